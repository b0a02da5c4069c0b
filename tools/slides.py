"""A lesson as slides: what is shown together, where the speaker stops, and the copy that is presented.

`slideshow={"slide_type": "..."}` in a source says how a cell comes: `slide` and `subslide` begin a new screen,
`fragment` appears on the screen that is there, `skip` is for solitary readers. A cell without it appears with the one
before.
"""

import re
from itertools import pairwise

import nbformat
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

from helpers.measured import PLACEHOLDER, fill
from tools.solutions import BEGIN, BuildError, remove_markers
from tools.sources import Lesson, learner_notebook, version

STOPS = ("slide", "subslide", "fragment")
MOST_STOPS = 45
ASKS, REVEALS = (re.compile(rf'^{call}\(\s*"(\w+)"', re.MULTILINE) for call in ("quiz", "reveal"))
PREPARE = re.compile(r"^\*\*Prepare:\*\*\s*(.+(?:\n(?!\n).+)*)", re.MULTILINE)


def slide_type(cell: NotebookNode) -> str | None:
    """How a cell comes: one of tools.sources.SLIDE_TYPES, or None with the cell before."""
    return cell.metadata.get("slideshow", {}).get("slide_type")


def stops(lesson: Lesson) -> int:
    """How often the speaker presses a key, the first slide included."""
    return sum(slide_type(cell) in STOPS for cell in lesson.cells)


def planned(lesson: Lesson) -> float:
    """Minutes, by the speaker's notes."""
    return sum(cell.metadata.minutes for cell in lesson.notes.values())


def prepare(lesson: Lesson) -> str:
    """What the notes say is to be prepared; "" for nothing."""
    found = (PREPARE.search(cell.source) for cell in lesson.notes.values())
    return next((" ".join(match[1].split()) for match in found if match), "")


def problems(lesson: Lesson) -> list[str]:
    """What keeps a lesson from being presented: a sentence each."""
    found = []
    if stops(lesson) > MOST_STOPS:
        found.append(f"{lesson.name}: {stops(lesson)} stops, {MOST_STOPS} at most")
    if slide_type(lesson.cells[0]) != "slide":
        found.append(f"{lesson.places[0]}: the first cell is a slide")
    slides = [number for number, cell in enumerate(lesson.cells) if slide_type(cell) == "slide"]
    for number, cell in enumerate(lesson.cells):
        if cell.cell_type == "code" and REVEALS.search(cell.source) and slide_type(cell) not in STOPS:
            found.append(f"{lesson.places[number]}: a result that was predicted waits for the speaker: make it a stop")
    for begin, end in pairwise([*slides, len(lesson.cells)]):
        if not any(begin <= place < end for place in lesson.notes):
            found.append(f"{lesson.places[begin]}: nothing is noted for the speaker on this slide")
    return found


def presented_notebook(lesson: Lesson, measured: dict) -> NotebookNode:
    """The copy that is presented: the learner's, with notes and solutions in the cells' metadata.

    In `cell.metadata.course`: notes (HTML), minutes, solution (code), asks and reveals (names of predictions).
    """
    notebook = learner_notebook(lesson, measured)
    guard, cells = notebook.cells[1], [notebook.cells[0], *notebook.cells[2:]]
    guard.metadata["slideshow"] = {"slide_type": "skip"}
    for number, (cell, written) in enumerate(zip(cells, lesson.cells, strict=True)):
        own: dict = {}
        if number in lesson.notes:
            own |= {"notes": _notes(lesson, number, measured), "minutes": lesson.notes[number].metadata.minutes}
        if cell.cell_type == "code":
            if BEGIN in written.source:
                own["solution"] = remove_markers(written.source)
            for name, call in (("asks", ASKS), ("reveals", REVEALS)):
                if match := call.search(cell.source):
                    own[name] = match[1]
        if own:
            cell.metadata["course"] = nbformat.from_dict(own)
    notebook.metadata.course["planned"] = planned(lesson)
    notebook.metadata.course["version"] = version(notebook)
    return notebook


def _notes(lesson: Lesson, number: int, measured: dict) -> str:
    try:
        text = PLACEHOLDER.sub(lambda match: fill(" ".join(match[1].split()), measured), lesson.notes[number].source)
    except ValueError as error:
        raise BuildError(f"{lesson.places[number]}, in the notes behind it: {error}") from error
    return markdown2html(text)
