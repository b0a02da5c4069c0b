"""The questions of lesson 00, start here."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="untrained_accuracy",
        question="The network has just been made. The numbers inside it are random, and it has not seen a single "
                 "image. "
                 "How many of the test images will it read correctly?",
        prediction=True,
        options=[Option("None: it knows nothing"), Option("About one in ten"), Option("About half"),
                 Option("Most of them: the numbers are well chosen")],
    ),
    Quiz(
        name="trained_accuracy",
        question="Now it trains for a few seconds. How many test images, none of which it has ever seen, will it read "
                 "correctly after that?",
        prediction=True,
        options=[Option("About 50 %"), Option("About 80 %"), Option("Over 90 %, but not all"), Option("All of them")],
    ),
    Quiz(
        name="confidence_when_wrong",
        question="Some images are read wrongly. How sure is the network of its wrong answers?",
        prediction=True,
        options=[Option("Never over 50 %: it notices that something is odd"),
                 Option("Anything from unsure to over 99 %"),
                 Option("Always over 99 %: it is as sure as ever")],
    ),
]
