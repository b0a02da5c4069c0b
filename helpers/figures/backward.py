"""Figures of slopes on their way back through a network, and of ways to find them compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.patches import FancyBboxPatch, Rectangle

from helpers.colours import BLUE, GREEN, GREY, INK, LINES, ORANGE, PALE, SKY, VERMILLION
from helpers.figures.picture import Picture, in_style, show_digit
from helpers.functions import ACTIVATIONS
from helpers.gradients import Comparison
from helpers.wording import article, percent

VERDICTS = {"exact": (BLUE, "white"), "approximate": (SKY, INK), "different": (VERMILLION, "white")}


@in_style
def measured_and_computed(measured: Sequence[np.ndarray], computed: Sequence[np.ndarray],
                          names: Sequence[str]) -> Picture:
    """Every slope by two ways, one against the other. measured, computed: one array for each name."""
    count = sum(array.size for array in computed)
    furthest = max(float(np.abs(one - other).max()) for one, other in zip(measured, computed, strict=True))
    figure = Picture(5.4, 4.3, f"{count:,} slopes as points: across, what nudging measured; up, what backpropagation "
                               f"computed. All lie on the diagonal; no two differ by more than {furthest:.0e}.")
    figure.headline(f"Both ways give the same {count:,} slopes")
    axes = figure.subplots()
    reach = 1.1 * max(float(np.abs(array).max()) for array in computed)
    axes.plot([-reach, reach], [-reach, reach], color=GREY, linewidth=1)
    for one, other, name, (colour, marker, _) in zip(measured, computed, names, LINES, strict=False):
        axes.scatter(one.ravel(), other.ravel(), s=22, color=colour, marker=marker, label=name, linewidths=0, alpha=0.8)
    axes.legend(title="weights of", loc="upper left")
    axes.set(xlabel="slope, measured by nudging", ylabel="slope, by backpropagation",
             xlim=(-reach, reach), ylim=(-reach, reach))
    return figure


@in_style
def activations_and_slopes() -> Picture:
    """Sigmoid, tanh and ReLU, and below each its slope."""
    figure = Picture(8.0, 3.7, "Three activation functions from z = -6 to 6, and below each its slope. The sigmoid's "
                               "slope is a low hill, 0.25 at z = 0 and nearly 0 beyond 5 on either side; that of tanh "
                               "is a hill of height 1; that of ReLU is 0 left of 0 and 1 right of it.")
    figure.headline("The sigmoid is nowhere steeper than a quarter")
    z = np.linspace(-6, 6, 601)
    rows = figure.subplots(2, 3, sharex=True)
    for column, (name, title, colour) in enumerate((("sigmoid", "sigmoid", BLUE), ("tanh", "tanh", GREEN),
                                                    ("relu", "ReLU", ORANGE))):
        activation = ACTIVATIONS[name].function(z)
        slope = ACTIVATIONS[name].slope(activation)
        rows[0, column].plot(z, activation, color=colour)
        rows[0, column].set_title(title)
        rows[1, column].plot(z, slope, color=colour)
        rows[1, column].fill_between(z, 0, slope, color=colour, alpha=0.2)
        rows[1, column].set(ylim=(0, 1.15), xlabel="z")
        rows[1, column].annotate(f"at most {float(slope.max()):.2g}", (2.2, float(slope.max()) + 0.04),
                                 fontsize=9)
    rows[0, 0].set_ylabel("activation a")
    rows[1, 0].set_ylabel("slope da/dz")
    return figure


@in_style
def activations_and_errors(image: np.ndarray, label: int, layers: Sequence[np.ndarray],
                           errors: Sequence[np.ndarray]) -> Picture:
    """One image on its way: the activations of every layer, and the errors on the way back.

    image (28, 28). layers: activations of every layer after the images, (neurons,) each; errors: dC/dz, alike.
    """
    sizes = ", ".join(f"{np.abs(error).max():.2g}" for error in reversed(errors))
    figure = Picture(8.4, 3.5, f"An image of {article(label)}. In the upper row the activations of the layers, from "
                               f"left to right. In the lower row their errors, which come back from right to left; the "
                               f"largest of each layer, outputs first: {sizes}.")
    figure.headline("Activations go forwards, errors come back")
    grid = figure.add_gridspec(2, 1 + len(layers), width_ratios=[0.9, *[1] * len(layers)])
    show_digit(figure.add_subplot(grid[0, 0]), image, "image")
    for column, (activations, error) in enumerate(zip(layers, errors, strict=True), 1):
        last = column == len(layers)
        titles = ("outputs a" if last else f"layer {column}: a", "errors dC/dz")
        top = figure.add_subplot(grid[0, column])
        bottom = figure.add_subplot(grid[1, column])
        top.bar(range(len(activations)), activations, color=INK if not last else BLUE)
        top.set(ylim=(0, 1.05))
        bottom.bar(range(len(error)), error, color=np.where(error > 0, VERMILLION, BLUE))
        bottom.axhline(0, color=GREY, linewidth=0.8)
        reach = 1.15 * max(float(np.abs(error).max()), 1e-12)
        bottom.set(ylim=(-reach, reach))
        for axes, title in ((top, titles[0]), (bottom, titles[1])):
            axes.set_title(title, fontsize=10)
            axes.set_xticks(ticks := range(0, len(error), 3 if last else 5), [str(tick + (not last)) for tick in ticks])
            axes.tick_params(labelsize=8)
        bottom.set_xlabel("digit" if last else "neuron", fontsize=9)
    words = figure.add_subplot(grid[1, 0])
    words.axis("off")
    words.text(0, 0.62, "← from the outputs back", fontsize=10, color=GREY, transform=words.transAxes)
    words.text(0, 0.38, "orange: more costs more", fontsize=9, color=VERMILLION, transform=words.transAxes)
    words.text(0, 0.2, "blue: more costs less", fontsize=9, color=BLUE, transform=words.transAxes)
    return figure


@in_style
def nudge_sizes(steps: Sequence[float], errors: Mapping[str, Sequence[float]]) -> Picture:
    """How far a measured slope is off, by the size of the nudge. errors: dtype -> relative error for each step."""
    best = {name: int(np.argmin(values)) for name, values in errors.items()}
    words = "; ".join(f"{name}: {errors[name][i]:.0e} at a nudge of {steps[i]:.0e}" for name, i in best.items())
    figure = Picture(6.8, 3.6, "The error of a measured slope by the size of the nudge, both on logarithmic scales: "
                               f"it falls with the nudge, then rises again. The smallest errors are {words}.")
    figure.headline("Too large a nudge is wrong, and so is too small a one")
    axes = figure.subplots()
    for (name, values), (colour, marker, line) in zip(errors.items(), LINES, strict=False):
        axes.plot(steps, np.maximum(values, 1e-16), color=colour, marker=marker, linestyle=line, label=name)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.invert_xaxis()
    axes.axhline(1, color=GREY, linewidth=1, linestyle="--")
    axes.text(min(steps), 2.5, "as wrong as it is large", color=GREY, fontsize=9, ha="right")
    axes.set_ylim(top=max(30, 2 * max(max(values) for values in errors.values())))
    axes.legend(title="numbers kept as", loc="upper left", bbox_to_anchor=(0, 0.9))
    axes.minorticks_off()
    axes.set(xlabel="size of the nudge (smaller to the right)", ylabel="error of the slope, relative")
    return figure


@in_style
def gradient_comparison(comparisons: Mapping[str, Comparison], title: str) -> Picture:
    """Layer by layer and way by way: exact, approximate or different. comparisons: way -> what `compare` returned."""
    ways, layers = list(comparisons), [layer.name for layer in next(iter(comparisons.values()))]
    words = "; ".join(f"{way}: " + ", ".join(f"{layer.name} {layer.verdict}" for layer in comparisons[way])
                      for way in ways)
    figure = Picture(2.2 + 1.95 * len(ways), 0.9 + 0.42 * len(layers), f"{title.rstrip('?.')}. {words}.")
    figure.headline(title)
    axes = figure.subplots()
    for column, way in enumerate(ways):
        axes.text(column + 0.5, -0.32, way, ha="center", va="center", fontsize=10.5, fontweight="bold")
        for row, layer in enumerate(comparisons[way]):
            fill, ink = VERDICTS[layer.verdict]
            axes.add_patch(Rectangle((column + 0.02, row + 0.05), 0.96, 0.9, color=fill, linewidth=0))
            far = "off by " + (f"{layer.largest_relative:.0e}" if layer.largest_relative < 1e-2
                               else percent(layer.largest_relative, 0)
                               if layer.largest_relative < 10 else "far more than its size")
            axes.text(column + 0.06, row + 0.5, layer.verdict, color=ink, va="center", fontsize=9.5, fontweight="bold")
            axes.text(column + 0.94, row + 0.5, "" if layer.verdict == "exact" else far, color=ink, va="center",
                      ha="right", fontsize=8.5)
    axes.set_yticks(np.arange(len(layers)) + 0.5, layers)
    axes.set_xticks([])
    axes.set(xlim=(0, len(ways)), ylim=(len(layers), -0.7))
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure


@in_style
def seconds_of_each(seconds: Mapping[str, float]) -> Picture:
    """How long each way to a gradient takes, on a logarithmic scale. seconds: way -> seconds."""
    texts = {way: f"{value:.1f} s" if value >= 1 else f"{1000 * value:.0f} ms" if value >= 0.01
            else f"{1000 * value:.2f} ms" for way, value in seconds.items()}
    figure = Picture(7.4, 0.9 + 0.5 * len(seconds), "Time for one gradient, on a logarithmic scale: "
                     + ", ".join(f"{way} {words}" for way, words in texts.items()) + ".")
    figure.headline("The same gradient, and its price")
    axes = figure.subplots()
    ways, values = list(seconds), np.array(list(seconds.values()))
    axes.barh(ways, values, color=[BLUE if value == values.min() else GREY for value in values], height=0.6)
    for row, way in enumerate(ways):
        axes.text(values[row] * 1.2, row, texts[way], va="center", fontsize=10)
    axes.set_xscale("log")
    axes.set_xlim(values.min() / 3, values.max() * 6)
    axes.minorticks_off()
    axes.invert_yaxis()
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g} s" if value >= 1 else f"{1000 * value:g} ms")
    axes.set_xlabel("time for one gradient (log scale: every mark is ten times the one before)")
    axes.tick_params(axis="y", length=0)
    return figure


@in_style
def slopes_by_layer(sizes: Mapping[str, Sequence[float]], title: str) -> Picture:
    """The typical size of a weight's slope, layer by layer. sizes: network -> one number for each layer."""
    layers = len(next(iter(sizes.values())))
    words = "; ".join(f"{name}: {values[0]:.0e} in the first layer, {values[-1]:.0e} in the last"
                      for name, values in sizes.items())
    figure = Picture(7.2, 3.5, f"{title}. The typical slope of a weight by layer, on a logarithmic scale. {words}.")
    figure.headline(title)
    axes = figure.subplots()
    for (name, values), (colour, marker, line) in zip(sizes.items(), LINES, strict=False):
        axes.plot(range(1, layers + 1), values, color=colour, marker=marker, linestyle=line)
        axes.annotate(name, (1, values[0]), xytext=(-10, 0), textcoords="offset points", ha="right", va="center",
                      color=colour, fontweight="bold")
    axes.set_yscale("log")
    axes.minorticks_off()
    axes.set_xticks(range(1, layers + 1), ["first", *map(str, range(2, layers)), "last"])
    axes.set_xlim(1 - 0.17 * layers, layers + 0.2)
    axes.set(xlabel="layer of weights (errors travel from right to left)", ylabel="typical slope of a weight")
    return figure


@in_style
def value_graph() -> Picture:
    """c = a * b + a as an autograd engine keeps it: numbers forwards, slopes back. a = 2, b = 3."""
    figure = Picture(7.6, 2.9, "The expression c = a * b + a with a = 2 and b = 3 as a graph. The product m is 6, the "
                               "sum c is 8. Back from c, whose slope is 1: m gets 1, b gets 2. The number a is used "
                               "twice: it gets 1 from the sum and 3 by way of the product, together 4.")
    figure.headline("c = a · b + a: what was used twice gets both shares")
    axes = figure.subplots()
    boxes = {"a": (0.5, 2.1, "a = 2", "1 + 3 = 4"), "b": (0.5, 0.4, "b = 3", "2"),
             "m": (3.6, 0.8, "m = a · b = 6", "1"), "c": (6.4, 1.8, "c = m + a = 8", "1")}
    for start, end, local in (("m", "a", 3), ("m", "b", 2), ("c", "m", 1), ("c", "a", 1)):
        (x1, y1, *_), (x2, y2, *_) = boxes[start], boxes[end]
        axes.annotate("", (x2 + 0.72, y2), (x1 - 0.78, y1), arrowprops={"arrowstyle": "->", "color": VERMILLION,
                                                                        "linewidth": 1.8})
        axes.text((x1 + x2) / 2, (y1 + y2) / 2, f"local slope {local}", color=VERMILLION, fontsize=9, ha="center",
                  va="center", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})
    for x, y, words, slope in boxes.values():
        axes.add_patch(FancyBboxPatch((x - 0.7, y - 0.27), 1.4, 0.54, boxstyle="round,pad=0.04", facecolor=PALE,
                                      edgecolor=GREY))
        axes.text(x, y + 0.1, words, ha="center", va="center", fontsize=10)
        axes.text(x, y - 0.14, f"slope {slope}", ha="center", va="center", fontsize=9, color=VERMILLION)
    axes.set(xlim=(-0.4, 7.2), ylim=(-0.05, 2.45))
    axes.axis("off")
    return figure


@in_style
def wishes_and_mean(wishes: np.ndarray, labels: Sequence[int], names: Sequence[str]) -> Picture:
    """What each image wants of some weights, a row each, and below the mean. wishes: (images, weights)."""
    mean = wishes.mean(axis=0)
    rows = np.vstack([wishes, mean])
    figure = Picture(8.0, 3.9, f"A table of what {len(wishes)} images want of {len(names)} weights, a row for each, "
                               f"and below the mean: {', '.join(f'{value:+.3f}' for value in mean)}.")
    figure.headline("Every image has its own wishes; the mean is what is done")
    axes = figure.subplots()
    reach = float(np.abs(rows).max())
    places = [*range(len(wishes)), len(wishes) + 0.3]
    for place, row in zip(places, rows, strict=True):
        axes.imshow(row[np.newaxis], cmap="RdBu", vmin=-1.6 * reach, vmax=1.6 * reach, aspect="auto",
                    extent=(-0.5, len(names) - 0.5, place + 0.46, place - 0.46))
        for column, value in enumerate(row):
            axes.text(column, place, f"{value:+.3f}".replace("-", "\u2212"), ha="center", va="center", fontsize=9,
                      fontweight="bold" if place == places[-1] else "normal")
    axes.set(xlim=(-0.5, len(names) - 0.5), ylim=(places[-1] + 0.5, -0.5))
    axes.set_xticks(range(len(names)), names)
    axes.set_yticks(places, [*(f"image of {article(label)}" for label in labels), "mean"])
    axes.set_xlabel("weight from hidden neuron")
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    return figure


@in_style
def two_two_one(layers: Sequence[np.ndarray], weights: Sequence[np.ndarray]) -> Picture:
    """A network 2-2-1 of sigmoid neurons with its numbers. layers: activations, (2,), (2,), (1,)."""
    (x, hidden, [a]), (into, (out1, out2)) = layers, (weights[0], weights[1].ravel())
    figure = Picture(8.0, 3.6, f"A network 2-2-1. Inputs {x[0]:g} and {x[1]:g}, hidden activations {hidden[0]:.2f} and "
                               f"{hidden[1]:.2f}, output {a:.2f}, 1 is wanted. The weights to the output are {out1:g} "
                               f"and {out2:g}.")
    figure.headline("Two ways lead from the first input to the cost")
    axes = figure.subplots()
    places = {"x1": (0, 2), "x2": (0, 0), "h1": (3, 2), "h2": (3, 0), "out": (6, 1)}
    lines = [("x1", "h1", into[0, 0], 0.5), ("x1", "h2", into[0, 1], 0.3), ("x2", "h1", into[1, 0], 0.3),
             ("x2", "h2", into[1, 1], 0.5), ("h1", "out", out1, 0.5), ("h2", "out", out2, 0.5)]
    for start, end, weight, share in lines:
        (x1, y1), (x2, y2) = places[start], places[end]
        way = start in ("x1", "h1", "h2")
        axes.plot([x1, x2], [y1, y2], color=VERMILLION if way else GREY, linewidth=2.4 if way else 1, zorder=0)
        axes.text(x1 + share * (x2 - x1), y1 + share * (y2 - y1), f"{weight:g}".replace("-", "\u2212"), ha="center",
                  va="center", fontsize=10, bbox={"facecolor": "white", "edgecolor": "none", "pad": 2})
    words = {"x1": f"x\u2081 = {x[0]:g}", "x2": f"x\u2082 = {x[1]:g}", "h1": f"a\u2081 = {hidden[0]:.2f}",
             "h2": f"a\u2082 = {hidden[1]:.2f}", "out": f"a = {a:.2f}, wanted 1"}
    z1, z2, z = (float(np.log(each / (1 - each))) for each in (*hidden, a))  # the sums that the sigmoid came from
    own = {"h1": (z1 - x @ into[:, 0], z1), "h2": (z2 - x @ into[:, 1], z2), "out": (z - hidden @ [out1, out2], z)}
    for name, (px, py) in places.items():
        axes.add_patch(FancyBboxPatch((px - 0.62, py - 0.3), 1.24 + 0.5 * (name == "out"), 0.6,
                                      boxstyle="round,pad=0.04", facecolor=PALE, edgecolor=GREY))
        middle = px + 0.25 * (name == "out")
        axes.text(middle, py, words[name], ha="center", va="center", fontsize=10)
        if name in own:
            bias, total = (f"{number:.2f}".replace("-", "\u2212") for number in own[name])
            axes.text(middle, py + (0.47 if name == "h1" else -0.47), f"bias {bias}, sum z = {total}", ha="center",
                      va="center", fontsize=9, color=GREY)
    axes.set(xlim=(-0.8, 7.3), ylim=(-0.65, 2.6))
    axes.axis("off")
    return figure


@in_style
def moving_boundary(points: np.ndarray, classes: np.ndarray, answers: Mapping[str, np.ndarray],
                    reach: tuple[float, float, float, float]) -> Picture:
    """Points of two classes, (n, 2), and where a network's answer is one half. answers: title -> grid (up, across)."""
    figure = Picture(8.0, 2.9, "Two half-moons of points, and where the network's answer changes sides: "
                               f"{', '.join(answers)}.")
    figure.headline("The boundary moves between the moons")
    left, right, bottom, top = reach
    for axes, (title, grid) in zip(figure.subplots(1, len(answers), sharey=True), answers.items(), strict=True):
        up, across = np.linspace(bottom, top, grid.shape[0]), np.linspace(left, right, grid.shape[1])
        axes.contourf(across, up, grid, levels=[0, 0.5, 1], colors=[SKY, ORANGE], alpha=0.3)
        for value, colour, marker in ((0, BLUE, "o"), (1, VERMILLION, "s")):
            axes.scatter(*points[classes == value].T, s=14, color=colour, marker=marker, linewidths=0)
        axes.set_title(title)
    return figure
