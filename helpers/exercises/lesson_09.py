"""Lesson 09, training with Keras: the order of the weights, build and fit, a callback, what a filter holds, a CNN.

Keras is not loaded here: a learner's model is described in plain words and numbers first (keras_models.py), and a
description is what every mistake is entered as. So the checks can be tested where Keras is missing.
"""

from dataclasses import replace

import numpy as np

from helpers.exercises.keras_callbacks import (
    ByEpochNumber,
    CallbackExercise,
    FirstRise,
    KeepBest,
    compare_driven,
    variation,
)
from helpers.exercises.keras_models import (
    BARS,
    MOST_PARAMETERS,
    Cnn,
    Fit,
    ModelExercise,
    described_cnn,
    described_fit,
)
from helpers.exercises.model import Exercise, Mistake, Option, Quiz
from helpers.network import Network

QUIZZES = [
    Quiz(
        id="09.1",
        question="The same weights, once in your engine and once in Keras. How far apart are the outputs of the two?",
        prediction=True,
        options=[Option("Not at all: every bit is the same"),
                 Option("In about the seventh digit"),
                 Option("In about the third digit"),
                 Option("A lot: Keras does more than a weighted sum")],
    ),
    Quiz(
        id="09.3",
        question="Now both go on to learn, step by step, from the same batches in the same order. How far apart is the "
                 "most different weight after 200 steps?",
        prediction=True,
        options=[Option("About 0.0000001, as before"), Option("About 0.00001"), Option("About 0.01"),
                 Option("By then they are two different networks")],
    ),
    Quiz(
        id="09.5",
        question="After the first epoch Keras reports a *higher* accuracy on the held-out images than on the training "
                 "images. How can that be?",
        options=[
            Option("The held-out images are easier",
                   "They were drawn at random from the same images. There is another difference: *when* is each of "
                   "the two numbers measured?"),
            Option("Its training numbers are an average over the epoch, early steps included",
                   "Yes. The training numbers are collected while the epoch runs, most of it with a network that "
                   "knows less. The held-out images are read at its end.", right=True),
            Option("The network has overfitted",
                   "Overfitting is the other way round: better on the training images than on others."),
            Option("There is a mistake in the program",
                   "No: this is what one usually sees in the first epochs."),
        ],
    ),
    Quiz(
        id="09.6",
        question="784-128-10, batches of 32. Which is fastest?",
        prediction=True,
        options=[Option("Keras as it comes: it is written in C++"),
                 Option("Keras, compiled with XLA"),
                 Option("Keras with 50 steps in one call"),
                 Option("The course's engine, in NumPy")],
    ),
    Quiz(
        id="09.7",
        question="784-128-10 learns 1,000 images by heart, and training goes on. What happens on 1,000 other images?",
        prediction=True,
        options=[Option("Cost up, accuracy down: it forgets how to read new images"),
                 Option("Cost up, accuracy stays"),
                 Option("Cost stays, accuracy down"),
                 Option("Both stay")],
    ),
    Quiz(
        id="09.9",
        question="One reads that \"regularisation and dropout help\" against overfitting. With 1,000 training images, "
                 "which of these adds most to the accuracy on test images?",
        prediction=True,
        options=[Option("L2: large weights cost extra"),
                 Option("Dropout: in every step, half of the neurons are left out"),
                 Option("Early stopping"),
                 Option("Shifting the images at random by a pixel or two")],
    ),
    Quiz(
        id="09.11",
        question="Your dense network misreads some of the test images. A network of filters with a third of its "
                 "parameters: how many mistakes will it make?",
        prediction=True,
        options=[Option("More: it has fewer parameters"), Option("About as many"),
                 Option("About half as many, or less")],
    ),
]


# ---- 09.2 the order of the weights -----------------------------------------------------------------------------------

def _in_order(net):
    return [array for pair in zip(net.weights, net.biases, strict=True) for array in pair]


def _in_order_by_loop(net):
    arrays = []
    for layer in range(len(net.weights)):
        arrays.append(net.weights[layer].astype("float32"))
        arrays += [net.biases[layer]]
    return arrays


def _as_tuple(net):
    return tuple(_in_order(net))


def _filled(sizes, seed):
    net = Network(sizes, dtype="float64", seed=seed)
    random = np.random.default_rng(seed)
    net.biases = [random.normal(size=biases.shape) for biases in net.biases]
    return net


# ---- 09.10 the parameters of filters ---------------------------------------------------------------------------------

def _conv_parameters(filters, size, channels):
    return filters * (size * size * channels + 1)


def _by_counting(filters, size, channels):
    return np.zeros((size, size, channels, filters)).size + np.zeros(filters).size


# ---- 09.4 and 09.12: models ------------------------------------------------------------------------------------------

GOOD_FIT = Fit(layers=(("Dense", 64, "relu"), ("Dense", 10, "softmax")), inputs=(784,),
               loss="sparse_categorical_crossentropy", accuracy=True, held_out=True, learnt_from="training part",
               learns=True)
GOOD_CNN = Cnn(parameters=43426, filters=True, outputs=10, right=0.99, right_on_raw_pixels=0.97, bar=0.988)

NAMES = {"layers": "layers", "inputs": "inputs", "loss": "loss", "accuracy": "metrics", "held_out": "validation data",
         "learnt_from": "training images or batches", "learns": "learning"}


def _compare_fits(result, expected, arguments):
    came, wanted = described_fit(result), described_fit(expected)
    if isinstance(came, str):
        return came
    if came.loss == "categorical_crossentropy" and wanted.loss.startswith("sparse"):
        came = replace(came, loss=wanted.loss)  # with one-hot targets: the same number
    unlike = [field for field in NAMES if getattr(came, field) != getattr(wanted, field)]
    if not unlike:
        return True
    if "layers" in unlike:
        said = ", ".join(f"{kind}({size}, {activation})" for kind, size, activation in came.layers)
        return f"The layers are not those that were asked for. Yours are: {said or 'none'}."
    if "learns" in unlike:
        return ("The model was trained, but it has hardly learnt anything. Is the learning rate 0.05, and are the "
                "images those from 0 to 1?")
    return f"Something about the {listed(NAMES[field] for field in unlike)} is not as asked for."


def listed(words) -> str:
    """a, b and c."""
    words = list(words)
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _compare_cnns(result, expected, arguments):
    came = described_cnn(result)
    if isinstance(came, str):
        return came
    fine = came.filters and came.outputs == 10 and came.parameters < MOST_PARAMETERS and came.right >= came.bar
    wanted = described_cnn(expected)
    return came == wanted if wanted.right < wanted.bar or not wanted.filters else fine


def _fits(cnn) -> bool:
    return cnn.filters and cnn.parameters < MOST_PARAMETERS


def _prefers_raw(cnn) -> bool:
    """A network that learnt from pixels up to 255 reads those clearly better than pixels up to 1."""
    return _fits(cnn) and cnn.right_on_raw_pixels > cnn.right + 0.01


def _cnn(condition):
    """A detector that gets the description."""
    return lambda result, expected, arguments: condition(described_cnn(result))


def _below(case):
    cnn = described_cnn(case.result)
    return (f"{cnn.right:.2%} of the test images: {cnn.bar:.1%} is the bar here. Do the filters get *more* from layer "
            "to layer, as the maps get smaller? Does the rate fall towards the end? Then one more epoch helps.")


EXERCISES = [
    Exercise(
        id="09.2",
        title="The order of the weights",
        reference=_in_order,
        cases=lambda: [(_filled([4, 3, 2], 0),), (_filled([5, 4, 3, 2], 1),)],
        mistakes=[
            Mistake("weights first", lambda net: [*net.weights, *net.biases],
                    "All weights, then all biases: so the engine keeps them. Keras goes layer by layer: the weights of "
                    "the first layer, *its* biases, then the second layer."),
            Mistake("biases before weights", lambda net: [array for pair in zip(net.biases, net.weights, strict=True)
                                                          for array in pair],
                    "Layer by layer is right. Within a layer, Keras takes the weights first, then the biases."),
            Mistake("transposed", lambda net: [array.T for array in _in_order(net)],
                    "You turned the weights over. PyTorch would want that; Keras keeps them as the engine does: "
                    "(inputs, neurons)."),
            Mistake("no biases", lambda net: list(net.weights),
                    "The biases are missing. Keras wants every array of every layer."),
            Mistake("pairs", lambda net: [[w.copy(), b.copy()] for w, b in zip(net.weights, net.biases, strict=True)],
                    "A list of pairs. The order is right; take the arrays out of their pairs, into one flat list."),
            Mistake("last layer first", lambda net: _in_order(net)[::-1],
                    "From the last layer to the first. Keras begins with the layer next to the inputs."),
            Mistake("one long vector", lambda net: np.concatenate([array.ravel() for array in _in_order(net)]),
                    "One long vector. Keras wants each array as it is, with its own shape, in a list."),
        ],
        hints=[
            "A network with two layers has four arrays. Which comes first, second, third, fourth?",
            "Go through the layers with a loop: `for layer in range(len(net.weights))`, and add two arrays in each.",
            "`arrays += [net.weights[layer], net.biases[layer]]`, and after the loop `return arrays`.",
        ],
        variants=[_in_order_by_loop, _as_tuple],
        remark="In `helpers/keras_twin.py` this is `weights_in_order`; `to_keras` uses it.",
    ),
    ModelExercise(
        id="09.4",
        title="Build, compile and fit",
        reference=lambda: GOOD_FIT,
        compare=_compare_fits,
        time_limit=20.0,
        mistakes=[
            Mistake("no softmax", lambda: replace(GOOD_FIT, layers=(("Dense", 64, "relu"), ("Dense", 10, "linear"))),
                    "The output layer has no activation, so its ten numbers are no probabilities, and the loss takes "
                    "them for such. What makes ten numbers add up to 1?"),
            Mistake("no relu", lambda: replace(GOOD_FIT, layers=(("Dense", 64, "linear"), ("Dense", 10, "softmax"))),
                    "The hidden layer has no activation. Without one, two layers can do no more than one (lesson 02). "
                    "Keras' `Dense` has none unless you say so."),
            Mistake("activations swapped",
                    lambda: replace(GOOD_FIT, layers=(("Dense", 64, "softmax"), ("Dense", 10, "relu"))),
                    "The two activations are swapped: ReLU belongs to the hidden layer, softmax to the output."),
            Mistake("no hidden layer", lambda: replace(GOOD_FIT, layers=(("Dense", 10, "softmax"),)),
                    "There is no hidden layer. Which layer stands between the 784 inputs and the ten outputs?"),
            Mistake("squared error", lambda: replace(GOOD_FIT, loss="mse"),
                    "The loss is the squared error. It can be done, and it learns more slowly (lesson 03). The labels "
                    "are whole numbers: which cross-entropy takes such?"),
            Mistake("no metrics", lambda: replace(GOOD_FIT, accuracy=False),
                    "The history knows the cost but no accuracy: Keras counts only what `compile` was asked for with "
                    "`metrics=[...]`."),
            Mistake("no held-out images", lambda: replace(GOOD_FIT, held_out=False),
                    "Nothing was measured on held-out images. `fit` takes them as `validation_data=(images, labels)`."),
            Mistake("learnt from all", lambda: replace(GOOD_FIT, learnt_from="all images"),
                    "It learnt from *all* images, the held-out ones too, so what it says about those is no "
                    "measurement any more. Hand over `images[training]` and `labels[training]`."),
            Mistake("default batches", lambda: replace(GOOD_FIT, learnt_from="training part in batches of 32"),
                    "The batches have 32 images: that is what Keras takes unless it is told. 128 were asked for."),
        ],
        hints=[
            "`keras.Sequential([keras.Input((784,)), ...])` with two `keras.layers.Dense(neurons, activation=...)`.",
            "`model.compile(optimizer, loss, metrics=[\"accuracy\"])`; all three stand in the table above.",
            "`history = model.fit(images[training], labels[training], batch_size=128, epochs=2, "
            "validation_data=(images[held_out], labels[held_out]), verbose=0)`",
        ],
        variants=[lambda: replace(GOOD_FIT, loss="categorical_crossentropy")],
        remark="Three calls, and what you wrote by hand in lessons 02 to 06 is behind them.",
    ),
    CallbackExercise(
        id="09.8",
        title="A callback that keeps the best",
        reference=KeepBest,
        cases=[(2,), (1,), (3,)],
        compare=compare_driven,
        mistakes=[
            Mistake("counter not reset", variation(reset=False),
                    "You count all bad epochs together. After an epoch with a new lowest cost, patience starts afresh: "
                    "set `self.waited` back to 0."),
            Mistake("compared with the epoch before", variation(against_last=True),
                    "You compare with the epoch before. 0.48 after 0.5 is better than that, but 0.4 had been there "
                    "already: compare with the *lowest* so far, and change it only when there is a lower one."),
            Mistake("wrong way round", variation(sign=-1),
                    "You wait for the cost to *rise*: that suits an accuracy. A low `val_loss` is a good one."),
            Mistake("watches the training cost", variation(watched="loss"),
                    "You watch `logs[\"loss\"]`, the cost of the training images, and that falls nearly always. Which "
                    "entry is the cost of the held-out images?"),
            Mistake("one epoch late", variation(late=1),
                    "You stop one epoch late. With a patience of 2, the second bad epoch in a row is the last."),
            Mistake("first bad epoch", FirstRise,
                    "You stop at the first epoch that is no better, whatever the patience. Count such epochs in "
                    "`self.waited`."),
            Mistake("never stops", variation(stops=False),
                    "Your training never ends early. `return` does nothing here; `self.model.stop_training = True` "
                    "does."),
            Mistake("weights not kept", variation(keeps="none"),
                    "It stops in time, but `self.best` is still `None` at the end. `self.model.get_weights()` gives "
                    "the weights to keep."),
            Mistake("last weights", variation(keeps="all"),
                    "It stops in time, but ends with the *last* weights: you keep those of every epoch. Keep them only "
                    "when the cost is the lowest."),
            Mistake("not a copy", variation(as_variables=True),
                    "`self.model.weights` are the weights themselves, and they go on changing. You need a copy of what "
                    "they are now: `self.model.get_weights()`."),
        ],
        hints=[
            "Two cases: this `logs[\"val_loss\"]` is lower than `self.lowest`, or it is not. What changes in each?",
            "Lower: remember the cost in `self.lowest`, the weights in `self.best` (`self.model.get_weights()`), and "
            "set `self.waited` to 0.",
            "Otherwise add 1 to `self.waited`; once it has reached `self.patience`, "
            "`self.model.stop_training = True`.",
        ],
        variants=[ByEpochNumber],
        remark="Keras has it, too: `keras.callbacks.EarlyStopping(patience=..., restore_best_weights=True)`.",
    ),
    Exercise(
        id="09.10",
        title="The parameters of filters",
        reference=_conv_parameters,
        cases=[(8, 5, 1), (24, 5, 8), (32, 3, 16)],
        mistakes=[
            Mistake("no biases", lambda filters, size, channels: filters * size * size * channels,
                    "The weights are all there. Every filter also has one bias."),
            Mistake("channels forgotten", lambda filters, size, channels: filters * (size * size + 1),
                    "Right for the first layer only. Behind it, a filter looks at *all* maps of the layer before: it "
                    "has a window of weights for each of the `channels`."),
            Mistake("size not squared", lambda filters, size, channels: filters * (size * channels + 1),
                    "A window of `size` by `size` has more than `size` weights."),
            Mistake("one bias for all", lambda filters, size, channels: filters * size * size * channels + 1,
                    "You count a single bias for the whole layer. How many filters are there, and does each have its "
                    "own?"),
            Mistake("a bias for every channel",
                    lambda filters, size, channels: filters * channels * (size * size + 1),
                    "You count a bias for every window. What a filter finds in all channels is added up first; one "
                    "bias comes on top of that sum."),
            Mistake("a weight for every place",
                    lambda filters, size, channels: (28 - size + 1) ** 2 * filters * (size * size * channels + 1),
                    "You count weights for every place of the image. The point of a filter is that it has the *same* "
                    "weights everywhere."),
        ],
        hints=[
            "Count one filter first: its weights, and its bias.",
            "One filter has `size` times `size` weights for each channel, and one bias.",
            "`return filters * (size * size * channels + 1)`",
        ],
        variants=[_by_counting],
    ),
    ModelExercise(
        id="09.12",
        title="A CNN of your own",
        reference=lambda: GOOD_CNN,
        compare=_compare_cnns,
        time_limit=60.0,
        mistakes=[
            Mistake("too many parameters", lambda: replace(GOOD_CNN, parameters=225034),
                    lambda case: f"{described_cnn(case.result).parameters:,} parameters; under {MOST_PARAMETERS:,} was "
                    "asked for. Most of them stand behind `Flatten`: smaller maps (a pooling, or `strides=2`) make "
                    "that layer smaller.",
                    _cnn(lambda cnn: cnn.filters and cnn.parameters >= MOST_PARAMETERS)),
            Mistake("no filters", lambda: replace(GOOD_CNN, filters=False, right=0.978),
                    "There is no `Conv2D` in it: a dense network may be good, but a network of filters was asked for.",
                    _cnn(lambda cnn: not cnn.filters)),
            Mistake("not trained", lambda: replace(GOOD_CNN, right=0.11, right_on_raw_pixels=0.1),
                    "It reads about as many digits as guessing would. Was `fit` called, and with a rate that it can "
                    "learn with (Adam: 0.001 to 0.005)?",
                    _cnn(lambda cnn: _fits(cnn) and cnn.right < 0.3 and not _prefers_raw(cnn))),
            Mistake("raw pixels", lambda: replace(GOOD_CNN, right=0.2, right_on_raw_pixels=0.99),
                    "It reads pixels from 0 to 255, but hardly any from 0 to 1. Train it on what `normalize` gives, "
                    "reshaped to (n, 28, 28, 1).",
                    _cnn(lambda cnn: _prefers_raw(cnn) and cnn.right < cnn.bar)),
            Mistake("below the bar", lambda: replace(GOOD_CNN, right=0.981), _below,
                    _cnn(lambda cnn: _fits(cnn) and 0.3 <= cnn.right < cnn.bar and not _prefers_raw(cnn))),
        ],
        hints=[
            "Take the network above and change it: `Conv2D(filters, size, strides=2)` makes maps of half the size "
            "without pooling. `model.count_params()` counts.",
            "Compile it with `falling_adam(len(images), batch_size, epochs)`: Adam from 0.005 down to 0.0001. "
            "`steps_per_execution=20` makes it faster.",
            "`Conv2D(12, 5, strides=2, activation=\"relu\")`, `Conv2D(32, 5, strides=2, activation=\"relu\")`, "
            "`Flatten()`, `Dense(64, activation=\"relu\")`, softmax; 3 epochs in batches of 128, 10 on the subset.",
        ],
        variants=[lambda: replace(GOOD_CNN, parameters=9000, right=0.9881),
                  lambda: replace(GOOD_CNN, bar=BARS["subset"], right=0.957)],
    ),
]
