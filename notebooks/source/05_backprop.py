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
# First you look at what one image wants of a network, without a formula. Then you follow a nudge through the smallest networks there are, with every number on them, write
# the pass that finds all 13,002 slopes at once, and hunt a bug.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** lessons [03](03_cost.ipynb) and [04](04_descent.ipynb), and the derivatives of school. **It takes** about {{minutes}} minutes of
# yours and about 20 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** have a wall with room for one small network drawn by hand, two inputs, two neurons, one output.
#
# What could one change in a network so that one output gets larger? Collect: it has three kinds of answers.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.figures import backward as figures
from helpers.network import Network
from helpers.widgets.wishes import what_it_wants, wishes

mnist = load_mnist()
young = Network([784, 16, 16, 10], seed=0)                # trained for a moment only
young.train(normalize(mnist.train_images[:4000]), mnist.train_labels[:4000], epochs=1)
few = normalize(mnist.train_images[4000 - 6:4000]), mnist.train_labels[4000 - 6:4000]

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What does one image want?
#
# Here is a network that has trained for a moment, and one image. The ten outputs should be 1 for its digit and 0 for the others. Each arrow leads from what came to what is wanted: a long arrow is a strong wish.
#
# Choose an output. There are three kinds of levers to move it: its **bias**, its **weights**, and the **activations** in front of it. Which weights does it help most to change? Those whose activation is large. And which activations? Those
# whose weight is large.

# %%
what_it_wants(young, few[0][0], few[1][0])

# %% [markdown] tags=["notes"] minutes=4
# Let the class choose an output. Compare the middle row with the squares under it: where a neuron is silent, its weight has no wish.
#
# Then *all ten together*: the neurons in front are pulled by all outputs at once.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Nobody can turn an activation: it is made by the layer before. So what an output wants of the activations is handed on, as wishes to *that* layer, and so on to the first. That is all that backpropagation does.
#
# And other images have other wishes. Here are six images, and what each wants of eight weights, all into the same output. Their **mean** is what the six want together.

# %% [markdown] tags=["notes"] minutes=1
# Let them say in their own words what is handed on.

# %% slideshow={"slide_type": "subslide"}
asked = wishes(young, *few)                               # shape (6, 16, 10): images, weights, outputs
output = int(few[1][0])
gradient = young.gradients(*few)[0][-1]                   # of the cost of the six, by backpropagation
figures.wishes_of_images(few[0], few[1], asked[:, :8, output], -gradient[:8, output], output)

# %% tags=["nbval-check-output"]
print("minus the mean of the wishes is the gradient:", np.allclose(-asked.mean(axis=0), gradient, atol=1e-6))

# %% [markdown] tags=["notes"] minutes=3
# Go along one row, then down one column. Where do the six disagree? The last row is what a step follows.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A nudge on its way
#
# How large are these wishes, exactly? Take the smallest network there is: one neuron, one input $x$, one weight $w$, no bias, and the quadratic cost.
#
# $$z = w\,x \qquad a = \sigma(z) \qquad C = (a - y)^2$$
#
# where $z$ is the weighted sum, $\sigma$ the sigmoid, $a$ the activation, $y$ what is wanted and $C$ the cost. Nudge $w$ by a tiny amount. Then $z$ moves $x$ times as far, $a$ moves $\sigma'(z)$ times as far as $z$ (the slope of the sigmoid), and
# $C$ moves $2(a - y)$ times as far as $a$. One after the other, so the factors multiply. That is the **chain rule**:
#
# $$\frac{dC}{dw} = \frac{dz}{dw} \cdot \frac{da}{dz} \cdot \frac{dC}{da} = x \cdot \sigma'(z) \cdot 2(a - y)$$

# %% [markdown] tags=["notes"] minutes=3
# A nudge of w, how far does z go, how far a, how far C? Let them say each factor before you point at it.

# %% slideshow={"slide_type": "subslide"} tags=["nbval-check-output"]
def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2      # lesson 02's, written so that no z overflows


x, y, w, nudge = 0.8, 1, 1.5, 0.001
moves = []
for v in (w, w + nudge):
    z = v * x
    moves.append(np.array([v, z, sigmoid(z), (sigmoid(z) - y) ** 2]))
for name, move in zip("wzaC", moves[1] - moves[0]):
    print(f"{name} moves by {move:+.6f}")

a = sigmoid(w * x)
print(f"x {x}, slope of the sigmoid {a * (1 - a):.3f}, 2(a - y) {2 * (a - y):.3f}: "
      f"product {x * a * (1 - a) * 2 * (a - y):.4f}")
print(f"C moves by {(moves[1] - moves[0])[3] / nudge:.4f} for each 1 of w")

# %% [markdown] tags=["notes"] minutes=2
# Divide each line by the one before: those are the three factors.

# %% slideshow={"slide_type": "subslide"}
from helpers.exercises import check, hint, quiz, reveal

quiz("saturated_neuron")

# %% [markdown] tags=["notes"] minutes=2
# Vote. The error is as large as it can be. Is the slope?

# %% slideshow={"slide_type": "fragment"}
a = sigmoid(-6 * 1)
slope = 1 * a * (1 - a) * 2 * (a - 1)
reveal("saturated_neuron", abs(slope))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote. One factor of three is nearly 0, and takes the product with it.

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.chain_rule import explore_chain

explore_chain()

# %% [markdown] tags=["notes"] minutes=3
# Drag the weight to the left, slowly: which factor dies? Then set the input to 0.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: the slope of the sigmoid
#
# From $a = \dfrac{1}{1 + e^{-z}}$ school's rules give $\sigma'(z) = \dfrac{e^{-z}}{(1 + e^{-z})^2}$. Write that with $a$
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

# %% slideshow={"slide_type": "skip"}
hint("sigmoid_slope")

# %% [markdown] tags=["notes"] minutes=3
# What goes wrong: the slope at a instead of z; the sigmoid taken twice; exponentials that overflow.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Two ways to the cost
#
# Now two inputs, two hidden neurons and one output, with every number on it. Above each neuron stands its activation, on each line its weight.

# %%
inputs = np.array([1.0, 0.5])
weights = [np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([[1.5], [-2.0]])]
biases = [np.array([-1.0, 0.5]), np.array([0.0])]
hidden = sigmoid(inputs @ weights[0] + biases[0])
out = sigmoid(hidden @ weights[1] + biases[1])
figures.small_network([inputs, hidden, out], weights, biases)

# %% [markdown] tags=["notes"] minutes=2
# Check one number together: the upper neuron's sum and what it passes on.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Call the slope of the cost by a neuron's sum its **error**, $\delta = \partial C / \partial z$. The output has $\delta = 2(a - y)\,a(1 - a)$, and 1 is wanted. A hidden neuron reaches the cost over its weight $w$ into the output, and over its own slope:
#
# $$\delta_\text{hidden} = w \, \delta_\text{output} \; a_\text{hidden} (1 - a_\text{hidden})$$
#
# ### Your turn: two errors by hand
#
# With the numbers of the picture, a pocket calculator or Python as one. Three decimals are enough.

# %% tags=["exercise"]
### BEGIN SOLUTION
delta_output = 2 * (0.524 - 1) * 0.524 * (1 - 0.524)
delta_upper = 1.5 * delta_output * 0.731 * (1 - 0.731)
delta_lower = -2 * delta_output * 0.5 * (1 - 0.5)
### END SOLUTION

check("two_errors", delta_upper, delta_lower)

# %% slideshow={"slide_type": "skip"}
hint("two_errors")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the weight of the other neuron; the slope of the output in place of the hidden neuron's; the sign of the weight -2.

# %% slideshow={"slide_type": "subslide"}
quiz("hidden_error")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Then the picture: two ways, two contributions.

# %% slideshow={"slide_type": "subslide"}
deltas = [None, None, 2 * (out - 1) * out * (1 - out)]
deltas[1] = weights[1][:, 0] * deltas[2] * hidden * (1 - hidden)
deltas[0] = weights[0] @ deltas[1]                        # an input has no bend: only the two ways, added up
figures.small_network([inputs, hidden, out], weights, biases, deltas)

# %% [markdown] tags=["notes"] minutes=1
# Follow the first input: two ways, two products.

# %% slideshow={"slide_type": "subslide"} tags=["nbval-check-output"]
above, below = (sigmoid(sigmoid((inputs + push) @ weights[0] + biases[0]) @ weights[1] + biases[1])
                for push in ([1e-5, 0], [-1e-5, 0]))
nudged = ((above - 1) ** 2 - (below - 1) ** 2)[0] / 2e-5
print(f"two ways: {weights[0][0, 0] * deltas[1][0]:+.4f} and {weights[0][0, 1] * deltas[1][1]:+.4f}, "
      f"together {deltas[0][0]:+.4f}; nudging the first input: {nudged:+.4f}")

# %% [markdown] tags=["notes"] minutes=2
# The two contributions are added, and nudging agrees.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One layer
#
# In a layer, every neuron $j$ has its error $\delta_j$. Its sum is $z_j = \sum_i a_i w_{ij} + b_j$, so nudging $w_{ij}$ moves $z_j$ by $a_i$ times as much, and nudging $b_j$ moves it by just as much. The errors go back over all ways, and are added up:
#
# $$\frac{\partial C}{\partial w_{ij}} = a_i\,\delta_j \qquad \frac{\partial C}{\partial b_j} = \delta_j \qquad \delta_i = \Big(\sum_j w_{ij}\,\delta_j\Big)\;a_i (1 - a_i)$$
#
# where $a_i$ is activation $i$ of the layer before, and $\delta_i$ its error. With several images, the gradients are added up over the images.

# %% [markdown] tags=["notes"] minutes=3
# These are the three levers of the beginning: weights by activations, bias, activations by weights.

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

# %% [markdown] tags=["notes"] minutes=5
# What goes wrong: `weights` in place of `weights.T`; the slope missing; the mean over images in place of the sum.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The network
#
# Forward once, the errors of the outputs, then layer by layer back. With softmax and cross-entropy you know the errors of the outputs (of the sums before softmax, the **logits**) from lesson 03: output minus target, $a - y$, divided by the number of images, as the cost is their average.

# %% [markdown] tags=["notes"] minutes=1
# Write the order on the board: forward, output errors, then a loop from the last layer to the first.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: the whole backward pass

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

# %% [markdown] tags=["notes"] minutes=6
# What goes wrong: the mean forgotten; the list in the order in which it was found; the slope of the wrong layer.
#
# Short of time: show the solution (key s).

# %% slideshow={"slide_type": "subslide"}
image, label = normalize(mnist.train_images[:1]).astype(float), mnist.train_labels[:1]
net = Network([784, 16, 16, 10], dtype="float64")         # untrained
activations = [layer[0] for layer in net.activations(image)[1:]]
_, errors = net.gradients(image, label)                   # with one image, the slope of a bias is its neuron's error
figures.activations_and_errors(mnist.train_images[0], label[0], activations, errors)

# %% [markdown]
# Read the lower row from right to left. One output should have been larger, nine smaller. Every hidden neuron gets its share of that, and here what
# arrives gets smaller on the way: look at the scales.

# %% [markdown] tags=["notes"] minutes=2
# From right to left. Ask where the sum over ten ways happens.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Are they the same?
#
# How does one check that such a pass is *right*? Push each weight up a little, push it down a little, and look at the cost. For all 13,002 weights and biases that takes 26,004 passes forward.

# %% [markdown] tags=["notes"] minutes=1
# How long would it take for 60,000 images?

# %% slideshow={"slide_type": "subslide"} tags=["timing"]
import time

from helpers.figures import maps
from helpers.gradients import compare, finite_differences

start = time.perf_counter()
by_nudging = finite_differences(net, image, label)        # (weights, biases)
nudging_took = time.perf_counter() - start
print(f"{net.parameter_count:,} slopes by nudging: {nudging_took:.1f} s")
maps.weight_maps(by_nudging[0][0], "The slopes of each first-layer neuron's weights")

# %% [markdown]
# Each map is the *image* times one number, $a_i\,\delta_j$ with pixels as $a_i$: 0 where there is no ink.

# %% [markdown] tags=["notes"] minutes=2
# Sixteen times the same digit. Who can say why? Pixel times error.

# %% slideshow={"slide_type": "subslide"}
quiz("backpropagation_speed")

# %% [markdown] tags=["notes"] minutes=2
# Vote. One pass forward and one back, against 26,004 forward.

# %% slideshow={"slide_type": "subslide"} tags=["timing"]
start = time.perf_counter()
for _ in range(500):
    gradients = net.gradients(image, label)               # again (weights, biases)
reveal("backpropagation_speed", nudging_took / ((time.perf_counter() - start) / 500))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
quiz("nudge_size")

# %% [markdown] tags=["notes"] minutes=2
# Vote. A slope is a limit: the smaller, the better?

# %% slideshow={"slide_type": "subslide"}
place = np.unravel_index(np.abs(gradients[0][2]).argmax(), gradients[0][2].shape)
steps, off = 10.0 ** -np.arange(1, 13), {}
for dtype in ("float64", "float32"):
    twin = Network([784, 16, 16, 10], dtype=dtype)        # the same start
    weights, off[dtype] = twin.weights[2], []
    kept = weights[place]
    for step in steps:
        weights[place] = kept + step
        above = twin.cost(image, label)
        weights[place] = kept - step
        slope = (above - twin.cost(image, label)) / (2 * step)
        weights[place] = kept
        off[dtype].append(abs(slope / gradients[0][2][place] - 1))
reveal("nudge_size", np.log10(steps[np.argmin(off["float64"])]))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.nudge_sizes(steps, off)

# %% [markdown]
# Tiny nudges change the cost by less than its last digit, and what is left is rounding: float64 keeps 16 digits, float32 only 7. And large ones? On a parabola a nudge to both sides is exact whatever its size, $(1.1^2 - 0.9^2) / 0.2 = 2$: a bend does no harm. What large nudges feel is that the
# bend itself *changes*. So two gradients are compared like this: the **largest difference** in a layer, divided by the layer's **largest slope**.

# %% [markdown] tags=["notes"] minutes=2
# Both ends of the curve lie high. Why, says the text.

# %% slideshow={"slide_type": "subslide"}
layers = ["hidden 1", "hidden 2", "output"]
compare(by_nudging, gradients, layers)

# %% [markdown]
# *Exact* means that only rounding is left, *approximate* that at least three digits agree. [An engine that finds the formulas by itself](deeper/05_an_autograd_engine.ipynb), TensorFlow's among them, slopes that vanish and starts from zero are in an optional lesson.

# %% [markdown] tags=["notes"] minutes=1
# A gradient that nobody has compared with nudging is not to be trusted. That is why the next section exists.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Find the bug
#
# A wrong backward pass need not crash. It computes something, the network even learns a little. The lines in this
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

# %% [markdown] tags=["notes"] minutes=2
# A minute of reading in pairs, without a word from you.

# %% slideshow={"slide_type": "subslide"}
images = normalize(mnist.train_images[:32]).astype(float)
labels = mnist.train_labels[:32]
suspect = suspicious_gradients(net, images, labels)
comparison = compare(suspect, net.gradients(images, labels))
figures.gradient_comparison({"suspicious": comparison}, "Which layers suffer?")

# %% [markdown] tags=["notes"] minutes=1
# From the outputs back: which is the first layer that turns orange?

# %% [markdown] slideshow={"slide_type": "subslide"}
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

# %% slideshow={"slide_type": "skip"}
hint("planted_bug")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: to name the layer where it shows most, and not the first one on the way back.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what one reads | what was measured |
# |---|---|
# | backpropagation gives the right gradient | {{E6 verdict}}: against TensorFlow's tape {{E6 full tape_float64 median}} of the largest slope ({{E6 full tape_float32 median}} in float32), against nudging {{E6 full nudging_float64 median}} |
# | backpropagation is efficient | {{E6 verdict}}: {{E6 full times_1 median}} times faster than nudging with one image, {{E6 full times_32 median}} times with 32 ({{E6 full times_1 range}}; {{E6 full times_32 range}}) |
#
# Full MNIST, median (lowest to highest) over five seeds.

# %% [markdown] tags=["notes"] minutes=2
# A slope is a product along a way and a sum over all ways. Let somebody show it at the small network.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Say it in your own words**
#
# 1. Why do we go from the outputs back, and not from the inputs forward?
# 2. Why does the backward pass need the activations of the forward pass?
# 3. An output should be larger. Which of its weights does it help most to change?

# %% [markdown] tags=["notes"] minutes=3
# In pairs, one question each.

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** 3Blue1Brown, chapters 3 and 4 of its series on deep learning (videos). Michael Nielsen, *Neural Networks and Deep Learning*, chapter 2, for the four equations.
# D. Rumelhart, G. Hinton and R. Williams, *Learning representations by back-propagating errors* (1986), is four pages long.
#
# **Next:** [lesson 06](06_training.ipynb) puts the gradient to work.
