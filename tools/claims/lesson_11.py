"""Claims about learning and memorising: F6 and J1 to J6."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from helpers.confidence import confidence
from helpers.data import Mnist, normalize
from helpers.handwriting import shift
from helpers.network import Network
from helpers.probes import morans_i, random_labels
from tools.claims.data import trained_on_all
from tools.claims.registry import Value, claim, percent

SMALL = [784, 16, 16, 10]
QUADRATIC = {"output": "sigmoid", "cost": "quadratic"}


def _some(mnist: Mnist, count: int) -> tuple[np.ndarray, np.ndarray]:
    return normalize(mnist.train_images[:count]), mnist.train_labels[:count]


def _new(mnist: Mnist) -> tuple[np.ndarray, np.ndarray]:
    return normalize(mnist.test_images[:2000]), mnist.test_labels[:2000]


def _epochs_to(accuracies: Sequence[float], wanted: float) -> Value:
    """The first epoch that reaches it, or one more than there were."""
    reached = np.flatnonzero(np.asarray(accuracies) >= wanted)
    return Value(int(reached[0]) + 1 if len(reached) else len(accuracies) + 1, "epochs")


def _mixed(labels: np.ndarray, share: float, random: np.random.Generator) -> np.ndarray:
    return np.where(random.random(len(labels)) < share, random_labels(labels, random), labels)


@claim("F6", seeds=range(5), seconds=3)
def train_and_test(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The standard network, 784-128-10, on all training images."""
    net = trained_on_all(mnist, seed)
    return {"train": percent(net.accuracy(normalize(mnist.train_images), mnist.train_labels)),
            "test": percent(net.accuracy(normalize(mnist.test_images), mnist.test_labels))}


@claim("J1", seeds=range(5), seconds=3)
def nonsense(mnist: Mnist, seed: int) -> dict[str, Value]:
    """500 images and 784-64-10, 1,000 and 784-128-10; then the second network beside one that learnt the true labels.

    `moved`: training images moved by one pixel, mean of four directions, of which it gives the taught label.
    `neighbour`: new images whose nearest training image, by the hidden neurons, is the same digit.
    `echo`: new images for which the answer is the label that was taught for the training image with the nearest pixels.
    """
    new_images, new_labels = _new(mnist)
    result = {}
    for count, hidden in ((500, 64), (1000, 128)):
        images, labels = _some(mnist, count)
        lessons = {"true": labels, "random": random_labels(labels, np.random.default_rng(seed))}
        for name, taught in lessons.items():
            net = Network([784, hidden, 10], activation="relu", seed=seed)
            start = net.weights[0].copy()
            history = net.train(images, taught, epochs=60, validation=(images, taught), seed=seed)
            result |= {f"{count}_{name}_taught": percent(net.accuracy(images, taught)),
                       f"{count}_{name}_epochs": _epochs_to(history.validation_accuracy, 1.0),
                       f"{count}_{name}_test": percent(net.accuracy(new_images, new_labels))}
            if count == 1000:
                inside = _inside(net, net.weights[0] - start, images, labels, taught, new_images, new_labels)
                result |= {f"{name}_{what}": value for what, value in inside.items()}
    return result


def _inside(net, change, images, labels, taught, new_images, new_labels) -> dict[str, Value]:
    steps = ((1, 0), (-1, 0), (0, 1), (0, -1))
    by_pixels = _nearest(new_images, images)
    by_neurons = _nearest(net.activations(new_images)[1], net.activations(images)[1])
    return {"moved": percent(np.mean([net.accuracy(shift(images, *step), taught) for step in steps])),
            "moran": Value(float(np.nanmedian(morans_i(change.T.reshape(-1, 28, 28))))),
            "change": Value(float(np.linalg.norm(change))),
            "neighbour": percent(np.mean(labels[by_neurons] == new_labels)),
            "neighbour_by_pixels": percent(np.mean(labels[by_pixels] == new_labels)),
            "echo": percent(np.mean(net.predict(new_images) == taught[by_pixels])),
            "confidence": Value(float(np.median(confidence(net.predict_proba(new_images)))))}


def _nearest(vectors: np.ndarray, others: np.ndarray) -> np.ndarray:
    """For each of `vectors` the position of the nearest of `others`, by straight distance."""
    return ((others**2).sum(axis=1) - 2 * vectors @ others.T).argmin(axis=1)


@claim("J2", seeds=range(5), seconds=6)
def speed(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Epochs to 99 % of what is taught, 784-128-10. `share_60`: 60 % of 1,000 labels are drawn at random.

    `misled`: of the images whose taught label is false, those answered with their true digit, or as taught.
    """
    result = {}
    images, labels = _some(mnist, 2000)
    for share in (0.0, 1.0):
        taught = _mixed(labels, share, np.random.default_rng(seed))
        net = Network([784, 128, 10], activation="relu", seed=seed)
        history = net.train(images, taught, epochs=60, learning_rate=0.05, validation=(images, taught), seed=seed)
        result["2000_random" if share else "2000_true"] = _epochs_to(history.validation_accuracy, 0.99)
    images, labels = _some(mnist, 1000)
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        taught = _mixed(labels, share, np.random.default_rng(seed))
        net, answers = Network([784, 128, 10], activation="relu", seed=seed), []
        history = net.train(images, taught, epochs=60, validation=_new(mnist), seed=seed,
                            on_epoch=lambda _, __, net=net, answers=answers: answers.append(net.predict(images)))
        answers, false = np.array(answers), taught != labels
        name = f"share_{100 * share:.0f}"
        result |= {name: _epochs_to((answers == taught).mean(axis=1), 0.99),
                   f"{name}_test_best": percent(max(history.validation_accuracy)),
                   f"{name}_test_last": percent(history.validation_accuracy[-1])}
        if share == 0.6:
            as_read, as_told = ((answers == wanted)[:, false].mean(axis=1) for wanted in (labels, taught))
            result |= {"false": percent(false.mean()), "misled_read_best": percent(as_read.max()),
                       "misled_best_epoch": Value(int(as_read.argmax()) + 1, "epochs"),
                       "misled_told_then": percent(as_told[as_read.argmax()]),
                       "misled_read_last": percent(as_read[-1]), "misled_told_last": percent(as_told[-1])}
    return result


@claim("J3", seeds=range(5), seconds=1)
def fiddling(mnist: Mnist, seed: int) -> dict[str, Value]:
    """784-16-16-10, plain steps on batches of 32, true labels; the cost of 1,000 training images after so many steps.

    `sigmoid`: sigmoid neurons and quadratic cost, rate 1; ten tenths cost 0.9. `relu`: cross-entropy, rate 0.1.
    `epochs_above`: of 60 epochs on 1,000 images at half that rate, those that end above 0.85.
    """
    images, labels = normalize(mnist.train_images[:4000]), mnist.train_labels[:4000]
    order = np.random.default_rng(seed).permutation(4000)
    some = images[:1000], labels[:1000]
    result = {}
    for name, net, rate in (("sigmoid", Network(SMALL, **QUADRATIC, seed=seed), 1.0),
                            ("relu", Network(SMALL, activation="relu", seed=seed), 0.1)):
        for start, end in ((0, 25), (25, 100), (100, 125)):
            chosen = order[32 * start:32 * end]
            net.train(images[chosen], labels[chosen], epochs=1, batch_size=32, momentum=0, learning_rate=rate)
            result |= {f"{name}_{end}": Value(net.cost(*some)), f"{name}_{end}_right": percent(net.accuracy(*some))}
    taught = random_labels(some[1], np.random.default_rng(seed))
    for name, labels in (("true", some[1]), ("random", taught)):
        net = Network(SMALL, **QUADRATIC, seed=seed)
        history = net.train(some[0], labels, epochs=60, batch_size=32, momentum=0, learning_rate=0.5, seed=seed)
        result |= {f"{name}_epochs_above": Value(int(np.sum(np.array(history.cost[1:]) > 0.85)) + 1, "epochs"),
                   f"{name}_after_60": Value(history.cost[-1])}
    return result


@claim("J4", seeds=range(5), seconds=0.5)
def which_curve(mnist: Mnist, seed: int) -> dict[str, Value]:
    """First and last of 60 epochs, 1,000 images, 784-128-10, true and random labels."""
    images, labels = _some(mnist, 1000)
    result = {}
    for name, taught in (("true", labels), ("random", random_labels(labels, np.random.default_rng(seed)))):
        net = Network([784, 128, 10], activation="relu", seed=seed)
        history = net.train(images, taught, epochs=60, seed=seed)
        result |= {f"{name}_cost_first": Value(history.cost[0]), f"{name}_cost_last": Value(history.cost[-1]),
                   f"{name}_right_first": percent(history.accuracy[0]),
                   f"{name}_right_last": percent(history.accuracy[-1])}
    return result


@claim("J5", seeds=range(5), seconds=14)
def minima(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Ten networks, 500 images, 100 epochs of plain steps: the spread of the final costs, as a part of their mean.

    `agree`: new images for which two of the ten give the same answer, mean over all pairs. `full`: one 784-16-16-10 on
    all training images, 20 epochs, falling rate. The labels, and all networks, are others for every seed.
    """
    (images, labels), (new_images, _) = _some(mnist, 500), _new(mnist)
    result = {}
    for name, sizes in (("small", SMALL), ("wide", [784, 64, 10])):
        for kind, taught in (("true", labels), ("random", random_labels(labels, np.random.default_rng(seed)))):
            costs, answers = [], []
            for start in range(10 * seed, 10 * seed + 10):
                net = Network(sizes, activation="relu", seed=start)
                net.train(images, taught, epochs=100, batch_size=32, momentum=0, seed=start)
                costs.append(net.cost(images, taught))
                answers.append(net.predict(new_images))
            agree = np.mean([np.mean(a == b) for a, b in combinations(answers, 2)])
            result |= {f"{name}_{kind}_spread": percent(np.std(costs, ddof=1) / np.mean(costs)),
                       f"{name}_{kind}_cost": Value(float(np.median(costs))), f"{name}_{kind}_agree": percent(agree)}
    images, labels = normalize(mnist.train_images), mnist.train_labels
    net = Network(SMALL, activation="relu", seed=seed)
    net.train(images, labels, epochs=20 if mnist.source == "full" else 60, batch_size=32, momentum=0, decay="linear",
              seed=seed)
    return result | {"full_cost": Value(net.cost(images, labels)),
                     "full_test": percent(net.accuracy(normalize(mnist.test_images), mnist.test_labels))}


@claim("J6", seeds=range(5), seconds=6)
def held(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Random labels that 784-16-16-10, with its 13,002 parameters, gives back after training."""
    result = {"parameters": Value(Network(SMALL).parameter_count)}
    for activation, counts in (("tanh", (500, 1000, 2000, 4000)), ("relu", (1000, 4000))):
        for count in counts:
            images, labels = _some(mnist, count)
            taught = random_labels(labels, np.random.default_rng(seed))
            net = Network(SMALL, activation=activation, seed=seed)
            net.train(images, taught, epochs=300, learning_rate=0.02, decay="linear", seed=seed)
            result[f"{activation}_{count}"] = percent(net.accuracy(images, taught))
    return result
