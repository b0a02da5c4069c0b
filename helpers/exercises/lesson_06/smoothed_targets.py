"""Targets that do not ask for certainty."""

from functools import partial

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def smoothed(labels, smoothing, *, others=lambda s: s / 9, own=lambda s: 1 - s):
    """(n, 10): `others` of the smoothing everywhere, and `own` at the digit itself."""
    targets = np.full((len(labels), 10), others(smoothing), dtype=float)
    targets[np.arange(len(labels)), labels] = own(smoothing)
    return targets


def columns_of_all(labels, smoothing):
    targets = np.full((len(labels), 10), smoothing / 9)
    targets[:, labels] = 1 - smoothing
    return targets


def with_eye(labels, smoothing):
    return (np.eye(10) * (1 - smoothing * 10 / 9) + smoothing / 9)[labels]


def in_single_precision(labels, smoothing):
    return smoothed(labels, smoothing).astype(np.float32)


EXERCISE = Exercise(
    title="Smoothed targets",
    reference=smoothed,
    cases=[(np.array([3, 0, 9, 3]), 0.1), (np.array([7]), 0.25), (np.arange(10), 0.0)],
    mistakes=[
        Mistake("the others get it all", partial(smoothed, others=lambda s: s),
                "Each of the other nine gets the whole of `smoothing`. They share it."),
        Mistake("shared by ten", partial(smoothed, others=lambda s: s / 10),
                "The nine others share what the digit gives away, so each gets a ninth. Your rows do not sum to 1."),
        Mistake("spread over all ten", partial(smoothed, others=lambda s: s / 10, own=lambda s: 1 - s + s / 10),
                "You spread `smoothing` over all ten, the digit itself as well. Some texts do; here the digit keeps "
                "1 - smoothing, and only the nine others share."),
        Mistake("the digit gives nothing", partial(smoothed, own=lambda s: 1),
                "The digit still has 1, so a row sums to more than 1. It keeps 1 - smoothing."),
        Mistake("the others get nothing", partial(smoothed, others=lambda s: 0),
                "The digit gives something away, and nobody gets it: the nine others share `smoothing`."),
        Mistake("not smoothed", partial(smoothed, others=lambda s: 0, own=lambda s: 1),
                "These are the plain targets, 1 and 0. `smoothing` has no effect yet."),
        Mistake("every row gets all labels", columns_of_all,
                "Each row has the digits of all images. Row i gets that of `labels[i]` only: "
                "`targets[np.arange(len(labels)), labels]`."),
        Mistake("swapped", partial(smoothed, others=lambda s: (1 - s) / 9, own=lambda s: s),
                "Digit and others have changed places: the digit gets 1 - smoothing."),
    ],
    hints=[
        "Begin with an array in which everything is what one of the other nine gets: `np.full((n, 10), ...)`.",
        "Each of the nine gets `smoothing / 9`.",
        "`targets[np.arange(len(labels)), labels] = 1 - smoothing` puts the digit's own share into each row.",
    ],
    variants=[with_eye, in_single_precision],
    remark="Every row sums to 1, as the outputs of a softmax do.",
)
