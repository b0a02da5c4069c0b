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
# **The question: can a program find the formulas by itself?**
#
# An optional lesson behind [lesson 05](../05_backprop.ipynb). You build a small engine that finds slopes without being told a formula, compare four ways to the same gradient, and see two things that backpropagation does to a network: slopes that
# vanish on a long way back, and neurons that stay twins.
#
# **You need** lesson 05. **It takes** about {{minutes}} minutes of yours and about 25 seconds of the computer's. {{solution}}.

# %% tags=["timing"]
import time

import numpy as np

from helpers.data import load_mnist, normalize
from helpers.exercises import check, hint, quiz, reveal
from helpers.figures import backward as figures
from helpers.figures import maps
from helpers.functions import sigmoid
from helpers.gradients import compare, finite_differences
from helpers.network import Network

mnist = load_mnist()
image, label = normalize(mnist.train_images[:1]).astype(float), mnist.train_labels[:1]
net = Network([784, 16, 16, 10], dtype="float64")           # untrained, sigmoid neurons
layers, seconds, comparisons = ["hidden 1", "hidden 2", "output"], {}, {}

start = time.perf_counter()
gradients = net.gradients(image, label)
seconds["backpropagation"] = time.perf_counter() - start
start = time.perf_counter()
by_nudging = finite_differences(net, image, label)
seconds["nudging"] = time.perf_counter() - start
comparisons["nudging"] = compare(by_nudging, gradients, layers)
figures.measured_and_computed(by_nudging[0], gradients[0], layers)

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

# %%
def backward(result):
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
            parent.slope += found[place].slope * local_slope


Value.backward = backward

# %% tags=["nbval-check-output"]
c.backward()
print("slope of c by a:", a.slope, " by b:", b.slope)
c.backward()
print("and once more:  ", a.slope, " by b:", b.slope)

# %% [markdown]
# That is an **autograd engine**. A network needs three functions more, each with its local slope. You know them all.

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
# Four ways, one gradient. Nudging is near; the others agree to the last digits. Over five networks, on 32 images, the largest difference over the largest slope of a layer
# was {{E6 full tape_float64 median}} against the tape (in float32 {{E6 full tape_float32 median}}), and {{E6 full nudging_float64 median}} against nudging.
#
# The engine of single numbers is slow because Python handles each number by itself. The tape works on arrays, but looks up each operation as it comes; on networks
# as small as ours that is most of its time.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What happens on a long way back?
#
# At every hidden layer the errors are multiplied by the weights and by $a(1 - a)$, which is a quarter at most. Take six hidden layers of 30 neurons.

# %%
quiz("vanishing_gradient")

# %% slideshow={"slide_type": "fragment"}
images, labels = normalize(mnist.train_images), mnist.train_labels


def deep_network(name):
    net = Network([784, 30, 30, 30, 30, 30, 30, 10], activation="relu" if name == "ReLU" else "sigmoid", seed=0)
    if name == "sigmoid, larger weights":
        net.weights[1:-1] = [4 * weights for weights in net.weights[1:-1]]
    return net


sizes = {}
for name in ("sigmoid", "sigmoid, larger weights", "ReLU"):
    weight_gradients, _ = deep_network(name).gradients(images[:1000], labels[:1000])
    sizes[name] = [np.sqrt(np.mean(w**2)) for w in weight_gradients]
reveal("vanishing_gradient", sizes["sigmoid"][-1] / sizes["sigmoid"][0])

# %%
figures.slopes_by_layer(sizes, "How fast slopes fade depends on the weights, too")

# %% [markdown]
# From each hidden layer to the one before, the typical slope was multiplied by {{E11 full sigmoid_kept median}} with sigmoid neurons and by
# {{E11 full relu_kept median}} with ReLU. The second network has sigmoid neurons as well; only its hidden weights start four times as large. What does that mean for training? The next cell takes about 4 s.

# %% slideshow={"slide_type": "fragment"}
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
epochs = 1 if mnist.source == "full" else 15
for name in sizes:
    deep = deep_network(name)
    deep.train(images, labels, epochs=epochs, learning_rate=0.03)
    print(f"{name:24s} {deep.accuracy(test_images, test_labels):.1%} of the test images")

# %% [markdown]
# The gradient may be right to the last digit, and so small that nothing moves: a **vanishing gradient**. Over five seeds, full set:
#
# | | last layer's slopes / first layer's | read correctly after an epoch |
# |---|---|---|
# | sigmoid | {{E11 full sigmoid_last_to_first}} | {{E11 full sigmoid_accuracy}} |
# | sigmoid, hidden weights four times as large | {{E11 full large_last_to_first}} | {{E11 full large_accuracy}} |
# | ReLU | {{E11 full relu_last_to_first}} | {{E11 full relu_accuracy}} |
#
# So it is not the quarter alone: the errors pass the *weights* as well. ReLU, and a start that fits the layer
# ([lesson 06](../06_training.ipynb)), are two ways around it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Must the start be random?
#
# In the beginning weights and biases are random, all of them, says *Training neural networks for handwritten digit recognition* (3blue1brown). Must they be? What would backpropagation do with a network in which everything is 0?

# %%
quiz("zero_initialisation")

# %% tags=["nbval-check-output"]
zeros = Network([784, 16, 10], activation="relu", init="zeros")
weights, biases = zeros.gradients(images[:1000], labels[:1000])
for name, slope in {"hidden weights": weights[0], "hidden biases": biases[0],
                    "output weights": weights[1], "output biases": biases[1]}.items():
    print(f"{name}: {np.count_nonzero(slope):2d} of {slope.size:6,} have a slope")

# %% [markdown] tags=["before"]
# Read it with your formulas. The hidden activations are 0, so the output weights have no slope ($a_i\,\delta_j$). The output weights are 0, so
# no error comes back ($w_{ij}\,\delta_j$). Only the ten output biases can move.
#
# So what can it learn? Train it:

# %%
epochs = 3 if mnist.source == "full" else 15


def from_zeros(sizes, **settings):
    zeros = Network(sizes, init="zeros", **settings)
    zeros.train(images, labels, epochs=epochs)
    print(f"{zeros.accuracy(test_images, test_labels):.1%} of the test images")
    return zeros


stuck = from_zeros([784, 16, 10], activation="relu")
reveal("zero_initialisation", stuck.accuracy(test_images, test_labels))

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
# | what one reads | what was measured |
# |---|---|
# | weights and biases start at random, all of them | {{C2 verdict}}: the weights of hidden layers must differ; biases may be 0. All zeros: ReLU {{C2 full relu}}, sigmoid {{C2 full sigmoid}} (random: {{C2 full random_weights}}); without a hidden layer {{C2 full no_hidden}} |
# | slopes fade through sigmoid layers | {{E11 verdict}}: {{E11 full sigmoid_kept}} is left layer by layer; with larger weights far less is lost |
#
# Full MNIST, median (lowest to highest) over five seeds. On the subset: ReLU from zeros {{C2 subset relu}}, sigmoid {{C2 subset sigmoid}}, no hidden layer {{C2 subset no_hidden}}.
#
# **Next:** [lesson 06](../06_training.ipynb) puts the gradient to work.
