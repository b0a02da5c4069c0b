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
# Nobody writes backpropagation by hand at work. Here you rebuild your network in Keras, check that it is *the same* network, and then use what Keras
# has and your engine has not, such as layers of filters.
#
# **You need** lessons [05](05_backprop.ipynb) and [06](06_training.ipynb). **It takes** about {{minutes}} minutes of yours and
# about 50 seconds of the computer's. {{solution}}.
#
# The first cell loads Keras, which takes about 5 s. Where it cannot be installed, the cells that need it say so and are left out; all others run.

# %%
import numpy as np

from helpers.data import load_mnist, normalize
from helpers.figures import keras as figures
from helpers.figures import misread
from helpers.keras_twin import load_keras
from helpers.missing_library import skip_cells

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
keras = load_keras() or skip_cells("keras")
mnist

# %% [markdown] slideshow={"slide_type": "slide"}
# ## One network, two libraries
#
# You know this one: 784-128-10, lesson 06's recipe. The engine trains it in about 3 s.

# %% slideshow={"slide_type": "fragment"}
from helpers.network import Network
from helpers.widgets.training_progress import watch

epochs = 5 if mnist.source == "full" else 20
net = Network([784, 128, 10], activation="relu", seed=0)
net.train(images, labels, epochs=epochs, decay="linear",
          validation=(test_images, test_labels), on_epoch=watch(epochs, "Your engine"))
dense_errors = int((net.predict(test_images) != test_labels).sum())
print(f"{dense_errors} of {len(test_labels):,} test images are misread")

# %% [markdown]
# (The test images are only watched here: nothing is chosen by them.)
#
# In Keras a network is a list of layers. A `Dense` layer is what you built in lesson 02: a weighted sum, a bias, an activation.

# %%
twin = keras.Sequential([
    keras.Input((784,)),
    keras.layers.Dense(128, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
print(f"Keras: {twin.count_params():,} parameters, the engine: {net.parameter_count:,}")
[array.shape for array in twin.get_weights()]

# %% [markdown]
# As many parameters, in arrays of the shapes that you know. They are random still, but suppose that Keras had your engine's weights.

# %%
from helpers.exercises import check, hint, quiz

quiz("keras_outputs")

# %% [markdown]
# ### Your turn: in Keras' order
#
# `twin.set_weights(arrays)` takes one list, in the order in which `get_weights` has just shown its own. The engine keeps two lists, `net.weights` and
# `net.biases`. Make the one out of the two, for a network with any number of layers.

# %% tags=["exercise"]
def arrays_for_keras(net):
    """The weights and biases of a Network, in the order of Keras' `set_weights`.

    net.weights: list of arrays (inputs, neurons); net.biases: of arrays (neurons,).
    Returns one list of arrays.
    """
    ### BEGIN SOLUTION
    arrays = []
    for weights, biases in zip(net.weights, net.biases):
        arrays += [weights, biases]
    return arrays
    ### END SOLUTION


check("weight_order", arrays_for_keras)

# %%
hint("weight_order")

# %% [markdown]
# The helpers have it as `weights_in_order`. Now both networks read the test images. The picture shows the one that the engine was least sure about.

# %% slideshow={"slide_type": "fragment"}
from helpers.keras_twin import weights_in_order

twin.set_weights(weights_in_order(net))
by_engine = net.predict_proba(test_images)
by_keras = twin.predict(test_images, verbose=0)
difference = np.abs(by_engine - by_keras).max()
print(f"largest difference of any output of any image: {difference:.1g}")

unsure = by_engine.max(axis=1).argmin()
figures.outputs_of_two(test_images[unsure], {"your engine": by_engine[unsure],
                                             "Keras": by_keras[unsure]})

# %% [markdown]
# What is left is rounding: both compute in float32, which has about seven digits, and they add up in another order. There is no secret in Keras'
# forward pass. Is there one in how it learns?

# %%
quiz("keras_training_drift")

# %% [markdown]
# `compile` tells a model how to learn: by which `optimizer`, and from which cost, here called `loss`. `train_on_batch` is one step. Start again from random
# weights, the same in both. The 200 steps take about 1 s.

# %% slideshow={"slide_type": "fragment"}
from helpers.keras_twin import largest_gap, to_keras

one = Network([784, 128, 10], activation="relu", seed=0)
other = to_keras(one)
other.compile(keras.optimizers.SGD(learning_rate=0.1),
              "sparse_categorical_crossentropy")

distances = []
for step in range(200):
    batch = np.arange(64 * step, 64 * (step + 1)) % len(images)
    one.train(images[batch], labels[batch], epochs=1, learning_rate=0.1, momentum=0)
    other.train_on_batch(images[batch], labels[batch])
    distances.append(largest_gap(one, other))

figures.weight_differences(distances, largest_weight=max(np.abs(w).max() for w in one.weights))

# %% [markdown]
# Every step adds a little rounding, and the next one starts from there. It stays far below anything that would change an answer. So Keras does what
# you have built, and every word of yours has one in Keras:
#
# | the engine | Keras |
# |---|---|
# | `Network([784, 128, 10], activation="relu")` | `keras.Sequential([keras.Input((784,)), keras.layers.Dense(128, activation="relu"), ...])` |
# | `learning_rate=0.1, momentum=0.9` | `keras.optimizers.SGD(learning_rate=0.1, momentum=0.9)` |
# | `cost="cross_entropy"` and labels | `"sparse_categorical_crossentropy"` (*sparse*: labels, not one-hot targets) |
# | `train(images, labels, epochs=..., batch_size=...)` | `fit(images, labels, epochs=..., batch_size=..., verbose=0)` |
# | `validation=(images, labels)` | `validation_data=(images, labels)` |
# | `on_epoch=...` | `callbacks=[...]` |
# | `predict_proba` | `predict` |

# %% [markdown] slideshow={"slide_type": "slide"}
# ## compile and fit
#
# A sixth of the training images is held back, as in lesson 06. `as_callback` hands Keras the live picture that you know. `verbose=0` switches Keras'
# own progress bar off. `steps_per_execution=10` lets it take ten steps in one go; what that is worth, you measure further down. About 3 s.

# %% slideshow={"slide_type": "fragment"}
from helpers.data import stratified_split
from helpers.keras_twin import as_callback, dense_network

training, held_out = stratified_split(labels, share=1 / 6)
validation = images[held_out], labels[held_out]
epochs = 3 if mnist.source == "full" else 12

model = dense_network([784, 128, 10])         # the three layers from above, by a helper
model.compile(keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
              "sparse_categorical_crossentropy", metrics=["accuracy"],
              steps_per_execution=10)
history = model.fit(images[training], labels[training], batch_size=128, epochs=epochs,
                    validation_data=validation, validation_batch_size=1000, verbose=0,
                    callbacks=[as_callback(watch(epochs, "784-128-10 in Keras"))])

# %%
first = {name: round(values[0], 4) for name, values in history.history.items()}
print("after the first epoch:", first)

# %%
quiz("accuracy_during_epoch")

# %% [markdown]
# To test your answer: a fresh network, one epoch, and then the same images once more.

# %% slideshow={"slide_type": "fragment"}
some = images[training[:10000]], labels[training[:10000]]
fresh = dense_network([784, 128, 10])
fresh.compile(keras.optimizers.SGD(learning_rate=0.02, momentum=0.9),
              "sparse_categorical_crossentropy", metrics=["accuracy"])
while_running = fresh.fit(*some, batch_size=128, verbose=0).history["accuracy"][0]
_, afterwards = fresh.evaluate(*some, batch_size=1000, verbose=0)
print(f"right while the epoch ran: {while_running:.1%}, afterwards: {afterwards:.1%}")

# %% [markdown]
# ### Your turn: build, compile and fit
#
# A network 784-64-10, ReLU and softmax. SGD with a rate of 0.05 and a momentum of 0.9, the cross-entropy for labels, with the accuracy counted. Two epochs (ten on the
# subset) in batches of 128, on the training part, with the held-out part as validation data. About 3 s, or 2 s with `steps_per_execution=10`.

# %% tags=["exercise"]
passes = 2 if mnist.source == "full" else 10

### BEGIN SOLUTION
my_model = keras.Sequential([
    keras.Input((784,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
my_model.compile(keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
                 "sparse_categorical_crossentropy", metrics=["accuracy"],
                 steps_per_execution=10)
my_history = my_model.fit(images[training], labels[training], batch_size=128,
                          epochs=passes, validation_data=validation, verbose=0)
### END SOLUTION

check("fit_model", my_model, my_history)

# %%
hint("fit_model")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is it fast?
#
# Keras computes with TensorFlow, which is written in C++ and made for machines with a thousand cores. "Use a framework, it is faster", one reads.

# %%
quiz("fastest_training")

# %% [markdown]
# We time epochs of 3,200 images, after a first one that sets things up, by the processor's clock: what other programs do does not count. About 4 s for all.

# %%
import time


def seconds_an_image(batch_size=32, count=3200, **compiling):
    timed = dense_network([784, 128, 10])
    timed.compile("sgd", "sparse_categorical_crossentropy", **compiling)
    times = []
    for _ in range(3):
        start = time.process_time()
        timed.fit(images[:count], labels[:count], batch_size=batch_size, verbose=0)
        times.append(time.process_time() - start)
    return min(times[1:]) / count


# %% tags=["timing"] slideshow={"slide_type": "fragment"}
times = {"Keras as it comes": seconds_an_image(),
         "step by step, to look inside": seconds_an_image(count=320, run_eagerly=True),
         "50 steps in one call": seconds_an_image(steps_per_execution=50),
         "... and compiled by XLA": seconds_an_image(steps_per_execution=50,
                                                     jit_compile=True),
         "batches of 256, not 32": seconds_an_image(256)}

start = time.process_time()
timed_net = Network([784, 128, 10], activation="relu")
timed_net.train(images[:3200], labels[:3200], epochs=10, batch_size=32)
times["your engine"] = (time.process_time() - start) / 10 / 3200
figures.relative_times(times)

# %% [markdown]
# Most of a small network's time in Keras is not spent on multiplying. Every step is asked for from Python, checked, and handed on, and that costs the same
# for a large network and a small one. Over five seeds, by processor time, full set:
#
# | what | gain |
# |---|---|
# | `steps_per_execution=50`: fifty steps asked for at once | {{F7 full steps}} times as fast |
# | `jit_compile=True` on top: XLA melts all steps of the computation into one | {{F7 full jit}} times as fast, and the first epoch takes {{F7 full jit_first median}} times as long as the next |
# | batches of 256 | {{F7 full batch}} times as fast, but an epoch has an eighth of the steps (lesson 04) |
# | `run_eagerly=True`, for looking for mistakes | {{F7 full eager}} times as *slow* |
# | your engine against Keras as it comes | {{F7 full engine}} times as fast |
#
# For a network this small the engine wins. This race is short, and each call of `fit` costs something, too: with all images and batches of 64 the gap is
# smaller (the table in the course's README). XLA and a GPU pay where there is a lot to multiply in every step. You will see one such network below.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## When to stop?
#
# Now a task where more training may harm: only 1,000 training images. A thousand others are held out. 120 epochs take about 2 s, in the engine, as both learn the same.

# %%
quiz("overfitting")

# %% slideshow={"slide_type": "fragment"}
rest, chosen = stratified_split(labels, share=1000 / len(labels))
few, few_labels = images[chosen], labels[chosen]
others = images[rest[:1000]], labels[rest[:1000]]
recipe = {"batch_size": 32, "learning_rate": 0.02, "momentum": 0.9}

too_long = Network([784, 128, 10], activation="relu", seed=0)
long_history = too_long.train(few, few_labels, epochs=120, validation=others, **recipe)
figures.cost_against_accuracy(long_history)

# %% [markdown]
# Two measures, two stories. The cost climbs: what the network gets wrong, it gets wrong ever more *confidently*. The accuracy stays about where it is. After 300 epochs
# it was {{I5 full long median}} of the test images, after 60 {{I5 full plain median}}, at the lowest cost {{I5 full early median}} (full set, five seeds).
#
# Whoever wants good probabilities (lesson 08) should stop in time all the same. One way is a **callback**: an object that Keras calls at certain moments, here
# at the end of every epoch.

# %% [markdown]
# ### Your turn: a callback that keeps the best
#
# Write what happens at the end of an epoch. If `logs["val_loss"]`, the held-out cost, is the lowest so far, remember it, keep the weights, and begin to wait afresh.
# If not, you have waited one more epoch. Once you have waited for `self.patience` epochs, set `self.model.stop_training` to `True`.
#
# `self.model.get_weights()` gives a copy of the weights as they are now.

# %% tags=["exercise"]
class KeepBest(keras.callbacks.Callback):
    """Ends a training that gets no better, and puts the best weights back."""

    def __init__(self, patience):
        super().__init__()
        self.patience = patience        # so many epochs without a new lowest cost
        self.lowest = np.inf            # the lowest cost so far
        self.best = None                # the weights that had it
        self.waited = 0                 # epochs since then

    def on_epoch_end(self, epoch, logs=None):
        ### BEGIN SOLUTION
        if logs["val_loss"] < self.lowest:
            self.lowest = logs["val_loss"]
            self.best = self.model.get_weights()
            self.waited = 0
        else:
            self.waited += 1
            if self.waited >= self.patience:
                self.model.stop_training = True
        ### END SOLUTION

    def on_train_end(self, logs=None):
        if self.best is not None:
            self.model.set_weights(self.best)


check("keep_best", KeepBest)

# %%
hint("keep_best")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What helps against overfitting?
#
# Four aids that one reads about:
#
# - **L2**: the squares of the weights are added to the cost, so large weights have to earn their keep.
# - **Dropout**: in each training step, a random half of the hidden neurons is silent. No neuron can rely on another.
# - **Early stopping**: what you have just written.
# - **Augmentation**: each image is moved by a pixel or two, another way every time.

# %%
quiz("regularisation")

# %% [markdown]
# Everything with the same 1,000 images and 60 epochs. The engine does what it can: nothing, L2, shifts. About 3 s.

# %% slideshow={"slide_type": "fragment"}
from functools import partial

from helpers.handwriting import random_shifts

aids = {"no aid": {}, "L2, 0.001": {"l2": 0.001}, "L2, 0.01": {"l2": 0.01},
        "shifts by 1 pixel": {"augment": random_shifts},
        "shifts by 2 pixels": {"augment": partial(random_shifts, pixels=2)}}
accuracies, costs = {}, {}
for name, aid in aids.items():
    aided = Network([784, 128, 10], activation="relu", seed=0)
    aided.train(few, few_labels, epochs=60, **recipe, **aid)
    accuracies[name] = aided.accuracy(test_images, test_labels)
    costs[name] = aided.cost(test_images, test_labels)
    print(f"{name:20s} {accuracies[name]:.1%}, cost {costs[name]:.2f}", flush=True)

# %% [markdown]
# Dropout and early stopping are a word each in Keras: a layer, and a callback. About 6 s.

# %% slideshow={"slide_type": "fragment"}
stop = keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)
in_keras = {"dropout, one half": (0.5, {}),
            "early stopping": (0.0, {"validation_data": others, "callbacks": [stop],
                                     "validation_batch_size": 1000})}
for name, (dropout, more) in in_keras.items():
    aided_model = dense_network([784, 128, 10], dropout=dropout)
    aided_model.compile(keras.optimizers.SGD(0.02, momentum=0.9), metrics=["accuracy"],
                        loss="sparse_categorical_crossentropy", steps_per_execution=32)
    aided_model.fit(few, few_labels, batch_size=32, epochs=60, verbose=0, **more)
    costs[name], accuracies[name] = aided_model.evaluate(test_images, test_labels,
                                                         batch_size=1000, verbose=0)
    print(f"{name:20s} {accuracies[name]:.1%}, cost {costs[name]:.2f}", flush=True)

# %% slideshow={"slide_type": "fragment"}
from helpers.measured import measured_range

keys = {"no aid": "plain", "L2, 0.001": "l2_small", "L2, 0.01": "l2_large",
        "early stopping": "early", "dropout, one half": "dropout",
        "shifts by 1 pixel": "shifts_1", "shifts by 2 pixels": "shifts_2"}
figures.accuracy_by_aid({name: accuracies[name] for name in keys if name in accuracies},
                        {name: measured_range("I5", key, mnist.source)
                         for name, key in keys.items()})

# %% [markdown]
# Dropout adds about a point, L2 and early stopping nothing, or less than nothing. Look at the costs above: all three make the network less *sure* of its
# mistakes. They hardly teach it to read better. For that it needs something new to know, and the shifts bring something: a digit that stands a pixel further left is the
# same digit.
#
# Another honest remark: early stopping used a thousand more labelled images, just to watch. What would they bring as *training* images? Lesson 01 has the curve.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Keeping a model
#
# A trained model goes into one file.

# %% slideshow={"slide_type": "fragment"}
import tempfile
import zipfile
from pathlib import Path

path = Path(tempfile.mkdtemp()) / "reader.keras"
model.save(path)
for entry in zipfile.ZipFile(path).infolist():
    print(f"{entry.filename:20s} {entry.file_size:>9,} bytes")

# %% [markdown]
# It is a zip file: the layers in words (`config.json`), and the weights. Why are there more bytes than four for each parameter? The optimizer's velocities (lesson 06) are
# kept as well, so that training can go on where it stopped. Load it, and take it back into the engine:

# %%
from helpers.keras_twin import from_keras

loaded = keras.models.load_model(path)
back = from_keras(loaded)
print(back)
difference = back.predict_proba(test_images) - model.predict(test_images, verbose=0)
print(f"largest difference to the model that was saved: {np.abs(difference).max():.1g}")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A network that knows that images are flat
#
# A dense network is blind to layout: scramble the pixels of all images in the same way, and it learns just as well (lesson 07). It also has to learn a stroke
# anew for every place where it may stand. A **convolution** puts an end to both. A small filter looks at a window of the image, adds up pixel times weight, moves on by a
# pixel, and does it again, with the *same* weights everywhere. The sums make a new image, a **map**.
#
# Here is a filter written by hand. Red weights add ink, blue ones take it away. What will it find?

# %% slideshow={"slide_type": "fragment"}
by_hand = np.array([[-1, -1, 0, 1, 1]] * 5) / 10
digit = test_images[np.flatnonzero(test_labels == 0)[2]].reshape(28, 28)
figures.one_filter(digit, by_hand, place=(11, 4))

# %% [markdown]
# It answers where paper is on the left and ink on the right: left edges red, right edges blue. A convolutional network *learns* such filters. After them stands a ReLU, and then
# **pooling**: of every four neighbours only the largest is kept, so the maps shrink. Two rounds of that:

# %% tags=["nbval-check-output"]
side = 28
for size in (5, 5):
    filtered = side - size + 1
    print(f"{side} x {side} -> filters of {size} x {size}: {filtered} x {filtered}"
          f" -> pooled: {filtered // 2} x {filtered // 2}")
    side = filtered // 2

# %% [markdown]
# ### Your turn: what do filters cost?
#
# A filter has `size` by `size` weights **for each channel** (each map of the layer before; the image itself is one channel), and one bias. How many parameters has a layer
# of `filters` of them?

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

# %%
hint("filter_parameters")

# %% [markdown]
# Eight filters, then 24, then a dense layer of 64:

# %%
keras.utils.set_random_seed(0)
layers = keras.layers
cnn = keras.Sequential([
    keras.Input((28, 28, 1)),                             # one channel: grey
    layers.Conv2D(8, 5, activation="relu"), layers.MaxPooling2D(),
    layers.Conv2D(24, 5, activation="relu"), layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax"),
])
for layer in cnn.layers:
    kind, shape = type(layer).__name__, str(layer.output.shape[1:])
    print(f"{kind:14s} {shape:14s} {layer.count_params():>7,}")
print(f"together {cnn.count_params():,}; 784-128-10 has {net.parameter_count:,}")

# %% [markdown]
# All filters together have few parameters. But each weight is used hundreds of times in an image, so there is far more to multiply than in your dense network.

# %%
quiz("mistakes_with_filters")

# %% [markdown]
# **Adam** chooses the length of the step for every weight by itself; its rate falls from 0.005 to 0.0001. The monitor watches twelve test images that your engine's network misread. When the
# training is over, drag the slider and watch them change. About 10 s with two cores, 20 s with one.

# %% slideshow={"slide_type": "fragment"}
from helpers.keras_twin import falling_adam
from helpers.widgets.keras_monitor import monitor

flat = images.reshape(-1, 28, 28, 1)
flat_tests = test_images.reshape(-1, 28, 28, 1)
epochs = 3 if mnist.source == "full" else 15
watched = held_out[:2000]                       # enough to watch by, and quicker
hard = np.flatnonzero(net.predict(test_images) != test_labels)[:12]

cnn.compile(falling_adam(len(training), 128, epochs), "sparse_categorical_crossentropy",
            metrics=["accuracy"], steps_per_execution=20)
watching = monitor(epochs, mnist.test_images[hard], test_labels[hard], "The CNN")
cnn_history = cnn.fit(flat[training], labels[training], batch_size=128, epochs=epochs,
                      validation_data=(flat[watched], labels[watched]), verbose=0,
                      validation_batch_size=1000, callbacks=[watching])

# %% slideshow={"slide_type": "fragment"}
by_cnn = cnn.predict(flat_tests, batch_size=1000, verbose=0)
cnn_errors = int((by_cnn.argmax(axis=1) != test_labels).sum())
print(f"misread of {len(test_labels):,} test images: {cnn_errors} "
      f"(784-128-10: {dense_errors})")
misread.most_confident(mnist.test_images, test_labels, by_cnn,
                       title="What the CNN still misreads: would you?")

# %% [markdown]
# Trained on all training images: {{F3 full cnn}} on the full set, which leaves {{F3 full errors median}} errors, and {{F3 subset cnn}} on the subset; 784-128-10 has {{F2 full 128}} and
# {{F2 subset 128}}. So "modern variants are better" is true, and the better one is the *smaller* one, with {{F3 full parameters}} parameters. It was told something true about images.
#
# What has it learnt to look for? Below are its eight first filters, and what each of them finds in the zero.

# %% slideshow={"slide_type": "fragment"}
maps = np.asarray(cnn.layers[0](digit.reshape(1, 28, 28, 1)))[0]  # (24, 24, 8)
filters = cnn.layers[0].get_weights()[0][:, :, 0]                # shape (5, 5, 8)
figures.filters_and_maps(digit, filters, maps)

# %% [markdown]
# Some answer to one edge of the stroke and not to the other. One reads that of dense networks, too; lesson 07 found mixtures of digits there instead.
#
# ### Your turn: a CNN of your own
#
# Build and train one that has **under 60,000 parameters** and reads **98.8 % of the test images** (on the subset: 95.5 %). Choose by the held-out images; the check then asks it once about
# all test images. Anything with a `Conv2D` in it counts. The solution takes about 8 s.

# %% tags=["exercise"]
passes = 3 if mnist.source == "full" else 10
keras.utils.set_random_seed(1)

### BEGIN SOLUTION
my_cnn = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(12, 5, strides=2, activation="relu"),
    layers.Conv2D(32, 5, strides=2, activation="relu"),
    layers.Flatten(),
    layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax"),
])
my_cnn.compile(falling_adam(len(flat), 128, passes), "sparse_categorical_crossentropy",
               steps_per_execution=20)
my_cnn.fit(flat, labels, batch_size=128, epochs=passes, verbose=0)
### END SOLUTION

check("convolutional_network", my_cnn)

# %%
hint("convolutional_network")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## More than one machine
#
# Large networks are trained on many devices at once. Why can a training be shared out at all? Because the gradient of a batch is the mean over its images. Your engine can show it:

# %% tags=["nbval-check-output"]
exact = Network([784, 128, 10], activation="relu", dtype="float64", seed=0)
whole, _ = exact.gradients(images[:128], labels[:128])
left, _ = exact.gradients(images[:64], labels[:64])
right, _ = exact.gradients(images[64:128], labels[64:128])
print("mean of two half gradients = the whole one:",
      np.allclose((left[0] + right[0]) / 2, whole[0]))

# %% [markdown]
# So every device takes a part of the batch, the gradients are averaged, and all take the same step. In TensorFlow that is a *strategy*: build the model inside its `scope`,
# the rest stays as it is. Here it has a single device to share with, so it shows the way, and gains nothing.

# %%
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy(["CPU:0"])     # with GPUs: MirroredStrategy()
with strategy.scope():
    shared = dense_network([784, 128, 10])
    shared.compile("sgd", "sparse_categorical_crossentropy")
shared.fit(images[:3200], labels[:3200], batch_size=64, verbose=0)
print("Keras sees:", ", ".join(keras.distribution.list_devices()))
print("devices that share every batch:", strategy.num_replicas_in_sync)

# %% [markdown]
# Keras' own way is `keras.distribution.DataParallel()`. It is made for Keras on JAX, another library that can do the computing in TensorFlow's place.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what one reads | what was measured |
# |---|---|
# | dropout and regularisation help against overfitting | on 1,000 images: none {{I5 full plain}}, L2 {{I5 full l2_small}} and {{I5 full l2_large}}, dropout {{I5 full dropout}}, early stopping {{I5 full early}}; shifts {{I5 full shifts_1}} and {{I5 full shifts_2}} |
# | overfitting leads to poor performance | 300 epochs: {{I5 full long median}}, as good as 60. The cost pays: {{I5 full early_cost median}} at its best, {{I5 full long_cost median}} at the end; with L2 {{I5 full l2_small_cost median}} |
# | modern variants are better | true: {{F3 full cnn}} with {{F3 full parameters}} parameters in 3 epochs; 784-128-10 {{F2 full 128}} |
# | a framework is faster | not for a small network: your engine is {{F7 full engine median}} times as fast as Keras as it comes; `steps_per_execution` makes Keras {{F7 full steps median}} times as fast |
#
# Test images, full set, median (lowest to highest) over five seeds. On the subset: none {{I5 subset plain}}, dropout {{I5 subset dropout}}, shifts by two pixels {{I5 subset shifts_2}}, the CNN {{F3 subset cnn}}.
#
# **Say it in your own words**
#
# 1. A friend says: "My network overfits, its held-out cost is rising." What do you ask first?
# 2. Why do shifts help a dense network so much, and why would they help a CNN less?
# 3. A filter of the first layer has 25 weights. What would a dense layer need to do the same?
#
# **To read on:** F. Chollet, *Deep Learning with Python* (second edition, 2021), by Keras' author. Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, *Gradient-Based Learning Applied to Document
# Recognition* (1998): the CNN that read digits on cheques. N. Srivastava and others, *Dropout* (2014). D. Kingma and J. Ba, *Adam* (2015).
#
# **Next:** [lesson 10](10_limits.ipynb) looks for what your networks cannot do.
