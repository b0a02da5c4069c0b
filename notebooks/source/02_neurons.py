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
# # 02 · Neurons and layers
#
# **The question: how do 784 numbers become ten answers?**
#
# You build a single neuron and see what it looks for. Then a layer of them, then a whole network, and you send a digit of your own through it.
#
# **You need** [lesson 01](01_data.ipynb) and products of matrices (`@` in NumPy). **It takes** about {{minutes}} minutes of yours
# and about 15 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** nothing; a pen or a touch screen helps for the drawing in the middle.
#
# Ask: what could a program do with 784 numbers to find out which digit they show? Collect two ideas, and come back to them at the end.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.figures import maps
from helpers.figures import neurons as figures

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels

# %% slideshow={"slide_type": "subslide"}
weights = images[labels == 0].mean(axis=0) - images.mean(axis=0)
first = [np.flatnonzero(test_labels == digit)[0] for digit in range(10)]

figures.weighted_sum(test_images[first[:2]], test_labels[first[:2]], weights)

# %% [markdown] tags=["notes"] minutes=2
# Read one row from left to right: image, map, product, sum. Which pixels of the 1 count against it?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What does one neuron do?
#
# It looks at all 784 pixels and says **one number**. For that it has a number of its own for each pixel, its **weight**. It multiplies every pixel by its
# weight and adds up.
#
# Usually the weights are learnt. These were made by hand, for a neuron that looks for zeros: the average 0, minus the average of all digits. Where the
# map is red, ink counts *for* a zero; where it is blue, *against* it. The sum says **how well the ink fits the weights**.

# %% slideshow={"slide_type": "subslide"}
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("template_of_zero")

# %% slideshow={"slide_type": "subslide"}
sums = test_images @ weights        # 784 products, added up, for every image
mean = [sums[test_labels == digit].mean() for digit in range(10)]
reveal("template_of_zero", mean[1], mean[5], mean[6], mean[8])

# %% slideshow={"slide_type": "subslide"}
on_the_ring = test_images @ np.maximum(weights, 0)
in_the_hole = test_images @ np.minimum(weights, 0)
for digit in (0, 1, 5, 6, 8):
    mine = test_labels == digit
    red, blue = on_the_ring[mine].mean(), in_the_hole[mine].mean()
    print(f"{digit}: {red:5.1f} from red pixels, {blue:5.1f} from blue ones")

# %% [markdown]
# On the ring 5s, 6s and 8s have about as much ink. In the blue middle the 5s have the least.

# %% [markdown] tags=["notes"] minutes=4
# Vote by hands before anybody clicks, and ask for the reason: most look at shapes. Afterwards compare the rows for 5, 6 and 8 in the printed table. The neuron
# counts ink in places, it does not know what is round.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The bias
#
# Many sums are above 0, also those of other digits. From which sum on shall the neuron say yes? We shift them all by one number, the **bias** $b$:
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_{784}\, x_{784} + b$$
#
# where $x_i$ are the pixels of the image, $w_i$ the neuron's weights, and $z$ is its **pre-activation**. Above 0 means yes.

# %% slideshow={"slide_type": "subslide"}
bias = -20
right = ((sums + bias > 0) == (test_labels == 0)).mean()
always_no = (test_labels != 0).mean()
print(f"zero or not: {right:.1%} right, always saying no: {always_no:.1%}")
figures.sums_by_digit(sums, test_labels, threshold=20)

# %% [markdown] tags=["notes"] minutes=2
# Move the line with your hand: what would a bias of −10 let through? One neuron has one bias. It belongs to the sum and not to any pixel.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## From a sum to a reaction
#
# A neuron does not hand on $z$ itself. It puts it through an **activation function**. Here are two, each a line of code:
#
# $$\text{sigmoid}(z) = \frac{1}{1 + e^{-z}} \qquad\qquad \text{ReLU}(z) = \max(0, z)$$

# %% slideshow={"slide_type": "subslide"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(z, 0)


figures.activation_functions()

# %% [markdown] slideshow={"slide_type": "subslide"}
# What comes out is the neuron's **activation**. Take the neuron for zeros in your hands. First find a bias for
# which only the 0 gets through. Then make the weights larger: when does "maybe" turn into yes or no?

# %%
from helpers.widgets.neuron_dial import dial

dial(weights, test_images[first], test_labels[first])

# %% [markdown] tags=["notes"] minutes=3
# Let somebody call out biases. The bias moves all images along the curve together, the size of the weights pulls them apart.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: a neuron
#
# Write the whole neuron: the weighted sum, the bias, and then `sigmoid` from above.

# %% tags=["exercise"]
def my_neuron(image, weights, bias):
    """The activation of one sigmoid neuron.

    image, weights: arrays of the shape (784,). bias: a number. Returns a number from 0 to 1.
    """
    ### BEGIN SOLUTION
    z = np.sum(image * weights) + bias
    return sigmoid(z)
    ### END SOLUTION


check("single_neuron", my_neuron)

# %% slideshow={"slide_type": "skip"}
hint("single_neuron")

# %% [markdown] tags=["notes"] minutes=5
# Three minutes. The usual mistakes: the bias added to every product, so that it comes in 784 times, and the sigmoid forgotten.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ten neurons: a layer
#
# A neuron for zeros is no reader of digits. So make one for each digit, all in the same way. Their weights become the columns of one table, a
# **matrix** of 784 rows and ten columns.

# %%
means = np.stack([images[labels == digit].mean(axis=0) for digit in range(10)])
weights = (means - images.mean(axis=0)).T   # (784, 10): a column for each neuron
maps.weight_maps(weights, "Ten neurons, each looking for its digit")

# %% [markdown] slideshow={"slide_type": "subslide"}
# The sums of *all* neurons for *all* images are a single product of matrices:
#
# $$Z = X W + b$$
#
# where $X$ holds an image in each row, $W$ a neuron in each column, and $b$ its biases are added to every row.

# %%
figures.layer_shapes(len(test_images), 784, 10)

# %% [markdown] tags=["notes"] minutes=3
# Which of the ten maps do you recognise, and which two could be mixed up? Then the shapes: put a finger on one image, one neuron, and the place where both meet.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Ten numbers for each image. The answer is the neuron with the largest: `argmax`. The biases make it fair: the more ink a digit has, the harder its neuron is to
# convince.

# %%
quiz("template_accuracy")

# %% slideshow={"slide_type": "subslide"}
biases = -(means**2).sum(axis=1) / 2        # (10,)
z = test_images @ weights + biases
print("five images:", test_images[:5].shape, "@", weights.shape, "gives", z[:5].shape)
by_hand = (z.argmax(axis=1) == test_labels).mean()
reveal("template_accuracy", by_hand)

# %% [markdown] slideshow={"slide_type": "skip"}
# (Each bias is minus half the sum of the squares of the average digit. With just these, the largest $z$ belongs to the average digit that is nearest to the image.)

# %% slideshow={"slide_type": "subslide"}
quiz("weights_and_biases")

# %% [markdown] tags=["notes"] minutes=4
# Nothing has been trained here. After the reveal: whatever a trained network does better, it does with better weights, or with more than one layer. The
# question on weights and biases comes from a text that has it wrong.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: a layer on a batch
#
# Write a layer of ReLU neurons that takes many images at once. No loop is needed.

# %% tags=["exercise"]
def my_layer(inputs, weights, biases):
    """The activations of a layer of ReLU neurons.

    inputs: (n, before), a row for each image. weights: (before, neurons). biases: (neurons,).
    Returns an array of the shape (n, neurons).
    """
    ### BEGIN SOLUTION
    z = inputs @ weights + biases
    return relu(z)
    ### END SOLUTION


check("dense_layer", my_layer)

# %% slideshow={"slide_type": "skip"}
hint("dense_layer")

# %% [markdown] tags=["notes"] minutes=5
# Three minutes. Who is stuck looks at the picture of the shapes again: rows meet columns.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Why layers behind layers?
#
# The outputs of a layer are numbers. So another layer can take *them* as its inputs. The layers between images and outputs are called **hidden**.
#
# Why do that? There is a hope. You would describe a 9 as a loop above a line, and a loop as a few strokes. So the first layer might find
# strokes, the second loops and lines, and the last would know which of them make a 9. It is a hope, no more: nobody tells a neuron what to look for.
# [Lesson 07](07_inside.ipynb) looks whether it comes true.

# %% tags=["nbval-check-output"] slideshow={"slide_type": "subslide"}
from helpers.network import Network

untrained = Network([784, 16, 16, 10], seed=0)
trained = Network([784, 16, 16, 10], seed=0)
trained.train(images, labels, epochs=2 if mnist.source == "full" else 20)

print(f"{sum(w.size for w in trained.weights):,} weights, one for each connection")
print(f"{sum(b.size for b in trained.biases):,} biases, one for each neuron")
print(f"{trained.parameter_count:,} parameters, together")

# %% [markdown]
# The sizes are those of 3Blue1Brown's videos: 784 pixels, 16 neurons, 16 neurons, ten outputs. The first network has random weights. The second began
# with the same ones and was trained for a moment; lessons 03 to 06 tell how.

# %% [markdown] tags=["notes"] minutes=3
# Draw a 9 as loop and line on the board, and leave it there: it is the hope, and lesson 07 tests it. Let them work out 784 · 16 + 16 before the cell runs.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Send a digit through both. Draw it, or take one of MNIST's. Then open a neuron: what does it look for in the first network, and what in the second?

# %%
from helpers.widgets.signal_flow import follow_signal

follow_signal({"untrained": untrained, "trained": trained}, test_images[first], test_labels[first])

# %% [markdown] tags=["notes"] minutes=6
# Let somebody draw. Switch between untrained and trained. Open a neuron of the first hidden layer: its map, its sum, its bias, what it passes on. Do you see strokes in
# the map? Then open the output that answers: which neurons speak for it?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ten numbers that add up to 1
#
# The ten outputs in that picture are shares of 1. **Softmax** makes them: it raises $e$ to the power of each $z$, which makes all ten positive and keeps
# their order, and divides by the sum:
#
# $$a_k = \frac{e^{z_k}}{e^{z_0} + e^{z_1} + \dots + e^{z_9}}$$
#
# where $z_k$ is the pre-activation of output $k$ and $a_k$ its activation. Here it is for the 3 that you could choose above.

# %% slideshow={"slide_type": "subslide"}
three = test_images[first[3:4]]
before = trained.activations(three)[-2]     # what the last hidden layer passes on
figures.softmax_rows((before @ trained.weights[-1] + trained.biases[-1])[0],
                     "From z to shares of 1")

# %% [markdown] tags=["notes"] minutes=3
# Go down one column: a number below 0, then a small positive one, then its share. The largest z has the largest share, so the answer is the same with softmax or without.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The outputs could also be sigmoid neurons like the others. What is the difference? We train such a network, and add up the ten outputs of both: for test images, for
# noise, and for a blank page.

# %%
with_sigmoid = Network([784, 16, 16, 10], output="sigmoid", cost="quadratic", seed=0)
with_sigmoid.train(images, labels, epochs=2 if mnist.source == "full" else 20)

noise = np.random.default_rng(0).random((1000, 784))
shown = {"test images": test_images, "noise": noise, "a blank page": np.zeros((1, 784))}
for name, x in shown.items():
    ten = with_sigmoid.predict_proba(x).sum(axis=1)
    print(f"{name:12s} sigmoids {ten.min():.2f} to {ten.max():.2f}, "
          f"softmax {trained.predict_proba(x).sum(axis=1).mean():.2f}")
largest = trained.predict_proba(noise).max(axis=1)
print(f"noise: the largest softmax output is {np.median(largest):.0%} in the middle")

# %% [markdown]
# Each sigmoid answers for itself, and nothing makes the ten agree. Softmax always shares out 1, also to noise, in which there is no digit.
# [Lesson 08](08_confidence.ipynb) measures when such shares can be trusted.

# %% [markdown] tags=["notes"] minutes=3
# Ten numbers that add up to 1 look like probabilities. Ask what a good network should say to noise, and then read the last line.

# %% slideshow={"slide_type": "subslide"}
quiz("softmax_shift")

# %% [markdown] slideshow={"slide_type": "subslide"}
# That matters, because the formula has a weak spot. Give our ten hand-made neurons raw pixels, 0 to 255, where they expect 0 to 1:

# %%
z = 255 * test_images[0] @ weights + biases
with np.errstate(all="ignore"):     # no warning of overflow: look at the result
    outputs = np.exp(z) / np.exp(z).sum()
print("z:      ", z.round().astype(int), "\nsoftmax:", outputs)
print(f"float64 holds exp(z) up to z = {np.log(np.finfo(np.float64).max):.1f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: softmax that survives large inputs
#
# Beyond that `exp` is infinite, and infinity divided by infinity is NaN, *not a number*. You know from the question above what you may add to all ten, or take off.

# %% tags=["exercise"]
def my_softmax(z):
    """Softmax of every row, for numbers of any size.

    z: (n, 10) pre-activations, a row for each image. Returns an array of the same shape; each row sums to 1.
    """
    ### BEGIN SOLUTION
    exponentials = np.exp(z - z.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)
    ### END SOLUTION


check("stable_softmax", my_softmax)

# %% slideshow={"slide_type": "skip"}
hint("stable_softmax")

# %% [markdown] tags=["notes"] minutes=6
# Five minutes. The usual mistake is a maximum over the whole table in place of each row; it works until two rows lie far apart.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The whole way, by your own hands
#
# Everything is there; the engine's versions of the functions are in `helpers.functions`.
#
# ### Your turn: the forward pass
#
# `net` has two lists, `net.weights` and `net.biases`, with an entry for each layer. Sigmoid follows on every layer but the last, softmax on the last.

# %% tags=["exercise"] slideshow={"slide_type": "subslide"}
from helpers.functions import softmax


def my_forward(net, images):
    """The activations of every layer: a list, the images first, the outputs last.

    net: has `weights` and `biases`, lists with an array for each layer. images: (n, inputs).
    """
    ### BEGIN SOLUTION
    layers = [images]
    last = len(net.weights) - 1
    for layer in range(len(net.weights)):
        z = layers[-1] @ net.weights[layer] + net.biases[layer]
        layers.append(softmax(z) if layer == last else sigmoid(z))
    return layers
    ### END SOLUTION


check("forward_pass", my_forward)

# %% slideshow={"slide_type": "skip"}
hint("forward_pass")

# %% [markdown] slideshow={"slide_type": "skip"}
# That is all that happens when a network answers. From here on `net.activations`, `net.predict_proba` and `net.predict` do it for you.

# %% [markdown] tags=["notes"] minutes=6
# Five minutes. What goes wrong: every layer gets the images, or softmax comes on top of the sigmoid. The check says which. With a group in a hurry, show the
# solution and let them say each line aloud.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A hundred networks that know nothing
#
# A network begins with random weights. It performs barely better than chance, one reads. Is it better at all?

# %%
quiz("best_random_network")

# %% slideshow={"slide_type": "subslide"}
answers = [Network([784, 16, 16, 10], init="normal", seed=seed).predict(test_images)
           for seed in range(100)]                  # about 2 s
accuracies = np.array([(said == test_labels).mean() for said in answers])
reveal("best_random_network", accuracies.max(), np.median(accuracies))

# %% [markdown] tags=["notes"] minutes=3
# Not better than chance in the middle. The point of the next question is the spread: why do some read so many more, and others so many fewer, than one in ten?

# %% [markdown] slideshow={"slide_type": "subslide"}
# In the middle it *is* chance. But the networks differ. Is that because each has favourite answers, and some digits are more frequent? A **control**:
# keep all answers, and shuffle the labels among the images. The digits stay as frequent as they are.

# %%
quiz("shuffled_labels")

# %% slideshow={"slide_type": "subslide"}
random = np.random.default_rng(0)
shuffled = random.permutation(test_labels)
controls = np.array([(said == shuffled).mean() for said in answers])
reveal("shuffled_labels", np.ptp(accuracies), np.ptp(controls))

# %% [markdown] tags=["notes"] minutes=4
# The tempting answer is "as wide". Let somebody defend it. After the reveal: what have the shuffled labels taken away, if not the frequencies?

# %% [markdown] slideshow={"slide_type": "subslide"}
# So it is not the frequencies. What the shuffling took away is that images of *one digit* look alike, and so they tend to get the same answer. Look at the best of the hundred.

# %%
best = answers[accuracies.argmax()]
for digit in range(10):
    counts = np.bincount(best[test_labels == digit], minlength=10)
    print(f"{digit}s: {counts.max() / counts.sum():4.0%} are called {counts.argmax()}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# Does it know something, or was it lucky? Renumber its ten outputs, at random, a thousand times: the same network, with other names for its answers.

# %%
renumbered = np.array([(random.permutation(10)[best] == test_labels).mean()
                       for _ in range(1000)])
rows = {"100 networks": accuracies, "labels shuffled": controls,
        "best one, outputs\nrenumbered": renumbered}
figures.untrained_accuracies(rows, np.bincount(test_labels) / len(test_labels))

# %% [markdown]
# Under other names the same network reads as few as the worst of the hundred, or fewer, and rarely as many as before. It tends to judge images of one digit together, and which name that judgement gets is luck.
# Over the hundred, two images of one digit got the same answer in {{C1 full same_digit median}} of the cases, two of different digits in {{C1 full other_digit median}}.

# %% [markdown] tags=["notes"] minutes=4
# Ten thousand guesses, one for each image, would land close to one in ten. Here images are judged in groups: it is as if the network guessed a few times only, and few guesses can
# turn out well or badly.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What is the bend good for?
#
# Sigmoid and ReLU make a neuron more complicated than a sum. What would we lose without them? A **linear** neuron hands on $z$ as it is.

# %%
quiz("linear_hidden_layer")

# %% slideshow={"slide_type": "subslide"}
epochs = 2 if mnist.source == "full" else 10
recipe = {"epochs": epochs, "batch_size": 32, "decay": "linear"}    # for all; about 2 s
single = Network([784, 10], seed=0)
linear = Network([784, 128, 10], activation="linear", seed=0)
reached = {"by hand (above)": by_hand}
for name, net in {"no hidden layer": single, "128 linear": linear}.items():
    net.train(images, labels, **recipe)
    reached[name] = net.accuracy(test_images, test_labels)
    print(f"{name:16s} {net.parameter_count:7,} parameters")
reveal("linear_hidden_layer", reached["no hidden layer"], reached["128 linear"])

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: two layers in one
#
# Without activation functions, an image $x$ goes through two layers like this, with $W_1, b_1$ the weights and biases of the first and $W_2, b_2$ of the second:
#
# $$(x\,W_1 + b_1)\,W_2 + b_2$$
#
# Find **one** layer that does the same to every $x$.

# %% tags=["exercise"]
def my_collapse(weights_1, biases_1, weights_2, biases_2):
    """One linear layer that does what two linear layers do, one after the other.

    weights_1 (before, hidden), biases_1 (hidden,), weights_2 (hidden, after), biases_2 (after,).
    Returns two arrays: weights (before, after), biases (after,).
    """
    ### BEGIN SOLUTION
    return weights_1 @ weights_2, biases_1 @ weights_2 + biases_2
    ### END SOLUTION


check("collapsed_layers", my_collapse)

# %% slideshow={"slide_type": "skip"}
hint("collapsed_layers")

# %% [markdown] tags=["notes"] minutes=5
# Four minutes, with pen and paper first: multiply the bracket out. The usual mistake loses the first biases on the way.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Do it to the network that was just trained. Then see what a bend changes: straight lines add up to a straight line, bent ones need not.

# %%
single.weights = [linear.weights[0] @ linear.weights[1]]
single.biases = [linear.biases[0] @ linear.weights[1] + linear.biases[1]]
difference = single.predict_proba(test_images) - linear.predict_proba(test_images)
print(f"{linear.parameter_count:,} parameters became {single.parameter_count:,}; "
      f"the outputs differ by {np.abs(difference).max():.0e} at most")
figures.linear_and_relu_sums()

# %% [markdown] tags=["notes"] minutes=4
# A stack of linear layers is one linear layer, however high. Ask what five of them would be. Then the picture: on the right three bent lines add up to something that rises, falls and
# rises again.

# %% [markdown] slideshow={"slide_type": "subslide"}
# So let the 128 neurons bend. Besides sigmoid and ReLU we try **tanh**, a sigmoid that runs from -1 to 1. About 4 s.

# %%
for name in ("sigmoid", "tanh", "relu"):
    bending = Network([784, 128, 10], activation=name, seed=0)
    bending.train(images, labels, **recipe)
    reached[name] = bending.accuracy(test_images, test_labels)
figures.accuracy_bars(reached, "Without a hidden layer, and with 128 neurons in one")

# %% [markdown] tags=["notes"] minutes=3
# Which bend it is matters less than that there is one. The table at the end has five random starts.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | verdict | what was measured |
# |---|---|---|
# | each connection has a weight and a bias | {{B2 verdict}} | {{B2 full connections}} connections, {{B2 full biases}} biases |
# | softmax makes probabilities of the outputs | {{B4 verdict}} | they add up to 1 (sigmoids: {{B4 full sigmoid_test}}), also on noise, where the largest is {{B4 full softmax_noise_confidence}} |
# | activation functions make complex patterns learnable | {{B3 verdict}} | 128 linear neurons {{B3 full linear}}, 128 with ReLU {{B3 full relu}} |
# | random weights do barely better than chance | {{C1 verdict}} | {{C1 full textbook}} over 100 networks; with shuffled labels {{C1 full shuffled}} |
#
# Full MNIST, median (lowest to highest) over random starts, with twice the epochs of above for the linear and ReLU neurons. By hand, without any training: {{B3 full by_hand median}}.

# %% [markdown] tags=["notes"] minutes=2
# Back to the ideas of the beginning: which of them did a neuron turn out to be?

# %% slideshow={"slide_type": "skip"}
own_words("weights_as_a_picture", "five_linear_layers")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** 3Blue1Brown, [*But what is a neural network?*](https://www.3blue1brown.com/lessons/neural-networks) (chapter 1), draws this very network. Michael Nielsen,
# [*Neural Networks and Deep Learning*](http://neuralnetworksanddeeplearning.com/chap4.html), chapter 4, shows in pictures why bends are enough for any shape.
#
# **Next:** [lesson 03](03_cost.ipynb) puts the network's mistakes into one number.
