"""Is what a learner's code returned what was expected? And if not: in what do they differ?"""

import contextlib
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

LARGEST = 50_000_000        # numbers in an array that is looked at; nothing in the course is larger than 47 million
NUMBERS = (bool, int, float, complex, np.generic)
KINDS = {"b": "True and False", "i": "whole numbers", "u": "whole numbers", "f": "floats", "c": "complex numbers"}


@dataclass(frozen=True)
class Difference:
    """In what two results differ."""

    kind: str                               # type | length | shape | dtype | nan | values | error | compare
    sentence: str = ""
    where: tuple[int, ...] = ()             # the first place at which two arrays of one shape differ
    count: int = 0                          # how many places do
    part: int | None = None                 # in which result, of several


def freeze(result: Any) -> Any:
    """A copy of `result` that runs no foreign code later.

    Numbers, arrays, tensors and lists of numbers become numpy arrays, other lists and tuples become tuples;
    dictionaries are copied; None, Ellipsis and texts stay. Anything else is returned as it is: not to be touched.
    """
    if isinstance(result, NUMBERS):
        array = np.array(result)
        return array if array.dtype != object else _large(result)
    if type(result) is dict:
        return {key: freeze(value) for key, value in result.items()}
    if isinstance(result, list | tuple):
        return _freeze_sequence(result)
    if hasattr(type(result), "__array__"):
        if isinstance(result, np.ndarray) and result.size > LARGEST:
            return result                   # its shape is all that is needed, and a copy might not fit
        array = np.array(result)
        if array.dtype != object:
            return array
        if array.ndim == 0:
            return freeze(array.item())
        with contextlib.suppress(TypeError, ValueError, OverflowError):
            return array.astype(np.float64)
        return array
    return result


def _large(number: Any) -> Any:
    """A whole number that no array can hold, as a float, or as it is if it is too large even for that."""
    with contextlib.suppress(OverflowError):
        return np.array(float(number))
    return number


def _freeze_sequence(result: list | tuple) -> Any:
    if len(result) > LARGEST:
        return result
    if isinstance(result, list) and result and all(isinstance(item, NUMBERS) for item in result):
        array = np.array(result)
        if array.dtype != object:
            return array
    parts = tuple(freeze(item) for item in result)
    if isinstance(result, list) and _same_shape(parts):
        return np.array(parts)
    return parts


def _same_shape(parts: tuple) -> bool:
    return bool(parts) and all(type(part) is np.ndarray for part in parts) and len({part.shape for part in parts}) == 1


def _stacked(value: Any) -> Any:
    """Tuples of numbers, and tuples of such tuples, as one array: [(0, 1), (2, 3)] may stand for (2, 2) numbers."""
    if type(value) is not tuple:
        return value
    parts = tuple(_stacked(part) for part in value)
    return np.array(parts) if _same_shape(parts) else value


def _unstacked(expected: tuple, came: np.ndarray) -> tuple:
    """The rows of an array. One that holds whole numbers and fractions holds floats only: that is forgiven."""
    rows = tuple(freeze(row) for row in came)
    kinds = {part.dtype.kind for part in expected if type(part) is np.ndarray}
    if came.dtype.kind != "f" or "f" not in kinds:
        return rows
    return tuple(row.astype(part.dtype) if type(part) is np.ndarray and part.dtype.kind in "iu"
                 and np.array_equal(row, np.round(row)) else row for part, row in zip(expected, rows, strict=True))


def find_difference(expected: Any, came: Any, tolerance: float) -> Difference | None:
    """In what `came` differs from `expected` (both frozen), None if it does not.

    `tolerance` is relative and absolute.
    """
    if isinstance(expected, tuple):
        if type(came) is np.ndarray and came.ndim and len(came) == len(expected):
            came = _unstacked(expected, came)
        if type(came) is not tuple:
            return Difference("type")
        return _first_difference(expected, came, tolerance) if len(came) == len(expected) else Difference("length")
    if isinstance(expected, dict):
        if type(came) is not dict:
            return Difference("type")
        if expected.keys() != came.keys():
            return Difference("compare", "The keys of your dictionary are not the ones that were asked for.")
        return _first_difference(tuple(expected.values()), tuple(came[key] for key in expected), tolerance)
    if not isinstance(expected, np.ndarray):
        if type(expected) is str and type(came) is str:
            return None if expected == came else Difference("values")
        return None if came is expected else Difference("type")
    if type(came) is int and expected.ndim == 0:        # too large for any array, so it is none that is expected
        return Difference("values", count=1)
    came = _stacked(came)
    if type(came) is not np.ndarray or came.dtype.kind not in KINDS:
        return Difference("type")
    return _array_difference(expected, came, tolerance)


def _first_difference(expected: tuple, came: tuple, tolerance: float) -> Difference | None:
    for index, pair in enumerate(zip(expected, came, strict=True)):
        found = find_difference(*pair, tolerance)
        if found:
            return replace(found, part=index)
    return None


def _array_difference(expected: np.ndarray, came: np.ndarray, tolerance: float) -> Difference | None:
    if expected.shape != came.shape:
        return Difference("shape", _shapes(expected.shape, came.shape))
    with np.errstate(all="ignore"):
        wrong = ~np.isclose(came, expected, rtol=tolerance, atol=tolerance, equal_nan=True)
    count = int(np.count_nonzero(wrong))
    if not count:
        return _kind_difference(expected, came)
    unreal = wrong & ~np.isfinite(came)
    if not unreal.any():
        return Difference("values", "", _first_place(wrong), count)
    name = "NaN (not a number)" if np.isnan(came[unreal]).any() else "infinity"
    how_many = f"{np.count_nonzero(unreal):,} of the {came.size:,} numbers are" if came.ndim else "What came is"
    # A single infinity may well be meant ("never"), and be wrong here.
    cause = " Was something divided by zero, or an exponential too large?" if came.ndim or "NaN" in name else ""
    return Difference("nan", f"{how_many} {name}.{cause}", _first_place(unreal), count)


def _first_place(mask: np.ndarray) -> tuple[int, ...]:
    return tuple(int(index) for index in np.unravel_index(np.argmax(mask), mask.shape))


def _kind_difference(expected: np.ndarray, came: np.ndarray) -> Difference | None:
    """Anything equal does where floats are expected; floats are no labels or indices. Single numbers are let be."""
    wanted, got = KINDS[expected.dtype.kind], KINDS[came.dtype.kind]
    if expected.ndim == 0 or wanted in (got, "floats"):
        return None
    return Difference("dtype", f"The values are right, their type is not: {got} (dtype {came.dtype}) came, {wanted} "
                           f"(such as dtype {expected.dtype}) were expected.")


def _shapes(expected: tuple[int, ...], came: tuple[int, ...]) -> str:
    wanted = f"shape {expected}" if expected else "a single number"
    sentence = f"{f'Shape {came}' if came else 'A single number'} came, {wanted} was expected."
    if len(came) > 1 and came == expected[::-1]:
        return f"{sentence} Are rows and columns swapped?"
    if not came:
        return f"{sentence} Did you add up or average over more than was asked?"
    if not expected:
        return f"{sentence} What has to happen to all these numbers?"
    if came == expected[1:]:
        return f"{sentence} Is this the answer for one of them only?"
    if np.prod(came) == np.prod(expected):
        return f"{sentence} The count of numbers is right, their arrangement is not."
    return sentence
