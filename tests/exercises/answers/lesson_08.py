"""Answers to the exercises of lesson 08."""

import itertools

import numpy as np

from tests.exercises.answers import right, wrong

edges = [0, 0.5, 0.9, 1]


@right("confidence_bands")
def loop_with_last(confidence, edges):
    shares = []
    for i in range(len(edges) - 1):
        low, high = edges[i], edges[i + 1]
        inside = (confidence >= low) & (confidence < high)
        if i == len(edges) - 2:
            inside = (confidence >= low) & (confidence <= high)
        shares.append(inside.mean())
    return shares


@right("confidence_bands")
def by_histogram(confidence, edges):
    return np.histogram(confidence, bins=edges)[0] / len(confidence)


@wrong("confidence_bands", "counts, not shares")
def counts(confidence, edges):
    return np.histogram(confidence, bins=edges)[0]


@wrong("confidence_bands", "the last band loses its upper edge")
def last_open(confidence, edges):
    return [np.mean((confidence >= a) & (confidence < b)) for a, b in itertools.pairwise(edges)]


@wrong("confidence_bands", "both edges belong to every band")
def both_edges(confidence, edges):
    return [np.mean((confidence >= a) & (confidence <= b)) for a, b in itertools.pairwise(edges)]


@wrong("confidence_bands", "the upper edge belongs to a band, the lower does not")
def upper_edge(confidence, edges):
    return [np.mean((confidence > a) & (confidence <= b)) for a, b in itertools.pairwise(edges)]


@wrong("confidence_bands", "the edges of the notebook")
def notebooks_edges(confidence, limits):
    return by_histogram(confidence, edges)


@wrong("confidence_bands", "density instead of share")
def density(confidence, edges):
    return np.histogram(confidence, bins=edges, density=True)[0]


@wrong("confidence_bands", "the return is in the loop")
def first_band(confidence, edges):
    shares = []
    for a, b in itertools.pairwise(edges):
        shares.append(np.mean((confidence >= a) & (confidence < b)))
        return shares


@right("reliability_bins")
def bin_by_bin(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, numbers = [], [], []
    for k in range(bins):
        inside = place == k
        if inside.any():
            means.append(confidence[inside].mean())
            shares.append(right[inside].mean())
            numbers.append(int(inside.sum()))
    return means, shares, numbers


@wrong("reliability_bins", "the centre of each bin instead of the mean confidence")
def centres(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    used = np.unique(place)
    return ([(k + 0.5) / bins for k in used], [right[place == k].mean() for k in used],
            [int((place == k).sum()) for k in used])


@wrong("reliability_bins", "empty bins are kept, with 0")
def empty_kept(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    rows = [(confidence[place == k].mean(), right[place == k].mean(), int((place == k).sum()))
            if (place == k).any() else (0, 0, 0) for k in range(bins)]
    return tuple(list(column) for column in zip(*rows, strict=True))


@wrong("reliability_bins", "always ten bins")
def always_ten(confidence, right, bins=10):
    return bin_by_bin(confidence, right, 10)


@wrong("reliability_bins", "how many are right, not the share")
def count_right(confidence, right, bins=10):
    means, shares, numbers = bin_by_bin(confidence, right, bins)
    return means, [s * n for s, n in zip(shares, numbers, strict=True)], numbers


@wrong("reliability_bins", "the share right comes first")
def order_swapped(confidence, right, bins=10):
    means, shares, numbers = bin_by_bin(confidence, right, bins)
    return shares, means, numbers


@wrong("reliability_bins", "a confidence of 1 gets a bin of its own")
def one_more_bin(confidence, right, bins=10):
    place = (confidence * bins).astype(int)
    used = np.unique(place)
    return ([confidence[place == k].mean() for k in used], [right[place == k].mean() for k in used],
            [int((place == k).sum()) for k in used])


@wrong("reliability_bins", "from high to low")
def high_first(confidence, right, bins=10):
    return tuple(part[::-1] for part in bin_by_bin(confidence, right, bins))


@right("risk_coverage")
def sorted_and_summed(confidence, right):
    order = np.argsort(-confidence)
    wrong_ones = np.cumsum(~right[order])
    k = np.arange(1, len(right) + 1)
    return k / len(right), wrong_ones / k


@wrong("risk_coverage", "the least sure first")
def least_sure_first(confidence, right):
    order = np.argsort(confidence)
    k = np.arange(1, len(right) + 1)
    return k / len(right), np.cumsum(~right[order]) / k


@wrong("risk_coverage", "the share of right ones")
def share_right(confidence, right):
    order = np.argsort(-confidence)
    k = np.arange(1, len(right) + 1)
    return k / len(right), np.cumsum(right[order]) / k


@wrong("risk_coverage", "divided by all images, not by those kept")
def of_all(confidence, right):
    order = np.argsort(-confidence)
    k = np.arange(1, len(right) + 1)
    return k / len(right), np.cumsum(~right[order]) / len(right)


@wrong("risk_coverage", "not sorted")
def not_sorted(confidence, right):
    k = np.arange(1, len(right) + 1)
    return k / len(right), np.cumsum(~right) / k


@wrong("risk_coverage", "coverage starts at 0")
def from_zero(confidence, right):
    coverage, risk = sorted_and_summed(confidence, right)
    return coverage - 1 / len(right), risk


@wrong("risk_coverage", "counts, not shares")
def counted_coverage(confidence, right):
    coverage, risk = sorted_and_summed(confidence, right)
    return coverage * len(right), risk


@wrong("risk_coverage", "not added up along the way")
def no_sum(confidence, right):
    order = np.argsort(-confidence)
    k = np.arange(1, len(right) + 1)
    return k / len(right), ~right[order] / k


@right("deferral_policy")
def loop_for_the_cheapest(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, lowest = None, np.inf
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * np.sum(kept & ~right) + cost_of_look * np.sum(~kept)
        if cost < lowest:
            best, lowest = threshold, cost
    return best


@wrong("deferral_policy", "of equals the highest")
def highest_of_equals(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, lowest = None, np.inf
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * np.sum(kept & ~right) + cost_of_look * np.sum(~kept)
        if cost <= lowest:
            best, lowest = threshold, cost
    return best


@wrong("deferral_policy", "> instead of at least")
def greater(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence > t) & ~right) + cost_of_look * np.sum(confidence <= t)
             for t in thresholds]
    return thresholds[int(np.argmin(costs))]


@wrong("deferral_policy", "looks are charged for right ones only")
def looks_for_right_ones(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence >= t) & ~right) + cost_of_look * np.sum((confidence < t) & right)
             for t in thresholds]
    return thresholds[int(np.argmin(costs))]


@wrong("deferral_policy", "the place, not the threshold")
def place(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence >= t) & ~right) + cost_of_look * np.sum(confidence < t)
             for t in thresholds]
    return int(np.argmin(costs))


@wrong("deferral_policy", "the lowest cost")
def the_cost(confidence, right, thresholds, cost_of_error, cost_of_look):
    return min(cost_of_error * np.sum((confidence >= t) & ~right) + cost_of_look * np.sum(confidence < t)
               for t in thresholds)


@wrong("deferral_policy", "costs per kept image")
def per_image(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [np.mean(~right[confidence >= t]) if np.any(confidence >= t) else 1 for t in thresholds]
    return thresholds[int(np.argmin(costs))]
