"""One weight of one neuron, and the three factors of its slope: lesson 05's slider.

The neuron has one input x and no bias: z = w x, a = sigmoid(z), C = (a - y)^2. `explore_chain` is the widget,
`draw_chain` its picture, `describe_chain` the same in words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import ipywidgets
import numpy as np

from helpers.colours import BLUE, GREY, GRID, SKY, VERMILLION
from helpers.validation import checked_number, one_of
from helpers.widgets import svg
from helpers.widgets.base import Explorer
from helpers.widgets.svg import signed

REACH = 8.0  # the weight goes from -REACH to REACH
LEFT, TOP, WIDTH, HEIGHT = 56, 104, 286, 240  # the plot of the cost
BARS, ZERO, SCALE, ROW = 388, 620, 45.0, 58  # the factors: left edge, where 0 is, pixels for 1, height of a row


class Chain(NamedTuple):
    """Every step from the weight to the cost, and the slope of each."""

    z: float
    a: float
    cost: float
    dz_dw: float
    da_dz: float
    dc_da: float

    @property
    def slope(self) -> float:
        """dC/dw, by the chain rule."""
        return self.dz_dw * self.da_dz * self.dc_da


def chain(weight: float, pixel: float, wanted: int) -> Chain:
    """The neuron at one weight. pixel: from 0 to 1. wanted: 0 or 1."""
    checked_number("weight", weight)
    checked_number("pixel", pixel, at_least=0)
    one_of("wanted", wanted, (0, 1))
    z = weight * pixel
    a = (1 + math.tanh(z / 2)) / 2
    return Chain(z, a, (a - wanted) ** 2, pixel, a * (1 - a), 2 * (a - wanted))


def explore_chain() -> Explorer:
    """The widget: sliders for the weight and its input, and what is wanted. Show it as the last line of a cell."""
    wide = {"layout": ipywidgets.Layout(width="340px"), "style": {"description_width": "60px"}}
    controls = {
        "weight": ipywidgets.FloatSlider(value=1.5, min=-REACH, max=REACH, step=0.1, description="Weight", **wide),
        "pixel": ipywidgets.FloatSlider(value=0.8, max=1, step=0.05, description="Input", **wide),
        "wanted": ipywidgets.ToggleButtons(options=[1, 0], description="Wanted",
                                           style={"button_width": "60px", "description_width": "60px"}),
    }
    weight, pixel, wanted = controls.values()
    return Explorer(draw_chain, controls, describe_chain, rows=[[weight, pixel], [wanted]])


def draw_chain(weight: float, pixel: float, wanted: int) -> str:
    """The picture as SVG: the cost by the weight with its slope, and the three factors as bars."""
    at = chain(weight, pixel, wanted)
    return svg.card(
        760, 412,
        svg.text(28, 36, f"Cost {at.cost:.3f}, slope {signed(at.slope, 3)}", svg.LARGE, font_weight="bold"),
        svg.text(28, 62, f"x = {pixel:.2f}  →  z = w·x = {signed(at.z)}  →  a = {at.a:.3f}, wanted {wanted}"),
        _plot(weight, pixel, wanted), _factors(at), title="One weight and its slope")


def describe_chain(weight: float, pixel: float, wanted: int) -> str:
    """What `draw_chain` shows, in words."""
    at = chain(weight, pixel, wanted)
    return (f"A neuron with the weight {signed(weight, 1)} and the input {pixel:.2f}: z is {signed(at.z)}, its "
            f"activation {at.a:.3f} where {wanted} is wanted, so the cost is {at.cost:.3f}. The three factors of the "
            f"slope: dz/dw {at.dz_dw:.2f}, da/dz {at.da_dz:.3f}, dC/da {signed(at.dc_da)}. Their product, the slope "
            f"dC/dw, is {signed(at.slope, 3)}.")


def _place(weight: float, cost: float) -> tuple[float, float]:
    return LEFT + WIDTH * (weight + REACH) / (2 * REACH), TOP + HEIGHT * (1 - cost)


def _plot(weight: float, pixel: float, wanted: int) -> str:
    at = chain(weight, pixel, wanted)
    curve = " ".join("{:.1f},{:.1f}".format(*_place(w, chain(float(w), pixel, wanted).cost))
                     for w in np.linspace(-REACH, REACH, 97))
    parts = []
    for height in (0, 0.5, 1):
        y = _place(0, height)[1]
        parts += [svg.element("line", x1=LEFT, x2=LEFT + WIDTH, y1=y, y2=y, stroke=GRID),
                  svg.text(LEFT - 14, y + 5, f"{height:g}", anchor="end", fill=GREY)]
    for tick in (-8, -4, 0, 4, 8):
        parts.append(svg.text(_place(tick, 0)[0], TOP + HEIGHT + 22, signed(tick, 0), anchor="middle", fill=GREY))
    start, end = (_place(w, at.cost + at.slope * (w - weight)) for w in _tangent(weight, at))
    x, y = _place(weight, at.cost)
    return "".join([
        *parts, svg.text(LEFT + WIDTH / 2, TOP + HEIGHT + 46, "weight w", anchor="middle"),
        svg.text(28, TOP - 14, "cost C", fill=GREY),
        svg.element("polyline", points=curve, fill="none", stroke=SKY, stroke_width=3),
        svg.element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], stroke=VERMILLION, stroke_width=3),
        svg.element("circle", cx=x, cy=y, r=8, fill=VERMILLION, stroke="white", stroke_width=2)])


def _tangent(weight: float, at: Chain) -> Iterator[float]:
    """The weights where the tangent begins and ends."""
    half = 2.2 / math.hypot(1, 3 * at.slope)  # a steep one is drawn narrower, so that it stays about as long
    for side in (-half, half):
        rise = at.slope * side
        room = (1 - at.cost if rise > 0 else at.cost) + 0.04  # further up or down stand words and numbers
        yield min(max(weight + side * min(1, room / max(abs(rise), room)), -REACH), REACH)


def _factors(at: Chain) -> str:
    rows = [("dz/dw = x", at.dz_dw, 2, BLUE), ("da/dz = a(1 − a)", at.da_dz, 3, BLUE),  # noqa: RUF001
            ("dC/da = 2(a − y)", at.dc_da, 2, BLUE), ("product: dC/dw", at.slope, 3, VERMILLION)]  # noqa: RUF001
    parts = [svg.element("line", x1=ZERO, x2=ZERO, y1=TOP, y2=TOP + 4 * ROW, stroke=GREY)]
    for number, (name, value, digits, fill) in enumerate(rows):
        top, length = TOP + number * ROW, SCALE * abs(value)
        beside = length + 6 if value >= 0 else 6  # beside the bar's end, on the right-hand side of the zero line
        parts += [
            svg.text(BARS, top + 23, name, font_weight="bold" if number == 3 else None),
            svg.element("rect", x=ZERO - (length if value < 0 else 0), y=top + 8, width=max(length, 1.0), height=20,
                        fill=fill),
            svg.text(ZERO + beside, top + 24, signed(value, digits), svg.NORMAL)]
        if number < 3:
            parts.append(svg.text(BARS, top + 51, "times" if number < 2 else "gives", fill=GREY))
    return "".join(parts)
