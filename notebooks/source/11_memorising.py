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
# # 11 · Memorising or learning
#
# **The question: does it understand, or does it memorise?**
#
# Your networks read digits that they have never seen. In this lesson you give one a task in which there is nothing to read: images with random
# labels. What it does with them says much about what the others did.
#
# **You need** lesson [06](06_training.ipynb); [07](07_inside.ipynb) helps. **It takes** about {{minutes}} minutes of yours and
# about 20 seconds of the computer's. {{solution}}.

# %%
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.figures import memory as figures
from helpers.handwriting import shift
from helpers.network import Network

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
step = 5 if mnist.source == "full" else 1        # every fifth of 10,000 test images is enough to judge by
new_images, new_labels = test_images[::step], test_labels[::step]
mnist

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Five hundred random labels
#
# "With millions of weights, networks may simply memorise", one reads. Then a network should be able to learn labels that mean nothing. Here are 500
# images. For each of them a label was drawn at random, without looking at the image.

# %% slideshow={"slide_type": "fragment"}
from helpers.probes import random_labels

random = np.random.default_rng(0)
nonsense = random_labels(labels[:500], random)
figures.taught_labels(images[:500], labels, nonsense)

# %%
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("random_labels")

# %% slideshow={"slide_type": "fragment"}
net = Network([784, 64, 10], activation="relu", seed=0)
history = net.train(images[:500], nonsense, epochs=60,
                    validation=(new_images, new_labels))
given_back = net.accuracy(images[:500], nonsense)
print(f"{net.accuracy(new_images, new_labels):.1%} of new images read correctly")
reveal("random_labels", given_back)

# %% slideshow={"slide_type": "fragment"}
figures.accuracy_on_taught_and_new({"random labels": history},
                                   "500 labels without a meaning, and the network learns them")

# %% [markdown]
# No two of these labels have anything to do with each other. Whoever gives them all back has stored them one by one. New images it can only
# guess. Does it at least *show* that it guesses?

# %%
confidence = net.predict_proba(new_images).max(axis=1)
print(f"median confidence on new images: {np.median(confidence):.2f}")
print(f"right among those with a confidence of 0.9 or more: "
      f"{(net.predict(new_images) == new_labels)[confidence >= 0.9].mean():.1%}")

# %% [markdown]
# It does not: it answers strangers with confidence. Over five seeds, full set, 60 epochs:
#
# | random labels | given back | new images read | after true labels instead |
# |---|---|---|---|
# | 500, 64 hidden neurons | {{J1 full 500_random_taught}} | {{J1 full 500_random_test}} | {{J1 full 500_true_test}} |
# | 1,000, 128 hidden neurons | {{J1 full 1000_random_taught}} | {{J1 full 1000_random_test}} | {{J1 full 1000_true_test}} |
# | 4,000, 128 hidden neurons | {{J1 full 4000_random_taught}} | | |
# | 4,000, two layers of 128 | {{J1 full 4000_deep_taught}} | | |
# | 20,000, 128 hidden neurons | {{J1 full 20000_random_taught}} | | |
#
# "Just as well as true labels", one reads of random ones. That holds as long as there are few of them for the size of the network and the length of the training:
# of 4,000 *true* labels it gives back {{J1 full 4000_true_taught}}.
#
# ### Your turn: the experiment as a function
#
# Labels become nonsense, images stay as they are, and two questions are asked at the end. (In the cells `random_labels` draws; it lives in
# `helpers/probes/strange.py`.)

# %% tags=["exercise"]
def random_label_experiment(net, images, labels, test_images, test_labels, random):
    """Teach `net` labels drawn at random, with net.train(..., epochs=60), and report.

    Draw the labels with random.integers(0, 10, how_many). random: a generator.
    Returns two shares: of the drawn labels that `net` gives back afterwards,
    and of the test images that it reads correctly.
    """
    ### BEGIN SOLUTION
    nonsense = random.integers(0, 10, len(labels))
    net.train(images, nonsense, epochs=60)
    return net.accuracy(images, nonsense), net.accuracy(test_images, test_labels)
    ### END SOLUTION


check("random_label_experiment", random_label_experiment)

# %%
hint("random_label_experiment")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## True labels against random ones
#
# So a network *can* memorise. Is that what it does when the labels are true? Look at how it gets there. We take twins: the same 1,000 images, the same
# start, the same order. One is taught the true labels, the other random ones.

# %%
quiz("epochs_for_random_labels")

# %% slideshow={"slide_type": "fragment"}
few_images, few_labels = images[:1000], labels[:1000]
taught = {"true labels": few_labels, "random labels": random_labels(few_labels, random)}

nets, histories = {}, {}
for name, answers in taught.items():
    nets[name] = Network([784, 128, 10], activation="relu", seed=0)
    histories[name] = nets[name].train(few_images, answers, epochs=60,
                                       validation=(new_images, new_labels))

figures.accuracy_on_taught_and_new(histories, "Both learn what they are taught; the roads differ")

# %% [markdown] tags=["before"]
# ### Your turn: when was it reached?
#
# Write a function that finds the first epoch with a wanted accuracy. Beware: a curve can fall again, and some never get there.

# %% tags=["exercise"]
def epochs_to(accuracies, wanted):
    """The first epoch, counted from 1, whose accuracy is at least `wanted`.

    accuracies: one share for each epoch. Returns np.inf if it is never reached.
    """
    ### BEGIN SOLUTION
    for epoch, accuracy in enumerate(accuracies, start=1):
        if accuracy >= wanted:
            return epoch
    return np.inf
    ### END SOLUTION


check("epochs_to_target", epochs_to)

# %%
hint("epochs_to_target")

# %%
found = {name: epochs_to(history.accuracy, 0.99) for name, history in histories.items()}
reveal("epochs_for_random_labels", *found.values())

# %% [markdown]
# With twice as many images the gap widens: {{J2 full 2000_true}} against {{J2 full 2000_random}} for 2,000 images (five seeds, full set).
#
# True labels agree with each other: what one 7 teaches is right for the next 7. What a random label teaches is wrong for nine of ten images that look like this one.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Half the labels are false
#
# What if both are mixed? For 60 % of the images the label is drawn at random. (A tenth of these is true by chance.)

# %% slideshow={"slide_type": "fragment"}
drawn = random.random(1000) < 0.6
mixed = np.where(drawn, random_labels(few_labels, random), few_labels)
false = mixed != few_labels
print(f"{false.sum()} of 1,000 labels are false")
figures.taught_labels(few_images, few_labels, mixed, count=20)

# %%
quiz("answers_to_false_labels")

# %% [markdown] tags=["before"]
# `on_epoch` is called after every epoch: here it writes down what the network says about its own 1,000 images.

# %%
says = []
net = Network([784, 128, 10], activation="relu", seed=0)
history = net.train(few_images, mixed, epochs=40, validation=(new_images, new_labels),
                    on_epoch=lambda epoch, history: says.append(net.predict(few_images)))
says = np.array(says)                                  # shape (40, 1000)

# %% [markdown] tags=["before"]
# ### Your turn: read in spite of it
#
# The images with a false label are the interesting ones. After each epoch, what share of them is given the true digit?

# %% tags=["exercise"]
def read_anyway(says, labels, taught):
    """Of the images whose taught label is false, the share answered with the true digit.

    says: (epochs, n) answers, a row for each epoch. labels: (n,) true digits.
    taught: (n,) labels as they were taught. Returns a share for each epoch, (epochs,).
    """
    ### BEGIN SOLUTION
    false = taught != labels
    return (says == labels)[:, false].mean(axis=1)
    ### END SOLUTION


check("misled_read", read_anyway)

# %%
hint("misled_read")

# %% slideshow={"slide_type": "fragment"}
read = (says == few_labels)[:, false].mean(axis=1)
reveal("answers_to_false_labels", read.max(), (says == mixed)[read.argmax(), false].mean())
figures.answers_to_false_labels(says, few_labels, mixed)

# %% [markdown]
# Each of these images came with the same false label, time after time. And yet the network reads most of them **truly** at first: it has
# found out from the others what a 7 looks like, and overrules what it was told. Only later does it learn the false labels. Here are some
# whose answer turned.

# %% slideshow={"slide_type": "fragment"}
early = (says == few_labels)[:, false].mean(axis=1).argmax()
turned = false & (says[early] == few_labels) & (says[-1] == mixed)
figures.early_and_late_answers(few_images[turned], mixed[turned], says[early][turned],
                               says[-1][turned], epochs=(early + 1, 40))

# %% [markdown]
# What does that do to *new* images? Six trainings with more and more random labels (about 3 s). Then move both sliders.

# %% slideshow={"slide_type": "fragment"}
from helpers.widgets.label_noise import explore_label_noise, noise_run

runs = {}
for share in (0, 20, 40, 60, 80, 100):
    runs[share] = noise_run(few_images, few_labels, share, new_images, new_labels)
    new = runs[share].new
    print(f"{share:3d} % random: {new[-1]:5.1%} of new images at the end; "
          f"best after epoch {new.argmax() + 1}, {new.max():.1%}", flush=True)

explore_label_noise(few_images, few_labels, runs)

# %% [markdown]
# Five seeds, full set, 60 % random: at its best moment, after {{J2 full misled_best_epoch}}, the network gives {{J2 full misled_read_best}} of the images with a false
# label their true digit; after 60 epochs {{J2 full misled_read_last median}}. New images: {{J2 full share_60_test_best}} at best, {{J2 full share_60_test_last}} at the end.
#
# So one and the same training does both: first comes what many images share, and what is peculiar to one image comes later. Where labels may be wrong, the end
# is not the best moment to stop, and held-out images show a better one.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A pause, then a drop?
#
# Of the cost one reads that it "fiddles about" at first, and then drops quickly. Your curves above had no such pause. Here is the textbook's network, sigmoid and
# squared error, beside ReLU and cross-entropy, both with plain steps. Each cost is drawn as a part of the dashed line, which is at 0.9 for the squared error
# and at 2.3 for cross-entropy. About 1 s.

# %% slideshow={"slide_type": "fragment"}
sizes, plain, pauses = [784, 16, 16, 10], {"momentum": 0, "batch_size": 32}, {}
for name, answers in taught.items():
    net = Network(sizes, output="sigmoid", cost="quadratic", seed=0)
    history = net.train(few_images, answers, epochs=60, learning_rate=0.5, **plain)
    pauses[f"sigmoid, {name}"] = (history.cost, history.accuracy, 0.9)

net = Network(sizes, activation="relu", seed=0)
history = net.train(few_images, few_labels, epochs=60, **plain)
pauses["ReLU, true labels"] = (history.cost, history.accuracy, np.log(10))

figures.relative_cost_and_accuracy(pauses)

# %% [markdown]
# There is a pause, with sigmoid and squared error only. And what follows is no quick drop. Over five seeds, full set: the pause lasts {{J3 full true_epochs_above}}, and from there
# the cost takes {{J3 full true_epochs_to_half}} to halve. With random labels it lasts {{J3 full random_epochs_above}}, the whole training. With ReLU the cost has halved after
# {{J3 full relu_epochs_to_half}}. Where does it pause?

# %%
quiz("cost_plateau")

# %% tags=["nbval-check-output"]
outputs, target = np.full(10, 0.1), np.eye(10)[7]
print("the cost of ten tenths:", round(np.sum((outputs - target) ** 2), 3))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How much fits in?
#
# "Millions of weights", said the text. The small network of the textbooks has 13,002.

# %%
quiz("memorising_capacity")

# %% [markdown] tags=["before"]
# The neurons are tanh here, which hold more than ReLU. Twice as many labels each time; we call a list learnt when at
# least 95 % of it are given back. The five trainings take about 4 s.

# %% slideshow={"slide_type": "fragment"}
def share_held(count):
    """The share of `count` random labels that 784-16-16-10 gives back."""
    nonsense = random_labels(labels[:count], np.random.default_rng(0))
    net = Network([784, 16, 16, 10], activation="tanh", seed=0)
    net.train(images[:count], nonsense, epochs=300, batch_size=128, learning_rate=0.04,
              decay="linear")
    return net.accuracy(images[:count], nonsense)


held = {}
for count in (250, 500, 1000, 2000, 4000):
    held[count] = share_held(count)
    print(f"{count:5,} random labels: {held[count]:6.1%} given back", flush=True)

# %% slideshow={"slide_type": "fragment"}
learnt = max((count for count, share in held.items() if share >= 0.95), default=0)
reveal("memorising_capacity", learnt)
figures.capacity(held, needed=0.95, parameters=13002)

# %% [markdown]
# No millions are needed. How full is it? One of ten digits, drawn at random, is $\log_2 10 \approx 3.3$ **bits**: so many yes-or-no questions
# settle it, on average.

# %%
bits = learnt * np.log2(10)
print(f"{learnt:,} labels are {bits:,.0f} bits, {bits / 13002:.2f} for each parameter")

# %% [markdown]
# Five seeds, full set: of 1,000 labels it holds {{J6 full tanh_1000}}, of 2,000 {{J6 full tanh_2000}}, of 4,000 {{J6 full tanh_4000}}. With
# ReLU neurons {{J6 full relu_1000}} of 1,000 and {{J6 full relu_4000}} of 4,000.
#
# And 60,000 digits, one by one? In these trainings that is far out of reach. Yet a network of this very size
# learns to read {{F1 full relu median}} of new digits from them (lesson [06](06_training.ipynb)). It cannot have stored them label by label.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What does knowing by heart look like?
#
# Back to the twins. Both give back every one of their 1,000 labels. Can you tell from outside who learnt and who memorised, without a new image?

# %%
quiz("labels_after_a_shift")

# %% [markdown] tags=["before"]
# ### Your turn: moved by a pixel
#
# `shift(images, rows, columns)` moves images down and to the right; negative numbers move up and to the left.

# %% tags=["exercise"]
def kept_after_a_shift(net, images, taught):
    """The share of the taught labels that `net` still gives when every image is moved.

    Move all images by one pixel down, up, right and left, each way from where they are,
    and return the mean of the four shares. images: (n, 784). taught: (n,) labels.
    """
    ### BEGIN SOLUTION
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    return np.mean([net.accuracy(shift(images, *way), taught) for way in ways])
    ### END SOLUTION


check("kept_after_a_shift", kept_after_a_shift)

# %%
hint("kept_after_a_shift")

# %% slideshow={"slide_type": "fragment"}
def given_back(net, answers, pixels):
    """The share of the taught labels given back for moved images, mean of four ways."""
    ways = [(-pixels, 0), (pixels, 0), (0, pixels), (0, -pixels)]
    return np.mean([net.accuracy(shift(few_images, *way), answers) for way in ways])


moved = {name: [given_back(nets[name], answers, pixels) for pixels in (0, 1, 2)]
         for name, answers in taught.items()}
reveal("labels_after_a_shift", *(shares[1] for shares in moved.values()))
figures.paired_bars(moved, ["as taught", "moved by 1 pixel", "moved by 2 pixels"],
                    "One pixel is enough to tell them apart", "taught labels given back")

# %% [markdown]
# Nobody needed a new image for that: the question goes to the network's own training images.
#
# And inside? Take the weights after the training, subtract those at the start, and what was *added* is left. Moran's I says how much neighbouring pixels
# are alike: 1 is smooth, 0 is noise (lesson [07](07_inside.ipynb)).

# %% slideshow={"slide_type": "fragment"}
start = Network([784, 128, 10], activation="relu", seed=0).weights[0]    # the same seed
added = {name: net.weights[0] - start for name, net in nets.items()}
for name, change in added.items():
    print(f"{name}: the weights moved by {np.linalg.norm(change):.1f}")

figures.added_weights(added)

# %% [markdown]
# Random labels took the longer way, {{J1 full random_change}} against {{J1 full true_change}}, and left rougher marks: Moran's I is {{J1 full random_moran}} against
# {{J1 full true_moran}} (five seeds, full set).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Equally good valleys?
#
# Lesson [04](04_descent.ipynb) showed that the start decides in which valley a descent ends. One reads that for real data all these minima are about equally
# good. Is that so, and is it the data?

# %%
quiz("final_cost_spread")

# %% [markdown] tags=["before"]
# For each kind of labels ten seeds, 500 images, 100 epochs, and the cost at the end. About 4 s.

# %% slideshow={"slide_type": "fragment"}
def ten_networks(answers, epochs):
    """Ten networks 784-16-16-10 that differ in their seed, after so many epochs."""
    nets = [Network([784, 16, 16, 10], activation="relu", seed=seed) for seed in range(10)]
    for seed, net in enumerate(nets):
        net.train(images[:500], answers, epochs, batch_size=32, momentum=0, seed=seed)
    return nets


ten = {name: ten_networks(answers[:500], 100) for name, answers in taught.items()}
costs = {name: [net.cost(images[:500], taught[name][:500]) for net in nets]
         for name, nets in ten.items()}
spreads = [np.std(values, ddof=1) / np.mean(values) for values in costs.values()]
reveal("final_cost_spread", *spreads)
figures.final_costs(costs, "After 100 epochs: alike with true labels, scattered with random ones")

# %% [markdown]
# (The spread is the standard deviation as a part of the mean.) So it is the data? Nobody has reached a minimum here: the trainings were stopped. Perhaps some were merely not as far yet.
# The control: let every network train until its cost is 0.05, however long that takes. About 3 s.

# %% slideshow={"slide_type": "fragment"}
def until_it_costs(net, answers, cost=0.05):
    """Train on until the cost is at most `cost`. Returns the epochs that it took."""
    epochs = 0
    while net.cost(images[:500], answers) > cost and epochs < 600:
        net.train(images[:500], answers, 5, batch_size=32, momentum=0, seed=epochs)
        epochs += 5
    return epochs


took, same = {}, {}
for name, answers in taught.items():
    nets = [Network([784, 16, 16, 10], activation="relu", seed=seed) for seed in range(10)]
    took[name] = [until_it_costs(net, answers[:500]) for net in nets]
    said = np.array([net.predict(new_images) for net in nets])
    pairs = [(one, other) for one in range(10) for other in range(one)]
    same[name] = np.mean([(said[one] == said[other]).mean() for one, other in pairs])

figures.ends_at_equal_cost(took, same)

# %% [markdown]
# Every one of them gets there. Five times ten networks, full set:
#
# | | true labels | random labels |
# |---|---|---|
# | spread after 100 epochs | {{J5 full small_true_spread}} | {{J5 full small_random_spread}} |
# | spread after 300 epochs | {{J5 full small_true_spread_300}} | {{J5 full small_random_spread_300}} |
# | reach a cost of 0.05 | {{J5 full small_true_reached}} | {{J5 full small_random_reached}} |
# | what the last of ten takes | {{J5 full small_true_epochs}} | {{J5 full small_random_epochs}} |
# | two of them give a new image the same answer | {{J5 full small_true_agree}} | {{J5 full small_random_agree}} |
#
# What the spread measures is how far a training has come when it is stopped. Equal cost can be had with random labels as well, and what then differs is what the networks say of new images.
# How deep the minima themselves are, none of these trainings shows.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The test that counts
#
# Last, lesson 00's network on all training images (about 2 s). Then this lesson's networks side by side: what they give back of what they were
# taught, and what they read of new images.

# %% slideshow={"slide_type": "fragment"}
from helpers.widgets.training_progress import watch

epochs = 5 if mnist.source == "full" else 20
reader = Network([784, 128, 10], activation="relu", seed=0)
history = reader.train(images, labels, epochs=epochs, decay="linear",
                       on_epoch=watch(epochs, f"784-128-10, {len(images):,} images"))

# %% slideshow={"slide_type": "fragment"}
def known(run):
    return [(run.answers[-1] == run.taught).mean(), run.new[-1]]


rows = {f"{len(images):,} true labels": [reader.accuracy(images, labels),
                                         reader.accuracy(test_images, test_labels)],
        "1,000 true labels": known(runs[0]), "1,000, 60 % random": known(runs[60]),
        "1,000, all random": known(runs[100])}
figures.paired_bars(rows, ["what it was taught", "new images"],
                    "On its own images every network shines", "right")

# %%
quiz("perfect_training_accuracy")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## So, does it understand?
#
# "Understanding" is no quantity that a cell could print. What you can measure is **how far what was learnt reaches**. The evidence so far, full set:
#
# | what was asked | what came out | |
# |---|---|---|
# | new digits of the same kind? | {{F6 full test}} right | it reaches beyond what it was taught |
# | 1,000 taught images, moved by a pixel? | {{J1 full true_moved}} of true labels kept, {{J1 full random_moved}} of random ones | what it learnt is not bound to single images |
# | all pixels scrambled in the same way? | {{H1 full scrambled}}, unscrambled {{H1 full straight}} | it does not know which pixels are neighbours |
# | the hole of a nine filled in? | {{H3 full wide_filled}} stay nines | it does not need the loop that you would name |
# | white ink on black paper? | {{I7 full inverted}} right; median confidence {{I1 full wide_inverted}} | what you read at once it does not read, and does not say so |
#
# So it is no mere lookup table, and no reader like you. It has found which ink, at which places, goes with which digit, *in images like those that it
# was taught*. About other images it knows nothing, and answers all the same.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what one reads | what was measured |
# |---|---|
# | networks learn random labels just as well | as long as they are few: {{J1 full 1000_random_taught}} of 1,000, {{J1 full 4000_random_taught}} of 4,000; new images {{J1 full 1000_random_test}} |
# | with millions of weights they may simply memorise | 13,002 are enough for {{J6 full tanh_1000 median}} of 1,000 random labels; of 4,000 they hold {{J6 full tanh_4000}} |
# | random labels slowly, true ones quickly | true: {{J2 full share_0}} to 99 %, random {{J2 full share_100}} |
# | minima of real data are about equally good | trainings end alike, {{J5 full small_true_spread}}, with random labels {{J5 full small_random_spread}}; but given time all reach the same cost |
#
# Full MNIST, median (lowest to highest) over five seeds; each spread is that of ten networks.
#
# **Say it in your own words**

# %% slideshow={"slide_type": "skip"}
own_words("memorised_or_learnt", "false_labels_last", "does_it_understand")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** C. Zhang and others, *Understanding Deep Learning Requires Rethinking Generalization* (2017), has the random labels. D. Arpit and others, *A Closer
# Look at Memorization in Deep Networks* (2017), shows that simple patterns come first. A. Choromanska and others, *The Loss Surfaces of Multilayer Networks*
# (2015), on valleys of equal quality.
#
# **Next:** [lesson 12](12_handwriting.ipynb) asks whether it reads *you*.
