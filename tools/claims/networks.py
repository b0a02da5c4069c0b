"""The networks that several claims ask: each is trained once for a set and a seed, and kept while the program runs."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import wraps

import numpy as np

from helpers.data import Mnist, normalize, stratified_split
from helpers.network import Network

SMALL = [784, 16, 16, 10]
WIDE = [784, 128, 10]
PLAIN_FALLING = {"momentum": 0, "batch_size": 32, "decay": "linear"}


def standard(train: Callable[..., Network]) -> Callable[..., Network]:
    """Decorator for train(mnist, seed, *more): trained once. Everybody gets a copy, to do with as they like."""
    kept: dict[tuple, Network] = {}

    @wraps(train)
    def network(mnist: Mnist, seed: int, *more: str) -> Network:
        key = (mnist.source, seed, *more)
        if key not in kept:
            kept[key] = train(mnist, seed, *more)
        return deepcopy(kept[key])
    return network


def trained(net: Network, mnist: Mnist, full: int, subset: int, chosen=slice(None), **recipe) -> Network:
    """The network, trained with its own seed on all training images or the `chosen`. full, subset: epochs on each."""
    net.train(normalize(mnist.train_images[chosen]), mnist.train_labels[chosen],
              epochs=full if mnist.source == "full" else subset, seed=net.seed, **recipe)
    return net


@standard
def wide(mnist: Mnist, seed: int) -> Network:
    """784-128-10 with lesson 00's recipe: momentum and a falling rate."""
    return trained(Network(WIDE, activation="relu", seed=seed), mnist, 5, 20, decay="linear")


@standard
def wide_l2(mnist: Mnist, seed: int) -> Network:
    """The wide one, with L2 of 0.001."""
    return trained(Network(WIDE, activation="relu", seed=seed), mnist, 5, 20, decay="linear", l2=1e-3)


@standard
def no_hidden(mnist: Mnist, seed: int) -> Network:
    """784-10: each output a weighted sum of pixels, trained as the wide one is."""
    return trained(Network([784, 10], activation="relu", seed=seed), mnist, 5, 20, decay="linear")


@standard
def small(mnist: Mnist, seed: int, activation: str = "relu", init: str = "auto") -> Network:
    """784-16-16-10, trained as the wide one is."""
    return trained(Network(SMALL, activation=activation, init=init, seed=seed), mnist, 5, 20, decay="linear")


@standard
def small_modern(mnist: Mnist, seed: int) -> Network:
    """784-16-16-10 with lesson 06's best recipe without shifts."""
    return trained(Network(SMALL, activation="relu", seed=seed), mnist, 20, 60, **PLAIN_FALLING)


@standard
def textbook(mnist: Mnist, seed: int) -> Network:
    """784-16-16-10 with Nielsen's first recipe. Our quadratic cost has no half: rate 1.5 is his 3."""
    net = Network(SMALL, output="sigmoid", cost="quadratic", init="normal", seed=seed)
    return trained(net, mnist, 10, 30, momentum=0, batch_size=10, learning_rate=1.5)


@standard
def one_epoch(mnist: Mnist, seed: int) -> Network:
    """784-16-16-10 that has hardly begun."""
    return trained(Network(SMALL, activation="relu", seed=seed), mnist, 1, 4, **PLAIN_FALLING)


@standard
def few(mnist: Mnist, seed: int) -> Network:
    """784-128-10 on 1,000 images."""
    return trained(Network(WIDE, activation="relu", seed=seed), mnist, 60, 60, without_held_out(mnist)[:1000])


@standard
def wide_held_out(mnist: Mnist, seed: int) -> Network:
    """The wide one, trained without the held-out images."""
    net = Network(WIDE, activation="relu", seed=seed)
    return trained(net, mnist, 5, 20, without_held_out(mnist), decay="linear")


@standard
def lightly_trained(mnist: Mnist, seed: int, dtype: str = "float32") -> Network:
    """784-16-16-10 after one pass through the full set, or ten through the subset, in plain steps."""
    net = Network(SMALL, activation="relu", dtype=dtype, seed=seed)
    return trained(net, mnist, 1, 10, batch_size=32, momentum=0)


def held_out(mnist: Mnist) -> np.ndarray:
    """The places of a sixth of the training images."""
    return stratified_split(mnist.train_labels, 1 / 6)[1]


def without_held_out(mnist: Mnist) -> np.ndarray:
    """The places of the other five sixths."""
    return stratified_split(mnist.train_labels, 1 / 6)[0]
