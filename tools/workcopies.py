"""A learner's own copies of the lessons, in my_work/.

A lesson is copied once, without outputs, and from then on it is the learner's: nothing here overwrites or deletes it.
Only links to lessons that were given other names are mended. A start that was interrupted is made good by the next one.
Standard library only, so that taking a fresh copy works whatever state .venv is in.
"""

import contextlib
import datetime
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

from helpers.files import write_whole
from tools.syntax import digest

FOLDER = "my_work"
LESSON = re.compile(r"\d\d_\w+\.ipynb")

# The lessons' file names of version 0.1, and what they are called now.
RENAMED = {
    "00_start_here": "00_start",
    "01_data_and_normalization": "01_data",
    "02_neurons_and_layers": "02_neurons",
    "03_cost_functions": "03_cost",
    "04_gradient_descent": "04_descent",
    "05_backpropagation": "05_backprop",
    "06_training_from_scratch": "06_training",
    "07_looking_inside": "07_inside",
    "09_training_with_keras": "09_keras",
    "11_memorizing_or_learning": "11_memorising",
}


def lessons(root: str) -> dict[str, Path]:
    """The course's notebooks in order, by what a learner calls them: "03", or the whole name of one in deeper/."""
    found = {}
    for folder in (Path(root, "notebooks"), Path(root, "notebooks", "deeper")):
        for path in sorted(folder.glob("*.ipynb")):
            if LESSON.fullmatch(path.name):
                found[path.stem if folder.name == "deeper" else path.name[:2]] = path
    return found


def copy_of(root: str, lesson: Path) -> Path:
    """Where a learner's copy of a lesson is, or will be."""
    return Path(root, FOLDER, lesson.relative_to(Path(root, "notebooks")))


def first_lesson(root: str) -> str | None:
    """The file name of the copy to open first, or None if there is none."""
    copies = [copy_of(root, path) for path in lessons(root).values()]
    return next((copy.name for copy in copies if copy.exists()), None)


def update(root: str, reset_command: str) -> list[str]:
    """Copy the lessons that are missing in my_work/. Returns what the learner should know, a line each."""
    mend_links(root)
    messages, failed = rename_copies(root)
    for name, lesson in lessons(root).items():
        copy = copy_of(root, lesson)
        try:
            original = read(lesson)
            if not os.path.lexists(copy):
                if copy not in failed:
                    write(copy, fresh(original))
                continue
        except ValueError as problem:
            messages.append(f"Lesson {name} was left out: {problem}")
            continue
        try:
            mine = version(read(copy))
        except ValueError as problem:
            messages.append(f"{problem} To put it aside and take a fresh copy: {reset_command} {name}")
            continue
        if mine and mine != version(original):
            messages.append(
                f"Lesson {name} has changed since you took your copy. Your copy still works. "
                f"To put it aside and take the new one: {reset_command} {name}"
            )
    return messages


def mend_links(root: str) -> None:
    """Let links in all of a learner's notebooks lead to the lessons' names of today, where that can be done."""
    for path in [*Path(root, FOLDER).glob("*.ipynb"), *Path(root, FOLDER, "deeper").glob("*.ipynb")]:
        with contextlib.suppress(OSError, ValueError):  # a link that leads nowhere is no reason to stop
            notebook = read(path)
            mended = with_markdown(notebook, with_new_names)
            if mended == notebook:
                continue
            if is_untouched(notebook):
                course = notebook["metadata"]["course"] | {"version": state(mended)}
                mended["metadata"] = notebook["metadata"] | {"course": course}
            write(path, mended)


def rename_copies(root: str) -> tuple[list[str], set[Path]]:
    """Give copies under a lesson's former name its name of today.

    Returns what the learner should know, a line each, and the new names whose copies could not be renamed.
    """
    messages: list[str] = []
    failed: set[Path] = set()
    done: dict[str, list[str]] = {"renamed": [], "removed": [], "kept": []}
    for before, after in RENAMED.items():
        old, new = Path(root, FOLDER, f"{before}.ipynb"), Path(root, FOLDER, f"{after}.ipynb")
        lesson = Path(root, "notebooks", new.name)
        if old.exists() and lesson.exists():
            try:
                done[rename_copy(old, new, lesson)].append(f"{old.name} ({new.name})")
            except ValueError:
                continue  # `update` says what is wrong with the lesson
            except OSError as problem:
                failed.add(new)
                messages.append(f"{FOLDER}/{old.name} cannot be renamed to {new.name}: {problem.strerror or problem}.")
    if done["renamed"]:
        messages.append(f"Lessons have shorter names now. Your copies got them, too: {', '.join(done['renamed'])}.")
    if done["removed"]:
        messages.append(f"These copies held no work of yours and gave way to fresh ones: {', '.join(done['removed'])}.")
    if done["kept"]:
        messages.append(f"You have copies under a lesson's old name and its new one: {', '.join(done['kept'])}.")
    return messages, failed


def rename_copy(old: Path, new: Path, lesson: Path) -> str:
    """Rename one copy and say what was done: "renamed", "removed" (nothing of the learner's in it) or "kept".

    Raises OSError, and ValueError if the lesson that is to take the copy's place is damaged.
    """
    untouched = holds_no_work(old)
    if untouched and not os.path.lexists(new):
        write(new, fresh(read(lesson)))
    if untouched and new.exists():
        old.unlink()
        return "removed"
    if os.path.lexists(new):  # a link that leads nowhere as well
        return "kept"
    old.rename(new)
    return "renamed"


def holds_no_work(copy: Path) -> bool:
    """Whether a copy can be read and is untouched. Whatever else it is, it may be somebody's work."""
    try:
        return is_untouched(read(copy))
    except ValueError:
        return False


def is_untouched(notebook: dict) -> bool:
    """Whether a copy's cells are those that the course gave out. Outputs do not count: running gives them again."""
    return version(notebook) == state(notebook)


def state(copy: dict) -> str:
    """The version of the lesson that would be given out as this copy."""
    cells = [(cell["cell_type"], relink_back("".join(cell["source"]))) for cell in copy["cells"]]
    # JupyterLab adds an empty cell when the last one is run.
    return version_of([cell for cell in cells if cell[1].strip()])


def reset(root: str, name: str) -> str:
    """Put the learner's copy of one lesson aside and write a fresh one. Returns what was done.

    name: "3", "03" or the file's name. Raises ValueError if there is no such lesson, or if its notebook is damaged.
    """
    known = lessons(root)
    stem = Path(name).name.removesuffix(".ipynb")
    stem = RENAMED.get(stem, stem)
    named = [path for path in known.values() if path.stem == stem]
    lesson = known.get(name.zfill(2)) if name and not named else next(iter(named), None)
    if lesson is None:
        raise ValueError(f'There is no lesson "{name}". These can be reset: {", ".join(known) or "none yet"}.')
    notebook = fresh(read(lesson))
    copy = copy_of(root, lesson)
    aside = set_aside(copy) if os.path.lexists(copy) else None
    write(copy, notebook)
    shown, folder = copy.relative_to(root).as_posix(), copy.parent.relative_to(root).as_posix()
    done = f"A fresh copy is in {shown}."
    if aside is None:
        return done
    return (
        f"{done}\nYour own is kept as {folder}/{aside.name}.\n"
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
    notebook = with_markdown(notebook, relink)
    emptied: dict = {"outputs": [], "execution_count": None}
    cells = [cell | emptied if cell["cell_type"] == "code" else cell for cell in notebook["cells"]]
    metadata = {name: value for name, value in notebook["metadata"].items() if name != "widgets"}
    return notebook | {"cells": cells, "metadata": metadata}


def with_markdown(notebook: dict, change: Callable[[str], str]) -> dict:
    """The notebook with the text of its Markdown cells changed, each line by itself where it is stored in lines."""

    def changed(cell: dict) -> dict:
        source = cell["source"]
        return cell | {"source": change(source) if isinstance(source, str) else [change(line) for line in source]}

    return notebook | {
        "cells": [changed(cell) if cell["cell_type"] == "markdown" else cell for cell in notebook["cells"]]
    }


LINK = r"""(\]\(<?|(?:href|src)=["'])(?:\./)?((?:\.\./)*)"""


def relink(text: str) -> str:
    """Links to notebooks/solutions/ and notebooks/source/, as seen from my_work/ or from my_work/deeper/."""
    return re.sub(LINK + r"(solutions|source)/", r"\1\2../notebooks/\3/", text)


def relink_back(text: str) -> str:
    """The reverse of relink."""
    return re.sub(LINK + r"\.\./notebooks/(solutions|source)/", r"\1\2\3/", text)


def with_new_names(text: str) -> str:
    """Links to lessons in notebooks/ or my_work/, and to their solutions and sources, by the names of today."""
    names = "|".join(RENAMED)
    link = rf"(?P<folder>{LINK}(?:notebooks/)?(?:(?:solutions|source)/)?)(?P<name>{names})(?=\.(?:ipynb|py)\b)"
    return re.sub(link, lambda found: found["folder"] + RENAMED[found["name"]], text)


def version(notebook: dict) -> str | None:
    """Which state of the lesson a notebook was made from."""
    course = notebook["metadata"].get("course")
    return course.get("version") if isinstance(course, dict) else None


def version_of(cells: list[tuple[str, str]]) -> str:
    """Twelve hex digits that change when a cell's type or source does. cells: type and source of each."""
    return digest(repr(cells))


def read(path: Path) -> dict:
    """A notebook as it is stored. Raises ValueError with a sentence if it is none."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if not (isinstance(notebook["cells"], list) and isinstance(notebook["metadata"], dict)):
            raise TypeError
        for cell in notebook["cells"]:
            "".join([cell["cell_type"], *cell["source"]])  # a TypeError unless all are texts
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise ValueError(f"{path.parent.name}/{path.name} cannot be read as a notebook.") from None
    return notebook


def write(path: Path, notebook: dict) -> None:
    """Write a notebook, laid out as Jupyter does. Raises ValueError with a sentence if it cannot be stored so."""
    try:
        content = (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()
    except (ValueError, RecursionError):
        raise ValueError(f"{path.parent.name}/{path.name} cannot be written as a notebook.") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
