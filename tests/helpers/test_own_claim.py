"""A statement of the learner's own: measured, judged, kept, and told on the home page."""

import numpy as np
import pytest

from helpers import home, own_claim
from helpers.own_claim import own_claims, put_to_the_test


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    kept = {}
    monkeypatch.setattr(own_claim.progress, "write", kept.__setitem__)
    monkeypatch.setattr(own_claim.progress, "written", lambda name: kept.get(name, ""))


def test_it_is_measured_judged_and_kept(capsys):
    claim = put_to_the_test(" More is more ", lambda seed: seed / 10, lambda numbers: numbers.max() < 0.5)
    assert claim == ("More is more", (0.0, 0.1, 0.2), True)
    assert claim.words() == "More is more: it holds. Median 0.1 (0 to 0.2) over 3 seeds."
    assert "seed 2: 0.2" in capsys.readouterr().out
    put_to_the_test("Less is more", lambda seed: seed, lambda numbers: numbers.min() > 0, seeds=(0, 4))
    put_to_the_test("More is more", lambda seed: 1, lambda numbers: numbers.max() < 0.5)     # measured again
    assert [(one.statement, one.holds) for one in own_claims()] == [("More is more", False), ("Less is more", False)]
    page = home.page()
    assert "**You measured:**" in page and "Less is more: it does not hold" in page


def test_what_is_kept_and_is_none_is_nothing(monkeypatch):
    for text in ("", "[]", "{", '{"a": 1}', '{"a": [[], true]}', '{"a": [["x"], true]}'):
        monkeypatch.setattr(own_claim.progress, "written", lambda name, text=text: text)
        assert own_claims() == []


@pytest.mark.parametrize(("changed", "message"), [
    ({"statement": " "}, "statement: got ' '"),
    ({"statement": 3}, "statement: got 3"),
    ({"measure": lambda seed: None}, "measure: got None for seed 0, expected one finite number"),
    ({"measure": lambda seed: np.nan}, "measure: got nan"),
    ({"measure": lambda seed: np.zeros(2)}, "measure: got array"),
    ({"rule": lambda numbers: True}, "rule: got one that is True for every number"),
    ({"rule": lambda numbers: numbers.sum() > np.inf}, "rule: got one that is False for every number"),
    ({"rule": lambda numbers: numbers > 0}, r"rule: got array\(.*expected True or False for all numbers together"),
    ({"seeds": [1]}, "seeds: got 1, expected two or more"),
])
def test_what_tests_nothing_is_refused_and_nothing_is_kept(changed, message):
    given = {"statement": "It rains", "measure": float, "rule": lambda numbers: numbers.max() < 2, **changed}
    with pytest.raises((ValueError, TypeError), match=message):
        put_to_the_test(**given)
    assert own_claims() == []
