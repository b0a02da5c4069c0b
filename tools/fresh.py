"""Are a notebook's outputs still what its source, the helpers and the locked versions would give?

The build writes what it used into the notebook's metadata (`course.built_from`); here it is compared with
today's files.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers.measured import recorded
from tools.sources import (
    ROOT,
    Lesson,
    learner_notebook,
    notebook_paths,
    placeholders,
    solved_notebook,
)
from tools.syntax import digest, imported_files, syntax


def built_from(lesson: Lesson, measured: dict, root: Path = ROOT, read: Iterable[str] = ()) -> dict:
    """What a lesson's outputs are made with: hashes of files by name, and the measured numbers in text and code.

    read: the measurements that the lesson's code asked for when it ran, as `helpers.measured` notes them.
    """
    return {
        "source": digest(lesson.text),
        "helpers": {path.relative_to(root).as_posix(): digest(_content(path)) for path in helper_files(lesson, root)},
        "requirements": digest(_locked(root / "requirements.txt")),
        "measured": placeholders(lesson, measured),
        "read": values_read(read, measured),
    }


def values_read(lines: Iterable[str], measured: dict) -> dict[str, str | None]:
    """What each of these measurements is today."""
    return {line: recorded(line, measured) for line in sorted(set(lines))}


def stale_reasons(lesson: Lesson, measured: dict, root: Path = ROOT) -> list[str]:
    """Why the lesson's committed notebooks are not those that a build would make today. Empty if they are."""
    reasons: dict[str, None] = {}
    unexecuted = (learner_notebook(lesson, measured), solved_notebook(lesson, measured))
    for path, notebook in zip(notebook_paths(lesson.name, root), unexecuted, strict=True):
        place = path.relative_to(root).as_posix()
        if not path.exists():
            reasons[f"{place} does not exist"] = None
            continue
        committed = nbformat.read(path, as_version=4)
        made_with = committed.metadata.get("course", {}).get("built_from", {})
        changes = list(_changes(made_with, built_from(lesson, measured, root, made_with.get("read", {}))))
        if not changes and without_outputs(committed) != without_outputs(notebook):
            changes = [f"{place} does not match its source"]
        reasons.update(dict.fromkeys(changes))
    return list(reasons)


def without_outputs(notebook: NotebookNode) -> NotebookNode:
    """A copy with nothing in it that comes from running: what remains must equal the source rebuilt."""
    bare = nbformat.from_dict(notebook)
    bare.metadata.get("course", {}).pop("built_from", None)
    for cell in bare.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return bare


def _changes(made_with: dict, expected: dict) -> Iterator[str]:
    if not made_with:
        yield "it has never been executed by the build"
        return
    if made_with.get("source") != expected["source"]:
        yield "its source has changed"
    before, now = made_with.get("helpers", {}), expected["helpers"]
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            yield f"{name} has changed"
    if made_with.get("requirements") != expected["requirements"]:
        yield "the locked versions in requirements.txt have changed"
    if any(made_with.get(part, {}) != expected[part] for part in ("measured", "read")):
        yield "measured numbers have changed"


def helper_files(lesson: Lesson, root: Path = ROOT) -> list[Path]:
    """The files of `helpers` that a lesson imports, directly or through others, with a widget's own beside them.

    Of the exercises these are the lesson's own too, which are found by their folder: no import shows them.
    """
    files = set(imported_files(lesson.text, root))
    exercises = root / "helpers" / "exercises"
    if exercises / "__init__.py" in files:
        own = set((exercises / f"lesson_{lesson.number}").glob("*.py"))
        files |= own | set(imported_files(own, root))
    beside = {
        sibling
        for path in files
        for sibling in path.parent.glob(f"{path.stem}.*")
        if sibling.suffix in (".js", ".css")
    }
    return sorted(files | beside)


def _content(path: Path) -> str:
    return syntax(path) if path.suffix == ".py" else path.read_text(encoding="utf-8")


def _locked(path: Path) -> str:
    """The requirements without comments, which say only who asked for what."""
    lines = (line.split("#")[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line)
