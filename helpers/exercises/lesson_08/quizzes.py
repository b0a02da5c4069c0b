"""The questions of lesson 08, confidence."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="most_common_band",
        question="Your network reads new images. In which band of confidence do most of them lie?",
        prediction=True,
        options=[Option("50 to 70 %"), Option("70 to 90 %"), Option("90 to 99 %, as the text says"),
                 Option("99 % and more"), Option("They are spread evenly over all bands")],
    ),
    Quiz(
        name="calibration",
        question="Of the test images with a confidence between 80 and 90 %, which share is read right?",
        prediction=True,
        options=[Option("About half: confidence says little"), Option("60 to 75 %: it promises too much"),
                 Option("75 to 90 %: as promised"), Option("Over 90 %: it is too modest")],
    ),
    Quiz(
        name="temperature",
        question="You soften a network's probabilities with a temperature of 5. What happens to its accuracy?",
        options=[
            Option("It falls: the network is less decided", "Its largest output gets smaller, but stays the largest. "
                                                           "What is its answer?"),
            Option("It stays exactly as it is", "Yes: dividing all pre-activations of an image by one number keeps "
                                                "their order, so every answer stays. Only the confidence changes.",
                   right=True),
            Option("It rises: the overconfident errors go away", "An error stays an error: the answer is still the "
                                                                 "largest output, and that has not changed."),
        ],
    ),
    Quiz(
        name="blended_digits",
        question="A clear 0 turns into a clear 6, mixed pixel by pixel. What does the confidence do on the way?",
        prediction=True,
        options=[Option("The output for the 0 falls in step with the mix, the one for the 6 rises"),
                 Option("It stays sure of the 0 for long, then tips within a short stretch"),
                 Option("In the middle all ten outputs are about equal"),
                 Option("In the middle it says a third digit")],
    ),
    Quiz(
        name="shared_confident_errors",
        question="Take the errors of which this network is over 99 % sure. Two more networks are trained from other "
                 "starts. How many of these errors will all three make?",
        prediction=True,
        options=[Option("None: such an error is bad luck of one network"), Option("A few"), Option("Half or more")],
    ),
    Quiz(
        name="threshold_data",
        question="A threshold must be chosen. On which images?",
        options=[
            Option("On the test images: they are what it will be judged on",
                   "Then the judge has helped to build what is judged, and finds it better than it is."),
            Option("On the training images: they are many",
                   "The network has learnt them. On those it is surer and more often right than on new images, so "
                   "the threshold would come out too low."),
            Option("On images held back from the training, which are not the test images",
                   "Yes: new to the network, and the test images can still judge.", right=True),
        ],
    ),
    Quiz(
        name="inverted_images",
        question="The same test images with white ink on black paper. What will the network say?",
        prediction=True,
        options=[Option("It reads them about as well as before"),
                 Option("It fails, but it notices: the confidence falls to near 10 %"),
                 Option("It fails, with a confidence of about 50 %"),
                 Option("It fails, and stays sure")],
    ),
]
