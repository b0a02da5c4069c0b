"""Answers from all lessons that checks once judged wrongly: accepted though wrong, refused though right, misnamed."""


import numpy as np

from helpers.data import one_hot
from helpers.functions import sigmoid
from helpers.probes import input_gradients
from tests.exercises.answers import right, wrong

test_labels = np.array([3, 1, 4, 1, 5])
learning_rate, batch_size = 0.1, 32


@wrong("accuracy", "rounded to two places")
def rounded(guesses, labels):
    return round(float(np.mean(guesses == labels)), 2)


@wrong("accuracy", "compares the means of both")
def equal_means(guesses, labels):
    return float(np.mean(guesses) == np.mean(labels))


@wrong("stratified_split", "the digit 9 is forgotten: range(9)")
def nine_forgotten(labels, share, seed):
    random = np.random.default_rng(seed)
    rest, chosen = [], []
    for digit in range(9):
        places = random.permutation(np.flatnonzero(labels == digit))
        count = round(share * len(places))
        chosen.extend(places[:count])
        rest.extend(places[count:])
    return np.array(rest), np.array(chosen)


@wrong("stratified_split", "labels - 1: every digit is looked for one too low")
def one_too_low(labels, share, seed):
    random = np.random.default_rng(seed)
    chosen = np.concatenate([
        random.permutation(np.flatnonzero(labels - 1 == digit))[: round(share * np.sum(labels - 1 == digit))]
        for digit in range(10)])
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


@wrong("quadratic_derivative", "overwrites the outputs")
def overwrites_outputs(outputs, targets):
    outputs -= targets
    return 2 * outputs


@wrong("average_cost", "divided by ten, the number of outputs, instead of by the number of images")
def divided_by_ten(outputs, targets):
    return np.sum((outputs - targets) ** 2) / 10


@wrong("cross_entropy_derivative", "softmax over the images instead of over the digits")
def softmax_over_images(pre_activations, labels):
    powers = np.exp(pre_activations - pre_activations.max(axis=0))
    return powers / powers.sum(axis=0) - one_hot(labels)


@wrong("cross_entropy_derivative", "the derivative by the output instead of by the pre-activation: -1/a")
def by_the_output(pre_activations, labels):
    powers = np.exp(pre_activations - pre_activations.max(axis=1, keepdims=True))
    return -one_hot(labels) / (powers / powers.sum(axis=1, keepdims=True))


@wrong("cross_entropy_derivative", "only the right digit gets a slope")
def right_digit_alone(pre_activations, labels):
    powers = np.exp(pre_activations - pre_activations.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True) - 1) * one_hot(labels)


def epoch_with(draw, size=None):
    def epoch(gradient, weights, images, labels, learning_rate, batch_size, seed):
        order = draw(len(images), seed)
        weights = weights.copy()
        step = size or batch_size
        for start in range(0, len(images), step):
            batch = order[start:start + step]
            weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
        return weights
    return epoch


wrong("one_epoch", "the seed is ignored: always default_rng(0)")(
    epoch_with(lambda count, seed: np.random.default_rng(0).permutation(count)))
wrong("one_epoch", "the seed is ignored: default_rng() draws anew each time")(
    epoch_with(lambda count, seed: np.random.default_rng().permutation(count)))
wrong("one_epoch", "32 in place of batch_size")(
    epoch_with(lambda count, seed: np.random.default_rng(seed).permutation(count), size=32))


@wrong("one_epoch", "NumPy's old global generator is seeded, which changes it for everybody")
def global_seed(gradient, weights, images, labels, learning_rate, batch_size, seed):
    np.random.seed(0)
    return epoch_with(lambda count, seed: np.random.permutation(count))(
        gradient, weights, images, labels, learning_rate, batch_size, seed)


@wrong("one_epoch", "images and labels are shuffled in two different orders")
def two_orders(gradient, weights, images, labels, learning_rate, batch_size, seed):
    random = np.random.default_rng(seed)
    images, labels = images[random.permutation(len(images))], labels[random.permutation(len(labels))]
    for start in range(0, len(images), batch_size):
        weights = weights - learning_rate * gradient(
            weights, images[start:start + batch_size], labels[start:start + batch_size])
    return weights


@wrong("learning_rate_finder", "the largest rate is never tried")
def largest_left_out(try_rate, smallest, largest, count):
    rates = np.geomspace(smallest, largest, count)[:-1]
    costs = [try_rate(rate) for rate in rates]
    return rates[np.nanargmin(costs)]


@wrong("learning_rate_finder", "min takes a NaN that comes first for the lowest")
def nan_first(try_rate, smallest, largest, count):
    return min(np.geomspace(smallest, largest, count), key=try_rate)


@wrong("learning_rate_finder", "the rate with the highest cost")
def highest(try_rate, smallest, largest, count):
    rates = np.geomspace(smallest, largest, count)
    return rates[np.nanargmax([try_rate(rate) for rate in rates])]


@wrong("learning_rate_finder", "steps in a ratio that is one step too small: (1 / count)")
def ratio_too_small(try_rate, smallest, largest, count):
    ratio = (largest / smallest) ** (1 / count)
    rates = [smallest * ratio**step for step in range(count)]
    return rates[int(np.nanargmin([try_rate(rate) for rate in rates]))]


@wrong("output_errors", "overwrites the outputs")
def overwrites_the_outputs(outputs, labels):
    outputs[np.arange(len(labels)), labels] -= 1
    return outputs / len(labels)


@wrong("output_errors", "nothing is subtracted at the right digit")
def nothing_subtracted(outputs, labels):
    return outputs / len(outputs)


@wrong("sigmoid_slope", "the slope of tanh")
def slope_of_tanh(z):
    return 1 - np.tanh(z) ** 2


@wrong("sigmoid_slope", "(1 - a) alone")
def one_minus_alone(z):
    return 1 - sigmoid(z)


@wrong("backward_pass", "the labels themselves are subtracted, not one-hot targets")
def labels_for_targets(net, images, labels):
    layers = net.activations(images)
    errors = (layers[-1] - labels[:, np.newaxis]) / len(images)
    weights, biases = [], []
    for layer in reversed(range(len(net.weights))):
        weights.insert(0, layers[layer].T @ errors)
        biases.insert(0, errors.sum(axis=0))
        errors = errors @ net.weights[layer].T * layers[layer] * (1 - layers[layer])
    return weights, biases


@wrong("backward_pass", "the errors are never passed back")
def not_passed_back(net, images, labels):
    layers = net.activations(images)
    errors = (layers[-1] - one_hot(labels)) / len(images)
    weights, biases = [], []
    for layer in reversed(range(len(net.weights))):
        hidden = layers[layer + 1] * (1 - layers[layer + 1])
        weights.insert(0, layers[layer].T @ (errors if layer == len(net.weights) - 1 else hidden))
        biases.insert(0, (errors if layer == len(net.weights) - 1 else hidden).sum(axis=0))
    return weights, biases


right("learning_curves")(np.array(["B", "D", "A"]))


@wrong("weight_initialisation", "uniform from -s to s, where normal numbers with that spread are asked for")
def uniform(inputs, neurons, activation, random):
    spread = np.sqrt((2 if activation == "relu" else 1) / inputs)
    return random.uniform(-spread, spread, (inputs, neurons)), np.zeros(neurons)


@wrong("weight_initialisation", "1 / inputs without the root")
def without_the_root(inputs, neurons, activation, random):
    return random.normal(0, (2 if activation == "relu" else 1) / inputs, (inputs, neurons)), np.zeros(neurons)


@wrong("momentum_step", "overwrites the velocity of the caller")
def velocity_overwritten(weights, velocity, gradient, learning_rate, momentum):
    velocity *= momentum
    velocity -= learning_rate * gradient
    return weights + velocity, velocity


@wrong("momentum_step", "the rate on both parts of the velocity")
def rate_on_both(weights, velocity, gradient, learning_rate, momentum):
    velocity = learning_rate * (momentum * velocity - gradient)
    return weights + velocity, velocity


@wrong("momentum_step", "a moving average: (1 - momentum) on the gradient")
def moving_average(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - (1 - momentum) * learning_rate * gradient
    return weights + velocity, velocity


@wrong("confusion_matrix", "the size of the table comes from the data, not from the ten digits")
def size_from_the_data(labels, guesses):
    size = max(labels.max(), guesses.max()) + 1
    table = np.zeros((size, size), dtype=int)
    np.add.at(table, (labels, guesses), 1)
    return table


@wrong("confusion_matrix", "1 wherever a pair occurs, instead of how often")
def occurs(labels, guesses):
    table = np.zeros((10, 10), dtype=int)
    for label, guess in zip(labels, guesses, strict=True):
        table[label, guess] = 1
    return table


@wrong("accuracy_without_pixels", "the labels of the notebook are used instead of those handed over")
def notebooks_labels(net, images, labels, pixels):
    erased = images.copy()
    erased[:, pixels] = 0
    return net.accuracy(erased, test_labels)


@wrong("deferral_policy", "the errors among those handed over are charged")
def charges_the_others(confidence, right, thresholds, cost_of_error, cost_of_look):
    costs = [cost_of_error * np.sum((confidence < limit) & ~right) + cost_of_look * np.sum(confidence < limit)
             for limit in thresholds]
    return thresholds[int(np.argmin(costs))]


@wrong("deferral_policy", "stops at the first rise of the cost")
def stops_early(confidence, right, thresholds, cost_of_error, cost_of_look):
    best, lowest = thresholds[0], np.inf
    for limit in thresholds:
        cost = cost_of_error * np.sum((confidence >= limit) & ~right) + cost_of_look * np.sum(confidence < limit)
        if cost > lowest:
            break
        if cost < lowest:
            best, lowest = limit, cost
    return best


@wrong("robustness", "the whole list of amounts is handed over at once")
def whole_list(net, images, labels, change, amounts):
    return [net.accuracy(change(images, amounts), labels)]


@wrong("robustness", "return inside the loop")
def returns_at_once(net, images, labels, change, amounts):
    found = []
    for amount in amounts:
        found.append(net.accuracy(change(images, amount), labels))
        return found


@wrong("fast_gradient_sign", "the step alone, without the image")
def step_alone(net, images, labels, epsilon):
    return np.clip(epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("epochs_to_target", "the nearest epoch instead of the first that reaches it")
def nearest(accuracies, wanted):
    if max(accuracies) < wanted:
        return np.inf
    return int(np.argmin(np.abs(np.array(accuracies) - wanted))) + 1


@wrong("epochs_to_target", "infinity although the target is reached: > instead of >=, and only the last counts")
def only_the_last(accuracies, wanted):
    return len(accuracies) if accuracies[-1] >= wanted else np.inf
