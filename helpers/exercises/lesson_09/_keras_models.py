"""What the checks of lesson 09 want to know about a learner's Keras model, in plain words and numbers.

Keras is not loaded here: a learner's model is described first, and a description is what every mistake is entered as.
So the checks can be tested where Keras is missing.
"""

from __future__ import annotations

import hashlib
import inspect
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.data import load_mnist, normalize, stratified_split

MOST_PARAMETERS = 60_000
BARS = {"full": 0.98, "subset": 0.95}  # the share of the held-out images that is asked for

ALONE = {"ReLU": "relu", "Softmax": "softmax"}  # activations that are layers of their own
SILENT = ("InputLayer", "Flatten", "Reshape", "Rescaling")
BATCH_SIZES = (16, 20, 32, 50, 64, 100, 128, 200, 250, 256, 500, 512, 1000, 1024)
LOSSES = {"mean_squared_error": "mse", "MeanSquaredError": "mse",
          "SparseCategoricalCrossentropy": "sparse_categorical_crossentropy",
          "CategoricalCrossentropy": "categorical_crossentropy"}
# Steps of an epoch -> what they say: batches of 128 from five sixths of the images, full set or subset, and so on.
STEPS = {391: "training part", 27: "training part", 469: "all images", 32: "all images",
         1563: "training part in batches of 32", 105: "training part in batches of 32",
         1875: "all images in batches of 32", 125: "all images in batches of 32"}
# How many epochs fit_model asks for, by the steps of one: two on the full set. (On the subset it is not looked at.)
EPOCHS = {391: 2, 469: 2, 1563: 2, 1875: 2}


@dataclass(frozen=True)
class Fit:
    """A trained dense model and its history (fit_model). layers: (kind, neurons, activation)."""

    layers: tuple[tuple[str, int, str], ...]
    inputs: tuple[int, ...]
    loss: str
    accuracy: bool  # was it counted?
    held_out: bool  # was anything measured on held-out images?
    learnt_from: str
    learns: bool  # is the last cost below what guessing comes to?
    optimizer: str = "SGD"
    rate: float = 0.05
    momentum: float = 0.9
    epochs_fit: bool = True  # are there as many epochs as were asked for? (told on the full set only)
    scaled: bool = True  # is there a layer that divides by 255?


@dataclass(frozen=True)
class Cnn:
    """A trained network of filters (convolutional_network)."""

    parameters: int
    filters: bool  # is there a convolution?
    outputs: int
    right: float  # share of the held-out images
    right_on_raw_pixels: float  # the same, asked with pixels from 0 to 255
    bar: float
    peeked: bool = False  # did it learn from all images, as far as the steps of an epoch tell?


def value_of(answer: Any) -> Any:
    """A Keras model can be called; here it is a value all the same."""
    return answer() if inspect.isroutine(answer) else answer


def described_fit(answer: Any) -> Fit | str:
    """A (model, history) as a Fit, or a sentence that says what is in the way. A Fit comes as it is."""
    if isinstance(answer, Fit):
        return answer
    if not isinstance(answer, tuple) or len(answer) != 2:
        return "Hand over two things: the model, and the history that `fit` returned."
    model, history = answer
    if not _is_model(model):
        return "The first thing should be the Keras model itself."
    if not getattr(model, "compiled", False):
        return "The model was never compiled: `model.compile(optimizer, loss, metrics=[...])` comes before `fit`."
    if history is None:
        return "The history is `None`. `compile` returns nothing; what is wanted is what `fit` returns."
    if isinstance(history, dict):
        return "That is the dictionary in the history. Hand over the whole of what `fit` returned."
    if getattr(history, "model", model) is not model and _is_model(getattr(history, "model", None)):
        return ("The history is not that of this model. Was the model made anew after `fit`? Run build, compile and "
                "fit once more, in this order.")
    if not hasattr(history, "history") or not hasattr(history, "params") or not history.history.get("loss"):
        return "The second thing should be what `model.fit(...)` returned."
    loss = model.loss if isinstance(model.loss, str) else getattr(model.loss, "__name__", type(model.loss).__name__)
    layers, noted = _layers(model), history.history
    loss = LOSSES.get(loss, loss)
    if not isinstance(model.loss, str) and _settings(model.loss).get("from_logits"):
        loss += " from logits"
    # Is the loss a cross-entropy of what it is meant for? Then guessing costs ln 10.
    is_cross_entropy = "categorical" in loss and bool(layers) and layers[-1][2] == (
        "linear" if loss.endswith("logits") else "softmax")
    steps = history.params.get("steps")
    optimizer = model.optimizer
    return Fit(layers, tuple(model.input_shape[1:]), loss,
               any("acc" in name for name in noted), "val_loss" in noted, STEPS.get(steps, f"{steps} steps"),
               noted["loss"][-1] < 1.0 if is_cross_entropy else True,
               type(optimizer).__name__, round(float(np.asarray(optimizer.learning_rate)), 6),
               float(getattr(optimizer, "momentum", 0.0) or 0.0),
               steps not in EPOCHS or len(history.epoch) == EPOCHS[steps],
               any(abs(255 * float(np.asarray(_settings(layer).get("scale", 0)).max()) - 1) < 0.02
                   for layer in model.layers if type(layer).__name__ == "Rescaling"))


def _settings(part: Any) -> dict:
    try:
        return part.get_config()
    except Exception:  # a function, or a class of the learner's own
        return {}


def described_cnn(answer: Any) -> Cnn | str:
    """A model as a Cnn, asked about the held-out images, or a sentence that says what is in the way."""
    if isinstance(answer, Cnn):
        return answer
    if not _is_model(answer):
        return "Hand over the Keras model itself."
    if not answer.built:
        return "The model does not know its input shape yet. Begin with `keras.Input((28, 28, 1))`."
    if int(np.prod(answer.input_shape[1:])) != 784:
        return f"The model takes inputs of the shape {tuple(answer.input_shape[1:])}; an image is (28, 28, 1)."
    digest = hashlib.sha256(b"".join(array.tobytes() for array in answer.get_weights())).digest()
    key = id(answer), digest
    if key != _last.get("key"):  # a check compares many times; to ask the model once is enough
        _last.update(key=key, found=_asked(answer))
    return _last["found"]


_last: dict[str, Any] = {}


def _asked(model) -> Cnn:
    mnist = load_mnist()
    training, held_out = stratified_split(mnist.train_labels, share=1 / 6)  # as in the lesson
    images, labels = normalize(mnist.train_images[held_out]), mnist.train_labels[held_out]

    def right(scale: float, chosen: slice) -> float:
        asked = images[chosen].reshape(-1, *model.input_shape[1:]) * np.float32(scale)
        guesses = [np.asarray(model(asked[start:start + 1000], training=False)).argmax(axis=-1)
                   for start in range(0, len(asked), 1000)]
        return float((np.concatenate(guesses) == labels[chosen]).mean())

    steps = getattr(getattr(model, "history", None), "params", {}).get("steps")

    def fits(count: int) -> bool:
        return steps in [-(-count // size) for size in BATCH_SIZES]

    return Cnn(model.count_params(), any("Conv" in type(layer).__name__ for layer in model.layers),
               int(model.output_shape[-1]), right(1, slice(None)), right(255, slice(None, None, 10)),
               BARS[mnist.source], fits(len(mnist.train_labels)) and not fits(len(training)))


def _is_model(answer: Any) -> bool:
    keras = sys.modules.get("keras")
    return keras is not None and isinstance(answer, keras.Model)


def _layers(model) -> tuple[tuple[str, int, str], ...]:
    found: list[tuple[str, int, str]] = []
    for layer in model.layers:
        kind = type(layer).__name__
        if kind in SILENT:
            continue
        activation = ALONE.get(kind) or str(getattr(getattr(layer, "activation", None), "__name__", "linear"))
        if (kind in ALONE or kind == "Activation") and found:
            found[-1] = (*found[-1][:2], activation)
        else:
            found.append((kind, getattr(layer, "units", getattr(layer, "filters", 0)), activation))
    return tuple(found)
