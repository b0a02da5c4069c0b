"""The files that a learner finds in the browser tab: lessons without outputs, solutions, a page to begin with."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers import home
from tools import lesson_file
from tools.processes import ROOT

NOTEBOOKS = Path(ROOT, "notebooks")
NOT_HERE = {"09": "It trains with Keras, and TensorFlow, which Keras computes with, does not exist for a browser."}
EMPTIED: dict = {"outputs": [], "execution_count": None}

NOTICE = """\
**You are in a browser tab.** Nothing is installed: Python runs in this page, on 5,000 of MNIST's digits. The first cell
takes about {start} seconds. [All lessons](home.md).

- Your work is kept by this browser, on this computer, until its data for this site is cleared.
  [Take it with you](take_home.ipynb), also into an installed course.
- Python is slower here: a training that takes a second on a computer takes about {slower}. Longer than a minute is
  possible; while a cell runs, it has a star in its brackets.
- A check has no time limit here, and the Stop button cannot stop Python. If your code never ends: menu *Kernel*,
  *Restart Kernel*.
- Where a text says `python3 start.py`, it speaks of an installed course."""

LEFT_OUT = """\
**This lesson does not run in a browser tab.** {why} Read it with all its results among the lessons of the site, or
install the course. Nothing in the other lessons depends on it. [Back to all lessons](home.md)."""

# Measured by `start.py test --lite`, which prints both.
START_SECONDS, TIMES_SLOWER = 20, 15

HOME = """\
# How a network learns to read digits

Here you run the course without installing anything. Open a lesson, and press **Shift + Enter** in one cell after the
other. The first cell takes about {start} seconds, because Python is being fetched.

| | lesson | |
|---|---|---|
{rows}

[What the words mean](../notebooks/glossary.md) · [Take your work with you](take_home.ipynb)

**Your work** is kept by this browser, on this computer, until its data for this site is cleared. Nothing of it leaves
your computer.
"""

TAKE_HOME = """\
# Take your work with you

Run the next cell. It puts your notebooks, what you answered and the digits you drew into one file, `my_work.zip`.

**Into an installed course:** unpack it in the course's folder, so that `my_work` lies beside `start.py`. Files of the
same name are replaced: if you have worked there already, unpack it elsewhere and copy the notebooks that you want into
`my_work`. The course opens them as it does its own copies.

**Into another browser:** unpack it, and drop the notebooks on the list of files there, in the folder `my_work`."""


def write(folder: Path) -> None:
    """Write what the tab's list of files shows into `folder`."""
    work, solutions = folder / "my_work", folder / "notebooks" / "solutions"
    for lesson in home.lessons():
        built = lesson_file.read(NOTEBOOKS / lesson.file)
        why = NOT_HERE.get(Path(lesson.file).name[:2])
        if why:
            first = built | {"cells": built["cells"][:1]}
            lesson_file.write(work / lesson.file, with_notice(lesson_file.fresh(first), LEFT_OUT.format(why=why)))
            continue
        notice = NOTICE.format(start=START_SECONDS, slower=TIMES_SLOWER)
        if "/" in lesson.file:
            notice = notice.replace("(take_home", "(../take_home").replace("(home", "(../home")
        lesson_file.write(work / lesson.file, with_notice(lesson_file.fresh(built), notice))
        solved = lesson_file.read(NOTEBOOKS / "solutions" / lesson.file)
        lesson_file.write(solutions / lesson.file, without_outputs(solved))
    (work / "home.md").write_text(page(), encoding="utf-8")
    lesson_file.write(work / "take_home.ipynb", take_home())
    shutil.copytree(NOTEBOOKS / "pictures", folder / "notebooks" / "pictures")
    shutil.copy(NOTEBOOKS / "glossary.md", folder / "notebooks" / "glossary.md")


def with_notice(notebook: dict, words: str) -> dict:
    """The notebook with a text cell behind its title."""
    cell = {"cell_type": "markdown", "id": "in-a-browser-tab", "metadata": {}, "source": words}
    return notebook | {"cells": [*notebook["cells"][:1], cell, *notebook["cells"][1:]]}


def without_outputs(notebook: dict) -> dict:
    """The notebook as `lesson_file.fresh` leaves it, but for its links, which are right where it is."""
    return lesson_file.fresh(notebook) | {"cells": [
        cell | EMPTIED if cell["cell_type"] == "code" else cell
        for cell in notebook["cells"]]}


def page() -> str:
    """The page to begin with, as Markdown."""
    rows = []
    for lesson in home.lessons():
        name, picture = Path(lesson.file), f"../notebooks/pictures/{Path(lesson.file).stem}.png"
        here = f"about {lesson.minutes} minutes"
        if name.name[:2] in NOT_HERE and name.parent == Path("."):
            here = "not in a browser tab"
        link = f"[{lesson.title}]({lesson.file})"
        title = f"**{link}**" if name.parent == Path(".") else f"*deeper:* {link}"
        rows.append(f"| ![]({picture}) | {title}<br>{lesson.question} | {here} |")
    return HOME.format(start=START_SECONDS, rows="\n".join(rows))


def take_home() -> dict:
    """The notebook that packs a learner's work."""
    code = "from helpers.browser_tab import pack\n\npack()"
    cells = [{"cell_type": "markdown", "id": "how", "metadata": {}, "source": TAKE_HOME},
             {"cell_type": "code", "id": "pack", "metadata": {}, "source": code} | EMPTIED]
    metadata = lesson_file.read(NOTEBOOKS / "00_start.ipynb")["metadata"]
    kept = {name: metadata[name] for name in ("kernelspec", "language_info")}
    return {"cells": cells, "metadata": kept, "nbformat": 4, "nbformat_minor": 5}
