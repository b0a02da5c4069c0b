"""The parameters of filters."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def conv_parameters(filters, size, channels):
    return filters * (size * size * channels + 1)


def by_counting(filters, size, channels):
    return np.zeros((size, size, channels, filters)).size + np.zeros(filters).size


EXERCISE = Exercise(
    title="The parameters of filters",
    reference=conv_parameters,
    cases=[(8, 5, 1), (24, 5, 8), (32, 3, 16)],
    mistakes=[
        Mistake("no biases", lambda filters, size, channels: filters * size * size * channels,
                "The weights are all there. Every filter also has one bias."),
        Mistake("channels forgotten", lambda filters, size, channels: filters * (size * size + 1),
                "Right for the first layer only. Behind it, a filter looks at *all* maps of the layer before: it "
                "has a window of weights for each of the `channels`."),
        Mistake("size not squared", lambda filters, size, channels: filters * (size * channels + 1),
                "A window of `size` by `size` has more than `size` weights."),
        Mistake("one bias for all", lambda filters, size, channels: filters * size * size * channels + 1,
                "You count a single bias for the whole layer. How many filters are there, and does each have its "
                "own?"),
        Mistake("a bias for every channel",
                lambda filters, size, channels: filters * channels * (size * size + 1),
                "You count a bias for every window. What a filter finds in all channels is added up first; one "
                "bias comes on top of that sum."),
        Mistake("biases by channels", lambda filters, size, channels: filters * size * size * channels + channels,
                "The weights are right. The biases belong to the filters, one each; you counted one for each "
                "channel."),
        Mistake("one filter", lambda filters, size, channels: size * size * channels + 1,
                "That is one filter. The layer has `filters` of them."),
        Mistake("weights and biases apart", lambda filters, size, channels: (filters * size * size * channels,
                                                                             filters),
                "Both numbers are right. Return their sum: how many there are in all."),
        Mistake("a weight for every place",
                lambda filters, size, channels: (28 - size + 1) ** 2 * filters * (size * size * channels + 1),
                "You count weights for every place of the image. The point of a filter is that it has the *same* "
                "weights everywhere."),
    ],
    hints=[
        "Count one filter first: its weights, and its bias.",
        "One filter has `size` times `size` weights for each channel, and one bias.",
        "`return filters * (size * size * channels + 1)`",
    ],
    variants=[by_counting],
)
