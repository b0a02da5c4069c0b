"""What one image wants of the last layer: lesson 05's arrows and levers, which the page draws (browser/wishes.js)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from helpers.network import Network, checked_net
from helpers.validation import checked_one
from helpers.widgets import svg
from helpers.widgets.in_page import InPage
from helpers.widgets.packed import as_base64


class Wishes(NamedTuple):
    """How much more or less of each number one image wants: minus the slope of its cost by that number."""

    outputs: np.ndarray  # (10,): by the weighted sums, y - a; by the biases it is the same
    weights: np.ndarray  # (before, 10)
    activations: np.ndarray  # (before, 10): of each activation before, by way of each output


def wishes(net: Network, image, label: int) -> Wishes:
    """The wishes of one image, (784,), 0 to 1, for the last layer of a network whose cost is the cross-entropy."""
    before, outputs, digit = _last_layer(net, image, label)
    wanted = np.eye(net.sizes[-1])[digit] - outputs
    return Wishes(wanted, np.outer(before, wanted), net.weights[-1] * wanted)


def _last_layer(net: Network, image, label: int) -> tuple[np.ndarray, np.ndarray, int]:
    """What goes into the last layer for one image, what comes out, and the digit that it should say."""
    images, digit = checked_one(image, label, checked_net(net).sizes[0], net.sizes[-1])
    if net.cost_name != "cross_entropy":
        raise ValueError(f'net: got the cost "{net.cost_name}", expected "cross_entropy": its wishes are y - a')
    *_, before, outputs = (layer[0] for layer in net.activations(images))
    return before, outputs, digit


def explore_wishes(net: Network, image, label: int) -> InPage:
    """The widget: click an output, see its levers. Show it as the last line of a cell. image: (784,), 0 to 1."""
    before, outputs, label = _last_layer(net, image, label)
    data = {"pixels": as_base64(np.round(255 * np.asarray(image, float)).astype(np.uint8)), "label": label,
            "outputs": outputs.tolist(), "before": before.tolist(), "weights": net.weights[-1].tolist()}
    asked = [f"{digit}: {(digit == label) - output:+.2f}" for digit, output in enumerate(outputs)]
    words = f"An image of a {label}. What it wants of the ten outputs: {', '.join(asked)}."
    return InPage("wishes", data, {"output": label}, words=words, static=_still(image, outputs, asked, words))


def _still(image: np.ndarray, outputs: np.ndarray, asked: list[str], words: str) -> str:
    """The picture for pages without scripts; "" for images of another size."""
    if np.size(image) != 784:
        return ""
    pixels = np.round(255 * np.reshape(image, (28, 28))).astype(np.uint8)
    return svg.as_image(svg.card(
        560, 290, svg.text(18, 26, "What the image wants of each output, and the outputs", svg.NORMAL),
        svg.ink(pixels, 18, 44, 160, 160), svg.bars(outputs, asked, 190, 44, 350, 23), title=words), words)
