"""One decision, traced: what each hidden neuron adds to each output, and by how much the right output leads."""

from __future__ import annotations

import numpy as np

from helpers.network import Network, checked_net
from helpers.validation import checked_images, checked_labels


def output_sums(net: Network, images: np.ndarray) -> np.ndarray:
    """The outputs' weighted sums, before softmax or sigmoid: (n, outputs), not bounded. images: (n, pixels)."""
    images = checked_images(images, checked_net(net).sizes[0], net.dtype)
    before = net.activations(images)[-2]
    return before @ net.weights[-1] + net.biases[-1]


def contributions(net: Network, image: np.ndarray) -> np.ndarray:
    """What each neuron of the last hidden layer adds to each output's sum: (neurons, outputs). Built in lesson 07.

        activation of neuron j * weight from j to output k

    Together with the biases these make `output_sums`. image: (pixels,), or (1, pixels).
    """
    images = checked_images(np.reshape(image, (1, -1)), checked_net(net).sizes[0], net.dtype, name="image")
    return net.activations(images)[-2].T * net.weights[-1]


def margins(net: Network, images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """By how much the sum of the right output exceeds the largest of the others: (n,); below 0 where it is misread.

    Unlike an output of softmax, a sum does not stand still near 0 or 1. images: (n, pixels), labels: (n,) integers.
    """
    sums = output_sums(net, images)
    labels = checked_labels(labels, len(sums), net.sizes[-1])
    right = sums[np.arange(len(sums)), labels]
    others = sums.copy()
    others[np.arange(len(sums)), labels] = -np.inf
    return right - others.max(axis=1)
