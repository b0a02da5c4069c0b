"""Descent on a curve: lesson 04's ball, which the page rolls (browser/ball.js).

`descend_on_curves` is the widget, `draw_descent` a picture of a walk for pages without scripts, `describe_descent` the
same in words.
"""

from __future__ import annotations

import numpy as np

from helpers import descent
from helpers.colours import BLUE, GREEN, GREY, VERMILLION
from helpers.validation import checked_number, one_of
from helpers.widgets import svg
from helpers.widgets.in_page import InPage

CURVES = {"x²": (descent.bowl, descent.bowl_slope), "|x|": (descent.kink, descent.kink_slope),
          "three valleys": (descent.wiggle, descent.wiggle_slope)}
LOW, HIGH = -4.5, 4.5  # the part of the x axis that is drawn
WIDTH, LEFT, RIGHT, TOP, BOTTOM = 760, 40, 720, 84, 384  # of the card; edges of the plot on it


def descend_on_curves() -> InPage:
    """The widget: drop a ball on a curve, step it or let it go. Show it as the last line of a cell."""
    curve, learning_rate, start, steps = "x²", 0.1, 3.0, 20
    words = describe_descent(curve, learning_rate, start, steps)
    state = {"curve": curve, "rate": learning_rate, "start": start, "steps": 0, "places": [start]}
    return InPage("ball", {}, state, words=words,
                  static=svg.as_image(draw_descent(curve, learning_rate, start, steps), words))


def draw_descent(curve: str, learning_rate: float, start: float, steps: int) -> str:
    """The picture as SVG: the curve, the walk on it, and where it led.

    curve: a name of CURVES. learning_rate: above 0. start: within LOW to HIGH. A walk is drawn until it leaves the
    picture.
    """
    height_of, _slope = CURVES[one_of("curve", curve, CURVES)]
    places, left_after = _walk(curve, learning_rate, start, steps)
    along = np.linspace(LOW, HIGH, 181)
    heights = height_of(along)
    low, high = heights.min(), heights.max()

    def points(x: np.ndarray) -> list[tuple[float, float]]:
        across = LEFT + (x - LOW) / (HIGH - LOW) * (RIGHT - LEFT)
        down = BOTTOM - 14 - (height_of(x) - low) / (high - low) * (BOTTOM - TOP - 14)
        return list(zip(across, down, strict=True))

    def line(x: np.ndarray, colour: str, width: float) -> str:
        return svg.element("polyline", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in points(x)), fill="none",
                           stroke=colour, stroke_width=width, stroke_linejoin="round")

    walked = points(places)
    dots = [svg.element("circle", cx=a, cy=b, r=4, fill=BLUE) for a, b in walked[1:]]
    ticks = [svg.text(LEFT + (x - LOW) / (HIGH - LOW) * (RIGHT - LEFT), BOTTOM + 22, svg.signed(x, 0), anchor="middle")
             for x in range(-4, 5)]
    return svg.card(
        WIDTH, BOTTOM + 36,
        svg.text(24, 34, _verdict(places, left_after, steps), svg.LARGE, font_weight="bold"),
        svg.text(24, 58, f"{curve}, learning rate {learning_rate:.2f}: orange is the start"
                         + ("" if left_after else ", green the end"), fill=GREY),
        line(along, GREY, 2),
        svg.element("line", x1=LEFT, y1=BOTTOM, x2=RIGHT, y2=BOTTOM, stroke=GREY),
        *ticks, svg.text(RIGHT + 10, BOTTOM + 5, "x"), line(places, BLUE, 1.2), *dots,
        svg.element("circle", cx=walked[0][0], cy=walked[0][1], r=8, fill=VERMILLION),
        "" if left_after else svg.element("circle", cx=walked[-1][0], cy=walked[-1][1], r=7, fill=GREEN,
                                          stroke="white", stroke_width=1.5),
        title="Gradient descent on a curve")


def describe_descent(curve: str, learning_rate: float, start: float, steps: int) -> str:
    """What `draw_descent` shows, in words."""
    places, left_after = _walk(curve, learning_rate, start, steps)
    first = ", ".join(svg.signed(x) for x in places[:6])
    return (f"Descent on {curve} with a learning rate of {learning_rate:.2f}, {steps} steps. "
            f"{_verdict(places, left_after, steps)}. The first places are {first}.")


def _walk(curve: str, learning_rate: float, start: float, steps: int) -> tuple[np.ndarray, int]:
    """The places inside the picture, and after how many steps it was left (0: never)."""
    if not LOW <= checked_number("start", start) <= HIGH:
        raise ValueError(f"start: got {start!r}, expected a number from {LOW} to {HIGH}")
    places = descent.descend(CURVES[curve][1], start, learning_rate, steps)
    outside = ~((places >= LOW) & (places <= HIGH))  # NaN is outside
    return (places[:outside.argmax()], int(outside.argmax())) if outside.any() else (places, 0)


def _verdict(places: np.ndarray, left_after: int, steps: int) -> str:
    if left_after:
        return f"Step {left_after} leads out of the picture"
    return (f"After {steps} step{'s' if steps > 1 else ''} from {svg.signed(places[0], 1)} it is at "
            f"x = {svg.signed(places[-1], 3)}")
