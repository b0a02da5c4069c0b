"""Answers to the exercises in the manner of students, written from the notebooks alone.

Each lesson has a module here. An answer is a function (or a value, where a value is asked for) with one line that says
what it is:

    @right("one_epoch")
    def permutation_of_the_places(...): ...

    @wrong("one_epoch", "the seed that was handed over is ignored")
    def a_seed_of_its_own(...): ...

    wrong("layer_size", "the biases are left out")(7840)

Those in lesson_04_blind.py and its like come from somebody who had seen none of the checks, and no other answer.
rare_06.py and its like hold rarer mistakes, which the checks refuse, but name less often: what is said of them is not
judged here.
What a check says of the wrong ones was read and judged: judged.json keeps that beside the verdict it was said of.

    python -m tests.exercises.answers               the four numbers
    python -m tests.exercises.answers --read 04     what is said of the answers of lesson 04
    python -m tests.exercises.answers --new         those whose verdict nobody has judged yet
"""

import importlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JUDGED = Path(__file__).with_name("judged.json")


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


def load(modules: str = "lesson_*.py") -> dict[str, Answer]:
    """Answers by name, "lesson_04/one_epoch/a_seed_of_its_own"; numbered where two would be called the same."""
    named: dict[str, Answer] = {}
    for module in sorted(Path(__file__).parent.glob(modules)):
        ANSWERS.clear()
        sys.modules.pop(f"{__name__}.{module.stem}", None)      # so that it is read again
        importlib.import_module(f"{__name__}.{module.stem}")
        for answer in ANSWERS:
            name = f"{module.stem}/{answer.exercise}/{getattr(answer.given, '__name__', 'value')}"
            count = sum(known == name or known.startswith(f"{name} ") for known in named)
            named[f"{name} {count + 1}" if count else name] = answer
    return named


def judged() -> dict[str, dict[str, str]]:
    """What was judged: by an answer's name its "verdict", and whether that "named" the mistake, made it "clear",
    gave "numbers" only, or named it "wrongly"."""
    return json.loads(JUDGED.read_text(encoding="utf-8")) if JUDGED.exists() else {}
