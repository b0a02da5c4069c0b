"""Neuron by neuron: its weights, the images that excite it most, and how active it is for each digit. Lesson 07.

`view_weights` is the widget, `draw_neuron` its picture, `describe_neuron` the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass

import ipywidgets
import numpy as np

from helpers.colours import FRAME, GREY, VERMILLION
from helpers.network import Network, checked_net
from helpers.probes import morans_i
from helpers.validation import checked_images, checked_labels, checked_number
from helpers.widgets import svg
from helpers.widgets.base import Explorer

SHOWN = 8  # exciting images
MAP, LEFT, TOP = 252, 28, 96  # side of the weight map, its left and upper edge
ORDERS = ("as they come", "most active first", "smoothest first")


@dataclass(frozen=True, eq=False)
class Neurons:
    """All that the picture needs, computed once: the slider only looks it up."""

    weights: np.ndarray     # (784, neurons)
    smoothness: np.ndarray  # (neurons,): Moran's I of the middle 20 by 20 weights
    by_digit: np.ndarray    # (neurons, 10): mean activation for the images of each digit
    exciting: np.ndarray    # (neurons, SHOWN, 28, 28) uint8: the images with the largest activation
    labels: np.ndarray      # (neurons, SHOWN): their labels
    strongest: np.ndarray   # (neurons, SHOWN): their activations


def view_weights(net: Network, images: np.ndarray, labels: np.ndarray) -> Explorer:
    """The widget: a slider through the neurons of the first layer. Show it as the last line of a cell.

    images: (n, 784) from 0 to 1. labels: integers (n,).
    """
    neurons = look_into(net, images, labels)
    count = len(neurons.smoothness)
    orders = {ORDERS[0]: np.arange(count), ORDERS[1]: (-neurons.by_digit.mean(axis=1)).argsort(kind="stable"),
              ORDERS[2]: (-np.nan_to_num(neurons.smoothness)).argsort(kind="stable")}
    place = ipywidgets.IntSlider(value=0, min=0, max=count - 1, description="Neuron", readout=False,
                                 layout=ipywidgets.Layout(width="420px"))
    order = ipywidgets.Dropdown(options=ORDERS, value=ORDERS[1], description="Order",
                                layout=ipywidgets.Layout(width="260px"))
    return Explorer(lambda place, order: draw_neuron(neurons, int(orders[order][place])),
                    {"place": place, "order": order},
                    lambda place, order: describe_neuron(neurons, int(orders[order][place])))


def look_into(net: Network, images: np.ndarray, labels: np.ndarray) -> Neurons:
    """What the neurons of the first layer look for, and what they find in the images."""
    images = checked_images(images, 784, np.float32)
    if checked_net(net).sizes[0] != 784:
        raise ValueError(f"net: got a network of {net.sizes[0]} inputs, expected 784, one for each pixel")
    labels = checked_labels(labels, len(images), 10)
    active = net.activations(images)[1]
    counts = np.maximum(np.bincount(labels, minlength=10), 1)
    by_digit = np.array([active[labels == digit].sum(axis=0) for digit in range(10)]) / counts[:, np.newaxis]
    best = np.argsort(-active, axis=0, kind="stable")[:SHOWN].T
    weights = net.weights[0]
    return Neurons(
        weights=weights, smoothness=morans_i(weights.T.reshape(-1, 28, 28)[:, 4:24, 4:24]), by_digit=by_digit.T,
        exciting=(images[best].clip(0, 1) * 255).round().astype(np.uint8).reshape(*best.shape, 28, 28),
        labels=labels[best], strongest=np.take_along_axis(active.T, best, axis=1))


def draw_neuron(neurons: Neurons, neuron: int) -> str:
    """The picture as SVG: the weights, the images that excite the neuron most, and its activation by digit."""
    _checked(neurons, neuron)
    weights, by_digit = neurons.weights[:, neuron], neurons.by_digit[neuron]
    full = max(float(neurons.by_digit.max()), 1e-9)
    right, side = LEFT + MAP + 34, 58
    parts = [
        svg.text(LEFT, 40, f"Neuron {neuron}", svg.LARGE, font_weight="bold"),
        svg.text(LEFT, 64, f"Moran's I {neurons.smoothness[neuron]:.2f}; weights from {weights.min():.2f} (blue) to "
                           f"{weights.max():.2f} (red)"),
        svg.signed_pixels(weights.reshape(28, 28), LEFT, TOP, MAP, MAP),
        svg.element("rect", x=LEFT, y=TOP, width=MAP, height=MAP, fill="none", stroke=GREY),
        svg.text(right, TOP - 12, "Excited most by"),
        svg.text(right + 4 * (side + 6) + 20, TOP - 12, "Mean activation by digit"),
        svg.bars(by_digit.clip(0), range(10), right + 4 * (side + 6) + 12, TOP, 190, row=MAP / 10, full=full),
    ]
    for place, (image, label, value) in enumerate(zip(neurons.exciting[neuron], neurons.labels[neuron],
                                                      neurons.strongest[neuron], strict=True)):
        x, y = right + place % 4 * (side + 6), TOP + place // 4 * (side + 44)
        parts += [svg.ink(image, x, y, side, side),
                  svg.element("rect", x=x, y=y, width=side, height=side, fill="none", stroke=FRAME),
                  svg.text(x + side / 2, y + side + 17, f"{label}: {value:.1f}", anchor="middle", fill=GREY)]
    if not neurons.strongest[neuron].any():
        parts.append(svg.text(right, TOP + MAP - 12, "No image wakes it: this neuron is dead.", fill=VERMILLION))
    return svg.card(850, TOP + MAP + 24, *parts, title="What a neuron looks for")


def describe_neuron(neurons: Neurons, neuron: int) -> str:
    """What `draw_neuron` shows, in words."""
    _checked(neurons, neuron)
    shown = ", ".join(f"{label} ({value:.1f})"
                      for label, value in zip(neurons.labels[neuron], neurons.strongest[neuron], strict=True))
    means = ", ".join(f"{digit}: {value:.2f}" for digit, value in enumerate(neurons.by_digit[neuron]))
    return (f"Neuron {neuron}. A map of its 784 weights, Moran's I {neurons.smoothness[neuron]:.2f}. Excited most by "
            f"images of {shown}. Mean activation by digit: {means}.")


def _checked(neurons: Neurons, neuron: int) -> None:
    checked_number("neuron", neuron, whole=True, at_least=0, below=len(neurons.smoothness))
