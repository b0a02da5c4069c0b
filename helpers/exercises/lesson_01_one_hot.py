"""Exercise 01.6: labels become one-hot targets."""

import numpy as np

from helpers.data import one_hot
from helpers.exercises.model import Exercise, Mistake


def one_hot_by_loop(labels):
    targets = np.zeros((len(labels), 10))
    for row, label in enumerate(labels):
        targets[row, label] = 1
    return targets


def marked(labels, columns, shift=0, value=1.0):
    targets = np.zeros((len(labels), columns))
    targets[np.arange(len(labels)), labels + shift] = value
    return targets


def one_row_for_all(labels):
    targets = np.zeros(10)
    targets[labels] = 1
    return targets


EXERCISES = [
    Exercise(
        id="01.6",
        title="One-hot targets",
        reference=one_hot,
        cases=[(np.array([3, 0, 9]),), (np.array([5, 5, 1, 4, 2]),), (np.array([7], dtype=np.uint8),)],
        mistakes=[
            Mistake("one column too far left", lambda labels: marked(labels, 10, shift=-1),
                    "Each 1 is one column too far left. Counting starts at 0, so digit 3 belongs into column 3, the "
                    "fourth."),
            Mistake("as many columns as needed", lambda labels: np.eye(int(labels.max()) + 1)[labels],
                    "The number of columns follows the largest label that happens to be there. It should always be "
                    "10."),
            Mistake("columns only for digits that occur", lambda labels: 1.0 * (labels[:, None] == np.unique(labels)),
                    "You made a column for each digit that occurs. A batch without a 9 needs the column of the 9 all "
                    "the same."),
            Mistake("transposed", lambda labels: marked(labels, 10).T,
                    "Rows and columns are swapped: every image should be a row of ten."),
            Mistake("the label in place of the 1", lambda labels: marked(labels, 10, value=labels),
                    "The places are right, but you wrote the label itself there. Write 1: digits are names here, not "
                    "amounts."),
            Mistake("eleven columns", lambda labels: marked(labels, 11),
                    "There is a column too many: 0 to 9 are ten digits."),
            Mistake("one row for all", one_row_for_all,
                    "All labels were marked in a single row. Each label needs a row of its own."),
        ],
        hints=[
            "Start from zeros: one row for each label, ten columns.",
            "In row i, the column `labels[i]` becomes 1. A loop will do.",
            "Without a loop: `np.eye(10)` is a table whose row k has its 1 in column k. What does "
            "`np.eye(10)[labels]` give?",
        ],
        variants=[one_hot_by_loop, lambda labels: np.eye(10)[labels], lambda labels: labels[:, None] == np.arange(10)],
    ),
]
