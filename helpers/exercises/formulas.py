"""Sigmoid and softmax for references and mistakes: as the engine has them, but what they are given stays as it is."""

import numpy as np

from helpers import functions


def sigmoid(z: np.ndarray) -> np.ndarray:
    return functions.sigmoid(np.array(z, dtype=float))


def softmax(z: np.ndarray) -> np.ndarray:
    return functions.softmax(np.array(z, dtype=float))
