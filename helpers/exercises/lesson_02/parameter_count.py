"""How many parameters a network has."""

from itertools import pairwise

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.network import Network


def count_parameters(sizes):
    return sum(before * after + after for before, after in pairwise(sizes))


def count_by_loop(sizes):
    count = 0
    for layer in range(1, len(sizes)):
        count += sizes[layer - 1] * sizes[layer]
        count += sizes[layer]
    return count


def connections(sizes):
    return sum(before * after for before, after in pairwise(sizes))


EXERCISE = Exercise(
    title="Count the parameters",
    reference=count_parameters,
    cases=[([784, 16, 16, 10],), ([784, 10],), ([784, 128, 10],), ([5, 4, 3, 2, 1],), ([784, 512, 512, 10],)],
    mistakes=[
        Mistake("no biases", connections,
                "Those are the weights alone. Each neuron has a bias as well."),
        Mistake("a bias for every connection", lambda sizes: 2 * connections(sizes),
                "You counted a bias for every connection. A neuron has one weight for each input, but only one "
                "bias."),
        Mistake("biases for the inputs", lambda sizes: connections(sizes) + sum(sizes),
                "You gave the inputs biases too. Nothing is added to a pixel: biases begin with the first "
                "layer of neurons."),
        Mistake("one bias a layer", lambda sizes: connections(sizes) + len(sizes) - 1,
                "You counted one bias for each layer. Each *neuron* of the layer has its own."),
        Mistake("biases of the layer before", lambda sizes: connections(sizes) + sum(sizes[:-1]),
                "You counted a bias for whoever *sends* a signal. Those who receive it add a bias: each layer "
                "but the inputs."),
        Mistake("no biases in the last layer", lambda sizes: connections(sizes) + sum(sizes[1:-1]),
                "The biases of the output neurons are missing. They are neurons like the others."),
        Mistake("one step too far", lambda sizes: sum(sizes[i] * sizes[i + 1] for i in range(len(sizes))),
                "Your code stopped with an `IndexError`: it looks for a layer behind the last one. Four sizes "
                "have only three pairs of neighbours."),
        Mistake("four sizes only", lambda sizes: sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in (0, 1, 2)),
                "Right for four sizes, and only for those. A network may have fewer layers or more: use a loop."),
        Mistake("neurons", lambda sizes: sum(sizes[1:]),
                "Those are the neurons. How many weights does each have?"),
        Mistake("everything with everything", lambda sizes: int(np.prod([int(size) for size in sizes])),
                "You multiplied all sizes. Only neighbouring layers are connected: multiply two at a time, and add "
                "up."),
        Mistake("without the last layer", lambda sizes: count_parameters(sizes[:-1]),
                "The last layer is missing. Four sizes make three pairs of neighbours."),
        Mistake("last layer only", lambda sizes: count_parameters(sizes[-2:]),
                "You counted one layer only. Add up over all pairs of neighbours: is the `return` inside the "
                "loop, or the sum set back to 0?"),
        Mistake("first layer only", lambda sizes: count_parameters(sizes[:2]),
                "You counted the first layer only. Is the `return` inside the loop?"),
    ],
    hints=[
        "Take one layer: how many weights between `before` and `after` neurons, and how many biases?",
        "`before * after` weights, and `after` biases: one for each neuron that receives.",
        "Go through the pairs of neighbours, `zip(sizes[:-1], sizes[1:])`, and add up `before * after + after`.",
    ],
    variants=[count_by_loop, lambda sizes: sum((before + 1) * after for before, after in pairwise(sizes)),
              lambda sizes: Network(sizes).parameter_count],
    remark="`net.parameter_count` tells you the same.",
)
