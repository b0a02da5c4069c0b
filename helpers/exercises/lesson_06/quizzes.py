"""The questions of lesson 06, training from scratch."""

from helpers.exercises.model import Option, Quiz

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
    *SPEED_RUN,
]
