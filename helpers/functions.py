"""What a neuron does with its weighted sum, and what an answer costs: the formulas that the network is made of.

z are pre-activations (weighted sum + bias), a activations, y one-hot targets, of the shape (n, neurons). Every function
takes what np.asarray takes, lists and single numbers too, and leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

# ---- activations, each with its slope da/dz, which all of them can tell from a ---------------------------------------


def sigmoid(z) -> np.ndarray:
    """1 / (1 + exp(-z)). Built in lesson 02.

    Written as (1 + tanh(z / 2)) / 2: the same number, and no z is too large for it.
    """
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


def sigmoid_slope(a) -> np.ndarray:
    """a * (1 - a). Built in lesson 05."""
    a = np.asarray(a)
    return a * (1 - a)


def relu(z) -> np.ndarray:
    """max(0, z). Built in lesson 02."""
    return np.maximum(z, 0)


def relu_slope(a) -> np.ndarray:
    """1 where the neuron is active, else 0. Built in lesson 05."""
    a = np.asarray(a)
    return (a > 0).astype(a.dtype)


def tanh(z) -> np.ndarray:
    """The hyperbolic tangent: a sigmoid stretched to -1 ... 1."""
    return np.tanh(z)


def tanh_slope(a) -> np.ndarray:
    """1 - a^2."""
    a = np.asarray(a)
    return 1 - a * a


def linear(z) -> np.ndarray:
    """z itself: no activation function."""
    return np.asarray(z)


def linear_slope(a) -> np.ndarray:
    """1 everywhere."""
    return np.ones_like(a)


class Activation(NamedTuple):
    """An activation function, from z to a, and its slope, from a to da/dz."""

    function: Callable[..., np.ndarray]
    slope: Callable[..., np.ndarray]


ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, sigmoid_slope),
    "relu": Activation(relu, relu_slope),
    "tanh": Activation(tanh, tanh_slope),
    "linear": Activation(linear, linear_slope),
}

# ---- outputs ---------------------------------------------------------------------------------------------------------


def softmax(z) -> np.ndarray:
    """exp(z) divided by its sum over the row. Built in lesson 02.

    The row's largest z is taken off first, so that exp cannot overflow.
    """
    z = np.asarray(z)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


OUTPUTS = {"softmax": softmax, "sigmoid": sigmoid}

# ---- costs -----------------------------------------------------------------------------------------------------------


def costs(output: str, cost: str, z, labels) -> np.ndarray:
    """The cost of every image, (n,), from its outputs' pre-activations `z`, (n, classes), and its label.

    quadratic: the sum over the outputs of (a - y)^2.  cross_entropy: -ln of the right class' softmax output; with
    sigmoid outputs the sum of -ln(a) for the right class and of -ln(1 - a) for the others. Built in lesson 03.

    Taken from z and not from a: an output that rounds to 0 or 1 has no logarithm left, while -ln(sigmoid(z)), which is
    ln(1 + exp(-z)), is finite for every z.
    """
    z = np.asarray(z)
    if cost == "quadratic":
        return np.square(OUTPUTS[output](z) - np.eye(z.shape[1], dtype=z.dtype)[labels]).sum(axis=1)
    z_of_label = z[np.arange(len(z)), labels]
    if output == "softmax":
        highest = z.max(axis=1)
        return np.log(np.exp(z - highest[:, np.newaxis]).sum(axis=1)) - (z_of_label - highest)
    return np.logaddexp(0, z).sum(axis=1) - z_of_label


def output_errors(output: str, cost: str, a, y) -> np.ndarray:
    """dC/dz of every output, (n, classes): how the cost of an image answers to each output's pre-activation.

    With cross-entropy the awkward factors cancel, for softmax and for sigmoid alike, and a - y is left. Built in
    lesson 03.
    """
    a = np.asarray(a)
    if cost == "cross_entropy":
        return a - y
    slope = 2 * (a - y)  # dC/da
    if output == "sigmoid":
        return slope * sigmoid_slope(a)
    return a * (slope - (slope * a).sum(axis=1, keepdims=True))
