"""The questions of lesson 00, start here."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="untrained_accuracy",
        question="The network has just been made. The numbers inside it are random, and it has not seen a single "
                 "image. How many of the test images will it read correctly?",
        prediction=True,
        options=[Option("None: it knows nothing"), Option("About one in ten"), Option("About half"),
                 Option("Most of them: the numbers are well chosen")],
        truth=bands(0.001, 0.3, 0.7),
        claim="C1 wide_relu",
        why="There are ten digits, and its answer has nothing to do with the image: about one in ten is right by luck. "
            "All that a network knows it learns from examples.",
    ),
    Quiz(
        name="trained_accuracy",
        question="Now it trains for a few seconds. How many test images, none of which it has ever seen, will it read "
                 "correctly after that?",
        prediction=True,
        options=[Option("About 50 %"), Option("About 80 %"), Option("Over 90 %, but not all"), Option("All of them")],
        truth=bands(0.65, 0.9, 1),
        claim="A7 60000 4000",
        why="It has seen many ways of writing each digit, and what they have in common holds for new ones as well. "
            "What it misreads is mostly written in a way that it has hardly met.",
    ),
    Quiz(
        name="confidence_when_wrong",
        question="Some images are read wrongly. How sure is the network of its wrong answers?",
        prediction=True,
        options=[Option("Never over 50 %: it notices that something is odd"),
                 Option("Anything from unsure to over 99 %"),
                 Option("Always over 99 %: it is as sure as ever")],
        # Measured: the lowest and the highest confidence of a wrong answer.
        truth=lambda lowest, highest: 0 if highest <= 0.5 else 2 if lowest > 0.99 else 1,
        claim={"least sure": "", "surest": "G5 surest_error"},
        why="Its confidence says how well an image fits what it has learnt, not whether the answer is right. An "
            "unusual 4 can fit a 9 perfectly.",
    ),
]

OWN_WORDS = [
    OwnWords("why_test_images_stay_apart", "Why are the test images kept out of the training?",
             "Because the question is how it reads images that it has never seen. On images that it has trained on it "
             "could simply remember the answers."),
    OwnWords("what_learning_means", "What does it mean that the network \"learnt\" something, when all it has is a "
                                    "list of numbers?",
             "The numbers were moved, a little at a time, until the answers fitted the examples better. What it "
             "learnt is in those numbers and nowhere else: nobody wrote a rule about digits, and none can be read "
             "off."),
    OwnWords("before_you_believe_it", "You get an answer with a confidence of 99 %. What would you want to know before "
                                      "you believe it?",
             "How often it is right when it says so, on images that it has not trained on. And whether this image is "
             "of the kind that it was trained on: a digit at all, written and prepared in the same way."),
]
