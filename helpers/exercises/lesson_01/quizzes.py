"""The questions of lesson 01, data and normalisation."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="image_dimensions",
        question="One text says that an MNIST image has \"2,828 dimensions\". You have just read the header. "
                 "How many numbers is one image made of?",
        options=[
            Option("2,828, as the text says", "Look at the header again: the last two numbers are 28 and 28. "
                                              "Somebody wrote "
                   "them side by side and read one large number."),
            Option("784", "Yes: 28 rows of 28 pixels, and 28 · 28 = 784. The \"2,828\" is \"28 28\" with the gap "
                          "lost.", right=True),
            Option("56", "28 + 28 would be right if the image had one row and one column. It has 28 rows *of* 28 "
                         "pixels."),
            Option("28", "That is one row only. How many rows are there?"),
        ],
    ),
    Quiz(
        name="blank_pixels",
        question="Pixels run from 0 (paper) to 255 (full ink). Which share of all pixels is exactly 0?",
        prediction=True,
        options=[Option("About 20 %"), Option("About 50 %"), Option("About 80 %"), Option("Over 99 %")],
    ),
    Quiz(
        name="pixel_scaling",
        question="The same network, the same images, the same recipe, once for each scale. Which will learn worst?",
        prediction=True,
        options=[Option("The raw pixels, 0 to 255"), Option("The pixels scaled to 0 to 1"),
                 Option("The standardised pixels, mean 0 and spread 1"), Option("No difference: the pictures are the "
                                                                                "same")],
    ),
    Quiz(
        name="centre_of_ink",
        question="People write large and small, left and right on the page. How far is the middle of the ink from "
                 "the middle "
                 "of the image?",
        prediction=True,
        options=[Option("At most half a pixel along each axis"), Option("A few pixels, now and then"),
                 Option("Anywhere: digits touch every edge")],
    ),
    Quiz(
        name="generalisation_gap",
        question="A network trained on 1,000 images reads all of these 1,000 correctly. How many of 10,000 new images?",
        prediction=True,
        options=[Option("All of them: it has learnt digits"), Option("About 90 %"), Option("About 50 %"),
                 Option("About 10 %: it has only memorised")],
    ),
    Quiz(
        name="ten_images_per_digit",
        question="Ten images of each digit, 100 in all, and nothing else to learn from. How many new images will it "
                 "read "
                 "correctly?",
        prediction=True,
        options=[Option("About 10 %, as by guessing"), Option("About 40 %"), Option("About 75 %"),
                 Option("About 95 %")],
    ),
]
