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
# # 07 · Looking inside
#
# **The question: what did it learn?**
#
# Your network reads digits. How does it do that: by edges, by loops, by strokes? Texts have much to say about it. You open the network, look at its
# weights, take pixels away from it, show it rings and bars, and let it draw. Then you know what is true of it.
#
# **You need** lessons [02](02_neurons.ipynb), [05](05_backprop.ipynb) and [06](06_training.ipynb). **It takes** about {{minutes}}
# minutes of yours and about 20 seconds of the computer's. {{solution}}.

# %%
import numpy as np

from helpers import probes
from helpers.data import load_mnist, normalize
from helpers.exercises import check, hint, quiz
from helpers.figures import inside as figures
from helpers.figures import maps
from helpers.network import Network
from helpers.widgets.training_progress import watch

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
mnist

# %% [markdown]
# Two networks to look into, both with lesson 06's recipe: the small one with two hidden layers of 16 neurons, and a wide one with 128. About 3 s.

# %% slideshow={"slide_type": "fragment"}
epochs = 5 if mnist.source == "full" else 20

small = Network([784, 16, 16, 10], activation="relu", seed=0)
small.train(images, labels, epochs=epochs, decay="linear")
wide = Network([784, 128, 10], activation="relu", seed=0)
wide.train(images, labels, epochs=epochs, decay="linear",
           on_epoch=watch(epochs, "784-128-10"))

for name, net in {"small": small, "wide": wide}.items():
    print(f"{name}: {net.accuracy(test_images, test_labels):.1%} of the test images")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What do the weights look like?
#
# A weight of the first layer belongs to one pixel and one neuron. So the 784 weights of a neuron make an image: ink where it is red makes the
# neuron more active, ink where it is blue less. The hope is that these neurons find edges, the next ones loops and
# lines, and the last ones digits.

# %%
quiz("weight_images")

# %% slideshow={"slide_type": "fragment"}
maps.weight_maps(small.weights[0], "What the 16 neurons of the first layer look for")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is that noise?
#
# Such images look nearly like noise, says *Training neural networks for handwritten digit recognition* (3blue1brown). Do they? Eyes find a face in every cloud, so we need a number. In noise, a pixel knows
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
def smoothness(maps):
    """Moran's I of the middle of each map. maps: (n, 784)."""
    return probes.morans_i(maps.reshape(-1, 28, 28)[:, 4:24, 4:24])


random = np.random.default_rng(0)
mixtures = probes.mixtures(images, 1000, random)
means = np.array([images[labels == digit].mean(axis=0) for digit in range(10)])

# %%
quiz("morans_i_of_neurons")

# %% slideshow={"slide_type": "fragment"}
groups = {"noise": random.standard_normal((200, 784)),
          "weights of the wide network": wide.weights[0].T,
          "weights of the small network": small.weights[0].T,
          "mixtures of 200 digits": mixtures, "average digits": means}
figures.smoothness({name: maps[0] for name, maps in groups.items()},
                   {name: smoothness(maps) for name, maps in groups.items()},
                   "Between noise and digits")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where does the noise come from?
#
# Most neurons are far from noise, but not as smooth as digits. Before you read on: where could noise in the weights come from?
#
# It is there before the first step. Training does not replace the start, it **adds** to it. The textbook's start, N(0, 1), is large, so look at a network
# that began there (about 1 s).

# %% slideshow={"slide_type": "fragment"}
def start_of(net):
    """The first layer's weights before training. Returns (784, neurons)."""
    return Network(net.sizes, net.activation, init=net.init, seed=net.seed).weights[0]


textbook = Network([784, 16, 16, 10], init="normal", seed=0)
textbook.train(images, labels, epochs=epochs, decay="linear")
learnt = (textbook.weights[0] - start_of(textbook)).T

figures.map_rows({"at the start": start_of(textbook).T[:8],
                  "after training": textbook.weights[0].T[:8],
                  "the difference": learnt[:8]},
                 "Under the noise of the start lies what was learnt")

# %%
print(f"{textbook.accuracy(test_images, test_labels):.1%} of the test images, "
      f"Moran's I of its weights {np.median(smoothness(textbook.weights[0].T)):.2f}, "
      f"of the difference {np.median(smoothness(learnt)):.2f}")
for name, net in {"small": small, "wide": wide}.items():
    added = (net.weights[0] - start_of(net)).T
    print(f"{name}: difference {np.median(smoothness(added)):.2f}")
print(f"mixtures of digits: {np.median(smoothness(mixtures)):.2f}")

# %% [markdown]
# So whoever looks at a network with that start sees noise, and is right. But it is not what was learnt. What was learnt is about as smooth as a mixture of digits,
# in every one of these networks. And it *is* a mixture of digits: each step adds, with $\delta_j$ the error that backpropagation sends to neuron $j$ (BP4),
#
# $$\Delta w_{ij} = -\eta \, \delta_j \, x_i$$
#
# where $x_i$ is pixel $i$ of the image and $\eta$ the `learning_rate`: some of the image, added or subtracted. A sum of images, and nothing else. Where no image has ink, nothing can have been added:

# %% tags=["nbval-check-output"]
never_inked = ~images.any(axis=0)
print("weights there that have moved:", np.count_nonzero(learnt[:, never_inked]))

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Are they edges?
#
# Networks for photographs have neurons that look for edges, and such cells were found in the visual cortex of cats, too (Hubel and Wiesel 1959). Here are
# edges and strokes, as weights; at 8 angles, in 2 sizes, all over the image, that makes 2,592 templates.

# %%
templates = probes.edge_templates()
figures.map_rows({"edges": templates[320:1300:142], "strokes": templates[321:1300:142],
                  "mixtures": mixtures[:7]}, "Edges, strokes, and mixtures of digits")

# %%
quiz("edge_detectors")

# %% [markdown]
# For each neuron we look for the template that is most like it (largest correlation). To be fair, we take off the noise of the start first: only what was
# learnt is compared. The line is drawn where 99 % of the mixtures lie below.

# %% slideshow={"slide_type": "fragment"}
learnt = (wide.weights[0] - start_of(wide)).T
fits, best = probes.best_templates(learnt, templates)
top, middle = fits.argsort()[::-1][:4], fits.argsort()[::-1][62:66]
shown = np.concatenate([top, middle])
figures.map_rows({"neuron": learnt[shown], "its best template": templates[best[shown]]},
                 "The four that are most like an edge, and four from the middle",
                 [f"{fit:.2f}" for fit in fits[shown]])

# %% slideshow={"slide_type": "fragment"}
mixed_fits, _ = probes.best_templates(mixtures, templates)
limit = np.quantile(mixed_fits, 0.99)
figures.edge_fits({"mixtures of digits": mixed_fits, "neurons": fits}, limit)

# %% [markdown]
# A few neurons are a bit like a stroke, most are not. Over five seeds, in the middle 20 by 20 pixels of the full set, {{H5 full wide_learnt_over}} lie beyond
# the line ({{H5 full wide_over}} with the noise of the start left on); on the subset {{H5 subset wide_learnt_over}}. The typical fit of a neuron is
# {{H5 full wide_learnt median}}, that of a random mixture {{H5 full mixtures median}}: a little more like an edge than chance, and far from one.
#
# Go through the neurons yourself. The images on the right are the ones that excite a neuron most, the bars say how active it is for each digit. Is there one that you could
# give a name?

# %%
from helpers.widgets.weight_viewer import view_weights

view_weights(wide, test_images, test_labels)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which pixels does it need?
#
# Training makes some pixels more important and others less, says Colin Jaffe (*Neural Network Training Process for Digit Recognition*, 2026). One way to find out how important something is: take it away, and see what
# happens. That is called **ablation**. First one pixel alone.

# %%
quiz("most_important_pixel")

# %% [markdown]
# ### Your turn: accuracy without some pixels

# %% tags=["exercise"]
def accuracy_without(net, images, labels, pixels):
    """The accuracy when some pixels are erased (made paper, 0) in all images.

    images (n, 784), labels (n,). pixels: their indices, such as [378, 379].
    The images themselves must stay as they are. Returns a share, 0 to 1.
    """
    ### BEGIN SOLUTION
    erased = images.copy()
    erased[:, pixels] = 0
    return net.accuracy(erased, labels)
    ### END SOLUTION


check("accuracy_without_pixels", accuracy_without)

# %%
hint("accuracy_without_pixels")

# %% [markdown]
# Now all 784, one after the other (`probes.erasing_each_pixel`, about 2 s).

# %% slideshow={"slide_type": "fragment"}
accuracy = wide.accuracy(test_images, test_labels)
without = probes.erasing_each_pixel(wide, test_images, test_labels)
figures.erased_pixels(100 * (without - accuracy), means.mean(axis=0))

# %% [markdown]
# No single pixel matters much: its neighbours are mostly alike, and stand in for it. On the full set {{H2 full no_answer_changes}} of the 784 change not one of 10,000 answers. And
# the accuracy is too coarse to put the others in order: it counts in whole images (lesson 03). The **slope** is finer. How much would the cost move if the ink of this pixel went?
#
# $$\text{importance of pixel } i = \text{mean over images of } \left| x_i \, \frac{\partial C}{\partial x_i} \right|$$
#
# with $x_i$ the ink and $\partial C / \partial x_i$ the slope of the cost with respect to it: backpropagation, one layer further down
# than in lesson 05. `probes.input_gradients` does that. We measure it on training images and erase more and more pixels in test images.

# %% slideshow={"slide_type": "fragment"}
some, some_labels = images[:5000], labels[:5000]
slopes = probes.input_gradients(wide, some, some_labels)
importance = np.abs(some * slopes).mean(axis=0)

orders = {"least important first": importance.argsort(),
          "in random order": np.random.default_rng(1).permutation(784),
          "most important first": importance.argsort()[::-1]}
counts = [0, 25, 50, 100, 150, 200, 300, 400, 500]
curves = {name: [wide.accuracy(probes.erase(test_images, order[:count]), test_labels)
                 for count in counts] for name, order in orders.items()}
figures.erasing_curves(counts, curves, importance)

# %% [markdown]
# Some pixels more, some less: that much is true. And it needs fewer than it gets: with only the 400 pixels whose ink varies most it still has {{H2 full only_400_most_varied median}} on the full set.
#
# Now *one* image. Where may a small square of paper lie on it? The more ink a place has in the lower row, the less is left of the right output when a square of 7 by 7 pixels is laid there. An empty map: it may lie anywhere.

# %% slideshow={"slide_type": "fragment"}
examples = [np.flatnonzero(test_labels == digit)[2] for digit in (0, 2, 3, 4, 5, 7, 9)]
harm = [1 - probes.occlusion(wide, test_images[i], test_labels[i]).ravel()
        for i in examples]
figures.captioned_rows({"image": test_images[examples], "do not cover": np.array(harm)},
                       "Where the square must not lie")

# %% [markdown]
# Where must it not lie on yours? These are digits that you kept, or drawings of the course if you kept none.

# %% slideshow={"slide_type": "fragment"}
from helpers.own_digits import digits_or_samples

digits, are_yours = digits_or_samples()
some = np.unique(np.linspace(0, len(digits.labels) - 1, 7).astype(int))
own = normalize(digits.images[some])
harm = [1 - probes.occlusion(wide, image, label).ravel()
        for image, label in zip(own, digits.labels[some], strict=True)]
figures.captioned_rows({"yours" if are_yours else "drawings": own, "do not cover": np.array(harm)},
                       "Where the square must not lie on these")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does it see shapes?
#
# A network has to find out how pixels lie to each other, says Jaffe as well, and not just what each of them is. Here are some digits, and the same digits with all their pixels in another order,
# which is the same for all of them.

# %% slideshow={"slide_type": "fragment"}
order = np.random.default_rng(0).permutation(784)
scrambled = probes.scramble(images, order)
scrambled_test = probes.scramble(test_images, order)

ten = [np.flatnonzero(labels == digit)[0] for digit in range(10)]
figures.captioned_rows({"images": images[ten], "scrambled": scrambled[ten]},
                       "Can you still read them?")

# %%
quiz("permuted_pixels")

# %% [markdown]
# About 2 s:

# %% slideshow={"slide_type": "fragment"}
blind = Network([784, 128, 10], activation="relu", seed=0)
blind.train(scrambled, labels, epochs=epochs, decay="linear",
            on_epoch=watch(epochs, "trained on scrambled images"))
print(f"straight images:  {accuracy:.1%} of the test images")
print(f"scrambled images: {blind.accuracy(scrambled_test, test_labels):.1%}")

# %% [markdown]
# Over five seeds, each with another scrambling: {{H1 full straight}} with straight images, {{H1 full scrambled}} with scrambled ones. Nothing is lost. Look at the weights,
# too: as they are, and with the pixels put back to their places.

# %% slideshow={"slide_type": "fragment"}
added = (blind.weights[0] - start_of(blind)).T
put_back = probes.scramble(added, np.argsort(order))
shown = np.abs(added).max(axis=1).argsort()[::-1][:8]
print(f"Moran's I of what was learnt: {np.median(smoothness(added)):.2f} as it is, "
      f"{np.median(smoothness(put_back)):.2f} put back")
figures.map_rows({"as they are": added[shown], "put back": put_back[shown]},
                 "It learnt the same, in another order")

# %% [markdown]
# You can even see why without any training. A neuron adds up 784 products, and a sum does not care for the order. Give the weights the new order as well, and no sum changes.
#
# ### Your turn: the twin for scrambled images

# %% tags=["exercise"]
def scrambled_weights(weights, order):
    """First-layer weights that treat scrambled images as `weights` treat straight ones.

    weights: (784, neurons). order: (784,), scrambled images are images[:, order].
    Returns a new array, so that images[:, order] @ it equals images @ weights.
    """
    ### BEGIN SOLUTION
    return weights[order]
    ### END SOLUTION


check("scrambled_weights", scrambled_weights)

# %%
hint("scrambled_weights")

# %% [markdown]
# So a dense network does not know which pixels are neighbours. It cannot see a shape *as* a shape: for it, an image is 784 unordered numbers. Smooth weights come
# from smooth images, not from the network. (In lesson 09 you build one that is made of neighbours.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is a nine its loop?
#
# Jaffe gives an example of what a network might find out: whoever has a closed loop above is an 8 or a 9. First the images: which of them have ink-enclosed paper in their upper half? (About
# 1 s; `probes.has_upper_loop` looks for it.)

# %% slideshow={"slide_type": "fragment"}
loops = probes.has_upper_loop(images[:10000])
counts = np.bincount(labels[:10000][loops], minlength=10)
figures.answer_shares({"images with\nan upper loop": counts / counts.sum()},
                      "Of the images: yes", axis="their label")

# %% [markdown]
# True of the images. But does the *network* go by the loop? Take nines that have one, and fill it.

# %%
quiz("filled_nine")

# %% slideshow={"slide_type": "fragment"}
nines = test_images[test_labels == 9]
nines = nines[probes.has_upper_loop(nines)]
versions = {"as written": nines, "filled": probes.fill_holes(nines)}
versions |= {f"{rows} rows cut off": probes.cut_top(nines, rows) for rows in (2, 4)}

few = {name: changed[:10] for name, changed in versions.items()}
figures.captioned_rows(few, "The same nines, filled and cut",
                       {name: wide.predict(changed) for name, changed in few.items()})

# %% slideshow={"slide_type": "fragment"}
shares = {name: np.bincount(wide.predict(changed), minlength=10) / len(nines)
          for name, changed in versions.items()}
figures.answer_shares(shares, f"What the network says about {len(nines)} nines")

# %% [markdown]
# A filled nine is still a nine. What makes it one is the ink at its top: without that, most become fours. Over five seeds, full set: filled
# {{H3 full wide_filled}} nines; without the four uppermost rows of ink {{H3 full wide_cut_4_is_4}} **fours**.
#
# And a loop alone? Let a ring sink through the image.

# %% slideshow={"slide_type": "fragment"}
rings = np.array([probes.ring(row, radius=4) for row in range(7, 19)])
figures.captioned_rows({"a ring": rings}, "One ring, lower and lower: what the network says",
                       {"a ring": wide.predict(rings)})

# %% [markdown]
# The loop is the same all the time, its place is not, and the answer goes by the place. The network goes by *where* ink is.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A line on the left?
#
# And his second example: an upright line on the left hints at a 1 or a 7. What do you expect?

# %%
quiz("single_bar")

# %% slideshow={"slide_type": "fragment"}
lines = probes.has_left_line(images)
counts = np.bincount(labels[lines], minlength=10)
examples = np.flatnonzero(lines)[:12]
figures.captioned_rows({"images with\na line\non the left": images[examples]},
                       "Ten inked pixels below each other, in one of the columns up to 10")

# %% slideshow={"slide_type": "fragment"}
figures.answer_shares({"images with a line\non the left": counts / counts.sum()},
                      "A line on the left: hardly ever a 1 or a 7", axis="their label")

# %% [markdown]
# The sentence is backwards: {{H4 full images_0_or_6 median}} of the images with such a line are 0s and 6s, {{H4 full images_1_or_7 median}} are 1s and 7s. A 1 stands in the *middle*, where
# MNIST's makers put every digit's centre of ink. And the network? We let a bar walk from left to right.

# %% slideshow={"slide_type": "fragment"}
bars = np.array([probes.bar(column) for column in range(6, 18)])
said = [f"{p.argmax()}: {int(100 * p.max())} %" for p in wide.predict_proba(bars)]
figures.captioned_rows({"a bar": bars}, "One bar, from left to right: what the network says",
                       {"a bar": said})

# %% [markdown]
# No digit is only a bar on the left, so what networks say of it differs. We drew 108 of them, of other lengths and widths and in other places on the left, for five wide networks (full set): they read {{H4 full wide_left_is_0_or_6}} as 0 or 6,
# {{H4 full wide_left_is_0_or_4_or_5_or_6}} as 0, 4, 5 or 6, and {{H4 full wide_left_is_1_or_7}} as 1 or 7. Of bars in the middle, {{H4 full wide_middle_is_1}} are 1s to them.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Can it draw?
#
# A network that knows what a nine is should be able to draw one. It cannot, say the notes by 3blue1brown. Let us ask it. We start with white paper and go uphill: the weights stay, and the
# **pixels** move so that the output for the 9 grows.

# %%
quiz("activation_maximisation")

# %% [markdown]
# ### Your turn: an image that excites an output
#
# `probes.input_gradients(net, image, [digit])` is the slope of the cost with respect to each pixel, shape (1, 784), with `digit` as the label. The cost falls where the output grows. So step by step:
#
# $$x \leftarrow \text{clip}_{0}^{1}\left( x - \rho \, \frac{g}{\max_i |g_i|} \right)$$
#
# with $x$ the `image`, $g$ the slope at this image and $\rho$ the `rate`. The slope is scaled, since it dies out as the network gets sure; clipping keeps the pixels between paper and ink.

# %% tags=["exercise"]
def my_excite(net, digit, steps, rate):
    """An image that makes the network sure that it is a `digit`.

    Starts with white paper: zeros, shape (1, net.sizes[0]); takes `steps` steps, and
    clips to 0 ... 1 after each. Returns the image after the last step.
    """
    ### BEGIN SOLUTION
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        slope = probes.input_gradients(net, image, [digit])
        image = (image - rate * slope / np.abs(slope).max()).clip(0, 1)
    return image[0]
    ### END SOLUTION


check("exciting_image", my_excite)

# %%
hint("exciting_image")

# %% slideshow={"slide_type": "fragment"}
paper = np.zeros(784)
way = probes.excite(wide, 9, steps=200, start=paper)
steps = [0, 1, 2, 3, 5, 10, 20, 50, 100, 200]
sure = wide.predict_proba(way[steps])[:, 9]
said = [f"step {step}\n{int(100 * p)} %" for step, p in zip(steps, sure, strict=True)]
figures.captioned_rows({"a 9?": way[steps]}, "From white paper to what it takes for a 9",
                       {"a 9?": said})

# %% [markdown]
# Now all ten. Below each: what it is to the network itself / to a second wide one, trained from another start / to the small one. About 3 s.

# %% slideshow={"slide_type": "fragment"}
drawn = np.array([probes.excite(wide, digit, every=200, start=paper)[-1]
                  for digit in range(10)])
second = Network([784, 128, 10], activation="relu", seed=1)
second.train(images, labels, epochs=epochs, decay="linear", seed=1)

read = np.array([net.predict(drawn) for net in (wide, second, small)]).T
print(f"its own confidence: at least {wide.predict_proba(drawn).max(axis=1).min():.4f}")
said = ["{} / {} / {}".format(*three) for three in read]
figures.captioned_rows({"drawn by\nthe wide one": drawn},
                       "0 to 9, drawn by a network, and read by three",
                       {"drawn by\nthe wide one": said})

# %%
def likeness(some, to):
    """The typical correlation of images with others, one by one."""
    return np.median([np.corrcoef(a, b)[0, 1] for a, b in zip(some, to, strict=True)])


real, real_labels = test_images[:500], test_labels[:500]
print(f"{'':12s} Moran's I   correlation with its average digit")
print(f"real digits  {np.median(smoothness(real)):.2f}        "
      f"{likeness(real, means[real_labels]):.2f}")
print(f"drawn        {np.median(smoothness(drawn)):.2f}        "
      f"{likeness(drawn, means):.2f}")

# %% [markdown]
# It is quite sure of all ten. How many would you have read? Noise even stands in the corners: no training image has ink there, so the start was never corrected. It was taught to **tell apart**, not to draw. Nobody ever asked it what
# a nine must look like, only what makes a nine rather than a four.
#
# But "no idea" says too much. The other networks, which began somewhere else, read these images as meant: over five seeds (full set) a second wide network agrees in {{H8 full wide_same_kind_agrees}} of them, a small one in {{H8 full wide_small_agrees}}. Something about
# a nine is in there. It is only nothing that looks like one.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where does the answer change?
#
# A network's **decision boundaries** are "invisible lines", one reads. Let us make some of them visible. An image is a point with 784 coordinates. Through three points goes one flat slice, as through three nails goes one board. Every place on it
# is a blend of the three images, and we ask the network about 120 times 120 of them.

# %% slideshow={"slide_type": "fragment"}
right = np.flatnonzero(wide.predict(test_images) == test_labels)
corners = [right[test_labels[right] == digit][5] for digit in (0, 1, 6)]
blends, places = probes.plane(test_images[corners], size=120)
figures.slice_map(wide.predict_proba(blends), places, test_images[corners],
                  [f"label {digit}" for digit in test_labels[corners]],
                  "Regions and boundaries: faded where it is unsure")

# %% [markdown]
# Other digits may turn up between the three, and the lines are bent. Try other digits in place of `(0, 1, 6)`: 4, 9 and 7, or 3, 5 and 8.
#
# Now one straight path, from one digit to another.

# %%
quiz("interpolated_digits")

# %% slideshow={"slide_type": "fragment"}
start, end = np.random.default_rng(2).choice(right, (2, 300))
apart = test_labels[start] != test_labels[end]
start, end = start[apart], end[apart]
crossed = probes.boundaries_crossed(wide, test_images[start], test_images[end],
                                    points=100)

for count in range(1, crossed.max() + 1):
    print(f"{np.mean(crossed == count):5.1%} of {len(crossed)} paths cross {count}")

most = crossed.argmax()
way = probes.path(test_images[start[most]], test_images[end[most]])
figures.along_path(way, wide.predict_proba(way),
                   f"A path across {crossed[most]} boundaries")

# %% [markdown]
# Over five seeds, full set, {{H9 full wide_two_or_more}} of the paths cross two boundaries or more: there is a third digit in between, or the first one comes back. How bent is a boundary? At many places on the one between 4 and 9 we ask which way leads straight across it:

# %% slideshow={"slide_type": "fragment"}
fours = test_images[right[test_labels[right] == 4]][:80]
nines = test_images[right[test_labels[right] == 9]][:80]
_, directions = probes.boundary_between(wide, fours, nines, one=4, other=9)
cosines = (directions @ directions.T)[np.triu_indices(len(fours), 1)]
print(f"median cosine between two of {len(directions)} directions: "
      f"{np.median(cosines):.2f}")
figures.map_rows({"from 4 to 9": directions[:8]},
                 "Which ink turns a four into a nine: at eight places of the boundary")

# %% [markdown]
# All of them ask for ink at the top: what you cut off the nines. On a straight boundary the maps would be equal, and the cosine 1. Over five seeds it is {{H9 full wide_cosine}} on the full set, {{H9 subset wide_cosine}} on the subset: bent. "Lines" they are not, with 784 dimensions; but they are where answers are decided, and
# [lesson 10](10_limits.ipynb) steps across them on purpose.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what one reads | what was measured |
# |---|---|
# | the weights look nearly like noise | Moran's I: noise below {{H6 full noise_99 median}}, wide network {{H6 full wide}}, small {{H6 full small}}; with the textbook's start {{H6 full sigmoid_normal}}. What was *learnt* has {{H6 full wide_learnt median}} to {{H6 full sigmoid_normal_learnt median}}, mixtures of digits {{H6 full mixtures median}} |
# | first neurons find edges | {{H5 full wide_learnt_over}} of them fit an edge or stroke better than 99 % of random mixtures do |
# | some pixels matter more | true: without the 200 least important {{H2 full without_200_least}}, without the 100 most important {{H2 full without_100_most}}; a single one costs {{H2 full largest_loss}} at most |
# | it sees spatial relationships | no: {{H1 full scrambled}} with scrambled pixels, {{H1 full straight}} with straight ones |
# | an upper loop means 8 or 9 | of images {{H3 full images_8_or_9 median}}; but with the hole filled {{H3 full wide_filled}} stay nines, with four rows cut {{H3 full wide_cut_4_is_4}} become fours |
# | a line on the left means 1 or 7 | backwards: {{H4 full images_0_or_6 median}} are 0 or 6, {{H4 full images_1_or_7 median}} are 1 or 7 |
# | it cannot draw | correlation with the average digit {{H8 full wide_likeness}}, real digits {{H8 full real_likeness median}}; yet another network agrees in {{H8 full wide_same_kind_agrees}} |
# | boundaries are lines | bent: {{H9 full wide_two_or_more}} of straight paths cross two or more |
#
# Full MNIST, five seeds: median (lowest to highest).
#
# **Say it in your own words**
#
# 1. Somebody shows you the weights of a trained network and says "only noise". What do you ask for?
# 2. Why does scrambling the pixels cost nothing, and why would it cost *you* so much?
# 3. Somebody says that it recognises a nine by its loop. Which experiment would you show?
#
# **To read on:** 3Blue1Brown, *But what is a neural network?* and *Gradient descent, how neural networks learn* (2017), has the hope for edges, and its disappointment. M. Zeiler and R. Fergus, *Visualizing and Understanding
# Convolutional Networks* (2014), cover parts of images. K. Simonyan and others, *Deep Inside Convolutional Networks* (2014), let networks draw. C. Olah and others, *Feature Visualization* (2017), make such drawings a pleasure. P. Moran, *Notes on
# Continuous Stochastic Phenomena* (1950).
#
# **Next:** [lesson 08](08_confidence.ipynb) asks how sure it is, and whether you may believe it.
