"""Finding exercises and quizzes: each is called by its name, and is there because its file is there.

The package lesson_04 holds a module an exercise, and quizzes.py. The number that is shown ("04.9") is the place among
the calls of `check` and `quiz` in the lesson's source, and after it in its optional lessons' (deeper/04_*.py). Without
the sources beside the package there are no numbers.
"""

import difflib
import importlib
import pkgutil
import re
import sys
from pathlib import Path

from helpers import home, progress
from helpers.old_numbers import OLD_NUMBERS

from .model import Exercise, OwnWords, Quiz

SOURCES = Path(__file__).resolve().parents[2] / "notebooks" / "source"


def lessons() -> list[str]:
    """The lessons that have exercises or quizzes: "00", "01", ..."""
    names = (module.name for module in pkgutil.iter_modules(sys.modules[__package__].__path__) if module.ispkg)
    return sorted(name.removeprefix("lesson_") for name in names if re.fullmatch(r"lesson_\d\d", name))


def names(lesson: str) -> list[str]:
    """The names of a lesson's exercises and quizzes, in the order of its source; what the source lacks comes last."""
    there = [*_exercise_names(lesson), *_quizzes(lesson)]
    order = _names_in_source(lesson)
    return sorted(there, key=lambda name: order.index(name) if name in order else len(order))


def lesson_of(name: str) -> str | None:
    """The lesson that an exercise or quiz belongs to, None if there is none of this name."""
    return next((lesson for lesson in lessons() if name in _exercise_names(lesson) or name in _quizzes(lesson)), None)


def load(name: str) -> Exercise | Quiz:
    """The exercise or quiz of this name. Raises LookupError."""
    lesson = lesson_of(name)
    if lesson is None:
        raise LookupError(f"name: got {name!r}, expected that of an exercise or quiz")
    if name in _exercise_names(lesson):
        return importlib.import_module(f"{__package__}.lesson_{lesson}.{name}").EXERCISE
    return _quizzes(lesson)[name]


def find_name(given: object) -> str:
    """The name that a learner means, also by an old number. Raises LookupError with a sentence for the learner."""
    if type(given) is not str or not given:
        raise LookupError("The name comes first, in quotes, as in the lesson's own cell: "
                          'check("one_hot", my_one_hot) or quiz("blank_pixels").')
    name = OLD_NUMBERS.get(given, given)
    if lesson_of(name):
        return name
    if name in OLD_NUMBERS.values():
        lesson = next(old[:2] for old, known in OLD_NUMBERS.items() if known == name)
        raise LookupError(f'"{name}" is no longer part of the course: your copy of lesson {lesson} is older. '
                          f"start.py reset {lesson} puts it aside and gives you today's.")
    if re.fullmatch(r"\d\d\.\d+", given):
        raise LookupError(f'There is no {given}: exercises have names now, such as check("one_hot", my_one_hot). '
                          "The lesson's own cell shows the name.")
    everywhere = [name for lesson in lessons() for name in names(lesson)]
    close = " or ".join(f'"{name}"' for name in difflib.get_close_matches(given.lower(), everywhere))
    raise LookupError(f'There is no exercise or question named "{given[:40]}".'
                      + (f" Did you mean {close}?" if close else " The lesson's own cell shows the name."))


def number(name: str) -> str:
    """The number that is shown: "04.9", the ninth of lesson 04. Empty where the lesson's source is not installed."""
    lesson = lesson_of(name)
    order = _names_in_source(lesson) if lesson else []
    return f"{lesson}.{order.index(name) + 1}" if name in order else ""


def numbered(name: str, text: str) -> str:
    """`text` with the number in front: "04.9 One epoch"."""
    return f"{number(name)} {text}".lstrip()


def progress_words(name: str) -> str:
    """How much of the lesson that `name` belongs to is done: 4 of 5 in this lesson. Optional ones count apart."""
    lesson = lesson_of(name) or ""
    asked = [set(progress.names_in(text)) for text in _sources(lesson)]
    own = next((found for found in asked if name in found), set().union(*asked))
    of_lesson = [other for other in names(lesson) if other in own or other not in set().union(*asked)]
    done = len(progress.done() & set(of_lesson))
    if done < len(of_lesson):
        return f"{done} of {len(of_lesson)} in this lesson"
    following = home.next_lesson(lesson)
    return f"all {done} in this lesson: it is complete" + (f". Next: {following.title}" if following else "")


def _exercise_names(lesson: str) -> list[str]:
    folders = [str(Path(folder, f"lesson_{lesson}")) for folder in sys.modules[__package__].__path__]
    modules = (module.name for module in pkgutil.iter_modules(folders))
    return [name for name in modules if name != "quizzes" and not name.startswith("_")]


def _quizzes(lesson: str) -> dict[str, Quiz]:
    return {quiz.name: quiz for quiz in _listed(lesson, "QUIZZES")}


def own_words(name: object) -> OwnWords:
    """The question without options of this name. Raises LookupError with a sentence for the learner."""
    asked = {asked.name: asked for lesson in lessons() for asked in _listed(lesson, "OWN_WORDS")}
    if type(name) is str and name in asked:
        return asked[name]
    raise LookupError('Its name comes first, in quotes, as the lesson\'s own cell shows it: own_words("...").')


def _listed(lesson: str, what: str) -> list:
    """What quizzes.py of a lesson lists under this name."""
    name = f"{__package__}.lesson_{lesson}.quizzes"
    try:
        return getattr(importlib.import_module(name), what, [])
    except ModuleNotFoundError as error:
        if error.name not in (name, name.rpartition(".")[0]):
            raise
        return []       # a lesson without questions


def _names_in_source(lesson: str) -> list[str]:
    return list(dict.fromkeys(name for text in _sources(lesson) for name in progress.names_in(text)))


def _sources(lesson: str) -> list[str]:
    """The texts of a lesson's source and, after it, of its optional lessons'."""
    paths = [*sorted(SOURCES.glob(f"{lesson}_*.py")), *sorted(SOURCES.glob(f"deeper/{lesson}_*.py"))]
    return [path.read_text(encoding="utf-8") for path in paths]
