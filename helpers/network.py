"""The NumPy network: forward, backward, training. Made to be read; lessons 02 to 06 build all that is in it.

Shapes: a batch of n images is (n, inputs); `weights[l]` is (neurons before, neurons after), so that a layer computes
`activations @ weights + biases`. Formulas: Nielsen, "Neural Networks and Deep Learning", chapters 1 to 3; the numbers
of the four equations of backpropagation in its chapter 2, (BP1) to (BP4), stand beside the code.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from helpers.functions import ACTIVATIONS, OUTPUTS, costs, output_errors
from helpers.validation import checked_images, checked_labels, checked_number, one_of

INITS = ("auto", "normal", "zeros")

# A training whose steps are far too large ends in numbers that are too large for their dtype. That is a result, which
# the cost shows (it is infinite), and no reason for NumPy's warnings.
overflow_is_a_result = np.errstate(over="ignore", invalid="ignore")


@dataclass(repr=False)
class History:
    """What happened in training: one entry an epoch.

    `cost` and `accuracy` are measured on the answers given *while* the epoch ran, each before the step that learnt
    from it. The validation lists are empty without validation data. `seconds` leaves the validation out.
    Accuracies are shares, 0 to 1.
    """

    cost: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)
    validation_cost: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def __repr__(self) -> str:
        if not self.cost:
            return "History(no epochs)"
        held_out = f", {self.validation_accuracy[-1]:.1%} on held-out images" if self.validation_accuracy else ""
        return f"History({len(self.cost)} epochs, ended at cost {self.cost[-1]:.3g}, {self.accuracy[-1]:.1%}{held_out})"


class Network:
    """A dense network, from `sizes[0]` inputs to `sizes[-1]` outputs.

    sizes          neurons in each layer, inputs first, e.g. [784, 16, 16, 10]
    activation     of the hidden layers: "sigmoid", "relu", "tanh" or "linear"
    output, cost   "softmax" or "sigmoid"; "cross_entropy" or "quadratic" (any pair works)
    init           (built in lesson 06) "auto": He et al. 2015 for relu, Glorot & Bengio 2010 otherwise, biases 0
                   "normal": weights and biases from N(0, 1), as in many textbooks; "zeros": all 0
    dtype, seed    "float32" or "float64"; the same seed gives the same start
    """

    def __init__(self, sizes: Sequence[int], activation: str = "sigmoid", output: str = "softmax",
                 cost: str = "cross_entropy", init: str = "auto", dtype: str = "float32", seed: int = 0):
        if len(list(sizes)) < 2:
            raise ValueError(f"sizes: got {sizes}, expected at least two layers, such as [784, 16, 16, 10]")
        self.sizes = [int(checked_number("sizes", n, whole=True, at_least=1)) for n in sizes]
        self.activation = one_of("activation", activation, ACTIVATIONS)
        self.output = one_of("output", output, OUTPUTS)
        self.cost_name = one_of("cost", cost, ("cross_entropy", "quadratic"))
        self.init = one_of("init", init, INITS)
        self.dtype = np.dtype(one_of("dtype", getattr(dtype, "name", dtype), ("float32", "float64")))
        self.seed = seed

        random = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for before, after in pairwise(self.sizes):
            auto = np.sqrt(2 / before) if activation == "relu" else np.sqrt(2 / (before + after))
            spread = {"auto": auto, "normal": 1.0, "zeros": 0.0}[init]
            # Drawn in float64, so that networks of both dtypes start from the same numbers.
            self.weights.append((random.standard_normal((before, after)) * spread).astype(self.dtype))
            self.biases.append(np.zeros(after, self.dtype))
        if init == "normal":
            self.biases = [random.standard_normal(b.shape).astype(self.dtype) for b in self.biases]

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
        """The activations of every layer, the images first, the outputs last; each is (n, neurons).

        This is the forward pass; built in lesson 02.
        """
        *layers, z = self._forward(checked_images(images, self.sizes[0], self.dtype))
        return [*layers, OUTPUTS[self.output](z)]

    def predict_proba(self, images) -> np.ndarray:
        """The outputs, (n, classes). With softmax each row sums to 1."""
        return self.activations(images)[-1]

    def predict(self, images) -> np.ndarray:
        """The class with the largest output, (n,) integers."""
        return self.predict_proba(images).argmax(axis=1)

    def accuracy(self, images, labels) -> float:
        """The share of images read correctly, 0 to 1."""
        labels = checked_labels(labels, len(images), self.sizes[-1])
        return float((self.predict(images) == labels).mean())

    @overflow_is_a_result
    def cost(self, images, labels) -> float:
        """The mean cost of the images. Quadratic: the sum over the outputs of (a - y)^2, without a half.

        Infinite for a network whose training has overflown.
        """
        labels = checked_labels(labels, len(images), self.sizes[-1])
        *_, z = self._forward(checked_images(images, self.sizes[0], self.dtype))
        return self._mean_cost(z, labels)

    @overflow_is_a_result
    def gradients(self, images, labels) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """The gradient of `cost`: (for the weights, for the biases), lists shaped like `weights` and `biases`.

        This is backpropagation; built in lesson 05.
        """
        images = checked_images(images, self.sizes[0], self.dtype)
        labels = checked_labels(labels, len(images), self.sizes[-1])
        weights, biases = self._cut(np.empty(self.parameter_count, self.dtype))
        self._backward(self.activations(images), np.eye(self.sizes[-1], dtype=self.dtype)[labels], weights, biases)
        return weights, biases

    # ---- the two passes ---------------------------------------------------------------------------------------------

    def _forward(self, images: np.ndarray) -> list[np.ndarray]:
        """The activations of every layer up to the last hidden one, then the pre-activations of the outputs."""
        layers = [images]
        for weights, biases in zip(self.weights, self.biases, strict=True):
            z = layers[-1] @ weights
            z += biases
            layers.append(z if len(layers) == len(self.weights) else ACTIVATIONS[self.activation].function(z))
        return layers

    def _backward(self, layers: list[np.ndarray], targets: np.ndarray, weight_gradients, bias_gradients) -> None:
        """Fill the gradients from a forward pass: from the outputs' errors back to the first layer."""
        errors = output_errors(self.output, self.cost_name, layers[-1], targets)  # (BP1): dC/dz of each output
        errors /= len(targets)
        for layer in reversed(range(len(self.weights))):
            np.matmul(layers[layer].T, errors, out=weight_gradients[layer])  # (BP4)
            errors.sum(axis=0, out=bias_gradients[layer])  # (BP3)
            if layer > 0:
                errors = errors @ self.weights[layer].T  # (BP2)
                errors *= ACTIVATIONS[self.activation].slope(layers[layer])

    def _mean_cost(self, z: np.ndarray, labels: np.ndarray) -> float:
        mean = float(costs(self.output, self.cost_name, z, labels).mean())
        return mean if mean == mean else float("inf")  # NaN, from infinite minus infinite, differs from itself

    def _cut(self, flat: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Cut one flat vector into weight matrices, then bias vectors. They are views: changing them changes `flat`."""
        parts, start = [], 0
        for array in self.weights + self.biases:
            parts.append(flat[start:start + array.size].reshape(array.shape))
            start += array.size
        return parts[:len(self.weights)], parts[len(self.weights):]

    # ---- training ---------------------------------------------------------------------------------------------------

    @overflow_is_a_result
    def train(self, images, labels, epochs: int = 5, batch_size: int = 64, learning_rate: float = 0.1,
              momentum: float = 0.9, decay: str | None = None, l2: float = 0.0, validation: tuple | None = None,
              augment: Callable | None = None, on_epoch: Callable | None = None, seed: int = 0) -> History:
        """Stochastic gradient descent on mini-batches, in a new random order each epoch (from `seed`).

        Built in lesson 06.

        momentum       share of the last step that is added to the next, 0 to below 1 (Polyak 1964)
        decay          None, or "linear": the learning rate falls in equal steps from `learning_rate` to 0
        l2             adds l2 * (sum of the squared weights) to the cost; biases are left alone
        validation     (images, labels), measured after every epoch and never trained on
        augment        augment(images, random) -> images: changes the images of each batch; `random`: NumPy's generator
        on_epoch       on_epoch(epoch, history) after every epoch, from 1; returning True ends the training

        Raises ValueError or TypeError, before any work is done, for arguments that cannot be right.
        """
        images = checked_images(images, self.sizes[0], self.dtype)
        labels = checked_labels(labels, len(images), self.sizes[-1])
        epochs = checked_number("epochs", epochs, whole=True, at_least=1)
        batch_size = min(checked_number("batch_size", batch_size, whole=True, at_least=1), len(images))
        checked_number("learning_rate", learning_rate, above=0)
        checked_number("momentum", momentum, at_least=0, below=1)
        checked_number("l2", l2, at_least=0)
        one_of("decay", decay, (None, "linear"))
        if validation is not None:
            checked_images(validation[0], self.sizes[0], self.dtype, name="validation images")
            checked_labels(validation[1], len(validation[0]), self.sizes[-1], name="validation labels")

        # One flat vector for all weights and biases: a step is three NumPy calls instead of three for every array.
        parameters = np.concatenate([a.ravel() for a in self.weights + self.biases], dtype=self.dtype)
        self.weights, self.biases = self._cut(parameters)
        gradient, velocity = np.empty_like(parameters), np.zeros_like(parameters)
        weight_gradients, bias_gradients = self._cut(gradient)
        weight_count = sum(w.size for w in self.weights)

        random = np.random.default_rng(seed)
        targets_of = np.eye(self.sizes[-1], dtype=self.dtype)
        batch = np.empty((batch_size, images.shape[1]), self.dtype)
        answers = np.empty((len(images), self.sizes[-1]), self.dtype)  # the outputs' pre-activations, image by image
        batches = -(-len(images) // batch_size)
        history, steps_done = History(), 0

        # One BLAS thread: one core multiplies matrices this small faster than several that wait for each other.
        with threadpool_limits(limits=1, user_api="blas"):
            for epoch in range(1, epochs + 1):
                start_time = time.perf_counter()
                order = random.permutation(len(images))
                shuffled_labels = labels[order]
                for start in range(0, len(images), batch_size):
                    chosen = order[start:start + batch_size]
                    # mode="clip" lets take() write straight into `batch`; the indices are in range anyway.
                    x = images.take(chosen, axis=0, out=batch[:len(chosen)], mode="clip")
                    if augment is not None:
                        x = checked_images(augment(x, random), self.sizes[0], self.dtype, name="augment's result")
                    *layers, z = self._forward(x)
                    answers[start:start + batch_size] = z
                    layers.append(OUTPUTS[self.output](z))
                    self._backward(layers, targets_of.take(shuffled_labels[start:start + batch_size], axis=0),
                                   weight_gradients, bias_gradients)
                    if l2:
                        gradient[:weight_count] += 2 * l2 * parameters[:weight_count]
                    rate = learning_rate * (1 - steps_done / (epochs * batches)) if decay else learning_rate
                    velocity *= momentum
                    gradient *= rate
                    velocity -= gradient
                    parameters += velocity
                    steps_done += 1

                history.seconds.append(time.perf_counter() - start_time)
                history.cost.append(self._mean_cost(answers, shuffled_labels))
                history.accuracy.append(float((answers.argmax(axis=1) == shuffled_labels).mean()))
                if validation is not None:
                    history.validation_cost.append(self.cost(*validation))
                    history.validation_accuracy.append(self.accuracy(*validation))
                if on_epoch is not None and on_epoch(epoch, history) is True:
                    break
        return history

    # ---- keeping it -------------------------------------------------------------------------------------------------

    def save(self, path: str | os.PathLike) -> None:
        """Write the network to an .npz file: plain arrays, no pickle. Nothing half-written is left behind."""
        path = Path(path)
        recipe = {"sizes": self.sizes, "activation": self.activation, "output": self.output, "cost": self.cost_name,
                  "init": self.init, "seed": self.seed}
        arrays = {f"weights_{n}": w for n, w in enumerate(self.weights)}
        arrays |= {f"biases_{n}": b for n, b in enumerate(self.biases)}
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
            np.savez(file, **recipe, **arrays)
        os.replace(file.name, path)

    @classmethod
    def load(cls, path: str | os.PathLike) -> Network:
        """Read a network that `save` wrote."""
        try:
            with np.load(path, allow_pickle=False) as saved:
                arrays = dict(saved)
            layers = range(len(arrays["sizes"]) - 1)
            weights = [arrays[f"weights_{n}"] for n in layers]
            net = cls(arrays["sizes"].tolist(), str(arrays["activation"]), str(arrays["output"]), str(arrays["cost"]),
                      str(arrays["init"]), weights[0].dtype.name, int(arrays["seed"]))
            biases = [arrays[f"biases_{n}"] for n in layers]
        except FileNotFoundError:
            raise
        except Exception as problem:
            raise ValueError(f"path: {path} does not hold a network that Network.save wrote ({problem})") from problem
        if [a.shape for a in weights + biases] != [a.shape for a in net.weights + net.biases]:
            raise ValueError(f"path: the arrays in {path} do not fit a network of the sizes {net.sizes}")
        net.weights, net.biases = weights, biases
        return net


def show_progress(epoch: int, history: History) -> None:
    """For `on_epoch`: print one line an epoch."""
    line = f"epoch {epoch:2d}: cost {history.cost[-1]:.3f}, {history.accuracy[-1]:.1%} right while training"
    if history.validation_accuracy:
        line += f", {history.validation_accuracy[-1]:.1%} on validation"
    print(line, flush=True)
