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
# # 06 · Speed run
#
# **The question: how fast to 98.0 % on one core?**
#
# You have trained networks that read 98 % of the test images. Now the clock runs: from the bytes of the images to a network that is done. You climb from the course's engine
# to a recipe that is {{F8 full 36000_images_times median}} times as fast, one change a rung, and see which changes pay, which only cost, and which would have cost you the race.
#
# **You need** lesson [06](../06_training.ipynb). **It takes** about {{minutes}} minutes of yours and
# about 15 seconds of the computer's. {{solution}}.

# %%
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.exercises import check, hint, quiz, reveal
from helpers.figures import speed as figures

mnist = load_mnist()
full = mnist.source == "full"
mnist

# %% [markdown]
# Every rung of the ladder is a function that trains, and `climb` puts it on the clock: the processor's seconds of the training, and afterwards, off the clock, the share of the test images that is
# read. We begin with the course's engine, 784-128-10, six epochs. It takes about 3 s.

# %% tags=["timing"]
from helpers.speed_ladder import climb, rungs, without

ladder = rungs(full)
yours = {}


def step_on(*names):
    for name in names:
        yours[name] = climb(ladder[name], mnist)
        times = yours["the engine"].seconds / yours[name].seconds
        print(f"{name:17s} {yours[name].seconds:5.2f} s, {times:5.1f} times as fast, "
              f"{yours[name].accuracy:.2%} read", flush=True)


step_on("the engine")
figures.on_the_way_in({"784 numbers": mnist.test_images[:8]}, "What the engine is given")

# %% [markdown]
# (On the subset, with its 4,000 images, every training here gets four times as many epochs. Even so, 98.0 % is out of reach there: the best rung of this ladder reads {{F8 subset upright}} of its test images.
# What can be seen on the subset is how the rungs compare.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where does the time go?
#
# Before making something faster, find out what is slow.

# %%
quiz("products_in_the_engine")

# %% [markdown] tags=["before"]
# A step on a batch multiplies five pairs of matrices: two forward, three backward. We let these products run alone, on the same images, and compare with a whole epoch. It takes about 1 s.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
import time

from helpers.network import Network

images = normalize(mnist.train_images)
first, second = np.ones((784, 128), "float32"), np.ones((128, 10), "float32")
errors = np.ones((32, 10), "float32")


def products(images):
    for start in range(0, len(images) - 31, 32):
        batch = images[start:start + 32]
        hidden = batch @ first                  # forward
        hidden @ second
        hidden.T @ errors                       # backward
        passed_back = errors @ second.T
        batch.T @ passed_back


def seconds(work, *arguments):
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start


net = Network([784, 128, 10], activation="relu")
epoch = seconds(lambda: net.train(images, mnist.train_labels, epochs=1, batch_size=32))
share = seconds(products, images) / epoch
print(f"an epoch {epoch:.2f} s, of it the products {share:.0%}")
reveal("products_in_the_engine", share)

# %% [markdown]
# So tidier code alone will not win much. The products themselves must become smaller, or fewer. Of the numbers that a step multiplies, nearly all stand between the 784 pixels and the 128 neurons.

# %% tags=["nbval-check-output"]
for inputs in (784, 100, 63):
    print(f"{inputs} inputs: {2 * inputs * 128 + 3 * 128 * 10:,} multiplications an image")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Fewer numbers a digit
#
# Do the outer four rows and columns of an image matter?

# %%
middle = mnist.train_images[:, 4:24, 4:24]
print(f"{middle.sum() / mnist.train_images.sum():.1%} of the ink is in the middle 20 x 20 pixels")

# %% [markdown]
# We keep the middle, and average its pixels in groups of four: 100 numbers. Then we tell the small image in another way: how much of each of 63 *patterns* is there?
# A pattern is a wave down times a wave across. The first ones are slow, the last ones are fine.

# %%
from helpers import speed_run

tables = speed_run.waves()              # a table for each slant; number 9 is for upright digits
figures.patterns(tables[9], "The first 25 of the patterns")

# %% [markdown]
# What do 63 such numbers still know? The row below is drawn from them alone.

# %% slideshow={"slide_type": "fragment"}
some = mnist.test_images[:8]
small = speed_run.shrunk(some.reshape(-1, 784))
upright = np.full(len(small), 9)
waves = speed_run.described(small, upright, tables)                  # (8, 63)
drawn = waves @ np.linalg.pinv(tables[9])                            # back to 100 pixels
figures.on_the_way_in({"784 pixels": some, "100 pixels": small.reshape(-1, 10, 10),
                       "from 63 waves": drawn.reshape(-1, 10, 10)},
                      "A twelfth of the numbers, and one can still read them")

# %%
quiz("fewer_numbers")

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("half the size", "63 waves")
reveal("fewer_numbers", yours["the engine"].accuracy, yours["63 waves"].accuracy)

# %% [markdown]
# Over five seeds, full set: {{F8 full the_engine}} with all pixels, {{F8 full half_the_size}} at half the size, {{F8 full 63_waves}} with 63 waves, at {{F8 full 63_waves_times median}} times the speed.
# (Subset: {{F8 subset the_engine}}, {{F8 subset half_the_size}}, {{F8 subset 63_waves}}.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Numbers that are too small
#
# Here is a trap that costs nothing on some processors and a lot on others: when it was found, small networks needed 0.26 s an epoch on an Intel Xeon, and 0.15 s without it. With momentum, the velocity of a weight whose pixel is never inked only shrinks, by a tenth each step. How long until it leaves the range in which float32 keeps all its digits?

# %% tags=["nbval-check-output"]
velocity, steps = np.float32(0.001), 0
while velocity > np.finfo(np.float32).tiny:
    velocity, steps = velocity * np.float32(0.9), steps + 1
print(f"below {np.finfo(np.float32).tiny:.1e} after {steps} steps; an epoch has {60000 // 64}")

# %% [markdown]
# Beyond that, numbers are called **denormal**. What does your processor need for them?

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
usual, denormal = np.full(1_000_000, 1e-3, "float32"), np.full(1_000_000, 1e-41, "float32")


def shrink(numbers):
    for _ in range(50):
        numbers * np.float32(0.9)


shrink(usual)
ratio = seconds(shrink, denormal) / seconds(shrink, usual)
print(f"denormal numbers take {ratio:.1f} times as long here")

# %% [markdown]
# About 1 means: your processor does not mind. Many do. The engine sets such velocities to 0 every 200 steps, which changes no weight that is in use, so it is no rung any more. Who takes **no momentum** does not need to think of it. To go as far, a plain step must be
# ten times as large, since momentum of 0.9 adds up ten steps.
#
# The next rung is an **own loop**: forward, backward, step in a dozen lines of NumPy which write into arrays that are there already, and check nothing. And **batches of 48** instead of 32 mean fewer steps.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("no momentum", "own loop", "batches of 48")

# %% [markdown]
# Momentum can be left out without a loss: {{F8 full no_momentum}} (with it {{F8 full 63_waves}}). The tidier loop wins something, {{F8 full own_loop_times median}} against {{F8 full no_momentum_times median}} times, now that the products have become small.
# This is the loop:

# %%
import inspect

source = inspect.getsource(speed_run.train).split("\n")
start = next(place for place, line in enumerate(source) if "# forward" in line)
print("\n".join(line.removeprefix(" " * 12) for line in source[start:start + 16]))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Two epochs instead of six
#
# The surest way to be three times as fast is to do a third. The price comes at once.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("two epochs")

# %% [markdown]
# Now every step must bring more. Three changes work together here, and the ladder shows that it matters which comes first.
#
# **Smoothed targets.** A softmax never quite reaches 1, so even an image that is read right goes on pushing. A target that can be reached, say 0.9, ends that; the rest is shared by the nine other digits (Szegedy and others 2016).
#
# ### Your turn: smoothed targets

# %% tags=["exercise"]
def my_targets(labels, smoothing):
    """Targets that do not ask for certainty, shape (n, 10).

    labels: integers, (n,). The digit itself gets 1 - smoothing, and the
    nine others share the rest equally.
    """
    ### BEGIN SOLUTION
    targets = np.full((len(labels), 10), smoothing / 9)
    targets[np.arange(len(labels)), labels] = 1 - smoothing
    return targets
    ### END SOLUTION


check("smoothed_targets", my_targets)

# %%
hint("smoothed_targets")

# %% [markdown]
# **Whitened inputs.** Slow waves are strong and fine ones weak, so one rate for all weights is too large for some and too small for others: the ravine of [lesson 04](../04_descent.ipynb). Whitening turns the inputs so that no two of them go together, and makes them about equally strong.
# How unequal were they? Here is the variance of each input, largest first.

# %% slideshow={"slide_type": "fragment"}
small = speed_run.shrunk(mnist.train_images[:4000].reshape(-1, 784))
upright = np.full(len(small), 9)
sample = speed_run.described(small, upright, tables)
for whitened in (False, True):
    changed, middle = speed_run.evened(tables, sample, whitened)
    inputs = speed_run.described(small, upright, changed, middle)[:, :-1]
    variances = np.sort(inputs.var(axis=0))[::-1]
    print("whitened" if whitened else "as they are", "-> 1st, 5th, 20th, 63rd:", *variances[[0, 4, 19, 62]].round(3))

# %% [markdown]
# (Only half-way: if all were made equal, the weakest, which are mostly noise, would count as much as the strongest.) It is a product of matrices, so it can be multiplied into the tables of the waves beforehand, and costs nothing an image.
#
# And a **large rate**: 1.8 instead of 0.5. With a **warm-up**, it grows from 0 during the first twentieth of the steps.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("smoothed targets", "whitened", "large rate", "warm-up")

# %% [markdown]
# Five seeds, full set: two epochs alone read {{F8 full two_epochs}}; smoothing at the small rate changes nothing, {{F8 full smoothed_targets}}; whitening a little, {{F8 full whitened}}; the large rate brings it back, {{F8 full large_rate}}.
# (Subset: {{F8 subset two_epochs}}, {{F8 subset smoothed_targets}}, {{F8 subset whitened}}, {{F8 subset large_rate}}.)
#
# So are the first two for nothing? You will see at the top, when they are left out.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Digits set upright
#
# People lean their digits to the right, some to the left. Whether one leans says nothing about which digit it is, but the network must learn each at every slant. So we take the slant away first: where the ink moves by $s$ columns for each row, every row is pushed back by as much.
# The slope of the line through the ink is
#
# $$s = \frac{\sum m \,(r - \bar r)(c - \bar c)}{\sum m \,(r - \bar r)^2}$$
#
# with $m$ the ink of a pixel, $r$ its row, $c$ its column, and $\bar r$, $\bar c$ their means over the ink.
#
# ### Your turn: the slant

# %% tags=["exercise"]
def my_slant(image):
    """How far a digit leans: pixels to the right for each pixel down.

    image: numbers, shape (28, 28), 0 = paper. Returns one number.
    """
    ### BEGIN SOLUTION
    row, column = np.indices(image.shape)
    r = row - (image * row).sum() / image.sum()
    c = column - (image * column).sum() / image.sum()
    return (image * r * c).sum() / (image * r**2).sum()
    ### END SOLUTION


check("digit_slant", my_slant)

# %%
hint("digit_slant")

# %% [markdown]
# The recipe rounds $s$ to tenths. It does not push pixels: it has a table of slanted waves for each of 19 slants, and takes the one that leans as the digit does. So this costs next to nothing, too.

# %% slideshow={"slide_type": "fragment"}
ones = mnist.test_images[mnist.test_labels == 1][:4]
others = mnist.test_images[np.isin(mnist.test_labels, [4, 7, 9])][:6]
some = np.concatenate([ones, others])
small = speed_run.shrunk(some.reshape(-1, 784))
slant = speed_run.slants(small)                                      # 9 is upright
drawn = speed_run.described(small, slant, tables) @ np.linalg.pinv(tables[9])
figures.on_the_way_in({"as drawn": some, "set upright": drawn.reshape(-1, 10, 10)},
                      "The slant is taken away")

# %% [markdown]
# First 192 neurons instead of 128, which cost time; then the slant.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("192 neurons", "upright")

# %% [markdown]
# Setting upright is the largest gain in accuracy of the whole ladder: from {{F8 full 192_neurons}} to {{F8 full upright}} (subset: from {{F8 subset 192_neurons}} to {{F8 subset upright}}). Nothing was learnt there. We told the network something that we know about digits.
# Accuracy that is left over can be paid out in time: one epoch instead of two, and fewer images.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("one epoch", "36,000 images")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The whole ladder

# %% slideshow={"slide_type": "fragment"}
from helpers.speed_ladder import measured

figures.ladder(measured(mnist.source), "What each rung costs and brings",
               {name: found.accuracy for name, found in yours.items()})

# %% [markdown]
# Blue is what five seeds gave on the computer that built this course, which has an AMD EPYC processor; times differ from one processor to the next, and so do their ratios. Look where a range lies against the dotted line, which is there on the full set. Where the line crosses it, some of the five seeds
# reached 98.0 % and others did not: one lucky seed could have told you anything.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What can be left out?
#
# A ladder shows what a change brings *after all those before it*. The other test is to stand at the top, and take one thing away.

# %%
quiz("missed_most")

# %% [markdown] tags=["before"]
# Five seeds each, about 4 s.

# %% slideshow={"slide_type": "fragment"}
left_out = {}
for name, train in without(full).items():
    left_out[name] = np.median([climb(train, mnist, seed).accuracy for seed in range(1, 6)])
    print(f"{name:28s} {left_out[name]:.2%}", flush=True)
asked = ("targets not smoothed", "not set upright", "a small rate", "no warm-up")
reveal("missed_most", *(left_out[name] for name in asked))

# %% [markdown]
# Five seeds, full set (subset):
#
# | at the top, but | full set | subset |
# |---|---|---|
# | nothing left out | {{F8 full the_whole_recipe}} | {{F8 subset the_whole_recipe}} |
# | targets not smoothed | {{F8 full targets_not_smoothed}} | {{F8 subset targets_not_smoothed}} |
# | not whitened | {{F8 full not_whitened}} | {{F8 subset not_whitened}} |
# | not whitened, half the rate | {{F8 full not_whitened_half_the_rate}} | {{F8 subset not_whitened_half_the_rate}} |
# | a small rate, 0.5 | {{F8 full a_small_rate}} | {{F8 subset a_small_rate}} |
# | not set upright | {{F8 full not_set_upright}} | {{F8 subset not_set_upright}} |
# | no warm-up | {{F8 full no_warm-up}} | {{F8 subset no_warm-up}} |
# | rate 2.4 | {{F8 full a_larger_rate}} | {{F8 subset a_larger_rate}} |
# | rate 2.4, no warm-up | {{F8 full a_larger_rate_no_warm-up}} | {{F8 subset a_larger_rate_no_warm-up}} |
#
# Smoothing did nothing at the small rate, and carries the large one. Without whitening the large rate destroys the training on the full set. So these three belong together: what smoothing and whitening bring is that the rate may be large. The warm-up brings nothing here. At a still larger rate it helps a little, so it is kept as a railing.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Your own recipe
#
# `python3 start.py race` in the course's folder puts the course's recipe on the clock (`helpers/speed_run.py`, which you have now seen in parts; it is written to be read). For your own, write a file such as `my_work/my_recipe.py`. This one is complete, and slow:
#
# ```python
# from helpers.data import normalize
# from helpers.network import Network
#
#
# def train(images, labels, seed):
#     net = Network([784, 128, 10], activation="relu", seed=seed)
#     net.train(normalize(images), labels, epochs=6, batch_size=32, learning_rate=0.05, decay="linear")
#     return lambda images: net.predict(normalize(images))
# ```
#
# Then type `python3 start.py race my_work/my_recipe.py`. It runs in turn with the course's recipe, five seeds each, says which of them reached 98.0 %, shows the lines that cost most, and keeps a board.
# One line of `helpers/speed_run.py` is there only for safety, and costs a few per cent of the time. Can you find it, and say what it guards against (lesson [02](../02_neurons.ipynb))?
#
# Choose your settings on images held out of the training set, as in lesson 06. Whoever tries twenty recipes on the test set and keeps the best has trained on it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | question | answer |
# |---|---|
# | how fast? | {{F8 full 36000_images_times median}} times as fast as the engine's six epochs, with {{F8 full 36000_images}} |
# | without setting digits upright? | {{F8 full warm-up_times median}} times, with {{F8 full warm-up}} |
# | do 784 pixels tell more than 63 waves? | not to this network: {{F8 full the_engine}} against {{F8 full 63_waves}} |
# | does smoothing help? | at the small rate no, at the large one {{F8 full the_whole_recipe median}} against {{F8 full targets_not_smoothed median}} |
#
# Full MNIST, test images, median (lowest to highest) over five seeds.
#
# **To read on:** N. Ahmed and others, *Discrete Cosine Transform* (1974). C. Szegedy and others, *Rethinking the Inception Architecture* (2016), on smoothed targets. Y. LeCun and others, *Efficient BackProp* (1998), on whitening and rates. Y. LeCun and others, *Gradient-Based Learning Applied to Document Recognition* (1998), where digits are set upright.
