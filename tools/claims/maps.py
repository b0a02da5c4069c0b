"""What the claims about the inside of a network share: maps of weights, drawn bars, pairs of images."""

from __future__ import annotations

import numpy as np

from helpers import probes
from helpers.network import Network
from helpers.probes import shapes
from tools.claims.registry import Value


def middle(maps: np.ndarray) -> np.ndarray:
    """The middle 20 by 20 pixels of maps of 784: outside, there is hardly any ink to learn from. (n, 20, 20)."""
    return maps.reshape(-1, 28, 28)[:, 4:24, 4:24]


def learnt(net: Network) -> np.ndarray:
    """What training added to the first layer's weights, a row a neuron."""
    start = Network(net.sizes, net.activation, init=net.init, seed=net.seed)
    return (net.weights[0] - start.weights[0]).T


def smoothness(maps: np.ndarray) -> Value:
    """The median of Moran's I, of the middle of each map."""
    return Value(float(np.nanmedian(probes.morans_i(middle(maps)))))


def likeness(images: np.ndarray, others: np.ndarray) -> Value:
    """The median correlation of every image with its other."""
    return Value(float(np.median((shapes.standardised(images) * shapes.standardised(others)).sum(axis=1))))


def drawn_bars(columns: tuple[int, ...]) -> np.ndarray:
    """Upright bars: 27 for each of the columns, of three tops, bottoms and widths."""
    return np.array([shapes.bar(column, top, bottom, width) for column in columns for top in (4, 6, 8)
                     for bottom in (19, 21, 23) for width in (2, 3, 4)])


def pairs(images: np.ndarray, labels: np.ndarray, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """`count` pairs of images with different labels, drawn at random: (starts, ends)."""
    drawn = np.random.default_rng(seed).integers(0, len(images), (3 * count, 2))
    drawn = drawn[labels[drawn[:, 0]] != labels[drawn[:, 1]]][:count]
    return images[drawn[:, 0]], images[drawn[:, 1]]
