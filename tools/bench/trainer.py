"""What all contenders are made into."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

# Processor time of all threads: on one idle core the same as the clock on the wall, and fair on a busy one.
CLOCK = time.process_time


class Trainer(NamedTuple):
    """An untrained network of some library.

    train     train(epochs, stop) -> seconds of each epoch, without what comes before the first, and without `stop`;
              `stop()` is called after each epoch, and True ends the training
    predict   predict(images) -> labels; None for the floor
    """

    train: Callable[[int, Callable[[], bool]], list[float]]
    predict: Callable[[np.ndarray], np.ndarray] | None


def by_epoch(train_once: Callable[[], None], scale: float = 1.0) -> Callable[[int, Callable[[], bool]], list[float]]:
    """`Trainer.train` for what trains one epoch a call."""
    def train(epochs: int, stop: Callable[[], bool]) -> list[float]:
        seconds = []
        for _ in range(epochs):
            start = CLOCK()
            train_once()
            seconds.append((CLOCK() - start) * scale)
            if stop():
                break
        return seconds
    return train
