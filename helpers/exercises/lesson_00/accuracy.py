"""The share of right answers."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake

_random = np.random.default_rng(0)

_labels = _random.integers(0, 10, 40)

_guesses = np.where(_random.random(40) < 0.7, _labels, _random.integers(0, 10, 40))


def _by_hand(guesses, labels):
    right = 0
    for guess, label in zip(guesses, labels, strict=True):
        if guess == label:
            right += 1
    return right / len(labels)


EXERCISE = Exercise(
    title="The share of right answers",
    reference=lambda guesses, labels: float(np.mean(guesses == labels)),
    cases=[
        (np.array([7, 2, 1, 0]), np.array([7, 2, 1, 4])),
        (_guesses, _labels),
        (np.array([3, 3]), np.array([3, 3])),
        (np.array([1, 2, 3]), np.array([0, 0, 0])),
        (np.array([5, 6, 8, 9, 2, 2, 1]), np.array([5, 0, 8, 4, 2, 3, 7])),      # 3 / 7 has no end
    ],
    mistakes=[
        Mistake("counted", lambda guesses, labels: int(np.sum(guesses == labels)),
                "You counted the right answers. A share is that count divided by the number of answers, so that "
                "10 images and 10,000 can be compared."),
        Mistake("share of wrong ones", lambda guesses, labels: float(np.mean(guesses != labels)),
                "That is the share of *wrong* answers: all right gives 0 and all wrong gives 1. Which sign did "
                "you use "
                "to compare?"),
        Mistake("still an array", lambda guesses, labels: guesses == labels,
                "You returned one True or False for every image. What is their average, when True counts as 1?"),
        Mistake("counted the wrong ones", lambda guesses, labels: int(np.sum(guesses != labels)),
                "You counted the *wrong* answers. Count the right ones, `guesses == labels`, and divide by the "
                "number of answers."),
        Mistake("one answer for all", lambda guesses, labels: int(np.sum(guesses == labels)) // len(labels),
                "Your result says no more than whether *all* answers are right. Did you ask that, as `.all()` "
                "does? Or divide with `//`, which drops what is behind the decimal point?"),
        Mistake("any of them", lambda guesses, labels: bool((guesses == labels).any()),
                "You asked whether *any* answer is right. How many of them are?"),
        Mistake("mean distance", lambda guesses, labels: float(np.mean(np.abs(guesses - labels))),
                "You averaged how far the digits are apart. A 1 read as a 7 is no bigger mistake than a 1 read as "
                "a 2: only equal or not equal counts."),
        Mistake("rounded", lambda guesses, labels: round(float(np.mean(guesses == labels)), 1),
                "You rounded the share. Leave it as it is; to round is for showing it."),
        Mistake("a list of one", lambda guesses, labels: [float(np.mean(guesses == labels))],
                "The number is right, but it sits in a list. Return the number itself."),
        Mistake("average difference", lambda guesses, labels: float(np.mean(guesses - labels)),
                "You averaged the differences of the digits. Reading a 1 as a 7 is no bigger mistake than "
                "reading it "
                "as a 2: only equal or not equal counts."),
    ],
    hints=[
        "`guesses == labels` compares the two arrays place by place. What does it give?",
        "It gives True where the network was right. NumPy counts True as 1 and False as 0.",
        "The average of ones and zeros is the share of ones: `np.mean(...)`.",
    ],
    variants=[_by_hand, lambda guesses, labels: (guesses == labels).sum() / len(labels),
              lambda guesses, labels: np.float32(np.count_nonzero(guesses == labels) / guesses.size)],
    remark="The network's own `net.accuracy(images, labels)` does just this.",
)
