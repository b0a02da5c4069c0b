"""Answers to the exercises of lesson 02 in the manner of students."""

import math

import numpy as np

from tests.exercises.answers import right, wrong


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


bias = -2.0


# single_neuron

@right("single_neuron")
def adds_pixel_by_pixel(image, weights, bias):
    z = bias
    for i in range(len(image)):
        z += image[i] * weights[i]
    return sigmoid(z)


@right("single_neuron")
def sums_a_list_of_products(image, weights, bias):
    total = math.fsum(float(p) * float(w) for p, w in zip(image, weights, strict=True))
    return 1 / (1 + math.exp(-(total + bias)))


@wrong("single_neuron", "the bias is added after the sigmoid")
def bias_after_sigmoid(image, weights, bias):
    return sigmoid(image @ weights) + bias


@wrong("single_neuron", "the bias is subtracted")
def takes_the_bias_off(image, weights, bias):
    return sigmoid(np.sum(image * weights) - bias)


@wrong("single_neuron", "the bias joins every product, so it is counted 784 times")
def bias_in_every_product(image, weights, bias):
    return sigmoid(np.sum(image * weights + bias))


@wrong("single_neuron", "the weighted mean in place of the weighted sum")
def mean_of_the_products(image, weights, bias):
    return sigmoid(np.mean(image * weights) + bias)


@wrong("single_neuron", "= for +=: only the last pixel is counted")
def keeps_only_the_last_product(image, weights, bias):
    z = 0
    for i in range(len(image)):
        z = image[i] * weights[i]
    return sigmoid(z + bias)


# dense_layer

@right("dense_layer")
def neuron_by_neuron(inputs, weights, biases):
    out = np.zeros((inputs.shape[0], weights.shape[1]))
    for i in range(inputs.shape[0]):
        for j in range(weights.shape[1]):
            z = inputs[i].dot(weights[:, j]) + biases[j]
            out[i, j] = z if z > 0 else 0
    return out


@right("dense_layer")
def half_of_z_and_its_size(inputs, weights, biases):
    z = np.dot(inputs, weights) + biases.reshape(1, -1)
    return (z + abs(z)) / 2


@wrong("dense_layer", "sigmoid in place of ReLU")
def layer_of_sigmoids(inputs, weights, biases):
    return sigmoid(inputs @ weights + biases)


@wrong("dense_layer", "no activation function at all")
def layer_without_relu(inputs, weights, biases):
    return inputs @ weights + biases


@wrong("dense_layer", "the biases are added after ReLU")
def biases_after_relu(inputs, weights, biases):
    return np.maximum(0, inputs @ weights) + biases


@wrong("dense_layer", "the absolute value: negative sums come out positive")
def turns_negatives_round(inputs, weights, biases):
    return np.abs(inputs @ weights + biases)


@wrong("dense_layer", "one number for each image: the largest over the neurons, not each against 0")
def largest_of_the_neurons(inputs, weights, biases):
    return np.max(inputs @ weights + biases, axis=1)


@wrong("dense_layer", "cut off at 1 as well")
def clips_at_one(inputs, weights, biases):
    return np.clip(inputs @ weights + biases, 0, 1)


# stable_softmax

@right("stable_softmax")
def row_by_row(z):
    out = []
    for row in z:
        largest = max(row)
        powers = [math.exp(v - largest) for v in row]
        total = sum(powers)
        out.append([p / total for p in powers])
    return np.array(out)


@right("stable_softmax")
def by_logarithms(z):
    z = (z.T - z.max(axis=1)).T
    log_sum = np.log(np.exp(z).sum(axis=1))
    return np.exp(z - log_sum[:, None])


@wrong("stable_softmax", "nothing is taken off: breaks with large numbers")
def plain_softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


@wrong("stable_softmax", "sums over the batch, not over the ten")
def sums_down_the_columns(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


@wrong("stable_softmax", "divides by the sum of the whole batch")
def one_sum_for_the_batch(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()


@wrong("stable_softmax", "divides by the largest number, which changes the result, instead of taking it off")
def scales_by_the_largest(z):
    e = np.exp(z / np.abs(z).max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "takes off one number for the whole batch: rows far below it vanish")
def takes_off_the_batch_maximum(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "takes off the mean, which is not enough if one number stands far above the others")
def takes_off_the_mean(z):
    e = np.exp(z - z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "cuts the numbers off at 700, so that larger ones look alike")
def cuts_off_at_700(z):
    e = np.exp(np.minimum(z, 700))
    return e / e.sum(axis=1, keepdims=True)


# forward_pass

@right("forward_pass")
def last_layer_apart(net, images):
    activations = [images]
    for w, b in zip(net.weights[:-1], net.biases[:-1], strict=True):
        activations.append(sigmoid(activations[-1] @ w + b))
    activations.append(softmax(activations[-1] @ net.weights[-1] + net.biases[-1]))
    return activations


@right("forward_pass")
def asks_for_the_last_index(net, images):
    a = images
    result = [a]
    last = len(net.weights) - 1
    for i in range(len(net.weights)):
        z = np.matmul(a, net.weights[i]) + net.biases[i]
        a = 1.0 / (1.0 + np.exp(-z))
        if i == last:
            a = np.exp(z) / np.sum(np.exp(z), axis=1).reshape(-1, 1)
        result += [a]
    return result


@wrong("forward_pass", "sigmoid on the last layer, too")
def sigmoid_everywhere(net, images):
    activations = [images]
    for w, b in zip(net.weights, net.biases, strict=True):
        activations.append(sigmoid(activations[-1] @ w + b))
    return activations


@wrong("forward_pass", "the images are missing from the list")
def list_without_images(net, images):
    return last_layer_apart(net, images)[1:]


@wrong("forward_pass", "only the outputs, not all layers")
def outputs_alone(net, images):
    return last_layer_apart(net, images)[-1]


@wrong("forward_pass", "the biases are left out")
def forward_without_biases(net, images):
    activations = [images]
    for w in net.weights[:-1]:
        activations.append(sigmoid(activations[-1] @ w))
    activations.append(softmax(activations[-1] @ net.weights[-1]))
    return activations


@wrong("forward_pass", "keeps the weighted sums of the hidden layers, not their activations")
def records_before_the_sigmoid(net, images):
    a, kept = images, [images]
    for w, b in zip(net.weights[:-1], net.biases[:-1], strict=True):
        z = a @ w + b
        kept.append(z)
        a = sigmoid(z)
    kept.append(softmax(a @ net.weights[-1] + net.biases[-1]))
    return kept


@wrong("forward_pass", "ReLU on the hidden layers in place of sigmoid")
def relu_on_hidden_layers(net, images):
    activations = [images]
    for w, b in zip(net.weights[:-1], net.biases[:-1], strict=True):
        activations.append(np.maximum(0, activations[-1] @ w + b))
    activations.append(softmax(activations[-1] @ net.weights[-1] + net.biases[-1]))
    return activations


@wrong("forward_pass", "softmax after the sigmoid on the last layer")
def softmax_of_a_sigmoid(net, images):
    activations = sigmoid_everywhere(net, images)
    activations[-1] = softmax(activations[-1])
    return activations


# collapsed_layers

@right("collapsed_layers")
def multiplies_both(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_1 @ weights_2 + biases_2


@right("collapsed_layers")
def asks_what_zero_becomes(weights_1, biases_1, weights_2, biases_2):
    def both(x):
        return (x @ weights_1 + biases_1) @ weights_2 + biases_2

    biases = both(np.zeros(weights_1.shape[0]))
    weights = both(np.eye(weights_1.shape[0])) - biases
    return weights, biases


@wrong("collapsed_layers", "the first biases are left out")
def forgets_the_first_biases(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_2


@wrong("collapsed_layers", "the second biases are left out")
def forgets_the_second_biases(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_1 @ weights_2


@wrong("collapsed_layers", "the first biases are added up into one number, the second weights forgotten")
def adds_the_biases(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, biases_1.sum() + biases_2


@wrong("collapsed_layers", "biases and weights are returned in the other order")
def biases_come_first(weights_1, biases_1, weights_2, biases_2):
    return biases_1 @ weights_2 + biases_2, weights_1 @ weights_2


@wrong("collapsed_layers", "the second biases are multiplied, not added")
def multiplies_the_biases(weights_1, biases_1, weights_2, biases_2):
    return weights_1 @ weights_2, (biases_1 @ weights_2) * biases_2
