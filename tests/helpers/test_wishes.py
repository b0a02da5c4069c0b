"""What one image wants of a network, and the small network of lesson 05: the engine's numbers."""

import numpy as np
import pytest

from helpers.exercises.lesson_05 import two_errors
from helpers.functions import sigmoid
from helpers.network import Network
from helpers.widgets.wishes import what_it_wants, wishes


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
def test_minus_the_mean_of_the_wishes_is_the_gradient(activation):
    random = np.random.default_rng(0)
    net = Network([784, 12, 8, 10], activation=activation, dtype="float64", seed=1)
    images, labels = random.random((6, 784)), random.integers(0, 10, 6)
    asked = wishes(net, images, labels)
    assert asked.shape == (6, 8, 10)
    np.testing.assert_allclose(-asked.mean(axis=0), net.gradients(images, labels)[0][-1], rtol=1e-12)


def test_the_widget_says_what_is_missing_most():
    net = Network([784, 8, 10], dtype="float64", seed=1)
    image = np.random.default_rng(0).random(784)
    widget = what_it_wants(net, image, 7)
    missing = np.eye(10)[7] - net.predict_proba(image[np.newaxis])[0]
    assert widget.state == {"chosen": 7}
    assert f"output 7, which should move by {missing[7]:+.2f}" in widget.text()
    np.testing.assert_allclose(widget.data["weights"], net.weights[1].T)


@pytest.mark.parametrize("net, image, label, words", [
    (Network([784, 10]), np.zeros(784), 3, "net: got no hidden layer"),
    (Network([4, 3, 2]), np.zeros(784), 3, "got 4 inputs and 2 outputs"),
    (Network([784, 4, 10]), np.zeros(783), 3, "image: got the shape"),
    (Network([784, 4, 10]), np.zeros(784), 10, "label: ")])
def test_bad_input_is_named(net, image, label, words):
    with pytest.raises(ValueError, match=words):
        what_it_wants(net, image, label)


def test_the_errors_of_the_small_network_are_what_nudging_finds():
    """Sigmoid neurons, quadratic cost: the errors by hand are what nudging the sums of the hidden neurons gives."""
    into_hidden, into_output = np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([1.5, -2.0])

    def cost(push):
        hidden = sigmoid(np.array([1.0, 0.5]) @ into_hidden + np.array([-1.0, 0.5]) + push)
        return (sigmoid(hidden @ into_output) - 1) ** 2

    nudged = [(cost(1e-6 * row) - cost(-1e-6 * row)) / 2e-6 for row in np.eye(2)]
    np.testing.assert_allclose(two_errors.errors(), nudged, atol=1e-8)
