"""The questions of lesson 08, confidence."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="most_common_band",
        question="Your network reads new images. In which band of confidence do most of them lie?",
        prediction=True,
        options=[Option("50 to 70 %"), Option("70 to 90 %"), Option("90 to 99 %, as the text says"),
                 Option("99 % and more"), Option("They are spread evenly over all bands")],
        # Measured: the shares of five bands, the first of them below 50 %.
        truth=lambda below, *shares: 4 if max(shares) < 0.35 else max(range(4), key=shares.__getitem__),
        claim={"below 50 %": "G1 128_below", "50 to 70 %": "G1 128_50", "70 to 90 %": "G1 128_70",
               "90 to 99 %": "G1 128_90", "99 % and more": "G1 128_99"},
        why="Cross-entropy goes on paying for surer right answers. And most images are easy for this network: with a "
            "small one, stopped early, it comes out otherwise, as the next pictures show.",
    ),
    Quiz(
        name="calibration",
        question="Of the test images with a confidence between 80 and 90 %, which share is read right?",
        prediction=True,
        options=[Option("About half: confidence says little"), Option("60 to 75 %: it promises too much"),
                 Option("75 to 90 %: as promised"), Option("Over 90 %: it is too modest")],
        truth=bands(0.6, 0.75, 0.9),
        claim="",
        unit="share",
        why="Cross-entropy is lowest where the outputs are as sure as they are right. With many images and few epochs "
            "that holds for new images, or nearly; with few images and many epochs it is surer than right.",
    ),
    Quiz(
        name="hard_images_read",
        question="Of the 50 images below, all among those that the network is least sure of, which share does *it* "
                 "read right?",
        prediction=True,
        options=[Option("About 10 %, like a guess"), Option("A third to two thirds"), Option("About 80 %"),
                 Option("Nearly all: it is too modest")],
        truth=bands(0.25, 0.7, 0.9),
        claim="",
        unit="share",
        why="Of 10,000 test images, the 200 that it is least sure of mostly lie between two digits, and one of the two "
            "is right. Of the 1,000 of the subset they are a fifth: it is sure of many of those, and reads more.",
    ),
    Quiz(
        name="blended_digits",
        question="A clear 0 turns into a clear 6, mixed pixel by pixel. For which part of the way is the output for "
                 "the 0 between 90 and 10 %?",
        prediction=True,
        options=[Option("For nearly all of it: it falls in step with the mix"), Option("For about half of it"),
                 Option("For less than a quarter: it stays sure, and then tips")],
        truth=lambda part: 0 if part > 0.7 else 1 if part >= 0.25 else 2,
        claim="",
        unit="share",
        why="Along the way the difference of the two pre-activations goes from far above 0 to far below. The softmax "
            "needs only a change of 4.4 in it to go from 90 to 10 %.",
    ),
    Quiz(
        name="shared_confident_errors",
        question="Take the errors of which this network is over 99 % sure. Two more networks are trained from other "
                 "starts. Which share of these errors will all three make?",
        prediction=True,
        options=[Option("None: such an error is bad luck of one network"), Option("Some"), Option("Half or more")],
        truth=lambda part: 0 if part == 0 else 1 if part < 0.5 else 2,
        claim="",
        unit="share",
        why="Another start changes the network, and not the images. What one network misreads so surely, others often "
            "misread as well.",
    ),
    Quiz(
        name="inverted_images",
        question="The same test images with white ink on black paper. What will the network say?",
        prediction=True,
        options=[Option("It reads them about as well as before"),
                 Option("It fails, but it notices: the confidence falls to near 10 %"),
                 Option("It fails, with a confidence of about 50 %"),
                 Option("It fails, with a confidence far above what it gets right")],
        # Measured: the share right and the mean confidence.
        truth=lambda right, sure: 0 if right > 0.8 else 1 if sure < 0.25 else 2 if sure < 0.6 else 3,
        claim={"right": "G7 128_right", "sure": "G7 128_confidence"},
        why="The ten outputs share out 100 % whatever comes in. Nothing in its training ever asked what to say of an "
            "image that is unlike all others.",
    ),
]

OWN_WORDS = [
    OwnWords("ninety_five_percent_sure", "A network is 95 % sure of an image. What must you know before you believe "
                                         "that?",
             "Whether it is calibrated: of many images with 95 %, were 95 % read right? And whether this image is of "
             "the same kind as those on which that was counted. For another hand, camera or paper it must be counted "
             "again."),
    OwnWords("two_calibration_errors", "A friend reports an ECE of 0.3 points, and one of 4 points on the photographs "
                                       "of a customer. How can both be true?",
             "Calibration belongs to a network and a kind of image together. On images like those it learnt from it "
             "can be nearly right, and on photographs surer than right. And with few photographs, a part of the 4 "
             "points may be chance: I would ask how many there were."),
    OwnWords("dearer_errors", "Errors become ten times as dear. What happens to the threshold, to the accuracy of the "
                              "rest, and to the people who look?",
             "The threshold rises: by Chow's rule from 1 - 1/20 to 1 - 1/200. Fewer images are kept, more of those are "
             "right, and the people get more to look at, as long as they themselves err less than the network would."),
]
