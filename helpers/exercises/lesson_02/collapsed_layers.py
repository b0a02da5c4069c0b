"""Two layers without an activation are one."""

import numpy as np

from helpers.exercises.messages import stopped
from helpers.exercises.model import Exercise, Mistake


def collapse(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_1 @ weights_2 + biases_2


def collapse_cases():
    random = np.random.default_rng(6)
    return [tuple(random.normal(0, 1, shape) for shape in ((a, b), (b,), (b, c), (c,)))
            for a, b, c in ((5, 4, 2), (3, 3, 3), (784, 16, 10))]


def collapse_by_asking(weights_1, biases_1, weights_2, biases_2):
    nothing = np.zeros((1, len(weights_1)))
    biases = ((nothing @ weights_1 + biases_1) @ weights_2 + biases_2)[0]
    return (np.eye(len(weights_1)) @ weights_1 + biases_1) @ weights_2 + biases_2 - biases, biases


EXERCISE = Exercise(
    title="Two layers in one",
    reference=collapse,
    cases=collapse_cases,
    mistakes=[
        Mistake("first biases lost",
                lambda w1, b1, w2, b2: (w1 @ w2, b2),
                "The weights are right. The first layer's biases are lost: they go through the second layer too."),
        Mistake("second biases lost",
                lambda w1, b1, w2, b2: (w1 @ w2, b1 @ w2),
                "The weights are right. The second layer's own biases are missing."),
        Mistake("biases not passed on",
                lambda w1, b1, w2, b2: (w1 @ w2, b1 + b2),
                stopped("You added both biases as they are. The first layer's are inputs of the second: multiply "
                        "them by `weights_2` before.")),
        Mistake("wrong order", lambda w1, b1, w2, b2:
                (w2 @ w1, b1 @ w2 + b2),
                stopped("`weights_2 @ weights_1` is the wrong way round. The images meet `weights_1` first, so it "
                        "stands on the left.")),
        Mistake("weights only", lambda w1, b1, w2, b2: w1 @ w2,
                "The weights are right. Return two things: weights *and* biases."),
        Mistake("biases of the wrong layer", lambda w1, b1, w2, b2:
                (w1 @ w2, b1 + b2 @ w2.T),
                "You sent the second layer's biases back through its weights. Signals go forward: the first "
                "layer's biases pass through `weights_2`."),
    ],
    hints=[
        "Write it out: (x W₁ + b₁) W₂ + b₂. Multiply the bracket out, and see what stands beside x.",
        "x (W₁ W₂) + (b₁ W₂ + b₂). The first bracket is the weights, the second the biases.",
        "`return weights_1 @ weights_2, biases_1 @ weights_2 + biases_2`.",
    ],
    variants=[collapse_by_asking,
              lambda w1, b1, w2, b2: [w1.dot(w2),
                                                                b2 + w2.T @ b1]],
)
