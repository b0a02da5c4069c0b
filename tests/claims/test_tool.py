"""`start.py claims` itself: what it keeps, and what it refuses."""

import json

import pytest

import tools.claims.__main__ as tool
from tools.claims import unfinished
from tools.claims.registry import Claim, Value, measured, percent


def test_the_median_and_the_range_over_the_seeds():
    claim = Claim("Z1", lambda mnist, seed: {"share": percent(seed / 10), "count": Value(4)}, (1, 2, 7), 0)
    assert measured(claim, None) == {
        "share": {"median": 20, "min": 10, "max": 70, "unit": "%", "seeds": 3},
        "count": {"median": 4, "min": 4, "max": 4, "unit": "", "seeds": 3}}


def test_one_claim_measured_again_leaves_the_others_as_they_were(tmp_path, monkeypatch):
    monkeypatch.setattr(tool, "FILE", tmp_path / "measured.json")
    tool.keep("A1", "full", {"train": {"median": 1}})
    tool.keep("A1", "subset", {"train": {"median": 2}})
    tool.keep("A2", "full", {"pixels": {"median": 3}})
    tool.keep("A1", "full", {"train": {"median": 4}})
    claims = json.loads((tmp_path / "measured.json").read_text(encoding="utf-8"))["claims"]
    assert claims == {"A1": {"full": {"train": {"median": 4}}, "subset": {"train": {"median": 2}}},
                      "A2": {"full": {"pixels": {"median": 3}}}}
    assert [path.name for path in tmp_path.iterdir()] == ["measured.json"]


def test_a_claim_that_does_not_exist_is_named_and_nothing_is_measured(capsys):
    assert tool.main(["A1", "Q99"]) == 2
    error = capsys.readouterr().err
    assert "Q99" in error and "E10" in error


def test_two_claims_cannot_share_an_id():
    from tools.claims.registry import claim

    with pytest.raises(ValueError, match="A1"):
        claim("A1")(lambda mnist, seed: {})


class Set:
    source = "full"


def stops_at_seed_2(done):
    def measure(mnist, seed):
        if seed == 2 and 2 not in done:
            done.append(seed)
            raise KeyboardInterrupt
        done.append(seed)
        return {"share": percent(seed / 10), "count": Value(4)}
    return Claim("Z1", measure, (0, 1, 2), 0)


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path):
    done = []
    claim = stops_at_seed_2(done)
    kept = unfinished.Results(tmp_path / "unfinished")
    with pytest.raises(KeyboardInterrupt):
        measured(claim, Set, run=kept.get)
    again = unfinished.Results(tmp_path / "unfinished")
    assert again.count == 2
    assert measured(claim, Set, run=again.get) == measured(claim, Set)
    assert done[:4] == [0, 1, 2, 2], "seeds 0 and 1 are not measured twice"
    again.forget(["Z1"])
    assert list(tmp_path.iterdir()) == []


def test_results_of_other_code_and_damaged_ones_are_measured_again(tmp_path, monkeypatch):
    claim = Claim("Z1", lambda mnist, seed: {"count": Value(seed)}, (0, 1), 0)
    measured(claim, Set, run=unfinished.Results(tmp_path).get)
    next(iter(tmp_path.glob("*_0.json"))).write_text('{"code": ')
    assert unfinished.Results(tmp_path).count == 1
    monkeypatch.setattr(unfinished, "_code", lambda: "other")
    assert unfinished.Results(tmp_path).count == 0


def test_forgetting_one_claim_leaves_the_others(tmp_path):
    for id in ("Z1", "Z11"):
        claim = Claim(id, lambda mnist, seed: {"count": Value(seed)}, (0,), 0)
        measured(claim, Set, run=unfinished.Results(tmp_path).get)
    unfinished.Results(tmp_path).forget(["Z1"])
    assert [path.name for path in tmp_path.iterdir()] == ["Z11_full_0.json"]
