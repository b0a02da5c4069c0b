"""A learner's own copies of the lessons, in my_work/.

A lesson is copied once, without outputs, and from then on it is the learner's: nothing here overwrites or deletes it.
Standard library only, so that taking a fresh copy works whatever state .venv is in.
"""

import datetime
import json
import os
import re
from pathlib import Path

FOLDER = "my_work"
LESSON = re.compile(r"(\d\d)_\w+\.ipynb")


def lessons(root: str) -> dict[str, Path]:
    """The course's notebooks by lesson number, in order."""
    found = sorted(path for path in Path(root, "notebooks").glob("*.ipynb") if LESSON.fullmatch(path.name))
    return {path.name[:2]: path for path in found}


def first_lesson(root: str) -> str | None:
    """The file name of the copy to open first, or None if there is none."""
    copies = [path.name for path in lessons(root).values() if Path(root, FOLDER, path.name).exists()]
    return copies[0] if copies else None


def update(root: str, reset_command: str) -> list[str]:
    """Copy the lessons that are missing in my_work/. Returns what the learner should know, a line each."""
    messages = []
    for number, lesson in lessons(root).items():
        copy = Path(root, FOLDER, lesson.name)
        try:
            original = read(lesson)
        except ValueError as problem:
            messages.append(f"Lesson {number} was left out: {problem}")
            continue
        if not copy.exists():
            write(copy, fresh(original))
            continue
        try:
            mine = version(read(copy))
        except ValueError as problem:
            messages.append(f"{problem} To put it aside and take a fresh copy: {reset_command} {number}")
            continue
        if mine and mine != version(original):
            messages.append(
                f"Lesson {number} has changed since you took your copy. Your copy still works. "
                f"To put it aside and take the new one: {reset_command} {number}"
            )
    return messages


def reset(root: str, number: str) -> str:
    """Put the learner's copy of one lesson ("3" or "03") aside and write a fresh one. Returns what was done.

    Raises ValueError if there is no such lesson, or if its notebook is damaged.
    """
    known = lessons(root)
    lesson = known.get(number.zfill(2)) if number else None
    if lesson is None:
        raise ValueError(f'There is no lesson "{number}". These can be reset: {", ".join(known) or "none yet"}.')
    notebook = fresh(read(lesson))
    copy = Path(root, FOLDER, lesson.name)
    aside = set_aside(copy) if copy.exists() else None
    write(copy, notebook)
    done = f"Lesson {lesson.name[:2]}: a fresh copy is in {FOLDER}/{copy.name}."
    if aside is None:
        return done
    return (
        f"{done}\nYour own is kept as {FOLDER}/{aside.name}.\n"
        "If the lesson is open in JupyterLab, choose File > Reload Notebook from Disk there."
    )


def set_aside(copy: Path) -> Path:
    """Rename a copy to a dated name that Windows allows and that is free."""
    stamp = f"{datetime.datetime.now():%Y-%m-%d %H.%M}"
    aside, count = copy.with_name(f"{copy.stem} (set aside {stamp}).ipynb"), 1
    while aside.exists():
        count += 1
        aside = copy.with_name(f"{copy.stem} (set aside {stamp}, {count}).ipynb")
    return copy.rename(aside)


def fresh(notebook: dict) -> dict:
    """The notebook as a learner should meet it: nothing answered beforehand, links that work from my_work/."""
    cells = []
    for cell in notebook["cells"]:
        cell = dict(cell)
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        if cell["cell_type"] == "markdown":
            source = cell["source"]
            cell["source"] = [relink(line) for line in source] if isinstance(source, list) else relink(source)
        cells.append(cell)
    metadata = {name: value for name, value in notebook["metadata"].items() if name != "widgets"}
    return notebook | {"cells": cells, "metadata": metadata}


def relink(text: str) -> str:
    """Links to notebooks/solutions/ and notebooks/source/, as seen from my_work/."""
    return re.sub(r"""(\]\(<?|(?:href|src)=["'])(?:\./)?(solutions|source)/""", r"\1../notebooks/\2/", text)


def version(notebook: dict) -> str | None:
    """Which state of the lesson a notebook was made from."""
    course = notebook["metadata"].get("course")
    return course.get("version") if isinstance(course, dict) else None


def read(path: Path) -> dict:
    """A notebook as it is stored. Raises ValueError with a sentence if it is none."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if not (isinstance(notebook["cells"], list) and isinstance(notebook["metadata"], dict)):
            raise TypeError
    except (OSError, ValueError, KeyError, TypeError):
        raise ValueError(f"{path.parent.name}/{path.name} cannot be read as a notebook.") from None
    return notebook


def write(path: Path, notebook: dict) -> None:
    """Write a notebook whole or not at all, laid out as Jupyter does."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(path.name + ".new")
    part.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    os.replace(part, path)
