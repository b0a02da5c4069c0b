"""Measured numbers in a lesson's text: `{{E10 full raw}}` becomes "96.2 % (96.0 to 96.4)".

They come from data/measured.json, which `python3 start.py claims` writes, so that a number stands in one place only.
"""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

SIGN_OF_TEN = "× 10"  # noqa: RUF001
PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z][^{}\n]*?)\s*\}\}")
FORMS = ("median", "range")
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_measured(root: Path) -> dict:
    """The claims in data/measured.json: {"E10": {"full": {"raw": {"median", "min", "max", "unit", "seeds"}}}}.

    An empty dict if nothing has been measured yet. Raises ValueError if the file is not JSON with "claims".
    """
    path = root / "data" / "measured.json"
    if not path.exists():
        return {}
    try:
        return json.loads(path.read_text(encoding="utf-8"))["claims"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"data/measured.json: cannot be read ({error!r}). Run `python3 start.py claims`.") from error


def fill(placeholder: str, measured: dict) -> str:
    """The text for one placeholder: "<claim> <full or subset> <quantity>", with "median" or "range" after it or not.

    measured: what read_measured returns. Raises ValueError if there is no such measurement.
    """
    words = placeholder.split()
    form = words.pop() if len(words) > 3 and words[-1] in FORMS else "both"
    claim, source, quantity = (*words[:2], " ".join(words[2:])) if len(words) > 2 else (placeholder, "", "")
    found = measured.get(claim, {}).get(source, {}).get(quantity)
    if not found or any(_not_a_number(found.get(key)) for key in ("median", "min", "max")):
        known = ", ".join(_known(measured)) or "none yet"
        raise ValueError(f"{{{{{placeholder}}}}} is not a placeholder. Measured so far: {known}.")
    return _written(found["median"], found["min"], found["max"], found.get("unit", ""), form)


def _written(median: float, smallest: float, largest: float, unit: str, form: str) -> str:
    count = all(float(value).is_integer() for value in (median, smallest, largest))
    values = (median, smallest, largest)
    numbers = [_number(value, unit, count) for value in values]
    middle, low, high = numbers if unit == "%" else _without_common_zeros(numbers, values)
    after = f" {unit}" if unit else ""
    if low == high or form == "median":
        return f"{middle}{after}"
    if form == "range":
        return f"{low} to {high}{after}"
    return f"{middle}{after} ({low} to {high})"


def _number(value: float, unit: str, count: bool) -> str:
    """Per cents with one decimal, counts whole, the rest with three significant digits or three decimals."""
    if unit == "%":
        digits = 1
        while value < 100 and round(value, digits) == 100:  # nearly all is not all
            digits += 1
        return f"{value:.{digits}f}"
    if count:
        return f"{int(value):,}"
    size = abs(value)
    if size >= 1e6 or 0 < size < 1e-4:
        mantissa, exponent = f"{value:.2e}".split("e")
        return f"{mantissa} {SIGN_OF_TEN}{str(int(exponent)).translate(SUPERSCRIPTS)}"
    rounded = float(f"{value:.2e}")
    digits_before = 1 if rounded == 0 else math.floor(math.log10(abs(rounded))) + 1
    return f"{rounded:,.{max(0, min(3 - digits_before, max(3, 1 - digits_before)))}f}"


def _without_common_zeros(numbers: list[str], values: tuple[float, ...]) -> list[str]:
    """0.090, 0.060 and 0.130 as 0.09, 0.06 and 0.13, if that is all there is to them: 0.9998 stays 1.00, not 1."""
    def exact(number: str, value: float) -> bool:
        return SIGN_OF_TEN not in number and (
            "." not in number or math.isclose(float(number.replace(",", "")), value, rel_tol=1e-9))

    if not all(map(exact, numbers, values)):
        return numbers
    while any("." in number for number in numbers) and all(number[-1] == "0" for number in numbers if "." in number):
        numbers = [number[:-1].removesuffix(".") if "." in number else number for number in numbers]
    return numbers


def _not_a_number(value: object) -> bool:
    return isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value)


def _known(measured: dict) -> Iterator[str]:
    for claim, sources in measured.items():
        for source, quantities in sources.items():
            for quantity in quantities:
                yield f"{claim} {source} {quantity}"
