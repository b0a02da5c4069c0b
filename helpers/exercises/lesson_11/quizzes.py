"""The questions of lesson 11, memorising or learning."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="random_labels",
        question="A network with 64 hidden neurons is taught these 500 labels, 60 times over. How many of the 500 will "
                 "it give back?",
        prediction=True,
        options=[Option("About 50, one in ten: there is nothing to learn"), Option("About half of them"),
                 Option("All 500")],
    ),
    Quiz(
        name="epochs_for_random_labels",
        question="1,000 images. One network is taught the true labels, its twin random ones. How many epochs do they "
                 "need for 99 %?",
        prediction=True,
        options=[Option("About the same: a label is a label"), Option("The random labels take a few times as many"),
                 Option("The random labels take a hundred times as many"), Option("The random labels are faster")],
    ),
    Quiz(
        name="answers_to_false_labels",
        question="After its first few epochs you ask this network about the images whose label is false. Mostly, what "
                 "does it say?",
        prediction=True,
        options=[Option("The false label: it is what it was taught"),
                 Option("The true digit, though it was taught another one for this image"),
                 Option("Anything: false labels have spoilt the lesson")],
    ),
    Quiz(
        name="cost_plateau",
        question="The quadratic cost sums (output - target)² over the ten outputs. The plateau is at 0.9, whatever the "
                 "digit. Which answer costs 0.9?",
        options=[
            Option("Ten zeros", "Ten zeros cost (0 - 1)² = 1, for the one output that should be 1. A little more than "
                                "the plateau."),
            Option("Ten outputs of one tenth", "Yes: 9 · 0.1² + 0.9² = 0.9. It has learnt how often each digit comes, "
                                               "and looks at no image yet.", right=True),
            Option("A random digit, with full confidence", "Nine times out of ten that is wrong, and then it costs 1 + "
                                                           "1 = 2: on average 1.8."),
        ],
    ),
    Quiz(
        name="memorising_capacity",
        question="784-16-16-10 has 13,002 weights and biases. How many random labels can it learn by heart?",
        prediction=True,
        options=[Option("Fewer than 100: its layers have 16 neurons"), Option("Some hundreds"),
                 Option("One or two thousand"), Option("About 13,000, one for each parameter")],
    ),
    Quiz(
        name="labels_after_a_shift",
        question="Both networks give back all of their 1,000 labels. Now every one of the 1,000 images is moved by one "
                 "pixel. How many labels does each give back?",
        prediction=True,
        options=[Option("Both nearly all: a pixel is nothing"), Option("The one that learnt most, the other few"),
                 Option("Both few: a dense network knows nothing of shifts"),
                 Option("The one that learnt by heart most: it knows each image")],
    ),
    Quiz(
        name="final_cost_spread",
        question="Ten networks of 784-16-16-10, the same 500 images, ten seeds. By how much do their final costs "
                 "differ, with true labels and with random ones?",
        prediction=True,
        options=[Option("By little, with both"), Option("By little with true labels, by much with random ones"),
                 Option("By much, with both"), Option("By much with true labels, by little with random ones")],
    ),
    Quiz(
        name="perfect_training_accuracy",
        question="You hear of a network: \"100 % on its training images\". What do you know of it?",
        options=[
            Option("It has learnt to read digits", "So had the one with the random labels, by this measure. What would "
                                                   "you have to ask for?"),
            Option("It has memorised its images", "Perhaps. A network that really reads may have 100 %, too."),
            Option("It is large enough for these labels, and nothing more",
                   "Yes. Whether it learnt or memorised shows on images that it was not taught.", right=True),
        ],
    ),
]
