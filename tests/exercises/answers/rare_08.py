"""More answers to lesson 08 in the manner of students."""
# ruff: noqa: B905


import numpy as np

from tests.exercises.answers import right, wrong

# what the notebook has defined by then, in small
sure = np.linspace(0.32, 0.998, 40) ** 0.5
test_labels = np.arange(40) % 10


# ---- confidence_bands -----------------------------------------------------------------------------------------------


# ---- reliability_bins -----------------------------------------------------------------------------------------------


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
