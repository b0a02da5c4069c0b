"""A softmax that survives large inputs."""

import numpy as np

from helpers.exercises.messages import stopped
from helpers.exercises.model import Exercise, Mistake
from helpers.functions import sigmoid, softmax


def shifted(z):
    return np.exp(z - z.max(axis=1, keepdims=True))


def softmax_cases():
    random = np.random.default_rng(5)
    far_apart = random.normal(0, 1, (3, 4)) + np.array([[2000.0], [0.0], [-2000.0]])
    return [(np.array([[1.0, 2.0, 0.5], [0.0, 0.0, 3.0]]),), (random.normal(0, 2, (1, 10)),),
            (random.normal(0, 3, (10, 10)),),  # as many rows as columns: a sum along the wrong axis fits
            (np.array([[1000.0, 1001.0, 998.0], [0.0, 1.0, 2.0]]),), (far_apart,),
            (np.array([[0.0, 3000.0, 10.0]]),)]  # only the largest of a row brings all of it down


def softmax_by_loop(z):
    rows = []
    for row in z:
        exponentials = [np.exp(value - max(row)) for value in row]
        rows.append([value / sum(exponentials) for value in exponentials])
    return rows


def with_logs(z):
    top = z.max(axis=1, keepdims=True)
    return np.exp(z - (top + np.log(np.exp(z - top).sum(axis=1, keepdims=True))))


EXERCISE = Exercise(
    title="Softmax that survives large inputs",
    reference=softmax,
    cases=softmax_cases,
    mistakes=[
        Mistake("no shift", lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
                "Right for small numbers. For z = 1000 `exp` overflows, and infinity divided by infinity is NaN. "
                "What may you take off all numbers of a row without changing the result?"),
        Mistake("one maximum for all", lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(axis=1,
                                                                                               keepdims=True),
                "Right, unless one image's numbers lie far below another's: then all of its exponentials are 0, "
                "and 0 / 0 is NaN. Take off each *row's* own maximum."),
        Mistake("one sum for all", lambda z: shifted(z) / shifted(z).sum(),
                "All rows together add up to 1. Each image needs a sum of its own: `sum(axis=1, keepdims=True)`."),
        Mistake("one sum for all, no shift", lambda z: np.exp(z) / np.exp(z).sum(),
                "All rows together add up to 1, and large numbers overflow. Begin with a sum for each row: "
                "`sum(axis=1, keepdims=True)`."),
        Mistake("one maximum and one sum for all", lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(),
                "You took the maximum and the sum of the whole table. Each row is an image of its own and adds up "
                "to 1: both need `axis=1, keepdims=True`."),
        Mistake("sums of columns", lambda z: shifted(z) / shifted(z).sum(axis=0),
                "The *columns* add up to 1. An image is a row: `axis=1` sums along it."),
        Mistake("sums of columns, no shift", lambda z: np.exp(z) / np.exp(z).sum(axis=0),
                "The *columns* add up to 1, and large numbers overflow. An image is a row: `axis=1` sums along "
                "it."),
        Mistake("not divided", shifted,
                "The largest of each row is 1. Now divide each row by its sum, so that it adds up to 1."),
        Mistake("no exponential", lambda z: z / z.sum(axis=1, keepdims=True),
                "You divided z itself by its sum. Negative numbers stay negative that way: take `np.exp` first."),
        Mistake("divided by the maximum", lambda z: softmax(z / z.max(axis=1, keepdims=True)),
                "You *divided* by the largest number, and that changes the differences. Take it off: subtract."),
        Mistake("cut off", lambda z: (lambda e: e / e.sum(axis=1, keepdims=True))(np.exp(np.clip(z, -500, 500))),
                "You cut large numbers off. Then 1000 and 1001 become the same number, and their outputs too. "
                "Subtract something instead."),
        Mistake("sigmoid", sigmoid,
                "That is the sigmoid: each number by itself, and the rows do not add up to 1."),
        Mistake("all to the largest", lambda z: np.eye(z.shape[1])[z.argmax(axis=1)],
                "You gave all to the largest. Softmax is softer: the others keep their share."),
        Mistake("logarithm", lambda z: np.log(softmax(z) + 1e-300),
                "That is the logarithm of softmax. All numbers should lie between 0 and 1."),
        Mistake("lost dimension", lambda z: np.exp(z - z.max(axis=1)) / np.exp(z - z.max(axis=1)).sum(axis=1),
                stopped("`max(axis=1)` and `sum(axis=1)` give a flat array, and NumPy lays that along the rows, "
                        "not down the columns. `keepdims=True` keeps it a column.")),
        Mistake("lost dimension, no shift", lambda z: np.exp(z) / np.exp(z).sum(axis=1),
                stopped("`sum(axis=1)` gives a flat array, and NumPy lays that along the rows, not down the "
                        "columns. `keepdims=True` keeps it a column. (And large numbers will overflow.)")),
        Mistake("not the largest taken off", lambda z: (lambda e: e / e.sum(axis=1, keepdims=True))(
            np.exp(z - z.min(axis=1, keepdims=True))),
                "You took something off each row, but not its largest number: its mean or its smallest leave some "
                "above 0, and where they are far above, `exp` overflows all the same."),
        Mistake("columns throughout", lambda z: softmax(z.T).T,
                "You went down the columns, for the largest number and for the sum. An image is a row: `axis=1` "
                "goes along it."),
        Mistake("without exp", lambda z: (z - z.min(axis=1, keepdims=True)) / (
            z - z.min(axis=1, keepdims=True)).sum(axis=1, keepdims=True),
                "There is no `exp` in it. First the exponential of each number, then divide by their sum."),
        Mistake("the wrong way round", lambda z: softmax(-np.asarray(z)),
                "The smallest number got the largest share. Look at the sign inside `exp`."),
    ],
    hints=[
        "First for small numbers: `np.exp(z)`, divided by the sum of each row (`axis=1, keepdims=True`).",
        "Adding the same to all of a row changes nothing. So does subtracting. What makes the largest "
        "exponential exactly 1?",
        "`z = z - z.max(axis=1, keepdims=True)`, then `np.exp(z)`, then divide by its "
        "`sum(axis=1, keepdims=True)`.",
    ],
    variants=[softmax_by_loop, with_logs, lambda z: shifted(z) / shifted(z).sum(axis=1)[:, None],
              lambda z: np.array([softmax(row[None])[0] for row in z])],
    remark="`helpers.functions.softmax` does the same, and every library does it this way.",
)
