"""Ways through the space of all images: straight paths, flat slices, and where the answer changes on them.

An image is a point with 784 coordinates. Images are float (n, 784); a point between two images is a blend of both.
"""

from __future__ import annotations

import numpy as np

from helpers.network import Network, checked_net
from helpers.probes.exciting import input_gradients
from helpers.validation import checked_images, checked_labels, checked_number


def path(start: np.ndarray, end: np.ndarray, points: int = 200) -> np.ndarray:
    """The blends on the straight way from one image to another, both ends included: (points, 784)."""
    checked_number("points", points, whole=True, at_least=2)
    start, end = (checked_images(np.reshape(image, (1, -1)), np.size(start), np.float32, name=name)
                  for name, image in (("start", start), ("end", end)))
    share = np.linspace(0, 1, points, dtype=np.float32)[:, np.newaxis]
    return (1 - share) * start + share * end


def boundaries_crossed(net: Network, starts: np.ndarray, ends: np.ndarray, points: int = 200) -> np.ndarray:
    """How often the answer changes on the straight path from each start to its end: integers, (n,).

    starts, ends: (n, 784). The path is looked at in `points` places; a region thinner than their distance is missed.
    """
    return np.array([len(answers) - 1 for answers in _answers_on_the_way(net, starts, ends, points)])


def comes_back(net: Network, starts: np.ndarray, ends: np.ndarray, points: int = 200) -> np.ndarray:
    """Whether the straight path from each start to its end leaves an answer and meets it again: bool, (n,).

    Where boundaries are flat, as without a hidden layer, each answer has one region without dents, and no straight path
    can. starts, ends, points: as for `boundaries_crossed`.
    """
    return np.array([len(set(answers)) < len(answers) for answers in _answers_on_the_way(net, starts, ends, points)])


def _answers_on_the_way(net: Network, starts: np.ndarray, ends: np.ndarray, points: int) -> list[list[int]]:
    """The answers on each path in their order, such as [4, 9, 7]."""
    starts = checked_images(starts, checked_net(net).sizes[0], net.dtype, name="starts")
    ends = checked_images(ends, net.sizes[0], net.dtype, name="ends")
    if len(starts) != len(ends):
        raise ValueError(f"ends: got {len(ends)} images, expected {len(starts)}, one for each of starts")
    every = (net.predict(path(start, end, points)) for start, end in zip(starts, ends, strict=True))
    return [answers[np.append(True, np.diff(answers) != 0)].tolist() for answers in every]


def plane(corners: np.ndarray, size: int = 120, margin: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    """The flat slice through three images, as a grid of points, without distortion.

    corners: (3, 784), not on one line. size: points along each edge. margin: how far the slice reaches beyond the
    corners, as a part of its width. Outside the triangle of the corners pixels may fall below 0 or exceed 1.

    Returns (images, places): the images at the grid's points, float32 (size * size, 784), row by row from the top, and
    where the corners stand, (3, 2), as column and row of the grid.
    """
    if np.ndim(corners) != 2:
        raise ValueError(f"corners: got the shape {np.shape(corners)}, expected (3, 784)")
    corners = checked_images(corners, np.shape(corners)[1], float, name="corners")
    if len(corners) != 3:
        raise ValueError(f"corners: got {len(corners)} images, expected 3")
    checked_number("size", size, whole=True, at_least=2)
    checked_number("margin", margin, at_least=0)
    first, *others = corners
    axes, triangle = np.linalg.qr((others - first).T)  # two directions of length 1, at right angles, in the slice
    if np.abs(np.diag(triangle)).min() <= 1e-6 * np.abs(triangle).max():
        raise ValueError("corners: got three images on one line, through which pass many slices; expected a triangle")
    flat = (corners - first) @ axes
    middle, width = (flat.max(axis=0) + flat.min(axis=0)) / 2, (1 + 2 * margin) * np.ptp(flat, axis=0).max()
    steps = np.linspace(-width / 2, width / 2, size)
    across, down = np.meshgrid(middle[0] + steps, middle[1] - steps)
    images = first + np.stack([across.ravel(), down.ravel()], axis=1) @ axes.T
    places = np.stack([flat[:, 0] - middle[0], middle[1] - flat[:, 1]], axis=1) / width * (size - 1) + (size - 1) / 2
    return images.astype(np.float32), places


def boundary_between(net: Network, starts: np.ndarray, ends: np.ndarray, one: int, other: int,
                     halvings: int = 30) -> tuple[np.ndarray, np.ndarray]:
    """Where the network finds `one` and `other` equally likely, between each start and its end, and which way leads on.

    starts, ends: (n, 784); each start must be more `one` than `other` to the network, each end the other way round.
    Returns (points, directions), both (n, 784): points on the boundary, found by halving the path again and again, and
    the directions at right angles to it, of length 1, that lead from `one` to `other`.
    """
    low = checked_images(starts, checked_net(net).sizes[0], net.dtype, name="starts")
    high = checked_images(ends, net.sizes[0], net.dtype, name="ends")
    checked_number("halvings", halvings, whole=True, at_least=1)
    checked_labels([one, other], 2, net.sizes[-1], name="one, other")
    if one == other:
        raise ValueError(f"other: got {other}, expected another class than one")
    if len(low) != len(high):
        raise ValueError(f"ends: got {len(high)} images, expected {len(low)}, one for each of starts")
    for name, images, expected in (("starts", low, False), ("ends", high, True)):
        if np.any(_is_other(net, images, one, other) != expected):
            raise ValueError(f"{name}: got some on the wrong side, expected starts to be read as {one} rather than "
                             f"{other}, ends the other way round")
    for _ in range(halvings):
        middle = (low + high) / 2
        beyond = _is_other(net, middle, one, other)[:, np.newaxis]
        low, high = np.where(beyond, low, middle), np.where(beyond, middle, high)
    # The slope of ln(output of other) - ln(output of one): its softmax parts cancel, the boundary's own slope is left.
    labels = np.full(len(high), one), np.full(len(high), other)
    slopes = input_gradients(net, high, labels[0]) - input_gradients(net, high, labels[1])
    return high, slopes / np.linalg.norm(slopes, axis=1, keepdims=True)


def _is_other(net: Network, images: np.ndarray, one: int, other: int) -> np.ndarray:
    outputs = net.predict_proba(images)
    return outputs[:, other] > outputs[:, one]
