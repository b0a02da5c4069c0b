"""More answers to lesson 08 in the manner of students."""
# ruff: noqa: B905, RUF007

import bisect

import numpy as np

from tests.exercises.answers import right, wrong

# what the notebook has defined by then, in small
sure = np.linspace(0.32, 0.998, 40) ** 0.5
test_labels = np.arange(40) % 10


# ---- confidence_bands -----------------------------------------------------------------------------------------------


@right("confidence_bands")
def loop_with_a_special_last(confidence, edges):
    shares = []
    for i in range(len(edges) - 1):
        low, high = edges[i], edges[i + 1]
        if i == len(edges) - 2:
            inside = (confidence >= low) & (confidence <= high)
        else:
            inside = (confidence >= low) & (confidence < high)
        shares.append(inside.mean())
    return shares


@right("confidence_bands")
def numpy_histogram(confidence, edges):
    counts, _ = np.histogram(confidence, bins=edges)
    return counts / len(confidence)


@right("confidence_bands")
def one_number_at_a_time(confidence, edges):
    counts = [0] * (len(edges) - 1)
    for c in confidence:
        if c == edges[-1]:
            counts[-1] += 1
            continue
        for band, (low, high) in enumerate(zip(edges[:-1], edges[1:])):
            if low <= c < high:
                counts[band] += 1
                break
    return [count / len(confidence) for count in counts]


@right("confidence_bands")
def bisected_places(confidence, edges):
    edges = list(edges)
    k = len(edges) - 1
    shares = np.zeros(k)
    for c in confidence:
        if edges[0] <= c <= edges[-1]:
            place = min(bisect.bisect_right(edges, c) - 1, k - 1)
            shares[place] += 1
    return shares / np.size(confidence)


@right("confidence_bands")
def differences_of_cumulative_counts(confidence, edges):
    below = np.array([np.sum(confidence < edge) for edge in edges])
    below[-1] = np.sum(confidence <= edges[-1])
    return np.diff(below) / confidence.shape[0]


@wrong("confidence_bands", "the last band does not hold its upper edge: an image at exactly 1 is nowhere")
def last_band_open(confidence, edges):
    return [((confidence >= low) & (confidence < high)).mean() for low, high in zip(edges[:-1], edges[1:])]


@wrong("confidence_bands", "every band holds both edges: an image on an edge is in two bands")
def both_edges_everywhere(confidence, edges):
    return [((confidence >= low) & (confidence <= high)).mean() for low, high in zip(edges[:-1], edges[1:])]


@wrong("confidence_bands", "a band holds its upper edge and not its lower one: the wrong way round")
def upper_edge_for_the_lower(confidence, edges):
    shares = [((confidence > low) & (confidence <= high)).mean() for low, high in zip(edges[:-1], edges[1:])]
    shares[0] += (confidence == edges[0]).mean()
    return shares


@wrong("confidence_bands", "no band holds its lower edge, except the first")
def strictly_between(confidence, edges):
    shares = []
    for i in range(len(edges) - 1):
        above = confidence >= edges[i] if i == 0 else confidence > edges[i]
        below = confidence <= edges[i + 1] if i == len(edges) - 2 else confidence < edges[i + 1]
        shares.append((above & below).mean())
    return shares


@wrong("confidence_bands", "the last band is closed only where its edge is 1, and the last edge may be another")
def closed_at_one_only(confidence, edges):
    shares = []
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence >= low) & (confidence < high)
        if high == 1:
            inside |= confidence == 1
        shares.append(inside.mean())
    return shares


@wrong("confidence_bands", "the last band takes everything above its lower edge, beyond its upper one, too")
def last_band_without_an_end(confidence, edges):
    shares = [((confidence >= low) & (confidence < high)).mean() for low, high in zip(edges[:-2], edges[1:-1])]
    return [*shares, (confidence >= edges[-2]).mean()]


@wrong("confidence_bands", "divided by the images in the bands, not by all: those outside of all edges do not count")
def share_of_those_in_bands(confidence, edges):
    counts = np.histogram(confidence, edges)[0]
    return counts / counts.sum()


@wrong("confidence_bands", "counts instead of shares")
def counts_of_images(confidence, edges):
    return np.histogram(confidence, edges)[0]


@wrong("confidence_bands", "percent instead of shares")
def shares_in_percent(confidence, edges):
    return 100 * np.histogram(confidence, edges)[0] / len(confidence)


@wrong("confidence_bands", "integer division: every share below 1 becomes 0")
def whole_shares(confidence, edges):
    return [int(count) // len(confidence) for count in np.histogram(confidence, edges)[0]]


@wrong("confidence_bands", "density=True divides by the width of the band as well")
def densities(confidence, edges):
    return np.histogram(confidence, edges, density=True)[0]


@wrong("confidence_bands", "only the number of edges is used: the bands are equally wide, over the data's range")
def as_many_equal_bands(confidence, edges):
    return np.histogram(confidence, bins=len(edges) - 1)[0] / len(confidence)


@wrong("confidence_bands", "the edges of the text are used, not those that were handed over")
def edges_of_the_text(confidence, edges):
    edges = [0, 0.5, 0.7, 0.9, 0.99, 1]
    return np.histogram(confidence, edges)[0] / len(confidence)


@wrong("confidence_bands", "the notebook's `sure` is counted, not the confidence that was handed over")
def counts_the_notebooks_images(confidence, edges):
    return np.histogram(sure, edges)[0] / len(sure)


@wrong("confidence_bands", "divided by the number of test images in the notebook, not by the number of confidences")
def divided_by_the_test_images(confidence, edges):
    return np.histogram(confidence, edges)[0] / len(test_labels)


@wrong("confidence_bands", "the first band is left out")
def starts_with_the_second_band(confidence, edges):
    return (np.histogram(confidence, edges)[0] / len(confidence))[1:]


@wrong("confidence_bands", "the last band is left out: the loop ends one early")
def last_band_left_out(confidence, edges):
    shares = []
    for i in range(len(edges) - 2):
        shares.append(((confidence >= edges[i]) & (confidence < edges[i + 1])).mean())
    return shares


@wrong("confidence_bands", "one round too many: there is no edge after the last one")
def one_edge_too_far(confidence, edges):
    shares = []
    for i in range(len(edges)):
        inside = (confidence >= edges[i]) & (confidence < edges[i + 1])
        shares.append(inside.sum() / len(confidence))
    return shares


@wrong("confidence_bands", "the share of all images above each edge: a band holds those of the higher bands, too")
def everything_above(confidence, edges):
    return [((confidence >= low) & (confidence <= edges[-1])).mean() for low in edges[:-1]]


@wrong("confidence_bands", "the return stands inside the loop: the first share alone, and not even in a list")
def returned_in_the_first_round(confidence, edges):
    for low, high in zip(edges[:-1], edges[1:]):
        share = ((confidence >= low) & (confidence < high)).mean()
        return share


@wrong("confidence_bands", "empty bands are left out, so fewer than k shares come back")
def without_the_empty_ones(confidence, edges):
    shares = np.histogram(confidence, edges)[0] / len(confidence)
    return shares[shares > 0]


@wrong("confidence_bands", "the surest band first")
def surest_band_first(confidence, edges):
    return (np.histogram(confidence, edges)[0] / len(confidence))[::-1]


@wrong("confidence_bands", "the mean confidence in each band, not the share of the images")
def mean_of_each_band(confidence, edges):
    means = []
    for i in range(len(edges) - 1):
        inside = (confidence >= edges[i]) & (confidence < edges[i + 1])
        if i == len(edges) - 2:
            inside = inside | (confidence == edges[-1])
        means.append(confidence[inside].mean() if inside.any() else 0)
    return means


@wrong("confidence_bands", "rounded to whole percents")
def rounded_shares(confidence, edges):
    return [round(float(share), 2) for share in np.histogram(confidence, edges)[0] / len(confidence)]


@wrong("confidence_bands", "digitize counts from 1, so the shares stand one place too late and the last is cut off")
def digitize_from_one(confidence, edges):
    places = np.digitize(confidence, edges)
    places[confidence == edges[-1]] = len(edges) - 1
    return np.bincount(places, minlength=len(edges))[:len(edges) - 1] / len(confidence)


# ---- reliability_bins -----------------------------------------------------------------------------------------------


@right("reliability_bins")
def bin_by_bin(confidence, right, bins=10):
    edges = np.linspace(0, 1, bins + 1)
    said, came_true, counts = [], [], []
    for i in range(bins):
        inside = (confidence >= edges[i]) & (confidence < edges[i + 1])
        if i == bins - 1:
            inside |= confidence == 1
        if inside.any():
            said.append(confidence[inside].mean())
            came_true.append(right[inside].mean())
            counts.append(inside.sum())
    return said, came_true, counts


@right("reliability_bins")
def gathered_in_a_dictionary(confidence, right, bins=10):
    groups = {}
    for c, r in zip(confidence, right):
        place = min(int(c * bins), bins - 1)
        groups.setdefault(place, []).append((float(c), bool(r)))
    means, shares, numbers = [], [], []
    for place in sorted(groups):
        pairs = groups[place]
        means.append(sum(c for c, _ in pairs) / len(pairs))
        shares.append(sum(r for _, r in pairs) / len(pairs))
        numbers.append(len(pairs))
    return means, shares, numbers


@right("reliability_bins")
def three_histograms(confidence, right, bins=10):
    counts = np.histogram(confidence, bins, range=(0, 1))[0]
    sums = np.histogram(confidence, bins, range=(0, 1), weights=confidence)[0]
    hits = np.histogram(confidence, bins, range=(0, 1), weights=right.astype(float))[0]
    full = counts > 0
    return list(sums[full] / counts[full]), list(hits[full] / counts[full]), list(counts[full])


@right("reliability_bins")
def digitized(confidence, right, bins=10):
    number = np.digitize(confidence, np.arange(1, bins) / bins)
    found = np.unique(number)
    mean_confidence = [np.mean(confidence[number == b]) for b in found]
    share_right = [np.count_nonzero(right[number == b]) / np.count_nonzero(number == b) for b in found]
    count = [int((number == b).sum()) for b in found]
    return mean_confidence, share_right, count


@wrong("reliability_bins", "empty bins are kept, with zeros")
def zeros_for_empty_bins(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in range(bins):
        inside = place == b
        means.append(confidence[inside].mean() if inside.any() else 0.0)
        shares.append(right[inside].mean() if inside.any() else 0.0)
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "empty bins are left out of the first two lists, but not of the counts")
def counts_of_empty_bins(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in range(bins):
        inside = place == b
        counts.append(int(inside.sum()))
        if counts[-1] > 0:
            means.append(confidence[inside].mean())
            shares.append(right[inside].mean())
    return means, shares, counts


@wrong("reliability_bins", "`break` for `continue`: the first empty bin ends it all")
def break_at_an_empty_bin(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in range(place.min(), bins):
        inside = place == b
        if not inside.any():
            break
        means.append(confidence[inside].mean())
        shares.append(right[inside].mean())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "the last bin does not hold 1.0")
def one_is_nowhere(confidence, right, bins=10):
    edges = np.linspace(0, 1, bins + 1)
    means, shares, counts = [], [], []
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence >= low) & (confidence < high)
        if inside.any():
            means.append(confidence[inside].mean())
            shares.append(right[inside].mean())
            counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "images at exactly 1 get a bin of their own, after the last")
def one_has_its_own_bin(confidence, right, bins=10):
    place = (confidence * bins).astype(int)
    means, shares, counts = [], [], []
    for b in range(bins + 1):
        inside = place == b
        if inside.any():
            means.append(confidence[inside].mean())
            shares.append(right[inside].mean())
            counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "a bin holds its upper edge, not its lower one")
def upper_edges_held(confidence, right, bins=10):
    edges = np.linspace(0, 1, bins + 1)
    means, shares, counts = [], [], []
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence > low) & (confidence <= high)
        if low == 0:
            inside |= confidence == 0
        if inside.any():
            means.append(confidence[inside].mean())
            shares.append(right[inside].mean())
            counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "ten bins, whatever `bins` says")
def ten_bins_always(confidence, right, bins=10):
    place = np.minimum((confidence * 10).astype(int), 9)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].mean())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "linspace(0, 1, bins) has one bin too few: there is one edge more than bins")
def one_edge_too_few(confidence, right, bins=10):
    edges = np.linspace(0, 1, bins)
    place = np.minimum(np.searchsorted(edges, confidence, side="right") - 1, bins - 2)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].mean())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "the bins go from the lowest to the highest confidence there is, not from 0 to 1")
def bins_over_the_data(confidence, right, bins=10):
    counts, edges = np.histogram(confidence, bins)
    sums = np.histogram(confidence, edges, weights=confidence)[0]
    hits = np.histogram(confidence, edges, weights=right.astype(float))[0]
    full = counts > 0
    return list(sums[full] / counts[full]), list(hits[full] / counts[full]), list(counts[full])


@wrong("reliability_bins", "bins with equally many images instead of equally wide ones")
def equally_full_bins(confidence, right, bins=10):
    means, shares, counts = [], [], []
    for part in np.array_split(np.argsort(confidence), bins):
        if len(part) > 0:
            means.append(confidence[part].mean())
            shares.append(right[part].mean())
            counts.append(len(part))
    return means, shares, counts


@wrong("reliability_bins", "the middle of the bin instead of the mean confidence in it")
def middle_of_the_bin(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append((b + 0.5) / bins)
        shares.append(right[inside].mean())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "the number of right answers instead of their share")
def number_right(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].sum())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "the right answers of a bin are divided by all images, not by those of the bin")
def share_of_all_images(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].sum() / len(right))
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "the share of wrong answers")
def share_wrong(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append((~right[inside]).mean())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "the mean confidence of the right answers only")
def sure_where_right(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        hit = inside & right
        means.append(confidence[hit].mean() if hit.any() else 0.0)
        shares.append(right[inside].mean())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "only the right answers are counted in the third list")
def counts_the_right_ones(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].mean())
        counts.append(int((inside & right).sum()))
    return means, shares, counts


@wrong("reliability_bins", "shares of the images in the third list, not their number")
def shares_for_numbers(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].mean())
        counts.append(inside.mean())
    return means, shares, counts


@wrong("reliability_bins", "one list of triples instead of three lists")
def a_list_of_triples(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    found = []
    for b in np.unique(place):
        inside = place == b
        found.append((confidence[inside].mean(), right[inside].mean(), int(inside.sum())))
    return found


@wrong("reliability_bins", "what came true first, what was said second")
def truth_first(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].mean())
        counts.append(int(inside.sum()))
    return shares, means, counts


@wrong("reliability_bins", "from high to low confidence")
def from_high_to_low(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place)[::-1]:
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].mean())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "the shares are sorted on their own, and leave their bins")
def shares_sorted(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    filled = np.unique(place)
    means = [confidence[place == b].mean() for b in filled]
    shares = sorted(right[place == b].mean() for b in filled)
    counts = [int((place == b).sum()) for b in filled]
    return means, shares, counts


@wrong("reliability_bins", "`right` is not restricted to the bin: the same accuracy everywhere")
def overall_accuracy(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right.mean())
        counts.append(int(inside.sum()))
    return means, shares, counts


@wrong("reliability_bins", "the return stands inside the loop: the lowest bin alone")
def lowest_bin_alone(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    means, shares, counts = [], [], []
    for b in np.unique(place):
        inside = place == b
        means.append(confidence[inside].mean())
        shares.append(right[inside].mean())
        counts.append(int(inside.sum()))
        return means, shares, counts


# ---- risk_coverage --------------------------------------------------------------------------------------------------


@right("risk_coverage")
def surest_first(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return k / len(confidence), np.cumsum(~right[order]) / k


@right("risk_coverage")
def pairs_sorted_by_python(confidence, right):
    pairs = sorted(zip(confidence, right), reverse=True)
    n = len(pairs)
    coverage, risk, errors = [], [], 0
    for k, (_, is_right) in enumerate(pairs, start=1):
        if not is_right:
            errors += 1
        coverage.append(k / n)
        risk.append(errors / k)
    return np.array(coverage), np.array(risk)


@right("risk_coverage")
def sorted_anew_for_every_k(confidence, right):
    n = len(confidence)
    coverage, risk = np.zeros(n), np.zeros(n)
    for k in range(1, n + 1):
        keep = np.argsort(-confidence)[:k]
        coverage[k - 1] = k / n
        risk[k - 1] = 1 - right[keep].mean()
    return coverage, risk


@right("risk_coverage")
def thresholds_one_by_one(confidence, right):
    thresholds = np.flip(np.sort(confidence))
    kept = confidence[np.newaxis, :] >= thresholds[:, np.newaxis]
    wrong_ones = np.logical_not(right).astype(int)
    return kept.mean(axis=1), (kept @ wrong_ones) / kept.sum(axis=1)


@wrong("risk_coverage", "the least sure first: argsort goes upwards")
def least_sure_first(confidence, right):
    order = np.argsort(confidence)
    k = np.arange(1, len(confidence) + 1)
    return k / len(confidence), np.cumsum(~right[order]) / k


@wrong("risk_coverage", "the share of right answers among the kept, not of wrong ones")
def share_of_right_ones(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return k / len(confidence), np.cumsum(right[order]) / k


@wrong("risk_coverage", "the errors are divided by all n images, not by the k kept ones")
def errors_among_all(confidence, right):
    order = np.argsort(confidence)[::-1]
    n = len(confidence)
    return np.arange(1, n + 1) / n, np.cumsum(~right[order]) / n


@wrong("risk_coverage", "not sorted: the images are kept in the order in which they came")
def in_order_of_arrival(confidence, right):
    k = np.arange(1, len(confidence) + 1)
    return k / len(confidence), np.cumsum(~right) / k


@wrong("risk_coverage", "k goes from 0 to n - 1: the coverage is one image behind")
def coverage_from_zero(confidence, right):
    order = np.argsort(confidence)[::-1]
    n = len(confidence)
    return np.arange(n) / n, np.cumsum(~right[order]) / np.arange(1, n + 1)


@wrong("risk_coverage", "k = n is left out: n - 1 entries")
def without_the_last_k(confidence, right):
    order = np.argsort(confidence)[::-1]
    coverage, risk = [], []
    for k in range(1, len(confidence)):
        coverage.append(k / len(confidence))
        risk.append((~right[order[:k]]).mean())
    return np.array(coverage), np.array(risk)


@wrong("risk_coverage", "the coverage is k, not k / n")
def number_kept(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return k, np.cumsum(~right[order]) / k


@wrong("risk_coverage", "the number of errors among the kept, not their share")
def number_of_errors(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return k / len(confidence), np.cumsum(~right[order])


@wrong("risk_coverage", "the errors are not added up: each entry is about the k-th image alone")
def kth_image_alone(confidence, right):
    order = np.argsort(confidence)[::-1]
    n = len(confidence)
    return np.arange(1, n + 1) / n, (~right[order]).astype(float)


@wrong("risk_coverage", "risk first, coverage second")
def risk_in_front(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return np.cumsum(~right[order]) / k, k / len(confidence)


@wrong("risk_coverage", "the confidences are sorted and `right` is not: they no longer belong together")
def only_the_confidence_sorted(confidence, right):
    confidence = np.sort(confidence)[::-1]
    n = len(confidence)
    risk = [np.mean(~right[confidence >= confidence[k]]) for k in range(n)]
    return np.arange(1, n + 1) / n, np.array(risk)


@wrong("risk_coverage", "sorted by right or wrong, all right ones first, instead of by confidence")
def right_ones_first(confidence, right):
    order = np.argsort(~right, kind="stable")
    k = np.arange(1, len(confidence) + 1)
    return k / len(confidence), np.cumsum(~right[order]) / k


@wrong("risk_coverage", "ranks for an order: argsort of argsort says which place an image has, not who comes next")
def ranks_for_an_order(confidence, right):
    ranks = np.argsort(np.argsort(-confidence))
    k = np.arange(1, len(confidence) + 1)
    return k / len(confidence), np.cumsum(~right[ranks]) / k


@wrong("risk_coverage", "a mean of means: the risks so far are averaged once more")
def average_of_the_risks(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    risk = np.cumsum(~right[order]) / k
    return k / len(confidence), np.cumsum(risk) / k


@wrong("risk_coverage", "the k-th image itself is not among the kept: the slice ends before it")
def one_image_behind(confidence, right):
    order = np.argsort(confidence)[::-1]
    n = len(confidence)
    risk = [0.0] + [(~right[order[:k]]).mean() for k in range(1, n)]
    return np.arange(1, n + 1) / n, np.array(risk)


@wrong("risk_coverage", "the share of wrong answers among those handed over, not among those kept")
def risk_of_the_others(confidence, right):
    order = np.argsort(confidence)[::-1]
    n = len(confidence)
    risk = [(~right[order[k:]]).mean() if k < n else 0.0 for k in range(1, n + 1)]
    return np.arange(1, n + 1) / n, np.array(risk)


@wrong("risk_coverage", "the share that is handed over in place of the share that is kept")
def handed_over_for_kept(confidence, right):
    order = np.argsort(confidence)[::-1]
    n = len(confidence)
    k = np.arange(1, n + 1)
    return 1 - k / n, np.cumsum(~right[order]) / k


@wrong("risk_coverage", "the confidences stand in place of the coverage")
def confidences_for_coverage(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return confidence[order], np.cumsum(~right[order]) / k


@wrong("risk_coverage", "1 - confidence is taken for the risk: what was said, not what came true")
def believes_the_confidence(confidence, right):
    best = np.sort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return k / len(confidence), np.cumsum(1 - best) / k


@wrong("risk_coverage", "percent instead of shares, in both")
def both_in_percent(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return 100 * k / len(confidence), 100 * np.cumsum(~right[order]) / k


@wrong("risk_coverage", "the return stands inside the loop: only k = 1")
def first_k_only(confidence, right):
    order = np.argsort(confidence)[::-1]
    coverage, risk = [], []
    for k in range(1, len(confidence) + 1):
        coverage.append(k / len(confidence))
        risk.append((~right[order[:k]]).mean())
        return np.array(coverage), np.array(risk)


@wrong("risk_coverage", "divided by the number of the notebook's images, not by that of the confidences handed over")
def share_of_the_test_images(confidence, right):
    order = np.argsort(confidence)[::-1]
    k = np.arange(1, len(confidence) + 1)
    return k / len(sure), np.cumsum(~right[order]) / k


# ---- deferral_policy ------------------------------------------------------------------------------------------------


@right("deferral_policy")
def best_so_far(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, best_cost = None, np.inf
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()
        if cost < best_cost:
            best, best_cost = threshold, cost
    return best


@right("deferral_policy")
def list_of_costs(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for t in thresholds:
        errors = np.count_nonzero((confidence >= t) & (right == False))  # noqa: E712
        looks = np.count_nonzero(confidence < t)
        costs.append(errors * cost_of_error + looks * cost_of_look)
    return thresholds[np.argmin(costs)]


@right("deferral_policy")
def smallest_of_the_pairs(confidence, right, thresholds, cost_of_error, cost_of_look):
    def cost(threshold):
        total = 0
        for sureness, is_right in zip(confidence, right):
            if sureness < threshold:
                total += cost_of_look
            elif not is_right:
                total += cost_of_error
        return total

    return min(thresholds, key=cost)


@right("deferral_policy")
def a_table_of_all_cases(confidence, right, thresholds, cost_of_error, cost_of_look):
    thresholds = np.asarray(thresholds)
    kept = confidence >= thresholds.reshape(-1, 1)
    cost = np.where(kept, cost_of_error * np.logical_not(right), cost_of_look).sum(axis=1)
    return float(thresholds[np.flatnonzero(cost == cost.min())[0]])


@right("deferral_policy")
def sorted_tuples(confidence, right, thresholds, cost_of_error, cost_of_look):
    pairs = []
    for threshold in thresholds:
        slipped = sum(1 for c, r in zip(confidence, right) if c >= threshold and not r)
        handed_over = sum(1 for c in confidence if c < threshold)
        pairs.append((slipped * cost_of_error + handed_over * cost_of_look, threshold))
    return sorted(pairs)[0][1]


@wrong("deferral_policy", "`>` for `>=`: an image exactly at the threshold is handed over")
def more_than_the_threshold(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence > threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "`<=` when comparing costs: of equally cheap thresholds the highest is taken")
def last_of_the_cheapest(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, best_cost = None, np.inf
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()
        if cost <= best_cost:
            best, best_cost = threshold, cost
    return best


@wrong("deferral_policy", "returns the lowest cost, not the threshold it belongs to")
def the_cost_itself(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return min(costs)


@wrong("deferral_policy", "returns the place of the threshold, not the threshold")
def place_of_the_threshold(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return int(np.argmin(costs))


@wrong("deferral_policy", "argmax: the dearest threshold")
def the_dearest(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return thresholds[np.argmax(costs)]


@wrong("deferral_policy", "a look costs only where the network would have been wrong; it costs right or wrong")
def looks_at_errors_only(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept & ~right).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "a look costs only where the network had been right anyway")
def looks_in_vain_only(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept & right).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "every wrong answer costs, the handed-over ones as well: the human makes no mistake")
def errors_cost_everywhere(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        handed_over = confidence < threshold
        costs.append(cost_of_error * (~right).sum() + cost_of_look * handed_over.sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "every kept image costs an error, the right ones, too")
def kept_ones_all_cost(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_error * kept.sum() + cost_of_look * (~kept).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "the looks are not counted: only the errors cost")
def looks_for_free(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        costs.append(cost_of_error * ((confidence >= threshold) & ~right).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "the two costs are swapped")
def swapped_costs(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_look * (kept & ~right).sum() + cost_of_error * (~kept).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "the unsure are kept and the sure handed over")
def the_unsure_are_kept(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence < threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "20 and 1, whatever the costs handed over")
def twenty_and_one(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(20 * (kept & ~right).sum() + 1 * (~kept).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "Chow's rule instead of the candidates: the images are not looked at")
def chows_rule(confidence, right, thresholds, cost_of_error, cost_of_look):
    return 1 - cost_of_look / cost_of_error


@wrong("deferral_policy", "the candidate nearest to Chow's rule: the images are not looked at")
def candidate_nearest_to_chow(confidence, right, thresholds, cost_of_error, cost_of_look):
    chow = 1 - cost_of_look / cost_of_error
    return min(thresholds, key=lambda threshold: abs(threshold - chow))


@wrong("deferral_policy", "every confidence is a candidate, instead of the thresholds handed over")
def confidences_as_candidates(confidence, right, thresholds, cost_of_error, cost_of_look):
    candidates = np.sort(confidence)
    costs = []
    for threshold in candidates:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return candidates[np.argmin(costs)]


@wrong("deferral_policy", "the error rate of the kept ones and the share handed over: two means of different groups")
def rate_among_the_kept(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        error_rate = (~right[kept]).mean() if kept.any() else 0
        costs.append(cost_of_error * error_rate + cost_of_look * (~kept).mean())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "the cost is divided by the kept images only")
def cost_for_each_kept_one(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()
        costs.append(cost / kept.sum() if kept.any() else np.inf)
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "the cost is not set to 0 for each threshold: it grows from one to the next")
def cost_grows_on(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, best_cost = None, np.inf
    cost = 0
    for threshold in thresholds:
        kept = confidence >= threshold
        cost += cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()
        if cost < best_cost:
            best, best_cost = threshold, cost
    return best


@wrong("deferral_policy", "stops as soon as the cost rises: the lowest may come later")
def stops_at_the_first_rise(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, best_cost = None, np.inf
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()
        if cost > best_cost:
            break
        if cost < best_cost:
            best, best_cost = threshold, cost
    return best


@wrong("deferral_policy", "the lowest cost is never remembered, so every cost is compared with the start")
def forgets_the_lowest(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, best_cost = None, np.inf
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()
        if cost < best_cost:
            best = threshold
    return best


@wrong("deferral_policy", "the lowest cost starts at 0, below which nothing falls")
def starts_at_zero(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, best_cost = thresholds[0], 0
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()
        if cost < best_cost:
            best, best_cost = threshold, cost
    return best


@wrong("deferral_policy", "the first candidate is never tried")
def first_candidate_left_out(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds[1:]:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return thresholds[1:][np.argmin(costs)]


@wrong("deferral_policy", "the last candidate is never tried")
def last_candidate_left_out(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for i in range(len(thresholds) - 1):
        kept = confidence >= thresholds[i]
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return thresholds[np.argmin(costs)]


@wrong("deferral_policy", "the place in a sorted list of costs is taken for the place among the thresholds")
def place_after_sorting(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return thresholds[sorted(costs).index(min(costs))]


@wrong("deferral_policy", "the threshold with the fewest errors among the kept, without any costs")
def highest_accuracy(confidence, right, thresholds, cost_of_error, cost_of_look):
    accuracies = []
    for threshold in thresholds:
        kept = confidence >= threshold
        accuracies.append(right[kept].mean() if kept.any() else 0)
    return thresholds[np.argmax(accuracies)]


@wrong("deferral_policy", "all of the cheapest thresholds, in an array, not the lowest of them")
def all_the_cheapest(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        costs.append(cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum())
    return np.asarray(thresholds)[np.array(costs) == min(costs)]


@wrong("deferral_policy", "the return stands inside the loop: the first candidate, whatever it costs")
def first_candidate_always(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, best_cost = None, np.inf
    for threshold in thresholds:
        kept = confidence >= threshold
        cost = cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()
        if cost < best_cost:
            best, best_cost = threshold, cost
        return best
