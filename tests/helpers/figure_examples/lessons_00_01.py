"""The figures of lessons 00 and 01, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers import figures
from helpers.network import History


def examples(images, labels):
    random = np.random.default_rng(0)
    probabilities = random.dirichlet(np.full(10, 0.1), len(images))
    right = probabilities.argmax(axis=1) == labels
    history = History([0.5, 0.2], [0.9, 0.96], [0.6, 0.3], [0.85, 0.95], [1.0, 1.0])
    centres = random.uniform(13.5, 14.5, (2, len(images)))
    return {
        "digit_wall": lambda: figures.digit_wall(images, labels),
        "pixel_numbers": lambda: figures.pixel_numbers(images[0], labels[0]),
        "class_counts": lambda: figures.class_counts(labels),
        "class_counts, uneven": lambda: figures.class_counts(labels[:77]),
        "pixel_histogram": lambda: figures.pixel_histogram(images),
        "mean_digits": lambda: figures.mean_digits(images, labels),
        "ink_map": lambda: figures.ink_map(images),
        "centring": lambda: figures.centring(*centres, np.full(len(images), 20)),
        "scaled_histograms": lambda: figures.scaled_histograms({"raw": images, "0 to 1": images / 255}),
        "learning_curve": lambda: figures.learning_curve(history),
        "learning_curve, no validation": lambda: figures.learning_curve(History([0.5], [0.9])),
        "accuracy_curves": lambda: figures.accuracy_curves({"one": history, "two": history}, "Two trainings"),
        "accuracy_by_training_size": lambda: figures.accuracy_by_training_size([100, 1000], [0.7, 0.9]),
        "answers": lambda: figures.answers(images[:4], labels[:4], probabilities[:4]),
        "mistakes": lambda: figures.mistakes(images, labels, probabilities),
        "mistakes, none": lambda: figures.mistakes(images, labels, np.eye(10)[labels]),
        "confidence_of_right_and_wrong":
            lambda: figures.confidence_of_right_and_wrong(probabilities.max(axis=1), right),
    }
