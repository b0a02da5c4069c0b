"""Going downhill: landscapes to practise on, the rule that descends, and a network as one point in its landscape.

Built in lesson 04. A landscape is a function of a number or of a point; its slope or gradient says how steep it is and
in which direction it rises.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import numpy as np

from helpers.network import Network, overflow_is_a_result
from helpers.parameters import as_arrays, as_vector
from helpers.validation import checked_number

# ---- landscapes ------------------------------------------------------------------------------------------------------


def bowl(x):
    """x^2. One valley, which flattens towards its bottom at 0."""
    return np.square(x)


def bowl_slope(x):
    """2x."""
    return 2 * np.asarray(x)


def kink(x):
    """|x|. One valley whose sides are equally steep everywhere."""
    return np.abs(x)


def kink_slope(x):
    """-1 on the left, 1 on the right, 0 at the kink."""
    return np.sign(x)


def wiggle(x):
    """x^2 / 20 + sin(2.2 x - 1). Between -4 and 4 it has three valleys; the middle one is the deepest."""
    return np.square(x) / 20 + np.sin(2.2 * np.asarray(x) - 1)


def wiggle_slope(x):
    """x / 10 + 2.2 cos(2.2 x - 1)."""
    return np.asarray(x) / 10 + 2.2 * np.cos(2.2 * np.asarray(x) - 1)


def himmelblau(point):
    """(x^2 + y - 11)^2 + (x + y^2 - 7)^2: four valleys, all of height 0 (Himmelblau 1972).

    point: (2,), or many points (..., 2). Returns a number, or an array (...).
    """
    x, y = np.moveaxis(np.asarray(point, dtype=float), -1, 0)
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2


def himmelblau_gradient(point):
    """Its slopes along x and along y, in the shape of `point`."""
    x, y = np.moveaxis(np.asarray(point, dtype=float), -1, 0)
    first, second = x**2 + y - 11, x + y**2 - 7
    return np.stack([4 * x * first + 2 * second, 2 * first + 4 * y * second], axis=-1)


# ---- one neuron: a weight and a bias ---------------------------------------------------------------------------------


def neuron_output(point, inputs):
    """sigmoid(weight * input + bias) for a point (weight, bias): (2,) or (..., 2). inputs (n,). Returns (..., n)."""
    weight, bias = np.moveaxis(np.asarray(point, dtype=float), -1, 0)[..., None]
    return 0.5 * (1 + np.tanh((weight * inputs + bias) / 2))


def neuron_cost(point, inputs, labels):
    """The mean surprise at the labels, 0 or 1: -ln of what the neuron gave to the right one. Shapes as above: (...)."""
    weight, bias = np.moveaxis(np.asarray(point, dtype=float), -1, 0)[..., None]
    z = weight * inputs + bias
    return np.mean(np.logaddexp(0, z) - labels * z, axis=-1)  # ln(1 + e^z) - z is -ln sigmoid(z), and never overflows


def neuron_gradient(point, inputs, labels):
    """The slopes of that cost along the weight and along the bias, in the shape of `point`."""
    errors = neuron_output(point, inputs) - labels
    return np.stack([np.mean(errors * inputs, axis=-1), np.mean(errors, axis=-1)], axis=-1)


# ---- descending ------------------------------------------------------------------------------------------------------


@overflow_is_a_result
def descend(gradient: Callable, start, learning_rate: float, steps: int, momentum: float = 0) -> np.ndarray:
    """Gradient descent: every place visited, the start first, shape (steps + 1, *shape of the start).

    gradient: place -> slope there, or an array of slopes shaped like the place. momentum: the share of the last step
    that is added to the next. Built in lesson 04. A rate that is too large ends in infinity: a result and no error.
    """
    checked_number("learning_rate", learning_rate, above=0)
    checked_number("steps", steps, whole=True, at_least=0)
    checked_number("momentum", momentum, at_least=0, below=1)
    places = [np.asarray(start, dtype=float)]
    velocity = np.zeros_like(places[0])
    for _ in range(steps):
        velocity = momentum * velocity - learning_rate * gradient(places[-1])
        places.append(places[-1] + velocity)
    return np.array(places)


def sgd_epoch(gradient: Callable, weights: np.ndarray, images: np.ndarray, labels: np.ndarray, learning_rate: float,
              batch_size: int, seed: int) -> np.ndarray:
    """One epoch of stochastic gradient descent: the weights after one step for every mini-batch.

    gradient(weights, images, labels) -> the gradient of the mean cost of a batch, shaped like `weights`. The images are
    shuffled by `seed`; the last batch holds what is left over. Built in lesson 04; `Network.train` does the same.
    """
    order = np.random.default_rng(seed).permutation(len(images))
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


# ---- a network as a point --------------------------------------------------------------------------------------------


def get_parameters(net: Network) -> np.ndarray:
    """All weights, then all biases, as one vector: where the network stands, (parameter_count,)."""
    return as_vector(net.weights, net.biases)


def set_parameters(net: Network, parameters: np.ndarray) -> None:
    """Put the network where `parameters` says: what `get_parameters` gave. The vector is copied."""
    parameters = np.array(parameters, dtype=net.dtype)
    if parameters.shape != (net.parameter_count,):
        raise ValueError(f"parameters: got the shape {parameters.shape}, expected ({net.parameter_count},)")
    net.weights[:], net.biases[:] = as_arrays(parameters, net.weights, net.biases)


def flat_gradient(net: Network, images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The gradient of the network's cost as one vector, in the order of `get_parameters`."""
    return as_vector(*net.gradients(images, labels))


def renumbered(net: Network, seed: int) -> Network:
    """A copy whose hidden neurons stand in another order, their weights and biases with them: it says the same."""
    random, copied = np.random.default_rng(seed), deepcopy(net)
    for layer in range(len(net.weights) - 1):
        order = random.permutation(net.sizes[layer + 1])
        copied.weights[layer] = copied.weights[layer][:, order]
        copied.biases[layer] = copied.biases[layer][order]
        copied.weights[layer + 1] = copied.weights[layer + 1][order]
    return copied
