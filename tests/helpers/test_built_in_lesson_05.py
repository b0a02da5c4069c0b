"""What a learner builds in lesson 05 and what the helpers have: the same numbers."""

import ast

import numpy as np
import pytest

from helpers import autograd
from helpers.exercises.lesson_05.planted_bug import EXERCISE as PLANTED_BUG
from helpers.functions import output_errors, sigmoid, sigmoid_slope
from helpers.gradients import compare, finite_differences
from helpers.network import Network
from tests.helpers.conftest import SOURCES


def also_wanted(node):
    """The lines that hang functions onto a class, and what they need."""
    if isinstance(node, ast.Assign):
        target = node.targets[0]
        parts = target.elts if isinstance(target, ast.Tuple) else [target]
        return ast.unparse(node) == "counter = itertools.count()" or all(
            isinstance(part, ast.Attribute) and ast.unparse(part.value) == "Value" for part in parts)
    return ast.unparse(node) in ("import itertools", "import math")


@pytest.fixture(scope="module")
def lesson_text():
    """Lesson 05 and the optional one behind it."""
    return "\n".join((SOURCES / name).read_text(encoding="utf-8")
                     for name in ("05_backprop.py", "deeper/05_an_autograd_engine.py"))


@pytest.fixture
def problem():
    """A network of three layers, two of them equally wide, with images and labels."""
    random = np.random.default_rng(1)
    net = Network([7, 5, 5, 10], init="normal", dtype="float64", seed=2)
    return net, random.random((6, 7)), random.integers(0, 10, 6)


def verdicts(given, reference):
    return [layer.verdict for layer in compare(given, reference)]


def test_sigmoid_and_its_slope(built):
    z = np.linspace(-20, 20, 101)
    assert np.allclose(built["sigmoid"](z), sigmoid(z), rtol=1e-12)
    assert np.allclose(built["my_sigmoid_slope"](z), sigmoid_slope(sigmoid(z)), rtol=1e-12)


def test_output_errors(built):
    random = np.random.default_rng(0)
    outputs, labels = random.dirichlet(np.ones(10), 6), random.integers(0, 10, 6)
    ours = built["my_output_errors"](outputs, labels)
    assert np.allclose(ours, output_errors("softmax", "cross_entropy", outputs, np.eye(10)[labels]) / 6)


def test_the_backward_pass(built, problem):
    net, images, labels = problem
    assert set(verdicts(built["my_gradients"](net, images, labels), net.gradients(images, labels))) == {"exact"}


def test_one_slope_by_nudging(built, problem, monkeypatch):
    net, images, labels = problem
    for name, value in {"net": net, "image": images, "label": labels}.items():
        monkeypatch.setitem(built, name, value)
    weights, _ = finite_differences(net, images, labels)
    assert built["slope_by_nudging"](net.weights[1], (2, 3)) == pytest.approx(weights[1][2, 3], rel=1e-6)


@pytest.mark.parametrize("expression", [
    "a * b + a", "a * a * b - b", "(a + b) * (a + b) * a", "(a * b).exp() - a", "(a * b + b).log() * a",
    "(a - b).sigmoid() * a + a.exp().log()"])
def test_the_lessons_numbers_and_the_helpers(built, expression):
    results = []
    for engine in (built["Value"], autograd.Value):
        a, b = engine(1.7), engine(0.6)
        result = eval(expression, {"a": a, "b": b})
        result.backward()
        result.backward()
        results.append((result.number, a.slope, b.slope))
    assert results[0] == pytest.approx(results[1], rel=1e-12)


def test_setting_in_place_of_adding_loses_a_way(built):
    a, b = built["Value"](2.0), built["Value"](3.0)
    result = a * b + a
    result.backward(wrong=True)
    assert a.slope != 4
    result.backward()
    assert (a.slope, b.slope) == (4, 2)


def test_the_network_of_numbers(built, problem):
    net, images, labels = problem
    values, slopes = built["values"], built["slopes"]
    weights, biases = [values(w) for w in net.weights], [values(b) for b in net.biases]
    cost = built["cost_in_values"](weights, biases, values(images[0]), labels[0])
    assert cost.number == pytest.approx(net.cost(images[:1], labels[:1]))
    cost.backward()
    ours = [slopes(w) for w in weights], [slopes(b) for b in biases]
    assert set(verdicts(ours, net.gradients(images[:1], labels[:1]))) == {"exact"}


def test_the_tape(built, problem, monkeypatch):
    from helpers.quiet_tensorflow import load_tensorflow

    monkeypatch.setitem(built, "tf", load_tensorflow() or pytest.skip("TensorFlow is not installed"))
    net, images, labels = problem
    ours = built["gradients_by_tape"](net, images, labels.astype(np.uint8))
    assert set(verdicts(ours, net.gradients(images, labels))) == {"exact"}


def test_the_planted_bug_is_where_the_exercise_says(problem, definitions, lesson_text):
    net, images, labels = problem
    broken = definitions(lesson_text)["suspicious_gradients"](net, images, labels)
    assert verdicts(broken, net.gradients(images, labels)) == ["different"] * 4 + ["exact"] * 2

    _, line = PLANTED_BUG.reference
    [marked] = [text for text in lesson_text.splitlines() if text.endswith(f"# line {line}")]
    mended = definitions(lesson_text.replace(marked, "        errors = errors @ weights.T"))["suspicious_gradients"]
    assert set(verdicts(mended(net, images, labels), net.gradients(images, labels))) == {"exact"}
