"""How is ink, or a map of weights, spread over an image? And what if every pixel had another place?"""

from __future__ import annotations

import numpy as np

from helpers.validation import checked_images

SIDE = 28


def scramble(images: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Every image with its pixels in another order, the same for all: new pixel i is old pixel order[i].

    images: (n, 784). order: a permutation of 0 to 783, such as `np.random.default_rng(0).permutation(784)`. Returns a
    new array. Nothing is lost: `scramble(scrambled, np.argsort(order))` gives the images back.
    """
    images = np.asarray(images)
    order = np.asarray(order)
    if images.ndim != 2:
        raise ValueError(f"images: got the shape {images.shape}, expected (n, pixels)")
    if order.dtype.kind not in "ui" or not np.array_equal(np.sort(order), np.arange(images.shape[1])):
        raise ValueError(f"order: got {order.dtype} of the shape {order.shape}, expected each of 0 to "
                         f"{images.shape[1] - 1} once")
    return images.take(order, axis=1)  # images[:, order] in rows, which a network would have to copy once more


def morans_i(maps: np.ndarray) -> np.ndarray:
    """Moran's I of every map: are neighbours alike? Built in lesson 07.

    1 for a smooth surface, about 0 for noise, -1 for a chessboard. With d the values less their mean, the neighbours
    being the pixels above, below, left and right, W the number of such pairs and n that of the pixels:

        I = (n / W) * (sum over neighbours of d_i d_j) / (sum over pixels of d_i^2)

    maps: (n, rows, columns), or one map (rows, columns). Returns (n,) numbers, or one; NaN for a map of one value.
    Source: P. Moran, "Notes on continuous stochastic phenomena", Biometrika 37 (1950).
    """
    values = np.asarray(maps)
    if values.dtype.kind not in "buif":
        raise TypeError(f"maps: got an array of {values.dtype}, expected numbers")
    values = values.astype(float)
    if values.ndim not in (2, 3) or min(values.shape[-2:]) < 2:
        raise ValueError(f"maps: got the shape {values.shape}, expected (n, rows, columns) with at least 2 of both")
    rows, columns = values.shape[-2:]
    d = values - values.mean(axis=(-2, -1), keepdims=True)
    products = ((d[..., 1:, :] * d[..., :-1, :]).sum(axis=(-2, -1))
                + (d[..., 1:] * d[..., :-1]).sum(axis=(-2, -1)))
    pairs = (rows - 1) * columns + rows * (columns - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return rows * columns / pairs * products / (d * d).sum(axis=(-2, -1))


def slant(images: np.ndarray) -> np.ndarray:
    """How far the writing leans: columns to the right for every row upwards; 0 is upright, 1 leans 45 degrees right.

    From the moments of the ink: with r and c the distance of a pixel from the centre of ink in rows (downwards) and
    columns, it is -(mean of r c) / (mean of r^2), each pixel counted as much as it has ink.

    images: (n, 784) or (n, 28, 28), any scale with 0 as paper. Returns (n,); NaN for an image whose ink is in one row.
    Source: shear removal by second moments, as in Y. LeCun and others, "Gradient-based learning applied to document
    recognition" (1998), section III, where MNIST's digits are deslanted.
    """
    images = np.asarray(images)
    if images.ndim < 2:
        raise ValueError(f"images: got the shape {images.shape}, expected (n, 784) or (n, 28, 28)")
    ink = checked_images(images.reshape(len(images), -1), SIDE * SIDE, float).reshape(-1, SIDE, SIDE)
    if ink.min() < 0:
        raise ValueError(f"images: got values from {ink.min():g}, expected 0 (paper) or more")
    index = np.arange(SIDE)
    by_row, by_column = ink.sum(axis=2), ink.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        amount = by_row.sum(axis=1)
        row, column = by_row @ index / amount, by_column @ index / amount
        mixed = (ink @ index * index).sum(axis=1) / amount - row * column
        downwards = by_row @ index**2 / amount - row**2
        # A sum of squares that should be 0 is left a little off it by rounding.
        return np.where(downwards > 1e-9, -mixed / downwards, np.nan)
