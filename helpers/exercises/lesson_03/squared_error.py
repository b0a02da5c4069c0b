"""Exercises 03.2 and 03.4: the quadratic cost of one image, and its average over a batch."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def one_image():
    random = np.random.default_rng(3)
    split = np.zeros(10)
    split[[3, 7]] = 0.25, 0.75
    targets = np.eye(10)
    return [(split, targets[7]), (random.random(10), targets[3]), (targets[5], targets[5]), (targets[0], targets[9])]


def batch():
    random = np.random.default_rng(4)
    return [(random.random((3, 10)), np.eye(10)[[3, 0, 9]]),
            (random.random((7, 10)), np.eye(10)[[1, 1, 8, 2, 0, 4, 4]]), (random.random((1, 10)), np.eye(10)[[5]])]


def by_loop(output, target):
    total = 0
    for k in range(10):
        total += (output[k] - target[k]) ** 2
    return total


def average_by_loop(outputs, targets):
    return sum(by_loop(output, target) for output, target in zip(outputs, targets, strict=True)) / len(outputs)


def cancelled(case):
    return f"You got {case.result:.2g}: errors of opposite sign cancelled. What makes every error count as positive?"


EXERCISES = [
    Exercise(
        id="03.2",
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
    ),
    Exercise(
        id="03.4",
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
                    "You added up over the images and averaged over the outputs: the axes are swapped. `axis=1` runs "
                    "along the ten outputs."),
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
    ),
]
