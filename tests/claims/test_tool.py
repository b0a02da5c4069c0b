"""`start.py claims` itself: what it stores, what it measures again, and what it refuses."""

import json
import shutil
import subprocess
import sys

import pytest

import tools.claims.__main__ as tool
from helpers.measured import ROOT, read_measured
from tools.claims import record, unfinished
from tools.claims.code import code_of
from tools.claims.registry import CLAIMS, Claim, Value, measured, share


def an_example(seed):
    return {"part": share(seed / 10), "count": Value(4)}


def example(mnist, seed):
    """A claim's function, which stands here so that its code can be found."""
    return an_example(seed)


def a_claim(id="Z1", measure=example, seeds=(0,)):
    return Claim(id, "data", "01", "It rains", None, "true", "", "it did", measure, bool, seeds)


class Set:
    source = "full"


CODE = "0123456789ab"
CODES = {"Z1": CODE, "Z11": CODE}


def test_the_median_and_the_range_over_the_seeds():
    assert measured(a_claim(seeds=(1, 2, 7)), None) == {
        "part": {"median": 0.2, "min": 0.1, "max": 0.7, "unit": "share", "seeds": 3},
        "count": {"median": 4, "min": 4, "max": 4, "unit": "", "seeds": 3}}


def test_one_claim_measured_again_leaves_the_others_as_they_were(tmp_path):
    file = tmp_path / "measured.json"
    for id, source, number in (("A1", "full", 1), ("A1", "subset", 2), ("A2", "full", 3), ("A1", "full", 4)):
        record.enter(CLAIMS[id], source, {"it": {"median": number}}, CODE, file)
    claims = json.loads(file.read_text(encoding="utf-8"))["claims"]
    assert claims == {"A1": {"code": {"full": CODE, "subset": CODE},
                             "full": {"it": {"median": 4}}, "subset": {"it": {"median": 2}}},
                      "A2": {"code": {"full": CODE}, "full": {"it": {"median": 3}}}}
    assert [path.name for path in tmp_path.iterdir()] == ["measured.json"]


ENTERING = """
import sys
from pathlib import Path
import tools.claims.__main__
from tools.claims import record
from tools.claims.registry import CLAIMS
for number in range(25):
    numbers = {f"it_{n}": {"median": n} for n in range(number + 1)}
    record.enter(CLAIMS[sys.argv[1]], "full", numbers, "0", Path(sys.argv[2]))
"""


def test_two_runs_at_once_lose_nothing(tmp_path):
    file = tmp_path / "measured.json"
    runs = [subprocess.Popen([sys.executable, "-c", ENTERING, id, file], cwd=ROOT) for id in ("A1", "A2", "A3")]
    assert [run.wait() for run in runs] == [0, 0, 0]
    claims = json.loads(file.read_text(encoding="utf-8"))["claims"]
    assert {id: len(claims[id]["full"]) for id in claims} == {"A1": 25, "A2": 25, "A3": 25}
    assert [path.name for path in tmp_path.iterdir()] == ["measured.json"]


def test_a_lock_that_stays_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(record, "PATIENCE", 0.1)
    lock = tmp_path / "measured.lock"
    lock.touch()
    with pytest.raises(TimeoutError, match=r"measured\.lock.*delete it"):
        record.refresh_words(tmp_path / "measured.json")


def test_the_words_are_copied_without_measuring_and_a_claim_that_is_gone_goes(tmp_path):
    file = tmp_path / "measured.json"
    result = {"train": {"median": 1}}
    record.enter(CLAIMS["A1"], "full", result, CODE, file)
    record.enter(a_claim("Z9"), "full", result, CODE, file)
    record.refresh_words(file)
    claims = json.loads(file.read_text(encoding="utf-8"))["claims"]
    assert set(claims) == set(CLAIMS)
    assert claims["A1"]["statement"] == CLAIMS["A1"].statement and claims["A1"]["full"] == result
    assert claims["K1"]["verdict"] == "not checkable" and "full" not in claims["K1"]


def test_a_claim_that_does_not_exist_is_named_and_nothing_is_measured(capsys):
    assert tool.main(["A1", "Q99", "K1"]) == 2
    error = capsys.readouterr().err
    assert "Q99, K1" in error and "E10" in error


@pytest.fixture
def copy(tmp_path):
    """A copy of the code behind the claims."""
    for folder in ("helpers", "tools"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "figures"))
    return tmp_path


TRAINING = {"A7", "B3", "D1", "E10", "F1", "G1", "H1", "H10", "I1", "J1"}
NOT_TRAINING = {"A1", "A2", "A3", "A4", "A6"}


def changed_by(copy, name, old, new):
    """The claims whose code is another one after an edit in a file."""
    ids = [id for id, claim in CLAIMS.items() if claim.checkable]
    before = {id: code_of(CLAIMS[id], copy) for id in ids}
    path = copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return {id for id in ids if code_of(CLAIMS[id], copy) != before[id]}


def test_a_changed_line_of_the_network_ages_the_claims_that_train(copy):
    stale = changed_by(copy, "helpers/network.py", "random.permutation(len(images))", "np.arange(len(images))")
    assert stale >= TRAINING and not stale & NOT_TRAINING
    assert changed_by(copy, "helpers/momentum.py", "NEGLIGIBLE = 1e-30", "NEGLIGIBLE = 1e-3") == stale


@pytest.mark.parametrize(("file", "old", "new"), [
    ("helpers/history.py", "epoch {epoch:2d}:", "after epoch {epoch:2d}:"),
    ("helpers/wording.py", "rounded = float", "rounded = 2 * float"),
    ("helpers/home.py", "MARK = ", "MARK = OTHER = "),
    ("helpers/network.py", "import numpy as np\n", "import numpy as np\n\nNEW = 1\n")])
def test_code_that_no_number_rests_on_ages_nothing(copy, file, old, new):
    assert not changed_by(copy, file, old, new)


def test_how_numbers_are_summed_up_ages_all(copy):
    assert len(changed_by(copy, "tools/claims/registry.py", '("min", min(numbers))', '("min", max(numbers))')) == len(
        [id for id, claim in CLAIMS.items() if claim.checkable])


def test_an_import_in_a_function_and_an_attribute_of_a_module_are_followed(copy):
    stale = changed_by(copy, "helpers/descent.py", "    return 2 * np.asarray(x)", "    return 3 * np.asarray(x)")
    assert "E1" in stale and "E2" not in stale
    assert "F3" in changed_by(copy, "helpers/quiet_tensorflow.py", "import tensorflow", "import tensorflow, os")


def test_code_that_changes_while_it_is_measured_leaves_the_claim_stale(tmp_path, monkeypatch):
    found = iter(["before", "after", "after", "after"])
    monkeypatch.setattr(tool, "code_of", lambda claim: next(found))
    monkeypatch.setattr(record, "code_of", lambda claim: next(found))
    monkeypatch.setattr(record.enter, "__defaults__", (tmp_path / "measured.json",))
    monkeypatch.setattr(unfinished.Results.__init__, "__defaults__", (tmp_path / "unfinished",))
    tool._measure([("A2", "subset")])
    entry = json.loads((tmp_path / "measured.json").read_text(encoding="utf-8"))["claims"]["A2"]
    assert entry["code"] == {"subset": "before"} and record.stale(CLAIMS["A2"], entry, "subset")


def test_a_file_with_the_marks_of_a_merge_is_named(tmp_path):
    (tmp_path / "measured.json").write_text("<<<<<<< HEAD\n{}")
    with pytest.raises(ValueError, match=r"measured\.json: got no JSON"):
        record.stale_ids(tmp_path / "measured.json")


def test_comments_and_docstrings_age_nothing(copy):
    assert not changed_by(copy, "helpers/network.py", '"""The NumPy network', '# a comment\n"""Our own network')
    assert not changed_by(copy, "tools/claims/networks.py", '"""The networks', '# a comment\n"""Some networks')


def test_a_changed_recipe_ages_only_the_claims_that_use_it(copy):
    stale = changed_by(copy, "tools/claims/networks.py", "momentum=0, batch_size=10", "momentum=0.5, batch_size=10")
    assert stale == {"F4", "G1", "G2", "G3", "G4", "G5", "G6", "G7"}, "lesson 08 picks networks by name"


def test_words_and_rules_age_nothing(copy):
    assert not changed_by(copy, "tools/claims/lesson_01.py", 'statement="784 pixels an image"', 'statement="Many"')
    assert not changed_by(copy, "tools/claims/lesson_01.py", "x.pixels == 784", "x.pixels == 785")
    assert changed_by(copy, "tools/claims/lesson_01.py", "train_images[0].size", "test_images[0].size") == {"A2"}


def test_more_seeds_age_a_claim():
    claim = CLAIMS["A7"]
    assert code_of(claim) != code_of(Claim(**{**vars(claim), "seeds": range(6)}))


def test_stale_lists_ids_and_nothing_else(monkeypatch, capsys):
    claims = read_measured()
    monkeypatch.setattr(record, "code_of", lambda claim: claims[claim.id]["code"].get("full"))
    for claim in claims.values():
        claim["code"] = {"full": "0" * 12, "subset": "0" * 12}
    monkeypatch.setattr(record, "_read", lambda file: {"claims": claims})
    assert tool.main(["--stale"]) == 0 and capsys.readouterr().out == ""
    claims["E10"]["code"]["subset"] = "1" * 12
    del claims["A2"]["full"]
    assert tool.main(["--stale"]) == 1 and capsys.readouterr().out == "A2\nE10\n"


def stops_at_seed_2(done):
    def measure(mnist, seed):
        if seed == 2 and 2 not in done:
            done.append(seed)
            raise KeyboardInterrupt
        done.append(seed)
        return an_example(seed)
    return a_claim(measure=measure, seeds=(0, 1, 2))


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path):
    done = []
    claim = stops_at_seed_2(done)
    folder = tmp_path / "unfinished"
    with pytest.raises(KeyboardInterrupt):
        measured(claim, Set, run=unfinished.Results(CODES, folder).get)
    again = unfinished.Results(CODES, folder)
    assert measured(claim, Set, run=again.get) == measured(claim, Set)
    assert again.reused == 2
    assert done[:4] == [0, 1, 2, 2], "seeds 0 and 1 are not measured twice"
    again.forget(["Z1"])
    assert list(folder.iterdir()) == []


def test_results_of_other_code_and_damaged_ones_are_measured_again(tmp_path):
    claim = a_claim(seeds=(0, 1))
    measured(claim, Set, run=unfinished.Results(CODES, tmp_path).get)
    next(iter(tmp_path.glob("*_0.json"))).write_text('{"code": ')
    again = unfinished.Results(CODES, tmp_path)
    measured(claim, Set, run=again.get)
    assert again.reused == 1
    other = unfinished.Results({"Z1": "other"}, tmp_path)
    measured(claim, Set, run=other.get)
    assert other.reused == 0


def test_forgetting_one_claim_leaves_the_others(tmp_path):
    results = unfinished.Results(CODES, tmp_path)
    for id in ("Z1", "Z11"):
        measured(a_claim(id), Set, run=results.get)
    results.forget(["Z1"])
    assert [path.name for path in tmp_path.iterdir()] == ["Z11_full_0.json"]
