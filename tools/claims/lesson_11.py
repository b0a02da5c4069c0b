"""Claims about learning and memorising: F6 and J1 to J6."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from helpers.data import Mnist, normalize
from helpers.handwriting import shift
from helpers.network import Network
from helpers.probes import morans_i, random_labels
from tools.claims.networks import SMALL, WIDE, small_modern, wide
from tools.claims.registry import Value, claim, share
from tools.claims.source_texts import notes

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


@claim("F6", lesson="11", topic="accuracy", source=notes("How the Network Learns, 2:10"),
       statement="It generalises beyond the images that it trained on",
       verdict="true",
       result="{{F6 full train}} of the training images and {{F6 full test}} of the new ones",
       holds=lambda x: x.low.test > 0.97, seeds=range(5), seconds=3)
def train_and_test(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The standard network, 784-128-10, on all training images."""
    net = wide(mnist, seed)
    return {"train": share(net.accuracy(normalize(mnist.train_images), mnist.train_labels)),
            "test": share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))}


@claim("J1", lesson="11", topic="memorising", source=notes("Modern Insights on Network Learning, 18:02"),
       statement="A deep network can learn random labels just as well",
       verdict="true",
       result="1,000 random labels: {{J1 full 1000_random_taught}} learnt, {{J1 full 1000_random_test}} of new images "
              "right",
       holds=lambda x: x.low["1000_random_taught"] > 0.99 and x.high["1000_random_test"] < 0.15,
       seeds=range(5), seconds=3)
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
            result[f"{count}_{name}_test"] = share(net.accuracy(new_images, new_labels))
            if name == "random":
                result |= {f"{count}_random_taught": share(net.accuracy(images, taught)),
                           f"{count}_random_epochs": _epochs_to(history.validation_accuracy, 1.0)}
            if count == 1000:
                inside = _inside(net, net.weights[0] - start, images, labels, taught, new_images, new_labels)
                result |= {f"{name}_{what}": value for what, value in inside.items()}
    by_pixels = _nearest(new_images, images)  # the network is the one that learnt 1,000 random labels
    return result | {"true_neighbour_by_pixels": share(np.mean(labels[by_pixels] == new_labels)),
                     "random_echo": share(np.mean(net.predict(new_images) == taught[by_pixels]))}


def _inside(net, change, images, labels, taught, new_images, new_labels) -> dict[str, Value]:
    steps = ((1, 0), (-1, 0), (0, 1), (0, -1))
    by_neurons = _nearest(net.activations(new_images)[1], net.activations(images)[1])
    return {"moved": share(np.mean([net.accuracy(shift(images, *step), taught) for step in steps])),
            "moran": Value(float(np.nanmedian(morans_i(change.T.reshape(-1, 28, 28))))),
            "change": Value(float(np.linalg.norm(change))),
            "neighbour": share(np.mean(labels[by_neurons] == new_labels))}


def _nearest(vectors: np.ndarray, others: np.ndarray) -> np.ndarray:
    """For each of `vectors` the position of the nearest of `others`, by straight distance."""
    return ((others**2).sum(axis=1) - 2 * vectors @ others.T).argmin(axis=1)


@claim("J2", lesson="11", topic="memorising", source=notes("Modern Insights on Network Learning, 19:03 to 19:12"),
       statement="Random labels are learnt slowly, true ones quickly",
       verdict="true",
       result="2,000 images, epochs to 99 %: true labels {{J2 full 2000_true}}, random ones {{J2 full 2000_random}}",
       holds=lambda x: x.low["2000_random"] > 3 * x.high["2000_true"], seeds=range(5), seconds=6)
def speed(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Epochs to 99 % of what is taught, 784-128-10. `share_60`: 60 % of 1,000 labels are drawn at random.

    `misled_read`: of the images whose taught label is false, those answered with their true digit.
    """
    result = {}
    images, labels = _some(mnist, 2000)
    for drawn in (0.0, 1.0):
        taught = _mixed(labels, drawn, np.random.default_rng(seed))
        net = Network(WIDE, activation="relu", seed=seed)
        history = net.train(images, taught, epochs=60, learning_rate=0.05, validation=(images, taught), seed=seed)
        result["2000_random" if drawn else "2000_true"] = _epochs_to(history.validation_accuracy, 0.99)
    images, labels = _some(mnist, 1000)
    for drawn in (0.0, 0.6, 1.0):
        taught = _mixed(labels, drawn, np.random.default_rng(seed))
        net = Network(WIDE, activation="relu", seed=seed)
        answers: list[np.ndarray] = []
        history = net.train(images, taught, epochs=60, validation=_new(mnist), seed=seed,
                            on_epoch=lambda _, __, net=net, answers=answers: answers.append(net.predict(images)))
        if drawn in (0, 1):
            result[f"share_{100 * drawn:.0f}"] = _epochs_to((np.array(answers) == taught).mean(axis=1), 0.99)
            continue
        as_read = (np.array(answers) == labels)[:, taught != labels].mean(axis=1)
        result |= {"share_60_test_best": share(max(history.validation_accuracy)),
                   "share_60_test_last": share(history.validation_accuracy[-1]),
                   "misled_read_best": share(as_read.max()), "misled_read_last": share(as_read[-1]),
                   "misled_best_epoch": Value(int(as_read.argmax()) + 1, "epochs")}
    return result


@claim("J3", lesson="11", topic="memorising", source=notes("Modern Insights on Network Learning, 19:12"),
       statement="First it fiddles about, then the cost drops quickly",
       verdict="true with conditions", condition="with sigmoid neurons and the quadratic cost",
       result="with sigmoid and squared cost, yes: {{J3 full sigmoid_25}} after 25 steps, {{J3 full sigmoid_100}} "
              "after 100. With ReLU and cross-entropy no: {{J3 full relu_25_right}} right after 25 steps",
       holds=lambda x: x.sigmoid_25 - x.sigmoid_100 < 0.05 and x.low.relu_25_right > 0.4, seeds=range(5), seconds=1)
def late_training(mnist: Mnist, seed: int) -> dict[str, Value]:
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
        for start, end in ((0, 25), (25, 100)):
            chosen = order[32 * start:32 * end]
            net.train(images[chosen], labels[chosen], epochs=1, batch_size=32, momentum=0, learning_rate=rate, seed=0)
            if name == "sigmoid":
                result[f"sigmoid_{end}"] = Value(net.cost(*some))
            elif end == 25:
                result["relu_25_right"] = share(net.accuracy(*some))
    taught = random_labels(some[1], np.random.default_rng(seed))
    for name, labels in (("true", some[1]), ("random", taught)):
        net = Network(SMALL, **QUADRATIC, seed=seed)
        history = net.train(some[0], labels, epochs=60, batch_size=32, momentum=0, learning_rate=0.5, seed=seed)
        result[f"{name}_epochs_above"] = Value(int(np.sum(np.array(history.cost[1:]) > 0.85)) + 1, "epochs")
    return result


@claim("J4", lesson="11", topic="memorising", source=notes("Modern Insights on Network Learning, 19:03 to 19:12"),
       statement="The accuracy curve drops while it learns",
       verdict="false",
       result="the cost drops, from {{J4 full true_cost_first}} to {{J4 full true_cost_last median}}; the accuracy "
              "rises, from {{J4 full true_right_first}} to {{J4 full true_right_last median}}",
       holds=lambda x: x.high.true_cost_last < x.low.true_cost_first
                       and x.low.true_right_last > x.high.true_right_first, seeds=range(5), seconds=0.5)
def which_curve(mnist: Mnist, seed: int) -> dict[str, Value]:
    """First and last of 60 epochs, 1,000 images, 784-128-10."""
    history = Network(WIDE, activation="relu", seed=seed).train(*_some(mnist, 1000), epochs=60, seed=seed)
    return {"true_cost_first": Value(history.cost[0]), "true_cost_last": Value(history.cost[-1]),
            "true_right_first": share(history.accuracy[0]), "true_right_last": share(history.accuracy[-1])}


@claim("J5", lesson="11", topic="memorising", source=notes("Modern Insights on Network Learning, 19:33"),
       statement="The minima of real data tend to be equally good",
       verdict="true with conditions", condition="the wider the network, the more alike they are",
       result="the final costs of ten networks differ by {{J5 full wide_true_spread}} of their mean; with random "
              "labels by {{J5 full wide_random_spread}}, and by {{J5 full small_random_spread}} in a small network",
       holds=lambda x: x.wide_true_spread < x.wide_random_spread and x.small_true_spread < x.small_random_spread / 2,
       seeds=range(5), seconds=14)
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
            result[f"{name}_{kind}_spread"] = share(np.std(costs, ddof=1) / np.mean(costs))
            if name == "wide":
                agree = np.mean([np.mean(a == b) for a, b in combinations(answers, 2)])
                result[f"wide_{kind}_agree"] = share(agree)
    net = small_modern(mnist, seed)
    return result | {"full_cost": Value(net.cost(normalize(mnist.train_images), mnist.train_labels)),
                     "full_test": share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))}


@claim("J6", lesson="11", topic="memorising", source=notes("Modern Insights on Network Learning, 18:21"),
       statement="With millions of weights a network may simply memorise",
       verdict="true with conditions", condition="far fewer will do",
       result="millions are not needed: {{J6 full parameters}} hold 1,000 random labels to {{J6 full tanh_1000}}, "
              "4,000 to {{J6 full tanh_4000}}",
       holds=lambda x: x.parameters == 13_002 and x.tanh_1000 > 0.99 and x.tanh_4000 < 0.95,
       seeds=range(5), seconds=6)
def held(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Random labels that 784-16-16-10, with its 13,002 parameters, gives back after training."""
    result = {"parameters": Value(Network(SMALL).parameter_count)}
    for activation, counts in (("tanh", (1000, 2000, 4000)), ("relu", (1000, 4000))):
        for count in counts:
            images, labels = _some(mnist, count)
            taught = random_labels(labels, np.random.default_rng(seed))
            net = Network(SMALL, activation=activation, seed=seed)
            net.train(images, taught, epochs=300, learning_rate=0.02, decay="linear", seed=seed)
            result[f"{activation}_{count}"] = share(net.accuracy(images, taught))
    return result
