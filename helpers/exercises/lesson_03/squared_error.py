"""The quadratic cost of one image."""

import numpy as np

from helpers.exercises.lesson_03._quadratic import by_loop, cancelled
from helpers.exercises.model import Exercise, Mistake


def one_image():
    random = np.random.default_rng(3)
    split = np.zeros(10)
    split[[3, 7]] = 0.25, 0.75
    targets = np.eye(10)
    return [(split, targets[7]), (random.random(10), targets[3]), (targets[5], targets[5]), (targets[0], targets[9])]


EXERCISE = Exercise(
    title="The cost of one image",
    reference=lambda output, target: float(np.sum((output - target) ** 2)),
    cases=one_image,
    mistakes=[
        Mistake("averaged", lambda output, target: np.mean((output - target) ** 2),
                "Your result is a tenth of the expected one. You averaged over the ten outputs; this cost *adds* "
                "them up."),
        Mistake("no square", lambda output, target: np.sum(output - target), cancelled),
        Mistake("absolute value", lambda output, target: np.sum(np.abs(output - target)),
                "You added up the sizes of the errors, not their squares. An error of 0.5 should cost 0.25."),
        Mistake("half", lambda output, target: 0.5 * np.sum((output - target) ** 2),
                "Your result is half of the expected one. Some books put a half in front, so that the derivative "
                "looks tidier; we do not."),
        Mistake("still ten numbers", lambda output, target: (output - target) ** 2,
                "You have the ten squared errors. The cost is one number: add them up."),
        Mistake("square root", lambda output, target: np.sqrt(np.sum((output - target) ** 2)),
                "You took the root at the end, which gives the distance. The cost is the distance *squared*: leave "
                "the root out."),
        Mistake("added before squaring", lambda output, target: np.sum(output - target) ** 2,
                "You added the errors up first and squared their sum, so errors of opposite sign cancelled. Square "
                "each one, then add."),
        Mistake("only the right output", lambda output, target: (1 - output[np.argmax(target)]) ** 2,
                "You counted the right digit's output only. The nine others should be 0, and are charged for what "
                "they are not."),
        Mistake("times two", lambda output, target: np.sum((output - target) * 2),
                "`* 2` doubles the errors. Squared they are with two stars: `** 2`."),
    ],
    hints=[
        "The error of one output is what came minus what was wanted.",
        "Square it, so that too high and too low both count.",
        "Both are arrays: `(output - target) ** 2` squares all ten errors at once. Add them up with `np.sum`.",
    ],
    variants=[by_loop, lambda output, target: (output - target) @ (output - target),
              lambda output, target: np.square(target - output).sum().astype(np.float32)],
)
