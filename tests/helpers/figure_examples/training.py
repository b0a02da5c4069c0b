"""The figures of helpers/figures/training.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.confusion import confusion_matrix
from helpers.figures import training as figures
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
        "held_out_accuracy": lambda: figures.held_out_accuracy({"wide": falling, "small": falling}, "Up, then flat"),
        "lettered_curves": lambda: figures.lettered_curves(dict.fromkeys("ABCD", falling)),
        "signal_by_layer": lambda: figures.signal_by_layer({"large": [5.0, 40.0, 300.0], "small": [0.1, 0.01, 0.001]}),
        "accuracy_by_recipe": lambda: figures.accuracy_by_recipe(
            {"one": (0.93, 0.92, 0.94), "two": (0.96, 0.95, 0.97)}, {"two": 0.961}),
        "accuracy_by_step_length": lambda: figures.accuracy_by_step_length(
            (0.1, 1, 2), {"plain": [0.91, 0.93, 0.4], "momentum": [0.91, 0.95, 0.93]},
            {"plain": [(0.91, 0.9, 0.92), (0.92, 0.89, 0.94), (0.3, 0.1, 0.5)],
             "momentum": [(0.91, 0.9, 0.92), (0.95, 0.94, 0.95), (0.93, 0.92, 0.94)]}),
        "accuracy_by_seed": lambda: figures.accuracy_by_seed({"one": [0.9, 0.92, 0.95], "two": [0.93, 0.935, 0.94]}),
        "confusion": lambda: figures.confusion(table),
        "confusion, no errors": lambda: figures.confusion(confusion_matrix(labels, labels)),
        "most_confused_pairs": lambda: figures.most_confused_pairs(table),
    }
