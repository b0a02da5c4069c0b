"""Lesson 05, backpropagation: the checks of every step on the way back, and the hunt for the planted bug."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from helpers.exercises.model import Exercise, Mistake, Option, Quiz

QUIZZES = [
    Quiz(
        id="05.1",
        question="Nudging gave 13,002 slopes and needed 26,004 forward passes. Backpropagation gives the same slopes. "
                 "How much faster is it?",
        prediction=True,
        options=[Option("Twice as fast"), Option("About 10 times"), Option("About 100 times"),
                 Option("About 10,000 times")],
    ),
    Quiz(
        id="05.2",
        question="The weight is -6, the input 1, and 1 is wanted. The neuron answers 0.002: sure, and quite wrong. How "
                 "large is the slope of the cost there?",
        prediction=True,
        options=[Option("As large as it gets: the error is large"), Option("Middling"),
                 Option("Nearly 0: the neuron hardly moves"), Option("Exactly 0")],
    ),
    Quiz(
        id="05.5",
        question="A hidden neuron feeds all ten outputs. Raised a little, it makes the cost rise by way of some of "
                 "them and fall by way of the others. What is its slope?",
        options=[
            Option("That of the way with the largest effect",
                   "The other nine ways stay open: the neuron cannot move one output and leave the others alone."),
            Option("The sum over all ten ways",
                   "Yes. Small changes add up: what one output gains another may lose, and the sum is what the cost "
                   "really does.", right=True),
            Option("The product over all ten ways",
                   "Products go *along* one way, factor after factor, as in the chain rule. The ways lie side by "
                   "side."),
            Option("The average over all ten ways",
                   "Ten ways that each raise the cost by 1 raise it by 10 together, not by 1."),
        ],
    ),
    Quiz(
        id="05.8",
        question="The slope of a curve is a limit: the nudge should be as small as possible. We try nudges from 0.1 "
                 "down to a millionth of a millionth. Which comes closest to the true slope?",
        prediction=True,
        options=[Option("The smallest"), Option("The largest"), Option("One in between"),
                 Option("They are all alike")],
    ),
    Quiz(
        id="05.10",
        question="In c = a · b + a, with a = 2 and b = 3, the number a is used twice. How fast does c change with a?",
        options=[
            Option("1, from the sum", "That is one of its two ways into c. The product contains it, too."),
            Option("3, from the product", "That is one of its two ways into c. The sum contains it, too."),
            Option("4, both together",
                   "Yes: 3 by way of the product and 1 by way of the sum. Try it: a = 2.001 gives c = 8.004.",
                   right=True),
            Option("Whichever comes last on the way back",
                   "That is what a program gets that *sets* slopes where it should *add* them. It is the commonest "
                   "bug of such engines."),
        ],
    ),
    Quiz(
        id="05.12",
        question="A network with six hidden layers of sigmoid neurons, fresh from its start. Compare the typical slope "
                 "of a weight in the first layer with that in the last.",
        prediction=True,
        options=[Option("About the same"), Option("About a quarter"), Option("Some thousand times smaller"),
                 Option("Larger: the first layer matters most")],
    ),
    Quiz(
        id="05.13",
        question="All weights and biases start at 0, the hidden neurons are ReLUs. How many test images will the "
                 "network read after a few epochs?",
        prediction=True,
        options=[Option("As many as from a random start"), Option("Somewhat fewer"),
                 Option("About one in ten, whatever you do")],
    ),
]


# ---- 05.3 the slope of the sigmoid -----------------------------------------------------------------------------------

def _sigmoid(z):
    return (1 + np.tanh(np.asarray(z, dtype=float) / 2)) / 2


def _sigmoid_slope(z):
    return _sigmoid(z) * (1 - _sigmoid(z))


def _sums():
    random = np.random.default_rng(1)
    return [(np.array([0.0, 1.0, -3.0]),), (random.normal(0, 2, (4, 5)),), (np.array([-900.0, 2.0, 900.0]),)]


def _by_exponentials(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


# ---- 05.4 the errors of the outputs ----------------------------------------------------------------------------------

def _answers():
    random = np.random.default_rng(2)
    return [(random.dirichlet(np.ones(10), 4), np.array([3, 0, 9, 3])),
            (random.dirichlet(np.ones(10), 7), np.array([1, 8, 8, 2, 0, 5, 4])),
            (random.dirichlet(np.ones(10), 1), np.array([6]))]


def _errors(outputs, labels):
    return (outputs - np.eye(10)[labels]) / len(labels)


def _errors_in_place(outputs, labels):
    errors = outputs.copy()
    errors[np.arange(len(labels)), labels] -= 1
    return errors / len(labels)


def _errors_by_loop(outputs, labels):
    return np.array([[(row[k] - (k == label)) / len(labels) for k in range(10)]
                     for row, label in zip(outputs, labels, strict=True)])


# ---- 05.6 one layer backwards ----------------------------------------------------------------------------------------

def _layers():
    random = np.random.default_rng(3)
    cases = []
    for count, before, after in ((5, 4, 4), (6, 5, 3), (1, 16, 10), (8, 3, 7)):
        cases.append((random.normal(size=(count, after)) / count, random.normal(size=(before, after)),
                      random.uniform(0.05, 0.95, (count, before))))
    return cases


def _one_layer(errors, weights, activations):
    return (activations.T @ errors, errors.sum(axis=0), errors @ weights.T * activations * (1 - activations))


def _one_layer_by_loops(errors, weights, activations):
    weight_gradient, passed_back = np.zeros(weights.shape), np.zeros(activations.shape)
    for error, a, passed in zip(errors, activations, passed_back, strict=True):
        for i in range(len(weights)):
            for j in range(len(error)):
                weight_gradient[i, j] += a[i] * error[j]
                passed[i] += weights[i, j] * error[j] * a[i] * (1 - a[i])
    return weight_gradient, [sum(column) for column in errors.T], passed_back


def _layer(**parts):
    """A mistake: the right answer, but for the parts that are given."""
    def wrong(errors, weights, activations):
        right = dict(zip(("weights", "biases", "errors"), _one_layer(errors, weights, activations), strict=True))
        return tuple({**right, **{name: part(errors, weights, activations) for name, part in parts.items()}}.values())
    return wrong


# ---- 05.7 the whole backward pass ------------------------------------------------------------------------------------

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
            layers.append(powers / powers.sum(axis=1, keepdims=True) if last else _sigmoid(z))
        return layers


def _networks():
    random = np.random.default_rng(4)
    cases = []
    for sizes, count in (([10, 10, 10, 10], 4), ([6, 5, 4, 10], 3), ([8, 10], 5), ([784, 16, 16, 10], 6)):
        pairs = list(pairwise(sizes))
        net = Parameters([random.normal(size=pair) * 2 / np.sqrt(pair[0]) for pair in pairs],
                         [random.normal(size=after) for _, after in pairs])
        cases.append((net, random.random((count, sizes[0])), random.integers(0, 10, count)))
    return cases


def _backward(net, images, labels, divide=True, sign=1, transpose=True, slope="own", pass_on=True, late=False,
              biases="sum", order="first to last"):
    """The backward pass, with every part that can go wrong as an argument."""
    layers = net.activations(images)
    targets = np.eye(10)[labels]
    errors = sign * (layers[-1] - targets) / (len(labels) if divide else 1)
    weight_gradients, bias_gradients = [], []
    for layer in reversed(range(len(net.weights))):
        weights, before = net.weights[layer], layers[layer]
        back = errors @ (weights.T if transpose else weights) if pass_on else errors
        if slope == "own":
            back = back * before * (1 - before)
        elif slope == "after":
            back = back * layers[layer + 1] * (1 - layers[layer + 1])
        elif slope == "of a":
            back = back * _sigmoid_slope(before)
        used = back if late and layer else errors
        weight_gradients.append(before.T @ used)
        bias_gradients.append(used.sum(axis=0) if biases == "sum" else used.mean(axis=0))
        errors = back
    if order == "first to last":
        weight_gradients.reverse()
        bias_gradients.reverse()
    return weight_gradients, bias_gradients


def _mistaken(**change):
    return lambda net, images, labels: _backward(net, images, labels, **change)


def _image_by_image(net, images, labels):
    total = None
    for image, label in zip(images, labels, strict=True):
        weights, biases = _backward(net, image[np.newaxis], np.array([label]))
        one = [gradient / len(labels) for gradient in weights + biases]
        total = one if total is None else [a + b for a, b in zip(total, one, strict=True)]
    return tuple(total[:len(net.weights)]), tuple(total[len(net.weights):])


def _biases_first(net, images, labels):
    return _backward(net, images, labels)[::-1]


def _one_pair_a_layer(net, images, labels):
    return list(zip(*_backward(net, images, labels), strict=True))


def _step_instead(net, images, labels):
    weights, biases = _backward(net, images, labels)
    return ([w - g for w, g in zip(net.weights, weights, strict=True)],
            [b - g for b, g in zip(net.biases, biases, strict=True)])


# ---- 05.11 the planted bug -------------------------------------------------------------------------------------------

def _right_layer_and_line(result, expected, arguments):
    """True, or a sentence that says which of the two numbers is right."""
    numbers = np.asarray(result)
    if numbers.shape != (2,) or numbers.dtype.kind not in "iuf":
        return "Hand over two numbers: the layer, 1 to 3, and the line, 1 to 6."
    layer, line = (numbers == np.asarray(expected)).tolist()
    if layer and line:
        return True
    if layer or line:
        return "The layer is right, the line is not." if layer else "The line is right, the layer is not."
    return "Neither the layer nor the line is right. Which layers are exact, and which lines made those?"


EXERCISES = [
    Exercise(
        id="05.3",
        title="The slope of the sigmoid",
        reference=_sigmoid_slope,
        cases=_sums,
        mistakes=[
            Mistake("z in place of a", lambda z: z * (1 - z),
                    "You used z itself. The formula asks for the activation: first a = sigmoid(z), then a(1 - a)."),
            Mistake("the sigmoid itself", _sigmoid,
                    "That is the activation, not its slope. Where the curve is flat, at both ends, the slope is 0."),
            Mistake("a minus one", lambda z: _sigmoid(z) * (_sigmoid(z) - 1),
                    "The sign is the other way round. The sigmoid rises everywhere, so its slope is never negative: "
                    "a(1 - a)."),
            Mistake("one plus a", lambda z: _sigmoid(z) * (1 + _sigmoid(z)),
                    "A plus where a minus belongs: a(1 - a). For large z the curve is flat and the slope 0."),
            Mistake("tanh's slope", lambda z: 1 - _sigmoid(z) ** 2,
                    "1 - a² is the slope of tanh. The sigmoid's is a(1 - a)."),
            Mistake("one factor only", lambda z: 1 - _sigmoid(z),
                    "Half of it: this falls from 1 to 0, while the slope is small at *both* ends. Which factor is "
                    "missing?"),
            Mistake("sigmoid twice", lambda z: _sigmoid_slope(_sigmoid(z)),
                    "You took the slope at a in place of z: the sigmoid was applied twice."),
            Mistake("overflow", _by_exponentials,
                    "Right for small numbers. For z = -900 an exponential overflows and the result is no number. Use "
                    "`sigmoid`, which survives it: a(1 - a)."),
        ],
        hints=[
            "Start with `a = sigmoid(z)`; `sigmoid` is defined above.",
            "a is 1/(1 + e^-z). What is 1 - a? Put both beside the fraction above.",
            "Two factors: `a` and `1 - a`.",
        ],
        variants=[lambda z: _sigmoid(z) - _sigmoid(z) ** 2, lambda z: _sigmoid(z) * _sigmoid(-z),
                  lambda z: (_sigmoid(z + 1e-4) - _sigmoid(z - 1e-4)) / 2e-4,
                  lambda z: (1 - np.tanh(z / 2) ** 2) / 4],
        remark="`helpers.functions.SLOPES` has it, and the slopes of the other activations.",
        may_change_input=False,
    ),
    Exercise(
        id="05.4",
        title="The errors of the outputs",
        reference=_errors,
        cases=_answers,
        mistakes=[
            Mistake("not divided", lambda outputs, labels: outputs - np.eye(10)[labels],
                    "Those are the slopes of each image's own cost. The cost of the batch is their *average*: each "
                    "image counts 1/n. Divide by the number of images."),
            Mistake("divided by the outputs", lambda outputs, labels: (outputs - np.eye(10)[labels]) / 10,
                    "You divided by ten, the number of outputs. The average goes over the images: divide by "
                    "`len(labels)`."),
            Mistake("sign", lambda outputs, labels: -_errors(outputs, labels),
                    "The sign is the other way round. An output that is too high has a positive error: less of it "
                    "would cost less."),
            Mistake("labels in place of targets", lambda outputs, labels: (outputs - labels[:, None]) / len(labels),
                    "You subtracted the label itself. Subtract the one-hot target: 1 for the right digit, 0 for the "
                    "others."),
            Mistake("quadratic", lambda outputs, labels: 2 * _errors(outputs, labels),
                    "Twice too large. The 2 belongs to the quadratic cost; this one is cross-entropy."),
            Mistake("times the slope", lambda outputs, labels: _errors(outputs, labels) * outputs * (1 - outputs),
                    "You multiplied by a(1 - a) as well. With softmax and cross-entropy that factor has cancelled: "
                    "a - y is all."),
            Mistake("the size only", lambda outputs, labels: np.abs(_errors(outputs, labels)),
                    "You dropped the sign, which tells too high from too low."),
            Mistake("averaged over the images", lambda outputs, labels: _errors(outputs, labels).sum(axis=0),
                    "You added the images up. On the way back each image still needs its own row of errors; they are "
                    "added up later, layer by layer."),
            Mistake("the right output only",
                    lambda outputs, labels: _errors(outputs, labels) * np.eye(10)[labels],
                    "You kept the right digit's error only. The other nine outputs should have been 0: they have "
                    "errors too."),
        ],
        hints=[
            "You found the slope of one image's cost in lesson 03: output minus target.",
            "`np.eye(10)[labels]` has the targets, a row for each image.",
            "The cost is the average over the images, so each counts one n-th: divide by `len(labels)`.",
        ],
        variants=[_errors_in_place, _errors_by_loop,
                  lambda outputs, labels: _errors(outputs.astype(np.float32), labels)],
    ),
    Exercise(
        id="05.6",
        title="One layer backwards",
        reference=_one_layer,
        cases=_layers,
        mistakes=[
            Mistake("no slope of the activation",
                    _layer(errors=lambda errors, weights, activations: errors @ weights.T),
                    "The gradients are right. The errors passed back stop halfway: `errors @ weights.T` is dC/da of "
                    "the layer before. One factor further, the sigmoid's slope a(1 - a), and it is dC/dz."),
            Mistake("slope of the wrong number",
                    _layer(errors=lambda errors, weights, activations: errors @ weights.T
                           * _sigmoid_slope(activations)),
                    "The gradients are right. For the slope you put `activations` into the sigmoid again; they have "
                    "been through it already. It is activations * (1 - activations)."),
            Mistake("biases averaged", _layer(biases=lambda errors, weights, activations: errors.mean(axis=0)),
                    "The bias gradient is too small by the number of images. The errors have their 1/n already: add "
                    "them up, do not average again."),
            Mistake("biases not added up", _layer(biases=lambda errors, weights, activations: errors),
                    "The bias gradient still has a row for each image. There is one bias for each neuron: add up over "
                    "the images."),
            Mistake("biases along the wrong axis", _layer(biases=lambda errors, weights, activations:
                                                          errors.sum(axis=1)),
                    "You added up the errors of each image. The bias of a neuron is shared by all images: add up "
                    "downwards, `axis=0`."),
            Mistake("weight gradient transposed",
                    _layer(weights=lambda errors, weights, activations: errors.T @ activations),
                    "The weight gradient lies on its side. It must have the shape of `weights`: a row for each "
                    "neuron *before*."),
            Mistake("weights not transposed",
                    _layer(errors=lambda errors, weights, activations: errors @ weights
                           * activations * (1 - activations)),
                    "`errors @ weights` goes through the weights forwards. It works by accident where a layer is as "
                    "wide as the one before. Backwards the matrix is transposed: `weights.T`."),
            Mistake("reshaped, not transposed",
                    _layer(errors=lambda errors, weights, activations: errors @ weights.reshape(weights.shape[::-1])
                           * activations * (1 - activations)),
                    "You gave `weights` the right shape with `reshape`, which only cuts the same row of numbers "
                    "elsewhere. `.T` swaps rows and columns."),
            Mistake("divided again",
                    _layer(weights=lambda errors, weights, activations: activations.T @ errors / len(errors),
                           biases=lambda errors, weights, activations: errors.mean(axis=0)),
                    "Both gradients are too small by the number of images. The errors have their 1/n already: leave "
                    "the division out."),
            Mistake("the slope in the gradient",
                    _layer(weights=lambda errors, weights, activations:
                           (activations * activations * (1 - activations)).T @ errors),
                    "The weight gradient has a factor a(1 - a) too much. It is activation before times error after; "
                    "the slope belongs to the errors that are passed back."),
            Mistake("the order", lambda *arguments: _one_layer(*arguments)[::-1],
                    "All three are right, but in another order. Return the weight gradient, the bias gradient, the "
                    "errors passed back."),
        ],
        hints=[
            "Check shapes: for n images, `activations` is (n, before), `errors` (n, after), `weights` (before, after). "
            "Which product gives (before, after)? Which (n, before)?",
            "`activations.T @ errors` adds activation times error over the images. A bias is a weight whose input is "
            "always 1: what remains of the sum?",
            "The errors: `errors @ weights.T`, times `activations * (1 - activations)`.",
        ],
        variants=[_one_layer_by_loops, lambda errors, weights, activations: list(
            _one_layer(errors, weights, activations)),
                  lambda errors, weights, activations: (
                      np.einsum("ni,nj->ij", activations, errors), np.ones(len(errors)) @ errors,
                      (weights @ errors.T).T * (activations - activations**2))],
        may_change_input=False,
    ),
    Exercise(
        id="05.7",
        title="The whole backward pass",
        reference=_backward,
        cases=_networks,
        mistakes=[
            Mistake("not divided", _mistaken(divide=False),
                    "Every gradient is too large by the number of images. The cost is an average: divide the output "
                    "errors by `len(labels)`."),
            Mistake("sign", _mistaken(sign=-1),
                    "Every sign is the other way round: you started from target minus output. That points downhill; a "
                    "gradient points uphill."),
            Mistake("last layer first", _mistaken(order="as they came"),
                    "Your gradients are right, but they stand in the order in which they were found: last layer "
                    "first. Put each in front (`insert(0, ...)`), or reverse the lists at the end."),
            Mistake("no slope", _mistaken(slope="none"),
                    "The last layer is right, the others are not. On the way back the errors must also be multiplied "
                    "by the sigmoid's slope a(1 - a)."),
            Mistake("slope one layer too late", _mistaken(slope="after"),
                    "You multiplied by the slope of the layer that the errors come from. It is the slope of the layer "
                    "they go *to*: `layers[layer]`."),
            Mistake("slope of the wrong number", _mistaken(slope="of a"),
                    "The last layer is right, the others are not. `layers[layer]` has been through the sigmoid "
                    "already; its slope is a(1 - a), without another sigmoid."),
            Mistake("not transposed", _mistaken(transpose=False),
                    "You went through the weights forwards on the way back. Where layers are equally wide nothing "
                    "complains, but it has to be `weights.T`."),
            Mistake("errors passed back too early", _mistaken(late=True),
                    "You moved the errors to the layer before and used them for this layer's gradients. First the "
                    "gradients of this layer, then pass the errors back."),
            Mistake("biases averaged", _mistaken(biases="mean"),
                    "The weights are right, the biases are too small by the number of images. The errors have their "
                    "1/n already: use `sum`."),
            Mistake("biases first", _biases_first,
                    "Both lists are right, but swapped. Return the weight gradients first."),
            Mistake("a pair for each layer", _one_pair_a_layer,
                    "You return one pair for each layer. Two lists are wanted: all weight gradients, then all bias "
                    "gradients."),
            Mistake("the engine asked", lambda net, images, labels: net.gradients(images, labels),
                    "You asked the engine for its gradients; here you write what it does. In this check `net` can go "
                    "forwards only: it has `weights`, `biases` and `activations`."),
            Mistake("a step in place of the gradient", _step_instead,
                    "You took a step: those are new weights. Only the gradients are asked for; the network stays as "
                    "it is."),
        ],
        hints=[
            "`layers = net.activations(images)`. The output errors: "
            "`(layers[-1] - targets) / n`.",
            "Loop `for layer in reversed(range(len(net.weights)))`. This layer's weights lie between `layers[layer]` "
            "and `layers[layer + 1]`.",
            "In the loop, the three lines of one layer backwards, with `net.weights[layer]` and `layers[layer]`: "
            "insert both gradients at the front of their lists, then pass the errors on.",
        ],
        variants=[lambda net, images, labels: tuple(map(tuple, _backward(net, images, labels))), _image_by_image],
        remark="You have written backpropagation. Its result equals `net.gradients`, for any number of layers.",
    ),
    Exercise(
        id="05.9",
        title="The local slopes of a product",
        reference=lambda a, b: (a * b, b, a),
        cases=[(2.0, 3.0), (-1.5, 4.0), (0.0, 5.0), (7.0, 7.0)],
        mistakes=[
            Mistake("swapped", lambda a, b: (a * b, a, b),
                    "The two slopes are swapped. Raise a by 1 and the product a · b grows by b."),
            Mistake("as in a sum", lambda a, b: (a * b, 1.0, 1.0),
                    "Slopes of 1 belong to a sum. With a = 2 and b = 3, raise a by 1: the product goes from 6 to 9."),
            Mistake("the product again", lambda a, b: (a * b, a * b, a * b),
                    "You gave the product as its own slope. By how much does a · b grow when a grows by 1?"),
            Mistake("a single slope", lambda a, b: (a * b, a + b),
                    "There are two slopes, one for each number that went in. Return three numbers."),
            Mistake("the slopes alone", lambda a, b: (b, a),
                    "The slopes are right; the product itself is missing. Return three numbers: the product, the "
                    "slope along a, the slope along b."),
        ],
        hints=[
            "Take a = 2 and b = 3. What happens to 6 if a becomes 3?",
            "a · b is a straight line in a. What is its slope?",
            "Along a the slope is b. And along b?",
        ],
        variants=[lambda a, b: [a * b, b, a], lambda a, b: np.array([a * b, b, a]),
                  lambda a, b: (a * b, ((a + 1e-4) * b - (a - 1e-4) * b) / 2e-4, a)],
    ),
    Exercise(
        id="05.11",
        title="The planted bug",
        reference=(2, 5),
        compare=_right_layer_and_line,
        mistakes=[
            Mistake("the layer before", (1, 5),
                    "Line 5 it is. But layer 1 is not where it starts: the way back reaches layer 2 first, and that "
                    "is wrong already."),
            Mistake("the layer after", (3, 5),
                    "Line 5 it is. But layer 3 is right: look at its two rows. Which layer is the first that is "
                    "wrong, coming from the outputs?"),
            Mistake("the slope, layer 2", (2, 6),
                    "Layer 2 it is. Line 6 is the sigmoid's slope, a(1 - a), and is as it should be. What happened to "
                    "the errors just before?"),
            Mistake("the slope, layer 1", (1, 6),
                    "On the way back layer 2 comes before layer 1, and is wrong already. And line 6 is the sigmoid's "
                    "slope, a(1 - a), as it should be."),
            Mistake("the weight gradient", (2, 3),
                    "Layer 2 it is. But were line 3 wrong, layer 3 would be wrong too: the same line made its "
                    "gradient."),
            Mistake("the bias gradient", (2, 4),
                    "Layer 2 it is. But line 4 makes biases only, and the weights are wrong as well. What do both "
                    "have in common?"),
            Mistake("the output errors", (3, 2),
                    "Were line 2 wrong, layer 3 could not be right: its gradients are made straight from the output "
                    "errors."),
            Mistake("the output errors, layer 2", (2, 2),
                    "Layer 2 it is. But were line 2 wrong, layer 3 could not be right: its gradients are made "
                    "straight from the output errors."),
            Mistake("the forward pass", (2, 1),
                    "Layer 2 it is. But line 1 asks the network itself, and layer 3 is right, which needs the outputs "
                    "and the activations before them."),
            Mistake("the first layer by line 3", (1, 3),
                    "On the way back layer 2 comes before layer 1, and is wrong already. And line 3 made layer 3's "
                    "gradient too, which is right."),
        ],
        hints=[
            "The way back runs from layer 3 to layer 1. Which is the first layer, in this order, that is wrong?",
            "Layer 3 is right, so lines 1 to 4 do what they should. What happens between layer 3 and layer 2?",
            "Compare lines 5 and 6 with the formula for the errors. `reshape` and `.T` give the same shape. Do they "
            "give the same matrix?",
        ],
        variants=[lambda: [2, 5], lambda: np.array([2, 5])],
        remark="`reshape` makes the shapes fit and mixes the weights up. No error, no warning: only the comparison "
               "showed it. Put `.T` there, and run the two cells again.",
    ),
]
