"""Figures of lesson 07's beginning: what the neurons of one decision add to the outputs, and activations as a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from helpers.colours import DIGITS, INK, SIGNED
from helpers.figures.maps import show_signed
from helpers.figures.picture import HALO, Picture, frame, image_rows, in_style, show_digit
from helpers.wording import percent


@in_style
def decision(image: np.ndarray, added: np.ndarray, biases: np.ndarray, neurons: Sequence[int],
             activations: np.ndarray, title: str) -> Picture:
    """One image and a table: what some neurons, all others and the biases add to each output's sum, and the sum.

    image (784,); added (neurons, outputs), as `probes.contributions` gives it; biases (outputs,); neurons: which have a
    row of their own; activations (neurons,).
    """
    neurons = list(neurons)
    others = np.delete(added, neurons, axis=0).sum(axis=0)
    rows = np.vstack([added[neurons], others, biases, added.sum(axis=0) + biases])
    names = [f"neuron {neuron}, active {activations[neuron]:.1f}" for neuron in neurons]
    names += [f"the {len(added) - len(neurons)} others", "biases", "sum"]
    answer = int(rows[-1].argmax())
    described = "; ".join(f"{name}: " + ", ".join(f"{value:.1f}" for value in row)
                          for name, row in zip(names, rows, strict=True))
    figure = Picture(9.2, 0.42 * len(rows) + 1.1, f"{title}. An image, and a table of what is added to outputs 0 to "
                                                  f"{rows.shape[1] - 1}. {described}. The largest sum: {answer}.")
    figure.headline(title)
    left, axes = figure.subplots(1, 2, width_ratios=[1, 3.1])
    show_digit(left, image, "the image")
    _table(axes, rows, names, answer)
    return figure


def _table(axes: Axes, rows: np.ndarray, names: Sequence[str], answer: int) -> None:
    shown = rows / np.maximum(np.abs(rows[:-1]).max(), 1e-9)
    shown[-1] = 0
    axes.imshow(shown, cmap=SIGNED, vmin=-1.6, vmax=1.6, aspect="auto")  # pale, so that the numbers can be read
    for (row, column), value in np.ndenumerate(rows):
        bold = "bold" if row == len(rows) - 1 and column == answer else "normal"
        text = f"{value.round(1) + 0:.1f}".replace("-", "\N{MINUS SIGN}")
        axes.text(column, row, text, ha="center", va="center", fontsize=9, fontweight=bold)
    axes.axhline(len(rows) - 1.5, color=INK, linewidth=1.2)
    axes.set_yticks(range(len(rows)), names, fontsize=9)
    axes.set_xticks(range(rows.shape[1]))
    axes.xaxis.tick_top()
    axes.set_title("added to the sum of output", fontsize=10, loc="center")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


@in_style
def point_maps(maps: Mapping[str, np.ndarray], labels: np.ndarray, shares: Mapping[str, float], title: str) -> Picture:
    """Points in the plane, one panel a name, each point drawn as its digit; below, whose nearest one has its label.

    maps: name -> (n, 2). labels: (n,), 0 to 9. shares: name -> a share from 0 to 1.
    """
    labels = np.asarray(labels, int)
    described = "; ".join(f"{name}: the nearest image has the same label for {percent(shares[name])}" for name in maps)
    figure = Picture(3.3 * len(maps), 3.4, f"{title}. {len(labels)} images as digits in the plane, {len(maps)} panels. "
                                           f"{described}.")
    figure.headline(title)
    for axes, (name, points) in zip(figure.subplots(1, len(maps), squeeze=False)[0], maps.items(), strict=True):
        low, high = np.quantile(points, 0.005, axis=0), np.quantile(points, 0.995, axis=0)
        for digit in range(10):
            own = points[labels == digit]
            axes.plot(*own.T, linestyle="", marker=f"${digit}$", markersize=4.5, color=DIGITS[digit],
                      markeredgewidth=0.2)
        for digit in np.unique(labels):
            axes.text(*np.median(points[labels == digit], axis=0), str(digit), fontsize=15, fontweight="bold",
                      ha="center", va="center", color=DIGITS[digit], path_effects=HALO)
        axes.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
        frame(axes, name)
        axes.set_xlabel(f"nearest has the same label: {percent(shares[name])}", fontsize=9, color=INK)
    return figure


@in_style
def covered_maps(rows: Mapping[str, tuple[np.ndarray, np.ndarray]], title: str) -> Picture:
    """Images above the maps of their lead while a square lies around each place: red where it leads, blue where not.

    rows: name -> (images (n, 784), leads (n, 784)); 0 is where the answer changes.
    """
    described = "; ".join(f"{name}: {len(images)} images, of which {np.sum(np.min(leads, axis=1) < 0)} are lost by a "
                          "square somewhere" for name, (images, leads) in rows.items())
    count = max(len(images) for images, _ in rows.values())
    figure = Picture(1.0 * count + 1.3, 2.0 * len(rows) + 0.7, f"{title}. {described}.")
    figure.headline(title)
    lines: dict[str, np.ndarray] = {}
    for name, (images, leads) in rows.items():
        lines |= {name: np.asarray(images), f"{name}:\nlead left": np.asarray(leads)}
    grid = image_rows(figure, dict.fromkeys(lines, np.empty((count, 0))), lambda axes, _: axes.axis("off"))
    for line, (name, values) in zip(grid, lines.items(), strict=True):
        line[0].set_ylabel(name, rotation=0, ha="right", va="center", fontsize=10)
        for axes, value in zip(line, values, strict=False):
            axes.axis("on")
            if name.endswith("left"):
                show_signed(axes, value, np.abs(value).max())
            else:
                show_digit(axes, value)
    return figure


