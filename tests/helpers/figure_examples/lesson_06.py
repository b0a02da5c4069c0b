"""The figures of lesson 06, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers import figures
from helpers.confusion import confusion_matrix
from helpers.network import History


def examples(images, labels):
    random = np.random.default_rng(0)
    guesses = np.where(random.random(len(labels)) < 0.9, labels, random.integers(0, 10, len(labels)))
    table = confusion_matrix(labels, guesses)
    falling = History([0.9, 0.4, 0.2, 0.1], [0.8, 0.9, 0.94, 0.96], [0.8, 0.5, 0.4, 0.5], [0.91, 0.95, 0.94, 0.96])
    weights = random.normal(size=784) * (images[0].ravel() > 0)
    return {
        "pixel_maps": lambda: figures.pixel_maps(
            images[0].ravel() / 255, {"into 0": weights, "into 1": -weights}, "What one step changes"),
        "plateau": lambda: figures.plateau({"wide": falling, "small": falling}, "Up, then flat"),
        "lettered_curves": lambda: figures.lettered_curves(dict.fromkeys("ABCD", falling)),
        "signal_by_layer": lambda: figures.signal_by_layer({"large": [5.0, 40.0, 300.0], "small": [0.1, 0.01, 0.001]}),
        "ladder": lambda: figures.ladder({"one": (0.93, 0.92, 0.94), "two": (0.96, 0.95, 0.97)}, {"two": 0.961}),
        "seeds": lambda: figures.seeds({"one": [0.9, 0.92, 0.95], "two": [0.93, 0.935, 0.94]}),
        "confusion": lambda: figures.confusion(table),
        "confusion, no errors": lambda: figures.confusion(confusion_matrix(labels, labels)),
        "confused": lambda: figures.confused(table),
    }
