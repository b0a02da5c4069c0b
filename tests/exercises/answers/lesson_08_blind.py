"""Answers to the exercises of lesson 08 in the manner of students."""

import numpy as np

from tests.exercises.answers import right, wrong

# confidence_bands

@right("confidence_bands")
def numpy_histogram(confidence, edges):
    counts, _ = np.histogram(confidence, bins=edges)
    return counts / len(confidence)


@right("confidence_bands")
def asks_every_image(confidence, edges):
    counts = [0] * (len(edges) - 1)
    for c in confidence:
        for k in range(len(counts)):
            last = k == len(counts) - 1
            if edges[k] <= c < edges[k + 1] or (last and c == edges[-1]):
                counts[k] += 1
    return [count / len(confidence) for count in counts]


@wrong("confidence_bands", "the last band does not hold its upper edge")
def loses_the_last_edge(confidence, edges):
    return [np.mean((confidence >= edges[k]) & (confidence < edges[k + 1])) for k in range(len(edges) - 1)]


@wrong("confidence_bands", "every band holds both edges: some images are counted twice")
def both_edges_everywhere(confidence, edges):
    return [np.mean((confidence >= edges[k]) & (confidence <= edges[k + 1])) for k in range(len(edges) - 1)]


@wrong("confidence_bands", "bands hold their upper edge and not their lower one")
def upper_edge_for_lower(confidence, edges):
    shares = [np.mean((confidence > edges[k]) & (confidence <= edges[k + 1])) for k in range(len(edges) - 1)]
    shares[0] += np.mean(confidence == edges[0])
    return shares


@wrong("confidence_bands", "counts in place of shares")
def counts_the_images(confidence, edges):
    return np.histogram(confidence, bins=edges)[0]


@wrong("confidence_bands", "added up from band to band: the share below each edge")
def adds_up_the_bands(confidence, edges):
    return np.cumsum(np.histogram(confidence, bins=edges)[0]) / len(confidence)


@wrong("confidence_bands", "divided by the width of the band: a density")
def density_of_the_bands(confidence, edges):
    return np.histogram(confidence, bins=edges, density=True)[0]


@wrong("confidence_bands", "per cent in place of shares")
def bands_in_per_cent(confidence, edges):
    return 100 * np.histogram(confidence, bins=edges)[0] / len(confidence)


@wrong("confidence_bands", "divides by the number of bands")
def divides_by_the_bands(confidence, edges):
    counts = np.histogram(confidence, bins=edges)[0]
    return counts / len(counts)


@wrong("confidence_bands", "bands of equal width in place of the edges")
def equally_wide_bands(confidence, edges):
    return np.histogram(confidence, bins=len(edges) - 1, range=(edges[0], edges[-1]))[0] / len(confidence)


# reliability_bins

@right("reliability_bins")
def digitize_and_skip(confidence, right, bins=10):
    limits = np.linspace(0, 1, bins + 1)
    number = np.minimum(np.searchsorted(limits, confidence, side="right") - 1, bins - 1)
    said, true, count = [], [], []
    for b in np.unique(number):
        said.append(confidence[number == b].mean())
        true.append(right[number == b].mean())
        count.append(int((number == b).sum()))
    return said, true, count


@right("reliability_bins")
def sums_in_three_lists(confidence, right, bins=10):
    limits = np.linspace(0, 1, bins + 1)
    means, shares, counts = [], [], []
    for b in range(bins):
        inside = [i for i, c in enumerate(confidence)
                  if limits[b] <= c and (c < limits[b + 1] or b == bins - 1)]
        if not inside:
            continue
        means.append(sum(confidence[i] for i in inside) / len(inside))
        shares.append(sum(bool(right[i]) for i in inside) / len(inside))
        counts.append(len(inside))
    return means, shares, counts


@wrong("reliability_bins", "always ten bins, whatever was asked for")
def ten_bins_for_all(confidence, right, bins=10):
    return digitize_and_skip(confidence, right, 10)


@wrong("reliability_bins", "empty bins are kept, as zeros")
def zeros_for_empty_bins(confidence, right, bins=10):
    number = np.minimum(np.searchsorted(np.linspace(0, 1, bins + 1), confidence, side="right") - 1, bins - 1)
    said, true, count = [], [], []
    for b in range(bins):
        inside = number == b
        said.append(confidence[inside].mean() if inside.any() else 0)
        true.append(right[inside].mean() if inside.any() else 0)
        count.append(int(inside.sum()))
    return said, true, count


@wrong("reliability_bins", "the middle of the bin in place of the mean confidence")
def middles_of_the_bins(confidence, right, bins=10):
    number = np.minimum(np.searchsorted(np.linspace(0, 1, bins + 1), confidence, side="right") - 1, bins - 1)
    said, true, count = [], [], []
    for b in np.unique(number):
        said.append((b + 0.5) / bins)
        true.append(right[number == b].mean())
        count.append(int((number == b).sum()))
    return said, true, count


@wrong("reliability_bins", "a confidence of exactly 1 is in no bin")
def one_is_in_no_bin(confidence, right, bins=10):
    return digitize_and_skip(confidence[confidence < 1], right[confidence < 1], bins)


@wrong("reliability_bins", "the bins run from the lowest confidence to the highest, not from 0 to 1")
def bins_of_the_data(confidence, right, bins=10):
    low, high = confidence.min(), confidence.max()
    limits = np.linspace(low, high, bins + 1)
    number = np.minimum(np.searchsorted(limits, confidence, side="right") - 1, bins - 1)
    found = np.unique(number)
    return ([confidence[number == b].mean() for b in found], [right[number == b].mean() for b in found],
            [int((number == b).sum()) for b in found])


@wrong("reliability_bins", "bins of equally many images, not of equal width")
def equally_many_images(confidence, right, bins=10):
    parts = [part for part in np.array_split(np.argsort(confidence), bins) if len(part)]
    return [confidence[p].mean() for p in parts], [right[p].mean() for p in parts], [len(p) for p in parts]


@wrong("reliability_bins", "the number of right answers, not their share")
def right_ones_counted(confidence, right, bins=10):
    said, true, count = digitize_and_skip(confidence, right, bins)
    return said, [share * n for share, n in zip(true, count, strict=True)], count


@wrong("reliability_bins", "from high to low confidence")
def from_high_to_low(confidence, right, bins=10):
    said, true, count = digitize_and_skip(confidence, right, bins)
    return said[::-1], true[::-1], count[::-1]


@wrong("reliability_bins", "shares of all images in place of their number")
def shares_for_numbers(confidence, right, bins=10):
    said, true, count = digitize_and_skip(confidence, right, bins)
    return said, true, [n / len(confidence) for n in count]


@wrong("reliability_bins", "the share wrong in place of right")
def share_wrong_in_bins(confidence, right, bins=10):
    said, true, count = digitize_and_skip(confidence, right, bins)
    return said, [1 - share for share in true], count


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
