"""Figures of the optional lesson 06_speed_run: a digit in fewer numbers, and a ladder of recipes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from helpers.colours import BLUE, GREY, GRID, INK, VERMILLION
from helpers.figures.maps import show_signed
from helpers.figures.picture import Picture, image_rows, in_style, percent_axis, show_digit
from helpers.wording import number, percent

TARGET = 0.98


@in_style
def on_the_way_in(rows: Mapping[str, np.ndarray], title: str) -> Picture:
    """What becomes of some digits: a row of images for each step. rows: step -> (n, side, side), 0 = paper."""
    words = ", ".join(f"{name} ({images.shape[1]} by {images.shape[2]} pixels)" for name, images in rows.items())
    count = max(map(len, rows.values()))
    figure = Picture(1.6 + 0.78 * count, 0.55 + 0.8 * len(rows), f"{title}. {count} digits, a row for each step: "
                                                                f"{words}.")
    figure.headline(title)

    def draw(axes: Axes, image: np.ndarray) -> None:
        show_digit(axes, np.clip(image / image.max(), 0, 1))

    image_rows(figure, rows, draw)
    return figure


@in_style
def patterns(table: np.ndarray, title: str, shown: int = 4) -> Picture:
    """The first patterns that a small image is told in. table (100, 63): a column each, those of 8 across in turn."""
    figure = Picture(4.4, 4.4, f"{title}. A table of {shown} by {shown} patterns, red above 0 and blue below: to the "
                               "right they have more waves across, downwards more waves down.")
    figure.headline(title)
    grid = figure.subplots(shown, shown, squeeze=False, gridspec_kw={"wspace": 0.12, "hspace": 0.12})
    for down, line in enumerate(grid):
        for across, axes in enumerate(line):
            show_signed(axes, table[:, 8 * down + across].reshape(10, 10))
    for place in range(shown):
        grid[place, 0].set_ylabel(f"{place} down", rotation=0, ha="right", va="center", fontsize=9)
        grid[-1, place].set_xlabel(f"{place} across", fontsize=9)
    return figure


@in_style
def ladder(rungs: Mapping[str, tuple[float, tuple[float, float, float]]], title: str,
           yours: Mapping[str, float] | None = None) -> Picture:
    """A row a rung, the first on top: how many times as fast as the first it is, and its accuracy.

    rungs: name -> (times, (median, lowest, highest) share of right answers). yours: name -> the learner's own share.
    """
    yours = yours or {}
    described = "; ".join(f"{name}: {number(times)} times as fast, {percent(middle, 2)}, {percent(low, 2)} to "
                          f"{percent(high, 2)}" for name, (times, (middle, low, high)) in rungs.items())
    figure = Picture(8.6, 0.31 * len(rungs) + 1.25, f"{title}. {described}.")
    figure.headline(title)
    left, right = figure.subplots(1, 2, sharey=True, width_ratios=[1, 1.35])
    names = list(rungs)
    everything = [share for _, shares in rungs.values() for share in shares] + list(yours.values())
    floor = max(min(everything), max(everything) - 0.06)
    for row, (name, (times, (middle, low, high))) in enumerate(rungs.items()):
        left.barh(row, 1 / times, color=BLUE, height=0.62)
        left.annotate(f"{number(times)} times" if row else "1", (1 / times, row), xytext=(5, -3.5),
                      textcoords="offset points", fontsize=9)
        right.plot([low, high], [row, row], color=BLUE, linewidth=6, alpha=0.35, solid_capstyle="round")
        right.plot(middle, row, "o", color=BLUE, markersize=6.5)
        if name in yours:
            right.plot(max(yours[name], floor), row, "D", color=VERMILLION, markersize=5.5, markerfacecolor="white",
                       markeredgewidth=1.6)
    left.set_yticks(range(len(names)), names, fontsize=9.5)
    left.invert_yaxis()
    left.set_xlim(0, 1.3)
    left.set_xticks([0, 0.5, 1])
    left.set_xlabel("time, the first rung = 1\n(and how many times as fast)")
    right.plot([], [], "o-", color=BLUE, label="five seeds: median and range")
    if yours:
        right.plot([], [], "D", color=VERMILLION, markerfacecolor="white", markeredgewidth=1.6, label="your run")
    if max(everything) >= TARGET:
        right.axvline(TARGET, color=INK, linewidth=1, linestyle=":", label=percent(TARGET))
    right.set_xlim(floor - 0.001, max(everything) + 0.001)
    right.grid(axis="x", color=GRID)
    right.set_axisbelow(True)
    right.set_xlabel("accuracy on test images")
    percent_axis(right.xaxis)
    right.xaxis.set_major_locator(MaxNLocator(5))
    for axes in (left, right):
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_color(GREY)
    figure.legend(*right.get_legend_handles_labels(), loc="outside lower right", ncols=3, fontsize=9)
    return figure
