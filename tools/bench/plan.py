"""What is measured, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """How a network is trained. All are dense networks with ReLU, softmax, cross-entropy, and a momentum of 0.9.

    falling   the learning rate falls to 0 over `epochs`, each library in its own way
    """

    sizes: Sequence[int]
    batch_size: int
    learning_rate: float = 0.05
    falling: bool = False
    epochs: int = 1
    seed: int = 0

    @property
    def name(self) -> str:
        return "-".join(map(str, self.sizes))


WIDE = Recipe((784, 128, 10), 64)
SMALL = Recipe((784, 16, 16, 10), 32, learning_rate=0.02)


@dataclass(frozen=True)
class Plan:
    """How much is measured. Images stand for the number of them."""

    runs: int  # kept, after one that warms up; each trains two epochs, and the second is measured
    images: int  # of an epoch in the first table
    loop_images: int  # of an epoch by explicit loops, scaled up to all
    growth_images: Sequence[int]
    widths: Sequence[int]
    batch_sizes: Sequence[int]
    part: int  # images of an epoch where widths, batch sizes and threads are varied
    seeds: Sequence[int]  # of the race to the target
    target: float  # share of the test images
    minutes: float  # measured on two cores of a server of 2024, nothing else running


FULL = Plan(runs=7, images=60_000, loop_images=1_000, growth_images=(1_000, 3_000, 10_000, 30_000, 60_000),
            widths=(16, 32, 64, 128, 256, 512), batch_sizes=(8, 16, 32, 64, 128, 256, 512), part=10_000,
            seeds=(0, 1, 2, 3, 4, 5, 6), target=0.98, minutes=15)
QUICK = Plan(runs=5, images=6_000, loop_images=200, growth_images=(), widths=(), batch_sizes=(), part=3_000, seeds=(),
             target=0.98, minutes=1.2)
