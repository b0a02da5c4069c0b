"""The whole backward pass."""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from helpers.exercises.lesson_05.sigmoid_slope import sigmoid_slope
from helpers.exercises.model import Exercise, Mistake
from helpers.functions import sigmoid


@dataclass
class Parameters:
    """A network that can go forwards only, so that nobody asks it for the answer."""

    weights: list
    biases: list

    def activations(self, images):
        layers = [np.asarray(images)]
        for weights, biases in zip(self.weights, self.biases, strict=True):
            z = layers[-1] @ weights + biases
            last = len(layers) == len(self.weights)
            powers = np.exp(z - z.max(axis=1, keepdims=True)) if last else None
            layers.append(powers / powers.sum(axis=1, keepdims=True) if last else sigmoid(z))
        return layers


def networks():
    random = np.random.default_rng(4)
    cases = []
    for sizes, count in (([10, 10, 10, 10], 4), ([6, 5, 4, 10], 3), ([8, 10], 5), ([784, 16, 16, 10], 6)):
        pairs = list(pairwise(sizes))
        net = Parameters([random.normal(size=pair) * 2 / np.sqrt(pair[0]) for pair in pairs],
                         [random.normal(size=after) for _, after in pairs])
        cases.append((net, random.random((count, sizes[0])), random.integers(0, 10, count)))
    return cases


def backward(net, images, labels, divide=True, factor=1, back=lambda weights: weights.T, slope="own", late=False,
             again=(), reverse=("weights", "biases"), targets="one-hot", passed=True):
    """The backward pass, with every part that can go wrong as an argument. again: what is divided once more."""
    layers = net.activations(images)
    wanted = np.eye(10)[labels] if targets == "one-hot" else np.asarray(labels)[:, np.newaxis]
    errors = factor * (layers[-1] - wanted) / (len(labels) if divide else 1)
    if slope == "at the outputs as well":
        errors, slope = errors * layers[-1] * (1 - layers[-1]), "own"
    weight_gradients, bias_gradients = [], []
    for layer in reversed(range(len(net.weights))):
        weights, before = net.weights[layer], layers[layer]
        if divide == "in every layer" and layer < len(net.weights) - 1:
            errors = errors / len(labels)
        passed_on = errors @ back(weights) if passed else 1
        if slope == "own":
            passed_on = passed_on * before * (1 - before)
        elif slope == "after":
            passed_on = passed_on * layers[layer + 1] * (1 - layers[layer + 1])
        elif slope == "half":
            passed_on = passed_on * (1 - before)
        elif slope == "of tanh":
            passed_on = passed_on * (1 - before * before)
        elif slope == "of a":
            passed_on = passed_on * sigmoid_slope(before)
        used = passed_on if late and layer else errors
        weight_gradients.append(before.T @ used / (len(labels) if "weights" in again else 1))
        bias_gradients.append(used.sum(axis=0) / (len(labels) if "biases" in again else 1))
        errors = passed_on
    if "weights" in reverse:
        weight_gradients.reverse()
    if "biases" in reverse:
        bias_gradients.reverse()
    return weight_gradients, bias_gradients


def image_by_image(net, images, labels):
    total = None
    for image, label in zip(images, labels, strict=True):
        weights, biases = backward(net, image[np.newaxis], np.array([label]))
        one = [gradient / len(labels) for gradient in weights + biases]
        total = one if total is None else [a + b for a, b in zip(total, one, strict=True)]
    return tuple(total[:len(net.weights)]), tuple(total[len(net.weights):])


def biases_first(net, images, labels):
    return backward(net, images, labels)[::-1]


def one_pair_a_layer(net, images, labels):
    return list(zip(*backward(net, images, labels), strict=True))


def step_instead(net, images, labels):
    weights, biases = backward(net, images, labels)
    return ([w - g for w, g in zip(net.weights, weights, strict=True)],
            [b - g for b, g in zip(net.biases, biases, strict=True)])


def layer_by_layer(net, images, labels):
    return [gradient for pair in zip(*backward(net, images, labels), strict=True) for gradient in pair]


EXERCISE = Exercise(
    title="The whole backward pass",
    reference=backward,
    cases=networks,
    mistakes=[
        Mistake("not divided", partial(backward, divide=False),
                "Every gradient is too large by the number of images. The cost is an average: divide the output "
                "errors by `len(labels)`."),
        Mistake("sign", partial(backward, factor=-1),
                "Every sign is the other way round: you started from target minus output. That points downhill; a "
                "gradient points uphill."),
        Mistake("last layer first", partial(backward, reverse=()),
                "Your gradients are right, but they stand in the order in which they were found: last layer "
                "first. Put each in front (`insert(0, ...)`), or reverse the lists at the end."),
        Mistake("no slope", partial(backward, slope="none"),
                "The last layer is right, the others are not. On the way back the errors must also be multiplied "
                "by the sigmoid's slope a(1 - a)."),
        Mistake("slope one layer too late", partial(backward, slope="after"),
                "You multiplied by the slope of the layer that the errors come from. It is the slope of the layer "
                "they go *to*: `layers[layer]`."),
        Mistake("slope of the wrong number", partial(backward, slope="of a"),
                "The last layer is right, the others are not. `layers[layer]` has been through the sigmoid "
                "already; its slope is a(1 - a), without another sigmoid."),
        Mistake("not transposed", partial(backward, back=lambda weights: weights),
                "You went through the weights forwards on the way back. Where layers are equally wide nothing "
                "complains, but it has to be `weights.T`."),
        Mistake("errors passed back too early", partial(backward, late=True),
                "You moved the errors to the layer before and used them for this layer's gradients. First the "
                "gradients of this layer, then pass the errors back."),
        Mistake("biases averaged", partial(backward, again=("biases",)),
                "The weights are right, the biases are too small by the number of images. The errors have their "
                "1/n already: use `sum`."),
        Mistake("weights averaged", partial(backward, again=("weights",)),
                "The biases are right, the weight gradients are too small by the number of images. The errors have "
                "their 1/n already: do not divide again."),
        Mistake("both averaged again", partial(backward, again=("weights", "biases")),
                "Every gradient is too small by the number of images. The errors have their 1/n already: do not "
                "divide the gradients again."),
        Mistake("divided in every layer", partial(backward, divide="in every layer"),
                "The last layer is right, and each one before it is too small by one more factor of the number of "
                "images. Divide the output errors once, in front of the loop."),
        Mistake("reshaped, not transposed",
                partial(backward, back=lambda weights: weights.reshape(weights.shape[::-1])),
                "The last layer is right, the others are not. `reshape` only cuts the same row of numbers elsewhere; "
                "on the way back it has to be `weights.T`."),
        Mistake("weights last layer first", partial(backward, reverse=("biases",)),
                "Your gradients are right, but those of the weights stand with the last layer first. Put each in "
                "front (`insert(0, ...)`), as you do with the biases."),
        Mistake("biases last layer first", partial(backward, reverse=("weights",)),
                "Your gradients are right, but those of the biases stand with the last layer first. Put each in "
                "front (`insert(0, ...)`), as you do with the weights."),
        Mistake("biases first", biases_first,
                "Both lists are right, but swapped. Return the weight gradients first."),
        Mistake("a pair for each layer", one_pair_a_layer,
                "You return one pair for each layer. Two lists are wanted: all weight gradients, then all bias "
                "gradients."),
        Mistake("Network called", lambda net, images, labels: net.gradients(images, labels),
                "You asked the engine for its gradients; here you write what it does. In this check `net` can go "
                "forwards only: it has `weights`, `biases` and `activations`."),
        Mistake("a step in place of the gradient", step_instead,
                "You took a step: those are new weights. Only the gradients are asked for; the network stays as "
                "it is."),
        Mistake("doubled", partial(backward, factor=2),
                "Twice too large. The 2 belongs to the quadratic cost; this network is trained with "
                "cross-entropy."),
        Mistake("tanh's slope", partial(backward, slope="of tanh"),
                "The last layer is right, the others are not. 1 - a² is the slope of tanh; the sigmoid's is "
                "a(1 - a)."),
        Mistake("one list", lambda *case: [gradient for part in backward(*case) for gradient in part],
                "The gradients are right, but they are in one list. Return two: `weight_gradients, "
                "bias_gradients`."),
        Mistake("one list, layer by layer", layer_by_layer,
                "The gradients are right, but weights and biases take turns in one list. Return two lists: all "
                "weight gradients, then all bias gradients."),
        Mistake("weights only", lambda *case: backward(*case)[0],
                "The weight gradients are right. Return those of the biases, too: `weight_gradients, "
                "bias_gradients`."),
        Mistake("labels for targets", partial(backward, targets="labels"),
                "You subtracted the labels themselves, numbers up to 9. What belongs there is the target of each "
                "output: 1 at the right digit, 0 elsewhere."),
        Mistake("errors not passed back", partial(backward, passed=False),
                "The last layer is right. The others know nothing of the error: pass it back, `errors @ weights.T`, "
                "and then times the slope."),
        Mistake("half of the slope", partial(backward, slope="half"),
                "The last layer is right, the others are not. You took 1 - a alone; the sigmoid's slope is a(1 - a)."),
        Mistake("a slope at the outputs", partial(backward, slope="at the outputs as well"),
                "You multiplied the output errors by a(1 - a) as well. With softmax and cross-entropy that factor has "
                "cancelled: a - y is all."),
    ],
    hints=[
        "`layers = net.activations(images)`. The output errors: "
        "`(layers[-1] - targets) / n`.",
        "Loop `for layer in reversed(range(len(net.weights)))`. This layer's weights lie between `layers[layer]` "
        "and `layers[layer + 1]`.",
        "In the loop, the three lines of one layer backwards, with `net.weights[layer]` and `layers[layer]`: "
        "insert both gradients at the front of their lists, then pass the errors on.",
    ],
    variants=[lambda net, images, labels: tuple(map(tuple, backward(net, images, labels))), image_by_image],
    remark="You have written backpropagation. Its result equals `net.gradients`, for any number of layers.",
)
