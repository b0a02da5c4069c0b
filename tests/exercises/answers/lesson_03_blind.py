"""Answers to the exercises of lesson 03 in the manner of students."""

import math

import numpy as np

from tests.exercises.answers import right, wrong


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def one_hot(labels):
    return np.eye(10)[labels]


# squared_error

@right("squared_error")
def adds_ten_squares(output, target):
    cost = 0.0
    for k in range(10):
        cost += (output[k] - target[k]) ** 2
    return cost


@right("squared_error")
def product_with_itself(output, target):
    d = target - output
    return float(d @ d)


@wrong("squared_error", "the mean of the squares, not their sum")
def means_the_squares(output, target):
    return np.mean((output - target) ** 2)


@wrong("squared_error", "half of the sum, as other books have it")
def halves_the_cost(output, target):
    return 0.5 * np.sum((output - target) ** 2)


@wrong("squared_error", "squares the sum, not each difference")
def squares_the_sum(output, target):
    return np.sum(output - target) ** 2


@wrong("squared_error", "the root of the sum: the distance, not the cost")
def takes_the_root(output, target):
    return np.linalg.norm(output - target)


@wrong("squared_error", "absolute differences, not squares")
def sizes_of_the_differences(output, target):
    return np.abs(output - target).sum()


@wrong("squared_error", "the difference of the squares, not the square of the difference")
def difference_of_squares(output, target):
    return np.sum(output**2 - target**2)


@wrong("squared_error", "output 9 is left out")
def leaves_out_the_nine(output, target):
    cost = 0
    for k in range(9):
        cost += (output[k] - target[k]) ** 2
    return cost


# average_cost

@right("average_cost")
def image_after_image(outputs, targets):
    costs = []
    for output, target in zip(outputs, targets, strict=True):
        costs.append(sum((a - y) ** 2 for a, y in zip(output, target, strict=True)))
    return sum(costs) / len(costs)


@right("average_cost")
def ten_times_the_mean(outputs, targets):
    return 10 * np.square(outputs - targets).mean()


@wrong("average_cost", "averages over all 10n numbers, not over the images")
def averages_all_numbers(outputs, targets):
    return np.mean((outputs - targets) ** 2)


@wrong("average_cost", "the sum over the images, not the average")
def sums_all_images(outputs, targets):
    return np.sum((outputs - targets) ** 2)


@wrong("average_cost", "one cost for each image, not their average")
def one_cost_an_image(outputs, targets):
    return np.sum((outputs - targets) ** 2, axis=1)


@wrong("average_cost", "sums over the images and gives an average for each output")
def sums_down_the_images(outputs, targets):
    return np.sum((outputs - targets) ** 2, axis=0) / len(outputs)


@wrong("average_cost", "divides by n twice")
def averages_twice(outputs, targets):
    return np.mean(np.sum((outputs - targets) ** 2, axis=1)) / len(outputs)


@wrong("average_cost", "returns the first image's cost")
def stops_at_the_first_image(outputs, targets):
    total = 0
    for output, target in zip(outputs, targets, strict=True):
        total += np.sum((output - target) ** 2)
        return total


@wrong("average_cost", "averages the outputs first, and takes the cost of the average")
def cost_of_the_mean_output(outputs, targets):
    return np.sum((outputs.mean(axis=0) - targets.mean(axis=0)) ** 2)


# cross_entropy

@right("cross_entropy")
def logs_in_a_loop(outputs, labels):
    total = 0
    for i in range(len(labels)):
        a = outputs[i][labels[i]]
        if a < 1e-12:
            a = 1e-12
        total -= math.log(a)
    return total / len(labels)


@right("cross_entropy")
def masks_with_one_hot(outputs, labels):
    a = np.clip(outputs, 1e-12, None)
    return -np.sum(one_hot(labels) * np.log(a)) / len(outputs)


@wrong("cross_entropy", "the sign: the logarithm without the minus")
def forgets_the_minus(outputs, labels):
    return np.mean(np.log(np.maximum(outputs[np.arange(len(labels)), labels], 1e-12)))


@wrong("cross_entropy", "base 10 in place of the natural logarithm")
def common_logarithm(outputs, labels):
    return -np.mean(np.log10(np.maximum(outputs[np.arange(len(labels)), labels], 1e-12)))


@wrong("cross_entropy", "the largest output in place of the right digit's")
def surest_not_right(outputs, labels):
    return -np.mean(np.log(np.maximum(outputs.max(axis=1), 1e-12)))


@wrong("cross_entropy", "zeros are not dealt with")
def log_of_zero(outputs, labels):
    return -np.mean(np.log(outputs[np.arange(len(labels)), labels]))


@wrong("cross_entropy", "summed over the images, not averaged")
def sums_the_logs(outputs, labels):
    return -np.sum(np.log(np.maximum(outputs[np.arange(len(labels)), labels], 1e-12)))


@wrong("cross_entropy", "1e-12 is an upper bound: everything becomes 1e-12")
def minimum_for_maximum(outputs, labels):
    return -np.mean(np.log(np.minimum(outputs[np.arange(len(labels)), labels], 1e-12)))


@wrong("cross_entropy", "1e-7 in place of 1e-12")
def another_small_number(outputs, labels):
    return -np.mean(np.log(np.maximum(outputs[np.arange(len(labels)), labels], 1e-7)))


@wrong("cross_entropy", "every label is paired with every image")
def picks_whole_columns(outputs, labels):
    return -np.mean(np.log(np.maximum(outputs[:, labels], 1e-12)))


@wrong("cross_entropy", "the logarithm of the average, not the average of the logarithms")
def log_of_the_mean(outputs, labels):
    return -np.log(np.maximum(np.mean(outputs[np.arange(len(labels)), labels]), 1e-12))


# quadratic_derivative

@right("quadratic_derivative")
def every_output_by_itself(outputs, targets):
    slopes = np.zeros(outputs.shape)
    for i in range(outputs.shape[0]):
        for k in range(outputs.shape[1]):
            slopes[i, k] = 2 * (outputs[i, k] - targets[i, k])
    return slopes


@right("quadratic_derivative")
def minus_two_the_other_way(outputs, targets):
    return -2 * (targets - outputs)


@wrong("quadratic_derivative", "the factor 2 is missing")
def derivative_without_two(outputs, targets):
    return outputs - targets


@wrong("quadratic_derivative", "the sign: target minus output")
def target_minus_output(outputs, targets):
    return 2 * (targets - outputs)


@wrong("quadratic_derivative", "divides by n: the slope of the average, not of each image")
def divides_by_images(outputs, targets):
    return 2 * (outputs - targets) / len(outputs)


@wrong("quadratic_derivative", "sums over the outputs: one number an image")
def sums_the_slopes(outputs, targets):
    return np.sum(2 * (outputs - targets), axis=1)


@wrong("quadratic_derivative", "the size without the sign")
def slopes_without_sign(outputs, targets):
    return 2 * np.abs(outputs - targets)


@wrong("quadratic_derivative", "the target is dropped, as if it were differentiated away")
def two_times_output(outputs, targets):
    return 2 * outputs


# cross_entropy_derivative

@right("cross_entropy_derivative")
def one_off_at_the_label(pre_activations, labels):
    slopes = softmax(pre_activations)
    for i, label in enumerate(labels):
        slopes[i, label] = slopes[i, label] - 1
    return slopes


@right("cross_entropy_derivative")
def writes_the_softmax_out(pre_activations, labels):
    z = pre_activations - pre_activations.max(axis=1)[:, np.newaxis]
    total = np.exp(z).sum(axis=1)[:, np.newaxis]
    wanted = np.arange(10) == np.array(labels)[:, np.newaxis]
    return np.where(wanted, np.exp(z) / total - 1, np.exp(z) / total)


@wrong("cross_entropy_derivative", "softmax is forgotten: pre-activation minus target")
def forgets_the_softmax(pre_activations, labels):
    return pre_activations - one_hot(labels)


@wrong("cross_entropy_derivative", "the sign: target minus output")
def wanted_minus_given(pre_activations, labels):
    return one_hot(labels) - softmax(pre_activations)


@wrong("cross_entropy_derivative", "the factor 2 of the quadratic cost")
def keeps_the_two(pre_activations, labels):
    return 2 * (softmax(pre_activations) - one_hot(labels))


@wrong("cross_entropy_derivative", "divides by n: the slope of the average, not of each image")
def slope_of_the_average(pre_activations, labels):
    return (softmax(pre_activations) - one_hot(labels)) / len(labels)


@wrong("cross_entropy_derivative", "the label is subtracted as a number from every output")
def subtracts_the_label_itself(pre_activations, labels):
    return softmax(pre_activations) - np.reshape(labels, (-1, 1))


@wrong("cross_entropy_derivative", "the slope by the outputs a, -1/a at the label, not by z")
def slope_by_the_outputs(pre_activations, labels):
    return -one_hot(labels) / softmax(pre_activations)


@wrong("cross_entropy_derivative", "the argument is changed in place")
def changes_the_pre_activations(pre_activations, labels):
    pre_activations[:] = softmax(pre_activations)
    pre_activations[np.arange(len(labels)), labels] -= 1
    return pre_activations


@wrong("cross_entropy_derivative", "a quadratic chain: times a(1 - a)")
def times_the_sigmoid_slope(pre_activations, labels):
    a = softmax(pre_activations)
    return (a - one_hot(labels)) * a * (1 - a)
