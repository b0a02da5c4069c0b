"""The expected calibration error of bins that are counted already."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def calibration_error(said, came, counts):
    return float(np.sum(counts * np.abs(came - said)) / np.sum(counts))


def with_a_loop(said, came, counts):
    total = 0
    for confidence, right, count in zip(said, came, counts, strict=True):
        total += count * abs(right - confidence)
    return total / sum(counts)


def as_weights(said, came, counts):
    return np.average(np.abs(said - came), weights=counts)


def binned():
    return [(np.array([0.35, 0.62, 0.97]), np.array([0.5, 0.4, 0.99]), np.array([2, 10, 88])),
            (np.array([0.15, 0.55, 0.75, 0.9]), np.array([0.1, 0.7, 0.7, 0.95]), np.array([20, 5, 40, 60])),
            (np.array([0.8]), np.array([0.6]), np.array([5]))]


EXERCISE = Exercise(
    title="The expected calibration error",
    reference=calibration_error,
    cases=binned,
    mistakes=[
        Mistake("unweighted", lambda said, came, counts: np.mean(np.abs(came - said)),
                "Every bin counts alike in yours, one with 2 images as much as one with 88. Weight each gap by the "
                "bin's number of images, and divide by the number of all images."),
        Mistake("without the absolute value",
                lambda said, came, counts: np.sum(counts * (came - said)) / np.sum(counts),
                "Gaps upwards and downwards cancel in yours. Take the size of each gap first: `np.abs`."),
        Mistake("the other way round, without the absolute value",
                lambda said, came, counts: np.sum(counts * (said - came)) / np.sum(counts),
                "Your gaps have a sign: bins that said too much and bins that said too little cancel. Take the size of "
                "each gap: `np.abs`."),
        Mistake("absolute value of the sum",
                lambda said, came, counts: abs(np.sum(counts * (came - said)) / np.sum(counts)),
                "You took the absolute value of the whole sum: by then, gaps upwards and downwards have cancelled. "
                "Take it of each gap."),
        Mistake("not divided", lambda said, came, counts: np.sum(counts * np.abs(came - said)),
                "Your sum is right. Divide it by the number of all images, the sum of the counts."),
        Mistake("divided by the number of bins",
                lambda said, came, counts: np.sum(counts * np.abs(came - said)) / len(counts),
                "You divided by the number of bins. The weights are numbers of images: divide by the sum of the "
                "counts."),
        Mistake("squared", lambda said, came, counts: np.sum(counts * (came - said) ** 2) / np.sum(counts),
                "You squared the gaps. This error takes their size, `np.abs`."),
        Mistake("the largest gap", lambda said, came, counts: np.max(np.abs(came - said)),
                "That is the largest gap (it has a name of its own, the *maximum* calibration error). Asked is the "
                "mean over the images."),
        Mistake("one for each bin", lambda said, came, counts: counts * np.abs(came - said) / np.sum(counts),
                "You have a number for each bin. Add them up."),
    ],
    hints=[
        "The gap of a bin is `np.abs(came - said)`.",
        "Each gap counts as often as there are images in its bin: multiply by `counts`.",
        "`return np.sum(counts * np.abs(came - said)) / np.sum(counts)`.",
    ],
    variants=[with_a_loop, as_weights],
    remark="Where all images of a bin are as often right as the network said, its gap is 0.",
)
