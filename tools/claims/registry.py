"""The list of claims, and how one is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from helpers.data import Mnist


class NeedsTensorflow(Exception):
    """Raised by a claim that cannot be measured where TensorFlow is missing."""


class Value(NamedTuple):
    """A measured number and its unit: "%", "pixels" or, for counts and pure numbers, ""."""

    number: float
    unit: str = ""


def percent(share: float) -> Value:
    """A share from 0 to 1 as a Value in per cent."""
    return Value(100 * float(share), "%")


@dataclass(frozen=True)
class Claim:
    """How and with which seeds a claim is measured, and about how many seconds a seed takes."""

    id: str
    measure: Callable[[Mnist, int], dict[str, Value]]
    seeds: Sequence[int]
    seconds: float


CLAIMS: dict[str, Claim] = {}


def in_order(ids: Iterable[str]) -> list[str]:
    """A2 before A10 before B1."""
    return sorted(ids, key=lambda id: (id[0], int(id[1:])))


def claim(id: str, seeds: Sequence[int] = (0,), seconds: float = 0.1) -> Callable:
    """Decorator: enter a measuring function into `CLAIMS`. One seed means that nothing in it is random.

    What the claim says stands in data/sentences.json, under the same id.
    """
    def enter(measure: Callable[[Mnist, int], dict[str, Value]]) -> Callable:
        if id in CLAIMS:
            raise ValueError(f"id: {id} is there already")
        CLAIMS[id] = Claim(id, measure, tuple(seeds), seconds)
        return measure
    return enter


def measured(claim: Claim, mnist: Mnist, seeds: Iterable[int] | None = None,
             run: Callable[[Claim, Mnist, int], dict[str, Value]] | None = None) -> dict[str, dict]:
    """Measure a claim: {quantity: {"median", "min", "max", "unit", "seeds"}}.

    seeds: by default the claim's own. run(claim, mnist, seed): by default the claim's own `measure`.
    """
    runs = [run(claim, mnist, seed) if run else claim.measure(mnist, seed)
            for seed in (claim.seeds if seeds is None else seeds)]
    result = {}
    for quantity, first in runs[0].items():
        numbers = [run[quantity].number for run in runs]
        rounded = {key: _rounded(value) for key, value in
                   (("median", median(numbers)), ("min", min(numbers)), ("max", max(numbers)))}
        result[quantity] = {**rounded, "unit": first.unit, "seeds": len(runs)}
    return result


def _rounded(value: float) -> float | int:
    """Six significant digits say all that a measurement can; whole numbers stay whole."""
    return int(value) if float(value).is_integer() else float(f"{value:.6g}")
