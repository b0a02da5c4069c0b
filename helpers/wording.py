"""How a number is written for a person: one way for lessons, figures, widgets and checks.

Shares are 0 to 1 everywhere until they come through here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

MINUS = "−"  # noqa: RUF001
SIGN_OF_TEN = "× 10"  # noqa: RUF001
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def percent(share: float, digits: int = 1) -> str:
    """A share from 0 to 1 in words: "98.1 %". Nearly all is not all: .99996 is "99.996 %", and 1 is "100.0 %"."""
    while share < 1 and round(100 * share, digits) == 100 and digits < 12:
        digits += 1
    return f"{100 * share:.{digits}f} %"


def exact_percent(share: float) -> str:
    """A share with all the digits that it has, for one that somebody chose: "5 %", "99.95 %"."""
    return f"{100 * share:.10g} %"


def points(*differences: float) -> str:
    """Differences of shares, signed, in percentage points: "+1.2 points"; two are a range, "−0.1 to +0.3 points"."""  # noqa: RUF002
    signed = " to ".join(f"{round(100 * difference, 1) + 0.0:+.1f}" for difference in differences)
    return f"{signed} points".replace("-", MINUS)


def number(value: float) -> str:
    """Three significant digits, at most three decimals; very large and very small ones as a power of ten."""
    if not math.isfinite(value):
        return str(value)
    size = abs(value)
    if size >= 1e6 or 0 < size < 1e-4:
        mantissa, exponent = f"{value:.2e}".split("e")
        return f"{mantissa} {SIGN_OF_TEN}{str(int(exponent)).translate(SUPERSCRIPTS)}".replace("-", MINUS)
    rounded = float(f"{value:.2e}") + 0.0  # no -0.00
    digits_before = 1 if rounded == 0 else math.floor(math.log10(abs(rounded))) + 1
    return f"{rounded:,.{max(0, min(3 - digits_before, max(3, 1 - digits_before)))}f}".replace("-", MINUS)


def listed(words: Iterable[str]) -> str:
    """Several things in a sentence: "a", "a and b", "a, b and c"."""
    *others, last = [*words] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def article(digit: int) -> str:
    """The digit with its article: "a 7", "an 8"."""
    return f"{'an' if digit == 8 else 'a'} {digit}"
