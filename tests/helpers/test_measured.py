"""Measured numbers and words of claims, as lessons' texts and code get them."""

import json

import pytest

from helpers import measured as module
from helpers.measured import Range, claims, fill, measured_range, read_measured, recorded
from helpers.wording import MINUS


def claim(median, low, high, unit=""):
    return {"A1": {"full": {"it": {"median": median, "min": low, "max": high, "unit": unit, "seeds": [0]}}}}


@pytest.mark.parametrize(
    ("measured", "both", "median", "between"),
    [
        (claim(0.9621, 0.96, 0.9644, "share"), "96.2 % (96.0 to 96.4)", "96.2 %", "96.0 to 96.4 %"),
        (claim(1, 1, 1, "share"), "100.0 %", "100.0 %", "100.0 %"),
        (claim(0.9999, 0.99996, 1, "share"), "99.99 % (99.996 to 100.0)", "99.99 %", "99.996 to 100.0 %"),
        (claim(0.9621, 0.9619, 0.9622, "share"), "96.2 %", "96.2 %", "96.2 %"),
        (claim(60000, 60000, 60000), "60,000", "60,000", "60,000"),
        (claim(5923.0, 5421.0, 6742.0, "px"), "5,923 px (5,421 to 6,742)", "5,923 px", "5,421 to 6,742 px"),
        (claim(0.12345, 0.1, 0.2), "0.123 (0.100 to 0.200)", "0.123", "0.100 to 0.200"),
        (claim(3.5, 3, 4, "times"), "3.5 times (3.0 to 4.0)", "3.5 times", "3.0 to 4.0 times"),
        (claim(1, 1, 2, "epochs"), "1 epoch (1 to 2)", "1 epoch", "1 to 2 epochs"),
        (claim(1, 1, 2, "passes"), "1 pass (1 to 2)", "1 pass", "1 to 2 passes"),
        (claim(12345.6, 0, 99999.5), "12,300 (0 to 100,000)", "12,300", "0 to 100,000"),
        (claim(1.234e-7, 9.999e-8, 2e-7), "1.23 × 10⁻⁷ (1.00 × 10⁻⁷ to 2.00 × 10⁻⁷)", "1.23 × 10⁻⁷", "1.00 × 10⁻⁷ to 2.00 × 10⁻⁷"),  # noqa: E501, RUF001
        (claim(0.0009, 0.0006, 0.0013, "points"), "0.09 points (0.06 to 0.13)", "0.09 points", "0.06 to 0.13 points"),
        (claim(0.0687, 0.0379, 0.0754), "0.069 (0.038 to 0.075)", "0.069", "0.038 to 0.075"),
        (claim(-0.00241, 0.000312, 0.8), f"{MINUS}0.002 (0.0003 to 0.800)", f"{MINUS}0.002", "0.0003 to 0.800"),
        (claim(0.8, 0.8, 0.8), "0.8", "0.8", "0.8"),
        (claim(0.9998, 0.9997, 0.9999), "1.00", "1.00", "1.00"),
        (claim(0.6598, 0.51, 0.72), "0.660 (0.510 to 0.720)", "0.660", "0.510 to 0.720"),
        (claim(-1.5, -2.25, 9.996, "s"), f"{MINUS}1.50 s ({MINUS}2.25 to 10.0)", f"{MINUS}1.50 s",
         f"{MINUS}2.25 to 10.0 s"),
    ],
)
def test_the_three_forms(measured, both, median, between):
    assert fill("A1 full it", measured) == both
    assert fill("A1 full it median", measured) == median
    assert fill("A1  full it  range", measured) == between


def test_a_quantity_may_have_several_words_and_even_be_called_median():
    measured = {"A1": {"full": {"centre of mass": claim(1, 1, 1)["A1"]["full"]["it"]}}}
    assert fill("A1 full centre of mass", measured) == "1"
    measured["A1"]["full"]["median"] = claim(2, 2, 2)["A1"]["full"]["it"]
    assert fill("A1 full median", measured) == "2"


@pytest.mark.parametrize(("verdict", "condition", "said"), [
    ("true", "", "true"), ("true with conditions", "for tiny steps", "true with conditions: for tiny steps")])
def test_a_verdict_comes_with_its_condition(verdict, condition, said):
    measured = {"A1": claim(1, 1, 1)["A1"] | {"verdict": verdict, "condition": condition}}
    assert fill("A1 verdict", measured) == said
    with pytest.raises(ValueError, match="A2 verdict"):
        fill("A2 verdict", measured)


UNKNOWN = ["A2 full it", "A1 subset it", "A1 full that", "A1 full", "A1", "A1 full median"]


@pytest.mark.parametrize("placeholder", UNKNOWN)
def test_an_unknown_placeholder_is_named_with_what_there_is(placeholder):
    with pytest.raises(ValueError, match=rf"\{{{placeholder}\}}.*A1 full it\."):
        fill(placeholder, claim(1, 1, 1))


@pytest.mark.parametrize("value", [None, "96", True, float("nan")])
def test_a_measurement_that_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="not a placeholder"):
        fill("A1 full it", claim(value, 1, 1))


def test_the_file(tmp_path):
    assert read_measured(tmp_path) == {}
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "measured.json"
    path.write_text(json.dumps({"about": "x", "claims": claim(1, 1, 1)}), encoding="utf-8")
    assert fill("A1 full it", read_measured(tmp_path)) == "1"
    for broken in ("{", "[]", "{}"):
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(ValueError, match=r"measured\.json"):
            read_measured(tmp_path)


WORDS = {"topic": "data", "lesson": "01", "statement": "It rains", "source": None, "verdict": "true", "condition": "",
         "result": "it did"}


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A file with claim A1, and where the reads of it are noted."""
    (tmp_path / "data").mkdir()
    content = {"A1": {**WORDS, "code": {}, **claim(0.96, 0.95, 0.975, "share")["A1"]}}
    (tmp_path / "data" / "measured.json").write_text(json.dumps({"claims": content}), encoding="utf-8")
    monkeypatch.setattr(module, "read_measured", lambda: read_measured(tmp_path))
    monkeypatch.setenv("COURSE_MEASURED_LOG", str(tmp_path / "log"))
    return tmp_path


def test_code_reads_one_quantity_and_the_read_is_noted(file):
    assert measured_range("A1", "it", "full") == Range(0.96, 0.95, 0.975)
    for wrong in (("A1", "it", "subset"), ("A2", "it", "full"), ("A1", "that", "full"), ("A1", "full", "code")):
        with pytest.raises(LookupError, match=r"expected one of A1 full it\."):
            measured_range(*wrong)
    assert (file / "log").read_text(encoding="utf-8") == "A1 full it\n"


def test_code_reads_all_claims_and_each_verdict_is_noted(file):
    [only] = claims()
    assert (only.id, only.statement, only.verdict) == ("A1", "It rains", "true")
    assert (file / "log").read_text(encoding="utf-8") == "A1 verdict\n"


def test_without_a_log_nothing_is_noted(file, monkeypatch):
    monkeypatch.delenv("COURSE_MEASURED_LOG")
    measured_range("A1", "it", "full")
    assert not (file / "log").exists()


def test_what_was_noted_is_looked_up_again(file):
    measured = read_measured(file)
    assert recorded("A1 full it", measured) == "0.96 (0.95 to 0.975)"
    assert recorded("A1 verdict", measured) == "true"
    for gone in ("A1 subset it", "A1 full that", "A2 full it", "A2 verdict"):
        assert recorded(gone, measured) is None


def test_the_courses_own_file_is_found():
    assert measured_range("A4", "levels", "full") == Range(256, 256, 256)


def test_learners_old_copies_find_the_old_names():
    assert module.measured_ranges("A4", "full")["levels"] == Range(256, 256, 256)
    assert {claim.verdict for claim in module.sentences()} == set(module.VERDICTS)
    with pytest.raises(AttributeError, match="no attribute 'measured_range_of'"):
        module.measured_range_of  # noqa: B018
