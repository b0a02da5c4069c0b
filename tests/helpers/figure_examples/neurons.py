"""The figures of helpers/figures/neurons.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import neurons as figures
from helpers.network import Network


def examples(images, labels):
    rows = images.reshape(len(images), -1) / 255
    weights = rows[labels == 0].mean(axis=0) - rows.mean(axis=0)
    random = np.random.default_rng(0)
    net = Network([784, 16, 16, 10])
    layers = [layer[0] for layer in net.activations(rows[:1])[1:]]
    untrained = {"as they are": random.normal(0.1, 0.03, 100), "shuffled": random.normal(0.1, 0.005, 100)}
    return {
        "weighted_sum": lambda: figures.weighted_sum(rows[[0, 1]], labels[[0, 1]], weights),
        "sums_by_digit": lambda: figures.sums_by_digit(rows @ weights, labels),
        "sums_by_digit, threshold": lambda: figures.sums_by_digit(rows @ weights, labels, 20),
        "activation_functions": figures.activation_functions,
        "layer_shapes": lambda: figures.layer_shapes(1000, 784, 16),
        "signal_flow": lambda: figures.signal_flow(rows[0], layers, "An image on its way"),
        "softmax_rows": lambda: figures.softmax_rows(np.linspace(-8, 9.5, 10), "From z to shares of 1"),
        "untrained_accuracies": lambda: figures.untrained_accuracies(untrained, np.linspace(0.089, 0.114, 10)),
        "linear_and_relu_sums": figures.linear_and_relu_sums,
        "accuracy_bars": lambda: figures.accuracy_bars({"linear": 0.92, "relu": 0.98}, "Bends help"),
    }
