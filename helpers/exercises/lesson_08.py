"""Lesson 08, confidence: bands, reliability bins, risk and coverage, a deferral policy."""

from itertools import pairwise

import numpy as np

from helpers.confidence import bands
from helpers.exercises.lesson_08_quizzes import QUIZZES
from helpers.exercises.model import Exercise, Mistake

__all__ = ["EXERCISES", "QUIZZES"]

# ---- 08.2 bands ------------------------------------------------------------------------------------------------------


def _bands(confidence, edges):
    return bands(confidence, edges)


def _bands_by_rule(inside, close=True):
    """Bands by another rule for the edges: inside(confidence, low, high)."""
    def shares(confidence, edges):
        edges = list(edges)
        return np.array([np.mean(inside(confidence, low, high) | ((confidence == high) & (high == edges[-1]) & close))
                         for low, high in pairwise(edges)])
    return shares


def _band_cases():
    random = np.random.default_rng(8)
    edges = [0, 0.5, 0.7, 0.9, 0.99, 1]
    return [(np.array([0.3, 0.5, 0.6, 0.75, 0.75, 0.9, 1.0, 1.0]), [0, 0.5, 0.75, 1]),
            (np.concatenate([1 - random.random(95) ** 4 * 0.8, [0.5, 0.9, 0.99, 1.0, 1.0]]), np.array(edges))]


def _mean_in_bands(confidence, edges):
    inside = [(confidence >= low) & ((confidence < high) | (high == edges[-1])) for low, high in pairwise(edges)]
    return np.array([confidence[one].mean() for one in inside])


def _bands_by_place(confidence, edges):
    place = np.searchsorted(edges, confidence, side="right") - 1
    place[confidence == edges[-1]] = len(edges) - 2
    return [float(np.mean(place == band)) for band in range(len(edges) - 1)]


# ---- 08.4 reliability ------------------------------------------------------------------------------------------------


def _reliability(confidence, right, bins=10):
    return _binned(confidence, right, bins)


def _binned(confidence, right, bins, *, upper=False, both=False, close=True, skip=True, middle=False, of_all=False,
            wrong=False, counts_as_shares=False):
    """The bins, and with each switch one of the ways in which they go wrong."""
    means, shares, counts = [], [], []
    edges = np.linspace(0, 1, bins + 1)
    for low, high in pairwise(edges):
        if upper:
            inside = (confidence > low) & (confidence <= high)
        elif both:
            inside = (confidence >= low) & (confidence <= high)
        else:
            inside = (confidence >= low) & ((confidence < high) | (close and high == 1))
        if not inside.any():
            if not skip:
                means, shares, counts = [*means, 0.0], [*shares, 0.0], [*counts, 0]
            continue
        means.append((low + high) / 2 if middle else confidence[inside].mean())
        answers = ~right[inside] if wrong else right[inside]
        shares.append(answers.sum() / (len(right) if of_all else len(answers)))
        counts.append(inside.mean() if counts_as_shares else float(inside.sum()))
    return np.array(means), np.array(shares), np.array(counts)


def _binned_variation(**switches):
    return lambda confidence, right, bins=10: _binned(confidence, right, bins, **switches)


def _has_empty_bin(result, expected, arguments):
    # Longer than it should be: a count of 0 alone may also be one of right answers.
    return (isinstance(result, tuple | np.ndarray) and len(result) == 3 and len(result[2]) > len(expected[2])
            and bool(np.any(np.asarray(result[2]) == 0)))


def _reliability_by_place(confidence, right, bins=10):
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    filled = np.unique(place)
    return ([float(confidence[place == one].mean()) for one in filled],
            [float(right[place == one].mean()) for one in filled], [int((place == one).sum()) for one in filled])


def _reliability_cases():
    random = np.random.default_rng(4)
    sure = np.concatenate([0.4 + 0.6 * random.random(60), [0.5, 0.75, 0.75, 1.0, 1.0, 0.12]])
    right = random.random(66) < sure
    right[-6:] = [True, False, True, True, False, False]  # on the edges something depends on the bin
    return [(sure, right, 4), (sure[:50], right[:50], 10)]


# ---- 08.8 risk and coverage ------------------------------------------------------------------------------------------


def _curve(confidence, right):
    return _curve_by(confidence, right)


def _curve_by(confidence, right, *, order=lambda confidence: np.argsort(-confidence), risk=None, coverage=None):
    right = np.asarray(right)[order(confidence)]
    n, kept = len(right), np.arange(1, len(right) + 1)
    errors = np.cumsum(~right)
    return (kept / n if coverage is None else coverage(kept, n)), (errors / kept if risk is None
                                                                  else risk(errors, kept, n, right))


def _curve_variation(**switches):
    return lambda confidence, right: _curve_by(confidence, right, **switches)


def _curve_with_a_loop(confidence, right):
    order = sorted(range(len(confidence)), key=lambda i: -confidence[i])
    coverage, risk, errors = [], [], 0
    for count, i in enumerate(order, start=1):
        errors += 0 if right[i] else 1
        coverage.append(count / len(order))
        risk.append(errors / count)
    return coverage, risk


def _curve_from_nothing(confidence, right):
    coverage, risk = _curve_by(confidence, right)
    return np.append(0, coverage), np.append(0, risk)


def _curve_cases():
    random = np.random.default_rng(5)
    few = np.array([0.9, 0.4, 0.99, 0.7, 0.8]), np.array([True, False, True, True, False])
    sure = random.permutation(np.linspace(0.3, 0.999, 40))
    return [few, (sure, random.random(40) < sure)]


# ---- 08.10 the policy ------------------------------------------------------------------------------------------------


def _threshold(confidence, right, thresholds, cost_of_error, cost_of_look):
    return thresholds[_costs(confidence, right, thresholds, cost_of_error, cost_of_look).argmin()]


def _costs(confidence, right, thresholds, cost_of_error, cost_of_look, keep=np.greater_equal):
    kept = keep(confidence[np.newaxis], np.asarray(thresholds)[:, np.newaxis])
    return cost_of_error * (kept & ~right).sum(axis=1) + cost_of_look * (~kept).sum(axis=1)


def _threshold_by(cost, pick=np.argmin):
    """A policy with another idea of what a threshold costs: cost(kept, right, cost_of_error, cost_of_look)."""
    def chosen(confidence, right, thresholds, cost_of_error, cost_of_look):
        costs = [cost(confidence >= threshold, right, cost_of_error, cost_of_look) for threshold in thresholds]
        return thresholds[pick(costs)]
    return chosen


def _true_cost(kept, right, cost_of_error, cost_of_look):
    return cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()


def _highest_of_equals(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = _costs(confidence, right, thresholds, cost_of_error, cost_of_look)
    return thresholds[len(costs) - 1 - costs[::-1].argmin()]


def _index(*arguments):
    return int(_costs(*arguments).argmin())


def _cost_itself(*arguments):
    return float(_costs(*arguments).min())


def _threshold_with_a_loop(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, lowest = None, float("inf")
    for threshold in thresholds:
        cost = 0
        for sure, fine in zip(confidence, right, strict=True):
            if sure < threshold:
                cost += cost_of_look
            elif not fine:
                cost += cost_of_error
        if cost < lowest:
            best, lowest = threshold, cost
    return best


def _policy_cases():
    random = np.random.default_rng(11)
    thresholds = np.array([0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01])
    few = np.array([0.35, 0.5, 0.5, 0.6, 0.8, 0.95]), np.array([False, False, False, True, True, True])
    cases = [(*few, np.array([0.2, 0.5, 0.6, 0.9]), 5, 1),           # 0.6 is a confidence: kept at 0.6
             (*few, np.array([0.2, 0.5, 0.55, 0.6, 0.9]), 5, 1),     # 0.55 and 0.6 are equally cheap
             (*few, np.array([0.2, 0.5, 0.6, 0.9]), 1, 4)]           # a look is dearer than an error: keep everything
    for cost_of_error, cost_of_look in ((4, 1), (6, 2), (3, 1)):
        sure = 0.3 + 0.7 * random.random(150)
        cases.append((sure, random.random(150) < sure, thresholds, cost_of_error, cost_of_look))
    # Mostly sure, and few errors: it matters whether an error costs 3 or 20, and neither is "hand over all".
    sure = 1 - 0.6 * random.random(400) ** 6
    cases.append((sure, random.random(400) < sure, thresholds, 3, 1))
    return cases


EXERCISES = [
    Exercise(
        id="08.2",
        title="Confidence bands",
        reference=_bands,
        cases=_band_cases,
        may_change_input=False,
        mistakes=[
            Mistake("counts", lambda confidence, edges: bands(confidence, edges) * len(confidence),
                    "You counted the images. Shares are asked for: divide by how many there are, or take the `mean` "
                    "of True and False."),
            Mistake("per cent", lambda confidence, edges: bands(confidence, edges) * 100,
                    "You gave per cent. A share goes from 0 to 1."),
            Mistake("the certain are lost", _bands_by_rule(lambda c, low, high: (c >= low) & (c < high), close=False),
                    "Images with a confidence of exactly 1 are in none of your bands. `< high` leaves them out; the "
                    "last band holds its upper edge, too."),
            Mistake("upper edge inside", _bands_by_rule(lambda c, low, high: (c > low) & (c <= high)),
                    "An image that lies exactly on an edge went into the band below. A band holds its *lower* edge: "
                    "where do you write `>=`, where `<`?"),
            Mistake("both edges inside", _bands_by_rule(lambda c, low, high: (c >= low) & (c <= high)),
                    "Your shares add up to more than 1: an image on an edge is in both bands that meet there."),
            Mistake("no edge inside", _bands_by_rule(lambda c, low, high: (c > low) & (c < high), close=False),
                    "Your shares add up to less than 1: an image on an edge is in no band at all."),
            Mistake("everything above", lambda confidence, edges: np.array(
                [np.mean(confidence >= low) for low in edges[:-1]]),
                    "You took all images from the lower edge *upwards*. A band ends at the next edge."),
            Mistake("everything below", lambda confidence, edges: np.cumsum(bands(confidence, edges)),
                    "You took all images *below* the upper edge. A band begins at the edge before."),
            Mistake("mean confidence", _mean_in_bands,
                    "That is the mean confidence of the images in each band. Asked for: how many of all images lie "
                    "there? Take the mean of `inside` (True and False) itself."),
            Mistake("share of the bands", lambda confidence, edges: bands(confidence, edges) * len(confidence)
                    / (len(edges) - 1),
                    "You divided by the number of bands. A share of the *images* is asked for."),
        ],
        hints=[
            "How many bands do the edges make? And for one band: which two questions must an image answer with yes?",
            "`for low, high in zip(edges[:-1], edges[1:])` goes through the bands, `(confidence >= low) & (confidence "
            "< high)` is True for the images in a band. Its `.mean()` is their share.",
            "Which images are lost by `< high`, and only in the last band? Add `confidence == high` there, with `|`.",
        ],
        variants=[_bands_by_place, lambda confidence, edges: list(map(float, _bands(confidence, edges))),
                  lambda confidence, edges: np.histogram(confidence, edges)[0] / confidence.size],
        remark="`np.histogram(confidence, edges)` counts by the same rule.",
    ),
    Exercise(
        id="08.4",
        title="Reliability bins",
        reference=_reliability,
        cases=_reliability_cases,
        may_change_input=False,
        mistakes=[
            Mistake("middle of the bin", _binned_variation(middle=True),
                    "You gave the middle of each bin. The images in a bin do not lie in its middle on average: take "
                    "the mean of *their* confidence."),
            Mistake("share of all images", _binned_variation(of_all=True),
                    "You divided the right answers in a bin by the number of *all* images. What is asked: of the "
                    "images in this bin, which share was right?"),
            Mistake("empty bins kept", _binned_variation(skip=False),
                    "Bins without an image came back, too. Nothing was said there and nothing came true (a mean of "
                    "nothing is NaN): leave them out.", detect=_has_empty_bin),
            Mistake("the certain are lost", _binned_variation(close=False),
                    "Images with a confidence of exactly 1 are in none of your bins. The last bin holds them."),
            Mistake("upper edge inside", _binned_variation(upper=True),
                    "An image exactly on an edge went into the bin below. A bin holds its *lower* edge."),
            Mistake("share wrong", _binned_variation(wrong=True),
                    "Your second list is the share of *wrong* answers. `right` is True where the answer was right."),
            Mistake("number right", lambda confidence, right, bins=10: (
                lambda means, shares, counts: (means, shares * counts, counts))(*_binned(confidence, right, bins)),
                    "Your second list counts the right answers. A share is asked for: of the images in this bin, which "
                    "part was right?"),
            Mistake("one edge too few", lambda confidence, right, bins=10: _binned(confidence, right, bins - 1),
                    "You cut into one bin less: `bins` bins have `bins + 1` edges, as four gaps have five posts."),
            Mistake("always ten", lambda confidence, right, bins=10: _binned(confidence, right, 10),
                    "You made ten bins, whatever `bins` says."),
            Mistake("both edges inside", _binned_variation(both=True),
                    "An image exactly on an edge is in both bins that meet there. A bin holds its *lower* edge only."),
            Mistake("all images counted", lambda confidence, right, bins=10: (
                lambda means, shares, counts: (means, shares, np.full(len(counts), len(right))))(
                    *_binned(confidence, right, bins)),
                    "`len(inside)` is the number of *all* images, True or False. `inside.sum()` counts the True ones."),
            Mistake("three numbers for each bin", lambda confidence, right, bins=10: [
                tuple(map(float, one)) for one in zip(*_binned(confidence, right, bins), strict=True)],
                    "You return a list with three numbers for each bin. It is the other way round: three lists, with "
                    "one number for each bin."),
            Mistake("counts as shares", _binned_variation(counts_as_shares=True),
                    "The third list holds shares. The *number* of images is asked for: `.sum()` of True and False."),
            Mistake("order of the results", lambda confidence, right, bins=10: (
                lambda means, shares, counts: (shares, means, counts))(*_binned(confidence, right, bins)),
                    "The first two lists are swapped: what was *said* (confidence) comes first, then what came true."),
            Mistake("from high to low", lambda confidence, right, bins=10: tuple(
                part[::-1] for part in _binned(confidence, right, bins)),
                    "Your bins come from high to low confidence. Begin with the least sure."),
            Mistake("bins by number of images", lambda confidence, right, bins=10: tuple(zip(*(
                (confidence[part].mean(), right[part].mean(), float(len(part)))
                for part in np.array_split(np.argsort(confidence), bins)), strict=True)),
                    "Your bins have equally many images. That is a good idea with a name of its own (equal mass); "
                    "here the bins are equally *wide*: edges at `np.linspace(0, 1, bins + 1)`."),
        ],
        hints=[
            "How many edges do `bins` bins have, and where are they? Which images lie between two of them, you know "
            "from the bands.",
            "The edges are `np.linspace(0, 1, bins + 1)`. With `inside` True for the images of a bin: "
            "`confidence[inside].mean()` and `right[inside].mean()`.",
            "Skip a bin with `if inside.any():`, and append three numbers, the last one `inside.sum()`.",
        ],
        variants=[_reliability_by_place, lambda confidence, right, bins=10: [
            list(map(float, part)) for part in _binned(confidence, right, bins)]],
        remark="With these three lists you can draw a reliability diagram, and compute the ECE in one line.",
    ),
    Exercise(
        id="08.8",
        title="Risk and coverage",
        reference=_curve,
        cases=_curve_cases,
        may_change_input=False,
        mistakes=[
            Mistake("least sure first", _curve_variation(order=np.argsort),
                    "You keep the *least* sure images first: `np.argsort` sorts upwards. Sort `-confidence`, or turn "
                    "the order round."),
            Mistake("not sorted", _curve_variation(order=lambda confidence: slice(None)),
                    "You took the images in the order in which they came. Sort them, the surest first."),
            Mistake("share of all", _curve_variation(risk=lambda errors, kept, n, right: errors / n),
                    "You divided the errors by all images. The risk is the share of errors among those that are "
                    "*kept*: the first, the first two, the first three..."),
            Mistake("share right", _curve_variation(risk=lambda errors, kept, n, right: 1 - errors / kept),
                    "That is the share of *right* answers among the kept. The risk is the rest of it."),
            Mistake("number of errors", _curve_variation(risk=lambda errors, kept, n, right: errors),
                    "You counted the errors. The risk is a share: divide by how many are kept."),
            Mistake("errors of those handed over", _curve_variation(
                risk=lambda errors, kept, n, right: (errors[-1] - errors) / np.maximum(n - kept, 1)),
                    "That is the share of errors among the images that are *handed over*. The risk is about those "
                    "that are kept."),
            Mistake("one image each", _curve_variation(risk=lambda errors, kept, n, right: (~right).astype(float)),
                    "You looked at each image by itself. For the risk at k, *all* of the first k count: `np.cumsum` "
                    "adds up as it goes."),
            Mistake("number kept", _curve_variation(coverage=lambda kept, n: kept),
                    "The risk is right; the coverage is a share, too: k divided by the number of images."),
            Mistake("share handed over", _curve_variation(coverage=lambda kept, n: 1 - kept / n),
                    "Your first result is the share that is handed over. Coverage is the share that is kept."),
            Mistake("order of the results", lambda confidence, right: _curve_by(confidence, right)[::-1],
                    "The two results are swapped: coverage comes first."),
            Mistake("both counted", _curve_variation(coverage=lambda kept, n: kept,
                                                     risk=lambda errors, kept, n, right: errors),
                    "You counted. Both are shares: of all images (coverage), and of those that are kept (risk)."),
            Mistake("per cent", lambda confidence, right: tuple(100 * part for part in _curve_by(confidence, right)),
                    "You gave per cent. Shares go from 0 to 1."),
            Mistake("from all to few", lambda confidence, right: tuple(
                part[::-1] for part in _curve_by(confidence, right)),
                    "Your curve begins with all images kept. Begin with k = 1, the surest image alone."),
            Mistake("k counted from 0", _curve_variation(
                coverage=lambda kept, n: (kept - 1) / n, risk=lambda errors, kept, n, right: errors / (kept - 1)),
                    "You count k from 0: with the first image, one is kept. `np.arange(1, n + 1)`."),
            Mistake("begins with nothing", _curve_from_nothing,
                    "You begin with no image kept. The share of errors among none has no value: begin with k = 1."),
        ],
        hints=[
            "Put the images in order, the surest first, and take `right` along. Then go through them and count the "
            "errors so far.",
            "With `order = np.argsort(-confidence)`, `right[order]` is in the order of the images; "
            "`np.cumsum(~right[order])` is the number of errors among the first 1, 2, 3, ... images.",
            "With `kept = np.arange(1, n + 1)`: the coverage is `kept / n`, the risk `errors / kept`.",
        ],
        variants=[_curve_with_a_loop, lambda confidence, right: np.array(_curve_by(confidence, right)),
                  lambda confidence, right: _curve_by(confidence, right,
                                                      order=lambda values: np.argsort(values)[::-1])],
    ),
    Exercise(
        id="08.10",
        title="A deferral policy",
        reference=_threshold,
        cases=_policy_cases,
        may_change_input=False,
        mistakes=[
            Mistake("looks are free", _threshold_by(lambda kept, right, error, look: error * (kept & ~right).sum()),
                    "Your policy is too timid: a human look costs it nothing, so it hands over too much. Add "
                    "`cost_of_look` for every image that is not kept."),
            Mistake("errors are free", _threshold_by(lambda kept, right, error, look: look * (~kept).sum()),
                    "Your policy keeps everything, as if to hand over were of no use. Does a *kept* error cost "
                    "`cost_of_error`, and one that is handed over not? And does `return` stand after the loop?"),
            Mistake("prices of the text", _threshold_by(
                lambda kept, right, error, look: _true_cost(kept, right, 20, 1)),
                    "You took 20 and 1, whatever the costs are. Use `cost_of_error` and `cost_of_look`."),
            Mistake("prices swapped", _threshold_by(
                lambda kept, right, error, look: _true_cost(kept, right, look, error)),
                    "The two costs look swapped: `cost_of_error` goes with kept images that are wrong, `cost_of_look` "
                    "with those handed over."),
            Mistake("right answers charged", _threshold_by(
                lambda kept, right, error, look: error * (kept & right).sum() + look * (~kept).sum()),
                    "You charge the kept images that are read *right*. `~right` is True for the wrong ones."),
            Mistake("only errors looked at", _threshold_by(
                lambda kept, right, error, look: error * (kept & ~right).sum() + look * (~kept & ~right).sum()),
                    "You charge a look only for images that were read wrong. The human does not know which those are, "
                    "and looks at everything that is handed over."),
            Mistake("the dearest", _threshold_by(_true_cost, np.argmax),
                    "You found the *dearest* threshold: `np.argmin` finds the smallest. Or is `kept` the wrong way "
                    "round, the images *below* the threshold?"),
            Mistake("place", _index, "You returned the place of the threshold in the list. Return the threshold "
                                     "itself: `thresholds[place]`."),
            Mistake("cost", _cost_itself, "You returned the lowest cost. The *threshold* that has it was asked for."),
            Mistake("kept above only",
                    lambda confidence, right, thresholds, cost_of_error, cost_of_look: thresholds[_costs(
                        confidence, right, thresholds, cost_of_error, cost_of_look, np.greater).argmin()],
                    "An image whose confidence equals the threshold is kept: `>=`, not `>`."),
            Mistake("highest of equals", _highest_of_equals,
                    "Two candidates are equally cheap, and you took the higher one. The lower one troubles the human "
                    "less. `np.argmin` finds the first of equals."),
        ],
        hints=[
            "Take one threshold. Who is kept, and which of these cost something? Who is handed over, and which of "
            "those cost something?",
            "With `kept = confidence >= threshold`, `(kept & ~right).sum()` counts the errors that slip through, "
            "`(~kept).sum()` the looks.",
            "Collect `cost_of_error * errors + cost_of_look * looks` in a list. `np.argmin` finds the place of the "
            "lowest; return the threshold at that place.",
        ],
        variants=[_threshold_with_a_loop,
                  lambda confidence, right, thresholds, cost_of_error, cost_of_look: min(
                      list(thresholds), key=lambda threshold: _true_cost(confidence >= threshold, right,
                                                                         cost_of_error, cost_of_look))],
        remark="In a real office you would also ask how often the human is wrong.",
    ),
]
