"""A statement of one's own, put to the test as the course's are: measured over several seeds, judged by a rule."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from numbers import Real
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers import progress

if TYPE_CHECKING:
    import numpy as np  # only where a claim is measured: the home page is written before anything is installed

NAME = "own_claims"  # what is kept is kept by it
LONGEST = 200  # characters of a statement
TRIED = (-1e9, -1.0, 0.0, 0.5, 1.0, 1e9)  # a rule that lets each of these pass, or none, tests nothing


class OwnClaim(NamedTuple):
    """What was measured of a statement. numbers: one for each seed; holds: what the rule says of them."""

    statement: str
    numbers: tuple[float, ...]
    holds: bool

    @property
    def judged(self) -> str:
        """The statement and its verdict."""
        return f"{self.statement}: it {'holds' if self.holds else 'does not hold'}"

    def words(self) -> str:
        """In a sentence."""
        low, high = min(self.numbers), max(self.numbers)
        return (f"{self.judged}. Median {median(self.numbers):.4g} ({low:.4g} to {high:.4g}) over "
                f"{len(self.numbers)} seeds.")


def put_to_the_test(statement: str, measure: Callable[[int], float], rule: Callable[[np.ndarray], bool],
                    seeds: Iterable[int] = range(3)) -> OwnClaim:
    """Measure a statement, judge it by its rule, and keep both for the learner's home page.

    measure(seed): one number. rule(numbers): whether the statement holds, for the numbers of all seeds, (seeds,).
    Raises TypeError or ValueError for a statement without words, for what is no finite number, and for a rule that no
    numbers could break or none could pass.
    """
    from helpers import home  # which tells what is kept here

    if not isinstance(statement, str) or not 0 < len(statement.strip()) <= LONGEST:
        raise ValueError(f"statement: got {statement!r:.60}, expected a sentence of at most {LONGEST} characters")
    seeds = list(seeds)
    if len(seeds) < 2:
        raise ValueError(f"seeds: got {len(seeds)}, expected two or more: one random start says nothing of another")
    says = {value: _judged(rule, [value] * len(seeds)) for value in TRIED}
    if len(set(says.values())) == 1:
        raise ValueError(f"rule: got one that is {says[0.0]} for every number that was tried, expected one that some "
                         "numbers pass and others break")
    numbers: list[float] = []
    for seed in seeds:
        number = measure(seed)
        if isinstance(number, bool) or not isinstance(number, Real) or not math.isfinite(number):
            raise TypeError(f"measure: got {number!r:.60} for seed {seed}, expected one finite number")
        numbers.append(float(number))
        print(f"seed {seed}: {number:.4g}", flush=True)
    claim = OwnClaim(statement.strip(), tuple(numbers), _judged(rule, numbers))
    progress.write(NAME, json.dumps({**_kept(), claim.statement: [claim.numbers, claim.holds]}))
    home.write()
    return claim


def own_claims() -> list[OwnClaim]:
    """What is kept, the oldest first."""
    return [OwnClaim(statement, tuple(numbers), holds) for statement, (numbers, holds) in _kept().items()]


def _judged(rule: Callable[[np.ndarray], Any], numbers: list[float]) -> bool:
    import numpy as np

    answer = rule(np.array(numbers))
    if not isinstance(answer, (bool, np.bool_)):
        raise TypeError(f"rule: got {answer!r:.60}, expected True or False for all numbers together, such as "
                        "numbers.max() < 0.5")
    return bool(answer)


def _kept() -> dict[str, list]:
    try:
        kept = json.loads(progress.written(NAME) or "{}")
        return {statement: [[float(number) for number in numbers], bool(holds)]
                for statement, (numbers, holds) in kept.items() if numbers}
    except (ValueError, TypeError, AttributeError):
        return {}
