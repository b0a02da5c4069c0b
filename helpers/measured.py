"""What `python3 start.py claims` measured, for figures that show a range beside a learner's own run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parents[1] / "data" / "measured.json"


class Range(NamedTuple):
    """Over the seeds: the middle, the lowest, the highest. Shares from 0 to 1 where the claim is in per cent."""

    median: float
    lowest: float
    highest: float


def measured_ranges(claim: str, source: str) -> dict[str, Range]:
    """quantity -> Range of a claim such as "F1", measured on "full" or "subset". LookupError if there is no such."""
    claims = json.loads(FILE.read_text(encoding="utf-8"))["claims"]
    if source not in claims.get(claim, {}):
        raise LookupError(f"claim: nothing is measured for {claim!r} on {source!r}, only {', '.join(claims)}")
    return {quantity: Range(*(entry[key] / (100 if entry["unit"] == "%" else 1) for key in ("median", "min", "max")))
            for quantity, entry in claims[claim][source].items()}


class Sentence(NamedTuple):
    """Something that one reads about networks and digits, and what the course found."""

    id: str
    topic: str
    lesson: str                 # the number of the lesson that shows it, "" where nothing can be shown
    says: str
    verdict: str                # one of VERDICTS
    measured: str               # in words, with placeholders for the numbers


# Each verdict and its sign, for those who cannot tell colours apart.
SIGNS = {"true": "✓", "true with conditions": "~", "false": "×", "not checkable": "?"}  # noqa: RUF001
VERDICTS = tuple(SIGNS)


def sentences() -> list[Sentence]:
    """All sentences of data/sentences.json, in its order."""
    content = json.loads(FILE.with_name("sentences.json").read_text(encoding="utf-8"))
    return [Sentence(**entry) for entry in content["sentences"]]


def recorded(line: str, measured: dict) -> str | None:
    """What "<claim> <full or subset> <quantity>" stands for in `measured`, as text to compare. None: it is gone."""
    claim, source, quantity = line.split(" ", 2)
    found = measured.get(claim, {}).get(source, {}).get(quantity)
    return found and f"{found['median']} ({found['min']} to {found['max']})"
