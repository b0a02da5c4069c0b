"""What the check of lesson 06's own network does with a class, and what it finds: one problem, or how much it reads.

The class is made small and of odd shapes first: its start is looked at, its outputs are compared with what its own
weights give, its gradients with those that nudging its cost would find, its steps with its gradients, and which images
a step is made from. Then it is trained on the digits.
"""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from helpers.data import load_mnist, normalize, stratified_split
from helpers.exercises.lesson_06._own_code import names_of_test_data
from helpers.exercises.lesson_06._own_slips import BACKWARD_SLIPS, FORWARD_SLIPS, backward, forward
from helpers.exercises.no_result import is_unwritten

METHODS = ("predict_proba", "gradients", "train")
SHAPES = (([4, 4, 4, 4], 3), ([6, 3, 5, 2], 5), ([5, 4], 1))  # sizes, images. Equal widths: no shape gives a slip away
BARS = {"full": 0.97, "subset": 0.93}  # the share of the held-out images that is asked for
EPOCHS = {"full": (4, 8), "subset": (15, 40)}  # the second only where the first does not reach the bar
NEAR = 2e-3


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
        return ... if is_unwritten(inspect.getattr_static(answer, "__init__")) else Own("no weights")
    if net.weights is ... or net.biases is ...:
        return ...
    for name in names_of_test_data(answer):
        return Own("test data", name)
    for look in (_start, _outputs, _gradients, _training):
        found = next(look(answer), None)
        if found is ... or isinstance(found, Own):
            return found
    source, images, labels, validation = _digits()
    right = 0.0
    for epochs in EPOCHS[source]:
        net = answer([784, 128, 10], seed=0)
        with np.errstate(all="ignore"):
            net.train(images, labels, epochs=epochs)
            right = max(right, float(np.mean(np.argmax(net.predict_proba(validation[0]), axis=1) == validation[1])))
        if right >= BARS[source]:
            break
    return Own(right=right, bar=BARS[source])


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
        hidden = weights is not net.weights[-1]  # outputs have different targets, and may start alike
        if hidden and np.allclose(weights, np.asarray(weights)[:, :1]):
            yield Own("shared start")
        ratio = float(np.std(weights) / np.sqrt(2 / before))
        if not (0.25 if hidden else -1) < ratio < 4:
            yield Own("spread", f"{np.std(weights):.3g} behind {before} inputs, where the root of 2/n is "
                                f"{np.sqrt(2 / before):.3g}")
    if not np.array_equal(net.weights[0], again.weights[0]) or np.array_equal(net.weights[0], other.weights[0]):
        yield Own("seed")


def _outputs(own: type) -> Iterator[Any]:
    for net, images, _ in _cases(own):
        given = images.copy()
        came = net.predict_proba(given)
        if not np.array_equal(given, images):
            yield Own("input overwritten", "predict_proba")
        if came is None or came is ...:
            yield came if came is ... else Own("nothing returned", "predict_proba")
        came = np.asarray(came)
        right = forward(net, images)[-1]
        if came.shape != right.shape:
            yield Own("outputs", f"{len(images)} images came, and outputs of the shape {came.shape} went out, in place "
                                 f"of {right.shape}")
        if not np.allclose(came, right, atol=NEAR):
            if len(images) > 1 and np.allclose(came.sum(axis=0), 1):
                yield Own("softmax across images")
            for name, switches in FORWARD_SLIPS.items():
                if np.allclose(came, forward(net, images, **switches)[-1], atol=NEAR):
                    yield Own(name)
            yield Own("outputs", "they are not what its weights and biases give")
    net, images, _ = next(_cases(own))
    net.weights[-1] *= 1000
    with np.errstate(all="ignore"):
        if not np.isfinite(net.predict_proba(images)).all():
            yield Own("overflow")


def _gradients(own: type) -> Iterator[Any]:
    for net, images, labels in _cases(own):
        given = images.copy(), labels.copy()
        came = net.gradients(*given)
        if not np.array_equal(given[0], images) or not np.array_equal(given[1], labels):
            yield Own("input overwritten", "gradients")
        if came is None or came is ...:
            yield came if came is ... else Own("nothing returned", "gradients")
        if not isinstance(came, tuple | list) or len(came) != 2:
            yield Own("form of the gradients", f"yours are a {type(came).__name__}")
        if any(part is ... for part in came):
            yield ...
        if not all(isinstance(part, tuple | list | np.ndarray) for part in came):
            yield Own("form of the gradients", f"yours are of the types {', '.join(type(p).__name__ for p in came)}")
        wanted = backward(net, images, labels)
        if _alike(came[::-1], wanted):
            yield Own("biases first")
        for name, gradients, arrays in (("weight", came[0], net.weights), ("bias", came[1], net.biases)):
            shapes, right = [np.shape(each) for each in gradients], [array.shape for array in arrays]
            if shapes not in (right, right[::-1]):
                yield Own("form of the gradients", f"your {name} gradients have the shapes {shapes}, in place of "
                                                   f"{right}")
        if not _alike(came, wanted) and _alike([part[::-1] for part in came], wanted):
            yield Own("last layer first")
        if not _alike(came, wanted):
            for name, switches in BACKWARD_SLIPS.items():
                if _alike(came, backward(net, images, labels, **switches)):
                    yield Own(name)
            yield Own("gradients", _furthest(came, wanted))


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
            yield Own("input overwritten", "train")
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
    def ends_alike(*ways: dict) -> bool:
        ends = []
        for how in ways:
            net, images, labels = next(_cases(own))
            net.train(images, labels, **{"epochs": 2, "learning_rate": 0.5, **how})
            ends.append(net.weights[0])
        return all(np.allclose(end, ends[0]) for end in ends)

    if ends_alike({"batch_size": 1, "epochs": 1}, {"batch_size": 3, "epochs": 1}):
        yield Own("batch_size without effect")
    if ends_alike(*({"batch_size": 1, "seed": seed} for seed in (0, 1, 2))):
        yield Own("always the same order")
    if ends_alike({"batch_size": 3}, {"batch_size": 3, "epochs": 1}):
        yield Own("one epoch only")
    steps = _steps(own, count=7, batch_size=3, epochs=3)
    if steps and len(steps) % 3 == 0:  # else `train` does not ask `gradients`, or not once a step
        epochs = np.array_split(np.array(steps, dtype=object), 3)
        orders = [[image for step in epoch for image in step] for epoch in epochs]
        if all(len(order) < 7 for order in orders):
            yield Own("last batch dropped", str(len(orders[0])))
        if orders[0] == orders[1] == orders[2]:
            yield Own("shuffled once")


def _steps(own: type, count: int, **how: Any) -> list[list[int]]:
    """Which of `count` images each step is made from, by what `train` hands to `gradients`."""
    net, _, _ = next(_cases(own))
    random = np.random.default_rng(5)
    images, labels = random.random((count, SHAPES[0][0][0])), random.integers(0, SHAPES[0][0][-1], count)
    steps, gradients = [], net.gradients

    def watched(*given: Any, **named: Any) -> Any:
        batch = next((each for each in (*given, *named.values()) if np.ndim(each) == 2), images[:0])
        steps.append(np.abs(np.asarray(batch)[:, None] - images).sum(axis=2).argmin(axis=1).tolist())
        return gradients(*given, **named)

    with contextlib.suppress(AttributeError):  # a class may have __slots__
        net.gradients = watched
    net.train(images.copy(), labels, learning_rate=0.5, **how)
    return steps


def _cases(own: type) -> Iterator[tuple[Any, np.ndarray, np.ndarray]]:
    """Small networks of that class with weights and biases of our own, and images and labels for each."""
    for sizes, count in SHAPES:
        random = np.random.default_rng(len(sizes))
        net = own(sizes, seed=0)
        net.weights = [random.normal(size=pair) for pair in pairwise(sizes)]
        net.biases = [random.normal(size=after) for after in sizes[1:]]
        yield net, random.random((count, sizes[0])) + 0.1, random.integers(0, sizes[-1], count)


def _alike(came: Any, wanted: Any) -> bool:
    return len(wanted[0]) > 0 and all(_close(*pair) for pair in zip(came, wanted, strict=True))


def _close(came: Any, wanted: Any) -> bool:
    return len(came) == len(wanted) and all(np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=NEAR, atol=NEAR)
                                            for a, b in zip(came, wanted, strict=True))


def _furthest(came: Any, wanted: Any) -> str:
    """Where the gradients are furthest from what nudging finds, and what both say there."""
    names = [f"{kind}[{layer}]" for kind, part in zip(("weights", "biases"), wanted, strict=True)
             for layer in range(len(part))]
    pairs = [(np.asarray(a, float), b) for part in zip(came, wanted, strict=True) for a, b in zip(*part, strict=True)]
    worst = max(range(len(pairs)), key=lambda k: float(np.abs(pairs[k][0] - pairs[k][1]).max()))
    place = np.unravel_index(np.abs(pairs[worst][0] - pairs[worst][1]).argmax(), pairs[worst][1].shape)
    where = ", ".join(str(int(index)) for index in place)
    return (f"nudging `{names[worst]}` at [{where}] moves the cost by {pairs[worst][1][place]:.3f} per unit, your "
            f"gradient says {pairs[worst][0][place]:.3f}")


def _digits() -> tuple[str, np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """The source, images and labels to train on, and the held-out sixth. Not kept: they are 190 MB."""
    mnist = load_mnist()
    training, held_out = stratified_split(mnist.train_labels, share=1 / 6)
    images = normalize(mnist.train_images)
    return (mnist.source, images[training], mnist.train_labels[training],
            (images[held_out], mnist.train_labels[held_out]))
