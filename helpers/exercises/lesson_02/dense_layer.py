"""A layer on a batch."""

import numpy as np

from helpers.exercises.messages import stopped
from helpers.exercises.model import Exercise, Mistake
from helpers.functions import sigmoid


def layer(inputs, weights, biases):
    return np.maximum(inputs @ weights + biases, 0)


def layer_cases():
    random = np.random.default_rng(4)
    return [tuple(random.normal(0, 1, shape) for shape in shapes) for shapes in (
        ((5, 4), (4, 3), (3,)), ((1, 6), (6, 2), (2,)),
        ((3, 3), (3, 3), (3,)),  # square: nothing is stopped by its shape, and a wrong order shows in the numbers
        ((8, 784), (784, 16), (16,)))]


def layer_by_loops(inputs, weights, biases):
    rows = []
    for image in inputs:
        rows.append([max(0.0, float(np.sum(image * weights[:, k]) + biases[k])) for k in range(len(biases))])
    return np.array(rows)


EXERCISE = Exercise(
    title="A layer on a batch",
    reference=layer,
    cases=layer_cases,
    mistakes=[
        Mistake("no biases", lambda inputs, weights, biases: np.maximum(inputs @ weights, 0),
                "Your result does not depend on `biases`. Add them to every row of the product."),
        Mistake("no activation", lambda inputs, weights, biases: inputs @ weights + biases,
                "You returned the pre-activations: some are negative. ReLU turns those into 0."),
        Mistake("sigmoid", lambda inputs, weights, biases: sigmoid(inputs @ weights + biases),
                "You used the sigmoid. The layer asked for here reacts with ReLU."),
        Mistake("ReLU before the biases", lambda inputs, weights, biases: np.maximum(inputs @ weights, 0) + biases,
                "You added the biases after ReLU. They move the point at which a neuron begins to react, so "
                "they must come before."),
        Mistake("the smaller one", lambda inputs, weights, biases: np.minimum(inputs @ weights + biases, 0),
                "You kept the negative numbers and dropped the positive ones. ReLU takes the *larger* of 0 and z."),
        Mistake("absolute values", lambda inputs, weights, biases: np.abs(inputs @ weights + biases),
                "You took the sign off the negative numbers. ReLU makes them 0."),
        Mistake("yes or no", lambda inputs, weights, biases: inputs @ weights + biases > 0,
                "You returned whether z is above 0. ReLU gives z itself there."),
        Mistake("one ReLU for the whole layer",
                lambda inputs, weights, biases: (inputs @ weights + biases).max(axis=1).clip(0),
                "You returned one number for each image. `np.max` takes the largest of many; `np.maximum(z, 0)` "
                "compares each number with 0."),
        Mistake("first image only", lambda inputs, weights, biases: np.maximum(inputs[0] @ weights + biases, 0),
                "You returned the answers to the first image only. `inputs` holds many, one in each row."),
        Mistake("a bias for every connection",
                lambda inputs, weights, biases: np.maximum(inputs @ weights + len(weights) * biases, 0),
                "Each bias came in once for every connection. It belongs to the neuron: add it once to the sum."),
        Mistake("wrong order", lambda inputs, weights, biases: np.maximum(weights @ inputs + biases, 0),
                stopped("`weights @ inputs` is the wrong way round. In `a @ b` the columns of `a` meet the rows "
                        "of `b`: inputs is (n, before), weights (before, neurons).")),
        Mistake("product without a sum", lambda inputs, weights, biases: np.maximum(inputs * weights + biases, 0),
                stopped("`*` multiplies place by place. Every image has to meet every neuron, and their products "
                        "have to be added up: that is what `@` does.")),
        Mistake("biases as a column",
                lambda inputs, weights, biases: np.maximum(inputs @ weights + biases[:, None], 0),
                stopped("You laid the biases along the images. Each belongs to a neuron, a column of the "
                        "product: `+ biases`, without turning it, does that.")),
        Mistake("largest of each column", lambda inputs, weights, biases: np.max(inputs @ weights + biases, 0),
                "In `np.max(z, 0)` the 0 is an axis: it takes the largest number of each column. "
                "`np.maximum(z, 0)` compares each number with 0."),
        Mistake("Python's max", lambda inputs, weights, biases: max(inputs @ weights + biases, 0),
                "Python's own `max` compares two things as wholes, and an array as a whole is neither larger nor "
                "smaller than 0. `np.maximum(z, 0)` goes number by number."),
    ],
    hints=[
        "The three steps of a neuron again. For all images and all neurons at once, the sums are one product.",
        "`inputs @ weights` has a row for each image and a column for each neuron. `+ biases` adds one to each "
        "column.",
        "`z = inputs @ weights + biases`, and then ReLU: `np.maximum(z, 0)`.",
    ],
    variants=[layer_by_loops, lambda inputs, weights, biases: (inputs.dot(weights) + biases).clip(min=0),
              lambda inputs, weights, biases: (weights.T @ inputs.T + biases[:, None]).T
              * ((weights.T @ inputs.T + biases[:, None]).T > 0),
              lambda inputs, weights, biases: np.maximum(np.einsum("ni,ik->nk", inputs, weights) + biases, 0)],
)
