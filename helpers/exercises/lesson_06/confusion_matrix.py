"""The confusion matrix."""

import numpy as np

from helpers.confusion import confusion_matrix
from helpers.exercises.model import Exercise, Mistake


def table_by_loop(labels, guesses):
    table = [[0] * 10 for _ in range(10)]
    for label, guess in zip(labels, guesses, strict=True):
        table[label][guess] += 1
    return table


def table_of_seen(labels, guesses):
    seen = np.unique(labels)
    return np.array([[int(np.sum((labels == i) & (guesses == j))) for j in seen] for i in seen])


def marked_once(labels, guesses):
    table = np.zeros((10, 10), int)
    table[labels, guesses] += 1
    return table


def both_ways(labels, guesses):
    table = confusion_matrix(labels, guesses)
    return table + table.T - np.diag(table.diagonal())


def tables():
    random = np.random.default_rng(8)
    labels = random.permutation(np.repeat(np.arange(10), 12))
    guesses = np.where(random.random(120) < 0.75, labels, random.integers(0, 10, 120))
    return [(np.array([4, 4, 9, 4, 1]), np.array([9, 9, 4, 4, 1])), (labels, guesses),
            (np.array([0, 2, 2, 1]), np.array([2, 2, 0, 1])),           # without a 9
            (np.full(300, 3), np.full(300, 5))]                         # more than a byte can count


def one_row_ten_times(labels, guesses):
    table = [[0] * 10] * 10
    for label, guess in zip(labels, guesses, strict=True):
        table[label][guess] += 1
    return table


EXERCISE = Exercise(
    title="The confusion matrix",
    reference=confusion_matrix,
    cases=tables,
    mistakes=[
        Mistake("transposed", lambda labels, guesses: confusion_matrix(guesses, labels),
                "Rows and columns are swapped: the row is the true digit, the column what was read."),
        Mistake("counted once", marked_once,
                "Nothing is counted more than once. `table[labels, guesses] += 1` adds 1 to a place only once, "
                "however often it is named; a loop does not have that problem, and neither has `np.add.at`."),
        Mistake("only the errors",
                lambda labels, guesses: confusion_matrix(labels, guesses) * (1 - np.eye(10, dtype=int)),
                "The right answers are missing. They belong on the diagonal."),
        Mistake("shares", lambda labels, guesses: confusion_matrix(labels, guesses)
                / np.maximum(np.bincount(labels, minlength=10), 1)[:, None],
                "You gave the share of each row. Counts are asked for: shares can still be made from them."),
        Mistake("both ways", both_ways,
                "Each error was counted both ways. A 4 read as a 9 is one thing, a 9 read as a 4 another."),
        Mistake("only digits that occur", table_of_seen,
                "Your table has a row only for digits that occur. It should always be 10 by 10."),
        Mistake("one row ten times", one_row_ten_times,
                "All rows of your table are alike: `[[0] * 10] * 10` holds one and the same row ten times. "
                "`np.zeros((10, 10), int)` makes ten rows."),
    ],
    hints=[
        "Start from `np.zeros((10, 10), int)`.",
        "Go through the pairs with `for label, guess in zip(labels, guesses):` and add 1 at the right place.",
        "The place is `table[label, guess]`. Return the table.",
    ],
    variants=[table_by_loop,
              lambda labels, guesses: np.bincount(10 * labels + guesses, minlength=100).reshape(10, 10)],
)
