"""The questions of lesson 05, backpropagation."""

from helpers.exercises.model import Option, Quiz, bands

QUIZZES = [
    Quiz(
        name="backpropagation_speed",
        question="Nudging gave 13,002 slopes and needed 26,004 forward passes. Backpropagation gives the same slopes. "
                 "How much faster is it?",
        prediction=True,
        options=[Option("Twice as fast"), Option("About 10 times"), Option("About 100 times"),
                 Option("Over 1,000 times")],
        truth=bands(5, 40, 1000),
        claim="E6 times_1",
        why="Nudging needs two passes forward for each of 13,002 numbers, and backpropagation one pass forward and one "
            "back. How fast the computer is matters little, as both use the same.",
    ),
    Quiz(
        name="saturated_neuron",
        question="The weight is -6, the input 1, and 1 is wanted. The neuron answers 0.002: sure, and quite wrong. How "
                 "large is the slope of the cost there?",
        prediction=True,
        options=[Option("As large as it gets: the error is large"), Option("Middling"),
                 Option("Nearly 0: the neuron hardly moves"), Option("Exactly 0")],
        truth=lambda slope: 3 if slope == 0 else 2 if slope < 0.05 else 1 if slope < 0.2 else 0,
        claim="",
        why="The slope of the sigmoid is a(1 - a), and with a at 0.002 that is about 0.002, too. It is a factor of the "
            "product, so the large error does not help.",
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
        truth=lambda power: 0 if power < -11.5 else 1 if power > -1.5 else 2,
        claim={"the best nudge, as a power of ten": ""},
        why="Large nudges measure a curve that has changed on the way. Tiny ones drown in rounding.",
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
        truth=lambda times: 3 if times < 0.7 else 0 if times < 2 else 1 if times < 50 else 2,
        claim="E11 sigmoid_last_to_first",
        unit="times",
        why="Every layer multiplies by its weights and by a(1 - a), which is a quarter at most. What becomes of it "
            "with larger weights is tried next.",
    ),
    Quiz(
        name="zero_initialisation",
        question="All weights and biases start at 0, the hidden neurons are ReLUs. How many test images will the "
                 "network read after a few epochs?",
        prediction=True,
        options=[Option("As many as from a random start"), Option("Somewhat fewer"),
                 Option("About one in ten, whatever you do")],
        truth=lambda share: 2 if share < 0.15 else 1 if share < 0.9 else 0,
        claim="C2 relu",
        why="Only the ten output biases have a slope. So the network answers with one digit for every image.",
    ),
]
