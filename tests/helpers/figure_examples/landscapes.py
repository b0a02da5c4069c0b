"""The figures of helpers/figures/landscapes.py, each drawn once."""

import numpy as np

from helpers import descent
from helpers.figures import landscapes as figures


def examples(images, labels):
    random = np.random.default_rng(0)
    labels = np.arange(60) % 2
    inputs = random.normal(np.where(labels, 3, 6.5), 1.5)
    neurons = {"scaled": ((inputs - inputs.mean()) / inputs.std(), labels), "as it is": (inputs, labels)}
    paths = {name: {words: descent.descend(lambda point, neuron=neuron: descent.neuron_gradient(point, *neuron), (2, 5),
                                           0.3, 30, momentum)
                    for words, momentum in (("plain", 0), ("with momentum", 0.9))}
             for name, neuron in neurons.items()}
    across, up = np.linspace(-1, 2, 21), np.linspace(-1, 1.5, 17)
    heights = 0.2 + np.add.outer(up**2, (across * (1 - across)) ** 2)
    places = {"first": (0, 0), "second": (1, 0)}
    return {
        "neuron_maps": lambda: figures.neuron_maps(neurons, paths, (-8, -2), 12, "Two maps"),
        "cost_slice": lambda: figures.cost_slice(across, up, heights, places, ("one way", "another"), "A slice"),
    }
