"""Answers to the exercises of lesson 06 in the manner of students."""

import numpy as np

from tests.exercises.answers import right, wrong

rng = np.random.default_rng(1)



wrong("learning_curves", "nothing filled in")((..., ..., ...))
wrong("learning_curves", "the same panel for all three")(("A", "A", "A"))
wrong("learning_curves", "numbers in place of letters")((1, 2, 3))
wrong("learning_curves", "descriptions in place of letters")(("it jumps", "too slow", "gap between the curves"))
wrong("learning_curves", "two letters where one is asked for")(("AB", "C", "D"))


# weight_initialisation

@right("weight_initialisation")
def standard_normal_times_spread(inputs, neurons, activation, random):
    spread = {"relu": np.sqrt(2 / inputs), "sigmoid": np.sqrt(2 / (inputs + neurons))}[activation]
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@right("weight_initialisation")
def normal_with_a_scale(inputs, neurons, activation, random):
    variance = 2 / inputs
    if activation == "sigmoid":
        variance = 2 / (inputs + neurons)
    weights = random.normal(loc=0.0, scale=variance**0.5, size=(inputs, neurons))
    biases = np.array([0.0] * neurons)
    return weights, biases


@wrong("weight_initialisation", "the root is forgotten: the variance is used as the spread")
def variance_for_spread(inputs, neurons, activation, random):
    spread = 2 / inputs if activation == "relu" else 2 / (inputs + neurons)
    return random.normal(0, spread, (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "the activation is ignored: always He's rule")
def he_for_all(inputs, neurons, activation, random):
    return random.normal(0, np.sqrt(2 / inputs), (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "He and Xavier are exchanged")
def rules_exchanged(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "sigmoid" else np.sqrt(2 / (inputs + neurons))
    return random.normal(0, spread, (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "uniform from 0: no weight is negative and the mean is not 0")
def uniform_from_zero(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.random((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "random biases in place of 0")
def random_biases(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return random.normal(0, spread, (inputs, neurons)), random.normal(0, spread, neurons)


@wrong("weight_initialisation", "counts the neurons where the inputs belong in He's rule")
def neurons_for_inputs(inputs, neurons, activation, random):
    spread = np.sqrt(2 / neurons) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return random.normal(0, spread, (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "the generator that was handed over is not used")
def global_randomness(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return rng.normal(0, spread, (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "one column of weights for all neurons, which stay the same for ever")
def all_neurons_alike(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return np.repeat(random.normal(0, spread, (inputs, 1)), neurons, axis=1), np.zeros(neurons)


@wrong("weight_initialisation", "1 over n in place of 2 over n")
def one_for_two(inputs, neurons, activation, random):
    spread = np.sqrt(1 / inputs) if activation == "relu" else np.sqrt(1 / (inputs + neurons))
    return random.normal(0, spread, (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "the weights are turned: (neurons, inputs)")
def weights_turned(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return random.normal(0, spread, (neurons, inputs)), np.zeros(neurons)


# momentum_step

@right("momentum_step")
def two_new_names(weights, velocity, gradient, learning_rate, momentum):
    new_velocity = momentum * velocity - learning_rate * gradient
    new_weights = weights + new_velocity
    return new_weights, new_velocity


@right("momentum_step")
def change_added_up(weights, velocity, gradient, learning_rate, momentum):
    v = np.subtract(velocity * momentum, gradient * learning_rate)
    return np.sum([weights, v], axis=0), v


@wrong("momentum_step", "the weights move by the old velocity")
def moves_by_the_old_velocity(weights, velocity, gradient, learning_rate, momentum):
    return weights + velocity, momentum * velocity - learning_rate * gradient


@wrong("momentum_step", "velocity first, weights second")
def velocity_comes_first(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return velocity, weights + velocity


@wrong("momentum_step", "the gradient is weighed with 1 - momentum, as in an average")
def weighs_like_an_average(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - (1 - momentum) * learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the weights are moved against the velocity")
def minus_the_velocity(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights - velocity, velocity


@wrong("momentum_step", "a momentum of 0.9, whatever was asked for")
def always_nine_tenths(weights, velocity, gradient, learning_rate, momentum):
    velocity = 0.9 * velocity - learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the arrays that were handed over are changed in place")
def pushes_in_place(weights, velocity, gradient, learning_rate, momentum):
    velocity *= momentum
    velocity -= learning_rate * gradient
    weights += velocity
    return weights, velocity


@wrong("momentum_step", "the gradient is added to the velocity: uphill")
def velocity_uphill(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the learning rate scales the old velocity, too")
def rate_over_everything(weights, velocity, gradient, learning_rate, momentum):
    velocity = learning_rate * (momentum * velocity - gradient)
    return weights + velocity, velocity


# confusion_matrix

@right("confusion_matrix")
def counts_each_pair(labels, guesses):
    table = []
    for digit in range(10):
        table.append([int(np.sum((labels == digit) & (guesses == read))) for read in range(10)])
    return np.array(table)


@right("confusion_matrix")
def numbers_the_cells(labels, guesses):
    return np.bincount(10 * labels + guesses, minlength=100).reshape(10, 10)


@wrong("confusion_matrix", "rows and columns are exchanged")
def row_is_the_guess(labels, guesses):
    matrix = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses, strict=True):
        matrix[guess, label] += 1
    return matrix


@wrong("confusion_matrix", "= for +=: no cell goes beyond 1")
def sets_one_for_adding(labels, guesses):
    matrix = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses, strict=True):
        matrix[label, guess] = 1
    return matrix


@wrong("confusion_matrix", "+= with lists of indices counts each pair once only")
def adds_with_index_lists(labels, guesses):
    matrix = np.zeros((10, 10), dtype=int)
    matrix[labels, guesses] += 1
    return matrix


@wrong("confusion_matrix", "shares of each row in place of counts")
def shares_of_the_rows(labels, guesses):
    matrix = numbers_the_cells(labels, guesses)
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)


@wrong("confusion_matrix", "the right answers are left out, the diagonal is empty")
def mistakes_alone(labels, guesses):
    matrix = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses, strict=True):
        if label != guess:
            matrix[label, guess] += 1
    return matrix


@wrong("confusion_matrix", "only as many rows as there are different labels")
def table_of_the_digits_present(labels, guesses):
    size = max(labels.max(), guesses.max()) + 1
    matrix = np.zeros((size, size), dtype=int)
    for label, guess in zip(labels, guesses, strict=True):
        matrix[label, guess] += 1
    return matrix


@wrong("confusion_matrix", "starts from ones, so that every count is one too high")
def starts_from_ones(labels, guesses):
    matrix = np.ones((10, 10), dtype=int)
    np.add.at(matrix, (labels, guesses), 1)
    return matrix
