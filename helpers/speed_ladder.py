"""From the course's engine to its fastest recipe, one change a rung: the optional lesson 06_speed_run climbs it.

Every rung is a function `train(images, labels, seed)`, as `start.py race` takes it: uint8 images (n, 784) in, a
function from images to digits out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from helpers import speed_run
from helpers.data import Mnist, normalize
from helpers.network import Network

Read = Callable[[np.ndarray], np.ndarray]
Train = Callable[[np.ndarray, np.ndarray, int], Read]


class Climbed(NamedTuple):
    """What came of a rung: processor seconds of the training, the share of the test images that was read, and how."""

    seconds: float
    accuracy: float
    read: Read


def engine(images: np.ndarray, labels: np.ndarray, seed: int, *, inputs: str = "pixels", epochs: int = 6,
           momentum: float = 0.9, learning_rate: float = 0.05) -> Read:
    """The course's engine, 784-128-10. inputs: "pixels", "small" (100 of them) or "waves" (63)."""
    prepare = _preparation(images, inputs)
    given = prepare(images)
    net = Network([given.shape[1], 128, 10], activation="relu", seed=seed)
    net.train(given, labels, epochs=epochs, batch_size=32, learning_rate=learning_rate, momentum=momentum,
              decay="linear")
    return lambda images: net.predict(prepare(images))


def _preparation(images: np.ndarray, inputs: str) -> Callable[[np.ndarray], np.ndarray]:
    if inputs == "pixels":
        return normalize
    if inputs == "small":
        # Half the size, twice the ink: as many pixels fewer, as much more they must say.
        return lambda images: speed_run.shrunk(images) / np.float32(255 / 2)
    upright = speed_run.STEEPEST

    def small(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return speed_run.shrunk(images), np.full(len(images), upright, np.int8)

    first = small(images[:speed_run.SEEN_FIRST])
    tables = speed_run.waves()
    tables, middle = speed_run.evened(tables, speed_run.described(*first, tables), whitened=False)
    return lambda images: speed_run.described(*small(images), tables, middle)


def rungs(full: bool = True) -> dict[str, Train]:
    """The ladder, from the bottom. On the subset each training gets four times as many epochs."""
    more = 1 if full else 4
    engines: dict[str, dict] = {
        "the engine": {},
        "half the size": {"inputs": "small"},
        "63 waves": {"inputs": "waves"},
        "no momentum": {"inputs": "waves", "momentum": 0.0, "learning_rate": 0.5},
    }
    ladder: dict[str, Train] = {name: partial(engine, **{"epochs": 6 * more, **changes})
                                for name, changes in engines.items()}
    recipe: dict[str, Any] = {"upright": False, "whitened": False, "smoothing": 0.0, "warm_up": 0.0, "rate": 0.5,
                              "count": 60_000, "hidden": 128, "batch_size": 32, "epochs": 6 * more}
    changes: dict[str, dict[str, Any]] = {
        "own loop": {},
        "batches of 48": {"batch_size": 48},
        "two epochs": {"epochs": 2 * more},
        "smoothed targets": {"smoothing": 0.1},
        "whitened": {"whitened": True},
        "large rate": {"rate": 1.8},
        "warm-up": {"warm_up": 0.05},
        "192 neurons": {"hidden": 192},
        "upright": {"upright": True},
        "one epoch": {"epochs": more},
        "36,000 images": {"count": 36_000},
    }
    for name, change in changes.items():
        recipe |= change
        ladder[name] = partial(speed_run.train, **recipe)
    return ladder


def without(full: bool = True) -> dict[str, Train]:
    """The recipe of the last rung, and what becomes of it when one thing is left out or overdone."""
    epochs = 1 if full else 4
    changes: dict[str, dict] = {
        "the whole recipe": {},
        "targets not smoothed": {"smoothing": 0.0},
        "a small rate": {"rate": 0.5},
        "a small rate, not smoothed": {"rate": 0.5, "smoothing": 0.0},
        "no warm-up": {"warm_up": 0.0},
        "not set upright": {"upright": False},
        "not whitened": {"whitened": False},
        "not whitened, half the rate": {"whitened": False, "rate": 0.9},
        "a larger rate": {"rate": 2.4},
        "a larger rate, no warm-up": {"rate": 2.4, "warm_up": 0.0},
    }
    return {name: partial(speed_run.train, epochs=epochs, **change) for name, change in changes.items()}


def quantity(name: str) -> str:
    """What a rung is called in data/measured.json: "36000_images"."""
    return name.replace(" ", "_").replace(",", "")


def climb(train: Train, mnist: Mnist, seed: int = 1) -> Climbed:
    """Train on the clock, then read the test images."""
    images, test_images = (some.reshape(len(some), -1) for some in (mnist.train_images, mnist.test_images))
    start = time.process_time()
    with np.errstate(over="ignore", invalid="ignore"):  # a training that fails is a result
        read = train(images, mnist.train_labels, seed)
        seconds = time.process_time() - start
        return Climbed(seconds, float((read(test_images) == mnist.test_labels).mean()), read)
