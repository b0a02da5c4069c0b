"""The learner's home: my_work/home.md, a page with all lessons, what is done in each, and where to go on.

It is written anew at every start and whenever a check or a question changes what is done. What it says of a lesson
stands in the lesson's source. Standard library only: it is written before anything is installed.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import NamedTuple

from helpers import progress
from helpers.files import write_whole
from helpers.own_claim import own_claims

ROOT = Path(__file__).resolve().parents[1]
MARK = "<!-- This page is written by the course, again and again: what you add to it is lost. -->"
TITLE = re.compile(r"^# # (\d\d · .+)$", re.MULTILINE)
QUESTION = re.compile(r"^# \*\*The question: (.+?)\*\*", re.MULTILINE)
CELL = re.compile(r"^# %%(.*)\n", re.MULTILINE)
PREDICTION = re.compile(r'^reveal\(\s*"(\w+)"', re.MULTILINE)
WIDGET = re.compile(r"^from helpers\.widgets", re.MULTILINE)
TABLE = re.compile(r"\{\{claims (?!sources)")
ASKS = re.compile(r"^[ \t]*(?:check|hint|quiz|own_words)\(", re.MULTILINE)

CAN_DO = ("you can build, train and check a network from nothing but arrays, say how sure it is and how far to believe "
          "that, find out where it fails, and give it to somebody as a web page.")


class Lesson(NamedTuple):
    """What home says of a lesson."""

    file: str               # "04_descent.ipynb", or "deeper/..."
    title: str              # "04 · Gradient descent"
    question: str
    minutes: int
    names: list[str]        # of its exercises and questions, in order


def lessons(root: Path = ROOT) -> list[Lesson]:
    """The lessons in order, each with its deeper ones behind it."""
    folder = root / "notebooks" / "source"
    sources = [*folder.glob("*.py"), *folder.glob("deeper/*.py")]
    sources.sort(key=lambda path: (path.name[:2], len(path.parts), path.name))
    return [_lesson(path, folder) for path in sources]


def minutes(source: str) -> int:
    """How long a lesson takes a learner, to the next five minutes, from its source.

    Words / 180, half a minute for a code cell that asks nothing, 4 an exercise, 1 a prediction or question, 2 a widget
    or a table of claims.
    """
    kinds, texts = CELL.findall(source), CELL.split(source)[2::2]
    cells = list(zip(kinds, texts, strict=True))
    text = " ".join(words for kind, words in cells if "[markdown]" in kind and "notes" not in kind)
    code = [(kind, words) for kind, words in cells if "[markdown]" not in kind]
    exercises = sum('"exercise"' in kind for kind, _ in code)
    asked = [name for _, words in code for name in progress.names_in(words)]
    quiet = sum('"exercise"' not in kind and not ASKS.search(words) for kind, words in code)
    looked_at = sum(len(WIDGET.findall(words)) for _, words in code) + len(TABLE.findall(text))
    total = len(re.findall(r"\w+", text)) / 180 + quiet / 2 + 4 * exercises + len(asked) - exercises + 2 * looked_at
    return max(5, 5 * round(total / 5))


def page(root: Path = ROOT, done: set[str] | None = None) -> str:
    """The page as Markdown. done: the names of what is done; by default what is kept in my_work."""
    done = progress.done() if done is None else done
    found = lessons(root)
    lines = [MARK, "", "# How a network learns to read digits", "", _go_on(found, done, root), ""]
    lines += ["| | lesson | done |", "|---|---|---|"]
    for lesson in found:
        deeper = "deeper/" in lesson.file
        name = f"*deeper:* [{lesson.title}]({lesson.file})" if deeper else f"**[{lesson.title}]({lesson.file})**"
        picture = root / "notebooks" / "pictures" / f"{Path(lesson.file).stem}.png"
        shown = f"![](../notebooks/pictures/{picture.name})" if picture.is_file() else ""
        lines.append(f"| {shown} | {name}<br>{lesson.question}<br>about {lesson.minutes} minutes | "
                     f"{_ticks(lesson, done)} |")
    true, resolved = progress.score()
    if resolved > 1:
        lines += ["", f"**Your intuition:** {true} of {resolved} predictions came true. Only you see this."]
    measured = own_claims()
    if measured:
        lines += ["", "**You measured:**", "", *(f"- {claim.words()}" for claim in measured)]
    if found and all(done.issuperset(lesson.names) for lesson in found):
        lines += ["", f"**All done:** {CAN_DO}"]
    lines += ["", "[What the words mean](../notebooks/glossary.md) · A lesson afresh: close it, then "
                  "`python3 start.py reset 04` in the course's folder (Windows: `py`).", ""]
    return "\n".join(lines)


def write(root: Path = ROOT) -> None:
    """Write the page where it is the course's own. Never raises: a lesson goes on without it."""
    with contextlib.suppress(OSError, ValueError):
        target = root / "my_work" / "home.md"
        if not target.parent.is_dir() or (target.is_symlink() and not target.exists()):
            return      # nothing to be at home in, or a link to a place that is not there at present
        before = target.read_text(encoding="utf-8-sig") if target.exists() else ""
        if before.strip() and not before.startswith(MARK):
            return      # a page of the learner's own
        text = page(root)
        if before != text:
            write_whole(target, text)


def next_lesson(number: str, root: Path = ROOT) -> Lesson | None:
    """The lesson after the one with this number, "04"; None after the last."""
    main = [lesson for lesson in lessons(root) if "deeper/" not in lesson.file]
    return next((lesson for lesson in main if lesson.title[:2] > number), None)


def _lesson(path: Path, folder: Path) -> Lesson:
    text = path.read_text(encoding="utf-8")
    title, question = TITLE.search(text), QUESTION.search(text)
    return Lesson(path.relative_to(folder).with_suffix(".ipynb").as_posix(), title[1] if title else path.stem,
                  question[1][:1].upper() + question[1][1:] if question else "", minutes(text),
                  list(dict.fromkeys(progress.names_in(text))))


def _go_on(found: list[Lesson], done: set[str], root: Path) -> str:
    """The first line: begin, go on, or all done."""
    if not found:
        return ""       # the sources are not installed
    begun = [lesson for lesson in found if done.intersection(lesson.names)]
    open_ones = [lesson for lesson in found if not done.issuperset(lesson.names)]
    if not open_ones:
        return f"You have done every lesson. Now {CAN_DO}"
    if not begun:
        first = found[0]
        return f"**Begin here:** [{first.title}]({first.file}). {first.question}"
    # Where they saved last, if something is left to do there; else the first lesson that is open.
    begun_and_open = [lesson for lesson in begun if lesson in open_ones]
    chosen = max(begun_and_open, key=lambda lesson: _saved(root, lesson), default=open_ones[0])
    left = [name for name in chosen.names if name not in done]
    return (f"**Go on where you were:** [{chosen.title}]({chosen.file}), {len(left)} of {len(chosen.names)} left, "
            f"next: {left[0].replace('_', ' ')}")


def _saved(root: Path, lesson: Lesson) -> float:
    with contextlib.suppress(OSError):
        return (root / "my_work" / lesson.file).stat().st_mtime
    return 0.0


def _ticks(lesson: Lesson, done: set[str]) -> str:
    if not lesson.names:
        return ""
    marks = "".join("✓" if name in done else "·" for name in lesson.names)
    count = len(done.intersection(lesson.names))
    return f"{marks}<br>{'complete' if count == len(lesson.names) else f'{count} of {len(lesson.names)}'}"
