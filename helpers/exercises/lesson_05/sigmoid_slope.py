"""The slope of the sigmoid."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.functions import sigmoid


def sigmoid_slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def sums():
    random = np.random.default_rng(1)
    return [(np.array([0.0, 1.0, -3.0]),), (random.normal(0, 2, (4, 5)),), (np.array([-900.0, 2.0, 900.0]),)]


def by_exponentials(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


EXERCISE = Exercise(
    title="The slope of the sigmoid",
    reference=sigmoid_slope,
    cases=sums,
    mistakes=[
        Mistake("z in place of a", lambda z: z * (1 - z),
                "You used z itself. The formula asks for the activation: first a = sigmoid(z), then a(1 - a)."),
        Mistake("the sigmoid itself", sigmoid,
                "That is the activation, not its slope. Where the curve is flat, at both ends, the slope is 0."),
        Mistake("a minus one", lambda z: sigmoid(z) * (sigmoid(z) - 1),
                "The sign is the other way round. The sigmoid rises everywhere, so its slope is never negative: "
                "a(1 - a)."),
        Mistake("one plus a", lambda z: sigmoid(z) * (1 + sigmoid(z)),
                "A plus where a minus belongs: a(1 - a). For large z the curve is flat and the slope 0."),
        Mistake("tanh's slope", lambda z: 1 - sigmoid(z) ** 2,
                "1 - a² is the slope of tanh. The sigmoid's is a(1 - a)."),
        Mistake("one factor only", lambda z: 1 - sigmoid(z),
                "Half of it: this falls from 1 to 0, while the slope is small at *both* ends. Which factor is "
                "missing?"),
        Mistake("sigmoid twice", lambda z: sigmoid_slope(sigmoid(z)),
                "You took the slope at a in place of z: the sigmoid was applied twice."),
        Mistake("overflow", by_exponentials,
                "Right for small numbers. For z = -900 an exponential overflows and the result is no number. Use "
                "`sigmoid`, which survives it: a(1 - a)."),
        Mistake("parentheses", lambda z: sigmoid(z) * 1 - sigmoid(z),
                "Your result is 0 everywhere: `a * 1 - a` is a minus a. Put parentheses around `1 - a`."),
        Mistake("the slope of tanh itself", lambda z: 1 - np.tanh(z) ** 2,
                "That is the slope of tanh. The sigmoid's is a(1 - a), at most 1/4."),
        Mistake("squared", lambda z: sigmoid(z) ** 2,
                "You squared the activation. One of the two factors is 1 - a."),
        Mistake("between neighbours", lambda z: np.gradient(sigmoid(np.atleast_1d(np.ravel(z)))),
                "`np.gradient` compares neighbours in the array. Each z has a slope of its own, whatever stands beside "
                "it: a(1 - a)."),
    ],
    hints=[
        "Start with `a = sigmoid(z)`; `sigmoid` is defined above.",
        "a is 1/(1 + e^-z). What is 1 - a? Put both beside the fraction above.",
        "Two factors: `a` and `1 - a`.",
    ],
    variants=[lambda z: sigmoid(z) - sigmoid(z) ** 2, lambda z: sigmoid(z) * sigmoid(-z),
              lambda z: (sigmoid(z + 1e-4) - sigmoid(z - 1e-4)) / 2e-4,
              lambda z: (1 - np.tanh(z / 2) ** 2) / 4],
    remark="`helpers.functions.sigmoid_slope` has it, written with the activation, and those of the others.",
)
