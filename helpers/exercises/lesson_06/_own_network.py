"""What the check of lesson 06's own network does with a class, and what it finds: one problem, or how much it reads.

The class is made small and of odd shapes first: its start is looked at, its outputs are compared with what its own
weights give, its gradients with nudges of its own cost, its steps with its gradients. Then it is trained on the digits.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from helpers.data import load_mnist, normalize, stratified_split

METHODS = ("predict_proba", "gradients", "train")
SHAPES = (([4, 4, 4, 4], 3), ([6, 3, 5, 2], 5), ([5, 4], 1))  # sizes, images. Equal widths: no shape gives a slip away
BARS = {"full": 0.97, "subset": 0.93}  # the share of the held-out images that is asked for
EPOCHS = {"full": 8, "subset": 40}
NUDGE, NEAR = 1e-4, 2e-3


@dataclass(frozen=True)
class Own:
    """A network class. problem: the first thing that is wrong, "" if nothing is; detail: what was seen there."""

    problem: str = ""
    detail: str = ""
    right: float = 0.0  # share of the held-out images after `train`
    bar: float = 0.97


def described(answer: Any) -> Any:
    """A class as an Own; an Own as it is; `...` where the class has not been written yet."""
    if isinstance(answer, Own):
        return answer
    if not isinstance(answer, type):
        return Own("no class")
    missing = [name for name in METHODS if not callable(getattr(answer, name, None))]
    if missing:
        return Own("a method is missing", missing[0])
    net = answer(SHAPES[0][0], seed=0)
    if not hasattr(net, "weights") or not hasattr(net, "biases"):
        return ...
    for look in (_names_test_images, _start, _outputs, _gradients, _training):
        found = next(look(answer), None)
        if found is ... or isinstance(found, Own):
            return found
    source, images, labels, validation = _digits()
    net = answer([784, 128, 10], seed=0)
    with np.errstate(all="ignore"):
        net.train(images, labels, epochs=EPOCHS[source])
        guesses = np.argmax(net.predict_proba(validation[0]), axis=1)
    return Own(right=float(np.mean(guesses == validation[1])), bar=BARS[source])


def _names_test_images(own: type) -> Iterator[Own]:
    for function in (each for each in vars(own).values() if inspect.isfunction(each)):
        for name in function.__code__.co_names:
            if "test" in name.lower():
                yield Own("test data", name)


def _start(own: type) -> Iterator[Any]:
    sizes = [400, 300, 10]
    net, again, other = (own(sizes, seed=seed) for seed in (0, 0, 1))
    shapes = [np.shape(weights) for weights in net.weights]
    if shapes != list(pairwise(sizes)):
        yield Own("shapes", f"for sizes {sizes} your weights have the shapes {shapes}")
    if [np.shape(biases) for biases in net.biases] != [(300,), (10,)]:
        yield Own("shapes", f"for sizes {sizes} your biases have the shapes "
                            f"{[np.shape(biases) for biases in net.biases]}")
    for weights, before in zip(net.weights, sizes, strict=False):
        if np.allclose(weights, np.asarray(weights)[:, :1]):
            yield Own("shared start")
        ratio = float(np.std(weights) / np.sqrt(2 / before))
        if not 0.25 < ratio < 4:
            yield Own("spread", f"{np.std(weights):.3g} behind {before} inputs, where the root of 2/n is "
                                f"{np.sqrt(2 / before):.3g}")
    if not np.array_equal(net.weights[0], again.weights[0]) or np.array_equal(net.weights[0], other.weights[0]):
        yield Own("seed")


def _outputs(own: type) -> Iterator[Any]:
    for net, images, _ in _cases(own):
        came = net.predict_proba(images.copy())
        if came is None or came is ...:
            yield came if came is ... else Own("nothing returned", "predict_proba")
        came = np.asarray(came)
        right = forward(net, images)[-1]
        if came.shape != right.shape:
            yield Own("outputs", f"{len(images)} images came, and outputs of the shape {came.shape} went out, in place "
                                 f"of {right.shape}")
        if not np.allclose(came, right, atol=NEAR):
            ways = {"no softmax": {"softmax": False}, "no biases": {"biases": False},
                    "no bend": {"bend": False}, "bend at the outputs": {"bend_all": True}, "sigmoid": {"relu": False}}
            for name, switches in ways.items():
                if np.allclose(came, forward(net, images, **switches)[-1], atol=NEAR):
                    yield Own(name)
            yield Own("outputs", "they are not what its weights and biases give")


def _gradients(own: type) -> Iterator[Any]:
    for net, images, labels in _cases(own):
        came = net.gradients(images, labels)
        if came is None or came is ...:
            yield came if came is ... else Own("nothing returned", "gradients")
        if not isinstance(came, tuple | list) or len(came) != 2:
            yield Own("gradients", "two lists are wanted: `weight_gradients, bias_gradients`")
        for name, gradients, arrays in (("weight", came[0], net.weights), ("bias", came[1], net.biases)):
            shapes, wanted = [np.shape(each) for each in gradients], [array.shape for array in arrays]
            if shapes != wanted and shapes != wanted[::-1]:
                yield Own("gradients", f"the {name} gradients have the shapes {shapes}, in place of {wanted}")
        nudged = nudged_gradients(net, images, labels)
        if not _alike(came, nudged) and _alike([part[::-1] for part in came], nudged):
            yield Own("last layer first")
        if not _alike(came, nudged):
            for name, switches in SLIPS.items():
                if _alike(came, backward(net, images, labels, **switches)):
                    yield Own(name)
            yield Own("gradients", _furthest(came, nudged))


def _training(own: type) -> Iterator[Any]:
    rate = 0.5
    for net, images, labels in _cases(own):
        before = [array.copy() for array in (*net.weights, *net.biases)]
        slopes = [rate * slope for part in backward(net, images, labels) for slope in part]
        given = images.copy(), labels.copy()
        answer = net.train(images, labels, epochs=1, batch_size=len(images) + 3, learning_rate=rate)
        if answer is ...:
            yield ...
        if not np.array_equal(given[0], images) or not np.array_equal(given[1], labels):
            yield Own("input overwritten")
        moved = [after - was for was, after in zip(before, (*net.weights, *net.biases), strict=True)]
        half = len(net.weights)
        if _close(moved, [-slope for slope in slopes]):
            continue
        if not any(np.any(change) for change in moved):
            yield Own("nothing moves")
        if _close(moved, slopes):
            yield Own("uphill")
        if _close(moved[:half], [-slope for slope in slopes[:half]]):
            yield Own("biases stand still")
        if _close(moved[half:], [-slope for slope in slopes[half:]]):
            yield Own("weights stand still")
        yield Own("step")
    yield from _order(own)


def _order(own: type) -> Iterator[Any]:
    ends = []
    for seed in (0, 1, 2):
        net, images, labels = next(_cases(own))
        net.train(images, labels, epochs=2, batch_size=1, learning_rate=0.5, seed=seed)
        ends.append(net.weights[0])
    if np.allclose(ends[0], ends[1]) and np.allclose(ends[0], ends[2]):
        yield Own("always the same order")
    net, images, labels = next(_cases(own))
    net.train(images, labels, epochs=2, batch_size=len(images), learning_rate=0.5)
    once, _, _ = next(_cases(own))
    once.train(images, labels, epochs=1, batch_size=len(images), learning_rate=0.5)
    if np.allclose(net.weights[0], once.weights[0]):
        yield Own("one epoch only")


def _cases(own: type) -> Iterator[tuple[Any, np.ndarray, np.ndarray]]:
    """Small networks of that class with weights and biases of our own, and images and labels for each."""
    for sizes, count in SHAPES:
        random = np.random.default_rng(len(sizes))
        net = own(sizes, seed=0)
        net.weights = [random.normal(size=pair) for pair in pairwise(sizes)]
        net.biases = [random.normal(size=after) for after in sizes[1:]]
        yield net, random.random((count, sizes[0])) + 0.1, random.integers(0, sizes[-1], count)


def forward(net: Any, images: np.ndarray, softmax=True, biases=True, bend=True, bend_all=False, relu=True) -> list:
    """All layers of a network with ReLU and softmax; each switch is something that is forgotten."""
    layers = [images]
    for layer, (weights, bias) in enumerate(zip(net.weights, net.biases, strict=True), 1):
        z = layers[-1] @ weights + (bias if biases else 0)
        last = layer == len(net.weights)
        if (not last and bend) or bend_all:
            z = np.maximum(z, 0) if relu else 1 / (1 + np.exp(-z))
        if last and softmax:
            z = np.exp(z - z.max(axis=1, keepdims=True))
            z /= z.sum(axis=1, keepdims=True)
        layers.append(z)
    return layers


SLIPS: dict[str, dict] = {
    "forgotten mean": {"divide": False}, "uphill gradients": {"sign": -1},
    "slope of the wrong layer": {"slope": "after"}, "no slope": {"slope": "none"},
    "sigmoid's slope": {"slope": "sigmoid"}, "late": {"late": True},
    "biases averaged": {"mean_biases": True}, "not transposed": {"transpose": False}}


def backward(net: Any, images: np.ndarray, labels: np.ndarray, divide=True, sign=1, slope="own", late=False,
             mean_biases=False, transpose=True) -> tuple[list, list]:
    """The gradients of the mean cross-entropy; each switch is a slip. Slips that no shape allows give nothing."""
    layers = forward(net, images)
    errors = sign * (layers[-1] - np.eye(layers[-1].shape[1])[labels]) / (len(labels) if divide else 1)
    weight_gradients: list = []
    bias_gradients: list = []
    for layer in reversed(range(len(net.weights))):
        if not transpose and net.weights[layer].shape[0] != net.weights[layer].shape[1]:
            return [], []
        back = errors @ (net.weights[layer].T if transpose else net.weights[layer])
        before = layers[layer]
        if slope == "after":
            if back.shape != layers[layer + 1].shape:
                return [], []
            back = back * (layers[layer + 1] > 0)
        elif slope != "none":
            back = back * ((before > 0) if slope == "own" else before * (1 - before))
        used = back if late and layer and back.shape == errors.shape else errors
        weight_gradients.insert(0, before.T @ used)
        bias_gradients.insert(0, used.mean(axis=0) if mean_biases else used.sum(axis=0))
        errors = back
    return weight_gradients, bias_gradients


def nudged_gradients(net: Any, images: np.ndarray, labels: np.ndarray) -> tuple[list, list]:
    """The gradients of the network's mean cross-entropy by nudging each weight and bias, with its own outputs."""
    def cost() -> float:
        right = np.asarray(net.predict_proba(images))[np.arange(len(labels)), labels]
        return float(-np.log(np.maximum(right, 1e-12)).mean())

    found: tuple[list, list] = ([], [])
    for arrays, gradients in zip((net.weights, net.biases), found, strict=True):
        for array in arrays:
            gradient = np.zeros(array.shape)
            for place in np.ndindex(array.shape):
                kept = array[place]
                array[place] = kept + NUDGE
                up = cost()
                array[place] = kept - NUDGE
                gradient[place] = (up - cost()) / (2 * NUDGE)
                array[place] = kept
            gradients.append(gradient)
    return found


def _alike(came: Any, wanted: Any) -> bool:
    return len(wanted[0]) > 0 and all(_close(*pair) for pair in zip(came, wanted, strict=True))


def _close(came: Any, wanted: Any) -> bool:
    return len(came) == len(wanted) and all(np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=NEAR, atol=NEAR)
                                            for a, b in zip(came, wanted, strict=True))


def _furthest(came: Any, nudged: Any) -> str:
    """Where the gradients are furthest from the nudges, and what both say there."""
    names = [f"{kind}[{layer}]" for kind, part in zip(("weights", "biases"), nudged, strict=True)
             for layer in range(len(part))]
    pairs = [(np.asarray(a, float), b) for part in zip(came, nudged, strict=True) for a, b in zip(*part, strict=True)]
    worst = max(range(len(pairs)), key=lambda k: float(np.abs(pairs[k][0] - pairs[k][1]).max()))
    place = np.unravel_index(np.abs(pairs[worst][0] - pairs[worst][1]).argmax(), pairs[worst][1].shape)
    where = ", ".join(str(int(index)) for index in place)
    return (f"nudging `{names[worst]}` at [{where}] moves the cost by {pairs[worst][1][place]:.3f} per unit, your "
            f"gradient says {pairs[worst][0][place]:.3f}")


@cache
def _digits() -> tuple[str, np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """The source, images and labels to train on, and the held-out sixth."""
    mnist = load_mnist()
    training, held_out = stratified_split(mnist.train_labels, share=1 / 6)
    images = normalize(mnist.train_images)
    return (mnist.source, images[training], mnist.train_labels[training],
            (images[held_out], mnist.train_labels[held_out]))
