"""Looking at more than what an answer returns: did it leave its network as it was, did it draw from its generator?"""

from collections.abc import Callable
from typing import Any

import numpy as np

NETWORK_CHANGED = "the network was changed"


def call_watching_network(answer: Callable, net: Any, *others: Any) -> Any:
    """What an answer returns whose first argument is a network; NETWORK_CHANGED if it overwrites the network."""
    before = [array.copy() for array in net.weights + net.biases]
    result = answer(net, *others)
    after = net.weights + net.biases
    same = len(after) == len(before) and all(map(np.array_equal, before, after))
    return result if same else NETWORK_CHANGED


def result_and_drew(answer: Callable, *arguments: Any) -> tuple[Any, bool]:
    """What an answer returns, and whether it drew from its last argument, a generator."""
    random = arguments[-1]
    before = random.bit_generator.state
    result = answer(*arguments)
    return result, random.bit_generator.state != before
