"""Answers to the exercise of lesson 00 in the manner of students."""

import numpy as np

from tests.exercises.answers import right, wrong


@right("accuracy")
def counts_hits_in_a_loop(guesses, labels):
    hits = 0
    for guess, label in zip(guesses, labels, strict=True):
        if guess == label:
            hits += 1
    return hits / len(labels)


@right("accuracy")
def one_minus_the_misses(guesses, labels):
    misses = np.count_nonzero(guesses - labels)
    return 1 - misses / guesses.shape[0]


@wrong("accuracy", "per cent in place of a share")
def gives_per_cent(guesses, labels):
    return 100 * np.mean(guesses == labels)


@wrong("accuracy", "whole division, so that only 0 or 1 comes out")
def divides_whole(guesses, labels):
    return np.sum(guesses == labels) // len(labels)


@wrong("accuracy", "returns inside the loop, after the first image")
def leaves_after_the_first(guesses, labels):
    hits = 0
    for guess, label in zip(guesses, labels, strict=True):
        if guess == label:
            hits += 1
        return hits / len(labels)


@wrong("accuracy", "the share is rounded to two decimals")
def rounds_the_share(guesses, labels):
    return round(float(np.mean(guesses == labels)), 2)


@wrong("accuracy", "each image's own comparison, not averaged")
def forgets_to_average(guesses, labels):
    return guesses == labels
