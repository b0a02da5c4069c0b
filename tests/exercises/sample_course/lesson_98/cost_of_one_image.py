"""A function is asked for."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def cost_cases():
    rng = np.random.default_rng(0)
    small = np.array([0.3, 0.7]), np.array([0.0, 1.0])
    return [(rng.random(10), np.eye(10)[3]), small, (np.eye(10)[3], np.eye(10)[3])]


def cost_with_a_loop(output, target):
    total = 0.0
    for one, other in zip(output, target, strict=True):
        total += (one - other) ** 2
    return total


EXERCISE = Exercise(
    title="The cost of one image",
    reference=lambda output, target: float(np.sum((output - target) ** 2)),
    cases=cost_cases,
    mistakes=[
        Mistake("averaged", lambda output, target: np.mean((output - target) ** 2),
                "You averaged; the cost *sums*."),
        Mistake("no square", lambda output, target: np.sum(output - target),
                lambda case: f"Errors cancelled: {case.result:.3f} came, {case.expected:.3f} was expected."),
        Mistake("still an array", lambda output, target: (output - target) ** 2,
                "You returned one number an output."),
        Mistake("refused", lambda output, target: [].pop(), "You took from an empty list."),
    ],
    hints=["What is the error of one output?", "Square it.", "Add the squares up: `np.sum`."],
    variants=[cost_with_a_loop, lambda output, target: np.float32(np.dot(output - target, output - target))],
    remark="A perfect answer costs nothing.",
)
