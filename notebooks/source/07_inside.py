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
# # 07 · Looking inside
#
# **The question: what did it learn?**
#
# Your network reads digits. How does it do that: by edges, by loops, by strokes? First you take one single decision apart, down to the last number. Then you
# look at all neurons at once, take pixels away, open loops, and let the network draw.
#
# **You need** lessons [02](02_neurons.ipynb), [05](05_backprop.ipynb) and [06](06_training.ipynb). **It takes** about {{minutes}}
# minutes of yours and about 25 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** nothing.
#
# Ask how they think that the network knows a nine. Write the answers down, loops and lines among them: some are tested.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers import probes
from helpers.data import load_mnist, normalize
from helpers.exercises import check, hint, own_words, quiz, reveal
from helpers.figures import deciding
from helpers.figures import inside as figures
from helpers.network import Network

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
mnist

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One decision
#
# This network has 128 hidden neurons and lesson 06's recipe; training takes about 3 s. Here is how it reads one image. A hidden neuron **adds**
# to an output its activation times the weight between them. Above 0 it speaks for that output, below 0 against it.

# %% slideshow={"slide_type": "subslide"}
epochs = 5 if mnist.source == "full" else 20
net = Network([784, 128, 10], activation="relu", seed=0)
net.train(images, labels, epochs=epochs, decay="linear")

image = test_images[test_labels == 4][20]
hidden = net.activations(image[np.newaxis])[1][0]           # 128 activations
loudest = hidden.argsort()[::-1][:5]                        # the five largest, the loudest first
deciding.decision(image, probes.contributions(net, image), net.biases[1], loudest, hidden,
                  f"What makes the sum of each output: {np.sum(hidden > 0)} of 128 neurons are active")

# %% [markdown] tags=["notes"] minutes=3
# Read one row aloud: for which digits does this neuron speak, against which? Then one column, down to its sum.
#
# Which digit comes second, and which row keeps it down?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: what each neuron adds
#
# Make this table yourself, for all neurons.

# %% tags=["exercise"]
def my_contributions(activations, weights):
    """What each hidden neuron adds to each output's sum.

    activations: (neurons,). weights: (neurons, outputs).
    Returns an array (neurons, outputs).
    """
    ### BEGIN SOLUTION
    return activations[:, np.newaxis] * weights
    ### END SOLUTION


check("contributions", my_contributions)

# %% slideshow={"slide_type": "skip"}
hint("contributions")

# %% [markdown] tags=["notes"] minutes=4
# Three minutes. What goes wrong: `activations @ weights`, which adds up at once, and `activations * weights`, which does not fit.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Does that explain the decision completely? Add up each column, add the biases, and compare with what the network itself computes.

# %% tags=["nbval-check-output"]
added = probes.contributions(net, image)                    # as in your table, (128, 10)
sums = added.sum(axis=0) + net.biases[1]
outputs = np.exp(sums - sums.max())
outputs /= outputs.sum()                                    # softmax
print("the same as the network's own outputs:", np.allclose(outputs, net.predict_proba(image[np.newaxis])[0], atol=1e-5))

# %% [markdown] tags=["notes"] minutes=1
# Nothing is hidden: 1,280 products and ten biases are the whole decision.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Now switch neurons off and on, and draw a digit of your own. Can you turn the answer with one switch?

# %%
from helpers.widgets.decision import trace_decision

one_of_each = [np.flatnonzero(test_labels == digit)[20] for digit in range(10)]
trace_decision(net, test_images[one_of_each], test_labels[one_of_each])

# %% [markdown] tags=["notes"] minutes=5
# Let somebody draw. Then the loudest off, one by one: does the answer turn? Which digit is next in line?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How many neurons does it take?

# %%
quiz("loudest_switched_off")

# %% [markdown] tags=["notes"] minutes=2
# Vote, then let one person argue for each answer.

# %% slideshow={"slide_type": "subslide"}
every = net.activations(test_images)[1]                     # (images, 128)
answers = net.predict(test_images)
drawn = np.where(every > 0, np.random.default_rng(0).random(every.shape), 2)
five = {"the five loudest": every.argsort(axis=1)[:, -5:],
        "five other active ones": drawn.argsort(axis=1)[:, :5]}
stay = {}
for name, chosen in five.items():
    on = np.ones(every.shape, bool)
    np.put_along_axis(on, chosen, False, axis=1)
    for words, passed_on in (("without", every * on), ("with only", every * ~on)):
        stay[f"{words} {name}"] = np.mean((passed_on @ net.weights[1] + net.biases[1]).argmax(axis=1) == answers)
        print(f"{words:9s} {name:22s} {stay[f'{words} {name}']:.1%} of the answers stay")

# %% slideshow={"slide_type": "subslide"}
reveal("loudest_switched_off", stay["without the five loudest"])

# %% [markdown]
# Of 128 neurons, {{H12 full active median}} are active for an image on average. Five loud ones are mostly **enough**: with nothing else {{H12 full only_loudest}} of the answers stay, with five
# others drawn at random {{H12 full only_others median}}. Mostly they are **not needed** either: without them {{H12 full without_loudest median}} stay. They do matter more than others do: without five of those, {{H12 full without_others median}} stay.

# %% [markdown] tags=["notes"] minutes=2
# Enough and needed are two questions. Which one does a text mean that says that a neuron stands for something?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Who never speaks?

# %%
quiz("dead_neurons")

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# The same network again, for two epochs on at most 20,000 images, with steps of three lengths. About 2 s.

# %% slideshow={"slide_type": "subslide"}
def dead(some):
    """Which hidden neurons are 0 for every training image."""
    return ~(some.activations(images)[1] > 0).any(axis=0)


for rate in (0.1, 0.2, 0.5):
    fast = Network([784, 128, 10], activation="relu", seed=0)
    fast.train(images[:20000], labels[:20000], epochs=2 if mnist.source == "full" else 8, learning_rate=rate,
               decay="linear")
    print(f"learning rate {rate}: {dead(fast).sum():3d} of 128 are dead, "
          f"{fast.accuracy(test_images, test_labels):.1%} of the test images are read")
reveal("dead_neurons", dead(net).sum())

# %% [markdown] slideshow={"slide_type": "subslide"}
# A neuron that is never active is called **dead**. In the untrained network none is. Over five seeds, two epochs on all 60,000 images, three times as many steps as above:
#
# | learning rate | dead, of 128 | test images read |
# |---|---|---|
# | 0.1 | {{H14 full rate_1}} | {{H14 full rate_1_accuracy median}} |
# | 0.2 | {{H14 full rate_2}} | {{H14 full rate_2_accuracy median}} |
# | 0.5 | {{H14 full rate_5}} | {{H14 full rate_5_accuracy median}} |

# %% [markdown] tags=["notes"] minutes=3
# A dead neuron has a slope of 0 for each image: no image moves it any more.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A map of all images
#
# To the hidden layer, an image is a point with 128 coordinates. Nobody can see that, so we look at it from where the points spread most: along the two **principal components**, which a
# singular value decomposition finds. Three maps of the same test images: by their 784 pixels, by the activations of an untrained network, and by yours.

# %% slideshow={"slide_type": "subslide"}
step = max(1, len(test_labels) // 2000)
some, some_labels = test_images[::step], test_labels[::step]
untrained = Network([784, 128, 10], activation="relu", seed=0)
points = {"pixels": some, "hidden layer, untrained": untrained.activations(some)[1],
          "hidden layer, trained": net.activations(some)[1]}
deciding.point_maps({name: probes.principal_components(values) for name, values in points.items()}, some_labels,
                    {name: probes.same_label_share(values, some_labels) for name, values in points.items()},
                    "The same images, three times: where do digits part?")

# %% [markdown] slideshow={"slide_type": "subslide"}
# Two directions show little of 128. So below each map stands a number from *all* coordinates: whose nearest image has the same label? Over five seeds {{H13 full pixels median}} by pixels,
# {{H13 full untrained median}} untrained, {{H13 full trained}} trained. (On the flat maps {{H13 full pixels_flat median}}, {{H13 full untrained_flat median}} and {{H13 full trained_flat median}}.) The layer begins worse than the pixels, and training brings images of one digit together.

# %% [markdown] tags=["notes"] minutes=3
# Where do 4 and 9 lie, where 3, 5 and 8? Lesson 06's confusions are neighbours here.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which pixels does it need?
#
# To find out how important something is, take it away and see what happens: **ablation**. First one pixel.

# %%
quiz("most_important_pixel")

# %% [markdown] tags=["before"] slideshow={"slide_type": "subslide"}
# ### Your turn: accuracy without some pixels

# %% tags=["exercise"]
def accuracy_without(net, images, labels, pixels):
    """The accuracy when some pixels are erased (made paper, 0) in all images.

    images (n, 784), labels (n,). pixels: their indices, such as [378, 379].
    The images themselves must stay as they are. Returns a share, 0 to 1.
    """
    ### BEGIN SOLUTION
    erased = images.copy()
    erased[:, pixels] = 0
    return net.accuracy(erased, labels)
    ### END SOLUTION


check("accuracy_without_pixels", accuracy_without)

# %% slideshow={"slide_type": "skip"}
hint("accuracy_without_pixels")

# %% [markdown] tags=["notes"] minutes=5
# Vote first, then three minutes. What goes wrong: `images[pixels] = 0`, which erases images; and no copy.

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# Now all 784, one after the other (`probes.erasing_each_pixel`, about 2 s).

# %% slideshow={"slide_type": "subslide"}
accuracy = net.accuracy(test_images, test_labels)
without = probes.erasing_each_pixel(net, test_images, test_labels)
reveal("most_important_pixel", accuracy - without.min())

# %% slideshow={"slide_type": "skip"}
mean_image = np.mean([images[labels == digit].mean(axis=0) for digit in range(10)], axis=0)
figures.erased_pixels(100 * (without - accuracy), mean_image)

# %% [markdown] slideshow={"slide_type": "subslide"}
# The most important pixel of all costs {{H2 full largest_loss}} on the full set, and as the largest of 784 losses, even that is partly luck. Accuracy is too coarse to put them in order: it counts whole images (lesson 03). The **slope** is finer:
#
# $$\text{importance of pixel } i = \text{mean over images of } \left| x_i \, \frac{\partial C}{\partial x_i} \right|$$
#
# with $x_i$ the ink and $\partial C / \partial x_i$ how fast the cost changes with it: backpropagation, one layer further down. We measure it on training images, and erase more and more pixels in
# test images.

# %% slideshow={"slide_type": "subslide"}
slopes = probes.input_gradients(net, images[:5000], labels[:5000])
importance = np.abs(images[:5000] * slopes).mean(axis=0)
orders = {"least important first": importance.argsort(),
          "in random order": np.random.default_rng(1).permutation(784),
          "most important first": importance.argsort()[::-1]}
counts = [0, 25, 50, 100, 150, 200, 300, 400, 500]
curves = {name: [net.accuracy(probes.erase(test_images, order[:count]), test_labels) for count in counts]
          for name, order in orders.items()}
figures.erasing_curves(counts, curves, importance)

# %% [markdown] tags=["notes"] minutes=3
# Cover the curves and ask which one falls first. Then: how many pixels can go for nothing?

# %% [markdown] slideshow={"slide_type": "subslide"}
# So some pixels matter more. Does training *lower* the weights of those that do not matter, as Colin Jaffe says (*Neural Network Training Process for Digit Recognition*, 2026)? Look where no
# training image has ink.

# %% tags=["nbval-check-output"]
never_inked = ~images.any(axis=0)
print("weights there that have moved:", np.count_nonzero((net.weights[0] != untrained.weights[0])[never_inked]))

# %% [markdown]
# None. A weight moves in proportion to its pixel (lesson 06), and these pixels are always 0. They keep the noise of the start. Where a tenth of the images or more have ink, weights have grown, to {{H11 full often median}} times their size. What does lower weights is **L2**, a small pull of all of them towards 0 at each step.
# With L2 of 0.001, {{H11 full l2_never median}} times the size at the start is left where no image has ink, {{H11 full l2_rarely median}} where fewer than one in a thousand have, and {{H11 full l2_often median}} where a tenth or more have.

# %% [markdown] tags=["notes"] minutes=2
# A weight moves in proportion to its pixel. No ink, no step.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Now *one* image. We lay a square of paper, 7 by 7 pixels, on each place, and ask for the **lead**: the sum of the right output minus the largest other sum. Where it falls below 0, blue, the
# answer is lost. Below are digits that you kept, or drawings of the course.

# %% slideshow={"slide_type": "skip"}
from helpers.own_digits import digits_or_samples

digits, are_yours = digits_or_samples()
chosen = np.unique(np.linspace(0, len(digits.labels) - 1, 7).astype(int))
rows = {"test images": [(test_images[test_labels == digit][10], digit) for digit in (0, 2, 3, 4, 5, 7, 9)],
        "yours" if are_yours else "drawings": list(zip(normalize(digits.images[chosen]), digits.labels[chosen],
                                                       strict=True))}

# %% slideshow={"slide_type": "subslide"}
deciding.covered_maps({name: (np.array([one for one, _ in pairs]),
                              np.array([probes.occlusion(net, one, label).ravel() for one, label in pairs]))
                       for name, pairs in rows.items()}, "Where a square of paper may not lie")

# %% [markdown] tags=["notes"] minutes=2
# Let them guess for one digit before they look: where is the place that must stay free?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does it see shapes?
#
# A network has to find out how pixels lie to each other, says Jaffe as well. Here are digits, and the same digits with all their pixels in another order, the same order for all.

# %%
order = np.random.default_rng(0).permutation(784)
scrambled_test = probes.scramble(test_images, order)
figures.captioned_rows({"images": images[:10], "scrambled": probes.scramble(images[:10], order)},
                       "Can you still read them?")

# %% slideshow={"slide_type": "subslide"}
quiz("permuted_pixels")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Who says 10 % has thought of people.

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# About 4 s: one network on scrambled images, and one without a hidden layer on images as they are.

# %% slideshow={"slide_type": "skip"}
blind = Network([784, 128, 10], activation="relu", seed=0)
blind.train(probes.scramble(images, order), labels, epochs=epochs, decay="linear")
linear = Network([784, 10], seed=0)
linear.train(images, labels, epochs=epochs, decay="linear")

# %% slideshow={"slide_type": "subslide"}
print(f"no hidden layer, images as they are: {linear.accuracy(test_images, test_labels):.1%} of the test images")
reveal("permuted_pixels", accuracy, blind.accuracy(scrambled_test, test_labels))

# %% [markdown] slideshow={"slide_type": "subslide"}
# You can see why without any training: give the weights the new order as well, and no sum changes.
#
# ### Your turn: the twin for scrambled images

# %% tags=["exercise"]
def scrambled_weights(weights, order):
    """First-layer weights that treat scrambled images as `weights` treat straight ones.

    weights: (784, neurons). order: (784,), scrambled images are images[:, order].
    Returns a new array, so that images[:, order] @ it equals images @ weights.
    """
    ### BEGIN SOLUTION
    return weights[order]
    ### END SOLUTION


check("scrambled_weights", scrambled_weights)

# %% slideshow={"slide_type": "skip"}
hint("scrambled_weights")

# %% [markdown] tags=["notes"] minutes=3
# Three minutes. What goes wrong: the columns are reordered, or the way back is taken.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "subslide"}
# So this kind of network is never told which pixels are neighbours: whatever it learns, it would learn as well from a mess. (In lesson 09 you build one that is made of neighbours.) That does not
# mean that it looks at each pixel by itself. A network without a hidden layer does that: each output is a sum of one term a pixel, and it reads {{H1 full no_hidden}}, against {{H1 full straight median}}.
# The rest comes from pixels *together*.

# %% [markdown] tags=["notes"] minutes=2
# Two things are easily mixed up: what the network is told about neighbours (nothing), and what its function depends on.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is a nine its loop?
#
# Jaffe gives an example of what it might find out: a closed loop above means an 8 or a 9. Of the images that is true, {{H3 full images_8_or_9 median}} of those with such a loop are. But does the *network* go by the loop? Take
# test nines that have one, and fill it.

# %%
quiz("filled_nine")

# %% slideshow={"slide_type": "subslide"}
nines = test_images[test_labels == 9]
nines = nines[probes.has_upper_loop(nines)]
versions = {"as written": nines, "filled": probes.fill_holes(nines)}
reveal("filled_nine", np.mean(net.predict(versions["filled"]) == 9))

# %% [markdown] slideshow={"slide_type": "subslide"}
# And if the loop is *open*? A gap of three pixels does it. But which gap? To compare, one on the right, one on the left and one at the top.

# %%
versions |= {f"open: {side}": probes.open_loops(nines, side) for side in ("right", "left", "top")}
few = {name: changed[::max(1, len(nines) // 10)][:10] for name, changed in versions.items()}
figures.captioned_rows(few, "The same nines: filled, and opened on three sides",
                       {name: net.predict(changed) for name, changed in few.items()})

# %% slideshow={"slide_type": "subslide"}
shares = {name: np.bincount(net.predict(changed), minlength=10) / len(nines) for name, changed in versions.items()}
figures.answer_shares(shares, f"What the network says about {len(nines)} nines: which gap turns most of them?")

# %% [markdown] slideshow={"slide_type": "subslide"}
# The loop is open in all three. On the right and on the left most stay nines. At the top {{H3 full wide_top_is_4}} become **fours** (on the right {{H3 full wide_right_is_4 median}}, on the left {{H3 full wide_left_is_4 median}}), though the gap takes no more ink there: {{H3 full top_ink median}}, against {{H3 full right_ink median}} on the right
# and {{H3 full left_ink median}} on the left. What counts above all is the ink at that *place*, not whether the line is closed.

# %% [markdown] tags=["notes"] minutes=4
# The three gaps are each other's control. What would have to come out if the loop itself counted?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### A line on the left

# %%
quiz("left_line")

# %% slideshow={"slide_type": "subslide"}
lines = probes.has_left_line(images)            # ten inked pixels below each other, in a column up to 10
reveal("left_line", np.isin(labels[lines], [1, 7]).mean())

# %% slideshow={"slide_type": "subslide"}
figures.captioned_rows({"a line on\nthe left": images[lines][:12]}, "Images with an upright line on the left",
                       {"a line on\nthe left": [f"label {label}" for label in labels[lines][:12]]})

# %% [markdown]
# {{H4 full images_0_or_6 median}} of them are 0s and 6s. And the network? We drew 108 bars on the left for five wide networks. They read {{H4 full wide_left_is_0_or_6}} as a 0 or a 6. With 4 and 5, which they say as well, it is {{H4 full wide_left_is_0_or_4_or_5_or_6}}, and {{H4 full wide_left_is_1_or_7}} are a 1 or a 7 to them.

# %% [markdown] tags=["notes"] minutes=3
# Vote. Ask where a 1 stands in its image, and why.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Can it draw?
#
# Who knows what a nine is should be able to draw one. The network cannot, says *Training neural networks for handwritten digit recognition* (3blue1brown). Let us ask it: the weights stay, and the **pixels** move so that an output grows.

# %%
quiz("activation_maximisation")

# %% [markdown] tags=["before"] slideshow={"slide_type": "subslide"}
# ### Your turn: an image that excites an output
#
# `probes.input_gradients(net, image, [digit])` is the slope of the cost by each pixel, shape (1, 784), with `digit` as the label. So step by step:
#
# $$x \leftarrow \text{clip}_{0}^{1}\big( x - \rho \, g \,/\, \max_i |g_i| \big)$$
#
# with $x$ the `image`, $g$ the slope at this image and $\rho$ the `rate`.

# %% tags=["exercise"]
def my_excite(net, digit, steps, rate):
    """An image that makes the network sure that it is a `digit`: the last one.

    The first is white paper, zeros of shape (1, net.sizes[0]). Each is clipped to 0 ... 1.
    """
    ### BEGIN SOLUTION
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        slope = probes.input_gradients(net, image, [digit])
        image = (image - rate * slope / np.abs(slope).max()).clip(0, 1)
    return image[0]
    ### END SOLUTION


check("exciting_image", my_excite)

# %% slideshow={"slide_type": "skip"}
hint("exciting_image")

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# The slope is scaled, since it dies out as the network gets sure. Clipping keeps pixels between paper and ink.

# %% [markdown] tags=["notes"] minutes=7
# Five minutes. What goes wrong: plus in place of minus; clipping once at the end; one slope for all steps.
#
# Short of time: show the solution (key s), and watch it draw.

# %% slideshow={"slide_type": "skip"}
def likeness(some, some_labels):
    """How like images are to the average digit of their label: the typical correlation, 1 for the average itself."""
    means = [images[labels == label].mean(axis=0) for label in range(10)]
    return np.median([np.corrcoef(one, means[label])[0, 1] for one, label in zip(some, some_labels, strict=True)])


# %% slideshow={"slide_type": "subslide"}
drawn, steps = [], []
for digit in range(10):
    way = probes.excite(net, digit, start=np.zeros(784))
    steps.append(np.argmax(net.predict_proba(way)[:, digit] >= 0.99))       # the first step at which it is sure
    drawn.append(way[steps[-1]])
drawn = np.array(drawn)
reveal("activation_maximisation", likeness(drawn, range(10)), likeness(test_images[::10], test_labels[::10]))

# %% [markdown] slideshow={"slide_type": "subslide"}
# Here they are. Below each: the steps it took, and what it is to a second wide network with another start / to one without a hidden layer. About 3 s.

# %%
second = Network([784, 128, 10], activation="relu", seed=1)
second.train(images, labels, epochs=epochs, decay="linear", seed=1)
said = [f"{step} steps\n{one} / {other}" for step, one, other in zip(steps, second.predict(drawn), linear.predict(drawn),
                                                                    strict=True)]
figures.captioned_rows({"drawn": drawn}, "0 to 9, drawn by a network, and read by two others", {"drawn": said})

# %% [markdown]
# How many would you have read? Over five seeds, {{H8 full steps_least median}} to {{H8 full steps_most median}} steps are enough. Yet to say that it cannot draw says too much. A second wide network reads {{H8 full wide_same_kind_agrees}} of them as meant, a small one {{H8 full wide_small_agrees}}, and one without a hidden layer {{H8 full no_hidden_agrees}}. If the
# same ink is scattered at random, it is {{H8 full random_agrees}}. Something of a nine is in there, to networks. In [lesson 10](10_limits.ipynb) a network draws better.

# %% [markdown] tags=["notes"] minutes=3
# Ask for hands: who reads the 2, who reads the 8? Then the row below.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where does the answer change?
#
# An image is a point with 784 coordinates. Through three points goes one flat slice, as through three nails goes one board. Every place on it is a blend of the three images.

# %% slideshow={"slide_type": "subslide"}
right = np.flatnonzero((answers == test_labels) & (linear.predict(test_images) == test_labels))
corners = [right[test_labels[right] == digit][5] for digit in (0, 1, 6)]
blends, places = probes.plane(test_images[corners], size=120)
figures.slice_map(net.predict_proba(blends), places, test_images[corners], ["a 0", "a 1", "a 6"],
                  "Regions and boundaries: faded where it is unsure")

# %% [markdown] tags=["notes"] minutes=2
# Where is it unsure? Other digits may turn up between the three.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Jaffe pictures the places where the answer changes as lines that nobody sees. Are they straight? Walk straight from one digit to another. If boundaries are flat, no walk can leave an answer and come *back* to it: the network without a hidden layer shows that. (That a third digit lies
# on the way proves nothing: the wide network crosses two boundaries or more on {{H9 full wide_two_or_more median}} of the walks, the one without a hidden layer on {{H9 full linear_two_or_more median}}.) About 4 s.

# %%
start, end = np.random.default_rng(2).choice(right, (2, 1000))
apart = test_labels[start] != test_labels[end]
start, end = test_images[start[apart]], test_images[end[apart]]
for name, one in {"no hidden layer": linear, "784-128-10": net}.items():
    back = probes.comes_back(one, start, end)
    third = (probes.boundaries_crossed(one, start, end) >= 2).mean()
    print(f"{name:16s} {back.sum():2d} of {len(back)} walks come back to an answer; {third:.0%} cross two boundaries or more")

# %% slideshow={"slide_type": "skip"}
def shortest_stay(place):
    """Over how many blends of a walk an answer holds, at least."""
    said = net.predict(probes.path(start[place], end[place]))
    return np.diff(np.flatnonzero(np.diff(said, prepend=-1, append=-1))).min()


# %% slideshow={"slide_type": "subslide"}
place = max(np.flatnonzero(back), key=shortest_stay, default=0)     # of those that come back, the plainest
walk = probes.path(start[place], end[place])
figures.along_path(walk, net.predict_proba(walk), "A straight walk: "
                   + ("which answer does it leave, and meet again?" if back.any() else "here none comes back"))

# %% [markdown]
# Over five seeds {{H9 full wide_comes_back}} of the walks come back, and {{H9 full linear_comes_back}} without a hidden layer. So the boundaries are bent, not flat. Another sign: the directions that lead straight across the boundary between 4 and 9, at many places, have a cosine of
# {{H9 full wide_cosine}} with each other (1 where two directions are the same, 0 where they stand at a right angle). Across a flat boundary it would be 1.

# %% [markdown] tags=["notes"] minutes=3
# Draw two regions on the board, one with a dent: only there a straight line comes back.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what texts say | verdict | what was measured |
# |---|---|---|
# | it sees spatial relations | {{H1 verdict}} | scrambled {{H1 full scrambled}}, straight {{H1 full straight median}}, without a hidden layer {{H1 full no_hidden median}} |
# | training lowers the weights of what does not matter | {{H11 verdict}} | without ink: {{H11 full never median}} times the start; with L2 {{H11 full l2_never median}} |
# | an upper loop means 8 or 9 | {{H3 verdict}} | filled, {{H3 full wide_filled}} stay nines; open at the top {{H3 full wide_top_is_9 median}}, on the right {{H3 full wide_right_is_9 median}} |
# | it cannot draw | {{H8 verdict}} | likeness {{H8 full wide_likeness}}, real digits {{H8 full real_likeness median}} |
#
# Full MNIST, five seeds: median (lowest to highest).
#
# **Edges?** Many texts say that the first layer finds edges, or that its weights are noise. [Edges or digits](deeper/07_edges_or_digits.ipynb), an optional lesson, measures both.

# %% [markdown] tags=["notes"] minutes=2
# Back to the answers from the beginning: which of them are tested now?

# %% slideshow={"slide_type": "skip"}
own_words("nine_without_a_loop", "why_scrambling_costs_nothing")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** M. Zeiler and R. Fergus, *Visualizing and Understanding Convolutional Networks* (2014), cover parts of images. K. Simonyan and others, *Deep Inside Convolutional Networks* (2014), let networks draw. C. Olah and others,
# *Feature Visualization* (2017), make such drawings a pleasure.
#
# **Next:** [lesson 08](08_confidence.ipynb) asks how sure it is, and whether you may believe it.
