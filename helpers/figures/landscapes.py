"""Figures of a cost seen from above, with lines of equal height: one neuron's, and slices of a whole network's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from helpers import descent
from helpers.colours import GREY, INK, LINES
from helpers.figures.picture import HALO, Picture, in_style

LEVELS = [0.35, 0.5, 0.7, 1, 1.5, 2, 3, 4, 6, 9]  # heights of a cost at which a line is drawn


def height_lines(axes: Axes, across: np.ndarray, up: np.ndarray, heights: np.ndarray, levels: Sequence[float]) -> None:
    """Shades and lines of equal height, labelled. across (columns,), up (rows,), heights (rows, columns)."""
    edges = [min(float(heights.min()), levels[0]), *levels, max(float(heights.max()), levels[-1])]
    axes.contourf(across, up, heights, levels=np.unique(edges), cmap="Greys", alpha=0.5)
    lines = axes.contour(across, up, heights, levels=levels, colors=GREY, linewidths=0.7)
    axes.clabel(lines, fontsize=8, fmt="%g", colors=INK)
    axes.set_aspect("equal")


@in_style
def neuron_maps(neurons: Mapping[str, tuple[np.ndarray, np.ndarray]], paths: Mapping[str, Mapping[str, np.ndarray]],
                low: tuple[float, float], span: float, title: str) -> Picture:
    """The cost of one neuron by its weight and its bias, a map for each input that it may get, with walks on it.

    neurons: name -> (inputs, labels). paths: the same names -> {name of a walk: (steps + 1, 2)}. low: the maps' lower
    left corner. A walk is cut off where it leaves its map.
    """
    ends = "; ".join(f"{name}, {walk}: from ({path[0, 0]:.3g}, {path[0, 1]:.3g}) to ({path[-1, 0]:.3g}, "
                     f"{path[-1, 1]:.3g})" for name, walks in paths.items() for walk, path in walks.items())
    figure = Picture(1.2 + 3.5 * len(neurons), 4.0, f"{title}. Lines of equal cost over weight and bias. {ends}.")
    figure.headline(title)
    across, up = (edge + np.linspace(0, span, 121) for edge in low)
    points = np.stack(np.meshgrid(across, up), axis=-1)
    for axes, (name, neuron) in zip(figure.subplots(1, len(neurons), squeeze=False)[0], neurons.items(), strict=True):
        height_lines(axes, across, up, descent.neuron_cost(points, *neuron), LEVELS)
        for (walk, path), (colour, marker, line) in zip(paths[name].items(), LINES, strict=False):
            axes.plot(*path.T, color=colour, marker=marker, linestyle=line, markersize=3, linewidth=1.4, label=walk)
            axes.plot(*path[0], marker="o", color="white", markeredgecolor=INK, markeredgewidth=2, markersize=8)
        axes.set(xlim=(across[0], across[-1]), ylim=(up[0], up[-1]), xlabel="weight", ylabel="bias", title=name)
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2, fontsize=9)
    return figure


@in_style
def cost_slice(across: np.ndarray, up: np.ndarray, heights: np.ndarray, places: Mapping[str, tuple[float, float]],
               names: tuple[str, str], title: str, levels: Sequence[float] = LEVELS) -> Picture:
    """A two-dimensional slice of a network's cost, with named places on it.

    across (columns,) and up (rows,): how far along two directions; heights (rows, columns). names: of the directions.
    levels: the heights of the lines.
    """
    listed = "; ".join(f"{name} at ({x:.2g}, {y:.2g})" for name, (x, y) in places.items())
    figure = Picture(6.6, 4.4, f"{title}. Lines of equal cost, from {heights.min():.2f} to {heights.max():.2f}. "
                               f"{listed}.")
    figure.headline(title)
    axes = figure.subplots()
    height_lines(axes, across, up, heights, levels)
    for (name, place), (colour, marker, _) in zip(places.items(), LINES, strict=False):
        axes.plot(*place, marker, color=colour, markersize=10, markeredgecolor="white", markeredgewidth=1.5)
        axes.annotate(name, place, xytext=(9, 7), textcoords="offset points", color=colour, fontweight="bold",
                      path_effects=HALO)
    axes.set(xlabel=names[0], ylabel=names[1])
    return figure
