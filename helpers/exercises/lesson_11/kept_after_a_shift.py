"""How much of what was taught is left when every image moves by a pixel."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.handwriting import shift
from helpers.network import Network

WAYS = [(1, 0), (-1, 0), (0, 1), (0, -1)]


def kept(net, images, taught):
    return np.mean([net.accuracy(shift(images, *way), taught) for way in WAYS])


def with_a_loop(net, images, taught):
    right = 0
    for rows, columns in WAYS:
        right += (net.predict(shift(images, rows, columns)) == taught).sum()
    return right / (4 * len(images))


def all_at_once(net, images, taught):
    return net.accuracy(np.concatenate([shift(images, *way) for way in WAYS]), np.tile(taught, 4))


def by_rolling(net, images, taught):
    pictures = images.reshape(-1, 28, 28)
    moved = [np.roll(pictures, way, axis=axis) for axis in (1, 2) for way in (1, -1)]
    return np.mean([net.accuracy(one.reshape(-1, 784), taught) for one in moved])


def over(ways, combine=np.mean):
    """The same over other ways, or put together otherwise."""
    return lambda net, images, taught: combine([net.accuracy(shift(images, *way), taught) for way in ways])


def one_after_the_other(net, images, taught):
    shares = []
    for way in WAYS:
        images = shift(images, *way)
        shares.append(net.accuracy(images, taught))
    return np.mean(shares)


def networks():
    """Small networks and blots of ink, some of which they read otherwise once they are moved."""
    random = np.random.default_rng(7)
    cases = []
    for seed, count in enumerate((40, 55)):
        pictures = np.zeros((count, 28, 28))
        tops, lefts = random.integers(3, 19, (2, count))
        for picture, top, left in zip(pictures, tops, lefts, strict=True):
            picture[top:top + 6, left:left + 4] = random.random((6, 4))
        images = pictures.reshape(count, 784)
        net = Network([784, 20, 10], activation="relu", dtype="float64", seed=seed)
        taught = random.integers(0, 10, count)
        net.train(images, taught, epochs=40, batch_size=8, seed=seed)
        cases.append((net, images, taught))
    return cases


EXERCISE = Exercise(
    title="Moved by a pixel",
    reference=kept,
    cases=networks,
    mistakes=[
        Mistake("one way only", over(WAYS[:1]),
                "You moved the images down only. Asked is the mean of four ways: up, down, left and right."),
        Mistake("up and down", over(WAYS[:2]),
                "Up and down are there. Left and right are missing: `shift(images, 0, 1)` and `shift(images, 0, -1)`."),
        Mistake("left and right", over(WAYS[2:]),
                "Left and right are there. Up and down are missing: `shift(images, 1, 0)` and `shift(images, -1, 0)`."),
        Mistake("to the corners", over([(1, 1), (1, -1), (-1, 1), (-1, -1)]),
                "You moved along both axes at once, into the corners. Each way is one pixel along one axis."),
        Mistake("forwards only", over([(1, 0), (0, 1)]),
                "Two of the four ways are missing: negative numbers move up and to the left."),
        Mistake("two pixels", over([(2, 0), (-2, 0), (0, 2), (0, -2)]),
                "You moved by two pixels. One is asked for."),
        Mistake("one after the other", one_after_the_other,
                "Every way starts where the one before has ended. Move the images as they *were*, each time: keep "
                "`images` as it is."),
        Mistake("not moved", lambda net, images, taught: net.accuracy(images, taught),
                "These are the images as they were taught. Move them first, with `shift`."),
        Mistake("the best way", over(WAYS, combine=np.max),
                "That is the way that harms least. Asked is the mean of the four."),
        Mistake("the worst way", over(WAYS, combine=np.min),
                "That is the way that harms most. Asked is the mean of the four."),
        Mistake("four numbers", over(WAYS, combine=np.array),
                "These are the four shares. Return their mean."),
        Mistake("the sum", over(WAYS, combine=np.sum),
                "You added the four shares up. Divide by four: a share is 1 at most."),
        Mistake("the unmoved as well", over([(0, 0), *WAYS]),
                "You counted the images as they were taught, too. Asked is the mean of the four moves alone."),
        Mistake("all eight neighbours", over([(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1)
                                              if (row, column) != (0, 0)]),
                "You moved along both axes at once, too. Four ways are asked for: up, down, left and right."),
        Mistake("one is missing", over(WAYS[:3]),
                "Three ways are there. Left is missing: `shift(images, 0, -1)`."),
        Mistake("kept in all four", lambda net, images, taught: np.all(
            [net.predict(shift(images, *way)) == taught for way in WAYS], axis=0).mean(),
                "You counted the images that keep their label in *all* four ways. Asked is the mean of the four "
                "shares."),
        Mistake("kept in one of four", lambda net, images, taught: np.any(
            [net.predict(shift(images, *way)) == taught for way in WAYS], axis=0).mean(),
                "You counted the images that keep their label in *one* of the four ways or more. Asked is the mean "
                "of the four shares."),
        Mistake("the confidence", lambda net, images, taught: np.mean(
            [net.predict_proba(shift(images, *way))[np.arange(len(taught)), taught] for way in WAYS]),
                "That is how *sure* the network is of the taught label. Asked is the share of images to which it "
                "gives that label: `net.accuracy`."),
    ],
    hints=[
        "`shift(images, rows, columns)` moves down and to the right; negative numbers move up and to the left.",
        "Four ways: `(1, 0), (-1, 0), (0, 1), (0, -1)`. For each of them ask `net.accuracy(moved, taught)`.",
        "`return np.mean([net.accuracy(shift(images, *way), taught) for way in ways])`.",
    ],
    variants=[with_a_loop, all_at_once, by_rolling],
    remark="A question to the network about its own training images, and no new image was needed.",
)
