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
# # 09 · Training with Keras
#
# **The question: what do the tools do for me?**
#
# Nobody writes backpropagation by hand at work. Here you rebuild your network in Keras, check that it is *the same*, and work as one does today: layers that scale and shift images, callbacks, streams of data, filters. And you find out when a graphics card pays.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** lessons [05](05_backprop.ipynb) and [06](06_training.ipynb). **It takes** about {{minutes}} minutes of yours and
# about a minute of the computer's. {{solution}}.
#
# The first cell loads Keras, about 5 s. Where it cannot be installed, the cells that need it say so and are left out.
# A sixth of the training images is held out, to choose by. The test images stay closed until then.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** run it once beforehand: the first start of Keras on a computer takes longer.
#
# Ask who has used a library for neural networks, and what they would like to see inside it.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers.data import load_mnist, normalize, stratified_split
from helpers.figures import keras as figures
from helpers.figures import misread
from helpers.keras_twin import largest_gap, load_keras, to_keras
from helpers.missing_library import skip_cells

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
training, held_out = stratified_split(labels, share=1 / 6)
keras = load_keras() or skip_cells("keras")
mnist

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One network, two libraries
#
# 784-128-10 with lesson 06's recipe. The engine trains it in about 3 s.

# %%
from helpers.network import Network

epochs = 5 if mnist.source == "full" else 20
net = Network([784, 128, 10], activation="relu", seed=0)
net.train(images[training], labels[training], epochs=epochs, decay="linear")
print(f"{net.accuracy(images[held_out], labels[held_out]):.1%} of the held-out images are read")
misread.most_confident(mnist.train_images[held_out], labels[held_out], net.predict_proba(images[held_out]),
                       count=8, title="Held-out images that the engine's network misreads")

# %% [markdown] tags=["notes"] minutes=1
# Nothing new here. It is the network that Keras will be compared with.

# %% [markdown] slideshow={"slide_type": "subslide"}
# In Keras a network is a list of layers. A `Dense` layer is what you built in lesson 02: a weighted sum, a bias, an activation. `summary` counts the parameters; `None` leaves the number of images open.

# %%
twin = keras.Sequential([
    keras.Input((784,)),
    keras.layers.Dense(128, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
twin.summary()

# %% [markdown] tags=["notes"] minutes=2
# Have somebody find 784 · 128 + 128 in the table.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The weights are random still. `set_weights` takes a list of arrays, layer by layer, weights before biases. Suppose that Keras had your engine's.

# %%
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("keras_outputs")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Who says "not at all" should say why two programs would round alike.

# %% slideshow={"slide_type": "subslide"}
twin.set_weights([net.weights[0], net.biases[0], net.weights[1], net.biases[1]])
by_engine = net.predict_proba(images[held_out])
by_keras = twin.predict(images[held_out], verbose=0)
reveal("keras_outputs", np.abs(by_engine - by_keras).max())

# %% slideshow={"slide_type": "subslide"}
unsure = by_engine.max(axis=1).argmin()        # the image that the engine is least sure about
figures.outputs_of_two(images[held_out][unsure], {"your engine": by_engine[unsure],
                                                  "Keras": by_keras[unsure]})

# %% [markdown]
# Is there a secret in how it learns? `compile` tells a model how: by which optimizer, and from which cost, here called *loss*. `train_on_batch` is one step. Both
# start from the same weights and see the same batches. The 100 steps take about 1 s.

# %% [markdown] tags=["notes"] minutes=1
# There is no secret in Keras' forward pass. What would you compare next?

# %% slideshow={"slide_type": "subslide"}
one = Network([784, 128, 10], activation="relu", seed=0)
other = to_keras(one)                          # the same layers and weights, as above
other.compile(keras.optimizers.SGD(learning_rate=0.1), "sparse_categorical_crossentropy")
distances = []
for step in range(100):
    batch = np.arange(64 * step, 64 * (step + 1)) % len(images)
    one.train(images[batch], labels[batch], epochs=1, learning_rate=0.1, momentum=0)
    other.train_on_batch(images[batch], labels[batch])
    distances.append(largest_gap(one, other))
figures.weight_differences(distances, largest_weight=max(np.abs(w).max() for w in one.weights))

# %% [markdown] tags=["notes"] minutes=2
# Every step adds a little rounding, and the next one starts from there. Ask how many steps it would take to matter.

# %% [markdown] slideshow={"slide_type": "skip"}
# Each step adds a little rounding, far below the size of the weights. So Keras does what you built. (*Sparse* means labels in place of one-hot targets.)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A model as one builds it today
#
# Three habits. The **functional form** says what goes into what, so a network may branch. `Rescaling` stands *inside* the model: bytes go in, and nobody
# can forget the division by 255. The last layer has no softmax: it gives ten sums, called **logits**.

# %%
layers = keras.layers
keras.utils.set_random_seed(0)
pixels = keras.Input((28, 28))                                   # 0 to 255, as in the file
scaled = layers.Rescaling(1 / 255)(pixels)
hidden = layers.Dense(128, activation="relu")(layers.Flatten()(scaled))
sums = layers.Dense(10)(hidden)
model = keras.Model(pixels, sums)
print(f"{model.count_params():,} parameters, computed by {keras.config.backend()}")

# %% [markdown] slideshow={"slide_type": "skip"}
# Its weights start by Glorot's rule, as Keras does unless told, not by He's as in your engine (lesson 06). The last word is the **backend**: TensorFlow, JAX or
# PyTorch computes for Keras. `KERAS_BACKEND=jax python training.py` runs the same code on JAX.

# %% [markdown] tags=["notes"] minutes=2
# Say what each line hands on to the next. The backend is set before Keras is loaded, and not here.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Why no softmax? Say the sums are 200 and 0, and the second digit is the right one.

# %%
two_sums, right_one = np.float32([[200, 0]]), np.array([1])
shares = np.asarray(keras.ops.softmax(two_sums))
cost_of = keras.losses.sparse_categorical_crossentropy
print("softmax gives", shares[0])
print(f"cost from these: {float(cost_of(right_one, shares)[0]):.1f}")
print(f"cost from the sums: {float(cost_of(right_one, two_sums, from_logits=True)[0]):.1f}")

# %% [markdown]
# The share of the right digit is rounded to 0. Keras takes a ten-millionth for it, so the cost stops there, however wrong the answer. With
# `from_logits=True` the loss starts from the sums.

# %% [markdown] tags=["notes"] minutes=2
# -ln(0.0000001) is 16.1: lesson 03's surprise, cut off.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The learning rate follows a **schedule**, here a straight line down to 0. `steps_per_execution=10` has Keras take ten steps in one go. Read what `fit` noted with care: the training numbers are collected *while* an epoch runs. About 3 s.

# %%
epochs = 2 if mnist.source == "full" else 8
steps = epochs * -(-len(training) // 128)                        # batches, rounded up
rate = keras.optimizers.schedules.PolynomialDecay(0.05, steps, end_learning_rate=0)
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
validation = mnist.train_images[held_out], labels[held_out]

model.compile(keras.optimizers.SGD(rate, momentum=0.9), loss, metrics=["accuracy"],
              steps_per_execution=10)
history = model.fit(mnist.train_images[training], labels[training], batch_size=128, epochs=epochs,
                    validation_data=validation, validation_batch_size=1000, verbose=0)

noted = history.history
_, afterwards = model.evaluate(mnist.train_images[training], labels[training],
                               batch_size=1000, verbose=0)
print(f"first epoch: {noted['accuracy'][0]:.1%} while it ran, "
      f"held-out images at its end {noted['val_accuracy'][0]:.1%}")
print(f"last epoch: {noted['accuracy'][-1]:.1%} while it ran, "
      f"the same images afterwards {afterwards:.1%}")

# %% [markdown] tags=["notes"] minutes=3
# Point at what `fit` returns: a history. Why may the held-out accuracy of the first epoch be the higher one?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: build, compile and fit
#
# A network for bytes of (28, 28): `Rescaling`, 64 hidden neurons with ReLU, ten sums. SGD with a rate of 0.05 and a momentum of 0.9, the cross-entropy for labels *from logits*,
# accuracy counted. Two epochs (ten on the subset) in batches of 128, on the training part, with the held-out part as validation data. About 3 s.

# %% tags=["exercise"]
passes = 2 if mnist.source == "full" else 10

### BEGIN SOLUTION
my_model = keras.Sequential([
    keras.Input((28, 28)),
    layers.Rescaling(1 / 255),
    layers.Flatten(),
    layers.Dense(64, activation="relu"),
    layers.Dense(10),
])
my_model.compile(keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
                 keras.losses.SparseCategoricalCrossentropy(from_logits=True),
                 metrics=["accuracy"], steps_per_execution=10)
my_history = my_model.fit(mnist.train_images[training], labels[training], batch_size=128,
                          epochs=passes, validation_data=validation, verbose=0)
### END SOLUTION

check("fit_model", my_model, my_history)

# %% slideshow={"slide_type": "skip"}
hint("fit_model")

# %% [markdown] tags=["notes"] minutes=5
# What goes wrong: a softmax and `from_logits=True` at once; the loss by its name, which takes the sums for probabilities; all images in place of the training part.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A trap: validation_split
#
# `fit` can hold images back by itself: `validation_split=0.1`. Often that is fine. But suppose the images are sorted.

# %%
quiz("validation_split")

# %% [markdown] tags=["notes"] minutes=2
# Vote. The question behind it: which images does `fit` take, and when?

# %% slideshow={"slide_type": "skip"}
def fit_with_split(order):
    keras.utils.set_random_seed(0)
    fresh = keras.models.clone_model(model)                      # the same layers, new weights
    fresh.compile(keras.optimizers.SGD(0.05, momentum=0.9), loss, metrics=["accuracy"],
                  steps_per_execution=10)
    fitted = fresh.fit(mnist.train_images[order], labels[order], validation_split=0.1,
                       batch_size=32, epochs=2 if mnist.source == "full" else 4, verbose=0)
    return fitted.history["val_accuracy"][-1]


# %% slideshow={"slide_type": "subslide"}
some = np.random.default_rng(0).permutation(training)[:6000]
by_label = some[labels[some].argsort()]
sorted_share, shuffled_share = fit_with_split(by_label), fit_with_split(some)
reveal("validation_split", sorted_share)
print(f"of the last tenth {np.mean(labels[by_label[-len(some) // 10:]] == 9):.0%} are nines")
print(f"the same images in a random order: {shuffled_share:.1%} of those held back are read")

# %% [markdown]
# Over five seeds, full set: {{F9 full sorted}} sorted. In a random order {{F9 full shuffled}}. Shuffle first, or split by hand, as `stratified_split` does.

# %% [markdown] tags=["notes"] minutes=2
# Files that come class by class, or by date, are the everyday form of this.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Streams of data
#
# What does not fit into memory comes as a stream. `tf.data` describes one: shuffle, cut into batches, prepare the next while this one is learnt. `fit(stream)` takes it
# in place of arrays.

# %%
import tensorflow as tf

stream = (tf.data.Dataset.from_tensor_slices((mnist.train_images[training], labels[training]))
          .shuffle(10_000, seed=0).batch(128).prefetch(tf.data.AUTOTUNE))
for some_images, some_labels in stream.take(2):
    print(some_images.shape, some_images.dtype.name, "labels", *some_labels.numpy()[:8], "...")

# %% [markdown] tags=["notes"] minutes=2
# `shuffle` holds so many images and draws from those. Ask what it would do to images that are sorted by label.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## When to stop?
#
# Now a task where more training may harm: only 1,000 training images. A thousand others are watched. 60 epochs take about 1 s in the engine, and both libraries learn the same.

# %%
quiz("overfitting")

# %% [markdown] tags=["notes"] minutes=2
# Vote with two questions: what does the cost do, what the accuracy?

# %% slideshow={"slide_type": "subslide"}
order = np.random.default_rng(0).permutation(training)
few, few_labels = images[order[:1000]], labels[order[:1000]]
others = images[order[1000:2000]], labels[order[1000:2000]]
recipe = {"batch_size": 32, "learning_rate": 0.02, "momentum": 0.9}

by_heart = Network([784, 128, 10], activation="relu", seed=0)
past = by_heart.train(few, few_labels, epochs=60, validation=others, **recipe)
cost, accuracy = np.array(past.validation_cost), np.array(past.validation_accuracy)
lowest = cost.argmin()
reveal("overfitting", cost[-1] / cost[lowest], accuracy[-1] / accuracy[lowest])

# %% slideshow={"slide_type": "subslide"}
figures.cost_against_accuracy(past)

# %% [markdown]
# So what it gets wrong, it gets wrong ever more *confidently*. Over five seeds, full set: after 60 epochs {{I5 full plain}} of the held-out images are read, after 300
# {{I5 full long median}}. The cost goes from {{I5 full plain_cost median}} to {{I5 full long_cost median}}.

# %% [markdown] tags=["notes"] minutes=2
# Two measures, two stories. Whoever needs probabilities stops early; whoever needs answers need not hurry.

# %% [markdown]
# Keras calls **callbacks** at moments such as the end of an epoch. Three that it has: one halves the rate when the held-out cost no longer
# falls, one keeps the best model in a file, one ends the training. About 3 s.

# %% slideshow={"slide_type": "subslide"}
import tempfile
from pathlib import Path

best_file = Path(tempfile.mkdtemp()) / "best.keras"
keras.utils.set_random_seed(0)
stopped = keras.models.clone_model(twin)
stopped.compile(keras.optimizers.SGD(0.02, momentum=0.9), "sparse_categorical_crossentropy",
                metrics=["accuracy"], steps_per_execution=32)
ended = stopped.fit(few, few_labels, batch_size=32, epochs=60, validation_data=others,
                    validation_batch_size=1000, verbose=0, callbacks=[
                        keras.callbacks.ReduceLROnPlateau(factor=0.5, patience=2),
                        keras.callbacks.ModelCheckpoint(best_file, save_best_only=True),
                        keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)])

costs, rates = ended.history["val_loss"], ended.history["learning_rate"]
print(f"ended after epoch {len(costs)}, rate {rates[0]:.3g} at first and {rates[-1]:.3g} at last")
print(f"lowest held-out cost {min(costs):.3f}, after epoch {np.argmin(costs) + 1}")
kept = keras.models.load_model(best_file)
print(f"cost of the model in the file {kept.evaluate(*others, batch_size=1000, verbose=0)[0]:.3f}")

# %% [markdown] tags=["notes"] minutes=2
# Find the same number twice. The file survives if the computer does not.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: a callback that keeps the best
#
# If `logs["val_loss"]`, the held-out cost, is the lowest so far, remember it, keep the weights (`self.model.get_weights()` gives a copy), and begin to wait afresh. If not, you have waited one more epoch. Once you have waited for
# `self.patience` epochs, set `self.model.stop_training` to `True`.

# %% tags=["exercise"] slideshow={"slide_type": "subslide"}
class KeepBest(keras.callbacks.Callback):
    """Ends a training that gets no better, and puts the best weights back."""
    def __init__(self, patience):
        super().__init__()
        self.patience, self.waited = patience, 0    # epochs without a new lowest: to wait, waited
        self.lowest, self.best = np.inf, None       # the lowest cost so far, the weights that had it

    def on_epoch_end(self, epoch, logs=None):
        ### BEGIN SOLUTION
        self.waited += 1
        if logs["val_loss"] < self.lowest:
            self.lowest, self.best, self.waited = logs["val_loss"], self.model.get_weights(), 0
        self.model.stop_training = self.waited >= self.patience
        ### END SOLUTION

    def on_train_end(self, logs=None):
        if self.best is not None:
            self.model.set_weights(self.best)


check("keep_best", KeepBest)

# %% slideshow={"slide_type": "skip"}
hint("keep_best")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the counter is never set back; `loss` in place of `val_loss`; `self.model.weights`, which is no copy.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What helps with few images?
#
# Four common aids. **L2** adds the squares of the weights to the cost. **Dropout** silences a random half of the hidden neurons in each step. **Early stopping** you know. **Augmentation** changes
# each image at random, every time, here by up to two pixels.

# %%
quiz("regularisation")

# %% [markdown] tags=["notes"] minutes=2
# Vote, and ask for reasons. Early stopping has had a thousand more labelled images, just to watch.

# %% [markdown] tags=["before"] slideshow={"slide_type": "subslide"}
# The same 1,000 images and 60 epochs for all. In Keras, dropout and shifts are layers that act in training only. A stream that repeats the images 60 times is one long epoch, which saves `fit` the bookkeeping
# between epochs. About 5 s.

# %%
repeated = (tf.data.Dataset.from_tensor_slices((few.reshape(-1, 28, 28, 1), few_labels))
            .shuffle(1000, seed=0).repeat(60).batch(32))
start, end = [layers.Flatten(), layers.Dense(128, activation="relu")], [layers.Dense(10)]
networks = {"dropout": [*start, layers.Dropout(0.5), *end],
            "shifts": [layers.RandomTranslation(2 / 28, 2 / 28, fill_mode="constant"),
                       layers.Flatten(), layers.Dense(128, activation="relu"), layers.Dense(10)]}
aided = {}
for name, network in networks.items():
    keras.utils.set_random_seed(0)
    aided[name] = keras.Sequential([keras.Input((28, 28, 1)), *network])
    aided[name].compile(keras.optimizers.SGD(0.02, momentum=0.9), loss, steps_per_execution=125)
    aided[name].fit(repeated, shuffle=False, verbose=0)

# %% slideshow={"slide_type": "skip"}
with_l2 = Network([784, 128, 10], activation="relu", seed=0)
with_l2.train(few, few_labels, epochs=60, l2=0.001, **recipe)
accuracies = {"no aid": by_heart.accuracy(images[held_out], labels[held_out]),
              "L2": with_l2.accuracy(images[held_out], labels[held_out])}
for name, network in {**aided, "early stopping": stopped}.items():
    asked = images[held_out].reshape(-1, *network.input_shape[1:])
    guesses = network.predict(asked, batch_size=1000, verbose=0).argmax(axis=1)
    accuracies[name] = np.mean(guesses == labels[held_out])

# %% slideshow={"slide_type": "subslide"}
reveal("regularisation", *(accuracies[name] for name in (
    "no aid", "L2", "dropout", "early stopping", "shifts")))

# %% [markdown] slideshow={"slide_type": "subslide"}
# Seed by seed, full set, the shifts add {{I5 full shifts_gain}}, dropout {{I5 full dropout_gain median}}, L2 {{I5 full l2_gain median}}; early stopping changes the accuracy by {{I5 full early_gain median}}.
# With turns and slants as well as shifts (`helpers.handwriting` has them), {{I8 full mixed}} of the test images are read; with no changes at all {{I8 full test_1000 median}}.

# %% [markdown] tags=["notes"] minutes=3
# Compare with the vote. The first three are brakes; the last one is new images out of old ones.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A network that knows that images are flat
#
# Scramble the pixels of all images alike, and a dense network learns just as well (lesson 07). A **convolution** looks at windows: a small filter adds up pixel times weight, moves on by a
# pixel, and does so again with the *same* weights. The sums make a new image, a **map**. Here is a filter written by hand. What will it find?

# %%
by_hand = np.array([[-1, -1, 0, 1, 1]] * 5) / 10
digit = images[held_out][np.flatnonzero(labels[held_out] == 0)[2]].reshape(28, 28)
figures.one_filter(digit, by_hand, place=(11, 4))

# %% [markdown] tags=["notes"] minutes=2
# Follow the window along one row. Where is the sum large, where negative?

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: what do filters cost?
#
# It answers to edges. A convolutional network *learns* such filters. A filter has `size` by `size` weights **for each channel** (each map of the layer before; the image itself is one channel), and one bias.

# %% tags=["exercise"]
def conv_parameters(filters, size, channels):
    """How many weights and biases a convolutional layer has.

    filters: how many. size: of a window's side, in pixels.
    channels: how many maps (or images) each filter looks at.
    """
    ### BEGIN SOLUTION
    return filters * (size * size * channels + 1)
    ### END SOLUTION


check("filter_parameters", conv_parameters)

# %% slideshow={"slide_type": "skip"}
hint("filter_parameters")

# %% [markdown] tags=["notes"] minutes=3
# What goes wrong: one bias for the layer; a weight for every place of the image; the channels forgotten.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Eight filters, 24, a dense layer of 64. With `strides=2` a filter moves on by two pixels. **Pooling** keeps the largest of every four neighbours. (It keeps its softmax: the picture shows probabilities.)

# %%
keras.utils.set_random_seed(0)
cnn = keras.Sequential([
    keras.Input((28, 28, 1)),                                    # one channel: grey
    layers.Conv2D(8, 5, strides=2, activation="relu"),
    layers.Conv2D(24, 5, activation="relu"), layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax"),
])
for layer in cnn.layers:
    print(f"{type(layer).__name__:14s} {layer.output.shape[1:]!s:14s} {layer.count_params():>7,}")
print(f"together {cnn.count_params():,}; 784-128-10 has {net.parameter_count:,}")

# %% slideshow={"slide_type": "subslide"}
quiz("mistakes_with_filters")

# %% [markdown] tags=["notes"] minutes=2
# Why 12 by 12, and not 14? Then vote. Each weight of a filter is used at many places: fewer parameters, more to multiply.

# %% [markdown] tags=["before"] slideshow={"slide_type": "subslide"}
# **Adam** chooses the length of the step for every weight by itself; `falling_adam` is Adam with a schedule like the one above, from 0.01 down to 0.0001. The monitor watches twelve images that your engine's network misread. Afterwards, drag the slider.
# About 8 s.

# %%
from helpers.keras_twin import falling_adam
from helpers.widgets.keras_monitor import monitor

flat = images.reshape(-1, 28, 28, 1)
epochs = 1 if mnist.source == "full" else 10
dense_wrong = by_engine.argmax(axis=1) != labels[held_out]
hard = held_out[dense_wrong][:12]
watched = held_out[::max(1, len(held_out) // 2000)]              # enough to watch by

cnn.compile(falling_adam(len(training), 64, epochs, start=0.01), "sparse_categorical_crossentropy",
            metrics=["accuracy"], steps_per_execution=20)
watching = monitor(epochs, mnist.train_images[hard], labels[hard], "The CNN")
cnn_history = cnn.fit(flat[training], labels[training], batch_size=64, epochs=epochs, verbose=0,
                      validation_data=(flat[watched], labels[watched]), validation_batch_size=1000,
                      callbacks=[watching])

# %% [markdown] tags=["notes"] minutes=2
# Drag the slider back to the first moment, then on. Which of the twelve come right, and when?

# %% slideshow={"slide_type": "subslide"}
by_cnn = cnn.predict(flat[held_out], batch_size=1000, verbose=0)
cnn_wrong = by_cnn.argmax(axis=1) != labels[held_out]
print(f"misread of {len(held_out):,} held-out images: {cnn_wrong.sum()} by the CNN, "
      f"{dense_wrong.sum()} by 784-128-10")
reveal("mistakes_with_filters", dense_wrong.mean(), cnn_wrong.mean())

# %% [markdown] slideshow={"slide_type": "subslide"}
# What has it learnt to look for? Its eight first filters, and what each of them finds in the zero:

# %%
maps = np.asarray(cnn.layers[0](digit.reshape(1, 28, 28, 1)))[0]     # (12, 12, 8)
filters = cnn.layers[0].get_weights()[0][:, :, 0]                    # (5, 5, 8)
figures.filters_and_maps(digit, filters, maps)

# %% [markdown] tags=["notes"] minutes=2
# Some answer to one side of the stroke only. The optional lesson *Edges or digits* looks for such filters in a dense network.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: a CNN of your own
#
# Build and train one that has **under 60,000 parameters** and reads **98 % of the held-out images** (on the subset: 95 %), learning from the training part alone. Anything with a `Conv2D` in it counts. The check asks it about the held-out images. The solution takes about 8 s.

# %% tags=["exercise"]
passes = 1 if mnist.source == "full" else 10
keras.utils.set_random_seed(1)

### BEGIN SOLUTION
my_cnn = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(12, 5, strides=2, activation="relu"),
    layers.Conv2D(32, 5, strides=2, activation="relu"),
    layers.Flatten(),
    layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax"),
])
my_cnn.compile(falling_adam(len(training), 64, passes, start=0.01),
               "sparse_categorical_crossentropy", steps_per_execution=20)
my_cnn.fit(flat[training], labels[training], batch_size=64, epochs=passes, verbose=0)
### END SOLUTION

check("convolutional_network", my_cnn)

# %% slideshow={"slide_type": "skip"}
hint("convolutional_network")

# %% [markdown] tags=["notes"] minutes=5
# In class: one proposal from the room, trained together. What goes wrong: too many weights behind `Flatten`; the held-out images among those it learns from.
#
# Short of time: show the solution (key s), and let the class train theirs at home.

# %% [markdown] slideshow={"slide_type": "subslide"}
# All is chosen. Now the test images, once.

# %%
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
finalists = {"784-128-10": net.predict_proba(test_images),
             "the CNN": cnn.predict(test_images.reshape(-1, 28, 28, 1), batch_size=1000, verbose=0)}
if my_cnn is not ...:
    asked = test_images.reshape(-1, *my_cnn.input_shape[1:])
    finalists["yours"] = my_cnn.predict(asked, batch_size=1000, verbose=0)
for name, outputs in finalists.items():
    print(f"{name:11s} {np.mean(outputs.argmax(axis=1) == test_labels):.2%} of the test images")

# %% slideshow={"slide_type": "subslide"}
misread.most_confident(mnist.test_images, test_labels, finalists["the CNN"],
                       title="What the CNN still misreads: would you?")

# %% [markdown]
# Trained on all training images, three epochs: {{F3 full cnn}}, which leaves {{F3 full errors median}} errors; 784-128-10 has {{F2 full 128 median}}. The better network has *fewer* parameters. Is it Adam? With the same Adam and epochs, 784-128-10 leaves {{F3 full dense_errors}}.

# %% [markdown] tags=["notes"] minutes=2
# Let the room read the pictures before the labels.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Keeping a model
#
# A trained model goes into one file.

# %%
import zipfile

path = Path(tempfile.mkdtemp()) / "reader.keras"
model.save(path)
for entry in zipfile.ZipFile(path).infolist():
    print(f"{entry.filename:20s} {entry.file_size:>9,} bytes")

loaded = keras.models.load_model(path)
bytes_of_some = mnist.train_images[held_out[:500]]
difference = loaded.predict(bytes_of_some, verbose=0) - model.predict(bytes_of_some, verbose=0)
print("largest difference after loading:", np.abs(difference).max())

# %% [markdown] slideshow={"slide_type": "subslide"}
# It is a zip file: the layers in words (`config.json`), scaling included, the weights, and the optimizer's velocities (lesson 06), so that training can go on.
#
# Programs in other languages read **ONNX**. Keras writes it with `model.export("reader.onnx", format="onnx")` if the package `tf2onnx` is installed, which the course leaves out. It has a writer of its own:

# %%
from helpers.keras_twin import from_keras
from helpers.onnx_file import export_onnx

try:
    print(export_onnx(from_keras(twin), path.with_suffix(".onnx")).stat().st_size, "bytes")
except ImportError as missing:
    print(missing)

# %% [markdown] tags=["notes"] minutes=2
# Why are there more bytes than four for each parameter? The velocities.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is it fast?
#
# Frameworks are said to be faster. We time epochs of 3,200 images, in processor time of all cores together.

# %%
quiz("fastest_training")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Keras computes with TensorFlow, which is written in C++.

# %% slideshow={"slide_type": "skip"}
import time


def seconds_an_image(train, count):
    times = []
    for _ in range(3 if count < 10_000 else 2):                   # the first does not count
        begun = time.process_time()
        train(images[:count], labels[:count])
        times.append((time.process_time() - begun) / count)
    return min(times[1:])


def keras_time(batch_size=32, count=3200, **compiling):
    timed = keras.models.clone_model(twin)
    timed.compile("sgd", "sparse_categorical_crossentropy", **compiling)
    return seconds_an_image(lambda *some: timed.fit(*some, batch_size=batch_size, verbose=0), count)


def engine_time(batch_size=32, count=3200):
    timed = Network([784, 128, 10], activation="relu")
    return seconds_an_image(lambda *some: timed.train(*some, epochs=1, batch_size=batch_size),
                            count)


# %% tags=["timing"] slideshow={"slide_type": "subslide"}
times = {"Keras as it comes": keras_time(),
         "50 steps in one call": keras_time(steps_per_execution=50),
         "... and compiled by XLA": keras_time(steps_per_execution=50, jit_compile=True),
         "your engine": engine_time()}
reveal("fastest_training", *(1e6 * each for each in times.values()))

# %% tags=["timing"] slideshow={"slide_type": "subslide"}
more = len(images) // 3
print(f"{more:,} images in batches of 64: Keras as it comes takes "
      f"{keras_time(64, more) / engine_time(64, more):.1f} times the engine's processor time")
figures.relative_times(times)

# %% [markdown]
# Each call of `fit` and each step costs something. On one machine, five runs, Keras as it comes takes {{F7 full engine}} times the engine's processor time on 3,200 images in batches of 32, and {{F7 full engine_all}} times on all 60,000 in batches of 64: fewer calls and steps an image.
# (By the clock, many cores help.) `steps_per_execution=50` makes Keras {{F7 full steps}} times as fast.

# %% [markdown] tags=["notes"] minutes=2
# Which of the two numbers would an advertisement print? Both are true.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is a graphics card faster?
#
# A graphics card (GPU) multiplies thousands of numbers at once. Few learners have one, so here are times measured once, on one machine.

# %%
quiz("gpu_small_network")

# %% [markdown] tags=["notes"] minutes=2
# Vote. What is there to multiply in a step of 32 images through 16 neurons?

# %% slideshow={"slide_type": "subslide"}
from helpers.gpu_times import ratios, read_gpu_times

card = read_gpu_times()
by_card = {library: ratios(card, library) for library in ("Keras", "PyTorch")}
print(card.machine, card.libraries, card.date, sep="\n")
reveal("gpu_small_network", by_card["Keras"]["784-16-16-10", 32])

# %% slideshow={"slide_type": "subslide"}
figures.gpu_against_cpu(by_card)

# %% [markdown]
# On the course's dense networks, in the batches that we use, this card is slower than the cores beside it. Against your engine on one core it takes {{F10 full engine_small}} times as long for 784-16-16-10. For 784-4096-4096-10 it is {{F10 full large}}
# times as fast as the cores. That is one machine and one run. With a GPU of your own: `python -m tools.bench.gpu`, in the course's folder.

# %% [markdown] tags=["notes"] minutes=2
# Compare the same network in two batch sizes: what changes is how much there is to do in one step.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## More than one machine
#
# Why can a training be shared out to many machines? The gradient of a batch is the mean over its images. Your engine can show it:

# %% tags=["nbval-check-output"]
exact = Network([784, 128, 10], activation="relu", dtype="float64", seed=0)
whole, _ = exact.gradients(images[:128], labels[:128])
left, _ = exact.gradients(images[:64], labels[:64])
right, _ = exact.gradients(images[64:128], labels[64:128])
print("mean of two half gradients = the whole one:",
      np.allclose((left[0] + right[0]) / 2, whole[0]))

# %% [markdown] tags=["notes"] minutes=1
# So nobody needs all images of a batch, only the mean of all gradients.

# %% [markdown] slideshow={"slide_type": "subslide"}
# So each worker takes a part of the batch, the gradients are averaged, and all take the same step. TensorFlow's `MultiWorkerMirroredStrategy` does that. With two workers the `fit` of Keras 3 refuses it, so
# `helpers/two_workers.py` writes the step out, for two processes that talk over this computer's own network. The numbers were measured beforehand; to see it happen, say `True`.

# %%
from helpers.measured import measured_range

run_them = False                        # True: about a minute
if run_them:
    from helpers.two_workers import two_workers
    print(two_workers(images, labels))
for what, about in {"between_workers": "between the two workers",
                    "to_whole_batch": "to one worker with the whole batch",
                    "half_batch": "with half a batch and no partner",
                    "moved": "of the end to the start"}.items():
    found = measured_range("F11", what, mnist.source)
    size = f"{found.lowest:.0e} to {found.highest:.0e}" if found.highest else "0"
    print(f"largest difference {about:36s} {size}")

# %% [markdown] slideshow={"slide_type": "skip"}
# (20 steps in batches of 2 · 64, three seeds.) But for rounding, the two end where a single worker with the whole batch does. With half a batch and no partner it ends elsewhere.

# %% [markdown] tags=["notes"] minutes=2
# The third line is the control: without the exchange it comes out otherwise.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | what was measured |
# |---|---|
# | dropout and regularisation help against overfitting | 1,000 images: none {{I5 full plain median}}, L2 {{I5 full l2 median}}, dropout {{I5 full dropout median}}, early stopping {{I5 full early median}}, shifts {{I5 full shifts}} |
# | modern variants are better | true: {{F3 full cnn}} with {{F3 full parameters}} parameters; 784-128-10 {{F2 full 128 median}} |
# | a framework is faster | not in work done: {{F7 full engine_all median}} times the engine's processor time for all images |
# | a GPU is faster | for 784-4096-4096-10 {{F10 full large}} times; 784-16-16-10 takes it {{F10 full small}} times as long as the cores |
#
# Full set, median (lowest to highest) of five seeds; first row: held-out images, second: test images. The last row is one run.
#
# **Say it in your own words**

# %% [markdown] tags=["notes"] minutes=2
# Take the first question: it is the one that they will meet at work.

# %% slideshow={"slide_type": "skip"}
own_words("rising_held_out_cost", "shifts_and_filters", "when_a_gpu_pays")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** F. Chollet, *Deep Learning with Python* (second edition, 2021), by Keras' author. Y. LeCun and others, *Gradient-Based Learning Applied to Document
# Recognition* (1998): the CNN that read cheques. N. Srivastava and others, *Dropout* (2014). D. Kingma and J. Ba, *Adam* (2015).
#
# **Next:** [lesson 10](10_limits.ipynb) looks for what your networks cannot do.
