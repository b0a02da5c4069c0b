"""The cases of the exercise one_epoch, whose gradient records each step in the weights.

From the weights at the end of the epoch one can read which images were used, in which step, and with which labels. So
any shuffle is accepted, and every mistake can be named.
"""

import math

import numpy as np


def recording_gradient(weights, images, labels):
    """images: rows of the identity; labels: 1, 2, 3 ...

    A step of -learning_rate * gradient adds (each times the rate) to the place of each image of the batch 1 + what the
    last place holds, to the last place but one the count of labels that do not belong to their images, to the last 1.
    """
    numbers = images.argmax(axis=1) + 1
    mismatched = float(np.sum(numbers != labels)) if len(numbers) == len(labels) else float(len(numbers))
    return -np.concatenate([images.sum(axis=0) * (1 + weights[-1]), [mismatched, 1.0]])


def epoch_case(count, learning_rate, batch_size, seed):
    return (recording_gradient, np.zeros(count + 2), np.eye(count), np.arange(1, count + 1), learning_rate, batch_size,
            seed)


def recorded_steps(weights, arguments):
    """(steps, steps in which each image was used or NaN, mismatched labels) as the weights record them.

    None if no steps of recording_gradient lead to such weights.
    """
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


def of_steps(question):
    """A detector that only asks about weights which record steps."""
    def detect(result, expected, arguments):
        recorded = recorded_steps(result, arguments)
        return recorded is not None and bool(question(*recorded, arguments))
    return detect


def plausible(steps, used, arguments):
    """Every image used once, in a whole number of steps."""
    return not np.isnan(used).any() and np.abs(used - used.round()).max() < 1e-6 and used.min() > -0.5
