"""Figures of going downhill: on curves, on a map, and in the landscape of a network's cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from helpers.colours import BLUE, GREY, INK, LINES, VERMILLION
from helpers.figures.landscapes import height_lines
from helpers.figures.picture import HALO, Picture, in_style, percent_axis
from helpers.wording import percent

# ---- curves and maps -------------------------------------------------------------------------------------------------


@in_style
def descent_paths(function: Callable, paths: Mapping[str, np.ndarray], low: float, high: float, title: str) -> Picture:
    """A curve from `low` to `high` with a path on it, once for each of up to four paths (name -> places, (steps + 1,)).

    A path that leaves the picture is drawn up to there.
    """
    ends = "; ".join(f"{name}: from {path[0]:.3g} it is at {path[-1]:.3g} after {len(path) - 1} steps"
                     for name, path in paths.items())
    figure = Picture(7.6, 3.2, f"{title}. {ends}.")
    figure.headline(title)
    curve = np.linspace(low, high, 301)
    for number, (axes, (name, path)) in enumerate(zip(figure.subplots(1, len(paths), squeeze=False)[0], paths.items(),
                                                      strict=True)):
        heights = function(curve)
        outside = (path < low) | (path > high)
        shown = path[:np.argmax(outside)] if outside.any() else path
        axes.plot(curve, heights, color=GREY, linewidth=1.6)
        axes.plot(shown, function(shown), color=BLUE, linewidth=1, marker="o", markersize=4)
        axes.plot(shown[0], function(shown[0]), marker="o", markersize=8, color=VERMILLION)
        axes.annotate("start", (shown[0], function(shown[0])), xytext=(-9, -4), textcoords="offset points",
                      color=VERMILLION, ha="right", fontweight="bold")
        axes.set_title(f"{name}\n{'leaves the picture' if outside.any() else f'ends at x = {path[-1]:.3g}'}")
        axes.set(xlabel="x", ylim=(heights.min() - 0.06 * np.ptp(heights), heights.max() + 0.18 * np.ptp(heights)))
        if number == 0:
            axes.set_ylabel("height")
    return figure


@in_style
def valleys(function: Callable, starts: np.ndarray, ends: np.ndarray) -> Picture:
    """A curve, and above it every start in the colour of the valley that it ended in. starts, ends: (n,)."""
    bottoms, which = np.unique(ends.round(2), return_inverse=True)
    shares = [f"{np.sum(which == k)} of {len(starts)} starts end at x = {bottom:.2f}"
              for k, bottom in enumerate(bottoms)]
    figure = Picture(7.2, 3.4, f"A curve with {len(bottoms)} valleys. {'; '.join(shares)}.")
    figure.headline("The start decides the valley")
    axes = figure.subplots()
    curve = np.linspace(starts.min(), starts.max(), 401)
    axes.plot(curve, function(curve), color=INK, linewidth=1.6)
    for k, (bottom, (colour, marker, _)) in enumerate(zip(bottoms, LINES, strict=False)):
        chosen = starts[which == k]
        axes.plot(chosen, function(chosen), marker, color=colour, markersize=5)
        axes.plot(bottom, function(bottom), marker, color=colour, markersize=11, markeredgecolor="white")
        axes.annotate(f"{len(chosen)} of {len(starts)}", (bottom, function(bottom)), xytext=(0, -20), ha="center",
                      textcoords="offset points", color=colour, fontweight="bold")
    axes.margins(y=0.18)
    axes.set(xlabel="start (colour and mark: the valley it ends in)", ylabel="height")
    return figure


@in_style
def descent_map(function: Callable, paths: Mapping[str, np.ndarray], low: float, high: float, title: str) -> Picture:
    """A landscape from above, darker where it is higher, with up to four paths on it (name -> (steps + 1, 2)).

    An arrow from the first start says which way is down there.
    """
    ends = "; ".join(f"{name}: from ({path[0, 0]:.2g}, {path[0, 1]:.2g}) to ({path[-1, 0]:.2g}, {path[-1, 1]:.2g})"
                     for name, path in paths.items())
    figure = Picture(6.8, 4.6, f"{title}. Lines of equal height and {len(paths)} paths. {ends}.")
    figure.headline(title)
    axes = figure.subplots()
    along = np.linspace(low, high, 161)
    heights = function(np.stack(np.meshgrid(along, along), axis=-1))
    ladder = np.outer(10.0 ** np.arange(-3, 6), [1, 2, 5]).ravel()
    height_lines(axes, along, along, heights, [*ladder[(ladder > np.ptp(heights) / 200) & (ladder < heights.max())]])
    for (name, path), (colour, marker, line) in zip(paths.items(), LINES, strict=False):
        axes.plot(*path.T, color=colour, marker=marker, linestyle=line, markersize=4, linewidth=1.5, label=name)
        axes.plot(*path[0], color="white", marker=marker, markersize=10, markeredgecolor=colour, markeredgewidth=2)
    first = next(iter(paths.values()))
    way = (first[1] - first[0]) / np.linalg.norm(first[1] - first[0]) * (high - low) / 7
    axes.annotate("", first[0] + way, first[0], arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 2})
    axes.annotate("down", first[0] + 1.25 * way, fontweight="bold", ha="center", va="center", path_effects=HALO)
    axes.set(xlim=(low, high), ylim=(low, high), xlabel="x", ylabel="y")
    axes.legend(loc="upper left", bbox_to_anchor=(1.02, 1), title="large hollow mark: start\nnumbers: heights",
                alignment="left")
    return figure


# ---- the landscape of a network --------------------------------------------------------------------------------------


@in_style
def slope_sizes(gradient: np.ndarray) -> Picture:
    """How large the slopes of a network are, without their signs. gradient (n,)."""
    sizes = np.abs(gradient)
    zeros, middle = int(np.sum(sizes == 0)), float(np.median(sizes))
    figure = Picture(7.2, 2.8, f"A histogram of {len(sizes):,} slopes without their signs, on a logarithmic scale: "
                               f"from {sizes[sizes > 0].min():.1g} to {sizes.max():.1g}, median {middle:.1g}. "
                               f"{zeros:,} of them are zero.")
    figure.headline(f"{len(sizes):,} slopes, of which {zeros:,} are exactly zero")
    axes = figure.subplots()
    axes.hist(sizes[sizes > 0], np.geomspace(1e-7, 1, 57).tolist(), color=BLUE)
    axes.set_xscale("log")
    axes.set(xlabel="size of the slope (log scale), without the zeros", ylabel="weights and biases")
    return figure


@in_style
def predicted_and_actual_drops(results: Mapping[float, tuple[np.ndarray, np.ndarray]]) -> Picture:
    """Drop of the cost as the slope promises it against the real one, for several distances.

    results: distance -> (promised, real), each (n,). Rises larger than the largest promise stand at the lower edge.
    """
    words = "; ".join(f"distance {h:g}: correlation {np.corrcoef(promised, real)[0, 1]:.2f}, {np.sum(real < 0)} of "
                      f"{len(real)} rose" for h, (promised, real) in results.items())
    figure = Picture(7.6, 3.4, "The drop of the cost that the slope promises against the real one, a point for each "
                               f"weight. {words}.")
    figure.headline("The real drop against the promised one (dashed: as promised)")
    for axes, (h, (promised, real)) in zip(figure.subplots(1, len(results)), results.items(), strict=True):
        edge = 1.1 * promised.max()
        axes.axline((0, 0), slope=1, color=GREY, linewidth=1, linestyle="--")
        axes.axhline(0, color=GREY, linewidth=0.8)
        kept, off = real >= 0, real < -edge
        axes.plot(promised[kept], real[kept], "o", color=BLUE, markersize=3.5)
        axes.plot(promised[~kept & ~off], real[~kept & ~off], "x", color=VERMILLION, markersize=4.5)
        axes.plot(promised[off], np.full(off.sum(), -edge), "v", color=VERMILLION, markersize=6)
        if off.any():
            axes.annotate(f"{np.sum(off)} further down", (edge, -0.9 * edge), ha="right", color=VERMILLION,
                          path_effects=HALO)
        axes.set_title(f"moved by {h:g}\n{np.sum(~kept)} of {len(real)} rose")
        axes.set(xlabel="promised drop", xlim=(-0.05 * edge, edge), ylim=(-1.1 * edge if off.any() else None, edge))
        axes.locator_params(axis="x", nbins=2)
        axes.locator_params(axis="y", nbins=4)
        for axis in (axes.xaxis, axes.yaxis):  # 0.00002: the three panels differ by their zeros, so let them be seen
            axis.set_major_formatter(partial(_with_its_zeros, least=edge / 1e4))
    figure.axes[0].set_ylabel("real drop of the cost")
    return figure


def _with_its_zeros(value: float, _place: object, least: float) -> str:
    return "0" if abs(value) < least else np.format_float_positional(value, 3, fractional=False, trim="-")


@in_style
def cost_and_slope(costs: Sequence[float], lengths: Sequence[float]) -> Picture:
    """The cost and the length of the gradient, step by step."""
    rises = 1 + np.flatnonzero(np.diff(costs) > 0)
    figure = Picture(7.6, 3.0, f"Two curves over {len(costs)} steps. The cost falls from {costs[0]:.2f} to "
                               f"{costs[-1]:.2f} and rises in {len(rises)} steps. The length of the gradient starts at "
                               f"{lengths[0]:.2f}, has its peak of {max(lengths):.2f} in step {np.argmax(lengths)} and "
                               f"ends at {lengths[-1]:.2f}.")
    figure.headline("The slope does not simply flatten on the way down")
    left, right = figure.subplots(1, 2)
    left.plot(costs, linewidth=1.6)
    left.plot(rises, np.asarray(costs)[rises], "s", color=VERMILLION, markersize=3.5)
    left.set_title(f"{len(rises)} steps went up (squares)", fontsize=10)
    left.set(xlabel="step", ylabel="cost", ylim=(0, None))
    right.plot(lengths, linewidth=1.6)
    right.axhline(lengths[0], color=VERMILLION, linewidth=1, linestyle="--")
    right.annotate("length at the start", (len(lengths), lengths[0]), xytext=(0, 4), textcoords="offset points",
                   ha="right", color=VERMILLION, path_effects=HALO)
    right.set(xlabel="step", ylabel="length of the gradient", ylim=(0, None))
    return figure


@in_style
def step_changes(own: np.ndarray, overall: np.ndarray) -> Picture:
    """What every step did to the cost of its own batch and to the cost of all images. own, overall: (steps,)."""
    figure = Picture(7.6, 3.0, f"Two histograms of the change of the cost in {len(own)} steps. On the step's own batch "
                               f"it rose in {np.sum(own > 0)}, on all images in {np.sum(overall > 0)} of them.")
    figure.headline("Each step helps its own batch. Does it help the others?")
    for axes, changes, name in zip(figure.subplots(1, 2), (own, overall), ("its own batch", "all images"), strict=True):
        edge = np.abs(changes).max()
        edges = np.linspace(-edge, edge, 31)
        axes.hist(changes[changes <= 0], edges, color=BLUE)
        axes.hist(changes[changes > 0], edges, color=VERMILLION)
        axes.axvline(0, color=INK, linewidth=1)
        axes.set_title(f"{name}: {percent(float(np.mean(changes > 0)), 0)} of the steps raise it", fontsize=10)
        axes.set(xlabel="change of the cost (right of 0: worse)", ylabel="steps")
    return figure


@in_style
def rate_sweep(rates: Sequence[float], accuracies: Sequence[float]) -> Picture:
    """Accuracy against the learning rate."""
    return _sweep(rates, accuracies, "A range of rates works; beyond it, nothing does", "learning rate", "{:g}".format)


@in_style
def batch_sweep(sizes: Sequence[int], accuracies: Sequence[float]) -> Picture:
    """Accuracy against the batch size."""
    return _sweep(sizes, accuracies, "After one pass, with a rate in proportion to the batch", "images in a batch",
                  "{:,}".format)


def _sweep(values, accuracies, title: str, name: str, write: Callable) -> Picture:
    points = ", ".join(f"{write(value)}: {percent(share)}" for value, share in zip(values, accuracies, strict=True))
    figure = Picture(7.2, 3.3, f"Accuracy on the test images by {name}. {points}.")
    figure.headline(title)
    axes = figure.subplots()
    axes.plot(values, accuracies, marker="o")
    for value, share in zip(values, accuracies, strict=True):
        axes.annotate(percent(share), (value, share), xytext=(0, 8), textcoords="offset points", ha="center",
                      fontsize=9, path_effects=HALO)
    axes.axhline(0.1, color=GREY, linewidth=1, linestyle="--")
    axes.set_xscale("log")
    axes.set_xticks(values, [write(value) for value in values])
    axes.minorticks_off()
    axes.set(xlabel=f"{name} (log scale)", ylabel="accuracy on test images", ylim=(0, 1.12))
    axes.set_yticks(np.linspace(0, 1, 6))
    percent_axis(axes.yaxis)
    return figure


@in_style
def between_networks(shares: Sequence[float], costs: Sequence[float], second: str = "second network") -> Picture:
    """The cost on the straight line from one network (share 0) to the `second` (share 1)."""
    figure = Picture(7.2, 3.1, f"The cost on the straight line between two networks: {costs[0]:.2f} at the first "
                               f"network, {costs[-1]:.2f} at the {second}, and up to {max(costs):.2f} between them.")
    figure.headline(f"From the first network straight to the {second}")
    axes = figure.subplots()
    axes.plot(shares, costs, marker="o", markersize=4)
    for share, cost, side, name in ((0, costs[0], "left", "first network"), (1, costs[-1], "right", second)):
        axes.annotate(f"{name}\ncost {cost:.2f}", (share, cost), ha=side, xytext=(share, 0.6 * max(costs)),
                      color=VERMILLION, fontweight="bold",
                      arrowprops={"arrowstyle": "-", "color": VERMILLION, "shrinkB": 5})
        axes.plot(share, cost, "o", color=VERMILLION, markersize=8)
    axes.set(xlabel="how far along the straight line", ylabel="cost", ylim=(0, None))
    percent_axis(axes.xaxis)
    return figure
