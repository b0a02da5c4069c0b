"""The figures of helpers/figures/keras.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import keras as figures
from helpers.network import History


def examples(images, labels):
    random = np.random.default_rng(0)
    outputs = random.dirichlet(np.full(10, 0.2))
    epochs = np.arange(1, 31)
    history = History(list(1 / epochs), list(1 - 0.5 / epochs), list(0.4 + 0.5 / epochs + 0.01 * epochs),
                      list(0.9 - 0.3 / epochs))
    weights, filters = random.normal(size=(5, 5)), random.normal(size=(5, 5, 8))
    maps = np.maximum(0, random.normal(size=(24, 24, 8)))
    times = {("784-16-10", 32): 4.1, ("784-16-10", 1024): 1.3, ("784-4096-10", 64): 0.04}
    return {
        "outputs_of_two": lambda: figures.outputs_of_two(
            images[0] / 255, {"the engine": outputs, "Keras": outputs + 1e-7}),
        "outputs_of_two, unlike": lambda: figures.outputs_of_two(
            images[0] / 255, {"the engine": outputs, "Keras": outputs[::-1]}),
        "weight_differences": lambda: figures.weight_differences(1e-7 * np.arange(1, 100) ** 1.5, 0.4),
        "cost_against_accuracy": lambda: figures.cost_against_accuracy(history),
        "one_filter": lambda: figures.one_filter(images[0] / 255, weights, (6, 9)),
        "filters_and_maps": lambda: figures.filters_and_maps(images[0] / 255, filters, maps),
        "relative_times": lambda: figures.relative_times({"as it comes": 4e-5, "eager": 4e-4, "the engine": 7e-6}),
        "gpu_against_cpu": lambda: figures.gpu_against_cpu(
            {"Keras": times, "PyTorch": {row: 0.7 * ratio for row, ratio in times.items()}}),
    }
