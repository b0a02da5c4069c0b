"""More answers to lesson 06 in the manner of students."""
# ruff: noqa: B905, SIM108, SIM113

import copy
import math
from collections import Counter

import numpy as np

from tests.exercises.answers import right, wrong

# what the notebook has defined by then, in small
test_labels = np.array([7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
order = np.random.default_rng(0).permutation(10)


# ---- training_epoch -------------------------------------------------------------------------------------------------


@right("training_epoch")
def zip_over_both_lists_in_place(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        batch = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[batch], labels[batch])
        for weights, gradient in zip(net.weights, weight_gradients):
            weights -= learning_rate * gradient
        for biases, gradient in zip(net.biases, bias_gradients):
            biases -= learning_rate * gradient
    return net


@right("training_epoch")
def while_there_are_images_left(net, images, labels, batch_size, learning_rate, random):
    remaining = list(random.permutation(len(images)))
    while remaining:
        now, remaining = remaining[:batch_size], remaining[batch_size:]
        gw, gb = net.gradients(images[now], labels[now])
        net.weights = [w - learning_rate * g for w, g in zip(net.weights, gw)]
        net.biases = [b - learning_rate * g for b, g in zip(net.biases, gb)]
    return net


@right("training_epoch")
def shuffled_copies_and_slices(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    x, y = images[order], labels[order]
    number_of_batches = math.ceil(len(x) / batch_size)
    for i in range(number_of_batches):
        first = i * batch_size
        last = min(first + batch_size, len(x))
        dw, db = net.gradients(x[first:last], y[first:last])
        for layer in range(len(net.weights)):
            net.weights[layer] = net.weights[layer] - learning_rate * dw[layer]
            net.biases[layer] = net.biases[layer] - learning_rate * db[layer]
    return net


@right("training_epoch")
def order_split_by_numpy(net, images, labels, batch_size, learning_rate, random):
    def take_step(parameters, gradients):
        for i in range(len(parameters)):
            parameters[i] += -learning_rate * gradients[i]

    order = random.permutation(len(images))
    for batch in np.split(order, np.arange(batch_size, len(order), batch_size)):
        gradients = net.gradients(images.take(batch, axis=0), labels.take(batch))
        take_step(net.weights, gradients[0])
        take_step(net.biases, gradients[1])
    return net


@right("training_epoch")
def batches_gathered_image_by_image(net, images, labels, batch_size, learning_rate, random):
    batch_images, batch_labels, seen = [], [], 0
    for i in random.permutation(len(images)):
        batch_images.append(images[i])
        batch_labels.append(labels[i])
        seen += 1
        if len(batch_images) == batch_size or seen == len(images):
            weight_gradients, bias_gradients = net.gradients(np.array(batch_images), np.array(batch_labels))
            for layer, (dw, db) in enumerate(zip(weight_gradients, bias_gradients)):
                net.weights[layer] -= learning_rate * dw
                net.biases[layer] -= learning_rate * db
            batch_images, batch_labels = [], []
    return net


@wrong("training_epoch", "the gradients are means over the batch already, and are divided by the batch size once more")
def mean_of_the_mean(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer] / len(chosen)
            net.biases[layer] -= learning_rate * bias_gradients[layer] / len(chosen)
    return net


@wrong("training_epoch", "the last, smaller batch is left out")
def whole_batches_only(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for i in range(len(images) // batch_size):
        chosen = order[i * batch_size:(i + 1) * batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "the first batch is left out: the starts begin at batch_size")
def starts_at_the_second_batch(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(batch_size, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "only names inside the loop get new values: `w = w - ...` leaves the network as it was")
def names_that_get_new_arrays(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for w, b, gw, gb in zip(net.weights, net.biases, weight_gradients, bias_gradients):
            w = w - learning_rate * gw
            b = b - learning_rate * gb
    return net


@wrong("training_epoch", "the gradients are asked for anew after every layer's step, so a batch has no single gradient")
def asks_again_for_each_layer(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * net.gradients(images[chosen], labels[chosen])[0][layer]
            net.biases[layer] -= learning_rate * net.gradients(images[chosen], labels[chosen])[1][layer]
    return net


@wrong("training_epoch", "the gradients of all images are asked for once, before the loop, and used for every batch")
def one_gradient_for_all_batches(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    weight_gradients, bias_gradients = net.gradients(images[order], labels[order])
    for _ in range(0, len(order), batch_size):
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "the labels keep their old order, while the images get the new one")
def labels_by_slices(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        weight_gradients, bias_gradients = net.gradients(images[order[start:start + batch_size]],
                                                         labels[start:start + batch_size])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "images and labels are shuffled separately: a second order is drawn for the labels")
def two_permutations(net, images, labels, batch_size, learning_rate, random):
    images = images[random.permutation(len(images))]
    labels = labels[random.permutation(len(labels))]
    for start in range(0, len(images), batch_size):
        weight_gradients, bias_gradients = net.gradients(images[start:start + batch_size],
                                                         labels[start:start + batch_size])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "every batch draws an order of its own, so some images come twice and others never")
def new_order_for_each_batch(net, images, labels, batch_size, learning_rate, random):
    for start in range(0, len(images), batch_size):
        order = random.permutation(len(images))
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "the order is random integers, not a permutation: images come twice or never")
def integers_for_an_order(net, images, labels, batch_size, learning_rate, random):
    order = random.integers(0, len(images), len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "the order is cut into batch_size batches instead of batches of batch_size images")
def as_many_batches_as_the_size(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for chosen in np.array_split(order, batch_size):
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "a batch ends one image too early, so an image is lost between two batches")
def one_image_short(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size - 1]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "the slice ends at batch_size, so there is nothing in the second batch")
def slice_that_ends_too_early(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "the last layer takes no step")
def hidden_layers_only(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights) - 1):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "only the first layer takes a step, as in the cell with the two outputs")
def copied_from_the_single_step(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        step = -learning_rate * weight_gradients[0]
        net.weights[0] += step
        net.biases[0] -= learning_rate * bias_gradients[0]
    return net


@wrong("training_epoch", "the biases are moved uphill, with a plus")
def plus_for_the_biases(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] += learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "the steps come after the loop, so only the last batch's gradients are used")
def steps_outside_the_loop(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
    for layer in range(len(net.weights)):
        net.weights[layer] -= learning_rate * weight_gradients[layer]
        net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "`return net` stands inside the loop over the batches: only the first one is learnt from")
def home_after_one_batch(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
        return net


@wrong("training_epoch", "the network's own train is called: the order comes from its numbers, not from `random`")
def leaves_it_to_train(net, images, labels, batch_size, learning_rate, random):
    net.train(images, labels, epochs=1, batch_size=batch_size, learning_rate=learning_rate, momentum=0)
    return net


@wrong("training_epoch", "the rate is 0.1, whatever learning_rate says")
def rate_from_the_cell_above(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] += -0.1 * weight_gradients[layer]
            net.biases[layer] -= 0.1 * bias_gradients[layer]
    return net


@wrong("training_epoch", "the order drawn is the notebook's example of ten, not one of all images")
def order_of_the_ten(net, images, labels, batch_size, learning_rate, random):
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "the loop is over a permutation of the batches; inside a batch the images are never mixed")
def shuffles_the_batches(net, images, labels, batch_size, learning_rate, random):
    starts = random.permutation(np.arange(0, len(images), batch_size))
    for start in starts:
        weight_gradients, bias_gradients = net.gradients(images[start:start + batch_size],
                                                         labels[start:start + batch_size])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return net


@wrong("training_epoch", "a copy of the network is trained and returned; the one that was handed in stays as it was")
def careful_with_a_deep_copy(net, images, labels, batch_size, learning_rate, random):
    new = copy.deepcopy(net)
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = new.gradients(images[chosen], labels[chosen])
        for layer in range(len(new.weights)):
            new.weights[layer] -= learning_rate * weight_gradients[layer]
            new.biases[layer] -= learning_rate * bias_gradients[layer]
    return new


@wrong("training_epoch", "all batches' gradients are added up, and one step is taken at the end of the epoch")
def adds_up_then_steps(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    sums = [np.zeros_like(w) for w in net.weights], [np.zeros_like(b) for b in net.biases]
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        gradients = net.gradients(images[chosen], labels[chosen])
        for kind in range(2):
            for layer in range(len(net.weights)):
                sums[kind][layer] += gradients[kind][layer]
    for layer in range(len(net.weights)):
        net.weights[layer] -= learning_rate * sums[0][layer]
        net.biases[layer] -= learning_rate * sums[1][layer]
    return net


@wrong("training_epoch", "returns the gradients of the last batch, not the network")
def hands_back_gradients(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[chosen], labels[chosen])
        for layer in range(len(net.weights)):
            net.weights[layer] -= learning_rate * weight_gradients[layer]
            net.biases[layer] -= learning_rate * bias_gradients[layer]
    return weight_gradients, bias_gradients


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
