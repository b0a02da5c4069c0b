"""Finding an exercise or a quiz by its id, by way of the modules lesson_00.py, lesson_01.py, ..."""

import importlib
import importlib.util
import pkgutil
import re
import sys
import textwrap

from . import progress
from .model import Exercise, Quiz


def numbers() -> list[str]:
    """The lessons that have a module: "00", "01", ..."""
    names = {module.name for module in pkgutil.iter_modules(sys.modules[__package__].__path__)}
    return sorted(name.removeprefix("lesson_") for name in names if re.fullmatch(r"lesson_\d\d", name))


def items(number: str) -> list[Exercise | Quiz]:
    """All of one lesson, in order. Raises LookupError if there is no such lesson."""
    name = f"{__package__}.lesson_{number}"
    if name not in sys.modules and importlib.util.find_spec(name) is None:
        raise LookupError(f"Lesson {number} has no exercises. These have: {', '.join(numbers()) or 'none yet'}.")
    module = importlib.import_module(name)
    return sorted([*module.EXERCISES, *module.QUIZZES], key=lambda item: int(item.id.split(".")[1]))


def find(id: object) -> Exercise | Quiz:
    """The exercise or quiz with this id. Raises LookupError with a sentence for the learner."""
    if not isinstance(id, str):
        raise LookupError('The number of the exercise comes first, in quotes: check("01.2", your_answer).')
    if not re.fullmatch(r"\d\d\.\d+", id):
        raise LookupError(f'{id[:40]!r} is not the number of an exercise. They look like "01.2": lesson 01, place 2.')
    lesson = items(id[:2])
    for item in lesson:
        if item.id == id:
            return item
    there = "; ".join(f"{item.id} {'(question) ' if isinstance(item, Quiz) else ''}{textwrap.shorten(item.title, 50)}"
                      for item in lesson)
    raise LookupError(f"There is no {id}. Lesson {id[:2]} has: {there}")


def progress_words(id: str) -> str:
    """How much of the lesson that `id` belongs to is done: 4 of 5 in this lesson."""
    ids = [item.id for item in items(id[:2])]
    return f"{len(progress.done() & set(ids))} of {len(ids)} in this lesson"
