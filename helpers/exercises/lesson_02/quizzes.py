"""The questions of lesson 02, neurons and layers."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="template_of_zero",
        question="This neuron looks for a 0. Which other digit's images will get the largest sums, on average?",
        prediction=True,
        options=[Option("The 1"), Option("The 5"), Option("The 6"), Option("The 8")],
        # Measured: the average sum of each of the four.
        truth=lambda *sums: max(range(4), key=sums.__getitem__),
        claim={f"the {digit}": "" for digit in (1, 5, 6, 8)},
        why="The neuron adds up ink in places, and knows nothing of what is round. Which places made the difference, "
            "the next cell shows.",
    ),
    Quiz(
        name="template_accuracy",
        question="Ten neurons, their weights averages, their biases calculated: nothing has been trained. How many of "
                 "the test images will they read correctly?",
        prediction=True,
        options=[Option("About 10 %, as by guessing"), Option("About 40 %"), Option("About 80 %"),
                 Option("About 98 %")],
        truth=bands(0.25, 0.6, 0.9),
        claim="B3 by_hand",
        why="Many images of a digit have their ink near where the average has it. How much better ten neurons can read "
            "whose weights are trained, you see at the end of the lesson.",
    ),
    Quiz(
        name="weights_and_biases",
        question="Each connection between neurons has a weight and a bias, one reads. A layer of 16 neurons looks at "
                 "784 pixels. How many weights and how many biases does it have?",
        options=[
            Option("12,544 weights and 12,544 biases", "That is what the sentence says. Look at the formula of one "
                   "neuron: 784 products are added up, and then *one* bias is added to the sum."),
            Option("12,544 weights and 16 biases", "Yes: 784 · 16 connections with a weight each, and one bias for "
                   "each neuron. A bias belongs to a neuron, not to a connection.", right=True),
            Option("784 weights and 16 biases", "784 weights are what *one* neuron has. All 16 look at all pixels, "
                   "each with weights of its own."),
            Option("12,544 weights and 784 biases", "The pixels are given, nothing is added to them. Who adds the "
                   "bias?"),
        ],
    ),
    Quiz(
        name="softmax_shift",
        question="Somebody adds 100 to all ten pre-activations of an image. What happens to the ten outputs of "
                 "softmax?",
        options=[
            Option("Nothing", "Yes: every exponential grows by the factor exp(100), and so does their sum. In the "
                   "quotient it cancels. Softmax sees only the *differences*.", right=True),
            Option("All ten grow", "They cannot all grow: they add up to 1, before and after."),
            Option("The largest comes closer to 1", "Multiplying all z by something would do that. Adding the same to "
                   "all leaves their differences as they were."),
            Option("All ten become 0.1", "They would have to be equal for that. Their differences have not changed."),
        ],
    ),
    Quiz(
        name="best_random_network",
        question="We make 100 networks with random weights and train none of them. How many of the test images will "
                 "the *best* of them read correctly?",
        prediction=True,
        options=[Option("Just 10 %, like all the others"), Option("About 20 %"), Option("About 50 %"),
                 Option("Over 80 %: one of a hundred is lucky")],
        # Measured: the best of the hundred, and the one in the middle.
        truth=lambda best, middle: bands(0.13, 0.35, 0.65)(best),
        claim={"the best": "", "in the middle": "C1 textbook"},
        why="The one in the middle is right as often as guessing is. Why the best of them is so far above that is the "
            "next question.",
    ),
    Quiz(
        name="shuffled_labels",
        question="From the worst to the best of the hundred: how wide is that range once the labels are shuffled?",
        prediction=True,
        options=[Option("As wide: untrained networks know no digits anyway"), Option("A little narrower"),
                 Option("Less than half as wide"), Option("Wider")],
        # Measured: the range with the labels as they are, and with shuffled ones.
        truth=lambda wide, narrow: 3 if narrow > 1.2 * wide else 0 if narrow > 0.8 * wide
            else 1 if narrow > 0.5 * wide else 2,
        claim={"labels as they are": "", "shuffled": ""},
        unit="points",
        why="A favourite answer is right as often as its digit occurs, and that alone gives the narrow range. So the "
            "rest must come from which images get which answer.",
    ),
    Quiz(
        name="linear_hidden_layer",
        question="One network has no hidden layer. Another has 128 hidden neurons *without* an activation function, "
                 "13 times as many numbers to adjust. Both are trained. Which reads better?",
        prediction=True,
        options=[Option("The larger one, clearly"), Option("The larger one, a little"),
                 Option("Neither: they come out about the same"), Option("The smaller one, clearly")],
        # Measured: the accuracy without a hidden layer, and with a linear one.
        truth=lambda none, linear: 0 if linear > none + 0.03 else 1 if linear > none + 0.012
            else 3 if linear < none - 0.03 else 2,
        claim={"no hidden layer": "B3 none", "128 linear neurons": "B3 linear"},
        why="Training was worth a lot, and the hidden layer with all its weights bought nothing. Two sums in a row can "
            "be written as one, as you see next.",
    ),
]

OWN_WORDS = [
    OwnWords(
        name="weights_as_a_picture",
        question="What do the weights of a neuron, seen as a picture, tell you? And what does its bias tell?",
        answer="Where ink speaks for the neuron (red), where against it (blue), and where it does not matter. The bias "
               "says how large the sum must be before the neuron reacts.",
    ),
    OwnWords(
        name="five_linear_layers",
        question="A friend stacks five layers without activation functions. What would you tell them?",
        answer="Their product is one table of weights, so the five layers can do what a single one can, and no more. "
               "An activation function that bends, after each hidden layer, changes that.",
    ),
]
