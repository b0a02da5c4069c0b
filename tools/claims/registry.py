"""What a claim is, the list of all claims, and how one is measured."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple, SupportsFloat

from helpers.data import Mnist
from helpers.measured import VERDICTS
from tools.claims.source_texts import Source


class NeedsTensorflow(Exception):
    """Raised by a claim that cannot be measured where TensorFlow is missing."""


class Value(NamedTuple):
    """A measured number and its unit: "share" or "points" (from 0 to 1), "pixels"; "" for counts and pure numbers."""

    number: float
    unit: str = ""


def share(number: SupportsFloat) -> Value:
    """A share from 0 to 1 as a Value."""
    return Value(float(number), "share")


def points(difference: SupportsFloat) -> Value:
    """A difference of two shares, from 0 to 1 as they are; people read it as percentage points."""
    return Value(float(difference), "points")


class Numbers:
    """Measured numbers by name, as the rule of a verdict asks for them: x.relu, x["4-9"]; x.low and x.high: the range.

    quantities: {quantity: {"median", "min", "max"}}.
    """

    def __init__(self, quantities: dict[str, dict], key: str = "median"):
        self._quantities, self._key = quantities, key

    def __getitem__(self, quantity: str) -> float:
        return self._quantities[quantity][self._key]

    def __getattr__(self, quantity: str) -> float:
        return self[quantity]

    @property
    def low(self) -> Numbers:
        return Numbers(self._quantities, "min")

    @property
    def high(self) -> Numbers:
        return Numbers(self._quantities, "max")


Measure = Callable[[Mnist, int], dict[str, Value]]
Rule = Callable[[Numbers], bool]


def nothing_to_measure(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Stands where a claim that is not checkable has no measurement."""
    raise ValueError("claim: got one that is not checkable, expected one that can be measured")


@dataclass(frozen=True)
class Claim:
    """A statement about networks and digits, how it is measured, and the rule from the numbers to the verdict."""

    id: str
    topic: str
    lesson: str                     # the number of the lesson that shows it, "" where nothing can be shown
    statement: str                  # in the course's own words
    source: Source | None           # None: the statement is the course's own
    verdict: str                    # one of VERDICTS
    condition: str                  # when it is true, "" unless the verdict is "true with conditions"
    result: str                     # in words, with placeholders for the numbers
    measure: Measure = nothing_to_measure
    holds: Rule = bool              # is the verdict fair to the numbers on the full set?
    seeds: Sequence[int] = (0,)     # one seed means that nothing in it is random
    seconds: float = 0.1            # that a seed takes on the full set, about

    @property
    def checkable(self) -> bool:
        return self.measure is not nothing_to_measure

    def words(self) -> dict:
        """What people read of it."""
        source = self.source and self.source._asdict()
        return {"topic": self.topic, "lesson": self.lesson, "statement": self.statement, "source": source,
                "verdict": self.verdict, "condition": self.condition, "result": self.result,
                "rule": _written(self.holds)}


def _written(rule: Rule) -> str:
    """The rule as it stands in the source: "x.low.right > 0.99"; "" for one that is no lambda."""
    code = getattr(rule, "__code__", None)
    node = code and _lambdas(code.co_filename).get(code.co_firstlineno)
    return ast.unparse(node.body) if node else ""


@cache
def _lambdas(path: str) -> dict[int, ast.Lambda]:
    """The lambdas of a file by their line."""
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    return {node.lineno: node for node in ast.walk(tree) if isinstance(node, ast.Lambda)}


CLAIMS: dict[str, Claim] = {}


def claim(id: str, *, lesson: str, topic: str, statement: str, source: Source | None, verdict: str, result: str,
          holds: Rule, condition: str = "", seeds: Sequence[int] = (0,), seconds: float = 0.1) -> Callable:
    """Decorator: enter a claim into `CLAIMS` with the function that measures it. The arguments are `Claim`'s fields."""
    def enter(measure: Measure) -> Measure:
        _enter(Claim(id, topic, lesson, statement, source, verdict, condition, result, measure, holds, tuple(seeds),
                     seconds))
        return measure
    return enter


def not_checkable(id: str, *, topic: str, statement: str, source: Source | None, result: str) -> None:
    """Enter a claim that nothing here can measure. result: why."""
    _enter(Claim(id, topic, "", statement, source, "not checkable", "", result))


def _enter(claim: Claim) -> None:
    if claim.id in CLAIMS:
        raise ValueError(f"id: got {claim.id!r}, expected one that no other claim has")
    if claim.verdict not in VERDICTS:
        raise ValueError(f"verdict: got {claim.verdict!r} for {claim.id}, expected one of {', '.join(VERDICTS)}")
    if bool(claim.condition) != (claim.verdict == "true with conditions"):
        raise ValueError(f"condition: got {claim.condition!r} for {claim.id}, which is {claim.verdict}, expected one "
                         "if, and only if, it is true with conditions")
    CLAIMS[claim.id] = claim


def in_order(ids: Iterable[str]) -> list[str]:
    """A2 before A10 before B1."""
    return sorted(ids, key=lambda id: (id[0], int(id[1:])))


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
