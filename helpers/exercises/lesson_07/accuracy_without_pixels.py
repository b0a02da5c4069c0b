"""The accuracy without some pixels."""

import copy

import numpy as np

from helpers import probes
from helpers.exercises.model import Exercise, Mistake
from helpers.network import Network


def accuracy_without(net, images, labels, pixels):
    return net.accuracy(probes.erase(images, pixels), labels)


def filled(value, rows=False, invert=False):
    """The accuracy with something else put in the place of the pixels, or elsewhere."""
    def answer(net, images, labels, pixels):
        changed = images.copy()
        if invert:
            pixels = np.setdiff1d(np.arange(images.shape[1]), pixels)
        if rows:
            changed[pixels] = value
        else:
            means = {"mean": images[:, pixels].mean(axis=0), "one mean": images.mean()}
            changed[:, pixels] = means.get(value, value)
        return net.accuracy(changed, labels)
    return answer


def lost(net, images, labels, pixels):
    return net.accuracy(images, labels) - accuracy_without(net, images, labels, pixels)


def against_its_own(net, images, labels, pixels):
    return np.mean(net.predict(probes.erase(images, pixels)) == net.predict(images))


def unchanged(net, images, labels, pixels):
    return net.accuracy(images, labels)


def how_many(net, images, labels, pixels):
    return np.sum(net.predict(probes.erase(images, pixels)) == labels)


def one_after_the_other(net, images, labels, pixels):
    return np.array([net.accuracy(probes.erase(images, [pixel]), labels) for pixel in pixels])


def with_a_mask(net, images, labels, pixels):
    mask = np.ones(images.shape[1])
    mask[pixels] = 0
    return np.mean(net.predict(images * mask) == labels)


def with_loops(net, images, labels, pixels):
    erased = np.array(images, dtype=np.float32)
    for image in erased:
        for pixel in pixels:
            image[pixel] = 0
    return float(sum(net.predict(erased) == labels)) / len(labels)


def by_other_weights(net, images, labels, pixels):
    """Right, and the network is left as it was: the weights behind the pixels are 0 in a copy of it only."""
    other = copy.deepcopy(net)
    other.weights[0][pixels] = 0
    return other.accuracy(images, labels)


def networks():
    random = np.random.default_rng(76)
    cases = []
    for seed, pixels in ((1, [0, 3, 4]), (2, [1, 5, 6, 7])):
        net = Network([10, 12, 4], activation="relu", dtype="float64", seed=seed)
        # Many, and not grey on average: so that no two ways to fill the pixels come to the same share.
        images = random.random((600, 10)) ** 2
        labels = net.predict(images)
        labels[:60] = (labels[:60] + 1) % 4  # a network that is always right would hide mistakes
        cases.append((net, images, labels, np.array(pixels)))
    return cases


EXERCISE = Exercise(
    title="Accuracy without some pixels",
    reference=accuracy_without,
    cases=networks,
    mistakes=[
        Mistake("images erased", filled(0.0, rows=True),
                "`images[pixels] = 0` erases whole *images*, those with these numbers. A pixel is a column: "
                "`[:, pixels]`."),
        Mistake("everything else erased", filled(0.0, invert=True),
                "You kept these pixels and erased all others. It is the other way round."),
        Mistake("inked", filled(1.0),
                "You filled the pixels with ink: 1 is ink, 0 is paper."),
        Mistake("grey", filled(0.5),
                "You filled the pixels with 0.5, grey. Erased means paper, 0."),
        Mistake("the mean of all", filled("one mean"),
                "You put one mean in the place of the pixels. Here they become paper, 0."),
        Mistake("the first only", lambda net, images, labels, pixels: accuracy_without(
            net, images, labels, pixels[:1]),
                "Only the first of the `pixels` was erased. Is `return` inside the loop?"),
        Mistake("the last only", lambda net, images, labels, pixels: accuracy_without(
            net, images, labels, pixels[-1:]),
                "Only the last of the `pixels` was erased. Make the copy once, *before* the loop; in the loop each "
                "turn would begin with all pixels again."),
        Mistake("a whole range", lambda net, images, labels, pixels: accuracy_without(
            net, images, labels, np.arange(pixels[0], pixels[-1] + 1)),
                "You erased everything from the first to the last of the `pixels`. Only those in the list should "
                "go: `[:, pixels]`."),
        Mistake("taken away", lambda net, images, labels, pixels: net.accuracy(
            np.delete(images, pixels, axis=1), labels),
                "You took the pixels out of the array, and the network has no inputs to spare. They stay, as "
                "paper: set them to 0."),
        Mistake("mean of single ones", lambda *case: np.mean(one_after_the_other(*case)),
                "You erased one pixel at a time and took the mean. All of `pixels` go at once."),
        Mistake("share of what it had", lambda *case: accuracy_without(*case) / unchanged(*case),
                "You divided by the accuracy with all pixels. The accuracy without them is asked for, as it is."),
        Mistake("mean", filled("mean"),
                "You put the mean of each pixel in its place. A good idea, and another question; here the pixels "
                "become paper, 0."),
        Mistake("loss", lost,
                "You returned how much accuracy is *lost*. What is left is asked for."),
        Mistake("change", lambda *case: -lost(*case),
                "You returned by how much the accuracy *changes*. What is left is asked for."),
        Mistake("share wrong", lambda *case: 1 - accuracy_without(*case),
                "That is the share of *wrong* answers. The accuracy is the rest."),
        Mistake("compared with its own answers", against_its_own,
                "You counted the answers that stay as they were. The accuracy compares them with the `labels`."),
        Mistake("not erased", unchanged,
                "That is the accuracy with all pixels in place. Does the network see your changed copy, or the "
                "images as they were?"),
        Mistake("count", how_many,
                "You counted the right answers. Divide by the number of images, or use `net.accuracy`."),
        Mistake("one by one", one_after_the_other,
                "You erased one pixel at a time. All of `pixels` go at once, and one number comes back."),
    ],
    hints=[
        "Which lines of the array are the pixels: the rows or the columns? And how do the images that you were "
        "given keep theirs?",
        "Make a copy first, `images.copy()`. Every row is an image, every column a pixel: which columns become 0?",
        "`erased[:, pixels] = 0`, then `return net.accuracy(erased, labels)`.",
    ],
    variants=[with_a_mask, with_loops, filled(0.0), by_other_weights],
    remark="`probes.erase` makes such copies.",
)
