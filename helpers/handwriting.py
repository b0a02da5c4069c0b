"""Where the ink of an image lies: what MNIST's makers measured, and adjusted, in every digit."""

from __future__ import annotations

import numpy as np


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
