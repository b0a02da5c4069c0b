"""The questions of lesson 07, looking inside."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="weight_images",
        question="Each of the 16 neurons has 784 weights, one for each pixel. Drawn as an image, what will they show?",
        prediction=True,
        options=[Option("Short edges and strokes"), Option("Whole digits, one a neuron"),
                 Option("Noise"), Option("Something blotchy that has no name")],
    ),
    Quiz(
        name="morans_i_of_neurons",
        question="Noise has a Moran's I of about 0, an average digit one of about 0.9. Where do the trained neurons "
                 "lie?",
        prediction=True,
        options=[Option("Below 0.1, among the noise"), Option("Between 0.1 and 0.5"), Option("Over 0.5")],
    ),
    Quiz(
        name="edge_detectors",
        question="A mixture of 200 digits, drawn at random, sometimes looks a bit like an edge, too. How many of the "
                 "neurons look more like an edge than 99 % of such mixtures do?",
        prediction=True,
        options=[Option("Hardly more than the 1 % of chance"), Option("Up to a quarter"), Option("Most of them"),
                 Option("All of them")],
    ),
    Quiz(
        name="most_important_pixel",
        question="One and the same pixel is erased from all test images. How many points of accuracy does the most "
                 "important pixel of all cost?",
        prediction=True,
        options=[Option("Over 10 points"), Option("Several points"), Option("About 1 point"),
                 Option("A fraction of a point")],
    ),
    Quiz(
        name="permuted_pixels",
        question="All 784 pixels change places, in the same way in every image. A network like the one before is "
                 "trained on such images, and tested on such. What happens to its accuracy?",
        prediction=True,
        options=[Option("It falls to about 10 %: nobody can read that"), Option("It loses some ten points"),
                 Option("It loses a few points"), Option("It stays as it is")],
    ),
    Quiz(
        name="filled_nine",
        question="The hole of every nine is filled with ink. What will the network say?",
        prediction=True,
        options=[Option("Mostly 4"), Option("Mostly 7"), Option("Mostly 1"), Option("Mostly still 9")],
    ),
    Quiz(
        name="single_bar",
        question="A single upright bar, drawn on the left of an empty image. What will the network say?",
        prediction=True,
        options=[Option("1"), Option("7"), Option("0"), Option("4 or 6"), Option("It will not be sure of anything")],
    ),
    Quiz(
        name="activation_maximisation",
        question="We change white paper, step by step, so that the output for the 9 grows. What will stand there when "
                 "the network is sure?",
        prediction=True,
        options=[Option("A handsome 9"), Option("A blurred 9, an average"), Option("Nothing that you could read")],
    ),
    Quiz(
        name="interpolated_digits",
        question="One digit is blended into another, in a straight line. On how many of such ways does a third digit "
                 "(or more) lie in between, to the network?",
        prediction=True,
        options=[Option("Hardly any"), Option("About one in ten"), Option("About one in three"), Option("Nearly all")],
    ),
]
