"""The course's networks in Keras, and back; and what the lessons need around Keras.

A twin has the weights of its original and gives its answers, up to rounding. Keras keeps a layer's weights as this
course does, (inputs, neurons), under the name `kernel`, so nothing has to be turned over.

Keras is loaded inside the functions: where it is missing, this module can still be imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from helpers.functions import ACTIVATIONS, OUTPUTS
from helpers.network import History, Network, checked_net
from helpers.quiet_tensorflow import MISSING, load_tensorflow
from helpers.validation import checked_number, checked_sizes, one_of

if TYPE_CHECKING:
    import keras

THREADS = 2  # measured: more threads wait for each other more than they compute, with networks as small as these


def load_keras() -> ModuleType | None:
    """The module `keras`, on TensorFlow, loaded silently (about 4 s the first time); None where it is missing.

    What you have set for other projects (~/.keras/keras.json, KERAS_BACKEND) is left as it is there, and does not count
    here: images have their channels last, numbers are float32.
    TensorFlow is held to two threads, unless TF_NUM_INTRAOP_THREADS says otherwise or it is loaded already.

    Raises RuntimeError if Keras has been loaded already, on something else than TensorFlow.
    """
    chosen = os.environ.get("KERAS_BACKEND", "tensorflow")
    if chosen != "tensorflow":
        print(f"KERAS_BACKEND is {chosen}. This course computes with TensorFlow, so it is not used here.")
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", str(min(THREADS, os.cpu_count() or 1)))
    tensorflow = load_tensorflow()
    if tensorflow is None:
        return None
    tensorflow.get_logger().setLevel("ERROR")  # it warns of every function that is traced again, which lessons do
    import keras

    # Settings that count where Keras had been loaded before.
    if (loaded_on := keras.config.backend()) != "tensorflow":
        raise RuntimeError(f"Keras has been loaded on {loaded_on} already. Restart the kernel and run this cell first.")
    keras.config.set_image_data_format("channels_last")
    keras.config.set_floatx("float32")
    keras.config.set_dtype_policy("float32")
    return keras


def _keras() -> ModuleType:
    return sys.modules.get("keras") or load_keras() or _missing()


def _missing():
    raise RuntimeError(MISSING)


# ---- there and back --------------------------------------------------------------------------------------------------

def to_keras(net: Network) -> keras.Sequential:
    """A Keras model with the layers and the weights of `net`, not compiled. Its weights are copies.

    Its outputs are those of `net.predict_proba`, within 1e-5, for every activation and output. The model computes in
    float32, as Keras does; a float64 network is rounded. `keras_cost(net)` is what to compile it with.
    """
    *hidden, classes = checked_net(net).sizes[1:]
    keras = _keras()
    model = keras.Sequential([
        keras.Input((net.sizes[0],)), *(keras.layers.Dense(neurons, activation=net.activation) for neurons in hidden),
        keras.layers.Dense(classes, activation=net.output)])
    model.set_weights(weights_in_order(net))
    return model


def weights_in_order(net: Network) -> list[np.ndarray]:
    """The weights and biases of `net` as Keras' `set_weights` takes them: layer by layer, weights before biases.

    Built in lesson 09.
    """
    return [array for pair in zip(net.weights, net.biases, strict=True) for array in pair]


def from_keras(model: keras.Model, cost: str = "cross_entropy") -> Network:
    """A Network with the layers and the weights of a Keras model of dense layers. Its weights are copies.

    cost: "cross_entropy" or "quadratic"; a Keras model does not know by what it was judged. Dropout layers are left
    out: they do nothing when a model answers. Raises TypeError for what is no Keras model, ValueError for one that no
    Network can be: other layers, hidden activations that differ, an output that is neither softmax nor sigmoid.
    """
    keras = _keras()
    if not isinstance(model, keras.Model):
        raise TypeError(f"model: got {type(model).__name__}, expected a Keras model")
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.Dropout | keras.layers.InputLayer)]
    for layer in layers:
        if not isinstance(layer, keras.layers.Dense):
            raise ValueError(f"model: got a layer {type(layer).__name__}, expected dense layers (and dropout) only")
        if not layer.built or not layer.use_bias:
            lacking = "biases" if layer.built else "weights yet"
            raise ValueError(f"model: got the layer {layer.name} without {lacking}, expected both in every layer")
    if not layers:
        raise ValueError("model: got no dense layer, expected at least one")
    *hidden, output = [layer.activation.__name__ for layer in layers]
    if len(set(hidden)) > 1:
        raise ValueError(f"model: got the hidden activations {', '.join(hidden)}, expected one for all layers")
    activation = one_of("model's hidden activation", hidden[0] if hidden else "linear", ACTIVATIONS)
    one_of("model's output", output, OUTPUTS)
    kernels, biases = zip(*(layer.get_weights() for layer in layers), strict=True)
    sizes = [kernels[0].shape[0], *(kernel.shape[1] for kernel in kernels)]
    if any(kernel.shape != pair for kernel, pair in zip(kernels, pairwise(sizes), strict=True)):
        raise ValueError("model: got dense layers that do not follow each other, expected each to take the outputs "
                         "of the one before")
    net = Network(sizes, activation, output, cost, init="zeros", dtype=kernels[0].dtype.name)
    net.weights, net.biases = [kernel.copy() for kernel in kernels], [array.copy() for array in biases]
    return net


def keras_cost(net: Network):
    """The loss for `compile` that is the cost of `net`, for integer labels: the same numbers, the same gradients.

    Keras' own loss does for softmax with cross-entropy. The others compare with one-hot targets, and where this course
    adds up over the outputs, Keras' losses take the mean: hence functions of our own.
    """
    keras = _keras()
    if net.cost_name == "cross_entropy" and net.output == "softmax":
        return "sparse_categorical_crossentropy"
    classes = net.sizes[-1]

    def targets(labels, outputs):
        return keras.ops.one_hot(keras.ops.reshape(keras.ops.cast(labels, "int32"), (-1,)), classes,
                                 dtype=outputs.dtype)

    def quadratic(labels, outputs):
        return keras.ops.sum(keras.ops.square(outputs - targets(labels, outputs)), axis=-1)

    def cross_entropy(labels, outputs):
        return classes * keras.losses.binary_crossentropy(targets(labels, outputs), outputs)

    return quadratic if net.cost_name == "quadratic" else cross_entropy


def largest_gap(net: Network, model: keras.Model) -> float:
    """The largest difference between a weight or bias of `net` and the same one of its twin."""
    own, theirs = weights_in_order(net), model.get_weights()
    if [array.shape for array in own] != [array.shape for array in theirs]:
        raise ValueError(f"model: got weights of the shapes {[array.shape for array in theirs]}, "
                         f"expected those of net, {[array.shape for array in own]}")
    return max(float(np.abs(a - b).max()) for a, b in zip(own, theirs, strict=True))


# ---- builders --------------------------------------------------------------------------------------------------------

def dense_network(sizes: Sequence[int], dropout: float = 0.0, l2: float = 0.0, seed: int = 0) -> keras.Sequential:
    """ReLU layers and a softmax output, started as `Network` starts (He et al. 2015); not compiled.

    sizes: neurons in each layer, inputs first. dropout: share of each hidden layer that is left out at random in every
    training step. l2: adds l2 * (sum of the squared weights) to the cost, as `Network.train` does.
    """
    sizes = checked_sizes("sizes", sizes)
    checked_number("dropout", dropout, at_least=0, below=1)
    checked_number("l2", l2, at_least=0)
    keras = _keras()
    keras.utils.set_random_seed(seed)
    layers = [keras.Input((sizes[0],))]
    for number, neurons in enumerate(sizes[1:], 2):
        last = number == len(sizes)
        layers.append(keras.layers.Dense(neurons, activation="softmax" if last else "relu",
                                         kernel_initializer="he_normal",
                                         kernel_regularizer=keras.regularizers.L2(l2) if l2 else None))
        if dropout and not last:
            layers.append(keras.layers.Dropout(dropout))
    return keras.Sequential(layers)


def small_cnn(seed: int = 0) -> keras.Sequential:
    """Lesson 09's network of filters, 30,322 parameters, for images (n, 28, 28, 1) from 0 to 1; not compiled."""
    keras = _keras()
    keras.utils.set_random_seed(seed)
    layers = keras.layers
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(8, 5, strides=2, activation="relu"),
        layers.Conv2D(24, 5, activation="relu"), layers.MaxPooling2D(),
        layers.Flatten(), layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax")])


def falling_adam(images: int, batch_size: int, epochs: int, start: float = 5e-3, end: float = 1e-4):
    """Adam whose learning rate falls in equal steps from `start` to `end` in the course of a whole training.

    images: how many there are to train on; with `batch_size` and `epochs` that gives the number of steps.
    """
    for name, value in (("images", images), ("batch_size", batch_size), ("epochs", epochs)):
        checked_number(name, value, whole=True, at_least=1)
    keras = _keras()
    steps = epochs * -(-images // batch_size)
    return keras.optimizers.Adam(keras.optimizers.schedules.PolynomialDecay(start, steps, end))


# ---- looking on ------------------------------------------------------------------------------------------------------

def as_history(logs: dict[str, list[float]]) -> History:
    """What `fit` noted (`model.fit(...).history`), under the names of this course. Missing entries stay empty."""
    return History(*(list(map(float, logs.get(name, []))) for name in ("loss", "accuracy", "val_loss", "val_accuracy")))
