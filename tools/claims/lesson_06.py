"""Claims about training: E9, E13, F1, F2, F8, H7 and H10."""

from __future__ import annotations

from typing import Any

import numpy as np

from helpers.data import Mnist, normalize, stratified_split
from helpers.handwriting import random_shifts
from helpers.network import Network
from helpers.speed_ladder import climb, quantity, rungs, without
from tools.claims.networks import SMALL, WIDE, trained, wide
from tools.claims.registry import Value, claim, points, share
from tools.claims.source_texts import answer, jaffe, notes


@claim("E9", lesson="06", topic="gradient descent", source=jaffe("the text on adjusting parameters"),
       statement="Epochs improve it steadily until a plateau",
       verdict="true with conditions", condition="not steadily: many an epoch is worse than the one before",
       result="a plateau, yes: {{E9 full wide_10 median}} after 10 epochs, {{E9 full wide_25 median}} after 25. "
              "Steadily, no: the small network was worse than one epoch before in {{E9 full small_worse_than_before}} "
              "of them",
       holds=lambda x: x.wide_25 - x.wide_10 < 0.01 and x.small_worse_than_before > 0.25, seeds=range(5), seconds=15)
def plateau(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Plain steps, constant rate: `wide` is 784-128-10 over 25 epochs, `small` 784-16-16-10 over 40."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    result: dict[str, Value] = {}
    for name, sizes, epochs, shown in (("wide", WIDE, 25, (1, 5, 10, 15, 25)), ("small", SMALL, 40, (1, 5, 10, 25))):
        epochs = epochs if mnist.source == "full" else 60
        net = Network(sizes, activation="relu", seed=seed)
        accuracy: list[float] = []
        net.train(normalize(mnist.train_images), mnist.train_labels, epochs=epochs, momentum=0, seed=seed,
                  batch_size=64 if name == "wide" else 32,
                  on_epoch=lambda _, __, net=net, accuracy=accuracy: accuracy.append(net.accuracy(images, labels)))
        result |= {f"{name}_{epoch}": share(accuracy[epoch - 1]) for epoch in shown}
        if name == "wide":
            result["wide_last_ten"] = points(accuracy[-1] - accuracy[-11])
    return result | {"small_lowest_after_6": share(min(accuracy[5:])),
                     "small_highest_after_6": share(max(accuracy[5:])),
                     "small_worse_than_before": share(np.mean(np.diff(accuracy[5:]) < 0))}


# One change a rung: what the network is, and how it is trained. The lesson climbs the same ladder.
LADDER: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("textbook", {"output": "sigmoid", "cost": "quadratic", "init": "normal"},
     {"batch_size": 10, "learning_rate": 1.5, "momentum": 0}),
    ("fitted_start", {"init": "auto"}, {}),
    ("falling_rate", {}, {"decay": "linear"}),
    ("cross_entropy", {"output": "softmax", "cost": "cross_entropy"}, {}),
    ("smaller_rate", {}, {"learning_rate": 0.1}),
    ("relu", {"activation": "relu"}, {}),
    ("shifts", {}, {"augment": random_shifts}),
]


@claim("F1", lesson="06", topic="accuracy", source=notes("Performance and Limitations, 13:02"),
       statement="Two hidden layers of 16 read about 96 % of new images",
       verdict="true with conditions", condition="with a better recipe than the one that is told with it",
       result="with the textbook's recipe {{F1 full textbook}}; with ReLU, cross-entropy and a falling rate "
              "{{F1 full relu}}",
       holds=lambda x: x.high.textbook < 0.955 and x.relu > 0.955, seeds=range(5), seconds=60)
def ladder(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Each recipe makes one change to the one before; 20 epochs each, 60 on the subset."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    network: dict[str, Any] = {}
    training: dict[str, Any] = {}
    result = {}
    for name, of_network, of_training in LADDER:
        network |= of_network
        training |= of_training
        net = trained(Network(SMALL, seed=seed, **network), mnist, 20, 60, **training)
        result[name] = share(net.accuracy(images, labels))
    return result


@claim("F2", lesson="06", topic="accuracy", source=notes("Performance and Limitations, 13:36"),
       statement="Changes to the hidden layers can bring it to 98 %",
       verdict="true",
       result="one layer of 128, five epochs: {{F2 full 128}}",
       holds=lambda x: x.low["128"] > 0.975, seeds=range(5), seconds=4)
def wider(mnist: Mnist, seed: int) -> dict[str, Value]:
    """One hidden layer of 32 or 128 neurons, five epochs with momentum and a falling rate: lesson 00's recipe."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    narrow = trained(Network([784, 32, 10], activation="relu", seed=seed), mnist, 5, 20, decay="linear")
    return {"32": share(narrow.accuracy(images, labels)),
            "128": share(wide(mnist, seed).accuracy(images, labels))}


@claim("F8", lesson="06", topic="accuracy", source=None,
       statement="98 % takes a long training",
       verdict="false",
       result="each image told in 63 numbers, 36,000 of them seen once: {{F8 full 36000_images}}, "
              "{{F8 full 36000_images_times}} times as fast as the course's engine in six epochs",
       holds=lambda x: x.low["36000_images"] > 0.98 and x["36000_images_times"] > 20, seeds=range(1, 6), seconds=9)
def speed(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The rungs of lesson 06_speed_run, each with how many times as fast as the first it is; then parts left out."""
    full = mnist.source == "full"
    climbed = {name: climb(train, mnist, seed) for name, train in rungs(full).items()}
    first, *_ = climbed.values()
    result = {quantity(name): share(found.accuracy) for name, found in climbed.items()}
    result |= {f"{quantity(name)}_times": Value(first.seconds / found.seconds) for name, found in climbed.items()}
    if full:  # the last rung trains on 36,000 images, so it has seen none of these
        unseen, labels = mnist.train_images[50_000:].reshape(-1, 784), mnist.train_labels[50_000:]
        result["held_out"] = share(float((climbed["36,000 images"].read(unseen) == labels).mean()))
    return result | {quantity(name): share(climb(train, mnist, seed).accuracy) for name, train in without(full).items()}


@claim("E13", lesson="06", topic="gradient descent", source=None,
       statement="Momentum trains better than plain steps",
       verdict="true with conditions",
       condition="where steps are long; short ones of the same length do the same",
       result="long steps {{E13 full momentum_1}} against {{E13 full plain_1}}, short ones {{E13 full momentum_0.1}} "
              "against {{E13 full plain_0.1}}; plain steps at their best length {{E13 full plain_0.5}}, and ahead "
              "with at least one seed",
       holds=lambda x: x.lead > 0 and x.low.momentum_1 > x.high.plain_1
       and abs(x["momentum_0.1"] - x["plain_0.1"]) < 0.005, seeds=range(5), seconds=6)
def momentum_by_length(mnist: Mnist, seed: int) -> dict[str, Value]:
    """784-128-10 on 10,000 images, four epochs, by the length of a step where the gradient stays.

    That length is rate / (1 - momentum). Shares of the held-out images. `lead`: momentum at its best length less plain
    steps at theirs.
    """
    images, labels = normalize(mnist.train_images), mnist.train_labels
    training, held_out = stratified_split(labels, share=1 / 6)
    some = training[:10000]
    result: dict[str, Value] = {}
    for name, momentum in (("plain", 0.0), ("momentum", 0.9)):
        for length in (0.1, 0.2, 0.5, 1, 2):
            net = Network(WIDE, activation="relu", seed=seed)
            net.train(images[some], labels[some], epochs=4, momentum=momentum, learning_rate=length * (1 - momentum),
                      seed=seed)
            result[f"{name}_{length:g}"] = share(net.accuracy(images[held_out], labels[held_out]))
    return result | {"lead": points(result["momentum_1"].number - result["plain_0.5"].number)}


@claim("H7", lesson="06", topic="what it learns", source=answer("Simple Example"),
       statement="A 0 was read as a 1, so the weights for vertical lines were too strong and are made weaker",
       verdict="true with conditions", condition="only where the 0 has ink",
       result="{{H7 full after}} of 0s and 1s in the end; but of what all 0s change, {{H7 full line_share}} lies on "
              "the line, which is {{H7 full line_area}} of the pixels: weights without ink get exactly 0",
       holds=lambda x: x.after > 0.99 and x.high.line_share < x.line_area, seeds=range(5), seconds=0.3)
def zero_or_one(mnist: Mnist, seed: int) -> dict[str, Value]:
    """A network without hidden layer, two outputs. `line`: pixels where the average 1 is dark and the average 0 is not.

    Shares of the change that one step over all zeros (or all ones) makes to the weights of the output "1".
    """
    (images, labels), (test_images, test_labels) = (
        (normalize(images[labels < 2]), labels[labels < 2]) for images, labels in
        ((mnist.train_images, mnist.train_labels), (mnist.test_images, mnist.test_labels)))
    zeros, ones = images[labels == 0], images[labels == 1]
    net = Network([784, 2], seed=seed)
    by_zeros, by_ones = (np.abs(net.gradients(group, np.full(len(group), digit))[0][0][:, 1])
                         for digit, group in ((0, zeros), (1, ones)))
    line = (ones.mean(axis=0) > 0.4) & (zeros.mean(axis=0) < 0.4)

    from_zero = Network([784, 2], init="zeros")
    from_zero.train(images, labels, epochs=1, batch_size=len(images), momentum=0, seed=0)
    net.train(images, labels, epochs=3, momentum=0, seed=seed)
    return {"one_step_of_all_from_zero": share(from_zero.accuracy(test_images, test_labels)),
            "after": share(net.accuracy(test_images, test_labels)),
            "line_area": share(line.mean()), "line_share": share(by_zeros[line].sum() / by_zeros.sum()),
            "line_share_of_ones": share(by_ones[line].sum() / by_ones.sum())}


@claim("H10", lesson="06", topic="what it learns", source=None,
       statement="0 and 6, 7 and 1 are the typical confusions",
       verdict="false",
       result="4-9 leads with {{H10 full 4-9}} of {{H10 full errors}} errors; of 45 pairs 0-6 is number "
              "{{H10 full rank_0-6}} and 1-7 number {{H10 full rank_1-7}}",
       holds=lambda x: x["4-9"] > 2 * x["0-6"] and min(x["rank_0-6"], x["rank_1-7"]) > 10, seconds=12)
def confusions(mnist: Mnist, seed: int) -> dict[str, Value]:
    """All errors of five networks of 128 neurons, by unordered pair of digits."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    pairs = np.zeros((10, 10), int)
    for start in range(5):
        guesses = wide(mnist, start).predict(images)
        wrong = guesses != labels
        np.add.at(pairs, (np.minimum(guesses, labels)[wrong], np.maximum(guesses, labels)[wrong]), 1)
    counts = {(i, j): int(pairs[i, j]) for i in range(10) for j in range(i + 1, 10)}
    order = sorted(counts, key=counts.__getitem__, reverse=True)
    result = {f"{i}-{j}": Value(counts[i, j]) for i, j in ((4, 9), (2, 7), (3, 5), (7, 9), (1, 7), (0, 6))}
    return result | {"errors": Value(int(pairs.sum())), "rank_0-6": Value(order.index((0, 6)) + 1),
                     "rank_1-7": Value(order.index((1, 7)) + 1)}
