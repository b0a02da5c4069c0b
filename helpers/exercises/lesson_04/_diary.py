"""The cases of the exercise one_epoch, whose "network" keeps a diary in its weights.

From the weights at the end of the epoch one can read which images were used, in which step, and with which labels. So
any shuffle is accepted, and every mistake can be named.
"""

import math

import numpy as np


def write_diary(weights, images, labels):
    """images: rows of the identity; labels: 1, 2, 3 ...

    A step of -learning_rate * gradient adds (each times the rate) to the place of each image of the batch 1 + what the
    last place holds, to the last place but one the count of labels that do not belong to their images, to the last 1.
    """
    numbers = images.argmax(axis=1) + 1
    mismatched = float(np.sum(numbers != labels)) if len(numbers) == len(labels) else float(len(numbers))
    return -np.concatenate([images.sum(axis=0) * (1 + weights[-1]), [mismatched, 1.0]])


def epoch_case(count, learning_rate, batch_size, seed):
    return (write_diary, np.zeros(count + 2), np.eye(count), np.arange(1, count + 1), learning_rate, batch_size, seed)


def read(weights, arguments):
    """(steps, steps in which each image was used or NaN, mismatched labels) of a diary, None if it is none."""
    learning_rate, count = arguments[4], len(arguments[2])
    weights = np.asarray(weights, dtype=float)
    if weights.shape != (count + 2,) or not np.all(np.isfinite(weights)):
        return None
    steps = weights[-1] / learning_rate
    used = (weights[:count] / learning_rate - 1) / learning_rate
    used[weights[:count] == 0] = np.nan
    return steps, used, weights[-2] / learning_rate


def wanted_steps(arguments):
    return math.ceil(len(arguments[2]) / arguments[5])


def on_diary(question):
    """A detector that only asks about weights which can be read as a diary."""
    def detect(result, expected, arguments):
        diary = read(result, arguments)
        return diary is not None and bool(question(*diary, arguments))
    return detect


def plausible(steps, used, arguments):
    """Every image used once, in a whole number of steps."""
    return not np.isnan(used).any() and np.abs(used - used.round()).max() < 1e-6 and used.min() > -0.5
