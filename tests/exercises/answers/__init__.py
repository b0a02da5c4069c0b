"""Answers to the exercises in the manner of students, written from the notebooks alone.

Each lesson has a module here. An answer is a function (or a value, where a value is asked for) with one line that says
what it is:

    @right("one_epoch")
    def permutation_of_the_places(...): ...

    @wrong("one_epoch", "the seed that was handed over is ignored")
    def a_seed_of_its_own(...): ...

    wrong("layer_size", "the biases are left out")(7840)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What a student handed in for an exercise. `mistake` says what is wrong with it, in words; "" where nothing is."""

    exercise: str
    mistake: str
    given: Any


ANSWERS: list[Answer] = []


def right(exercise: str) -> Callable[[Any], Any]:
    """Keep what follows as a right answer to an exercise."""
    return wrong(exercise, "")


def wrong(exercise: str, mistake: str) -> Callable[[Any], Any]:
    """Keep what follows as a wrong answer to an exercise. `mistake`: what a teacher would say is wrong with it."""

    def keep(given: Any) -> Any:
        ANSWERS.append(Answer(exercise, mistake, given))
        return given

    return keep
