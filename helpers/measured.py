"""The course's own measurements and its claims, as `python3 start.py claims` wrote them into data/measured.json.

Shares are 0 to 1. Every value that is read for code is noted in the file that the environment variable
COURSE_MEASURED_LOG names, if it is set: the build records so which measurements a lesson's outputs rest on.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from helpers.wording import MINUS, SIGN_OF_TEN, number, percent

ROOT = Path(__file__).parents[1]
LOG = "COURSE_MEASURED_LOG"
PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z][^{}\n]*?)\s*\}\}")
FORMS = ("median", "range")
# Each verdict and its sign, for those who cannot tell colours apart.
SIGNS = {"true": "✓", "true with conditions": "~", "false": "×", "not checkable": "?"}  # noqa: RUF001
VERDICTS = tuple(SIGNS)


class Range(NamedTuple):
    """Over the seeds: the middle, the lowest, the highest."""

    median: float
    lowest: float
    highest: float


class Claim(NamedTuple):
    """Something that one reads about networks and digits, and what the course found."""

    id: str
    topic: str
    lesson: str                 # the number of the lesson that shows it, "" where nothing can be shown
    statement: str
    source: dict | None         # "name", "author", "year" and "where" in it; None: the course's own statement
    verdict: str                # one of VERDICTS
    condition: str              # when it is true, "" unless the verdict is "true with conditions"
    result: str                 # what was measured, in words, with placeholders for the numbers


def read_measured(root: Path = ROOT) -> dict:
    """The claims by id: their words, {"code": {"full": ...}} and {"full": {quantity: {"median", "min", "max", ...}}}.

    An empty dict if nothing has been measured yet. Raises ValueError if the file is not JSON with "claims".
    """
    path = root / "data" / "measured.json"
    if not path.exists():
        return {}
    try:
        return json.loads(path.read_text(encoding="utf-8"))["claims"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"data/measured.json: got no claims ({error!r}), expected what `python3 start.py claims` "
                         "writes.") from error


def measured_range(claim: str, quantity: str, source: str) -> Range:
    """One quantity of a claim, such as ("F1", "textbook", "full"), over the seeds.

    source: "full" or "subset", as `Mnist.source` says. Raises LookupError if there is no such measurement.
    """
    return measured_runs(claim, quantity, source)[0]


def measured_runs(claim: str, quantity: str, source: str) -> tuple[Range, str, int]:
    """The same with its unit and the number of seeds."""
    measured = read_measured()
    found = _entry(measured, claim, source, quantity)
    if found is None:
        raise LookupError(f"claim, quantity, source: got {claim!r}, {quantity!r}, {source!r}, expected one of "
                          f"{_listed(measured)}.")
    _note(f"{claim} {source} {quantity}")
    return Range(found["median"], found["min"], found["max"]), found.get("unit", ""), found.get("seeds", 1)


def claims() -> list[Claim]:
    """All claims, in the order of their ids."""
    found = [Claim(id, *(entry[field] for field in Claim._fields[1:])) for id, entry in read_measured().items()]
    for claim in found:
        _note(f"{claim.id} verdict")
    return found


def recorded(line: str, measured: dict) -> str | None:
    """What a noted line stands for today, as text to compare: "F1 full textbook" or "F1 verdict". None: it is gone.

    measured: what `read_measured` returns.
    """
    claim, what, *quantity = line.split(" ", 2)
    if quantity:
        found = _entry(measured, claim, what, quantity[0])
        return None if found is None else f"{found['median']} ({found['min']} to {found['max']})"
    return measured.get(claim, {}).get(what)


def fill(placeholder: str, measured: dict) -> str:
    """The text for "<claim> <full or subset> <quantity>", with "median" or "range" after it or not.

    `E10 full raw` becomes "96.2 % (96.0 to 96.4)", and `E10 verdict` the verdict with its condition. measured: what
    `read_measured` returns. Raises ValueError if there is no such measurement.
    """
    words = placeholder.split()
    if words[1:] == ["verdict"] and words[0] in measured:
        claim = measured[words[0]]
        return ": ".join(filter(None, [claim["verdict"], claim["condition"]]))
    form = words.pop() if len(words) > 3 and words[-1] in FORMS else "both"
    claim, source, quantity = (*words[:2], " ".join(words[2:])) if len(words) > 2 else ("", "", "")
    found = _entry(measured, claim, source, quantity)
    if found is None or any(_not_a_number(found.get(key)) for key in ("median", "min", "max")):
        raise ValueError(f"{{{{{placeholder}}}}} is not a placeholder. Measured so far: {_listed(measured)}.")
    return written([found[key] for key in ("median", "min", "max")], found.get("unit", ""), form)


def written(values: Sequence[float], unit: str, form: str) -> str:
    """Middle, lowest and highest for a person. form: "median", "range" or "both"."""
    if unit == "share":
        unit, numbers = "%", [percent(value).removesuffix(" %") for value in values]
    elif unit == "points":
        numbers = _without_common_zeros([number(100 * value) for value in values], [100 * value for value in values])
    elif all(float(value).is_integer() for value in values):
        numbers = [f"{int(value):,}" for value in values]
    else:
        numbers = _without_common_zeros([number(value) for value in values], values)
    middle, low, high = numbers
    last = high if form == "range" else middle  # the number that the unit stands behind: 1 epoch, 2 epochs
    one = unit.removesuffix("es" if unit.endswith("sses") else "s")     # a pass, an epoch
    after = f" {one if last == '1' else unit}" if unit else ""
    if low == high or form == "median":
        return f"{middle}{after}"
    if form == "range":
        return f"{low} to {high}{after}"
    return f"{middle}{after} ({low} to {high})"


def _without_common_zeros(numbers: list[str], values: Sequence[float]) -> list[str]:
    """0.090, 0.060 and 0.130 as 0.09, 0.06 and 0.13, if that is all there is to them: 0.9998 stays 1.00, not 1."""
    def exact(number: str, value: float) -> bool:
        return SIGN_OF_TEN not in number and (
            "." not in number or math.isclose(float(number.replace(",", "").replace(MINUS, "-")), value, rel_tol=1e-9))

    if not all(map(exact, numbers, values)):
        return numbers
    while any("." in number for number in numbers) and all(number[-1] == "0" for number in numbers if "." in number):
        numbers = [number[:-1].removesuffix(".") if "." in number else number for number in numbers]
    return numbers


def _entry(measured: dict, claim: str, source: str, quantity: str) -> dict | None:
    return measured.get(claim, {}).get(source, {}).get(quantity) if source in ("full", "subset") else None


def _not_a_number(value: object) -> bool:
    return isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value)


def _listed(measured: dict) -> str:
    return ", ".join(_known(measured)) or "none yet"


def _known(measured: dict) -> Iterator[str]:
    for claim, entry in measured.items():
        for source in ("full", "subset"):
            for quantity in entry.get(source, {}):
                yield f"{claim} {source} {quantity}"


def __getattr__(name: str):
    """Old names, for learners' copies of old lessons."""
    from helpers import old_names

    if name.startswith("_") or not hasattr(old_names, name):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(old_names, name)


def _note(line: str) -> None:
    if os.environ.get(LOG):
        with open(os.environ[LOG], "a", encoding="utf-8") as file:
            file.write(f"{line}\n")
