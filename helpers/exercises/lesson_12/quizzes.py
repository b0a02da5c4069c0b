"""The questions of lesson 12, handwriting."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="own_digits_read",
        question="The network has never seen your hand, and gets your drawings merely shrunk to 28 x 28 pixels. Which "
                 "share will it read?",
        prediction=True,
        options=[Option("Hardly any: it learnt other people's digits"), Option("About half"),
                 Option("About 80 %"), Option("Nearly all")],
    ),
    Quiz(
        name="costliest_step",
        question="Digits of any size, anywhere on a large pad. Which of the three steps is missed most when it alone "
                 "is left out?",
        prediction=True,
        options=[Option("Cutting the digit out"), Option("Making it 20 pixels long"),
                 Option("Centring it by its ink")],
    ),
    Quiz(
        name="thirty_digits",
        question="27 of 30 digits are read right: 90 %. The true share may be another. From where to where does the "
                 "interval go that holds it in 95 of 100 such cases?",
        prediction=True,
        options=[Option("89 to 91 %"), Option("85 to 95 %"), Option("74 to 97 %"), Option("50 to 100 %")],
    ),
    Quiz(
        name="strangers_read",
        question="Thirteen strangers, prepared exactly as MNIST was. Your network reads nearly all of MNIST's test "
                 "images. Which share of the strangers' digits?",
        prediction=True,
        options=[Option("Over 95 %: a digit is a digit"), Option("80 to 95 %"), Option("65 to 80 %"),
                 Option("Less than 65 %")],
    ),
    Quiz(
        name="sure_of_strangers",
        question="It reads fewer of the strangers' digits. How sure is it of them, on average?",
        prediction=True,
        options=[Option("Less sure than it is right: it notices that they are strange"),
                 Option("As sure as it is right"), Option("Surer than it is right")],
    ),
    Quiz(
        name="forgetting",
        question="The network learns from nothing but ten of each digit by the strangers. What becomes of its accuracy "
                 "on MNIST's test images?",
        prediction=True,
        options=[Option("It stays: these are digits, too"), Option("It falls by less than a point"),
                 Option("It falls by several points"), Option("It is lost: about 10 %, like a guess")],
    ),
    Quiz(
        name="digits_for_a_promise",
        question="You want to promise: at most 5 % wrong. How many digits must be read in a row, without a single "
                 "error, before the interval allows that?",
        prediction=True,
        options=[Option("20, since one of 20 is 5 %"), Option("About 75"), Option("About 400"),
                 Option("No number is enough")],
    ),
]
