"""Did an answer leave what it was handed as it was?"""

from typing import Any

import numpy as np

from .compare import NUMBERS


def changed(before: Any, after: Any) -> bool:
    """Whether something that was handed over has been overwritten: an array, a list, a network, whatever they hold.

    A generator may be drawn from, so it does not count. Two objects of which nothing is known do not either.
    """
    if isinstance(before, np.ndarray):
        return not (isinstance(after, np.ndarray) and before.dtype == after.dtype
                    and np.array_equal(before, after, equal_nan=before.dtype.kind in "fc"))
    if isinstance(before, list | tuple):
        return len(before) != len(after) or any(map(changed, before, after))
    if isinstance(before, dict):
        return before.keys() != after.keys() or any(changed(before[key], after[key]) for key in before)
    if isinstance(before, (*NUMBERS, str)):
        return bool(before != after) and before == before   # NaN is not equal to itself
    inside = getattr(before, "__dict__", None)
    if inside is None or isinstance(before, np.random.Generator) or callable(before):
        return False
    return any(changed({name: inside[name]}, {name: vars(after).get(name)}) for name in ("weights", "biases")
               if name in inside)
