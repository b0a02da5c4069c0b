"""A learning-rate finder."""

import math

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def find_rate(try_rate, smallest, largest, count):
    rates = np.geomspace(smallest, largest, count)
    costs = np.array([try_rate(rate) for rate in rates], dtype=float)
    return float(rates[np.where(np.isfinite(costs), costs, np.inf).argmin()])


def find_by_loop(try_rate, smallest, largest, count):
    best, lowest = None, float("inf")
    for step in range(count):
        rate = smallest * (largest / smallest) ** (step / (count - 1))
        cost = try_rate(rate)
        if cost < lowest:
            best, lowest = rate, cost
    return best


def with_costs(choose, space=np.geomspace):
    def find(try_rate, smallest, largest, count):
        rates = space(smallest, largest, count)
        return choose(rates, np.array([try_rate(rate) for rate in rates], dtype=float))
    return find


def by_ratio(try_rate, smallest, largest, count):
    rates = smallest * (largest / smallest) ** (np.arange(count) / count)
    return float(rates[place_of_lowest(np.array([try_rate(rate) for rate in rates]))])


def place_of_lowest(costs):
    return int(np.where(np.isfinite(costs), costs, np.inf).argmin())


def largest_that_survives(rates, costs):
    return float(rates[np.flatnonzero(np.isfinite(costs))[-1]])


def in_logspace(result, expected, arguments):
    smallest, largest, count = arguments[1:]
    with np.errstate(over="ignore"):
        return np.ndim(result) == 0 and bool(np.isclose(result, np.logspace(smallest, largest, count), rtol=1e-9).any())


def tame(rate):
    """A training that slows down beyond its best rate, 0.3, and never breaks."""
    return 0.2 + abs(math.log10(rate / 0.3))


def bursting(rate):
    """A training that ends in NaN beyond a rate of 2, with its lowest cost near 0.1."""
    return float("nan") if rate > 2 else 0.5 + abs(math.log10(rate / 0.1))


def overflowing(rate):
    """A training that ends in infinity beyond a rate of 20, with its lowest cost near 0.02."""
    return float("inf") if rate > 20 else 0.3 + abs(math.log10(rate / 0.02)) / 2


def bumpy(rate):
    """A training whose cost dips at rates of 0.01, 1 (lowest) and 10, and that ends in NaN beyond 50."""
    dips = 0.5 + abs(math.log10(rate / 0.01)), 0.1 + abs(math.log10(rate)), 0.3 + 2 * abs(math.log10(rate / 10))
    return float("nan") if rate > 50 else min(dips)


def unlucky(rate):
    """A training that breaks at the smallest rates as well, since its start was bad."""
    return float("nan") if rate < 0.002 else tame(rate)


def until_it_rises(rates, costs):
    rises = np.flatnonzero(~(costs[1:] < costs[:-1]))
    return float(rates[rises[0] if len(rises) else -1])


def last_that_improves(rates, costs):
    return float(rates[1 + np.flatnonzero(costs[1:] < costs[:-1])[-1]])


EXERCISE = Exercise(
    title="A learning-rate finder",
    reference=find_rate,
    cases=[(tame, 0.001, 10.0, 9), (bursting, 0.0001, 10.0, 6), (overflowing, 0.001, 1000.0, 7),
           (bumpy, 0.001, 100.0, 11), (tame, 0.0003, 0.3, 4), (unlucky, 0.001, 10.0, 5)],
    mistakes=[
        Mistake("evenly spaced", with_costs(lambda rates, costs: float(rates[place_of_lowest(costs)]), np.linspace),
                "Your rates have equal *differences*, so nearly all of them are large. Equal *ratios* treat 0.001 "
                "and 1 alike: see `np.geomspace`."),
        Mistake("logspace of the rates",
                with_costs(lambda rates, costs: float(rates[place_of_lowest(costs)]), np.logspace),
                "`np.logspace` takes the *exponents* of the first and last rate, so yours start above 1. "
                "`np.geomspace` takes the rates themselves.", detect=in_logspace),
        Mistake("NaN counted as the lowest", with_costs(lambda rates, costs: float(rates[costs.argmin()])),
                "For one case a cost is NaN, and `argmin` takes NaN for the lowest. A training that burst must "
                "count as the worst."),
        Mistake("the cost in place of the rate",
                with_costs(lambda rates, costs: float(costs[place_of_lowest(costs)])),
                "You returned the lowest cost. What is wanted is the rate that led to it."),
        Mistake("the place in place of the rate", with_costs(lambda rates, costs: place_of_lowest(costs)),
                "You returned the *position* of the best rate. Look the rate up at that position."),
        Mistake("the highest cost",
                with_costs(lambda rates, costs: float(rates[np.where(np.isfinite(costs), costs, -1).argmax()])),
                "You returned the rate with the highest cost. Low is good here."),
        Mistake("the largest that survives", with_costs(largest_that_survives),
                "You returned the largest rate that did not burst. A rate can survive and still learn badly: "
                "compare the costs."),
        Mistake("stopped when it rose", with_costs(until_it_rises),
                "You stopped where the cost rose for the first time. It may fall again behind that: try all rates, "
                "then take the best."),
        Mistake("compared with the rate before", with_costs(last_that_improves),
                "You kept a rate whenever its cost was below that of the rate before. Compare with the *lowest* "
                "cost so far."),
        Mistake("the largest left out", with_costs(lambda rates, costs: float(rates[:-1][place_of_lowest(costs[:-1])])),
                "The largest rate is never returned. It belongs to the candidates: `count` rates, both ends among "
                "them."),
        Mistake("a step too small", by_ratio,
                "Your rates do not reach the largest. From the first to the last of `count` rates there are "
                "`count - 1` steps."),
        Mistake("one too many", lambda try_rate, smallest, largest, count: find_rate(
            try_rate, smallest, largest, count + 1),
                "You tried one rate more than `count`, so all rates in between are others."),
    ],
    hints=[
        "Three steps: make the rates, try every one of them, return the one with the lowest cost.",
        "`np.geomspace(smallest, largest, count)` gives rates with equal ratios. `np.isfinite` is False for NaN "
        "and infinity.",
        "A loop that keeps the best rate and its cost will do: start from infinity and ask `cost < lowest`. NaN is "
        "never smaller than anything.",
    ],
    variants=[find_by_loop,
              lambda try_rate, smallest, largest, count: min(
                  (rate for rate in np.geomspace(smallest, largest, count) if np.isfinite(try_rate(rate))),
                  key=try_rate)],
)
