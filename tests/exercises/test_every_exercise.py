"""The wrong answers that an exercise lists are its test-suite: every lesson module found is put through it."""

import dataclasses
import functools
import inspect

import numpy as np
import pytest

from helpers.exercises import lessons
from helpers.exercises.judge import judge, matching_mistakes
from helpers.exercises.model import Exercise, Quiz
from helpers.exercises.verdicts import verdict_card

ITEMS = {name: lessons.load(name) for lesson in lessons.lessons() for name in lessons.names(lesson)}
EXERCISES = {name: item for name, item in ITEMS.items() if isinstance(item, Exercise)}
QUIZZES = {name: item for name, item in ITEMS.items() if isinstance(item, Quiz)}

each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
each_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"), [pytest.param(exercise, mistake, id=f"{name}-{mistake.name.replace(' ', '_')}")
                              for name, exercise in EXERCISES.items() for mistake in exercise.mistakes])
each_variant = pytest.mark.parametrize(
    ("exercise", "variant"), [pytest.param(exercise, variant, id=f"{name}-variant_{number}")
                              for name, exercise in EXERCISES.items()
                              for number, variant in enumerate(exercise.variants, 1)])


def value(exercise, answer):
    """Where a value is asked for, what the function stands for."""
    return answer if exercise.asks_for_function or not callable(answer) else answer()


@each_exercise
def test_has_three_hints_two_mistakes_or_more_and_no_text_missing(exercise):
    assert len(exercise.hints) == 3 and all(exercise.hints)
    assert len(exercise.mistakes) >= 2
    assert len({mistake.name for mistake in exercise.mistakes}) == len(exercise.mistakes)
    assert exercise.title and exercise.make_cases()


@each_exercise
def test_the_reference_is_right(exercise):
    verdict = judge(exercise, value(exercise, exercise.reference))
    assert verdict.kind == "right", verdict.sentences


@each_exercise
def test_cases_are_the_same_every_time(exercise):
    first, second = exercise.make_cases(), exercise.make_cases()
    for one, other in zip(first, second, strict=True):
        for left, right in zip(one, other, strict=True):
            if isinstance(left, np.ndarray):
                assert np.array_equal(left, right)


@each_variant
def test_every_correct_variant_is_right(exercise, variant):
    verdict = judge(exercise, value(exercise, variant))
    assert verdict.kind == "right", verdict.sentences


@each_mistake
def test_every_mistake_takes_what_it_is_called_with(exercise, mistake):
    # Otherwise it stops with a TypeError each time, which looks like itself and like no learner's answer.
    if exercise.asks_for_function:
        inspect.signature(mistake.wrong).bind(*exercise.argument_names)


@each_mistake
def test_every_mistake_gets_its_own_diagnosis_and_no_other(exercise, mistake):
    answer = value(exercise, mistake.wrong)
    assert [other.name for other in matching_mistakes(exercise, answer)] == [mistake.name]
    verdict = judge(exercise, answer)
    assert (verdict.kind, verdict.mistake) == ("mistake", mistake.name)
    assert len(verdict.sentences) == 1 and verdict.sentences[0].strip()
    others = [other.message for other in exercise.mistakes if other is not mistake]
    assert verdict.sentences[0] not in others


class Hostile:
    """An object that resists being looked at."""

    def __array__(self, *arguments, **keywords):
        raise RuntimeError("no")

    def __repr__(self):
        raise RuntimeError("no")

    __eq__ = __len__ = __iter__ = __bool__ = __str__ = __getitem__ = __repr__
    __hash__ = None


def forever(*arguments):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue


def endless(*arguments):
    while True:
        yield 1


def refuse(*arguments):
    raise ValueError("I would rather not")


def quit_(*arguments):
    raise SystemExit


def recurse(*arguments):
    return recurse(*arguments)


def itself(*arguments):
    result = []
    result.append(result)
    return result


RUBBISH = {
    "None": None, "a text": "abc", "an empty list": [], "a ragged list": [[1, 2], [3]], "a dictionary": {"a": 1},
    "a shape": np.zeros((3, 1, 7)), "a vector": np.arange(5), "no number": np.nan, "many": np.full((4, 784), np.nan),
    "infinity": np.inf, "objects": np.array([None, 1], dtype=object), "texts": np.array(["a", "b"]),
    "huge": np.broadcast_to(np.float32(0), (10**6, 10**6)), "a type": int, "a hostile object": Hostile(), "a set": {1},
    "complex": 1j, "a large number": 10**400, "a pair": (None, None), "bytes": b"abc",
    "dates": np.datetime64("2001-01-01"),
    "structured": np.zeros(3, dtype=[("a", int), ("b", float)]), "an error": ValueError("x"),
    "no numbers": np.zeros((0, 10)),
}
BEHAVIOUR = {
    "an exception": refuse, "sys.exit": quit_, "an endless loop": forever, "an endless generator": endless,
    "endless recursion": recurse, "a list in itself": itself,
    "the input": lambda *arguments: arguments[0] if arguments else None,
    "all inputs": lambda *arguments: arguments, "a function": lambda *arguments: refuse,
}


def with_signature(exercise, function):
    """`function` with the parameters that the exercise asks for, so that it gets past the check of the signature."""
    names = exercise.argument_names
    scope = {"function": function}
    return eval(f"lambda {', '.join(names)}: function({', '.join(names)})", scope)


@functools.cache
def with_time_limit(exercise, seconds):
    """One copy for all tests, so that what its mistakes lead to is computed once."""
    return dataclasses.replace(exercise, time_limit=seconds)


@pytest.mark.parametrize(("exercise", "name"), [
    pytest.param(exercise, rubbish, id=f"{name}-{rubbish.replace(' ', '_')}") for name, exercise in EXERCISES.items()
    for rubbish in [*RUBBISH, *(BEHAVIOUR if exercise.asks_for_function else [])]])     # a value does nothing
def test_unusable_answers_get_a_helpful_message(exercise, name):
    short = with_time_limit(exercise, 0.05 if name == "an endless loop" else 0.3)
    if exercise.asks_for_function:
        function = BEHAVIOUR[name] if name in BEHAVIOUR else functools.partial(lambda result, *_: result, RUBBISH[name])
        answer = with_signature(exercise, function)
    else:
        answer = RUBBISH[name]
    verdict = judge(short, answer)
    assert verdict.kind in ("wrong", "error", "mistake", "timeout"), name
    if name == "an endless loop":
        assert verdict.kind == "timeout"
    if name == "an exception":
        assert verdict.kind == "error" and "I would rather not" in verdict.sentences[0]
    words = " ".join(verdict.sentences)
    assert 10 < len(words) < 900, words
    card = verdict_card(verdict, "name", exercise.title, "0 of 1 in this lesson")
    assert card.text().startswith("✗ Not yet.") and "<strong>✗ Not yet.</strong>" in card.html()


@each_exercise
def test_the_stub_is_not_attempted_yet(exercise):
    answer = with_signature(exercise, lambda *arguments: ...) if exercise.asks_for_function else ...
    assert judge(exercise, answer).kind == "unattempted"


@pytest.mark.parametrize("quiz", QUIZZES.values(), ids=QUIZZES)
def test_a_quiz_has_words_for_everything(quiz):
    assert quiz.question.strip()
    texts = [option.text for option in quiz.options]
    assert all(texts) and len(set(texts)) == len(texts)
    if not quiz.prediction:
        assert sum(option.right for option in quiz.options) == 1
