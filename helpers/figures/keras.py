"""Figures of lesson 09: one network in two libraries, a training that goes on for too long, filters, and speed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patches import Rectangle

from helpers.colours import BLUE, GREY, GRID, INK, ORANGE, VERMILLION
from helpers.figures.maps import show_signed
from helpers.figures.picture import Picture, in_style, percent_axis, show_digit
from helpers.network import History
from helpers.wording import number, percent, points


@in_style
def outputs_of_two(image: np.ndarray, outputs: Mapping[str, np.ndarray]) -> Picture:
    """One image, and the ten outputs of two networks for it. outputs: name -> (10,)."""
    (one, first), (other, second) = outputs.items()
    gap = np.abs(first - second).max()
    title = "Two libraries, one answer" if gap < 1e-3 else "Two different answers"
    figure = Picture(7.6, 2.9, f"{title}. An image, and the ten outputs of {one} and of {other} side by side: {one} "
                               f"says {first.argmax()} with {percent(first.max(), 2)}, {other} {second.argmax()} with "
                               f"{percent(second.max(), 2)}. The largest difference is {gap:.1g}.")
    figure.headline(title)
    left, right = figure.subplots(1, 2, width_ratios=[1, 2.6])
    show_digit(left, image)
    for shift, (name, values), colour in ((-0.2, (one, first), BLUE), (0.2, (other, second), ORANGE)):
        right.bar(np.arange(10) + shift, values, width=0.38, color=colour, label=name)
    right.set_xticks(range(10))
    right.set(xlabel="digit", ylabel="output", ylim=(0, 1.0))
    percent_axis(right.yaxis)
    right.legend(title=f"largest difference: {gap:.1g}", alignment="left")
    return figure


@in_style
def weight_differences(gaps: Sequence[float], largest_weight: float) -> Picture:
    """The largest difference between two twins' weights, step by step, on a logarithmic scale."""
    steps = np.arange(1, len(gaps) + 1)
    figure = Picture(7.4, 3.2, "The largest difference between a weight of one network and its twin's, on a "
                               f"logarithmic scale: {gaps[0]:.1g} after the first step, {gaps[-1]:.1g} after step "
                               f"{len(gaps)}. The largest weight is {largest_weight:.2g}.")
    figure.headline(f"After {len(gaps)} steps the twins differ by {gaps[-1]:.0e}".replace("e-0", "e-"))
    axes = figure.subplots()
    axes.plot(steps, gaps, color=BLUE)
    axes.axhline(largest_weight, color=GREY, linestyle="--", linewidth=1)
    axes.annotate("the largest weight", (len(gaps), largest_weight), xytext=(0, 5), textcoords="offset points",
                  ha="right", color=GREY)
    axes.axhline(2**-24 * largest_weight, color=GREY, linestyle="--", linewidth=1)
    axes.annotate("rounding of a single float32", (len(gaps), 2**-24 * largest_weight), xytext=(0, -5),
                  textcoords="offset points", ha="right", va="top", color=GREY)
    axes.set_yscale("log")
    axes.set_ylim(2**-24 * largest_weight / 20, largest_weight * 8)
    axes.minorticks_off()
    axes.set(xlabel="step", ylabel="largest difference\n(log scale)")
    return figure


@in_style
def cost_against_accuracy(history: History) -> Picture:
    """Held-out cost and accuracy of a training that goes on for too long; a line where the cost is lowest."""
    cost, accuracy = np.array(history.validation_cost), np.array(history.validation_accuracy)
    best = int(cost.argmin())
    title = (f"Past epoch {best + 1} the cost rises by {percent(cost[-1] / cost[best] - 1, 0)}; "
             f"the accuracy moves by {points(accuracy[-1] - accuracy[best])}")
    figure = Picture(8.0, 3.2, f"{title}. The held-out cost is lowest after epoch {best + 1}, {cost[best]:.3f}, and "
                               f"{cost[-1]:.3f} after epoch {len(cost)}; the accuracy is {percent(accuracy[best])} "
                               f"there, and {percent(accuracy[-1])} at the end. The training cost ends at "
                               f"{history.cost[-1]:.3f}.")
    figure.headline(title)
    left, right = figure.subplots(1, 2)
    epochs = np.arange(1, len(cost) + 1)
    for axes, training, held_out in ((left, history.cost, cost), (right, history.accuracy, accuracy)):
        axes.plot(epochs, training, color=BLUE, label="while training")
        axes.plot(epochs, held_out, color=VERMILLION, label="held out")
        axes.axvline(best + 1, color=GREY, linestyle="--", linewidth=1)
        axes.set_xlabel("epoch")
    left.annotate("lowest cost", (best + 1, 0.97), xycoords=("data", "axes fraction"), xytext=(5, -8),
                  textcoords="offset points", color=GREY)
    left.set(ylabel="cost", ylim=(0, max(1.0, 1.1 * cost.max())))
    right.set(ylabel="accuracy", ylim=(min(0.6, accuracy.min()), 1.03))
    percent_axis(right.yaxis)
    right.legend(loc="lower right")
    return figure


@in_style
def one_filter(image: np.ndarray, weights: np.ndarray, place: tuple[int, int]) -> Picture:
    """How a filter makes a map: the window that it looks at, its weights, and all its sums.

    image: (28, 28). weights: (size, size), square. place: row and column of the window's upper left corner.
    """
    size, (row, column) = len(weights), place
    windows = np.lib.stride_tricks.sliding_window_view(image, weights.shape)
    sums = (windows * weights).sum(axis=(2, 3))
    title = "One filter looks at every place, and draws a map of what it finds"
    figure = Picture(8.4, 2.75, f"{title}. The image with a window of {size} by {size} pixels; the pixels in the "
                                f"window; the filter's weights; the map of its {sums.shape[0]} by {sums.shape[1]} "
                                f"sums, where the window stands for {sums[place]:.2f}.")
    figure.headline(title)
    whole, window, kernel, result = figure.subplots(1, 4, width_ratios=[1.3, 0.85, 0.85, 1.3])
    show_digit(whole, image, "the image")
    whole.add_patch(Rectangle((column - 0.5, row - 0.5), size, size, fill=False, edgecolor=VERMILLION, linewidth=2))
    show_digit(window, windows[place], "what it looks at")
    window.spines[:].set(color=VERMILLION, linewidth=2)
    show_signed(kernel, weights, np.abs(weights).max(), "times its weights")
    show_signed(result, sums, np.abs(sums).max(), f"sum here: {sums[place]:+.2f}")
    result.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, fill=False, edgecolor=INK, linewidth=2))
    return figure


@in_style
def filters_and_maps(image: np.ndarray, filters: np.ndarray, maps: np.ndarray) -> Picture:
    """The filters of a layer, and under each the map that it makes of an image.

    image: (28, 28). filters: (size, size, n). maps: (rows, columns, n), after the ReLU.
    """
    count = filters.shape[-1]
    silent = int(np.sum(maps.max(axis=(0, 1)) == 0))
    title = f"{count} filters, and what each finds in this image"
    figure = Picture(8.6, 2.5, f"{title}. An image; {count} filters of {filters.shape[0]} by {filters.shape[1]} "
                                f"weights from {filters.min():.2f} to {filters.max():.2f}; under each its map, dark "
                                f"where it answers strongly. {silent} of the maps are empty.")
    figure.headline(title)
    grid = figure.subplots(2, count + 1, width_ratios=[1] * (count + 1))
    show_digit(grid[0, 0], image, "the image")
    grid[1, 0].axis("off")
    largest, strongest = np.abs(filters).max(), maps.max() or 1
    for place in range(count):
        show_signed(grid[0, place + 1], filters[..., place], largest, str(place + 1))
        show_digit(grid[1, place + 1], np.clip(maps[..., place] / strongest, 0, 1))
    return figure


@in_style
def relative_times(seconds: Mapping[str, float]) -> Picture:
    """Time for the same images, as multiples of the first. seconds: way -> seconds for an image."""
    first = next(iter(seconds.values()))
    shares = {way: value / first for way, value in seconds.items()}

    def written(share: float) -> str:
        return "1" if share == 1 else f"{share:.1f} times as long" if share > 1 else f"{1 / share:.1f} times as fast"

    fastest = min(shares, key=lambda way: shares[way])
    title = f"The same images, {len(shares)} ways: how much processor time does each take?"
    figure = Picture(8.0, 0.42 * len(shares) + 1.1, f"{title}. Time for the same images, as a multiple of the first, "
                     "logarithmic scale: "
                     + "; ".join(f"{way}: {written(share)}" for way, share in shares.items()) + ".")
    figure.headline(title)
    axes = figure.subplots()
    # From 1 outwards: on a logarithmic scale a bar's length means something only if it starts there.
    axes.barh(list(shares), [share - 1 for share in shares.values()], left=1, height=0.62,
              color=[VERMILLION if way == fastest else BLUE for way in shares])
    for row, share in enumerate(shares.values()):
        slower = share >= 1
        axes.annotate(written(share), (share, row), xytext=(6 if slower else -6, -4), textcoords="offset points",
                      ha="left" if slower else "right")
    axes.axvline(1, color=GREY, linewidth=1)
    axes.set_xscale("log")
    axes.set_xlim(min(shares.values()) / 8, max(shares.values()) * 7)
    axes.minorticks_off()
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("time for the same images, as a multiple of the first (log scale)")
    return figure


@in_style
def gpu_against_cpu(ratios: Mapping[str, Mapping[tuple[str, int], float]]) -> Picture:
    """How long an epoch takes on a graphics card, as a multiple of its time on the processor's cores.

    ratios: library -> {(network, batch size): time on the card / time on the cores}; rows in the order of the first.
    """
    rows = list(next(iter(ratios.values())))
    title = "Time of an epoch on the graphics card, as a multiple of that on the cores"
    described = "; ".join(f"{network} in batches of {size:,}: " + ", ".join(
        f"{library} {number(found[network, size])}" for library, found in ratios.items() if (network, size) in found)
        for network, size in rows)
    figure = Picture(8.2, 0.4 * len(rows) + 1.5, f"{title}. Logarithmic scale, 1 is equally long: {described}.")
    figure.headline(title)
    axes = figure.subplots()
    axes.axvline(1, color=GREY, linewidth=1)
    for (library, found), (colour, marker) in zip(ratios.items(), ((BLUE, "o"), (VERMILLION, "D")), strict=False):
        here = [row for row in rows if row in found]
        axes.plot([found[row] for row in here], [rows.index(row) for row in here], marker, color=colour, markersize=8,
                  label=library)
    axes.set_xscale("log")
    values = [value for found in ratios.values() for value in found.values()]
    axes.set_xlim(min([*values, 1]) / 1.8, max([*values, 1]) * 1.8)
    axes.minorticks_off()
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_yticks(range(len(rows)), [f"{network}, {size:,}" for network, size in rows])
    axes.set_ylim(len(rows) - 0.4, -1.1)
    for text, side in (("the card is faster", "right"), ("slower", "left")):
        axes.annotate(text, (1, -0.72), xytext=(-8 if side == "right" else 8, 0), textcoords="offset points", ha=side,
                      va="center", color=GREY)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y", color=GRID)
    axes.set_axisbelow(True)
    axes.set(xlabel="time on the card / time on the cores (log scale)", ylabel="network, batch size")
    axes.legend(loc="lower right")
    return figure
