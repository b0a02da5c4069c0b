"""A threshold with a promise."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.interval import wilson_interval


def upper_end(kept, right):
    return wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1]


def chosen_by(wrong_at_most=upper_end, keep=np.greater_equal, pick=lambda allowed: allowed[0], otherwise=np.inf):
    """A policy with another idea of one of its parts. wrong_at_most(kept, right): what is held against the promise."""
    def threshold_of(confidence, right, thresholds, most_wrong):
        allowed = []
        for threshold in thresholds:
            kept = keep(confidence, threshold)
            if kept.any() and wrong_at_most(kept, right) <= most_wrong:
                allowed.append(float(threshold))
        return pick(allowed) if allowed else (otherwise(thresholds) if callable(otherwise) else otherwise)
    return threshold_of


def safe(confidence, right, thresholds, most_wrong):
    if np.any(np.diff(thresholds) < 0):     # the stub promises that they ascend: no answer is tried on others
        raise ValueError("thresholds: got some that do not ascend")
    return chosen_by()(confidence, right, thresholds, most_wrong)


def place_of(confidence, right, thresholds, most_wrong):
    found = safe(confidence, right, thresholds, most_wrong)
    return found if np.isinf(found) else int(np.flatnonzero(thresholds == found)[0])


def by_the_right_ones(kept, right):
    """The same: what is not right is wrong."""
    return 1 - wilson_interval(int((kept & right).sum()), int(kept.sum()))[0]


def stops_when_it_fails(confidence, right, thresholds, most_wrong):
    """From the highest threshold down, until one does not allow the promise."""
    found = np.inf
    for threshold in thresholds[::-1]:
        kept = confidence >= threshold
        if kept.any():
            if upper_end(kept, right) > most_wrong:
                break
            found = float(threshold)
    return found


def gives_up(confidence, right, thresholds, most_wrong):
    """Whether the first threshold that keeps something allows the promise."""
    first = next(threshold for threshold in thresholds if (confidence >= threshold).any())
    return safe(confidence, right, thresholds[thresholds == first], most_wrong)


def nothing_kept_is_not_seen(confidence, right, thresholds, most_wrong):
    for threshold in thresholds:
        if upper_end(confidence >= threshold, right) <= most_wrong:
            return float(threshold)
    return np.inf


def nothing_kept_is_safe(confidence, right, thresholds, most_wrong):
    found = safe(confidence, right, thresholds, most_wrong)
    empty = thresholds[thresholds > confidence.max()]
    return float(empty[0]) if np.isinf(found) and len(empty) else found


def with_a_loop(confidence, right, thresholds, most_wrong):
    for threshold in thresholds:
        kept, wrong = 0, 0
        for sure, fine in zip(confidence, right, strict=True):
            if sure >= threshold:
                kept += 1
                wrong += not fine
        if kept and wilson_interval(int(wrong), kept)[1] <= most_wrong:
            return threshold
    return float("inf")


def policy_cases():
    random = np.random.default_rng(5)
    thresholds = np.array([0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98])
    cases = []
    for n, most_wrong, power in ((400, 0.05, 4), (400, 0.1, 3), (250, 0.12, 3), (700, 0.04, 5), (300, 0.2, 2)):
        sure = 1 - 0.7 * random.random(n) ** power
        cases.append((sure, random.random(n) < sure ** 0.8, thresholds, most_wrong))
    few = np.linspace(0.4, 0.99, 40)
    cases.append((few, np.ones(40, bool), thresholds, 0.05))                      # too few to promise so much
    cases.append((few, np.ones(40, bool), thresholds, 0.10))
    # Just on a threshold: 0.9 is the confidence of many, some of them wrong.
    edge = np.concatenate([np.full(60, 0.9), np.linspace(0.91, 0.99, 120)])
    cases.append((edge, np.arange(180) >= 25, thresholds, 0.06))
    cases.append((edge, np.arange(180) >= 1, thresholds, 0.06))
    # The last threshold keeps few: above it the promise fails again.
    sure = np.concatenate([np.linspace(0.5, 0.69, 60), np.linspace(0.7, 0.97, 150), np.linspace(0.981, 0.99, 5)])
    cases.append((sure, np.arange(215) >= 50, thresholds, 0.08))
    # It is never surer than 0.93: the highest thresholds keep nothing.
    unsure = np.linspace(0.3, 0.93, 50)
    cases.append((unsure, np.arange(50) >= 8, thresholds, 0.03))
    cases.append((unsure, np.arange(50) >= 8, thresholds[1:], 0.12))
    return cases


EXERCISE = Exercise(
    title="A threshold with a promise",
    reference=safe,
    cases=policy_cases,
    mistakes=[
        Mistake("the share itself", chosen_by(lambda kept, right: (kept & ~right).sum() / kept.sum()),
                "You hold the *counted* share of errors against the promise. With few images none may be wrong by "
                "luck: take the upper end of the interval."),
        Mistake("the lower end", chosen_by(lambda kept, right: wilson_interval(
            int((kept & ~right).sum()), int(kept.sum()))[0]),
                "You took the lower end of the errors' interval, which is what may be hoped. A promise needs the upper "
                "end: `[1]` of the errors, or one minus `[0]` of the right ones."),
        Mistake("right ones counted as errors", chosen_by(lambda kept, right: wilson_interval(
            int((kept & right).sum()), int(kept.sum()))[1]),
                "You count the *right* answers as errors. `~right` is True where the answer is wrong."),
        Mistake("errors of all", chosen_by(lambda kept, right: wilson_interval(
            int((kept & ~right).sum()), len(right))[1]),
                "You divide the errors by *all* images. The promise is about those that are kept: `kept.sum()`."),
        Mistake("all images", chosen_by(lambda kept, right: wilson_interval(int((~right).sum()), len(right))[1]),
                "The errors among *all* images decide in your policy, whatever the threshold. Count those that are "
                "kept: `kept & ~right`."),
        Mistake("kept below", chosen_by(keep=np.less),
                "You count among the images *below* the threshold. Those are handed over; the promise is about the "
                "ones that are kept: `confidence >= threshold`."),
        Mistake("above only", chosen_by(keep=np.greater),
                "An image whose confidence equals the threshold is kept: `>=`, not `>`."),
        Mistake("the highest", chosen_by(pick=lambda allowed: allowed[-1]),
                "You return the highest threshold that allows the promise. The lowest one troubles the human least: "
                "stop at the first."),
        Mistake("all that allow it", chosen_by(pick=lambda allowed: np.array(allowed)),
                "You return every threshold that allows the promise. The lowest is asked for."),
        Mistake("its place", place_of,
                "You return the place of the threshold in the list. Return the threshold itself."),
        Mistake("from above", stops_when_it_fails,
                "You went down from the highest threshold and stopped where the promise failed. The highest keep few "
                "images, and few allow no promise: begin with the lowest."),
        Mistake("gives up after the first", gives_up,
                "You look at the first threshold alone. If it allows no promise, the next one may: `return np.inf` "
                "stands after the loop, not within it."),
        Mistake("nothing kept stops it", nothing_kept_is_not_seen,
                "Where a threshold keeps nothing, your code stops: there is no interval of 0 images. Skip such a "
                "threshold: `if kept.any()`."),
        Mistake("nothing kept is safe", nothing_kept_is_safe,
                "You return a threshold that keeps nothing. No error among no images allows no promise: skip it."),
        Mistake("the highest if none", chosen_by(otherwise=lambda thresholds: float(thresholds[-1])),
                "Where no threshold allows the promise, you return the highest all the same. Return `np.inf`: then "
                "nothing is kept."),
        Mistake("0 if none", chosen_by(otherwise=0.0),
                "Where no threshold allows the promise, you return 0: everything would be kept. Return `np.inf`."),
        Mistake("1 if none", chosen_by(otherwise=1.0),
                "Where no threshold allows the promise, you return 1. An image with a confidence of exactly 1 would be "
                "kept: return `np.inf`."),
    ],
    hints=[
        "Try the thresholds from low to high. Which images are kept, how many of these are wrong, and how large may "
        "the true share of wrong ones be?",
        "With `kept = confidence >= threshold`: `wilson_interval(int((kept & ~right).sum()), int(kept.sum()))` is the "
        "interval of the errors. Its upper end counts.",
        "`return threshold` inside the loop, as soon as the upper end is at most `most_wrong`; skip a threshold that "
        "keeps nothing. After the loop: `return np.inf`.",
    ],
    variants=[chosen_by(by_the_right_ones), with_a_loop],
)
