"""Two errors by hand, in a network 2-2-1."""

from helpers.exercises.model import Exercise, Mistake

EXERCISE = Exercise(
    title="Two deltas by hand",
    reference=(-0.064, 0.2),
    mistakes=[
        Mistake("no slope of the neuron", (-0.4, 0.8),
                "You passed the error back through the weights. One factor is missing: the neuron's own slope, "
                "a(1 - a)."),
        Mistake("no weight", (-0.064, -0.1),
                "You left out the weight that each neuron reaches the output by. The second one is -2."),
        Mistake("target minus output", (0.064, -0.2),
                "Both signs are the other way round: the output's error is a - y, 0.6 - 1."),
        Mistake("the sign of the first weight", (0.064, 0.2),
                "The first has the wrong sign: its weight is 1, and the output's error is below 0."),
        Mistake("the weights in front", (-0.128, 0.1),
                "You took weights in front of the neurons. An error comes back through the weight *behind* a neuron, "
                "here 1 and -2."),
        Mistake("quadratic", (-0.128, 0.4),
                "Both are twice too large. The 2 belongs to the quadratic cost; here the output's error is a - y."),
        Mistake("1 - a alone", (-0.08, 0.4), "You took 1 - a for each neuron's slope. The other half is missing: "
                                             "a(1 - a)."),
        Mistake("a alone", (-0.32, 0.4), "You took a for each neuron's slope. The other half is missing: a(1 - a)."),
        Mistake("swapped", (0.2, -0.064), "The two are swapped. The upper neuron's comes first."),
        Mistake("the sign of the second weight", (-0.064, -0.2),
                "The second has the wrong sign: its weight is -2, and minus times minus is plus."),
        Mistake("slope of the output as well", (-0.01536, 0.048),
                "You multiplied by the output's slope as well. With cross-entropy it has cancelled: its error "
                "is a - y."),
    ],
    hints=[
        "Start at the output: its error is a - y = 0.6 - 1.",
        "To each hidden neuron it comes through the neuron's weight, 1 or -2, and then times the neuron's own "
        "a(1 - a).",
        "The first one: 1 * (0.6 - 1) * 0.8 * (1 - 0.8). The second has the weight -2 and the activation 0.5.",
    ],
    remark="The output is too low. So it wants more of the first neuron, and less of the second, whose weight "
           "is negative.",
)
