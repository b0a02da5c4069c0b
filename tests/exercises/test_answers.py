"""Answers in the manner of students (see answers/): are the right ones accepted, and is each mistake named?"""

import pytest

from tests.exercises.answers import judged, load
from tests.exercises.answers.__main__ import shares, unjudged, verdict_of

ANSWERS, RARE = load(), load("rare_*.py")
BOTH = ANSWERS | RARE
WRONG = {name: answer for name, answer in ANSWERS.items() if answer.mistake}


@pytest.fixture(scope="module")
def verdicts():
    return {name: verdict_of(answer) for name, answer in BOTH.items()}


@pytest.mark.parametrize("name", [name for name, answer in BOTH.items() if not answer.mistake])
def test_every_right_answer_is_accepted(name, verdicts):
    assert verdicts[name].kind == "right", verdicts[name].sentences


@pytest.mark.parametrize("name", [name for name, answer in BOTH.items() if answer.mistake])
def test_no_wrong_answer_is_accepted(name, verdicts):
    assert verdicts[name].kind != "right", BOTH[name].mistake


def test_what_is_said_was_judged_by_a_reader(verdicts):
    assert unjudged(ANSWERS, verdicts) == [], "python -m tests.exercises.answers --new shows them"
    assert judged().keys() <= WRONG.keys()


def test_mistakes_are_named(verdicts):
    found = shares(ANSWERS, verdicts)
    assert found["named or made clear"] >= 0.92 and found["named wrongly"] < 0.005, found
