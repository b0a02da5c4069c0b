"""Many answers are right."""

import numpy as np
from helpers.exercises.lesson_98._split import split

from helpers.exercises.model import Exercise, Mistake


def split_is_fine(result, expected, arguments):
    rest, chosen = result
    labels, share = arguments
    if np.intersect1d(rest, chosen).size:
        return "Some images are in both parts."
    counts = np.bincount(labels[chosen], minlength=2), share * np.bincount(labels)
    return len(rest) + len(chosen) == len(labels) and np.allclose(*counts)


EXERCISE = Exercise(
    title="Split by class",
    reference=lambda labels, share: split(labels, share),
    cases=[(np.repeat([0, 1], [10, 30]), 0.2)],
    compare=split_is_fine,
    mistakes=[
        Mistake("not by class", lambda labels, share: (np.arange(8, 40), np.arange(8)), "You forgot the classes.",
                detect=lambda result, expected, arguments: np.intersect1d(*result).size == 0),
        Mistake("overlap", lambda labels, share: (np.arange(40), np.arange(8)), "Some are in both.",
                detect=lambda result, expected, arguments: np.intersect1d(*result).size > 0),
    ],
    hints=["One", "Two", "Three"],
    variants=[lambda labels, share: [part.tolist() for part in split(labels, share, seed=5)]],
)
