"""Looking at more than what an answer returns: did it leave its network as it was, did it draw from its generator?"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from helpers.exercises.model import Exercise

NETWORK_CHANGED = "the network was changed"


class LeavesNetwork(Exercise):
    """An answer gets a network as its first argument. One that overwrites it comes out as NETWORK_CHANGED."""

    def as_function(self, answer: Any) -> Callable:
        return partial(_watching_the_network, answer)


def _watching_the_network(answer: Callable, net: Any, *others: Any) -> Any:
    before = [array.copy() for array in net.weights + net.biases]
    result = answer(net, *others)
    after = net.weights + net.biases
    same = len(after) == len(before) and all(map(np.array_equal, before, after))
    return result if same else NETWORK_CHANGED


def and_drew(answer: Callable, *arguments: Any) -> tuple[Any, bool]:
    """What an answer returns, and whether it drew from its last argument, a generator."""
    random = arguments[-1]
    before = random.bit_generator.state
    result = answer(*arguments)
    return result, random.bit_generator.state != before
