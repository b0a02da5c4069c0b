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
# # 03 · Cost functions
#
# **The question: how wrong is the network, as one number?**
#
# You put a price on every answer, in two ways, and average it over all images. Then you push single weights by a millionth and see why a
# network is trained on such a price, and never on its accuracy. At the end the two part ways.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** [lesson 02](02_neurons.ipynb) and the derivative of $x^2$. **It takes** about {{minutes}} minutes of yours and
# about 15 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** nothing but a look at the derivative of a square, if your class has not met it.
#
# How would *you* say in one number how wrong ten answers are? Collect two ideas and leave them standing.

# %% [markdown] slideshow={"slide_type": "subslide"}
# First a network to judge: the textbook's, with sigmoid neurons everywhere, the ten outputs included. Each output lies between 0 and 1 by
# itself; the ten need not add up to 1. It has trained for a moment only.

# %%
from helpers.data import load_mnist, normalize
from helpers.network import Network

mnist = load_mnist()
net = Network([784, 16, 16, 10], output="sigmoid", cost="quadratic", dtype="float64")
net.train(normalize(mnist.train_images[:4000]), mnist.train_labels[:4000],
          epochs=5, batch_size=10, learning_rate=1.5, momentum=0, decay="linear")

every = len(mnist.test_labels) // 1000                 # spread over the set: its first half is harder
images, labels = normalize(mnist.test_images[::every]).astype(float), mnist.test_labels[::every]
print(f"{net.accuracy(images, labels):.1%} of 1,000 new images read correctly")

# %% slideshow={"slide_type": "subslide"}
import numpy as np

from helpers.figures import costs as figures

outputs = net.predict_proba(images)
i = np.flatnonzero(outputs.argmax(axis=1) != labels)[0]      # the first one that it misreads
figures.output_and_target(mnist.test_images[i], labels[i], outputs[i])

# %% [markdown] tags=["notes"] minutes=2
# Read the picture together: blue came, orange was wanted. Ask how wrong this answer is on a scale of their own.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How far off is one answer?
#
# Wanted was a 1 for the right digit and a 0 for the nine others. The answer is wrong. But *how* wrong?

# %%
from helpers.exercises import check, hint, quiz, reveal

quiz("same_answer_two_costs")

# %% [markdown] slideshow={"slide_type": "fragment"}
# So we do not ask whether the answer is right. We measure how far the ten numbers are from the ten wanted ones, output by output:
#
# $$C = \sum_{k=0}^{9} (a_k - y_k)^2$$
#
# where $a_k$ is output $k$ (`output[k]`), $y_k$ what was wanted there (`target[k]`), and $C$ the **quadratic cost** of this image. The squares
# are the bars on the right of the picture.

# %% [markdown] tags=["notes"] minutes=3
# Ask for reasons before anybody clicks. Then press for the formula, and point at one bar of the picture before for one term of the sum.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: the cost of one image

# %% tags=["exercise"]
def my_cost(output, target):
    """The quadratic cost of one image.

    output, target: floats, both of the shape (10,). Returns one float.
    """
    ### BEGIN SOLUTION
    return float(np.sum((output - target) ** 2))
    ### END SOLUTION


check("squared_error", my_cost)

# %% slideshow={"slide_type": "skip"}
hint("squared_error")

# %% [markdown] tags=["notes"] minutes=5
# Three minutes.
#
# - What goes wrong: the average in place of the sum (a tenth of it), no square, the errors added up before they are squared.
# - Somebody puts a half in front. Some books do; the check says so.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Is a cost of 1 much or little? Here are five simple answers to an image of a 3, and their prices.

# %% tags=["nbval-check-output"]
three, eight = np.eye(10)[3], np.eye(10)[8]

for words, answer in {"perfect": three, "sure of an 8": eight, "a half everywhere": np.full(10, 0.5),
                      "0 everywhere": np.zeros(10), "a tenth everywhere": np.full(10, 0.1)}.items():
    print(f"{words:20s} costs {np.sum((answer - three) ** 2):.1f}")

# %% [markdown]
# Keep the last two in mind. To say nothing at all costs 1, and to call every digit equally likely costs 0.9. A network whose average cost
# is 0.9 has learnt nothing yet but to keep quiet.

# %% [markdown] tags=["notes"] minutes=2
# Let them guess each price before you point at it. To keep quiet costs less than to be sure and wrong.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How wrong is it on all images?
#
# One number for the whole network: the **average** of the costs of all training images,
#
# $$\bar C = \frac{1}{n} \sum_{i=1}^{n} C_i$$
#
# where $n$ is the number of images and $C_i$ the cost of image $i$. It is a number made from 13,002 others: change any weight or bias, and
# $\bar C$ is another. What is it before any training?

# %%
quiz("untrained_cost")

# %% [markdown] tags=["notes"] minutes=3
# Vote, and ask how one could work it out: what do ten outputs of one half cost?

# %% slideshow={"slide_type": "subslide"}
training_images, training_labels = normalize(mnist.train_images), mnist.train_labels

textbook = Network([784, 16, 16, 10], output="sigmoid", cost="quadratic")
untrained = textbook.cost(training_images, training_labels)
print(f"average cost of the untrained network: {untrained:.2f}")
reveal("untrained_cost", untrained)

# %% [markdown]
# Now train it. The next cell takes about 4 s.

# %% slideshow={"slide_type": "subslide"}
from helpers.network import show_progress

textbook.train(training_images, training_labels, epochs=6 if mnist.source == "full" else 20,
               batch_size=10, learning_rate=1.5, momentum=0, decay="linear", on_epoch=show_progress)
print(f"average cost now: {textbook.cost(training_images, training_labels):.3f}")

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote: the sum in the text explains it. Then the training, which has run already.

# %% [markdown] slideshow={"slide_type": "subslide"}
# An average hides how it is made up. How are the prices of single images spread?

# %%
outputs = textbook.predict_proba(training_images)
paid = ((outputs - np.eye(10)[training_labels]) ** 2).sum(axis=1)
figures.lowest_and_highest_costs(mnist.train_images, training_labels, outputs, paid)

# %% [markdown]
# A few images make up nearly all of the cost. Remember those: the network is sure of them, and wrong.

# %% [markdown] tags=["notes"] minutes=2
# Ask which of the two rows the network should worry about. Nearly all of the cost comes from a few images.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: the average cost
#
# Now for a whole batch: a row of ten outputs and a row of ten targets for each image.

# %% tags=["exercise"]
def my_average_cost(outputs, targets):
    """The quadratic cost, averaged over the images.

    outputs, targets: floats, both of the shape (n, 10). Returns one float.
    """
    ### BEGIN SOLUTION
    return float(((outputs - targets) ** 2).sum(axis=1).mean())
    ### END SOLUTION


check("average_cost", my_average_cost)

# %% slideshow={"slide_type": "skip"}
hint("average_cost")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: averaging over the ten outputs too. Add up within an image, average over the images.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Why not simply count the mistakes?
#
# A network looks at its accuracy after every batch, and adjusts by it: so says Colin Jaffe (*Neural Network Training
# Process for Digit Recognition*, 2026). It sounds natural, as accuracy is what we want in the end.
#
# Push one single weight of the network at the top of the page up by a millionth, and look at two numbers: the share of the 1,000 images that it reads
# correctly, and their average cost.

# %%
quiz("cost_or_accuracy")

# %% [markdown] tags=["notes"] minutes=3
# This is the heart of the lesson. Let two people argue for accuracy before the vote.

# %% [markdown] slideshow={"slide_type": "subslide"} tags=["before"]
# We do it with 200 weights of the first layer, one after the other, each put back before the next. (Weights behind pixels that never have ink are left out:
# `net.gradients`, which you build in lesson 05, tells which.)

# %%
slopes = net.gradients(images, labels)[0][0].ravel()
live = np.flatnonzero(np.abs(slopes) > 1e-8)
chosen = np.random.default_rng(0).choice(live, size=200, replace=False)


def moved(measure, size):
    """In how many of the 200 pushes the number that `measure` returns becomes another one."""
    before, weights, count = measure(), net.weights[0], 0
    for place in chosen:
        kept = weights.flat[place]
        weights.flat[place] = kept + size
        count += measure() != before
        weights.flat[place] = kept
    return count

# %% [markdown] tags=["notes"] minutes=2
# Only the last function matters: push, look, put back. Skip the rest of the code.

# %% slideshow={"slide_type": "subslide"}
def accuracy():
    return net.accuracy(images, labels)


def cost():
    return net.cost(images, labels)


of_accuracy, of_cost = moved(accuracy, 1e-6), moved(cost, 1e-6)
print("pushes by a millionth that moved the accuracy:", of_accuracy, "of 200")
print("pushes by a millionth that moved the cost:    ", of_cost, "of 200")
reveal("cost_or_accuracy", of_accuracy / 200, of_cost / 200)

# %% [markdown] slideshow={"slide_type": "skip"}
# (This network computes with 16 digits, `dtype="float64"`: with the 7 of float32 a millionth can drown in rounding.)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Is a millionth too small for the accuracy? Push harder.

# %%
for size in (0.001, 0.1):
    print(f"pushes by {size}: the accuracy moved in {moved(accuracy, size):3d} of 200, "
          f"the cost in {moved(cost, size):3d}")

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. A millionth is too small for the accuracy: so push harder, and look again.

# %% [markdown]
# With pushes a hundred thousand times larger the accuracy moves now and then. Look at it from further away: here one weight goes from 2 below where it stood to 2
# above, for 200 of the images.

# %% slideshow={"slide_type": "subslide"}
place = np.abs(slopes).argmax()                    # the weight on which the cost depends most
pushes, kept = np.linspace(-2, 2, 401), net.weights[0].flat[place]
accuracies, costs = [], []
for push in pushes:
    net.weights[0].flat[place] = kept + push
    accuracies.append(net.accuracy(images[:200], labels[:200]))
    costs.append(net.cost(images[:200], labels[:200]))
net.weights[0].flat[place] = kept

figures.accuracy_and_cost_by_push(pushes, np.array(accuracies), np.array(costs))

# %% [markdown] tags=["notes"] minutes=1
# Ask before it: what will the accuracy look like along the way? Stairs.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The accuracy changes only when some image tips over, from wrong to right or back, and between two such points it is flat. On a flat floor nobody can tell which
# way is up. The cost answers to the smallest push, and the sign of its answer says which way is better. That is what a cost is for. **It has to say which way to turn each weight.**

# %% [markdown] tags=["notes"] minutes=2
# On a flat floor nobody can tell which way is up. The sentence in bold is the one to take home.
#
# Short of time: go on to *Sure and wrong* after this slide.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Why graded neurons?
#
# The cost has to be smooth, and for that the neurons are graded, and not just on or off (*Training neural networks for handwritten digit recognition*,
# 3blue1brown). Try the others: a **step neuron** gives 1 if its weighted sum plus bias is above 0, and else 0. The
# network keeps all its weights. Only the neurons jump.

# %% [markdown] tags=["notes"] minutes=2
# A step neuron is what many people draw when they are asked for a neuron. What would it do to the curve?

# %%
targets = np.eye(10)[labels]


def step_cost():
    """The quadratic cost of the same network, with step neurons in place of sigmoid ones."""
    layer = images
    for weights, biases in zip(net.weights, net.biases, strict=True):
        layer = (layer @ weights + biases > 0).astype(float)
    return ((layer - targets) ** 2).sum(axis=1).mean()


print(f"cost with step neurons {step_cost():.2f}, with sigmoid neurons {cost():.2f}")

# %% slideshow={"slide_type": "subslide"}
quiz("step_activation")

# %% slideshow={"slide_type": "fragment"}
of_steps = moved(step_cost, 1e-6)
print("sigmoid neurons, the cost moved:", moved(cost, 1e-6), "of 200")
print("step neurons, the cost moved:   ", of_steps, "of 200")
reveal("step_activation", of_steps / 200)

# %% [markdown] tags=["notes"] minutes=2
# Vote, then press for the counts.

# %% slideshow={"slide_type": "subslide"}
smooth, jumps = [], []
for push in pushes:
    net.weights[0].flat[place] = kept + push
    smooth.append(cost())
    jumps.append(step_cost())
net.weights[0].flat[place] = kept

figures.smooth_and_step(pushes, np.array(smooth), np.array(jumps))

# %% [markdown] tags=["notes"] minutes=1
# Ask before it: what will the curve of the step neurons look like? Then go over the stairs with your finger.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The text is right. With outputs that are 0 or 1, the squared error only counts wrong outputs, and what counts moves in jumps. A cost says which way is better only if
# everything on the way to it answers to small pushes: the neurons too.

# %% [markdown] tags=["notes"] minutes=2
# A cost can only point downhill if everything on the way to it answers to small pushes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Sure and wrong: what should it cost?
#
# From here on the outputs come from softmax: ten numbers that add up to 1.

# %%
quiz("confident_error_costs")

# %% [markdown] tags=["notes"] minutes=2
# Vote. The right digit gets less and less: should that cost more and more?

# %% slideshow={"slide_type": "subslide"}
def sure_and_wrong(right):
    """The quadratic cost where the right digit gets `right`, and one wrong digit the rest."""
    return (right - 1) ** 2 + ((1 - right) - 0) ** 2


for right in (0.01, 0.000001):
    print(f"the right digit gets {right:f}: quadratic cost {sure_and_wrong(right):.3f}")
reveal("confident_error_costs", sure_and_wrong(0.000001) / sure_and_wrong(0.01))

# %% [markdown] tags=["notes"] minutes=1
# To be wrong ten thousand times more firmly costs next to nothing more.

# %% [markdown] slideshow={"slide_type": "subslide"}
# We want a price that goes on rising. Here is an everyday one: **surprise**. A forecast promises rain with 99 %, and it rains: nobody is surprised. It promised
# 1 %, and it rains: you are. And two such surprises in a row should count twice, although the chance of both is the *product* of the two, 0.01 · 0.01.
# A number that turns products into sums is the logarithm:

# %% tags=["nbval-check-output"]
for chance in (0.99, 0.5, 0.1, 0.01, 0.01 * 0.01):
    print(f"it came, with a chance of {chance:<6g} the surprise is {-np.log(chance):.2f}")

# %% [markdown] slideshow={"slide_type": "fragment"}
# Take the network's output for the right digit as the chance that it gave to the truth, and you have **cross-entropy**, the surprise at the right answer:
#
# $$C = -\ln a_r$$
#
# where $r$ is the right digit, $a_r$ the output for it and $\ln$ the natural logarithm (`np.log`). The nine other outputs do not count.

# %% [markdown] tags=["notes"] minutes=3
# Ask for a number before the rows come: how surprised would you be, from 0 to 10? The last row is twice the one above it.

# %% slideshow={"slide_type": "subslide"}
figures.cost_curves()

# %% [markdown] tags=["notes"] minutes=2
# One curve ends, the other does not. Ask who would rather pay which, and when.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Drag the bar of the 3, and see what both costs say. Then share the rest evenly among the nine others, or give it to the 8: which of the two costs notices?

# %%
from helpers.widgets.cost_of_one import explore_cost

explore_cost()

# %% [markdown] tags=["notes"] minutes=4
# Drag the bar of the 3 down slowly. Then share the rest out in two ways: which cost notices?
#
# Let somebody from the room say where to drag.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: cross-entropy
#
# Average the surprise $-\ln a_r$ over the images of a batch. An output can come out as exactly 0, and 0 has no logarithm: use `1e-12` in place of
# anything smaller.

# %% tags=["exercise"]
def my_cross_entropy(outputs, labels):
    """Minus the logarithm of the output for the right digit, averaged over the images.

    outputs: softmax outputs, shape (n, 10). labels: integers, shape (n,). Returns one float.
    """
    ### BEGIN SOLUTION
    right = outputs[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(right, 1e-12)).mean())
    ### END SOLUTION


check("cross_entropy", my_cross_entropy)

# %% slideshow={"slide_type": "skip"}
hint("cross_entropy")

# %% [markdown] tags=["notes"] minutes=5
# What goes wrong: no floor under the logarithm; the sign missing; the largest output in place of the right one; every label's column from every row.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which way, and how hard?
#
# A slope can be *measured* by nudging: push one number up a little and down a little, and see by how much the cost changes.
# First the quadratic cost, with some outputs for an image of a 3. What do you have to do with the first two rows to get the third?

# %% slideshow={"slide_type": "fragment"} tags=["nbval-check-output"]
def slope_by_nudging(cost, numbers, size=1e-6):
    """How fast `cost` changes with each of the numbers, measured by nudging them one by one."""
    nudges = size * np.eye(len(numbers))
    return np.array([(cost(numbers + nudge) - cost(numbers - nudge)) / (2 * size) for nudge in nudges])


def show_rows(**rows):
    for name, values in rows.items():
        print(f"{name:8s}", " ".join(f"{round(value, 2) + 0.0:6.2f}" for value in values))


output = np.array([0.1, 0.0, 0.3, 0.4, 0.0, 0.6, 0.0, 0.2, 0.8, 0.1])
show_rows(output=output, target=three,
          slope=slope_by_nudging(lambda a: np.sum((a - three) ** 2), output))

# %% [markdown] tags=["notes"] minutes=3
# Cover the third row with your hand. What does one have to do with the first two to get it?

# %% [markdown] slideshow={"slide_type": "subslide"}
# The sign says which way (an output with a negative slope should rise), and the size how much it matters.
#
# The cost depends on ten outputs, and each of them has a slope of its own: how fast the cost changes when *this* output moves and the other nine stand still. It is
# called a **partial derivative** and written with a round d, $\partial C / \partial a_k$. To find it, treat everything but $a_k$ as a plain number.
#
# ### Your turn: the derivative of the quadratic cost
#
# Find $\dfrac{\partial C}{\partial a_k}$ for $C = \sum_k (a_k - y_k)^2$, and write it for all ten outputs of each image at once.

# %% tags=["exercise"]
def my_quadratic_slope(outputs, targets):
    """How the quadratic cost of each image changes with each of its outputs.

    outputs, targets: floats, both of the shape (n, 10). Returns an array of the same shape.
    """
    ### BEGIN SOLUTION
    return 2 * (outputs - targets)
    ### END SOLUTION


check("quadratic_derivative", my_quadratic_slope)

# %% slideshow={"slide_type": "skip"}
hint("quadratic_derivative")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the factor 2 missing, the sign the other way round, parentheses missing.

# %% [markdown] slideshow={"slide_type": "subslide"}
# For cross-entropy, go one step further back. Outputs of a softmax hang together: nobody can move one of them alone. What *can* be moved are
# the **pre-activations** $z_k$, the weighted sums plus biases that softmax turns into outputs. So nudge those.

# %% tags=["nbval-check-output"]
def softmax_of(z):
    """The softmax of lesson 02, for one image."""
    e = np.exp(z - z.max())
    return e / e.sum()


z = np.array([1.0, -2.0, 1.5, 2.0, -1.0, 0.5, -3.0, 0.0, 2.5, 1.0])
show_rows(output=softmax_of(z), target=three,
          slope=slope_by_nudging(lambda z: -np.log(softmax_of(z)[3]), z))

# %% [markdown]
# Softmax, a logarithm, ten numbers that depend on each other: and what comes out is about as simple as it could be. Do you see it?

# %% [markdown] tags=["notes"] minutes=2
# The same game with softmax and a logarithm in the way. Let them say it before the next slide does: output minus target.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: the derivative of cross-entropy
#
# Start from the pre-activations of a batch. Write $\dfrac{\partial C}{\partial z_k}$ for each image, where $C = -\ln a_r$ and $a$ is the softmax of $z$.

# %% tags=["exercise"]
def my_cross_entropy_slope(pre_activations, labels):
    """How the cross-entropy of each image changes with each of its pre-activations.

    pre_activations: floats, shape (n, 10). labels: integers, shape (n,). Returns shape (n, 10).
    """
    ### BEGIN SOLUTION
    e = np.exp(pre_activations - pre_activations.max(axis=1, keepdims=True))
    outputs = e / e.sum(axis=1, keepdims=True)
    return outputs - np.eye(10)[labels]
    ### END SOLUTION


check("cross_entropy_derivative", my_cross_entropy_slope)

# %% slideshow={"slide_type": "skip"}
hint("cross_entropy_derivative")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: no softmax before the subtraction; the label itself in place of the one-hot target; softmax over the batch.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Who gets out of a wrong belief?
#
# Take two outputs with the pre-activations $z = (0, 8)$, and let the first be the right one. Softmax gives it 0.0003: sure and wrong. Now step downhill,
# half a slope at a time, until the answer is right. `output_errors` in `helpers.functions` knows the slopes by the pre-activations for both
# costs; the one for cross-entropy you have just built.

# %%
quiz("steps_to_recover")

# %% slideshow={"slide_type": "subslide"}
from helpers.functions import output_errors, softmax

steps = {}
for cost_name in ("quadratic", "cross_entropy"):
    z, target, steps[cost_name] = np.array([[0.0, 8.0]]), np.array([[1.0, 0.0]]), 0
    while z[0, 0] < z[0, 1]:
        z -= 0.5 * output_errors("softmax", cost_name, softmax(z), target)
        steps[cost_name] += 1
    print(f"{cost_name:14s} right after {steps[cost_name]} steps")
reveal("steps_to_recover", *steps.values())

# %% [markdown] tags=["notes"] minutes=3
# Vote, then press. Ask why the quadratic cost is so slow, although it is so wrong.

# %% slideshow={"slide_type": "subslide"}
figures.push_curves()

# %% [markdown]
# On its way to the pre-activations the slope of the quadratic cost picks up softmax's own slope as a factor, and that is nearly 0 where
# softmax is sure, right or wrong. In cross-entropy the factor cancels: the more wrong, the harder the push. (What both are worth on the digits is measured in
# [lesson 06](06_training.ipynb).)

# %% [markdown] tags=["notes"] minutes=2
# At the right end of the picture both are sure and wrong, and only one of them pushes.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does a higher cost mean more errors?
#
# The higher the loss, the greater the error, says *How can neural networks be trained to recognize handwritten digits?* (2026). Cost, loss:
# two words for one thing. Test the sentence with a network that has only
# 1,000 images to learn from, and goes through them 60 times. After every epoch we look at its cost and accuracy on the test images.

# %%
quiz("accuracy_when_cost_rises")

# %% [markdown] tags=["notes"] minutes=2
# Vote. A sentence that one reads often: is it true?

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# The next cell takes about 4 s.

# %% slideshow={"slide_type": "skip"}
from helpers.data import stratified_split

_, few = stratified_split(training_labels, share=1000 / len(training_labels))
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels


def train_on_few(epochs, **more):
    net = Network([784, 128, 10], activation="relu")                # softmax and cross-entropy
    return net, net.train(training_images[few], training_labels[few], epochs=epochs, **more)


def now_and_then(epoch, history):
    if epoch % 15 == 0:
        show_progress(epoch, history)



# %% slideshow={"slide_type": "subslide"}
late, history = train_on_few(60, validation=(test_images, test_labels), on_epoch=now_and_then)
best = int(np.argmin(history.validation_cost)) + 1                  # the epoch with the lowest cost
reveal("accuracy_when_cost_rises", history.validation_accuracy[-1] - history.validation_accuracy[best - 1])

# %% [markdown] tags=["notes"] minutes=1
# A thousand images, sixty passes, and a look after each. Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.cost_and_accuracy_by_epoch(history)

# %% [markdown]
# How can the cost rise by so much when there are no more errors than before? Go back to the epoch with the lowest cost, and compare the test images that
# are misread then with those misread at the end: how many they are, and what each of them costs.

# %% [markdown] tags=["notes"] minutes=2
# The two curves part ways. Ask how that can be before you go on.

# %% slideshow={"slide_type": "subslide"}
early, _ = train_on_few(best)

for epoch, network in ((best, early), (60, late)):
    outputs = network.predict_proba(test_images)
    paid = -np.log(np.maximum(outputs[np.arange(len(outputs)), test_labels], 1e-12))
    wrong = outputs.argmax(axis=1) != test_labels
    print(f"epoch {epoch:2d}: {wrong.mean():.1%} misread, at {paid[wrong].mean():.1f} each; "
          f"the others at {paid[~wrong].mean():.2f} each")

# %% [markdown]
# The network has raised its voice. That makes right answers a little cheaper and each wrong one far dearer, while the answers themselves hardly
# change. Over five random starts, each with its own 1,000 images:

# %% [markdown] tags=["notes"] minutes=2
# The wrong answers are not more, but dearer: it has become surer of them.

# %% [markdown] slideshow={"slide_type": "subslide"}
# | full set | at the lowest cost | after 60 epochs |
# |---|---|---|
# | cost on test images | {{D2 full lowest_cost}} | {{D2 full last_cost}} |
# | accuracy on test images | {{D2 full accuracy_at_lowest}} | {{D2 full last_accuracy}} |
# | cost of a misread image | {{D2 full price_early}} | {{D2 full price_late}} |
#
# So a higher cost means that the ten numbers are further from what was wanted, and not that more answers are wrong. Which of the two to watch depends on
# what you need: answers, or how sure they are.

# %% [markdown] tags=["notes"] minutes=2
# A higher cost means that the ten numbers are further away. Not that more answers are wrong.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | what was measured |
# |---|---|
# | the cost sums the squares of the differences, averaged over the training data | true for the quadratic cost: {{D1 full start}} untrained, {{D1 full short}} after 6 epochs, {{D1 full trained}} after 30 |
# | the higher the loss, the greater the error | on one image, yes. Not in accuracy: on new images the cost rose from {{D2 full lowest_cost median}} to {{D2 full last_cost median}} while the accuracy went from {{D2 full accuracy_at_lowest median}} to {{D2 full last_accuracy median}} |
# | the cost must be smooth, hence graded neurons | true. A push of a millionth moved the cost in {{D3 full smooth}} of the cases with sigmoid neurons, in {{D3 full step}} with step neurons |
# | it looks at its accuracy after each batch, and adjusts | false: it would not know how. Pushes of a millionth moved the accuracy in {{D4 full accuracy_millionth}} of the cases, a thousandth in {{D4 full accuracy_thousandth}}, a tenth in {{D4 full accuracy_tenth}}; the cost in {{D4 full cost_millionth}} of them all. It adjusts by the slope of the cost |
#
# Full MNIST, median (lowest to highest) over five random starts.

# %% [markdown] tags=["notes"] minutes=3
# Ask which line they would have said was true an hour ago.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Say it in your own words**
#
# 1. Why is a network not trained on the number that we care about?
# 2. Two networks have the same accuracy, but one has twice the cost. What may be the difference between them?
# 3. What would cross-entropy charge a network that gives the right digit exactly 0, and what does that say about being certain?

# %% [markdown] tags=["notes"] minutes=3
# In pairs, one question each.

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** 3Blue1Brown, *Gradient descent, how neural networks learn* (video).
# Michael Nielsen, *Neural Networks and Deep Learning*, chapter 1 on the quadratic cost and chapter 3 on cross-entropy.
# C. Guo and others, *On Calibration of Modern Neural Networks* (2017), section 3, on a cost that rises while the errors do not.
#
# **Next:** [lesson 04](04_descent.ipynb) walks downhill on this cost.
