"""Is this argument what the function needs? A check returns it ready for use, or says what came and was expected."""

from __future__ import annotations

import math
from collections.abc import Collection
from numbers import Integral, Real

import numpy as np

LARGEST = 1e30  # sums of larger inputs could overflow in float32


def one_of(name: str, value, allowed: Collection):
    """`value`, if it is one of `allowed`."""
    if value not in allowed:
        raise ValueError(f"{name}: got {value!r}, expected one of {', '.join(map(repr, allowed))}")
    return value


def checked_number(name: str, value, whole: bool = False, at_least=None, above=None, below=None):
    """`value`, if it is a finite number (a whole one where asked for) within the bounds."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral if whole else Real):
        raise TypeError(f"{name}: got {value!r}, expected a {'whole ' if whole else ''}number")
    bounds = {"at least": at_least, "above": above, "below": below}
    inside = ((at_least is None or value >= at_least) and (above is None or value > above)
              and (below is None or value < below))
    if not (inside and math.isfinite(value)):
        expected = " and ".join(f"{word} {bound}" for word, bound in bounds.items() if bound is not None)
        raise ValueError(f"{name}: got {value!r}, expected a finite number {expected}".rstrip())
    return value


def checked_images(images, inputs: int, dtype, name: str = "images") -> np.ndarray:
    """`images` as a C-ordered (n, inputs) array of `dtype`, every value finite."""
    array = np.asarray(images)
    if array.dtype.kind not in "buif":
        raise TypeError(f"{name}: got an array of {array.dtype}, expected numbers")
    if array.ndim != 2 or array.shape[1] != inputs or len(array) == 0:
        advice = ""
        if array.ndim == 3 and array.shape[1] * array.shape[2] == inputs:
            advice = "; normalize(images) gives that"
        elif array.ndim == 1 and array.size == inputs:
            advice = "; one image is images[:1] or image[np.newaxis]"
        raise ValueError(f"{name}: got the shape {array.shape}, expected (n, {inputs}) with n of at least 1{advice}")
    array = np.ascontiguousarray(array, dtype=dtype)
    lowest, highest = array.min(), array.max()  # NaN passes through both, and fails the comparison
    if not -LARGEST <= lowest <= highest <= LARGEST:
        raise ValueError(f"{name}: got values from {lowest:g} to {highest:g}, expected numbers within {LARGEST:g}")
    return array


def checked_labels(labels, count: int, classes: int, name: str = "labels") -> np.ndarray:
    """`labels` as (count,) integers from 0 to classes - 1."""
    array = np.asarray(labels)
    if array.dtype.kind not in "ui":
        advice = "; one-hot targets? argmax(axis=1) gives the labels back" if array.ndim == 2 else ""
        raise TypeError(f"{name}: got {array.dtype} of the shape {array.shape}, expected integers, ({count},){advice}")
    if array.shape != (count,):
        raise ValueError(f"{name}: got the shape {array.shape}, expected ({count},), one for each image")
    if array.size and (array.min() < 0 or array.max() >= classes):
        raise ValueError(f"{name}: got values from {array.min()} to {array.max()}, expected 0 to {classes - 1}")
    return array.astype(np.intp, copy=False)
