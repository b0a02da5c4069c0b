"""The figures of helpers/figures/costs.py, each drawn once."""

import numpy as np

from helpers.figures import costs as figures
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
        "lowest_and_highest_costs": lambda: figures.lowest_and_highest_costs(images, labels, outputs, costs),
        "accuracy_and_cost_by_push": lambda: figures.accuracy_and_cost_by_push(
            pushes, np.floor(pushes) / 20 + 0.8, pushes**2),
        "smooth_and_step": lambda: figures.smooth_and_step(pushes, pushes**2, np.floor(pushes)),
        "cost_curves": figures.cost_curves,
        "push_curves": figures.push_curves,
        "cost_and_accuracy_by_epoch": lambda: figures.cost_and_accuracy_by_epoch(history),
        "cost_and_accuracy_by_epoch, cost falls to the end": lambda: figures.cost_and_accuracy_by_epoch(falling),
    }
