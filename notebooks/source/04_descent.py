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
# # 04 · Gradient descent
#
# **The question: which way is down?**
#
# [Lesson 03](03_cost.ipynb) turned "how wrong is the network" into one number, the cost. Now you make it smaller. You walk downhill on a
# curve, then in a real landscape that you can turn in your hands, and then where no one can draw a map: among 13,002 weights and biases.
#
# **You need** lesson 03, and what a slope is: how much a curve rises for a small step to the right. **It takes** about {{minutes}} minutes of
# yours and about 20 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** nothing. Two volunteers may walk downhill later, with closed eyes.
#
# You stand on a hillside in thick fog and want to go down. What do you do? Take three answers.

# %% slideshow={"slide_type": "subslide"}
from helpers.data import load_mnist
from helpers.descent import bowl, bowl_slope, descend
from helpers.figures import descent as figures

mnist = load_mnist()
walk = {"a walk of 20 steps": descend(bowl_slope, 3.0, 0.1, 20)}
figures.descent_paths(bowl, walk, -4.5, 4.5, "Downhill, in steps that get shorter")

# %% [markdown] tags=["notes"] minutes=1
# Ask where the steps get shorter, and why they might.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Downhill in the fog
#
# That walk found the bottom of $f(x) = x^2$, and it never saw the curve. Picture yourself on a hillside in thick fog: you cannot see the valley, but your
# feet feel how steep the ground is. That is all that the walk knew: **the slope under its feet**. Take one tiny step and measure it.

# %% tags=["nbval-check-output"]
x, h = 3.0, 0.0001
rise = bowl(x + h) - bowl(x)
print(f"a step of {h} to the right raises x^2 by {rise:.6f}: slope {rise / h:.2f}")

# %% [markdown] tags=["notes"] minutes=2
# This is all that a walk in the fog knows: one number. Let them say what 6 means.

# %% slideshow={"slide_type": "subslide"}
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("downhill_direction")

# %% [markdown] tags=["notes"] minutes=2
# Vote. The third answer sounds right and cheats: nobody told you where the bottom is.

# %% [markdown] slideshow={"slide_type": "subslide"}
# So we go against the sign of the slope: far where it is steep, a little where it is flat.
#
# $$x_{\text{new}} = x - \eta \, f'(x)$$
#
# $f'(x)$ is the slope at $x$ (in code `slope(x)`) and $\eta$, "eta", the **learning rate**, a small number that we choose. Repeat, and you have **gradient descent**.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: walk downhill

# %% tags=["exercise"]
def my_descent(slope, start, learning_rate, steps):
    """Every place that the walk visits, the start first.

    slope: a function, slope(x) is the slope at x. start, learning_rate: numbers.
    Returns an array or a list of steps + 1 numbers.
    """
    ### BEGIN SOLUTION
    x = start
    places = [x]
    for _ in range(steps):
        x = x - learning_rate * slope(x)
        places.append(x)
    return places
    ### END SOLUTION


check("descent_in_one_dimension", my_descent)

# %% slideshow={"slide_type": "skip"}
hint("descent_in_one_dimension")

# %% [markdown] tags=["notes"] minutes=5
# What goes wrong: a plus for the minus; the start is missing from the list; the slope is taken once, before the loop.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does it slow down in time?
#
# One reads that the steps shrink as the slope flattens, so that the walk does not overshoot the bottom. With a rate of 0.1 that is just what you saw.

# %%
quiz("overshooting")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Keep the three rates secret until the picture comes.

# %% slideshow={"slide_type": "subslide"}
import numpy as np

rates = [0.1, 0.9, 1.05]
walks = {f"rate {rate}": descend(bowl_slope, 3.0, rate, 20) for rate in rates}
figures.descent_paths(bowl, walks, -4.5, 4.5, "One start, three learning rates")

# %% [markdown] tags=["notes"] minutes=2
# Read each walk from the top. Which one would you stop?

# %% slideshow={"slide_type": "subslide"}
for name, places in walks.items():
    print(f"{name:9}", " ".join(f"{x:6.2f}" for x in places[:7]))

large = walks["rate 0.9"]
reveal("overshooting", np.sum(large[1:] * large[:-1] < 0), abs(large[-1]))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote. Let somebody say what one step does to x at a rate of 0.9.

# %% [markdown] slideshow={"slide_type": "skip"}
# The slope of $x^2$ is $2x$, so every step turns $x$ into $(1 - 2\eta)\,x$. With a rate of 0.1 that is $0.8\,x$: a fifth nearer. With 0.9 it is
# $-0.8\,x$: across the bottom every time, and yet as near after 20 steps. With 1.05 it is $-1.1\,x$: further up each time. On this curve the steps shrink only while the rate is below 1.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Drop the ball and press *Play*. At which rate does it begin to jump over the bottom? Then try $|x|$, whose slope is 1 or −1 everywhere: does it come to rest?

# %%
from helpers.widgets.descent_in_1d import descend_on_curves

descend_on_curves()

# %% [markdown] tags=["notes"] minutes=4
# Let the room call rates. At which one does the ball begin to jump? On |x| it never comes to rest: ask why.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which valley?

# %%
quiz("local_minima")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Show with your hand how wide the three valleys are.

# %% slideshow={"slide_type": "subslide"}
from helpers.descent import wiggle, wiggle_slope

starts = np.linspace(-4, 4, 81)
ends = descend(wiggle_slope, starts, 0.05, 200)[-1]     # all 81 walks at once
deepest = wiggle(ends) < wiggle(ends).min() + 0.01
reveal("local_minima", deepest.mean())

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.valleys(wiggle, starts, ends)

# %% [markdown] tags=["notes"] minutes=2
# How deep a valley is cannot be felt from its rim.

# %% [markdown] slideshow={"slide_type": "skip"}
# Every walk found *a* bottom. In the fog, a low place and the lowest place feel the same: slope zero, no step. It is called a **local minimum**, and descent promises
# no more than that.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Two numbers to choose
#
# With two numbers, $x$ and $y$, the curve becomes a landscape with two slopes: one if you step along $x$ only, one along $y$
# only. Both together are the **gradient** (the $\partial$ is lesson 03's):
#
# $$\nabla f = \left( \frac{\partial f}{\partial x}, \; \frac{\partial f}{\partial y} \right) \qquad p_{\text{new}} = p - \eta \, \nabla f(p)$$
#
# The rule is the old one, for both at once: $p = (x, y)$ is where you stand, and `descend` takes points as well. Here it walks from four starts in a landscape with four
# valleys, all equally deep (D. Himmelblau, 1972).

# %% [markdown] tags=["notes"] minutes=2
# Draw an arrow with its two parts on the board. Say: two slopes, one for each number.

# %% slideshow={"slide_type": "subslide"}
from helpers.descent import himmelblau, himmelblau_gradient

paths = {str(start): descend(himmelblau_gradient, start, 0.01, 60)
         for start in [(-0.8, -1.8), (0.3, 0.2), (-0.8, 0.2), (0.3, -1.8)]}
figures.descent_map(himmelblau, paths, -5, 5, "Neighbours at first, far apart later")

# %% [markdown] tags=["notes"] minutes=2
# Four starts side by side. Where does the first pair part?

# %% [markdown] slideshow={"slide_type": "subslide"}
# As an arrow, a gradient points uphill, and down is the other way. Read number by number, it says **which of the two matters more here**: where it is $(3, 1)$,
# a small step along $x$ changes the height three times as much as an equal step along $y$.
#
# ### Your turn: one step by hand
#
# A neuron has the weight 2 and the bias 1, and the gradient of its cost is $(3, 1)$: 3 along the weight, 1 along the bias. Take one step with a learning rate of 0.1. Where
# does it lead, and how far would the cost drop if both slopes stayed as they are all the way (slope times distance, for each, added)?

# %% tags=["exercise"]
### BEGIN SOLUTION
new_weight, new_bias = 2 - 0.1 * 3, 1 - 0.1 * 1
promised_drop = 3 * (0.1 * 3) + 1 * (0.1 * 1)
### END SOLUTION

check("step_by_hand", new_weight, new_bias, promised_drop)

# %% slideshow={"slide_type": "skip"}
hint("step_by_hand")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the rate is forgotten in the drop; the two drops are not added; a step uphill.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Is there a better way down than against the gradient? Test it: from one point, take a step in each of 3,600 directions, and see which leads lowest.

# %% tags=["nbval-check-output"] slideshow={"slide_type": "fragment"}
point = np.array([0.5, -1.5])
angles = np.arange(3600) / 10
directions = np.stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))], axis=1)

down = -himmelblau_gradient(point)
print(f"negative gradient {np.degrees(np.arctan2(down[1], down[0])) % 360:.1f} degrees")
for length in (0.0001, 0.1, 1):
    lowest = himmelblau(point + length * directions).argmin()
    print(f"best direction for a step of {length:6}: {angles[lowest]:.1f} degrees")

# %% [markdown]
# For a tiny step nothing beats it. For a step of length 1 another direction is better, {{E2 full angle_far}} away: the gradient knows the ground under your feet, and nothing
# further off.

# %% [markdown] tags=["notes"] minutes=2
# The gradient knows the ground under your feet. Ask how far one may trust it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One real landscape
#
# Now a cost that you can see whole. One neuron tells 1s from 0s by one number: how much ink is in the middle row of the image. It has one weight and one bias and says
# $\sigma(\text{weight} \cdot \text{ink} + \text{bias})$, near 1 for a 1, near 0 for a 0. Its cost is lesson 03's surprise, averaged over 200 images.

# %%
from helpers.data import normalize

images, labels = normalize(mnist.train_images), mnist.train_labels
chosen = np.concatenate([np.flatnonzero(labels == digit)[:100] for digit in (0, 1)])
ink, ones = images[chosen].reshape(-1, 28, 28)[:, 14].sum(axis=1), labels[chosen]
for digit in (0, 1):
    print(f"{digit}s hold {ink[ones == digit].mean():.1f} pixels of ink in the middle row")

# %% [markdown]
# Every place on the map is one neuron, drawn beside it over the images: drag the ball, press *Play*, turn the surface. Where is the curve the wrong way round?

# %% [markdown] tags=["notes"] minutes=2
# One number for each image, one weight, one bias. Ask whether more ink speaks for a 0 or for a 1.

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.landscape import explore_landscape, scaled

explore_landscape(ink, ones, "the ink in the middle row")

# %% [markdown] tags=["notes"] minutes=5
# Drag the ball to a place where the curve is the wrong way round. Then play from there.
#
# Turn the surface, and let them find the ravine in it. Come back to this slide for momentum and for one image at a time.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does the scale matter?
#
# The neuron got the ink scaled, less its mean and divided by its spread, as in [lesson 01](01_data.ipynb). Does that matter? (Choose *its input as it is* only after you have said.)

# %%
quiz("ravine_steps")

# %% [markdown] tags=["notes"] minutes=2
# Vote. It is lesson 01 again: what does scaling do to the landscape?

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# Both start at (0, 0), where the neuron says one half to everything. We count the steps until the cost stays within 0.01 of the lowest, at the best of eight rates. About 2 s.

# %% slideshow={"slide_type": "skip"}
from helpers.descent import neuron_cost, neuron_gradient

inputs = {"scaled": scaled(ink), "as it is": ink}
bottom = descend(lambda p: neuron_gradient(p, scaled(ink), ones), (0, 0), 5, 3000)[-1]
lowest = neuron_cost(bottom, scaled(ink), ones)


def best_walk(x, momentum=0):
    """The walk of the fewest steps: of eight rates the best. Shape (steps + 1, 2)."""
    walks = []
    for rate in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20):
        path = descend(lambda p: neuron_gradient(p, x, ones), (0, 0), rate, 1000, momentum)
        high = np.flatnonzero(neuron_cost(path, x, ones) > lowest + 0.01)
        walks.append(path[:high[-1] + 2])
    return min(walks, key=len)


# %% slideshow={"slide_type": "subslide"}
plain = {name: best_walk(x) for name, x in inputs.items()}
reveal("ravine_steps", *(len(path) - 1 for path in plain.values()))

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. The function counts steps at the best of eight rates, so that no side is treated unfairly.

# %% [markdown] slideshow={"slide_type": "subslide"}
# **Momentum** is the usual help: the ball keeps a share of its last step and adds the new one to it.
#
# $$v_{\text{new}} = \mu \, v - \eta \, \nabla f(p) \qquad p_{\text{new}} = p + v_{\text{new}}$$
#
# $v$ is the last step and $\mu$, "mu", the share, often 0.9. Across the ravine the slopes change sign from step to step and cancel; along its floor they add up.

# %% [markdown] tags=["notes"] minutes=2
# A ball that rolls. Across the ravine its pushes cancel, along the floor they add up.

# %% slideshow={"slide_type": "subslide"}
from helpers.figures import landscapes

paths = {name: {f"plain, {len(plain[name]) - 1} steps": plain[name],
                f"momentum 0.9, {len(path) - 1} steps": path}
         for name, path in [(name, best_walk(x, 0.9)) for name, x in inputs.items()]}
landscapes.neuron_maps({name: (x, ones) for name, x in inputs.items()}, paths, (-8, -2), 12,
                       "The same data, scaled and as it is")

# %% [markdown]
# Over five draws of images it took {{E12 full plain_scaled}} steps with scaling, {{E12 full plain_unscaled}} without, and {{E12 full momentum_unscaled}} without it but with momentum. Where
# there was no ravine, momentum only cost steps: {{E12 full momentum_scaled}}. Now watch both in the widget, with a rate of 0.5.

# %% [markdown] tags=["notes"] minutes=2
# Go back to the landscape with the input as it is, momentum on and off.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## 13,002 numbers to choose
#
# The network 784-16-16-10 has 13,002 weights and biases. Written into one long list, they are a *point* with 13,002
# coordinates, the cost is the height there, and its gradient is a list of 13,002 slopes. How all of them are found in one sweep is [lesson 05](05_backprop.ipynb).
#
# Here nobody can try every direction. We try 300 at random.

# %%
quiz("random_directions")

# %% [markdown] tags=["notes"] minutes=3
# Vote. From two numbers to 13,002: nobody can draw this map.

# %% slideshow={"slide_type": "skip"}
from threadpoolctl import threadpool_limits

from helpers.descent import flat_gradient, get_parameters, set_parameters
from helpers.network import Network

threadpool_limits(1)        # matrices as small as ours: one core is faster than several
few, few_labels = images[:1000], labels[:1000]      # their cost stands for all
net = Network([784, 16, 16, 10], activation="relu", dtype="float64", seed=0)
here, gradient = get_parameters(net), flat_gradient(net, few, few_labels)


def cost_at(point):
    set_parameters(net, point)
    return net.cost(few, few_labels)


# %% slideshow={"slide_type": "subslide"}
random_directions = np.random.default_rng(0).standard_normal((300, here.size))
random_directions /= np.linalg.norm(random_directions, axis=1, keepdims=True)
down = -gradient / np.linalg.norm(gradient)
drops = [cost_at(here) - cost_at(here + 0.01 * way) for way in (down, *random_directions)]
reveal("random_directions", drops[0] / max(drops[1:]))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote. And then ask: what would the same be on a plane without any network?

# %% [markdown] slideshow={"slide_type": "subslide"}
# That looks like something about networks. The **control**: a plane, tilted in a direction drawn by chance, with as many coordinates and no network in it.

# %%
for seed in range(1, 6):
    slopes = np.random.default_rng(seed).standard_normal(here.size)
    steepest = np.linalg.norm(slopes)       # the drop for a step of 1 straight down
    print(f"a tilted plane: {steepest / (random_directions @ slopes).max():.0f} times")

# %% [markdown] tags=["notes"] minutes=2
# The control takes the wonder away. It is geometry.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Over five networks it was {{E2 full times_best_random}} times, on five planes {{E2 full times_best_on_a_plane}}. So it is geometry: among so many dimensions, a direction drawn by
# chance is nearly level on *any* slope. What is left to ask of this landscape is how far the gradient holds. Cut a **slice** through it: across along the negative gradient, up along one of
# the random directions.

# %% slideshow={"slide_type": "subslide"}
across, up = np.linspace(-1, 4, 26), np.linspace(-2, 2, 17)
heights = np.array([[cost_at(here + a * down + b * random_directions[0]) for a in across] for b in up])
landscapes.cost_slice(across, up, heights, {"untrained": (0, 0)},
                      ("along the negative gradient", "along a random direction"),
                      "A slice through the cost of an untrained network",
                      levels=[2.3, 2.4, 2.6, 3, 4, 5])

# %% [markdown] tags=["notes"] minutes=2
# A slice through 13,002 dimensions. Where does the straight way down end?

# %% slideshow={"slide_type": "skip"}
for length in (0.01, 0.1, 1, 4):
    print(f"a step of {length}: the cost falls by {cost_at(here) - cost_at(here + length * down):.3f}")

# %% [markdown] slideshow={"slide_type": "skip"}
# Straight down the gradient the cost falls at first, then rises (a minus sign). How far a slope holds for each weight, and whether it flattens on the
# way: [How far a slope holds](deeper/04_how_far_a_slope_holds.ipynb), an optional lesson.

# %% [markdown] tags=["notes"] minutes=1
# At first down, then up. So: small steps, and a new gradient each time.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Must every step see every image?
#
# The gradient of 60,000 images is the mean of 60,000 gradients, and that is work. So one shuffles the images, cuts them into **mini-batches**, and makes a step for each. One pass through
# all is an **epoch**, and the whole is **stochastic gradient descent**, SGD. (In the widget above, tick *10 images* and *1 image*, and let all three walk.)

# %% [markdown] tags=["notes"] minutes=2
# Sixty thousand opinions or thirty-two: what does one lose, what does one gain?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: one epoch

# %% tags=["exercise"]
def my_epoch(gradient, weights, images, labels, learning_rate, batch_size, seed):
    """The weights after one epoch: shuffle, then a step for every batch.

    gradient(weights, images, labels) is the gradient of these images' mean cost.
    images: (n, inputs), labels: (n,). If batch_size does not divide n, the last batch
    is smaller. seed: for np.random.default_rng. Returns an array like weights.
    """
    ### BEGIN SOLUTION
    order = np.random.default_rng(seed).permutation(len(images))
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        slopes = gradient(weights, images[batch], labels[batch])
        weights = weights - learning_rate * slopes
    return weights
    ### END SOLUTION


check("one_epoch", my_epoch)

# %% slideshow={"slide_type": "skip"}
hint("one_epoch")

# %% [markdown] tags=["notes"] minutes=6
# What goes wrong: no shuffling; the last, smaller batch is dropped; one step at the end of the epoch.
#
# Short of time: show the solution (key s).

# %% slideshow={"slide_type": "subslide"}
quiz("full_batch_passes")

# %% [markdown] tags=["notes"] minutes=2
# Vote. One pass of mini-batches against passes with all images at once.

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# The helper `sgd_epoch` is your function. The next cell takes about 3 s.

# %% slideshow={"slide_type": "skip"}
from helpers.descent import sgd_epoch

learner = Network([784, 16, 16, 10], activation="relu", seed=0)
start, some = get_parameters(learner), (images[:4000], labels[:4000])


def gradient_of(weights, images, labels):
    set_parameters(learner, weights)
    return flat_gradient(learner, images, labels)


def cost_of(weights):
    set_parameters(learner, weights)
    return learner.cost(*some)


def passes_needed(rate, most):
    weights = start
    for passes in range(1, most + 1):
        weights = weights - rate * gradient_of(weights, *some)
        if cost_of(weights) <= goal:
            return passes
    return np.inf


# %% slideshow={"slide_type": "subslide"}
goal = cost_of(sgd_epoch(gradient_of, start, *some, learning_rate=0.1, batch_size=32, seed=0))
fewest = 120
for rate in (0.1, 0.2, 0.5, 1, 2):
    passes = passes_needed(rate, fewest)
    print(f"rate {rate}: {passes if passes <= fewest else f'more than {fewest}'} passes")
    fewest = min(passes, fewest)
reveal("full_batch_passes", fewest)

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. Each rate of the full batch had its chance.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is every step a step down?

# %%
quiz("mini_batch_steps")

# %% [markdown] tags=["notes"] minutes=2
# Vote. A step is a step down for its own 32 images.

# %% [markdown] tags=["before"]
# We train for one pass through 10,000 images (the subset: three through 4,000), then watch 300 more steps: what did each do to the cost of its own 32 images, and what to that of all? 3,000 images
# stand for all. About 3 s.

# %% slideshow={"slide_type": "subslide"}
walker = Network([784, 16, 16, 10], activation="relu", seed=0)
walker.train(images[:10000], labels[:10000], epochs=1 if mnist.source == "full" else 3,
             batch_size=32, momentum=0, seed=0)
random = np.random.default_rng(0)
own, overall = [], [walker.cost(images[-3000:], labels[-3000:])]
for step in range(300):
    batch = random.choice(len(images), 32, replace=False)
    before = walker.cost(images[batch], labels[batch])
    slopes = flat_gradient(walker, images[batch], labels[batch])
    set_parameters(walker, get_parameters(walker) - 0.1 * slopes)
    own.append(walker.cost(images[batch], labels[batch]) - before)
    overall.append(walker.cost(images[-3000:], labels[-3000:]))
print(f"cost of all: {np.mean(overall[:30]):.2f} over the first 30 steps, "
      f"{np.mean(overall[-30:]):.2f} over the last")
reveal("mini_batch_steps", np.mean(np.diff(overall) > 0))

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
figures.step_changes(np.array(own), np.diff(overall))

# %% [markdown]
# Over five networks {{E2 full raises_own}} of the steps raised the cost of their own batch, and {{E2 full raises_overall}} that of all images. Yet the cost of all fell over the
# 300 steps, from {{E2 full all_first_30 median}} to {{E2 full all_last_30 median}}: a stagger that leads down.

# %% [markdown] tags=["notes"] minutes=2
# A stagger that leads down. Let somebody walk it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How large a step?
#
# ### Your turn: a learning-rate finder
#
# Try rates from small to large, each a fixed *factor* above the last, and return the one that ends with the lowest cost. A training that breaks gives `nan` or `inf`: never choose that one.

# %% tags=["exercise"]
def find_learning_rate(try_rate, smallest, largest, count):
    """The rate with the lowest cost, of `count` rates from smallest to largest.

    try_rate: a function, try_rate(rate) trains with this rate and returns the cost,
    NaN or infinity if the training broke.
    """
    ### BEGIN SOLUTION
    best, lowest = None, np.inf
    for rate in np.geomspace(smallest, largest, count):
        cost = try_rate(rate)
        if cost < lowest:           # never true for nan
            best, lowest = rate, cost
    return best
    ### END SOLUTION


check("learning_rate_finder", find_learning_rate)

# %% slideshow={"slide_type": "skip"}
hint("learning_rate_finder")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: equal distances in place of equal factors; a training that broke is chosen.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Give each rate only a *little* training: here nine rates, 100 steps of 64 images each, judged on images that those steps have not seen.

# %%
def cost_after_100_steps(rate):
    net = Network([784, 128, 10], activation="relu", seed=0)
    net.train(images[:3200], labels[:3200], epochs=2, batch_size=64, momentum=0,
              learning_rate=rate)
    return net.cost(images[-800:], labels[-800:])


for rate in np.geomspace(0.001, 10, 9):
    print(f"rate {rate:6.3f}: cost {cost_after_100_steps(rate):.2f}")

# %% [markdown]
# Too small, and the walk has hardly begun after 100 steps. Then comes a range that works. Beyond it, all is lost: to guess, with ten equal outputs, costs $-\ln 0.1$, about 2.3.

# %% [markdown] tags=["notes"] minutes=2
# Where would you choose? Point at the two ends.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which valley did it find?
#
# On the curve, the start decided the valley. Do two networks from different random starts end in one valley? Walk from one to the other in a straight line, and look at the
# cost on the way. About 2 s.

# %% slideshow={"slide_type": "skip"}
first, second = (Network([784, 16, 16, 10], activation="relu", seed=seed) for seed in (0, 1))
for net in (first, second):
    net.train(images, labels, epochs=3 if mnist.source == "full" else 20, decay="linear",
              seed=net.seed)
one, two = get_parameters(first), get_parameters(second)
shares = np.linspace(0, 1, 21)


def costs_between(start, end):
    points = [(1 - share) * start + share * end for share in shares]
    return [cost_of_trained(point) for point in points]


def cost_of_trained(point):
    set_parameters(learner, point)
    return learner.cost(images[:2000], labels[:2000])


# %% slideshow={"slide_type": "subslide"}
figures.between_networks(shares, costs_between(one, two))

# %% [markdown] tags=["notes"] minutes=2
# A mountain between two good networks. Let them conclude something, and write it down.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Two good networks, and a mountain between them. So these are two valleys? Before you say so, a control:

# %%
quiz("path_between_networks")

# %% [markdown] tags=["notes"] minutes=3
# Vote. The copy is the same network, its hidden neurons only stand in another order.

# %% slideshow={"slide_type": "subslide"}
from helpers.descent import renumbered

copy = renumbered(first, seed=0)
three = get_parameters(copy)
difference = np.abs(first.predict_proba(few) - copy.predict_proba(few)).max()
print(f"the outputs of the copy differ by {difference:.0e} at most")
costs = costs_between(one, three)
reveal("path_between_networks", costs[0], max(costs))

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote, and with what is on the board.

# %% [markdown] slideshow={"slide_type": "skip"}
# Three points lie in one plane: a slice through the landscape with both networks and the copy in it. About 3 s.

# %% slideshow={"slide_type": "subslide"}
right = (two - one) / np.linalg.norm(two - one)
rest = (three - one) - (three - one) @ right * right
upward = rest / np.linalg.norm(rest)
places = {name: ((point - one) @ right, (point - one) @ upward)
          for name, point in [("first", one), ("second", two), ("copy of the first", three)]}
across, up = np.linspace(-10, 37, 25), np.linspace(-10, 34, 23)
heights = np.array([[cost_of_trained(one + a * right + b * upward) for a in across] for b in up])
landscapes.cost_slice(across, up, heights, places, ("towards the second", "towards the copy"),
                      "Two networks, and the first one renumbered")

# %% [markdown] tags=["notes"] minutes=2
# Three points on one map. Which mountain tells anything?

# %% [markdown] slideshow={"slide_type": "skip"}
# Over five such trios the cost rises to {{E4 full cost_between}} on the way to the other network, and to {{E4 full cost_renumbered}} on the way to the copy, whose outputs are the same to
# {{E4 full largest_difference median}}. There
# are $16! \cdot 16!$ ways to renumber, about $4 \cdot 10^{26}$, each another point of the same height. So the mountain does not tell whether training found two
# solutions or one of them twice. [Lesson 06](06_training.ipynb) trains many and compares what they can do.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | verdict | what was measured |
# |---|---|---|
# | against the gradient it goes down fastest | {{E2 verdict}} | on the map right to {{E2 full angle_near}} for a tiny step, off by {{E2 full angle_far}} for a step of 1; a step for 32 images raised the cost of all in {{E2 full raises_overall}} of the cases |
# | the steps shrink as the slope flattens, so nothing overshoots | {{E3 verdict}} | on $x^2$ a rate of 0.9 jumped over the bottom in {{E3 full overshoots_0.9}} of 20 steps |
# | it finds a local minimum only | {{E4 verdict}} | {{E4 full global_1d}} of 81 starts found the lowest of {{E4 full minima_1d}} valleys |
# | mini-batches save work | {{E8 verdict}} | for what one pass in batches of 32 does, {{E8 full passes}} passes with all images in each step |
#
# Median (lowest to highest) over five random starts, on the full MNIST.

# %% [markdown] tags=["notes"] minutes=3
# Ask which of the four lines they would have signed an hour ago.

# %% slideshow={"slide_type": "skip"}
own_words("what_a_gradient_knows", "a_cost_that_jumps")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** 3Blue1Brown, [*Gradient descent, how neural networks learn*](https://www.3blue1brown.com/lessons/gradient-descent) (chapter 2). Michael Nielsen,
# [*Neural Networks and Deep Learning*](http://neuralnetworksanddeeplearning.com/chap1.html), chapter 1. G. Goh,
# [*Why Momentum Really Works*](https://distill.pub/2017/momentum/) (2017), with more ravines to touch. S. Ainsworth and others,
# [*Git Re-Basin*](https://arxiv.org/abs/2209.04836) (2022), on networks that are renumbered before one walks between them.
#
# **Next:** [lesson 05](05_backprop.ipynb) finds the gradient.
