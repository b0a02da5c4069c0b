"""Reading learning curves, and the trainings that they come from."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.network import History, Network


def four_trainings(images, labels, held_out_images, held_out_labels) -> dict[str, History]:
    """The trainings behind this exercise, under their letters. Looking here spoils it."""
    recipes = {"A": (slice(60), 0.1, 0.9), "B": (slice(3000), 0.7, 0.5), "C": (slice(3000), 0.01, 0.5),
               "D": (slice(3000), 0.0005, 0.5)}
    validation = held_out_images[:2000], held_out_labels[:2000]  # enough for a curve, and five times as fast
    histories = {}
    for letter, (chosen, learning_rate, momentum) in recipes.items():
        net = Network([784, 32, 10], activation="relu", seed=1)
        histories[letter] = net.train(images[chosen], labels[chosen], epochs=20, batch_size=32, momentum=momentum,
                                      learning_rate=learning_rate, validation=validation)
    return histories


OVERFITS, TOO_LARGE, WELL, TOO_SMALL = "A", "B", "C", "D"
LETTERS = (TOO_LARGE, TOO_SMALL, OVERFITS)


def letters_of(result):
    """Three letters, or a sentence that says why they are none."""
    if isinstance(result, np.ndarray):
        result = tuple(result.ravel())
    if isinstance(result, tuple):           # texts of NumPy's are texts as well
        result = tuple(str(part) if np.asarray(part).dtype.kind == "U" and np.size(part) == 1 else part
                       for part in result)
    if not isinstance(result, tuple) or len(result) != 3 or not all(isinstance(part, str) for part in result):
        return "Give three letters in quotes, such as \"A\"."
    letters = tuple(part.strip().upper() for part in result)
    if any(letter not in {"A", "B", "C", "D"} for letter in letters):
        return "The panels are called A, B, C and D."
    if len(set(letters)) < 3:
        return "You gave the same letter twice. Three different panels are asked for."
    return letters


def compare_letters(result, expected, arguments):
    came, wanted = letters_of(result), letters_of(expected)
    if isinstance(came, str):
        return came
    right = sum(a == b for a, b in zip(came, wanted, strict=True))
    how_many = ("None of the three is", "One of the three is", "Two of the three are")
    return True if right == 3 else (
        f"{how_many[right]} right. For each panel ask two things: how does the cost of the training images "
        "move, and how far from it is that of the held-out ones?")


EXERCISE = Exercise(
    title="Reading learning curves",
    reference=LETTERS,
    compare=compare_letters,
    mistakes=[
        Mistake("large and small swapped", (TOO_SMALL, TOO_LARGE, OVERFITS),
                f"You swapped the two rates. With steps that are too small the cost falls smoothly, but hardly "
                f"gets anywhere ({TOO_SMALL}); with steps that are too large it jumps ({TOO_LARGE})."),
        Mistake("overfitting taken for a large rate", (OVERFITS, TOO_SMALL, TOO_LARGE),
                f"In {OVERFITS} the training cost falls smoothly to nearly 0, so its steps are fine; only on "
                "held-out images does it get no better. Which panel shows a training cost that jumps?"),
        Mistake("the good one overfits", (TOO_LARGE, TOO_SMALL, WELL),
                f"In {WELL} the two curves stay close together. Overfitting is a wide gap: next to nothing on the "
                "training images, and a cost that rises on the others."),
        Mistake("the good one is slow", (TOO_LARGE, WELL, OVERFITS),
                f"{WELL} is flat at the end because it has arrived: look how low its cost is. Which one is still "
                "high up after the last epoch?"),
        Mistake("overfitting taken for a small rate", (TOO_LARGE, OVERFITS, TOO_SMALL),
                f"The training cost of {OVERFITS} is the lowest of all, so its steps were not too small. What is "
                f"wrong with it is the other curve. And {TOO_SMALL} has learnt too little to overfit anything."),
    ],
    hints=[
        "Look at the training cost (circles) first. Where does it jump about, where does it hardly fall?",
        "Then at the held-out cost (squares). Where does it part from the other and rise?",
        "Too large a rate: jumps. Too small: a smooth line that is still high at the end. Overfitting: training "
        "cost near 0, held-out cost rising.",
    ],
    variants=[tuple(letter.lower() for letter in LETTERS), [f" {letter} " for letter in LETTERS]],
    remark=f"And {WELL} is a good training: both costs fall, and stay close together.",
)
