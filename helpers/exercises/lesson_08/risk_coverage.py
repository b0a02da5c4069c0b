"""Risk and coverage."""

from functools import partial

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def curve(confidence, right, *, order=lambda confidence: np.argsort(-confidence),
          coverage=lambda kept, n: kept / n, risk=lambda errors, kept, n, right: errors / kept):
    """The curve, with every part that can go wrong as an argument."""
    right = np.asarray(right)[order(confidence)]
    n, kept = len(right), np.arange(1, len(right) + 1)
    errors = np.cumsum(~right)
    return coverage(kept, n), risk(errors, kept, n, right)


def curve_with_a_loop(confidence, right):
    order = sorted(range(len(confidence)), key=lambda i: -confidence[i])
    coverage, risk, errors = [], [], 0
    for count, i in enumerate(order, start=1):
        errors += 0 if right[i] else 1
        coverage.append(count / len(order))
        risk.append(errors / count)
    return coverage, risk


def curve_from_nothing(confidence, right):
    coverage, risk = curve(confidence, right)
    return np.append(0, coverage), np.append(0, risk)


def promised(confidence, right):
    coverage, _ = curve(confidence, right)
    return coverage, 1 - np.cumsum(np.sort(confidence)[::-1]) / np.arange(1, len(confidence) + 1)


def curve_cases():
    random = np.random.default_rng(5)
    few = np.array([0.9, 0.4, 0.99, 0.7, 0.8]), np.array([True, False, True, True, False])
    sure = random.permutation(np.linspace(0.3, 0.999, 40))
    return [few, (sure, random.random(40) < sure)]


EXERCISE = Exercise(
    title="Risk and coverage",
    reference=curve,
    cases=curve_cases,
    mistakes=[
        Mistake("least sure first", partial(curve, order=np.argsort),
                "You keep the *least* sure images first: `np.argsort` sorts upwards. Sort `-confidence`, or turn "
                "the order round."),
        Mistake("not sorted", partial(curve, order=lambda confidence: slice(None)),
                "Your `right` is in the order in which the images came. Put it in order along with the "
                "confidence, the surest first: `right[order]`."),
        Mistake("coverage from 0", partial(curve, coverage=lambda kept, n: (kept - 1) / n),
                "The risk is right; your coverage begins with 0. With the first image, one is kept: "
                "`np.arange(1, n + 1) / n`."),
        Mistake("whole numbers turned round", partial(
            curve, risk=lambda errors, kept, n, right: np.cumsum(~right.astype(int)) / kept),
                "Your risk is negative. `~` turns True and False round; of whole numbers it makes others: ~1 is "
                "-2. Take `~right` of the True and False that came."),
        Mistake("right ones counted", partial(curve, risk=lambda errors, kept, n, right: kept - errors),
                "You counted the *right* answers. The risk is the share of wrong ones among those that are kept."),
        Mistake("what the confidence promises", promised,
                "You computed the risk from the confidence: what the network promises. Asked for is what came "
                "true, by `right`."),
        Mistake("risk alone", lambda confidence, right: curve(confidence, right)[1],
                "The risk is right. Return both: the coverage, then the risk."),
        Mistake("pairs", lambda confidence, right: np.column_stack(curve(confidence, right)),
                "You return n pairs. It is the other way round: two lists of n numbers, coverage and risk."),
        Mistake("the total everywhere", partial(
            curve, risk=lambda errors, kept, n, right: np.full(n, errors[-1] / n)),
                "Your risk is the same everywhere: the share of errors among *all* images. For each k only the "
                "first k count."),
        Mistake("share of all", partial(curve, risk=lambda errors, kept, n, right: errors / n),
                "You divided the errors by all images. The risk is the share of errors among those that are "
                "*kept*: the first, the first two, the first three..."),
        Mistake("share right", partial(curve, risk=lambda errors, kept, n, right: 1 - errors / kept),
                "That is the share of *right* answers among the kept. The risk is the rest of it."),
        Mistake("number of errors", partial(curve, risk=lambda errors, kept, n, right: errors),
                "You counted the errors. The risk is a share: divide by how many are kept."),
        Mistake("errors of those handed over", partial(
            curve, risk=lambda errors, kept, n, right: (errors[-1] - errors) / np.maximum(n - kept, 1)),
                "That is the share of errors among the images that are *handed over*. The risk is about those "
                "that are kept."),
        Mistake("one image each", partial(curve, risk=lambda errors, kept, n, right: (~right).astype(float)),
                "You looked at each image by itself. For the risk at k, *all* of the first k count: `np.cumsum` "
                "adds up as it goes."),
        Mistake("number kept", partial(curve, coverage=lambda kept, n: kept),
                "The risk is right; the coverage is a share, too: k divided by the number of images."),
        Mistake("share handed over", partial(curve, coverage=lambda kept, n: 1 - kept / n),
                "Your first result is the share that is handed over. Coverage is the share that is kept."),
        Mistake("both counted", partial(
            curve, coverage=lambda kept, n: kept, risk=lambda errors, kept, n, right: errors),
                "You counted. Both are shares: of all images (coverage), and of those that are kept (risk)."),
        Mistake("from all to few", lambda confidence, right: tuple(
            part[::-1] for part in curve(confidence, right)),
                "Your curve begins with all images kept. Begin with k = 1, the surest image alone."),
        Mistake("k counted from 0", partial(
            curve, coverage=lambda kept, n: (kept - 1) / n,
            risk=lambda errors, kept, n, right: errors / (kept - 1)),
                "You count k from 0: with the first image, one is kept. `np.arange(1, n + 1)`."),
        Mistake("begins with nothing", curve_from_nothing,
                "You begin with no image kept. The share of errors among none has no value: begin with k = 1."),
    ],
    hints=[
        "Put the images in order, the surest first, and take `right` along. Then go through them and count the "
        "errors so far.",
        "With `order = np.argsort(-confidence)`, `right[order]` is in the order of the images; "
        "`np.cumsum(~right[order])` is the number of errors among the first 1, 2, 3, ... images.",
        "With `kept = np.arange(1, n + 1)`: the coverage is `kept / n`, the risk `errors / kept`.",
    ],
    variants=[curve_with_a_loop, lambda confidence, right: np.array(curve(confidence, right)),
              partial(curve, order=lambda confidence: np.argsort(confidence)[::-1])],
)
