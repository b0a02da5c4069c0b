"""Answers to the exercises of lesson 09 that need no Keras, in the manner of students."""

from tests.exercises.answers import right, wrong

# weight_order

@right("weight_order")
def extends_layer_by_layer(net):
    arrays = []
    for layer in range(len(net.weights)):
        arrays.extend([net.weights[layer], net.biases[layer]])
    return arrays


@right("weight_order")
def slices_every_second(net):
    arrays = [None] * (2 * len(net.weights))
    arrays[0::2] = net.weights
    arrays[1::2] = net.biases
    return arrays


@wrong("weight_order", "all weights first, then all biases")
def one_list_after_the_other(net):
    return net.weights + net.biases


@wrong("weight_order", "each layer's biases come before its weights")
def biases_before_weights(net):
    return [array for w, b in zip(net.weights, net.biases, strict=True) for array in (b, w)]


@wrong("weight_order", "pairs in place of one flat list")
def list_of_pairs(net):
    return [[w, b] for w, b in zip(net.weights, net.biases, strict=True)]


@wrong("weight_order", "the weights are turned: (neurons, inputs)")
def weights_on_their_side(net):
    return [array for w, b in zip(net.weights, net.biases, strict=True) for array in (w.T, b)]


@wrong("weight_order", "two layers only, whatever the network has")
def only_two_layers(net):
    return [net.weights[0], net.biases[0], net.weights[1], net.biases[1]]


@wrong("weight_order", "the last layer first")
def outputs_first(net):
    arrays = []
    for w, b in zip(reversed(net.weights), reversed(net.biases), strict=True):
        arrays += [w, b]
    return arrays


@wrong("weight_order", "return inside the loop: the first layer only")
def returns_the_first_layer(net):
    arrays = []
    for w, b in zip(net.weights, net.biases, strict=True):
        arrays.append(w)
        arrays.append(b)
        return arrays


@wrong("weight_order", "append returns None")
def hands_back_append(net):
    arrays = []
    for w, b in zip(net.weights, net.biases, strict=True):
        arrays.append(w)
        last = arrays.append(b)
    return last


@wrong("weight_order", "the biases are put into the network's own list, which changes the network")
def grows_the_networks_list(net):
    for place, b in enumerate(net.biases):
        net.weights.insert(2 * place + 1, b)
    return net.weights


# filter_parameters

@right("filter_parameters")
def weights_and_biases_apart(filters, size, channels):
    weights = filters * channels * size**2
    biases = filters
    return weights + biases


@right("filter_parameters")
def counts_filter_by_filter(filters, size, channels):
    total = 0
    for _ in range(filters):
        for _ in range(channels):
            total += size * size
        total += 1
    return total


@wrong("filter_parameters", "the biases are left out")
def filters_without_biases(filters, size, channels):
    return filters * size * size * channels


@wrong("filter_parameters", "one bias for the whole layer")
def one_bias_for_all(filters, size, channels):
    return filters * size * size * channels + 1


@wrong("filter_parameters", "the channels are ignored")
def ignores_the_channels(filters, size, channels):
    return filters * (size * size + 1)


@wrong("filter_parameters", "a bias for each channel of each filter")
def bias_for_each_channel(filters, size, channels):
    return filters * channels * (size * size + 1)


@wrong("filter_parameters", "size in place of size by size")
def size_once(filters, size, channels):
    return filters * (size * channels + 1)


@wrong("filter_parameters", "windows of 3 by 3, whatever the size")
def always_three_by_three(filters, size, channels):
    return filters * (9 * channels + 1)


@wrong("filter_parameters", "twice the size in place of its square")
def twice_the_size(filters, size, channels):
    return filters * (2 * size * channels + 1)


@wrong("filter_parameters", "one filter only")
def forgets_the_filters(filters, size, channels):
    return size * size * channels + 1


@wrong("filter_parameters", "counts as in a dense layer on 28 by 28 pixels")
def counts_like_a_dense_layer(filters, size, channels):
    return filters * (28 * 28 * channels + 1)
