"""`start.py claims` itself: what it keeps, and what it refuses."""

import json

import pytest

import tools.claims.__main__ as tool
from tools.claims.registry import Claim, Value, measured, percent


def test_the_median_and_the_range_over_the_seeds():
    claim = Claim("Z1", "", lambda mnist, seed: {"share": percent(seed / 10), "count": Value(4)}, (1, 2, 7), 0)
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
        claim("A1", "again")(lambda mnist, seed: {})
