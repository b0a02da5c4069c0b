"""The questions of lesson 10, limits."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="confidence_on_noise",
        question="A network that reads nearly all new digits is shown pure noise. How large will its confidence, the "
                 "largest output, typically be?",
        prediction=True,
        options=[Option("About 10 %, as it has no idea which of the ten it is"), Option("About 50 %"),
                 Option("Over 90 %")],
    ),
    Quiz(
        name="width_and_noise",
        question="Now noise for both: the wide network, which reads digits better, and the small one. Which of them "
                 "doubts the noise more?",
        prediction=True,
        options=[Option("The wide one: a better network knows better what is no digit"),
                 Option("The small one: it is less sure of everything"),
                 Option("Neither: both are equally sure")],
    ),
    Quiz(
        name="confidence_on_letters",
        question="The network has learnt to doubt noise. What will it say to letters, which it still has never seen?",
        prediction=True,
        options=[Option("It doubts them as well: they are no digits either"),
                 Option("It is as sure of them as before"),
                 Option("It takes them for noise, and reads digits worse as well")],
    ),
    Quiz(
        name="errors_in_common",
        question="Five networks differ only in their seeds. Take the errors that one of them makes: what share of "
                 "these images do the other four misread, too?",
        prediction=True,
        options=[Option("Hardly any: each network has its own bad luck"), Option("About a tenth"),
                 Option("A third to two thirds"), Option("Nearly all")],
    ),
    Quiz(
        name="remedies_for_overfitting",
        question="One reads that regularisation such as L2 helps against overfitting. A network learns from 1,000 "
                 "images. What makes it better on new ones?",
        prediction=True,
        options=[Option("L2: a penalty on large weights"), Option("Stopping early"),
                 Option("Each image moved by at most a pixel, anew in every epoch")],
    ),
    Quiz(
        name="random_perturbation",
        question="Every pixel of a digit is moved by 0.1, a tenth of the way from white to black, up or down by the "
                 "toss of a coin. What share of the digits does the network still read?",
        prediction=True,
        options=[Option("Over 95 %"), Option("About 70 %"), Option("About 35 %"), Option("About 10 %")],
    ),
    Quiz(
        name="distribution_shift",
        question="A network learns only from the half of each digit that leans least to the right. How well does it "
                 "read the fifth of the test images that leans most?",
        prediction=True,
        options=[Option("Nearly as well as the rest: a slanted 4 is still a 4"), Option("About 90 %"),
                 Option("About 60 %"), Option("About 10 %, like guessing")],
    ),
]
