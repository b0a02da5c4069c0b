"""Calls with one argument changed alone: does the answer take notice, and is it right there as well?"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from helpers.exercises.compare import KINDS, LARGEST, find_difference, freeze
from helpers.exercises.model import Exercise
from helpers.exercises.outcomes import outcome
from helpers.exercises.runner import Failure, run


@dataclass(frozen=True)
class Trial:
    """A case of the exercise with another value in one place."""

    case: int
    argument: int
    value: Any
    reordered: bool = False             # the same values in another order: much takes no notice of that, and rightly

    def make(self, exercise: Exercise) -> tuple:
        """Fresh arguments for a call."""
        arguments = list(exercise.make_case(self.case))
        arguments[self.argument] = copy.deepcopy(self.value)
        return tuple(arguments)


_kept: WeakKeyDictionary[Exercise, list[Trial]] = WeakKeyDictionary()


def trials(exercise: Exercise) -> list[Trial]:
    """For each argument up to three calls in which the reference's result is another than before.

    Where an exercise compares in its own way, many answers are right, and what is right for other arguments may not
    be as plain as in its cases: then only what is there for the randomness is changed.
    """
    if exercise not in _kept:
        cases = exercise.make_cases()
        before = [outcome(exercise, exercise.reference, case) for case in exercise.make_cases()]
        _kept[exercise] = [trial for argument, name in enumerate(exercise.argument_names)
                           if exercise.compare is None or is_random(cases[0][argument], name)
                           for candidates in _candidates(cases, argument)
                           if (trial := _first_telling(exercise, candidates, before))]
    return _kept[exercise]


def _candidates(cases: list[tuple], argument: int) -> Iterator[list[Trial]]:
    """Three lists of trials to choose one of each from: other cases' values, values changed, values in reverse."""
    values = [case[argument] for case in cases]
    yield [Trial(place, argument, other) for place, value in enumerate(values) for other in values
           if _same_kind(value, other)]
    for change in (_changed, _reversed):
        made = [(place, change(value)) for place, value in enumerate(values)]
        yield [Trial(place, argument, value, change is _reversed) for place, value in made if value is not None]


def _first_telling(exercise: Exercise, candidates: list[Trial], before: list) -> Trial | None:
    for trial in candidates:
        if isinstance(before[trial.case], Failure):
            continue
        after = outcome(exercise, exercise.reference, trial.make(exercise))
        one, other = plain(before[trial.case]), plain(after)
        if one is not None and other is not None and find_difference(one, other, exercise.tolerance):
            return trial
    return None


def _same_kind(one: Any, other: Any) -> bool:
    # Arrays of one size only: those of two arguments often have to fit.
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and one.shape == other.shape
    return type(one) is type(other) and (not isinstance(one, list) or len(one) == len(other))


def _changed(value: Any) -> Any:
    """Another value of the same kind, size and range, or None."""
    if isinstance(value, bool | np.bool_):
        return not value
    if isinstance(value, int | np.integer):
        return value + 1
    if isinstance(value, float | np.floating):
        return value * 0.75
    if isinstance(value, np.random.Generator):
        return np.random.default_rng(97)
    if not isinstance(value, np.ndarray) or not value.size:
        return None
    if value.dtype.kind == "b":
        return ~value
    if value.dtype.kind in "iu":
        return ((value.astype(np.int64) + 1) % (int(value.max()) + 1)).astype(value.dtype) if value.min() >= 0 else None
    return value * 0.75 if value.dtype.kind == "f" else None


def _reversed(value: Any) -> Any:
    return value[::-1].copy() if isinstance(value, np.ndarray) and value.ndim and len(value) > 1 else None


@dataclass
class Tried:
    """What an answer did in one trial."""

    trial: Trial
    arguments: tuple
    expected: Any
    came: Any
    unchanged: bool                     # the same as before the change


def try_alone(exercise: Exercise, answer: Any, before: list) -> list[Tried]:
    """Run an answer on the trials; fewer come back if it takes too long. before: what it gave on the cases."""
    chosen = trials(exercise)
    ran = run(exercise.as_function(answer), [trial.make(exercise) for trial in chosen], exercise.time_limit, freeze)
    tried = []
    for trial, came in zip(chosen, ran.outcomes, strict=False):
        arguments = trial.make(exercise)
        expected = outcome(exercise, exercise.reference, trial.make(exercise))
        if isinstance(expected, Failure):       # it gave a result once: memory ran out meanwhile, or the like
            continue
        unchanged = alike(before[trial.case], came) and not _holds_nan(came)   # NaN hides what it was made from
        tried.append(Tried(trial, arguments, expected, came, unchanged))
    return tried


def _holds_nan(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(map(_holds_nan, value))
    return isinstance(value, np.ndarray) and value.dtype.kind == "f" and bool(np.isnan(value).any())


def without_effect(exercise: Exercise, tried: list[Tried]) -> list[str]:
    """The arguments that an answer takes no notice of, in any of the trials in which it should."""
    by_argument: dict[int, list[Tried]] = {}
    for each in tried:
        by_argument.setdefault(each.trial.argument, []).append(each)
    return [exercise.argument_names[argument] for argument, group in by_argument.items()
            if all(each.unchanged for each in group) and not all(each.trial.reordered for each in group)]


def is_random(value: Any, name: str) -> bool:
    """Whether an argument is there for the randomness: a generator, or a seed."""
    return isinstance(value, np.random.Generator) or name == "seed"


def repeats_itself(exercise: Exercise, answer: Any) -> bool:
    """Whether an answer gives the same twice in its first case."""
    pair = run(exercise.as_function(answer), [exercise.make_case(0), exercise.make_case(0)], exercise.time_limit,
               freeze).outcomes
    return len(pair) < 2 or plain(pair[0]) is None or alike(*pair)


def alike(one: Any, other: Any) -> bool:
    """Whether two frozen results are the same, as far as they are numbers."""
    one, other = plain(one), plain(other)
    return one is not None and other is not None and find_difference(one, other, 0) is None


def plain(value: Any) -> Any:
    """A result as numbers and texts alone, a network as its weights and biases; None if that cannot be."""
    inside = getattr(value, "__dict__", {})
    if {"weights", "biases"} <= inside.keys():
        value = freeze((inside["weights"], inside["biases"]))
    return value if is_plain(value) and not isinstance(value, str) else None


def is_plain(value: Any) -> bool:
    """Whether a frozen result is all numbers and texts, so that two of them can be compared."""
    if isinstance(value, tuple):
        return all(is_plain(part) for part in value)
    if isinstance(value, dict):
        return all(is_plain(part) for part in value.values())
    return isinstance(value, str) or (isinstance(value, np.ndarray) and value.dtype.kind in KINDS
                                      and value.size <= LARGEST)
