"""Answers to the exercises of lesson 05 in the manner of students."""

import numpy as np

from tests.exercises.answers import right, wrong


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def one_hot(labels):
    return np.eye(10)[labels]


# sigmoid_slope

@right("sigmoid_slope")
def a_minus_its_square(z):
    a = sigmoid(z)
    return a - a**2


@right("sigmoid_slope")
def both_sides_of_zero(z):
    return sigmoid(z) * sigmoid(-z)


@wrong("sigmoid_slope", "z is taken for the activation")
def takes_z_for_a(z):
    return z * (1 - z)


@wrong("sigmoid_slope", "the sigmoid itself, not its slope")
def sigmoid_itself(z):
    return sigmoid(z)


@wrong("sigmoid_slope", "one factor is lost: 1 - a")
def loses_a_factor(z):
    return 1 - sigmoid(z)


@wrong("sigmoid_slope", "the sign: a(a - 1)")
def sign_turned_round(z):
    a = sigmoid(z)
    return a * (a - 1)


@wrong("sigmoid_slope", "the slope of tanh: 1 - a squared")
def slope_of_tanh(z):
    return 1 - sigmoid(z) ** 2


@wrong("sigmoid_slope", "the slope of the slope: the sigmoid is applied twice")
def sigmoid_of_the_sigmoid(z):
    a = sigmoid(sigmoid(z))
    return a * (1 - a)


@wrong("sigmoid_slope", "nudges by a coarse 0.1 in place of the formula")
def nudges_coarsely(z):
    return (sigmoid(z + 0.1) - sigmoid(z)) / 0.1


# output_errors

@right("output_errors")
def row_after_row(outputs, labels):
    n = len(labels)
    errors = np.zeros((n, 10))
    for i in range(n):
        for k in range(10):
            wanted = 1 if labels[i] == k else 0
            errors[i, k] = (outputs[i, k] - wanted) / n
    return errors


@right("output_errors")
def subtracts_at_the_labels(outputs, labels):
    errors = outputs.copy()
    np.subtract.at(errors, (np.arange(len(labels)), labels), 1)
    errors /= outputs.shape[0]
    return errors


@wrong("output_errors", "not divided by n: the errors of single images")
def not_averaged(outputs, labels):
    return outputs - one_hot(labels)


@wrong("output_errors", "divides by n twice")
def averaged_twice(outputs, labels):
    return (outputs - one_hot(labels)) / len(labels) ** 2


@wrong("output_errors", "divides by 10, the number of outputs")
def divides_by_ten(outputs, labels):
    return (outputs - one_hot(labels)) / outputs.shape[1]


@wrong("output_errors", "only the target is divided by n: brackets are missing")
def brackets_missing(outputs, labels):
    return outputs - one_hot(labels) / len(labels)


@wrong("output_errors", "averages over the batch: one row of ten")
def one_row_of_ten(outputs, labels):
    return np.mean(outputs - one_hot(labels), axis=0)


@wrong("output_errors", "changes the outputs in place")
def spoils_the_outputs(outputs, labels):
    outputs[np.arange(len(labels)), labels] -= 1
    return outputs / len(labels)


@wrong("output_errors", "the slope of the sigmoid, which belongs to hidden layers")
def multiplies_the_slope(outputs, labels):
    return (outputs - one_hot(labels)) * outputs * (1 - outputs) / len(labels)


@wrong("output_errors", "target minus output")
def other_sign(outputs, labels):
    return (one_hot(labels) - outputs) / len(labels)


# layer_backward

@right("layer_backward")
def einsum_everywhere(errors, weights, activations):
    gradient_w = np.einsum("ni,nj->ij", activations, errors)
    gradient_b = np.einsum("nj->j", errors)
    back = np.einsum("ij,nj->ni", weights, errors)
    return gradient_w, gradient_b, back * activations * (1 - activations)


@right("layer_backward")
def adds_up_image_by_image(errors, weights, activations):
    gradient_w, gradient_b = np.zeros(weights.shape), np.zeros(weights.shape[1])
    before = []
    for delta, a in zip(errors, activations, strict=True):
        gradient_w += np.outer(a, delta)
        gradient_b += delta
        before.append(weights.dot(delta) * (a - a * a))
    return gradient_w, gradient_b, np.array(before)


@wrong("layer_backward", "the slope of the neurons is forgotten")
def without_the_slope(errors, weights, activations):
    return activations.T @ errors, errors.sum(axis=0), errors @ weights.T


@wrong("layer_backward", "divides by n again, though it is in the errors")
def gradients_averaged_again(errors, weights, activations):
    n = len(errors)
    return activations.T @ errors / n, errors.sum(axis=0) / n, (errors @ weights.T) * activations * (1 - activations)


@wrong("layer_backward", "the sigmoid is applied to activations")
def sigmoid_of_activations(errors, weights, activations):
    a = sigmoid(activations)
    return activations.T @ errors, errors.sum(axis=0), (errors @ weights.T) * a * (1 - a)


@wrong("layer_backward", "the bias gradient is summed over the neurons, not over the images")
def biases_along_the_wrong_axis(errors, weights, activations):
    return activations.T @ errors, errors.sum(axis=1), (errors @ weights.T) * activations * (1 - activations)


@wrong("layer_backward", "the weight gradient is turned: (after, before)")
def gradient_on_its_side(errors, weights, activations):
    return errors.T @ activations, errors.sum(axis=0), (errors @ weights.T) * activations * (1 - activations)


@wrong("layer_backward", "the bias gradient is the mean over the images")
def mean_of_the_bias_errors(errors, weights, activations):
    return activations.T @ errors, errors.mean(axis=0), (errors @ weights.T) * activations * (1 - activations)


@wrong("layer_backward", "ReLU's slope in place of the sigmoid's")
def slope_of_relu(errors, weights, activations):
    return activations.T @ errors, errors.sum(axis=0), (errors @ weights.T) * (activations > 0)


@wrong("layer_backward", "the bias gradient comes first")
def bias_gradient_first(errors, weights, activations):
    gradient_w, gradient_b, before = einsum_everywhere(errors, weights, activations)
    return gradient_b, gradient_w, before


# backward_pass

@right("backward_pass")
def inserts_at_the_front(net, images, labels):
    acts = net.activations(images)
    errors = (acts[-1] - one_hot(labels)) / len(labels)
    gw, gb = [], []
    for layer in range(len(net.weights) - 1, -1, -1):
        gw.insert(0, acts[layer].T @ errors)
        gb.insert(0, errors.sum(axis=0))
        errors = (errors @ net.weights[layer].T) * acts[layer] * (1 - acts[layer])
    return gw, gb


@right("backward_pass")
def fills_and_turns_round(net, images, labels):
    *hidden, outputs = net.activations(images)
    errors = subtracts_at_the_labels(outputs, labels)
    weight_gradients, bias_gradients = [], []
    for a, w in zip(reversed(hidden), reversed(net.weights), strict=True):
        dw, db, errors = einsum_everywhere(errors, w, a)
        weight_gradients.append(dw)
        bias_gradients.append(db)
    return weight_gradients[::-1], bias_gradients[::-1]


@wrong("backward_pass", "last layer first: the lists were not turned round")
def last_layer_first(net, images, labels):
    gw, gb = inserts_at_the_front(net, images, labels)
    return gw[::-1], gb[::-1]


@wrong("backward_pass", "not averaged over the images")
def summed_over_the_images(net, images, labels):
    acts = net.activations(images)
    errors = acts[-1] - one_hot(labels)
    gw, gb = [], []
    for layer in reversed(range(len(net.weights))):
        gw.insert(0, acts[layer].T @ errors)
        gb.insert(0, errors.sum(axis=0))
        errors = (errors @ net.weights[layer].T) * acts[layer] * (1 - acts[layer])
    return gw, gb


@wrong("backward_pass", "the slope of the layer after is used, not of the layer the errors arrive at")
def slope_of_the_next_layer(net, images, labels):
    acts = net.activations(images)
    errors = (acts[-1] - one_hot(labels)) / len(labels)
    gw, gb = [], []
    for layer in reversed(range(len(net.weights))):
        gw.insert(0, acts[layer].T @ errors)
        gb.insert(0, errors.sum(axis=0))
        errors = (errors * acts[layer + 1] * (1 - acts[layer + 1])) @ net.weights[layer].T
    return gw, gb


@wrong("backward_pass", "the first layer is left out")
def stops_before_the_first_layer(net, images, labels):
    gw, gb = inserts_at_the_front(net, images, labels)
    return gw[1:], gb[1:]


@wrong("backward_pass", "two layers only: a deeper network gets too few gradients")
def two_layers_only(net, images, labels):
    acts = net.activations(images)
    errors = (acts[-1] - one_hot(labels)) / len(labels)
    before = (errors @ net.weights[-1].T) * acts[-2] * (1 - acts[-2])
    return [acts[-3].T @ before, acts[-2].T @ errors], [before.sum(axis=0), errors.sum(axis=0)]


@wrong("backward_pass", "the errors do not pass the slope of the hidden neurons")
def way_back_without_slopes(net, images, labels):
    acts = net.activations(images)
    errors = (acts[-1] - one_hot(labels)) / len(labels)
    gw, gb = [], []
    for layer in reversed(range(len(net.weights))):
        gw.insert(0, acts[layer].T @ errors)
        gb.insert(0, errors.sum(axis=0))
        errors = errors @ net.weights[layer].T
    return gw, gb


@wrong("backward_pass", "the minus of the step is in the gradient already")
def gradients_downhill(net, images, labels):
    gw, gb = inserts_at_the_front(net, images, labels)
    return [-g for g in gw], [-g for g in gb]


@wrong("backward_pass", "one list of pairs in place of two lists")
def pairs_of_gradients(net, images, labels):
    gw, gb = inserts_at_the_front(net, images, labels)
    return list(zip(gw, gb, strict=True))


# product_slopes

@right("product_slopes")
def three_in_a_tuple(a, b):
    return (a * b, b, a)


@right("product_slopes")
def names_them_first(a, b):
    product = a * b
    slope_a = 1 * b
    slope_b = a * 1
    return [product, slope_a, slope_b]


@wrong("product_slopes", "the slopes are exchanged")
def slopes_exchanged(a, b):
    return a * b, a, b


@wrong("product_slopes", "the slopes of a sum")
def slopes_of_a_sum(a, b):
    return a * b, 1, 1


@wrong("product_slopes", "the sum in place of the product")
def sum_for_product(a, b):
    return a + b, b, a


@wrong("product_slopes", "the product rule: both slopes added into one number")
def one_slope_for_both(a, b):
    return a * b, a + b, a + b


@wrong("product_slopes", "the product itself is left out")
def slopes_alone(a, b):
    return b, a


@wrong("product_slopes", "product over factor, which breaks where a factor is 0")
def divides_the_product(a, b):
    return a * b, a * b / a, a * b / b


# planted_bug

wrong("planted_bug", "line and layer are exchanged: there is no layer 6")((6, 3))
wrong("planted_bug", "nothing filled in")((..., ...))
wrong("planted_bug", "counted from 0: there is neither a layer nor a line 0")((0, 0))
wrong("planted_bug", "the layer is counted from the outputs with a minus, as in Python")((-1, 5))
wrong("planted_bug", "the whole line's text in place of its number")((2, "errors = errors @ weights.T"))
