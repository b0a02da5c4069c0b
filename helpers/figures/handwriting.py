"""Figures of lesson 12: one's own digits on their way into a network, and what may be said of few of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from helpers.colours import BLUE, FRAME, GREY, GRID, INK, LINES, VERMILLION
from helpers.figures.picture import Picture, frame, in_style, percent_axis, show_digit
from helpers.interval import wilson_interval
from helpers.wording import article, listed, percent


@in_style
def drawings(drawings: Sequence[np.ndarray], labels: np.ndarray, title: str, columns: int = 10) -> Picture:
    """Drawings as they were drawn, with the digit that each is meant to be; at most forty of them, evenly picked.

    drawings: (height, width) each, of any size, 0 = paper. labels: integers (n,).
    """
    shown = np.unique(np.linspace(0, len(drawings) - 1, min(len(drawings), 4 * columns)).astype(int))
    rows = -(-len(shown) // columns)
    figure = Picture(8.2, 0.95 * rows + 0.5, f"{title}. {len(shown)} drawings as they were drawn; they are meant to be "
                                             f"{listed(str(labels[i]) for i in shown)}.")
    figure.headline(title)
    grid = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes in grid[len(shown):]:
        axes.axis("off")
    for axes, i in zip(grid, shown, strict=False):
        axes.imshow(drawings[i], cmap="gray_r", vmin=0, vmax=max(1, drawings[i].max()), interpolation="antialiased")
        frame(axes, str(labels[i]))
    return figure


@in_style
def on_the_way(drawing: np.ndarray, images: Mapping[str, np.ndarray], probabilities: np.ndarray, label: int) -> Picture:
    """A drawing, and what it becomes by several ways of preparation, with the network's answer to each.

    images: way -> (28, 28). probabilities: (ways, 10), in the same order.
    """
    answers = [(int(p.argmax()), float(p.max())) for p in probabilities]
    described = "; ".join(f"{name}: read as {digit} with {percent(sure, 0)}"
                          for name, (digit, sure) in zip(images, answers, strict=True))
    title = f"{article(label).capitalize()}, prepared in {len(images)} ways, and what the network says of each"
    figure = Picture(9.0, 2.5, f"{title}. {described}.")
    figure.headline(title)
    first, *others = figure.subplots(1, 1 + len(images))
    first.imshow(drawing, cmap="gray_r", vmin=0, vmax=max(1, drawing.max()), interpolation="antialiased")
    frame(first, "as drawn\n")
    first.title.set_fontsize(9)
    for axes, (name, image), (digit, sure) in zip(others, images.items(), answers, strict=True):
        show_digit(axes, image, f"{name}\n")
        axes.title.set_fontsize(9)
        axes.set_xlabel(f"says {digit}: {percent(sure, 0)}", fontweight="bold",
                        color=INK if digit == label else VERMILLION)
        axes.axhline(13.5, color=GREY, linewidth=0.5)
        axes.axvline(13.5, color=GREY, linewidth=0.5)
    return figure


@in_style
def left_out(accuracies: Mapping[str, Mapping[str, float]], title: str) -> Picture:
    """The accuracy for every way of preparation, a dot each: whose digits -> {way: share}, the same ways for all."""
    ways = list(next(iter(accuracies.values())))
    described = "; ".join(f"{whose}: " + ", ".join(f"{way} {percent(share)}" for way, share in shares.items())
                          for whose, shares in accuracies.items())
    figure = Picture(8.0, 0.5 * len(ways) + 1.55, f"{title}. Share read right. {described}.")
    figure.headline(title)
    axes = figure.subplots()
    for (whose, shares), (colour, marker, _), lift in zip(accuracies.items(), LINES, (-0.14, 0.14, 0), strict=False):
        places = np.arange(len(ways)) + lift
        values = np.array([shares[way] for way in ways])
        axes.hlines(places, 0, values, color=colour, linewidth=1.5, alpha=0.5)
        axes.plot(values, places, marker, color=colour, markersize=8, label=whose)
        for value, place in zip(values, places, strict=True):
            axes.annotate(percent(value, 0), (value, place), xytext=(8, 0), textcoords="offset points", va="center",
                          fontsize=9, color=colour)
    axes.set_yticks(range(len(ways)), ways)
    axes.set(xlim=(0, 1.08), ylim=(len(ways) - 0.5, -0.5), xlabel="share read right", xticks=np.linspace(0, 1, 6))
    axes.tick_params(axis="y", length=0)
    percent_axis(axes.xaxis)
    figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=len(accuracies), fontsize=9.5)
    return figure


@in_style
def intervals(counts: Mapping[str, tuple[int, int]], title: str) -> Picture:
    """Shares that were counted, each with its 95 % interval. counts: what -> (right, of how many)."""
    found = {what: (right / count, *wilson_interval(right, count)) for what, (right, count) in counts.items()}
    described = "; ".join(f"{what}: {percent(share)}, from {percent(low)} to {percent(high)}"
                          for what, (share, low, high) in found.items())
    figure = Picture(8.0, 0.42 * len(found) + 1.1, f"{title}. Share read right and its 95 % interval. {described}.")
    figure.headline(title)
    axes = figure.subplots()
    for row, (share, low, high) in enumerate(found.values()):
        axes.hlines(row, low, high, color=BLUE, linewidth=7, alpha=0.35)
        axes.plot(share, row, "o", color=BLUE, markersize=8)
        axes.text(1.03, row, f"{percent(low)} to {percent(high)}", va="center", fontsize=9.5,
                  transform=axes.get_yaxis_transform())
    axes.set_yticks(range(len(found)), [f"{what}: {right:,} of {count:,}" for what, (right, count) in counts.items()])
    lowest = min(low for _, low, _ in found.values())
    axes.set(xlim=(max(0, np.floor(20 * lowest - 1) / 20), 1.005), ylim=(len(found) - 0.5, -0.5),
             xlabel="share read right")
    axes.grid(axis="x", color=GRID)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)
    percent_axis(axes.xaxis)
    return figure


@in_style
def old_and_new(networks: Mapping[str, tuple[float, float]], title: str) -> Picture:
    """Networks by the share that they read of the old digits (across) and of the new hand (up)."""
    described = "; ".join(f"{name}: {percent(old)} of the old, {percent(new)} of the new"
                          for name, (old, new) in networks.items())
    figure = Picture(7.2, 4.0, f"{title}. {described}.")
    figure.headline(title)
    axes = figure.subplots()
    for (name, (old, new)), (colour, marker, _) in zip(networks.items(), LINES, strict=False):
        axes.plot(old, new, marker, color=colour, markersize=11, label=f"{name}: {percent(old)}, {percent(new)}",
                  linestyle="none")
    values = np.array(list(networks.values()))
    low, high = values.min(axis=0), values.max(axis=0)
    room = 0.18 * np.maximum(high - low, 0.02)
    axes.set(xlim=(low[0] - room[0], high[0] + room[0]), ylim=(low[1] - room[1], high[1] + room[1]),
             xlabel="share of MNIST's test images read right", ylabel="share of the new hand's digits read right")
    axes.grid(color=GRID)
    axes.set_axisbelow(True)
    axes.locator_params(axis="x", nbins=5)
    percent_axis(axes.xaxis)
    percent_axis(axes.yaxis)
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9.5, title="MNIST, new hand",
                alignment="left", edgecolor=FRAME)
    return figure


@in_style
def answers(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray, title: str, columns: int = 10
            ) -> Picture:
    """Prepared digits with the network's answer, the least sure first; at most thirty.

    images (n, 28, 28) or (n, 784), labels (n,), probabilities (n, 10).
    """
    order = probabilities.max(axis=1).argsort(kind="stable")[:3 * columns]
    guesses = probabilities.argmax(axis=1)
    wrong = int((guesses[order] != labels[order]).sum())
    rows = -(-len(order) // columns)
    figure = Picture(8.6, 1.12 * rows + 0.5, f"{title}. {len(order)} digits as the network gets them, the least sure "
                                             f"first: {wrong} of them are read wrong. Answers: "
                     + ", ".join(f"{guesses[i]} for {article(labels[i])}" for i in order) + ".")
    figure.headline(title)
    grid = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes in grid[len(order):]:
        axes.axis("off")
    for axes, i in zip(grid, order, strict=False):
        fine = guesses[i] == labels[i]
        show_digit(axes, images[i], f"{guesses[i]}: {percent(probabilities[i].max(), 0)}"
                   + ("" if fine else f"\nis {article(labels[i])}"), INK if fine else VERMILLION)
        axes.title.set_fontsize(8.5)
    return figure
