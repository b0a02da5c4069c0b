"""Where the ink of an image lies, which MNIST's makers measured and adjusted in every digit; and how to move it."""

from __future__ import annotations

import numpy as np

from helpers.validation import checked_number

SIDE = 28  # pixels along each edge of an image


def centre_of_ink(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean row and the mean column of every image, each pixel counted as much as it has ink. Built in lesson 01.

    images: (n, 28, 28), any scale with 0 as paper. Returns two arrays (n,), in pixels from the top left; an image
    without ink gives NaN.
    """
    ink = images.sum(axis=(1, 2), dtype=float)
    with np.errstate(invalid="ignore"):
        rows = images.sum(axis=2, dtype=float) @ np.arange(images.shape[1]) / ink
        columns = images.sum(axis=1, dtype=float) @ np.arange(images.shape[2]) / ink
    return rows, columns


def longer_side(images: np.ndarray) -> np.ndarray:
    """The longer side of the smallest box around the ink, in pixels, for every image.

    images: (n, 28, 28), any scale with 0 as paper. Returns integers, (n,); an image without ink has 0.
    """
    images = np.asarray(images)

    def extent(inked: np.ndarray) -> np.ndarray:  # from the first True of each row to the last
        length = inked.shape[1] - inked.argmax(axis=1) - inked[:, ::-1].argmax(axis=1)
        return np.where(inked.any(axis=1), length, 0)

    return np.maximum(extent(images.any(axis=2)), extent(images.any(axis=1)))


def shift(images: np.ndarray, rows: int | np.ndarray, columns: int | np.ndarray) -> np.ndarray:
    """The images moved by whole pixels: paper comes in at one edge, what leaves at the other is gone.

    images: (n, 784) or (n, 28, 28), any scale with 0 as paper. rows: pixels down (negative: up), columns: pixels to the
    right (negative: left), each one whole number for all images or (n,) of them. Returns a new array of the same shape
    and dtype.
    """
    images = np.asarray(images)
    if images.shape[1:] not in ((SIDE, SIDE), (SIDE * SIDE,)):
        raise ValueError(f"images: got the shape {images.shape}, expected (n, 784) or (n, 28, 28)")
    pictures = images.reshape(-1, SIDE, SIDE)
    moved = np.zeros_like(pictures)
    down, right = _per_image("rows", rows, len(images)), _per_image("columns", columns, len(images))
    for source, target, r, c in zip(pictures, moved, down, right, strict=True):
        target[_WITHIN[r], _WITHIN[c]] = source[_WITHIN[-r], _WITHIN[-c]]
    return moved.reshape(images.shape)


def random_shifts(images: np.ndarray, random: np.random.Generator, pixels: int = 1) -> np.ndarray:
    """Every image moved at random by up to `pixels` pixels along each axis. Made for `augment` of `Network.train`.

    images: (n, 784) or (n, 28, 28), 0 as paper. Each of the (2 pixels + 1)^2 moves is equally likely, and standing
    still is one of them. Returns a new array.
    """
    checked_number("pixels", pixels, whole=True, at_least=0)
    rows, columns = random.integers(-pixels, pixels + 1, size=(2, len(images)))
    return shift(images, rows, columns)


# The rows (or columns) that a picture moved by so many pixels covers; those that it shows are the ones of the opposite
# move. Made once: a network that trains on shifted images asks for four of them for every image.
_WITHIN = {move: slice(max(move, 0), SIDE + min(move, 0)) for move in range(-SIDE, SIDE + 1)}


def _per_image(name: str, moves: int | np.ndarray, count: int) -> list[int]:
    moves = np.asarray(moves)
    if moves.dtype.kind not in "iu":
        raise TypeError(f"{name}: got an array of {moves.dtype}, expected whole numbers")
    if moves.shape not in ((), (count,)):
        raise ValueError(f"{name}: got the shape {moves.shape}, expected one number or ({count},), one for each image")
    return np.broadcast_to(np.clip(moves.astype(np.int64), -SIDE, SIDE), count).tolist()
