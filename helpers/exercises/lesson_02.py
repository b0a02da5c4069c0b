"""Lesson 02, neurons and layers: a neuron, a layer, counting, softmax, the forward pass, and what collapses."""

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from helpers.exercises.model import Case, Exercise, Mistake, Option, Quiz
from helpers.functions import softmax
from helpers.network import Network

QUIZZES = [
    Quiz(
        id="02.1",
        question="This neuron looks for a 0. Which other digit's images will get the largest sums, on average?",
        prediction=True,
        options=[Option("The 1"), Option("The 5"), Option("The 6"), Option("The 8")],
    ),
    Quiz(
        id="02.3",
        question="Ten neurons, their weights averages, their biases calculated: nothing has been trained. How many of "
                 "the test images will they read correctly?",
        prediction=True,
        options=[Option("About 10 %, as by guessing"), Option("About 40 %"), Option("About 80 %"),
                 Option("About 98 %")],
    ),
    Quiz(
        id="02.4",
        question="\"Each connection between neurons has a weight and a bias\", one reads. A layer of 16 neurons looks "
                 "at 784 pixels. How many weights and how many biases does it have?",
        options=[
            Option("12,544 weights and 12,544 biases", "That is what the sentence says. Look at the formula of one "
                   "neuron: 784 products are added up, and then *one* bias is added to the sum."),
            Option("12,544 weights and 16 biases", "Yes: 784 · 16 connections with a weight each, and one bias for "
                   "each neuron. A bias belongs to a neuron, not to a connection.", right=True),
            Option("784 weights and 16 biases", "784 weights are what *one* neuron has. All 16 look at all pixels, "
                   "each with weights of its own."),
            Option("12,544 weights and 784 biases", "The pixels are given, nothing is added to them. Who adds the "
                   "bias?"),
        ],
    ),
    Quiz(
        id="02.7",
        question="Somebody adds 100 to all ten pre-activations of an image. What happens to the ten outputs of "
                 "softmax?",
        options=[
            Option("Nothing", "Yes: every exponential grows by the factor exp(100), and so does their sum. In the "
                   "quotient it cancels. Softmax sees only the *differences*.", right=True),
            Option("All ten grow", "They cannot all grow: they add up to 1, before and after."),
            Option("The largest comes closer to 1", "Multiplying all z by something would do that. Adding the same to "
                   "all leaves their differences as they were."),
            Option("All ten become 0.1", "They would have to be equal for that. Their differences have not changed."),
        ],
    ),
    Quiz(
        id="02.10",
        question="We make 100 networks with random weights and train none of them. How many of the test images will "
                 "the *best* of them read correctly?",
        prediction=True,
        options=[Option("Just 10 %, like all the others"), Option("About 20 %"), Option("About 50 %"),
                 Option("Over 80 %: one of a hundred is lucky")],
    ),
    Quiz(
        id="02.11",
        question="One network has no hidden layer. Another has 128 hidden neurons *without* an activation function, "
                 "13 times as many numbers to adjust. Both are trained. Which reads better?",
        prediction=True,
        options=[Option("The larger one, clearly"), Option("The larger one, a little"),
                 Option("Neither: they come out about the same"), Option("The smaller one, clearly")],
    ),
]


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _stopped(advice: str):
    """Words for code that NumPy stopped because the shapes do not fit."""
    def words(case: Case) -> str:
        message = re.sub(r",? with gufunc signature \S+", "", getattr(case.result, "message", ""))
        return f"{advice} NumPy says: {message}." if message else advice
    return words


# ---- 02.2 a neuron ---------------------------------------------------------------------------------------------------

def _neuron(image, weights, bias):
    return float(_sigmoid(np.dot(image, weights) + bias))


def _neuron_cases():
    random = np.random.default_rng(3)
    return [(np.array([0.0, 0.5, 1.0]), np.array([1.0, 2.0, -1.5]), 0.8),
            (random.random(784), random.normal(0, 0.05, 784), -0.7),
            (np.array([1.0, 1.0]), np.array([-2.0, 0.5]), 0.25)]


def _neuron_by_loop(image, weights, bias):
    z = bias
    for pixel, weight in zip(image, weights, strict=True):
        z += pixel * weight
    return 1 / (1 + np.exp(-z))


# ---- 02.5 a layer ----------------------------------------------------------------------------------------------------

def _layer(inputs, weights, biases):
    return np.maximum(inputs @ weights + biases, 0)


def _layer_cases():
    random = np.random.default_rng(4)
    return [tuple(random.normal(0, 1, shape) for shape in shapes) for shapes in (
        ((5, 4), (4, 3), (3,)), ((1, 6), (6, 2), (2,)),
        ((3, 3), (3, 3), (3,)),  # square: nothing is stopped by its shape, and a wrong order shows in the numbers
        ((8, 784), (784, 16), (16,)))]


def _layer_by_loops(inputs, weights, biases):
    rows = []
    for image in inputs:
        rows.append([max(0.0, float(np.sum(image * weights[:, k]) + biases[k])) for k in range(len(biases))])
    return np.array(rows)


# ---- 02.6 counting ---------------------------------------------------------------------------------------------------

def _count(sizes):
    return sum(before * after + after for before, after in pairwise(sizes))


def _count_by_loop(sizes):
    count = 0
    for layer in range(1, len(sizes)):
        count += sizes[layer - 1] * sizes[layer]
        count += sizes[layer]
    return count


def _connections(sizes):
    return sum(before * after for before, after in pairwise(sizes))


# ---- 02.8 softmax ----------------------------------------------------------------------------------------------------

def _softmax(z):
    return softmax(np.array(z, dtype=float))


def _shifted(z):
    return np.exp(z - z.max(axis=1, keepdims=True))


def _softmax_cases():
    random = np.random.default_rng(5)
    far_apart = random.normal(0, 1, (3, 4)) + np.array([[2000.0], [0.0], [-2000.0]])
    return [(np.array([[1.0, 2.0, 0.5], [0.0, 0.0, 3.0]]),), (random.normal(0, 2, (1, 10)),),
            (random.normal(0, 3, (10, 10)),),  # as many rows as columns: a sum along the wrong axis fits
            (np.array([[1000.0, 1001.0, 998.0], [0.0, 1.0, 2.0]]),), (far_apart,)]


def _softmax_by_loop(z):
    rows = []
    for row in z:
        exponentials = [np.exp(value - max(row)) for value in row]
        rows.append([value / sum(exponentials) for value in exponentials])
    return rows


def _with_logs(z):
    top = z.max(axis=1, keepdims=True)
    return np.exp(z - (top + np.log(np.exp(z - top).sum(axis=1, keepdims=True))))


# ---- 02.9 the forward pass -------------------------------------------------------------------------------------------

@dataclass
class Parameters:
    """What a network is made of, without the methods that would give the answer away."""

    weights: list
    biases: list


def _engine(net, images):
    engine = Network([len(net.weights[0]), *(w.shape[1] for w in net.weights)], dtype="float64")
    engine.weights, engine.biases = net.weights, net.biases
    return engine.activations(images)


def _forward_cases():
    cases = []
    for sizes, count in (([4, 3, 2], 5), ([784, 16, 16, 10], 8), ([3, 3, 3, 3], 3), ([6, 5], 2)):
        net = Network(sizes, init="normal", dtype="float64", seed=len(sizes))
        images = np.random.default_rng(count).random((count, sizes[0]))
        cases.append((Parameters([w / np.sqrt(len(w)) for w in net.weights], net.biases), images))
    return cases


def _forward(net, images, hidden=_sigmoid, output=_softmax, with_biases=True, keep="a"):
    """The forward pass, with every part that can go wrong as an argument."""
    layers = [images]
    last, feed = len(net.weights) - 1, images
    for number, (w, b) in enumerate(zip(net.weights, net.biases, strict=True)):
        z = feed @ w + (b if with_biases else 0)
        feed = (output if number == last else hidden)(z)
        layers.append(z if keep == "z" else feed)
    return layers


def _same(z):
    return z


def _mistaken(**change):
    return lambda net, images: _forward(net, images, **change)


def _wrong_order(net, images):
    layers = [images]
    for number, (w, b) in enumerate(zip(net.weights, net.biases, strict=True), 1):
        layers.append((_softmax if number == len(net.weights) else _sigmoid)(w @ layers[-1] + b))
    return layers


def _shares(z):
    return _sigmoid(z) / _sigmoid(z).sum(axis=1, keepdims=True)


def _always_the_images(net, images):
    layers = [_sigmoid(images @ w + b) for w, b in zip(net.weights, net.biases, strict=True)]
    return [images, *layers[:-1], _softmax(images @ net.weights[-1] + net.biases[-1])]


# ---- 02.12 two layers in one -----------------------------------------------------------------------------------------

def _collapse(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_1 @ weights_2 + biases_2


def _collapse_cases():
    random = np.random.default_rng(6)
    return [tuple(random.normal(0, 1, shape) for shape in ((a, b), (b,), (b, c), (c,)))
            for a, b, c in ((5, 4, 2), (3, 3, 3), (784, 16, 10))]


def _collapse_by_asking(weights_1, biases_1, weights_2, biases_2):
    nothing = np.zeros((1, len(weights_1)))
    biases = ((nothing @ weights_1 + biases_1) @ weights_2 + biases_2)[0]
    return (np.eye(len(weights_1)) @ weights_1 + biases_1) @ weights_2 + biases_2 - biases, biases


EXERCISES = [
    Exercise(
        id="02.2",
        title="A neuron",
        reference=_neuron,
        cases=_neuron_cases,
        mistakes=[
            Mistake("no bias", lambda image, weights, bias: _sigmoid(np.dot(image, weights)),
                    "Your result does not depend on `bias`. Add it to the sum before the sigmoid."),
            Mistake("a bias for every connection",
                    lambda image, weights, bias: _sigmoid(np.sum(image * weights + bias)),
                    "You added the bias to every product, so it came in as often as there are pixels. It belongs to "
                    "the neuron: add it once, to the finished sum."),
            Mistake("no activation", lambda image, weights, bias: np.dot(image, weights) + bias,
                    "You returned z itself, the weighted sum plus the bias. The neuron's reaction is `sigmoid(z)`."),
            Mistake("ReLU", lambda image, weights, bias: max(0.0, np.dot(image, weights) + bias),
                    "You used ReLU. It is a neuron as well, but this exercise asks for the sigmoid."),
            Mistake("sign", lambda image, weights, bias: _sigmoid(-np.dot(image, weights) - bias),
                    "You got 1 minus the expected result: this neuron says no where it should say yes. It is the "
                    "*negative* z that belongs into `exp`."),
            Mistake("brackets", lambda image, weights, bias: 1 + np.exp(-np.dot(image, weights) - bias),
                    "Your result is over 1, and a sigmoid never is. `1 / 1 + x` is (1 / 1) + x: put brackets around "
                    "what you divide by."),
            Mistake("bias after the sigmoid", lambda image, weights, bias: _sigmoid(np.dot(image, weights)) + bias,
                    "You added the bias after the sigmoid. It moves the point at which the neuron reacts, so it "
                    "must be in z, before it."),
            Mistake("bias subtracted", lambda image, weights, bias: _sigmoid(np.dot(image, weights) - bias),
                    "You took the bias off. It is added; a neuron that is hard to convince has a *negative* bias."),
            Mistake("not summed", lambda image, weights, bias: _sigmoid(image * weights + bias),
                    "You returned a number for every pixel. A neuron has one: add the products up first."),
            Mistake("sigmoid of every product", lambda image, weights, bias: np.sum(_sigmoid(image * weights)) + bias,
                    "You put every product through the sigmoid and added up afterwards. First the sum, then one "
                    "sigmoid."),
            Mistake("averaged", lambda image, weights, bias: _sigmoid(np.mean(image * weights) + bias),
                    "You averaged the products. A neuron adds them up: `np.sum`, not `np.mean`."),
        ],
        hints=[
            "Three steps: multiply and add up, add the bias, put the result through the sigmoid.",
            "`image * weights` multiplies pixel by pixel; `np.sum` adds up. The bias is added once.",
            "`z = np.sum(image * weights) + bias`, and then `sigmoid(z)` from above.",
        ],
        variants=[_neuron_by_loop, lambda image, weights, bias: _sigmoid(image @ weights + bias),
                  lambda image, weights, bias: (1 + np.tanh((weights @ image + bias) / 2)) / 2],
        remark="That is all that a neuron does.",
    ),
    Exercise(
        id="02.5",
        title="A layer on a batch",
        reference=_layer,
        cases=_layer_cases,
        mistakes=[
            Mistake("no biases", lambda inputs, weights, biases: np.maximum(inputs @ weights, 0),
                    "Your result does not depend on `biases`. Add them to every row of the product."),
            Mistake("no activation", lambda inputs, weights, biases: inputs @ weights + biases,
                    "You returned the pre-activations: some are negative. ReLU turns those into 0."),
            Mistake("sigmoid", lambda inputs, weights, biases: _sigmoid(inputs @ weights + biases),
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
            Mistake("transposed", lambda inputs, weights, biases: np.maximum(inputs @ weights + biases, 0).T,
                    "Rows and columns are swapped: an image is a row of the result, a neuron is a column."),
            Mistake("first image only", lambda inputs, weights, biases: np.maximum(inputs[0] @ weights + biases, 0),
                    "You returned the answers to the first image only. `inputs` holds many, one in each row."),
            Mistake("a bias for every connection",
                    lambda inputs, weights, biases: np.maximum(inputs @ weights + len(weights) * biases, 0),
                    "Each bias came in once for every connection. It belongs to the neuron: add it once to the sum."),
            Mistake("wrong order", lambda inputs, weights, biases: np.maximum(weights @ inputs + biases, 0),
                    _stopped("`weights @ inputs` is the wrong way round. In `a @ b` the columns of `a` meet the rows "
                             "of `b`: inputs is (n, before), weights (before, neurons).")),
            Mistake("product without a sum", lambda inputs, weights, biases: np.maximum(inputs * weights + biases, 0),
                    _stopped("`*` multiplies place by place. Every image has to meet every neuron, and their products "
                             "have to be added up: that is what `@` does.")),
            Mistake("biases as a column",
                    lambda inputs, weights, biases: np.maximum(inputs @ weights + biases[:, None], 0),
                    _stopped("You laid the biases along the images. Each belongs to a neuron, a column of the "
                             "product: `+ biases`, without turning it, does that.")),
        ],
        hints=[
            "The three steps of a neuron again. For all images and all neurons at once, the sums are one product.",
            "`inputs @ weights` has a row for each image and a column for each neuron. `+ biases` adds one to each "
            "column.",
            "`z = inputs @ weights + biases`, and then ReLU: `np.maximum(z, 0)`.",
        ],
        variants=[_layer_by_loops, lambda inputs, weights, biases: (inputs.dot(weights) + biases).clip(min=0),
                  lambda inputs, weights, biases: (weights.T @ inputs.T + biases[:, None]).T
                  * ((weights.T @ inputs.T + biases[:, None]).T > 0),
                  lambda inputs, weights, biases: np.maximum(np.einsum("ni,ik->nk", inputs, weights) + biases, 0)],
    ),
    Exercise(
        id="02.6",
        title="Count the parameters",
        reference=_count,
        cases=[([784, 16, 16, 10],), ([784, 10],), ([784, 128, 10],), ([5, 4, 3, 2, 1],), ([784, 512, 512, 10],)],
        mistakes=[
            Mistake("no biases", _connections,
                    "Those are the weights alone. Each neuron has a bias as well."),
            Mistake("a bias for every connection", lambda sizes: 2 * _connections(sizes),
                    "You counted a bias for every connection. A neuron has one weight for each input, but only one "
                    "bias."),
            Mistake("biases for the inputs", lambda sizes: _connections(sizes) + sum(sizes),
                    "You gave the inputs biases too. Nothing is added to a pixel: biases begin with the first "
                    "layer of neurons."),
            Mistake("one bias a layer", lambda sizes: _connections(sizes) + len(sizes) - 1,
                    "You counted one bias for each layer. Each *neuron* of the layer has its own."),
            Mistake("biases of the layer before", lambda sizes: _connections(sizes) + sum(sizes[:-1]),
                    "You counted a bias for whoever *sends* a signal. Those who receive it add a bias: each layer "
                    "but the inputs."),
            Mistake("no biases in the last layer", lambda sizes: _connections(sizes) + sum(sizes[1:-1]),
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
            Mistake("without the last layer", lambda sizes: _count(sizes[:-1]),
                    "The last layer is missing. Four sizes make three pairs of neighbours."),
            Mistake("last layer only", lambda sizes: _count(sizes[-2:]),
                    "You counted one layer only. Add up over all pairs of neighbours: is the `return` inside the "
                    "loop, or the sum set back to 0?"),
            Mistake("first layer only", lambda sizes: _count(sizes[:2]),
                    "You counted the first layer only. Is the `return` inside the loop?"),
        ],
        hints=[
            "Take one layer: how many weights between `before` and `after` neurons, and how many biases?",
            "`before * after` weights, and `after` biases: one for each neuron that receives.",
            "Go through the pairs of neighbours, `zip(sizes[:-1], sizes[1:])`, and add up `before * after + after`.",
        ],
        variants=[_count_by_loop, lambda sizes: sum((before + 1) * after for before, after in pairwise(sizes)),
                  lambda sizes: Network(sizes).parameter_count],
        remark="`net.parameter_count` tells you the same.",
    ),
    Exercise(
        id="02.8",
        title="Softmax that survives large inputs",
        reference=_softmax,
        cases=_softmax_cases,
        mistakes=[
            Mistake("no shift", lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
                    "Right for small numbers. For z = 1000 `exp` overflows, and infinity divided by infinity is NaN. "
                    "What may you take off all numbers of a row without changing the result?"),
            Mistake("one maximum for all", lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(axis=1,
                                                                                                   keepdims=True),
                    "Right, unless one image's numbers lie far below another's: then all of its exponentials are 0, "
                    "and 0 / 0 is NaN. Take off each *row's* own maximum."),
            Mistake("one sum for all", lambda z: _shifted(z) / _shifted(z).sum(),
                    "All rows together add up to 1. Each image needs a sum of its own: `sum(axis=1, keepdims=True)`."),
            Mistake("one sum for all, no shift", lambda z: np.exp(z) / np.exp(z).sum(),
                    "All rows together add up to 1, and large numbers overflow. Begin with a sum for each row: "
                    "`sum(axis=1, keepdims=True)`."),
            Mistake("one maximum and one sum for all", lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(),
                    "You took the maximum and the sum of the whole table. Each row is an image of its own and adds up "
                    "to 1: both need `axis=1, keepdims=True`."),
            Mistake("sums of columns", lambda z: _shifted(z) / _shifted(z).sum(axis=0),
                    "The *columns* add up to 1. An image is a row: `axis=1` sums along it."),
            Mistake("sums of columns, no shift", lambda z: np.exp(z) / np.exp(z).sum(axis=0),
                    "The *columns* add up to 1, and large numbers overflow. An image is a row: `axis=1` sums along "
                    "it."),
            Mistake("not divided", _shifted,
                    "The largest of each row is 1. Now divide each row by its sum, so that it adds up to 1."),
            Mistake("no exponential", lambda z: z / z.sum(axis=1, keepdims=True),
                    "You divided z itself by its sum. Negative numbers stay negative that way: take `np.exp` first."),
            Mistake("divided by the maximum", lambda z: _softmax(z / z.max(axis=1, keepdims=True)),
                    "You *divided* by the largest number, and that changes the differences. Take it off: subtract."),
            Mistake("cut off", lambda z: (lambda e: e / e.sum(axis=1, keepdims=True))(np.exp(np.clip(z, -500, 500))),
                    "You cut large numbers off. Then 1000 and 1001 become the same number, and their outputs too. "
                    "Subtract something instead."),
            Mistake("sigmoid", _sigmoid,
                    "That is the sigmoid: each number by itself, and the rows do not add up to 1."),
            Mistake("all to the largest", lambda z: np.eye(z.shape[1])[z.argmax(axis=1)],
                    "You gave all to the largest. Softmax is softer: the others keep their share."),
            Mistake("logarithm", lambda z: np.log(_softmax(z) + 1e-300),
                    "That is the logarithm of softmax. All numbers should lie between 0 and 1."),
            Mistake("lost dimension", lambda z: np.exp(z - z.max(axis=1)) / np.exp(z - z.max(axis=1)).sum(axis=1),
                    _stopped("`max(axis=1)` and `sum(axis=1)` give a flat array, and NumPy lays that along the rows, "
                             "not down the columns. `keepdims=True` keeps it a column.")),
            Mistake("lost dimension, no shift", lambda z: np.exp(z) / np.exp(z).sum(axis=1),
                    _stopped("`sum(axis=1)` gives a flat array, and NumPy lays that along the rows, not down the "
                             "columns. `keepdims=True` keeps it a column. (And large numbers will overflow.)")),
        ],
        hints=[
            "First for small numbers: `np.exp(z)`, divided by the sum of each row (`axis=1, keepdims=True`).",
            "Adding the same to all of a row changes nothing. So does subtracting. What makes the largest "
            "exponential exactly 1?",
            "`z = z - z.max(axis=1, keepdims=True)`, then `np.exp(z)`, then divide by its "
            "`sum(axis=1, keepdims=True)`.",
        ],
        variants=[_softmax_by_loop, _with_logs, lambda z: _shifted(z) / _shifted(z).sum(axis=1)[:, None],
                  lambda z: np.array([softmax(row[None].copy())[0] for row in z])],
        remark="`helpers.functions.softmax` does the same, and every library does it this way.",
    ),
    Exercise(
        id="02.9",
        title="The forward pass",
        reference=_engine,
        cases=_forward_cases,
        mistakes=[
            Mistake("sigmoid outputs", _mistaken(output=_sigmoid),
                    "Your outputs went through the sigmoid. The last layer has softmax in its place."),
            Mistake("softmax of the sigmoid", _mistaken(output=lambda z: _softmax(_sigmoid(z))),
                    "Your outputs went through the sigmoid *and* softmax. The last layer has softmax only: the sigmoid "
                    "has squeezed all differences together before."),
            Mistake("shares of the sigmoid", _mistaken(output=_shares),
                    "You divided sigmoid outputs by their sum. They add up to 1 that way, but it is not softmax: "
                    "`softmax(z)` alone does it."),
            Mistake("no softmax", _mistaken(output=_same),
                    "All layers but the last are right. That one holds its pre-activations: put them through softmax."),
            Mistake("hidden layers without activation", _mistaken(hidden=_same),
                    "The hidden layers hand on z itself. Put it through `sigmoid` first."),
            Mistake("no activation at all", _mistaken(hidden=_same, output=_same),
                    "You handed on z itself everywhere: sigmoid for the hidden layers, softmax for the last."),
            Mistake("ReLU", _mistaken(hidden=lambda z: np.maximum(z, 0)),
                    "You used ReLU in the hidden layers. This network has sigmoid there."),
            Mistake("softmax everywhere", _mistaken(hidden=_softmax),
                    "You used softmax in the hidden layers as well. There it is the sigmoid; softmax is for the last."),
            Mistake("no biases", _mistaken(with_biases=False),
                    "Your result does not depend on `net.biases`. Each layer adds its own."),
            Mistake("pre-activations kept", _mistaken(keep="z"),
                    "You collected the pre-activations. Collect what comes *out* of the activation functions."),
            Mistake("images left out", lambda net, images: _forward(net, images)[1:],
                    "The layers are right, but the list should begin with the images themselves."),
            Mistake("outputs only", lambda net, images: _forward(net, images)[-1],
                    "The outputs are right. Return the activations of *all* layers, as a list, the images first."),
            Mistake("outputs left out", lambda net, images: _forward(net, images)[:-1],
                    "The last layer is missing from your list."),
            Mistake("the engine asked", lambda net, images: net.activations(images),
                    "You asked the engine for its numbers; here you build what it does. In this check `net` has "
                    "`weights` and `biases`, and nothing else."),
            Mistake("wrong order", _wrong_order,
                    _stopped("`weights @ inputs` is the wrong way round: the inputs have an image in each row, so "
                             "they stand on the left of `@`.")),
            Mistake("every layer gets the images", _always_the_images,
                    _stopped("Each layer takes what the layer before it gave: `layers[-1]`. Only the first one gets "
                             "the images.")),
        ],
        hints=[
            "Begin with `layers = [images]`. Each layer takes the last entry of that list and adds a new one.",
            "`z = layers[-1] @ net.weights[layer] + net.biases[layer]`. Which function comes next? Only the last layer "
            "is special.",
            "After z, in a loop over `range(len(net.weights))`: append `softmax(z)` for the last layer, `sigmoid(z)` "
            "for the others. Return `layers`.",
        ],
        variants=[_mistaken(), lambda net, images: tuple(_forward(net, images))],
        remark="Compared with `net.activations(images)`: the same numbers, layer by layer. You have built what the "
               "engine does to answer.",
    ),
    Exercise(
        id="02.12",
        title="Two layers in one",
        reference=_collapse,
        cases=_collapse_cases,
        mistakes=[
            Mistake("first biases lost",
                    lambda weights_1, biases_1, weights_2, biases_2: (weights_1 @ weights_2, biases_2),
                    "The weights are right. The first layer's biases are lost: they go through the second layer too."),
            Mistake("second biases lost",
                    lambda weights_1, biases_1, weights_2, biases_2: (weights_1 @ weights_2, biases_1 @ weights_2),
                    "The weights are right. The second layer's own biases are missing."),
            Mistake("biases not passed on",
                    lambda weights_1, biases_1, weights_2, biases_2: (weights_1 @ weights_2, biases_1 + biases_2),
                    _stopped("You added both biases as they are. The first layer's are inputs of the second: multiply "
                             "them by `weights_2` before.")),
            Mistake("wrong order", lambda weights_1, biases_1, weights_2, biases_2:
                    (weights_2 @ weights_1, biases_1 @ weights_2 + biases_2),
                    _stopped("`weights_2 @ weights_1` is the wrong way round. The images meet `weights_1` first, so it "
                             "stands on the left.")),
            Mistake("transposed", lambda weights_1, biases_1, weights_2, biases_2:
                    ((weights_1 @ weights_2).T, biases_1 @ weights_2 + biases_2),
                    "The weights are transposed: (inputs of the first layer, neurons of the second) was expected."),
            Mistake("weights only", lambda weights_1, biases_1, weights_2, biases_2: weights_1 @ weights_2,
                    "The weights are right. Return two things: weights *and* biases."),
            Mistake("swapped", lambda weights_1, biases_1, weights_2, biases_2:
                    (biases_1 @ weights_2 + biases_2, weights_1 @ weights_2),
                    "Both are right, but in the wrong order: weights first, biases second."),
            Mistake("biases of the wrong layer", lambda weights_1, biases_1, weights_2, biases_2:
                    (weights_1 @ weights_2, biases_1 + biases_2 @ weights_2.T),
                    "You sent the second layer's biases back through its weights. Signals go forward: the first "
                    "layer's biases pass through `weights_2`."),
        ],
        hints=[
            "Write it out: (x W₁ + b₁) W₂ + b₂. Multiply the bracket out, and see what stands beside x.",
            "x (W₁ W₂) + (b₁ W₂ + b₂). The first bracket is the weights, the second the biases.",
            "`return weights_1 @ weights_2, biases_1 @ weights_2 + biases_2`.",
        ],
        variants=[_collapse_by_asking,
                  lambda weights_1, biases_1, weights_2, biases_2: [weights_1.dot(weights_2),
                                                                    biases_2 + weights_2.T @ biases_1]],
    ),
]
