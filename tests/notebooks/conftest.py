"""The committed notebooks, each with its lesson."""

from pathlib import Path

import nbformat
import pytest

from tools.sources import ROOT, lesson_sources, notebook_paths

LESSONS = lesson_sources(ROOT)
COMMITTED = [path for source in LESSONS.values() for path in notebook_paths(source.stem, ROOT)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames:
        metafunc.parametrize("number", list(LESSONS))
    if "path" in metafunc.fixturenames:
        metafunc.parametrize("path", COMMITTED, ids=[path.relative_to(ROOT).as_posix() for path in COMMITTED])


@pytest.fixture
def notebook(path: Path) -> nbformat.NotebookNode:
    assert path.exists(), f"{path.relative_to(ROOT)} is missing. Run `python3 start.py build`."
    return nbformat.read(path, as_version=4)
