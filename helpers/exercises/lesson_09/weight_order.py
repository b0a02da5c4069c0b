"""The order in which Keras wants the weights."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.network import Network


def in_order(net):
    return [array for pair in zip(net.weights, net.biases, strict=True) for array in pair]


def in_order_by_loop(net):
    arrays = []
    for layer in range(len(net.weights)):
        arrays.append(net.weights[layer].astype("float32"))
        arrays += [net.biases[layer]]
    return arrays


def as_tuple(net):
    return tuple(in_order(net))


def filled(sizes, seed):
    net = Network(sizes, dtype="float64", seed=seed)
    random = np.random.default_rng(seed)
    net.biases = [random.normal(size=biases.shape) for biases in net.biases]
    return net


EXERCISE = Exercise(
    title="The order of the weights",
    reference=in_order,
    cases=lambda: [(filled([4, 3, 2], 0),), (filled([5, 4, 3, 2], 1),)],
    mistakes=[
        Mistake("weights first", lambda net: [*net.weights, *net.biases],
                "All weights, then all biases: so the engine keeps them. Keras goes layer by layer: the weights of "
                "the first layer, *its* biases, then the second layer."),
        Mistake("biases before weights", lambda net: [array for pair in zip(net.biases, net.weights, strict=True)
                                                      for array in pair],
                "Layer by layer is right. Within a layer, Keras takes the weights first, then the biases."),
        Mistake("transposed", lambda net: [array.T for array in in_order(net)],
                "You turned the weights over. PyTorch would want that; Keras keeps them as the engine does: "
                "(inputs, neurons)."),
        Mistake("no biases", lambda net: list(net.weights),
                "The biases are missing. Keras wants every array of every layer."),
        Mistake("pairs", lambda net: [[w.copy(), b.copy()] for w, b in zip(net.weights, net.biases, strict=True)],
                "A list of pairs. The order is right; take the arrays out of their pairs, into one flat list."),
        Mistake("two layers only", lambda net: in_order(net)[:4],
                "Right for two layers. A network with three has six arrays: go through all layers, with a loop."),
        Mistake("each kind from the last", lambda net: [array for layer in reversed(range(len(net.weights)))
                                                        for array in (net.weights[layer], net.biases[layer])],
                "In each layer the order is right, but you go from the last layer to the first. Keras begins with "
                "the layer next to the inputs."),
        Mistake("last layer first", lambda net: in_order(net)[::-1],
                "From the last layer to the first. Keras begins with the layer next to the inputs."),
        Mistake("one long vector", lambda net: np.concatenate([array.ravel() for array in in_order(net)]),
                "One long vector. Keras wants each array as it is, with its own shape, in a list."),
    ],
    hints=[
        "A network with two layers has four arrays. Which comes first, second, third, fourth?",
        "Go through the layers with a loop: `for layer in range(len(net.weights))`, and add two arrays in each.",
        "`arrays += [net.weights[layer], net.biases[layer]]`, and after the loop `return arrays`.",
    ],
    variants=[in_order_by_loop, as_tuple],
    remark="In `helpers/keras_twin.py` this is `weights_in_order`; `to_keras` uses it.",
)
