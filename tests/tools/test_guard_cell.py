"""The lessons' first code cell, in a Python that knows the course and in ones that do not."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tools.sources import learner_notebook

HERE = Path(__file__).parent

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


def run_all(cells: list[str], knows_the_course: bool, hidden: tuple[str, ...] = (), folder: Path = HERE) -> str:
    """folder: where the notebook is. As in a kernel, it comes after the standard library and before the packages."""
    paths = ["", sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    if knows_the_course:
        import helpers

        paths.append(str(next(iter(helpers.__path__))).rsplit("helpers", 1)[0])
    command = [sys.executable, "-I", "-S", "-c", RUN_ALL, json.dumps([cells, paths, hidden])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, cwd=folder)
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


# --- files that hide a library ---


@pytest.fixture
def my_work(tmp_path) -> Path:
    folder = tmp_path / "my_work"
    folder.mkdir()
    return folder


def put(folder: Path, name: str) -> None:
    """A file, or a package where the name ends in a slash. It must not be imported."""
    path = folder / name / "__init__.py" if name.endswith("/") else folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("print('THE WRONG ONE WAS IMPORTED')")


HIDING = [
    ("helpers.py", "helpers"),
    ("helpers/", "helpers"),
    ("numpy.py", "numpy"),
    ("matplotlib/", "matplotlib"),
    ("yaml.py", "yaml"),
    ("copy.py", "copy"),
    ("random/", "random"),
]


@pytest.mark.parametrize(("name", "library"), HIDING)
def test_a_file_that_hides_a_library_is_named_and_nothing_is_imported(cells, my_work, name, library):
    put(my_work, name)
    sentence, stopped = run_all(cells, knows_the_course=True, folder=my_work).strip().split("\n")
    assert sentence.startswith(f"my_work/{name.rstrip('/')} hides the library {library}: rename it")
    assert "restart the kernel" in sentence and stopped == "STOPPED AT 0"


def test_all_that_hide_one_are_named(cells, my_work):
    put(my_work, "numpy.py")
    put(my_work, "copy.py")
    printed = run_all(cells, knows_the_course=True, folder=my_work)
    assert printed.count(" hides the library ") == 2 and "Traceback" not in printed


def test_a_foreign_python_is_not_mistaken_for_the_courses_because_of_such_a_file(cells, my_work):
    put(my_work, "helpers.py")
    assert "my_work/helpers.py hides" in run_all(cells, knows_the_course=False, folder=my_work)


OWN = ["my_tools.py", "data.py", "tools.py", "start.py", "my_package/", "numpy.txt", "numpy.ipynb"]


@pytest.mark.parametrize("name", OWN)
def test_a_learners_own_modules_are_fine(cells, my_work, name):
    put(my_work, name)
    (my_work / "numpy").mkdir(exist_ok=True)  # a folder of files, which Python does not import
    printed = run_all(cells, knows_the_course=True, folder=my_work)
    assert printed.strip().split("\n") == ["the lesson goes on", "NEW NAMES set()"]


def test_the_courses_own_folder_hides_nothing(cells):
    printed = run_all(cells, knows_the_course=True, folder=HERE.parents[1])
    assert printed.strip().split("\n") == ["the lesson goes on", "NEW NAMES set()"]
