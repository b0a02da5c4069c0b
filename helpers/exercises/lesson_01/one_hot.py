"""Labels become one-hot targets."""

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


def every_label_in_every_row(labels):
    targets = np.zeros((len(labels), 10))
    targets[:, labels] = 1
    return targets


def one_row_for_all(labels):
    targets = np.zeros(10)
    targets[labels] = 1
    return targets


EXERCISE = Exercise(
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
        Mistake("the label in place of the 1", lambda labels: marked(labels, 10, value=labels),
                "The places are right, but you wrote the label itself there. Write 1: digits are names here, not "
                "amounts."),
        Mistake("eleven columns", lambda labels: marked(labels, 11),
                "There is a column too many: 0 to 9 are ten digits."),
        Mistake("rows chosen by the labels", lambda labels: np.eye(len(labels))[labels],
                "The labels were taken for *row* numbers of a table with one row for each image. Row i belongs to "
                "image i; the label says which *column* of it becomes 1: `targets[i, labels[i]]`."),
        Mistake("every label in every row", every_label_in_every_row,
                "Every row has the marks of all labels. `targets[:, labels] = 1` means every row; `[[0] * 10] * n` "
                "is one row, n times the same. Row i should get the 1 of `labels[i]` only."),
        Mistake("the first label only", lambda labels: marked(labels, 10) * (np.arange(len(labels)) == 0)[:, None],
                "Only the first row got its 1. Is `return` inside the loop? It belongs after it."),
        Mistake("nothing marked", lambda labels: np.zeros((len(labels), 10)),
                "The shape is right, but all numbers are 0. Which one in each row becomes 1?"),
        Mistake("the first rows of the table", lambda labels: np.eye(len(labels), 10),
                "Row i has its 1 in column i, whatever the label. The label says which column."),
        Mistake("inverted", lambda labels: 1 - marked(labels, 10),
                "It is the other way round: 1 at the label, 0 elsewhere."),
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
)
