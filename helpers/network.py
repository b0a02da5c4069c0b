"""The NumPy network: forward, backward, training. Made to be read; lessons 02 to 06 build all that is in it.

Shapes: a batch of n images is (n, inputs); `weights[l]` is (neurons before, neurons after), so that a layer computes
`activations @ weights + biases`. Formulas: Nielsen, "Neural Networks and Deep Learning", chapters 1 to 3; the numbers
of the four equations of backpropagation in its chapter 2, (BP1) to (BP4), stand beside the code.
"""

from __future__ import annotations

import math
import os
import time
import warnings
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from threadpoolctl import threadpool_limits

from helpers.functions import ACTIVATIONS, OUTPUTS, costs, output_errors
from helpers.history import History, show_progress
from helpers.momentum import Momentum
from helpers.network_file import read_network, write_network
from helpers.parameters import as_arrays
from helpers.validation import (
    checked_function,
    checked_images,
    checked_labels,
    checked_number,
    checked_seed,
    checked_sizes,
    one_of,
)

__all__ = ["History", "Network", "checked_net", "overflow_is_a_result", "show_progress"]

# A training whose steps are far too large ends in numbers that are too large for their dtype. That is a result, which
# the cost shows (it is infinite), and no reason for NumPy's warnings. Numbers that are too small become 0.
overflow_is_a_result = np.errstate(over="ignore", invalid="ignore", under="ignore")


class Network:
    """A dense network, from `sizes[0]` inputs to `sizes[-1]` outputs.

    sizes          neurons in each layer, inputs first, e.g. [784, 16, 16, 10]
    activation     of the hidden layers: "sigmoid", "relu", "tanh" or "linear"
    output, cost   "softmax" or "sigmoid"; "cross_entropy" or "quadratic" (any pair works)
    init           (built in lesson 06) "auto": He et al. 2015 for relu, Glorot & Bengio 2010 otherwise, biases 0
                   "normal": weights and biases from N(0, 1), as in many textbooks; "zeros": all 0
    dtype, seed    "float32" or "float64"; the same seed gives the same start, None another one each time
    """

    def __init__(self, sizes: Sequence[int], activation: str = "sigmoid", output: str = "softmax",
                 cost: str = "cross_entropy", init: str = "auto", dtype: str = "float32", seed: int | None = 0):
        self.sizes = checked_sizes("sizes", sizes)
        self.activation = one_of("activation", activation, ACTIVATIONS)
        self.output = one_of("output", output, OUTPUTS)
        self.cost_name = one_of("cost", cost, ("cross_entropy", "quadratic"))
        self.init = one_of("init", init, ("auto", "normal", "zeros"))
        self.dtype = np.dtype(one_of("dtype", getattr(dtype, "name", dtype), ("float32", "float64")))
        self.seed = checked_seed(seed)

        self._random = np.random.default_rng(self.seed)
        self.weights: list[np.ndarray] = []
        self.biases: list[np.ndarray] = []
        for before, after in pairwise(self.sizes):
            auto = math.sqrt(2 / before if activation == "relu" else 2 / (before + after))
            spread = {"auto": auto, "normal": 1.0, "zeros": 0.0}[init]
            # Drawn in float64, so that networks of both dtypes start from the same numbers.
            self.weights.append((self._random.standard_normal((before, after)) * spread).astype(self.dtype))
            self.biases.append(np.zeros(after, self.dtype))
        if init == "normal":
            self.biases = [self._random.standard_normal(b.shape).astype(self.dtype) for b in self.biases]

    def __repr__(self) -> str:
        return (f"Network({'-'.join(map(str, self.sizes))}, {self.parameter_count:,} parameters, {self.activation}, "
                f"{self.output} output, {self.cost_name} cost, {self.dtype})")

    @property
    def parameter_count(self) -> int:
        """All weights and all biases: 13,002 for [784, 16, 16, 10]."""
        return sum(w.size for w in self.weights) + sum(b.size for b in self.biases)

    # ---- asking the network -----------------------------------------------------------------------------------------

    @overflow_is_a_result
    def activations(self, images) -> list[np.ndarray]:
        """The activations of every layer, the images first (read-only), the outputs last; each is (n, neurons).

        This is the forward pass; built in lesson 02.
        """
        layers, z = self._forward(self._checked_images(images))
        layers[0] = layers[0].view()
        layers[0].flags.writeable = False  # they may be the caller's own array
        return [*layers, OUTPUTS[self.output](z)]

    @overflow_is_a_result
    def predict_proba(self, images) -> np.ndarray:
        """The outputs, (n, classes). With softmax each row sums to 1."""
        return self._outputs(self._checked_images(images))

    def predict(self, images) -> np.ndarray:
        """The class with the largest output, (n,) integers."""
        return self.predict_proba(images).argmax(axis=1)

    @overflow_is_a_result
    def accuracy(self, images, labels) -> float:
        """The share of images read correctly, 0 to 1."""
        images, labels = self._checked(images, labels)
        return float((self._outputs(images).argmax(axis=1) == labels).mean())

    @overflow_is_a_result
    def cost(self, images, labels) -> float:
        """The mean cost of the images. Quadratic: the sum over the outputs of (a - y)^2, without a half.

        Infinite for a network whose training took steps so large that its numbers overflowed.
        """
        images, labels = self._checked(images, labels)
        return self._mean_cost(self._forward(images)[1], labels)

    @overflow_is_a_result
    def gradients(self, images, labels) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """The gradient of `cost`: (for the weights, for the biases), lists shaped like `weights` and `biases`.

        This is backpropagation; built in lesson 05.
        """
        images, labels = self._checked(images, labels)
        gradients = as_arrays(np.empty(self.parameter_count, self.dtype), self.weights, self.biases)
        layers, z = self._forward(images)
        self._backward(layers, z, self._targets(labels), *gradients)
        return gradients

    # ---- the two passes ---------------------------------------------------------------------------------------------

    def _forward(self, images: np.ndarray) -> tuple[list[np.ndarray], np.ndarray]:
        """The images and the activations of every hidden layer; the pre-activations z of the outputs."""
        activation, layers = ACTIVATIONS[self.activation].function, [images]
        *hidden, (output_weights, output_biases) = zip(self.weights, self.biases, strict=True)
        for weights, biases in hidden:
            layers.append(activation(layers[-1] @ weights + biases))
        return layers, layers[-1] @ output_weights + output_biases

    def _backward(self, layers: list[np.ndarray], z: np.ndarray, targets: np.ndarray,
                  weight_gradients: list[np.ndarray], bias_gradients: list[np.ndarray]) -> None:
        """Fill the gradients from a forward pass: from the outputs' errors back to the first layer."""
        slope = ACTIVATIONS[self.activation].slope
        errors = output_errors(self.output, self.cost_name, OUTPUTS[self.output](z), targets)  # (BP1): dC/dz
        errors /= len(targets)
        for layer in reversed(range(len(self.weights))):
            np.matmul(layers[layer].T, errors, out=weight_gradients[layer])  # (BP4)
            errors.sum(axis=0, out=bias_gradients[layer])  # (BP3)
            if layer > 0:
                errors = errors @ self.weights[layer].T  # (BP2)
                errors *= slope(layers[layer])

    def _outputs(self, images: np.ndarray) -> np.ndarray:
        return OUTPUTS[self.output](self._forward(images)[1])

    def _mean_cost(self, z: np.ndarray, labels: np.ndarray) -> float:
        mean = float(costs(self.output, self.cost_name, z, labels).mean())
        return mean if mean == mean else float("inf")  # NaN, from infinite minus infinite, differs from itself

    def _targets(self, labels: np.ndarray) -> np.ndarray:
        return np.eye(self.sizes[-1], dtype=self.dtype)[labels]

    def _checked_images(self, images, name: str = "images") -> np.ndarray:
        return checked_images(images, self.sizes[0], self.dtype, name)

    def _checked(self, images, labels, of: str = "") -> tuple[np.ndarray, np.ndarray]:
        images = self._checked_images(images, f"{of}images")
        return images, checked_labels(labels, len(images), self.sizes[-1], f"{of}labels")

    # ---- training ---------------------------------------------------------------------------------------------------

    @overflow_is_a_result
    def train(self, images, labels, epochs: int = 5, batch_size: int = 64, learning_rate: float = 0.1,
              momentum: float = 0.9, decay: str | None = None, l2: float = 0.0, validation: tuple | None = None,
              augment: Callable | None = None, on_epoch: Callable | None = None, seed: int | None = None,
              clock: Callable[[], float] = time.perf_counter) -> History:
        """Stochastic gradient descent on mini-batches, in a new random order each epoch. Built in lesson 06.

        momentum       share of the last step that is added to the next, 0 to below 1 (Polyak 1964)
        decay          None, or "linear": the learning rate falls in equal steps from `learning_rate` to 0
        l2             adds l2 * (sum of the squared weights) to the cost; biases are left alone
        validation     (images, labels), measured after every epoch and never trained on
        augment        augment(images, random) -> images: changes the images of each batch; `random`: NumPy's generator
        on_epoch       on_epoch(epoch, history) after every epoch, from 1; returning True ends the training
        seed           of the orders and of `augment`. None goes on with the network's own random numbers, so that a
                       second training sees other orders; a seed repeats them
        clock          what `History.seconds` is told by; time.process_time counts the processor's time alone

        Raises ValueError or TypeError, before any work is done, for arguments that cannot be right.
        """
        given, (images, labels) = images, self._checked(images, labels)
        epochs = checked_number("epochs", epochs, whole=True, at_least=1)
        batch_size = checked_number("batch_size", batch_size, whole=True, at_least=1)
        learning_rate = checked_number("learning_rate", learning_rate, above=0)
        momentum = checked_number("momentum", momentum, at_least=0, below=1)
        one_of("decay", decay, (None, "linear"))
        l2 = checked_number("l2", l2, at_least=0)
        if validation is not None:
            if not isinstance(validation, tuple | list) or len(validation) != 2:
                raise TypeError(f"validation: got a {type(validation).__name__}, expected a pair (images, labels)")
            validation = self._checked(*validation, of="validation ")
        checked_function("augment", augment, "augment(images, random)", optional=True)
        checked_function("on_epoch", on_epoch, "on_epoch(epoch, history)", optional=True)
        checked_function("clock", clock, "clock()")
        random = self._random if checked_seed(seed) is None else np.random.default_rng(seed)
        _warn_of_whole_numbers(given)

        batches = -(-len(images) // batch_size)
        descent = Momentum(self, learning_rate, momentum, l2, epochs * batches if decay else None)
        history, targets = History(), self._targets(labels)
        # One BLAS thread: one core multiplies matrices this small faster than several that wait for each other.
        with threadpool_limits(limits=1, user_api="blas"):
            for epoch in range(1, epochs + 1):
                start = clock()
                order = random.permutation(len(images))
                z = self._epoch(images, targets, order, batch_size, descent, augment, random)
                history.seconds.append(clock() - start)
                history.cost.append(self._mean_cost(z, labels[order]))
                history.accuracy.append(float((z.argmax(axis=1) == labels[order]).mean()))
                if validation is not None:
                    history.validation_cost.append(self.cost(*validation))
                    history.validation_accuracy.append(self.accuracy(*validation))
                if on_epoch is not None and on_epoch(epoch, history) is True:
                    break
        return history

    def _epoch(self, images: np.ndarray, targets: np.ndarray, order: np.ndarray, batch_size: int, descent: Momentum,
               augment: Callable | None, random: np.random.Generator) -> np.ndarray:
        """All images once, batch by batch in the `order`; the pre-activations of the outputs, in that order too."""
        z = np.empty_like(targets)
        for start in range(0, len(order), batch_size):
            chosen = order[start:start + batch_size]
            batch = images.take(chosen, axis=0)  # images[chosen], a little faster
            if augment is not None:
                batch = self._checked_images(augment(batch, random), "augment's result")
                if len(batch) != len(chosen):
                    raise ValueError(f"augment's result: got {len(batch)} images, expected {len(chosen)}")
            z[start:start + batch_size] = self._step(batch, targets.take(chosen, axis=0), descent)
        return z

    def _step(self, images: np.ndarray, targets: np.ndarray, descent: Momentum) -> np.ndarray:
        """Forward, backward, and a step with all weights and biases; the pre-activations of the outputs before it."""
        layers, z = self._forward(images)
        self._backward(layers, z, targets, *descent.gradients)
        descent.step()
        return z

    # ---- keeping it -------------------------------------------------------------------------------------------------

    def save(self, path: str | os.PathLike) -> None:
        """Write the network to an .npz file: plain arrays, no pickle. Nothing half-written is left behind."""
        settings = {"sizes": self.sizes, "activation": self.activation, "output": self.output, "cost": self.cost_name,
                    "init": self.init, "seed": self.seed, "random": self._random.bit_generator.state}
        write_network(path, settings, self.weights, self.biases)

    @classmethod
    def load(cls, path: str | os.PathLike) -> Network:
        """Read a network that `save` wrote. It trains on as the saved one would have."""
        settings, weights, biases = read_network(path)
        try:
            random = settings.pop("random")
            net = cls(**settings, dtype=weights[0].dtype.name)
            if random is not None:  # files of version 0.1 hold none
                net._random.bit_generator.state = random
        except Exception as problem:
            raise ValueError(f"path: got {path} with the settings {settings}, expected those of a network") from problem
        net.weights, net.biases = weights, biases
        return net


def checked_net(net: Network) -> Network:
    """`net`, if it is a `Network`."""
    if not isinstance(net, Network):
        raise TypeError(f"net: got a {type(net).__name__}, expected a Network")
    return net


def _warn_of_whole_numbers(images) -> None:
    """Pixels from 0 to 255 hardly train. (Whoever makes them floats first knows what they do, as lesson 01 does.)"""
    images = np.asarray(images)
    if images.dtype.kind in "ui" and images.size and images.max() > 1:
        warnings.warn(f"images: got whole numbers up to {images.max()}, expected 0 to 1; normalize(images) gives that",
                      UserWarning, stacklevel=4)  # where train was called
