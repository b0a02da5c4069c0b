"""The questions of lesson 05, backpropagation."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="backpropagation_speed",
        question="Nudging gave 13,002 slopes and needed 26,004 forward passes. Backpropagation gives the same slopes. "
                 "How much faster is it?",
        prediction=True,
        options=[Option("Twice as fast"), Option("About 10 times"), Option("About 100 times"),
                 Option("About 10,000 times")],
        truth=bands(4.5, 32, 1000),
        claim="E6 times_1",
        unit="times as fast",
        why="Nudging goes forward twice for every single weight and bias. Backpropagation goes forward once and back "
            "once, and one way back costs about as much as a way forward, for all of them together.",
    ),
    Quiz(
        name="saturated_neuron",
        question="The weight is -6, the input 1, and 1 is wanted. The neuron answers 0.002: sure, and quite wrong. How "
                 "large is the slope of the cost there?",
        prediction=True,
        options=[Option("As large as it gets: the error is large"), Option("Middling"),
                 Option("Nearly 0: the neuron hardly moves"), Option("Exactly 0")],
        truth=lambda slope: 3 if slope == 0 else 0 if slope > 0.25 else 1 if slope > 0.05 else 2,
        claim={"the slope": ""},
        why="The error is as large as it gets, but the middle factor, a(1 - a), is 0.0025, and it takes the whole "
            "product with it. Cross-entropy has no such factor at the outputs.",
    ),
    Quiz(
        name="hidden_error",
        question="Here a hidden neuron has one way to the cost, through the one output. With ten outputs it has ten: "
                 "raised a little, it makes the cost rise by way of some of them and fall by way of the others. What "
                 "is its slope then?",
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
        # Measured: how many zeros the best nudge has, 1 for 0.1 and 12 for the smallest.
        truth=lambda zeros: 0 if zeros > 11.5 else 1 if zeros < 1.5 else 2,
        claim={"places of the best nudge behind the decimal point": ""},
        why="A large nudge feels that the bend of the curve changes on the way. A tiny one changes the cost by less "
            "than its last digits, and the difference of two such costs is mostly rounding.",
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
        # Measured: how many times as large as the first layer's slopes the last layer's are.
        truth=lambda times: 3 if times < 0.5 else bands(2, 100)(times),
        claim={"last layer's slopes / first's": "E11 sigmoid_last_to_first"},
        why="On the way back, each layer multiplies by its weights and by a(1 - a). At this start the product of the "
            "two is well below 1 in every layer.",
    ),
    Quiz(
        name="zero_initialisation",
        question="All weights and biases start at 0, the hidden neurons are ReLUs. How many test images will the "
                 "network read after a few epochs?",
        prediction=True,
        options=[Option("As many as from a random start"), Option("Somewhat fewer"),
                 Option("About one in ten, whatever you do")],
        # Measured: from zeros, and from a random start.
        truth=lambda zeros, random: 2 if zeros < 0.2 else 0 if zeros > random - 0.005 else 1,
        claim={"from zeros": "C2 relu", "from a random start": "C2 random_weights"},
        why="Activations of 0 give the output weights no slope, and output weights of 0 pass no error back. Only the "
            "ten output biases move: the network answers with one digit for ever.",
    ),
]

OWN_WORDS = [
    OwnWords(
        name="why_backwards",
        question="Why do we go from the outputs back, and not from the inputs forward?",
        answer="All ways end in one number, the cost. Coming back from it, each neuron's error is found once and used "
               "for all ways that lead through the neuron. Forwards, one would go through the network again for every "
               "weight.",
    ),
    OwnWords(
        name="what_the_way_back_needs",
        question="Why does the backward pass need the activations of the forward pass?",
        answer="Twice: a weight's slope is the activation that it carries times the error behind it, and the slope of "
               "a sigmoid is a(1 - a).",
    ),
    OwnWords(
        name="how_twins_part",
        question="Two hidden neurons start with equal weights. What would have to happen for them to become different?",
        answer="They would have to get different errors. With equal weights in and out they get the same, so something "
               "else must tell them apart: different weights behind them, or a rounding that treats them unequally.",
    ),
]
