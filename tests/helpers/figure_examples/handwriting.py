"""The figures of helpers/figures/handwriting.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import handwriting as figures
from helpers.preparation_steps import STEPS, drawn_large, prepare_without


def examples(images, labels):
    random = np.random.default_rng(0)
    large = drawn_large(images[:40], np.random.default_rng(0))
    outputs = np.exp(5 * np.eye(10)[labels] + random.normal(0, 2, (len(labels), 10)))
    probabilities = outputs / outputs.sum(axis=1, keepdims=True)
    ways = {"prepared": prepare_without(large[0]), **{f"without {one}": prepare_without(large[0], one)
                                                      for one in STEPS}, "nothing": prepare_without(large[0], *STEPS)}
    shares = {"all steps": 0.98, "without the crop": 0.41, "without the size": 0.58, "none": 0.23}
    return {
        "drawings": lambda: figures.drawings(large, labels[:40], "Forty drawings"),
        "drawings, three": lambda: figures.drawings(large[:3], labels[:3], "Three drawings"),
        "on_the_way": lambda: figures.on_the_way(large[0], ways, probabilities[:5], labels[0]),
        "left_out": lambda: figures.left_out({"drawn large": shares, "strangers": {way: 0.9 * share for way, share in
                                                                                   shares.items()}}, "Steps left out"),
        "intervals": lambda: figures.intervals({"MNIST": (9800, 10000), "strangers": (1523, 1797), "mine": (40, 40),
                                                "thirty": (27, 30)}, "The fewer, the wider"),
        "old_and_new": lambda: figures.old_and_new({"before": (0.98, 0.84), "only new": (0.95, 0.95),
                                                    "old and new": (0.974, 0.951), "only old": (0.979, 0.83)},
                                                   "Two ways to learn a new hand"),
        "answers": lambda: figures.answers(images[:60], labels[:60], probabilities[:60], "The least sure first"),
        "answers, few": lambda: figures.answers(images[:4], labels[:4], probabilities[:4], "Four digits"),
    }
