"""Robustness."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.network import Network


def robustness(net, images, labels, change, amounts):
    return [net.accuracy(change(images, amount), labels) for amount in amounts]


def robustness_by_loop(net, images, labels, change, amounts):
    accuracies = np.zeros(len(amounts))
    for place, amount in enumerate(amounts):
        guesses = net.predict_proba(change(images, amount)).argmax(axis=1)
        accuracies[place] = (guesses == labels).sum() / len(labels)
    return accuracies


def more_and_more(net, images, labels, change, amounts):
    accuracies = []
    for amount in amounts:
        images = change(images, amount)
        accuracies.append(net.accuracy(images, labels))
    return accuracies


def against_itself(net, images, labels, change, amounts):
    before = net.predict(images)
    return [float((net.predict(change(images, amount)) == before).mean()) for amount in amounts]


def reported(how):
    """The right images, reported in another way: how(net, changed images, labels)."""
    return lambda net, images, labels, change, amounts: [how(net, change(images, amount), labels) for amount in amounts]


def roll(images, amount):
    return np.roll(images, amount, axis=1)


def robustness_cases():
    """Images of one bright pixel, whose place is the digit; and some random ones."""
    bright, net = Network([4, 4], dtype="float64"), Network([6, 4], dtype="float64", seed=1)
    bright.weights = [np.eye(4)]
    places, digits = np.array([0, 1, 2, 3, 0, 1, 2, 3]), np.array([0, 1, 2, 3, 1, 3, 1, 2])
    images = np.random.default_rng(10).random((23, 6))
    labels = net.predict(images)
    labels[:6] = (labels[:6] + 1) % 4
    return [(bright, np.eye(4)[places], digits, roll, [2, 0, 3]), (net, images, labels, roll, [0, 1, 3, 2])]


EXERCISE = Exercise(
    title="Robustness",
    reference=robustness,
    cases=robustness_cases,
    mistakes=[
        Mistake("more and more", more_and_more,
                "Your changes pile up: the images of the second amount were those that the first had changed "
                "already. Start from the original images each time."),
        Mistake("not changed", lambda net, images, labels, change, amounts: [
            net.accuracy(images, labels) for _ in amounts],
                "Every amount gives the same accuracy. Which images did you hand to the network?"),
        Mistake("only the first", lambda *case: robustness(*case)[:1],
                "One accuracy came back. Go through the amounts, hand one after the other to `change`, and return "
                "when all are done: below the loop."),
        Mistake("a number for the last", lambda *case: robustness(*case)[-1],
                "You returned one number, that of the last amount. Collect one for every amount in a list."),
        Mistake("errors", reported(lambda net, changed, labels: 1 - net.accuracy(changed, labels)),
                "These are the shares of *wrong* answers. Asked for is the accuracy."),
        Mistake("counts", reported(lambda net, changed, labels: (net.predict(changed) == labels).sum()),
                "These are numbers of images. Divide by how many there are: an accuracy is a share, 0 to 1."),
        Mistake("averaged", lambda *case: np.mean(robustness(*case)),
                "You took the mean over all amounts. What matters is how the accuracy falls from one to the next: "
                "return all of them, in a list."),
        Mistake("what is lost", lambda net, images, labels, change, amounts: [
            net.accuracy(images, labels) - net.accuracy(change(images, amount), labels) for amount in amounts],
                "You returned how much accuracy is *lost*. Asked for is how much is left."),
        Mistake("the place of the amount", lambda net, images, labels, change, amounts: robustness(
            net, images, labels, change, range(len(amounts))),
                "You changed the images by 0, 1, 2, ..., the places in the list. Take the amounts themselves: "
                "`for amount in amounts`."),
        Mistake("arguments swapped", lambda net, images, labels, change, amounts: [
            net.accuracy(change(amount, images), labels) for amount in amounts],
                "You handed the two arguments of `change` over in the other order: first the images, then the "
                "amount."),
        Mistake("a share of the first", lambda net, images, labels, change, amounts: [
            net.accuracy(change(images, amount), labels) / net.accuracy(images, labels) for amount in amounts],
                "You divided by the accuracy on the unchanged images. Asked for is the accuracy as it is."),
        Mistake("unchanged ones as well", lambda net, images, labels, change, amounts: [
            net.accuracy(images, labels), *robustness(net, images, labels, change, amounts)],
                "You put the accuracy on the unchanged images in front. One accuracy for each amount was asked "
                "for, and no more."),
        Mistake("its own answers for labels", reported(lambda net, changed, labels: net.accuracy(
            changed, net.predict(changed))),
                "Every accuracy is 1: you compared the network's answers with themselves. Compare with `labels`."),
        Mistake("by amount", lambda net, images, labels, change, amounts: dict(
            zip(amounts, robustness(net, images, labels, change, amounts), strict=True)),
                "Your dictionary has it all. Asked for is a list of the accuracies alone, in the order of the "
                "amounts."),
        Mistake("with their amounts", lambda net, images, labels, change, amounts: list(
            zip(amounts, robustness(net, images, labels, change, amounts), strict=True)),
                "You returned pairs of amount and accuracy. Whoever calls knows the amounts: return the accuracies "
                "alone."),
        Mistake("against itself", against_itself,
                "You compared the answers with those for the unchanged images. Then an image that was wrong and "
                "stays wrong counts as right. Compare with `labels`."),
        Mistake("of those that were right", lambda net, images, labels, change, amounts: [
            net.accuracy(change(images, amount)[net.predict(images) == labels], labels[net.predict(images) == labels])
            for amount in amounts],
                "You asked only about the images that were read before the change. Then the share begins at 1. Ask "
                "about all of them."),
        Mistake("the confidence in the true digit", reported(
            lambda net, changed, labels: net.predict_proba(changed)[np.arange(len(labels)), labels].mean()),
                "That is how *sure* the network is of the true digit, on average. Asked for is the share of images "
                "that it reads right: `net.accuracy`."),
        Mistake("the cost", reported(lambda net, changed, labels: net.cost(changed, labels)),
                "These are costs. Asked for is the share of images that it reads right: `net.accuracy`."),
        Mistake("right or wrong for each image", reported(lambda net, changed, labels: net.predict(changed) == labels),
                "For every amount you have True or False for each image. Their mean is the accuracy."),
    ],
    hints=[
        "For one amount: change the images, then ask for the accuracy, with the same labels as before.",
        "`change` is a function that came as an argument: call it, `change(images, amount)`, to get new images.",
        "`[net.accuracy(change(images, amount), labels) for amount in amounts]`, or the same as a loop.",
    ],
    variants=[robustness_by_loop],
)
