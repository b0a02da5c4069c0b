"""The derivative of cross-entropy at the pre-activations of softmax."""

import numpy as np

from helpers.exercises.lesson_03.cross_entropy import FLOOR
from helpers.exercises.model import Exercise, Mistake
from helpers.functions import output_errors, softmax


def sums():
    random = np.random.default_rng(6)
    large = random.normal(size=(2, 10))
    large[0, 3:5] = 1000.0, 999.0   # without the shift by the row's largest, exp overflows here
    return [(random.normal(size=(4, 10)) * 2, np.array([3, 0, 9, 1])), (large, np.array([3, 5])),
            (random.normal(size=(1, 10)), np.array([8]))]


def cross_entropy_slope(pre_activations, labels):
    return output_errors("softmax", "cross_entropy", softmax(pre_activations), np.eye(10)[labels])


def without_shift(pre_activations, labels):
    e = np.exp(pre_activations)
    return e / e.sum(axis=1, keepdims=True) - np.eye(10)[labels]


def shared_by_all(pre_activations, labels):
    e = np.exp(pre_activations - pre_activations.max())
    return e / e.sum() - np.eye(10)[labels]


def slope_in_place(pre_activations, labels):
    e = np.exp(pre_activations - pre_activations.max(axis=1, keepdims=True))
    slope = e / e.sum(axis=1, keepdims=True)
    slope[np.arange(len(labels)), labels] -= 1
    return slope


def slope_by_loop(pre_activations, labels):
    rows = []
    for z, label in zip(pre_activations, labels, strict=True):
        e = np.exp(z - max(z))
        rows.append([e[k] / sum(e) - (k == label) for k in range(10)])
    return np.array(rows)


EXERCISE = Exercise(
    title="The derivative of cross-entropy",
    reference=cross_entropy_slope,
    cases=sums,
    mistakes=[
        Mistake("no softmax", lambda pre_activations, labels: pre_activations - np.eye(10)[labels],
                "You subtracted from the pre-activations themselves. First turn them into outputs, with softmax."),
        Mistake("sigmoid", lambda pre_activations, labels: 1 / (1 + np.exp(-pre_activations)) - np.eye(10)[labels],
                "You turned the pre-activations into outputs with a sigmoid. Here it is softmax, whose ten outputs "
                "add up to 1."),
        Mistake("no targets", lambda pre_activations, labels: softmax(pre_activations),
                "Those are the outputs. What must still be subtracted, so that a perfect answer has derivative 0?"),
        Mistake("sign", lambda pre_activations, labels: -cross_entropy_slope(pre_activations, labels),
                "The sign is the other way round: the cost *falls* when the right digit's pre-activation rises, so "
                "its derivative is negative."),
        Mistake("doubled", lambda pre_activations, labels: 2 * cross_entropy_slope(pre_activations, labels),
                "Twice too large. The 2 belongs to the quadratic cost, with its square; here there is none."),
        Mistake("divided by the images",
                lambda pre_activations, labels: cross_entropy_slope(pre_activations, labels) / len(labels),
                "You divided by the number of images. Here we ask for the cost of each image by itself."),
        Mistake("by the outputs",
                lambda pre_activations, labels: -np.eye(10)[labels] / np.maximum(softmax(pre_activations), FLOOR),
                "That is the derivative by the *outputs*. One step further back, by the pre-activations, every "
                "output counts, since softmax ties them together. Look at the three rows above again."),
        Mistake("times the sigmoid's slope",
                lambda pre_activations, labels: cross_entropy_slope(pre_activations, labels)
                * softmax(pre_activations) * (1 - softmax(pre_activations)),
                "You multiplied by a(1 - a), the slope of a sigmoid. With cross-entropy that factor cancels; leave "
                "it out."),
        Mistake("no shift", without_shift,
                "Right for small numbers. A pre-activation of 1,000 makes `np.exp` overflow: subtract the row's "
                "largest first, as in lesson 02."),
        Mistake("softmax over the batch", shared_by_all,
                "Your outputs add up to 1 over all images together. Each row has to do so by itself: `axis=1, "
                "keepdims=True`."),
        Mistake("labels in place of targets",
                lambda pre_activations, labels: softmax(pre_activations) - labels[:, None],
                "You subtracted the label itself. Subtract the one-hot target: 1 for the right digit, 0 for the "
                "others."),
        Mistake("cut off", lambda pre_activations, labels: cross_entropy_slope(
            np.clip(pre_activations, -500, 500), labels),
                "You cut large numbers off. Then 1000 and 999 become the same number, and their outputs too. "
                "Subtract the row's largest instead."),
        Mistake("softmax over the images", lambda pre_activations, labels: (
            softmax(pre_activations.T).T - np.eye(10)[labels]),
                "Your softmax runs over the images of the batch: each *row* has to add up to 1, `axis=1`."),
        Mistake("by the outputs, 0 left as it is",
                lambda pre_activations, labels: -np.eye(10)[labels] / softmax(pre_activations),
                "-1/a is the derivative by the *output*. One step further back, through softmax, the fraction goes "
                "away: what is left is very simple."),
        Mistake("the right digit alone", lambda pre_activations, labels: (
            (softmax(pre_activations) - 1) * np.eye(10)[labels]),
                "Only the right digit has a slope in your result. The other nine do, too: what goes to them is missing "
                "at the right one."),
    ],
    hints=[
        "Look at the three rows above. How do you get from the first two to the third?",
        "The derivative is output minus target: softmax of each row, less 1 in the column of the label.",
        "Softmax: subtract `pre_activations.max(axis=1, keepdims=True)`, take `np.exp`, divide by the row's sum. "
        "Then subtract `np.eye(10)[labels]`.",
    ],
    variants=[slope_in_place, slope_by_loop,
              lambda pre_activations, labels: slope_in_place(pre_activations.astype(np.float32), labels)],
    remark="`helpers.functions.output_errors` holds this line, and those of other mixes of output and cost.",
)
