"""The questions of lesson 03, cost functions."""

from helpers.exercises.model import Option, Quiz, bands

QUIZZES = [
    Quiz(
        name="same_answer_two_costs",
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
        name="untrained_cost",
        question="An untrained network knows nothing: its ten outputs hover somewhere around one half, whatever the "
                 "image. What will its average cost be, roughly?",
        prediction=True,
        options=[Option("About 0.1"), Option("About 0.9, as 90 % of its answers are wrong"), Option("About 2.5"),
                 Option("About 10, one for each output")],
        truth=bands(0.4, 1.5, 5),
        claim="D1 start",
        why="Ten outputs of one half are ten errors of one half, and 10 · 0.5² is 2.5. A start gives outputs that are "
            "not quite one half, so some starts cost more than that and some less.",
    ),
    Quiz(
        name="cost_or_accuracy",
        question="After such a push of one weight by a millionth, which of the two numbers has changed?",
        prediction=True,
        options=[Option("Both, a little"), Option("Only the accuracy"), Option("Only the cost"),
                 Option("Neither: a millionth is too small")],
        # Measured: in which share of the pushes each number moved.
        truth=lambda accuracy, cost: 0 if accuracy and cost else 1 if accuracy else 2 if cost else 3,
        claim={"pushes that moved the accuracy": "D4 accuracy_millionth",
               "pushes that moved the cost": "D4 cost_millionth"},
        why="The cost is made of outputs, which answer to every push. The accuracy only counts answers, and no answer "
            "tipped over.",
    ),
    Quiz(
        name="step_activation",
        question="Now the neurons jump from 0 to 1. The same weights are pushed by the same millionth. In how many of "
                 "200 pushes will the cost move?",
        prediction=True,
        options=[Option("In all of them: a cost always answers"), Option("In about half"), Option("In a few"),
                 Option("In none")],
        truth=lambda share: 3 if share == 0 else 2 if share < 0.25 else 1 if share < 0.9 else 0,
        claim="D3 step",
        why="A step neuron tells only on which side of 0 its sum lies. No sum lay so near to 0 that a millionth took "
            "it across.",
    ),
    Quiz(
        name="confident_error_costs",
        question="A network is sure and wrong: the right digit gets an output of 0.01, and the rest goes to a wrong "
                 "one. Then it gets worse, and the right digit gets 0.000001. What happens to the quadratic cost?",
        prediction=True,
        options=[Option("It grows 10,000 times larger"), Option("It doubles"), Option("It hardly moves"),
                 Option("It falls")],
        truth=lambda times: 3 if times < 0.99 else 2 if times < 1.5 else 1 if times < 100 else 0,
        claim="",
        unit="times as much",
        why="Both errors, at the right digit and at the wrong one, are nearly 1 already, and a square of 1 is 1. The "
            "quadratic cost of such an answer cannot exceed 2.",
    ),
    Quiz(
        name="steps_to_recover",
        question="Two outputs, sure and wrong: the right one gets 0.0003. We step downhill, once with each cost, until "
                 "the answer is right. Which cost needs fewer steps?",
        prediction=True,
        options=[Option("The quadratic, by far"), Option("Cross-entropy, by far"), Option("About the same"),
                 Option("Neither ever gets there")],
        truth=lambda quadratic, cross_entropy: 0 if 2 * quadratic < cross_entropy else 1 if 2 * cross_entropy <
            quadratic else 2,
        claim={"the quadratic cost": "", "cross-entropy": ""},
        unit="steps",
        why="Where the answer is sure and wrong, the slope of the quadratic cost is nearly 0, so its first steps are "
            "tiny. The next picture shows both slopes.",
    ),
    Quiz(
        name="accuracy_when_cost_rises",
        question="The network goes on training, long after the cost on new images has passed its lowest point. The "
                 "cost rises again. What does the accuracy on these new images do meanwhile?",
        prediction=True,
        options=[Option("It falls clearly: higher cost, more errors"), Option("It stays where it is, or rises a "
                                                                             "little"),
                 Option("It falls back to 10 %")],
        # Measured: the accuracy at the end less the accuracy where the cost was lowest.
        truth=lambda gain: 2 if gain < -0.5 else 0 if gain < -0.01 else 1,
        claim={"change of accuracy": "D2 gain"},
        why="A cost that rises says that the outputs are further from what was wanted. It does not say that more of "
            "the answers are wrong.",
    ),
]
