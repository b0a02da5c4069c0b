"""The quadratic cost, averaged over a batch."""

import numpy as np

from helpers.exercises.lesson_03._quadratic import batch, by_loop, cancelled
from helpers.exercises.model import Exercise, Mistake


def average_by_loop(outputs, targets):
    return sum(by_loop(output, target) for output, target in zip(outputs, targets, strict=True)) / len(outputs)


EXERCISE = Exercise(
    title="The average cost",
    reference=lambda outputs, targets: float(((outputs - targets) ** 2).sum(axis=1).mean()),
    cases=batch,
    mistakes=[
        Mistake("averaged over everything", lambda outputs, targets: ((outputs - targets) ** 2).mean(),
                "Your result is a tenth of the expected one: `mean` divided by the ten outputs too. Add up within "
                "an image, average over the images."),
        Mistake("not averaged", lambda outputs, targets: ((outputs - targets) ** 2).sum(),
                "You added all images up. Twice as many images would cost twice as much; divide by their number."),
        Mistake("half", lambda outputs, targets: ((outputs - targets) ** 2).sum(axis=1).mean() / 2,
                "Your result is half of the expected one. Some books have a half in front; we do not."),
        Mistake("one for each image", lambda outputs, targets: ((outputs - targets) ** 2).sum(axis=1),
                "You have the cost of every image. One number is wanted: their average."),
        Mistake("one for each output", lambda outputs, targets: ((outputs - targets) ** 2).mean(axis=0),
                "You have ten numbers, one for each digit: you averaged over the images, but did not add up over "
                "the outputs."),
        Mistake("axes swapped", lambda outputs, targets: ((outputs - targets) ** 2).sum(axis=0).mean(),
                "You divided by ten, the number of outputs, or averaged over them. The ten outputs of an image are "
                "added up; the average is over the *images*."),
        Mistake("square root", lambda outputs, targets: np.sqrt(((outputs - targets) ** 2).sum(axis=1)).mean(),
                "You averaged the distances. The cost of an image is its distance squared: leave the root out."),
        Mistake("no square", lambda outputs, targets: (outputs - targets).sum(axis=1).mean(), cancelled),
        Mistake("absolute value", lambda outputs, targets: np.abs(outputs - targets).sum(axis=1).mean(),
                "You added up the sizes of the errors, not their squares. An error of 0.5 should cost 0.25."),
        Mistake("first image only", lambda outputs, targets: ((outputs[0] - targets[0]) ** 2).sum(),
                "That is the cost of the first image. If you have a loop: does `return` stand inside it?"),
    ],
    hints=[
        "First the cost of each image, as before; then their average.",
        "An image is a row. `.sum(axis=1)` adds up along every row.",
        "`((outputs - targets) ** 2).sum(axis=1)` has one cost for each image. Which method averages them?",
    ],
    variants=[average_by_loop, lambda outputs, targets: ((outputs - targets) ** 2).sum() / len(outputs),
              lambda outputs, targets: 10 * np.mean(np.square(outputs - targets))],
    remark="`net.cost(images, labels)` gives this number for a network with the quadratic cost.",
)
