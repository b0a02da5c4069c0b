"""The figures of helpers/figures/speed.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import speed as figures


def examples(images, labels):
    half = images[:6, ::2, ::2]
    waves = np.cos(np.linspace(0, 3, 10)[:, None] * np.arange(8))
    rungs = {"first": (1.0, (0.981, 0.98, 0.982)), "second": (4.2, (0.979, 0.978, 0.98)),
             "third": (50.0, (0.982, 0.981, 0.983))}
    return {
        "on_the_way_in": lambda: figures.on_the_way_in({"drawn": images[:6], "half the size": half}, "Two steps"),
        "patterns": lambda: figures.patterns(np.kron(waves, waves)[:, :-1], "Waves"),
        "ladder": lambda: figures.ladder(rungs, "Three rungs", {"first": 0.9805, "third": 0.9}),
        "ladder, below the target": lambda: figures.ladder({"one": (1.0, (0.9, 0.89, 0.91))}, "One rung"),
    }
