"""Scrambled weights."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def scrambled_weights(weights, order):
    return weights[order]


def by_rows(weights, order):
    new = np.empty_like(weights)
    for place, pixel in enumerate(order):
        new[place] = weights[pixel]
    return new


def back(weights, order):
    new = np.empty_like(weights)
    new[order] = weights
    return new


def overwritten(weights, order):
    new = weights.copy()
    for place, pixel in enumerate(order):
        new[place] = new[pixel]
    return new


def orders():
    random = np.random.default_rng(78)
    return [(random.normal(size=(5, 3)), np.array([2, 0, 4, 1, 3])),
            (random.normal(size=(7, 7)), random.permutation(7))]


EXERCISE = Exercise(
    title="Scrambled weights",
    reference=scrambled_weights,
    cases=orders,
    mistakes=[
        Mistake("the way back", back,
                "You scrambled them the way back. New pixel `i` is old pixel `order[i]`; which old weights belong "
                "to it?"),
        Mistake("unchanged", lambda weights, order: weights.copy(),
                "The weights are where they were. But each pixel has another place now, and its weights must "
                "follow it."),
        Mistake("neurons scrambled", lambda weights, order: weights[:, order],
                "You changed the order of the columns, which are the neurons. The pixels are the rows."),
        Mistake("overwritten on the way", overwritten,
                "You overwrote rows that were still needed: later ones copied what had been replaced already. "
                "Read from the old weights, write into a new array."),
        Mistake("scrambled twice", lambda weights, order: weights[order][order],
                "You scrambled them twice. Once is enough: new row `i` is old row `order[i]`."),
        Mistake("one row", lambda weights, order: weights[order[0]].copy(),
                "That is the row of one pixel only. Every pixel needs its row."),
        Mistake("columns for pixels", lambda weights, order: weights.T[order],
                "Behind `.T` the rows are the neurons. The pixels are the rows of `weights` as they come."),
    ],
    hints=[
        "In `images @ weights` pixel `i` meets row `i` of the weights. Both must move together.",
        "`images[:, order]` scrambles the pixels, which are columns there. In the weights they are rows.",
        "`return weights[order]`",
    ],
    variants=[by_rows, lambda weights, order: np.take(weights, order, axis=0),
              lambda weights, order: [list(weights[pixel]) for pixel in order]],
    remark="So every network has a twin for scrambled images, exactly as good. Nothing can be lost.",
)
