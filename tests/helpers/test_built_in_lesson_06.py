"""What the learner writes in lesson 06 and the helpers that stand for it afterwards agree."""


import numpy as np
import pytest

from helpers.confusion import confusion_matrix
from helpers.network import Network


@pytest.fixture
def data():
    random = np.random.default_rng(0)
    return random.random((50, 12)), random.integers(0, 3, 50)


def test_the_class_is_the_engine(built, data):
    """`MyNetwork` with a rate that falls by epochs against the engine, an epoch at a time."""
    mine, twin = built["MyNetwork"]([12, 8, 5, 3], seed=4), Network([12, 8, 5, 3], activation="relu", seed=4)
    for a, b in zip(mine.weights + mine.biases, twin.weights + twin.biases, strict=True):
        np.testing.assert_array_equal(a, b)
    np.testing.assert_allclose(mine.predict_proba(data[0]), twin.predict_proba(data[0]), rtol=1e-6)
    for parts in zip(mine.gradients(*data), twin.gradients(*data), strict=True):
        for a, b in zip(*parts, strict=True):
            np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-7)
    mine.train(*data, epochs=1, batch_size=7, learning_rate=0.2, seed=9)
    twin.train(*data, epochs=1, batch_size=7, learning_rate=0.2, momentum=0, seed=9)
    for a, b in zip(mine.weights + mine.biases, twin.weights + twin.biases, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-6)


def test_a_momentum_step_is_the_engines(built, data):
    net, twin = (Network([12, 3], dtype="float64", seed=1) for _ in range(2))
    twin.train(*data, epochs=4, batch_size=50, learning_rate=0.3, momentum=0.8)
    velocity = np.zeros((12, 3))
    bias_velocity = np.zeros(3)
    for _ in range(4):
        weight_gradients, bias_gradients = net.gradients(*data)
        net.weights[0], velocity = built["momentum_step"](net.weights[0], velocity, weight_gradients[0], 0.3, 0.8)
        net.biases[0], bias_velocity = built["momentum_step"](net.biases[0], bias_velocity, bias_gradients[0], 0.3, 0.8)
    np.testing.assert_allclose(net.weights[0], twin.weights[0], rtol=1e-10)
    np.testing.assert_allclose(net.biases[0], twin.biases[0], rtol=1e-10)


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
def test_a_layer_starts_as_the_networks_do(built, activation):
    random = np.random.default_rng(5)
    net = Network([30, 20, 10], activation=activation, dtype="float64", seed=5)
    for weights, biases in zip(net.weights, net.biases, strict=True):
        mine = built["start_layer"](*weights.shape, activation, random)
        np.testing.assert_allclose(mine[0], weights, rtol=1e-12)
        np.testing.assert_array_equal(mine[1], biases)


def test_the_confusion_matrix_is_the_helpers(built):
    random = np.random.default_rng(2)
    labels, guesses = random.integers(0, 10, (2, 300))
    np.testing.assert_array_equal(built["my_confusion_matrix"](labels, guesses), confusion_matrix(labels, guesses))
