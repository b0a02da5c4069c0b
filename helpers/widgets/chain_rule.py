"""The chain rule as nudges on number lines: lesson 05's widget, which the page draws (browser/nudges.js).

A neuron has one input x and no bias: z = w x, a = sigmoid(z), C = (a - y)^2. Of two neurons in a row, the second gets
the first one's activation by a weight of SECOND.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from helpers.validation import checked_number, one_of
from helpers.widgets import svg
from helpers.widgets.in_page import InPage

SECOND = 2


class Link(NamedTuple):
    """A number on the way from the weight to the cost, and how fast it changes with the one before."""

    name: str
    value: float
    slope: float


def chain(weight: float, pixel: float, wanted: int, neurons: int = 1) -> list[Link]:
    """All numbers behind the weight. pixel: the input, at least 0. wanted: 0 or 1. neurons: 1 or 2 in a row."""
    value, factor = checked_number("weight", weight), checked_number("pixel", pixel, at_least=0)
    one_of("wanted", wanted, (0, 1))
    links = []
    for neuron in range(1, int(one_of("neurons", neurons, (1, 2))) + 1):
        index = str(neuron) if neurons > 1 else ""
        z = factor * value
        a = (1 + math.tanh(z / 2)) / 2
        links += [Link(f"z{index}", z, factor), Link(f"a{index}", a, a * (1 - a))]
        value, factor = a, SECOND
    return [*links, Link("C", (value - wanted) ** 2, 2 * (value - wanted))]


def explore_chain() -> InPage:
    """The widget: drag the weight, see the nudge at every number behind it. Show it as the last line of a cell."""
    state = {"weight": 1.5, "nudge": 0.5, "pixel": 0.8, "wanted": 1, "neurons": 1}
    links = chain(state["weight"], state["pixel"], 1)
    way = ", ".join(f"{name} is {value:.3f} and changes {slope:.3f} times as fast as the number before"
                    for name, value, slope in links)
    words = (f"A weight of 1.5 and an input of 0.8: {way}. All three slopes multiplied: "
             f"{math.prod(link.slope for link in links):.3f}.")
    rows = [("w", "1.5", ""), *((link.name, svg.signed(link.value, 3), svg.signed(link.slope, 3)) for link in links)]
    rows.insert(0, ("number", "value", "slope by the one above"))
    picture = svg.card(420, 180, *(svg.text(x, 28 + 27 * row, word) for row, cells in enumerate(rows)
                                   for x, word in zip((18, 130, 240), cells, strict=True)), title=words)
    return InPage("nudges", {}, state, words=words, static=svg.as_image(picture, words))
