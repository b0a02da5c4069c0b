"""The questions of lesson 09, training with Keras."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="keras_outputs",
        question="The same weights, once in your engine and once in Keras. How far apart are the outputs of the two?",
        prediction=True,
        options=[Option("Not at all: every bit is the same"),
                 Option("In about the sixth digit"),
                 Option("In about the third digit"),
                 Option("A lot: Keras does more than a weighted sum")],
        truth=lambda gap: 0 if gap == 0 else 1 if gap < 2e-5 else 2 if gap < 0.02 else 3,
        claim={"the largest difference": ""},
        why="Both compute a weighted sum, a bias and an activation, in numbers that have about seven digits. They add "
            "up in another order, and that moves the last digits.",
    ),
    Quiz(
        name="validation_split",
        question="Images sorted by their label: first the 0s, at the end the 9s. `fit(..., validation_split=0.1)` "
                 "holds a tenth of them back. What share of the held-out images does the network read?",
        prediction=True,
        options=[Option("Hardly any"), Option("About half"), Option("Nearly as many as of the others")],
        truth=bands(0.2, 0.8),
        claim="F9 sorted",
        why="The part that is held back is the last one, taken before anything is shuffled. Here that part is nines, "
            "and the network has learnt from hardly any.",
    ),
    Quiz(
        name="overfitting",
        question="784-128-10 learns 1,000 images by heart, and training goes on. What happens on 1,000 other images?",
        prediction=True,
        options=[Option("Cost up, accuracy down: it forgets how to read new images"),
                 Option("Cost up, accuracy stays"),
                 Option("Cost stays, accuracy down"),
                 Option("Both stay")],
        # Measured: cost and accuracy at the end, each divided by what it was when the cost was lowest.
        truth=lambda cost, accuracy: (1 if accuracy > 0.985 else 0) if cost > 1.05 else 3 if accuracy > 0.985 else 2,
        claim={"cost at the end, divided by the lowest": "", "accuracy at the end, divided by the one there": ""},
        why="The network gets ever surer of all its answers, and the wrong ones cost more for that. Which answer is "
            "the largest hardly changes any more.",
    ),
    Quiz(
        name="regularisation",
        question="One reads that regularisation and dropout help against overfitting. With 1,000 training images, "
                 "which of these adds most to the accuracy on other images?",
        prediction=True,
        options=[Option("L2: large weights cost extra"),
                 Option("Dropout: in every step, half of the hidden neurons are left out"),
                 Option("Early stopping"),
                 Option("Shifting the images at random by up to two pixels")],
        # Measured: the accuracy without any, and with each.
        truth=lambda without, *aids: max(range(4), key=aids.__getitem__),
        claim={"no aid": "I5 plain", "L2": "I5 l2", "dropout": "I5 dropout", "early stopping": "I5 early",
               "shifts": "I5 shifts"},
        why="L2, dropout and early stopping hold the network back, but show it nothing new. A shifted digit is an "
            "image that it has not seen, with a label that is right.",
    ),
    Quiz(
        name="mistakes_with_filters",
        question="Your dense network misreads some of the held-out images. A network of filters with a third of its "
                 "parameters: how many mistakes will it make?",
        prediction=True,
        options=[Option("More: it has fewer parameters"), Option("About as many, give or take a tenth"),
                 Option("A tenth to a quarter fewer"), Option("Three quarters as many, or fewer")],
        # Measured: the share misread by each.
        truth=lambda dense, filters: 3 - bands(0.75, 0.9, 1.1)(filters / dense),
        claim={"mistakes of 784-128-10": "", "of the CNN": ""},
        unit="share",
        why="A filter uses the same weights at every place, so what it learns of a stroke at one place it can "
            "use at all "
            "others. A dense layer has to learn it anew for each place.",
    ),
    Quiz(
        name="fastest_training",
        question="784-128-10, 3,200 images in batches of 32. Which is fastest?",
        prediction=True,
        options=[Option("Keras as it comes: it is written in C++"),
                 Option("Keras with 50 steps in one call"),
                 Option("The same, compiled with XLA"),
                 Option("The course's engine, in NumPy")],
        # Measured: millionths of a second for an image.
        truth=lambda *times: min(range(4), key=times.__getitem__),
        claim={"Keras as it comes, µs an image": "", "50 steps in one call, µs": "", "with XLA, µs": "",
               "the engine, µs": ""},
        why="Each call and each step has a fixed price: it is asked for, checked and handed on. With so little "
            "to multiply "
            "in a step, that price weighs heavily.",
    ),
    Quiz(
        name="gpu_small_network",
        question="784-16-16-10 in batches of 32, the same Keras on one machine: once on its 16 processor cores, once "
                 "on its graphics card, one of the fastest there is. How much time does the card take for an epoch?",
        prediction=True,
        options=[Option("A tenth of the time, or less"), Option("A tenth to a half"), Option("About as much"),
                 Option("Over one and a half times as much")],
        truth=bands(0.1, 0.5, 1.5),
        claim={"card's time / processor's": "F10 small"},
        by_course=True,
        why="A graphics card multiplies thousands of numbers at once, but each step has to be sent to it, and that "
            "takes time. A step of this network is over before it pays.",
    ),
]

OWN_WORDS = [
    OwnWords("rising_held_out_cost", "A friend says: \"My network overfits, its held-out cost is rising.\" What do you "
                                     "ask first?",
             "What the held-out accuracy does. If it stays, the network reads as well as before and is only surer of "
             "its mistakes: that matters if the confidence is used. Then how many images there are, and whether they "
             "are changed at random."),
    OwnWords("shifts_and_filters", "Why do shifts help a dense network so much, and why would they help a network of "
                                   "filters less?",
             "To a dense network a digit two pixels further left is other inputs, so it has to be shown each place. A "
             "filter has the same weights at every place and knows a shifted stroke already."),
    OwnWords("when_a_gpu_pays", "A friend wants to buy a graphics card to train 784-128-10. What do you measure first?",
             "Where the time of a step goes: how much is multiplied, and how much is fixed cost. Larger batches or "
             "more steps in one call may help more, and they are free."),
]
