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
# curve, then on a map, then in the landscape of 13,002 weights and biases, and you try out what the textbooks promise about that walk.
#
# **You need** lesson 03, and what a slope is: how much a curve rises for a small step to the right. **It takes** about {{minutes}} minutes of
# yours and about 20 seconds of the computer's. {{solution}}.

# %%
from helpers.data import load_mnist

mnist = load_mnist()
mnist

# %% slideshow={"slide_type": "fragment"}
from helpers.descent import bowl, bowl_slope, descend
from helpers.figures import descent as figures

walk = {"a walk of 20 steps": descend(bowl_slope, 3.0, 0.1, 20)}
figures.descent_paths(bowl, walk, -4.5, 4.5, "Downhill, in steps that get shorter")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Downhill in the fog
#
# That walk found the bottom of $f(x) = x^2$, and it never saw the curve. Picture yourself on a hillside in thick fog: you cannot see the valley, but your
# feet feel how steep the ground is. That is all that the walk knew: **the slope under its feet**.
#
# Take one tiny step and measure it.

# %% tags=["nbval-check-output"]
x, h = 3.0, 0.0001
rise = bowl(x + h) - bowl(x)
print(f"a step of {h} to the right raises x^2 by {rise:.6f}: slope {rise / h:.2f}")

# %%
from helpers.exercises import check, hint, quiz

quiz("downhill_direction")

# %% [markdown]
# So we go against the sign of the slope. How far? Far where it is steep, a little where it is flat:
#
# $$x_{\text{new}} = x - \eta \, f'(x)$$
#
# where $f'(x)$ is the slope at $x$ (in code `slope(x)`) and $\eta$, "eta", is the **learning rate** (`learning_rate`), a small number that we choose.
# Repeat, and you have **gradient descent**.
#
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

# %%
hint("descent_in_one_dimension")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does it slow down in time?
#
# "The steps shrink as the slope flattens, which prevents overshooting the minimum", one reads. In the picture above that is just
# what happened. The learning rate was 0.1.

# %%
quiz("overshooting")

# %% slideshow={"slide_type": "fragment"}
rates = [0.1, 0.9, 1.05]
walks = {f"rate {rate}": descend(bowl_slope, 3.0, rate, 20) for rate in rates}
figures.descent_paths(bowl, walks, -4.5, 4.5, "One start, three learning rates")

# %% tags=["nbval-check-output"]
for name, places in walks.items():
    print(f"{name:9}", " ".join(f"{x:6.2f}" for x in places[:7]))

# %% [markdown]
# The slope of $x^2$ is $2x$, so every step turns $x$ into $x - \eta \cdot 2x = (1 - 2\eta)\,x$. With a rate of 0.1 that is $0.8\,x$: always a fifth nearer. With 0.9 it is
# $-0.8\,x$: across the bottom **every time**, and yet as near after 20 steps. With 1.05 it is $-1.1\,x$: across, and further up each time. The slope grows, the steps
# grow, and it flies away.
#
# And a curve that does not flatten at all? $|x|$ has the slope 1 on the right and −1 on the left.

# %% tags=["nbval-check-output"]
from helpers.descent import kink_slope, wiggle, wiggle_slope

bounce = descend(kink_slope, 1.0, 0.3, 1000)
print("the first places", bounce[:8].round(2))
print("the last of 1,000", bounce[-4:].round(2))

# %% [markdown]
# It bounces between the same two places for ever. So: the steps shrink **if** the slope flattens **and** the rate is small enough for the curve. Nothing else
# prevents overshooting.
#
# Move the sliders. At which rate does the walk on $x^2$ begin to jump over the bottom? At which does it leave? Then try the other curves.

# %%
from helpers.widgets.descent_in_1d import descend_on_curves

descend_on_curves()

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which valley?

# %%
quiz("local_minima")

# %% slideshow={"slide_type": "fragment"}
import numpy as np

starts = np.linspace(-4, 4, 81)
ends = descend(wiggle_slope, starts, 0.05, 200)[-1]     # all 81 walks at once
figures.valleys(wiggle, starts, ends)

# %% [markdown]
# Every walk found *a* bottom. Only {{E4 full global_1d}} of the starts led to the deepest. In the fog, a low place and the lowest place feel the same: slope
# zero, no step. It is called a **local minimum**, and descent promises no more than that.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Two numbers to choose
#
# A network has more than one weight. With two numbers, $x$ and $y$, the curve becomes a landscape, and there are two slopes: one if you step along $x$ only, one along $y$ only. Both
# together are the **gradient**:
#
# $$\nabla f = \left( \frac{\partial f}{\partial x}, \; \frac{\partial f}{\partial y} \right)$$
#
# where $\partial f / \partial x$ is how fast $f$ rises along $x$ while $y$ stays. The rule is the old one, for both at once:
#
# $$p_{\text{new}} = p - \eta \, \nabla f(p)$$
#
# where $p = (x, y)$ is where you stand (`point`) and `gradient(point)` returns the two slopes.
#
# ### Your turn: walk on a map

# %% tags=["exercise"]
def my_descent_2d(gradient, start, learning_rate, steps):
    """Every point that the walk visits, the start first.

    gradient: a function, gradient(point) is an array of two slopes. start: shape (2,).
    Returns an array of the shape (steps + 1, 2).
    """
    ### BEGIN SOLUTION
    point = start
    path = [point]
    for _ in range(steps):
        point = point - learning_rate * gradient(point)
        path.append(point)
    return np.array(path)
    ### END SOLUTION


check("descent_in_two_dimensions", my_descent_2d)

# %%
hint("descent_in_two_dimensions")

# %% [markdown] slideshow={"slide_type": "slide"}
# This landscape has four valleys, all equally deep (D. Himmelblau used it in 1972 to test such walks). Four walks, four starts:

# %% slideshow={"slide_type": "fragment"}
from helpers.descent import himmelblau, himmelblau_gradient

paths = {str(start): descend(himmelblau_gradient, start, 0.01, 60)
         for start in [(0.3, 0.2), (-0.8, 0.2), (0.3, -1.8), (-0.8, -1.8)]}
figures.descent_map(himmelblau, paths, -5, 5, "Neighbours at first, far apart later")

# %% [markdown]
# Here are 41 · 41 starts, and where each of them ended.

# %% slideshow={"slide_type": "fragment"}
grid = np.stack(np.meshgrid(np.linspace(-5, 5, 41), np.linspace(-5, 5, 41)), axis=-1)
starts = grid.reshape(-1, 2)
ends = descend(himmelblau_gradient, starts, 0.005, 400)[-1]
figures.valley_map(starts, ends)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is there a better way down?
#
# "The negative gradient is the direction of steepest descent." Test it: from one point, take a step in each of 3,600 directions, and see which leads lowest.

# %% tags=["nbval-check-output"]
point = np.array([0.5, -1.5])
angles = np.arange(3600) / 10
directions = np.stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))], axis=1)

down = -himmelblau_gradient(point)
print(f"negative gradient {np.degrees(np.arctan2(down[1], down[0])) % 360:.1f} degrees")
for length in (0.0001, 0.1, 1):
    lowest = himmelblau(point + length * directions).argmin()
    print(f"best direction for a step of {length:6}: {angles[lowest]:.1f} degrees")

# %% [markdown]
# For a tiny step the gradient is right to a tenth of a degree. For a step of length 1 the best direction is {{E2 full angle_far}} away. The gradient knows the
# ground under your feet, and nothing about the ground further off.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## 13,002 numbers to choose
#
# The network 784-16-16-10 has 13,002 weights and biases ([lesson 02](02_neurons.ipynb)). Write them into one long list, and the network is a *point* with 13,002
# coordinates. The cost is the height there. Its gradient is a list of 13,002 slopes; how it is found, all of them in one sweep, is
# [lesson 05](05_backprop.ipynb). Here we use it.

# %% tags=["nbval-check-output"]
from threadpoolctl import threadpool_limits

from helpers.data import normalize
from helpers.descent import flat_gradient, get_parameters, set_parameters
from helpers.network import Network

threadpool_limits(1)        # matrices as small as ours: one core is faster than several
images, labels = normalize(mnist.train_images), mnist.train_labels
few, few_labels = images[:1000], labels[:1000]      # their cost stands for all

net = Network([784, 16, 16, 10], activation="relu", dtype="float64", seed=0)
print(f"{get_parameters(net).size:,} coordinates,",
      f"{flat_gradient(net, few, few_labels).size:,} slopes")

# %% [markdown]
# On the map we tried every direction. Here we cannot: nobody can try all directions of 13,002 dimensions. We take 300 at random.

# %%
quiz("random_directions")

# %%
def drop(net, direction, distance):
    """How far the cost falls when the network moves so far in this direction."""
    here, cost = get_parameters(net), net.cost(few, few_labels)
    set_parameters(net, here + distance * direction / np.linalg.norm(direction))
    fell = cost - net.cost(few, few_labels)
    set_parameters(net, here)
    return fell


# %% [markdown]
# The next cell takes about 2 s.

# %% slideshow={"slide_type": "fragment"}
random_directions = np.random.default_rng(0).standard_normal((300, net.parameter_count))
drops = np.array([drop(net, direction, 0.01) for direction in random_directions])
gradient_drop = drop(net, -flat_gradient(net, few, few_labels), 0.01)
print(f"the negative gradient: {gradient_drop / drops.max():.0f} times the best of 300")
figures.random_directions(drops, gradient_drop)

# %% [markdown]
# Over five networks it was {{E2 full times_best_random}} times as far. With two numbers, guessing a direction works quite well. With 13,002, nearly every
# direction is nearly level, and only the gradient knows the way.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How far may one trust a slope?
#
# "The size of a component tells how important its weight is", one reads about the gradient. What it tells for sure is this: move the weight by a tiny bit $h$, and
# the cost changes by
#
# $$\Delta C \approx \frac{\partial C}{\partial w} \cdot h$$
#
# where $\partial C / \partial w$ is the weight's component of the gradient. We train the network a little, choose 300 weights whose slope is not zero, and push each of them downhill by itself.

# %%
quiz("linear_approximation")

# %%
net.train(images, labels, epochs=1 if mnist.source == "full" else 10,
          batch_size=32, momentum=0)

here, cost = get_parameters(net), net.cost(few, few_labels)
gradient = flat_gradient(net, few, few_labels)
with_slope = np.flatnonzero(gradient)
chosen = np.random.default_rng(0).choice(with_slope, 300, replace=False)
print(f"{np.sum(gradient == 0):,} of {gradient.size:,} slopes are exactly zero")

# %% [markdown]
# (Zero slopes belong to pixels without ink in these 1,000 images, and to neurons that do not react to any of them.)
#
# The next cell takes about 2 s.

# %% slideshow={"slide_type": "fragment"}
def real_drop(place, value):
    """How far the cost falls when one coordinate gets another value."""
    moved = here.copy()
    moved[place] = value
    set_parameters(net, moved)
    return cost - net.cost(few, few_labels)


results = {}
for h in (0.001, 0.1, 1.0):
    promised = h * np.abs(gradient[chosen])
    downhill = here[chosen] - h * np.sign(gradient[chosen])
    real = np.array([real_drop(*push) for push in zip(chosen, downhill)])
    results[h] = promised, real
    print(f"moved by {h:5}: correlation {np.corrcoef(promised, real)[0, 1]:5.2f}")

# %% slideshow={"slide_type": "fragment"}
figures.predicted_and_actual_drops(results)

# %% [markdown]
# A thousandth: the slope tells the drop. A tenth: roughly, in this network after its short training. A whole unit: **{{E5 full far_rose median}} of the pushes downhill led up**. A large step
# jumps across the bottom to the other side, as on $x^2$.
#
# And all weights together, straight down the gradient?

# %%
set_parameters(net, here)
for length in (0.001, 0.1, 1.0):
    by_chance = [drop(net, direction, length) for direction in random_directions[:50]]
    print(f"moved by {length:5}: drop {drop(net, -gradient, length):8.5f}",
          f"along the gradient, at best {max(by_chance):.5f} of 50 by chance")

# %% [markdown]
# A minus sign means that the cost rose. The direction that is best by far for a small step leads far up in a large one, where the best of 50 drawn by chance still led down. "Steepest" is a word
# about the place where you stand.
#
# And importance? Set a weight to zero, and see how the cost answers. Do the weights with the large slopes matter most?

# %%
def ranks_agree(first, second):
    """1: both put the weights in the same order. 0: nothing in common."""
    return np.corrcoef(first.argsort().argsort(), second.argsort().argsort())[0, 1]


deleted = np.abs([real_drop(place, 0.0) for place in chosen])
slopes = np.abs(gradient[chosen])
print(f"effect of deleting against slope:          {ranks_agree(deleted, slopes):.2f}")
print(f"effect of deleting against slope * weight: "
      f"{ranks_agree(deleted, slopes * np.abs(here[chosen])):.2f}")

untrained = Network([784, 16, 16, 10], activation="relu", dtype="float64", seed=0)
before = np.abs(flat_gradient(untrained, few, few_labels))
print(f"slopes before training against after it:   "
      f"{ranks_agree(before, np.abs(gradient)):.2f}")

# %% [markdown]
# The slope goes a long way, and slope times weight goes further: to delete a weight is to move it by its own size, and a large weight moves far. And the order changed while the
# network learnt. So a slope is a price *per step*, here and now. It is no verdict on the weight.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does it flatten on the way down?
#
# Back to "the steps shrink as the slope flattens". On the digits, with a fixed learning rate, the length of a step is the rate times the length of the gradient (the root of the
# sum of its squares). Watch it.

# %%
quiz("gradient_norm")

# %% [markdown]
# Each step uses the same 2,000 images, so that nothing is random: this is called **full-batch** descent. The next cell takes about 2 s.

# %% slideshow={"slide_type": "fragment"}
fresh = Network([784, 16, 16, 10], activation="relu", seed=0)
costs, lengths = [], []
for step in range(200):
    gradient = flat_gradient(fresh, images[:2000], labels[:2000])
    costs.append(fresh.cost(images[:2000], labels[:2000]))
    lengths.append(np.linalg.norm(gradient))
    set_parameters(fresh, get_parameters(fresh) - 0.2 * gradient)

shrinks = np.mean(np.diff(lengths) < 0)
print(f"cost {costs[0]:.2f} to {costs[-1]:.2f}, gradient shorter in {shrinks:.0%}")
figures.cost_and_slope(costs, lengths)

# %% [markdown]
# The network learns, and the slope does not flatten steadily at all: it **grew** from {{E3 full start median}} to {{E3 full peak median}} at its peak, and it got shorter in about half of the
# steps only, {{E3 full gradient_shrinks}}. In {{E3 full cost_rises}} of 200 steps the cost rose: the walk overshot, and came back. (Measured with 5,000 images and five starts.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Must every step see every image?
#
# The gradient of 60,000 images costs 60,000 times the work of one. But what do 32 images, drawn at random, say about the way down? Nearly the same, for a tiny part
# of the work. So one shuffles the images, cuts them into **mini-batches**, and makes a step for each. One pass through all of them is an **epoch**, and the whole is
# called **stochastic gradient descent**, SGD.
#
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

# %%
hint("one_epoch")

# %% [markdown]
# This is all it takes to train a network. We let it run over 10,000 images (the subset: over all 4,000, three times).

# %%
from helpers.descent import sgd_epoch

learner = Network([784, 16, 16, 10], activation="relu", seed=0)
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels


def network_gradient(weights, images, labels):
    set_parameters(learner, weights)
    return flat_gradient(learner, images, labels)


weights = get_parameters(learner)
for epoch in range(1 if mnist.source == "full" else 3):
    weights = sgd_epoch(network_gradient, weights, images[:10000], labels[:10000],
                        learning_rate=0.1, batch_size=32, seed=epoch)
set_parameters(learner, weights)
print(f"{learner.accuracy(test_images, test_labels):.1%} of the test images")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is every step a step down?

# %%
quiz("mini_batch_steps")

# %% [markdown]
# We take the trained network from above through 300 more steps of 32 images each. For every step: did the cost of its own 32 images rise? Did the cost of all? 5,000 images stand
# for all. The next cell takes about 3 s.

# %% slideshow={"slide_type": "fragment"}
walker = Network([784, 16, 16, 10], activation="relu")
set_parameters(walker, here)
random = np.random.default_rng(0)
own, overall = [], [walker.cost(images[-5000:], labels[-5000:])]
for step in range(300):
    batch = random.choice(len(images), 32, replace=False)
    before = walker.cost(images[batch], labels[batch])
    slopes = flat_gradient(walker, images[batch], labels[batch])
    set_parameters(walker, get_parameters(walker) - 0.1 * slopes)
    own.append(walker.cost(images[batch], labels[batch]) - before)
    overall.append(walker.cost(images[-5000:], labels[-5000:]))
figures.step_changes(np.array(own), np.diff(overall))

# %% [markdown]
# At this rate, a step is a step down *for its own batch*: over five networks {{E2 full raises_own}} of the steps raised that cost ({{E2 subset raises_own range}} on the subset). The cost of all images rose in
# {{E2 full raises_overall}} of them. Training is not a walk down a slope; it is a stagger that leads down on average. The harm of one step is small, and the next one starts from there.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How large a step?
#
# The learning rate is the number that most often decides whether anything is learnt. Sweep it: eight rates from 0.0001 to 10, the same start, the same
# batches, 784-128-10, one epoch (the subset: ten).

# %%
quiz("working_learning_rates")

# %% [markdown]
# The next cell takes about 4 s.

# %% slideshow={"slide_type": "fragment"}
def accuracy_after(sizes, batch_size, learning_rate):
    """The share of test images read correctly after a short training in plain steps."""
    net = Network(sizes, activation="relu", seed=0)
    net.train(images, labels, epochs=1 if mnist.source == "full" else 10, momentum=0,
              batch_size=batch_size, learning_rate=learning_rate)
    return net.accuracy(test_images, test_labels)


rates, accuracies = [0.0001, 0.001, 0.01, 0.1, 0.3, 1, 3, 10], []
for rate in rates:
    accuracies.append(accuracy_after([784, 128, 10], 64, rate))
    print(f"rate {rate:6}: {accuracies[-1]:.1%}", flush=True)

# %% slideshow={"slide_type": "fragment"}
figures.rate_sweep(rates, accuracies)

# %% [markdown]
# Too small, and the walk has hardly begun when the epoch ends. Then comes a broad range that works, a factor of ten wide or more. Then, between 1 and 3, a cliff: the steps fly
# away as on $x^2$ beyond 1. The best rate stands close to the cliff.
#
# ### Your turn: a learning-rate finder
#
# Nobody wants to guess. Write a function that tries rates from small to large, each a fixed *factor* above the last, and returns the one that
# ends with the lowest cost. A training that bursts gives `nan` or `inf`: never choose that one.

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

# %%
hint("learning_rate_finder")

# %% [markdown]
# It is worth doing with *little* training each: 100 steps tell a good rate from a bad one. Judged on images that those steps have not seen:

# %%
def cost_after_100_steps(rate):
    net = Network([784, 128, 10], activation="relu", seed=0)
    net.train(images[:3200], labels[:3200], epochs=2, batch_size=64, momentum=0,
              learning_rate=rate)
    return net.cost(images[-800:], labels[-800:])


for rate in np.geomspace(0.001, 10, 9):
    print(f"rate {rate:6.3f}: cost {cost_after_100_steps(rate):.2f}")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How many images a step?
#
# Larger batches give a truer gradient, and fewer steps an epoch. To be fair to them, we raise the learning rate with the batch size, as one often does: 0.05 for
# 32 images, four times that for 128.

# %%
quiz("batch_size")

# %% [markdown]
# The next cell takes about 3 s. Its last column is the time of the training on the machine that ran it.

# %% tags=["timing"] slideshow={"slide_type": "fragment"}
import time

sizes, accuracies = [10, 32, 128, 512, 2048, len(images)], []
for size in sizes:
    start = time.perf_counter()
    accuracies.append(accuracy_after([784, 64, 10], size, 0.05 * size / 32))
    seconds = time.perf_counter() - start
    print(f"{size:6,} images, rate {0.05 * size / 32:8.3f}: {accuracies[-1]:6.1%}  "
          f"{seconds:.2f} s", flush=True)

# %% slideshow={"slide_type": "fragment"}
figures.batch_sweep(sizes, accuracies)

# %% [markdown]
# From 10 to 512 it hardly matters. Then the rate that "belongs" to the batch passes the cliff that you found above, and nothing is learnt. A larger batch does not move that cliff
# much: a truer gradient is still a slope, and no further to be trusted.
#
# So give the full batch a rate that it can stand, and more passes. Here with 10,000 images (the subset: 4,000):

# %% tags=["timing"]
some, some_labels = images[:10000], labels[:10000]
for name, size, epochs, rate in [("mini-batches of 32", 32, 1, 0.05),
                                 ("full batch", len(some), 38, 0.5)]:
    net = Network([784, 64, 10], activation="relu", seed=0)
    history = net.train(some, some_labels, epochs=epochs, batch_size=size, momentum=0,
                        learning_rate=rate)
    print(f"{name:18}: {epochs:2} x {len(some):,} images, "
          f"{net.accuracy(test_images, test_labels):.1%}, {sum(history.seconds):.2f} s")

# %% [markdown]
# On the full set: 38 passes by full batches {{E8 full full_batch_38}}, one pass in mini-batches of 32 {{E8 full batch_32}}. A mini-batch spends little on each step, and the steps are what learns.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which valley did it find?
#
# On the map, the start decided the valley. Two networks from different random starts: do they end in one valley? We cannot draw 13,002 dimensions, but we can walk from one
# network to the other in a straight line, and look at the cost on the way.

# %%
quiz("path_between_networks")

# %% [markdown]
# The next cell takes about 2 s.

# %% slideshow={"slide_type": "fragment"}
ends = []
for seed in (0, 1):
    net = Network([784, 16, 16, 10], activation="relu", seed=seed)
    net.train(images, labels, epochs=3 if mnist.source == "full" else 20,
              decay="linear", seed=seed)
    ends.append(get_parameters(net))

costs, shares = [], np.linspace(0, 1, 21)
for share in shares:
    set_parameters(net, (1 - share) * ends[0] + share * ends[1])
    costs.append(net.cost(images[:2000], labels[:2000]))
figures.between_networks(shares, costs)

# %% [markdown]
# Two good networks, and between them places nearly as bad as an untrained network: a cost of {{E4 full cost_between}} at the worst, over five such pairs. So training found two different
# valleys. The comfort: both are good, with a cost of {{E4 full cost_first}} and {{E4 full cost_second}}. In this landscape it is easy to find *a* low place,
# and nobody knows the lowest. [Lesson 06](06_training.ipynb) trains many and compares them.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what one reads | what was measured |
# |---|---|
# | go against the slope, in small steps | true: on x² with a rate of 0.1 every step leaves {{E1 full smallest_factor}} of the distance to the bottom |
# | the negative gradient is the steepest way down | true under your feet: {{E2 full times_best_random}} times the drop of the best of 300 random directions. A step of length 1 along it *raised* the cost of a trained network by {{E2 full far_along_gradient}} |
# | every step lowers the cost | of its own batch: {{E2 full raises_own}} of the steps raised it. Of all images: {{E2 full raises_overall}} raised it |
# | steps shrink as the slope flattens, which prevents overshooting | false in general: rate 0.9 overshoots every time, 1.05 flies away, \|x\| bounces for ever. On the digits the gradient grew from {{E3 full start}} to {{E3 full peak}} before it fell |
# | only a local minimum | true: {{E4 full global_1d}} of 81 starts found the lowest of {{E4 full minima_1d}} valleys; {{E4 full minima_2d}} valleys shared 1,681 starts, {{E4 full fewest_2d}} to {{E4 full most_2d}} each. Between two trained networks the cost peaks at {{E4 full cost_between}} |
# | a component's size is the weight's importance | it is the price of a tiny step. Correlation with the real drop for 0.001: {{E5 full near}}, for 0.1: {{E5 full middle}}, for 1: {{E5 full far}}. Slope times weight ranks deletions better, {{E5 full deleted_and_product}} against {{E5 full deleted_and_size}}. The order of the slopes before training agrees with the one after it by {{E5 full before_and_after}} |
# | the learning rate controls the size of the steps | true, with a cliff: 0.3 reads {{E7 full rate_0.3}}, 3 reads {{E7 full rate_3}} |
# | mini-batches save resources and improve convergence | true: one pass in batches of 32 {{E8 full batch_32}}; 38 passes with all images in one batch {{E8 full full_batch_38}} |
#
# Median (lowest to highest) over five random starts, on the full MNIST.

# %% [markdown] slideshow={"slide_type": "slide"}
# **The sweeps, over five random starts**
#
# | learning rate | full set, one epoch | subset, ten epochs |
# |---|---|---|
# | 0.0001 | {{E7 full rate_0.0001}} | {{E7 subset rate_0.0001}} |
# | 0.001 | {{E7 full rate_0.001}} | {{E7 subset rate_0.001}} |
# | 0.01 | {{E7 full rate_0.01}} | {{E7 subset rate_0.01}} |
# | 0.1 | {{E7 full rate_0.1}} | {{E7 subset rate_0.1}} |
# | 0.3 | {{E7 full rate_0.3}} | {{E7 subset rate_0.3}} |
# | 1 | {{E7 full rate_1}} | {{E7 subset rate_1}} |
# | 3 | {{E7 full rate_3}} | {{E7 subset rate_3}} |
# | 10 | {{E7 full rate_10}} | {{E7 subset rate_10}} |
#
# | images in a batch | full set, one epoch | subset, ten epochs |
# |---|---|---|
# | 10 | {{E8 full batch_10}} | {{E8 subset batch_10}} |
# | 32 | {{E8 full batch_32}} | {{E8 subset batch_32}} |
# | 128 | {{E8 full batch_128}} | {{E8 subset batch_128}} |
# | 512 | {{E8 full batch_512}} | {{E8 subset batch_512}} |
# | 2,048 | {{E8 full batch_2048}} | {{E8 subset batch_2048}} |
# | all | {{E8 full batch_all}} | {{E8 subset batch_all}} |
#
# Where is the cliff of the rate, and from which batch on does one pass not suffice any more?

# %% [markdown]
# **Say it in your own words**
#
# 1. What does the gradient know, and what does it not know?
# 2. A training's cost jumps up and down and does not fall. What would you try first, and how would you see that it helped?
# 3. Why may a step that makes the cost worse still be part of a good training?
#
# **To read on:** 3Blue1Brown, *Gradient descent, how neural networks learn* (video, chapter 2). Michael Nielsen, *Neural Networks and Deep Learning*, chapter 1, the
# section on learning with gradient descent. P. Goyal and others, *Accurate, Large Minibatch SGD* (2017), on rates that grow with the batch. L. Smith,
# *Cyclical Learning Rates for Training Neural Networks* (2017), section 3.3, on finding a rate.
#
# **Next:** [lesson 05](05_backprop.ipynb) finds the gradient.
