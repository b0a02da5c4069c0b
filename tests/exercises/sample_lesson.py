"""A small lesson for the tests of the framework: every kind of exercise and quiz once."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake, Option, Quiz


def cost_cases():
    rng = np.random.default_rng(0)
    small = np.array([0.3, 0.7]), np.array([0.0, 1.0])
    return [(rng.random(10), np.eye(10)[3]), small, (np.eye(10)[3], np.eye(10)[3])]


def cost_with_a_loop(output, target):
    total = 0.0
    for one, other in zip(output, target, strict=True):
        total += (one - other) ** 2
    return total


def split(labels, share, seed=0):
    order = np.random.default_rng(seed).permutation(len(labels))
    chosen = np.concatenate([order[labels[order] == digit][: round(share * np.sum(labels == digit))]
                             for digit in np.unique(labels)])
    return np.setdiff1d(order, chosen), chosen


def split_is_fine(result, expected, arguments):
    rest, chosen = result
    labels, share = arguments
    if np.intersect1d(rest, chosen).size:
        return "Some images are in both parts."
    counts = np.bincount(labels[chosen], minlength=2), share * np.bincount(labels)
    return len(rest) + len(chosen) == len(labels) and np.allclose(*counts)


EXERCISES = [
    Exercise(
        id="98.2",
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
    ),
    Exercise(
        id="98.3",
        title="How many weights?",
        reference=784 * 16,
        mistakes=[Mistake("added", 784 + 16, "You added."), Mistake("biases", 784 * 16 + 16, "You counted biases.")],
        hints=["How many lines?", "From each to each.", "Multiply."],
    ),
    Exercise(
        id="98.4",
        title="Ink from 0 to 1",
        reference=lambda images: images.reshape(len(images), -1) / np.float32(255),
        cases=[(np.arange(3 * 4, dtype=np.uint8).reshape(3, 2, 2) * 20,)],
        mistakes=[
            Mistake("not divided", lambda images: images.reshape(len(images), -1), "You did not divide."),
            Mistake("whole division", lambda images: images.reshape(len(images), -1) // 255,
                    "`//` cuts off the fraction."),
        ],
        hints=["One", "Two", "Three"],
        may_change_input=False,
    ),
    Exercise(
        id="98.5",
        title="Split by class",
        reference=lambda labels, share: split(labels, share),
        cases=[(np.repeat([0, 1], [10, 30]), 0.2)],
        compare=split_is_fine,
        mistakes=[
            Mistake("not by class", lambda labels, share: (np.arange(8, 40), np.arange(8)), "You forgot the classes.",
                    detect=lambda result, expected, arguments: np.intersect1d(*result).size == 0),
            Mistake("overlap", lambda labels, share: (np.arange(40), np.arange(8)), "Some are in both.",
                    detect=lambda result, expected, arguments: np.intersect1d(*result).size > 0),
        ],
        hints=["One", "Two", "Three"],
        variants=[lambda labels, share: [part.tolist() for part in split(labels, share, seed=5)]],
    ),
]
QUIZZES = [
    Quiz(
        id="98.1",
        question="Which of the `two` numbers moved? <b>",
        prediction=True,
        options=[Option("Both"), Option("Only the cost", "Run the next cell and see."), Option("Neither & none")],
    ),
    Quiz(
        id="98.6",
        question="Why the square?",
        options=[
            Option("So that errors of opposite sign cannot cancel", "Yes: a square is never negative.", right=True),
            Option("It is faster, and a very long option has to wrap in the column where it stands: " + "word " * 30,
                   "No: it costs one `*` more."),
        ],
    ),
]
