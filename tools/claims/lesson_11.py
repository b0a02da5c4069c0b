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
    """Of 10,000 test images every fifth: the first ones are harder than the last."""
    step = max(1, len(mnist.test_labels) // 2000)
    return normalize(mnist.test_images[::step]), mnist.test_labels[::step]


def _epochs_to(accuracies: Sequence[float], wanted: float) -> Value:
    """The first epoch that reaches it, or one more than there were."""
    reached = np.flatnonzero(np.asarray(accuracies) >= wanted)
    return Value(int(reached[0]) + 1 if len(reached) else len(accuracies) + 1, "epochs")


def _mixed(labels: np.ndarray, share: float, random: np.random.Generator) -> np.ndarray:
    return np.where(random.random(len(labels)) < share, random_labels(labels, random), labels)


@claim("F6", lesson="11", topic="accuracy", source=notes("How the Network Learns, 2:10"),
       statement="It generalises beyond the images that it trained on",
       verdict="true",
       result="{{F6 full train}} of the training images and {{F6 full test}} of new ones from the same "
              "collection; of other people's digits fewer (L1)",
       holds=lambda x: x.low.test > 0.97, seeds=range(5), seconds=3)
def train_and_test(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The standard network, 784-128-10, on all training images."""
    net = wide(mnist, seed)
    return {"train": share(net.accuracy(normalize(mnist.train_images), mnist.train_labels)),
            "test": share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))}


@claim("J1", lesson="11", topic="memorising", source=notes("Modern Insights on Network Learning, 18:02"),
       statement="A deep network can learn random labels just as well",
       verdict="true with conditions",
       condition="of a thousand it gives back all; of four thousand a part, until it trains longer with a falling rate",
       result="784-128-10 gives back {{J1 full 1000_random_taught}} of 1,000 random labels after 60 epochs. Of 4,000 "
              "it gives back {{J1 full 4000_random_taught}}, after 200 with a falling rate "
              "{{J1 full 4000_random_long}}; with a second layer of 128 {{J1 full 4000_deep_taught}} after 60. Of true "
              "ones {{J1 full 4000_true_taught}} after 60",
       holds=lambda x: x.low["1000_random_taught"] > 0.99 and x.high["1000_random_test"] < 0.15
                       and x.low["1000_true_test"] > 0.7 and x.low["500_true_test"] > 0.7
                       and x.high.random_confidence < x.low.true_confidence and x.high.random_sure < x.low.true_sure
                       and x.high.random_sure_right < 0.2 < x.low.true_sure_right
                       and x.high["4000_random_taught"] < x.low["4000_true_taught"] - 0.05
                       and x.low["4000_random_long"] > 0.99, seeds=range(5), seconds=28)
def nonsense(mnist: Mnist, seed: int) -> dict[str, Value]:
    """500 images and 784-64-10, 1,000 and 784-128-10; then the second network beside one that learnt the true labels.

    `sure`: the share of new images with a confidence of 0.9 or more; `sure_right`: how many of these are read right.
    More labels, for as many epochs: `4000_`; `deep` is 784-128-128-10. `20000_`: on the full set only. `long`: 200
    epochs, batches of 128, a rate that falls from 0.08.

    `moved`: training images moved by one pixel, mean of four directions, of which it gives the taught label.
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
            if count == 500:
                sure = net.predict_proba(new_images).max(axis=1)
                right = net.predict(new_images) == new_labels
                result |= {f"{name}_confidence": share(np.median(sure)), f"{name}_sure": share(np.mean(sure >= 0.9)),
                           f"{name}_sure_right": share(right[sure >= 0.9].mean() if (sure >= 0.9).any() else 0.0)}
            if count == 1000:
                inside = _inside(net, net.weights[0] - start, images, taught)
                result |= {f"{name}_{what}": value for what, value in inside.items()}
    return result | _more_labels(mnist, seed)


def _more_labels(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The share given back of more labels after 60 epochs, and after 200 with a falling rate."""
    result = {}
    for count, hidden, name in ((4000, [128], "random"), (4000, [128, 128], "deep"), (4000, [128], "true"),
                                (20_000, [128], "random")):
        images, labels = _some(mnist, count)
        if len(images) < count:
            continue
        taught = labels if name == "true" else random_labels(labels, np.random.default_rng(seed))
        net = Network([784, *hidden, 10], activation="relu", seed=seed)
        net.train(images, taught, epochs=60, seed=seed)
        result[f"{count}_{name}_taught"] = share(net.accuracy(images, taught))
        if count == 4000 and name == "random":
            net = Network([784, *hidden, 10], activation="relu", seed=seed)
            net.train(images, taught, epochs=200, batch_size=128, learning_rate=0.08, decay="linear", seed=seed)
            result["4000_random_long"] = share(net.accuracy(images, taught))
    return result


def _inside(net, change, images, taught) -> dict[str, Value]:
    steps = ((1, 0), (-1, 0), (0, 1), (0, -1))
    return {"moved": share(np.mean([net.accuracy(shift(images, *step), taught) for step in steps])),
            "moran": Value(float(np.nanmedian(morans_i(change.T.reshape(-1, 28, 28))))),
            "change": Value(float(np.linalg.norm(change)))}


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
       verdict="true with conditions",
       condition="it pauses with sigmoid neurons and short steps, whichever of the two costs; no quick drop follows",
       result="two layers of 16. Sigmoid neurons pause for {{J3 full true_epochs_above}} with the squared error and "
              "for {{J3 full entropy_epochs_above}} with cross-entropy; from there the squared error takes "
              "{{J3 full true_epochs_to_half}} to halve. With a rate of 3 the pause is {{J3 full fast_epochs_above}}. "
              "With ReLU and the squared error it is {{J3 full relu_quadratic_epochs_above}}, with ReLU and "
              "cross-entropy {{J3 full relu_epochs_above}}",
       holds=lambda x: min(x.low.true_epochs_above, x.low.entropy_epochs_above) > 3
                       and x.low.true_epochs_to_half > x.high.true_epochs_above
                       and x.low.entropy_epochs_to_half > x.high.entropy_epochs_above
                       and max(x.high.fast_epochs_to_half, x.high.relu_quadratic_epochs_to_half,
                               x.high.relu_epochs_to_half) < x.low.true_epochs_to_half
                       and max(x.high.fast_epochs_above, x.high.relu_quadratic_epochs_above,
                               x.high.relu_epochs_above) <= 3,
       seeds=range(5), seconds=2)
def pause(mnist: Mnist, seed: int) -> dict[str, Value]:
    """60 epochs of 784-16-16-10 on 1,000 images, plain steps on batches of 32.

    `above`: epochs that end above 0.944 of what ten outputs of a tenth cost, 0.9 or the logarithm of 10. `to_half`:
    from there until the cost is below 0.472 of that. `true` and `random` labels: sigmoid neurons, quadratic cost, rate
    0.5; `fast`: rate 3; `entropy`: cross-entropy and rate 0.1; `relu_quadratic`: ReLU, rate 0.5; `relu`: ReLU,
    cross-entropy, rate 0.1, all with true labels.
    """
    images, labels = _some(mnist, 1000)
    drawn = random_labels(labels, np.random.default_rng(seed))
    relu = {"activation": "relu"}
    result = {}
    for name, network, rate, taught in (("true", QUADRATIC, 0.5, labels), ("random", QUADRATIC, 0.5, drawn),
                                        ("fast", QUADRATIC, 3, labels), ("entropy", {}, 0.1, labels),
                                        ("relu_quadratic", QUADRATIC | relu, 0.5, labels), ("relu", relu, 0.1, labels)):
        net = Network(SMALL, **network, seed=seed)
        history = net.train(images, taught, epochs=60, batch_size=32, momentum=0, learning_rate=rate, seed=seed)
        costs = np.array(history.cost) / (0.9 if "cost" in network else np.log(10))
        above = int(np.sum(costs > 0.944))
        result[f"{name}_epochs_above"] = Value(above, "epochs")
        if name != "random":
            result[f"{name}_epochs_to_half"] = _epochs_to([-cost for cost in costs[above:]], -0.472)
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
       verdict="true with conditions",
       condition="of costs where a training stops, which are no minima; in a wider network those with random labels "
                 "are closer together than those of true ones in a small network",
       result="after 100 epochs the costs of ten networks scatter by {{J5 full small_true_spread}} of their mean, with "
              "random labels by {{J5 full small_random_spread}}; of 784-64-10 with random labels by "
              "{{J5 full wide_random_spread}}. All of the ten reach a cost of 0.05",
       holds=lambda x: x.high.small_true_spread < x.low.small_random_spread
                       and x.wide_random_spread < x.small_true_spread
                       and x.small_random_spread_300 < x.small_random_spread
                       and x.small_true_spread_300 < x.small_true_spread
                       and x.low.small_random_reached == 1 and x.low.small_true_reached == 1,
       seeds=range(5), seconds=30)
def ends(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Ten networks, 500 images, plain steps: the spread of their costs after 100 epochs, as a part of their mean.

    `small` is 784-16-16-10, `wide` 784-64-10. `spread_300`: after 300 epochs. Then ten more, each until its cost is at
    most 0.05 (looked at every 5 epochs, 600 at most): `reached` is the share that gets there, `epochs` what the last of
    them takes, `agree` the new images for which two of the ten then give the same answer, mean over all pairs. `full`:
    one 784-16-16-10 on all training images, 20 epochs, falling rate. The labels, and all networks, are others for every
    seed.
    """
    images, labels = _some(mnist, 500)
    result = {}
    for name, sizes in (("small", SMALL), ("wide", [784, 64, 10])):
        for kind, taught in (("true", labels), ("random", random_labels(labels, np.random.default_rng(seed)))):
            nets = [Network(sizes, activation="relu", seed=start) for start in range(10 * seed, 10 * seed + 10)]
            for epochs, after in ((100, ""), (200, "_300"))[:2 if name == "small" else 1]:
                costs = []
                for start, net in enumerate(nets):
                    net.train(images, taught, epochs, batch_size=32, momentum=0, seed=start)
                    costs.append(net.cost(images, taught))
                result[f"{name}_{kind}_spread{after}"] = share(np.std(costs, ddof=1) / np.mean(costs))
            if name == "small":
                equal = _at_equal_cost(images, taught, _new(mnist)[0], range(10 * seed, 10 * seed + 10))
                result |= {f"small_{kind}_{what}": value for what, value in equal.items()}
    net = small_modern(mnist, seed)
    return result | {"full_cost": Value(net.cost(normalize(mnist.train_images), mnist.train_labels)),
                     "full_test": share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))}


def _at_equal_cost(images, taught, new_images, seeds, cost=0.05) -> dict[str, Value]:
    """Networks of several seeds, each trained until its cost is at most `cost`."""
    epochs, answers, reached = [], [], []
    for seed in seeds:
        net = Network(SMALL, activation="relu", seed=seed)
        for number in range(120):
            if net.cost(images, taught) <= cost:
                break
            net.train(images, taught, 5, batch_size=32, momentum=0, seed=1000 * seed + number)
        reached.append(net.cost(images, taught) <= cost)
        epochs.append(5 * number)
        answers.append(net.predict(new_images))
    agree = np.mean([np.mean(one == other) for one, other in combinations(answers, 2)])
    return {"reached": share(np.mean(reached)), "epochs": Value(max(epochs), "epochs"), "agree": share(agree)}


@claim("J6", lesson="11", topic="memorising", source=notes("Modern Insights on Network Learning, 18:21"),
       statement="With millions of weights a network may simply memorise",
       verdict="true with conditions",
       condition="it can, also with far fewer; taught true labels, it reads new images too",
       result="{{J6 full millions_parameters}} weights and biases give back {{J6 full millions_random_taught}} of 500 "
              "random labels; taught the true ones, they read {{J6 full millions_true_test}} of new images. "
              "{{J6 full parameters}} hold 1,000 random labels to {{J6 full tanh_1000}}, 4,000 to "
              "{{J6 full tanh_4000}}",
       holds=lambda x: x.parameters == 13_002 and x.tanh_1000 > 0.99 and x.millions_parameters > 1_000_000
                       and x.low.millions_random_taught > 0.95 and x.high.millions_random_test < 0.2
                       and x.low.millions_true_taught > 0.95 and x.low.millions_true_test > 0.7,
       seeds=range(5), seconds=14)
def held(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Random labels that 784-16-16-10, with its 13,002 parameters, gives back after training.

    `millions`: 784-1024-256-10, 25 epochs on 500 images with random labels, and on the same with the true ones.
    """
    result = {"parameters": Value(Network(SMALL).parameter_count)}
    for activation, counts in (("tanh", (1000, 2000, 4000)), ("relu", (1000, 4000))):
        for count in counts:
            images, labels = _some(mnist, count)
            taught = random_labels(labels, np.random.default_rng(seed))
            net = Network(SMALL, activation=activation, seed=seed)
            net.train(images, taught, epochs=300, learning_rate=0.02, decay="linear", seed=seed)
            result[f"{activation}_{count}"] = share(net.accuracy(images, taught))
    images, labels = _some(mnist, 500)
    for name, taught in (("random", random_labels(labels, np.random.default_rng(seed))), ("true", labels)):
        net = Network([784, 1024, 256, 10], activation="relu", seed=seed)
        net.train(images, taught, epochs=25, batch_size=32, learning_rate=0.05, decay="linear", seed=seed)
        result |= {f"millions_{name}_taught": share(net.accuracy(images, taught)),
                   f"millions_{name}_test": share(net.accuracy(*_new(mnist)))}
    return result | {"millions_parameters": Value(net.parameter_count)}
