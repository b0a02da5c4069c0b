"""Claims about training: E9, F1, F2, H7 and H10."""

from __future__ import annotations

import numpy as np

from helpers.data import Mnist, normalize
from helpers.handwriting import random_shifts
from helpers.network import Network
from tools.claims.data import trained_on_all
from tools.claims.registry import Value, claim, percent

SMALL = [784, 16, 16, 10]


def _accuracy(mnist: Mnist, net: Network, epochs: int, **recipe) -> Value:
    """Test accuracy after training on all training images; the subset is small and gets more passes."""
    passes = epochs if mnist.source == "full" else 3 * epochs
    net.train(normalize(mnist.train_images), mnist.train_labels, epochs=passes, **recipe)
    return percent(net.accuracy(normalize(mnist.test_images), mnist.test_labels))


@claim("E9", seeds=range(5), seconds=15)
def plateau(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Plain steps, constant rate: `wide` is 784-128-10 over 25 epochs, `small` 784-16-16-10 over 40."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    result = {}
    for name, sizes, epochs in (("wide", [784, 128, 10], 25), ("small", SMALL, 40)):
        epochs = epochs if mnist.source == "full" else 60
        net, accuracy = Network(sizes, activation="relu", seed=seed), []
        net.train(normalize(mnist.train_images), mnist.train_labels, epochs=epochs, momentum=0, seed=seed,
                  batch_size=64 if name == "wide" else 32,
                  on_epoch=lambda _, __, net=net, accuracy=accuracy: accuracy.append(net.accuracy(images, labels)))
        for epoch in (1, 5, 10, 15, 25, 40, 60):
            if epoch <= epochs:
                result[f"{name}_{epoch}"] = percent(accuracy[epoch - 1])
        result[f"{name}_last_ten"] = Value(100 * (accuracy[-1] - accuracy[-11]), "points")
        falls = np.diff(accuracy[5:])
        result[f"{name}_lowest_after_6"] = percent(min(accuracy[5:]))
        result[f"{name}_highest_after_6"] = percent(max(accuracy[5:]))
        result[f"{name}_worse_than_before"] = percent(np.mean(falls < 0))
    return result


@claim("F1", seeds=range(10), seconds=16)
def ladder(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Each recipe changes something in the one before. Our quadratic cost has no half: 1.5 is the textbook's rate 3."""
    quadratic = {"output": "sigmoid", "cost": "quadratic"}
    plain = {"momentum": 0, "seed": seed, "batch_size": 10, "learning_rate": 1.5, "epochs": 10}
    modern = {"momentum": 0, "seed": seed, "batch_size": 32, "learning_rate": 0.1, "epochs": 20, "decay": "linear"}
    return {
        "textbook": _accuracy(mnist, Network(SMALL, **quadratic, init="normal", seed=seed), **plain),
        "start_and_decay": _accuracy(mnist, Network(SMALL, **quadratic, seed=seed), **plain, decay="linear"),
        "relu": _accuracy(mnist, Network(SMALL, activation="relu", seed=seed), **modern),
        "shifts": _accuracy(mnist, Network(SMALL, activation="relu", seed=seed), **modern, augment=random_shifts),
    }


@claim("F2", seeds=range(5), seconds=4)
def wider(mnist: Mnist, seed: int) -> dict[str, Value]:
    """One hidden layer of 32 or 128 neurons, five epochs with momentum and a falling rate: lesson 00's recipe."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    narrow = Network([784, 32, 10], activation="relu", seed=seed)
    narrow.train(normalize(mnist.train_images), mnist.train_labels, epochs=5 if mnist.source == "full" else 20,
                 decay="linear", seed=seed)
    return {"32": percent(narrow.accuracy(images, labels)),
            "128": percent(trained_on_all(mnist, seed).accuracy(images, labels))}


@claim("H7", seeds=range(5), seconds=0.3)
def zero_or_one(mnist: Mnist, seed: int) -> dict[str, Value]:
    """A network without hidden layer, two outputs. `line`: pixels where the average 1 is dark and the average 0 is not.

    Shares of the change that one step over all zeros (or all ones) makes to the weights of the output "1".
    """
    (images, labels), (test_images, test_labels) = (
        (normalize(images[labels < 2]), labels[labels < 2]) for images, labels in
        ((mnist.train_images, mnist.train_labels), (mnist.test_images, mnist.test_labels)))
    zeros, ones = images[labels == 0], images[labels == 1]
    net = Network([784, 2], seed=seed)
    before = net.accuracy(test_images, test_labels)
    by_zeros, by_ones = (np.abs(net.gradients(group, np.full(len(group), digit))[0][0][:, 1])
                         for digit, group in ((0, zeros), (1, ones)))
    line = (ones.mean(axis=0) > 0.4) & (zeros.mean(axis=0) < 0.4)
    curve = zeros.mean(axis=0) > 0.4

    one = zeros[seed:seed + 1]
    unmoved = net.gradients(one, [0])[0][0] == 0
    no_ink = (one[0] == 0)
    wrong = int(np.sum(unmoved.all(axis=1) != no_ink))

    net.train(images[:64], labels[:64], epochs=1, momentum=0)  # 64 images are one step
    one_step = net.accuracy(test_images, test_labels)
    from_zero = Network([784, 2], init="zeros")
    from_zero.train(images, labels, epochs=1, batch_size=len(images), momentum=0)
    net = Network([784, 2], seed=seed)
    net.train(images, labels, epochs=3, momentum=0, seed=seed)
    return {"before": percent(before), "one_step": percent(one_step),
            "one_step_of_all_from_zero": percent(from_zero.accuracy(test_images, test_labels)),
            "after": percent(net.accuracy(test_images, test_labels)),
            "no_ink": percent(no_ink.mean()), "pixels_against_the_rule": Value(wrong),
            "line_area": percent(line.mean()), "line_share": percent(by_zeros[line].sum() / by_zeros.sum()),
            "line_share_of_ones": percent(by_ones[line].sum() / by_ones.sum()),
            "curve_area": percent(curve.mean()), "curve_share": percent(by_zeros[curve].sum() / by_zeros.sum()),
            "curve_share_of_ones": percent(by_ones[curve].sum() / by_ones.sum())}


@claim("H10", seconds=12)
def confusions(mnist: Mnist, seed: int) -> dict[str, Value]:
    """All errors of five networks of 128 neurons, by unordered pair of digits."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    pairs = np.zeros((10, 10), int)
    for start in range(5):
        guesses = trained_on_all(mnist, start).predict(images)
        wrong = guesses != labels
        np.add.at(pairs, (np.minimum(guesses, labels)[wrong], np.maximum(guesses, labels)[wrong]), 1)
    counts = {(i, j): int(pairs[i, j]) for i in range(10) for j in range(i + 1, 10)}
    order = sorted(counts, key=counts.get, reverse=True)
    result = {f"{i}-{j}": Value(counts[i, j]) for i, j in order}
    return result | {"errors": Value(int(pairs.sum())), "rank_0-6": Value(order.index((0, 6)) + 1),
                     "rank_1-7": Value(order.index((1, 7)) + 1),
                     "first_five": percent(sum(counts[pair] for pair in order[:5]) / pairs.sum())}
