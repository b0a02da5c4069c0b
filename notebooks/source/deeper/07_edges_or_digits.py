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
# # 07 · Edges or digits
#
# **The question: do the first neurons look for edges?**
#
# An optional lesson behind [lesson 07](../07_inside.ipynb). Many hope that the first layer finds edges; others say that its weights look like noise. You find a number for each, something fair to compare with, and two things
# that change the verdict: where the weights start, and whether they are pulled towards 0.
#
# **You need** lesson 07. **It takes** about {{minutes}} minutes of yours and about 20 seconds of the computer's. {{solution}}.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers import probes
from helpers.data import load_mnist, normalize
from helpers.exercises import check, hint, own_words, quiz, reveal
from helpers.figures import inside as figures
from helpers.figures import maps
from helpers.network import Network

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
mnist

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What do the weights look like?
#
# A weight of the first layer belongs to one pixel and one neuron. So the 784 weights of a neuron make an image: ink where it is red makes the neuron more active, ink where it is blue less. Two networks, both with
# lesson 06's recipe, take about 2 and 3 s.

# %%
epochs = 5 if mnist.source == "full" else 20
small = Network([784, 16, 16, 10], activation="relu", seed=0)
small.train(images, labels, epochs=epochs, decay="linear")
maps.weight_maps(small.weights[0], "What the 16 neurons of the first layer look for")

# %%
wide = Network([784, 128, 10], activation="relu", seed=0)
wide.train(images, labels, epochs=epochs, decay="linear")
maps.weight_maps(wide.weights[0][:, :16], "The first 16 of the 128 neurons of the wide network")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is that noise?
#
# Such images look nearly like noise, says *Training neural networks for handwritten digit recognition* (3blue1brown). Eyes find a face in every cloud, so we need a number. In noise, a pixel knows
# nothing of its neighbour. In an image, neighbours are alike. **Moran's I** says how much:
#
# $$I = \frac{\text{mean of } d_i d_j \text{ over all neighbouring pairs}}{\text{mean of } d_i^2 \text{ over all pixels}}$$
#
# where $d_i$ is the value of pixel $i$ less the mean of the map (`d`). Neighbours share a side: left and right, above and below. It is 0 for noise, near 1
# for something smooth, and −1 for a chessboard. It comes from the statistics of maps.
#
# ### Your turn: Moran's I

# %% tags=["exercise"]
def my_morans_i(values):
    """Moran's I of one map: are neighbours alike?

    values: an array (rows, columns). Returns one number.
    """
    ### BEGIN SOLUTION
    d = values - values.mean()
    across = d[:, 1:] * d[:, :-1]
    down = d[1:] * d[:-1]
    products = np.concatenate([across.ravel(), down.ravel()])
    return products.mean() / (d * d).mean()
    ### END SOLUTION


check("morans_i", my_morans_i)

# %%
hint("morans_i")

# %% [markdown]
# From here on `probes.morans_i` does it, for many maps at once. We take the middle 20 by 20 pixels, since near the border there is hardly any ink to learn from. To
# compare with: noise, the ten average digits, and random **mixtures** of 200 digits each, some added, some subtracted.

# %%
def smoothness(some):
    """Moran's I of the middle of each map. some: (n, 784)."""
    return probes.morans_i(some.reshape(-1, 28, 28)[:, 4:24, 4:24])


random = np.random.default_rng(0)
mixtures = probes.mixtures(images, 1000, random)
means = np.array([images[labels == digit].mean(axis=0) for digit in range(10)])

# %%
quiz("morans_i_of_neurons")

# %% slideshow={"slide_type": "fragment"}
reveal("morans_i_of_neurons", np.nanmedian(smoothness(wide.weights[0].T)))

# %% slideshow={"slide_type": "fragment"}
groups = {"noise": random.standard_normal((200, 784)),
          "weights of the wide network": wide.weights[0].T,
          "weights of the small network": small.weights[0].T,
          "mixtures of 200 digits": mixtures, "average digits": means}
figures.smoothness({name: some[0] for name, some in groups.items()},
                   {name: smoothness(some) for name, some in groups.items()},
                   "Between noise and digits")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The start
#
# The weights lie between noise and mixtures of digits. Before you read on: where could noise in them come from?
#
# It is there before the first step. Training does not replace the start, it **adds** to it. The textbook's start, N(0, 1), is large, so look at a network
# that began there (about 2 s).

# %% slideshow={"slide_type": "fragment"}
def start_of(net):
    """The first layer's weights before training. Returns (784, neurons)."""
    return Network(net.sizes, net.activation, init=net.init, seed=net.seed).weights[0]


textbook = Network([784, 16, 16, 10], init="normal", seed=0)
textbook.train(images, labels, epochs=epochs, decay="linear")
added = (textbook.weights[0] - start_of(textbook)).T

figures.map_rows({"at the start": start_of(textbook).T[:8],
                  "after training": textbook.weights[0].T[:8],
                  "the difference": added[:8]},
                 "A start from N(0, 1), the end, and the difference")

# %%
for name, net in {"from N(0, 1)": textbook, "small": small, "wide": wide}.items():
    learnt = (net.weights[0] - start_of(net)).T
    print(f"{name:13s} {net.accuracy(test_images, test_labels):.1%} of the test images, Moran's I of the weights "
          f"{np.nanmedian(smoothness(net.weights[0].T)):.2f}, of what was learnt {np.nanmedian(smoothness(learnt)):.2f}")
print(f"mixtures of digits: {np.median(smoothness(mixtures)):.2f}")

# %% [markdown]
# So whoever looks at a network with that start sees noise: over five seeds {{H6 full sigmoid_normal}}, where pure noise has less than {{H6 full noise_99 median}} in 99 of 100 maps. But it is not what was learnt. The difference has
# {{H6 full sigmoid_normal_learnt}}, that of the wide network {{H6 full wide_learnt median}}, that of the small one {{H6 full small_learnt median}}, and mixtures of digits {{H6 full mixtures median}}. That they are so close is no accident: each step adds, with $\delta_j$ the error of neuron $j$,
#
# $$\Delta w_{ij} = -\eta \, \delta_j \, x_i$$
#
# where $x_i$ is pixel $i$ of the image and $\eta$ the `learning_rate`: some of the image, added or subtracted. What was learnt is a sum of images, each with an amount.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Are they edges?
#
# Networks for photographs have neurons that look for edges, and such cells were found in the visual cortex of cats, too (Hubel and Wiesel 1959). Here are
# edges and strokes, as weights; at 8 angles, in 2 sizes, all over the image, that makes 2,592 templates.

# %% tags=["nbval-check-output"]
templates = probes.edge_templates()
print(f"{len(templates):,} templates, each with {templates.shape[1]} numbers")

# %%
figures.map_rows({"edges": templates[320:1300:142], "strokes": templates[321:1300:142],
                  "mixtures": mixtures[:7]}, "Edges, strokes, and mixtures of digits")

# %%
quiz("edge_detectors")

# %% [markdown] tags=["before"]
# For each neuron we look for the template that is most like it (largest correlation), in the middle 20 by 20 pixels. To be fair, we take off the start first: only what was
# learnt is compared. The line is drawn where 99 of 100 mixtures lie below.

# %% slideshow={"slide_type": "fragment"}
inside = np.pad(np.ones((20, 20), bool), 4).ravel()         # the middle of an image, as a mask


def fits(some):
    """How well each map fits its best template, 0 to 1, and which one that is."""
    return probes.best_templates(some[:, inside], templates[:, inside])


mixed, _ = fits(mixtures)
limit = np.quantile(mixed, 0.99)
learnt = (wide.weights[0] - start_of(wide)).T
found, best = fits(learnt)
reveal("edge_detectors", np.mean(found > limit))

# %% slideshow={"slide_type": "fragment"}
shown = np.concatenate([found.argsort()[::-1][:4], found.argsort()[::-1][62:66]])
figures.map_rows({"neuron": learnt[shown], "best template": templates[best[shown]]},
                 "The four that are most like an edge, and four from the middle",
                 [f"{fit:.2f}" for fit in found[shown]])

# %% [markdown]
# A few neurons are a bit like a stroke. The typical fit of a neuron is {{H5 full wide_learnt median}}, that of a random mixture {{H5 full mixtures median}}, and that of an edge itself 1. Neurons pass the line more often than chance, which gives 1 %: over five seeds {{H5 full wide_learnt_over}} of what was learnt, {{H5 full wide_over}} with the start left on. The second layer of the
# small network, of which one might hope for strokes, passes it in {{H5 full second_over}} (its slopes by each pixel, averaged over images).
#
# ## The pull towards 0
#
# **L2** adds to each step a small pull of all weights towards 0 (lesson 09 tries what it does for accuracy). Now the start fades, and only what training keeps up stays.

# %%
quiz("edges_with_weight_decay")

# %% slideshow={"slide_type": "fragment"}
calm = Network([784, 128, 10], activation="relu", seed=0)
calm.train(images, labels, epochs=epochs, decay="linear", l2=1e-3)
calm_fits, calm_best = fits(calm.weights[0].T)
print(f"{calm.accuracy(test_images, test_labels):.1%} of the test images, without L2 {wide.accuracy(test_images, test_labels):.1%}")
reveal("edges_with_weight_decay", np.mean(calm_fits > limit))

# %% slideshow={"slide_type": "fragment"}
figures.edge_fits({"mixtures of digits": mixed, "neurons, without L2": found, "neurons, with L2": calm_fits}, limit)

# %% slideshow={"slide_type": "fragment"}
shown = calm_fits.argsort()[::-1][:128:16]
figures.map_rows({"with L2": calm.weights[0].T[shown], "best template": templates[calm_best[shown]]},
                 "Neurons of the network with L2, from the most to the least like an edge",
                 [f"{fit:.2f}" for fit in calm_fits[shown]])

# %% [markdown]
# So the same network, on the same images, reading {{H5 full l2_accuracy}} of the test images, has many neurons that fit a stroke. "Do they find edges?" has no answer without the recipe: on the full set {{H5 full l2_over}} with L2, on the subset, where
# training takes fewer steps, {{H5 subset l2_over}}.
#
# Go through the neurons of both networks yourself: `view_weights(wide, ...)` shows the other one. The images on the right excite a neuron most, the bars say how active it is for each digit. Is there one that you could give a name?

# %%
from helpers.widgets.weight_viewer import view_weights

view_weights(calm, test_images, test_labels)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what texts say | verdict | what was measured |
# |---|---|---|
# | the first layer's weights look almost random | {{H6 verdict}} | Moran's I: wide {{H6 full wide}}; from N(0, 1) {{H6 full sigmoid_normal median}}, and what it learnt {{H6 full sigmoid_normal_learnt median}} |
# | hidden neurons often do not pick up edges | {{H5 verdict}} | past the line: {{H5 full wide_over median}}, what was learnt {{H5 full wide_learnt_over median}}, with L2 {{H5 full l2_over}} |
#
# Full MNIST, five seeds: median (lowest to highest).

# %%
own_words("weights_that_look_like_noise")

# %% [markdown]
# **To read on:** 3Blue1Brown, *But what is a neural network?* and *Gradient descent, how neural networks learn* (2017), has the hope for edges, and its disappointment. P. Moran, *Notes on Continuous Stochastic Phenomena* (1950). D. Hubel and T. Wiesel, *Receptive fields of
# single neurones in the cat's striate cortex* (1959).
