"""Answers to the exercises of lesson 08 in the manner of students."""

import numpy as np

from tests.exercises.answers import right, wrong

# confidence_bands



# reliability_bins



# risk_coverage

@right("risk_coverage")
def pairs_sorted_in_python(confidence, right):
    pairs = sorted(zip(confidence, right, strict=True), key=lambda pair: pair[0], reverse=True)
    coverage, risk, wrongs = [], [], 0
    for k, (_, ok) in enumerate(pairs, start=1):
        if not ok:
            wrongs += 1
        coverage.append(k / len(pairs))
        risk.append(wrongs / k)
    return np.array(coverage), np.array(risk)


@right("risk_coverage")
def one_minus_running_accuracy(confidence, right):
    n = len(confidence)
    k = np.arange(n) + 1
    ordered = np.asarray(right)[np.argsort(-np.asarray(confidence))]
    return np.linspace(1 / n, 1, n), 1 - np.cumsum(ordered) / k


@wrong("risk_coverage", "the least sure first")
def least_sure_first(confidence, right):
    k = np.arange(1, len(right) + 1)
    return k / len(right), np.cumsum(~right[np.argsort(confidence)]) / k


@wrong("risk_coverage", "divides by all n, not by the k that are kept")
def divides_by_all(confidence, right):
    n = len(right)
    return np.arange(1, n + 1) / n, np.cumsum(~right[np.argsort(-confidence)]) / n


@wrong("risk_coverage", "the share right in place of wrong")
def accuracy_for_risk(confidence, right):
    k = np.arange(1, len(right) + 1)
    return k / len(right), np.cumsum(right[np.argsort(-confidence)]) / k


@wrong("risk_coverage", "not sorted at all")
def never_sorted(confidence, right):
    k = np.arange(1, len(right) + 1)
    return k / len(right), np.cumsum(~right) / k


@wrong("risk_coverage", "k starts at 0: the coverage ends below 1")
def coverage_from_zero(confidence, right):
    n = len(right)
    return np.arange(n) / n, np.cumsum(~right[np.argsort(-confidence)]) / np.arange(1, n + 1)


@wrong("risk_coverage", "counts of wrong answers in place of shares")
def wrong_ones_counted(confidence, right):
    n = len(right)
    return np.arange(1, n + 1) / n, np.cumsum(~right[np.argsort(-confidence)])


@wrong("risk_coverage", "risk first, coverage second")
def risk_comes_first(confidence, right):
    coverage, risk = one_minus_running_accuracy(confidence, right)
    return risk, coverage


@wrong("risk_coverage", "the last k, where all are kept, is left out")
def stops_before_all(confidence, right):
    coverage, risk = one_minus_running_accuracy(confidence, right)
    return coverage[:-1], risk[:-1]


@wrong("risk_coverage", "the confidence is sorted, the answers are not")
def sorts_confidence_alone(confidence, right):
    confidence = np.sort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return k / len(k), np.cumsum(1 - np.asarray(right, dtype=int)) / k


# deferral_policy

@right("deferral_policy")
def lowest_so_far(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, lowest = None, float("inf")
    for t in thresholds:
        cost = 0
        for c, ok in zip(confidence, right, strict=True):
            if c < t:
                cost += cost_of_look
            elif not ok:
                cost += cost_of_error
        if cost < lowest:
            best, lowest = t, cost
    return best


@right("deferral_policy")
def table_of_all_candidates(confidence, right, thresholds, cost_of_error, cost_of_look):
    kept = confidence[None, :] >= np.asarray(thresholds)[:, None]
    errors = np.sum(kept & np.logical_not(right), axis=1)
    looks = np.sum(~kept, axis=1)
    return thresholds[np.argmin(cost_of_error * errors + cost_of_look * looks)]


@wrong("deferral_policy", "kept only above the threshold, not at it")
def strictly_above(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence > t) & ~right) + cost_of_look * np.sum(confidence <= t)
             for t in thresholds]
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "of equally cheap ones the highest")
def highest_of_the_cheapest(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, lowest = None, np.inf
    for t in thresholds:
        cost = cost_of_error * np.sum((confidence >= t) & ~right) + cost_of_look * np.sum(confidence < t)
        if cost <= lowest:
            best, lowest = t, cost
    return best


@wrong("deferral_policy", "only wrong images cost a look when handed over")
def looks_at_wrong_ones_only(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence >= t) & ~right) + cost_of_look * np.sum((confidence < t) & ~right)
             for t in thresholds]
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "every kept image costs, even if it was read right")
def kept_ones_all_cost(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum(confidence >= t) + cost_of_look * np.sum(confidence < t) for t in thresholds]
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "the lowest cost in place of its threshold")
def cost_for_threshold(confidence, right, thresholds, cost_of_error, cost_of_look):
    return min(cost_of_error * np.sum((confidence >= t) & ~right) + cost_of_look * np.sum(confidence < t)
               for t in thresholds)


@wrong("deferral_policy", "the place of the threshold, not the threshold")
def place_for_threshold(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence >= t) & ~right) + cost_of_look * np.sum(confidence < t)
             for t in thresholds]
    return int(np.argmin(costs))


@wrong("deferral_policy", "wrong images that are handed over count as errors as well")
def handed_over_and_wrong(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum(~right) + cost_of_look * np.sum(confidence < t) for t in thresholds]
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "the two costs are exchanged")
def costs_exchanged(confidence, right, thresholds, cost_of_error, cost_of_look):
    return table_of_all_candidates(confidence, right, thresholds, cost_of_look, cost_of_error)


@wrong("deferral_policy", "the risk among the kept ones in place of the number of errors")
def mean_error_of_the_kept(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for t in thresholds:
        kept = confidence >= t
        risk = np.mean(~right[kept]) if kept.any() else 0
        costs.append(cost_of_error * risk + cost_of_look * np.mean(~kept))
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "an error costs 10 and a look 1, whatever was handed over")
def costs_of_the_text(confidence, right, thresholds, cost_of_error, cost_of_look):
    return table_of_all_candidates(confidence, right, thresholds, 10, 1)
