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
# A network of 13,002 numbers has 13,002 slopes. First you see, without a formula, what one image wants of the network. Then you follow a nudge from a weight to
# the cost, find the slopes of a tiny network by hand, and write the pass that finds all of them at once, for any network.
#
# **You need** lessons [03](03_cost.ipynb) and [04](04_descent.ipynb). **It takes** about {{minutes}} minutes of
# yours and about 20 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** nothing.
#
# Ask what lesson 04 left open: where did the gradient come from? Say that it comes without a formula first.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.network import Network

mnist = load_mnist()
images, labels = normalize(mnist.train_images[:4000]).astype(float), mnist.train_labels[:4000].astype(int)

net = Network([784, 16, 16, 10], dtype="float64")           # sigmoid neurons
net.train(images, labels, epochs=2)                         # a little, so that it is often unsure
unsure = np.flatnonzero(net.predict_proba(images[:200])[np.arange(200), labels[:200]] < 0.3)
image, label = images[unsure[:1]], labels[unsure[:1]]       # one image, shapes (1, 784) and (1,)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What does one image want?
#
# Here is an image, with the ten outputs of a network that has trained only a little and is unsure about it. Each arrow shows what the image wants of an output: up to 1 for its own digit,
# down to 0 for the nine others. An arrow is as long as the output is off, $|a - y|$, with $a$ what came and $y$ what was wanted. Click an output.

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.wishes import explore_wishes

explore_wishes(net, image[0], label[0])

# %% [markdown] tags=["notes"] minutes=5
# Ask before you click: which outputs should grow, which should shrink, and how long must the arrows be?
#
# Then click the right digit, and let them say which neuron it would like to have more of. Last, *All ten together*: this sum is what travels back.

# %% [markdown] slideshow={"slide_type": "subslide"}
# There are three **levers** that move an output, and the image has a wish for each:
#
# 1. **its bias**,
# 2. **its weights**: a weight counts as much as the activation that it carries, so the wish for it is in proportion to that activation;
# 3. **the activations before**: an activation counts as much as the weight that carries it.
#
# Nobody can set an activation. It is made by the layer before, and so the wish for it is handed on, one layer back. Click *All ten together* to see what is handed on.

# %% [markdown] tags=["notes"] minutes=2
# Point at a neuron whose activation is near 0: its weight is hardly asked to move.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Six images, six wishes
#
# Other images want other things. Here are six images, and what each wants of eight of the weights into the output for 3. What is done in the end? The mean.

# %% slideshow={"slide_type": "subslide"}
from helpers.figures import backward as figures
from helpers.widgets.wishes import wishes

six = [np.flatnonzero(labels == digit)[place] for digit, place in [(3, 0), (5, 0), (8, 0), (3, 1), (9, 0), (2, 0)]]
table = np.array([wishes(net, images[i], labels[i]).weights[:8, 3] for i in six])
figures.wishes_and_mean(table, labels[six], [str(number) for number in range(1, 9)])

# %% [markdown] tags=["notes"] minutes=1
# Cover the last row and ask for its signs. Only the two images of a 3 want more of these weights.

# %% tags=["nbval-check-output"] slideshow={"slide_type": "subslide"}
gradient = net.gradients(images[six], labels[six])[0][-1][:8, 3]
print("mean of the wishes, with a minus, is the gradient:",
      np.allclose(-table.mean(axis=0), gradient, rtol=1e-10))

# %% [markdown] tags=["notes"] minutes=3
# The gradient points uphill, the wishes downhill: hence the minus.

# %% [markdown]
# So you have seen a gradient: **the mean of what the images want, with a minus**, because it points to where the cost grows.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The slow way
#
# How could one check such a slope, or find it without any thought? Push the weight up a little, push it down a little, and look at the cost.

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


slope = slope_by_nudging(net.weights[2], (0, 3))
print(f"slope by nudging {slope:.6f}, the wish {wishes(net, image, label[0]).weights[0, 3]:.6f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# That took two forward passes. For all 13,002 weights and biases it takes 26,004. `net.gradients` gives the same slopes by **backpropagation**.

# %%
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("backpropagation_speed")

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# `finite_differences` nudges every weight and bias as you have just seen. The next cell takes about 2 s.

# %% tags=["timing"] slideshow={"slide_type": "subslide"}
import time

from helpers.gradients import compare, finite_differences

start = time.perf_counter()
by_nudging = finite_differences(net, image, label)          # (weights, biases)
slow = time.perf_counter() - start

start = time.perf_counter()
for _ in range(500):
    gradients = net.gradients(image, label)                 # again (weights, biases)
fast = (time.perf_counter() - start) / 500
reveal("backpropagation_speed", slow / fast)

# %% [markdown] tags=["notes"] minutes=4
# Vote first. Then: 26,004 passes against one forward and one back. How can one pass know all slopes?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How does a nudge travel?
#
# Take the smallest network there is: one neuron, one input $x$, one weight $w$, no bias, and the quadratic cost.
#
# $$z = w\,x \qquad a = \sigma(z) \qquad C = (a - y)^2$$
#
# Here $z$ is the weighted sum, $\sigma$ the sigmoid, $a$ the activation, $y$ what is wanted and $C$ the cost. Drag the weight, and see how long its nudge is at each number. Make the
# nudge small: what do the ratios become?

# %% slideshow={"slide_type": "fragment"}
from helpers.widgets.chain_rule import explore_chain

explore_chain()

# %% [markdown] tags=["notes"] minutes=5
# Let somebody say the lengths aloud, line by line. Nudge 0.5 first, where ratios and slopes differ, then 0.01.
#
# Then two neurons in a row: two lines more, two factors more.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Each ratio comes near a **slope**: $z$ moves $x$ times as far as $w$. $a$ moves $\sigma'(z) = a(1-a)$ times as far as $z$ (the slope of the sigmoid; the cell below nudges it).
# $C$ moves $2(a - y)$ times as far as $a$. One after the other, so the factors multiply. That is the **chain rule**:
#
# $$\frac{dC}{dw} = \frac{dz}{dw} \cdot \frac{da}{dz} \cdot \frac{dC}{da} = x \cdot a(1-a) \cdot 2(a - y)$$
#
# With two neurons in a row there are two factors more, and that is all.

# %% tags=["nbval-check-output"] slideshow={"slide_type": "fragment"}
def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2      # lesson 02's, written so that no z overflows


def cost_of(w, x, y):
    return (sigmoid(w * x) - y) ** 2


x, y, w = 0.8, 1, 1.5
a = sigmoid(w * x)
chain = x * a * (1 - a) * 2 * (a - y)
nudged = (cost_of(w + 1e-5, x, y) - cost_of(w - 1e-5, x, y)) / 2e-5
bent = (sigmoid(w * x + 1e-5) - sigmoid(w * x - 1e-5)) / 2e-5
print(f"slope of the sigmoid {a * (1 - a):.6f}, nudging z {bent:.6f}")
print(f"chain rule {chain:.6f}, nudging the weight {nudged:.6f}")

# %% slideshow={"slide_type": "subslide"}
quiz("saturated_neuron")

# %% slideshow={"slide_type": "subslide"}
nudged = (cost_of(-6 + 1e-5, 1, 1) - cost_of(-6 - 1e-5, 1, 1)) / 2e-5
reveal("saturated_neuron", abs(nudged))

# %% [markdown] tags=["notes"] minutes=3
# Go back to the widget and drag the weight to the far left: the line of a shows why.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Two ways to the cost
#
# Now two inputs, two hidden neurons and one output, with every number on it. The output is a sigmoid with cross-entropy, and 1 is wanted.

# %% slideshow={"slide_type": "subslide"}
tiny = Network([2, 2, 1], output="sigmoid", dtype="float64")
tiny.weights = [np.array([[2.0, 1.0], [1.0, -1.0]]), np.array([[1.0], [-2.0]])]
tiny.biases = [np.array([np.log(4) - 2.5, -0.5]), np.array([np.log(1.5) + 0.2])]
two_inputs, wanted = np.array([[1.0, 0.5]]), np.array([0])      # output 0, the only one, is to be 1
layers = [layer[0] for layer in tiny.activations(two_inputs)]
figures.two_two_one(layers, tiny.weights)

# %% slideshow={"slide_type": "subslide"}
quiz("hidden_error")

# %% [markdown] slideshow={"slide_type": "subslide"}
# For each neuron, look at how fast the cost changes with its weighted sum. We call it the neuron's **error**, "delta",
#
# $$\delta = \frac{\partial C}{\partial z}$$
#
# A nudge of a bias moves $z$ by just as much, so $\delta$ is the slope of the bias, too. At the output, 1 is wanted, and the cost is $C = -\ln a$. The slope of $-\ln a$ is $-1/a$, and the chain rule
# gives $\delta = -\frac{1}{a} \cdot a(1-a) = a - 1$: what came minus what was wanted, as for softmax in lesson 03. A hidden neuron $i$ hears of it through its weight $w_i$, and then comes its own slope: $\delta_i = w_i\,\delta\;a_i(1 - a_i)$.
#
# ### Your turn: two deltas by hand
#
# Find the errors of the two hidden neurons, the upper one first. The numbers are in the picture.

# %% tags=["exercise"]
### BEGIN SOLUTION
delta = 0.6 - 1
delta_1 = 1 * delta * 0.8 * (1 - 0.8)
delta_2 = -2 * delta * 0.5 * (1 - 0.5)
### END SOLUTION

check("two_deltas", delta_1, delta_2)

# %% slideshow={"slide_type": "skip"}
hint("two_deltas")

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.stepper import step_through

step_through(tiny, two_inputs[0], 0, names=["x₁", "x₂"])

# %% [markdown] slideshow={"slide_type": "subslide"}
# And the first input? Both ways back lead to it, one over each hidden neuron. **Along a way one multiplies, and the ways are added.**

# %% tags=["nbval-check-output"]
_, errors = tiny.gradients(two_inputs, wanted)      # of one image, a bias's slope is its neuron's error
upper, lower = tiny.weights[0][0] * errors[0]
push = np.array([[1e-5, 0]])
nudged = (tiny.cost(two_inputs + push, wanted) - tiny.cost(two_inputs - push, wanted)) / 2e-5
print(f"upper way {upper:.3f}, lower way {lower:.3f}, together {upper + lower:.3f}")
print(f"nudging the first input: {nudged:.3f}")

# %% [markdown] tags=["notes"] minutes=8
# Follow the thick lines with a finger, forwards and then back. Do the upper delta together, let them do the lower one, whose weight is negative.
#
# - What goes wrong: the neuron's own slope is forgotten, or the sign of the second weight.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where the way back begins
#
# With ten outputs, softmax and cross-entropy there are ten errors, one for each sum before softmax (a **logit**): output minus target, $a - y$. They are the arrows of the beginning, with a minus. For a batch, the cost is the *average*
# over the images.
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

# %% slideshow={"slide_type": "skip"}
hint("output_errors")

# %% [markdown] tags=["notes"] minutes=4
# Three minutes. What goes wrong: no division by the number of images, or target minus output.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One layer
#
# Who has a neuron's error has the slopes of its weights and of its bias. Its sum is $z_j = \sum_i a_i w_{ij} + b_j$, so a nudge of
# $w_{ij}$ moves $z_j$ by $a_i$ times as much, and a nudge of $b_j$ moves it by just as much:
#
# $$\frac{\partial C}{\partial w_{ij}} = a_i\,\delta_j \qquad \frac{\partial C}{\partial b_j} = \delta_j$$
#
# where $a_i$ is activation $i$ of the layer before. (With several images, both are added up over the images.) In the first layer the $a_i$ are the pixels:

# %% slideshow={"slide_type": "subslide"}
from helpers.figures import maps

products = np.outer(image[0], by_nudging[1][0])     # every pixel times every neuron's error
print("pixel times error gives the nudged slopes:", np.allclose(products, by_nudging[0][0], atol=1e-8))
maps.weight_maps(by_nudging[0][0], "The slopes of each first-layer neuron's weights")

# %% [markdown] slideshow={"slide_type": "skip"}
# Red: more of this weight costs more. Blue: more of it costs less. Each map is the *image*, times one number; where there is no ink, the slope is 0.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Now one layer back. A hidden neuron reaches the cost through every neuron that it feeds: multiply along each way, add the ways, and then comes the slope of the neuron itself.
#
# $$\delta_i = \Big(\sum_j w_{ij}\,\delta_j\Big)\;a_i (1 - a_i)$$
#
# where $j$ runs over the neurons of the layer after. All neurons, all images: three lines of NumPy.

# %% [markdown] tags=["notes"] minutes=2
# Write the three shapes on the board: they tell which matrix is transposed.

# %% [markdown] slideshow={"slide_type": "subslide"}
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

# %% slideshow={"slide_type": "skip"}
hint("layer_backward")

# %% [markdown] tags=["notes"] minutes=7
# Four minutes. What goes wrong: `weights` in place of `weights.T`; the slope forgotten; a mean in place of the sum.
#
# Short of time: show the solution (key s), and let them name the three shapes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The network
#
# Now the whole way: forward once, the errors of the outputs, then layer by layer back. Read the lower row from right to left: one output should have been larger, nine smaller, and every hidden neuron
# gets its share of that.

# %% slideshow={"slide_type": "fragment"}
activations = [layer[0] for layer in net.activations(image)[1:]]
_, errors = net.gradients(image, label)
figures.activations_and_errors(mnist.train_images[unsure[0]], label[0], activations, errors)

# %% [markdown] slideshow={"slide_type": "subslide"}
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
    errors = (layers[-1] - np.eye(layers[-1].shape[1])[labels]) / len(labels)
    weight_gradients, bias_gradients = [], []
    for layer in reversed(range(len(net.weights))):
        before = layers[layer]
        weight_gradients.insert(0, before.T @ errors)
        bias_gradients.insert(0, errors.sum(axis=0))
        errors = errors @ net.weights[layer].T * before * (1 - before)
    return weight_gradients, bias_gradients
    ### END SOLUTION


check("backward_pass", my_gradients)

# %% slideshow={"slide_type": "skip"}
hint("backward_pass")

# %% [markdown] slideshow={"slide_type": "skip"}
# This is all there is to `net.gradients`: `Network._backward` in [helpers/network.py](../helpers/network.py) has the same loop, for all activations and costs.

# %% [markdown] tags=["notes"] minutes=8
# Five minutes. What goes wrong: the lists are in the wrong order, or errors are passed back before the gradients are taken.

# %% slideshow={"slide_type": "subslide"}
step_through(net, image[0], label[0])               # layer by layer; hand over a network of your own as well

# %% [markdown] tags=["notes"] minutes=2
# Step through it together: what grows on the way back, what gets smaller?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is it right?
#
# A wrong backward pass seldom crashes: it computes something. So compare with nudging. But a nudged slope is not exact either.

# %%
quiz("nudge_size")

# %% slideshow={"slide_type": "subslide"}
place = np.unravel_index(np.abs(gradients[0][2]).argmax(), gradients[0][2].shape)
steps, off = 10.0 ** -np.arange(1, 13), {}
for dtype in ("float64", "float32"):
    twin = Network([784, 16, 16, 10], dtype=dtype)          # the same weights and biases
    twin.weights = [array.astype(dtype) for array in net.weights]
    twin.biases = [array.astype(dtype) for array in net.biases]
    weights, off[dtype] = twin.weights[2], []
    kept = weights[place]
    for step in steps:
        weights[place] = kept + step
        above = twin.cost(image, label)
        weights[place] = kept - step
        slope = (above - twin.cost(image, label)) / (2 * step)
        weights[place] = kept
        off[dtype].append(abs(slope / gradients[0][2][place] - 1))

reveal("nudge_size", -np.log10(steps[np.argmin(off["float64"])]))

# %% slideshow={"slide_type": "subslide"}
figures.nudge_sizes(steps, off)

# %% tags=["nbval-check-output"] slideshow={"slide_type": "skip"}
for name, curve, slope in (("x^2", lambda x: x**2, 2), ("x^3", lambda x: x**3, 3)):
    for step in (1, 0.1):
        print(f"{name} at 1, nudged by {step}: off by {(curve(1 + step) - curve(1 - step)) / (2 * step) - slope:.4f}")

# %% [markdown] slideshow={"slide_type": "skip"}
# Up and down together are exact on a parabola, however large the nudge: its bend is the same everywhere. Where the bend itself changes, as on $x^3$, a large nudge is off. A tiny one changes the
# cost by less than its last digit, and what is left is rounding. float64 keeps 16 digits and float32 only 7: that is why this lesson computes with `dtype="float64"`, although training does not need it.

# %% [markdown] slideshow={"slide_type": "subslide"}
# So two gradients are compared like this: the **largest difference** in a layer, divided by the layer's **largest slope**. `compare` calls it *exact* when only rounding is left, *approximate* when at
# least three digits agree, and else *different*. Here is `net.gradients` against all 13,002 nudges:

# %% slideshow={"slide_type": "fragment"}
figures.gradient_comparison({"nudging": compare(by_nudging, gradients, ["hidden 1", "hidden 2", "output"])},
                            "Nudging agrees, layer by layer")

# %% [markdown] tags=["notes"] minutes=5
# Vote. Then ask why the smallest nudge is not the best: what is 1 plus a millionth of a millionth, in seven digits?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | verdict | what was measured |
# |---|---|---|
# | backpropagation finds the gradient, and efficiently | {{E6 verdict}} | {{E6 full times_1}} times faster than nudging with one image, {{E6 full times_32}} times with 32; off by {{E6 full nudging_float64}} of the largest slope |
#
# Median (lowest to highest) over five networks, on the full MNIST.
#
# A slope is a product along a way and a sum over all ways. Each layer needs three lines: the weights' gradient, the biases' gradient, the errors passed back.
#
# [An autograd engine](deeper/05_an_autograd_engine.ipynb), an optional lesson, lets numbers find their slopes by themselves, and shows what becomes of slopes on a long way back.

# %% [markdown] tags=["notes"] minutes=2
# End with the first widget again: which of its three levers is which of the three lines?

# %% slideshow={"slide_type": "skip"}
own_words("why_backwards", "what_the_way_back_needs")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** 3Blue1Brown, chapters 3 and 4 of its series on deep learning (videos). Michael Nielsen, *Neural Networks and Deep Learning*, chapter 2, for the four equations.
# D. Rumelhart, G. Hinton and R. Williams, *Learning representations by back-propagating errors* (1986), is four pages long.
#
# **Next:** [lesson 06](06_training.ipynb) puts the gradient to work.
