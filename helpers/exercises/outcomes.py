"""What an exercise's own code gives on its cases: its reference and its mistakes, each run once in a process."""

import warnings
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from .compare import freeze
from .model import Exercise
from .runner import Failure

_known: WeakKeyDictionary[Exercise, dict[tuple[int, int], Any]] = WeakKeyDictionary()


def own_outcome(exercise: Exercise, answer: Any, place: int) -> Any:
    """What `answer`, the reference of the exercise or a mistake's `wrong`, returns on the case at this place.

    Frozen (see compare.py), or a Failure. It is computed when it is first asked for, and belongs to all who ask: code
    that a learner's objects may take part in gets a copy.
    """
    known = _known.setdefault(exercise, {})
    key = id(answer), place
    if key not in known:
        known[key] = _run(exercise.as_function(answer), exercise.make_case(place))
    return known[key]


def _run(function: Callable, arguments: tuple) -> Any:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return freeze(function(*arguments))
        except Exception as error:      # being refused can be what is expected, and what a mistake leads to
            return Failure(type(error).__name__, str(error))
