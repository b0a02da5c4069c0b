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
from helpers.network import Network

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
new_images, new_labels = test_images[:2000], test_labels[:2000]      # enough to judge by
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
from helpers.exercises import check, hint, quiz

quiz("random_labels")

# %% slideshow={"slide_type": "fragment"}
net = Network([784, 64, 10], activation="relu", seed=0)
history = net.train(images[:500], nonsense, epochs=60,
                    validation=(new_images, new_labels))
print(f"{net.accuracy(images[:500], nonsense):.1%} of the random labels given back")
print(f"{net.accuracy(new_images, new_labels):.1%} of new images read correctly")

# %% slideshow={"slide_type": "fragment"}
figures.accuracy_on_taught_and_new({"random labels": history},
                                   "500 labels without a meaning, and the network learns them")

# %% tags=["timing"]
print(f"the training took {sum(history.seconds):.1f} s")

# %% [markdown]
# No two of these labels have anything to do with each other. Whoever gives them all back has stored them one by one. New images it can only
# guess. Does it at least *show* that it guesses?

# %%
confidence = net.predict_proba(new_images).max(axis=1)
print(f"median confidence on new images: {np.median(confidence):.2f}")
print(f"right among those with a confidence of 0.9 or more: "
      f"{(net.predict(new_images) == new_labels)[confidence >= 0.9].mean():.1%}")

# %% [markdown]
# It does not: it answers strangers with confidence. Over five seeds and two sizes, full set:
#
# | random labels | given back | all of them after | new images read | after true labels instead |
# |---|---|---|---|---|
# | 500, 64 hidden neurons | {{J1 full 500_random_taught}} | {{J1 full 500_random_epochs}} | {{J1 full 500_random_test}} | {{J1 full 500_true_test}} |
# | 1,000, 128 hidden neurons | {{J1 full 1000_random_taught}} | {{J1 full 1000_random_epochs}} | {{J1 full 1000_random_test}} | {{J1 full 1000_true_test}} |
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

# %% [markdown]
# The next cell takes about 1 s.

# %% slideshow={"slide_type": "fragment"}
few_images, few_labels = images[:1000], labels[:1000]
taught = {"true labels": few_labels, "random labels": random_labels(few_labels, random)}

nets, histories = {}, {}
for name, answers in taught.items():
    nets[name] = Network([784, 128, 10], activation="relu", seed=0)
    histories[name] = nets[name].train(few_images, answers, epochs=60,
                                       validation=(new_images, new_labels))

figures.accuracy_on_taught_and_new(histories, "Both learn what they are taught; the roads differ")

# %% [markdown]
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
print(found if ... not in found.values() else "write epochs_to first")

# %% [markdown]
# Five seeds, full set, epochs to 99 %: {{J2 full share_0}} with true labels, {{J2 full share_100}} with random ones. For 2,000
# images {{J2 full 2000_true}} against {{J2 full 2000_random}}.
#
# True labels help each other: what one 7 teaches is right for the next 7. Among random labels every image is an
# exception, and what one teaches is wrong for the next.

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

# %% [markdown]
# `on_epoch` is called after every epoch: here it writes down what the network says about its own 1,000 images.

# %% slideshow={"slide_type": "fragment"}
says = []
net = Network([784, 128, 10], activation="relu", seed=0)
history = net.train(few_images, mixed, epochs=40, validation=(new_images, new_labels),
                    on_epoch=lambda epoch, history: says.append(net.predict(few_images)))
says = np.array(says)                                  # shape (40, 1000)
figures.answers_to_false_labels(says, few_labels, mixed)

# %% [markdown]
# Each of these images came with the same false label, time after time. And yet the network reads most of them **truly** at first: it has
# found out from the others what a 7 looks like, and overrules what it was told. Only later does it learn the false labels, one by one. Here are some
# whose answer turned.

# %% slideshow={"slide_type": "fragment"}
early = (says == few_labels)[:, false].mean(axis=1).argmax()
turned = false & (says[early] == few_labels) & (says[-1] == mixed)
figures.early_and_late_answers(few_images[turned], mixed[turned], says[early][turned],
                               says[-1][turned], epochs=(early + 1, 40))

# %% [markdown]
# What does that do to *new* images? Try it: six trainings with more and more random labels, about 3 s. Then move both sliders.

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
# So learning and memorising are not two kinds of network. They are two **phases** of one training: what many images share comes first, what is peculiar to
# one image comes last. Where labels may be wrong, the end is not the best moment to stop. Held-out images show when that moment is.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A fiddling phase?
#
# Of such curves one reads that true labels give "an initial fiddling phase, then a quick drop", and that it is "the accuracy
# curve" that drops. Your curves above had no such phase. Here is the textbook's network, sigmoid and squared error, beside ReLU and cross-entropy, both
# with plain steps. Two kinds of cost in one picture: each is drawn as a part of the dashed line, which is at 0.9 for the squared error and
# at 2.3 for cross-entropy. About 1 s.

# %% slideshow={"slide_type": "fragment"}
sizes, plain, fiddles = [784, 16, 16, 10], {"momentum": 0, "batch_size": 32}, {}
for name, answers in taught.items():
    net = Network(sizes, output="sigmoid", cost="quadratic", seed=0)
    history = net.train(few_images, answers, epochs=60, learning_rate=0.5, **plain)
    fiddles[f"sigmoid, {name}"] = (history.cost, history.accuracy, 0.9)

net = Network(sizes, activation="relu", seed=0)
history = net.train(few_images, few_labels, epochs=60, **plain)
fiddles["ReLU, true labels"] = (history.cost, history.accuracy, np.log(10))

figures.relative_cost_and_accuracy(fiddles)

# %% [markdown]
# What drops is the **cost**; the accuracy rises. And the phase is there, but it belongs to the recipe: with sigmoid and squared error the cost
# stands still for some epochs, with ReLU and cross-entropy it falls at once. Where does it stand still?

# %%
quiz("cost_plateau")

# %% tags=["nbval-check-output"]
outputs, target = np.full(10, 0.1), np.eye(10)[7]
print("the cost of ten tenths:", round(np.sum((outputs - target) ** 2), 3))

# %% [markdown]
# Before it looks at the image, the network learns how often each digit comes: in a tenth of cases. With the sigmoid's small slopes (lesson
# [05](05_backprop.ipynb)) it takes a while to find a way on. Over five seeds, full set, the cost stays above 0.85 for {{J3 full true_epochs_above}} with
# true labels, and with random ones for {{J3 full random_epochs_above}} of 60.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How much fits in?
#
# "Millions of weights", said the text. The small network of the textbooks has 13,002.

# %%
quiz("memorising_capacity")

# %% [markdown]
# ### Your turn: a search by doubling
#
# Every try is a whole training, so you cannot try every number. Double instead: 250, 500, 1,000, ... until it fails.

# %% tags=["exercise"]
def largest_learnt(learns, smallest):
    """Double the number of labels as long as they are learnt.

    learns: a function, learns(count) is True if so many labels can be learnt.
    Tries smallest, 2 * smallest, 4 * smallest, ... up to the first failure.
    Returns the largest number that was learnt before it, 0 if there is none.
    """
    ### BEGIN SOLUTION
    if not learns(smallest):
        return 0
    count = smallest
    while learns(2 * count):
        count = 2 * count
    return count
    ### END SOLUTION


check("capacity_search", largest_learnt)

# %%
hint("capacity_search")

# %% [markdown]
# Now for real. The neurons are tanh here, which hold more than ReLU. We call a list learnt when at
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
figures.capacity(held, needed=0.95, parameters=13002)

# %%
most = largest_learnt(lambda count: held.get(count, 0) >= 0.95, 250)
print("your search:", "write largest_learnt first" if most is ... else f"{most:,} labels")

# %% [markdown]
# No millions are needed. How full is it? One of ten digits, drawn at random, is $\log_2 10 \approx 3.3$ **bits**: so many yes-or-no questions
# settle it, on average.

# %%
learnt = max((count for count, share in held.items() if share >= 0.95), default=0)
bits = learnt * np.log2(10)
print(f"{learnt:,} labels are {bits:,.0f} bits, {bits / 13002:.2f} for each parameter")

# %% [markdown]
# Five seeds, full set: of 1,000 labels it holds {{J6 full tanh_1000}}, of 2,000 {{J6 full tanh_2000}}, of 4,000 {{J6 full tanh_4000}}. With
# ReLU neurons {{J6 full relu_1000}} of 1,000 and {{J6 full relu_4000}} of 4,000.
#
# And 60,000 digits, one by one? At this rate that is far out of reach. Yet a network of this very size
# learns to read {{F1 full relu median}} of new digits from them (lesson [06](06_training.ipynb)). **It cannot have memorised what does not fit.**

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What does knowing by heart look like?
#
# Back to the twins. Both give back every one of their 1,000 labels. Can you tell from outside who learnt and who memorised, without a new image?

# %%
quiz("labels_after_a_shift")

# %% slideshow={"slide_type": "fragment"}
from helpers.handwriting import shift


def given_back(net, answers, pixels):
    """The share of the taught labels given back for moved images, mean of four ways."""
    ways = [(pixels, 0), (-pixels, 0), (0, pixels), (0, -pixels)]
    return np.mean([net.accuracy(shift(few_images, *way), answers) for way in ways])


moved = {name: [given_back(nets[name], answers, pixels) for pixels in (0, 1, 2)]
         for name, answers in taught.items()}
figures.paired_bars(moved, ["as taught", "moved by 1 pixel", "moved by 2 pixels"],
                    "One pixel is enough to tell them apart", "taught labels given back")

# %% [markdown]
# Full set, five seeds: one pixel leaves {{J1 full true_moved}} of what was learnt and {{J1 full random_moved}} of what was
# memorised. What was stored image by image is bound to those very pixels.
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
# {{J1 full true_moran}}. To tell 7s from 1s you need strokes; to tell one 7 from another 7 you need specks.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Who is near to whom?
#
# The 128 hidden neurons are the network's own description of an image. Take a new image, and look for the training image whose description
# is nearest. Do the neighbours show the same digit?

# %% slideshow={"slide_type": "fragment"}
def nearest(vectors, others):
    """For each row of `vectors` the position of the nearest row of `others`."""
    return ((others**2).sum(axis=1) - 2 * vectors @ others.T).argmin(axis=1)


neighbours = {"by pixels": nearest(new_images, few_images)}
for name, net in nets.items():
    neighbours[f"taught {name}"] = nearest(net.activations(new_images)[1],
                                           net.activations(few_images)[1])
for name, found in neighbours.items():
    print(f"{name:21s} {(few_labels[found] == new_labels).mean():.1%} the same digit")

# %% [markdown]
# Here are eight new images for which the memoriser's neighbour is another digit (orange frame).

# %% slideshow={"slide_type": "fragment"}
odd = np.flatnonzero(few_labels[neighbours["taught random labels"]] != new_labels)[:8]
figures.nearest_images(new_images[odd], new_labels[odd], {
    name: (few_images[found[odd]], few_labels[found[odd]])
    for name, found in neighbours.items()})

# %% [markdown]
# Five seeds, full set, neighbours of the same digit: by bare pixels {{J1 full true_neighbour_by_pixels median}}, for the network that learnt
# {{J1 full true_neighbour}}, for the one that memorised {{J1 full random_neighbour}}. The first **brings together** what belongs together. The second had to
# tear apart what looks alike, since it was told different names for it.
#
# And what does it guess about a new image? In {{J1 full random_echo}} of cases the random label of the training image with the nearest pixels. One in ten would be
# chance. So a part of its guessing is looking up.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Equally good valleys
#
# Lesson [04](04_descent.ipynb) showed that the start decides in which valley a descent ends. One reads that for "structured data" all these minima
# are "of equal quality". Is that so? And for structured data only?

# %%
quiz("final_cost_spread")

# %% [markdown]
# For each kind of labels: ten seeds, 500 images, and the final cost. About 2 s, and 3 s for the wider network, with fewer epochs to save time.

# %% slideshow={"slide_type": "fragment"}
def ten_costs(sizes, answers, epochs):
    """The final cost of ten networks that differ in their seed."""
    costs = []
    for seed in range(10):
        net = Network(sizes, activation="relu", seed=seed)
        net.train(images[:500], answers, epochs, batch_size=32, momentum=0, seed=seed)
        costs.append(net.cost(images[:500], answers))
    return costs


final = {f"16 and 16, {name}": ten_costs([784, 16, 16, 10], answers[:500], 100)
         for name, answers in taught.items()}
figures.final_costs(final, "Ten seeds: alike with true labels, scattered with random ones")

# %% slideshow={"slide_type": "fragment"}
final |= {f"64, {name}": ten_costs([784, 64, 10], answers[:500], 60)
          for name, answers in taught.items()}
figures.final_costs(final, "With 64 neurons, random labels end almost as evenly")

# %% [markdown]
# The spread in the picture is the **coefficient of variation**, the standard deviation as a part of the mean:
#
# $$\frac{s}{\bar v} \qquad s = \sqrt{\frac{1}{n-1} \sum_i (v_i - \bar v)^2}$$
#
# where $v_i$ are the `values`, $n$ is their number and $\bar v$ their mean. It has no unit, so large costs and small ones can be compared.
#
# ### Your turn: the spread over seeds

# %% tags=["exercise"]
def spread(values):
    """What ten seeds gave, in four numbers.

    Returns (median, lowest, highest, coefficient of variation).
    """
    ### BEGIN SOLUTION
    deviation = np.std(values, ddof=1)
    return np.median(values), np.min(values), np.max(values), deviation / np.mean(values)
    ### END SOLUTION


check("spread_over_seeds", spread)

# %%
hint("spread_over_seeds")

# %%
for name, costs in final.items():
    numbers = spread(costs)
    print(f"{name:24s}", "write spread first" if numbers is ... else np.round(numbers, 4))

# %% [markdown]
# Five times ten networks, full set, spread of the cost after 100 epochs:
#
# | | true labels | random labels |
# |---|---|---|
# | 16 and 16 neurons | {{J5 full small_true_spread}} | {{J5 full small_random_spread}} |
# | 64 neurons | {{J5 full wide_true_spread}} | {{J5 full wide_random_spread}} |
# | two networks of 64 neurons give a new image the same answer | {{J5 full wide_true_agree}} | {{J5 full wide_random_agree}} |
#
# So the sentence holds, but the data is only half of the reason: where a network has room to spare, every valley is deep enough. And equal in cost is not
# equal in answers. Two memorisers agree on every image that they were taught, and on others far less.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The test that counts
#
# Last, lesson 00's network on all training images. About 2 s. Then all of this lesson's networks side by side: what they give back of what they were
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
# | networks reach the same training accuracy on random labels | true: {{J1 full 1000_random_taught}} of 1,000; new images {{J1 full 1000_random_test}} |
# | with millions of weights they may simply memorise | 13,002 are enough for {{J6 full tanh_1000 median}} of 1,000 random labels; of 4,000 they hold {{J6 full tanh_4000}} |
# | random labels slowly, true ones quickly | true: {{J2 full share_0}} to 99 %, random {{J2 full share_100}} |
# | a fiddling phase, then a drop | only with sigmoid and squared error; and what drops is the cost, from {{J4 full true_cost_first median}} to {{J4 full true_cost_last median}}, while the accuracy rises from {{J4 full true_right_first median}} to {{J4 full true_right_last median}} |
# | minima of structured data are of equal quality | spread of the cost {{J5 full small_true_spread}}, with random labels {{J5 full small_random_spread}}; in a wider network {{J5 full wide_true_spread}} and {{J5 full wide_random_spread}} |
# | it generalises beyond its training images | true: {{F6 full train}} of its own, {{F6 full test}} of new ones; subset {{F6 subset train}} and {{F6 subset test}} |
#
# Full MNIST, median (lowest to highest) over five seeds; each spread is that of ten networks.

# %% [markdown]
# **Say it in your own words**
#
# 1. A network gives back all of its training labels. How do you find out whether it memorised them, without a single new image?
# 2. Why are false labels learnt last?
# 3. Somebody says: "It reads 98 % of new digits, so it understands digits." Which measurements of this course would you show them?
#
# **To read on:** C. Zhang and others, *Understanding Deep Learning Requires Rethinking Generalization* (2017), has the random labels. D. Arpit and others, *A Closer
# Look at Memorization in Deep Networks* (2017), shows that simple patterns come first. A. Choromanska and others, *The Loss Surfaces of Multilayer Networks*
# (2015), on valleys of equal quality.
#
# **Next:** [Said and measured](13_said_and_measured.ipynb) holds all that this course has put to the test, on one page.
