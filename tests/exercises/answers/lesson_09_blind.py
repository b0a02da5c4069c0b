"""Answers to the exercises of lesson 09 that need no Keras, in the manner of students."""

from tests.exercises.answers import right, wrong

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
