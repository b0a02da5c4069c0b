"""The questions of lesson 02, neurons and layers."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="template_of_zero",
        question="This neuron looks for a 0. Which other digit's images will get the largest sums, on average?",
        prediction=True,
        options=[Option("The 1"), Option("The 5"), Option("The 6"), Option("The 8")],
    ),
    Quiz(
        name="template_accuracy",
        question="Ten neurons, their weights averages, their biases calculated: nothing has been trained. How many of "
                 "the test images will they read correctly?",
        prediction=True,
        options=[Option("About 10 %, as by guessing"), Option("About 40 %"), Option("About 80 %"),
                 Option("About 98 %")],
    ),
    Quiz(
        name="weights_and_biases",
        question="\"Each connection between neurons has a weight and a bias\", one reads. A layer of 16 neurons looks "
                 "at 784 pixels. How many weights and how many biases does it have?",
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
    ),
    Quiz(
        name="linear_hidden_layer",
        question="One network has no hidden layer. Another has 128 hidden neurons *without* an activation function, "
                 "13 times as many numbers to adjust. Both are trained. Which reads better?",
        prediction=True,
        options=[Option("The larger one, clearly"), Option("The larger one, a little"),
                 Option("Neither: they come out about the same"), Option("The smaller one, clearly")],
    ),
]
