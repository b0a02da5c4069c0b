"""What an exercise's own code gives on its cases: its reference and its mistakes."""

import warnings
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from .compare import freeze
from .model import Exercise, Mistake
from .runner import Failure

_kept: WeakKeyDictionary[Exercise, dict[tuple[Mistake, int], Any]] = WeakKeyDictionary()


def expected_outcome(exercise: Exercise, place: int) -> Any:
    """What is expected on the case at this place, frozen (see compare.py), or a Failure.

    It is computed each time: it was wrong if the learner had put something of their own in NumPy's place just then.
    """
    return _run(exercise.as_function(exercise.reference), exercise.make_case(place))


def mistake_outcome(exercise: Exercise, mistake: Mistake, place: int, anew: bool = False) -> Any:
    """What a mistake leads to on the case at this place, frozen, or a Failure.

    It is kept, unless memory ran out, since an exercise may have twenty mistakes that train a network each; `anew`
    computes it once more. It belongs to all who ask: code that a learner's objects may take part in gets a copy.
    """
    kept, key = _kept.setdefault(exercise, {}), (mistake, place)
    if anew or key not in kept:
        kept[key] = _run(exercise.as_function(mistake.wrong), exercise.make_case(place))
    return kept.pop(key) if is_out_of_memory(kept[key]) else kept[key]


def is_out_of_memory(outcome: Any) -> bool:
    """Whether it says something about the computer at that moment, and nothing about the code."""
    return isinstance(outcome, Failure) and outcome.type_name == "MemoryError"


def outcome(exercise: Exercise, function: Callable, arguments: tuple) -> Any:
    """What the course's own code gives for some arguments, frozen (see compare.py), or a Failure."""
    return _run(exercise.as_function(function), arguments)


def _run(function: Callable, arguments: tuple) -> Any:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return freeze(function(*arguments))
        except Exception as error:      # being refused can be what is expected, and what a mistake leads to
            return Failure(type(error).__name__, str(error))
