"""Epochs measured in turn, and how their time grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from tools.bench.contenders import LOOPS
from tools.bench.plan import WIDE, Plan, Recipe
from tools.bench.trainer import Trainer

Makers = dict[str, Callable[..., Trainer]]


def never() -> bool:
    """For `Trainer.train`: do not stop early."""
    return False


def epochs_in_turn(trainers: dict[str, Trainer], runs: int) -> dict[str, list[float]]:
    """Seconds of an epoch after the first, `runs` times for each trainer, after a round that is not kept.

    After the first, because with momentum the velocities become denormal numbers only then, and on many processors an
    epoch takes longer from there on. All take turns: a busy moment of the computer hits all alike.
    """
    seconds: dict[str, list[float]] = {name: [] for name in trainers}
    for run in range(runs + 1):
        for name, trainer in trainers.items():
            _first, second = trainer.train(2, never)
            if run > 0:
                seconds[name].append(second)
    return seconds


def medians(makers: Makers, recipe: Recipe, images: np.ndarray, labels: np.ndarray, runs: int) -> dict[str, float]:
    """Each contender's median seconds of an epoch."""
    trainers = {name: make(recipe, images, labels) for name, make in makers.items()}
    return {name: median(seconds) for name, seconds in epochs_in_turn(trainers, runs).items()}


def growth(makers: Makers, plan: Plan, images: np.ndarray, labels: np.ndarray) -> Iterator[tuple[str, int, dict]]:
    """Yields (what grows, its value, median seconds of an epoch by contender), on 784-128-10 and its relatives.

    Explicit loops are left out: their time for an image is always the same.
    """
    makers = {name: make for name, make in makers.items() if name != LOOPS}

    def measured(what: str, values: Sequence[int], recipe_of: Callable[[int], Recipe], images_of: Callable[[int], int]):
        for value in values:
            count = images_of(value)
            yield what, value, medians(makers, recipe_of(value), images[:count], labels[:count], plan.runs)

    yield from measured("images", plan.growth_images, lambda _: WIDE, lambda value: value)
    yield from measured("hidden neurons", plan.widths, lambda value: replace(WIDE, sizes=(784, value, 10)),
                        lambda _: plan.part)
    yield from measured("batch size", plan.batch_sizes, lambda value: replace(WIDE, batch_size=value),
                        lambda _: plan.part)
