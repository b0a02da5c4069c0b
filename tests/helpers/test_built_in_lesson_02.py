"""What a learner builds in lesson 02 and what the helpers have: the same numbers."""


import numpy as np
import pytest

from helpers import functions
from helpers.network import Network

SCOPE = {"softmax": functions.softmax}


def numbers(rows, columns):
    return np.random.default_rng(rows * columns).normal(0, 4, (rows, columns))


@pytest.mark.parametrize("name", ["sigmoid", "relu"])
def test_activation_functions(built, name):
    z = numbers(20, 30)
    assert np.allclose(built[name](z.copy()), functions.ACTIVATIONS[name].function(z), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("scale", [1, 1000])
def test_softmax(built, scale):
    z = numbers(20, 10) * scale
    ours = built["my_softmax"](z.copy())
    assert np.allclose(ours, functions.softmax(z), rtol=1e-12, atol=1e-15)
    assert np.allclose(ours.sum(axis=1), 1)


@pytest.mark.parametrize("sizes", [[784, 16, 16, 10], [5, 3], [7, 6, 5, 4, 3]])
def test_forward_pass(built, sizes):
    net = Network(sizes, init="normal", dtype="float64", seed=1)
    images = np.random.default_rng(2).random((9, sizes[0]))
    ours, engine = built["my_forward"](net, images), net.activations(images)
    assert len(ours) == len(engine) == len(sizes)
    for one, other in zip(ours, engine, strict=True):
        assert np.allclose(one, other, rtol=1e-12, atol=1e-15)


def test_one_neuron_is_a_column_of_a_layer(built):
    net = Network([12, 4, 3], init="normal", dtype="float64")
    images = np.random.default_rng(3).random((6, 12))
    hidden = net.activations(images)[1]
    for image, row in zip(images, hidden, strict=True):
        for neuron in range(4):
            one = built["my_neuron"](image, net.weights[0][:, neuron], net.biases[0][neuron])
            assert one == pytest.approx(row[neuron], rel=1e-12)


def test_a_layer_is_the_engines_first_layer(built):
    net = Network([12, 4, 3], activation="relu", init="normal", dtype="float64")
    images = np.random.default_rng(4).normal(0, 1, (6, 12))
    assert np.allclose(built["my_layer"](images, net.weights[0], net.biases[0]), net.activations(images)[1], rtol=1e-12)


def test_two_linear_layers_are_one(built):
    stack = Network([9, 5, 3], activation="linear", init="normal", dtype="float64")
    single = Network([9, 3], dtype="float64")
    (weights_1, weights_2), (biases_1, biases_2) = stack.weights, stack.biases
    weights, biases = built["my_collapse"](weights_1, biases_1, weights_2, biases_2)
    single.weights, single.biases = [weights], [biases]
    images = np.random.default_rng(5).random((20, 9))
    assert np.allclose(stack.predict_proba(images), single.predict_proba(images), rtol=1e-10)
