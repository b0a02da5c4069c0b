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
# You build a single neuron and see what it looks for. Then a layer of them, then a whole network, until your own few lines give the
# same numbers as the engine of this course. And you measure what the bend in every neuron is good for.
#
# **You need** [lesson 01](01_data.ipynb) and products of matrices (`@` in NumPy). **It takes** about {{minutes}} minutes of yours
# and about 15 seconds of the computer's. {{solution}}.

# %%
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.figures import maps
from helpers.figures import neurons as figures

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
mnist

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What does one neuron do?
#
# It looks at all 784 pixels and says **one number**. For that it has a number of its own for each pixel, its **weight**. It multiplies every pixel by its
# weight and adds up.
#
# Usually the weights are learnt. Here we make some by hand, for a neuron that looks for zeros: the average 0, minus the average of all digits.

# %%
weights = images[labels == 0].mean(axis=0) - images.mean(axis=0)
first = [np.flatnonzero(test_labels == digit)[0] for digit in range(10)]    # one of each

figures.weighted_sum(test_images[first[:2]], test_labels[first[:2]], weights)

# %% [markdown]
# Where the map is red, ink counts *for* a zero; where it is blue, *against* it; where it has no colour, ink does not matter. The ink of the 0 lies on the red
# ring. The ink of the 1 lies in the blue hole.
#
# So the sum says **how much an image looks like the weights**.

# %%
sums = test_images @ weights                # 784 products, added up, for every image
print("the 0:", sums[first[0]].round(1), "  the 1:", sums[first[1]].round(1))

# %%
from helpers.exercises import check, hint, quiz

quiz("template_of_zero")

# %%
figures.sums_by_digit(sums, test_labels)

# %% [markdown]
# It is no judge of shapes. It counts ink in places, and fives have much of theirs on the ring: more, on average, than 6 or 8. Whatever
# looks round to *you* does not matter here.
#
# ## The bias
#
# Most sums are above 0, also those of other digits. From which sum on shall the neuron say yes? We shift them all by one number, the **bias** $b$:
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_{784}\, x_{784} + b$$
#
# where $x_i$ are the pixels of the image, $w_i$ the neuron's weights, and $z$ is its **pre-activation**. Above 0 means yes.

# %%
bias = -20
z = sums + bias
right = ((z > 0) == (test_labels == 0)).mean()
print(f"zero or not: {right:.1%} right, always saying no: {(test_labels != 0).mean():.1%}")
figures.sums_by_digit(sums, test_labels, threshold=20)

# %% [markdown]
# A large negative bias makes a neuron hard to convince. One neuron, one bias: it belongs to the sum and not to any pixel.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## From a sum to a reaction
#
# A neuron does not hand on $z$ itself. It puts it through an **activation function**. Two are used most, both are a line of code:
#
# $$\text{sigmoid}(z) = \frac{1}{1 + e^{-z}} \qquad\qquad \text{ReLU}(z) = \max(0, z)$$

# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(z, 0)


figures.activation_functions()

# %% [markdown]
# What comes out is the neuron's **activation**. Take the neuron for zeros in your hands: ten images, two sliders. First find a bias for
# which only the 0 gets through. Then make the weights larger: when does "maybe" turn into yes or no?

# %% slideshow={"slide_type": "fragment"}
from helpers.widgets.neuron_dial import dial

dial(weights, test_images[first], test_labels[first])

# %% [markdown]
# The bias moves all images along the curve together. The size of the weights pulls them apart: small weights give hesitant neurons, large ones
# make a switch.
#
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

# %%
hint("single_neuron")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ten neurons: a layer
#
# A neuron for zeros is no reader of digits. So make one for each digit, all in the same way. Their weights become the columns of one table, a
# **matrix**, 784 rows and ten columns.

# %%
means = np.stack([images[labels == digit].mean(axis=0) for digit in range(10)])

weights = (means - images.mean(axis=0)).T       # (784, 10): a column for each neuron
biases = -(means**2).sum(axis=1) / 2            # (10,): the more ink, the harder to convince
maps.weight_maps(weights, "Ten neurons, each looking for its digit")

# %% [markdown]
# (The biases make it fair: a neuron whose digit has much ink would collect large sums from everything. With just these ten, the
# largest $z$ belongs to the average digit that is nearest to the image.)
#
# The sums of *all* neurons for *all* images are a single product of matrices:
#
# $$Z = X W + b$$
#
# where $X$ holds an image in each row, $W$ a neuron in each column, and $b$ its biases are added to every row.

# %%
figures.layer_shapes(len(test_images), 784, 10)

# %% tags=["nbval-check-output"]
z = test_images @ weights + biases
print("five images:", test_images[:5].shape, "@", weights.shape, "gives", z[:5].shape)

# %% [markdown]
# Ten numbers for each image. The answer is the neuron with the largest: `argmax`. Nothing in this layer has been trained.

# %%
quiz("template_accuracy")

# %%
by_hand = (z.argmax(axis=1) == test_labels).mean()
print(f"{by_hand:.1%} of the test images")

# %% [markdown]
# Not bad for ten averages. Keep this number in mind: it is what "how much does it look like the average 3?" is worth. Whatever a trained network does
# better, it must do with better weights, or with more than one layer.

# %%
quiz("weights_and_biases")

# %% [markdown]
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

# %%
hint("dense_layer")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Layers behind layers: a network
#
# The outputs of a layer are numbers. So another layer can take *them* as its inputs, and look for patterns among the answers of the first. The
# layers between images and outputs are called **hidden**.
#
# This is the network of many textbooks: 784 pixels, 16 neurons, 16 neurons, ten outputs. Its weights are random, nobody has trained it yet.

# %%
from helpers.network import Network

net = Network([784, 16, 16, 10], seed=0)
layers = net.activations(test_images[:1])           # of all layers, the image itself first
figures.signal_flow(layers[0][0], [layer[0] for layer in layers[1:]],
                    "An image goes through a network that knows nothing")

# %% [markdown]
# ### Your turn: how many numbers is that?
#
# All weights and all biases together are the network's **parameters**, the numbers that training adjusts. Count them, for any sizes.

# %% tags=["exercise"]
def my_parameter_count(sizes):
    """How many weights and biases a network has.

    sizes: neurons in each layer, inputs first, such as [784, 16, 16, 10]. Returns a whole number.
    """
    ### BEGIN SOLUTION
    count = 0
    for layer in range(1, len(sizes)):
        count += sizes[layer - 1] * sizes[layer]        # weights
        count += sizes[layer]                           # biases
    return count
    ### END SOLUTION


check("parameter_count", my_parameter_count)

# %%
hint("parameter_count")

# %% [markdown]
# Now ask the engine. Every connection has a weight. Has it a bias, too?

# %% tags=["nbval-check-output"]
weight_count = sum(w.size for w in net.weights)
bias_count = sum(b.size for b in net.biases)
print(f"{weight_count:,} weights, one for each connection")
print(f"{bias_count:,} biases, one for each of the {16 + 16 + 10} neurons")
print(f"{net.parameter_count:,} parameters")

# %% [markdown]
# "Potentially millions of parameters", one reads about networks. How wide must the layers be for that?

# %% tags=["nbval-check-output"]
for sizes in ([784, 16, 16, 10], [784, 128, 10], [784, 512, 512, 10], [784, 1024, 1024, 10]):
    print(f"{Network(sizes).parameter_count:9,}  {sizes}")

# %% [markdown]
# Possible, yes. Needed, no: trained, the first of these reads {{B5 full 16-16_accuracy}} of the test images, the second {{B5 full 128_accuracy}}, and the third,
# with more than six times as many numbers, {{B5 full 512-512_accuracy}}.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ten numbers that add up to 1
#
# The output neurons could use sigmoid like the others. "The brightest of the ten is the answer", say many texts, and "softmax turns them into
# probabilities". What is the difference? We train two networks for a moment, one with sigmoid outputs and one with softmax (each with the cost
# that goes with it, see lesson 03), and add up the ten outputs for test images, for noise, and for a blank page.

# %%
with_sigmoid = Network([784, 16, 16, 10], output="sigmoid", cost="quadratic", seed=0)
with_softmax = Network([784, 16, 16, 10], output="softmax", seed=0)
for trained in (with_sigmoid, with_softmax):
    trained.train(images, labels, epochs=2 if mnist.source == "full" else 20)

noise = np.random.default_rng(0).random((1000, 784))
shown = {"test images": test_images, "noise": noise, "blank page": np.zeros((1, 784))}
sums = {name: with_sigmoid.predict_proba(x).sum(axis=1) for name, x in shown.items()}
figures.output_sums(sums, "Ten sigmoid outputs add up to anything")

# %% [markdown]
# Each sigmoid answers for itself: "how much of a 3 is this?" Nothing makes the ten agree. **Softmax** shares out 1 among them:
#
# $$a_k = \frac{e^{z_k}}{e^{z_0} + e^{z_1} + \dots + e^{z_9}}$$
#
# where $z_k$ is the pre-activation of output $k$ and $a_k$ its activation.

# %%
for name, x in shown.items():
    total = with_softmax.predict_proba(x).sum(axis=1)
    print(f"{name:12s} sums from {total.min():.4f} to {total.max():.4f}")

# %% [markdown]
# Always 1. And the brightest? `exp` grows with $z$, the divisor is the same for all ten: **the largest $z$ has the largest output**, and the answer is the
# same with softmax or without.

# %%
*_, hidden, outputs = with_softmax.activations(test_images)
z = hidden @ with_softmax.weights[-1] + with_softmax.biases[-1]
print("the same answer for every image:", np.all(z.argmax(axis=1) == outputs.argmax(axis=1)))

# %%
layers = with_softmax.activations(test_images[:1])
figures.signal_flow(layers[0][0], [layer[0] for layer in layers[1:]],
                    "The same image, and a network that has been trained")

# %% [markdown]
# And a digit of your own? Here is the last one that you kept. (If you kept none in lesson 00, it is a drawing that the course brings along.)

# %% slideshow={"slide_type": "fragment"}
from helpers.own_digits import digits_or_samples

digits, are_yours = digits_or_samples()
mine = normalize(digits.images[-1:])
layers = with_softmax.activations(mine)
figures.signal_flow(mine[0], [layer[0] for layer in layers[1:]],
                    "Your digit on the same way" if are_yours else "A drawing on the same way")

# %% [markdown]
# Ten numbers that add up to 1 *look like* probabilities. Whether you may believe them is another question. What does this network say to pure noise?

# %%
confidence = with_softmax.predict_proba(noise).max(axis=1)
print(f"noise: the largest of ten outputs is {np.median(confidence):.0%} in the middle, "
      f"and up to {confidence.max():.0%}")

# %% [markdown]
# There is no digit in noise, and all the same it shares out its 1. Lesson 08 measures when such numbers can be trusted.

# %%
quiz("softmax_shift")

# %% [markdown]
# That matters, because the formula has a weak spot. Give our ten hand-made neurons raw pixels, 0 to 255, where they expect 0 to 1:

# %%
z = 255 * test_images[0] @ weights + biases
with np.errstate(all="ignore"):                 # no warning of overflow: look at the result
    outputs = np.exp(z) / np.exp(z).sum()
print("z:      ", z.round().astype(int))
print("softmax:", outputs)

# %% tags=["nbval-check-output"]
for kind in (np.float32, np.float64):
    print(f"{kind.__name__} holds exp(z) up to z = {np.log(np.finfo(kind).max):.1f}")

# %% [markdown]
# ### Your turn: softmax that survives large inputs
#
# Beyond that `exp` is infinite, and infinity divided by infinity is NaN, *not a number*. You know from the quiz what you may add to all ten, or
# take off.

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

# %%
hint("stable_softmax")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The whole way, by your own hands
#
# Everything is there. The engine's own versions of the three functions are in `helpers.functions`; they do what yours do.
#
# ### Your turn: the forward pass
#
# `net` has two lists, `net.weights` and `net.biases`, with an entry for each layer. Sigmoid follows on every layer but the last, softmax on the last. Return the
# activations of all layers as a list, the images first. The check compares your numbers with the engine's, layer by layer.

# %% tags=["exercise"]
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

# %%
hint("forward_pass")

# %% [markdown]
# That is all that happens when a network answers. From here on `net.activations`, `net.predict_proba` and `net.predict` do it for you.

# %% tags=["nbval-check-output"]
for layer in net.activations(test_images[:5]):
    print(layer.shape)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A hundred networks that know nothing
#
# A network begins with random weights. "It performs barely better than chance", one reads. Is it better at all?

# %%
quiz("best_random_network")

# %% [markdown]
# The next cell takes about 2 s.

# %% slideshow={"slide_type": "fragment"}
accuracies, favourites = [], []
for seed in range(100):
    answers = Network([784, 16, 16, 10], init="normal", seed=seed).predict(test_images)
    accuracies.append((answers == test_labels).mean())
    favourites.append(np.bincount(answers).max() / len(answers))
figures.untrained_accuracies(accuracies)

# %%
print(f"{np.median(accuracies):.1%} in the middle, {min(accuracies):.1%} to {max(accuracies):.1%}")
print(f"the most frequent answer makes up {np.median(favourites):.0%} of a network's answers")

# %% [markdown]
# Not better than chance: it *is* chance. And it is not that such a network guesses anew for every image. It says nearly the same to everything, and
# is right as often as its favourite digits occur.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What is the bend good for?
#
# Sigmoid and ReLU make a neuron more complicated than a sum. What would we lose without them? A **linear** neuron hands on $z$ as it is.

# %%
quiz("linear_hidden_layer")

# %%
epochs = 2 if mnist.source == "full" else 10
recipe = {"epochs": epochs, "batch_size": 32, "decay": "linear"}    # the same for all

nets = {"no hidden layer": Network([784, 10], seed=0),
        "linear": Network([784, 128, 10], activation="linear", seed=0)}
reached = {"by hand (above)": by_hand}
for name, trained in nets.items():
    trained.train(images, labels, **recipe)
    reached[name] = trained.accuracy(test_images, test_labels)
    print(f"{name:16s} {trained.parameter_count:7,} parameters: {reached[name]:.1%}")

# %% [markdown]
# Training was worth a lot: the same ten neurons read far more than by hand. But the hidden layer with all its parameters bought nothing. Why?
#
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

# %%
hint("collapsed_layers")

# %% [markdown]
# Do it to the linear network that you have just trained: multiply its two matrices, and put the product into a network that has no hidden layer.

# %%
linear, single = nets["linear"], Network([784, 10])
single.weights = [linear.weights[0] @ linear.weights[1]]
single.biases = [linear.biases[0] @ linear.weights[1] + linear.biases[1]]

difference = single.predict_proba(test_images) - linear.predict_proba(test_images)
print(f"{linear.parameter_count:,} parameters became {single.parameter_count:,}")
print(f"the outputs differ by {np.abs(difference).max():.0e} at most, by rounding")

# %% [markdown]
# A stack of linear layers *is* one linear layer, however high. All those parameters only wrote one table of 784 · 10 weights in a roundabout way.
#
# A bend stops that. And it is all it takes: sums of straight lines are straight, sums of bent ones can take any shape.

# %% slideshow={"slide_type": "fragment"}
figures.linear_and_relu_sums()

# %% [markdown]
# So let the 128 neurons bend. Besides sigmoid and ReLU we try **tanh**, a sigmoid that runs from -1 to 1. The next cell takes about 4 s.

# %% slideshow={"slide_type": "fragment"}
for name in ("sigmoid", "tanh", "relu"):
    bending = Network([784, 128, 10], activation=name, seed=0)
    bending.train(images, labels, **recipe)
    reached[name] = bending.accuracy(test_images, test_labels)
    print(f"{name:16s} {bending.parameter_count:7,} parameters: {reached[name]:.1%}")

# %% slideshow={"slide_type": "fragment"}
figures.accuracy_bars(reached, "A hidden layer helps if its neurons bend")

# %% [markdown]
# With twice the epochs, and over five random starts:
#
# | hidden layer | full set | subset |
# |---|---|---|
# | none | {{B3 full none}} | {{B3 subset none}} |
# | 128 linear neurons | {{B3 full linear}} | {{B3 subset linear}} |
# | 128 sigmoid neurons | {{B3 full sigmoid}} | {{B3 subset sigmoid}} |
# | 128 tanh neurons | {{B3 full tanh}} | {{B3 subset tanh}} |
# | 128 ReLU neurons | {{B3 full relu}} | {{B3 subset relu}} |
#
# Which bend it is matters less than that there is one.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what one reads | what was measured |
# |---|---|
# | 784-16-16-10 has about 13,000 weights and biases | true: {{B1 full weights}} weights and {{B1 full biases}} biases, {{B1 full parameters}} together |
# | each connection has a weight and a bias | false: {{B2 full connections}} connections, {{B2 full biases}} biases. A bias belongs to a neuron |
# | potentially millions of parameters | possible: two layers of 1,024 have {{B5 full 1024-1024}}. Not needed: {{B5 full 16-16}} read {{B5 full 16-16_accuracy median}}, {{B5 full 128}} read {{B5 full 128_accuracy median}}, {{B5 full 512-512}} read {{B5 full 512-512_accuracy median}} |
# | the brightest output is the answer | true, with softmax and without |
# | softmax makes probabilities of the outputs | they always add up to 1; sigmoid outputs do not: medians of {{B4 full sigmoid_test}} on test images, {{B4 full sigmoid_noise}} on noise, {{B4 full sigmoid_blank}} on a blank page. But softmax gives its favourite {{B4 full softmax_noise_confidence}} on noise, too |
# | activation functions make complex patterns learnable | true: 128 linear neurons {{B3 full linear}}, none at all {{B3 full none}}, ReLU {{B3 full relu}} |
# | random weights do barely better than chance | not better: {{C1 full textbook}} over 100 networks. It is chance |
#
# Full MNIST, median (lowest to highest) over random starts where training is involved. Averages of digits as weights, without any training, read
# {{B3 full by_hand}}.
#
# **Say it in your own words**
#
# 1. What do the weights of a neuron, seen as a picture, tell you? What does its bias tell?
# 2. A friend stacks five layers without activation functions. What would you tell them?
# 3. Ten outputs add up to 1. What does that prove, and what not?
#
# **To read on:** 3Blue1Brown, *But what is a neural network?* (video, chapter 1), draws this very network. Michael Nielsen, *Neural Networks and
# Deep Learning*, chapter 1, builds neurons up from yes-or-no decisions; its chapter 4 shows in pictures why bends are enough for any shape.
#
# **Next:** [lesson 03](03_cost.ipynb) puts the network's mistakes into one number.
