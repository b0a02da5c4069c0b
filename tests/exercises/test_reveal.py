"""What came of a prediction: said, measured, over so many runs, and why."""

import base64
import re

import pytest

from helpers.exercises import lessons, progress, quiz, reveal, reveals
from helpers.exercises.dots import WIDTH, Row, dot_plot
from helpers.exercises.model import Option, Quiz, bands
from helpers.exercises.reveals import resolve
from helpers.measured import Range


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


@pytest.fixture(autouse=True)
def full_set(monkeypatch):
    """Whatever data another test has loaded."""
    monkeypatch.setattr("helpers.data._last_source", "full")


@pytest.fixture
def blank_pixels():
    return lessons.load("blank_pixels")


def test_a_prediction_that_came_true(capsys):
    quiz("ten_images_per_digit", "c")
    capsys.readouterr()
    assert reveal("ten_images_per_digit", 0.7588) is None
    text = said(capsys)
    assert text.startswith("✓ As you said: c) About 75 %. You measured 75.9 %. Over 5 runs it was 76.2 % (75.4 to ")
    assert "a few examples of each go a long way." in text and "so far" not in text
    assert progress.score() == (1, 1)


def test_a_prediction_that_did_not_is_told_kindly(capsys):
    quiz("blank_pixels", "a")
    quiz("ten_images_per_digit", "c")
    reveal("ten_images_per_digit", 0.76)
    capsys.readouterr()
    reveal("blank_pixels", 0.808798)
    text = said(capsys)
    assert text.startswith("It came out otherwise. You said a) About 20 %. It is c) About 80 %. You measured 80.9 %.")
    assert "✗" not in text and "wrong" not in text and "runs" not in text       # counted once, and the same
    assert text.endswith("01.1 · 2 of 9 in this lesson · 1 of your 2 predictions came true so far · only you see this")


def test_what_was_said_first_is_what_is_told(capsys):
    quiz("blank_pixels", "a")
    reveal("blank_pixels", 0.8)
    quiz("blank_pixels", "c")
    capsys.readouterr()
    reveal("blank_pixels", 0.8)
    assert "You said a)" in said(capsys) and progress.score() == (0, 1)


def test_without_a_prediction_the_measurement_is_shown(capsys):
    reveal("blank_pixels", 0.5)
    text = said(capsys)
    assert text.startswith("It is b) About 50 %. You had made no prediction this time. You measured 50.0 %. "
                           "The course measured 80.9 %.")
    assert progress.score() == (0, 0) and progress.answer("blank_pixels") == {"came": "b"}


def test_several_values_are_told_by_their_names(capsys):
    reveal("pixel_scaling", 0.11, 0.95, 0.96)
    text = said(capsys)
    assert "a) The raw pixels" in text and "raw: you measured 11.0 %. Over 5 runs it was 11.2 % (11.2 to 11.3)." in text
    assert "0 to 1: you measured 95.0 %. Over 5 runs it was 95.0 %" in text
    reveal("pixel_scaling", 0.95, 0.95, 0.96)
    assert "d) No difference" in said(capsys)
    reveal("confidence_when_wrong", 0.21, 0.998)
    text = said(capsys)
    assert "least sure: you measured 21.0 %. surest: you measured 99.8 %. Over 5 runs it was 99.9 % (99.8 to" in text


def test_what_is_no_number_leaves_the_courses_own(capsys):
    reveal("blank_pixels", "many")
    text = said(capsys)
    assert "It is c) About 80 %." in text and "no number that can be shown" in text and "measured 80.9 %" in text


def test_the_subset_has_its_own_numbers(capsys, monkeypatch):
    monkeypatch.setattr("helpers.data._last_source", "subset")
    reveal("trained_accuracy", 0.93)
    assert "Over 5 runs it was 94.5 % (94.3 to 95.0)." in said(capsys)


@pytest.mark.parametrize(("name", "values", "words"), [
    ("blank_pixels", [-5], "got -5, expected a share from 0 to 1."),
    ("blank_pixels", [80.9], "got 80.9, expected a share from 0 to 1. Is it in percent? Divide by 100."),
    ("blank_pixels", [1e300], "got 1e+300, expected a share from 0 to 1."),
    ("blank_pixels", [0.8, 0.9], "got 2 values, expected 1."),
    ("epochs_for_random_labels", [9], "got 1 values, expected 2: true labels, random labels."),
])
def test_what_cannot_have_been_measured_is_named(capsys, name, values, words):
    reveal(name, *values)
    assert said(capsys) == f"○ Nothing to reveal. What was measured: {words}"
    assert progress.score() == (0, 0) and not progress.answer(name)


def test_calls_that_are_wrong_themselves(capsys):
    reveal("one_hot", 3)
    reveal("image_dimensions", 784)
    reveal("blank_pixels")
    reveal("blank_pixel", 3)
    reveal("01.2", 0.8)
    text = said(capsys)
    for words in ('"one_hot" is an exercise', '"image_dimensions" is no prediction', 'reveal("blank_pixels", value)',
                  'Did you mean "blank_pixels"?', '01.2 has a name now: `reveal("blank_pixels", ...)`.'):
        assert words in text


@pytest.mark.parametrize("truth", [None, lambda: 0, lambda value: 7, lambda value: None, lambda value: 1 / 0])
def test_a_truth_that_says_nothing_shows_what_was_measured(truth):
    question = Quiz("which_one", "?", [Option("one"), Option("two")], prediction=True, truth=truth, unit="pixels")
    assert resolve(question, (3,)).text().startswith("Measured: you had made no prediction.\n  You measured 3 pixels.")
    progress.choose("which_one", "b")
    assert resolve(question, (3,)).text().startswith("Measured: you said b) two.")


def test_each_value_stands_beside_as_many_runs_as_it_had(monkeypatch):
    found = {"I1 all": (Range(0.9, 0.8, 0.95), "share", 10), "I2 all": (Range(0.5, 0.4, 0.6), "share", 5)}
    monkeypatch.setattr(reveals, "runs_of", lambda claim, source: found[claim])
    question = Quiz("which_one", "?", [Option("one"), Option("two")], prediction=True,
                    claim={"first": "I1 all", "second": "I2 all"})
    text = resolve(question, (0.9, 0.5)).html()
    assert re.findall("Over ([0-9]+) runs", text) == ["10", "5"] and "highest of 5 or 10 runs" in text


def test_what_the_course_measured_is_not_said_to_be_the_learners(monkeypatch):
    monkeypatch.setattr(reveals, "runs_of", lambda claim, source: (Range(4.1, 4.1, 4.1), "times", 1))
    question = Quiz("which_one", "?", [Option("one"), Option("two")], prediction=True, claim="F10 small",
                    by_course=True)
    text = resolve(question, (4.1,)).text()
    assert "The course measured 4.1" in text and "ou measured" not in text


def test_a_claim_without_a_unit_has_the_questions(monkeypatch):
    monkeypatch.setattr(reveals, "runs_of", lambda claim, source: (Range(41.6, 33.5, 43.1), "", 5))
    question = Quiz("which_one", "?", [Option("one"), Option("two")], prediction=True, claim="E2 times",
                    unit="times as far")
    text = resolve(question, (39.5,)).text()
    assert "You measured 39.5 times as far. Over 5 runs it was 41.6 times as far (33.5 to 43.1)." in text


def test_bands_are_in_the_order_of_the_options():
    assert [bands(0.3, 0.7)(value) for value in (0, 0.3, 0.5, 0.9)] == [0, 1, 1, 2]
    with pytest.raises(ValueError, match="truth of which_one: got 2, expected the place of an option"):
        Quiz("which_one", "?", [Option("one"), Option("two")], prediction=True, truth=2)


# ---- the picture -----------------------------------------------------------------------------------------------------

def drawing(html):
    return base64.b64decode(re.search("base64,([^\"]+)", html)[1]).decode()


def test_the_dots_are_where_the_values_are():
    html = dot_plot([Row("", 0.76, Range(0.7621, 0.7542, 0.7643), "share", 5)])
    circles = [float(x) for x in re.findall('cx="([0-9.]+)"', drawing(html))]
    yours = float(re.search(r"M([0-9.]+) 6.0l", drawing(html))[1])
    assert circles[1] < yours < circles[0] < circles[2]
    assert ('alt="On a line from 75.2 % to 76.6 %, yours at 76.0 % and the course&#x27;s runs from 75.4 % to 76.4 %, '
            'the middle one at 76.2 %."') in html
    assert "<svg" not in html       # a notebook that is not trusted drops it


def test_rows_share_a_scale_that_shares_do_not_leave():
    html = dot_plot([Row("raw", 0.001, Range(0.1, 0.1, 0.1), "share", 5), Row("scaled", 1.0, None, "share", 0)])
    assert html.count("<img") == 2 and html.count("<small>0.0 %</small>") == 2 and html.count("100.0 %</small>") == 2
    assert "raw: on a line" in html


def test_a_value_outside_the_range_is_said_to_be_one():
    html = dot_plot([Row("", 0.4, Range(0.6, 0.5, 0.7), "", 5), Row("", 0.6, Range(0.6, 0.5, 0.7), "", 5)])
    assert "of 5 runs; one more value of the kind lies outside in up to 33 % of cases" in html
    assert "yours at 0.4 (outside) and the course" in html and "yours at 0.6 and" in html


@pytest.mark.parametrize("row", [
    Row("", 1.0, Range(0.9, 0.8, 0.9999), "", 5), Row("", 0.5, Range(0.6, 0.5002, 0.7), "", 5),  # written alike
    Row("", 0.5, Range(0.6, 0.5, 0.7), "", 5), Row("", 0.7, Range(0.6, 0.5, 0.7), "share", 5),
    Row("", 0.5, Range(0.6, 0.6, 0.6), "", 5), Row("", 0.5, None, "", 0), Row("", None, Range(0.6, 0.5, 0.7), "", 5),
])
def test_what_is_not_seen_to_lie_outside_does_not(row):
    assert not row.outside() and "outside" not in dot_plot([row])


def test_a_spread_may_be_larger_than_its_mean():
    reveal("final_cost_spread", 1.3, 1.9)  # the course's own runs go up to 172.8 %
    html = resolve(lessons.load("final_cost_spread"), (0.07, 1.9)).html()
    assert "You measured" not in html and "random labels: you measured 190.0 %" in html
    ends = [float(end) for end in re.findall(r"<small>([\d.]+) %</small>", html)]
    assert ends[1] > 190 and max(map(float, re.findall('cx="([0-9.]+)"', drawing(html)))) < WIDTH


@pytest.mark.parametrize("rows", [
    [], [Row("", 0.5, None, "share", 0)], [Row("", 0.5, Range(0.5, 0.5, 0.5), "share", 5)],
    [Row("", None, Range(0.5, 0.5, 0.5), "share", 5)], [Row("", 0.80877, Range(*[0.808798] * 3), "share", 5)],
    [Row("a", 3, Range(1, 1, 2), "pixels", 5), Row("b", 0.5, Range(0.5, 0.4, 0.6), "share", 5)],
])
def test_where_nothing_can_be_compared_there_is_no_picture(rows):
    assert dot_plot(rows) == ""


def test_the_picture_stands_in_the_card(blank_pixels):
    html = resolve(blank_pixels, (0.7,)).html()
    assert html.index("You measured") < html.index("<img") < html.index("paper all around")
