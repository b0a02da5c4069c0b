"""What a neuron does with its weighted sum, and what an answer costs: the formulas that the network is made of.

z are pre-activations (weighted sum + bias), a activations, y one-hot targets; all are arrays of the shape (n, neurons).
"""

from __future__ import annotations

import numpy as np

# ---- activations: z may be overwritten -------------------------------------------------------------------------------


def sigmoid(z: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(-z)). Built in lesson 02.

    Written as (1 + tanh(z / 2)) / 2: the same number, and no z is too large for it.
    """
    a = np.multiply(z, 0.5, out=z)
    np.tanh(a, out=a)
    a += 1
    a *= 0.5
    return a


def relu(z: np.ndarray) -> np.ndarray:
    """max(0, z). Built in lesson 02."""
    return np.maximum(z, 0, out=z)


def tanh(z: np.ndarray) -> np.ndarray:
    """The hyperbolic tangent: a sigmoid stretched to -1 ... 1."""
    return np.tanh(z, out=z)


def softmax(z: np.ndarray) -> np.ndarray:
    """exp(z) divided by its sum over the row. Built in lesson 02.

    The row's largest z is taken off first, so that exp cannot overflow.
    """
    z -= z.max(axis=1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=1, keepdims=True)
    return z


ACTIVATIONS = {"sigmoid": sigmoid, "relu": relu, "tanh": tanh, "linear": lambda z: z}
OUTPUTS = {"softmax": softmax, "sigmoid": sigmoid}

# The slope of an activation, from the activation itself: da/dz. Built in lesson 05.
SLOPES = {
    "sigmoid": lambda a: a * (1 - a),
    "relu": lambda a: a > 0,
    "tanh": lambda a: 1 - a * a,
    "linear": lambda a: np.ones_like(a),
}

# ---- costs -----------------------------------------------------------------------------------------------------------


def costs(output: str, cost: str, z: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The cost of every image, (n,), from its outputs' pre-activations `z`, (n, classes), and its label.

    quadratic: the sum over the outputs of (a - y)^2.  cross_entropy: -ln of the right class' softmax output; with
    sigmoid outputs the sum of -ln(a) for the right class and of -ln(1 - a) for the others. Built in lesson 03.

    Taken from z and not from a: an output that rounds to 0 or 1 has no logarithm left, while -ln(sigmoid(z)), which is
    ln(1 + exp(-z)), is finite for every z.
    """
    rows = np.arange(len(z))
    if cost == "quadratic":
        return np.square(OUTPUTS[output](z.copy()) - np.eye(z.shape[1], dtype=z.dtype)[labels]).sum(axis=1)
    if output == "softmax":
        z = z - z.max(axis=1, keepdims=True)
        return np.log(np.exp(z).sum(axis=1)) - z[rows, labels]
    return np.logaddexp(0, z).sum(axis=1) - z[rows, labels]


def output_errors(output: str, cost: str, a: np.ndarray, y: np.ndarray) -> np.ndarray:
    """dC/dz of every output, (n, classes): how the cost of an image answers to each output's pre-activation.

    With cross-entropy the awkward factors cancel, for softmax and for sigmoid alike, and a - y is left. Built in
    lesson 03.
    """
    if cost == "cross_entropy":
        return a - y
    slope = 2 * (a - y)  # dC/da
    if output == "sigmoid":
        return slope * a * (1 - a)
    return a * (slope - (slope * a).sum(axis=1, keepdims=True))
