"""The questions of lesson 01, data and normalisation."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands


def _worst_scale(*accuracies: float) -> int:
    """The scale that learnt least; 3 where it made no difference."""
    return accuracies.index(min(accuracies)) if max(accuracies) - min(accuracies) > 0.02 else 3


QUIZZES = [
    Quiz(
        name="image_dimensions",
        question="One text says that an MNIST image has \"2,828 dimensions\". You have just read the header. "
                 "How many numbers is one image made of?",
        options=[
            Option("2,828, as the text says", "Look at the header again: the last two numbers are 28 and 28. "
                                              "Somebody wrote them side by side and read one large number."),
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
        truth=bands(0.35, 0.65, 0.95),
        claim="A4 zeros",
        why="A pen is thin, and a digit fills only the middle of its image. The lens shows both: paper all around, and "
            "paper between the strokes.",
    ),
    Quiz(
        name="pixel_scaling",
        question="The same network, the same images, the same recipe, once for each scale. Which will learn worst?",
        prediction=True,
        options=[Option("The raw pixels, 0 to 255"), Option("The pixels scaled to 0 to 1"),
                 Option("The standardised pixels, mean 0 and spread 1"),
                 Option("No difference: the pictures are the same")],
        truth=_worst_scale,
        claim={"raw": "E10 raw", "0 to 1": "E10 unit", "standardised": "E10 standardised"},
        why="How far a step moves the network depends on how large its inputs are. On raw pixels, steps of this size "
            "overshoot so far that nothing is learnt from them.",
    ),
    Quiz(
        name="centre_of_ink",
        question="People write large and small, left and right on the page. How far from the middle of the image is "
                 "the middle of the ink, at most?",
        prediction=True,
        options=[Option("Less than a pixel"), Option("A few pixels, now and then"),
                 Option("As far as there is room: digits touch every edge")],
        truth=bands(1, 7),
        claim="A5 furthest",
        why="Nobody writes like that: whoever made MNIST scaled each digit until its longer side was 20 pixels. Then "
            "they pushed it by whole pixels, until its centre was at most half a pixel off in each direction.",
    ),
    Quiz(
        name="generalisation_gap",
        question="A network trained on 1,000 images reads all of these 1,000 correctly. How many of the test images, "
                 "which it has never seen?",
        prediction=True,
        options=[Option("All of them: it has learnt digits"), Option("About 90 %"), Option("About 50 %"),
                 Option("About 10 %: it has only memorised")],
        truth=lambda accuracy: 3 - bands(0.3, 0.7, 0.99)(accuracy),
        claim="A7 1000",
        why="It has learnt much that holds for other people's digits, and some that holds for these 1,000 images "
            "alone. The gap between the two scores is the second part.",
    ),
    Quiz(
        name="ten_images_per_digit",
        question="Ten images of each digit, 100 in all, and nothing else to learn from. How many new images will it "
                 "read correctly?",
        prediction=True,
        options=[Option("About 10 %, as by guessing"), Option("About 40 %"), Option("About 75 %"),
                 Option("About 95 %")],
        truth=bands(0.25, 0.6, 0.87),
        claim="A7 100",
        why="Most people write most digits alike, so a few examples of each go a long way. The rare ways of writing "
            "are what the many other images are for.",
    ),
]

OWN_WORDS = [
    OwnWords("what_it_sees_of_a_seven", "What does the network see of a 7?",
             "A row of 784 numbers from 0 to 1, most of them 0, always in the same order. It is not told which of them "
             "are neighbours, or that they are a picture at all."),
    OwnWords("why_raw_pixels_failed", "Why did the raw pixels fail, and what are two ways out?",
             "With inputs up to 255, steps of this size were so large that the neurons were thrown out of the range in "
             "which they react to anything, and so nothing could bring them back. Make the inputs smaller (divide by "
             "255, or standardise), or make the steps smaller (a lower learning rate)."),
    OwnWords("best_of_many_recipes", "Somebody tried 200 recipes and reports the best test accuracy. What would you "
                                     "ask?",
             "On which images was the best one chosen? If it was chosen on the test images, it was partly chosen for "
             "its luck, and looks better than it is. I would ask for a choice on validation images, for one look at "
             "the test images after that, and for several random starts."),
]
