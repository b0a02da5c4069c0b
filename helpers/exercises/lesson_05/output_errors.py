"""The errors of the outputs."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def answers():
    random = np.random.default_rng(2)
    return [(random.dirichlet(np.ones(10), 4), np.array([3, 0, 9, 3])),
            (random.dirichlet(np.ones(10), 7), np.array([1, 8, 8, 2, 0, 5, 4])),
            (random.dirichlet(np.ones(10), 1), np.array([6]))]


def errors_of(outputs, labels):
    return (outputs - np.eye(10)[labels]) / len(labels)


def errors_in_place(outputs, labels):
    errors = outputs.copy()
    errors[np.arange(len(labels)), labels] -= 1
    return errors / len(labels)


def errors_by_loop(outputs, labels):
    return np.array([[(row[k] - (k == label)) / len(labels) for k in range(10)]
                     for row, label in zip(outputs, labels, strict=True)])


def columns_for_all(outputs, labels):
    errors = outputs.copy()
    errors[:, labels] -= 1
    return errors / len(labels)


EXERCISE = Exercise(
    title="The errors of the outputs",
    reference=errors_of,
    cases=answers,
    mistakes=[
        Mistake("not divided", lambda outputs, labels: outputs - np.eye(10)[labels],
                "Those are the slopes of each image's own cost. The cost of the batch is their *average*: each "
                "image counts 1/n. Divide by the number of images."),
        Mistake("divided by the outputs", lambda outputs, labels: (outputs - np.eye(10)[labels]) / 10,
                "You divided by ten, the number of outputs. The average goes over the images: divide by "
                "`len(labels)`."),
        Mistake("sign", lambda outputs, labels: -errors_of(outputs, labels),
                "The sign is the other way round. An output that is too high has a positive error: less of it "
                "would cost less."),
        Mistake("labels in place of targets", lambda outputs, labels: (outputs - labels[:, None]) / len(labels),
                "You subtracted the label itself. Subtract the one-hot target: 1 for the right digit, 0 for the "
                "others."),
        Mistake("quadratic", lambda outputs, labels: 2 * errors_of(outputs, labels),
                "Twice too large. The 2 belongs to the quadratic cost; this one is cross-entropy."),
        Mistake("quadratic and not divided", lambda outputs, labels: 2 * (outputs - np.eye(10)[labels]),
                "The 2 belongs to the quadratic cost; this one is cross-entropy. And the cost of the batch is an "
                "average: divide by the number of images."),
        Mistake("times the slope", lambda outputs, labels: errors_of(outputs, labels) * outputs * (1 - outputs),
                "You multiplied by a(1 - a) as well. With softmax and cross-entropy that factor has cancelled: "
                "a - y is all."),
        Mistake("the size only", lambda outputs, labels: np.abs(errors_of(outputs, labels)),
                "You dropped the sign, which tells too high from too low."),
        Mistake("averaged over the images", lambda outputs, labels: errors_of(outputs, labels).sum(axis=0),
                "You added the images up. On the way back each image still needs its own row of errors; they are "
                "added up later, layer by layer."),
        Mistake("the right output only",
                lambda outputs, labels: errors_of(outputs, labels) * np.eye(10)[labels],
                "You kept the right digit's error only. The other nine outputs should have been 0: they have "
                "errors too."),
        Mistake("parentheses", lambda outputs, labels: outputs - np.eye(10)[labels] / len(labels),
                "You divided the targets only: division comes before subtraction. Put parentheses around output "
                "minus target."),
        Mistake("columns for all", columns_for_all,
                "`errors[:, labels] -= 1` changes every label's column in *every* row. Each row needs its own "
                "label's column only: `np.arange(len(labels))` in place of the colon."),
    ],
    hints=[
        "You found the slope of one image's cost in lesson 03: output minus target.",
        "`np.eye(10)[labels]` has the targets, a row for each image.",
        "The cost is the average over the images, so each counts one n-th: divide by `len(labels)`.",
    ],
    variants=[errors_in_place, errors_by_loop,
              lambda outputs, labels: errors_of(outputs.astype(np.float32), labels)],
)
