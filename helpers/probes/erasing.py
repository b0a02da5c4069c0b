"""What must the network do without? Pixels, one by one or region by region, become paper."""

from __future__ import annotations

import numpy as np

from helpers.functions import ACTIVATIONS
from helpers.network import Network, checked_net
from helpers.probes.deciding import margins
from helpers.validation import checked_images, checked_labels, checked_number

SIDE = 28


def erase(images: np.ndarray, pixels: np.ndarray) -> np.ndarray:
    """The images with some pixels made paper (0), the same in each. Built in lesson 07.

    images: (n, 784). pixels: their indices, or a mask (784,) or (28, 28) of True and False. Returns a new array.
    """
    erased = np.array(images)
    if erased.dtype.kind not in "buif":
        raise TypeError(f"images: got an array of {erased.dtype}, expected numbers")
    if erased.ndim != 2:
        raise ValueError(f"images: got the shape {erased.shape}, expected (n, 784)")
    pixels = np.asarray(pixels)
    pixels = pixels.ravel() if pixels.dtype == bool else pixels
    if pixels.dtype.kind not in "bui" and pixels.size:
        raise TypeError(f"pixels: got an array of {pixels.dtype}, expected indices or a mask")
    if pixels.ndim > 1:
        raise ValueError(f"pixels: got indices of the shape {pixels.shape}, expected one list of them")
    if pixels.dtype == bool and pixels.shape != erased.shape[1:]:
        raise ValueError(f"pixels: got a mask of {pixels.size}, expected one of {erased.shape[1]}")
    if pixels.dtype != bool and pixels.size and not 0 <= pixels.min() <= pixels.max() < erased.shape[1]:
        raise ValueError(f"pixels: got indices from {pixels.min()} to {pixels.max()}, expected 0 to "
                         f"{erased.shape[1] - 1}")
    erased[:, pixels if pixels.size else []] = 0
    return erased


def erasing_each_pixel(net: Network, images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The accuracy that is left when one pixel is erased from all images, for each of the pixels: (784,), 0 to 1.

    Fast because one pixel changes the first layer's weighted sums only by its own share, ink times weights, and only in
    the images that have ink there: the rest is not computed anew.
    """
    images = checked_images(images, checked_net(net).sizes[0], net.dtype)
    labels = checked_labels(labels, len(images), net.sizes[-1])
    first = images @ net.weights[0] + net.biases[0]
    right = net.predict(images) == labels
    accuracies = np.full(net.sizes[0], right.mean())
    for pixel in range(net.sizes[0]):
        inked = np.flatnonzero(images[:, pixel])
        if len(inked):
            z = first[inked] - images[inked, pixel, np.newaxis] * net.weights[0][pixel]
            accuracies[pixel] += (np.sum(_answers(net, z) == labels[inked]) - right[inked].sum()) / len(images)
    return accuracies


def _answers(net: Network, z: np.ndarray) -> np.ndarray:
    """The classes, from the first layer's weighted sums on."""
    for weights, biases in zip(net.weights[1:], net.biases[1:], strict=True):
        z = ACTIVATIONS[net.activation].function(z) @ weights + biases
    return z.argmax(axis=1)  # softmax and sigmoid keep the order of the outputs


def occlusion(net: Network, image: np.ndarray, label: int, size: int = 7) -> np.ndarray:
    """The lead of the right answer (`margins`) when a square around each pixel becomes paper: (28, 28), not bounded.

    image: (784,) or (28, 28). size: the side of the square in pixels, odd. At the border the square is cut off.
    Source: M. Zeiler and R. Fergus, "Visualizing and understanding convolutional networks" (2014), section 4.2.
    """
    checked_net(net)
    image = np.asarray(image)
    image = checked_images(image.reshape(1, -1), SIDE * SIDE, np.float32)[0].reshape(SIDE, SIDE)
    checked_labels([label], 1, net.sizes[-1], name="label")
    if checked_number("size", size, whole=True, at_least=1) % 2 == 0:
        raise ValueError(f"size: got {size}, expected an odd number, so that the square has a middle")
    row, column = np.indices((SIDE, SIDE))
    near = ((np.abs(row.reshape(-1, 1, 1) - row) <= size // 2)
            & (np.abs(column.reshape(-1, 1, 1) - column) <= size // 2))
    covered = np.where(near, 0, image).reshape(-1, SIDE * SIDE)
    return margins(net, covered, np.full(SIDE * SIDE, label)).reshape(SIDE, SIDE)
