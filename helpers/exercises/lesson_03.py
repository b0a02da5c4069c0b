"""Lesson 03, cost functions: the checks of both costs and of their derivatives at the outputs."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake, Option, Quiz
from helpers.functions import output_errors, softmax

QUIZZES = [
    Quiz(
        id="03.1",
        question="Two networks are shown a 3. The first gives the 3 an output of 0.4 and the 8 one of 0.6. The second "
                 "gives the 3 an output of 0 and the 8 one of 1. Both answer \"8\". Which measure of wrongness would "
                 "help them to get better?",
        options=[
            Option("One that counts them alike: wrong is wrong",
                   "Fair in an exam. But the first network is nearly there, and a measure that does not see that "
                   "cannot tell it to go on."),
            Option("One that finds the second further from what is wanted",
                   "Yes. A little less for the 8 and the first is right; the second has far to go. A useful measure "
                   "sees the difference, and every small step between the two.", right=True),
            Option("One that finds the second better: at least it is sure",
                   "Being sure is only a virtue of those who are right. This one is certain of a wrong answer."),
        ],
    ),
    Quiz(
        id="03.3",
        question="An untrained network knows nothing: its ten outputs hover somewhere around one half, whatever the "
                 "image. What will its average cost be, roughly?",
        prediction=True,
        options=[Option("About 0.1"), Option("About 0.9, as 90 % of its answers are wrong"), Option("About 2.5"),
                 Option("About 10, one for each output")],
    ),
    Quiz(
        id="03.5",
        question="After such a push of one weight by a millionth, which of the two numbers has changed?",
        prediction=True,
        options=[Option("Both, a little"), Option("Only the accuracy"), Option("Only the cost"),
                 Option("Neither: a millionth is too small")],
    ),
    Quiz(
        id="03.6",
        question="Now the neurons jump from 0 to 1. The same weights are pushed by the same millionth. In how many of "
                 "200 pushes will the cost move?",
        prediction=True,
        options=[Option("In all of them: a cost always answers"), Option("In about half"), Option("In a few"),
                 Option("In none")],
    ),
    Quiz(
        id="03.7",
        question="A network is sure and wrong: the right digit gets an output of 0.01, and the rest goes to a wrong "
                 "one. Then it gets worse, and the right digit gets 0.000001. What happens to the quadratic cost?",
        prediction=True,
        options=[Option("It grows 10,000 times larger"), Option("It doubles"), Option("It hardly moves"),
                 Option("It falls")],
    ),
    Quiz(
        id="03.11",
        question="Two outputs, sure and wrong: the right one gets 0.0003. We step downhill, once with each cost, until "
                 "the answer is right. Which cost needs fewer steps?",
        prediction=True,
        options=[Option("The quadratic, by far"), Option("Cross-entropy, by far"), Option("About the same"),
                 Option("Neither ever gets there")],
    ),
    Quiz(
        id="03.12",
        question="The network goes on training, long after the cost on new images has passed its lowest point. The "
                 "cost rises again. What does the accuracy on these new images do meanwhile?",
        prediction=True,
        options=[Option("It falls clearly: higher cost, more errors"), Option("It stays where it is, or rises a "
                                                                             "little"),
                 Option("It falls back to 10 %")],
    ),
]


# ---- 03.2 the cost of one image, 03.4 the average over a batch -------------------------------------------------------

def _target(digit):
    return np.eye(10)[digit]


def _one_image():
    random = np.random.default_rng(3)
    split = np.zeros(10)
    split[[3, 7]] = 0.25, 0.75
    return [(split, _target(7)), (random.random(10), _target(3)), (_target(5), _target(5)),
            (_target(0), _target(9))]


def _batch():
    random = np.random.default_rng(4)
    return [(random.random((3, 10)), np.eye(10)[[3, 0, 9]]),
            (random.random((7, 10)), np.eye(10)[[1, 1, 8, 2, 0, 4, 4]]), (random.random((1, 10)), np.eye(10)[[5]])]


def _by_loop(output, target):
    total = 0
    for k in range(10):
        total += (output[k] - target[k]) ** 2
    return total


def _average_by_loop(outputs, targets):
    return sum(_by_loop(output, target) for output, target in zip(outputs, targets, strict=True)) / len(outputs)


# ---- 03.8 cross-entropy ----------------------------------------------------------------------------------------------

FLOOR = 1e-12


def _probabilities():
    random = np.random.default_rng(5)
    outputs = random.dirichlet(np.ones(10), 5)
    certain = random.dirichlet(np.ones(10), 3)
    certain[1] = _target(4)         # sure, and it is a 2: the right digit has an output of exactly 0
    return [(outputs, np.array([3, 0, 9, 9, 1])), (certain, np.array([6, 2, 7])),
            (random.dirichlet(np.ones(10), 1), np.array([8]))]


def _for_the_right(outputs, labels):
    return outputs[np.arange(len(labels)), labels]


def _ln(outputs):
    return np.log(np.maximum(outputs, FLOOR))


def _cross_entropy(outputs, labels):
    return float(-_ln(_for_the_right(outputs, labels)).mean())


def _with_both_sides(outputs, labels):
    targets = np.eye(10)[labels]
    return float(-(targets * _ln(outputs) + (1 - targets) * _ln(1 - outputs)).sum(axis=1).mean())


def _cross_entropy_by_loop(outputs, labels):
    total = 0.0
    for output, label in zip(outputs, labels, strict=True):
        total -= np.log(max(output[label], FLOOR))
    return total / len(labels)


# ---- 03.9 and 03.10 derivatives --------------------------------------------------------------------------------------

def _sums():
    random = np.random.default_rng(6)
    large = random.normal(size=(2, 10))
    large[0, 3] = 1000.0            # without the shift by the row's largest, exp overflows here
    return [(random.normal(size=(4, 10)) * 2, np.array([3, 0, 9, 1])), (large, np.array([3, 5])),
            (random.normal(size=(1, 10)), np.array([8]))]


def _softmax(pre_activations):
    return softmax(pre_activations.astype(float))


def _cross_entropy_slope(pre_activations, labels):
    return output_errors("softmax", "cross_entropy", _softmax(pre_activations), np.eye(10)[labels])


def _without_shift(pre_activations, labels):
    e = np.exp(pre_activations)
    return e / e.sum(axis=1, keepdims=True) - np.eye(10)[labels]


def _shared_by_all(pre_activations, labels):
    e = np.exp(pre_activations - pre_activations.max())
    return e / e.sum() - np.eye(10)[labels]


def _slope_in_place(pre_activations, labels):
    e = np.exp(pre_activations - pre_activations.max(axis=1, keepdims=True))
    slope = e / e.sum(axis=1, keepdims=True)
    slope[np.arange(len(labels)), labels] -= 1
    return slope


def _slope_by_loop(pre_activations, labels):
    rows = []
    for z, label in zip(pre_activations, labels, strict=True):
        e = np.exp(z - max(z))
        rows.append([e[k] / sum(e) - (k == label) for k in range(10)])
    return np.array(rows)


def _cancelled(case):
    return (f"You got {case.result:.2g}: errors of opposite sign cancelled. What makes every error count as positive?")


EXERCISES = [
    Exercise(
        id="03.2",
        title="The cost of one image",
        reference=lambda output, target: float(np.sum((output - target) ** 2)),
        cases=_one_image,
        mistakes=[
            Mistake("averaged", lambda output, target: np.mean((output - target) ** 2),
                    "Your result is a tenth of the expected one. You averaged over the ten outputs; this cost *adds* "
                    "them up."),
            Mistake("no square", lambda output, target: np.sum(output - target), _cancelled),
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
        ],
        hints=[
            "The error of one output is what came minus what was wanted.",
            "Square it, so that too high and too low both count.",
            "Both are arrays: `(output - target) ** 2` squares all ten errors at once. Add them up with `np.sum`.",
        ],
        variants=[_by_loop, lambda output, target: (output - target) @ (output - target),
                  lambda output, target: np.square(target - output).sum().astype(np.float32)],
    ),
    Exercise(
        id="03.4",
        title="The average cost",
        reference=lambda outputs, targets: float(((outputs - targets) ** 2).sum(axis=1).mean()),
        cases=_batch,
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
            Mistake("no square", lambda outputs, targets: (outputs - targets).sum(axis=1).mean(), _cancelled),
        ],
        hints=[
            "First the cost of each image, as before; then their average.",
            "An image is a row. `.sum(axis=1)` adds up along every row.",
            "`((outputs - targets) ** 2).sum(axis=1)` has one cost for each image. Which method averages them?",
        ],
        variants=[_average_by_loop, lambda outputs, targets: ((outputs - targets) ** 2).sum() / len(outputs),
                  lambda outputs, targets: 10 * np.mean(np.square(outputs - targets))],
        remark="`net.cost(images, labels)` gives this number for a network with the quadratic cost.",
    ),
    Exercise(
        id="03.8",
        title="Cross-entropy",
        reference=_cross_entropy,
        cases=_probabilities,
        mistakes=[
            Mistake("no floor", lambda outputs, labels: float(-np.log(_for_the_right(outputs, labels)).mean()),
                    "Right, until an output is exactly 0: its logarithm is minus infinity, and one such image makes "
                    "the whole average infinite. Use `1e-12` in place of anything smaller."),
            Mistake("zero times infinity",
                    lambda outputs, labels: -(np.eye(10)[labels] * np.log(outputs)).sum(axis=1).mean(),
                    "One of the outputs is exactly 0, and 0 times its infinite logarithm is no number (NaN). Use "
                    "`1e-12` in place of anything smaller, before the logarithm."),
            Mistake("not averaged", lambda outputs, labels: float(-_ln(_for_the_right(outputs, labels)).sum()),
                    "You added the images up. Average them, or a larger batch costs more for the same quality."),
            Mistake("sign missing", lambda outputs, labels: float(_ln(_for_the_right(outputs, labels)).mean()),
                    "Your cost is negative: the logarithm of a number below 1 is. Put a minus in front."),
            Mistake("base ten",
                    lambda outputs, labels: float(-_ln(_for_the_right(outputs, labels)).mean() / np.log(10)),
                    "You took the logarithm with base 10. The natural one is meant: `np.log`."),
            Mistake("base two",
                    lambda outputs, labels: float(-_ln(_for_the_right(outputs, labels)).mean() / np.log(2)),
                    "You took the logarithm with base 2, which counts bits. The natural one is meant: `np.log`."),
            Mistake("averaged over all outputs",
                    lambda outputs, labels: float(-(np.eye(10)[labels] * _ln(outputs)).mean()),
                    "Your result is a tenth of the expected one: you divided by all outputs. Divide by the number of "
                    "images."),
            Mistake("of the largest output", lambda outputs, labels: float(-_ln(outputs.max(axis=1)).mean()),
                    "You took each image's largest output, whatever its label: a network that is sure and wrong would "
                    "pay nothing. Take the output for the *right* digit."),
            Mistake("all ten logarithms", lambda outputs, labels: float(-_ln(outputs).sum(axis=1).mean()),
                    "You added up the logarithms of all ten outputs. Only the right digit's counts."),
            Mistake("both sides", _with_both_sides,
                    "You charged the wrong digits too, with ln(1 - a). That is the cross-entropy of ten sigmoid "
                    "outputs; with softmax the right digit's output alone counts."),
            Mistake("one for each image", lambda outputs, labels: -_ln(_for_the_right(outputs, labels)),
                    "You have the cost of every image. One number is wanted: their average."),
            Mistake("rows picked by label", lambda outputs, labels: float(-_ln(outputs[labels]).mean()),
                    "`outputs[labels]` takes the labels for *row* numbers. From row 0, 1, 2 ... pick one place each, "
                    "in the column of its label: an index with two parts."),
            Mistake("columns for all", lambda outputs, labels: float(-_ln(outputs[:, labels]).mean()),
                    "`outputs[:, labels]` takes every label's column from *every* row. Each row needs its own label's "
                    "column only: `np.arange(len(labels))` in place of the colon."),
            Mistake("logarithm of the average",
                    lambda outputs, labels: float(-np.log(_for_the_right(outputs, labels).mean())),
                    "You averaged the outputs and then took the logarithm. Every image pays by itself: logarithm "
                    "first, average afterwards."),
        ],
        hints=[
            "From every row, pick the output in the column of its label.",
            "`outputs[np.arange(len(labels)), labels]` picks them, one for each image.",
            "`np.maximum(picked, 1e-12)` lifts the zeros; then `np.log`, a minus, and `.mean()`.",
        ],
        variants=[_cross_entropy_by_loop, lambda outputs, labels: -_ln(outputs)[np.eye(10, dtype=bool)[labels]].mean(),
                  lambda outputs, labels: -np.mean(np.log(_for_the_right(outputs, labels) + 1e-12)),
                  lambda outputs, labels: -(np.eye(10)[labels] * np.log(outputs.clip(1e-12, 1))).sum() / len(labels)],
        remark="The network's own cross-entropy (`helpers.functions.costs`) starts from the pre-activations and needs "
               "no floor.",
    ),
    Exercise(
        id="03.9",
        title="The derivative of the quadratic cost",
        reference=lambda outputs, targets: 2 * (outputs - targets),
        cases=_batch,
        mistakes=[
            Mistake("no factor of two", lambda outputs, targets: outputs - targets,
                    "You are a factor of two short. The derivative of a square x² is 2x."),
            Mistake("sign", lambda outputs, targets: 2 * (targets - outputs),
                    "The sign is the other way round. An output that is too high costs more if it rises: its "
                    "derivative is positive."),
            Mistake("parentheses missing", lambda outputs, targets: 2 * outputs - targets,
                    "The 2 multiplies the outputs only. Put parentheses around `outputs - targets`."),
            Mistake("the cost itself", lambda outputs, targets: (outputs - targets) ** 2,
                    "That is the cost of every output, not its derivative: how fast the cost *changes* when the output "
                    "rises."),
            Mistake("added up", lambda outputs, targets: (2 * (outputs - targets)).sum(axis=1),
                    "You added the ten derivatives up. Every output has its own, so a row of ten is wanted for each "
                    "image."),
            Mistake("size only", lambda outputs, targets: 2 * np.abs(outputs - targets),
                    "You dropped the sign. It is what tells an output that should rise from one that should fall."),
            Mistake("divided by the outputs", lambda outputs, targets: 2 * (outputs - targets) / 10,
                    "You divided by ten. The cost adds the ten squares up; nothing is averaged within an image."),
            Mistake("divided by the images", lambda outputs, targets: 2 * (outputs - targets) / len(outputs),
                    "You divided by the number of images. Here we ask for the cost of each image by itself."),
        ],
        hints=[
            "Only one of the ten squares holds output k. What is the derivative of that one?",
            "The derivative of x² is 2x, and here x is output minus target.",
            "For all outputs of all images at once: two times `outputs - targets`.",
        ],
        variants=[lambda outputs, targets: (outputs - targets) + (outputs - targets),
                  lambda outputs, targets: np.array([[2 * (a - y) for a, y in zip(*pair, strict=True)]
                                                     for pair in zip(outputs, targets, strict=True)])],
    ),
    Exercise(
        id="03.10",
        title="The derivative of cross-entropy",
        reference=_cross_entropy_slope,
        cases=_sums,
        mistakes=[
            Mistake("no softmax", lambda pre_activations, labels: pre_activations - np.eye(10)[labels],
                    "You subtracted from the pre-activations themselves. First turn them into outputs, with softmax."),
            Mistake("sigmoid", lambda pre_activations, labels: 1 / (1 + np.exp(-pre_activations)) - np.eye(10)[labels],
                    "You turned the pre-activations into outputs with a sigmoid. Here it is softmax, whose ten outputs "
                    "add up to 1."),
            Mistake("no targets", lambda pre_activations, labels: _softmax(pre_activations),
                    "Those are the outputs. What must still be subtracted, so that a perfect answer has derivative 0?"),
            Mistake("sign", lambda pre_activations, labels: -_cross_entropy_slope(pre_activations, labels),
                    "The sign is the other way round: the cost *falls* when the right digit's pre-activation rises, so "
                    "its derivative is negative."),
            Mistake("doubled", lambda pre_activations, labels: 2 * _cross_entropy_slope(pre_activations, labels),
                    "Twice too large. The 2 belongs to the quadratic cost, with its square; here there is none."),
            Mistake("divided by the images",
                    lambda pre_activations, labels: _cross_entropy_slope(pre_activations, labels) / len(labels),
                    "You divided by the number of images. Here we ask for the cost of each image by itself."),
            Mistake("by the outputs",
                    lambda pre_activations, labels: -np.eye(10)[labels] / np.maximum(_softmax(pre_activations), FLOOR),
                    "That is the derivative by the *outputs*. One step further back, by the pre-activations, every "
                    "output counts, since softmax ties them together. Look at the three rows above again."),
            Mistake("times the sigmoid's slope",
                    lambda pre_activations, labels: _cross_entropy_slope(pre_activations, labels)
                    * _softmax(pre_activations) * (1 - _softmax(pre_activations)),
                    "You multiplied by a(1 - a), the slope of a sigmoid. With cross-entropy that factor cancels; leave "
                    "it out."),
            Mistake("no shift", _without_shift,
                    "Right for small numbers. A pre-activation of 1,000 makes `np.exp` overflow: subtract the row's "
                    "largest first, as in lesson 02."),
            Mistake("softmax over the batch", _shared_by_all,
                    "Your outputs add up to 1 over all images together. Each row has to do so by itself: `axis=1, "
                    "keepdims=True`."),
        ],
        hints=[
            "Look at the three rows above. How do you get from the first two to the third?",
            "The derivative is output minus target: softmax of each row, less 1 in the column of the label.",
            "Softmax: subtract `pre_activations.max(axis=1, keepdims=True)`, take `np.exp`, divide by the row's sum. "
            "Then subtract `np.eye(10)[labels]`.",
        ],
        variants=[_slope_in_place, _slope_by_loop,
                  lambda pre_activations, labels: _slope_in_place(pre_activations.astype(np.float32), labels)],
        remark="`helpers.functions.output_errors` holds this line, and those of other mixes of output and cost.",
    ),
]
