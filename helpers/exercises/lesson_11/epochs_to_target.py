"""The first epoch that reaches a target."""

import math

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def epochs_to(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, start=1):
        if accuracy >= wanted:
            return epoch
    return math.inf


def by_positions(accuracies, wanted):
    reached = np.flatnonzero(np.array(accuracies) >= wanted)
    return reached[0] + 1 if len(reached) else np.inf


def by_argmax(accuracies, wanted):
    reached = np.asarray(accuracies) >= wanted
    return float(reached.argmax() + 1) if reached.any() else np.inf


def strictly(accuracies, wanted):
    return next((epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy > wanted), math.inf)


def from_when_it_stays(accuracies, wanted):
    low = [epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy < wanted]
    stays = max(low, default=0) + 1
    return stays if stays <= len(accuracies) else math.inf


def never_is(value):
    """The right answer, but for a target that is never reached."""
    def answer(accuracies, wanted):
        epoch = epochs_to(accuracies, wanted)
        return value(accuracies) if epoch == math.inf else epoch
    return answer


EXERCISE = Exercise(
    title="The first epoch that reaches a target",
    reference=epochs_to,
    cases=[([0.2, 0.5, 0.9, 1.0], 0.9), ([0.4, 0.995, 0.98, 1.0, 0.97], 0.99), ([0.1, 0.3, 0.2], 0.5),
           ([1.0, 1.0], 0.99), ([0.5, 0.97, 0.91, 0.9], 0.9), ([0.885, 0.889, 0.892], 0.89),
           ([0.5, 1.0, 0.99], 0.8), ([0.9, 0.2, 0.95, 0.1, 0.99], 0.9)],
    mistakes=[
        Mistake("counted from 0", lambda accuracies, wanted: epochs_to(accuracies, wanted) - 1,
                "You are one too low: positions in a list count from 0, epochs from 1."),
        Mistake("above, not at least", strictly,
                "An accuracy of exactly the target has reached it. Is it `>` or `>=`?"),
        Mistake("the last that is below", lambda accuracies, wanted: (
            math.inf if max(accuracies) < wanted else 1 + max(
                (epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy < wanted), default=0)),
                "An accuracy can fall again later. You returned the epoch after the *last* one that is too low; "
                "asked is the *first* one that is high enough."),
        Mistake("counted the low ones", lambda accuracies, wanted: (
            math.inf if max(accuracies) < wanted else 1 + sum(accuracy < wanted for accuracy in accuracies)),
                "You counted the epochs below the target. An accuracy can fall again later, and then the count "
                "goes on. Stop at the first one that is high enough."),
        Mistake("the best epoch", lambda accuracies, wanted: (
            math.inf if max(accuracies) < wanted else int(np.argmax(accuracies)) + 1),
                "That is the epoch with the highest accuracy. The target may be reached before."),
        Mistake("the accuracy, not the epoch", lambda accuracies, wanted: next(
            (accuracy for accuracy in accuracies if accuracy >= wanted), math.inf),
                "You found the right place, and returned the accuracy there. Asked is the number of the epoch; "
                "`enumerate(accuracies, start=1)` counts along."),
        Mistake("returned in the first round", lambda accuracies, wanted: 1 if accuracies[0] >= wanted else math.inf,
                "Your function looks at the first accuracy and gives up. Put `return np.inf` behind the loop, not "
                "into it: only then is it sure that none will do."),
        Mistake("the last one that does", lambda accuracies, wanted: max(
            (epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy >= wanted), default=math.inf),
                "You returned the *last* epoch that is high enough. Leave the function at the first one."),
        Mistake("from 0, and never is nothing", lambda accuracies, wanted: next(
            (epoch for epoch, accuracy in enumerate(accuracies) if accuracy >= wanted), None),
                "Two things: epochs count from 1, `enumerate(accuracies, start=1)`; and where the target is never "
                "reached your function returns nothing. Return `np.inf` there, after the loop."),
        Mistake("exactly the target", lambda accuracies, wanted: next(
            (epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy == wanted), math.inf),
                "You wait for *exactly* the target. An accuracy above it has reached it, too: `>=`."),
        Mistake("the first below", lambda accuracies, wanted: next(
            (epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy < wanted), math.inf),
                "You found the first epoch *below* the target. Turn the comparison round: `accuracy >= wanted`."),
        Mistake("how many do", lambda accuracies, wanted: sum(accuracy >= wanted for accuracy in accuracies),
                "You counted the epochs that are high enough. Asked is the number of the *first* one."),
        Mistake("whether any does", lambda accuracies, wanted: any(accuracy >= wanted for accuracy in accuracies),
                "You asked whether the target is ever reached. When is it reached first?"),
        Mistake("never is 0", never_is(lambda accuracies: 0),
                "Where the target is never reached you return 0. Smaller than any epoch, that would look like a "
                "record. Return `np.inf`."),
        Mistake("never is -1", never_is(lambda accuracies: -1),
                "Where the target is never reached you return -1. Smaller than any epoch, that would look like a "
                "record. Return `np.inf`."),
        Mistake("never is one more", never_is(lambda accuracies: len(accuracies) + 1),
                "Where the target is never reached you return the number after the last epoch, as if the next one "
                "would do. Return `np.inf`."),
        Mistake("never is the first", never_is(lambda accuracies: 1),
                "Where the target is never reached you return 1. `argmax` of a list that is False everywhere is 0: "
                "ask `any()` first, and return `np.inf`."),
        Mistake("never is the last", never_is(len),
                "Where the target is never reached you return the last epoch, as if it had been. Return `np.inf`."),
        Mistake("never is nothing", never_is(lambda accuracies: None),
                "Where the target is never reached your function returns nothing. Return `np.inf` there, after the "
                "loop."),
        Mistake("how many reach it", lambda accuracies, wanted: (
            sum(accuracy >= wanted for accuracy in accuracies) or math.inf),
                "You counted the epochs that reach the target. Asked is the number of the first one."),
        Mistake("never is not a number", never_is(lambda accuracies: math.nan),
                "Where the target is never reached you return `np.nan`, which is neither smaller nor larger than any "
                "number. Return `np.inf`: later than every epoch."),
        Mistake("never is minus infinity", never_is(lambda accuracies: -math.inf),
                "Where the target is never reached you return minus infinity, earlier than any epoch. Return "
                "`np.inf`, later than all."),
        Mistake("one too many", lambda accuracies, wanted: epochs_to(accuracies, wanted) + 1,
                "You are one too high. With `enumerate(accuracies, start=1)` the first epoch is 1 already; positions "
                "alone need the one added."),
        Mistake("all that do", lambda accuracies, wanted: [
            epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy >= wanted],
                "You returned all epochs that are high enough. Asked is the *first* of them, and `np.inf` if there is "
                "none."),
        Mistake("argmax alone", lambda accuracies, wanted: int(np.argmax(np.array(accuracies) >= wanted)),
                "Two things: positions count from 0, epochs from 1; and where the target is never reached, `argmax` "
                "of a list that is False everywhere is 0. Ask `any()` first, and return `np.inf`."),
        Mistake("the nearest", lambda accuracies, wanted: int(np.argmin(np.abs(np.array(accuracies) - wanted))) + 1,
                "You looked for the accuracy *nearest* to the target. It may be below, and a higher one may come "
                "before. Asked is the first that is at least the target."),
        Mistake("with its accuracy", lambda accuracies, wanted: next(
            ((epoch, accuracy) for epoch, accuracy in enumerate(accuracies, 1) if accuracy >= wanted), math.inf),
                "You returned the epoch and its accuracy. Asked is the number of the epoch alone."),
        Mistake("the last is not looked at", lambda accuracies, wanted: epochs_to(accuracies[:-1], wanted),
                "Your loop ends before the last epoch. `range(1, n)` stops at n - 1; going through "
                "`enumerate(accuracies, start=1)` misses none."),
        Mistake("from when it stays", from_when_it_stays,
                "You looked for the epoch from which the accuracy *stays* high enough. Asked is the first one that is, "
                "even if it falls again."),
        Mistake("a binary search", lambda accuracies, wanted: (
            int(np.searchsorted(accuracies, wanted)) + 1 if np.searchsorted(accuracies, wanted) < len(accuracies)
            else math.inf),
                "`np.searchsorted` wants numbers that only rise, and an accuracy can fall again. Go through them one "
                "by one."),
    ],
    hints=[
        "Go through the accuracies one by one, and stop at the first that is high enough.",
        "`for epoch, accuracy in enumerate(accuracies, start=1):` counts the epochs from 1.",
        "Inside the loop, `if accuracy >= wanted: return epoch`; behind it, `return np.inf`.",
    ],
    variants=[by_positions, by_argmax],
)
