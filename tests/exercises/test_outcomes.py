"""What references and mistakes give is computed once, and nobody can change it."""

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


def test_a_mistake_is_run_when_it_is_needed_and_once(doubled):
    exercise, (reference, *wrong) = doubled
    assert judge(exercise, lambda values: 2 * values).kind == "right"
    assert [len(one.calls) for one in wrong] == [0, 0, 0]
    for _ in range(2):
        assert judge(exercise, lambda values: -values).mistake == "1"
    assert reference.calls == [1, 2, 3]
    assert [one.calls for one in wrong] == [[1], [1, 2, 3], []]     # up to the first case that differs; never the last
    assert judge(exercise, lambda values: 9 * values).kind == "wrong"
    assert [one.calls for one in wrong] == [[1], [1, 2, 3], [1]]


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
