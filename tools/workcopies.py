"""A learner's own copies of the lessons, in my_work/.

A lesson is copied once, without outputs, and from then on it is the learner's: nothing here overwrites or deletes it.
Only links to lessons that were given other names are mended. A start that was interrupted is made good by the next one.
Standard library only, so that taking a fresh copy works whatever state .venv is in.
"""

import contextlib
import datetime
import itertools
import os
import re
from collections.abc import Iterator
from glob import glob
from pathlib import Path

from helpers import progress
from tools.guard_cell import _hidden
from tools.lesson_file import RENAMED, fresh, is_untouched, read, state, version, with_markdown, with_new_names, write
from tools.processes import Stop

FOLDER = "my_work"
OLD = "old"  # in it: what was put aside
LESSON = re.compile(r"\d\d_\w+\.ipynb")


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


def first_page(root: str) -> str | None:
    """The file name in my_work of what to open first: the learner's home, else the first lesson; None for neither."""
    copies = [Path(root, FOLDER, "home.md"), *(copy_of(root, path) for path in lessons(root).values())]
    return next((copy.name for copy in copies if os.path.isfile(copy)), None)


def update(root: str, reset_command: str) -> list[str]:
    """Copy the lessons that are missing in my_work/. Returns what the learner should know, a line each.

    Raises Stop if my_work is something else than a folder.
    """
    stop_if_blocked(root)
    mend_links(root)
    messages, failed = rename_copies(root)
    return messages + add_copies(root, reset_command, failed) + hiding_files(root)


def stop_if_blocked(root: str) -> None:
    """Raises Stop if something else than a folder is in the place of my_work."""
    problem = blocked(root, Path(root, FOLDER))
    if problem:
        raise Stop(f"{problem}, because your copies of the lessons belong in a folder called so.")


def blocked(root: str, folder: Path) -> str | None:
    """What is in a folder's place and what to do about it, or None if there is a folder or nothing."""
    if not os.path.lexists(folder) or os.path.isdir(folder):
        return None
    what = "a file" if os.path.exists(folder) else "a link that leads nowhere"
    return f"{folder.relative_to(root).as_posix()} is {what}: give it another name"


def add_copies(root: str, reset_command: str, failed: set[Path]) -> list[str]:
    """Copy what is missing, but for those in `failed`, and look at the rest. Returns what the learner should know."""
    messages: list[str] = []
    refused: dict[str, list[str]] = {}
    for name, lesson in lessons(root).items():
        copy = copy_of(root, lesson)
        try:
            original = read(lesson)
            if os.path.lexists(copy):
                messages += compared(name, copy, original, reset_command)
            elif copy not in failed:
                write(copy, fresh(original))
        except ValueError as problem:
            messages.append(f"Lesson {name} was left out: {problem}")
        except OSError as problem:
            refused.setdefault(blocked(root, copy.parent) or reason(problem), []).append(name)
    return messages + [f"Not copied to {FOLDER}: {', '.join(names)}. {why}." for why, names in refused.items()]


def compared(name: str, copy: Path, original: dict, reset_command: str) -> list[str]:
    """What the learner should know about the copy that they have."""
    try:
        mine = version(read(copy))
    except ValueError as problem:
        return [f"{problem} To put it aside and take a fresh copy: {reset_command} {name}"]
    if not mine or mine == version(original):
        return []
    return [
        f"Lesson {name} has changed since you took your copy. Your copy still works. "
        f"To put it aside and take the new one: {reset_command} {name}"
    ]


def hiding_files(root: str) -> list[str]:
    """A sentence about each of the learner's files that Python would take for a library."""
    places = (*Path(root, ".venv").glob("lib/python*/site-packages"), Path(root, ".venv", "Lib", "site-packages"))
    packages = [str(place) for place in places]
    folders = (Path(root, FOLDER), Path(root, FOLDER, "deeper"))
    return [f"{sentence}." for folder in folders for sentence in _hidden(str(folder), packages)]


def mend_links(root: str) -> None:
    """Let links in all of a learner's notebooks lead to the lessons' names of today, where that can be done."""
    # Not Path.glob, which stops at a folder that may not be read.
    for name in [found for place in (FOLDER, f"{FOLDER}/deeper") for found in glob(f"{place}/*.ipynb", root_dir=root)]:
        with contextlib.suppress(OSError, ValueError):  # a link that leads nowhere is no reason to stop
            path = Path(root, name)
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
    done: dict[str, list[str]] = {"renamed": [], "removed": []}
    for before, after in RENAMED.items():
        old, new = Path(root, FOLDER, f"{before}.ipynb"), Path(root, FOLDER, f"{after}.ipynb")
        lesson = Path(root, "notebooks", new.name)
        if not (os.path.isfile(old) and lesson.exists()):
            continue
        try:
            what = rename_copy(old, new, lesson)
            if what in done:
                done[what].append(f"{old.name} ({new.name})")
            else:
                messages.append(
                    f"You had lesson {new.name[:2]} twice. {FOLDER}/{new.name} is the one of today; "
                    f"{old.name}, under its old name, is kept as {FOLDER}/{OLD}/{what}."
                )
        except ValueError:
            continue  # `add_copies` says what is wrong with the lesson
        except OSError as problem:
            failed.add(new)
            messages.append(f"{FOLDER}/{old.name} cannot be renamed to {new.name}: {reason(problem)}.")
    if done["renamed"]:
        messages.append(f"Lessons have shorter names now. Your copies got them, too: {', '.join(done['renamed'])}.")
    if done["removed"]:
        messages.append(f"These copies held no work of yours and gave way to fresh ones: {', '.join(done['removed'])}.")
    return messages, failed


def rename_copy(old: Path, new: Path, lesson: Path) -> str:
    """Rename one copy and say what was done: "renamed", "removed" (nothing of the learner's in it) or its name in old/.

    The copy with work in it gets the new name. Where both hold work, the one that has the new name keeps it.
    Raises OSError, and ValueError if the lesson that is to take the copy's place is damaged.
    """
    untouched = holds_no_work(old)
    if untouched and not os.path.lexists(new):
        write(new, fresh(read(lesson)))
    if untouched and os.path.exists(new):
        old.unlink()
        return "removed"
    if os.path.lexists(new) and not holds_no_work(new):  # a link that leads nowhere as well
        return set_aside(old, new.parent / OLD).name
    old.replace(new)
    return "renamed"


def holds_no_work(copy: Path) -> bool:
    """Whether a copy can be read and is untouched. Whatever else it is, it may be somebody's work."""
    try:
        return is_untouched(read(copy))
    except ValueError:
        return False


def reset(root: str, name: str) -> str:
    """Put the learner's copy of one lesson aside, write a fresh one, and let its exercises count as not done.

    name: "3", "03" or the file's name. Returns what was done. Raises ValueError if there is no such lesson, if its
    notebook is damaged or a file cannot be written, and Stop if my_work is something else than a folder.
    """
    stop_if_blocked(root)
    lesson = lesson_named(root, name)
    notebook = fresh(read(lesson))
    copy = copy_of(root, lesson)
    shown, lines = copy.relative_to(root).as_posix(), []
    try:
        if os.path.lexists(copy):
            aside = set_aside(copy, Path(root, FOLDER, OLD))
            lines = [f"Your own copy is kept as {aside.relative_to(root).as_posix()}."]
        write(copy, notebook)
    except OSError as problem:
        why = blocked(root, copy.parent) or blocked(root, Path(root, FOLDER, OLD)) or reason(problem)
        raise ValueError("\n".join([f"There is no fresh copy of {shown}. {why}.", *lines])) from None
    if lines:
        lines.append("If the lesson is open in JupyterLab, choose File > Reload Notebook from Disk there.")
    return "\n".join([f"A fresh copy is in {shown}.", *forgotten(root, notebook), *lines])


def lesson_named(root: str, name: str) -> Path:
    """The lesson that a learner means. Raises ValueError if there is none."""
    known = lessons(root)
    stem = Path(name).name.removesuffix(".ipynb")
    stem = RENAMED.get(stem, stem)
    named = [path for path in known.values() if path.stem == stem]
    lesson = known.get(name.zfill(2)) if name and not named else next(iter(named), None)
    if lesson is None:
        raise ValueError(f'There is no lesson "{name}". These can be reset: {", ".join(known) or "none yet"}.')
    return lesson


def forgotten(root: str, notebook: dict) -> list[str]:
    """Let a lesson's exercises count as not done. Returns what the learner should know."""
    code = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    try:
        was_done = progress.forget({name for text in code for name in progress.names_in(text)}, Path(root))
    except OSError as problem:
        return [f"Its exercises still count as done: {reason(problem)}."]
    return ["Its exercises count as not done again."] if was_done else []


def set_aside(copy: Path, folder: Path) -> Path:
    """Move a copy to a dated name in `folder` that Windows allows and that is free. Returns it. Raises OSError."""
    folder.mkdir(exist_ok=True)
    dated = f"{copy.stem} {datetime.datetime.now():%Y-%m-%d %H.%M}"
    aside = next(path for path in names_from(folder, dated) if reserved(path))
    try:
        if copy.is_dir() and not copy.is_symlink():
            aside.unlink()  # a folder replaces no file
        return copy.replace(aside)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def names_from(folder: Path, stem: str) -> Iterator[Path]:
    """The first is without a number."""
    yield folder / f"{stem}.ipynb"
    for count in itertools.count(2):
        yield folder / f"{stem} ({count}).ipynb"


def reserved(path: Path) -> bool:
    """Make an empty file, unless something is there: else a second reset, at the same moment, could take the name."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def reason(problem: OSError) -> str:
    return problem.strerror or str(problem)
