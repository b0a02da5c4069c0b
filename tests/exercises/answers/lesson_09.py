"""Answers to the exercises of lesson 09 that need no training."""

from tests.exercises.answers import right, wrong


@right("weight_order")
def turn_by_turn(net):
    arrays = []
    for weights, biases in zip(net.weights, net.biases, strict=True):
        arrays.append(weights)
        arrays.append(biases)
    return arrays


@right("weight_order")
def by_index(net):
    return [array for i in range(len(net.weights)) for array in (net.weights[i], net.biases[i])]


@wrong("weight_order", "all weights, then all biases")
def one_after_the_other(net):
    return net.weights + net.biases


@wrong("weight_order", "pairs")
def pairs(net):
    return list(zip(net.weights, net.biases, strict=True))


@wrong("weight_order", "biases first")
def biases_first(net):
    return [array for pair in zip(net.biases, net.weights, strict=True) for array in pair]


@wrong("weight_order", "transposed weights")
def transposed(net):
    return [array for w, b in zip(net.weights, net.biases, strict=True) for array in (w.T, b)]


@wrong("weight_order", "only the first layer")
def first_layer(net):
    arrays = []
    for i in range(len(net.weights)):
        arrays += [net.weights[i], net.biases[i]]
        return arrays


@wrong("weight_order", "last layer first")
def last_layer_first(net):
    return [a for w, b in zip(net.weights[::-1], net.biases[::-1], strict=True) for a in (w, b)]


@wrong("weight_order", "a generator")
def a_generator(net):
    return (a for w, b in zip(net.weights, net.biases, strict=True) for a in (w, b))


@right("filter_parameters")
def formula(filters, size, channels):
    return filters * (size * size * channels + 1)


@right("filter_parameters")
def filter_by_filter(filters, size, channels):
    total = 0
    for _ in range(filters):
        total += size**2 * channels
        total += 1
    return total


@wrong("filter_parameters", "no biases")
def no_biases(filters, size, channels):
    return filters * size * size * channels


@wrong("filter_parameters", "one bias for all")
def one_bias(filters, size, channels):
    return filters * size * size * channels + 1


@wrong("filter_parameters", "channels forgotten")
def no_channels(filters, size, channels):
    return filters * (size * size + 1)


@wrong("filter_parameters", "a bias for each channel")
def bias_for_each_channel(filters, size, channels):
    return filters * channels * (size * size + 1)


@wrong("filter_parameters", "the size is not squared")
def not_squared(filters, size, channels):
    return filters * (size * channels + 1)


@wrong("filter_parameters", "times the positions of the window on the image")
def times_positions(filters, size, channels):
    return filters * (size * size * channels + 1) * (28 - size + 1) ** 2
