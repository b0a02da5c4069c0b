"""The questions of lesson 10, limits."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="confidence_on_noise",
        question="A network that reads nearly all new digits is shown pure noise. How large will its confidence, the "
                 "largest output, typically be?",
        prediction=True,
        options=[Option("About 10 %, as it has no idea which of the ten it is"), Option("25 to 60 %"),
                 Option("Over 60 %")],
        truth=bands(0.25, 0.6),
        claim="I1 wide_uniform",
        why="Softmax shares out 100 % whatever comes in. How much of it goes to one digit differs from seed to seed, "
            "and from noise to noise, as the next pictures show.",
    ),
    Quiz(
        name="width_and_noise",
        question="Now noise for both: the wide network, which reads digits better, and the small one. Which of them "
                 "doubts the noise more?",
        prediction=True,
        options=[Option("The wide one"), Option("The small one"),
                 Option("Neither: they differ by less than two points")],
        # Measured: the median confidence of the wide and of the small network.
        truth=lambda wide, small: 2 if abs(wide - small) < 0.02 else 0 if wide < small else 1,
        claim={"wide": "I1 wide_uniform", "small": "I1 small_uniform"},
        why="In the lesson it is one network of each kind, and another seed may turn it round. A picture of ten of "
            "each follows.",
    ),
    Quiz(
        name="confidence_on_letters",
        question="The network has learnt to doubt noise. What will it say to letters, which it still has never seen?",
        prediction=True,
        options=[Option("It doubts them as well: they are no digits either"),
                 Option("It is about as sure of them as before"),
                 Option("It is surer of them than before, by more than ten points")],
        # Measured: the median confidence before and after.
        truth=lambda before, after: 0 if after < before - 0.1 else 2 if after > before + 0.1 else 1,
        claim={"before": "I1 wide_letters", "after": "I2 letters"},
        why="It was shown noise, and a letter is not like noise. Nothing in that lesson said that strokes may be no "
            "digit.",
    ),
    Quiz(
        name="errors_in_common",
        question="Five networks start from different seeds, and four of them are trained more briefly. Of the errors "
                 "that one makes, what share do all the others make, too?",
        prediction=True,
        options=[Option("Hardly any: each network has its own bad luck"), Option("About a tenth"),
                 Option("About a quarter to two thirds"), Option("Nearly all")],
        truth=bands(0.05, 0.2, 0.7),
        claim="",
        unit="share",
        why="Some images are misread whatever the start. The others are misread after one start and read after "
            "another.",
    ),
    Quiz(
        name="random_perturbation",
        question="Every pixel of a digit is moved by 0.1, a tenth of the way from paper to ink, up or down by the "
                 "toss of a coin. What share of the digits does the network still read?",
        prediction=True,
        options=[Option("Over 90 %"), Option("60 to 90 %"), Option("20 to 60 %"), Option("Under 20 %")],
        truth=lambda share: 0 if share > 0.9 else 1 if share > 0.6 else 2 if share > 0.2 else 3,
        claim="I6 random_0.1",
        why="The coin knows nothing of the weights: what one pixel adds to a neuron's sum, another mostly takes away. "
            "Changes that do not cancel are what comes next.",
    ),
    Quiz(
        name="defended_accuracy",
        question="One network learns with attacks among its images. How many of the images attacked by PGD at 0.1, "
                 "made anew against *it*, will it read?",
        prediction=True,
        options=[Option("As few as before: an attack finds another way"), Option("About half"),
                 Option("Over 70 %"), Option("As many as clean ones")],
        truth=lambda share: 0 if share < 0.35 else 1 if share < 0.7 else 2 if share < 0.95 else 3,
        claim="I9 defended_0.1",
        why="Half of what it learnt from were attacks on itself, and all else was as for its twin. It is no promise "
            "beyond that size, as the next picture shows.",
    ),
    Quiz(
        name="distribution_shift",
        question="A network learns only from the half of each digit that leans least to the right. How well does it "
                 "read the fifth of the test images that leans most?",
        prediction=True,
        options=[Option("Nearly as well as the rest: a slanted 4 is still a 4"), Option("75 to 94 %"),
                 Option("30 to 75 %"), Option("Hardly better than guessing")],
        truth=lambda share: 0 if share > 0.94 else 1 if share > 0.75 else 2 if share > 0.3 else 3,
        claim="I7 upright_5",
        why="No image told the network that a digit may lean so far. As many images at random are the control: how "
            "they do on the same fifth comes soon.",
    ),
]

OWN_WORDS = [
    OwnWords("before_the_town_hall", "A network reads nearly all of its test images. What do you ask before it may "
                                     "read the forms in your town hall?",
             "Whether the test images are like our forms: the same pens, scanners and hands. How it does group by "
             "group, and how often with each kind of form. What it says to a blank field, a letter or a smudge. And "
             "who looks at what it is unsure of."),
    OwnWords("noise_and_letters", "Why does teaching doubt on noise not help with letters?",
             "It was shown noise, and learnt to doubt what is like noise. Letters are made of strokes, as digits are, "
             "and no training image said that strokes may be no digit."),
    OwnWords("one_accuracy_for_all", "A report gives one accuracy for all. Which table do you ask for, and by which "
                                     "groups would you divide?",
             "Accuracy by group, with the number of images in each and an interval: by digit, by how the hand leans, "
             "by pen, by age of the writer, by where the images come from. A group that is small in the test set "
             "hardly moves the one number."),
]
