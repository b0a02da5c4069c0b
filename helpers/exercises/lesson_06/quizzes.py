"""The questions of lesson 06, training from scratch."""

from helpers.exercises.model import Option, Quiz, bands

from ._speed_run import SPEED_RUN

QUIZZES = [
    Quiz(
        name="weights_that_change",
        question="One step of gradient descent on this one image, whose label is 0. Which of the 1,568 weights change?",
        prediction=True,
        options=[Option("Only those behind the line in the middle, where a 1 would have its ink"),
                 Option("Only those behind pixels where this 0 has ink"),
                 Option("Those behind the line get smaller, those behind the curve larger, all others stay"),
                 Option("All of them: every weight has its share in the error")],
        # Measured: the shares of the weights that moved, behind ink and elsewhere.
        truth=lambda ink, elsewhere: 3 if elsewhere > 0.5 else 1 if ink > 0.5 and elsewhere == 0 else 2,
        claim={"behind ink, moved": "", "elsewhere, moved": ""},
        unit="share",
        why="A weight is moved in proportion to the pixel in front of it. Where this 0 has no ink, that is 0.",
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
        # Measured: the share of the epochs after the fifth that were worse than the one before.
        truth=lambda worse: 1 if worse == 0 else 3 if worse > 0.9 else 2,
        claim={"epochs that got worse": "E9 small_worse_than_before"},
        why="With steps of a constant length the network keeps jumping about near the bottom. Whether that is the "
            "reason is tried next.",
    ),
    Quiz(
        name="momentum_at_its_best",
        question="784-128-10, four epochs on at most 10,000 images. Momentum and plain steps, each at the best of five "
                 "lengths: how far ahead is momentum?",
        prediction=True,
        options=[Option("It is behind"), Option("Hardly: it is only a longer step"),
                 Option("By a quarter of a point to three points"), Option("By more than three points")],
        truth=bands(0, 0.0025, 0.03),
        claim="E13 lead",
        why="With momentum longer steps still work. The picture below shows at which lengths the two differ.",
    ),
    Quiz(
        name="textbook_recipe",
        question="Texts say that two hidden layers of 16 neurons read \"about 96 %\" of new images. The recipe of the "
                 "first textbooks (sigmoid, squared error, plain steps, a start from N(0, 1)): what will you get?",
        prediction=True,
        options=[Option("Below 88 %"), Option("88 to 94.5 %"), Option("94.5 to 97 %"), Option("97 % or more")],
        truth=bands(0.88, 0.945, 0.97),
        claim="F1 textbook",
        why="Your network trained for fewer epochs than those behind the range. What this recipe lacks, the next rungs "
            "add one by one.",
    ),
    Quiz(
        name="best_and_worst_seed",
        question="Ten networks, the same recipe, the same images. Only the seed differs: the start and the order. How "
                 "far apart are the best and the worst of them?",
        prediction=True,
        options=[Option("Less than 0.1 points"), Option("Less than 1 point"), Option("1 to 10 points")],
        truth=bands(0.001, 0.01),
        claim="",
        unit="points",
        why="Where a training stops while it still jumps about is luck, and a seed decides it. The next picture shows "
            "the same recipe with steps that get shorter.",
    ),
    Quiz(
        name="most_confused_pair",
        question="Which of these four pairs does a trained network confuse most often?",
        prediction=True,
        options=[Option("0 and 6"), Option("1 and 7"), Option("4 and 9"), Option("3 and 8")],
        # Measured: how often each of the four pairs was confused, both ways together. None where two are level.
        truth=lambda *errors: errors.index(max(errors)) if errors.count(max(errors)) == 1 else -1,
        claim={"0 and 6": "", "1 and 7": "", "4 and 9": "", "3 and 8": ""},
        unit="errors",
        why="Other pairs may be ahead of all four: the next picture has them. One network makes few mistakes, so with "
            "another seed near places may change.",
    ),
    *SPEED_RUN,
]
