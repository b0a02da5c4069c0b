"""A neuron."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.functions import sigmoid


def neuron(image, weights, bias):
    return float(sigmoid(np.dot(image, weights) + bias))


def neuron_cases():
    random = np.random.default_rng(3)
    return [(np.array([0.0, 0.5, 1.0]), np.array([1.0, 2.0, -1.5]), 0.8),
            (random.random(784), random.normal(0, 0.05, 784), -0.7),
            (np.array([1.0, 1.0]), np.array([-2.0, 0.5]), 0.25)]


def neuron_by_loop(image, weights, bias):
    z = bias
    for pixel, weight in zip(image, weights, strict=True):
        z += pixel * weight
    return 1 / (1 + np.exp(-z))


EXERCISE = Exercise(
    title="A neuron",
    reference=neuron,
    cases=neuron_cases,
    mistakes=[
        Mistake("no bias", lambda image, weights, bias: sigmoid(np.dot(image, weights)),
                "Your result does not depend on `bias`. Add it to the sum before the sigmoid."),
        Mistake("a bias for every connection",
                lambda image, weights, bias: sigmoid(np.sum(image * weights + bias)),
                "You added the bias to every product, so it came in as often as there are pixels. It belongs to "
                "the neuron: add it once, to the finished sum."),
        Mistake("no activation", lambda image, weights, bias: np.dot(image, weights) + bias,
                "You returned z itself, the weighted sum plus the bias. The neuron's reaction is `sigmoid(z)`."),
        Mistake("ReLU", lambda image, weights, bias: max(0.0, np.dot(image, weights) + bias),
                "You used ReLU. It is a neuron as well, but this exercise asks for the sigmoid."),
        Mistake("sign", lambda image, weights, bias: sigmoid(-np.dot(image, weights) - bias),
                "You got 1 minus the expected result: this neuron says no where it should say yes. It is the "
                "*negative* z that belongs into `exp`."),
        Mistake("parentheses", lambda image, weights, bias: 1 + np.exp(-np.dot(image, weights) - bias),
                "Your result is over 1, and a sigmoid never is. `1 / 1 + x` is (1 / 1) + x: put parentheses around "
                "what you divide by."),
        Mistake("bias after the sigmoid", lambda image, weights, bias: sigmoid(np.dot(image, weights)) + bias,
                "You added the bias after the sigmoid. It moves the point at which the neuron reacts, so it "
                "must be in z, before it."),
        Mistake("bias subtracted", lambda image, weights, bias: sigmoid(np.dot(image, weights) - bias),
                "You took the bias off. It is added; a neuron that is hard to convince has a *negative* bias."),
        Mistake("not summed", lambda image, weights, bias: sigmoid(image * weights + bias),
                "You returned a number for every pixel. A neuron has one: add the products up first."),
        Mistake("sigmoid of every product", lambda image, weights, bias: np.sum(sigmoid(image * weights)) + bias,
                "You put every product through the sigmoid and added up afterwards. First the sum, then one "
                "sigmoid."),
        Mistake("averaged", lambda image, weights, bias: sigmoid(np.mean(image * weights) + bias),
                "You averaged the products. A neuron adds them up: `np.sum`, not `np.mean`."),
        Mistake("yes or no", lambda image, weights, bias: np.dot(image, weights) + bias > 0,
                "You returned whether z is above 0. The sigmoid gives more: how far the neuron is from yes or no."),
    ],
    hints=[
        "Three steps: multiply and add up, add the bias, put the result through the sigmoid.",
        "`image * weights` multiplies pixel by pixel; `np.sum` adds up. The bias is added once.",
        "`z = np.sum(image * weights) + bias`, and then `sigmoid(z)` from above.",
    ],
    variants=[neuron_by_loop, lambda image, weights, bias: sigmoid(image @ weights + bias),
              lambda image, weights, bias: (1 + np.tanh((weights @ image + bias) / 2)) / 2],
    remark="That is all that a neuron does.",
)
