"""The figures of helpers/figures/start.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import start as figures
from helpers.network import History


def examples(images, labels):
    random = np.random.default_rng(0)
    probabilities = random.dirichlet(np.full(10, 0.1), len(images))
    right = probabilities.argmax(axis=1) == labels
    history = History([0.5, 0.2], [0.9, 0.96], [0.6, 0.3], [0.85, 0.95], [1.0, 1.0])
    return {
        "digit_wall": lambda: figures.digit_wall(images, labels),
        "learning_curve": lambda: figures.learning_curve(history),
        "learning_curve, no validation": lambda: figures.learning_curve(History([0.5], [0.9])),
        "confidence_of_right_and_wrong":
            lambda: figures.confidence_of_right_and_wrong(probabilities.max(axis=1), right),
    }
