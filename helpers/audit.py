"""Where does a network fail? Its accuracy on changed images, and group by group. Built in lesson 10."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from helpers.network import Network
from helpers.validation import checked_function, checked_number


def robustness(net: Network, images: np.ndarray, labels: np.ndarray, change: Callable, amounts: Sequence[float]
               ) -> list[float]:
    """The accuracy on changed images, for each amount of the change. Built in lesson 10.

    images (n, 784), labels (n,). change(images, amount) -> images, such as `handwriting.rotate`, always called with the
    images as they came. Returns shares, 0 to 1, one for each of `amounts`.
    """
    checked_function("change", change, "change(images, amount), such as rotate")
    if np.ndim(amounts) != 1:
        raise TypeError(f"amounts: got {amounts!r}, expected several numbers, such as [0, 15, 30]")
    return [net.accuracy(change(images, amount), labels) for amount in amounts]


def audit(labels: np.ndarray, guesses: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The share of right answers in each group. Built in lesson 10.

    labels, guesses: integers, (n,). groups (n,): the group of each image, numbers or names. Returns (names,
    accuracies): the groups that occur, sorted, and the share of right answers (0 to 1) within each of them.
    """
    labels, guesses, groups = np.asarray(labels), np.asarray(guesses), np.asarray(groups)
    for name, array in (("guesses", guesses), ("groups", groups)):
        if array.shape != labels.shape or labels.ndim != 1:
            raise ValueError(f"{name}: got the shape {array.shape} for labels of {labels.shape}, expected (n,) for all")
    if guesses.dtype.kind not in "ui" or labels.dtype.kind not in "ui":
        raise TypeError(f"guesses: got {guesses.dtype} for labels of {labels.dtype}, expected integers for both")
    names = np.unique(groups)
    right = labels == guesses
    return names, np.array([right[groups == name].mean() for name in names])


def equal_parts(values: np.ndarray, labels: np.ndarray, count: int) -> np.ndarray:
    """To which of `count` equal parts of its own class each image belongs, by its value: 0 has the lowest.

    Within each class, so that every part holds all digits in equal numbers. values (n,), such as `probes.slant` gives;
    labels (n,) integers. Returns integers, (n,), from 0 to count - 1.
    """
    values, labels = np.asarray(values), np.asarray(labels)
    checked_number("count", count, whole=True, at_least=1)
    if values.shape != labels.shape or values.ndim != 1:
        raise ValueError(f"values: got the shape {values.shape} for labels of {labels.shape}, expected (n,) for both")
    if values.dtype.kind not in "uif":
        raise TypeError(f"values: got an array of {values.dtype}, expected numbers")
    if values.dtype.kind == "f" and np.isnan(values).any():
        raise ValueError("values: got NaN, expected numbers that can be put in order")
    part = np.empty(len(labels), int)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        part[members[values[members].argsort(kind="stable")]] = np.arange(len(members)) * count // len(members)
    return part
