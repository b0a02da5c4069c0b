"""All weights and biases as one vector, and back: all weights in the order of the layers, then all biases."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Arrays = Sequence[np.ndarray]


def as_vector(weights: Arrays, biases: Arrays) -> np.ndarray:
    """A new vector with all that the arrays hold, (number of parameters,)."""
    return np.concatenate([array.ravel() for array in (*weights, *biases)])


def as_arrays(vector: np.ndarray, weights: Arrays, biases: Arrays) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """`vector` as (weights, biases), shaped like those that are given. They are views: changing them changes it."""
    parts, start = [], 0
    for array in (*weights, *biases):
        parts.append(vector[start:start + array.size].reshape(array.shape))
        start += array.size
    return parts[:len(weights)], parts[len(weights):]
