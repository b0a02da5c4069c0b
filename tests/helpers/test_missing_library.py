"""Where Keras is missing, the cells that need it are left out, and those that need these, and no others."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from helpers import missing_library
from helpers.missing_library import MESSAGE, SkipCells


@pytest.fixture
def run(capsys):
    """Run a cell where `keras` is missing; what it printed."""
    shell = InteractiveShell()
    shell.ast_transformers.append(SkipCells({"keras"}, missing_library.MODULES))

    def run(cell):
        capsys.readouterr()
        shell.run_cell(cell).raise_error()
        return capsys.readouterr().out.strip()

    return run


@pytest.mark.parametrize("cell", [
    "model = keras.Sequential([])", "import tensorflow as tf", "from helpers.keras_twin import to_keras",
    "import keras.layers", "class Mine(keras.callbacks.Callback):\n    pass",
    "def build():\n    return keras.Input((3,))"])
def test_what_needs_keras_is_skipped(run, cell):
    assert run(cell) == MESSAGE


def test_what_needs_a_missing_name_is_skipped_too(run):
    assert run("model = keras.Sequential([])\nsize = 3") == MESSAGE
    assert run("print(model.layers)") == MESSAGE
    assert run("print(size)") == MESSAGE
    assert run("size = 4") == "" and run("print(size)") == "4"


def test_what_a_skipped_cell_imports_from_elsewhere_is_there(run):
    assert run("from math import pi\nfrom helpers.keras_twin import to_keras\nmodel = to_keras(3)") == MESSAGE
    assert run("print(round(pi))") == "3"
    assert run("print(to_keras)") == MESSAGE


def test_names_of_loops_and_parameters_are_not_missing(run):
    assert run("name, model = 1, keras.Input") == MESSAGE
    assert run("print([name for name in 'ab'], (lambda model: model)(3))") == "['a', 'b'] 3"
    assert run("for name in 'ab':\n    print(name, end='')") == "ab"


def test_all_others_run(run):
    assert run("numbers = {}\nnumbers['a'] = 1\nprint(numbers)") == "{'a': 1}"
    assert run("numbers['b'] = keras.Input") == MESSAGE
    assert run("print(numbers)") == "{'a': 1}"
    assert run("from helpers.network import Network\nprint(Network([3, 2]).parameter_count)") == "8"


def test_it_says_why_and_outside_a_notebook_that_is_all(capsys):
    assert missing_library.skip_cells("keras") is None
    assert capsys.readouterr().out.strip() == missing_library.MISSING


def test_called_twice_it_is_there_once(monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    missing_library.skip_cells("keras")
    missing_library.skip_cells("keras")
    assert [type(one) for one in shell.ast_transformers].count(SkipCells) == 1


def test_copies_of_lesson_09_from_version_0_1_find_it():
    from helpers.left_out import leave_out

    assert leave_out is missing_library.skip_cells
