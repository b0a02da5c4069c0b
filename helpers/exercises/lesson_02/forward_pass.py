"""The forward pass of a network."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from helpers.exercises.messages import stopped
from helpers.exercises.model import Exercise, Mistake
from helpers.functions import sigmoid, softmax
from helpers.network import Network


@dataclass
class Parameters:
    """What a network is made of, without the methods that would give the answer away."""

    weights: list
    biases: list


def by_the_engine(net, images):
    engine = Network([len(net.weights[0]), *(w.shape[1] for w in net.weights)], dtype="float64")
    engine.weights, engine.biases = net.weights, net.biases
    return engine.activations(images)


def forward_cases():
    cases = []
    for sizes, count in (([4, 3, 2], 5), ([784, 16, 16, 10], 8), ([3, 3, 3, 3], 3), ([6, 5], 2)):
        net = Network(sizes, init="normal", dtype="float64", seed=len(sizes))
        images = np.random.default_rng(count).random((count, sizes[0]))
        cases.append((Parameters([w / np.sqrt(len(w)) for w in net.weights], net.biases), images))
    return cases


def forward(net, images, hidden=sigmoid, output=softmax, with_biases=True, store="a"):
    """The forward pass, with every part that can go wrong as an argument."""
    layers = [images]
    last, feed = len(net.weights) - 1, images
    for number, (w, b) in enumerate(zip(net.weights, net.biases, strict=True)):
        z = feed @ w + (b if with_biases else 0)
        feed = (output if number == last else hidden)(z)
        layers.append(z if store == "z" else feed)
    return layers


def same(z):
    return z


def wrong_order(net, images):
    layers = [images]
    for number, (w, b) in enumerate(zip(net.weights, net.biases, strict=True), 1):
        layers.append((softmax if number == len(net.weights) else sigmoid)(w @ layers[-1] + b))
    return layers


def shares(z):
    return sigmoid(z) / sigmoid(z).sum(axis=1, keepdims=True)


def always_the_images(net, images):
    layers = [sigmoid(images @ w + b) for w, b in zip(net.weights, net.biases, strict=True)]
    return [images, *layers[:-1], softmax(images @ net.weights[-1] + net.biases[-1])]


def three_layers(net, images):
    one = sigmoid(images @ net.weights[0] + net.biases[0])
    two = sigmoid(one @ net.weights[1] + net.biases[1])
    return [images, one, two, softmax(two @ net.weights[2] + net.biases[2])]


EXERCISE = Exercise(
    title="The forward pass",
    reference=by_the_engine,
    cases=forward_cases,
    mistakes=[
        Mistake("sigmoid outputs", partial(forward, output=sigmoid),
                "Your outputs went through the sigmoid. The last layer has softmax in its place."),
        Mistake("softmax of the sigmoid", partial(forward, output=lambda z: softmax(sigmoid(z))),
                "Your outputs went through the sigmoid *and* softmax. The last layer has softmax only: the sigmoid "
                "has squeezed all differences together before."),
        Mistake("shares of the sigmoid", partial(forward, output=shares),
                "You divided sigmoid outputs by their sum. They add up to 1 that way, but it is not softmax: "
                "`softmax(z)` alone does it."),
        Mistake("no softmax", partial(forward, output=same),
                "All layers but the last are right. That one holds its pre-activations: put them through softmax."),
        Mistake("hidden layers without activation", partial(forward, hidden=same),
                "The hidden layers hand on z itself. Put it through `sigmoid` first."),
        Mistake("no activation at all", partial(forward, hidden=same, output=same),
                "You handed on z itself everywhere: sigmoid for the hidden layers, softmax for the last."),
        Mistake("ReLU", partial(forward, hidden=lambda z: np.maximum(z, 0)),
                "You used ReLU in the hidden layers. This network has sigmoid there."),
        Mistake("softmax everywhere", partial(forward, hidden=softmax),
                "You used softmax in the hidden layers as well. There it is the sigmoid; softmax is for the last."),
        Mistake("no biases", partial(forward, with_biases=False),
                "Your result does not depend on `net.biases`. Each layer adds its own."),
        Mistake("pre-activations kept", partial(forward, store="z"),
                "You collected the pre-activations. Collect what comes *out* of the activation functions."),
        Mistake("images left out", lambda net, images: forward(net, images)[1:],
                "The layers are right, but the list should begin with the images themselves."),
        Mistake("outputs only", lambda net, images: forward(net, images)[-1],
                "The outputs are right. Return the activations of *all* layers, as a list, the images first."),
        Mistake("outputs left out", lambda net, images: forward(net, images)[:-1],
                "The last layer is missing from your list."),
        Mistake("Network called", lambda net, images: net.activations(images),
                "You asked the engine for its numbers; here you build what it does. In this check `net` has "
                "`weights` and `biases`, and nothing else."),
        Mistake("wrong order", wrong_order,
                stopped("`weights @ inputs` is the wrong way round: the inputs have an image in each row, so "
                        "they stand on the left of `@`.")),
        Mistake("every layer gets the images", always_the_images,
                stopped("Each layer takes what the layer before it gave: `layers[-1]`. Only the first one gets "
                        "the images.")),
        Mistake("three layers only", three_layers,
                "Right for three layers of weights, and only for those. A network may have fewer layers or more: "
                "go through `net.weights` with a loop."),
    ],
    hints=[
        "Begin with `layers = [images]`. Each layer takes the last entry of that list and adds a new one.",
        "`z = layers[-1] @ net.weights[layer] + net.biases[layer]`. Which function comes next? Only the last layer "
        "is special.",
        "After z, in a loop over `range(len(net.weights))`: append `softmax(z)` for the last layer, `sigmoid(z)` "
        "for the others. Return `layers`.",
    ],
    variants=[forward, lambda net, images: tuple(forward(net, images))],
    remark="Compared with `net.activations(images)`: the same numbers, layer by layer. You have built what the "
           "engine does to answer.",
)
