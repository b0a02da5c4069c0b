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
# # 12 · Handwriting
#
# **The question: does it read *me*?**
#
# All digits so far were written by other people, and prepared by other people. Here the network meets yours. You will find out what it takes before it can read them,
# how little thirty digits tell, and how to teach it a new hand. At the end you have a web page that reads you.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** lessons [06](06_training.ipynb) and [08](08_confidence.ipynb). **It takes** about {{minutes}} minutes of yours and
# about 15 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** draw ten digits or more on the pad before the talk, or let somebody from the room do it. Without any, forty sample drawings of the course stand in, and everything works with them.
#
# Ask who would trust a network with their own handwriting, and what they would want to know first.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.exercises import check, hint, own_words, quiz, reveal
from helpers.figures import handwriting as figures

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
mnist

# %% [markdown] slideshow={"slide_type": "subslide"}
# The pad asks for one digit after the other. Write each as you write it on an envelope, not as neatly as you can. Your digits are kept as plain pictures in the folder `my_work/digits`,
# and nothing is sent anywhere. A photograph of one digit counts as well: put it there under a name that begins with the digit, such as `7_kitchen.jpg`.
# As long as there are fewer than ten, forty sample drawings stand in for yours.

# %%
from helpers.widgets.pad import collect

collect()

# %% [markdown] tags=["notes"] minutes=2
# Let somebody draw two or three, as on an envelope. What is drawn now is kept in the folder of the talks.

# %% slideshow={"slide_type": "subslide"}
from helpers.own_digits import digits_or_samples

digits, are_yours = digits_or_samples(at_least=10)
print(f"{len(digits.labels)} drawings,", "yours" if are_yours else "the course's samples")
for problem in digits.problems:
    print(problem)

figures.drawings(digits.drawings, digits.labels, "These are to be read")

# %% [markdown] tags=["notes"] minutes=1
# These are to be read, as they were drawn. Which of them would a human ask about?

# %% [markdown] slideshow={"slide_type": "skip"}
# (After more drawing, run that cell and those below once more.) The network is lesson 00's. About 2 s.

# %% slideshow={"slide_type": "skip"}
from helpers.network import Network
from helpers.widgets.training_progress import watch

epochs = 5 if mnist.source == "full" else 20
net = Network([784, 128, 10], activation="relu", seed=0)
history = net.train(images, labels, epochs=epochs, decay="linear",
                    on_epoch=watch(epochs, "784-128-10"))
print(f"{net.accuracy(test_images, test_labels):.1%} of MNIST's test images")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A first try
#
# The network takes 28 x 28 pixels, and your drawings are larger. So let us shrink them, and ask.

# %%
quiz("own_digits_read")

# %% [markdown] tags=["notes"] minutes=2
# Vote. The network is the one of lesson 00, with 128 hidden neurons.

# %% slideshow={"slide_type": "subslide"}
from helpers.preparation_steps import STEPS, all_without, prepare_without

shrunk = normalize(all_without(digits.drawings, *STEPS))      # no step of preparation
read = net.accuracy(shrunk, digits.labels)
print(f"merely shrunk: {read:.1%} of {len(shrunk)} read right")
reveal("own_digits_read", read)

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. With the sample drawings it is high: whoever drew them happened to fill the pad as MNIST fills its images. Ask for a small digit in a corner.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Three steps
#
# MNIST's makers did three things to every digit (LeCun, Cortes and Burges 1998):
#
# - **crop**: they cut off all paper around the ink;
# - **size**: they made its longer side 20 pixels long;
# - **centre**: they laid it into 28 x 28 pixels so that the *centre of mass* of its ink is in the middle.
#
# Here is the first drawing that is misread without the second step (if none is, the first of all): with all steps, with one left out, and with none. The cross marks the middle.

# %% [markdown] tags=["notes"] minutes=2
# Show the three steps with a sheet of paper: tear off the margin, make it larger, lay it into the frame.

# %% slideshow={"slide_type": "subslide"}
ways = {"all three": (), "without crop": ("crop",), "without size": ("size",),
        "without centre": ("centre",), "none": STEPS}
suffers = net.predict(normalize(all_without(digits.drawings, "size"))) != digits.labels
drawing, digit = digits.drawings[suffers.argmax()], digits.labels[suffers.argmax()]
prepared = {way: prepare_without(drawing, *left_out) for way, left_out in ways.items()}

figures.on_the_way(drawing, prepared, net.predict_proba(normalize(np.array([*prepared.values()]))), digit)

# %% [markdown] tags=["notes"] minutes=2
# It was looked for. Which of the five would you have read?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: centred by mass
#
# The centre of mass is the mean row and the mean column, each pixel counted as much as it has ink. Put the digit where that mean comes to row 14 and column 14, as nearly as whole
# pixels allow.

# %% tags=["exercise"]
def my_centring(small):
    """The digit in 28 x 28 pixels, its centre of mass at index (14, 14).

    small: the digit, cut out, at most 20 x 20 numbers, 0 = paper. (All of it
    stays within the image.) Returns an array of shape (28, 28).
    """
    ### BEGIN SOLUTION
    height, width = small.shape
    row = small.sum(axis=1) @ np.arange(height) / small.sum()
    column = small.sum(axis=0) @ np.arange(width) / small.sum()
    top, left = round(14 - row), round(14 - column)
    picture = np.zeros((28, 28))
    picture[top:top + height, left:left + width] = small
    return picture
    ### END SOLUTION


check("centre_by_mass", my_centring)

# %% slideshow={"slide_type": "skip"}
hint("centre_by_mass")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the middle of the box instead of the mean of the ink; rows and columns exchanged; the cut without its whole height.

# %% [markdown] slideshow={"slide_type": "subslide"}
# What is each step worth? A thousand of MNIST's test images will tell, drawn large: of any size, anywhere on a pad of 280 x 280 pixels. About 2 s.

# %%
quiz("costliest_step")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Left out means: this step is not done, the other two are.

# %% slideshow={"slide_type": "skip"}
from helpers.preparation_steps import drawn_large

some = slice(None, None, len(test_labels) // 1000)
large = drawn_large(mnist.test_images[some], np.random.default_rng(0))
groups = {"MNIST, drawn large": (large, test_labels[some]),
          "your drawings" if are_yours else "the samples": (digits.drawings, digits.labels)}

# %% slideshow={"slide_type": "subslide"}
accuracies = {whose: {way: net.accuracy(normalize(all_without(drawings, *left_out)), true)
                      for way, left_out in ways.items()}
              for whose, (drawings, true) in groups.items()}
without = {step: accuracies["MNIST, drawn large"][f"without {step}"] for step in STEPS}
print(", ".join(f"without {step} {share:.1%}" for step, share in without.items()))
reveal("costliest_step", *without.values())

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.left_out(accuracies, "Read right after all steps, and with one left out")

# %% [markdown] tags=["notes"] minutes=2
# Upper groups first: every step is needed. Then the lower bars: these drawings do not need all three together, and yet suffer when one is missing.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Over five seeds, MNIST drawn large:
#
# | left out | nothing | crop | size | centre | all three |
# |---|---|---|---|---|---|
# | full set | {{L2 full large_all median}} | {{L2 full large_crop median}} | {{L2 full large_size median}} | {{L2 full large_centre median}} | {{L2 full large_none median}} |
# | subset | {{L2 subset large_all median}} | {{L2 subset large_crop median}} | {{L2 subset large_size median}} | {{L2 subset large_centre median}} | {{L2 subset large_none median}} |
#
# Here every step is needed, and together they bring back what the pad had cost ({{L1 full mnist median}} of the test images as they are). The course's samples are nearly all read
# when they are merely shrunk, too, and fewer with one step left out: without *size* alone a digit is cut out and then fills all 28 pixels.

# %% [markdown] tags=["notes"] minutes=2
# The first and the last column of the first line: that is what preparation is worth. It is the same network.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What thirty digits tell
#
# From here on, your digits are prepared with all three steps.

# %% slideshow={"slide_type": "subslide"}
own_images, own_labels = normalize(digits.images), digits.labels
own_right = net.predict(own_images) == own_labels
print(f"{own_right.sum()} of {len(own_right)} read right: {own_right.mean():.1%}")

figures.answers(own_images, own_labels, net.predict_proba(own_images),
                "What it says, and how sure it is: the least sure first")

# %% [markdown] tags=["notes"] minutes=2
# The least sure stand first. Would a human be unsure of the same?

# %% [markdown] slideshow={"slide_type": "subslide"}
# So is that its accuracy on you? Draw as many again, and another number may come out. An **interval** says which true shares such a count allows.

# %%
quiz("thirty_digits")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Nobody needs a formula for this: how much would three digits more or less change?

# %% slideshow={"slide_type": "subslide"}
from helpers.interval import wilson_interval

low, high = wilson_interval(right=27, count=30)
print(f"27 of 30: from {low:.1%} to {high:.1%}")
reveal("thirty_digits", low)

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: Wilson's interval
#
# With $p$ = `right / count`, $n$ = `count` and $z = 1.96$, the interval lies around a middle, half of its width on either side (Wilson 1927):
#
# $$\text{middle} = \frac{p + \frac{z^2}{2n}}{1 + \frac{z^2}{n}} \qquad \text{half} = \frac{z}{1 + \frac{z^2}{n}} \sqrt{\frac{p\,(1-p)}{n} + \frac{z^2}{4n^2}}$$

# %% tags=["exercise"]
def my_interval(right, count):
    """The 95 % interval of a share: (low, high), from 0 to 1.

    right: how many were read right. count: of how many, at least 1.
    """
    ### BEGIN SOLUTION
    z, share = 1.96, right / count
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2)) / (1 + z**2 / count)
    return middle - half, middle + half
    ### END SOLUTION


check("wilson_interval", my_interval)

# %% slideshow={"slide_type": "skip"}
hint("wilson_interval")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: brackets. `z**2 / 2 * n` is not what the formula says.
#
# Short of time: show the solution (key s).

# %% slideshow={"slide_type": "subslide"} tags=["nbval-check-output"]
for count in (10, 30, 100, 1000, 10000):
    low, high = wilson_interval(right=9 * count // 10, count=count)
    print(f"90 % of {count:6,}: {low:.1%} to {high:.1%}")

# %% slideshow={"slide_type": "subslide"}
counts = {"MNIST's test images": (int((net.predict(test_images) == test_labels).sum()), len(test_labels)),
          "your drawings" if are_yours else "the samples": (int(own_right.sum()), len(own_right)),
          "for example": (27, 30)}
figures.intervals(counts, "What was counted, and the 95 % interval around it")

# %% [markdown]
# A hundred times as many digits make the interval about a tenth as wide. And all of them right does not mean that all will be.

# %% [markdown] tags=["notes"] minutes=2
# The dot is what was counted, the bar what that allows. Two people compare their networks with thirty digits each: when do their bars part?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Thirteen strangers
#
# Few digits, one hand: that says little about people. The library scikit-learn carries 1,797 digits by 13 people, in 8 x 8 pixels (Alpaydin and Kaynak 1998).

# %%
from helpers.strangers import as_coarse, load_strangers, some_of_each

strangers = load_strangers()
figures.drawings(strangers.drawings[::90], strangers.labels[::90], "Twenty of the strangers' digits")

# %% [markdown] tags=["notes"] minutes=1
# Read some of them aloud together: humans can.

# %% [markdown] slideshow={"slide_type": "subslide"}
# We enlarge them and prepare them with all three steps. As a control, MNIST's own test images are made as coarse first. About 2 s.

# %%
quiz("strangers_read")

# %% [markdown] tags=["notes"] minutes=2
# Vote. The preparation is exactly that of MNIST.

# %% slideshow={"slide_type": "subslide"}
pasted = normalize(all_without(strangers.drawings, *STEPS))
strange_images, strange_labels = normalize(all_without(strangers.drawings)), strangers.labels
strange_right = net.predict(strange_images) == strange_labels
coarse = normalize(all_without(as_coarse(mnist.test_images[some])))
print(f"as they are: {net.accuracy(pasted, strange_labels):.1%}; "
      f"prepared: {strange_right.mean():.1%} read right")
print(f"MNIST's test images as coarse: {net.accuracy(coarse, test_labels[some]):.1%}")
print(*(f"{digit}: {strange_right[strange_labels == digit].mean():.0%}" for digit in range(10)),
      sep=", ")
reveal("strangers_read", strange_right.mean())

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote. The second line is the control: what the eight by eight pixels cost.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Over five seeds, full set: {{L1 full pasted median}} as they are, {{L1 full prepared}} prepared, on the subset {{L1 subset prepared median}}. The preparation wins much, not all. Is it the coarse pixels? MNIST's own
# test images, made as coarse, are read to {{L1 full coarse}}, so the pixels explain little of it. What else differs are the hands, the pens and the form, and nothing here tells these apart. Of their ones, the fewest in the output above, {{L1 full ones}} are read.

# %% [markdown] tags=["notes"] minutes=2
# How do you write a 1, with or without a stroke in front of it?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How sure is it of you?
#
# On MNIST, its confidence could nearly be taken at its word ([lesson 08](08_confidence.ipynb)).

# %%
quiz("sure_of_strangers")

# %% [markdown] tags=["notes"] minutes=1
# Vote. In lesson 08 it could nearly be taken at its word.

# %% slideshow={"slide_type": "skip"}
from helpers.confidence import confidence, expected_calibration_error, reliability

own_sure = confidence(net.predict_proba(own_images))
strange = net.predict_proba(strange_images)
test_sure = confidence(net.predict_proba(test_images))
test_right = net.predict(test_images) == test_labels
answered = {"MNIST's test images": (test_sure, test_right),
            "strangers": (confidence(strange), strange_right),
            "your drawings" if are_yours else "the samples": (own_sure, own_right)}

# %% slideshow={"slide_type": "subslide"}
for whose, (sure, right) in answered.items():
    low, high = wilson_interval(int(right.sum()), len(right))
    print(f"{whose:19s} {sure.mean():.1%} sure; right: {right.mean():.1%}, "
          f"from {low:.1%} to {high:.1%}")
reveal("sure_of_strangers", confidence(strange).mean(), strange_right.mean())

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
from helpers.figures import confidence as confidence_figures

confidence_figures.reliability_diagram(
    {whose: reliability(*answered[whose]) for whose in list(answered)[:2]},
    "As sure as right? Below the line: surer than right")

# %% [markdown] tags=["notes"] minutes=1
# Below the line it is surer than right.

# %% slideshow={"slide_type": "subslide"}
random = np.random.default_rng(0)
for whose, (sure, right) in list(answered.items())[:2]:
    by_chance = [expected_calibration_error(sure, random.random(len(sure)) < sure) for _ in range(100)]
    print(f"{whose}: ECE {100 * expected_calibration_error(sure, right):.1f} points; "
          f"if it were as sure as right: {100 * np.mean(by_chance):.1f}")

# %% [markdown]
# ECE is the mean distance between sure and right. As in lesson 08, chance alone leaves some of it, and more where there are fewer images.

# %% [markdown] tags=["notes"] minutes=1
# The last number of each line is the control. What is left above it?

# %% slideshow={"slide_type": "subslide"}
from helpers.figures import misread

misread.most_confident(strange_images, strange_labels, strange, count=16,
                       title="The surest errors on the strangers' digits")

# %% [markdown] tags=["notes"] minutes=1
# Which of these would you have read otherwise than the label says?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Five seeds, full set: it is {{L1 full sure}} sure of the strangers' digits, and reads {{L1 full prepared median}} of them. ECE is {{L1 full ece}} there, on the subset {{L1 subset ece median}}. It is less sure than on MNIST ({{G7 full 128_on_digits median}}), but not as much less as it should be.
#
# For your own drawings, look whether "sure" lies within the interval. If it does, nothing speaks against its calibration on you. With so few drawings, that is all that can be said.

# %% [markdown] tags=["notes"] minutes=1
# On your own drawings the interval is wide. Nothing speaks against it is not the same as it is so.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Teach it a new hand
#
# Take ten of each digit by the strangers and train on, in small steps. Each comes ten times an epoch. The strangers' other digits judge, by the same thirteen people.

# %%
quiz("forgetting")

# %% [markdown] tags=["notes"] minutes=2
# Vote. A hundred digits are little beside 60,000.

# %% slideshow={"slide_type": "skip"}
from copy import deepcopy

chosen, others = some_of_each(strange_labels, 10, np.random.default_rng(0))


def tuned(some_images, some_labels):
    """A copy of the network, trained further."""
    copy = deepcopy(net)
    copy.train(some_images, some_labels, epochs=10, learning_rate=0.05, decay="linear", seed=0)
    return copy


def old_and_new(one):
    return one.accuracy(test_images, test_labels), one.accuracy(strange_images[others], strange_labels[others])


# %% slideshow={"slide_type": "subslide"}
ten_times = np.tile(chosen, 10)
networks = {"before": net, "only new": tuned(strange_images[ten_times], strange_labels[ten_times])}
for name, one in networks.items():
    print(f"{name:9s} {old_and_new(one)[0]:.1%} of MNIST, {old_and_new(one)[1]:.1%} of the others")
reveal("forgetting", old_and_new(net)[0], old_and_new(networks["only new"])[0])

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A hundred images teach it the new hand, and it reads fewer of the old: this is called **catastrophic forgetting**, also where it is as mild as here. The remedy is old: repeat old ones along with the new.
#
# ### Your turn: old ones among the new

# %% tags=["exercise"]
def my_mixture(old_images, old_labels, new_images, new_labels, copies, random):
    """Each new image `copies` times, and as many old ones: (images, labels).

    The images are (n, 784), their labels (n,). The old ones are drawn with
    `random`, a generator of NumPy's, none twice. Any order will do.
    """
    ### BEGIN SOLUTION
    again = np.tile(np.arange(len(new_images)), copies)
    some = random.choice(len(old_images), size=len(again), replace=False)
    return (np.concatenate([new_images[again], old_images[some]]),
            np.concatenate([new_labels[again], old_labels[some]]))
    ### END SOLUTION


check("rehearsal", my_mixture)

# %% slideshow={"slide_type": "skip"}
hint("rehearsal")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: images and labels drawn from different places; as many old ones as there are new images, not as there are copies.

# %% [markdown] slideshow={"slide_type": "subslide"}
# `mixed` is that function. And a control: is it the strangers' digits that help, or just more training? So one more copy trains on the old half alone.

# %%
from helpers.fine_tuning import mixed

both = mixed(images, labels, strange_images[chosen], strange_labels[chosen], copies=10,
             random=np.random.default_rng(0))
networks["old and new"] = tuned(*both)
networks["only old"] = tuned(*(part[len(ten_times):] for part in both))

figures.old_and_new({name: old_and_new(one) for name, one in networks.items()},
                    "Further up: reads the strangers. Further left: has forgotten MNIST")

# %% [markdown] tags=["notes"] minutes=2
# Four networks. Only old is the control: more training without a single new digit.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Over five seeds, full set (subset):
#
# | trained further on | MNIST's test images | strangers' other digits |
# |---|---|---|
# | nothing | {{L3 full before_mnist median}} ({{L3 subset before_mnist median}}) | {{L3 full before_strangers median}} ({{L3 subset before_strangers median}}) |
# | only new | {{L3 full new_mnist median}} ({{L3 subset new_mnist median}}) | {{L3 full new_strangers median}} ({{L3 subset new_strangers median}}) |
# | old and new | {{L3 full mix_mnist median}} ({{L3 subset mix_mnist median}}) | {{L3 full mix_strangers median}} ({{L3 subset mix_strangers median}}) |
# | only old | {{L3 full old_mnist median}} ({{L3 subset old_mnist median}}) | {{L3 full old_strangers median}} ({{L3 subset old_strangers median}}) |
#
# With old ones among them, MNIST loses {{L3 full lost_mix}}. Without them it loses {{L3 full lost_new}}. More old images alone do not help with the strangers: the hundred new ones do.

# %% [markdown] tags=["notes"] minutes=1
# The verdict on forgetting: {{L3 verdict}}.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Now you. Every other drawing of yours is taught, the rest judges.

# %%
order = own_labels.argsort(kind="stable")
taught, judged = order[::2], order[1::2]
mine = tuned(*mixed(images, labels, own_images[taught], own_labels[taught], copies=20,
                    random=np.random.default_rng(0)))
for name, one in {"before": net, "mine": mine}.items():
    right = one.predict(own_images[judged]) == own_labels[judged]
    low, high = wilson_interval(int(right.sum()), len(right))
    print(f"{name:7s} {right.sum()} of {len(right)} drawings ({low:.0%} to {high:.0%}), "
          f"{one.accuracy(test_images, test_labels):.1%} of MNIST")

# %% [markdown]
# If both intervals hold both shares, nothing has been shown yet. More drawings might.

# %% [markdown] tags=["notes"] minutes=2
# With the samples all were read before: there was nothing to win, and nothing can be shown.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A promise
#
# In lesson 08 a human took over where the network was unsure. Would you promise somebody: "of what it answers, at most 5 % is wrong"? A promise must hold at the *upper* end of the interval of the errors.

# %%
quiz("digits_for_a_promise")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Who says 20 has read 20 of 20 in mind, and thinks of the share that was counted.

# %% slideshow={"slide_type": "subslide"}
needed = 1
while wilson_interval(0, needed)[1] > 0.05:     # no error among so many
    needed += 1
reveal("digits_for_a_promise", needed)

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote. This is arithmetic: no network was asked.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: a threshold with a promise
#
# Images with a confidence of at least the threshold are kept, a human reads the rest. Find the lowest threshold that allows the promise. `wilson_interval(errors, kept)` gives the interval of the errors.

# %% tags=["exercise"]
def my_threshold(confidence, right, thresholds, most_wrong):
    """The lowest threshold at which the errors' upper end is at most most_wrong.

    confidence: 0 to 1, (n,). right: True or False, (n,). thresholds: ascending.
    A threshold that keeps nothing allows no promise. Returns np.inf if none does.
    """
    ### BEGIN SOLUTION
    for threshold in thresholds:
        kept = confidence >= threshold
        if kept.any():
            errors = int((kept & ~right).sum())
            if wilson_interval(errors, int(kept.sum()))[1] <= most_wrong:
                return threshold
    return np.inf
    ### END SOLUTION


check("safe_threshold", my_threshold)

# %% slideshow={"slide_type": "skip"}
hint("safe_threshold")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the share of errors instead of its upper end; errors that were handed over to the human.
#
# Short of time: show the solution (key s).

# %% slideshow={"slide_type": "subslide"}
from helpers.interval import promised_threshold

thresholds = np.round(np.arange(0, 1, 0.01), 2)
for whose, (sure, right) in answered.items():
    for most_wrong in (0.05, 0.1):
        threshold = promised_threshold(sure, right, thresholds, most_wrong)
        print(f"{whose:19s} at most {most_wrong:3.0%} wrong: "
              f"threshold {threshold:.2f} keeps {(sure >= threshold).mean():.1%}")

# %% [markdown]
# `inf` means: a human looks at everything. On MNIST the promise costs nothing. For your hand it may be out of reach even if every drawing was read: too few were counted. (Strictly, the threshold should be chosen on other digits than the promise rests on, as in lesson 08.)

# %% [markdown] tags=["notes"] minutes=2
# The last lines: forty of forty are too few for a promise of 5 %.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A card for your network
#
# Who hands on a network should say what it is for, on whom it was tried, and what it is not for (Mitchell and others 2019). Put in your own words.

# %% [markdown] tags=["notes"] minutes=1
# Who of you has ever seen such a card? What should stand on it?

# %% slideshow={"slide_type": "skip"}
from helpers.model_card import model_card


def tried(some_images, some_labels):
    probabilities = mine.predict_proba(some_images)
    return confidence(probabilities), probabilities.argmax(axis=1) == some_labels


whose = "my own hand" if are_yours else "the course's sample drawings"
card = model_card(
    "my_card.html", title="A network that reads my digits", network=mine,
    use="It reads single handwritten digits, to learn how such a network works.",
    data=f"{len(labels):,} images of MNIST, and {len(taught)} drawings: {whose}.",
    answers={"MNIST's test images": tried(test_images, test_labels),
             "13 strangers": tried(strange_images, strange_labels),
             f"{whose}, those not taught": tried(own_images[judged], own_labels[judged])},
    not_for=["Letters, several digits, or no digit at all: it always answers with a digit.",
             "Anything where an error hurts somebody.",
             "People it was not tried on: most hands of this world."])
print(f"{card.name}, {card.stat().st_size / 1000:.0f} kB: open it in a browser")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Your network as a web page
#
# One file, the network in it, and a pad to draw on. It works on a telephone and without a network connection. Send it to somebody whose hand it has never seen.

# %% slideshow={"slide_type": "subslide"}
from helpers.webpage import export_webpage

page = export_webpage(mine, "my_network.html", title="A network that reads my digits")
print(f"{page.name}, {page.stat().st_size / 1000:.0f} kB: open it in a browser")

# %% [markdown] tags=["notes"] minutes=3
# Open my_network.html from the folder of the talks, and let the room draw on a telephone if there is one. my_card.html lies beside it.

# %% [markdown] slideshow={"slide_type": "skip"}
# (Programs in other languages read networks as ONNX files. With the package `onnx` installed, `export_onnx(mine, "my_network.onnx")` from `helpers.onnx_file` writes one.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | the course's own statement | verdict | what was measured |
# |---|---|---|
# | it is enough to cut the digit out | {{L2 verdict}} | MNIST drawn large: {{L2 full large_all}} after all steps, {{L2 full large_size}} without the size |
# | who reads MNIST's test images reads other hands as well | {{L1 verdict}} | {{L1 full mnist}} of MNIST, {{L1 full prepared}} of the strangers; MNIST as coarse {{L1 full coarse}} |
# | who learns a new hand forgets the old ones | {{L3 verdict}} | MNIST loses {{L3 full lost_new}} with new ones alone, {{L3 full lost_mix}} with old ones among them; strangers' other digits then {{L3 full mix_strangers}} |
#
# Full MNIST, median (lowest to highest) over five seeds.

# %% [markdown] tags=["notes"] minutes=2
# Which of the three would they have signed an hour ago?

# %% [markdown] slideshow={"slide_type": "skip"}
# **Say it in your own words**

# %% slideshow={"slide_type": "skip"}
own_words("twenty_of_twenty", "why_the_neighbour_fares_worse", "why_old_ones_help")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** E. B. Wilson, *Probable Inference* (1927). L. Brown and others, *Interval Estimation for a Binomial Proportion* (2001). A. Robins, *Catastrophic Forgetting, Rehearsal and Pseudorehearsal* (1995). M. Mitchell and others, *Model Cards for Model Reporting* (2019).
#
# **Next:** [page 13](13_said_and_measured.ipynb): what is said about such networks, and what was measured.
