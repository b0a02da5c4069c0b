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
# An optional lesson behind [lesson 06](../06_training.ipynb), for those who like to be quick. The clock runs from the bytes of the images to a trained network. You climb from the
# course's engine to a recipe that is {{F8 full 36000_images_times median}} times as fast, one change a rung, and see which changes pay and which only seem to.
#
# **You need** lesson 06. **It takes** about {{minutes}} minutes of yours and about 15 seconds of the computer's. {{solution}}.

# %%
import numpy as np
from threadpoolctl import threadpool_limits

from helpers.data import load_mnist, normalize
from helpers.exercises import check, hint, quiz, reveal
from helpers.figures import speed as figures

threadpool_limits(1)        # one core, as in the race
mnist = load_mnist()
full = mnist.source == "full"
mnist

# %% [markdown]
# Every rung of the ladder is a function that trains. `climb` puts it on the clock and counts the processor's seconds. Afterwards, off the clock, the trained network reads the test
# images. We begin with the course's engine, 784-128-10, six epochs. It takes about 3 s.

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
# (Do you work with the subset of 4,000 images? Then every training here gets four times as many epochs. Even so, 98.0 % is out of reach: the best rung reads
# {{F8 subset upright}} of the test images. How the rungs compare can be seen all the same.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where does the time go?
#
# Before making something faster, find out what is slow.

# %%
quiz("products_in_the_engine")

# %% [markdown] tags=["before"]
# A step on a batch multiplies five pairs of matrices: two forward, three backward. We let these products run alone, on the same images, and compare them with a whole epoch.

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
# What is not product is all that tidier code could win. The products themselves must become smaller, or fewer. Most of their work is done between the inputs and the
# 128 neurons, so it counts how many inputs there are. (100 and 63 will come in a moment.)

# %% tags=["nbval-check-output"]
for inputs in (784, 100, 63):
    print(f"{inputs} inputs: {2 * inputs * 128 + 3 * 128 * 10:,} multiplications an image")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Fewer numbers a digit
#
# Do the outer four rows and columns of an image matter? Here is the share of the ink that lies within.

# %%
middle = mnist.train_images[:, 4:24, 4:24]
print(f"{middle.sum() / mnist.train_images.sum():.1%} of the ink is in the middle 20 x 20 pixels")

# %% [markdown]
# We keep the middle, and average its pixels in groups of four: 100 numbers. Then we tell the small image in another way: how much of each of 63 *patterns* is there? A pattern
# is a wave down times a wave across. The first ones are slow, the last ones are fine. This is the discrete cosine transform, which JPEG pictures are made of as well.

# %%
from helpers import speed_run

tables = speed_run.waves()              # a table for each slant; number 9 is for upright digits
figures.patterns(tables[9], "Some of the 63 patterns, from slow to fine")

# %% [markdown]
# What do 63 such numbers still know? The last row is drawn from them alone.

# %% slideshow={"slide_type": "fragment"}
some = mnist.test_images[:8]
small = speed_run.shrunk(some.reshape(-1, 784))
upright = np.full(len(small), 9)
waves = speed_run.described(small, upright, tables)                  # (8, 63)
drawn = waves @ np.linalg.pinv(tables[9])                            # back to 100 pixels
figures.on_the_way_in({"784 pixels": some, "100 pixels": small.reshape(-1, 10, 10),
                       "from 63 waves": drawn.reshape(-1, 10, 10)},
                      "The same digits in 784, in 100 and in 63 numbers")

# %%
quiz("fewer_numbers")

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("half the size", "63 waves")
reveal("fewer_numbers", yours["the engine"].accuracy, yours["63 waves"].accuracy)

# %% [markdown]
# | five seeds each | full set | subset | times as fast |
# |---|---|---|---|
# | 784 pixels | {{F8 full the_engine}} | {{F8 subset the_engine}} | 1 |
# | 100 pixels | {{F8 full half_the_size}} | {{F8 subset half_the_size}} | {{F8 full half_the_size_times median}} |
# | 63 waves | {{F8 full 63_waves}} | {{F8 subset 63_waves}} | {{F8 full 63_waves_times median}} |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Numbers that are too small
#
# Some pixels are rarely inked. With momentum, the velocity of such a weight shrinks by a tenth each step, until its pixel is inked again. How long does it take to leave the range
# in which float32 keeps all its digits?

# %% tags=["nbval-check-output"]
velocity, steps = np.float32(0.001), 0
while velocity > np.finfo(np.float32).tiny:
    velocity, steps = velocity * np.float32(0.9), steps + 1
print(f"below {np.finfo(np.float32).tiny:.1e} after {steps} steps; an epoch has {60000 // 32:,}")

# %% [markdown]
# Below that, numbers are called **denormal**. Some processors are slow with them. Is yours?

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
usual, denormal = np.full(1_000_000, 1e-3, "float32"), np.full(1_000_000, 1e-41, "float32")


def shrink(numbers):
    for _ in range(50):
        numbers * np.float32(0.9)


shrink(usual)
ratio = seconds(shrink, denormal) / seconds(shrink, usual)
print(f"denormal numbers take {ratio:.1f} times as long here")

# %% [markdown]
# If this says about 1, your processor does not mind. The engine is on the safe side: it sets such velocities to 0 every 200 steps (`helpers/momentum.py`). **No momentum** needs no such
# care. A momentum of 0.9 adds up ten steps, so a plain step must be ten times as large to go as far: the rate is 0.5 now instead of 0.05.
#
# The next rung is an **own loop**: forward, backward and step in a dozen lines of NumPy, which write into arrays that are there already and check nothing. After it come
# **batches of 48** instead of 32, which means fewer steps.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("no momentum", "own loop", "batches of 48")

# %% [markdown]
# | five seeds each, full set | accuracy | times as fast |
# |---|---|---|
# | 63 waves, with momentum | {{F8 full 63_waves}} | {{F8 full 63_waves_times median}} |
# | no momentum | {{F8 full no_momentum}} | {{F8 full no_momentum_times median}} |
# | own loop | {{F8 full own_loop}} | {{F8 full own_loop_times median}} |
# | batches of 48 | {{F8 full batches_of_48}} | {{F8 full batches_of_48_times median}} |
#
# The accuracies hardly differ, and the tidier loop gains something, now that the products have become small. This is the loop:

# %%
import inspect

source = inspect.getsource(speed_run.train).split("\n")
start = next(place for place, line in enumerate(source) if "# forward" in line)
print("\n".join(line.removeprefix(" " * 12) for line in source[start:start + 17]))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Two epochs instead of six
#
# The surest way to be three times as fast is to do a third. What does it cost?

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("two epochs")

# %% [markdown]
# Now every step must bring more. The next three changes belong together, as you will see.
#
# The first is **smoothed targets**. A softmax never quite reaches 1, so even an image that is read right goes on pushing. A target that can be reached, say 0.9, ends that. The rest is shared by the
# nine other digits.
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
# The second is **whitened inputs**. Among the 63 numbers, some vary a lot from image to image and others hardly. One rate for all weights is then too large for some and too small for
# others: the ravine of [lesson 04](../04_descent.ipynb). Whitening first turns the inputs, so that no two of them vary together. Then it stretches the weaker ones. Here are the standard
# deviations along the turned directions, largest first, before and after the stretching.

# %% slideshow={"slide_type": "fragment"}
small = speed_run.shrunk(mnist.train_images[:4000].reshape(-1, 784))
upright = np.full(len(small), 9)
sample = speed_run.described(small, upright, tables)
for whitened in (False, True):
    changed, middle = speed_run.evened(tables, sample, whitened)
    inputs = speed_run.described(small, upright, changed, middle)[:, :-1]
    spread = np.sqrt(np.linalg.eigvalsh(np.cov(inputs, rowvar=False))[::-1])
    print("after " if whitened else "before", "1st, 5th, 20th, 63rd:", *spread[[0, 4, 19, 62]].round(2))

# %% [markdown]
# (Only half-way: if all were made equal, the weakest ones would count as much as the strongest.) All of this is a product of matrices. It is multiplied into the tables of the waves
# beforehand, so it costs nothing an image.
#
# The third is a **large rate**, 1.8 instead of 0.5. After it comes a **warm-up**: the rate grows from 0 during the first twentieth of the steps.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("smoothed targets", "whitened", "large rate", "warm-up")

# %% [markdown]
# | five seeds each | full set | subset |
# |---|---|---|
# | two epochs (subset: eight) | {{F8 full two_epochs}} | {{F8 subset two_epochs}} |
# | smoothed targets | {{F8 full smoothed_targets}} | {{F8 subset smoothed_targets}} |
# | whitened | {{F8 full whitened}} | {{F8 subset whitened}} |
# | large rate | {{F8 full large_rate}} | {{F8 subset large_rate}} |
# | warm-up | {{F8 full warm-up}} | {{F8 subset warm-up}} |
#
# On the full set, smoothing and whitening bring little, and the large rate brings back most of what was lost. Were the first two for nothing? You will test that from the top of the ladder.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Digits set upright
#
# A digit remains the same digit when it leans, but the network has to learn it at every slant. We can take the slant away first: where the ink moves by $s$ columns for each row, every
# row is pushed back by as much. The slope of the straight line through the ink is
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
# The recipe rounds $s$ to tenths. It does not push pixels. It has a table of slanted waves for each of 19 slants, and takes the one that leans as the digit does.

# %% slideshow={"slide_type": "fragment"}
ones = mnist.test_images[mnist.test_labels == 1][:4]
others = mnist.test_images[np.isin(mnist.test_labels, [4, 7, 9])][:6]
some = np.concatenate([ones, others])
small = speed_run.shrunk(some.reshape(-1, 784))
slant = speed_run.slants(small)                                      # 9 is upright
drawn = speed_run.described(small, slant, tables) @ np.linalg.pinv(tables[9])
figures.on_the_way_in({"as drawn": some, "set upright": drawn.reshape(-1, 10, 10)},
                      "The slant is taken away")

# %%
slant = speed_run.slants(speed_run.shrunk(mnist.train_images.reshape(-1, 784)))
print(f"{(slant < 9).mean():.0%} of the digits lean to the right, {(slant == 9).mean():.0%} are upright to a tenth, "
      f"{(slant > 9).mean():.0%} lean to the left")

# %% [markdown]
# Two rungs: 192 neurons instead of 128, then the slant.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("192 neurons", "upright")

# %% [markdown]
# No other rung gains as much accuracy: from {{F8 full 192_neurons}} to {{F8 full upright}} (subset: from {{F8 subset 192_neurons}} to {{F8 subset upright}}). Nothing was learnt there. We told the
# network something that we know about digits. It costs little time: {{F8 full upright_times median}} times as fast as the engine, against {{F8 full 192_neurons_times median}} before.
#
# Accuracy that is left over can be paid out in time: one epoch instead of two, and fewer images.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
step_on("one epoch", "36,000 images")

# %% [markdown]
# Over five seeds, one epoch reads {{F8 full one_epoch}}, and 36,000 images are enough for {{F8 full 36000_images}}.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The whole ladder

# %% slideshow={"slide_type": "fragment"}
from helpers.measured import measured_range
from helpers.speed_ladder import quantity

five_seeds = {name: (measured_range("F8", f"{quantity(name)}_times", mnist.source).median,
                     measured_range("F8", quantity(name), mnist.source)) for name in ladder}
figures.ladder(five_seeds, "What each rung costs and brings",
               {name: found.accuracy for name, found in yours.items()})

# %% [markdown]
# Blue is what five seeds gave on the computer that built this course, which has an AMD EPYC processor. On another processor the times differ, and their ratios as well. On the full set a dotted line
# stands at 98.0 %. Where a range crosses it, some of the five seeds reached 98.0 % and others did not. With one lucky seed, such a rung would have passed.
#
# A recipe can also be lucky with the test images. The last rung trains on the first 36,000 images of the full set, so the last 10,000 training images are new to it, too. Of those it reads
# {{F8 full held_out}}.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What can be left out?
#
# A ladder shows what a change brings *after all those before it*. Here is the other test: stand at the top, and take one thing away.

# %%
quiz("missed_most")

# %% [markdown] tags=["before"]
# Ten recipes with five seeds each: about 4 s.

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
# | a small rate, targets not smoothed | {{F8 full a_small_rate_not_smoothed}} | {{F8 subset a_small_rate_not_smoothed}} |
# | not set upright | {{F8 full not_set_upright}} | {{F8 subset not_set_upright}} |
# | no warm-up | {{F8 full no_warm-up}} | {{F8 subset no_warm-up}} |
# | rate 2.4 | {{F8 full a_larger_rate}} | {{F8 subset a_larger_rate}} |
# | rate 2.4, no warm-up | {{F8 full a_larger_rate_no_warm-up}} | {{F8 subset a_larger_rate_no_warm-up}} |
#
# So smoothing and whitening were not for nothing. Compare the rows: with the small rate smoothed targets bring a little, with the large one they decide. Without whitening the large rate fails. With half
# that rate the training works, but ends lower. The two make the large rate possible, and the large rate makes one epoch enough.
#
# The warm-up brings nothing at this rate. With a still larger one the runs with warm-up end a little higher on the full set, so it stays in the recipe as a precaution.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Your own recipe
#
# `python3 start.py race`, typed in the course's folder, puts the course's own recipe on the clock. It stands in `helpers/speed_run.py`, and is written to be read. For your own, write a file such
# as `my_work/my_recipe.py`. This one is complete, and slow:
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
# Then type `python3 start.py race my_work/my_recipe.py`. It runs in turn with the course's recipe, with five seeds each. It says which of them reached 98.0 %, shows the lines that take most of
# the time, and keeps a board. The race needs the full set.
#
# One line in the loop above is there only for safety. Can you find it, and say what it guards against (lesson [02](../02_neurons.ipynb))?
#
# Choose your settings on images that you hold out of the training set, as in lesson 06. Who tries twenty recipes on the test images and keeps the best has used them for training.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | question | answer |
# |---|---|
# | how fast? | {{F8 full 36000_images_times median}} times as fast as six epochs of the engine, with {{F8 full 36000_images}} |
# | without setting digits upright? | {{F8 full warm-up_times median}} times, with {{F8 full warm-up}} |
# | do 784 pixels tell more than 63 waves? | not to this network: {{F8 full the_engine}} against {{F8 full 63_waves}} |
# | do smoothed targets help? | with the small rate {{F8 full a_small_rate_not_smoothed median}} become {{F8 full a_small_rate median}}, with the large one {{F8 full targets_not_smoothed median}} become {{F8 full the_whole_recipe median}} |
#
# Full MNIST, test images, median (lowest to highest) over five seeds.
#
# **To read on:** N. Ahmed and others, *Discrete Cosine Transform* (1974). C. Szegedy and others, *Rethinking the Inception Architecture for Computer Vision* (2016), on smoothed targets.
# Y. LeCun and others, *Efficient BackProp* (1998), on whitening and rates. Y. LeCun and others, *Gradient-Based Learning Applied to Document Recognition* (1998), where digits are set upright.
