"""Cross-entropy."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake

FLOOR = 1e-12


def probabilities():
    random = np.random.default_rng(5)
    outputs = random.dirichlet(np.ones(10), 5)
    certain = random.dirichlet(np.ones(10), 3)
    certain[1] = np.eye(10)[4]     # sure, and it is a 2: the right digit has an output of exactly 0
    return [(outputs, np.array([3, 0, 9, 9, 1])), (certain, np.array([6, 2, 7])),
            (random.dirichlet(np.ones(10), 1), np.array([8]))]


def for_the_right(outputs, labels):
    return outputs[np.arange(len(labels)), labels]


def ln(outputs):
    return np.log(np.maximum(outputs, FLOOR))


def costs(outputs, labels):
    """The cost of each image."""
    return -ln(for_the_right(outputs, labels))


def cross_entropy(outputs, labels):
    return float(costs(outputs, labels).mean())


def with_both_sides(outputs, labels):
    targets = np.eye(10)[labels]
    return float(-(targets * ln(outputs) + (1 - targets) * ln(1 - outputs)).sum(axis=1).mean())


def cross_entropy_by_loop(outputs, labels):
    total = 0.0
    for output, label in zip(outputs, labels, strict=True):
        total -= np.log(max(output[label], FLOOR))
    return total / len(labels)


EXERCISE = Exercise(
    title="Cross-entropy",
    reference=cross_entropy,
    cases=probabilities,
    mistakes=[
        Mistake("no floor", lambda outputs, labels: float(-np.log(for_the_right(outputs, labels)).mean()),
                "Right, until an output is exactly 0: its logarithm is minus infinity, and one such image makes "
                "the whole average infinite. Use `1e-12` in place of anything smaller."),
        Mistake("zero times infinity",
                lambda outputs, labels: -(np.eye(10)[labels] * np.log(outputs)).sum(axis=1).mean(),
                "One of the outputs is exactly 0, and 0 times its infinite logarithm is no number (NaN). Use "
                "`1e-12` in place of anything smaller, before the logarithm."),
        Mistake("not averaged", lambda outputs, labels: costs(outputs, labels).sum(),
                "You added the images up. Average them, or a larger batch costs more for the same quality."),
        Mistake("sign missing", lambda outputs, labels: -cross_entropy(outputs, labels),
                "Your cost is negative: the logarithm of a number below 1 is. Put a minus in front."),
        Mistake("base ten", lambda outputs, labels: cross_entropy(outputs, labels) / np.log(10),
                "You took the logarithm with base 10. The natural one is meant: `np.log`."),
        Mistake("base two", lambda outputs, labels: cross_entropy(outputs, labels) / np.log(2),
                "You took the logarithm with base 2, which counts bits. The natural one is meant: `np.log`."),
        Mistake("averaged over all outputs",
                lambda outputs, labels: float(-(np.eye(10)[labels] * ln(outputs)).mean()),
                "Your result is a tenth of the expected one: you divided by all outputs. Divide by the number of "
                "images."),
        Mistake("of the largest output", lambda outputs, labels: float(-ln(outputs.max(axis=1)).mean()),
                "You took each image's largest output, whatever its label: a network that is sure and wrong would "
                "pay nothing. Take the output for the *right* digit."),
        Mistake("all ten logarithms", lambda outputs, labels: float(-ln(outputs).sum(axis=1).mean()),
                "You added up the logarithms of all ten outputs. Only the right digit's counts."),
        Mistake("both sides", with_both_sides,
                "You charged the wrong digits too, with ln(1 - a). That is the cross-entropy of ten sigmoid "
                "outputs; with softmax the right digit's output alone counts."),
        Mistake("one for each image", costs,
                "You have the cost of every image. One number is wanted: their average."),
        Mistake("rows picked by label", lambda outputs, labels: float(-ln(outputs[labels]).mean()),
                "`outputs[labels]` takes the labels for *row* numbers. From row 0, 1, 2 ... pick one place each, "
                "in the column of its label: an index with two parts."),
        Mistake("columns for all", lambda outputs, labels: float(-ln(outputs[:, labels]).mean()),
                "`outputs[:, labels]` takes every label's column from *every* row. Each row needs its own label's "
                "column only: `np.arange(len(labels))` in place of the colon."),
        Mistake("logarithm of the average",
                lambda outputs, labels: float(-np.log(for_the_right(outputs, labels).mean())),
                "You averaged the outputs and then took the logarithm. Every image pays by itself: logarithm "
                "first, average afterwards."),
        Mistake("no logarithm", lambda outputs, labels: -for_the_right(outputs, labels).mean(),
                "You picked the right outputs, but took no logarithm of them. It is what makes a confident error "
                "expensive."),
        Mistake("floor after the logarithm",
                lambda outputs, labels: -np.maximum(np.log(for_the_right(outputs, labels)), FLOOR).mean(),
                "You put the floor under the logarithms, and those are all below 0. It belongs under the outputs: "
                "`np.maximum` first, `np.log` afterwards."),
    ],
    hints=[
        "From every row, pick the output in the column of its label.",
        "`outputs[np.arange(len(labels)), labels]` picks them, one for each image.",
        "`np.maximum(picked, 1e-12)` lifts the zeros; then `np.log`, a minus, and `.mean()`.",
    ],
    variants=[cross_entropy_by_loop, lambda outputs, labels: -ln(outputs)[np.eye(10, dtype=bool)[labels]].mean(),
              lambda outputs, labels: -np.mean(np.log(for_the_right(outputs, labels) + 1e-12)),
              lambda outputs, labels: -(np.eye(10)[labels] * np.log(outputs.clip(1e-12, 1))).sum() / len(labels)],
    remark="The network's own cross-entropy (`helpers.functions.costs`) starts from the pre-activations and needs "
           "no floor.",
)
