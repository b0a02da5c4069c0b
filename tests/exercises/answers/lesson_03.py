"""Answers to the exercises of lesson 03."""

import numpy as np

from helpers.functions import softmax
from tests.exercises.answers import right, wrong

target = np.eye(10)[3]


@right("squared_error")
def loop_over_outputs(output, target):
    cost = 0.0
    for k in range(len(output)):
        cost += (output[k] - target[k]) ** 2
    return cost


@right("squared_error")
def dot_with_itself(output, target):
    error = np.array(output) - np.array(target)
    return error @ error


@wrong("squared_error", "the mean over the outputs")
def mean_error(output, target):
    return np.mean((output - target) ** 2)


@wrong("squared_error", "the square of the sum")
def square_of_sum(output, target):
    return np.sum(output - target) ** 2


@wrong("squared_error", "the root is taken: a distance")
def distance(output, target):
    return np.linalg.norm(output - target)


@wrong("squared_error", "halved, as many textbooks have it")
def halved(output, target):
    return 0.5 * np.sum((output - target) ** 2)


@wrong("squared_error", "only the right digit counts")
def right_digit_only(output, target):
    return (output[np.argmax(target)] - 1) ** 2


@wrong("squared_error", "no sum")
def no_sum(output, target):
    return (output - target) ** 2


@wrong("squared_error", "the amounts instead of the squares")
def amounts(output, target):
    return np.abs(output - target).sum()


@right("average_cost")
def sum_then_mean(outputs, targets):
    return ((outputs - targets) ** 2).sum(axis=1).mean()


@right("average_cost")
def image_by_image(outputs, targets):
    costs = [loop_over_outputs(o, t) for o, t in zip(outputs, targets, strict=True)]
    return sum(costs) / len(costs)


@wrong("average_cost", "the mean over everything")
def mean_of_everything(outputs, targets):
    return np.mean((outputs - targets) ** 2)


@wrong("average_cost", "not averaged")
def not_averaged(outputs, targets):
    return np.sum((outputs - targets) ** 2)


@wrong("average_cost", "one cost for each image")
def one_each(outputs, targets):
    return np.sum((outputs - targets) ** 2, axis=1)


@wrong("average_cost", "the cost of the last image only, divided by n")
def last_only(outputs, targets):
    cost = 0
    for output, wanted in zip(outputs, targets, strict=True):
        cost = np.sum((output - wanted) ** 2)
    return cost / len(outputs)


@wrong("average_cost", "divided by n twice")
def divided_twice(outputs, targets):
    return ((outputs - targets) ** 2).sum(axis=1).mean() / len(outputs)


@right("cross_entropy")
def picked_by_index(outputs, labels):
    picked = outputs[np.arange(len(labels)), labels]
    return -np.mean(np.log(np.maximum(picked, 1e-12)))


@right("cross_entropy")
def in_a_loop(outputs, labels):
    total = 0
    for row, label in zip(outputs, labels, strict=True):
        total -= np.log(max(row[label], 1e-12))
    return total / len(labels)


@wrong("cross_entropy", "summed, not averaged")
def summed(outputs, labels):
    return -np.sum(np.log(np.maximum(outputs[np.arange(len(labels)), labels], 1e-12)))


@wrong("cross_entropy", "the minus is missing")
def no_minus(outputs, labels):
    return np.mean(np.log(np.maximum(outputs[np.arange(len(labels)), labels], 1e-12)))


@wrong("cross_entropy", "logarithm to the base 10")
def base_ten(outputs, labels):
    return -np.mean(np.log10(np.maximum(outputs[np.arange(len(labels)), labels], 1e-12)))


@wrong("cross_entropy", "0 is not taken care of")
def no_floor(outputs, labels):
    return -np.mean(np.log(outputs[np.arange(len(labels)), labels]))


@wrong("cross_entropy", "1e-12 is added to every output")
def added(outputs, labels):
    return -np.mean(np.log(outputs[np.arange(len(labels)), labels] + 1e-3))


@wrong("cross_entropy", "the largest output instead of the right one")
def largest_output(outputs, labels):
    return -np.mean(np.log(outputs.max(axis=1)))


@wrong("cross_entropy", "the logarithm of the mean")
def log_of_mean(outputs, labels):
    return -np.log(np.mean(outputs[np.arange(len(labels)), labels]))


@wrong("cross_entropy", "averaged over all ten outputs as well")
def mean_over_ten(outputs, labels):
    return -np.mean(np.eye(10)[labels] * np.log(np.maximum(outputs, 1e-12)))


@wrong("cross_entropy", "outputs[:, labels] takes a table of n by n")
def table(outputs, labels):
    return -np.mean(np.log(np.maximum(outputs[:, labels], 1e-12)))


@right("quadratic_derivative")
def twice_the_error(outputs, targets):
    return 2 * (outputs - targets)


@wrong("quadratic_derivative", "the 2 is forgotten")
def two_forgotten(outputs, targets):
    return outputs - targets


@wrong("quadratic_derivative", "the sign is turned")
def sign_turned(outputs, targets):
    return 2 * (targets - outputs)


@wrong("quadratic_derivative", "divided by the number of images")
def averaged(outputs, targets):
    return 2 * (outputs - targets) / len(outputs)


@wrong("quadratic_derivative", "the cost, not its derivative")
def cost_itself(outputs, targets):
    return (outputs - targets) ** 2


@wrong("quadratic_derivative", "summed over the outputs")
def summed_slopes(outputs, targets):
    return (2 * (outputs - targets)).sum(axis=1)


@wrong("quadratic_derivative", "the amounts")
def slopes_without_sign(outputs, targets):
    return 2 * np.abs(outputs - targets)


@right("cross_entropy_derivative")
def softmax_less_target(pre_activations, labels):
    result = softmax(pre_activations)
    result = result.copy()
    for i, label in enumerate(labels):
        result[i][label] = result[i][label] - 1
    return result


@wrong("cross_entropy_derivative", "target minus output")
def target_minus_output(pre_activations, labels):
    return np.eye(10)[labels] - softmax(pre_activations)


@wrong("cross_entropy_derivative", "the softmax is forgotten")
def softmax_forgotten(pre_activations, labels):
    return pre_activations - np.eye(10)[labels]


@wrong("cross_entropy_derivative", "divided by n, as for a batch's average")
def batch_average(pre_activations, labels):
    return (softmax(pre_activations) - np.eye(10)[labels]) / len(labels)


@wrong("cross_entropy_derivative", "twice, as for the quadratic cost")
def twice(pre_activations, labels):
    return 2 * (softmax(pre_activations) - np.eye(10)[labels])


@wrong("cross_entropy_derivative", "the logarithm is left in: minus log of the outputs")
def minus_log(pre_activations, labels):
    return -np.log(softmax(pre_activations) + 1e-12)
