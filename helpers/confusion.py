"""Which digit is taken for which? Built in lesson 06."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from helpers.validation import checked_labels


class Pair(NamedTuple):
    """Two digits, the smaller first, and how many images of the one were read as the other, both ways together."""

    one: int
    other: int
    errors: int


def confusion_matrix(labels: np.ndarray, guesses: np.ndarray, classes: int = 10) -> np.ndarray:
    """How often each digit was read as each: row the label, column the guess; right answers lie on the diagonal.

    labels, guesses: integers (n,), 0 to classes - 1. Returns integers (classes, classes) that add up to n.
    """
    labels = checked_labels(labels, classes=classes)
    guesses = checked_labels(guesses, len(labels), classes, name="guesses")
    return np.bincount(classes * labels + guesses, minlength=classes * classes).reshape(classes, classes)


def confused_pairs(table: np.ndarray) -> list[Pair]:
    """Every pair of digits, the most confused first. table: a confusion matrix, or the sum of several."""
    pairs = [Pair(one, other, int(table[one, other] + table[other, one]))
             for one in range(len(table)) for other in range(one + 1, len(table))]
    return sorted(pairs, key=lambda pair: -pair.errors)
