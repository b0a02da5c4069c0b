"""Answers to the exercises of lesson 02."""

import numpy as np

from helpers.functions import sigmoid, softmax
from tests.exercises.answers import right, wrong

weights = np.linspace(-1, 1, 784)
bias = 0.5


@right("single_neuron")
def with_a_sum(image, weights, bias):
    z = (image * weights).sum() + bias
    return sigmoid(z)


@right("single_neuron")
def by_hand(image, weights, bias):
    total = bias
    for x, w in zip(image, weights, strict=True):
        total += x * w
    return 1 / (1 + np.exp(-total))


@wrong("single_neuron", "the bias is forgotten")
def no_bias(image, weights, bias):
    return sigmoid(image @ weights)


@wrong("single_neuron", "no sigmoid")
def no_sigmoid(image, weights, bias):
    return image @ weights + bias


@wrong("single_neuron", "the bias is subtracted")
def bias_subtracted(image, weights, bias):
    return sigmoid(image @ weights - bias)


@wrong("single_neuron", "the bias comes after the sigmoid")
def bias_outside(image, weights, bias):
    return sigmoid(image @ weights) + bias


@wrong("single_neuron", "sigmoid of every product, then the sum")
def sigmoid_first(image, weights, bias):
    return np.sum(sigmoid(image * weights)) + bias


@wrong("single_neuron", "the bias is added to every product")
def bias_everywhere(image, weights, bias):
    return sigmoid(np.sum(image * weights + bias))


@wrong("single_neuron", "the mean instead of the sum")
def mean_of_products(image, weights, bias):
    return sigmoid(np.mean(image * weights) + bias)


@wrong("single_neuron", "the notebook's weights")
def notebooks_weights(image, w, b):
    return sigmoid(image @ weights + b)


@wrong("single_neuron", "a plus in the exponent")
def wrong_exponent(image, weights, bias):
    return 1 / (1 + np.exp(image @ weights + bias))


@wrong("single_neuron", "no sum: an array")
def an_array(image, weights, bias):
    return sigmoid(image * weights + bias)


@right("dense_layer")
def maximum_of_zero(inputs, weights, biases):
    return np.maximum(0, inputs @ weights + biases)


@right("dense_layer")
def with_where(inputs, weights, biases):
    z = np.dot(inputs, weights) + biases
    return np.where(z > 0, z, 0)


@wrong("dense_layer", "no ReLU")
def linear(inputs, weights, biases):
    return inputs @ weights + biases


@wrong("dense_layer", "sigmoid in place of ReLU")
def sigmoid_layer(inputs, weights, biases):
    return sigmoid(inputs @ weights + biases)


@wrong("dense_layer", "the biases come after ReLU")
def biases_outside(inputs, weights, biases):
    return np.maximum(inputs @ weights, 0) + biases


@wrong("dense_layer", "weights on the left")
def weights_first(inputs, weights, biases):
    return np.maximum(0, weights.T @ inputs + biases)


@wrong("dense_layer", "one number: np.max instead of np.maximum")
def max_of_all(inputs, weights, biases):
    return np.max(inputs @ weights + biases)


@wrong("dense_layer", "the absolute value")
def absolute(inputs, weights, biases):
    return np.abs(inputs @ weights + biases)


@wrong("dense_layer", "no biases")
def no_biases(inputs, weights, biases):
    return np.maximum(0, inputs @ weights)


@wrong("dense_layer", "the minimum")
def minimum(inputs, weights, biases):
    return np.minimum(0, inputs @ weights + biases)


@wrong("dense_layer", "cut off at 1 as well")
def clipped(inputs, weights, biases):
    return np.clip(inputs @ weights + biases, 0, 1)


@wrong("dense_layer", "transposed result")
def transposed(inputs, weights, biases):
    return np.maximum(0, inputs @ weights + biases).T


@right("stable_softmax")
def less_the_largest(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right("stable_softmax")
def row_by_row(z):
    rows = []
    for row in z:
        powers = np.exp(row - np.max(row))
        rows.append(powers / np.sum(powers))
    return np.array(rows)


@wrong("stable_softmax", "overflows: nothing is subtracted")
def overflows(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


@wrong("stable_softmax", "divided by the sum of all rows")
def all_rows(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()


@wrong("stable_softmax", "along the columns")
def columns(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


@wrong("stable_softmax", "divided by the largest instead of shifted")
def divided_by_largest(z):
    e = np.exp(z / z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "not divided")
def not_divided(z):
    return np.exp(z - z.max(axis=1, keepdims=True))


@wrong("stable_softmax", "without exp")
def without_exp(z):
    shifted = z - z.min(axis=1, keepdims=True)
    return shifted / shifted.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "one largest for all rows, so small rows vanish")
def one_for_all(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "the sign is turned")
def turned(z):
    e = np.exp(z.min(axis=1, keepdims=True) - z)
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "1 where the largest is, 0 elsewhere")
def hard(z):
    return np.eye(10)[z.argmax(axis=1)]


@right("forward_pass")
def layer_after_layer(net, images):
    a = images
    activations = [a]
    for w, b in zip(net.weights[:-1], net.biases[:-1], strict=True):
        a = sigmoid(a @ w + b)
        activations.append(a)
    activations.append(softmax(a @ net.weights[-1] + net.biases[-1]))
    return activations


@wrong("forward_pass", "sigmoid on the last layer as well")
def sigmoid_everywhere(net, images):
    found = [images]
    for w, b in zip(net.weights, net.biases, strict=True):
        found.append(sigmoid(found[-1] @ w + b))
    return found


@wrong("forward_pass", "softmax on every layer")
def softmax_everywhere(net, images):
    found = [images]
    for w, b in zip(net.weights, net.biases, strict=True):
        found.append(softmax(found[-1] @ w + b))
    return found


@wrong("forward_pass", "the images are missing from the list")
def images_missing(net, images):
    return layer_after_layer(net, images)[1:]


@wrong("forward_pass", "only the outputs")
def outputs_alone(net, images):
    return layer_after_layer(net, images)[-1]


@wrong("forward_pass", "each layer starts from the images again, as long as the shapes fit")
def from_the_images(net, images):
    found = [images]
    for w, b in zip(net.weights, net.biases, strict=True):
        found.append(sigmoid(images @ w + b))
    return found


@wrong("forward_pass", "the outputs come first")
def last_first(net, images):
    return layer_after_layer(net, images)[::-1]


@wrong("forward_pass", "the biases are forgotten")
def biases_forgotten(net, images):
    found = [images]
    for layer, w in enumerate(net.weights):
        z = found[-1] @ w
        found.append(softmax(z) if layer == len(net.weights) - 1 else sigmoid(z))
    return found


@wrong("forward_pass", "the pre-activations are kept, not the activations")
def pre_activations(net, images):
    found, a = [images], images
    for w, b in zip(net.weights, net.biases, strict=True):
        z = a @ w + b
        found.append(z)
        a = sigmoid(z)
    return found


@right("collapsed_layers")
def product_and_bias(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_1 @ weights_2 + biases_2


@wrong("collapsed_layers", "the biases are only added")
def biases_added(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_2


@wrong("collapsed_layers", "the second bias is forgotten")
def second_bias_forgotten(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_1 @ weights_2


@wrong("collapsed_layers", "weights only")
def weights_alone(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2


@wrong("collapsed_layers", "biases first")
def biases_first(weights_1, biases_1, weights_2, biases_2):
    return biases_1 @ weights_2 + biases_2, weights_1 @ weights_2


@wrong("collapsed_layers", "the first bias through the first weights")
def first_weights(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_1 + biases_2 @ weights_2.T


@wrong("collapsed_layers", "the order of the product is turned")
def turned_order(weights_1, biases_1, weights_2, biases_2):
    return weights_2 @ weights_1, biases_1 @ weights_2 + biases_2
