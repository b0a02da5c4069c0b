"""Digits by other hands than MNIST's: the 1,797 that come with scikit-learn.

Thirteen people wrote them on a form, which was read with 32 x 32 black-and-white pixels a digit; what is kept is how
many of each 4 x 4 are black, 0 to 16. (E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI
Machine Learning Repository, 1998; these are the test part. https://archive.ics.uci.edu/dataset/80.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from helpers.preparation import crop, resize
from helpers.validation import checked_array, checked_labels, checked_number, checked_random

SIDE, ENLARGED = 8, 8  # pixels along each edge as they are kept; each becomes a square of 8 x 8
FORM = 32  # black-and-white pixels along each edge, as the form was read


class Strangers(NamedTuple):
    """drawings: uint8 (1797, 64, 64), 0 = paper, 255 = full ink. labels: integers (1797,)."""

    drawings: np.ndarray
    labels: np.ndarray


def load_strangers() -> Strangers:
    """The digits of thirteen other people, enlarged to 64 x 64 pixels. They come with scikit-learn, offline."""
    from sklearn.datasets import load_digits

    found = load_digits()
    pixels = np.round(found.images * (255 / 16)).astype(np.uint8)
    drawings = pixels.repeat(ENLARGED, axis=1).repeat(ENLARGED, axis=2)
    return Strangers(drawings, found.target.astype(int))


def as_coarse(images: np.ndarray) -> np.ndarray:
    """MNIST's images in as few pixels as the strangers' digits: uint8 (n, 64, 64). The control for the coarse pixels.

    images: uint8 (n, 28, 28), each with some ink. Each is cut out, made 32 pixels long, and of each 4 x 4 the black
    ones are counted.
    """
    images = checked_array("images", images, "u", "uint8 pixels, (n, 28, 28)")
    coarse = np.zeros((len(images), SIDE, SIDE), np.uint8)
    for place, image in enumerate(images):
        small = resize(crop(image), FORM)
        form = np.zeros((FORM, FORM))
        top, left = ((FORM - length) // 2 for length in small.shape)
        form[top:top + small.shape[0], left:left + small.shape[1]] = small / small.max()
        counts = (form > 0.5).reshape(SIDE, FORM // SIDE, SIDE, FORM // SIDE).sum(axis=(1, 3))
        coarse[place] = np.round(counts * (255 / 16))
    return coarse.repeat(ENLARGED, axis=1).repeat(ENLARGED, axis=2)


def some_of_each(labels: np.ndarray, count: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The places of `count` of each class, drawn at random, and those of all others: two integer arrays.

    Raises ValueError where a class has fewer.
    """
    labels = checked_labels(labels)
    count = checked_number("count", count, whole=True, at_least=1)
    checked_random(random)
    chosen = []
    for digit in np.unique(labels):
        members = np.flatnonzero(labels == digit)
        if len(members) < count:
            raise ValueError(f"labels: got {len(members)} of the class {digit}, expected at least {count}")
        chosen.append(random.choice(members, count, replace=False))
    places = np.concatenate(chosen)
    return places, np.setdiff1d(np.arange(len(labels)), places)
