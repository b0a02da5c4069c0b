"""Two errors of the 2-2-1 network by hand: what is asked for is a pair of numbers."""

from helpers.exercises.model import Exercise, Mistake
from helpers.functions import sigmoid

HIDDEN = (float(sigmoid(1.0)), 0.5)  # activations of the upper and the lower neuron
WEIGHTS = (1.5, -2.0)  # into the output
OUTPUT = float(sigmoid(WEIGHTS[0] * HIDDEN[0] + WEIGHTS[1] * HIDDEN[1]))


def errors(weights=WEIGHTS, slope="own", factor=2.0, output_slope=True):
    """Both errors; each switch is a slip."""
    delta = factor * (OUTPUT - 1) * (OUTPUT * (1 - OUTPUT) if output_slope else 1)
    slopes = [a * (1 - a) if slope == "own" else OUTPUT * (1 - OUTPUT) if slope == "output" else 1 for a in HIDDEN]
    return tuple(weight * delta * each for weight, each in zip(weights, slopes, strict=True))


EXERCISE = Exercise(
    title="Two errors by hand",
    reference=errors(),
    tolerance=2e-3,
    mistakes=[
        Mistake("no slope", errors(slope="none"),
                "What comes over the weight is right. It still has to pass the hidden neuron's own slope, a(1 - a)."),
        Mistake("slope of the output", errors(slope="output"),
                "You multiplied by the slope of the output once more. It has to be the slope of the *hidden* neuron, "
                "with its own activation."),
        Mistake("no slope at the output", errors(output_slope=False),
                "The output's own error lacks a factor: 2(a - y) is still to be multiplied by a(1 - a)."),
        Mistake("no factor 2", errors(factor=1.0),
                "Both are half of what they should be: the cost is a square, and the derivative of a square has a 2."),
        Mistake("uphill", errors(factor=-2.0),
                "Both have the other sign: the output's error starts from a - y, and y is 1."),
        Mistake("without weights", errors(weights=(1.0, 1.0)),
                "The weight is missing: an error comes back over the weight into the output, 1.5 and -2."),
        Mistake("positive weights", errors(weights=(1.5, 2.0)),
                "The upper one is right. The lower weight is -2, and the minus turns the sign."),
        Mistake("weights swapped", errors(weights=(-2.0, 1.5)),
                "Each error belongs to its own weight: 1.5 is the upper neuron's, -2 the lower one's."),
        Mistake("swapped", errors()[::-1], "Both are right, and in the wrong order: the upper one first."),
        Mistake("only the output", (2 * (OUTPUT - 1) * OUTPUT * (1 - OUTPUT),) * 2,
                "That is the error of the output. Take it over each weight, and times the slope of the neuron there."),
    ],
    hints=[
        "First the output: a = 0.524, so 2(a - y) = 2(0.524 - 1), times a(1 - a).",
        "It comes out as -0.237. The upper neuron gets it over 1.5, the lower one over -2.",
        "Then each passes its own slope: 0.731 · (1 - 0.731) above, 0.5 · (1 - 0.5) below.",
    ],
    variants=[tuple(round(error, 3) for error in errors()), list(errors())],
    remark="The two neurons want the opposite: the upper one should give more, the lower one less.",
)
