"""nbval really compares, really fails and really stops: shown on a small notebook that is then spoilt."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tools.build import build
from tools.sources import read_lesson

LESSON = '''# %% [markdown]
# # Title

# %% tags=["nbval-check-output"]
import helpers
print("13,002")

# %%
import random
print(random.random())

# %% tags=["nbval-check-output"]
6 * 7
'''


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("course with a space")
    (root / "notebooks" / "source").mkdir(parents=True)
    (root / "requirements.txt").write_text("")
    source = root / "notebooks" / "source" / "01_sample.py"
    source.write_text(LESSON, encoding="utf-8")
    build(read_lesson(source), {}, root)
    (root / "pytest.ini").write_text("[pytest]\n")
    return root


def run(
    course: Path, spoil, *arguments: str, what: str = "notebooks/01_sample.ipynb"
) -> tuple[int, dict[str, int], str]:
    """Run nbval as `start.py test` does. Returns the exit code, the counts of outcomes and what was printed."""
    path = course / "notebooks" / "01_sample.ipynb"
    original = path.read_bytes()
    notebook = nbformat.read(path, as_version=4)
    spoil(notebook)
    nbformat.write(notebook, path)
    command = [sys.executable, "-m", "pytest", what, "--nbval-lax", "--nbval-current-env", "-q", "-rA"]
    command += ["--nbval-cell-timeout=120", "--color=no", "-p", "no:cacheprovider", *arguments]
    # An xdist worker's settings would make the inner pytest take itself for a worker.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    try:
        done = subprocess.run(
            command, cwd=course, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=240
        )
    finally:
        path.write_bytes(original)
    counts = {word: done.stdout.count(f"\n{word} ") for word in ("PASSED", "FAILED", "XFAIL", "ERROR")}
    return done.returncode, {word: count for word, count in counts.items() if count}, done.stdout


def test_both_notebooks_pass_in_two_processes(course):
    code, counts, printed = run(course, lambda notebook: None, "-n", "2", "--dist", "loadfile", what="notebooks")
    assert (code, counts) == (0, {"PASSED": 8}), printed


def test_a_wrong_stored_output_fails(course):
    def spoil(notebook):
        notebook.cells[2].outputs[0].text = "13,003\n"

    code, counts, printed = run(course, spoil)
    assert (code, counts) == (1, {"PASSED": 3, "FAILED": 1}), printed
    assert "Cell outputs differ" in printed


def test_a_wrong_stored_result_fails(course):
    def spoil(notebook):
        notebook.cells[4].outputs[0].data["text/plain"] = "43"

    assert run(course, spoil)[:2] == (1, {"PASSED": 3, "FAILED": 1})


def test_an_output_without_the_tag_is_not_compared(course):
    def spoil(notebook):
        notebook.cells[3].outputs[0].text = "0.5\n"

    assert run(course, spoil)[:2] == (0, {"PASSED": 4})


def test_an_exception_fails_even_without_the_tag(course):
    def spoil(notebook):
        notebook.cells[3].source = "1 / 0"

    code, counts, printed = run(course, spoil)
    assert (code, counts) == (1, {"PASSED": 3, "FAILED": 1}), printed
    assert "ZeroDivisionError" in printed


def test_a_cell_over_the_limit_fails_the_run(course):
    def spoil(notebook):
        notebook.cells[3].source = "import time; time.sleep(60)"

    code, counts, printed = run(course, spoil, "--nbval-cell-timeout=2")
    assert code == 1 and counts["FAILED"] == 1, printed
    assert "Timeout of 2 seconds" in printed


def test_the_trap_that_the_other_tests_close(course):
    """A stripped notebook passes whatever it computes: so test_contents.py insists on outputs in the tagged cells."""

    def spoil(notebook):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        notebook.cells[2].source = "print('anything')"

    assert run(course, spoil)[:2] == (0, {"PASSED": 4})
