"""Reliability bins."""

from functools import partial
from itertools import pairwise

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def binned(confidence, right, bins=10, *, upper=False, both=False, close=True, skip=True, middle=False, of_all=False,
           wrong=False, counts_as_shares=False):
    """The bins, and with each switch one of the ways in which they go wrong."""
    means, shares, counts = [], [], []
    edges = np.linspace(0, 1, bins + 1)
    for low, high in pairwise(edges):
        if upper:
            inside = (confidence > low) & (confidence <= high)
        elif both:
            inside = (confidence >= low) & (confidence <= high)
        else:
            inside = (confidence >= low) & ((confidence < high) | (close and high == 1))
        if not inside.any():
            if not skip:
                means, shares, counts = [*means, 0.0], [*shares, 0.0], [*counts, 0]
            continue
        means.append((low + high) / 2 if middle else confidence[inside].mean())
        answers = ~right[inside] if wrong else right[inside]
        shares.append(answers.sum() / (len(right) if of_all else len(answers)))
        counts.append(inside.mean() if counts_as_shares else float(inside.sum()))
    return np.array(means), np.array(shares), np.array(counts)


def has_empty_bin(result, expected, arguments):
    # Longer than it should be: a count of 0 alone may also be one of right answers.
    return (isinstance(result, tuple | np.ndarray) and len(result) == 3 and len(result[2]) > len(expected[2])
            and bool(np.any(np.asarray(result[2]) == 0)))


def reliability_by_place(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    filled = np.unique(place)
    return ([float(confidence[place == one].mean()) for one in filled],
            [float(right[place == one].mean()) for one in filled], [int((place == one).sum()) for one in filled])


def reliability_cases():
    random = np.random.default_rng(4)
    sure = np.concatenate([0.4 + 0.6 * random.random(60), [0.5, 0.75, 0.75, 1.0, 1.0, 0.12]])
    right = random.random(66) < sure
    right[-6:] = [True, False, True, True, False, False]  # on the edges something depends on the bin
    return [(sure, right, 4), (sure[:50], right[:50], 10)]


EXERCISE = Exercise(
    title="Reliability bins",
    reference=binned,
    cases=reliability_cases,
    mistakes=[
        Mistake("middle of the bin", partial(binned, middle=True),
                "You gave the middle of each bin. The images in a bin do not lie in its middle on average: take "
                "the mean of *their* confidence."),
        Mistake("share of all images", partial(binned, of_all=True),
                "You divided the right answers in a bin by the number of *all* images. What is asked: of the "
                "images in this bin, which share was right?"),
        Mistake("empty bins kept", partial(binned, skip=False),
                "Bins without an image came back, too. Nothing was said there and nothing came true (a mean of "
                "nothing is NaN): leave them out.", detect=has_empty_bin),
        Mistake("confidence 1 left out", partial(binned, close=False),
                "Images with a confidence of exactly 1 are in none of your bins. The last bin holds them."),
        Mistake("upper edge inside", partial(binned, upper=True),
                "An image exactly on an edge went into the bin below. A bin holds its *lower* edge."),
        Mistake("share wrong", partial(binned, wrong=True),
                "Your second list is the share of *wrong* answers. `right` is True where the answer was right."),
        Mistake("number right", lambda confidence, right, bins=10: (
            lambda means, shares, counts: (means, shares * counts, counts))(*binned(confidence, right, bins)),
                "Your second list counts the right answers. A share is asked for: of the images in this bin, which "
                "part was right?"),
        Mistake("right ones counted last", lambda confidence, right, bins=10: (
            lambda means, shares, counts: (means, shares, shares * counts))(*binned(confidence, right, bins)),
                "Your third list counts the *right* answers in each bin. All images of the bin are asked for: "
                "`inside.sum()`."),
        Mistake("sums for means", lambda confidence, right, bins=10: (
            lambda means, shares, counts: (means * counts, shares, counts))(*binned(confidence, right, bins)),
                "Your first list adds the confidences up. Take the mean of those in the bin."),
        Mistake("gaps", lambda confidence, right, bins=10: (
            lambda means, shares, counts: (means, np.abs(shares - means), counts))(
                *binned(confidence, right, bins)),
                "Your second list is the gap between the share and the confidence. The share itself is asked for."),
        Mistake("without the numbers", lambda confidence, right, bins=10: binned(confidence, right, bins)[:2],
                "Two lists of three. The number of images in each bin is missing."),
        Mistake("one edge too few", lambda confidence, right, bins=10: binned(confidence, right, bins - 1),
                "You cut into one bin less: `bins` bins have `bins + 1` edges, as four gaps have five posts."),
        Mistake("always ten", lambda confidence, right, bins=10: binned(confidence, right, 10),
                "You made ten bins, whatever `bins` says."),
        Mistake("both edges inside", partial(binned, both=True),
                "An image exactly on an edge is in both bins that meet there. A bin holds its *lower* edge only."),
        Mistake("all images counted", lambda confidence, right, bins=10: (
            lambda means, shares, counts: (means, shares, np.full(len(counts), len(right))))(
                *binned(confidence, right, bins)),
                "`len(inside)` is the number of *all* images, True or False. `inside.sum()` counts the True ones."),
        Mistake("three numbers for each bin", lambda confidence, right, bins=10: [
            tuple(map(float, one)) for one in zip(*binned(confidence, right, bins), strict=True)],
                "You return a list with three numbers for each bin. It is the other way round: three lists, with "
                "one number for each bin."),
        Mistake("counts as shares", partial(binned, counts_as_shares=True),
                "The third list holds shares. The *number* of images is asked for: `.sum()` of True and False."),
        Mistake("from high to low", lambda confidence, right, bins=10: tuple(
            part[::-1] for part in binned(confidence, right, bins)),
                "Your bins come from high to low confidence. Begin with the least sure."),
        Mistake("bins by number of images", lambda confidence, right, bins=10: tuple(zip(*(
            (confidence[part].mean(), right[part].mean(), float(len(part)))
            for part in np.array_split(np.argsort(confidence), bins)), strict=True)),
                "Your bins have equally many images. That is a good idea with a name of its own (equal mass); "
                "here the bins are equally *wide*: edges at `np.linspace(0, 1, bins + 1)`."),
    ],
    hints=[
        "How many edges do `bins` bins have, and where are they? Which images lie between two of them, you know "
        "from the bands.",
        "The edges are `np.linspace(0, 1, bins + 1)`. With `inside` True for the images of a bin: "
        "`confidence[inside].mean()` and `right[inside].mean()`.",
        "Skip a bin with `if inside.any():`, and append three numbers, the last one `inside.sum()`.",
    ],
    variants=[reliability_by_place, lambda confidence, right, bins=10: [
        list(map(float, part)) for part in binned(confidence, right, bins)]],
    remark="With these three lists you can draw a reliability diagram, and compute the ECE in one line.",
)
