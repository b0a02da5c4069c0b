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
# # 04 · How far a slope holds
#
# **The question: how far may one trust a slope?**
#
# An optional lesson behind [lesson 04](../04_descent.ipynb), for those who want the fine print: what a single slope promises, whether slopes flatten on the way down, and what
# becomes of a training when rate and batch are varied over wide ranges.
#
# **You need** lesson 04. **It takes** about {{minutes}} minutes of yours and about 20 seconds of the computer's. {{solution}}.

# %% [markdown]
# One reads that the size of a component of the gradient tells how important its weight is. What it tells for sure is this: move the weight by a tiny bit $h$, and
# the cost changes by
#
# $$\Delta C \approx \frac{\partial C}{\partial w} \cdot h$$
#
# Here are the slopes of a network, 784-16-16-10, before any training: many of them are zero, and few are large.

# %% slideshow={"slide_type": "subslide"}
import numpy as np
from threadpoolctl import threadpool_limits

from helpers.data import load_mnist, normalize
from helpers.descent import flat_gradient, get_parameters, set_parameters
from helpers.exercises import quiz, reveal
from helpers.figures import descent as figures
from helpers.network import Network

threadpool_limits(1)        # matrices as small as ours: one core is faster than several
mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
few, few_labels = images[:1000], labels[:1000]      # their cost stands for all

net = Network([784, 16, 16, 10], activation="relu", dtype="float64", seed=0)
start_slopes = flat_gradient(net, few, few_labels)
figures.slope_sizes(start_slopes)

# %% tags=["nbval-check-output"]
print(f"{get_parameters(net).size:,} coordinates, {start_slopes.size:,} slopes")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One weight at a time
#
# We train the network a little, choose 300 weights whose slope is not zero, and push each of them downhill by itself.

# %%
quiz("linear_approximation")

# %% slideshow={"slide_type": "skip"}
net.train(images, labels, epochs=1 if mnist.source == "full" else 10,
          batch_size=32, momentum=0)

here, cost = get_parameters(net), net.cost(few, few_labels)
gradient = flat_gradient(net, few, few_labels)
chosen = np.random.default_rng(0).choice(np.flatnonzero(gradient), 300, replace=False)
without_ink = np.sum(few.max(axis=0) == 0)
print(f"{np.sum(gradient == 0):,} of {gradient.size:,} slopes are exactly zero; "
      f"{without_ink} pixels are never inked, with 16 weights each: {16 * without_ink:,}")

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# A weight from a pixel without ink in these 1,000 images has no slope, whatever it is. The next cell takes about 2 s.

# %% slideshow={"slide_type": "subslide"}
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
reveal("linear_approximation", *(np.corrcoef(*pair)[0, 1] for pair in results.values()))

# %% slideshow={"slide_type": "subslide"}
figures.predicted_and_actual_drops(results)

# %% [markdown]
# For a thousandth the slope tells the drop, for a tenth roughly, in this network after its short training. For a whole unit it does not: over five networks {{E5 full far_rose}} of these
# pushes downhill led up.
#
# And all weights together, straight down the gradient?

# %% slideshow={"slide_type": "subslide"}
set_parameters(net, here)
random_directions = np.random.default_rng(0).standard_normal((50, here.size))


def drop(direction, length):
    set_parameters(net, here + length * direction / np.linalg.norm(direction))
    return cost - net.cost(few, few_labels)


for length in (0.001, 0.1, 1.0):
    print(f"moved by {length:5}: drop {drop(-gradient, length):8.5f}",
          f"along the gradient, at best {max(drop(d, length) for d in random_directions):.5f}"
          " of 50 by chance")

# %% [markdown]
# A minus sign means that the cost rose. The direction that is best by far for a small step leads up in a large one: over five networks by {{E2 full far_along_gradient}} for a step of length 1.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Is a large slope an important weight?
#
# Set a weight to zero, and see how the cost answers. Which order of the weights foretells that: by slope, by size, or by slope times size?

# %%
def ranks_agree(first, second):
    """1: both put the weights in the same order. 0: nothing in common."""
    return np.corrcoef(first.argsort().argsort(), second.argsort().argsort())[0, 1]


deleted = np.abs([real_drop(place, 0.0) for place in chosen])
slopes, sizes = np.abs(gradient[chosen]), np.abs(here[chosen])
for name, guess in [("slope", slopes), ("size", sizes), ("slope * size", slopes * sizes)]:
    print(f"effect of deleting against {name:13}: {ranks_agree(deleted, guess):.2f}")
print(f"slopes before training against after it: "
      f"{ranks_agree(np.abs(start_slopes), np.abs(gradient)):.2f}")

# %% [markdown]
# Over five networks the slope alone agrees by {{E5 full deleted_and_size}}, slope times size by {{E5 full deleted_and_product}}: to delete a weight is to move it by its own size.
# And the order of the slopes changed while the network learnt: before and after agree by {{E5 full before_and_after}}. So a slope is a price *per step*, here and now.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does it flatten on the way down?
#
# With a fixed learning rate, the length of a step is the rate times the length of the gradient (the root of the sum of its squares). Watch it on the digits.

# %%
quiz("gradient_norm")

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# Each step uses the same 2,000 images, so that nothing is random. The next cell takes about 2 s.

# %% slideshow={"slide_type": "subslide"}
fresh = Network([784, 16, 16, 10], activation="relu", seed=0)
costs, lengths = [], []
for step in range(200):
    gradient = flat_gradient(fresh, images[:2000], labels[:2000])
    costs.append(fresh.cost(images[:2000], labels[:2000]))
    lengths.append(np.linalg.norm(gradient))
    set_parameters(fresh, get_parameters(fresh) - 0.2 * gradient)
reveal("gradient_norm", np.mean(np.diff(lengths) < 0), lengths[0], max(lengths))

# %% slideshow={"slide_type": "subslide"}
figures.cost_and_slope(costs, lengths)

# %% [markdown]
# The network learns, and the slope does not flatten steadily at all. In {{E3 full cost_rises}} of 200 steps the cost rose: the walk overshot, and came back. (Measured with 5,000 images and
# five starts.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How large a step?
#
# Eight rates from 0.0001 to 10, the same start, the same batches of 64, 784-128-10, one epoch (the subset: ten).

# %%
quiz("working_learning_rates")

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# The next cell takes about 4 s.

# %% slideshow={"slide_type": "subslide"}
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels


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
reveal("working_learning_rates", sum(share > 0.9 for share in accuracies))

# %% slideshow={"slide_type": "subslide"}
figures.rate_sweep(rates, accuracies)

# %% [markdown] slideshow={"slide_type": "skip"}
# A cliff lies between 1 and 3. Over five random starts:
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

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How many images a step?
#
# Larger batches give a truer gradient, and fewer steps an epoch. To be fair to them, one often raises the rate with the batch: 0.05 for 32 images, four times that for 128.

# %%
quiz("batch_size")

# %% [markdown] tags=["before"] slideshow={"slide_type": "skip"}
# The next cell takes about 3 s.

# %% slideshow={"slide_type": "subslide"}
sizes, accuracies = [10, 32, 128, 512, 2048, len(images)], []
for size in sizes:
    accuracies.append(accuracy_after([784, 64, 10], size, 0.05 * size / 32))
    print(f"{size:6,} images, rate {0.05 * size / 32:8.3f}: {accuracies[-1]:6.1%}", flush=True)
reveal("batch_size", accuracies[0], accuracies[3], accuracies[4], accuracies[5])

# %% slideshow={"slide_type": "subslide"}
figures.batch_sweep(sizes, accuracies)

# %% [markdown] slideshow={"slide_type": "subslide"}
# Is it the size of the batch that breaks the training, or the rate that was raised with it? A control: the two largest batches at smaller rates.

# %% slideshow={"slide_type": "fragment"}
for size in sizes[-2:]:
    found = {rate: accuracy_after([784, 64, 10], size, rate) for rate in (0.1, 0.3, 1)}
    print(f"{size:6,} images:", ", ".join(f"rate {r} {share:.1%}" for r, share in found.items()))

# %% [markdown] slideshow={"slide_type": "skip"}
# It was the rate: at one that it can stand, a batch of 2,048 does learn. With all images in one batch an epoch is a single step, and none of these rates makes up for that. Over five random starts, with
# the rate raised in proportion:
#
# | images in a batch | full set, one epoch | subset, ten epochs |
# |---|---|---|
# | 10 | {{E8 full batch_10}} | {{E8 subset batch_10}} |
# | 32 | {{E8 full batch_32}} | {{E8 subset batch_32}} |
# | 128 | {{E8 full batch_128}} | {{E8 subset batch_128}} |
# | 512 | {{E8 full batch_512}} | {{E8 subset batch_512}} |
# | 2,048 | {{E8 full batch_2048}} | {{E8 subset batch_2048}} |
# | all | {{E8 full batch_all}} | {{E8 subset batch_all}} |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | verdict | what was measured |
# |---|---|---|
# | a component's size is the weight's importance | {{E5 verdict}} | promise and drop agree by {{E5 full near median}} for a push of 0.001, by {{E5 full far}} for 1 |
# | the steps shrink as the slope flattens | {{E3 verdict}} | in a network the gradient grew from {{E3 full start}} to {{E3 full peak}} before it fell |
# | the learning rate controls the size of the steps | {{E7 verdict}} | 0.3 reads {{E7 full rate_0.3}}, 3 reads {{E7 full rate_3}} |
#
# Median (lowest to highest) over five random starts, on the full MNIST.
#
# **To read on:** P. Goyal and others, [*Accurate, Large Minibatch SGD*](https://arxiv.org/abs/1706.02677) (2017), on rates that grow with the batch. L. Smith,
# [*Cyclical Learning Rates for Training Neural Networks*](https://arxiv.org/abs/1506.01186) (2017), section 3.3, on finding a rate. J. Cohen and others,
# [*Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability*](https://arxiv.org/abs/2103.00065) (2021), on slopes that do not flatten.
#
# **Back to** [lesson 04](../04_descent.ipynb), or on to [lesson 05](../05_backprop.ipynb).
