"""Is this argument what the function needs? A check returns it ready for use, or says what came and was expected."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Hashable, Sequence
from itertools import pairwise
from numbers import Integral, Real

import numpy as np

LARGEST = 1e30  # sums of larger inputs could overflow in float32
MOST_PARAMETERS = 100_000_000  # to train them takes 2 GB


def one_of(name: str, value, allowed: Collection):
    """`value`, if it is one of `allowed`."""
    if not isinstance(value, Hashable) or value not in list(allowed):  # arrays and lists are not hashable
        raise ValueError(f"{name}: got {value!r}, expected one of {', '.join(map(repr, allowed))}")
    return value


def checked_number(name: str, value, whole: bool = False, at_least=None, above=None, below=None):
    """`value` as an int (if a whole number is asked for) or a float, if it is finite and within the bounds."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral if whole else Real):
        raise TypeError(f"{name}: got {value!r}, expected a {'whole ' if whole else ''}number")
    try:
        number = int(value) if whole else float(value)  # type: ignore[call-overload]  # mypy knows no int(Real)
    except OverflowError:  # an int beyond the largest float
        number = math.inf
    bounds = {"at least": at_least, "above": above, "below": below}
    inside = ((at_least is None or number >= at_least) and (above is None or number > above)
              and (below is None or number < below))
    if not (inside and (whole or math.isfinite(number))):
        expected = " and ".join(f"{word} {bound}" for word, bound in bounds.items() if bound is not None)
        kind = "whole" if whole else "finite"
        raise ValueError(f"{name}: got {_short(value)}, expected a {kind} number {expected}".rstrip())
    return number


def checked_sizes(name: str, sizes) -> list[int]:
    """`sizes` of the layers of a network, inputs first, as a list of ints."""
    if not isinstance(sizes, Sequence | np.ndarray) or isinstance(sizes, str):
        raise TypeError(f"{name}: got {sizes!r}, expected a list, such as [784, 16, 16, 10]")
    if len(sizes) < 2:
        raise ValueError(f"{name}: got {sizes!r}, expected at least two layers, such as [784, 16, 16, 10]")
    sizes = [checked_number(name, n, whole=True, at_least=1, below=MOST_PARAMETERS) for n in sizes]
    parameters = sum((before + 1) * after for before, after in pairwise(sizes))
    if parameters > MOST_PARAMETERS:
        raise ValueError(f"{name}: got {sizes}, {parameters:,} parameters, expected at most {MOST_PARAMETERS:,}")
    return sizes


def checked_seed(seed) -> int | None:
    """`seed`, if it is None (other random numbers each time) or a whole number from 0 to 2^64 - 1."""
    return None if seed is None else checked_number("seed", seed, whole=True, at_least=0, below=2**64)


def checked_random(random: np.random.Generator) -> np.random.Generator:
    """`random`, if it is one of NumPy's generators of random numbers."""
    if not isinstance(random, np.random.Generator):
        raise TypeError(f"random: got {random!r}, expected a generator, such as np.random.default_rng(0)")
    return random


def checked_function(name: str, function, call: str, optional: bool = False) -> Callable | None:
    """`function`, if it can be called (or is None, if it is optional); `call` shows how it will be."""
    if not callable(function) and not (optional and function is None):
        raise TypeError(f"{name}: got {function!r}, expected a function {call}")
    return function


def checked_array(name: str, value, kinds: str, expected: str) -> np.ndarray:
    """`value` as an array, if its dtype is of one of the `kinds` (b: bool, u, i: integers, f: floats)."""
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name}: got rows of different lengths, expected {expected}") from None
    if array.dtype.kind not in kinds:
        raise TypeError(f"{name}: got {_described(value, array)}, expected {expected}")
    return array


def checked_images(images, inputs: int, dtype, name: str = "images") -> np.ndarray:
    """`images` as a C-ordered (n, inputs) array of `dtype`, every value finite."""
    array = checked_array(name, images, "buif", f"numbers, (n, {inputs})")
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
        came = "NaN" if np.isnan(lowest) else f"values from {lowest:g} to {highest:g}"
        raise ValueError(f"{name}: got {came}, expected numbers within {LARGEST:g}")
    return array


def checked_labels(labels, count: int | None = None, classes: int | None = None, name: str = "labels") -> np.ndarray:
    """`labels` as (count,) integers from 0 to classes - 1. None leaves the number, or the range, open."""
    shape = "(n,)" if count is None else f"({count},)"
    array = checked_array(name, labels, "uif", f"integers, {shape}")
    if array.ndim == 2:
        one_each = array.shape[1] == 1 or array.size == count
        advice = "labels.ravel() gives that" if one_each else "one-hot targets? labels.argmax(axis=1) goes back"
        raise ValueError(f"{name}: got the shape {array.shape}, expected {shape}; {advice}")
    if array.dtype.kind == "f":
        raise TypeError(f"{name}: got an array of {array.dtype}, expected integers; labels.astype(int) gives that")
    if array.ndim != 1 or count not in (None, len(array)):
        raise ValueError(f"{name}: got the shape {array.shape}, expected {shape}, one for each image")
    if classes is not None and array.size and (array.min() < 0 or array.max() >= classes):
        raise ValueError(f"{name}: got values from {array.min()} to {array.max()}, expected 0 to {classes - 1}")
    return array.astype(np.intp, copy=False)


def checked_one(image, label, inputs: int, classes: int) -> tuple[np.ndarray, int]:
    """One image as (1, inputs) floats from 0 to 1, and its label, an integer below `classes`."""
    pixels = checked_array("image", image, "buif", f"one image, ({inputs},)")
    if pixels.size != inputs:
        raise ValueError(f"image: got the shape {pixels.shape}, expected one image, ({inputs},)")
    pixels = checked_images(pixels.reshape(1, -1), inputs, float, "image")
    if pixels.min() < 0 or pixels.max() > 1:
        raise ValueError(f"image: got values from {pixels.min():g} to {pixels.max():g}, expected 0 to 1; "
                         "normalize(images) gives that")
    return pixels, int(checked_labels(np.atleast_1d(label), 1, classes, "label")[0])


def _described(value, array: np.ndarray) -> str:
    return repr(value) if array.ndim == 0 else f"an array of {array.dtype}"


def _short(value) -> str:
    """The value as it came, unless it has hundreds of digits."""
    try:
        text = repr(value)
    except ValueError:  # Python writes no int of more than 4,300 digits
        return "a number of thousands of digits"
    return text if len(text) <= 40 else f"{text[:10]}... ({len(text)} characters)"
