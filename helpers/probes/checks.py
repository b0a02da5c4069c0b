"""Is this a network, is this a generator of random numbers? What the probes ask beyond validation."""

from __future__ import annotations

import numpy as np

from helpers.network import Network


def checked_net(net: Network) -> Network:
    """`net`, if it is a `Network`."""
    if not isinstance(net, Network):
        raise TypeError(f"net: got a {type(net).__name__}, expected a Network")
    return net


def checked_random(random: np.random.Generator) -> np.random.Generator:
    """`random`, if numbers can be drawn from it."""
    if not isinstance(random, np.random.Generator):
        raise TypeError(f"random: got {random!r}, expected a generator, such as np.random.default_rng(0)")
    return random
