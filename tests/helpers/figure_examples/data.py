"""The figures of helpers/figures/data.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import data as figures
from helpers.network import History


def examples(images, labels):
    random = np.random.default_rng(0)
    history = History([0.5, 0.2], [0.9, 0.96], [0.6, 0.3], [0.85, 0.95], [1.0, 1.0])
    centres = random.uniform(13.5, 14.5, (2, len(images)))
    return {
        "pixel_numbers": lambda: figures.pixel_numbers(images[0], labels[0]),
        "class_counts": lambda: figures.class_counts(labels),
        "class_counts, uneven": lambda: figures.class_counts(labels[:77]),
        "pixel_histogram": lambda: figures.pixel_histogram(images),
        "mean_digits": lambda: figures.mean_digits(images, labels),
        "ink_map": lambda: figures.ink_map(images),
        "centring": lambda: figures.centring(*centres, np.full(len(images), 20)),
        "scaled_histograms": lambda: figures.scaled_histograms({"raw": images, "0 to 1": images / 255}),
        "accuracy_curves": lambda: figures.accuracy_curves({"one": history, "two": history}, "Two trainings"),
        "accuracy_by_training_size": lambda: figures.accuracy_by_training_size([100, 1000], [0.7, 0.9]),
    }
