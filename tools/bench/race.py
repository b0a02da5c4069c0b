"""From an untrained network to the target on the test set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from helpers.data import Mnist, normalize
from tools.bench.contenders import ENGINE, FLOOR, LOOPS
from tools.bench.growth import Makers
from tools.bench.plan import WIDE, Plan, Recipe
from tools.bench.trainer import CLOCK, Trainer

FALLING = replace(WIDE, batch_size=128, learning_rate=0.2, falling=True, epochs=8)
# scikit-learn has no linear fall. Tried for it: Adam, its default; SGD with fixed rates; "adaptive", which won.
RECIPES: dict[str, Recipe] = {ENGINE: replace(FALLING, batch_size=32, learning_rate=0.05, epochs=6),
                              "scikit-learn": replace(WIDE, learning_rate=0.1, falling=True, epochs=20)}


@dataclass(frozen=True)
class Finish:
    """How one training ended. seconds: None if the target was not reached."""

    seconds: float | None
    epochs: int
    accuracy: float


def recipe_of(name: str, seed: int) -> Recipe:
    """The contender's own settings for the race."""
    return replace(RECIPES.get(name, FALLING), seed=seed)


def raced(trainer: Trainer, epochs: int, test_images: np.ndarray, test_labels: np.ndarray, target: float) -> Finish:
    """Train until the target is reached, for at most `epochs`. The whole call counts, without the tests between."""
    assert trainer.predict is not None, "the bare matrix products learn nothing and take no part"
    predict = trainer.predict
    accuracies: list[float] = []
    testing = 0.0

    def reached() -> bool:
        nonlocal testing
        start = CLOCK()
        accuracies.append(float((predict(test_images) == test_labels).mean()))
        testing += CLOCK() - start
        return accuracies[-1] >= target

    start = CLOCK()
    trainer.train(epochs, reached)
    seconds = CLOCK() - start - testing
    return Finish(seconds if accuracies[-1] >= target else None, len(accuracies), accuracies[-1])


def race(makers: Makers, plan: Plan, mnist: Mnist) -> Iterator[tuple[str, int, Finish]]:
    """Yields (contender, seed, Finish), seed by seed, all contenders in turn."""
    images, test_images = normalize(mnist.train_images), normalize(mnist.test_images)
    for seed in plan.seeds:
        for name, make in makers.items():
            if name not in (FLOOR, LOOPS):
                recipe = recipe_of(name, seed)
                trainer = make(recipe, images, mnist.train_labels)
                yield name, seed, raced(trainer, recipe.epochs, test_images, mnist.test_labels, plan.target)
