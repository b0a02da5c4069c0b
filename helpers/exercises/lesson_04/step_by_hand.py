"""One step of descent by hand."""

from helpers.exercises.model import Exercise, Mistake

EXERCISE = Exercise(
    title="One step by hand",
    reference=(1.7, 0.9, 1.0),
    mistakes=[
        Mistake("uphill", (2.3, 1.1, 1.0),
                "You went uphill. The gradient points to where the cost rises: subtract the step."),
        Mistake("uphill, and so it rises", (2.3, 1.1, -1.0),
                "You went uphill, and your drop is a rise. Go against the gradient: subtract the step."),
        Mistake("no learning rate", (-1.0, 0.0, 10.0),
                "You subtracted the whole gradient. The step is the learning rate times the gradient."),
        Mistake("equal steps", (1.9, 0.9, 0.4),
                "Both numbers moved by 0.1 in your step. Each moves by the rate times its *own* slope."),
        Mistake("slopes swapped", (1.9, 0.7, 0.6),
                "The weight moved by the bias's slope, and the bias by the weight's. The gradient names the weight's "
                "first."),
        Mistake("only the weight", (1.7, 1.0, 0.9),
                "Only the weight moved in your step. The bias has a slope as well, and steps at the same time."),
        Mistake("drop: slopes added", (1.7, 0.9, 4.0),
                "The place is right. For the drop you added the slopes: multiply each with the distance that its "
                "number moved, then add."),
        Mistake("drop: distances added", (1.7, 0.9, 0.4),
                "The place is right. For the drop you added the distances: multiply each with its slope, then add."),
        Mistake("drop: the weight alone", (1.7, 0.9, 0.9),
                "The place is right, and so is the weight's share of the drop. The bias adds its own, 0.1 times 1."),
        Mistake("drop: the length of the step", (1.7, 0.9, 0.1 * 10**0.5),
                "The place is right. For the drop you took the length of the step: what counts is slope times "
                "distance, for each of the two, added."),
        Mistake("drop: negative", (1.7, 0.9, -1.0),
                "All is right but for a sign: the cost falls by 1.0, so the *drop* is positive."),
    ],
    hints=[
        "The weight moves by the learning rate times its slope, against the sign of it. So does the bias.",
        "The weight goes to 2 - 0.1 * 3. The cost falls by slope times distance: for the weight that is 3 * 0.3.",
        "The bias goes to 1 - 0.1 * 1, and adds 1 * 0.1 to the drop.",
    ],
    remark="The weight's slope is three times the bias's, and its share of the drop nine times: it moves three times "
           "as far, and each bit of the way counts three times as much.",
)
