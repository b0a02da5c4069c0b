"""Answers to the exercise of lesson 00."""

import numpy as np

from tests.exercises.answers import right, wrong

labels = np.array([7, 2, 1, 0, 4])
guesses = np.array([7, 2, 1, 0, 9])


@right("accuracy")
def counted_in_a_loop(guesses, labels):
    count = 0
    for guess, label in zip(guesses, labels, strict=True):
        if guess == label:
            count = count + 1
    return count / len(labels)


@right("accuracy")
def with_equal(a, b):
    return np.equal(a, b).sum() / a.size


@right("accuracy")
def one_minus_the_wrong_ones(guesses, labels):
    return 1 - np.count_nonzero(guesses - labels) / len(guesses)


@wrong("accuracy", "the share of the notebook's own guesses")
def of_the_notebook(g, lab):
    return np.mean(guesses == labels)


@wrong("accuracy", "only the labels are the notebook's")
def labels_of_the_notebook(guesses, truth):
    return np.mean(guesses == labels[0])


@wrong("accuracy", "the return stands in the loop")
def returns_early(guesses, labels):
    count = 0
    for i in range(len(labels)):
        if guesses[i] == labels[i]:
            count += 1
        return count / len(labels)


@wrong("accuracy", "True and False for each, no share")
def true_and_false(guesses, labels):
    return guesses == labels


@wrong("accuracy", "divided by ten instead of by the number of labels")
def by_ten(guesses, labels):
    return np.sum(guesses == labels) / 10


@wrong("accuracy", "whole division")
def whole_division(guesses, labels):
    return np.sum(guesses == labels) // len(labels)


@wrong("accuracy", "the count is set to 1 instead of raised by 1")
def set_to_one(guesses, labels):
    count = 0
    for guess, label in zip(guesses, labels, strict=True):
        if guess == label:
            count = 1
    return count / len(labels)


@wrong("accuracy", "the average distance between guess and label")
def average_distance(guesses, labels):
    return float(np.mean(np.abs(guesses - labels)))


@wrong("accuracy", "printed, not returned")
def printed(guesses, labels):
    print(np.mean(guesses == labels))


@wrong("accuracy", "divided by one less than there are")
def one_less(guesses, labels):
    return np.sum(guesses == labels) / (len(labels) - 1)


@wrong("accuracy", "is for ==")
def identity(guesses, labels):
    return float(guesses is labels)


@wrong("accuracy", "the method is not called")
def not_called(guesses, labels):
    return (guesses == labels).mean
