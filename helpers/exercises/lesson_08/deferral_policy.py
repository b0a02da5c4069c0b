"""A deferral policy."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def cheapest_threshold(confidence, right, thresholds, cost_of_error, cost_of_look):
    if np.any(np.diff(thresholds) < 0):     # the stub promises that they ascend: no answer is tried on others
        raise ValueError("thresholds: got some that do not ascend")
    return thresholds[costs_of(confidence, right, thresholds, cost_of_error, cost_of_look).argmin()]


def costs_of(confidence, right, thresholds, cost_of_error, cost_of_look, compare=np.greater_equal):
    kept = compare(confidence[np.newaxis], np.asarray(thresholds)[:, np.newaxis])
    return cost_of_error * (kept & ~right).sum(axis=1) + cost_of_look * (~kept).sum(axis=1)


def threshold_by(cost, pick=np.argmin):
    """A policy with another idea of what a threshold costs: cost(kept, right, cost_of_error, cost_of_look)."""
    def chosen(confidence, right, thresholds, cost_of_error, cost_of_look):
        costs = [cost(confidence >= threshold, right, cost_of_error, cost_of_look) for threshold in thresholds]
        return thresholds[pick(costs)]
    return chosen


def true_cost(kept, right, cost_of_error, cost_of_look):
    return cost_of_error * (kept & ~right).sum() + cost_of_look * (~kept).sum()


def highest_of_equals(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = costs_of(confidence, right, thresholds, cost_of_error, cost_of_look)
    return thresholds[len(costs) - 1 - costs[::-1].argmin()]


def index(*arguments):
    return int(costs_of(*arguments).argmin())


def cost_itself(*arguments):
    return float(costs_of(*arguments).min())


def threshold_with_a_loop(confidence, right, thresholds, cost_of_error, cost_of_look):
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


def policy_cases():
    random = np.random.default_rng(11)
    thresholds = np.array([0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01])
    few = np.array([0.35, 0.5, 0.5, 0.6, 0.8, 0.95]), np.array([False, False, False, True, True, True])
    cases = [(*few, np.array([0.2, 0.5, 0.6, 0.9]), 5, 1),           # 0.6 is a confidence: kept at 0.6
             (*few, np.array([0.2, 0.5, 0.55, 0.6, 0.9]), 5, 1),     # 0.55 and 0.6 are equally cheap
             (*few, np.array([0.2, 0.5, 0.6, 0.9]), 1, 4),           # a look is dearer than an error: keep everything
             (*few, np.array([0.2, 0.6, 0.97, 1.01]), 5, 1)]         # two thresholds above every confidence
    for cost_of_error, cost_of_look in ((4, 1), (6, 2), (3, 1)):
        sure = 0.3 + 0.7 * random.random(150)
        cases.append((sure, random.random(150) < sure, thresholds, cost_of_error, cost_of_look))
    # Mostly sure, and few errors: it matters whether an error costs 3, 20 or more than anything in the world.
    sure = 1 - 0.6 * random.random(400) ** 6
    cases.append((sure, random.random(400) < sure, thresholds, 3, 1))
    sure = np.linspace(0.3, 1, 200)
    right = (sure >= 0.5) | (np.arange(200) % 4 > 0)
    right[150] = False      # a single error among the sure ones: not worth handing over all below it, even at 20
    cases.append((sure, right, thresholds, 6, 1))
    return cases


def stops_at_the_first_rise(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = costs_of(confidence, right, thresholds, cost_of_error, cost_of_look)
    rises = np.flatnonzero(np.diff(costs) > 0)
    return thresholds[: rises[0] + 1 if len(rises) else None][np.argmin(costs[: rises[0] + 1 if len(rises) else None])]


EXERCISE = Exercise(
    title="A deferral policy",
    reference=cheapest_threshold,
    cases=policy_cases,
    mistakes=[
        Mistake("looks are free", threshold_by(lambda kept, right, error, look: error * (kept & ~right).sum()),
                "Your policy is too timid: to hand an image over costs it no more than to keep it, so it hands "
                "over too much. "
                "Add `cost_of_look` for every image that is not kept, and for no other."),
        Mistake("errors are free", threshold_by(lambda kept, right, error, look: look * (~kept).sum()),
                "Your policy keeps everything, as if to hand over were of no use. What costs `cost_of_error` are "
                "the errors among the images that are *kept*; one that is handed over costs a look. Add the two up."),
        Mistake("prices of the text", threshold_by(
            lambda kept, right, error, look: true_cost(kept, right, 20, 1)),
                "You took 20 and 1, whatever the costs are. Use `cost_of_error` and `cost_of_look`."),
        Mistake("prices swapped", threshold_by(
            lambda kept, right, error, look: true_cost(kept, right, look, error)),
                "The two costs look swapped: `cost_of_error` goes with kept images that are wrong, `cost_of_look` "
                "with those handed over."),
        Mistake("right answers charged", threshold_by(
            lambda kept, right, error, look: error * (kept & right).sum() + look * (~kept).sum()),
                "You charge the kept images that are read *right*. `~right` is True for the wrong ones, and `&` "
                "joins what "
                "must both be so."),
        Mistake("only errors looked at", threshold_by(
            lambda kept, right, error, look: error * (kept & ~right).sum() + look * (~kept & ~right).sum()),
                "You charge a look only for images that were read wrong. The human does not know which those are, "
                "and looks at everything that is handed over."),
        Mistake("most often right", lambda confidence, right, thresholds, cost_of_error, cost_of_look: max(
            thresholds, key=lambda threshold: right[confidence >= threshold].mean()
            if (confidence >= threshold).any() else 0),
                "You took the threshold at which the kept images are read best, whatever that costs. Add up the "
                "costs, and look for the lowest sum."),
        Mistake("a look for the kept", threshold_by(
            lambda kept, right, error, look: error * (kept & ~right).sum() + look * kept.sum()),
                "Your policy gains by handing over: you charge a human look for the images that are *kept*, or "
                "take the cost "
                "of the others off. Add `cost_of_look` for each of the others: `(~kept).sum()`."),
        Mistake("highest candidate", lambda confidence, right, thresholds, cost_of_error, cost_of_look:
                thresholds[-1],
                "Your policy always takes the highest candidate. Does the loop remember the best so far, or only "
                "the last?"),
        Mistake("all costs", lambda *arguments: costs_of(*arguments),
                "You returned the costs of all candidates. Which threshold has the lowest?"),
        Mistake("threshold and cost", lambda *arguments: (cheapest_threshold(*arguments), cost_itself(*arguments)),
                "You returned two things. The threshold alone was asked for."),
        Mistake("most expensive", threshold_by(true_cost, np.argmax),
                "You found the *most expensive* threshold: `np.argmin` finds the smallest. Or is `kept` the wrong way "
                "round, the images *below* the threshold?"),
        Mistake("place", index, "You returned the place of the threshold in the list. Return the threshold "
                                 "itself: `thresholds[place]`."),
        Mistake("cost", cost_itself, "You returned the lowest cost. The *threshold* that has it was asked for."),
        Mistake("kept above only",
                lambda confidence, right, thresholds, cost_of_error, cost_of_look: thresholds[costs_of(
                    confidence, right, thresholds, cost_of_error, cost_of_look, np.greater).argmin()],
                "An image whose confidence equals the threshold is kept: `>=`, not `>`."),
        Mistake("highest of equals", highest_of_equals,
                "Two candidates are equally cheap, and you took the higher one. The lower one troubles the human "
                "less. `np.argmin` finds the first of equals."),
        Mistake("stopped at the first rise", stops_at_the_first_rise,
                "You stopped when the cost rose for the first time. It may fall again at a later candidate: try them "
                "all."),
        Mistake("looks at right ones only", threshold_by(
            lambda kept, right, error, look: error * (kept & ~right).sum() + look * (~kept & right).sum()),
                "To you, a misread image costs a look less than it should when it is handed over, or a look "
                "more when it is "
                "kept. A look costs the same for each image that is handed over; a kept error costs "
                "`cost_of_error` alone."),
    ],
    hints=[
        "Take one threshold. Who is kept, and which of these cost something? Who is handed over, and which of "
        "those cost something?",
        "With `kept = confidence >= threshold`, `(kept & ~right).sum()` counts the errors that slip through, "
        "`(~kept).sum()` the looks.",
        "Collect `cost_of_error * errors + cost_of_look * looks` in a list. `np.argmin` finds the place of the "
        "lowest; return the threshold at that place.",
    ],
    variants=[threshold_with_a_loop,
              lambda confidence, right, thresholds, cost_of_error, cost_of_look: min(
                  list(thresholds), key=lambda threshold: true_cost(confidence >= threshold, right,
                                                                    cost_of_error, cost_of_look))],
    remark="In a real office you would also ask how often the human is wrong.",
)
