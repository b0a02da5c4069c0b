"""Where is the planted bug?"""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def right_layer_and_line(result, expected, arguments):
    """True, or a sentence that says which of the two numbers is right."""
    numbers = np.asarray(result)
    if numbers.shape != (2,) or numbers.dtype.kind not in "iuf":
        return "Hand over two numbers: the layer, 1 to 3, and the line, 1 to 6."
    if not 1 <= numbers[0] <= 3:
        return "The layer comes first, 1 to 3. The line, 1 to 6, comes second."
    layer, line = (numbers == np.asarray(expected)).tolist()
    if layer and line:
        return True
    if layer or line:
        return "The layer is right, the line is not." if layer else "The line is right, the layer is not."
    return "Neither the layer nor the line is right. Which layers are exact, and which lines made those?"


EXERCISE = Exercise(
    title="The planted bug",
    reference=(2, 5),
    compare=right_layer_and_line,
    mistakes=[
        Mistake("the layer before", (1, 5),
                "Line 5 it is. But layer 1 is not where it starts: the way back reaches layer 2 first, and that "
                "is wrong already."),
        Mistake("the layer after", (3, 5),
                "Line 5 it is. But layer 3 is right: look at its two rows. Which layer is the first that is "
                "wrong, coming from the outputs?"),
        Mistake("the slope, layer 2", (2, 6),
                "Layer 2 it is. Line 6 is the sigmoid's slope, a(1 - a), and is as it should be. What happened to "
                "the errors just before?"),
        Mistake("the slope, layer 1", (1, 6),
                "On the way back layer 2 comes before layer 1, and is wrong already. And line 6 is the sigmoid's "
                "slope, a(1 - a), as it should be."),
        Mistake("the weight gradient", (2, 3),
                "Layer 2 it is. But were line 3 wrong, layer 3 would be wrong too: the same line made its "
                "gradient."),
        Mistake("the bias gradient", (2, 4),
                "Layer 2 it is. But line 4 makes biases only, and the weights are wrong as well. What do both "
                "have in common?"),
        Mistake("the output errors", (3, 2),
                "Were line 2 wrong, layer 3 could not be right: its gradients are made straight from the output "
                "errors."),
        Mistake("the output errors, layer 2", (2, 2),
                "Layer 2 it is. But were line 2 wrong, layer 3 could not be right: its gradients are made "
                "straight from the output errors."),
        Mistake("the forward pass", (2, 1),
                "Layer 2 it is. But line 1 asks the network itself, and layer 3 is right, which needs the outputs "
                "and the activations before them."),
        Mistake("the first layer by line 3", (1, 3),
                "On the way back layer 2 comes before layer 1, and is wrong already. And line 3 made layer 3's "
                "gradient too, which is right."),
    ],
    hints=[
        "The way back runs from layer 3 to layer 1. Which is the first layer, in this order, that is wrong?",
        "Layer 3 is right, so lines 1 to 4 do what they should. What happens between layer 3 and layer 2?",
        "Compare lines 5 and 6 with the formula for the errors. `reshape` and `.T` give the same shape. Do they "
        "give the same matrix?",
    ],
    variants=[lambda: [2, 5], lambda: np.array([2, 5])],
    remark="`reshape` makes the shapes fit and mixes the weights up. No error, no warning: only the comparison "
           "showed it. Put `.T` there, and run the two cells again.",
)
