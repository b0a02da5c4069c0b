"""The questions of lesson 03, cost functions."""

from helpers.exercises.model import Option, Quiz

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
    ),
    Quiz(
        name="cost_or_accuracy",
        question="After such a push of one weight by a millionth, which of the two numbers has changed?",
        prediction=True,
        options=[Option("Both, a little"), Option("Only the accuracy"), Option("Only the cost"),
                 Option("Neither: a millionth is too small")],
    ),
    Quiz(
        name="step_activation",
        question="Now the neurons jump from 0 to 1. The same weights are pushed by the same millionth. In how many of "
                 "200 pushes will the cost move?",
        prediction=True,
        options=[Option("In all of them: a cost always answers"), Option("In about half"), Option("In a few"),
                 Option("In none")],
    ),
    Quiz(
        name="confident_error_costs",
        question="A network is sure and wrong: the right digit gets an output of 0.01, and the rest goes to a wrong "
                 "one. Then it gets worse, and the right digit gets 0.000001. What happens to the quadratic cost?",
        prediction=True,
        options=[Option("It grows 10,000 times larger"), Option("It doubles"), Option("It hardly moves"),
                 Option("It falls")],
    ),
    Quiz(
        name="steps_to_recover",
        question="Two outputs, sure and wrong: the right one gets 0.0003. We step downhill, once with each cost, until "
                 "the answer is right. Which cost needs fewer steps?",
        prediction=True,
        options=[Option("The quadratic, by far"), Option("Cross-entropy, by far"), Option("About the same"),
                 Option("Neither ever gets there")],
    ),
    Quiz(
        name="accuracy_when_cost_rises",
        question="The network goes on training, long after the cost on new images has passed its lowest point. The "
                 "cost rises again. What does the accuracy on these new images do meanwhile?",
        prediction=True,
        options=[Option("It falls clearly: higher cost, more errors"), Option("It stays where it is, or rises a "
                                                                             "little"),
                 Option("It falls back to 10 %")],
    ),
]
