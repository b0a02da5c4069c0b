"""What mistakes give is kept, nobody can change it, and what went wrong once is not expected of the next answer."""

import numpy as np
import pytest

from helpers.exercises.judge import judge
from helpers.exercises.model import Exercise, Mistake


class Counted:
    """A function that counts how often it ran, with each argument."""

    def __init__(self, function):
        self.function, self.calls = function, []

    def __call__(self, values):
        self.calls.append(float(values[0]))
        return self.function(values)


@pytest.fixture
def doubled():
    """Twice the values. Mistakes: three times, which is right for 0; minus; nothing."""
    functions = [Counted(lambda values, factor=factor: factor * values) for factor in (2, 3, -1, 0)]
    reference, *wrong = functions
    cases = [(np.array([float(start), start + 1]),) for start in (1, 2, 3)]
    exercise = Exercise(title="t", reference=lambda values: reference(values), cases=cases, hints=["1", "2", "3"],
                        mistakes=[Mistake(f"{mistake}", one, f"{mistake}") for mistake, one in enumerate(wrong)])
    return exercise, functions


def test_a_mistake_is_run_when_it_is_needed(doubled):
    exercise, (_, *wrong) = doubled
    assert judge(exercise, lambda values: 2 * values).kind == "right"
    assert [len(one.calls) for one in wrong] == [0, 0, 0]
    for _ in range(3):
        assert judge(exercise, lambda values: 9 * values).mistake == "a factor"
    assert [one.calls for one in wrong] == [[1], [1], [1]]      # up to the first case that differs
    assert judge(exercise, lambda values: -values).mistake == "1"
    assert [one.calls[:1] for one in wrong] == [[1], [1], [1]] and set(wrong[1].calls) >= {1, 2, 3}
    assert [len(one.calls) for one in (wrong[0], wrong[2])] == [1, 1]


@pytest.fixture
def exponential():
    """e to the values. Mistakes: e to minus the values, and its logarithm."""
    return Exercise(title="t", reference=lambda values: np.exp(values), cases=[(np.arange(1.0, 4.0),)],
                    mistakes=[Mistake("minus", lambda values: np.exp(-values), "m"),
                              Mistake("logarithm", lambda values: np.log(values), "l")], hints=["1", "2", "3"])


EXP = np.exp


@pytest.mark.parametrize("first", [EXP, lambda values: EXP(-values), lambda values: 5 * values])
def test_numpy_changed_by_a_learner_does_no_harm_once_it_is_as_it_was(exponential, monkeypatch, first):
    with monkeypatch.context() as changed:
        changed.setattr(np, "exp", lambda values: 7 * values)
        changed.setattr(np, "log", lambda values: 9 * values)
        judge(exponential, first)
    assert judge(exponential, np.exp).kind == "right"
    for other in (7, -7, 9):                        # what the mistakes and the reference came to at that time
        verdict = judge(exponential, lambda values, factor=other: factor * values)
        assert (verdict.kind, verdict.mistake) == ("wrong", "")


def test_memory_that_ran_out_once_is_forgotten(doubled):
    exercise, functions = doubled

    def out_of_memory(values):
        raise MemoryError

    working = [one.function for one in functions]
    for one in functions:
        one.function = out_of_memory
    assert judge(exercise, lambda values: -values).kind == "unchecked"
    assert judge(exercise, out_of_memory).kind == "unchecked"
    for one, function in zip(functions, working, strict=True):
        one.function = function
    assert judge(exercise, lambda values: 2 * values).kind == "right"
    assert judge(exercise, lambda values: -values).mistake == "1"


class Meddler:
    """A result that overwrites whatever it is compared with."""

    def __eq__(self, other):
        other[:] = -1
        return True

    __hash__ = None


@pytest.mark.parametrize("by_detect", [False, True])
def test_a_result_cannot_change_what_is_expected_of_the_next(by_detect):
    def equal(result, expected, arguments):
        if isinstance(result, np.ndarray):
            return bool(np.array_equal(result, expected))
        return not by_detect and bool(result == expected)

    def detect(result, expected, arguments):
        return isinstance(result, Meddler) and result == expected

    detectors = [Mistake("found", lambda values: Meddler(), "m", detect=detect)] if by_detect else []
    exercise = Exercise(title="t", reference=lambda values: 2 * values, cases=[(np.ones(3),)], compare=equal,
                        mistakes=detectors, hints=["1", "2", "3"])
    judge(exercise, lambda values: Meddler())
    assert judge(exercise, lambda values: 2 * values).kind == "right"
    assert judge(exercise, lambda values: -np.ones(3)).kind == "wrong"


def test_an_answer_cannot_change_the_cases_or_what_comes_back_from_them():
    def overwrites(values):
        values[:] = 7
        return values

    exercise = Exercise(title="t", reference=lambda values: values, cases=[(np.ones(3),)], hints=["1", "2", "3"],
                        mistakes=[Mistake("as it came, negative", lambda values: np.negative(values, out=values), "m")])
    for _ in range(2):
        assert judge(exercise, overwrites).kind == "wrong"
        assert judge(exercise, lambda values: -values).kind == "mistake"
        assert judge(exercise, lambda values: values).kind == "right"


def test_a_reference_that_fails_in_a_trial_refuses_no_right_answer(doubled):
    exercise, (reference, *_) = doubled
    assert judge(exercise, lambda values: 2 * values).kind == "right"

    def out_of_memory_but_on_the_cases(values):
        if values[0] not in (1, 2, 3) or values[0] > values[1]:
            raise MemoryError
        return 2 * values

    reference.function, calls = out_of_memory_but_on_the_cases, len(reference.calls)
    assert judge(exercise, lambda values: 2 * values).kind == "right"
    assert len(reference.calls) > calls + 3, "it was asked for more than the cases"
