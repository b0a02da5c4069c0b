"""Where Keras is missing, the cells that need it are left out, and those that need these, and no others."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from helpers import left_out
from helpers.left_out import SAYS, LeaveOut


@pytest.fixture
def run(capsys):
    """Run a cell where `keras` is missing; what it printed."""
    shell = InteractiveShell()
    shell.ast_transformers.append(LeaveOut({"keras"}, left_out.MODULES))

    def run(cell):
        capsys.readouterr()
        shell.run_cell(cell).raise_error()
        return capsys.readouterr().out.strip()

    return run


@pytest.mark.parametrize("cell", [
    "model = keras.Sequential([])", "import tensorflow as tf", "from helpers.keras_twin import to_keras",
    "import keras.layers", "class Mine(keras.callbacks.Callback):\n    pass",
    "def build():\n    return keras.Input((3,))"])
def test_what_needs_keras_is_left_out(run, cell):
    assert run(cell) == SAYS


def test_what_needs_a_left_out_name_is_left_out_too(run):
    assert run("model = keras.Sequential([])\nsize = 3") == SAYS
    assert run("print(model.layers)") == SAYS
    assert run("print(size)") == SAYS
    assert run("size = 4") == "" and run("print(size)") == "4"


def test_what_a_left_out_cell_imports_from_elsewhere_is_there(run):
    assert run("from math import pi\nfrom helpers.keras_twin import to_keras\nmodel = to_keras(3)") == SAYS
    assert run("print(round(pi))") == "3"
    assert run("print(to_keras)") == SAYS


def test_names_of_loops_and_parameters_are_no_left_out_names(run):
    assert run("name, model = 1, keras.Input") == SAYS
    assert run("print([name for name in 'ab'], (lambda model: model)(3))") == "['a', 'b'] 3"
    assert run("for name in 'ab':\n    print(name, end='')") == "ab"


def test_all_others_run(run):
    assert run("numbers = {}\nnumbers['a'] = 1\nprint(numbers)") == "{'a': 1}"
    assert run("numbers['b'] = keras.Input") == SAYS
    assert run("print(numbers)") == "{'a': 1}"
    assert run("from helpers.network import Network\nprint(Network([3, 2]).parameter_count)") == "8"


def test_it_says_why_and_outside_a_notebook_that_is_all(capsys):
    assert left_out.leave_out("keras") is None
    assert capsys.readouterr().out.strip() == left_out.MISSING


def test_called_twice_it_is_there_once(monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    left_out.leave_out("keras")
    left_out.leave_out("keras")
    assert [type(one) for one in shell.ast_transformers].count(LeaveOut) == 1
