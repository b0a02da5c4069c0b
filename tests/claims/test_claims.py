"""The claims: does every verdict follow from what was measured, and does data/measured.json say what they say?"""

from itertools import product

import pytest

import tools.claims.__main__  # noqa: F401 (enters all claims)
from helpers.measured import claims, read_measured
from tools.claims.registry import CLAIMS, Numbers, in_order, not_checkable
from tools.claims.registry import claim as entered
from tools.claims_table import is_table, table
from tools.sources import lesson_sources

MEASURED = read_measured()
CHECKABLE = [CLAIMS[id] for id in in_order(CLAIMS) if CLAIMS[id].checkable]
WORDS = {"lesson": "04", "topic": "data", "statement": "It rains", "source": None, "result": "it did"}


@pytest.mark.parametrize("claim", CHECKABLE, ids=lambda claim: claim.id)
def test_the_verdict_follows_from_the_numbers(claim):
    assert claim.holds(Numbers(MEASURED[claim.id]["full"])), MEASURED[claim.id]["full"]
    assert f"{{{{{claim.id} full" in claim.result, "its own measurement is shown"


@pytest.mark.parametrize("claim", CHECKABLE, ids=lambda claim: claim.id)
def test_other_numbers_would_contradict_the_verdict(claim):
    entries = MEASURED[claim.id]["full"]
    others = [{**entries, quantity: dict.fromkeys(("median", "min", "max"), number)}
              for quantity, number in product(entries, (-1, 0, 1, 0.5, 1e9))]
    assert not all(claim.holds(Numbers(other)) for other in others)


def test_the_file_has_the_words_of_all_claims():
    assert list(MEASURED) == in_order(CLAIMS)
    for id, claim in CLAIMS.items():
        words = {key: MEASURED[id][key] for key in claim.words()}
        assert words == claim.words(), f"{id}: run `python3 start.py claims`"
    assert [claim.verdict for claim in claims()] == [CLAIMS[id].verdict for id in in_order(CLAIMS)]


@pytest.mark.parametrize(("changed", "error"), [
    ({"verdict": "perhaps"}, "verdict: got 'perhaps'"),
    ({"verdict": "true with conditions"}, "condition: got ''"),
    ({"verdict": "true", "condition": "on Mondays"}, "condition: got 'on Mondays'"),
])
def test_a_verdict_that_does_not_fit_is_refused(changed, error):
    with pytest.raises(ValueError, match=error):
        entered("Z1", holds=bool, **WORDS, **changed)(lambda mnist, seed: {})
    assert "Z1" not in CLAIMS


def test_two_claims_cannot_share_an_id():
    with pytest.raises(ValueError, match="A1"):
        entered("A1", verdict="true", holds=bool, **WORDS)(lambda mnist, seed: {})
    with pytest.raises(ValueError, match="K1"):
        not_checkable("K1", topic="data", statement="It rains", source=None, result="no window")


def test_a_claim_belongs_to_the_module_of_its_lesson():
    for claim in CHECKABLE:
        assert claim.measure.__module__ == f"tools.claims.lesson_{claim.lesson}", claim.id


def test_the_tables_of_all_topics_are_on_the_page_and_link_to_their_lessons():
    page = lesson_sources()["13"].read_text(encoding="utf-8")
    for topic in {claim.topic for claim in CLAIMS.values()}:
        assert f"{{{{claims {topic}}}}}" in page
        text = table(f"claims {topic}", MEASURED, lesson_sources())
        assert "{{" not in text and text.count("\n") == 1 + sum(c.topic == topic for c in CLAIMS.values())
    assert is_table("claims data") and not is_table("E10 full raw")
    data = table("claims data", MEASURED, lesson_sources())
    assert "| A3 | 2,828 image dimensions [1: Training Data Scale] | × **false** |" in data  # noqa: RUF001
    assert "~ **true with conditions**: after a division by 255 |" in data and "](01_data.ipynb) |" in data
    assert "{{claims sources}}" in page
    sources = table("claims sources", MEASURED, lesson_sources())
    assert sources.startswith("[1] Colin Jaffe, *Neural Network Training Process for Digit Recognition* (2026); [2] ")


def test_an_unknown_topic_or_lesson_is_named():
    with pytest.raises(ValueError, match="Topics are: data, architecture"):
        table("claims nothing", MEASURED, lesson_sources())
    with pytest.raises(ValueError, match="got lesson '01'"):
        table("claims data", MEASURED, {})
