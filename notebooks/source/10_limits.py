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
# # 10 · Limits
#
# **The question: when does it fail?**
#
# {{F2 full 128 median}} of new digits are read, says the test. That test holds digits of the same kind as the training: clean, centred, the right way up, and always a digit. In this
# lesson you show the network what the test leaves out. You will move digits, turn them, attack them, and find out for whom a network
# works badly although its accuracy looks fine.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** nothing.
#
# Ask in which situations they would not want to rely on a network that reads nearly all test digits.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** lessons [06](06_training.ipynb) and [08](08_confidence.ipynb). **It takes** about {{minutes}} minutes of yours and
# about 20 seconds of the computer's. {{solution}}.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers import probes
from helpers.data import load_mnist, normalize
from helpers.figures import limits as figures
from helpers.figures import misread
from helpers.handwriting import rotate, shift
from helpers.network import Network

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
passes = 1 if mnist.source == "full" else 4      # few images are learnt more often
step = max(1, len(test_images) // 2000)
new_images, new_labels = test_images[::step], test_labels[::step]      # enough to judge by
mnist

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Visitors

# %%
random = np.random.default_rng(10)
visitors = {
    "noise": probes.uniform_noise(2000, random),
    "MNIST's greys": probes.gaussian_noise(2000, random),
    "speckles": probes.speckles(2000, random),
    "letters": probes.letters()[0],
    "inverted": probes.inverted(new_images),
    "upside down": probes.upside_down(new_images),
}
figures.digit_rows({kind: some[:12] for kind, some in visitors.items()},
                   "Six kinds of images that are in no training set")

# %% [markdown] tags=["notes"] minutes=2
# Which of the six would you read? Which would you be unsure of?

# %% [markdown] slideshow={"slide_type": "skip"}
# Three kinds of noise: every grey equally likely; greys drawn from a bell curve with mean 0.13 and spread 0.31, which are those of MNIST's pixels,
# cut off at 0 and 1; black and white with as many inked pixels as MNIST has. Then printed letters, prepared exactly as MNIST's digits were, and test digits in the wrong colours
# and upside down.

# %% [markdown] slideshow={"slide_type": "skip"}
# The network of lesson 06, 128 neurons wide, and the small one of the textbooks. About 3 s.

# %% slideshow={"slide_type": "skip"}
wide = Network([784, 128, 10], activation="relu", seed=0)
wide.train(images, labels, epochs=5 * passes, decay="linear")
print(f"wide: {wide.accuracy(test_images, test_labels):.1%} of the test images", flush=True)

small = Network([784, 16, 16, 10], activation="relu", seed=0)
small.train(images, labels, epochs=10 * passes, batch_size=32, momentum=0, decay="linear")
print(f"small: {small.accuracy(test_images, test_labels):.1%} of the test images")

# %% slideshow={"slide_type": "subslide"}
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("confidence_on_noise")

# %% [markdown] tags=["notes"] minutes=2
# Vote.

# %% slideshow={"slide_type": "subslide"}
on_noise = wide.predict_proba(visitors["noise"]).max(axis=1)
reveal("confidence_on_noise", np.median(on_noise))

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. There is no answer that says none of these.

# %% [markdown] slideshow={"slide_type": "skip"}
# Shown a random image, it answers with confident nonsense, says *Training neural networks for handwritten digit recognition* (3blue1brown). That it answers with a digit is sure: softmax gives ten numbers that add up to 1, and
# "none of these" is not among them. But is it confident?

# %% slideshow={"slide_type": "skip"}
figures.strange_answers({kind: (visitor[:3], wide.predict_proba(visitor[:3])) for kind, visitor in visitors.items()})

# %% slideshow={"slide_type": "subslide"}
quiz("width_and_noise")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Let somebody argue for the wide one.

# %% slideshow={"slide_type": "subslide"}
confidence = {name: net.predict_proba(visitors["noise"]).max(axis=1)
              for name, net in {"wide": wide, "small": small}.items()}
reveal("width_and_noise", *(np.median(values) for values in confidence.values()))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote. One pair is one pair: the picture after the next has ten.

# %% slideshow={"slide_type": "subslide"}
figures.confidence_on(confidence, "noise")

# %% [markdown] tags=["notes"] minutes=2
# How far do the two hills overlap?

# %% [markdown] slideshow={"slide_type": "skip"}
# Here are ten networks of each kind, measured beforehand: a dot for the median over ten seeds, a bar from the lowest to the highest.

# %% slideshow={"slide_type": "subslide"}
from helpers.measured import measured_range

names = dict(zip(visitors, ["uniform", "gaussian", "speckles", "letters", "inverted",
                            "upside_down"], strict=True))
ten_seeds = {net: {kind: measured_range("I1", f"{net}_{name}", mnist.source)
                   for kind, name in names.items()} for net in ("wide", "small")}
figures.dots_by_kind(ten_seeds, "Confidence on what it never met, ten networks of each kind",
                     "confidence, the median of the images")

# %% [markdown] tags=["notes"] minutes=3
# Dots and bars: medians, lowest to highest. Where do the bars overlap?

# %% [markdown] slideshow={"slide_type": "skip"}
# Look at the bars as well as at the dots. By the dots the **small** network is the surer one on all three kinds of noise. But the seed matters,
# too: on two of the three the bars overlap.
#
# Letters and upside-down digits look *a bit* like digits, and the wide network is surer of them than the small one: of letters {{I1 full wide_letters median}} against {{I1 full small_letters median}} (full set).
# Reading digits better has not made it more careful there.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Teaching doubt
#
# Why should it doubt what is no digit? It was never given a reason to be unsure, say the same notes. Off the digits that is so: every training image was a digit, and the output of that digit
# was to be 1. (Among the digits, the cost does punish sure errors; lesson 08 showed the result.) So give it a reason: one more lesson with noise among the digits, whose target is 0.1 for each of the ten outputs.
#
# `net.train` takes labels, not targets. Is there a way round? Compare the cross-entropy of a target of 0.1 for every digit with the mean over all ten labels:

# %% [markdown] tags=["notes"] minutes=2
# What would you want it to say to noise? A tenth for each.

# %% tags=["nbval-check-output"]
outputs = wide.predict_proba(visitors["noise"][:1])[0]
one_target = -np.sum(0.1 * np.log(outputs))                  # every target is 0.1
ten_labels = np.mean([-np.log(outputs[label]) for label in range(10)])
print("the same cost:", bool(np.isclose(one_target, ten_labels)))

# %% [markdown]
# So each noise image goes in ten times, **once under every label**. The next cell takes about 1 s.

# %% slideshow={"slide_type": "subslide"}
import copy

count = len(images) // 100
noise = probes.uniform_noise(count, random)
more_images = np.concatenate([images, np.repeat(noise, 10, axis=0)])
more_labels = np.concatenate([labels, np.tile(np.arange(10), count)])

doubter = copy.deepcopy(wide)
doubter.train(more_images, more_labels, epochs=passes, decay="linear")
print(f"digits read: {doubter.accuracy(test_images, test_labels):.1%}")
new = probes.uniform_noise(1, random)                       # noise it has not seen
print("on new noise:", doubter.predict_proba(new).round(2)[0])

# %% [markdown] tags=["notes"] minutes=1
# One more pass, with one noise image to a hundred digits.

# %% slideshow={"slide_type": "subslide"}
quiz("confidence_on_letters")

# %% [markdown] tags=["notes"] minutes=2
# Vote.

# %% slideshow={"slide_type": "subslide"}
def typical_confidence(net, visitors):
    return {kind: (np.median(net.predict_proba(visitor).max(axis=1)),)
            for kind, visitor in visitors.items()}


before, after = typical_confidence(wide, visitors), typical_confidence(doubter, visitors)
reveal("confidence_on_letters", *before["letters"], *after["letters"])

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
noise = probes.uniform_noise(len(new_images), random)
inside = np.zeros((28, 28), bool)
inside[4:24, 4:24] = True                                    # outside it is the rim
controls = {"noise, empty rim": np.where(inside.ravel(), noise, 0),
            "digits, noisy rim": np.where(inside.ravel(), new_images, noise)}
figures.dots_by_kind({"before": before | typical_confidence(wide, controls),
                      "after": after | typical_confidence(doubter, controls)},
                     "Confidence before and after the lesson with noise",
                     "confidence, the median of the images")

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote.

# %% [markdown] slideshow={"slide_type": "skip"}
# The other noises and even inverted digits are doubted, too. Is it the ink at the rim that gives them away? The last two rows
# are the control: noise that leaves the rim empty is doubted all the same, and digits with a noisy rim are not. So it is not the rim alone.
#
# Five seeds, full set, with noise among the digits from the start: letters stay at {{I2 full letters}}, and of the digits
# {{I2 full accuracy}} are read, as many as without. What you did not think of may stay as it was.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Unusual hands
#
# Unusual handwriting can be harder, says *How can neural networks be trained to recognize handwritten digits?* (2026). To test that, *unusual* must be a number: here it is the distance of an image to the mean image
# of its digit. For each digit the test images are put in order and cut into ten equal parts.

# %% slideshow={"slide_type": "subslide"}
from helpers.audit import equal_parts

means = np.array([images[labels == digit].mean(axis=0) for digit in range(10)])
distance = np.linalg.norm(test_images - means[test_labels], axis=1)
tenth = equal_parts(distance, test_labels, 10)

right = wide.predict(test_images) == test_labels
accuracies = [right[tenth == part].mean() for part in range(10)]
fours = [test_images[(tenth == part) & (test_labels == 4)][0] for part in range(10)]
figures.by_distance(accuracies, fours)

# %% [markdown] tags=["notes"] minutes=2
# Read the curve from left to right. The fours above it show what the tenths look like.

# %% [markdown] slideshow={"slide_type": "skip"}
# The strangest tenth is misread most often, and most of it is read all the same.
#
# How unusual is *your* hand? The same distance for the digits that you kept (or for the course's drawings), and in which tenth of the test images each would stand.

# %% slideshow={"slide_type": "skip"}
from helpers.own_digits import digits_or_samples

digits, are_yours = digits_or_samples()
own = normalize(digits.images)
own_distance = np.linalg.norm(own - means[digits.labels], axis=1)
own_tenth = np.array([int(10 * np.mean(distance[test_labels == label] < far))
                      for label, far in zip(digits.labels, own_distance, strict=True)])
read = wide.predict(own) == digits.labels
print(f"{'yours' if are_yours else 'drawings'}: {len(read)} digits, {read.sum()} of them read")
print(f"nearer to the mean image than half of the test images: {(own_tenth < 5).sum()}")
print(f"in the strangest tenth or stranger: {(own_tenth >= 9).sum()}, of these read: {read[own_tenth >= 9].sum()}")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The ones that are left
#
# Some digits are ambiguous, says the same text, such as a 7 that looks like a 1. Five networks are no humans. But if it is the images, every network should stumble over the *same* ones.

# %%
quiz("errors_in_common")

# %% [markdown] tags=["notes"] minutes=2
# Vote.

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# Four more networks from other seeds, trained more briefly to save time. About 2 s.

# %% slideshow={"slide_type": "subslide"}
five = [wide]
for seed in range(1, 5):
    net = Network([784, 128, 10], activation="relu", seed=seed)
    net.train(images, labels, epochs=passes, decay="linear", seed=seed)
    five.append(net)

guesses = np.array([net.predict(test_images) for net in five])
missed = guesses != test_labels
by_one, by_all = missed.sum(axis=1), missed.all(axis=0).sum()
print(f"misread by each: {by_one}; by all five: {by_all}")
reveal("errors_in_common", by_all / by_one.mean())

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.missed_by_all(test_images, test_labels, guesses)

# %% [markdown] tags=["notes"] minutes=3
# Read them aloud. Where does the room disagree with the label?

# %% [markdown] slideshow={"slide_type": "skip"}
# Below each image stands its label and what the networks read. Go through them: how many can you read without the label, and how many of the labels would you
# not have given? With full training, five networks of the full set share {{I4 full missed_by_all}} images, which is
# {{I4 full share_shared}} of what one of them misreads; {{I4 full same_wrong_answer}} times all five even agree on the same wrong digit. In {{I4 full one_as_seven}}
# of these images a 7 is read as a 1, or a 1 as a 7. So one part of the errors depends on the start, and another does not. Is that the image? Your eyes must tell: the five share their kind of network and
# their training images, too.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Moved and turned
#
# A digit two pixels further to the right is, to you, the same digit. To a dense network other pixels are other inputs. Drag one.
# The shifts at which it is still read are blue. Turn it, slant it: what becomes of them?

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.shifter import shift_digits

shown = [np.flatnonzero(right & (test_labels == digit))[0] for digit in (3, 4, 7, 1)]
shift_digits(wide, test_images[shown], test_labels[shown])

# %% [markdown] tags=["notes"] minutes=3
# Drag until it tips. Then turn it by 30 degrees: how much of the blue is left? Ask for a place that surprises them.

# %% [markdown] slideshow={"slide_type": "subslide"}
# One digit is one digit. How many of *all* are still read?

# %% [markdown]
# ### Your turn: how robust is it?
#
# Write the measurement once, for every kind of change: `change(images, amount)` is a function that returns changed images, for example
# `rotate(images, 30)`.

# %% tags=["exercise"]
def my_robustness(net, images, labels, change, amounts):
    """The accuracy on changed images, for each amount of the change.

    images (n, 784), labels (n,). change(images, amount) returns changed images.
    amounts: numbers. Returns a list of accuracies, 0 to 1, one for each amount.
    """
    ### BEGIN SOLUTION
    return [net.accuracy(change(images, amount), labels) for amount in amounts]
    ### END SOLUTION


check("robustness", my_robustness)

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the images are changed again and again instead of afresh; one number comes back in place of a list.
#
# Short of time: show the solution (key s).

# %% slideshow={"slide_type": "skip"}
hint("robustness")

# %% [markdown] slideshow={"slide_type": "skip"}
# From here on we use the course's own, `helpers.audit.robustness`, which does the same. (Every fifth of the test images is enough to judge by.)

# %% slideshow={"slide_type": "subslide"}
from helpers.audit import robustness


def to_the_right(images, pixels):
    return shift(images, 0, pixels)


pixels = [0, 1, 2, 3, 4, 5, 6]
shifted = robustness(wide, new_images, new_labels, to_the_right, pixels)
example = test_images[:1]
figures.change_curves({"wide": shifted}, pixels, "How much is left when the digits move?",
                      "shift to the right in pixels",
                      [to_the_right(example, amount)[0] for amount in pixels])

# %% [markdown] tags=["notes"] minutes=2
# Before you show it: what is left at four pixels? Write down guesses.

# %% slideshow={"slide_type": "subslide"}
degrees = [-60, -45, -30, -15, 0, 15, 30, 45, 60]
turned = robustness(wide, new_images, new_labels, rotate, degrees)
figures.change_curves({"wide": turned}, degrees, "How much is left when the digits turn?",
                      "turn in degrees, counter-clockwise",
                      [rotate(example, amount)[0] for amount in degrees])

# %% [markdown] tags=["notes"] minutes=2
# And at 45 degrees?

# %% [markdown] slideshow={"slide_type": "skip"}
# Over five seeds, full set, in the mean of all directions: two pixels leave {{I7 full shift_2}}, four leave {{I7 full shift_4}}; a turn of 30 degrees leaves
# {{I7 full rotate_30}}, one of 45 leaves {{I7 full rotate_45}}. Inverted digits: {{I7 full inverted}}, *below* guessing.
#
# Look at the pictures above the curves again: can you still read them? What moved images change in a training, you saw in lesson 09.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Attacked
#
# So far nobody meant harm. Small changes that nobody sees can make it misread an image with high confidence, says the same text. First a control.

# %%
quiz("random_perturbation")

# %% [markdown] tags=["notes"] minutes=2
# Vote.

# %% slideshow={"slide_type": "subslide"}
def by_coin(images, epsilon):
    signs = np.random.default_rng(0).choice(np.float32([-1, 1]), images.shape)
    return np.clip(images + epsilon * signs, 0, 1)


kept = wide.accuracy(by_coin(test_images, 0.1), test_labels)
reveal("random_perturbation", kept)

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote. This was the control.

# %% slideshow={"slide_type": "subslide"}
figures.digit_rows({"before": test_images[:7], "after": by_coin(test_images[:7], 0.1)},
                   "Every pixel moved by 0.1, at random")

# %% [markdown] tags=["notes"] minutes=1
# Would you have noticed?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Now the same size, but not at random. The network itself can be asked for the worst direction. In lesson 05 the gradient said how the cost moves with
# each *weight*; go one step further back and it says how the cost moves with each *pixel*: `probes.input_gradients(net, images, labels)`. The attack takes
# only the sign of it:
#
# $$x' = x + \varepsilon \cdot \operatorname{sign}\!\left(\frac{\partial C}{\partial x}\right)$$
#
# where $x$ are the `images`, $\varepsilon$ is `epsilon`, and what leaves the range from 0 to 1 is cut off. This is the **fast gradient sign method** (FGSM).

# %% [markdown] tags=["notes"] minutes=3
# Walk one step further back than in lesson 05: from the weights to the pixels.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: the attack

# %% tags=["exercise"]
from helpers.probes import input_gradients


def my_fgsm(net, images, labels, epsilon):
    """Each pixel moved by epsilon, up or down, whichever raises the cost.

    images (n, 784), 0 to 1, left as they are. labels (n,).
    Returns new images, (n, 784), from 0 to 1.
    """
    ### BEGIN SOLUTION
    slopes = input_gradients(net, images, labels)
    return np.clip(images + epsilon * np.sign(slopes), 0, 1)
    ### END SOLUTION


check("fast_gradient_sign", my_fgsm)

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: downhill in place of uphill; the slope in place of its sign; no clipping.

# %% slideshow={"slide_type": "skip"}
hint("fast_gradient_sign")

# %% [markdown] slideshow={"slide_type": "skip"}
# The course's own is `probes.fgsm`. Here is the first test image that it turns at 0.1.

# %% slideshow={"slide_type": "subslide"}
attacked = probes.fgsm(wide, test_images, test_labels, 0.1)
after = wide.predict_proba(attacked)
place = np.flatnonzero(right & (after.argmax(axis=1) != test_labels))[0]
before = wide.predict_proba(test_images[place:place + 1])[0]
figures.attack(test_images[place], attacked[place], before, after[place])

# %% [markdown] tags=["notes"] minutes=2
# Would they have noticed?

# %% slideshow={"slide_type": "subslide"}
epsilons = [0, 0.03, 0.05, 0.1, 0.15, 0.2]
by_slope = [wide.accuracy(probes.fgsm(wide, new_images, new_labels, epsilon), new_labels)
            for epsilon in epsilons]
by_chance = robustness(wide, new_images, new_labels, by_coin, epsilons)
figures.change_curves({"along the slopes": by_slope, "by the toss of a coin": by_chance},
                      epsilons, "Small changes: does the direction matter?", "epsilon")

# %% [markdown] tags=["notes"] minutes=2
# Same size, two directions.

# %% [markdown] slideshow={"slide_type": "skip"}
# Small changes do it, then. Is it also **imperceptible**? Judge by eye: in each row, at which epsilon do you first see that something is wrong? And at which does
# the network fail?

# %% slideshow={"slide_type": "subslide"}
rows = {}
for digit in (0, 4, 7):
    place = np.flatnonzero(right & (test_labels == digit))[:1]
    rows[f"a {digit}"] = [probes.fgsm(wide, test_images[place], test_labels[place], epsilon)[0]
                          for epsilon in epsilons]
answers = {name: wide.predict_proba(row) for name, row in rows.items()}
figures.digit_rows(rows, "Where does it fail, and where can you see it?",
                   [f"epsilon {epsilon:g}" for epsilon in epsilons], answers)

# %% [markdown] tags=["notes"] minutes=3
# Ask at which column they see it first, and at which column the network fails.

# %% [markdown] slideshow={"slide_type": "skip"}
# There is a number for likeness, too: the structural similarity **SSIM**, 1 for equal images, near 0 for unrelated ones. It is asked of the pictures as you see them, dark ink on white paper.

# %% slideshow={"slide_type": "skip"}
for epsilon in epsilons:
    changed = probes.fgsm(wide, new_images[::5], new_labels[::5], epsilon)
    likeness = np.median(probes.ssim(1 - new_images[::5], 1 - changed))
    print(f"epsilon {epsilon:4.2f}: SSIM {likeness:.2f}")

# %% [markdown] slideshow={"slide_type": "skip"}
# Over five seeds, full set: at 0.1 the SSIM is {{I6 full ssim_0.1 median}}, at 0.03 {{I6 full ssim_0.03 median}}, and there {{I6 full fgsm_0.03}} of the digits are still read. *Small*,
# perhaps. *Imperceptible*, not at the size that turns most of them. Half of the digits are turned at an epsilon of {{I6 full flip median}} or less, with this attack; at 8 of 255 grey levels, a size often
# called imperceptible in photographs, {{I6 full flip_8_of_255}} of them turn.
#
# Try both directions yourself.

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.adversary import explore_attack

shown = [np.flatnonzero(right & (test_labels == digit))[0] for digit in range(10)]
explore_attack(wide, test_images[shown], test_labels[shown])

# %% [markdown] tags=["notes"] minutes=3
# Move epsilon slowly from 0. Stop when somebody sees a difference.

# %% [markdown] slideshow={"slide_type": "skip"}
# Does it take the network itself to make such images? Show those made with the first network to another one, from another seed.

# %% slideshow={"slide_type": "skip"}
for name, net in {"made with it": wide, "made with another": five[1]}.items():
    print(f"{name}: {net.accuracy(attacked, test_labels):.1%} of the images at 0.1 are read")

# %% [markdown] slideshow={"slide_type": "skip"}
# Much weaker, but not harmless: {{I6 full transfer_0.1}} over five pairs. An attacker who takes 20 smaller steps instead of one (**PGD**) leaves
# {{I6 full pgd_0.1}} where one step leaves {{I6 full fgsm_0.1 median}}, and the confidence of its wrong answers is {{I6 full pgd_wrong_confidence median}} on average. Lesson 08's remedy, to send the
# unsure ones to a human, has little to go by.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Defended
#
# Can it be taught to bear that? `augment` changes the images of each batch while the network learns. So let it attack: half of every batch gets one step of FGSM at 0.1, against the network as it stands then.
# First its twin, which learns by the same recipe without attacks. About 2 s.

# %%
recipe = {"epochs": 5 * passes, "batch_size": 128, "learning_rate": 0.2, "decay": "linear"}


def under_pgd(net):
    return [net.accuracy(probes.pgd(net, new_images, new_labels, epsilon), new_labels)
            for epsilon in (0, 0.05, 0.1, 0.2, 0.3)]


undefended = Network([784, 128, 10], activation="relu", seed=0)
undefended.train(images, labels, **recipe)
without = under_pgd(undefended)
print(f"undefended, PGD at 0.1: {without[2]:.1%} read")

# %% [markdown] tags=["notes"] minutes=1
# What could one do against it? Train on it.

# %% slideshow={"slide_type": "subslide"}
quiz("defended_accuracy")

# %% [markdown] tags=["notes"] minutes=2
# Vote.

# %% slideshow={"slide_type": "subslide"}
defended = Network([784, 128, 10], activation="relu", seed=0)
defended.train(images, labels, **recipe, augment=probes.attacked_half(defended, 0.1))
defence = under_pgd(defended)
reveal("defended_accuracy", defence[2])

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.change_curves({"undefended": without, "defended at 0.1": defence},
                      [0, 0.05, 0.1, 0.2, 0.3], "How far does the defence reach?", "epsilon of PGD")

# %% [markdown] tags=["notes"] minutes=2
# Where does the defence end?

# %% [markdown] slideshow={"slide_type": "skip"}
# Over three seeds, full set: PGD at 0.1 leaves {{I9 full plain_0.1}} without and {{I9 full defended_0.1}} with the defence. On clean images it loses {{I9 full cost}}.
# Does it only hide its slopes from the attacker? Then more steps, or images made with another network, should harm it more. They do not: {{I9 full many_0.1 median}} after 200 steps, {{I9 full transfer_0.1 median}} of the images that were made with the undefended network.
#
# And what has it learnt? Let both draw, as in lesson 07: from a 4 uphill to what they are sure is another digit, in 60 small steps.

# %% slideshow={"slide_type": "subslide"}
start = test_images[(test_labels == 4) & right][0]
rows = {name: np.array([probes.excite(net, digit, steps=60, rate=0.05, start=start, every=60)[-1]
                        for digit in range(10)])
        for name, net in {"undefended": undefended, "defended": defended}.items()}
figures.digit_rows(rows, "From a 4 to each digit, as the networks would have it",
                   [f"to {digit}" for digit in range(10)])

# %% [markdown] tags=["notes"] minutes=2
# Which of them can you read?

# %% [markdown] slideshow={"slide_type": "skip"}
# How sure is each network of its own, and what do the other networks of this lesson make of them?

# %% slideshow={"slide_type": "skip"}
for name, row in rows.items():
    read_by = [np.mean(net.predict(row) == np.arange(10)) for net in five[1:]]
    sure = {"undefended": undefended, "defended": defended}[name].predict_proba(row).max(axis=1).min()
    print(f"{name:11s} sure of each by {sure:.1%} or more; read by four other networks: "
          + ", ".join(f"{share:.0%}" for share in read_by))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## For whom does it fail?
#
# The last failure needs no attacker. Which way do hands lean? `probes.slant` measures it: columns to the right for every row
# upwards.

# %% slideshow={"slide_type": "subslide"}
slant = probes.slant(test_images)
fifth = equal_parts(slant, test_labels, 5)
print(f"{(slant > 0).mean():.0%} of the test images lean to the right")
rows = {f"{digit}": [test_images[(fifth == part) & (test_labels == digit)][0] for part in range(5)]
        for digit in (1, 4, 7)}
figures.digit_rows(rows, "Five fifths of the hands, by their slant",
                   ["least", "2", "3", "4", "most"])

# %% [markdown] tags=["notes"] minutes=2
# Let them look for their own slant.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Suppose that the training images were collected in one school, where children write upright. We take the half of each digit that leans least to the right,
# and for comparison as many images at random. Every digit is there as often as before.

# %%
quiz("distribution_shift")

# %% [markdown] tags=["notes"] minutes=2
# Vote.

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# About 2 s, with three passes instead of five.

# %% slideshow={"slide_type": "subslide"}
upright = equal_parts(probes.slant(images), labels, 2) == 0
anyone = np.random.default_rng(0).permutation(upright)
pupils = {}
for name, chosen in {"upright half": upright, "random half": anyone}.items():
    pupils[name] = Network([784, 128, 10], activation="relu", seed=0)
    pupils[name].train(images[chosen], labels[chosen], epochs=3 * passes, decay="linear")
    print(f"{name}: {pupils[name].accuracy(test_images, test_labels):.1%}")
leaning = equal_parts(probes.slant(test_images), test_labels, 5) == 4
reveal("distribution_shift", pupils["upright half"].accuracy(test_images[leaning], test_labels[leaning]))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% [markdown] slideshow={"slide_type": "skip"}
# A single number for all. Whoever gets only that number sees that the network is worse, and not for whom. An **audit** asks group by group.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: an audit

# %% tags=["exercise"]
def my_audit(labels, guesses, groups):
    """How well is each group read?

    labels, guesses: integers (n,). groups (n,): the group of each image.
    Returns (names, accuracies): the groups that occur, sorted (np.unique),
    and the share of right answers within each of them.
    """
    ### BEGIN SOLUTION
    names = np.unique(groups)
    right = labels == guesses
    return names, np.array([right[groups == name].mean() for name in names])
    ### END SOLUTION


check("group_audit", my_audit)

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the accuracy of all in place of the group; groups that do not occur.
#
# Short of time: show the solution (key s).

# %% slideshow={"slide_type": "skip"}
hint("group_audit")

# %% slideshow={"slide_type": "subslide"}
from helpers.audit import audit  # the course's own, the same as yours

by_slant = {name: audit(test_labels, net.predict(test_images), fifth)[1]
            for name, net in pupils.items()}
figures.audit(["leans least", "2", "3", "4", "leans most"], by_slant,
              "Who is read badly?", "fifth of the test images, by slant")

# %% [markdown] tags=["notes"] minutes=2
# Who pays? The control is the mixed half.

# %% [markdown] slideshow={"slide_type": "skip"}
# Full set, five seeds: the fifth that leans most is read in {{I7 full upright_5}} of the cases, against {{I7 full upright_control_5}} with a mixed half of the same size; the fifth that leans least even a
# little *better* ({{I7 full upright_1}} against {{I7 full upright_control_1}}).
#
# Such hands were not rare in that school, they were absent. How many would have been enough? With 1 % of the training images from the fifth that leans most {{I7 full dose_1}} of the leaning ones are read, with 3 % {{I7 full dose_3}}, with 10 % {{I7 full dose_10}}. Here are some that it misreads.

# %% slideshow={"slide_type": "skip"}
most = fifth == 4
misread.most_confident(test_images[most], test_labels[most],
                       pupils["upright half"].predict_proba(test_images[most]), count=16,
                       title="Sure and wrong about hands that lean")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | verdict | what was measured |
# |---|---|---|
# | shown noise, it answers with confident nonsense | {{I1 verdict}} | wide network {{I1 full wide_uniform median}}, small one {{I1 full small_uniform median}} |
# | small changes that nobody sees make it misread | {{I6 verdict}} | {{I6 full fgsm_0.1 median}} are left at 0.1, {{I6 full random_0.1 median}} if the direction is random |
# | an attack can be trained away | {{I9 verdict}} | PGD at 0.1 leaves {{I9 full plain_0.1 median}} without the defence, {{I9 full defended_0.1 median}} with it |
# | styles that were rare in training may do badly | {{I7 verdict}} | without such hands {{I7 full upright_5 median}} of them, with 1 % {{I7 full dose_1 median}}, with 10 % {{I7 full dose_10 median}}; a mixed half {{I7 full upright_control_5 median}} |
#
# Full MNIST, medians over five seeds; over three in the third row, over ten in the first. The ranges stand above.

# %% [markdown] tags=["notes"] minutes=2
# Which line surprised them most?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Say it in your own words

# %%
own_words("before_the_town_hall", "noise_and_letters", "one_accuracy_for_all")

# %% [markdown] tags=["notes"] minutes=3
# In pairs, one question each.

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** I. Goodfellow, J. Shlens and C. Szegedy, *Explaining and Harnessing Adversarial Examples* (2015), has FGSM. A. Madry and others, *Towards Deep Learning
# Models Resistant to Adversarial Attacks* (2018), has the attack in many steps, and training against it. J. Buolamwini and T. Gebru, *Gender Shades* (2018), is an audit by group
# of programs that look at faces.
#
# **Next:** [lesson 11](11_memorising.ipynb) asks whether it understands, or knows by heart.
