"""Are a notebook's outputs still what its source, the helpers and the locked versions would give?

The build writes what it used into the notebook's metadata (`course.built_from`); here it is compared with
today's files.
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tools.sources import (
    ROOT,
    Lesson,
    learner_notebook,
    notebook_paths,
    placeholders,
    solved_notebook,
)
from tools.syntax import digest, imported_files, syntax  # noqa: F401

LESSON_MODULE = re.compile(r"lesson_\d\d\.py")


def built_from(lesson: Lesson, measured: dict, root: Path = ROOT) -> dict:
    """What a lesson's outputs are made with: hashes of files by name, and the measured numbers in its text."""
    files = {path.relative_to(root).as_posix(): _hash(_text(path)) for path in helper_files(lesson, root)}
    return {
        "source": _hash(lesson.text),
        "helpers": files,
        "requirements": _hash(_locked(root / "requirements.txt")),
        "measured": placeholders(lesson, measured),
    }


def stale_reasons(lesson: Lesson, measured: dict, root: Path = ROOT) -> list[str]:
    """Why the lesson's committed notebooks are not those that a build would make today. Empty if they are."""
    expected = built_from(lesson, measured, root)
    reasons: dict[str, None] = {}
    unexecuted = (learner_notebook(lesson, measured), solved_notebook(lesson, measured))
    for path, notebook in zip(notebook_paths(lesson.name, root), unexecuted, strict=True):
        place = path.relative_to(root).as_posix()
        if not path.exists():
            reasons[f"{place} does not exist"] = None
            continue
        committed = nbformat.read(path, as_version=4)
        made_with = committed.metadata.get("course", {}).get("built_from", {})
        changes = list(_changes(made_with, expected))
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
    if made_with.get("measured") != expected["measured"]:
        yield "measured numbers have changed"


def helper_files(lesson: Lesson, root: Path = ROOT) -> list[Path]:
    """The files of `helpers` that a lesson imports, directly or through others, with what lies beside them.

    Of the exercises it is the lesson's own module only (they are loaded by number, so no import shows which).
    """
    waiting, found = list(_imported(lesson.text, "", root)), set()
    while waiting:
        path = waiting.pop()
        if path in found or (LESSON_MODULE.fullmatch(path.name) and path.stem != f"lesson_{lesson.number}"):
            continue
        found.add(path)
        package = ".".join(path.parent.relative_to(root).parts)
        waiting += _imported(_text(path), package, root)
        if package == "helpers.exercises":
            waiting += path.parent.glob(f"lesson_{lesson.number}.py")
    beside = {
        sibling
        for path in found
        for sibling in path.parent.glob(f"{path.stem}.*")
        if sibling.suffix not in (".py", ".pyc")
    }
    return sorted(found | beside)


def _imported(text: str, package: str, root: Path) -> Iterator[Path]:
    """Files of helpers that a module's text imports, wherever in it; package is where the module lives."""
    for node in ast.walk(ast.parse(text)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parents, *filter(None, [node.module])])
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        for name in names:
            if name.split(".")[0] == "helpers":
                yield from _files_of(name, root)


def _files_of(name: str, root: Path) -> Iterator[Path]:
    """The module's file and its packages' __init__ files; nothing for a name that is no module."""
    parts = name.split(".")
    for length in range(1, len(parts) + 1):
        base = root.joinpath(*parts[:length])
        for path in (base / "__init__.py", base.with_suffix(".py")):
            if path.is_file():
                yield path


def _locked(path: Path) -> str:
    """The requirements without comments, which say only who asked for what."""
    lines = (line.split("#")[0].rstrip() for line in _text(path).splitlines())
    return "\n".join(line for line in lines if line)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
