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
def wishes_of_images(images: np.ndarray, labels: np.ndarray, wishes: np.ndarray, mean: np.ndarray,
                     output: int) -> Picture:
    """What each image wants of some weights into one output, and what all want together.

    images (n, 784), labels (n,). wishes (n, weights): how far each would have each weight move. mean (weights,): their
    mean, by whatever way it was found.
    """
    largest = float(np.abs(wishes).max())
    rows = "; ".join(f"the {label}: " + ", ".join(f"{wish:+.2f}" for wish in row)
                     for label, row in zip(labels, wishes, strict=True))
    figure = Picture(8.2, 0.46 * len(images) + 1.3, f"What {len(images)} images want of {wishes.shape[1]} weights into "
                     f"output {output}. {rows}. Together: " + ", ".join(f"{wish:+.2f}" for wish in mean) + ".")
    figure.headline(f"Wishes for weights into output {output}: a step follows their mean")
    grid = figure.add_gridspec(len(images) + 1, 2, width_ratios=[1, 9])
    for row, (image, label) in enumerate(zip(images, labels, strict=True)):
        axes = figure.add_subplot(grid[row, 0])
        show_digit(axes, image)
        axes.set_ylabel(str(label), rotation=0, labelpad=10, va="center", fontsize=11)
    axes = figure.add_subplot(grid[:, 1])
    table = np.vstack([wishes, mean])
    axes.imshow(table, cmap="RdBu", vmin=-largest, vmax=largest, aspect="auto")
    for (row, column), wish in np.ndenumerate(table):
        axes.text(column, row, f"{wish:+.2f}", ha="center", va="center", fontsize=9.5,
                  color="white" if abs(wish) > 0.6 * largest else INK,
                  fontweight="bold" if row == len(images) else None)
    axes.axhline(len(images) - 0.5, color=INK, linewidth=2)
    axes.set_xticks(range(wishes.shape[1]), [f"weight {place}" for place in range(wishes.shape[1])], fontsize=9)
    axes.set_yticks([len(images)], ["mean"], fontweight="bold")
    axes.tick_params(length=0)
    return figure


@in_style
def small_network(layers: Sequence[np.ndarray], weights: Sequence[np.ndarray], biases: Sequence[np.ndarray],
                  errors: Sequence[np.ndarray] | None = None) -> Picture:
    """A small network with every number on it, and the errors of its neurons if they are given.

    layers: activations, inputs first, (neurons,) each. errors: dC/dz of each neuron, and of the inputs dC/da, alike.
    """
    described = "; ".join("layer " + str(place) + ": " + ", ".join(f"{a:.3f}" for a in layer)
                          for place, layer in enumerate(layers))
    back = "" if errors is None else " On the way back: " + "; ".join(
        ", ".join(f"{error:+.3f}" for error in layer) for layer in errors[::-1]) + "."
    figure = Picture(8.0, 3.5, f"A network of {len(layers)} layers, inputs first. {described}.{back}")
    figure.headline("Forwards: every activation" if errors is None else "Back: every error, over all ways")
    axes = figure.subplots()
    places = [[(column * 2.6, 1.9 * ((len(layer) - 1) / 2 - row)) for row in range(len(layer))]
              for column, layer in enumerate(layers)]
    for column, matrix in enumerate(weights):
        for (i, j), weight in np.ndenumerate(matrix):
            (x, y), (to_x, to_y) = places[column][i], places[column + 1][j]
            axes.plot([x, to_x], [y, to_y], color=BLUE if weight > 0 else VERMILLION, linewidth=1 + 1.2 * abs(weight),
                      alpha=0.7, zorder=1)
            near = 0.3 if i != j and len(places[column + 1]) > 1 else 0.5  # crossing lines: not where they meet
            axes.text(x + near * (to_x - x), y + near * (to_y - y), f"{weight:g}", fontsize=10, ha="center",
                      va="center", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5}, zorder=2)
    for column, layer in enumerate(layers):
        for row, activation in enumerate(layer):
            x, y = places[column][row]
            axes.scatter([x], [y], s=1500, color=PALE, edgecolors=INK, zorder=3)
            axes.text(x, y, f"{activation:.3f}".rstrip("0").rstrip("."), ha="center", va="center", fontsize=10.5,
                      fontweight="bold", zorder=4)
            if column and errors is None:
                axes.text(x, y - 0.62, f"bias {biases[column - 1][row]:g}", ha="center", fontsize=9, color=GREY)
            if errors is not None:
                axes.text(x, y - 0.64, f"{errors[column][row]:+.3f}", ha="center", fontsize=10.5, color=VERMILLION,
                          fontweight="bold")
    for column, name in enumerate(["inputs", *["hidden"] * (len(layers) - 2), "output"]):
        axes.text(column * 2.6, 1.75, name, ha="center", fontsize=10, color=GREY)
    axes.set(xlim=(-0.6, 2.6 * (len(layers) - 1) + 0.6), ylim=(-1.75, 2.0))
    axes.axis("off")
    return figure


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
            axes.set_xticks(range(0, len(error), 5 if len(error) > 10 else 3))
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
    figure = Picture(2.2 + 1.95 * len(ways), 0.9 + 0.42 * len(layers), f"{title}. {words}.")
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
