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
# You open the files that MNIST comes in, byte by byte. You look at what is in them and at what somebody did to every image before you got it.
# Then you prepare the images for a network, and measure what that preparation is worth.
#
# **You need** [lesson 00](00_start.ipynb) and a little NumPy: shapes, slices, sums. **It takes** about {{minutes}} minutes of yours and
# about 15 seconds of the computer's. {{solution}}.

# %%
from helpers.data import load_mnist

mnist = load_mnist()
mnist

# %% slideshow={"slide_type": "fragment"}
from helpers.figures import data as figures
from helpers.figures import misread

figures.pixel_numbers(mnist.train_images[7], mnist.train_labels[7])

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What is in the file?
#
# The network will never see a digit. It sees the table on the right. Where does it come from?
#
# MNIST is four files in a format called **IDX**, from 1998. There is no magic in it: a header of a few whole numbers, then one byte for every pixel.
# Here are the first 24 bytes of the file with the training images.

# %%
from helpers.mnist_files import to_idx

file = to_idx(mnist.train_images)       # the file's bytes, unpacked, just as they lie on the disk
print(f"{len(file):,} bytes, the first are", file[:24].hex(" "))

# %% [markdown]
# The header is four numbers of four bytes each. `struct` reads them: `>` says that the largest part of a number comes first,
# `4I` asks for four whole numbers.

# %% tags=["nbval-check-output"]
import struct

magic, count, rows, columns = struct.unpack(">4I", file[:16])
print("magic number", magic, "and images of", rows, "x", columns, "pixels")

# %% [markdown]
# The magic number says what kind of file this is: 2051 is 8 · 256 + 3, and stands for *unsigned bytes, three dimensions*. All that
# follows is pixels, and NumPy can read them without any loop:

# %% tags=["nbval-check-output"]
import numpy as np

by_hand = np.frombuffer(file, dtype=np.uint8, offset=16).reshape(count, rows, columns)
print("the same as the loader's images:", np.array_equal(by_hand, mnist.train_images))

# %%
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("image_dimensions")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Look first
#
# Before anybody trains anything, they should look at their data for a while. Choose a digit, go through its images, and drag the lens:
# on the right you read the pixels as the network will.

# %%
from helpers.widgets.image_browser import browse

browse(mnist.train_images, mnist.train_labels)

# %% [markdown]
# The digits that you kept in lesson 00 are such pixels as well. (If you kept none, these are drawings that the course brings along.)

# %%
from helpers.own_digits import digits_or_samples

digits, are_yours = digits_or_samples()
browse(digits.images, digits.labels, "Your digits" if are_yours else "Sample drawings")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Between 0 and 1?
#
# "The pixels are grey values between 0 and 1", say many texts. In the files they are not: a byte holds whole numbers from 0 to 255.

# %% tags=["nbval-check-output"]
levels = np.unique(mnist.train_images)
print(len(levels), "different values,", levels.min(), "to", levels.max(), mnist.train_images.dtype)

# %%
quiz("blank_pixels")

# %%
reveal("blank_pixels", (mnist.train_images == 0).mean())
figures.pixel_histogram(mnist.train_images)

# %% [markdown]
# The pixels *become* numbers between 0 and 1, because we divide. You will see below why one bothers. First, do it.
#
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

# %%
hint("normalize_images")

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

# %%
from helpers.data import stratified_split

training, held_out = stratified_split(mnist.train_labels, share=1 / 6)
labels = mnist.train_labels

raw = mnist.train_images.reshape(-1, 784).astype(np.float32)
mean, spread = raw[training].mean(), raw[training].std()     # the others stay unseen
scaled = {"raw": raw, "0 to 1": raw / 255, "standardised": (raw - mean) / spread}
figures.scaled_histograms({name: images[training[:2000]] for name, images in scaled.items()})

# %%
quiz("pixel_scaling")

# %% [markdown] tags=["before"]
# The next cell takes about 4 s.

# %% slideshow={"slide_type": "fragment"}
from helpers.network import Network


def train_on(images, learning_rate=0.1):
    """The same network, start, order and number of steps: only images and rate differ."""
    net = Network([784, 128, 10], activation="relu", seed=0)
    history = net.train(images[training], labels[training], momentum=0,
                        epochs=3 if mnist.source == "full" else 15, learning_rate=learning_rate,
                        validation=(images[held_out], labels[held_out]))
    return net, history


nets, histories = {}, {}
for name, images in scaled.items():
    nets[name], histories[name] = train_on(images)
reveal("pixel_scaling", *[history.validation_accuracy[-1] for history in histories.values()])

# %% slideshow={"slide_type": "fragment"}
figures.accuracy_curves(histories, "The same recipe and the same images on three scales")

# %% [markdown]
# What does the network with the lowest score say?

# %%
lowest = min(histories, key=lambda name: histories[name].validation_accuracy[-1])
answers = nets[lowest].predict(scaled[lowest][held_out])
print(f"{lowest}: {len(answers):,} held-out images, and the answers given are {np.unique(answers)}")

# %% [markdown]
# If a network gives one answer for everything, how did that come about? Stop after each of the first steps, and count the hidden neurons (there are 128)
# that still react to at least one of the held-out images.

# %%
for steps in range(1, 7):
    net, first = Network([784, 128, 10], activation="relu", seed=0), training[:64 * steps]
    net.train(raw[first], labels[first], epochs=1, momentum=0)      # 64 images are one step
    alive = (net.activations(raw[held_out])[1] > 0).any(axis=0).sum()
    print(f"after step {steps} on raw pixels {alive:3d} of 128 neurons still react")

# %% [markdown]
# With inputs up to 255 the steps are so large that they throw the neurons out of the range in which they react to anything, and a
# neuron that reacts to nothing gets no signal to learn its way back (lessons 02 and 05 show why).
#
# So are raw pixels useless? Try a **learning rate**, the size of a step, that is a hundred times smaller.

# %%
_, histories["raw, rate 0.001"] = train_on(raw, learning_rate=0.001)
figures.accuracy_curves(histories, "Raw pixels again, in steps a hundred times smaller")

# %% [markdown]
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

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where is the ink?

# %%
figures.ink_map(mnist.train_images)

# %% [markdown]
# A pixel that is 0 in every image tells nothing about any of them. The network gets it all the same, and has 128 weights for it. What
# did training do to those?

# %%
never_inked = (raw[training] == 0).all(axis=0)
start = Network([784, 128, 10], activation="relu", seed=0)          # the same seed: the same start
never_moved = (nets["0 to 1"].weights[0] == start.weights[0]).all(axis=1)
print(f"{never_inked.sum()} pixels never have ink in these {len(training):,} images")
print(f"{never_moved.sum()} pixels have weights that did not move; the same ones: "
      f"{np.array_equal(never_inked, never_moved)}")

# %% [markdown]
# Nothing: where nothing comes in, nothing is learnt. The random numbers of the start are still there.
#
# Averaging all images of a digit shows what its writers agree on:

# %%
figures.mean_digits(mnist.train_images, mnist.train_labels)

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

# %%
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

# %%
from helpers.handwriting import longer_side

figures.centring(centre_row, centre_column, longer_side(mnist.train_images))

# %% [markdown]
# Keep this in mind: digits like these are all that a network from this course has ever met. Lesson 10 shows what happens with others; lesson 12
# prepares *your* handwriting in the same way.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The labels

# %%
figures.class_counts(mnist.train_labels)

# %% [markdown]
# A label is a number from 0 to 9, but it is not an amount: a 9 is not "more" than a 4. The network will have ten outputs, one for
# each digit, and we say for each image what they should be: 1 at the right digit, 0 elsewhere. That is called **one-hot**.
#
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

# %%
hint("one_hot")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Learnt, or learnt by heart?
#
# Take only 1,000 training images and train until every single one of them is read correctly.

# %%
quiz("generalisation_gap")

# %%
from helpers.data import normalize

test_images, test_labels = normalize(mnist.test_images), mnist.test_labels

few_images, few_labels = scaled["0 to 1"][training[:1000]], labels[training[:1000]]
net = Network([784, 128, 10], activation="relu", seed=0)
net.train(few_images, few_labels, epochs=40, decay="linear")
print(f"of the 1,000 images that it was trained on: {net.accuracy(few_images, few_labels):.1%}")
reveal("generalisation_gap", net.accuracy(test_images, test_labels))

# %% [markdown]
# A score on the images that it trained on says how well it remembers. Only images that it has **never seen** say what it has learnt. So MNIST
# comes in two parts. Are they really apart? Look for test images that are also training images, byte for byte:

# %% tags=["nbval-check-output"]
seen = set(map(bytes, mnist.train_images))
print(sum(bytes(image) in seen for image in mnist.test_images), "test images are also training images")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Why hold back a third part?
#
# You will compare: this scale or that, this rate or that, 16 neurons or 128. Whatever you choose because it did best on some images *looks* better on those
# images than it is. See it happen with 1,000 "networks" that only guess. Each reads 100 images, and we pick the winner.

# %%
random = np.random.default_rng(0)
guesses = random.integers(0, 10, size=(1000, 100))      # 1,000 guessers, 100 images
scores = (guesses == labels[held_out[:100]]).mean(axis=1)
print(f"all guessers on average {scores.mean():.1%}, the winner {scores.max():.1%}")

others = labels[held_out[100:]]                         # now the winner guesses on
again = (random.integers(0, 10, size=len(others)) == others).mean()
print(f"the winner on {len(others):,} other images: {again:.1%}")

# %% [markdown]
# The winner was lucky, not good. So we use three parts:
#
# - **training** images: the network learns from them;
# - **validation** images, the ones that we held back: *we* choose by them, as often as we like;
# - **test** images: looked at when everything is chosen, for one honest number.
#
# The parts should have the same mix of digits, or luck gets in once more. A split that draws from each digit by itself is called **stratified**.
#
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

# %%
hint("stratified_split")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How many images does it take?
#
# "Neural networks need large data sets." How large? Here the same network learns from ever more images, drawn evenly from the ten digits.

# %%
quiz("ten_images_per_digit")

# %% [markdown] tags=["before"]
# The next cell takes about 4 s.

# %% slideshow={"slide_type": "fragment"}
total = len(labels)
passes = {100: 60, 1000: 40, 10000: 8, 60000: 5, 4000: 20}     # fewer images, more passes
sizes = [100, 1000, 10000, total] if mnist.source == "full" else [100, 1000, total]

accuracies = []
for size in sizes:
    chosen = slice(None) if size == total else stratified_split(labels, size / total)[1]
    net = Network([784, 128, 10], activation="relu", seed=0)
    net.train(scaled["0 to 1"][chosen], labels[chosen], epochs=passes[size], decay="linear")
    accuracies.append(net.accuracy(test_images, test_labels))
    print(f"{size:6,} images: {accuracies[-1]:.1%}")
reveal("ten_images_per_digit", accuracies[0])

# %% slideshow={"slide_type": "fragment"}
figures.accuracy_by_training_size(sizes, accuracies)

# %% [markdown]
# The price rises on the way: from {{A7 full 1000 median}} with 1,000 images to {{A7 full 10000 median}} with 10,000, to {{A7 full 60000 median}} with all
# 60,000. "Large" depends on how many mistakes you can live with.
#
# And are the digits as *clear* as they are centred? Judge for yourself: these are the ones that the last network misread with the most confidence.

# %%
misread.most_confident(mnist.test_images, test_labels, net.predict_proba(test_images))

# %% [markdown]
# Some are plain to you, some are not. Five networks with five random starts all misread the same {{A5 full missed_by_all}} test images.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what one reads | what was measured |
# |---|---|
# | 60,000 training and 10,000 test images | true: {{A1 full train}} and {{A1 full test}}. Digits are not equally frequent: {{A1 full rarest}} to {{A1 full most_frequent}} training images |
# | 784 pixels per image | true: 28 · 28 = {{A2 full pixels}} |
# | 2,828 image dimensions | false: "28 28" with the gap lost |
# | pixels between 0 and 1 | only after dividing: the files hold {{A4 full levels}} whole numbers, 0 to 255, and {{A4 full zeros}} of all pixels are 0 |
# | clear, centred digits | centred, yes: at most {{A5 full furthest}} from the middle, longer side 20 pixels in {{A5 full longer_side_20}}. Clear, not always: five networks all misread the same {{A5 full missed_by_all}} test images |
# | test images are completely new | true: {{A6 full duplicates}} of them are among the training images |
# | inputs must be normalised | they must fit the steps. Same recipe, raw: {{E10 full raw median}}; 0 to 1: {{E10 full unit}}; standardised: {{E10 full standardised}}; raw with a rate a hundred times smaller: {{E10 full raw_small_rate}} |
# | large data sets are needed | it depends. 100 images: {{A7 full 100}}; 1,000: {{A7 full 1000}}; 60,000: {{A7 full 60000}} |
#
# Full MNIST, median (lowest to highest) over five random starts where training is involved.
#
# ## Say it in your own words
#
# Write before you compare. What you write is kept in `my_work`, and nobody sees it but you.

# %%
own_words("what_it_sees_of_a_seven", "why_raw_pixels_failed", "best_of_many_recipes")

# %% [markdown]
# **To read on:** the [datasheet](../data/README.md) of the images tells where they come from and what is known to be wrong with them.
# Y. LeCun and others, *Gradient-based learning applied to document recognition* (1998), section III, tells how MNIST was made.
# Y. LeCun and others, *Efficient BackProp* (1998), section 4.3, on why inputs are scaled.
#
# **Next:** [lesson 02](02_neurons.ipynb) turns 784 numbers into ten answers.
