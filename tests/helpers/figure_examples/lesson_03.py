"""The figures of lesson 03, each drawn once."""

import numpy as np

from helpers import figures
from helpers.network import History


def examples(images, labels):
    random = np.random.default_rng(0)
    outputs = random.dirichlet(np.full(10, 0.1), len(images))
    costs = ((outputs - np.eye(10)[labels]) ** 2).sum(axis=1)
    pushes = np.linspace(-2, 2, 41)
    history = History(validation_cost=[0.9, 0.4, 0.5, 0.6], validation_accuracy=[0.7, 0.88, 0.89, 0.9])
    falling = History(validation_cost=[0.9, 0.4], validation_accuracy=[0.7, 0.88])
    return {
        "output_and_target": lambda: figures.output_and_target(images[0], labels[0], outputs[0]),
        "cheapest_and_dearest": lambda: figures.cheapest_and_dearest(images, labels, outputs, costs),
        "staircase_and_slope": lambda: figures.staircase_and_slope(pushes, np.floor(pushes) / 20 + 0.8, pushes**2),
        "smooth_and_step": lambda: figures.smooth_and_step(pushes, pushes**2, np.floor(pushes)),
        "cost_curves": figures.cost_curves,
        "push_curves": figures.push_curves,
        "cost_and_accuracy_apart": lambda: figures.cost_and_accuracy_apart(history),
        "cost_and_accuracy_apart, cost falls to the end": lambda: figures.cost_and_accuracy_apart(falling),
    }
