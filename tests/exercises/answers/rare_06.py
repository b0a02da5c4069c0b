"""More answers to lesson 06 in the manner of students."""
# ruff: noqa: B905, SIM108

import math
from collections import Counter

import numpy as np

from tests.exercises.answers import right, wrong

# what the notebook has defined by then, in small
test_labels = np.array([7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
order = np.random.default_rng(0).permutation(10)


# ---- learning_curves (rate too large, rate too small, overfits) ------------------------------------------------------


right("learning_curves")(("B", "D", "A"))
right("learning_curves")(tuple(np.array(["B", "D", "A"])))

wrong("learning_curves", "the two rates are the wrong way round: D hardly falls, B jumps about")(("D", "B", "A"))
wrong("learning_curves", "too large a rate and overfitting are mixed up")(("A", "D", "B"))
wrong("learning_curves", "too small a rate and overfitting are mixed up")(("B", "A", "D"))
wrong("learning_curves", "the fine one is said to overfit")(("B", "D", "C"))
wrong("learning_curves", "the fine one is said to have too small a rate")(("B", "C", "A"))
wrong("learning_curves", "the fine one is said to have too large a rate")(("C", "D", "A"))
wrong("learning_curves", "all three are in the wrong place")(("D", "A", "B"))
wrong("learning_curves", "all three are in the wrong place, in the other order")(("A", "B", "D"))
wrong("learning_curves", "one panel is named twice: B is said to overfit, too")(("B", "D", "B"))
wrong("learning_curves", "one panel is named twice: A is said to have too large a rate, too")(("A", "D", "A"))
wrong("learning_curves", "places, counted from 0, instead of letters")((1, 3, 0))
wrong("learning_curves", "the third is left as it was")(("B", "D", ...))
wrong("learning_curves", "all three letters at each place")(("BDA", "BDA", "BDA"))


# ---- weight_initialisation ------------------------------------------------------------------------------------------


@right("weight_initialisation")
def normal_with_a_scale(inputs, neurons, activation, random):
    if activation == "relu":
        sigma = (2 / inputs) ** 0.5
    else:
        sigma = (2 / (inputs + neurons)) ** 0.5
    return random.normal(0, sigma, (inputs, neurons)), np.zeros(neurons)


@right("weight_initialisation")
def rules_in_a_dictionary(inputs, neurons, activation, random):
    variance = {"relu": 2 / inputs, "sigmoid": 2 / (inputs + neurons)}[activation]
    weights = random.standard_normal((inputs, neurons))
    weights *= math.sqrt(variance)
    biases = np.array([0.0] * neurons)
    return weights, biases


@right("weight_initialisation")
def number_by_number(inputs, neurons, activation, random):
    if activation == "relu":
        n = inputs
    elif activation == "sigmoid":
        n = inputs + neurons
    weights = np.zeros((inputs, neurons))
    for i in range(inputs):
        for j in range(neurons):
            weights[i, j] = np.sqrt(2 / n) * random.standard_normal()
    return weights, np.zeros((neurons,))


@right("weight_initialisation")
def drawn_in_float32(inputs, neurons, activation, random):
    n = inputs if activation == "relu" else inputs + neurons
    weights = np.float32(np.sqrt(2 / n)) * random.standard_normal((inputs, neurons), dtype=np.float32)
    return weights, np.zeros(neurons, dtype=np.float32)


@right("weight_initialisation")
def divided_by_the_root(inputs, neurons, activation, random):
    def he():
        return np.sqrt(2) / np.sqrt(inputs)

    def xavier():
        return 1 / np.sqrt((inputs + neurons) / 2)

    spread = he() if activation == "relu" else xavier()
    weights = spread * random.standard_normal(inputs * neurons).reshape(inputs, neurons)
    return weights, 0 * weights[0]


@wrong("weight_initialisation", "the root is missing: the variance is used as the spread")
def variance_for_spread(inputs, neurons, activation, random):
    spread = 2 / inputs if activation == "relu" else 2 / (inputs + neurons)
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "the two rules are swapped")
def swapped_rules(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "sigmoid" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "the activation is ignored: Xavier's rule for both")
def xavier_for_all(inputs, neurons, activation, random):
    return np.sqrt(2 / (inputs + neurons)) * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "He's rule divides by the neurons of the layer instead of its inputs")
def he_by_the_neurons(inputs, neurons, activation, random):
    spread = np.sqrt(2 / neurons) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "brackets are missing under the root: 2 / inputs + neurons")
def brackets_forgotten(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / inputs + neurons)
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "the root is taken of the 2 alone")
def root_of_two_only(inputs, neurons, activation, random):
    n = inputs if activation == "relu" else inputs + neurons
    return np.sqrt(2) / n * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "1 in place of the 2 in He's rule")
def one_over_inputs(inputs, neurons, activation, random):
    spread = np.sqrt(1 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "6 in place of 2 for the sigmoid: that is the limit of a uniform draw, not the spread")
def six_over_the_sum(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(6 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "drawn evenly between minus and plus sigma: their spread is smaller than sigma")
def uniform_between_the_sigmas(inputs, neurons, activation, random):
    sigma = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return random.uniform(-sigma, sigma, (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "random.random draws from 0 to 1: no weight is negative, and the mean is not 0")
def never_negative(inputs, neurons, activation, random):
    sigma = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return sigma * random.random((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "sigma is handed to random.normal as the mean; the spread stays 1")
def sigma_as_the_mean(inputs, neurons, activation, random):
    sigma = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return random.normal(sigma, size=(inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "N(0, 1) is divided by sigma instead of multiplied")
def divided_by_sigma(inputs, neurons, activation, random):
    sigma = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return random.standard_normal((inputs, neurons)) / sigma, np.zeros(neurons)


@wrong("weight_initialisation", "not scaled at all: N(0, 1), the textbooks' start")
def textbook_start(inputs, neurons, activation, random):
    return random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "`activation` is compared with \"ReLU\", which it never is: always Xavier's rule")
def capital_letters(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "ReLU" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "784 inputs, whatever `inputs` says")
def always_784(inputs, neurons, activation, random):
    spread = np.sqrt(2 / 784) if activation == "relu" else np.sqrt(2 / (784 + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "one random number is drawn and given to every weight")
def one_number_everywhere(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return np.full((inputs, neurons), spread * random.standard_normal()), np.zeros(neurons)


@wrong("weight_initialisation", "the biases are random, too")
def random_biases(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), spread * random.standard_normal(neurons)


@wrong("weight_initialisation", "the weights have the shape (neurons, inputs)")
def rows_are_neurons(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((neurons, inputs)), np.zeros(neurons)


@wrong("weight_initialisation", "one bias for each input instead of each neuron")
def bias_for_each_input(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros(inputs)


@wrong("weight_initialisation", "the biases are a column, (neurons, 1)")
def biases_in_a_column(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros((neurons, 1))


@wrong("weight_initialisation", "a single 0 for all biases, not an array of zeros")
def a_single_zero(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), 0


@wrong("weight_initialisation", "biases first, weights second")
def biases_before_weights(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return np.zeros(neurons), spread * random.standard_normal((inputs, neurons))


@wrong("weight_initialisation", "the numbers come from np.random, not from the generator")
def old_numpy_random(inputs, neurons, activation, random):
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * np.random.randn(inputs, neurons), np.zeros(neurons)


@wrong("weight_initialisation", "a new generator is made inside, so every layer starts with the same numbers")
def generator_of_its_own(inputs, neurons, activation, random):
    random = np.random.default_rng(0)
    spread = np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))
    return spread * random.standard_normal((inputs, neurons)), np.zeros(neurons)


# ---- momentum_step --------------------------------------------------------------------------------------------------


@right("momentum_step")
def two_lines(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + velocity, velocity


@right("momentum_step")
def numpy_function_by_function(weights, velocity, gradient, learning_rate, momentum):
    kept = np.multiply(velocity, momentum)
    push = np.multiply(gradient, learning_rate)
    v = np.subtract(kept, push)
    w = np.add(weights, v)
    return w, v


@right("momentum_step")
def flat_loop(weights, velocity, gradient, learning_rate, momentum):
    new_weights, new_velocity = [], []
    for w, v, g in zip(weights.ravel(), velocity.ravel(), gradient.ravel()):
        v = momentum * v - learning_rate * g
        new_velocity.append(v)
        new_weights.append(w + v)
    return np.array(new_weights).reshape(weights.shape), np.array(new_velocity).reshape(weights.shape)


@right("momentum_step")
def on_copies(weights, velocity, gradient, learning_rate, momentum):
    new = velocity.copy()
    new *= momentum
    new += -(learning_rate * gradient)
    moved = weights.copy()
    moved += new
    return moved, new


@wrong("momentum_step", "a plus before the gradient: the step goes uphill")
def uphill(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the velocity is taken away from the weights instead of added")
def minus_velocity(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights - velocity, velocity


@wrong("momentum_step", "the weights move with the old velocity")
def moves_first(weights, velocity, gradient, learning_rate, momentum):
    weights = weights + velocity
    velocity = momentum * velocity - learning_rate * gradient
    return weights, velocity


@wrong("momentum_step", "the gradient is weighted by 1 - momentum as well, as in a running mean")
def running_mean(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - (1 - momentum) * learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "another convention: the velocity has no learning rate in it, it comes in with the weights")
def rate_at_the_end(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return weights - learning_rate * velocity, velocity


@wrong("momentum_step", "looks ahead (Nesterov): momentum is applied a second time for the weights")
def nesterov(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + momentum * velocity - learning_rate * gradient, velocity


@wrong("momentum_step", "the gradient is taken off twice: in the velocity and again from the weights")
def gradient_twice(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    weights = weights + velocity - learning_rate * gradient
    return weights, velocity


@wrong("momentum_step", "momentum multiplies the gradient, too: brackets too wide")
def brackets_too_wide(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * (velocity - learning_rate * gradient)
    return weights + velocity, velocity


@wrong("momentum_step", "momentum and learning rate are swapped")
def swapped_greek_letters(weights, velocity, gradient, learning_rate, momentum):
    velocity = learning_rate * velocity - momentum * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "momentum is 0.9, whatever the argument says")
def always_point_nine(weights, velocity, gradient, learning_rate, momentum):
    velocity = 0.9 * velocity - learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the old velocity is not kept: the share is missing, all of it stays")
def no_friction(weights, velocity, gradient, learning_rate, momentum):
    velocity = velocity - learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the learning rate is forgotten")
def no_rate(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the learning rate comes in twice: in the velocity, and again when the weights move")
def rate_twice(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + learning_rate * velocity, velocity


@wrong("momentum_step", "the velocity returned is the old one")
def forgets_the_new_velocity(weights, velocity, gradient, learning_rate, momentum):
    weights = weights + momentum * velocity - learning_rate * gradient
    return weights, velocity


@wrong("momentum_step", "velocity first, weights second")
def velocity_in_front(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    weights = weights + velocity
    return velocity, weights


@wrong("momentum_step", "the weights alone are returned")
def weights_alone(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + velocity


@wrong("momentum_step", "the velocity is ignored: a plain step")
def plain_step(weights, velocity, gradient, learning_rate, momentum):
    velocity = -learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the mean of the gradient is used for all weights")
def mean_gradient(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient.mean()
    return weights + velocity, velocity


@wrong("momentum_step", "the weights are kept by the share of momentum as well")
def forgetful_weights(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return momentum * weights + velocity, velocity


# ---- confusion_matrix -----------------------------------------------------------------------------------------------


@right("confusion_matrix")
def counted_in_a_loop(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        table[label, guess] += 1
    return table


@right("confusion_matrix")
def added_at(labels, guesses):
    table = np.zeros((10, 10), int)
    np.add.at(table, (labels, guesses), 1)
    return table


@right("confusion_matrix")
def two_digit_numbers(labels, guesses):
    pairs = 10 * labels.astype(int) + guesses
    return np.bincount(pairs, minlength=100).reshape(10, 10)


@right("confusion_matrix")
def hundred_questions(labels, guesses):
    rows = []
    for true in range(10):
        row = []
        for said in range(10):
            row.append(int(np.sum((labels == true) & (guesses == said))))
        rows.append(row)
    return np.array(rows)


@right("confusion_matrix")
def one_hot_product(labels, guesses):
    digits = np.arange(10)
    true = (labels[:, np.newaxis] == digits).astype(int)
    said = (guesses[:, np.newaxis] == digits).astype(int)
    return true.T @ said


@right("confusion_matrix")
def histogram_and_counter(labels, guesses):
    counter = Counter(zip(labels.tolist(), guesses.tolist()))
    return np.array([[counter[row, column] for column in range(10)] for row in range(10)])


@wrong("confusion_matrix", "rows and columns are swapped: row = guess")
def rows_are_guesses(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        table[guess, label] += 1
    return table


@wrong("confusion_matrix", "`table[labels, guesses] += 1` counts a pair once, however often it comes")
def all_at_once(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    table[labels, guesses] += 1
    return table


@wrong("confusion_matrix", "`= 1` for `+= 1`: nothing is counted beyond one")
def equals_one(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        table[label, guess] = 1
    return table


@wrong("confusion_matrix", "the table holds floats: np.zeros without a dtype")
def floats(labels, guesses):
    table = np.zeros((10, 10))
    for label, guess in zip(labels, guesses):
        table[label, guess] += 1
    return table


@wrong("confusion_matrix", "counts in uint8, which starts again at 0 after 255")
def small_counters(labels, guesses):
    table = np.zeros((10, 10), dtype=np.uint8)
    for label, guess in zip(labels, guesses):
        table[label, guess] += 1
    return table


@wrong("confusion_matrix", "the right answers are left out: the diagonal is empty")
def mistakes_only(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        if label != guess:
            table[label, guess] += 1
    return table


@wrong("confusion_matrix", "both directions of a pair are added together")
def both_directions(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        table[label, guess] += 1
        if label != guess:
            table[guess, label] += 1
    return table


@wrong("confusion_matrix", "shares of each true digit instead of counts")
def share_of_each_row(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        table[label, guess] += 1
    return table / np.maximum(table.sum(axis=1, keepdims=True), 1)


@wrong("confusion_matrix", "rounded percent of all images instead of counts")
def percent_of_all(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    np.add.at(table, (labels, guesses), 1)
    return np.round(100 * table / len(labels)).astype(int)


@wrong("confusion_matrix", "the table has as many rows as there are different labels, not ten")
def sized_by_the_labels(labels, guesses):
    size = len(np.unique(labels))
    return np.array([[np.sum((labels == i) & (guesses == j)) for j in range(size)] for i in range(size)])


@wrong("confusion_matrix", "range(1, 10) leaves out the zeros: row and column 0 stay empty")
def digits_from_one(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for i in range(1, 10):
        for j in range(1, 10):
            table[i, j] = np.sum((labels == i) & (guesses == j))
    return table


@wrong("confusion_matrix", "range(9) leaves out the nines")
def nines_left_out(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for i in range(9):
        for j in range(9):
            table[i, j] = np.sum((labels == i) & (guesses == j))
    return table


@wrong("confusion_matrix", "the notebook's test_labels are counted, not the labels that were handed over")
def labels_of_the_test_images(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(test_labels, guesses):
        table[label, guess] += 1
    return table


@wrong("confusion_matrix", "`or` for `and`: counts the images that have the label or the guess")
def either_of_the_two(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for i in range(10):
        for j in range(10):
            table[i, j] = np.sum((labels == i) | (guesses == j))
    return table


@wrong("confusion_matrix", "the return stands inside the loop: one image is counted")
def one_image(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        table[label, guess] += 1
        return table


@wrong("confusion_matrix", "the first image is left out")
def counts_from_the_second(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for i in range(1, len(labels)):
        table[labels[i], guesses[i]] += 1
    return table


@wrong("confusion_matrix", "only the diagonal is returned, ten numbers")
def diagonal_only(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        table[label, guess] += 1
    return table.diagonal()


@wrong("confusion_matrix", "every row is sorted, the largest first, so a column is no digit any more")
def rows_in_order(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    np.add.at(table, (labels, guesses), 1)
    return np.sort(table, axis=1)[:, ::-1]


@wrong("confusion_matrix", "the hundred counts are not put into a table of 10 by 10")
def hundred_in_a_row(labels, guesses):
    return np.bincount(10 * labels + guesses, minlength=100)


@wrong("confusion_matrix", "printed, not returned")
def printed_table(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses):
        table[label, guess] += 1
    print(table)
