"""Forwards and back through a network, one layer a step: lesson 05's stepper (browser/stepper.js).

`step_through` is the widget; `passes` has every number that it shows.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from helpers.figures.backward import activations_and_errors, two_two_one
from helpers.network import Network, checked_net
from helpers.validation import checked_one
from helpers.widgets.in_page import InPage

FEW = 4  # neurons in a layer up to which every number and every line is shown


def passes(net: Network, image: np.ndarray, label: int) -> dict[str, list]:
    """What one image does to a network, forwards and back, layer by layer.

    image: (inputs,), 0 to 1. Returns `activations` (inputs first), `errors` (dC/dz of every layer behind the inputs)
    and `slopes` (dC/dw of the weights into them), as `Network.activations` and `Network.gradients` have them.
    """
    one, label = checked_one(image, label, checked_net(net).sizes[0], net.sizes[-1])
    labels = np.array([label])
    slopes, errors = net.gradients(one, labels)  # of one image, the slope of a bias is the error of its neuron
    return {"activations": [layer[0] for layer in net.activations(one)], "errors": errors, "slopes": slopes}


def step_through(net: Network, image: np.ndarray, label: int, names: Sequence[str] = ()) -> InPage:
    """The widget: press *On*, and the image goes one layer further, at last all the way back. Show it as a cell's end.

    net: any Network. image: (inputs,), 0 to 1. label: the output that should be 1. names: what the inputs are called.
    Raises TypeError or ValueError for anything else.
    """
    one, label = checked_one(image, label, checked_net(net).sizes[0], net.sizes[-1])
    if len(names) not in (0, net.sizes[0]) or not all(isinstance(name, str) for name in names):
        raise ValueError(f"names: got {names!r}, expected {net.sizes[0]} texts, one for each input, or none")
    found, cost = passes(net, one, label), net.cost(one, np.array([label]))
    if not all(np.isfinite(layer).all() for layer in found["errors"]):
        raise ValueError("net: its errors are not finite, expected weights and biases that are")
    small = max(net.sizes) <= FEW
    data = {"label": label, "cost": float(cost), "names": list(names), "small": small,
            "differences": net.cost_name == "cross_entropy",
            "activations": [layer.tolist() for layer in found["activations"]],
            "errors": [layer.tolist() for layer in found["errors"]],
            "steepest": [_steepest(slopes) for slopes in found["slopes"]]}
    if small:
        data |= {"weights": [w.tolist() for w in net.weights], "slopes": [w.tolist() for w in found["slopes"]]}
    sizes, largest = "-".join(map(str, net.sizes)), [f"{np.abs(e).max():.2g}" for e in reversed(found["errors"])]
    words = (f"The way of one image through {sizes} and back, one layer a step. Its cost is {cost:.3f}. The largest "
             f"error of each layer, outputs first: {', '.join(largest)}.")
    return InPage("stepper", data, {"step": 0}, words=words, static=_still(net, one, label, found))


def _still(net: Network, one: np.ndarray, label: int, found: dict[str, list]) -> str:
    """The picture for pages without scripts; "" for networks that there is none of."""
    if net.sizes[0] == 784:
        picture = activations_and_errors(one.reshape(28, 28), label, found["activations"][1:], found["errors"])
    elif list(net.sizes) == [2, 2, 1]:
        picture = two_two_one(found["activations"], net.weights)
    else:
        return ""
    return picture._repr_mimebundle_()["text/html"]


def _steepest(slopes: np.ndarray) -> dict[str, float | int]:
    """The steepest of a layer's weights: where it leads from and to, and its slope."""
    before, after = np.unravel_index(np.abs(slopes).argmax(), slopes.shape)
    return {"from": int(before), "to": int(after), "slope": float(slopes[before, after])}
