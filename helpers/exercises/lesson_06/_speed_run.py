"""The questions of the optional lesson 06_speed_run."""

from helpers.exercises.model import Option, Quiz, bands

SPEED_RUN = [
    Quiz(
        name="products_in_the_engine",
        question="An epoch of the course's engine, 784-128-10 in batches of 32: how much of its time goes into the "
                 "products of matrices, which tidier code around them cannot save?",
        prediction=True,
        options=[Option("Less than a tenth: Python is slow"), Option("A tenth to a third"),
                 Option("A third to two thirds"), Option("More than two thirds")],
        truth=bands(0.1, 1 / 3, 2 / 3),
        claim="",
        unit="share",
        why="A step is a few calls of NumPy, and each has thousands of numbers to work through. Beside the products "
            "there are activations, their slopes, and the steps of 101,770 weights and biases.",
    ),
    Quiz(
        name="fewer_numbers",
        question="The same network, the same recipe, but each digit comes as 63 numbers instead of 784. How does the "
                 "accuracy change?",
        prediction=True,
        options=[Option("It falls by several points: most of the image is gone"), Option("It falls by about a point"),
                 Option("It stays within half a point"), Option("It rises by more than half a point")],
        # Measured: with 784 and with 63 numbers.
        truth=lambda pixels, waves: 0 if pixels - waves > 0.02 else 1 if pixels - waves > 0.005 else
            2 if waves - pixels <= 0.005 else 3,
        claim={"784 pixels": "F8 the_engine", "63 waves": "F8 63_waves"},
        why="The rows of pictures show what is lost: the edge of the paper and the finest detail. The strokes, by "
            "which one tells a digit, are still there.",
    ),
    Quiz(
        name="missed_most",
        question="The recipe is at the top. Which of these is missed most when it alone is left out?",
        prediction=True,
        options=[Option("Targets that are smoothed"), Option("Digits that are set upright"),
                 Option("The large rate (with a small one instead)"), Option("The warm-up")],
        # Measured: the accuracies without each of them.
        truth=lambda *accuracies: min(range(4), key=accuracies.__getitem__),
        claim={"not smoothed": "F8 targets_not_smoothed", "not upright": "F8 not_set_upright",
               "small rate": "F8 a_small_rate", "no warm-up": "F8 no_warm-up"},
        why="One reason that fits: a target of 1 is never quite reached, so an image that is read right keeps pushing, "
            "and with large steps it pushes far. A target that can be reached ends that.",
    ),
]
