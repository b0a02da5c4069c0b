"""A picture of a training that grows while it runs: lesson 06's first look at learning curves.

    net.train(images, labels, epochs=12, validation=held_out, on_epoch=watch(12))

`watch` shows the picture and returns what `on_epoch` calls, `draw_progress` is the picture, `describe_progress` the
same in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from helpers.colours import BLUE, FRAME, GREY, VERMILLION
from helpers.network import History
from helpers.validation import checked_number
from helpers.widgets import svg
from helpers.widgets.base import Explorer
from helpers.wording import percent

WIDTH, HEIGHT = 760, 328
TOP, BOTTOM = 92, 262  # upper and lower edge of both panels
PANEL, COST, ACCURACY = 290, 62, 446  # width of a panel, left edge of each


def watch(epochs: int, title: str = "Training") -> Callable[[int, History], None]:
    """Show the picture at once, and return the `on_epoch` that adds an epoch to it. epochs: as many as will be run."""
    checked_number("epochs", epochs, whole=True, at_least=1)
    latest = [History()]
    explorer = Explorer(lambda: draw_progress(latest[0], epochs, title), {},
                        lambda: describe_progress(latest[0], epochs, title))
    shown = _show(explorer)

    def on_epoch(epoch: int, history: History) -> None:
        latest[0] = history
        explorer.refresh()
        if shown is not None and epoch == epochs:
            shown.update(explorer)  # the page that is saved holds the finished curve, not the empty one

    return on_epoch


def _show(explorer: Explorer):
    """Display it in a notebook, under a handle that can display it again in the same place; None elsewhere."""
    from IPython import get_ipython
    from IPython.display import display

    return display(explorer, display_id=True) if get_ipython() is not None else None


def draw_progress(history: History, epochs: int, title: str = "Training") -> str:
    """The picture as SVG: on the left the cost, on the right the accuracy, of the epochs so far out of `epochs`."""
    done = len(history.cost)
    costs, accuracies = [history.cost, history.validation_cost], [history.accuracy, history.validation_accuracy]
    highest = _round_up(max((value for values in costs for value in values if np.isfinite(value)), default=1.0))
    lowest = min((value for values in accuracies for value in values), default=0.8)
    floor = max(0.0, np.floor(10 * min(lowest, 0.9)) / 10)
    state = f"epoch {done} of {epochs}" if done else f"waiting for the first of {epochs} epochs"
    legend_y = HEIGHT - 16
    held_out = [_marker(206, legend_y - 5, VERMILLION, square=True), svg.text(218, legend_y, "on held-out images")]
    return svg.card(
        WIDTH, HEIGHT,
        svg.text(24, 36, f"{title}: {state}", svg.LARGE, font_weight="bold"),
        _panel(COST, "cost", costs, (0.0, highest), epochs, "{:.2f}".format, ("0", f"{highest:g}")),
        _panel(ACCURACY, "accuracy", accuracies, (floor, 1.0), epochs, percent, (percent(floor, 0), "100 %")),
        _marker(62, legend_y - 5, BLUE, square=False), svg.text(74, legend_y, "while training"),
        *(held_out if history.validation_accuracy else []),
        title=title)


def describe_progress(history: History, epochs: int, title: str = "Training") -> str:
    """What `draw_progress` shows, in words."""
    done = len(history.cost)
    if not done:
        return f"{title}: waiting for the first of {epochs} epochs."
    words = (f"{title}, epoch {done} of {epochs}: the cost went from {history.cost[0]:.2f} to {history.cost[-1]:.2f}, "
             f"the accuracy while training from {percent(history.accuracy[0])} to {percent(history.accuracy[-1])}")
    if history.validation_accuracy:
        words += ", on held-out images epoch by epoch " + ", ".join(map(percent, history.validation_accuracy))
    return words + "."


def _panel(left: float, name: str, lines: Sequence[Sequence[float]], limits: tuple[float, float], epochs: int,
           number: Callable[[float], str], ends: tuple[str, str]) -> str:
    """Axes, and the two lines: the training's with circles, the held-out images' with squares."""
    low, high = limits
    parts = [svg.text(left, TOP - 16, name, svg.NORMAL),
             svg.element("rect", x=left, y=TOP, width=PANEL, height=BOTTOM - TOP, fill="none", stroke=FRAME),
             svg.text(left - 6, BOTTOM, ends[0], anchor="end", fill=GREY),
             svg.text(left - 6, TOP + 11, ends[1], anchor="end", fill=GREY),
             svg.text(left + PANEL * 0.5 / epochs, BOTTOM + 18, "1", anchor="middle", fill=GREY),
             svg.text(left + PANEL / 2, BOTTOM + 18, "epoch", anchor="middle", fill=GREY)]
    if epochs > 1:
        parts.append(svg.text(left + PANEL * (1 - 0.5 / epochs), BOTTOM + 18, epochs, anchor="middle", fill=GREY))
    last = []
    for values, colour, square in zip(lines, (BLUE, VERMILLION), (False, True), strict=True):
        places = [(left + PANEL * (epoch + 0.5) / epochs,
                   BOTTOM - (BOTTOM - TOP) * (min(max(value, low), high) - low) / (high - low))
                  for epoch, value in enumerate(values) if np.isfinite(value)]
        if places:
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
            parts.append(svg.element("polyline", points=path, fill="none", stroke=colour, stroke_width=2.2))
            parts += [_marker(x, y, colour, square) for x, y in places]
            last.append((number(values[-1]), colour))
    for place, (words, colour) in enumerate(reversed(last)):
        parts.append(svg.text(left + PANEL - 76 * place, TOP - 16, words, anchor="end", fill=colour,
                              font_weight="bold"))
    return "".join(parts)


def _marker(x: float, y: float, colour: str, square: bool) -> str:
    if square:
        return svg.element("rect", x=x - 4, y=y - 4, width=8, height=8, fill=colour)
    return svg.element("circle", cx=x, cy=y, r=4, fill=colour)


def _round_up(value: float) -> float:
    """The next of 0.1, 0.2, 0.5, 1, 2, 5, ... that is not below `value`."""
    steps = [step * 10.0**power for power in range(-6, 9) for step in (1, 2, 5)]
    return next((step for step in steps if step >= value), value)
