"""Answers to the exercises of lesson 05."""

import numpy as np

from helpers.functions import sigmoid
from tests.exercises.answers import right, wrong

targets = np.eye(10)[[1, 2, 3]]


@right("sigmoid_slope")
def a_times_rest(z):
    a = sigmoid(np.asarray(z))
    return a * (1 - a)


@right("sigmoid_slope")
def by_exponentials(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


@wrong("sigmoid_slope", "the sigmoid itself")
def no_slope(z):
    return sigmoid(z)


@wrong("sigmoid_slope", "z(1 - z)")
def z_for_a(z):
    return z * (1 - z)


@wrong("sigmoid_slope", "a(1 + a)")
def plus(z):
    return sigmoid(z) * (1 + sigmoid(z))


@wrong("sigmoid_slope", "the square of the sigmoid")
def square(z):
    return sigmoid(z) ** 2


@wrong("sigmoid_slope", "np.gradient between neighbours")
def numerical(z):
    return np.gradient(sigmoid(np.atleast_1d(z)))


@wrong("sigmoid_slope", "the sign is turned")
def turned(z):
    return sigmoid(z) * (sigmoid(z) - 1)


@right("output_errors")
def less_one_hot(outputs, labels):
    return (outputs - np.eye(10)[labels]) / len(labels)


@wrong("output_errors", "not divided by the number of images")
def not_divided(outputs, labels):
    return outputs - np.eye(10)[labels]


@wrong("output_errors", "targets minus outputs")
def turned_sign(outputs, labels):
    return (np.eye(10)[labels] - outputs) / len(labels)


@wrong("output_errors", "divided by ten")
def by_ten(outputs, labels):
    return (outputs - np.eye(10)[labels]) / 10


@wrong("output_errors", "times a(1 - a)")
def with_slope(outputs, labels):
    return (outputs - np.eye(10)[labels]) * outputs * (1 - outputs) / len(labels)


@wrong("output_errors", "the labels as numbers")
def labels_as_numbers(outputs, labels):
    return (outputs - labels[:, None]) / len(labels)


@wrong("output_errors", "the factor 2 of the quadratic cost")
def factor_two(outputs, labels):
    return 2 * (outputs - np.eye(10)[labels]) / len(labels)


@wrong("output_errors", "averaged over the images: one row")
def one_row(outputs, labels):
    return (outputs - np.eye(10)[labels]).mean(axis=0)


@right("layer_backward")
def three_products(errors, weights, activations):
    back = np.dot(errors, weights.T)
    return np.dot(activations.T, errors), np.sum(errors, axis=0), back * activations * (1 - activations)


@wrong("layer_backward", "the slope is forgotten")
def no_slope_back(errors, weights, activations):
    return activations.T @ errors, errors.sum(axis=0), errors @ weights.T


@wrong("layer_backward", "the bias gradient is averaged")
def averaged_bias(errors, weights, activations):
    return activations.T @ errors, errors.mean(axis=0), errors @ weights.T * activations * (1 - activations)


@wrong("layer_backward", "the weight gradient is transposed")
def transposed(errors, weights, activations):
    return errors.T @ activations, errors.sum(axis=0), errors @ weights.T * activations * (1 - activations)


@wrong("layer_backward", "the weights are not transposed")
def not_transposed(errors, weights, activations):
    return activations.T @ errors, errors.sum(axis=0), errors @ weights * activations * (1 - activations)


@wrong("layer_backward", "only (1 - a)")
def half_slope(errors, weights, activations):
    return activations.T @ errors, errors.sum(axis=0), errors @ weights.T * (1 - activations)


@wrong("layer_backward", "negative gradients, as for a step")
def negative(errors, weights, activations):
    return tuple(-part for part in three_products(errors, weights, activations))


@wrong("layer_backward", "the bias gradient first")
def bias_first(errors, weights, activations):
    w, b, e = three_products(errors, weights, activations)
    return b, w, e


@wrong("layer_backward", "the errors go back without the weights")
def without_weights(errors, weights, activations):
    return activations.T @ errors, errors.sum(axis=0), errors.sum(axis=1, keepdims=True) * activations * (
        1 - activations)


@wrong("layer_backward", "divided by the number of images once more")
def divided_again(errors, weights, activations):
    w, b, e = three_products(errors, weights, activations)
    return w / len(errors), b / len(errors), e


def backwards(net, images, labels, change=lambda errors, layers, layer: errors):
    layers = net.activations(images)
    errors = (layers[-1] - np.eye(10)[labels]) / len(labels)
    weights, biases = [], []
    for layer in range(len(net.weights) - 1, -1, -1):
        weights.append(layers[layer].T @ errors)
        biases.append(errors.sum(axis=0))
        errors = errors @ net.weights[layer].T * layers[layer] * (1 - layers[layer])
    return weights[::-1], biases[::-1]


right("backward_pass")(backwards)


@wrong("backward_pass", "the last layer comes first")
def last_layer_first(net, images, labels):
    weights, biases = backwards(net, images, labels)
    return weights[::-1], biases[::-1]


@wrong("backward_pass", "biases first")
def biases_come_first(net, images, labels):
    weights, biases = backwards(net, images, labels)
    return biases, weights


@wrong("backward_pass", "not averaged over the images")
def sum_over_images(net, images, labels):
    weights, biases = backwards(net, images, labels)
    return [g * len(labels) for g in weights], [g * len(labels) for g in biases]


@wrong("backward_pass", "a slope at the outputs as well")
def slope_at_outputs(net, images, labels):
    layers = net.activations(images)
    errors = (layers[-1] - np.eye(10)[labels]) / len(labels) * layers[-1] * (1 - layers[-1])
    weights, biases = [], []
    for layer in range(len(net.weights) - 1, -1, -1):
        weights.insert(0, layers[layer].T @ errors)
        biases.insert(0, errors.sum(axis=0))
        errors = errors @ net.weights[layer].T * layers[layer] * (1 - layers[layer])
    return weights, biases


@wrong("backward_pass", "negative gradients")
def minus(net, images, labels):
    weights, biases = backwards(net, images, labels)
    return [-g for g in weights], [-g for g in biases]


@wrong("backward_pass", "no slope on the way back")
def without_slope(net, images, labels):
    layers = net.activations(images)
    errors = (layers[-1] - np.eye(10)[labels]) / len(labels)
    weights, biases = [], []
    for layer in range(len(net.weights) - 1, -1, -1):
        weights.insert(0, layers[layer].T @ errors)
        biases.insert(0, errors.sum(axis=0))
        errors = errors @ net.weights[layer].T
    return weights, biases


@wrong("backward_pass", "(1 - a) alone on the way back")
def half_the_slope(net, images, labels):
    layers = net.activations(images)
    errors = (layers[-1] - np.eye(10)[labels]) / len(labels)
    weights, biases = [], []
    for layer in range(len(net.weights) - 1, -1, -1):
        weights.insert(0, layers[layer].T @ errors)
        biases.insert(0, errors.sum(axis=0))
        errors = errors @ net.weights[layer].T * (1 - layers[layer])
    return weights, biases


@right("product_slopes")
def product(a, b):
    return a * b, b, a


@wrong("product_slopes", "the slopes are swapped")
def swapped(a, b):
    return a * b, a, b


@wrong("product_slopes", "the product alone")
def alone(a, b):
    return a * b


@wrong("product_slopes", "both slopes are 1")
def ones(a, b):
    return a * b, 1, 1


@wrong("product_slopes", "a sum")
def added(a, b):
    return a + b, 1, 1


right("two_deltas")((-0.064, 0.2))
right("two_deltas")((1 * -0.4 * 0.8 * 0.2, -2 * -0.4 * 0.5 * 0.5))
wrong("two_deltas", "the neurons' own slopes are forgotten")((-0.4, 0.8))
wrong("two_deltas", "the second sign is wrong")((-0.064, -0.2))
wrong("two_deltas", "target minus output")((0.064, -0.2))
wrong("two_deltas", "swapped")((0.2, -0.064))


@right("slopes_added")
def by_a_loop_from_the_end(made_from):
    slopes = np.zeros(len(made_from))
    slopes[-1] = 1
    for place in range(len(made_from) - 1, -1, -1):
        for parent, local in made_from[place]:
            slopes[parent] += slopes[place] * local
    return slopes


@wrong("slopes_added", "sets where it should add")
def sets(made_from):
    slopes = [0.0] * len(made_from)
    slopes[-1] = 1.0
    for place in reversed(range(len(made_from))):
        for parent, local in made_from[place]:
            slopes[parent] = slopes[place] * local
    return slopes


@wrong("slopes_added", "from the oldest on")
def oldest_first(made_from):
    slopes = [0.0] * len(made_from)
    slopes[-1] = 1.0
    for place in range(len(made_from)):
        for parent, local in made_from[place]:
            slopes[parent] += slopes[place] * local
    return slopes


wrong("two_deltas", "the second weight is left out, the first is right")((-0.064, 0.1))
wrong("two_deltas", "the weights in front of the neurons")((2 * -0.4 * 0.16, -1 * -0.4 * 0.25))
wrong("two_deltas", "the quadratic cost's 2")((-0.128, 0.4))
wrong("two_deltas", "1 - a alone")((-0.4 * 0.2, 0.8 * 0.5))
wrong("two_deltas", "a alone")((-0.4 * 0.8, 0.8 * 0.5))
wrong("two_deltas", "the first sign is wrong")((0.064, 0.2))


def way_back(made_from, start=1.0, left_out=0, swap=False):
    slopes = [0.0] * len(made_from)
    slopes[-1] = start
    for place in range(len(made_from) - 1 - left_out, -1, -1):
        for pair in made_from[place]:
            parent, local = reversed(pair) if swap else pair
            slopes[parent] += slopes[place] * local
    return slopes


@wrong("slopes_added", "the last slope is never set to 1")
def nothing_to_hand_on(made_from):
    return way_back(made_from, start=0.0)


@wrong("slopes_added", "begins at the last but one")
def begins_too_late(made_from):
    return way_back(made_from, left_out=1)


@wrong("slopes_added", "the pair is unpacked the other way round")
def slope_before_place(made_from):
    return way_back(made_from, swap=True)


@wrong("slopes_added", "all slopes start at 1")
def ones_at_first(made_from):
    slopes = [1.0] * len(made_from)
    for place in range(len(made_from) - 1, -1, -1):
        for parent, local in made_from[place]:
            slopes[parent] += slopes[place] * local
    return slopes


@wrong("layer_backward", "the bias gradient keeps its axis")
def keeps_dimensions(errors, weights, activations):
    before = errors @ weights.T * activations * (1 - activations)
    return activations.T @ errors, errors.sum(axis=0, keepdims=True), before


@wrong("output_errors", "the quadratic cost's 2, and no division")
def two_and_whole(outputs, labels):
    return 2 * (outputs - np.eye(10)[labels])


def there_and_back(net, images, labels, back=lambda weights: weights.T, each=1):
    layers = net.activations(images)
    errors = layers[-1] - np.eye(10)[labels]
    errors /= len(labels)
    of_weights, of_biases = [], []
    for layer in range(len(net.weights) - 1, -1, -1):
        of_weights.insert(0, layers[layer].T @ errors)
        of_biases.insert(0, errors.sum(axis=0))
        errors = errors @ back(net.weights[layer]) * layers[layer] * (1 - layers[layer]) / each
    return of_weights, of_biases


@wrong("backward_pass", "the weight gradients are divided once more")
def mean_of_products(net, images, labels):
    of_weights, of_biases = there_and_back(net, images, labels)
    return [gradient / len(labels) for gradient in of_weights], of_biases


@wrong("backward_pass", "both are divided once more")
def mean_of_both(net, images, labels):
    return tuple([gradient / len(labels) for gradient in part] for part in there_and_back(net, images, labels))


@wrong("backward_pass", "divided in every layer")
def mean_in_each_layer(net, images, labels):
    return there_and_back(net, images, labels, each=len(labels))


@wrong("backward_pass", "reshape for .T")
def reshaped_weights(net, images, labels):
    return there_and_back(net, images, labels, back=lambda weights: weights.reshape(weights.shape[1], -1))


@wrong("backward_pass", "only the list of weights is reversed")
def weights_reversed(net, images, labels):
    of_weights, of_biases = there_and_back(net, images, labels)
    return of_weights[::-1], of_biases


wrong("planted_bug", "line and layer changed places")((5, 2))
