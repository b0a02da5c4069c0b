"""nbval really compares, really fails and really stops: shown on one small notebook, in one run."""

import os
import re
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

COMPARED = {"tags": ["nbval-check-output"]}


def cell(source: str, *outputs, compared: bool = True):
    count = 1 if outputs else None
    return new_code_cell(source, outputs=list(outputs), execution_count=count, metadata=COMPARED if compared else {})


def printed(text: str):
    return new_output("stream", text=text)


def result(text: str):
    return new_output("execute_result", {"text/plain": text}, execution_count=1)


# What each cell shows, whether nbval has to let it pass, and the cell.
CELLS = {
    "the right output": (True, cell("import helpers\nprint('13,002')", printed("13,002\n"))),
    "a wrong output": (False, cell("print('13,002')", printed("13,003\n"))),
    "a wrong result": (False, cell("6 * 7", result("43"))),
    "an output without the tag": (True, cell("print('13,002')", printed("13,003\n"), compared=False)),
    # Whatever a stripped notebook computes, it passes: so test_contents.py insists on outputs in the tagged cells.
    "an output that was never stored": (True, cell("print('anything')")),
    "an exception without the tag": (False, cell("1 / 0", compared=False)),
    "the right result after an exception": (True, cell("6 * 7", result("42"))),
    "longer than the limit": (False, cell("import time; time.sleep(60)", compared=False)),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> dict[int, bool]:
    """What a run as `start.py test` makes it says of each cell, by the cell's place: whether it passed."""
    folder = tmp_path_factory.mktemp("course with a space")
    notebook = new_notebook(cells=[each for _, each in CELLS.values()])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / "sample.ipynb")
    (folder / "pytest.ini").write_text("[pytest]\n")
    words = [sys.executable, "-m", "pytest", "sample.ipynb", "--nbval-lax", "--nbval-current-env", "-q", "-rA"]
    words += ["--nbval-cell-timeout=2", "--color=no", "-p", "no:cacheprovider"]
    # An xdist worker's settings would make the inner pytest take itself for a worker.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=240)
    assert done.returncode == 1, done.stdout
    for words in ("Cell outputs differ", "ZeroDivisionError", "Timeout of 2 seconds"):
        assert words in done.stdout
    found = re.findall(r"^(PASSED|FAILED) sample\.ipynb::Cell (\d+)", done.stdout, re.MULTILINE)
    return {int(place): word == "PASSED" for word, place in found}


@pytest.mark.parametrize("shown", CELLS)
def test_nbval_passes_what_is_right_and_nothing_else(outcomes, shown):
    passes, _ = CELLS[shown]
    assert outcomes[list(CELLS).index(shown)] is passes
