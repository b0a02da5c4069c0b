"""How wrong results are related to the right ones: by a factor, a sign, a shift, an order, a part left out."""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import Any

import numpy as np

from helpers.exercises.families.source import Found

Pair = tuple[np.ndarray, np.ndarray]            # expected, came


def findings(names: Sequence[str], calls: Sequence[tuple], expected: Sequence[Any], came: Sequence[Any],
             tolerance: float) -> Iterator[Found]:
    """What holds between expected and came in every call, in words. Results are frozen (see compare.py)."""
    if all(type(each) is tuple for each in expected):
        yield from _swapped(expected, came, tolerance)
        count = len(expected[0])
        if not all(type(each) is tuple and len(each) == count for each in (*expected, *came)):
            return
        parts = [[(one[part], other[part]) for one, other in zip(expected, came, strict=True)]
                 for part in range(count)]
        wrong = [part for part in range(count) if not _all_alike(parts[part], tolerance)]
        said = [next(_of_pairs(names, calls, parts[part], tolerance), None) for part in wrong]
        if said and all(said) and len({found[0] for found in said if found}) == 1 and said[0]:
            whose = "Each of your results" if len(wrong) == count > 1 else f"Your {_ordinal(wrong[0])} result"
            yield said[0][0], [f"{whose} is not right. {said[0][1][0]}", *said[0][1][1:]]
    else:
        yield from _of_pairs(names, calls, list(zip(expected, came, strict=True)), tolerance)


def of_value(expected: Any, came: Any) -> Iterator[Found]:
    """What to say of a single value: the factor or the shift between it and the right one would give that away."""
    if _numbers(expected) and _numbers(came) and expected.size and _alike(-expected, came, 0) and np.any(expected):
        yield "the sign", ["The sign is the other way round."]


def _ordinal(part: int) -> str:
    return ["first", "second", "third", "fourth", "fifth", "sixth"][part]


def _swapped(expected: Sequence[tuple], came: Sequence[Any], tolerance: float) -> Iterator[Found]:
    if all(len(one) > 1 and type(other) is tuple and len(one) == len(other) and all(map(
            _alike, one, other[::-1], [tolerance] * len(one))) for one, other in zip(expected, came, strict=True)):
        how = "but the second comes first" if len(expected[0]) == 2 else "but the last comes first"
        yield "results reversed", [f"Your results are right, {how}."]
        return
    count = len(expected[0])
    if count > 4 or not all(type(each) is tuple and len(each) == count for each in (*expected, *came)):
        return
    for order in permutations(range(count)):
        if order != tuple(range(count)) and all(
                _alike(one[part], other[place], tolerance)
                for one, other in zip(expected, came, strict=True) for place, part in enumerate(order)):
            yield "results swapped", ["Your results are right, but they come in another order than the one that was "
                                      "asked for."]
            return


def _of_pairs(names: Sequence[str], calls: Sequence[tuple], pairs: list[tuple[Any, Any]],
              tolerance: float) -> Iterator[Found]:
    if not pairs or not all(_numbers(one) and _numbers(other) for one, other in pairs):
        return
    # 0 times anything is 0: only pairs that can tell.
    telling = [place for place, (one, _) in enumerate(pairs) if one.size and np.any(one != 0)]
    if not telling:
        return
    found = [(name, [words]) for table, ways in ((TRANSFORMED, pairs), (INVERSE, [pair[::-1] for pair in pairs]))
             for name, words, relation in table if _all_transformed(ways, relation, tolerance)]
    if len({name for name, _ in found} - {"sorted"}) <= 1:      # where two fit, the numbers are too much alike to tell
        yield from found[:1]
    yield from _factor(names, calls, pairs, telling, tolerance)
    yield from _shift(pairs, tolerance)


def _numbers(value: Any) -> bool:
    return type(value) is np.ndarray and value.dtype.kind in "biuf" and value.size < 10**6


def _alike(one: Any, other: Any, tolerance: float) -> bool:
    if not (_numbers(one) and _numbers(other)):
        return False
    return one.shape == other.shape and bool(
        np.allclose(one.astype(float), other.astype(float), rtol=max(tolerance, 1e-7), atol=max(tolerance, 1e-9),
                    equal_nan=True))


def _all_alike(pairs: Sequence[tuple[Any, Any]], tolerance: float) -> bool:
    return all(_alike(one, other, tolerance) for one, other in pairs)


def _all_transformed(pairs: list[Pair], relation: Callable, tolerance: float) -> bool:
    """Whether came is the relation of expected in every pair, and in some of them that means something."""
    changed = 0
    if not all(one.size for one, _ in pairs):
        return False
    for one, other in pairs:
        with np.errstate(all="ignore"):
            try:
                turned = np.asarray(relation(one.astype(float)))
            except (ValueError, IndexError, TypeError):
                return False
        if not _alike(turned, other, tolerance):
            return False
        changed += not _alike(turned, one, tolerance)
    return changed > 0 and sum(one.size for one, _ in pairs) > 1


def _needs(dimensions: int, function: Callable) -> Callable:
    def relation(values: np.ndarray) -> np.ndarray:
        if values.ndim < dimensions:
            raise ValueError("too few dimensions")
        return function(values)
    return relation


def _list(function: Callable) -> Callable:
    return _needs(1, function)


def _one_of(function: Callable) -> Callable:
    """Of a single row, its only one is not "one of them": there an axis is too many."""
    def relation(values: np.ndarray) -> np.ndarray:
        if values.shape[:1] in ((), (1,)):
            raise ValueError("too few")
        return function(values)
    return relation


ASKED = "what was asked for"
TRANSFORMED: list[tuple[str, str, Callable]] = [
    ("the sign", "Every sign is the other way round.", lambda x: -x),
    ("transposed", "The numbers are right, but rows and columns are swapped.", _needs(2, lambda x: x.T)),
    ("reversed", "The numbers are right, but they stand in reverse order.", _list(lambda x: x[::-1])),
    ("rows reversed", "The numbers are right, but each row stands in reverse order.", _needs(2, lambda x: x[:, ::-1])),
    ("a column too early", "Each row stands one column too far to the left: the last number comes first.",
     _needs(2, lambda x: np.roll(x, -1, axis=1))),
    ("a column too late", "Each row stands one column too far to the right.",
     _needs(2, lambda x: np.roll(x, 1, axis=1))),
    ("sorted", "The numbers are right, but you sorted them: their order is lost.", _list(lambda x: np.sort(x, axis=0))),
    ("sorted", "The numbers are right, but you sorted them, largest first: their order is lost.",
     _list(lambda x: np.sort(x, axis=0)[::-1])),
    ("the first is missing", "The first one is missing; all others are right.", _list(lambda x: x[1:])),
    ("the last is missing", "The last one is missing; all others are right.", _list(lambda x: x[:-1])),
    ("rounded", "Your numbers are rounded. Give them back as they are; they are rounded where they are shown.",
     lambda x: np.round(x)),
    *[("rounded", f"Your numbers are rounded to {places} place{'s' * (places > 1)}. Give them back as they are.",
       lambda x, places=places: np.round(x, places)) for places in (1, 2, 3, 4)],
    ("cut to whole numbers", "What stands behind the decimal point is cut off. Is there an `int` or a `//` too much?",
     lambda x: np.trunc(x)),
    ("cumulative", "You added up along the way: each of your numbers is the sum of all up to there.",
     _list(lambda x: np.cumsum(x, axis=0))),
    ("the square", f"Each of your numbers is the square of {ASKED}.", lambda x: x**2),
    ("the root", f"Each of your numbers is the square root of {ASKED}.", lambda x: np.sqrt(x)),
    ("the amount", "The amounts are right, but you dropped the signs.", lambda x: np.abs(x)),
    ("the rest to 1", f"Each of your numbers is 1 minus {ASKED}.", lambda x: 1 - x),
    ("the reciprocal", f"Each of your numbers is 1 divided by {ASKED}.", lambda x: 1 / x),
    ("the exponential", f"Each of your numbers is the exponential of {ASKED}.", lambda x: np.exp(x)),
    ("the logarithm", f"Each of your numbers is the logarithm of {ASKED}.", lambda x: np.log(x)),
    ("divided by the sum", "Each of your numbers is divided by the sum of them all, which was not asked for.",
     _list(lambda x: x / x.sum())),
    ("divided by the sum", "Each row of yours is divided by its sum, which was not asked for.",
     _needs(2, lambda x: x / x.sum(axis=1, keepdims=True))),
    ("divided by the sum", "Each column of yours is divided by its sum, which was not asked for.",
     _needs(2, lambda x: x / x.sum(axis=0, keepdims=True))),
    ("added up", "You added all the numbers up; they were asked for one by one.", _list(lambda x: x.sum())),
    ("averaged", "You averaged all the numbers; they were asked for one by one.", _list(lambda x: x.mean())),
    ("added up", "You added up over the first axis; the numbers were asked for one by one.",
     _needs(2, lambda x: x.sum(axis=0))),
    ("added up", "You added up over each row; the numbers were asked for one by one.",
     _needs(2, lambda x: x.sum(axis=1))),
    ("averaged", "You averaged over the first axis; the numbers were asked for one by one.",
     _needs(2, lambda x: x.mean(axis=0))),
    ("averaged", "You averaged over each row; the numbers were asked for one by one.",
     _needs(2, lambda x: x.mean(axis=1))),
    ("the last only", "You gave back the last of the numbers only.", _one_of(lambda x: x[-1])),
    ("the first only", "You gave back the first of the numbers only.", _one_of(lambda x: x[0])),
]
# The other way round: what was expected is the relation of what came.
INVERSE: list[tuple[str, str, Callable]] = [
    ("not added up", "You gave back all the numbers; their sum was asked for.", _list(lambda x: x.sum())),
    ("not averaged", "You gave back all the numbers; their mean was asked for.", _list(lambda x: x.mean())),
    ("not added up", "You gave back a number for each column; the sum of them all was asked for.",
     _needs(2, lambda x: x.sum(axis=1))),
    ("the last only", "You gave back all the numbers; the last one was asked for.", _one_of(lambda x: x[-1])),
    ("one too many", "There is one number too many at the start.", _list(lambda x: x[1:])),
    ("one too many", "There is one number too many at the end.", _list(lambda x: x[:-1])),
    ("not normalised", "Each row still has to be divided by its sum.",
     _needs(2, lambda x: x / x.sum(axis=1, keepdims=True))),
    ("not normalised", "Your numbers still have to be divided by the sum of them all.", _list(lambda x: x / x.sum())),
    ("not added up", "You stopped before adding up: each number should be the sum of all up to there.",
     _list(lambda x: np.cumsum(x, axis=0))),
]


def _factor(names: Sequence[str], calls: Sequence[tuple], pairs: list[Pair], telling: list[int],
            tolerance: float) -> Iterator[Found]:
    factors = []
    for one, other in pairs:
        if one.shape != other.shape:
            return
        factors.append(_one_factor(one.astype(float), other.astype(float), tolerance))
    known = [factors[place] for place in telling]
    if any(factor is None for factor in known) or len(pairs) < 2:
        return
    numbers = [float(factor) for factor in known if factor is not None]
    if np.allclose(numbers, 1, rtol=1e-9) or np.allclose(numbers, 0):
        return
    for quantity, values in _quantities(names, [calls[place] for place in telling]):
        for words, power in (("too large", 1), ("too small", -1)):
            if np.ptp(values) and np.allclose(numbers, np.power(values, power), rtol=1e-4):
                yield f"a factor {quantity}", [f"Every number is {words} by the factor {quantity}: you multiplied by "
                                               f"it, or forgot to divide." if power == 1 else
                                               f"Every number is {words} by the factor {quantity}: you divided by it "
                                               "once too often, or forgot to multiply."]
                return
    for quantity, values in _quantities(names, [calls[place] for place in telling]):
        constant = np.array(numbers) / values
        if np.ptp(values) and np.allclose(constant, constant[0], rtol=1e-4) and 0 < constant[0] <= 1:
            yield "a constant for an argument", [f"You divided by {1 / constant[0]:.6g} in each case, where it should "
                                                 f"have been {quantity}."]
            return
    if np.allclose(numbers, numbers[0], rtol=1e-5) and len(numbers) > 1:
        factor = numbers[0]
        if np.isclose(factor, 100):
            yield "percent", ["Your result is 100 times what it should be: you gave percent. A share goes from 0 to 1."]
            return
        times = f"{abs(factor):.6g} times" if abs(factor) >= 1 else f"1/{1 / abs(factor):.6g} of"
        sign = ", with the other sign" if factor < 0 else ""
        yield "a factor", [f"Every number is {times} what it should be{sign}."]


def _one_factor(one: np.ndarray, other: np.ndarray, tolerance: float) -> float | None:
    """The number that turns one into the other, or None."""
    place = np.unravel_index(np.argmax(np.abs(np.nan_to_num(one))), one.shape) if one.size else ()
    if not one.size or not one[place] or not np.isfinite(one[place]) or not np.isfinite(other[place]):
        return None
    factor = other[place] / one[place]
    # Smaller than usual: a factor of 1.00001 is noise.
    return float(factor) if np.allclose(other, factor * one, rtol=1e-6, atol=1e-12) else None


def _quantities(names: Sequence[str], calls: list[tuple]) -> Iterator[tuple[str, np.ndarray]]:
    """Numbers that a factor may come from, one for each call: lengths of arguments, and arguments."""
    for index, name in enumerate(names):
        values = [call[index] for call in calls]
        if all(isinstance(value, int | float | np.number) and not isinstance(value, bool) for value in values):
            array = np.array(values, dtype=float)
            if np.all(array != 0):
                yield f"`{name}`", array
        shapes = [value.shape if isinstance(value, np.ndarray) else (len(value),) for value in values
                  if isinstance(value, np.ndarray | list)]
        if len(shapes) == len(calls) and len({len(shape) for shape in shapes}) == 1 and all(map(all, shapes)):
            lengths = np.array(shapes, dtype=float)
            if lengths.shape[1] > 0:
                yield f"`len({name})`", lengths[:, 0]
            if lengths.shape[1] > 1:
                yield f"`{name}.shape[1]`", lengths[:, 1]
                yield f"`{name}.size`", lengths.prod(axis=1)
            if lengths.shape[1] > 0 and np.all(lengths[:, 0] > 1):
                yield f"n / (n - 1), with n = `len({name})`", lengths[:, 0] / (lengths[:, 0] - 1)


def _shift(pairs: list[Pair], tolerance: float) -> Iterator[Found]:
    if not all(one.shape == other.shape and one.size for one, other in pairs):
        return
    longer = [(one, other) for one, other in pairs if one.ndim and len(one) > 2]
    if longer and len(longer) == len([1 for one, _ in pairs if one.ndim]):
        if all(_alike(one[:-1], other[1:], tolerance) for one, other in longer):
            yield "one place late", ["Each number comes one place too late. Do you record it before the step that "
                                     "makes it?"]
            return
        if all(_alike(one[1:], other[:-1], tolerance) for one, other in longer):
            yield "one place early", ["Each number comes one place too early. Is the start left out?"]
            return
    with np.errstate(all="ignore"):
        differences = [other.astype(float) - one for one, other in pairs]
    first = differences[0].flat[0]
    constant = all(np.allclose(each, first, rtol=1e-6, atol=1e-9) for each in differences)
    if first and np.isfinite(first) and constant and sum(each.size for each in differences) > 1:
        yield "a shift", [f"Every number is {abs(first):.6g} too {'large' if first > 0 else 'small'}."]
