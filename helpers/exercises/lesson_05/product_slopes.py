"""The local slopes of a product."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake

EXERCISE = Exercise(
    title="The local slopes of a product",
    reference=lambda a, b: (a * b, b, a),
    cases=[(2.0, 3.0), (-1.5, 4.0), (0.0, 5.0), (7.0, 7.0)],
    mistakes=[
        Mistake("swapped", lambda a, b: (a * b, a, b),
                "The two slopes are swapped. Raise a by 1 and the product a · b grows by b."),
        Mistake("as in a sum", lambda a, b: (a * b, 1.0, 1.0),
                "Slopes of 1 belong to a sum. With a = 2 and b = 3, raise a by 1: the product goes from 6 to 9."),
        Mistake("the product again", lambda a, b: (a * b, a * b, a * b),
                "You gave the product as its own slope. By how much does a · b grow when a grows by 1?"),
        Mistake("a single slope", lambda a, b: (a * b, a + b),
                "There are two slopes, one for each number that went in. Return three numbers."),
        Mistake("the slopes alone", lambda a, b: (b, a),
                "The slopes are right; the product itself is missing. Return three numbers: the product, the "
                "slope along a, the slope along b."),
        Mistake("the product alone", lambda a, b: a * b,
                "That is the product. Two slopes are asked for as well: how fast it changes with a, and with b."),
        Mistake("added", lambda a, b: (a + b, 1.0, 1.0),
                "You added. It is the product of the two, a times b."),
    ],
    hints=[
        "Take a = 2 and b = 3. What happens to 6 if a becomes 3?",
        "a · b is a straight line in a. What is its slope?",
        "Along a the slope is b. And along b?",
    ],
    variants=[lambda a, b: [a * b, b, a], lambda a, b: np.array([a * b, b, a]),
              lambda a, b: (a * b, ((a + 1e-4) * b - (a - 1e-4) * b) / 2e-4, a)],
)
