"""A digit, what is added to it, and what the network then reads: lesson 10's slider.

`explore_attack` is the widget, `draw_attack` its picture, `describe_attack` the same in words, `attacked` the step.
"""

from __future__ import annotations

from typing import NamedTuple

import ipywidgets
import numpy as np

from helpers.colours import BLUE, FRAME, GREY, INK, VERMILLION
from helpers.network import Network
from helpers.probes import input_gradients, ssim
from helpers.validation import checked_images, checked_labels, checked_number, one_of
from helpers.widgets import svg
from helpers.widgets.base import Explorer
from helpers.wording import article, percent

KINDS = ("along the slopes", "by the toss of a coin")
LARGEST = 0.3  # the slider's end, and the change that is shown in full colour
SIDE, TOP, PLACES = 172, 96, (26, 222, 418)  # the three pictures


class Attack(NamedTuple):
    """One state of the widget: an image, the changed one, the ten outputs for both, and the true digit."""

    image: np.ndarray
    changed: np.ndarray
    before: np.ndarray
    after: np.ndarray
    label: int


def explore_attack(net: Network, images: np.ndarray, labels: np.ndarray) -> Explorer:
    """The widget: which image, how much (epsilon), in which direction. Show it as the last line of a cell.

    net: a network for 28 x 28 pixels and ten digits. images (n, 784) from 0 to 1, labels (n,).
    """
    images = checked_images(images, 784, np.float32)
    labels = checked_labels(labels, len(images), 10)
    # The directions are those at the image itself, so they are found once, and a slide is one forward pass.
    directions = {KINDS[0]: np.sign(input_gradients(net, images, labels)),
                  KINDS[1]: np.random.default_rng(0).choice(np.array([-1, 1], np.float32), images.shape)}

    def state(number: int, epsilon: float, kind: str) -> Attack:
        return attacked(net, images[number], labels[number], directions[one_of("kind", kind, KINDS)][number], epsilon)

    wide = {"description_width": "initial"}
    names = [(f"{place + 1}: {article(label)}", place) for place, label in enumerate(labels)]
    number = ipywidgets.Dropdown(options=names, description="Image", style=wide,
                                 layout=ipywidgets.Layout(width="150px"))
    epsilon = ipywidgets.FloatSlider(value=0.05, max=LARGEST, step=0.005, description="Epsilon", readout_format=".3f",
                                     style=wide, layout=ipywidgets.Layout(width="360px"))
    kind = ipywidgets.Dropdown(options=KINDS, description="Change it", style=wide,
                               layout=ipywidgets.Layout(width="250px"))
    return Explorer(lambda **values: draw_attack(state(**values)), {"number": number, "epsilon": epsilon, "kind": kind},
                    lambda **values: describe_attack(state(**values)))


def attacked(net: Network, image: np.ndarray, label: int, direction: np.ndarray, epsilon: float) -> Attack:
    """Move every pixel of one image by epsilon along `direction` (+1 and -1), cut off at 0 and 1, and ask the network.

    image, direction (784,).
    """
    checked_number("epsilon", epsilon, at_least=0)
    if np.shape(direction) != np.shape(image):
        raise ValueError(f"direction: got the shape {np.shape(direction)}, expected {np.shape(image)}, that of image")
    label = checked_labels([label], 1, net.sizes[-1], name="label")[0]
    changed = (image + np.float32(epsilon) * direction).clip(0, 1)
    before, after = net.predict_proba(np.stack([image, changed]))
    return Attack(image, changed, before, after, int(label))


def draw_attack(attack: Attack) -> str:
    """The picture as SVG: the image, the change in colour, the sum, and the ten outputs for the sum."""
    difference = attack.changed - attack.image
    right = attack.after.argmax() == attack.label
    fill = BLUE if right else VERMILLION
    parts = []
    for x, words, below, colour in ((PLACES[0], "the image", _answer(attack.before), INK),
                                    (PLACES[1], "+ the change", _size(difference), INK),
                                    (PLACES[2], "= what it gets", _answer(attack.after), fill)):
        parts += [svg.text(x, TOP - 12, words, svg.NORMAL, font_weight="bold"),
                  svg.text(x, TOP + SIDE + 24, below, svg.NORMAL, fill=colour,
                           font_weight="bold" if colour == fill else None)]
    return svg.card(
        850, 350,
        svg.text(26, 42, _headline(attack), svg.LARGE, font_weight="bold"),
        svg.ink(_grey(attack.image), PLACES[0], TOP, SIDE, SIDE),
        svg.signed_pixels(difference.reshape(28, 28), PLACES[1], TOP, SIDE, SIDE, LARGEST),
        svg.ink(_grey(attack.changed), PLACES[2], TOP, SIDE, SIDE),
        *(svg.element("rect", x=x, y=TOP, width=SIDE, height=SIDE, fill="none", stroke=FRAME) for x in PLACES),
        *parts,
        svg.text(PLACES[1], TOP + SIDE + 46, "red: more ink, blue: less", fill=GREY),
        svg.text(PLACES[2], TOP + SIDE + 46, f"likeness (SSIM) {_ssim(attack):.2f}", fill=GREY),
        svg.bars(attack.after.astype(float).clip(0, 1), range(10), 612, TOP - 8, 226, row=24, fill=fill),
        svg.text(628, TOP - 22, "its ten outputs", svg.SMALL, fill=GREY),
        title="A digit and a small change")


def describe_attack(attack: Attack) -> str:
    """What `draw_attack` shows, in words."""
    return (f"{_headline(attack)}. The image, a {attack.label}, is {_answer(attack.before)}; the changed image is "
            f"{_answer(attack.after)}. {_size(attack.changed - attack.image).capitalize()}; likeness (SSIM) "
            f"{_ssim(attack):.2f}.")


def _headline(attack: Attack) -> str:
    if attack.before.argmax() != attack.label:
        return "Read wrongly before anything is changed"
    return "Still read correctly" if attack.after.argmax() == attack.label else "No longer read correctly"


def _answer(outputs: np.ndarray) -> str:
    return f"read as {outputs.argmax()}, {percent(min(float(outputs.max()), 0.9999))}"


def _size(difference: np.ndarray) -> str:
    largest = float(np.abs(difference).max())
    return f"up to {largest:.3f}, {round(255 * largest)} of 255"


def _grey(image: np.ndarray) -> np.ndarray:
    return np.round(255 * image).astype(np.uint8).reshape(28, 28)


def _ssim(attack: Attack) -> float:
    return float(ssim(1 - attack.image[np.newaxis], 1 - attack.changed[np.newaxis])[0])  # as displayed: dark ink
