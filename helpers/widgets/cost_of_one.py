"""Both costs of one image: lesson 03's outputs, which one drags in the page (browser/outputs.js).

`explore_cost` is the widget, `draw_cost` a picture for pages without scripts, `describe_cost` the same in words.
"""

from __future__ import annotations

import math

import numpy as np

from helpers.colours import BLUE, GRID, PALE, VERMILLION
from helpers.validation import checked_number, one_of
from helpers.widgets import svg
from helpers.widgets.in_page import InPage

RIGHT, WRONG = 3, 8  # the image is a 3; the wrong digit that may get all the rest
RESTS = ("to the 8 alone", "evenly to all nine")
LEFT, TOP, WIDTH, HEIGHT, HIGHEST = 424, 92, 300, 250, 5.0  # the plot's place, and the cost at its upper edge


def explore_cost() -> InPage:
    """The widget: ten outputs to drag, and what both costs say of them. Show it as the last line of a cell."""
    right, rest = 0.05, RESTS[0]
    words = describe_cost(right, rest)
    return InPage("outputs", {"right": RIGHT, "wrong": WRONG}, {"outputs": ten_outputs(right, rest).tolist()},
                  words=words, static=svg.as_image(draw_cost(right, rest), words))


def ten_outputs(right: float, rest: str) -> np.ndarray:
    """Ten outputs that add up to 1: `right` for the 3, what is left `rest` (one of RESTS). Shape (10,)."""
    right = checked_number("right", right, at_least=0)
    if right > 1:
        raise ValueError(f"right: got {right}, expected a number from 0 to 1")
    outputs = np.full(10, (1 - right) / 9) if one_of("rest", rest, RESTS) == RESTS[1] else np.zeros(10)
    if rest == RESTS[0]:
        outputs[WRONG] = 1 - right
    outputs[RIGHT] = right
    return outputs


def quadratic(outputs: np.ndarray) -> float:
    """The sum of the squared errors, where a 3 was shown."""
    return float(np.square(outputs - np.eye(10)[RIGHT]).sum())


def cross_entropy(outputs: np.ndarray) -> float:
    """-ln of the output for the 3; infinite where that is 0."""
    return -math.log(outputs[RIGHT]) + 0.0 if outputs[RIGHT] > 0 else math.inf


def draw_cost(right: float, rest: str) -> str:
    """The picture as SVG: the ten outputs as bars, and both costs as curves with a dot where they stand."""
    outputs = ten_outputs(right, rest)
    colour = BLUE if outputs.argmax() == RIGHT else VERMILLION
    return svg.card(
        760, 400,
        svg.text(28, 40, "Ten outputs for an image of a 3", svg.LARGE, font_weight="bold"),
        svg.element("rect", x=26, y=62 + RIGHT * 31, width=344, height=31, fill=PALE, rx=4),
        svg.bars(outputs, range(10), 32, 62, 338, row=31, fill=colour),
        _plot(right, rest), title="What one image costs")


def describe_cost(right: float, rest: str) -> str:
    """What `draw_cost` shows, in words."""
    outputs = ten_outputs(right, rest)
    verdict = "right" if outputs.argmax() == RIGHT else f"wrong: it says {outputs.argmax()}"
    return (f"An image of a 3. The output for the 3 is {right:.2f}, the rest goes {rest}; the answer is {verdict}. "
            f"The quadratic cost is {quadratic(outputs):.2f}, the cross-entropy {_number(cross_entropy(outputs))}.")


def _number(cost: float) -> str:
    return f"{cost:.2f}" if math.isfinite(cost) else "infinite"


def _plot(right: float, rest: str) -> str:
    outputs = ten_outputs(right, rest)
    shares = np.concatenate([np.linspace(0.0067, 0.1, 40), np.linspace(0.1, 1, 60)])
    parts = [svg.text(LEFT - 34, 40, "What they cost", svg.LARGE, font_weight="bold")]
    for height in range(int(HIGHEST) + 1):
        y = _y(height)
        parts += [svg.element("line", x1=LEFT, x2=LEFT + WIDTH, y1=y, y2=y, stroke=GRID),
                  svg.text(LEFT - 14, y + 5, height, anchor="end")]
    for share in (0, 0.25, 0.5, 0.75, 1):
        parts.append(svg.text(LEFT + WIDTH * share, TOP + HEIGHT + 20, f"{share:g}", anchor="middle"))
    parts.append(svg.text(LEFT + WIDTH / 2, TOP + HEIGHT + 42, "output for the 3", anchor="middle"))
    for cost, fill, dashes, x, anchor, words in (
            (cross_entropy, BLUE, None, LEFT + WIDTH + 16, "end", "cross-entropy"),
            (quadratic, VERMILLION, "7 5", LEFT - 34, "start", "quadratic")):
        points = " ".join(f"{LEFT + WIDTH * share:.1f},{_y(cost(ten_outputs(share, rest))):.1f}" for share in shares)
        value = cost(outputs)
        above = value > HIGHEST
        parts += [
            svg.element("polyline", points=points, fill="none", stroke=fill, stroke_width=3, stroke_dasharray=dashes),
            svg.element("circle", cx=LEFT + WIDTH * right, cy=_y(min(value, HIGHEST)), r=8, fill=fill,
                        stroke="white", stroke_width=2),
            svg.text(x, 70, f"{words} {_number(value)}", svg.NORMAL, anchor, fill, font_weight="bold")]
        if above:
            parts.append(svg.text(LEFT + WIDTH * right + 14, TOP + 16, "far above", fill=fill))
    return "".join(parts)


def _y(cost: float) -> float:
    return TOP + HEIGHT * (1 - cost / HIGHEST)
