"""The questions of lesson 05, backpropagation."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="backpropagation_speed",
        question="Nudging gave 13,002 slopes and needed 26,004 forward passes. Backpropagation gives the same slopes. "
                 "How much faster is it?",
        prediction=True,
        options=[Option("Twice as fast"), Option("About 10 times"), Option("About 100 times"),
                 Option("About 10,000 times")],
    ),
    Quiz(
        name="saturated_neuron",
        question="The weight is -6, the input 1, and 1 is wanted. The neuron answers 0.002: sure, and quite wrong. How "
                 "large is the slope of the cost there?",
        prediction=True,
        options=[Option("As large as it gets: the error is large"), Option("Middling"),
                 Option("Nearly 0: the neuron hardly moves"), Option("Exactly 0")],
    ),
    Quiz(
        name="hidden_error",
        question="A hidden neuron feeds all ten outputs. Raised a little, it makes the cost rise by way of some of "
                 "them and fall by way of the others. What is its slope?",
        options=[
            Option("That of the way with the largest effect",
                   "The other nine ways stay open: the neuron cannot move one output and leave the others alone."),
            Option("The sum over all ten ways",
                   "Yes. Small changes add up: what one output gains another may lose, and the sum is what the cost "
                   "really does.", right=True),
            Option("The product over all ten ways",
                   "Products go *along* one way, factor after factor, as in the chain rule. The ways lie side by "
                   "side."),
            Option("The average over all ten ways",
                   "Ten ways that each raise the cost by 1 raise it by 10 together, not by 1."),
        ],
    ),
    Quiz(
        name="nudge_size",
        question="The slope of a curve is a limit: the nudge should be as small as possible. We try nudges from 0.1 "
                 "down to a millionth of a millionth. Which comes closest to the true slope?",
        prediction=True,
        options=[Option("The smallest"), Option("The largest"), Option("One in between"),
                 Option("They are all alike")],
    ),
    Quiz(
        name="value_used_twice",
        question="In c = a · b + a, with a = 2 and b = 3, the number a is used twice. How fast does c change with a?",
        options=[
            Option("1, from the sum", "That is one of its two ways into c. The product contains it, too."),
            Option("3, from the product", "That is one of its two ways into c. The sum contains it, too."),
            Option("4, both together",
                   "Yes: 3 by way of the product and 1 by way of the sum. Try it: a = 2.001 gives c = 8.004.",
                   right=True),
            Option("Whichever comes last on the way back",
                   "That is what a program gets that *sets* slopes where it should *add* them. It is the commonest "
                   "bug of such engines."),
        ],
    ),
    Quiz(
        name="vanishing_gradient",
        question="A network with six hidden layers of sigmoid neurons, fresh from its start. Compare the typical slope "
                 "of a weight in the first layer with that in the last.",
        prediction=True,
        options=[Option("About the same"), Option("About a quarter"), Option("Some thousand times smaller"),
                 Option("Larger: the first layer matters most")],
    ),
    Quiz(
        name="zero_initialisation",
        question="All weights and biases start at 0, the hidden neurons are ReLUs. How many test images will the "
                 "network read after a few epochs?",
        prediction=True,
        options=[Option("As many as from a random start"), Option("Somewhat fewer"),
                 Option("About one in ten, whatever you do")],
    ),
]
