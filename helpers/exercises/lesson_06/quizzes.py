"""The questions of lesson 06, training from scratch."""

from helpers.exercises.model import Option, Quiz, bands

QUIZZES = [
    Quiz(
        name="weights_that_change",
        question="One step of gradient descent on this one image, whose label is 0. Which of the 1,568 weights change?",
        prediction=True,
        options=[Option("Only those behind the line in the middle, where a 1 would have its ink"),
                 Option("Only those behind pixels where this 0 has ink"),
                 Option("Those behind the line get smaller, those behind the curve larger, all others stay"),
                 Option("All of them: every weight has its share in the error")],
    ),
    Quiz(
        name="steps_per_epoch",
        question="60,000 training images, 64 in a batch. How many steps does one epoch take?",
        options=[
            Option("937", "937 · 64 = 59,968: the last 32 images would never be learnt from. They make a batch of "
                          "their own, a smaller one."),
            Option("938", "Yes: 937 full batches, and a last one of 32 images. Every image is seen once.", right=True),
            Option("64", "64 is the number of images in a batch. How many such batches are there in 60,000?"),
            Option("60,000", "That would be a step after every single image, a batch size of 1."),
        ],
    ),
    Quiz(
        name="validation_accuracy",
        question="The same network goes on, epoch after epoch, with steps of the same rate. How does its accuracy on "
                 "held-out images move?",
        prediction=True,
        options=[Option("Up with every epoch, always by about as much"),
                 Option("Up with every epoch, by less each time, and never down"),
                 Option("Up at first, then up and down around a level"),
                 Option("Up at first, then steadily down")],
    ),
    Quiz(
        name="textbook_recipe",
        question="Texts say that two hidden layers of 16 neurons read \"about 96 %\" of new images. The recipe of the "
                 "first textbooks (sigmoid, squared error, plain steps, a start from N(0, 1)): what will you get?",
        prediction=True,
        options=[Option("About 85 %"), Option("90 to 94 %"), Option("95 to 97 %"), Option("Over 97 %")],
    ),
    Quiz(
        name="best_and_worst_seed",
        question="Ten networks, the same recipe, the same images. Only the seed differs: the start and the order. How "
                 "far apart are the best and the worst of them?",
        prediction=True,
        options=[Option("Less than 0.1 points"), Option("Less than 1 point"), Option("Several points")],
    ),
    Quiz(
        name="most_confused_pair",
        question="Which two digits does a trained network confuse most often?",
        prediction=True,
        options=[Option("0 and 6"), Option("1 and 7"), Option("4 and 9"), Option("3 and 8")],
    ),
    # The optional lesson 06_speed_run:
    Quiz(
        name="products_in_the_engine",
        question="An epoch of the course's engine, 784-128-10: how much of its time goes into the products of "
                 "matrices, which no cleverness in the rest of the code could save?",
        prediction=True,
        options=[Option("Less than a quarter: Python is slow"), Option("A quarter to a half"),
                 Option("More than a half")],
        truth=bands(0.25, 0.5),
        claim="",
        unit="share",
        why="A step is a few calls of NumPy, and each of them has thousands of numbers to work through. What Python "
            "needs to make the calls is little beside that.",
    ),
    Quiz(
        name="fewer_numbers",
        question="The same network, the same recipe, but each digit comes as 63 numbers instead of 784. How does the "
                 "accuracy change?",
        prediction=True,
        options=[Option("It falls by several points: most of the image is gone"), Option("It falls by about a point"),
                 Option("It stays within half a point"), Option("It rises by a point or more")],
        # Measured: with 784 and with 63 numbers.
        truth=lambda pixels, waves: 0 if pixels - waves > 0.02 else 1 if pixels - waves > 0.005 else
            2 if waves - pixels < 0.01 else 3,
        claim={"784 pixels": "F8 the_engine", "63 waves": "F8 63_waves"},
        why="What makes a digit is the course of its strokes, and slow waves draw that. The finest detail of the "
            "pixels differs from hand to hand, and says little about the digit.",
    ),
    Quiz(
        name="missed_most",
        question="The recipe is at the top. Which of these is missed most when it alone is left out?",
        prediction=True,
        options=[Option("Targets that are smoothed"), Option("Digits that are set upright"),
                 Option("The large rate (with a small one instead)"), Option("The warm-up")],
        # Measured: the accuracies without each of them.
        truth=lambda *accuracies: min(range(4), key=accuracies.__getitem__),
        claim={"not smoothed": "F8 targets_not_smoothed", "not upright": "F8 not_set_upright",
               "small rate": "F8 a_small_rate", "no warm-up": "F8 no_warm-up"},
        why="A target of 1 is never quite reached, so an image that is read right keeps pushing. At a small rate that "
            "does no harm; at this rate it does, and a target that can be reached ends it.",
    ),
]
