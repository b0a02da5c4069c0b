"""Bands of confidence."""

from itertools import pairwise

import numpy as np

from helpers.confidence import bands
from helpers.exercises.model import Exercise, Mistake


def bands_by_rule(inside, close=True):
    """Bands by another rule for the edges: inside(confidence, low, high)."""
    def shares(confidence, edges):
        edges = list(edges)
        return np.array([np.mean(inside(confidence, low, high) | ((confidence == high) & (high == edges[-1]) & close))
                         for low, high in pairwise(edges)])
    return shares


def band_cases():
    random = np.random.default_rng(8)
    edges = [0, 0.5, 0.7, 0.9, 0.99, 1]
    return [(np.array([0.3, 0.5, 0.6, 0.75, 0.75, 0.9, 1.0, 1.0]), [0, 0.5, 0.75, 1]),
            (np.array([0.2, 0.4, 0.5, 0.7, 0.95, 1.0, 0.3]), [0.4, 0.8, 1]),        # some are in no band
            (np.array([0.1, 0.4, 0.5, 0.8, 0.8, 0.2]), [0, 0.5, 0.8]),             # the last edge is not 1
            (np.concatenate([1 - random.random(95) ** 4 * 0.8, [0.5, 0.9, 0.99, 1.0, 1.0]]), np.array(edges))]


def mean_in_bands(confidence, edges):
    inside = [(confidence >= low) & ((confidence < high) | (high == edges[-1])) for low, high in pairwise(edges)]
    return np.array([confidence[one].mean() for one in inside])


def share_of_what_is_above(confidence, edges):
    counts = bands(confidence, edges) * len(confidence)
    return counts / np.cumsum(counts[::-1])[::-1]


def bands_by_place(confidence, edges):
    place = np.searchsorted(edges, confidence, side="right") - 1
    place[confidence == edges[-1]] = len(edges) - 2
    return [float(np.mean(place == band)) for band in range(len(edges) - 1)]


EXERCISE = Exercise(
    title="Confidence bands",
    reference=bands,
    cases=band_cases,
    mistakes=[
        Mistake("counts", lambda confidence, edges: bands(confidence, edges) * len(confidence),
                "You counted the images. Shares are asked for: divide by how many there are, or take the `mean` "
                "of True and False."),
        Mistake("confidence 1 left out", bands_by_rule(lambda c, low, high: (c >= low) & (c < high), close=False),
                "Images with a confidence of exactly 1 are in none of your bands. `< high` leaves them out; the "
                "last band holds its upper edge, too."),
        Mistake("upper edge inside", bands_by_rule(lambda c, low, high: (c > low) & (c <= high)),
                "An image that lies exactly on an edge went into the band below. A band holds its *lower* edge: "
                "where do you write `>=`, where `<`?"),
        Mistake("both edges inside", bands_by_rule(lambda c, low, high: (c >= low) & (c <= high)),
                "Your shares add up to more than 1: an image on an edge is in both bands that meet there."),
        Mistake("no edge inside", bands_by_rule(lambda c, low, high: (c > low) & (c < high), close=False),
                "Your shares add up to less than 1: an image on an edge is in no band at all."),
        Mistake("everything above", lambda confidence, edges: np.array(
            [np.mean(confidence >= low) for low in edges[:-1]]),
                "You took all images from the lower edge *upwards*. A band ends at the next edge."),
        Mistake("everything below", lambda confidence, edges: np.cumsum(bands(confidence, edges)),
                "You took all images *below* the upper edge. A band begins at the edge before."),
        Mistake("mean confidence", mean_in_bands,
                "That is the mean confidence of the images in each band. Asked for: how many of all images lie "
                "there? Take the mean of `inside` (True and False) itself."),
        Mistake("or for and", lambda confidence, edges: np.ones(len(edges) - 1),
                "Every share is 1: all images are above the lower edge *or* below the upper one. Both must be "
                "true: `&`."),
        Mistake("the certain in every band", bands_by_rule(
            lambda c, low, high: ((c >= low) & (c < high)) | (c == 1)),
                "Images with a confidence of exactly 1 are in all of your bands. Add `confidence == high` instead, "
                "and only for the last band."),
        Mistake("counted, the certain lost", lambda confidence, edges: len(confidence) * bands_by_rule(
            lambda c, low, high: (c >= low) & (c < high), close=False)(confidence, edges),
                "Two things. You counted the images: divide by how many there are. And those with a confidence of "
                "exactly 1 are in none of your bands."),
        Mistake("number of all and edges", lambda confidence, edges: np.histogram(confidence, edges),
                "`np.histogram` returns two things, counts and edges. Take the first, and divide it by the number "
                "of images."),
        Mistake("share of what is above", share_of_what_is_above,
                "You divided by the number of images above the lower edge. Divide by the number of *all* images."),
        Mistake("the first band only", lambda confidence, edges: bands(confidence, edges)[:1],
                "Only the first band came back. Is `return` inside the loop?"),
        Mistake("share of the bands", lambda confidence, edges: bands(confidence, edges) * len(confidence)
                / (len(edges) - 1),
                "You divided by the number of bands. A share of the *images* is asked for."),
        Mistake("share of those inside", lambda confidence, edges: (
            bands(confidence, edges) * len(confidence) / np.sum((confidence >= edges[0]) & (confidence <= edges[-1]))),
                "You divided by the number of images between the first and the last edge. A share is of *all* images, "
                "those outside included."),
        Mistake("density", lambda confidence, edges: np.histogram(confidence, edges, density=True)[0],
                "`density=True` divides by the width of each band as well. Shares are asked for: divide the counts by "
                "how many images there are."),
    ],
    hints=[
        "How many bands do the edges make? And for one band: which two questions must an image answer with yes?",
        "`for low, high in zip(edges[:-1], edges[1:])` goes through the bands, `(confidence >= low) & (confidence "
        "< high)` is True for the images in a band. Its `.mean()` is their share.",
        "Which images are lost by `< high`, and only in the last band? Add `confidence == high` there, with `|`.",
    ],
    variants=[bands_by_place, lambda confidence, edges: list(map(float, bands(confidence, edges))),
              lambda confidence, edges: np.histogram(confidence, edges)[0] / confidence.size],
    remark="`np.histogram(confidence, edges)` counts by the same rule.",
)
