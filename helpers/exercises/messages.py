"""Messages of mistakes that several exercises share."""

import re
from collections.abc import Callable

from helpers.exercises.model import Case


def stopped(advice: str) -> Callable[[Case], str]:
    """Words for code that NumPy stopped because the shapes do not fit."""
    def words(case: Case) -> str:
        message = re.sub(r",? with gufunc signature \S+", "", getattr(case.result, "message", ""))
        return f"{advice} NumPy says: {message}." if message else advice
    return words
