"""The questions of lesson 11, memorising or learning."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="random_labels",
        question="A network with 64 hidden neurons is taught these 500 labels, 60 times over. How many of the 500 will "
                 "it give back?",
        prediction=True,
        options=[Option("About 50, one in ten: there is nothing to learn"), Option("About half of them"),
                 Option("All 500, or nearly")],
        truth=bands(0.3, 0.9),
        claim="J1 500_random_taught",
        why="It has 50,890 numbers to turn, and 500 labels to store. The steps do not ask whether a label means "
            "anything: they lead down the cost of the labels that are there.",
    ),
    Quiz(
        name="epochs_for_random_labels",
        question="1,000 images. One network is taught the true labels, its twin random ones. How many epochs do they "
                 "need for 99 %?",
        prediction=True,
        options=[Option("About the same: a label is a label"), Option("The random labels take a few times as many"),
                 Option("The random labels take twenty times as many, or more"),
                 Option("The random labels are faster")],
        # Measured: the epochs with true and with random labels.
        truth=lambda true, random: 3 if random < 0.8 * true else 0 if random < 1.5 * true else
            1 if random < 20 * true else 2,
        claim={"true labels": "J2 share_0", "random labels": "J2 share_100"},
        why="Images that look alike mostly have the same true label, so a step for one can serve others. Random labels "
            "mostly differ between them, and each image must be told apart from those like it.",
    ),
    Quiz(
        name="answers_to_false_labels",
        question="After its first few epochs you ask this network about the images whose label is false. Mostly, what "
                 "does it say?",
        prediction=True,
        options=[Option("The false label: it is what it was taught"),
                 Option("The true digit, though it was taught another one for this image"),
                 Option("Anything: false labels have spoilt the lesson")],
        # Measured: the share that is given its true digit at the best moment, and the share given the false label then.
        truth=lambda read, told: 1 if read > 0.5 else 0 if told > 0.5 else 2,
        claim={"the true digit": "J2 misled_read_best", "the false label": ""},
        why="Nobody told it these digits for these images, so it has them from others with true labels. A false "
            "label of a 7 is contradicted by the true labels of other 7s.",
    ),
    Quiz(
        name="cost_plateau",
        question="The quadratic cost sums (output - target)² over the ten outputs. The pause is at 0.9, whatever the "
                 "digit. Which answer costs 0.9?",
        options=[
            Option("Ten zeros", "Ten zeros cost (0 - 1)² = 1, for the one output that should be 1. A little more than "
                                "the pause."),
            Option("Ten outputs of one tenth",
                   "Yes: 9 · 0.1² + 0.9² = 0.9. It is the answer of somebody who knows how often each digit comes, and "
                   "does not look at the image.", right=True),
            Option("A random digit, with full confidence", "Nine times out of ten that is wrong, and then it costs 1 + "
                                                           "1 = 2: on average 1.8."),
        ],
    ),
    Quiz(
        name="memorising_capacity",
        question="784-16-16-10 has 13,002 weights and biases. How many random labels can it learn by heart?",
        prediction=True,
        options=[Option("Fewer than 100: its layers have 16 neurons"), Option("Some hundreds"),
                 Option("One or two thousand"), Option("About 13,000, one for each parameter")],
        # Measured: the largest number of labels of which it gives back 95 %, by doubling.
        truth=bands(100, 1000, 4000),
        claim="",
        unit="labels",
        why="A label is one of ten, about 3.3 yes-or-no questions. The 13,002 numbers hold less than one of these "
            "each, after a training of this length.",
    ),
    Quiz(
        name="labels_after_a_shift",
        question="Both networks give back all of their 1,000 labels. Now every one of the 1,000 images is moved by one "
                 "pixel. How many labels does each give back?",
        prediction=True,
        options=[Option("Both nearly all: a pixel is nothing"),
                 Option("The one taught true labels most of them, the other few"),
                 Option("Both few: a dense network knows nothing of shifts"),
                 Option("The one taught random labels most of them: it knows each image")],
        # Measured: the shares after true and after random labels.
        truth=lambda true, random: 1 if true > random + 0.2 else 3 if random > true + 0.2 else
            0 if min(true, random) > 0.8 else 2,
        claim={"true labels": "J1 true_moved", "random labels": "J1 random_moved"},
        why="What was learnt from many 7s mostly holds for a moved 7, too. What was stored to tell one image from "
            "those like it is mostly lost by the move.",
    ),
    Quiz(
        name="final_cost_spread",
        question="Ten networks of 784-16-16-10, the same 500 images, ten seeds, 100 epochs. By how much do their final "
                 "costs differ, with true labels and with random ones?",
        prediction=True,
        options=[Option("By little, with both"), Option("By little with true labels, by much with random ones"),
                 Option("By much, with both"), Option("By much with true labels, by little with random ones")],
        # Measured: the standard deviation as a part of the mean, after true and after random labels.
        truth=lambda true, random: (0 if random < 0.15 else 1) if true < 0.15 else (3 if random < 0.15 else 2),
        claim={"true labels": "J5 small_true_spread", "random labels": "J5 small_random_spread"},
        why="With random labels some of the ten have come much further down than others after 100 epochs. What that "
            "says about valleys, the next control asks.",
    ),
    Quiz(
        name="perfect_training_accuracy",
        question="You hear of a network: \"100 % on its training images\". What do you know of it?",
        options=[
            Option("It has learnt to read digits", "So had the one with the random labels, by this measure. What would "
                                                   "you have to ask for?"),
            Option("It has memorised its images", "Perhaps. A network that really reads may have 100 %, too."),
            Option("It is large enough for these labels, and nothing more",
                   "Yes. Whether it learnt or memorised shows on images that it was not taught.", right=True),
        ],
    ),
]

OWN_WORDS = [
    OwnWords("memorised_or_learnt", "A network gives back all of its training labels. How do you find out whether it "
                                    "memorised them, without a single new image?",
             "Change the training images a little, for example move each by a pixel, and ask again. After true "
             "labels most are still given back, after random ones fewer than half."),
    OwnWords("false_labels_last", "Why are false labels learnt last?",
             "The true labels agree with each other: a step for one 7 helps the next. A false label is alone, and the "
             "images around it pull the other way, until most of them are learnt and pull no longer."),
    OwnWords("does_it_understand", "Somebody says: \"It reads 98 % of new digits, so it understands digits.\" Which "
                                   "measurements of this course would you show them?",
             "Those that ask how far it reaches: pixels scrambled in the same way for all images change nothing for "
             "it, nines stay nines without their hole, and white ink on black paper it cannot read. It is no lookup "
             "table either: moved by a pixel, most of its images are still read."),
]
