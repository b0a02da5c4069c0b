"""An image on its way through a network, and a neuron to open: lesson 02's picture, drawn by browser/signal.js."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from helpers.figures.neurons import signal_flow
from helpers.network import Network
from helpers.validation import checked_array
from helpers.widgets.in_page import InPage
from helpers.widgets.packed import as_base64, check_reads_digits, packed
from helpers.widgets.pad import samples
from helpers.wording import percent


def follow_signal(networks: Mapping[str, Network], images, labels) -> InPage:
    """The widget: a drawing or one of the images goes through a network. Show it as the last line of a cell.

    networks: by name, such as "untrained" and "trained", all of the same sizes and activation; the last is shown first.
    images (n, 784) from 0 to 1, at most ten, and labels (n,): what there is for those who do not draw.
    """
    images = checked_array("images", images, "fiu", "numbers from 0 to 1").astype(float)
    labels = checked_array("labels", labels, "fiu", "a digit for each image")
    if images.ndim != 2 or images.shape[1] != 784 or not 1 <= len(images) <= 10 or labels.shape != images.shape[:1]:
        raise ValueError(f"images, labels: got the shapes {images.shape} and {labels.shape}, expected (n, 784) and "
                         "(n,) with n from 1 to 10")
    if images.min() < 0 or images.max() > 1:
        raise ValueError(f"images: got numbers from {images.min():g} to {images.max():g}, expected 0 to 1")
    if not networks:
        raise ValueError("networks: got none, expected one or more by name")
    for net in networks.values():
        check_reads_digits(net)
    first, *others = networks.values()
    if any((net.sizes, net.activation, net.output) != (first.sizes, first.activation, first.output) for net in others):
        raise ValueError("networks: got different sizes, activations or outputs, expected the same for all")

    pixels = np.round(255 * images).astype(np.uint8)
    data = {"networks": {name: packed(net) for name, net in networks.items()}, "activation": first.activation,
            "images": [as_base64(row) for row in pixels],
            "names": [int(label) for label in labels], "samples": samples()}
    name, net = list(networks.items())[-1]
    layers = [layer[0] for layer in net.activations(images[:1])]
    answer = int(layers[-1].argmax())
    words = (f"An image of a {labels[0]:g} on its way through a network, {name}: {len(layers) - 2} hidden layers, ten "
             f"outputs. It says {answer}, with {percent(layers[-1][answer])}.")
    picture = signal_flow(layers[0], layers[1:], f"An image on its way through a network, {name}")
    return InPage("signal", data, {"strokes": [], "image": 0, "network": name, "open": None}, words=words,
                  static=picture._repr_mimebundle_()["text/html"])
