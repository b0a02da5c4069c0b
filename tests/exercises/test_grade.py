"""Points for an answer: what a grader calls."""

import pytest

from helpers import progress
from helpers.exercises import grade
from helpers.exercises.lessons import load


def test_right_wrong_and_not_attempted():
    exercise = load("squared_error")
    points, reasons = grade("squared_error", exercise.reference)
    assert points == 1.0 and reasons[0] == "✓ Right."
    mistake = exercise.mistakes[0]
    points, reasons = grade("squared_error", mistake.wrong)
    assert points == 0.0 and isinstance(mistake.message, str) and mistake.message in reasons
    assert grade("squared_error", lambda output, target: ...) == (
        0.0, ["○ Not attempted yet.", "Write your answer where the `...` is, then run the cell again."])


def test_several_values():
    right = load("step_by_hand").reference
    right = right() if callable(right) else right
    assert grade("step_by_hand", *right).points == 1.0
    assert grade("step_by_hand", right[0], right[1], -1.0).points == 0.0


def test_nothing_is_shown_and_nothing_kept(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.json"))
    before = progress.done()
    grade("one_hot", load("one_hot").reference)
    assert capsys.readouterr().out == "" and progress.done() == before and not (tmp_path / "progress.json").exists()


def test_what_is_no_exercise_is_refused():
    with pytest.raises(LookupError, match="one_hod"):
        grade("one_hod", 1)
    with pytest.raises(LookupError, match="question"):
        grade("blank_pixels", 1)
    with pytest.raises(TypeError, match="answers"):
        grade("one_hot")
