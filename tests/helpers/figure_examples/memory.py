"""The figures of helpers/figures/memory.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import memory as figures
from helpers.network import History


def examples(images, labels):
    random = np.random.default_rng(0)
    taught = np.where(random.random(len(labels)) < 0.5, labels, (labels + 1) % 10)
    answers = np.array([np.where(random.random(len(labels)) < share, taught, labels) for share in (0.1, 0.4, 0.9)])
    false = np.flatnonzero(taught != labels)[:10]
    history = History([2.0, 1.0, 0.5], [0.3, 0.6, 0.9], [2.0, 3.0, 4.0], [0.6, 0.5, 0.4])
    costs, accuracies = [0.9, 0.85, 0.4], [0.1, 0.2, 0.7]
    added = random.normal(size=(784, 12))
    return {
        "taught_labels": lambda: figures.taught_labels(images, labels, taught),
        "taught_labels, few": lambda: figures.taught_labels(images[:3], labels[:3], taught[:3]),
        "accuracy_on_taught_and_new": lambda: figures.accuracy_on_taught_and_new(
            {"random labels": history}, "It learns nonsense"),
        "accuracy_on_taught_and_new, two": lambda: figures.accuracy_on_taught_and_new(
            {"true": history, "random": history}, "True and random labels"),
        "answers_to_false_labels": lambda: figures.answers_to_false_labels(answers, labels, taught),
        "early_and_late_answers": lambda: figures.early_and_late_answers(
            images[false], taught[false], answers[0][false], answers[2][false], (1, 3)),
        "relative_cost_and_accuracy": lambda: figures.relative_cost_and_accuracy(
            {"sigmoid": (costs, accuracies, 0.9), "ReLU": (costs, accuracies, 2.3)}),
        "capacity": lambda: figures.capacity({100: 1.0, 200: 0.99, 400: 0.7}, 0.95, 13002),
        "capacity, nothing": lambda: figures.capacity({100: 0.6, 200: 0.3}, 0.95, 13002),
        "paired_bars": lambda: figures.paired_bars({"true labels": (0.99, 0.88), "random labels": (0.98, 0.3)},
                                                   ["as it was", "moved"], "What a pixel costs", "share"),
        "added_weights": lambda: figures.added_weights({"true labels": added, "random labels": 2 * added}),
        "final_costs": lambda: figures.final_costs(
            {"true": [0.01, 0.011, 0.012], "random": [0.1, 0.2, 0.15]}, "Equal and unequal"),
        "ends_at_equal_cost": lambda: figures.ends_at_equal_cost(
            {"true labels": [20, 25, 25], "random labels": [100, 130, 155]}, {"true labels": 0.84,
                                                                              "random labels": 0.25}),
    }
