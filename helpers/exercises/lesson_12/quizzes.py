"""The questions of lesson 12, handwriting."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="own_digits_read",
        question="The network has never seen your hand, and gets your drawings merely shrunk to 28 x 28 pixels. Which "
                 "share will it read?",
        prediction=True,
        options=[Option("Hardly any: it learnt other people's digits"), Option("About half"),
                 Option("About 80 %"), Option("Nearly all")],
        truth=bands(0.25, 0.65, 0.92),
        claim="",
        unit="share",
        why="Merely shrunk, a drawing keeps its place and its size on the pad: it is like MNIST's digits if it was "
            "drawn as large and as central. What the steps of MNIST's preparation are worth for others is measured "
            "next.",
    ),
    Quiz(
        name="costliest_step",
        question="Digits of any size, anywhere on a large pad. Which of the three steps is missed most when it alone "
                 "is left out?",
        prediction=True,
        options=[Option("Cutting the digit out"), Option("Making it 20 pixels long"),
                 Option("Centring it by its ink")],
        # Measured: the accuracies without each of them.
        truth=lambda *accuracies: min(range(3), key=accuracies.__getitem__),
        claim={"without the cut": "L2 large_crop", "without the size": "L2 large_size",
               "without the centre": "L2 large_centre"},
        why="Without the cut the whole pad is made 20 pixels long, and the digit on it becomes tiny. Without the "
            "centring it has the right size, and the middle of its box is in the middle.",
    ),
    Quiz(
        name="thirty_digits",
        question="27 of 30 digits are read right: 90 %. The true share may be another. From where to where does the "
                 "interval go that holds it in 95 of 100 such cases?",
        prediction=True,
        options=[Option("89 to 91 %"), Option("85 to 95 %"), Option("74 to 97 %"), Option("50 to 100 %")],
        truth=lambda low: 0 if low > 0.87 else 1 if low > 0.8 else 2 if low > 0.6 else 3,
        claim={"the lower end": ""},
        unit="share",
        why="One digit more or less moves the share by more than three points. Four times as many digits would about "
            "halve the width.",
    ),
    Quiz(
        name="strangers_read",
        question="Thirteen strangers, prepared exactly as MNIST was. Your network reads nearly all of MNIST's test "
                 "images. Which share of the strangers' digits?",
        prediction=True,
        options=[Option("Over 95 %: a digit is a digit"), Option("80 to 95 %"), Option("65 to 80 %"),
                 Option("Less than 65 %")],
        truth=lambda share: 0 if share > 0.95 else 1 if share >= 0.8 else 2 if share >= 0.65 else 3,
        claim="L1 prepared",
        why="The preparation makes size and place equal, but not hand, pen and form. MNIST's own test images, made as "
            "coarse as these, are read nearly as well as before.",
    ),
    Quiz(
        name="sure_of_strangers",
        question="It reads fewer of the strangers' digits. How sure is it of them, on average?",
        prediction=True,
        options=[Option("Less sure than it is right: it notices that they are strange"),
                 Option("As sure as it is right"), Option("Surer than it is right")],
        # Measured: mean confidence and accuracy.
        truth=lambda sure, right: 0 if sure < right - 0.01 else 1 if sure <= right + 0.01 else 2,
        claim={"how sure": "L1 sure", "how right": "L1 prepared"},
        why="It learnt how sure to be on images like those of its training. It is less sure of these, but not enough.",
    ),
    Quiz(
        name="forgetting",
        question="The network learns from nothing but ten of each digit by the strangers. What becomes of its accuracy "
                 "on MNIST's test images?",
        prediction=True,
        options=[Option("It stays: these are digits, too"), Option("It falls by less than a point"),
                 Option("It falls by several points"), Option("It is lost: about 10 %, like a guess")],
        # Measured: the accuracy on MNIST before and after.
        truth=lambda before, after: 3 if after < 0.2 else 2 if before - after >= 0.01 else
            1 if before - after > 0.001 else 0,
        claim={"before": "L3 before_mnist", "after": "L3 new_mnist"},
        why="Every step serves the new digits, and the numbers that it moves are the ones that read the old. Nothing "
            "in the cost speaks for the old digits any more.",
    ),
    Quiz(
        name="digits_for_a_promise",
        question="You want to promise: at most 5 % wrong. How many digits must be read in a row, without a single "
                 "error, before the interval allows that?",
        prediction=True,
        options=[Option("20, since one of 20 is 5 %"), Option("About 75"), Option("About 400"),
                 Option("No number is enough")],
        truth=bands(40, 150, 1000),
        claim="",
        unit="digits",
        why="The interval's upper end falls about as one over the number of digits. Twenty without an error are "
            "no rare luck for a network that is wrong in one of ten.",
    ),
]

OWN_WORDS = [
    OwnWords("twenty_of_twenty", "It reads 20 of your 20 digits. A friend says: so it reads you perfectly. What do you "
                                 "answer?",
             "Twenty are few. With no error among 20, the interval still reaches down to about 84 %: one digit in six "
             "could be misread, and I may have been lucky. More digits would tell, and written on another day."),
    OwnWords("why_the_neighbour_fares_worse", "Your page reads your neighbour worse than you. Name three reasons, and "
                                              "how you would find out which it is.",
             "It was taught my digits and not theirs: ask the network from before. Their way of writing is rare in "
             "MNIST: look at which digits fail. Or it is chance, since both drew few digits: compare the intervals. "
             "Another pen or a shaky mouse is a fourth: let both draw with the same one."),
    OwnWords("why_old_ones_help", "Why does it help to repeat old images while new ones are learnt?",
             "A step only lowers the cost of the images in its batch. Where old ones are among them, a step that "
             "would spoil them costs something, and so the weights go where both are read."),
]
