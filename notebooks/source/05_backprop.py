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
# # 05 · Backpropagation
#
# **The question: how is that slope found in one sweep?**
#
# A network of 13,002 numbers has 13,002 slopes. You measure them the slow way, then you write the pass that finds them all at once: for one weight, for
# a layer, for the network. You build a small engine that does it by itself, compare four ways to the same gradient, and hunt a bug.
#
# **You need** lessons [03](03_cost.ipynb) and [04](04_descent.ipynb), and the derivatives of school. **It takes** about {{minutes}} minutes of
# yours and about 20 seconds of the computer's. {{solution}}.

# %%
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.network import Network

mnist = load_mnist()
image = normalize(mnist.train_images[:1]).astype(float)     # one image, shape (1, 784)
label = mnist.train_labels[:1]

net = Network([784, 16, 16, 10], dtype="float64")           # untrained, sigmoid neurons
print(f"an image of a {label[0]}, and it costs {net.cost(image, label):.3f}")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The slow way
#
# How fast does that cost change with one weight? Push the weight up a little, push it down a little, and look.

# %%
def slope_by_nudging(weights, place, step=1e-5):
    """How fast the cost of the image changes with one weight (or bias)."""
    kept = weights[place]
    weights[place] = kept + step
    above = net.cost(image, label)
    weights[place] = kept - step
    below = net.cost(image, label)
    weights[place] = kept                                   # as it was
    return (above - below) / (2 * step)


slope = slope_by_nudging(net.weights[2], (0, 5))
print(f"slope of the cost by one weight: {slope:.6f}")

# %% [markdown]
# That took two forward passes. For all 13,002 weights and biases it takes 26,004. `finite_differences` in `helpers.gradients` does what you have just seen,
# for every one of them. The next cell takes about 2 s.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
import time

from helpers.figures import backward as figures
from helpers.figures import maps
from helpers.gradients import finite_differences

start = time.perf_counter()
by_nudging = finite_differences(net, image, label)      # (weights, biases)
seconds = {"nudging": time.perf_counter() - start}

print(f"{net.parameter_count:,} slopes by nudging: {seconds['nudging']:.1f} s")
print(f"once for each of 60,000 images: {seconds['nudging'] * 60000 / 3600:.0f} hours")
maps.weight_maps(by_nudging[0][0], "The slopes of each first-layer neuron's weights")

# %% [markdown]
# Red: more of this weight costs more. Blue: more of it costs less. (Do you see what all sixteen have in common? You will soon know why.)
#
# A moment for one image is no drama, but a training needs gradients by the thousand. `net.gradients` gives the same slopes by **backpropagation**.

# %%
from helpers.exercises import check, hint, quiz

quiz("backpropagation_speed")

# %% tags=["timing"]
start = time.perf_counter()
for _ in range(500):
    gradients = net.gradients(image, label)                 # again (weights, biases)
seconds["backpropagation"] = (time.perf_counter() - start) / 500

times = seconds["nudging"] / seconds["backpropagation"]
print(f"the same by backpropagation: {seconds['backpropagation'] * 1000:.2f} ms")
print(f"about {round(times, -2):,.0f} times faster")

# %% slideshow={"slide_type": "fragment"}
layers = ["hidden 1", "hidden 2", "output"]
figures.measured_and_computed(by_nudging[0], gradients[0], layers)

# %% [markdown]
# Over five networks and images it was {{E6 full times_1 median}} times faster ({{E6 full times_1 range}}). How fast your machine is hardly matters here:
# nudging needs 26,004 passes forward, backpropagation needs one forward and one back. How can one pass know all slopes?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One weight
#
# Take the smallest network there is: one neuron, one input $x$, one weight $w$, no bias, and the quadratic cost.
#
# $$z = w\,x \qquad a = \sigma(z) \qquad C = (a - y)^2$$
#
# where $z$ is the weighted sum, $\sigma$ the sigmoid, $a$ the activation, $y$ what is wanted and $C$ the cost. Nudge $w$ by a tiny amount. Then
#
# - $z$ moves $x$ times as far,
# - $a$ moves $\sigma'(z)$ times as far as $z$ (the slope of the sigmoid),
# - $C$ moves $2(a - y)$ times as far as $a$.
#
# One after the other, so the factors multiply. That is the **chain rule**:
#
# $$\frac{dC}{dw} = \frac{dz}{dw} \cdot \frac{da}{dz} \cdot \frac{dC}{da} = x \cdot \sigma'(z) \cdot 2(a - y)$$

# %% tags=["nbval-check-output"]
def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2      # lesson 02's, written so that no z overflows


x, y, w = 0.8, 1, 1.5
z = w * x
a = sigmoid(z)
slope_of_sigmoid = (sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5       # still nudged
chain = x * slope_of_sigmoid * 2 * (a - y)

above, below = ((sigmoid(v * x) - y) ** 2 for v in (w + 1e-5, w - 1e-5))
nudged = (above - below) / 2e-5
print(f"chain rule {chain:.6f}, nudging the weight {nudged:.6f}")

# %%
quiz("saturated_neuron")

# %% slideshow={"slide_type": "fragment"}
from helpers.widgets.chain_rule import explore_chain

explore_chain()

# %% [markdown]
# Drag the weight far to the left. The error grows as large as it can get, and the slope dies all the same: the middle factor goes to 0, and it
# takes the whole product with it. Set the input to 0, and no weight matters.
#
# ### Your turn: the slope of the sigmoid
#
# One factor is still nudged. From $a = \dfrac{1}{1 + e^{-z}}$ school's rules give $\sigma'(z) = \dfrac{e^{-z}}{(1 + e^{-z})^2}$. Write that with $a$
# alone: no exponential is needed.

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

# %% slideshow={"slide_type": "fragment"}
figures.activations_and_slopes()

# %% [markdown]
# Keep the quarter in mind. It comes back at the end of this lesson.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where the way back begins
#
# In a network, look at one number for each neuron: how fast the cost changes with its weighted sum $z$. We call it the neuron's **error**,
#
# $$\delta = \frac{\partial C}{\partial z}$$
#
# With softmax and cross-entropy you know the errors of the outputs from lesson 03: output minus target, $a - y$. For a batch, the cost is the *average* over
# the images.
#
# ### Your turn: the errors of the outputs

# %% tags=["exercise"]
def my_output_errors(outputs, labels):
    """The slopes of the batch's average cross-entropy by every output's weighted sum z.

    outputs: softmax outputs, (n, 10). labels: integers, (n,). Returns shape (n, 10).
    """
    ### BEGIN SOLUTION
    targets = np.eye(10)[labels]
    return (outputs - targets) / len(labels)
    ### END SOLUTION


check("output_errors", my_output_errors)

# %%
hint("output_errors")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One layer
#
# Who has a neuron's error has the slopes of its weights and of its bias. Its sum is $z_j = \sum_i a_i w_{ij} + b_j$, so nudging
# $w_{ij}$ moves $z_j$ by $a_i$ times as much, and nudging $b_j$ moves it by just as much:
#
# $$\frac{\partial C}{\partial w_{ij}} = a_i\,\delta_j \qquad \frac{\partial C}{\partial b_j} = \delta_j$$
#
# where $a_i$ is activation $i$ of the layer before. (With several images, both are added up over the images.) Try it on the first layer, where the
# $a_i$ are the pixels:

# %% tags=["nbval-check-output"]
errors = by_nudging[1][0]                   # slopes of the 16 biases are the errors
products = np.outer(image[0], errors)       # every pixel times every error

print("pixel times error gives the nudged slopes:",
      np.allclose(products, by_nudging[0][0], atol=1e-8))

# %% [markdown]
# That is why you saw one digit sixteen times: each map is the *image*, times one number. And where there is no ink, the slope is 0.
#
# What is missing are the errors of the layers before. A hidden neuron reaches the cost through every neuron that it feeds.

# %%
quiz("hidden_error")

# %% [markdown]
# So the errors come back through the very weights that carried the activations forward, are added up, and then pass the slope of the neuron itself:
#
# $$\delta_i = \Big(\sum_j w_{ij}\,\delta_j\Big)\;\sigma'(z_i) = \Big(\sum_j w_{ij}\,\delta_j\Big)\;a_i (1 - a_i)$$
#
# where $j$ runs over the neurons of the layer after. All layers, all neurons, all images: three lines of NumPy.
#
# ### Your turn: one layer backwards

# %% tags=["exercise"]
def my_layer_back(errors, weights, activations):
    """From the errors of a layer: its gradients, and the errors of the layer before.

    errors (n, after): dC/dz of this layer, with the 1/n already in it.
    weights (before, after): of this layer. activations (n, before): of the layer
    before, which is sigmoid.
    Returns the weight gradient (before, after), the bias gradient (after,)
    and the errors of the layer before (n, before).
    """
    ### BEGIN SOLUTION
    weight_gradient = activations.T @ errors
    bias_gradient = errors.sum(axis=0)
    errors_before = errors @ weights.T * activations * (1 - activations)
    return weight_gradient, bias_gradient, errors_before
    ### END SOLUTION


check("layer_backward", my_layer_back)

# %%
hint("layer_backward")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The network
#
# Now the whole way: forward once, the errors of the outputs, then layer by layer back. Here it is for our image. (With one image, the slope of a
# bias *is* the error of its neuron.)

# %% slideshow={"slide_type": "fragment"}
activations = [layer[0] for layer in net.activations(image)[1:]]
_, errors = net.gradients(image, label)
figures.activations_and_errors(mnist.train_images[0], label[0], activations, errors)

# %% [markdown]
# Read the lower row from right to left. One output should have been larger, nine smaller. Every hidden neuron gets its share of that, and what
# arrives gets smaller on the way: look at the scales.
#
# ### Your turn: the whole backward pass
#
# Write it for any number of layers. Use what you have built, or write it out.

# %% tags=["exercise"]
def my_gradients(net, images, labels):
    """The gradient of the average cross-entropy, by backpropagation.

    net.weights, net.biases: lists, layer by layer. net.activations(images): a list of
    all layers' activations, images first, softmax outputs last; hidden: sigmoid.
    Returns two lists: the weight gradients and the bias gradients, first layer first.
    """
    ### BEGIN SOLUTION
    layers = net.activations(images)
    errors = my_output_errors(layers[-1], labels)
    weight_gradients, bias_gradients = [], []
    for layer in reversed(range(len(net.weights))):
        weight_gradient, bias_gradient, errors = my_layer_back(
            errors, net.weights[layer], layers[layer])
        weight_gradients.insert(0, weight_gradient)
        bias_gradients.insert(0, bias_gradient)
    return weight_gradients, bias_gradients
    ### END SOLUTION


check("backward_pass", my_gradients)

# %%
hint("backward_pass")

# %% [markdown]
# This is all there is to `net.gradients`: `Network._backward` in [helpers/network.py](../helpers/network.py) has the same loop, for all activations and costs.
# Without it, each step of a training would cost two forward passes for every single weight.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Are they the same?
#
# Backpropagation computes the gradient, and efficiently, says *Training neural networks for handwritten digit recognition* (3blue1brown). Efficient it is. How does one check that it is *right*, and how do
# you check your own? Compare with nudging. But a nudged slope is not exact either.

# %%
quiz("nudge_size")

# %%
place = np.unravel_index(np.abs(gradients[0][2]).argmax(), gradients[0][2].shape)
steps, errors = 10.0 ** -np.arange(1, 13), {}
for dtype in ("float64", "float32"):
    twin = Network([784, 16, 16, 10], dtype=dtype)          # the same start
    weights, errors[dtype] = twin.weights[2], []
    kept = weights[place]
    for step in steps:
        weights[place] = kept + step
        above = twin.cost(image, label)
        weights[place] = kept - step
        slope = (above - twin.cost(image, label)) / (2 * step)
        weights[place] = kept
        errors[dtype].append(abs(slope / gradients[0][2][place] - 1))

figures.nudge_sizes(steps, errors)

# %% [markdown]
# Large nudges feel the curve's bend. Tiny ones change the cost by less than its last digit, and what is left is rounding. float64 keeps 16 digits and float32
# only 7: that is why this lesson computes with `dtype="float64"`, although training does not need it.
#
# So two gradients are compared like this: the **largest difference** in a layer, divided by the layer's **largest slope**.

# %%
from helpers.gradients import compare

comparisons = {"nudging": compare(by_nudging, gradients, layers)}
comparisons["nudging"]

# %% [markdown]
# `compare` calls it *exact* when only rounding is left, *approximate* when at least three digits agree, and else *different*.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A number that knows where it comes from
#
# You found the formulas by thinking. Could a program find them? It can, and the idea is small: let every number remember **what it was made from**, and how fast
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
# ([helpers/autograd.py](../helpers/autograd.py) keeps this engine, with division, powers, tanh and ReLU, in fewer than 80 lines.)

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
images = normalize(mnist.train_images[:32]).astype(float)
labels = mnist.train_labels[:32]
suspect = suspicious_gradients(net, images, labels)
comparison = compare(suspect, net.gradients(images, labels))
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
# At every hidden layer the errors are multiplied by $a(1 - a)$, which is a quarter at most. Take six hidden layers of 30 neurons.

# %%
quiz("vanishing_gradient")

# %% slideshow={"slide_type": "fragment"}
images, labels = normalize(mnist.train_images), mnist.train_labels
sizes = {}
for activation in ("sigmoid", "relu"):
    deep = Network([784, 30, 30, 30, 30, 30, 30, 10], activation=activation, seed=0)
    weight_gradients, _ = deep.gradients(images[:1000], labels[:1000])
    sizes[activation] = [np.sqrt(np.mean(w**2)) for w in weight_gradients]

figures.slopes_by_layer(sizes, "Through sigmoids, the slopes fade on the way back")

# %% [markdown]
# From each hidden layer to the one before, the typical slope was multiplied by {{E11 full sigmoid_kept median}} with sigmoid neurons and by
# {{E11 full relu_kept median}} with ReLU, whose slope is 1 wherever it is active. All in all, the last layer's slopes were {{E11 full sigmoid_last_to_first}} times as large as the first layer's with
# sigmoids, {{E11 full relu_last_to_first}} times with ReLU. What does that mean for training? The next cell takes about 3 s.

# %% slideshow={"slide_type": "fragment"}
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
epochs = 1 if mnist.source == "full" else 15
for activation in ("sigmoid", "relu"):
    deep = Network([784, 30, 30, 30, 30, 30, 30, 10], activation=activation, seed=0)
    deep.train(images, labels, epochs=epochs, learning_rate=0.03)
    accuracy = deep.accuracy(test_images, test_labels)
    print(f"{activation:8s} {accuracy:.1%} of the test images")

# %% [markdown]
# The gradient is right, to the last digit. It is only so small that nothing moves. This **vanishing gradient** kept deep networks out of reach for years; ReLU, and the choice of the start
# ([lesson 06](06_training.ipynb)), are two of the ways around it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Must the start be random?
#
# In the beginning weights and biases are random, all of them, say the notes by 3blue1brown. Must they be? What would backpropagation do with a network in which everything is 0?

# %%
quiz("zero_initialisation")

# %% tags=["nbval-check-output"]
zeros = Network([784, 16, 10], activation="relu", init="zeros")
weights, biases = zeros.gradients(images[:1000], labels[:1000])
for name, slope in {"hidden weights": weights[0], "hidden biases": biases[0],
                    "output weights": weights[1], "output biases": biases[1]}.items():
    print(f"{name}: {np.count_nonzero(slope):2d} of {slope.size:6,} have a slope")

# %% [markdown]
# Read it with your formulas. The hidden activations are 0, so the output weights have no slope ($a_i\,\delta_j$). The output weights are 0, so
# no error comes back ($w_{ij}\,\delta_j$). Only the ten output biases can move.
#
# So the network learns how frequent each digit is, and answers with one and the same digit for ever. Train it:

# %%
epochs = 3 if mnist.source == "full" else 15


def from_zeros(sizes, **settings):
    zeros = Network(sizes, init="zeros", **settings)
    zeros.train(images, labels, epochs=epochs)
    print(f"{zeros.accuracy(test_images, test_labels):.1%} of the test images")
    return zeros


stuck = from_zeros([784, 16, 10], activation="relu")

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
# | backpropagation gives the right gradient | true: against TensorFlow's tape {{E6 full tape_float64 median}} of the largest slope, against nudging {{E6 full nudging_float64 median}} |
# | backpropagation is efficient | true: {{E6 full times_1 median}} times faster than nudging with one image, {{E6 full times_32 median}} times with 32 ({{E6 full times_1 range}}; {{E6 full times_32 range}}) |
# | weights and biases start at random, all of them | the weights of hidden layers must differ; biases may be 0. All zeros: ReLU {{C2 full relu}}, sigmoid {{C2 full sigmoid}} (random: {{C2 full random_weights}}); without a hidden layer zeros are fine, {{C2 full no_hidden}} |
# | slopes through six sigmoid layers | {{E11 full sigmoid_kept}} is left layer by layer; after an epoch {{E11 full sigmoid_accuracy}} read correctly, with ReLU {{E11 full relu_accuracy}} |
#
# Full MNIST, median (lowest to highest) over five seeds. On the subset: ReLU from zeros {{C2 subset relu}}, sigmoid {{C2 subset sigmoid}}, no hidden layer {{C2 subset no_hidden}}.
#
# - A slope is a product along a way and a sum over all ways.
# - Each layer needs three lines: the weights' gradient, the biases' gradient, the errors passed back.
# - A gradient that nobody has compared with nudging is a rumour.
#
# **Say it in your own words**
#
# 1. Why do we go from the outputs back, and not from the inputs forward?
# 2. Why does the backward pass need the activations of the forward pass?
# 3. Two hidden neurons start with equal weights. What would have to happen for them to become different?
#
# **To read on:** 3Blue1Brown, chapters 3 and 4 of its series on deep learning (videos). Michael Nielsen, *Neural Networks and Deep Learning*, chapter 2, for the four equations, and chapter 5
# on slopes that vanish. D. Rumelhart, G. Hinton and R. Williams, *Learning representations by back-propagating errors* (1986), is four pages long.
#
# **Next:** [lesson 06](06_training.ipynb) puts the gradient to work.
