"""Answers to the exercises of lesson 08."""


import numpy as np

from tests.exercises.answers import right, wrong

edges = [0, 0.5, 0.9, 1]


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


@wrong("deferral_policy", "the looks are taken off the cost instead of being added")
def looks_subtracted(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence >= t) & ~right) - cost_of_look * np.sum(confidence < t)
             for t in thresholds]
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "a kept error costs a look as well")
def an_error_and_a_look(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [(cost_of_error + cost_of_look) * np.sum((confidence >= t) & ~right) + cost_of_look * np.sum(confidence < t)
             for t in thresholds]
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "every image costs a look, kept or not")
def everything_is_looked_at(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence >= t) & ~right) + cost_of_look * len(right) for t in thresholds]
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "or in place of and: misread images cost even if they are handed over")
def or_for_and(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence >= t) | ~right) + cost_of_look * np.sum(confidence < t)
             for t in thresholds]
    return thresholds[np.argmin(costs)]


@wrong("softened_probabilities", "the temperature is added to the logarithms")
def temperature_added(probabilities, temperature):
    e = np.exp(np.log(probabilities) + temperature)
    return e / e.sum(axis=1, keepdims=True)


@wrong("softened_probabilities", "the temperature divides the exponentials, not the logarithms")
def divided_after_exp(probabilities, temperature):
    e = np.exp(np.log(probabilities)) / temperature
    return e / e.sum(axis=1, keepdims=True)


@wrong("softened_probabilities", "a softmax of the probabilities before the logarithm")
def softmax_before(probabilities, temperature):
    q = np.exp(probabilities) / np.exp(probabilities).sum(axis=1, keepdims=True)
    e = np.exp(np.log(q) / temperature)
    return e / e.sum(axis=1, keepdims=True)


@wrong("calibration_error", "the gap of the two means")
def gap_of_the_means(said, came, counts):
    return abs(np.average(said, weights=counts) - np.average(came, weights=counts))


@wrong("calibration_error", "divided by the number of bins as well")
def divided_twice(said, came, counts):
    return np.mean(counts * np.abs(came - said) / counts.sum())


@right("calibration_error")
def each_image_by_itself(said, came, counts):
    return np.repeat(np.abs(came - said), counts).mean()


@right("softened_probabilities")
def powers_turned(probabilities, temperature):
    powers = probabilities ** (1 / temperature)
    return (powers.T / powers.sum(axis=1)).T


@right("deferral_policy")
def against_keeping_all(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_look * np.sum(confidence < t) - cost_of_error * np.sum(~right[confidence < t]) for t in thresholds]
    return thresholds[np.argmin(costs)]
