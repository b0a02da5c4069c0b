"""From an untrained network to the target on the test set: the contenders, and the recipes that were made for speed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from helpers import speed_run
from helpers.data import Mnist, normalize
from tools.bench.contenders import ENGINE, FLOOR, LOOPS
from tools.bench.growth import Makers
from tools.bench.plan import WIDE, Plan, Recipe
from tools.bench.trainer import CLOCK, Trainer

FALLING = replace(WIDE, batch_size=128, learning_rate=0.2, falling=True, epochs=8)
# scikit-learn has no linear fall. Tried for it: Adam, its default; SGD with fixed rates; "adaptive", which won.
RECIPES: dict[str, Recipe] = {ENGINE: replace(FALLING, batch_size=32, learning_rate=0.05, epochs=6),
                              "scikit-learn": replace(WIDE, learning_rate=0.1, falling=True, epochs=20)}
# helpers/speed_run.py: one treatment for all images, or each digit set upright first. No library is used as it stands.
AS_DRAWN, UPRIGHT = "course's recipe, digits as drawn", "course's recipe, digits set upright"
RECORDS: dict[str, Callable[..., Callable]] = {
    AS_DRAWN: partial(speed_run.train, **speed_run.AS_DRAWN), UPRIGHT: speed_run.train}
RECORD_EPOCHS: dict[str, int] = {AS_DRAWN: speed_run.AS_DRAWN["epochs"], UPRIGHT: 1}


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
    predict = trainer.predict
    if predict is None:
        raise ValueError("trainer: got one that predicts nothing, expected one that can be tested")
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


def recorded(name: str, mnist: Mnist, seed: int, target: float) -> Finish:
    """Train a recipe to its end, from the bytes of the images, without a look at the test set on the way."""
    images, test_images = (some.reshape(len(some), -1) for some in (mnist.train_images, mnist.test_images))
    start = CLOCK()
    read = RECORDS[name](images, mnist.train_labels, seed)
    seconds = CLOCK() - start
    accuracy = float((read(test_images) == mnist.test_labels).mean())
    return Finish(seconds if accuracy >= target else None, RECORD_EPOCHS[name], accuracy)


def race(makers: Makers, plan: Plan, mnist: Mnist) -> Iterator[tuple[str, int, Finish]]:
    """Yields (contender, seed, Finish), seed by seed, all contenders in turn, then the recipes made for speed."""
    images, test_images = normalize(mnist.train_images), normalize(mnist.test_images)
    for seed in plan.seeds:
        for name, make in makers.items():
            if name not in (FLOOR, LOOPS):
                recipe = recipe_of(name, seed)
                trainer = make(recipe, images, mnist.train_labels)
                yield name, seed, raced(trainer, recipe.epochs, test_images, mnist.test_labels, plan.target)
        for name in RECORDS:
            yield name, seed, recorded(name, mnist, seed, plan.target)
