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
# # 01 · Data and normalisation
#
# **The question: what does the network see?**
#
# You look at the images, and at what somebody did to every one of them before you got it. You prepare them for a network, and measure what that
# preparation is worth. At the end you open the file they came in, byte by byte.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** [lesson 00](00_start.ipynb) and a little NumPy: shapes, slices, sums. **It takes** about {{minutes}} minutes of yours and
# about 15 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** draw and keep two or three digits in lesson 00, if you want to show your own in this one.
#
# The question stays for the whole lesson: what does the network see? Not a digit.

# %% slideshow={"slide_type": "subslide"}
import numpy as np

from helpers.data import load_mnist
from helpers.exercises import check, hint, own_words, quiz, reveal

mnist = load_mnist()
mnist

# %%
from helpers.figures import data as figures
from helpers.figures import misread

figures.pixel_numbers(mnist.train_images[7], mnist.train_labels[7])

# %% [markdown] tags=["notes"] minutes=2
# Ask which digit the table on the right is, with the left half covered by your hand. Nobody can tell: that is what the network gets.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Look first
#
# Before anybody trains anything, they should look at their data for a while. Choose a digit, go through its images, and drag the lens:
# on the right you read the pixels as the network will.

# %%
from helpers.widgets.image_browser import browse

browse(mnist.train_images, mnist.train_labels)

# %% [markdown] tags=["notes"] minutes=4
# Drag the lens slowly from paper into a stroke. Let the room choose the digit.
#
# - Ask: where do the numbers between paper and full ink stand? At the edges.
# - Ask for an image that they would not have read.
#
# Short of time: one image, one drag.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The digits that you kept in lesson 00 are such pixels as well. (If you kept none, these are drawings that the course brings along.)

# %%
from helpers.own_digits import digits_or_samples

digits, are_yours = digits_or_samples()
browse(digits.images, digits.labels, "Your digits" if are_yours else "Sample drawings")

# %% [markdown] tags=["notes"] minutes=1
# The same lens, other writers. Are yours as thick as theirs, and as centred? Leave it open: the question comes back below.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Between 0 and 1?
#
# "The pixels are grey values between 0 and 1", say many texts. In the files they are not: a byte holds whole numbers from 0 to 255.

# %% tags=["nbval-check-output"]
levels = np.unique(mnist.train_images)
print(len(levels), "different values,", levels.min(), "to", levels.max(), mnist.train_images.dtype)

# %% slideshow={"slide_type": "fragment"}
quiz("blank_pixels")

# %% [markdown] tags=["notes"] minutes=2
# Let them vote, and type the hands in. Whoever has just looked through the lens has seen the answer.

# %% slideshow={"slide_type": "subslide"}
reveal("blank_pixels", (mnist.train_images == 0).mean())
figures.pixel_histogram(mnist.train_images)

# %% [markdown] tags=["notes"] minutes=2
# Most of what the network gets is paper. Hold on to it: a little later you see what it does with pixels that never change.

# %% [markdown] slideshow={"slide_type": "skip"}
# The pixels *become* numbers between 0 and 1, because we divide. You will see below why one bothers. First, do it.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: normalise
#
# Take images as they come, `uint8` of the shape (n, 28, 28). Return them as rows of 784 values from 0 to 1, shape (n, 784):
#
# $$x = \frac{p}{255}$$
#
# where $p$ is a pixel as it is stored and $x$ is what the network gets.

# %% tags=["exercise"]
def my_normalize(images):
    """Images as rows of values from 0 (paper) to 1 (full ink).

    images: uint8, shape (n, 28, 28). Returns floats, shape (n, 784).
    """
    ### BEGIN SOLUTION
    return images.reshape(len(images), 784) / 255
    ### END SOLUTION


check("normalize_images", my_normalize)

# %% slideshow={"slide_type": "skip"}
hint("normalize_images")

# %% [markdown] tags=["notes"] minutes=5
# Three minutes by themselves.
#
# - What goes wrong: dividing in place, which NumPy refuses; // in place of /; forgetting to make rows of 784.
# - Somebody divides each image by its own largest value. Ask what that does to a faint digit.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What does the scale do to training?
#
# To you, the image is the same whether full ink is called 1 or 255. Is it to the network? We train one network three times, with the same start, the same
# images in the same order and the same recipe. Only the scale differs:
#
# - **raw**: 0 to 255, as stored;
# - **0 to 1**: divided by 255;
# - **standardised**: minus the mean of all training pixels, divided by their spread (their standard deviation), so that the mean is 0 and the spread 1.
#
# To compare the three fairly, we hold back a sixth of the training images and judge on those. Why not on the test images? You will
# see further down.

# %% [markdown] tags=["notes"] minutes=2
# Only the scale differs, nothing else: same start, same order, same recipe. Ask what they would change if they wanted to compare fairly.

# %% slideshow={"slide_type": "skip"}
from helpers.data import stratified_split

training, held_out = stratified_split(mnist.train_labels, share=1 / 6)
labels = mnist.train_labels

def raw(rows):
    """Some of the training images, with pixels as they are stored."""
    return mnist.train_images[rows].reshape(-1, 784).astype(np.float32)


# %% slideshow={"slide_type": "subslide"}
mean, spread = raw(training).mean(), raw(training).std()     # the others stay unseen
scales = {"raw": raw, "0 to 1": lambda rows: raw(rows) / 255, "standardised": lambda rows: (raw(rows) - mean) / spread}
figures.scaled_histograms({name: scaled(training[:2000]) for name, scaled in scales.items()})

# %% slideshow={"slide_type": "subslide"}
quiz("pixel_scaling")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Ask for the reason of one who said *no difference*.

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# The next cell takes about 4 s.

# %% slideshow={"slide_type": "subslide"}
from helpers.network import Network


def train_on(scaled, learning_rate=0.1):
    """The same network, start, order and number of steps: only scale and rate differ."""
    net = Network([784, 128, 10], activation="relu", seed=0)
    history = net.train(scaled(training), labels[training], momentum=0,
                        epochs=3 if mnist.source == "full" else 15, learning_rate=learning_rate,
                        validation=(scaled(held_out), labels[held_out]))
    return net, history

# %% slideshow={"slide_type": "subslide"}
nets, histories = {}, {}
for name, scaled in scales.items():
    nets[name], histories[name] = train_on(scaled)
reveal("pixel_scaling", *[history.validation_accuracy[-1] for history in histories.values()])

# %% [markdown] tags=["notes"] minutes=2
# The training has run already. If you want it live, click into the cell and press Shift + Enter: it takes some seconds.

# %% slideshow={"slide_type": "subslide"}
figures.accuracy_curves(histories, "The same recipe and the same images on three scales")

# %% [markdown]
# What does the network with the lowest score say?

# %%
lowest = min(histories, key=lambda name: histories[name].validation_accuracy[-1])
answers = nets[lowest].predict(scales[lowest](held_out))
print(f"{lowest}: {len(answers):,} held-out images, and the answers given are {np.unique(answers)}")

# %% [markdown] tags=["notes"] minutes=2
# Ask first what a network with such a score might say. Then the line below: one answer for everything.
#
# Short of time: go on to *Where is the ink?* after this slide.

# %% [markdown] slideshow={"slide_type": "subslide"}
# If a network gives one answer for everything, how did that come about? Stop after each of the first steps, and count the hidden neurons (there are 128)
# that still react to at least one of the held-out images.

# %%
for steps in range(1, 7):
    net, first = Network([784, 128, 10], activation="relu", seed=0), training[:64 * steps]
    net.train(raw(first), labels[first], epochs=1, momentum=0)      # 64 images are one step
    alive = (net.activations(raw(held_out))[1] > 0).any(axis=0).sum()
    print(f"after step {steps} on raw pixels {alive:3d} of 128 neurons still react")

# %% [markdown]
# With inputs up to 255 the steps throw most neurons out of the range in which they react to anything. With so few left, the images look
# almost alike to the ten outputs.
#
# So are raw pixels useless? Try a **learning rate**, the size of a step, that is a hundred times smaller.

# %% [markdown] tags=["notes"] minutes=3
# Count down with them, step by step. Some come back, most do not.

# %% slideshow={"slide_type": "subslide"}
_, histories["raw, rate 0.001"] = train_on(raw, learning_rate=0.001)
figures.accuracy_curves(histories, "Raw pixels again, in steps a hundred times smaller")

# %% [markdown] tags=["notes"] minutes=2
# Before you press: is the raw scale useless? One hand for yes, one for no.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The scale of the pixels and the size of the steps belong together. Over five random starts, on held-out images:
#
# | | full set | subset |
# |---|---|---|
# | raw | {{E10 full raw}} | {{E10 subset raw}} |
# | raw, rate 0.001 | {{E10 full raw_small_rate}} | {{E10 subset raw_small_rate}} |
# | 0 to 1 | {{E10 full unit}} | {{E10 subset unit}} |
# | standardised | {{E10 full standardised}} | {{E10 subset standardised}} |
#
# "Networks need inputs from 0 to 1" is not quite what you measured. They need steps that fit their inputs, and inputs of about the
# size of 1 let you use the rates that everybody uses. Standardised pixels, which do not lie between 0 and 1 at all, did even better in these few epochs.

# %% [markdown] tags=["notes"] minutes=2
# The sentence to take home is that steps and inputs have to fit. Not that inputs have to lie between 0 and 1.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where is the ink?

# %%
figures.ink_map(mnist.train_images)

# %% [markdown] tags=["notes"] minutes=2
# Ask what the network can learn about a corner pixel.

# %% [markdown] slideshow={"slide_type": "subslide"}
# A pixel that is 0 in every image tells nothing about any of them. The network gets it all the same, and has 128 weights for it. What
# did training do to those?

# %%
never_inked = (raw(training) == 0).all(axis=0)
start = Network([784, 128, 10], activation="relu", seed=0)          # the same seed: the same start
never_moved = (nets["0 to 1"].weights[0] == start.weights[0]).all(axis=1)
print(f"{never_inked.sum()} pixels never have ink in these {len(training):,} images")
print(f"{never_moved.sum()} pixels have weights that did not move; the same ones: "
      f"{np.array_equal(never_inked, never_moved)}")

# %% [markdown]
# Nothing: where nothing comes in, nothing is learnt. The random numbers of the start are still there.

# %% [markdown] tags=["notes"] minutes=2
# The two counts are the same pixels. Where nothing comes in, nothing is learnt.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Averaging all images of a digit shows what its writers agree on:

# %%
figures.mean_digits(mnist.train_images, mnist.train_labels)

# %% [markdown] tags=["notes"] minutes=1
# Which digit do people agree on most? Which least? Ask for the blurred ones.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Who put them in the middle?

# %%
quiz("centre_of_ink")

# %% [markdown] tags=["before"]
# The **centre of the ink** is the average position of all pixels, each counted as much as it has ink:
#
# $$\bar r = \frac{\sum_{r,c} r \; p_{rc}}{\sum_{r,c} p_{rc}}$$
#
# where $r$ is the row (`np.arange(28)`), $c$ the column and $p_{rc}$ the pixel there; for $\bar c$ the same with $c$ in place of the first $r$.

# %% [markdown] tags=["notes"] minutes=3
# Vote, then explain the formula by balancing a ruler on a finger: the point where the ink is in balance.

# %% slideshow={"slide_type": "subslide"}
def centre_of_ink(images):
    """Row and column of the centre of the ink, in pixels, for every image."""
    ink = images.sum(axis=(1, 2), dtype=float)
    centre_row = images.sum(axis=2, dtype=float) @ np.arange(28) / ink
    centre_column = images.sum(axis=1, dtype=float) @ np.arange(28) / ink
    return centre_row, centre_column


centre_row, centre_column = centre_of_ink(mnist.train_images)
print(f"rows    {centre_row.min():.2f} to {centre_row.max():.2f}")
print(f"columns {centre_column.min():.2f} to {centre_column.max():.2f}")
reveal("centre_of_ink", np.hypot(centre_row - 14, centre_column - 14).max())     # in a straight line

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. Somebody did this to every image before we got it.

# %% slideshow={"slide_type": "subslide"}
from helpers.handwriting import longer_side

figures.centring(centre_row, centre_column, longer_side(mnist.train_images))

# %% [markdown]
# Keep this in mind: digits like these are all that a network from this course has ever met. Lesson 10 shows what happens with others; lesson 12
# prepares *your* handwriting in the same way.

# %% [markdown] tags=["notes"] minutes=2
# A network that has met only centred digits: what will it say of one in a corner? Lesson 10 measures it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The labels

# %%
figures.class_counts(mnist.train_labels)

# %% [markdown]
# A label is a number from 0 to 9, but it is not an amount: a 9 is not "more" than a 4. The network will have ten outputs, one for
# each digit, and we say for each image what they should be: 1 at the right digit, 0 elsewhere. That is called **one-hot**.

# %% [markdown] tags=["notes"] minutes=2
# Ask: what would a network learn if it had to give the digit as one number? It would take a 9 for more than a 4.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: one-hot targets

# %% tags=["exercise"]
def my_one_hot(labels):
    """A row of ten for each label: 1 in the column of the label, 0 elsewhere.

    labels: integers 0 to 9, shape (n,). Returns an array of the shape (n, 10).
    """
    ### BEGIN SOLUTION
    targets = np.zeros((len(labels), 10))
    targets[np.arange(len(labels)), labels] = 1
    return targets
    ### END SOLUTION


check("one_hot", my_one_hot)

# %% slideshow={"slide_type": "skip"}
hint("one_hot")

# %% [markdown] tags=["notes"] minutes=5
# Three minutes. What goes wrong: as many columns as the largest label that happens to be there; the label itself in place of the 1; all labels marked in every row (a colon in place of np.arange).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Learnt, or learnt by heart?
#
# Take only 1,000 training images and train until every single one of them is read correctly.

# %%
quiz("generalisation_gap")

# %% [markdown] tags=["notes"] minutes=2
# Vote. It has read all thousand of them correctly: what about others?

# %% slideshow={"slide_type": "subslide"}
from helpers.data import normalize

test_images, test_labels = normalize(mnist.test_images), mnist.test_labels

few_images, few_labels = normalize(mnist.train_images[training[:1000]]), labels[training[:1000]]
net = Network([784, 128, 10], activation="relu", seed=0)
net.train(few_images, few_labels, epochs=40, decay="linear")
print(f"of the 1,000 images that it was trained on: {net.accuracy(few_images, few_labels):.1%}")
reveal("generalisation_gap", net.accuracy(test_images, test_labels))

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. Which of the two numbers would you print on the box?

# %% [markdown] slideshow={"slide_type": "subslide"}
# A score on the images that it trained on says how well it remembers. Only images that it has **never seen** say what it has learnt. So MNIST
# comes in two parts. Are they really apart? Look for test images that are also training images, byte for byte:

# %% tags=["nbval-check-output"]
seen = set(map(bytes, mnist.train_images))
print(sum(bytes(image) in seen for image in mnist.test_images), "test images are also training images")

# %% [markdown] tags=["notes"] minutes=1
# Ask how one would check. Byte for byte is strict: two scans of the same digit would pass.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Why hold back a third part?
#
# You will compare: this scale or that, this rate or that, 16 neurons or 128. Whatever you choose because it did best on some images *looks* better on those
# images than it is. See it happen with 1,000 "networks" that only guess. Each reads 100 images, and we pick the winner.

# %% slideshow={"slide_type": "fragment"}
random = np.random.default_rng(0)
guesses = random.integers(0, 10, size=(1000, 100))      # 1,000 guessers, 100 images
scores = (guesses == labels[held_out[:100]]).mean(axis=1)
print(f"all guessers on average {scores.mean():.1%}, the winner {scores.max():.1%}")

others = labels[held_out[100:]]                         # now the winner guesses on
again = (random.integers(0, 10, size=len(others)) == others).mean()
print(f"the winner on {len(others):,} other images: {again:.1%}")

# %% [markdown] tags=["notes"] minutes=3
# Play it: everybody thinks of a row of digits, and the best guesser of the room gets the prize. Would you bet on them next time? Then press.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The winner was lucky, not good. So we use three parts:
#
# - **training** images: the network learns from them;
# - **validation** images, the ones that we held back: *we* choose by them, as often as we like;
# - **test** images: looked at when everything is chosen, for one honest number.

# %% [markdown] tags=["notes"] minutes=2
# Three parts, three questions: learn from, choose by, report. Ask which one they have used up by now.

# %% [markdown] slideshow={"slide_type": "fragment"}
# The parts should have the same mix of digits, or luck gets in once more. A split that draws from each digit by itself is called **stratified**.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: a stratified split
#
# Return two arrays of *positions* in `labels`: first the rest, then the chosen ones. From every digit choose the given share, at random.

# %% tags=["exercise"]
def my_split(labels, share, seed):
    """Positions of the rest, and of a random share of every digit.

    labels: integers 0 to 9, shape (n,). share: between 0 and 1. seed: for np.random.default_rng.
    Returns (rest, chosen), two integer arrays; every position is in exactly one of them.
    """
    ### BEGIN SOLUTION
    random = np.random.default_rng(seed)
    rest, chosen = [], []
    for digit in range(10):
        positions = random.permutation(np.flatnonzero(labels == digit))
        count = round(share * len(positions))
        chosen.append(positions[:count])
        rest.append(positions[count:])
    return np.concatenate(rest), np.concatenate(chosen)
    ### END SOLUTION


check("stratified_split", my_split)

# %% slideshow={"slide_type": "skip"}
hint("stratified_split")

# %% [markdown] tags=["notes"] minutes=5
# What goes wrong: drawing from all labels at once; an image in both parts; the labels in place of their positions.
#
# Short of time: show the solution (key s) and read it together.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How many images does it take?
#
# "Neural networks need large data sets." How large? Here the same network learns from ever more images, drawn evenly from the ten digits.

# %%
quiz("ten_images_per_digit")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Ten examples of each digit: think of a child.

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# The next cell takes about 4 s.

# %% slideshow={"slide_type": "skip"}
total = len(labels)
passes = {100: 60, 1000: 40, 10000: 8, 60000: 5, 4000: 20}     # fewer images, more passes
sizes = [100, 1000, 10000, total] if mnist.source == "full" else [100, 1000, total]

# %% slideshow={"slide_type": "subslide"}
accuracies = []
for size in sizes:
    chosen = slice(None) if size == total else stratified_split(labels, size / total)[1]
    net = Network([784, 128, 10], activation="relu", seed=0)
    net.train(normalize(mnist.train_images[chosen]), labels[chosen], epochs=passes[size], decay="linear")
    accuracies.append(net.accuracy(test_images, test_labels))
    print(f"{size:6,} images: {accuracies[-1]:.1%}")
reveal("ten_images_per_digit", accuracies[0])

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. Far more than luck, from a hundred images.

# %% slideshow={"slide_type": "subslide"}
figures.accuracy_by_training_size(sizes, accuracies)

# %% [markdown]
# The price rises on the way: from {{A7 full 1000 median}} with 1,000 images to {{A7 full 10000 median}} with 10,000, to {{A7 full 60000 median}} with all
# 60,000. "Large" depends on how many mistakes you can live with.

# %% [markdown] tags=["notes"] minutes=2
# Read the curve from left to right: each step to the right costs ten times as many images, and buys less.

# %% [markdown] slideshow={"slide_type": "subslide"}
# And are the digits as *clear* as they are centred? Judge for yourself: these are the ones that the last network misread with the most confidence.

# %%
misread.most_confident(mnist.test_images, test_labels, net.predict_proba(test_images))

# %% [markdown]
# Some are plain to you, some are not. Five networks with five random starts all misread the same {{A5 full missed_by_all}} test images.

# %% [markdown] tags=["notes"] minutes=2
# Let them read the digits aloud. Where the room disagrees, so would the writers.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What is in the file?
#
# At the start of this lesson you saw a digit, and beside it a table of numbers. Where does the table come from?
#
# MNIST is four files in a format called **IDX**, from 1998. There is no magic in it: a header of a few whole numbers, then one byte for every pixel.
# Here are the first 24 bytes of the file with the training images.

# %%
from helpers.mnist_files import to_idx

file = to_idx(mnist.train_images)       # the file's bytes, unpacked, just as they lie on the disk
print(f"{len(file):,} bytes, the first are", file[:24].hex(" "))

# %% [markdown] slideshow={"slide_type": "fragment"}
# The header is four numbers of four bytes each. `struct` reads them: `>` says that the largest part of a number comes first,
# `4I` asks for four whole numbers.

# %% [markdown] tags=["notes"] minutes=3
# Read the first four bytes aloud with them. Then the second press: the header says how many images there are, and how large.
#
# If somebody asks why the largest part comes first: it is a habit of some computers of that time, and the sign > in the code says so.

# %% tags=["nbval-check-output"]
import struct

magic, count, rows, columns = struct.unpack(">4I", file[:16])
print("magic number", magic, "and images of", rows, "x", columns, "pixels")

# %% [markdown] slideshow={"slide_type": "subslide"}
# The magic number says what kind of file this is: 2051 is 8 · 256 + 3, and stands for *unsigned bytes, three dimensions*. All that
# follows is pixels, and NumPy can read them without any loop:

# %% tags=["nbval-check-output"]
by_hand = np.frombuffer(file, dtype=np.uint8, offset=16).reshape(count, rows, columns)
print("the same as the loader's images:", np.array_equal(by_hand, mnist.train_images))

# %%
quiz("image_dimensions")

# %% [markdown] tags=["notes"] minutes=2
# Here there is a right answer, and clicking shows it. Ask for reasons first: where may a number such as 2,828 come from?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | verdict | what was measured |
# |---|---|---|
# | pixels are grey values between 0 and 1 | {{A4 verdict}} | the files hold {{A4 full levels}} whole numbers, 0 to 255, and {{A4 full zeros}} of all pixels are 0 |
# | clear, centred digits | {{A5 verdict}} | at most {{A5 full furthest}} from the middle. Five networks all misread the same {{A5 full missed_by_all}} test images |
# | pixel values are often scaled, to 0 to 1 for example | {{E10 verdict}} | same recipe, raw: {{E10 full raw median}}; 0 to 1: {{E10 full unit}}; raw with a rate a hundred times smaller: {{E10 full raw_small_rate}} |
# | large data sets are needed | {{A7 verdict}} | 100 images: {{A7 full 100}}; 60,000: {{A7 full 60000}} |
#
# Full MNIST, median (lowest to highest) over five random starts where training is involved.

# %% [markdown] tags=["notes"] minutes=3
# Do not read it line by line. Ask which line surprised them most.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Say it in your own words
#
# Write before you compare. What you write is kept in `my_work`, and nobody sees it but you.

# %%
own_words("what_it_sees_of_a_seven", "why_raw_pixels_failed", "best_of_many_recipes")

# %% [markdown] tags=["notes"] minutes=3
# In pairs, one question each. Short of time: the second one.

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** the [datasheet](../data/README.md) of the images tells where they come from and what is known to be wrong with them.
# Y. LeCun and others, *Gradient-based learning applied to document recognition* (1998), section III, tells how MNIST was made.
# Y. LeCun and others, *Efficient BackProp* (1998), section 4.3, on why inputs are scaled.
#
# **Next:** [lesson 02](02_neurons.ipynb) turns 784 numbers into ten answers.
