"""The lessons' first code cell, in a Python that knows the course and in ones that do not."""

import json
import subprocess
import sys
import sysconfig

import pytest

from tools.sources import learner_notebook

# With -I -S no .pth file is read and no folder is on the path but the standard library: like a foreign Python.
RUN_ALL = """
import json, sys
cells, paths, hidden = json.loads(sys.argv[1])
sys.path += paths
sys.modules.update(dict.fromkeys(hidden))
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance(colors="NoColor")
names = set(shell.user_ns)
for number, source in enumerate(cells):
    if not shell.run_cell(source).success:
        print("STOPPED AT", number)
        break
else:
    print("NEW NAMES", {name for name in set(shell.user_ns) - names if not name.startswith("_")})
"""


def run_all(cells: list[str], knows_the_course: bool, hidden: tuple[str, ...] = ()) -> str:
    paths = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    if knows_the_course:
        import helpers

        paths.append(str(next(iter(helpers.__path__))).rsplit("helpers", 1)[0])
    command = [sys.executable, "-I", "-S", "-c", RUN_ALL, json.dumps([cells, paths, hidden])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def cells(sample, measured):
    code = [cell.source for cell in learner_notebook(sample, measured).cells if cell.cell_type == "code"]
    return [code[0], "print('the lesson goes on')"]


def test_a_foreign_python_gets_one_sentence_and_stops(cells):
    printed = run_all(cells, knows_the_course=False)
    sentence, stopped = printed.strip().split("\n")
    assert sentence.startswith("This notebook is running in a Python that does not know the course (missing: helpers)")
    assert "start.py" in sentence and "VS Code" in sentence and sentence.count(". ") == 0
    assert stopped == "STOPPED AT 0"


def test_a_python_without_the_packages_gets_it_too(cells):
    printed = run_all(cells, knows_the_course=True, hidden=("numpy", "ipywidgets"))
    assert "(missing: numpy, ipywidgets)" in printed and "Traceback" not in printed


def test_the_courses_own_python_goes_on_in_silence(cells):
    printed = run_all(cells, knows_the_course=True)
    assert printed.strip().split("\n") == ["the lesson goes on", "NEW NAMES set()"]
