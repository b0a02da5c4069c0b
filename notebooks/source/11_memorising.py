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

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** lesson [06](06_training.ipynb); [07](07_inside.ipynb) helps. **It takes** about {{minutes}} minutes of yours and
# about 20 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** nothing.
#
# Ask: how would you tell somebody who learnt the multiplication table from somebody who can multiply? Keep the answers for the section on knowing by heart.

# %% slideshow={"slide_type": "skip"}
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
# With millions of weights a network may simply memorise, says *Training neural networks for handwritten digit recognition* (3blue1brown), the text
# that this lesson puts to the test. Then it should be able to learn labels that mean nothing. Here are 500
# images. For each of them a label was drawn at random, without looking at the image.

# %% slideshow={"slide_type": "subslide"}
from helpers.probes import random_labels

random = np.random.default_rng(0)
nonsense = random_labels(labels[:500], random)
figures.taught_labels(images[:500], labels, nonsense)

# %% [markdown] tags=["notes"] minutes=2
# Blue labels are true by chance. Ask how many of ten that should be.

# %% slideshow={"slide_type": "subslide"}
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("random_labels")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Who says "half" should say which half.

# %% slideshow={"slide_type": "subslide"}
twins, histories = {}, {}
for name, answers in {"true labels": labels[:500], "random labels": nonsense}.items():
    twins[name] = Network([784, 64, 10], activation="relu", seed=0)
    histories[name] = twins[name].train(images[:500], answers, epochs=60,
                                        validation=(new_images, new_labels))
reveal("random_labels", twins["random labels"].accuracy(images[:500], nonsense))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote. A twin was taught the true labels; the next picture needs it.

# %% slideshow={"slide_type": "subslide"}
figures.accuracy_on_taught_and_new(histories, "500 labels, true or random: what is taught, and what is new")

# %% [markdown]
# No two random labels have anything to do with each other. Whoever gives them all back has stored them one by one, and can only guess at new images. Five
# hundred *true* labels also taught the labels of images that were never shown. Does a network that guesses at least *show* it?

# %% [markdown] tags=["notes"] minutes=2
# Left both are perfect. Cover the right half and ask which is which. Then uncover it.

# %% slideshow={"slide_type": "subslide"}
for name, net in twins.items():
    confidence = net.predict_proba(new_images).max(axis=1)
    sure = confidence >= 0.9
    print(f"{name}: median confidence {np.median(confidence):.2f}; 0.9 or more for {sure.mean():.1%}, "
          f"of which it reads {(net.predict(new_images) == new_labels)[sure].mean():.1%}")

# %% [markdown]
# Only in part: it is less sure than its twin. But over five seeds, full set, it gives 0.9 or more to {{J1 full random_sure median}} of the new images. Of these it reads
# {{J1 full random_sure_right}}, as many as by guessing.

# %% [markdown] tags=["notes"] minutes=2
# The control is the twin: the same images, the same start, the same training.

# %% [markdown] slideshow={"slide_type": "subslide"}
# More labels, over five seeds, full set:
#
# | random labels | epochs | given back |
# |---|---|---|
# | 500, 64 hidden neurons | 60 | {{J1 full 500_random_taught}} |
# | 1,000, 128 hidden neurons | 60 | {{J1 full 1000_random_taught}} |
# | 4,000, 128 hidden neurons | 60 | {{J1 full 4000_random_taught}} |
# | the same, larger batches and a falling rate | 200 | {{J1 full 4000_random_long}} |
# | 4,000, two layers of 128 | 60 | {{J1 full 4000_deep_taught}} |
# | 20,000, 128 hidden neurons | 60 | {{J1 full 20000_random_taught}} |
#
# A deep network can learn random labels just as well as true ones, the text says. Of 4,000 *true* labels, 60 epochs are enough for {{J1 full 4000_true_taught}}.
# The verdict: {{J1 verdict}}.

# %% [markdown] tags=["notes"] minutes=2
# The third and the fourth line are the same network. What looks like a full memory was a training that had been stopped.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: the experiment as a function
#
# Labels become nonsense, images stay as they are, and two questions are asked at the end.

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

# %% slideshow={"slide_type": "skip"}
hint("random_label_experiment")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: labels are drawn twice, once for the training and once for judging; or the test images are judged by random labels, too.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## True labels against random ones
#
# So a network *can* memorise. Is that what it does when the labels are true? Look at how it gets there: after which epoch does it give back 99 %? Beware: a curve can
# fall again, and some never get there.

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

# %% slideshow={"slide_type": "skip"}
hint("epochs_to_target")

# %% [markdown] tags=["notes"] minutes=3
# What goes wrong: `==` for `>=`, epochs counted from 0, and a number for a target that is never reached.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "subslide"}
# Twins again: 1,000 images, the same start, the same order. One is taught the true labels, the other random ones.

# %%
quiz("epochs_for_random_labels")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Random labels are learnt slowly and true ones quickly, says the text. How much slower is slowly?

# %% slideshow={"slide_type": "subslide"}
few_images, few_labels = images[:1000], labels[:1000]
taught = {"true labels": few_labels, "random labels": random_labels(few_labels, random)}

nets, histories, first = {}, {}, {}
for name, answers in taught.items():
    nets[name] = Network([784, 128, 10], activation="relu", seed=0)
    histories[name] = nets[name].train(few_images, answers, epochs=60,
                                       validation=(new_images, new_labels))
    reached = np.array(histories[name].accuracy) >= 0.99
    first[name] = reached.argmax() + 1 if reached.any() else np.inf
reveal("epochs_for_random_labels", *first.values())

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote, and with the text: {{J2 verdict}}.

# %% slideshow={"slide_type": "subslide"}
figures.accuracy_on_taught_and_new(histories, "1,000 labels, true or random: who is slower?")

# %% [markdown]
# With 2,000 images and half the rate: true labels {{J2 full 2000_true median}}, random ones {{J2 full 2000_random}} (five seeds, full set).

# %% [markdown] tags=["notes"] minutes=1
# Both lines on the left end at the top. The one on the right that stays down is the memory.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Half the labels are false
#
# What if both are mixed? For 60 % of the images the label is drawn at random. (A tenth of these is true by chance.)

# %% slideshow={"slide_type": "subslide"}
drawn = random.random(1000) < 0.6
mixed = np.where(drawn, random_labels(few_labels, random), few_labels)
false = mixed != few_labels
print(f"{false.sum()} of 1,000 labels are false")
figures.taught_labels(few_images, few_labels, mixed, count=20)

# %% [markdown] tags=["notes"] minutes=1
# These images keep their false label from the first epoch to the last.

# %% slideshow={"slide_type": "subslide"}
quiz("answers_to_false_labels")

# %% [markdown] tags=["notes"] minutes=2
# Vote. This is the question to take time for.

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# `on_epoch` is called after every epoch: here it writes down what the network says about its own 1,000 images.

# %% slideshow={"slide_type": "skip"}
says = []
misled = Network([784, 128, 10], activation="relu", seed=0)
misled.train(few_images, mixed, epochs=40,
             on_epoch=lambda epoch, history: says.append(misled.predict(few_images)))
says = np.array(says)                                  # shape (40, 1000)

# %% [markdown] slideshow={"slide_type": "subslide"} tags=["before"]
# ### Your turn: the true digit, epoch by epoch
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

# %% slideshow={"slide_type": "skip"}
hint("misled_read")

# %% [markdown] tags=["notes"] minutes=4
# `says` holds the answers that the network gave during its training, a row for each epoch, a column for each image.
#
# What goes wrong: the mean over all images, or over the epochs.

# %% slideshow={"slide_type": "subslide"}
read = (says == few_labels)[:, false].mean(axis=1)
reveal("answers_to_false_labels", read.max(), (says == mixed)[read.argmax(), false].mean())

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.answers_to_false_labels(says, few_labels, mixed)

# %% [markdown]
# At its best moment the network reads more than half of these images **truly**: it has found out from the others what a 7 looks like, and overrules what
# it was told. Only later does it learn the false labels.

# %% [markdown] tags=["notes"] minutes=1
# Where do the lines cross?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Here are some whose answer turned.

# %%
early = (says == few_labels)[:, false].mean(axis=1).argmax()
turned = false & (says[early] == few_labels) & (says[-1] == mixed)
figures.early_and_late_answers(few_images[turned], mixed[turned], says[early][turned],
                               says[-1][turned], epochs=(early + 1, 40))

# %% [markdown] tags=["notes"] minutes=2
# Follow one image from top to bottom: its label, an early answer, a late one.

# %% [markdown] slideshow={"slide_type": "skip"}
# What does that do to *new* images? Six trainings with more and more random labels (about 3 s). Then move both sliders.

# %% slideshow={"slide_type": "skip"}
from helpers.widgets.label_noise import explore_label_noise, noise_run

runs = {}
for share in (0, 20, 40, 60, 80, 100):
    runs[share] = noise_run(few_images, few_labels, share, new_images, new_labels)
    new = runs[share].new
    print(f"{share:3d} % random: {new[-1]:5.1%} of new images at the end; "
          f"best after epoch {new.argmax() + 1}, {new.max():.1%}", flush=True)

# %% slideshow={"slide_type": "subslide"}
explore_label_noise(few_images, few_labels, runs)

# %% [markdown] tags=["notes"] minutes=3
# Six trainings with more and more random labels. Set 60 %, and go from the first epoch to the last. Then 100 %.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Five seeds, full set, 60 % random: at its best moment, after {{J2 full misled_best_epoch}}, the network gives {{J2 full misled_read_best median}} of the images with a false
# label their true digit; after 60 epochs {{J2 full misled_read_last median}}. Of new images it reads {{J2 full share_60_test_best median}} at best and {{J2 full share_60_test_last median}} at the end.
#
# So one and the same training does both: first comes what many images share, and what is peculiar to one image comes later. Where labels may be wrong, the end
# is not the best moment to stop, and held-out images show a better one.

# %% [markdown] tags=["notes"] minutes=2
# Where did we stop early before? Lesson 06's learning curves. Here is a reason for it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A pause, then a drop?
#
# At first it fiddles about, then the cost drops quickly, says the text. Your curves above had no such pause. Here is the network with two layers of 16, sigmoid
# and ReLU, with either cost, with plain steps; one of them with the textbook's rate of 3. Each cost is drawn as a part of the dashed line, which is at 0.9 for the squared error
# and at 2.3 for cross-entropy.

# %% slideshow={"slide_type": "skip"}
sizes, squared, pauses = [784, 16, 16, 10], {"output": "sigmoid", "cost": "quadratic"}, {}
for name, network, rate in [("sigmoid, squared error", squared, 0.5), ("sigmoid, cross-entropy", {}, 0.1),
                            ("ReLU, squared error", squared | {"activation": "relu"}, 0.5),
                            ("ReLU, cross-entropy", {"activation": "relu"}, 0.1),
                            ("sigmoid, squared, rate 3", squared, 3)]:
    net = Network(sizes, seed=0, **network)
    history = net.train(few_images, few_labels, epochs=60, batch_size=32, momentum=0, learning_rate=rate)
    pauses[name] = history.cost, history.accuracy, 0.9 if network.get("cost") else np.log(10)

# %% slideshow={"slide_type": "subslide"}
figures.relative_cost_and_accuracy(pauses)

# %% [markdown]
# Two of the five pause, with sigmoid neurons and small rates, whichever the cost. Over five seeds, full set, the squared error pauses for
# {{J3 full true_epochs_above}}. From there it takes {{J3 full true_epochs_to_half}} to halve, which is no quick drop. With a rate of 3 the pause is {{J3 full fast_epochs_above}}. With random
# labels and a rate of 0.5 it lasts {{J3 full random_epochs_above}}, the whole training.

# %% [markdown] tags=["notes"] minutes=3
# Blue and orange first: they pause. Ask what the other three have in common. The pause is no sign of memorising or learning: it belongs to the recipe.

# %% slideshow={"slide_type": "subslide"}
quiz("cost_plateau")

# %% slideshow={"slide_type": "skip"} tags=["nbval-check-output"]
outputs, target = np.full(10, 0.1), np.eye(10)[7]
print("the cost of ten tenths:", round(np.sum((outputs - target) ** 2), 3))

# %% [markdown] tags=["notes"] minutes=2
# Here there is a right answer. Let somebody work it out on the board: nine outputs that should be 0, one that should be 1.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How much fits in?
#
# Millions of weights, said the text. A network of {{J6 full millions_parameters}} numbers gives back {{J6 full millions_random_taught}} of 500 random labels. Taught the true ones instead, it
# reads {{J6 full millions_true_test}} of new images: that it can memorise does not say that it does. The small network of the textbooks has 13,002 numbers.

# %%
quiz("memorising_capacity")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Somebody will say that a number can hold one label.

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# The neurons are tanh here. Twice as many labels each time; we call a list learnt when at
# least 95 % of it are given back. The five trainings take about 4 s.

# %% slideshow={"slide_type": "subslide"}
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
learnt = max((count for count, share in held.items() if share >= 0.95), default=0)

# %% slideshow={"slide_type": "subslide"}
reveal("memorising_capacity", learnt)

# %% [markdown] tags=["notes"] minutes=2
# Read the list down to the first that is not learnt. Then compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.capacity(held, needed=0.95, parameters=13002)

# %% [markdown]
# How full is it? One of ten digits, drawn at random, is $\log_2 10 \approx 3.3$ **bits**: so many yes-or-no questions settle it, on average.

# %%
bits = learnt * np.log2(10)
print(f"{learnt:,} labels are {bits:,.0f} bits, {bits / 13002:.2f} for each parameter")
print(f"60,000 labels would be {60_000 / max(learnt, 1):.0f} times as many")

# %% [markdown] tags=["notes"] minutes=2
# A number of this network has 32 bits. It keeps less than one of them for labels.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Five seeds, full set: of 2,000 labels it holds {{J6 full tanh_2000}}, of 4,000 {{J6 full tanh_4000 median}}, with ReLU neurons {{J6 full relu_4000 median}}.
#
# Yet a network of this very size learns to read {{F1 full relu median}} of new digits from 60,000 images (lesson [06](06_training.ipynb)). Stored one by one, those labels would be many times what it held here.

# %% [markdown] tags=["notes"] minutes=1
# It cannot have done with the 60,000 what it did with these.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What does knowing by heart look like?
#
# Back to the twins. Both give back every one of their 1,000 labels. Can you tell from outside who learnt and who memorised, without a new image?

# %%
quiz("labels_after_a_shift")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Now come back to the answers about the multiplication table.

# %% [markdown] slideshow={"slide_type": "subslide"} tags=["before"]
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

# %% slideshow={"slide_type": "skip"}
hint("kept_after_a_shift")

# %% [markdown] tags=["notes"] minutes=3
# What goes wrong: each move starts from the image that was moved before.
#
# Short of time: show the solution (key s).

# %% slideshow={"slide_type": "subslide"}
def given_back(net, answers, pixels, some=slice(None)):
    """The share of the taught labels given back for moved images, mean of four ways."""
    ways = [(-pixels, 0), (pixels, 0), (0, pixels), (0, -pixels)]
    return np.mean([net.accuracy(shift(few_images[some], *way), answers[some]) for way in ways])


moved = {name: [given_back(nets[name], answers, pixels) for pixels in (0, 1, 2)]
         for name, answers in taught.items()}
reveal("labels_after_a_shift", *(shares[1] for shares in moved.values()))

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
for name, some in {"mixed: its true ones": ~false, "mixed: its false ones": false}.items():
    moved[name] = [given_back(misled, mixed, pixels, some) for pixels in (0, 1, 2)]
figures.paired_bars(moved, ["as taught", "moved by 1 pixel", "moved by 2 pixels"],
                    "What is left when every image is moved", "taught labels given back")

# %% [markdown]
# Nobody needed a new image for that: the question goes to the network's own training images. Or is it only that the whole network bears moves badly after random labels? The lower two rows are the
# control: *one* network, of whose labels 60 % were drawn. Fewer of its true labels outlast the move than with the twin that was taught no others, and fewer still of its false ones.

# %% [markdown] tags=["notes"] minutes=1
# The dashed line is what guessing would give.

# %% [markdown] slideshow={"slide_type": "subslide"}
# And inside? Take the weights after the training, subtract those at the start, and what was *added* is left. Moran's I says how much neighbouring pixels
# are alike: 1 is smooth, 0 is noise (lesson [07](07_inside.ipynb)).

# %%
start = Network([784, 128, 10], activation="relu", seed=0).weights[0]    # the same seed
added = {name: net.weights[0] - start for name, net in nets.items()}
figures.added_weights(added)

# %% [markdown]
# Random labels left rougher marks: over five seeds, full set, Moran's I is {{J1 full random_moran}}, after true ones {{J1 full true_moran median}}. And their weights ended further from
# the start, {{J1 full random_change}} against {{J1 full true_change median}}.

# %% [markdown] tags=["notes"] minutes=2
# Ask for strokes in the upper row, and in the lower one.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Equally good valleys?
#
# Lesson [04](04_descent.ipynb) showed that the start decides in which valley a descent ends. With real data the minima tend to be equally
# good, says the text. Is that so, and is it the data?

# %%
quiz("final_cost_spread")

# %% [markdown] tags=["notes"] minutes=2
# Vote. "Spread" is the standard deviation as a part of the mean.

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# For each kind of labels ten seeds, 500 images, 100 epochs, and the cost at the end. The spread is the standard deviation as a part of the mean. About 4 s.

# %% slideshow={"slide_type": "subslide"}
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

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.final_costs(costs, "The costs of ten networks after 100 epochs")

# %% [markdown]
# So it is the data? Nobody has reached a minimum here: the trainings were stopped. Perhaps some were merely not as far yet.
# The control: let every network train until its cost is 0.05, however long that takes. About 3 s.

# %% [markdown] tags=["notes"] minutes=2
# What would have to come out if random labels had worse valleys? Some networks would never get there.

# %% slideshow={"slide_type": "skip"}
def until_it_costs(net, answers, cost=0.05):
    """Train on until the cost is at most `cost`. Returns the epochs that it took."""
    epochs = 0
    while net.cost(images[:500], answers) > cost and epochs < 600:
        net.train(images[:500], answers, 5, batch_size=32, momentum=0, seed=epochs)
        epochs += 5
    return epochs


took, same = {}, {}
for name, answers in taught.items():
    ten = [Network([784, 16, 16, 10], activation="relu", seed=seed) for seed in range(10)]
    took[name] = [until_it_costs(net, answers[:500]) for net in ten]
    said = np.array([net.predict(new_images) for net in ten])
    pairs = [(one, other) for one in range(10) for other in range(one)]
    same[name] = np.mean([(said[one] == said[other]).mean() for one, other in pairs])

# %% slideshow={"slide_type": "subslide"}
figures.ends_at_equal_cost(took, same)

# %% [markdown] tags=["notes"] minutes=1
# All of them got there. Left: how long it took. Right: whether two that cost the same also say the same.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Five times ten networks, full set:
#
# | | true labels | random labels |
# |---|---|---|
# | spread after 100 epochs | {{J5 full small_true_spread}} | {{J5 full small_random_spread}} |
# | the same with 64 neurons in one layer | {{J5 full wide_true_spread}} | {{J5 full wide_random_spread}} |
# | reach a cost of 0.05 | {{J5 full small_true_reached}} | {{J5 full small_random_reached}} |
# | what the last of ten takes | {{J5 full small_true_epochs}} | {{J5 full small_random_epochs}} |
# | two of them give a new image the same answer | {{J5 full small_true_agree}} | {{J5 full small_random_agree}} |
#
# Equal cost can be had with random labels as well. And wider networks end closer together with them than small ones with true labels. So the spread after 100 epochs is not the data's alone. What differs at the same cost is what the
# networks say of new images. How deep the minima themselves are, none of these trainings shows.

# %% [markdown] tags=["notes"] minutes=2
# The second line is the control: the same random labels, more neurons, and most of the scatter is gone.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The test that counts
#
# Last, lesson 00's network on all training images (about 2 s). Then this lesson's networks side by side: what they give back of what they were
# taught, and what they read of new images.

# %% slideshow={"slide_type": "subslide"}
reader = Network([784, 128, 10], activation="relu", seed=0)
reader.train(images, labels, epochs=5 if mnist.source == "full" else 20, decay="linear")
rows = {f"{len(images):,} true labels": [reader.accuracy(images, labels),
                                         reader.accuracy(test_images, test_labels)]}
for share, name in {0: "1,000 true labels", 60: "1,000, 60 % random", 100: "1,000, all random"}.items():
    rows[name] = [(runs[share].answers[-1] == runs[share].taught).mean(), runs[share].new[-1]]
figures.paired_bars(rows, ["what it was taught", "new images"],
                    "Which of them reads new images?", "right")

# %% [markdown] tags=["notes"] minutes=2
# Cover the orange bars: four networks that look alike.

# %% slideshow={"slide_type": "subslide"}
quiz("perfect_training_accuracy")

# %% [markdown] tags=["notes"] minutes=1
# Here there is a right answer, and clicking shows it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## So, does it understand?
#
# "Understanding" is no quantity that a cell could print. What you can measure is **how far what was learnt reaches**:
#
# | what was asked | what came out |
# |---|---|
# | new digits of the same kind | {{F6 full test median}} right |
# | 1,000 taught images, moved by a pixel | {{J1 full true_moved median}} of true labels kept, {{J1 full random_moved median}} of random ones |
# | all pixels scrambled in the same way | {{H1 full scrambled median}}, unscrambled {{H1 full straight median}} |
# | the hole of a nine filled in | {{H3 full wide_filled median}} stay nines |
# | white ink on black paper | {{I7 full inverted median}} right; mean confidence {{G7 full 128_confidence median}}, on digits {{G7 full 128_on_digits median}} |
#
# So it is no mere lookup table: it reads digits that it was never taught. And it is no reader like you: how it is built takes no notice of which pixels are neighbours, it does
# without the hole, and it fails at white on black and notices that only in part. (Full set, medians.)

# %% [markdown] tags=["notes"] minutes=3
# One line at a time. For each: would a lookup table do this? Would you?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | the statement | verdict | what was measured |
# |---|---|---|
# | a deep network can learn random labels just as well | {{J1 verdict}} | {{J1 full 1000_random_taught median}} of 1,000, {{J1 full 4000_random_taught median}} of 4,000 |
# | with millions of weights it may simply memorise | {{J6 verdict}} | 13,002 hold {{J6 full tanh_1000 median}} of 1,000 random labels, {{J6 full tanh_4000 median}} of 4,000 |
# | random labels slowly, true ones quickly | {{J2 verdict}} | to 99 % of 1,000: {{J2 full share_0 median}}, random {{J2 full share_100 median}} |
# | minima of real data tend to be equally good | {{J5 verdict}} | spread {{J5 full small_true_spread median}}, random labels {{J5 full small_random_spread median}}, in a wider network {{J5 full wide_random_spread median}} |
#
# Full MNIST, medians over five seeds; the ranges stand above.

# %% [markdown] tags=["notes"] minutes=2
# Which of the four would they have signed an hour ago?

# %% [markdown] slideshow={"slide_type": "skip"}
# **Say it in your own words**

# %% slideshow={"slide_type": "skip"}
own_words("memorised_or_learnt", "false_labels_last", "does_it_understand")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** C. Zhang and others, *Understanding Deep Learning Requires Rethinking Generalization* (2017), has the random labels. D. Arpit and others, *A Closer
# Look at Memorization in Deep Networks* (2017), shows that simple patterns come first. A. Choromanska and others, *The Loss Surfaces of Multilayer Networks*
# (2015), on valleys of equal quality.
#
# **Next:** [lesson 12](12_handwriting.ipynb) asks whether it reads *you*.
