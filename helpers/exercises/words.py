"""Short readable forms of values and of what is wrong with them."""

from collections.abc import Callable, Collection, Iterable
from types import GeneratorType
from typing import Any

import numpy as np

from helpers.wording import listed

from .compare import LARGEST, NUMBERS, Difference, find_difference, freeze
from .model import Case, Exercise

MOST_IN_RESULT = 12         # numbers of a result that are shown one by one
MOST_IN_ARGUMENT = 6        # and of an argument
ITERATORS: tuple[type, ...] = (zip, map, filter, range, enumerate, reversed,
                               type({}.keys()), type({}.values()), type({}.items()))
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth"]


def describe(value: Any, few: int = MOST_IN_RESULT) -> str:
    """A value in a few words: `[0.3, 0.7]`; an array of shape (5, 784), floats from 0 to 1; a text ('abc')."""
    if value is None:
        return "`None`"
    if type(value) is str:
        return f"a text ({value!r})" if len(value) <= 40 else f"a text of {len(value):,} characters"
    if isinstance(value, int) and abs(value) >= 10**20:
        return "a whole number of more than 20 digits"
    if isinstance(value, bool | int | float | np.generic):
        return f"`{value}`"
    if type(value) is np.ndarray:
        return _describe_array(value, few)
    if type(value) in (tuple, list):
        return _describe_sequence(value, describe)
    if type(value) is dict:
        keys = ", ".join(f"`{str(key)[:40]}`" for key in list(value)[:4])
        return f"a dictionary (keys {keys}{', ...' if len(value) > 4 else ''})" if value else "an empty dictionary"
    if isinstance(value, GeneratorType):
        return "a generator (`list(...)` makes a list of it)"
    if type(value) in ITERATORS:
        return f"a `{type(value).__name__}` (`list(...)` makes a list of it)"
    if isinstance(value, type):
        return f"the class `{value.__name__}` itself (did you forget the parentheses of a call?)"
    if callable(value):
        return "a function (did you forget the parentheses of a call?)"
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} `{name}`"


def _describe_sequence(values: tuple | list, word: Callable[[Any], str]) -> str:
    if not values:
        return f"an empty {type(values).__name__}"
    parts = ", ".join(word(part) for part in values[:3]) + (", ..." if len(values) > 3 else "")
    return f"{len(values)} results ({parts})" if len(values) > 1 else f"a {type(values).__name__} of one ({parts})"


def _describe_array(array: np.ndarray, few: int) -> str:
    if array.size <= few and array.dtype != object:
        text = np.array2string(array, separator=", ", formatter={"float_kind": lambda number: f"{number:.6g}"})
        return f"`{' '.join(text.split())}`"
    kind = {"b": "True and False", "i": "whole numbers", "u": "whole numbers", "f": "floats"}.get(array.dtype.kind)
    span = ""
    if array.size <= LARGEST and array.dtype.kind in "iuf":
        real = array[np.isfinite(array)]
        span = f" from {real.min():.6g} to {real.max():.6g}" if real.size else ", none of them finite"
    return f"an array of shape {array.shape}, {kind or f'dtype {array.dtype}'}{span}"


def describe_kind(value: Any) -> str:
    """What sort of value is expected, without telling the value."""
    if isinstance(value, np.ndarray):
        return "an array of shape " + str(value.shape) if value.ndim else "a single number"
    if isinstance(value, tuple):
        return _describe_sequence(value, describe_kind)
    return {str: "a text", dict: "a dictionary", type(None): "`None`"}.get(type(value), describe(value))


def listed_names(names: Iterable[str]) -> str:
    """`images`; `a` and `b`."""
    return listed(f"`{name}`" for name in names)


def counted_names(names: Collection[str], noun: str) -> str:
    """2 arguments (`a` and `b`); no parameters."""
    count = f"{len(names) or 'no'} {noun}{'s' if len(names) != 1 else ''}"
    return f"{count} ({listed_names(names)})" if names else count


def argument_words(exercise: Exercise, arguments: tuple) -> str:
    """The arguments of a call: `output` = `[0.3, 0.7]` and `target` = `[0, 1]`."""
    return listed(f"`{name}` = {_describe_argument(value)}"
                  for name, value in zip(exercise.argument_names, arguments, strict=True))


def _describe_argument(value: Any) -> str:
    if callable(value) and hasattr(value, "__name__"):
        return "a function"                 # meant to be one: no advice
    if isinstance(value, list) and len(repr(value)) <= 100 and _is_plain(value):
        return f"`{value}`"
    return describe(freeze(value) if isinstance(value, list) else value, MOST_IN_ARGUMENT)


def _is_plain(value: Any) -> bool:
    """Whether it is numbers, and lists and tuples of them, that Python itself shows best."""
    return type(value) in (int, float) or (type(value) in (list, tuple) and all(map(_is_plain, value)))


def counter_example(exercise: Exercise, case: Case, difference: Difference) -> list[str]:
    """What is wrong, on one concrete case. Where a value is asked for, the value is not given away."""
    came, expected = _part(case.result, difference.part), _part(case.expected, difference.part)
    sentences = [_diagnosis(exercise, case, expected, came, difference)]
    arguments = [freeze(argument) for argument in case.arguments]
    if difference.kind in ("values", "nan"):
        sentences.append(_place(exercise, case, expected, came, difference))
    elif exercise.asks_for_function and (not difference.sentence or difference.kind != "compare"
                                         or any(_shown(argument) for argument in arguments)):
        sentences.append(f"It was called with {argument_words(exercise, case.arguments)}.")
    return [sentence for sentence in sentences if sentence]


def gave_back(argument: Any, result: Any) -> bool:
    """Whether a result is an argument as it was."""
    argument = freeze(argument) if isinstance(argument, list | np.ndarray) else argument
    return isinstance(argument, np.ndarray) and argument.ndim > 0 and find_difference(argument, result, 0.0) is None


def _shown(argument: Any) -> bool:
    """Whether `describe` gives the value itself: where it does for no argument, an exercise's own words are better."""
    if isinstance(argument, str):
        return True
    return isinstance(argument, (*NUMBERS, np.ndarray)) and np.size(argument) <= MOST_IN_ARGUMENT


def _diagnosis(exercise: Exercise, case: Case, expected: Any, came: Any, difference: Difference) -> str:
    source = "Your function returned" if exercise.asks_for_function else "You handed over"
    if difference.part is not None:
        source = f"Your {_ordinal(difference.part)} result is"
    if difference.kind in ("type", "length"):
        verb = "were" if isinstance(expected, tuple) and len(expected) > 1 else "was"
        return f"{source} {describe(came)}; {describe_kind(expected)} {verb} expected."
    if difference.sentence:
        return difference.sentence if difference.part is None else f"{source} not right. {difference.sentence}"
    return f"{source} {describe(came)}. That is not what was asked for." if difference.kind == "compare" else ""


def _place(exercise: Exercise, case: Case, expected: Any, came: Any, difference: Difference) -> str:
    """Where the numbers part, for example: For `x` = `2` your function returned `5`; `4` was expected."""
    if not exercise.asks_for_function:
        if not isinstance(came, np.ndarray) or came.size <= MOST_IN_RESULT:
            return f"{describe(came)} is not it{_of_the_others(case, difference.part)}."
        return f"{difference.count:,} of {came.size:,} numbers are not right, the first at `{list(difference.where)}`."
    call = f"For {argument_words(exercise, case.arguments)}" if case.arguments else "Called without arguments,"
    whose = "your function returned" if difference.part is None else f"the {_ordinal(difference.part)} result was"
    if not isinstance(came, np.ndarray) or came.size <= MOST_IN_RESULT:
        one, other = (describe(came), describe(expected))
        if isinstance(came, np.ndarray) and (one == other or came.ndim == 0):
            where = difference.where if came.shape == np.shape(expected) else ()
            place = f"at `{list(where)}` " if where else ""
            one, other = (f"{place}{text}" for text in _two_numbers(came, expected, where))
        return f"{call} {whose} {one}; {other} was expected."
    one, other = _two_numbers(came, expected, difference.where)
    whose = "your result" if difference.part is None else f"the {_ordinal(difference.part)} result"
    return (f"{call}: at `{list(difference.where)}` {whose} has {one}; {other} was expected. "
            f"{difference.count:,} of {came.size:,} numbers differ.")


def _of_the_others(case: Case, part: int | None) -> str:
    """Which of the other values that were handed over are right; "" where there was one."""
    if part is None or type(case.expected) is not tuple:
        return ""
    others = [place for place in range(len(case.expected)) if place != part]
    right = [_ordinal(place) for place in others
             if find_difference(case.expected[place], case.result[place], 1e-5) is None]
    if not right:
        return f"; nor is the {listed(_ordinal(place) for place in others)}" if len(others) == 1 else ""
    return f"; the {listed(right)} {'is' if len(right) == 1 else 'are'} right"


def _two_numbers(came: Any, expected: Any, where: tuple) -> tuple[str, str]:
    """Both with as many digits as it takes to see that they differ."""
    if not isinstance(came, np.ndarray) or came[where].ndim:
        return f"`{came}`", f"`{expected}`"
    pair = came[where], expected[where]
    if came.dtype.kind not in "iuf" or expected.dtype.kind not in "iuf":
        one, other = (f"{number:.6g}" if number.dtype.kind in "iuf" else str(number) for number in pair)
        return f"`{one}`", f"`{other}`"
    for digits in (6, 9, 17):
        one, other = (f"{number:.{digits}g}" for number in pair)
        if one != other:
            break
    return f"`{one}`", f"`{other}`"


def nothing_returned(exercise: Exercise, printed: bool, changed: list[str]) -> list[str]:
    if not exercise.asks_for_function:
        return ["The value is `None`. Was it made by a function that returns nothing?"]
    sentences = ["Your function returned nothing (`None`). Its last line needs a `return`."]
    if printed:
        sentences.append("Printing a result shows it to you; only `return` hands it to whoever called.")
    if changed:
        sentences.append(f"It changed {listed_names(changed)} in place: return it as well.")
    return sentences


def _part(value: Any, index: int | None) -> Any:
    return list(value.values() if isinstance(value, dict) else value)[index] if index is not None else value


def _ordinal(index: int) -> str:
    return ORDINALS[index] if index < len(ORDINALS) else f"{index + 1}th"
