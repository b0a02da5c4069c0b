"""MNIST's preparation of a digit: from any drawing to 28 x 28 pixels as a network that learnt MNIST expects them.

The recipe is that of MNIST's makers (LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998), but
for the resizing, which they did on black-and-white images and describe only as "anti-aliasing".
"""

from __future__ import annotations

import numpy as np

from helpers.validation import checked_array, checked_number, one_of

SIDE, BOX = 28, 20  # pixels: the edge of an image, and the longer side of the digit in it


def prepare(drawing: np.ndarray, ink_is_bright: bool = True) -> np.ndarray:
    """A drawing of one digit as an MNIST image: uint8 (28, 28), 0 = paper, 255 = full ink.

    drawing         a 2-D array of numbers of any size and scale; its lowest value counts as paper and its highest as
                    full ink
    ink_is_bright   False for dark ink on bright paper, as scanners and photographs give it

    The steps: crop to the ink; resize so that the longer side is 20 pixels, keeping the proportions, each new pixel
    being the mean of the area that it covers; put it into 28 x 28 pixels so that its centre of mass is at index
    (14, 14), as nearly as whole pixels allow (and no nearer than keeps all of the ink in the picture).

    Raises TypeError or ValueError for anything that is not a 2-D array of finite numbers, or has no ink.
    """
    ink = _ink(drawing, ink_is_bright)
    small = resize(crop(ink), BOX)
    weight = small.sum()
    top = _start(small.sum(axis=1) @ np.arange(small.shape[0]) / weight, small.shape[0])
    left = _start(small.sum(axis=0) @ np.arange(small.shape[1]) / weight, small.shape[1])
    picture = np.zeros((SIDE, SIDE), np.uint8)
    picture[top:top + small.shape[0], left:left + small.shape[1]] = np.round(255 * small)
    return picture


def crop(ink: np.ndarray) -> np.ndarray:
    """The smallest box around all that is above 0. ink: (height, width) with 0 as paper and some ink."""
    ink = _two_dimensional("ink", ink)
    if not (ink > 0).any():
        raise ValueError(f"ink: got {ink.shape} without a number above 0, expected some ink")
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


def resize(ink: np.ndarray, longer_side: int) -> np.ndarray:
    """The drawing with `longer_side` pixels along its longer side; the shorter one keeps the proportions.

    ink: (height, width). Each new pixel is the mean of the area that it covers, parts of pixels counting as parts.
    """
    ink = _two_dimensional("ink", ink)
    checked_number("longer_side", longer_side, whole=True, at_least=1)
    height, width = (max(1, round(longer_side * side / max(ink.shape))) for side in ink.shape)
    return _averages(ink.shape[0], height) @ ink @ _averages(ink.shape[1], width).T


def _ink(drawing: np.ndarray, ink_is_bright: bool) -> np.ndarray:
    """The drawing in float64, 0 as paper and 1 as full ink."""
    one_of("ink_is_bright", ink_is_bright, (True, False))
    ink = _two_dimensional("drawing", drawing).astype(float)
    lowest, highest = ink.min(), ink.max()
    if not np.isfinite(lowest + highest):
        raise ValueError("drawing: got values that are not finite, expected finite numbers")
    if lowest == highest:
        raise ValueError(f"drawing: got no ink (every pixel is {lowest:g}), expected some")
    ink = (ink - lowest) / (highest - lowest)
    return ink if ink_is_bright else 1 - ink


def _two_dimensional(name: str, values: np.ndarray) -> np.ndarray:
    array = checked_array(name, values, "buif", "numbers, (height, width)")
    if array.ndim != 2 or array.size == 0:
        raise ValueError(f"{name}: got the shape {array.shape}, expected (height, width)"
                         + ("; a picture in colour? its mean over the colours is 2-D" if array.ndim == 3 else ""))
    return array


def _averages(old: int, new: int) -> np.ndarray:
    """(new, old): how much of each old pixel belongs to each new one; rows sum to 1."""
    edges = np.arange(new + 1)[:, np.newaxis] * (old / new)
    covered = np.clip(edges - np.arange(old), 0, 1)  # of each old pixel, the share before each edge
    return np.diff(covered, axis=0) * (new / old)


def _start(centre: float, length: int) -> int:
    """Where the box begins so that its centre of mass comes to the index 14."""
    return int(np.clip(round(SIDE // 2 - centre), 0, SIDE - length))
