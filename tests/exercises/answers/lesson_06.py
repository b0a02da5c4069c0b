"""Answers to the exercises of lesson 06."""

import numpy as np

from tests.exercises.answers import right, wrong


def take(net, images, labels, rate):
    weights, biases = net.gradients(images, labels)
    for layer in range(len(net.weights)):
        net.weights[layer] -= rate * weights[layer]
        net.biases[layer] -= rate * biases[layer]


right("learning_curves")(("B", "D", "A"))
right("learning_curves")(["b", "d", "a"])
wrong("learning_curves", "the first two are swapped")(("D", "B", "A"))
wrong("learning_curves", "the good one is said to overfit")(("B", "D", "C"))
wrong("learning_curves", "numbers instead of letters")((2, 4, 1))
wrong("learning_curves", "only one letter")("B")


@right("weight_initialisation")
def he_and_xavier(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return random.normal(0, spread, (inputs, neurons)), np.zeros(neurons)


@right("weight_initialisation")
def scaled_normal(inputs, neurons, activation, random):
    count = inputs if activation == "relu" else inputs + neurons
    return random.standard_normal((inputs, neurons)) * (2 / count) ** 0.5, [0.0] * neurons


@wrong("weight_initialisation", "He for both")
def he_for_both(inputs, neurons, activation, random):
    return random.normal(0, np.sqrt(2 / inputs), (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "no root: the variance")
def variance(inputs, neurons, activation, random):
    count = inputs if activation == "relu" else inputs + neurons
    return random.normal(0, 2 / count, (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "neurons and inputs swapped in the shape")
def shape_swapped(inputs, neurons, activation, random):
    weights, biases = he_and_xavier(inputs, neurons, activation, random)
    return weights.T, biases


@wrong("weight_initialisation", "random biases")
def random_biases(inputs, neurons, activation, random):
    weights, _ = he_and_xavier(inputs, neurons, activation, random)
    return weights, random.normal(size=neurons)


@wrong("weight_initialisation", "the same weights every time")
def own_seed(inputs, neurons, activation, random):
    return he_and_xavier(inputs, neurons, activation, np.random.default_rng(0))


@wrong("weight_initialisation", "the global generator")
def np_random(inputs, neurons, activation, random):
    count = inputs if activation == "relu" else inputs + neurons
    return np.random.randn(inputs, neurons) * np.sqrt(2 / count), np.zeros(neurons)


@wrong("weight_initialisation", "zeros")
def zeros(inputs, neurons, activation, random):
    return np.zeros((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "the weights alone")
def weights_alone(inputs, neurons, activation, random):
    return he_and_xavier(inputs, neurons, activation, random)[0]


@right("momentum_step")
def two_lines(weights, velocity, gradient, learning_rate, momentum):
    new = momentum * velocity - learning_rate * gradient
    return weights + new, new


@wrong("momentum_step", "plus the gradient")
def plus_gradient(weights, velocity, gradient, learning_rate, momentum):
    new = momentum * velocity + learning_rate * gradient
    return weights + new, new


@wrong("momentum_step", "the velocity is returned first")
def velocity_first(weights, velocity, gradient, learning_rate, momentum):
    return two_lines(weights, velocity, gradient, learning_rate, momentum)[::-1]


@wrong("momentum_step", "the old velocity is returned")
def old_velocity_returned(weights, velocity, gradient, learning_rate, momentum):
    return weights + momentum * velocity - learning_rate * gradient, velocity


@wrong("momentum_step", "momentum and rate swapped")
def swapped_numbers(weights, velocity, gradient, learning_rate, momentum):
    new = learning_rate * velocity - momentum * gradient
    return weights + new, new


@wrong("momentum_step", "momentum always 0.9")
def always_09(weights, velocity, gradient, learning_rate, momentum):
    new = 0.9 * velocity - learning_rate * gradient
    return weights + new, new


@wrong("momentum_step", "the weights alone")
def only_weights(weights, velocity, gradient, learning_rate, momentum):
    return weights + momentum * velocity - learning_rate * gradient


@wrong("momentum_step", "the weights are moved in place")
def moved_in_place(weights, velocity, gradient, learning_rate, momentum):
    new = momentum * velocity - learning_rate * gradient
    weights += new
    return weights, new


@right("confusion_matrix")
def counted(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses, strict=True):
        table[label, guess] += 1
    return table


@right("confusion_matrix")
def with_bincount(labels, guesses):
    return np.bincount(10 * labels + guesses, minlength=100).reshape(10, 10)


@wrong("confusion_matrix", "rows and columns swapped")
def transposed(labels, guesses):
    return counted(guesses, labels)


@wrong("confusion_matrix", "+= with two arrays counts only once")
def array_index(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    table[labels, guesses] += 1
    return table


@wrong("confusion_matrix", "rows are divided by their sum")
def rows_normalised(labels, guesses):
    table = counted(labels, guesses)
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1)


@wrong("confusion_matrix", "only the diagonal")
def diagonal_only(labels, guesses):
    return np.diag(np.diag(counted(labels, guesses)))


@wrong("confusion_matrix", "only the mistakes")
def mistakes_only(labels, guesses):
    table = counted(labels, guesses)
    np.fill_diagonal(table, 0)
    return table


def to_spread(weights, inputs, neurons, activation):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * (weights - weights.mean()) / weights.std(), np.zeros(neurons)


@wrong("weight_initialisation", "all neurons are the same")
def twins(inputs, neurons, activation, random):
    return to_spread(np.repeat(random.standard_normal((inputs, 1)), neurons, axis=1), inputs, neurons, activation)


@wrong("weight_initialisation", "each neuron is a multiple of the first")
def multiples(inputs, neurons, activation, random):
    column = random.standard_normal((inputs, 1))
    return to_spread((column - column.mean()) * random.standard_normal(neurons), inputs, neurons, activation)


@wrong("weight_initialisation", "a neuron has one weight for all inputs")
def one_weight_a_neuron(inputs, neurons, activation, random):
    return to_spread(np.tile(random.standard_normal(neurons), (inputs, 1)), inputs, neurons, activation)


@wrong("weight_initialisation", "a division by 0")
def no_numbers(inputs, neurons, activation, random):
    return random.standard_normal((inputs, neurons)) * np.nan, np.zeros(neurons)
