"""Answers to the exercises of lesson 09 that need no training."""

from tests.exercises.answers import right, wrong


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
