# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 05 · An autograd engine
#
# **The question: could a program find all slopes by itself?**
#
# An optional lesson behind [lesson 05](../05_backprop.ipynb). You write the way back of an engine that finds slopes by itself, train a network of single numbers with it, compare with
# TensorFlow, hunt a bug, and see what becomes of slopes on a long way back, and from a start at zero.
#
# **You need** lesson 05. **It takes** about {{minutes}} minutes of yours and about 30 seconds of the computer's. {{solution}}.

# %% slideshow={"slide_type": "skip"}
import time

import numpy as np

from helpers.data import load_mnist, normalize
from helpers.exercises import check, hint, own_words, quiz, reveal
from helpers.figures import backward as figures
from helpers.figures import maps
from helpers.gradients import compare
from helpers.network import Network

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
image, label = images[:1].astype(float), labels[:1]
net = Network([784, 16, 16, 10], dtype="float64")           # untrained, sigmoid neurons
layers = ["hidden 1", "hidden 2", "output"]

# %% slideshow={"slide_type": "subslide"}
figures.activations_and_slopes()

# %% [markdown]
# Three activations that networks use, and their slopes below. The sigmoid's is the one that you need first.
#
# ### Your turn: the slope of the sigmoid
#
# From $a = \dfrac{1}{1 + e^{-z}}$ school's rules give $\sigma'(z) = \dfrac{e^{-z}}{(1 + e^{-z})^2}$. Write that with $a$ alone: no exponential is needed.

# %%
def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2      # lesson 02's, written so that no z overflows


# %% tags=["exercise"]
def my_sigmoid_slope(z):
    """How fast the sigmoid of z changes with z.

    z: floats, any shape. Returns an array of that shape. `sigmoid` is defined above.
    """
    ### BEGIN SOLUTION
    a = sigmoid(z)
    return a * (1 - a)
    ### END SOLUTION


check("sigmoid_slope", my_sigmoid_slope)

# %%
hint("sigmoid_slope")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A number that knows where it comes from
#
# In lesson 05 you found the formulas by thinking. Could a program find them? It can, and the idea is small: let every number remember **what it was made from**, and how fast
# it changes with each of these. The rest is the chain rule.
#
# A sum $a + b$ changes as fast as $a$ and as fast as $b$: both local slopes are 1.
#
# ### Your turn: the local slopes of a product

# %% tags=["exercise"]
def my_product(a, b):
    """The product of two numbers, how fast it changes with a, and how fast with b.

    Returns three numbers.
    """
    ### BEGIN SOLUTION
    return a * b, b, a
    ### END SOLUTION


check("product_slopes", my_product)

# %%
hint("product_slopes")

# %% [markdown]
# Now the number itself. `made_from` holds pairs: a value that went in, and the local slope along it.

# %%
import itertools
import math

counter = itertools.count()


class Value:
    """A number that remembers what it was made from."""

    def __init__(self, number, *made_from):
        self.number = number
        self.made_from = made_from
        self.slope = 0.0            # of the result by this number: `backward` finds it
        self.place = next(counter)  # whatever it was made from has a smaller one


# %% [markdown]
# Python calls `__add__` for `+` and `__mul__` for `*`. We tell it how:

# %%
def add(a, b):
    return Value(a.number + b.number, (a, 1.0), (b, 1.0))


def multiply(a, b):
    return Value(a.number * b.number, (a, b.number), (b, a.number))


def subtract(a, b):
    return a + b * Value(-1.0)


Value.__add__, Value.__mul__, Value.__sub__ = add, multiply, subtract

# %%
a, b = Value(2.0), Value(3.0)
c = a * b + a
c.number

# %%
quiz("value_used_twice")

# %% slideshow={"slide_type": "fragment"}
figures.value_graph()

# %% [markdown]
# Backwards, every value hands each of its parents the product of its own slope and the local slope, and what arrives is **added**. One thing matters: nobody may pass on
# before they have received everything. Since a value is always made *after* its parents, it is enough to go from the youngest to the oldest.
#
# ### Your turn: the way back, added up
#
# Here a number is only its place in a list, the oldest first, with the pairs (place of a parent, local slope) that it was made from.

# %% tags=["exercise"]
def my_slopes(made_from):
    """The slope of the last number by each number of the list.

    made_from: for each number a list of (place of a parent, local slope); empty for those that
    were given. Returns as many slopes; that of the last number by itself is 1.
    """
    ### BEGIN SOLUTION
    slopes = [0.0] * len(made_from)
    slopes[-1] = 1.0
    for place in reversed(range(len(made_from))):
        for parent, local_slope in made_from[place]:
            slopes[parent] += slopes[place] * local_slope
    return slopes
    ### END SOLUTION


check("slopes_added", my_slopes)

# %%
hint("slopes_added")

# %% [markdown]
# The same for `Value`s: first find everything that the result was made from. `wrong=True` builds in the bug of setting where one should add.

# %%
def backward(result, wrong=False):
    """Find the slope of `result` by everything that it was made from."""
    found, waiting = {result.place: result}, [result]
    while waiting:
        for parent, _ in waiting.pop().made_from:
            if parent.place not in found:
                found[parent.place] = parent
                waiting.append(parent)
    for value in found.values():
        value.slope = 0.0                       # forget an earlier call
    result.slope = 1.0
    for place in sorted(found, reverse=True):   # the youngest first
        for parent, local_slope in found[place].made_from:
            share = found[place].slope * local_slope
            parent.slope = share if wrong else parent.slope + share


Value.backward = backward

# %% tags=["nbval-check-output"]
c.backward()
print("slope of c by a:", a.slope, " by b:", b.slope)
c.backward()
print("and once more:  ", a.slope, " by b:", b.slope)
c.backward(wrong=True)
print("set, not added: ", a.slope, " by b:", b.slope)

# %% [markdown]
# That is an **autograd engine**. A network needs three functions more, each with its local slope: $e^x$ is its own, that of $\ln x$ is $1/x$, and ReLU has 1 above 0 and 0 below.

# %%
def exponential(a):
    result = math.exp(a.number)
    return Value(result, (a, result))


def logarithm(a):
    return Value(math.log(a.number), (a, 1 / a.number))


def sigmoid_of(a):
    result = float(sigmoid(a.number))
    return Value(result, (a, result * (1 - result)))


Value.exp, Value.log, Value.sigmoid = exponential, logarithm, sigmoid_of

# %% [markdown]
# Build our network from such numbers: 13,002 of them for weights and biases, and many more as it computes. Nobody tells it a formula for the way back.

# %%
def values(array):
    """An array as nested lists of Values."""
    return [values(row) for row in array] if array.ndim else Value(float(array))


def slopes(nested):
    """And back: the slopes, as an array."""
    return np.vectorize(lambda value: value.slope)(np.array(nested))


def cost_in_values(weights, biases, layer, label):
    for matrix, bias in zip(weights, biases):
        z = [sum((a * row[j] for a, row in zip(layer, matrix)), bias[j])
             for j in range(len(bias))]
        layer = [value.sigmoid() for value in z]
    total = sum((value.exp() for value in z[1:]), z[0].exp())
    return total.log() - z[label]          # cross-entropy of the softmax of the last z


# %% tags=["timing"]
seconds, comparisons = {}, {}
start = time.perf_counter()
for _ in range(500):
    gradients = net.gradients(image, label)
seconds["backpropagation"] = (time.perf_counter() - start) / 500

start = time.perf_counter()
weights, biases = [values(w) for w in net.weights], [values(b) for b in net.biases]
cost = cost_in_values(weights, biases, values(image[0]), label[0])
cost.backward()
by_engine = [slopes(w) for w in weights], [slopes(b) for b in biases]
seconds["autograd engine"] = time.perf_counter() - start

comparisons["autograd engine"] = compare(by_engine, gradients, layers)
print(f"{next(counter):,} values made, {seconds['autograd engine']:.2f} s")

# %% [markdown]
# ([helpers/autograd.py](../../helpers/autograd.py) keeps this engine, with division, powers, tanh and ReLU, in fewer than 80 lines.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does it learn?
#
# Two moons of points, and a network of 33 `Value`s, 2-8-1. In every step it answers all points, `backward` finds the slopes, and each number takes a step. The next cell takes some seconds.

# %%
random = np.random.default_rng(0)
angles = np.linspace(0, np.pi, 30)
points = np.concatenate([np.stack([np.cos(angles), np.sin(angles)], axis=1),
                         np.stack([1 - np.cos(angles), 0.5 - np.sin(angles)], axis=1)])
points += random.normal(0, 0.08, points.shape)
classes = np.repeat([0, 1], 30)
first = [[Value(float(random.normal(0, 2))) for _ in range(3)] for _ in range(8)]      # x, y, bias
last = [Value(float(random.normal())) for _ in range(9)]                               # eight weights, bias


def mean_cost():
    total = Value(0.0)
    for (x, y), wanted in zip(points, classes):
        z = last[8]
        for (wx, wy, bias), weight in zip(first, last):
            z = z + weight * (wx * Value(float(x)) + wy * Value(float(y)) + bias).sigmoid()
        sign = Value(-1.0 if wanted else 1.0)
        total = total - (sign * z * Value(-1.0)).sigmoid().log()    # surprise: -ln of the share for the right class
    return total * Value(1 / len(points))


across, up = np.meshgrid(np.linspace(-1.5, 2.5, 60), np.linspace(-1, 1.5, 40))
answers = {}
for step in range(121):
    cost = mean_cost()
    if step in (0, 20, 120):
        hidden = [sigmoid(wx.number * across + wy.number * up + bias.number) for wx, wy, bias in first]
        sums = sum(weight.number * layer for weight, layer in zip(last, hidden)) + last[8].number
        answers[f"step {step}: cost {cost.number:.2f}"] = sigmoid(sums)
    cost.backward()
    for value in [*last, *(value for row in first for value in row)]:
        value.number -= 2 * value.slope

# %% slideshow={"slide_type": "subslide"}
figures.moving_boundary(points, classes, answers, (-1.5, 2.5, -1, 1.5))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## And the professionals?
#
# TensorFlow has the same idea under the name of *gradient tape*: it notes every operation on whole arrays, then plays the tape backwards.
# Loading TensorFlow takes about 5 s. Where it cannot be installed, the next cell says so, and the lesson goes on without.

# %%
from helpers.quiet_tensorflow import MISSING, load_tensorflow

tf = load_tensorflow()
print(MISSING if tf is None else "TensorFlow is here.")

# %%
def gradients_by_tape(net, images, labels):
    weights, biases = ([tf.Variable(array) for array in arrays]
                       for arrays in (net.weights, net.biases))
    with tf.GradientTape() as tape:
        layer = tf.constant(images)
        for w, b in zip(weights, biases):
            z = layer @ w + b
            layer = tf.sigmoid(z)
        cost = tf.nn.sparse_softmax_cross_entropy_with_logits(labels.astype(int), z)
        cost = tf.reduce_mean(cost)
    weights, biases = tape.gradient(cost, [weights, biases])
    return [w.numpy() for w in weights], [b.numpy() for b in biases]


# %% tags=["timing"]
if tf is not None:
    gradients_by_tape(net, image, label)            # the first call sets things up
    start = time.perf_counter()
    by_tape = gradients_by_tape(net, image, label)
    seconds["gradient tape"] = time.perf_counter() - start
    comparisons["gradient tape"] = compare(by_tape, gradients, layers)

figures.seconds_of_each(seconds)

# %% slideshow={"slide_type": "fragment"}
figures.gradient_comparison(comparisons, "Compared with backpropagation by hand")

# %% [markdown]
# Three ways, one gradient, to the last digits. Over five networks, on 32 images, the largest difference over the largest slope of a layer
# was {{E6 full tape_float64 median}} against the tape (in float32 {{E6 full tape_float32 median}}), and {{E6 full nudging_float64 median}} against nudging.
#
# The engine of single numbers is slow because Python handles each number by itself. The tape works on arrays, but looks up each operation as it comes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Find the bug
#
# A wrong backward pass seldom crashes. It computes something, the network even learns a little, and nobody knows why it learns so badly. The lines in this
# function are numbered. **One of them is wrong.**

# %%
def suspicious_gradients(net, images, labels):
    layers = net.activations(images)                                         # line 1
    errors = (layers[-1] - np.eye(10)[labels]) / len(labels)                 # line 2
    weight_gradients, bias_gradients = [], []
    for layer in reversed(range(len(net.weights))):
        weight_gradients.insert(0, layers[layer].T @ errors)                 # line 3
        bias_gradients.insert(0, errors.sum(axis=0))                         # line 4
        weights = net.weights[layer]
        errors = errors @ weights.reshape(errors.shape[1], -1)               # line 5
        errors = errors * layers[layer] * (1 - layers[layer])                # line 6
    return weight_gradients, bias_gradients


# %%
few, few_labels = images[:32].astype(float), labels[:32]
suspect = suspicious_gradients(net, few, few_labels)
comparison = compare(suspect, net.gradients(few, few_labels))
figures.gradient_comparison({"suspicious": comparison}, "Which layers suffer?")

# %% [markdown]
# ### Your turn: layer and line
#
# Coming **from the outputs**, which is the first layer that turns orange, 1, 2 or 3? (Layer 3 holds the weights into the outputs.) And which line, 1 to 6, made
# it so? The pattern tells you where to look; then read.

# %% tags=["exercise"]
### BEGIN SOLUTION
wrong_layer = 2
wrong_line = 5
### END SOLUTION

check("planted_bug", wrong_layer, wrong_line)

# %%
hint("planted_bug")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What happens on a long way back?
#
# At every hidden layer the errors go through the weights and are multiplied by $a(1 - a)$, which is a quarter at most. Take six hidden layers of 30 neurons.

# %%
quiz("vanishing_gradient")

# %% slideshow={"slide_type": "subslide"}
def deep_network(activation, factor=1):
    """Six hidden layers; the weights from one to the next are `factor` times those of the usual start."""
    deep = Network([784, 30, 30, 30, 30, 30, 30, 10], activation=activation, seed=0)
    for weights in deep.weights[1:-1]:
        weights *= factor
    return deep


kinds = {"sigmoid": ("sigmoid", 1), "sigmoid, weights 4 times": ("sigmoid", 4), "ReLU": ("relu", 1)}
sizes = {}
for name, kind in kinds.items():
    weight_gradients, _ = deep_network(*kind).gradients(images[:1000], labels[:1000])
    sizes[name] = [np.sqrt(np.mean(w**2)) for w in weight_gradients]
reveal("vanishing_gradient", sizes["sigmoid"][-1] / sizes["sigmoid"][0])

# %% slideshow={"slide_type": "fragment"}
figures.slopes_by_layer(sizes, "Slopes on a long way back, from three starts")

# %% [markdown]
# It is not the quarter alone: the weights are in the product as well. With hidden weights four times as large, the slopes fade far less. Over five networks, the last layer's slopes were
# {{E11 full sigmoid_last_to_first}} times as large as the first layer's with the usual start, {{E11 full large_last_to_first}} times with the larger weights, and
# {{E11 full relu_last_to_first}} times with ReLU, whose slope is 1 wherever it is active. What does that mean for training? The next cell takes about 5 s.

# %% slideshow={"slide_type": "fragment"}
epochs = 1 if mnist.source == "full" else 15
for name, kind in kinds.items():
    deep = deep_network(*kind)
    deep.train(images, labels, epochs=epochs, learning_rate=0.03)
    print(f"{name:25} {deep.accuracy(test_images, test_labels):.1%} of the test images")

# %% [markdown]
# Over five networks: {{E11 full sigmoid_accuracy}} with the usual start, {{E11 full large_accuracy}} with the larger weights, {{E11 full relu_accuracy}} with ReLU. The gradient is right in all of
# them; in the first it is so small that hardly anything moves. This is called the **vanishing gradient**, and the choice of the start is a way around it ([lesson 06](../06_training.ipynb)).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Must the start be random?
#
# In the beginning weights and biases are random, all of them, one reads. Must they be? What would backpropagation do with a network in which everything is 0?

# %%
quiz("zero_initialisation")

# %% slideshow={"slide_type": "subslide"}
epochs = 3 if mnist.source == "full" else 15


def from_zeros(sizes, **settings):
    zeros = Network(sizes, init="zeros", **settings)
    zeros.train(images, labels, epochs=epochs)
    print(f"{zeros.accuracy(test_images, test_labels):.1%} of the test images")
    return zeros


stuck = from_zeros([784, 16, 10], activation="relu")
from_random = Network([784, 16, 10], activation="relu", seed=0)
from_random.train(images, labels, epochs=epochs)
reveal("zero_initialisation", stuck.accuracy(test_images, test_labels), from_random.accuracy(test_images, test_labels))

# %% [markdown]
# Why? Ask for the slopes at the start:

# %% tags=["nbval-check-output"]
zeros = Network([784, 16, 10], activation="relu", init="zeros")
weights, biases = zeros.gradients(images[:1000], labels[:1000])
for name, slope in {"hidden weights": weights[0], "hidden biases": biases[0],
                    "output weights": weights[1], "output biases": biases[1]}.items():
    print(f"{name}: {np.count_nonzero(slope):2d} of {slope.size:6,} have a slope")

# %% [markdown]
# Read it with your formulas. The hidden activations are 0, so the output weights have no slope ($a_i\,\delta_j$). The output weights are 0, so
# no error comes back ($w_{ij}\,\delta_j$). Only the ten output biases can move:
# the network can learn how frequent each digit is, and nothing else.

# %% [markdown]
# Over five trainings that gave {{C2 full relu}}, the share of a single digit among the test images. And sigmoid neurons, whose activation is a half where $z$ is 0?

# %% slideshow={"slide_type": "fragment"}
twins = from_zeros([784, 16, 10], dtype="float64")
maps.weight_maps(twins.weights[0], "Sixteen hidden neurons that started from zeros")

# %% [markdown]
# It learns, but all sixteen neurons learn **the same**. They started alike, so they get the same errors, take the same steps and stay alike: sixteen copies of one neuron, and
# {{C2 full sigmoid}} of the test images. The random start is there to make the neurons different.
#
# Now the same once more, in float32. How far apart are two of these neurons, after a few steps and at the end?

# %%
cousins = from_zeros([784, 16, 10], dtype="float32")

for dtype, network in (("float64", twins), ("float32", cousins)):
    young = Network([784, 16, 10], init="zeros", dtype=dtype)
    young.train(images[:1000], labels[:1000], epochs=1)
    early, late = (np.ptp(n.weights[0], axis=1).max() for n in (young, network))
    print(f"{dtype}: after 1,000 images {early:.1g}, at the end {late:.2g}")

# %% [markdown]
# In exact arithmetic they would stay alike for ever, in float32 as well. But the last digits of a matrix product depend on the order of its sums. Whether that order is
# the same for every column is up to the matrix library and the processor. We have seen both: on one computer rounding alone pulled the float32 neurons apart, and the
# steps made more and more of it, far beyond what twins can do; on another they stayed twins. The computer that measured the numbers on this page gave {{C2 full sigmoid_float32}} in
# float32 and {{C2 full sigmoid}} in float64. Which kind is yours? On a balance point, a rounding error can be enough of a random start.
#
# And where there is no hidden layer, there are no twins to tell apart:

# %%
one_layer = from_zeros([784, 10])

# %% [markdown]
# Ten output neurons with ten different targets: zeros are as good a start as any. So it is the *weights* of *hidden* layers that must differ. The biases of every network of ours
# started at 0.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | verdict | what was measured |
# |---|---|---|
# | backpropagation finds the gradient, and efficiently | {{E6 verdict}} | off by {{E6 full tape_float64}} of the largest slope from TensorFlow's tape |
# | slopes fade through sigmoid layers | {{E11 verdict}} | last to first: {{E11 full sigmoid_last_to_first}}; with weights four times as large {{E11 full large_last_to_first}} |
# | all weights and biases start at random | {{C2 verdict}} | from zeros: ReLU {{C2 full relu}}, sigmoid {{C2 full sigmoid}}, no hidden layer {{C2 full no_hidden}}; random: {{C2 full random_weights}} |
#
# Full MNIST, median (lowest to highest) over five seeds.

# %%
own_words("how_twins_part")

# %% [markdown]
# **To read on:** Michael Nielsen, *Neural Networks and Deep Learning*, chapter 5, on slopes that vanish. A. Karpathy, *micrograd*, an engine of this kind with its lecture.
#
# **Back to** [lesson 06](../06_training.ipynb).
