"""How sure is a network, and may one believe it? Bands, calibration, temperature, and what to hand to a human.

    probabilities = net.predict_proba(images)           # (n, 10)
    sure = confidence(probabilities)                    # (n,), the largest of each row
    right = probabilities.argmax(axis=1) == labels      # (n,), True where the answer is right
    expected_calibration_error(sure, right)             # 0.005: confidence and accuracy are half a point apart

Everywhere n is the number of images, confidences and shares go from 0 to 1, and a band or bin holds its lower edge and
not its upper one; only the last holds both. (Guo et al. and scikit-learn put a confidence that lies exactly on an edge
into the bin below.) Bad input is a TypeError or ValueError that names the argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import NamedTuple

import numpy as np

from helpers.validation import checked_labels, checked_number

SMALLEST = 1e-45  # the smallest float32 above 0: an output that was rounded to 0 has no logarithm


class Bins(NamedTuple):
    """One entry a bin: what the network said on average, what share was right, and of how many images.

    `confidence` and `right` are NaN where a bin is empty; `edges` has one entry more than there are bins.
    """

    confidence: np.ndarray
    right: np.ndarray
    counts: np.ndarray
    edges: np.ndarray


class RiskCoverage(NamedTuple):
    """What happens if only the surest images are answered: one entry a threshold, from the highest to the lowest.

    An image is kept if its confidence is at least `threshold`. `coverage` is the share of all images that are kept,
    `risk` the share of wrong answers among those.
    """

    threshold: np.ndarray
    coverage: np.ndarray
    risk: np.ndarray


# ---- how sure --------------------------------------------------------------------------------------------------------


def confidence(probabilities: np.ndarray) -> np.ndarray:
    """The largest output of each image, (n,). probabilities: (n, classes), each from 0 to 1."""
    return _checked_probabilities(probabilities).max(axis=1)


def bands(confidence: np.ndarray, edges: Sequence[float] = (0, 0.5, 0.7, 0.9, 0.99, 1)) -> np.ndarray:
    """The share of the images in each band between two edges, (len(edges) - 1,). Built in lesson 08.

    edges: ascending numbers. What lies below the first or above the last is in no band.
    """
    return np.histogram(_checked_confidence(confidence), _checked_edges(edges))[0] / len(confidence)


def auroc(confidence: np.ndarray, right: np.ndarray) -> float:
    """How often a right answer is surer than a wrong one, both drawn at random; a tie counts half. 0.5 is a coin.

    It is the area under the ROC curve (Hanley & McNeil 1982). Raises ValueError where all or none are right.
    """
    confidence, right = _checked_pair(confidence, right)
    if right.all() or not right.any():
        raise ValueError(f"right: got {right.sum()} right answers of {len(right)}, expected at least one of each kind")
    wrong = np.sort(confidence[~right])
    below, below_or_equal = (np.searchsorted(wrong, confidence[right], side) for side in ("left", "right"))
    return float((below + below_or_equal).mean() / 2 / len(wrong))


# ---- calibration: is 90 % sure right 90 % of the time? ---------------------------------------------------------------


def reliability(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> Bins:
    """Bins of *equal width* from 0 to 1, as in a reliability diagram. Built in lesson 08.

    right: booleans (n,). Most images of a good network lie in the last bin; `reliability_equal_mass` spreads them.
    """
    confidence, right = _checked_pair(confidence, right)
    edges = np.linspace(0, 1, checked_number("bins", bins, whole=True, at_least=1) + 1)
    place = np.clip(np.searchsorted(edges, confidence, side="right") - 1, 0, bins - 1)
    return _binned(place, confidence, right, edges)


def reliability_equal_mass(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> Bins:
    """Bins with *equally many images*, the least sure first; their edges are wherever the images are.

    Images of exactly the same confidence may fall on both sides of an edge, in the order in which they came. Raises
    ValueError for more bins than images.
    """
    confidence, right = _checked_pair(confidence, right)
    checked_number("bins", bins, whole=True, at_least=1)
    if bins > len(confidence):
        raise ValueError(f"bins: got {bins} for {len(confidence)} images, expected at most one bin for each image")
    order = np.argsort(confidence, kind="stable")
    place = np.empty(len(order), np.intp)
    place[order] = np.arange(len(order)) * bins // len(order)
    firsts = order[np.searchsorted(place[order], np.arange(bins))]
    return _binned(place, confidence, right, np.append(confidence[firsts], confidence.max()))


def expected_calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = 15) -> float:
    """The mean distance of confidence and accuracy, 0 to 1: ECE, Guo et al. 2017, equation 3.

    Over `bins` bins of *equal width* (15 by default, as there), each weighted by its number of images:
    the sum over the bins of count / n * |share right - mean confidence|. The number depends on the binning, and with
    few images it comes out too large: give both with it.
    """
    found = reliability(confidence, right, bins)
    filled = found.counts > 0
    gap = np.abs(found.right[filled] - found.confidence[filled])
    return float((found.counts[filled] * gap).sum() / found.counts.sum())


def with_temperature(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """The probabilities softened (temperature above 1) or sharpened (below 1), (n, classes), float64.

    softmax(z / temperature) for the pre-activations z of the outputs: Guo et al. 2017, equation 9. The logarithm of a
    softmax is z but for a constant in each row, so the probabilities are enough. The order of the outputs stays, and
    so does every answer. An output that was rounded to 0 counts as 1e-45.
    """
    checked_number("temperature", temperature, above=0)
    return _softened(_logarithms(probabilities), temperature)


def fit_temperature(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """The temperature, from 0.01 to 100, at which the mean cross-entropy of these images is lowest (Guo et al. 2017).

    probabilities (n, classes), labels integers (n,): of images that the network did *not* learn from. If no label is
    ever beaten, the sharper the better, and 0.01 comes back.

    The cost is convex in 1 / temperature; its slope there is the mean of (average log p, weighted by the softened
    probabilities) - (log p of the label). Where that changes its sign, the cost is lowest: found by bisection.
    """
    logarithms = _logarithms(probabilities)
    labels = checked_labels(labels, *logarithms.shape)
    of_label = logarithms[np.arange(len(labels)), labels]
    low, high = np.log(0.01), np.log(100)  # halved on a log scale: as close below 1 as above
    while high - low > 1e-6:
        middle = (low + high) / 2
        average = (_softened(logarithms, np.exp(middle)) * logarithms).sum(axis=1)
        if (average - of_label).mean() > 0:  # the cost rises with 1 / temperature: go softer
            low = middle
        else:
            high = middle
    return float(np.exp(high)) if low == np.log(0.01) else float(np.exp(low))


# ---- deferring: who answers? -----------------------------------------------------------------------------------------


def risk_coverage(confidence: np.ndarray, right: np.ndarray) -> RiskCoverage:
    """Share kept and share wrong among the kept, for every threshold there is. Built in lesson 08.

    (El-Yaniv & Wiener 2010.) Images of exactly the same confidence are kept or handed over together, so there are as
    many entries as different confidences. The last entry keeps everything: its risk is the error rate.
    """
    confidence, right = _checked_pair(confidence, right)
    order = np.argsort(-confidence, kind="stable")
    threshold, errors = confidence[order], np.cumsum(~right[order])
    kept = np.arange(1, len(order) + 1)
    last = np.append(threshold[1:] != threshold[:-1], True)  # the last image of each run of equals
    return RiskCoverage(threshold[last], kept[last] / len(order), errors[last] / kept[last])


def cost_per_image(confidence: np.ndarray, right: np.ndarray, threshold: float, cost_of_error: float,
                   cost_of_look: float, human_error: float = 0.0) -> float:
    """What an image costs on average if all below `threshold` are handed to a human. Built in lesson 08.

    A kept image that is read wrong costs `cost_of_error`, one handed over `cost_of_look`, whether the network was right
    or not. human_error: the share of images that the human reads wrong, 0 to 1; each costs `cost_of_error` as well.
    """
    confidence, right = _checked_pair(confidence, right)
    handed_over = _cost_handed_over(cost_of_error, cost_of_look, human_error)
    kept = confidence >= _checked_threshold(threshold)
    return float((cost_of_error * (kept & ~right) + handed_over * ~kept).mean())


def threshold_for_costs(confidence: np.ndarray, right: np.ndarray, cost_of_error: float, cost_of_look: float,
                        human_error: float = 0.0) -> float:
    """The threshold with the lowest `cost_per_image` on these images; choose it on validation images.

    Built in lesson 08. 0.0 means: keep everything. Infinity means: hand everything over. Anything else is the
    confidence of the least sure image that is kept. Of equally cheap thresholds the lowest, which troubles the human
    least. For *calibrated* confidences it should lie near 1 - cost_of_look / cost_of_error - human_error (Chow 1970,
    where the human makes no error).
    """
    curve = risk_coverage(confidence, right)
    handed_over = _cost_handed_over(cost_of_error, cost_of_look, human_error)
    thresholds = np.concatenate([[np.inf], curve.threshold[:-1], [0.0]])
    coverage = np.append(0, curve.coverage)
    wrong = np.append(0, curve.coverage * curve.risk)
    cost = cost_of_error * wrong + handed_over * (1 - coverage)
    cheapest = np.flatnonzero(cost <= cost.min() + 1e-12 * max(cost_of_error, handed_over))  # rounding is no reason
    return float(thresholds[cheapest[-1]])


# ---- checks and small pieces -----------------------------------------------------------------------------------------


def _binned(place: np.ndarray, confidence: np.ndarray, right: np.ndarray, edges: np.ndarray) -> Bins:
    counts = np.bincount(place, minlength=len(edges) - 1)
    with np.errstate(invalid="ignore"):  # 0 / 0 in an empty bin: NaN is what is meant
        mean_confidence, share_right = (np.bincount(place, weights=values, minlength=len(counts)) / counts
                                        for values in (confidence, right))
    return Bins(mean_confidence, share_right, counts, edges)


def _logarithms(probabilities: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(_checked_probabilities(probabilities).astype(np.float64), SMALLEST))


def _softened(logarithms: np.ndarray, temperature: float) -> np.ndarray:
    softened = logarithms / temperature
    softened = np.exp(softened - softened.max(axis=1, keepdims=True))
    return softened / softened.sum(axis=1, keepdims=True)


def _checked_probabilities(probabilities: np.ndarray) -> np.ndarray:
    array = np.asarray(probabilities)
    if array.dtype.kind not in "buif":
        raise TypeError(f"probabilities: got an array of {array.dtype}, expected numbers")
    if array.ndim != 2 or array.size == 0:
        advice = "; of one image: probabilities[np.newaxis]" if array.ndim == 1 else ""
        raise ValueError(f"probabilities: got the shape {array.shape}, expected (n, classes), n at least 1{advice}")
    _check_shares("probabilities", array)
    return array


def _checked_confidence(confidence: np.ndarray) -> np.ndarray:
    array = np.asarray(confidence)
    if array.dtype.kind not in "buif":
        raise TypeError(f"confidence: got an array of {array.dtype}, expected numbers")
    if array.ndim != 1 or array.size == 0:
        advice = "; confidence(probabilities) gives that" if array.ndim == 2 else ""
        raise ValueError(f"confidence: got the shape {array.shape}, expected (n,), n at least 1{advice}")
    _check_shares("confidence", array)
    return array.astype(np.float64)


def _checked_pair(confidence: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    confidence, right = _checked_confidence(confidence), np.asarray(right)
    if right.dtype != np.bool_:
        raise TypeError(f"right: got an array of {right.dtype}, expected booleans, such as guesses == labels")
    if right.shape != confidence.shape:
        raise ValueError(f"right: got the shape {right.shape}, expected {confidence.shape}, one for each confidence")
    return confidence, right


def _check_shares(name: str, array: np.ndarray) -> None:
    lowest, highest = array.min(), array.max()
    if not 0 <= lowest <= highest <= 1 + 1e-6:  # float32 may round a sum up; NaN fails too
        raise ValueError(f"{name}: got values from {lowest:g} to {highest:g}, expected shares from 0 to 1")


def _checked_edges(edges: Sequence[float]) -> np.ndarray:
    array = np.asarray(edges)
    if array.dtype.kind not in "buif":
        raise TypeError(f"edges: got {edges!r}, expected ascending numbers")
    array = array.astype(np.float64)
    if array.ndim != 1 or len(array) < 2 or not np.all(np.diff(array) > 0):
        raise ValueError(f"edges: got {edges!r}, expected at least two ascending numbers")
    return array


def _checked_threshold(threshold: float) -> float:
    everything = isinstance(threshold, Real) and threshold == np.inf
    return threshold if everything else checked_number("threshold", threshold)


def _cost_handed_over(cost_of_error: float, cost_of_look: float, human_error: float) -> float:
    """What an image costs on average that a human reads."""
    checked_number("cost_of_error", cost_of_error, at_least=0)
    checked_number("cost_of_look", cost_of_look, at_least=0)
    checked_number("human_error", human_error, at_least=0)
    if human_error > 1:
        raise ValueError(f"human_error: got {human_error}, expected a share from 0 to 1")
    return cost_of_look + human_error * cost_of_error
