"""What the learner builds in lesson 03 and what helpers/functions.py holds must give the same numbers."""


import numpy as np
import pytest

from helpers.functions import costs, output_errors, sigmoid, softmax


@pytest.fixture(scope="module")
def batch():
    """Pre-activations (50, 10), their labels and one-hot targets."""
    random = np.random.default_rng(0)
    labels = random.integers(0, 10, 50)
    return random.normal(size=(50, 10)) * 3, labels, np.eye(10)[labels]


@pytest.mark.parametrize(("output", "function"), [("softmax", softmax), ("sigmoid", sigmoid)])
def test_the_quadratic_cost(built, batch, output, function):
    z, labels, targets = batch
    outputs, expected = function(z), costs(output, "quadratic", z, labels)
    assert built["my_average_cost"](outputs, targets) == pytest.approx(expected.mean(), rel=1e-12)
    for one, target, cost in zip(outputs, targets, expected, strict=True):
        assert built["my_cost"](one, target) == pytest.approx(cost, rel=1e-12)


def test_cross_entropy(built, batch):
    z, labels, _ = batch
    expected = costs("softmax", "cross_entropy", z, labels).mean()
    assert built["my_cross_entropy"](softmax(z), labels) == pytest.approx(expected, rel=1e-12)


def test_the_slope_of_cross_entropy(built, batch):
    z, labels, targets = batch
    expected = output_errors("softmax", "cross_entropy", softmax(z), targets)
    assert np.allclose(built["my_cross_entropy_slope"](z, labels), expected, rtol=1e-12, atol=1e-15)


def test_the_slope_of_the_quadratic_cost_one_step_before_the_sigmoid(built, batch):
    z, _, targets = batch
    a = sigmoid(z)
    expected = output_errors("sigmoid", "quadratic", a, targets)
    assert np.allclose(built["my_quadratic_slope"](a, targets) * a * (1 - a), expected, rtol=1e-12, atol=1e-15)


def test_nudging_gives_the_slopes(built, batch):
    z, labels, targets = batch
    for cost in ("quadratic", "cross_entropy"):
        expected = output_errors("softmax", cost, softmax(z), targets)
        for row, label, slopes in zip(z[:5], labels, expected, strict=False):
            measured = built["slope_by_nudging"](
                lambda z, cost=cost, label=label: costs("softmax", cost, z[np.newaxis], np.array([label]))[0], row)
            assert np.allclose(measured, slopes, atol=1e-8)


def test_the_softmax_for_one_image(built, batch):
    for row in batch[0][:5]:
        assert np.allclose(built["softmax_of"](row), softmax(row), rtol=1e-12)
