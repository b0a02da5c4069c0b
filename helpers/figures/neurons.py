"""Figures of neurons and layers: what a neuron adds up, how it reacts, and what a network makes of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from helpers.colours import BLUE, FRAME, GREY, INK, ORANGE, PALE, SKY, VERMILLION
from helpers.figures.maps import show_signed
from helpers.figures.picture import Picture, in_style, percent_axis, show_digit
from helpers.wording import article, percent

ACTIVE = LinearSegmentedColormap.from_list("active", ["white", BLUE])


@in_style
def weighted_sum(images: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> Picture:
    """For a few images (at most three): image, weights, image times weights, and the sum. images (k, 784) from 0 to 1,
    labels (k,), weights (784,)."""
    sums = images @ weights
    described = "; ".join(f"{article(label)}: sum {total:.1f}" for label, total in zip(labels, sums, strict=True))
    figure = Picture(7.4, 0.6 + 2.0 * len(images), "Each row: an image, the map of the weights, and their product, "
                     f"pixel by pixel, red above 0 and blue below. {described}.")
    figure.headline("Image times weights, pixel by pixel, and then all added up")
    limit = np.abs(weights).max()
    for axes, image, label, total in zip(figure.subplots(len(images), 4, squeeze=False), images, labels, sums,
                                         strict=True):
        show_digit(axes[0], image, f"image: {article(label)}")
        show_signed(axes[1], weights, limit, "times the weights")
        shown = show_signed(axes[2], image * weights, limit, "pixel by pixel")
        axes[3].axis("off")
        axes[3].text(0.5, 0.5, f"sum\n{total:+.1f}", ha="center", va="center", fontsize=19,
                     fontweight="bold", color=VERMILLION if total > 0 else BLUE, transform=axes[3].transAxes)
        axes[3].text(-0.1, 0.5, "=", ha="center", va="center", fontsize=19, transform=axes[3].transAxes)
        bar = figure.colorbar(shown, ax=axes[2], shrink=0.8, ticks=[-limit, 0, limit])
        bar.ax.set_yticklabels([f"-{limit:.2f}", "0", f"{limit:.2f}"], fontsize=8)
    return figure


@in_style
def sums_by_digit(sums: np.ndarray, labels: np.ndarray, threshold: float | None = None) -> Picture:
    """How a neuron's sums are spread for the images of each digit: median, middle half, and 5 to 95 %."""
    quantiles = np.array([np.percentile(sums[labels == digit], [5, 25, 50, 75, 95]) for digit in range(10)])
    highest = quantiles[:, 2].argmax()
    figure = Picture(7.2, 3.5, "The sums of one neuron, digit by digit. Medians: "
                     + ", ".join(f"{digit}: {q[2]:.1f}" for digit, q in enumerate(quantiles))
                     + ("." if threshold is None else f". A line is drawn at {threshold:g}."))
    figure.headline(f"The {highest} stands out, but not every {highest} does" if threshold is None else
                    f"The bias draws a line: above {threshold:g} the neuron says yes")
    axes = figure.subplots()
    for digit, (low, below, middle, above, high) in enumerate(quantiles):
        colour = VERMILLION if digit == highest else BLUE
        axes.plot([digit, digit], [low, high], color=colour, linewidth=1.5)
        axes.plot([digit, digit], [below, above], color=colour, linewidth=9, solid_capstyle="butt")
        axes.plot([digit - 0.22, digit + 0.22], [middle, middle], color="white", linewidth=2)
    axes.axhline(0, color=GREY, linewidth=1, zorder=0)
    if threshold is not None:
        axes.axhline(threshold, color=INK, linewidth=1.5, linestyle="--")
        axes.annotate(f"bias {-threshold:g}", (9.5, threshold), ha="right", va="bottom", fontsize=10,
                      xytext=(0, 3), textcoords="offset points")
    axes.set_xticks(range(10))
    axes.set(xlabel="digit (thick: the middle half of its images; thin: 5 to 95 % of them)", ylabel="weighted sum")
    return figure


@in_style
def activation_functions() -> Picture:
    """Sigmoid and ReLU, from -6 to 6."""
    z = np.linspace(-6, 6, 241)
    figure = Picture(7.6, 3.0, "Two curves over the pre-activation z from -6 to 6. Sigmoid: an S from 0 to 1, one half "
                               "at z = 0. ReLU: 0 up to z = 0, and z itself from there on.")
    figure.headline("Two ways to react: by degrees, or not at all until 0")
    left, right = figure.subplots(1, 2)
    left.plot(z, 1 / (1 + np.exp(-z)))
    left.set_title("sigmoid: from no (0) to yes (1)", fontsize=10)
    left.set_yticks([0, 0.5, 1])
    right.plot(z, np.maximum(z, 0), color=VERMILLION)
    right.set_title("ReLU: silent, or as loud as z", fontsize=10)
    for axes in (left, right):
        axes.axvline(0, color=GREY, linewidth=1, zorder=0)
        axes.set(xlabel="z = weighted sum + bias", ylabel="activation")
        axes.set_xticks([-6, -3, 0, 3, 6])
    return figure


@in_style
def layer_shapes(images: int, inputs: int, neurons: int) -> Picture:
    """A layer on a batch as a product of matrices, drawn with their shapes."""
    figure = Picture(8.2, 2.9, f"A table of {images} rows and {inputs} columns, the images, times a table of {inputs} "
                     f"rows and {neurons} columns, the weights, plus a row of {neurons} biases, gives a table of "
                     f"{images} rows and {neurons} columns. One image is a row of the first, one neuron a column of "
                     "the second; where both meet in the result stands that neuron's sum for that image.")
    figure.headline("All images, all neurons: one product of two tables")
    axes = figure.subplots()
    axes.axis("off")
    axes.set(xlim=(0, 14.6), ylim=(-0.75, 4.35))
    axes.set_aspect("equal")

    def table(x: float, y: float, width: float, height: float, name: str, shape: str) -> None:
        axes.add_patch(Rectangle((x, y), width, height, facecolor=PALE, edgecolor=GREY, linewidth=1))
        axes.text(x + width / 2, y + height + 0.12, name, ha="center", va="bottom", fontsize=10.5, fontweight="bold")
        axes.text(x + width / 2, y - 0.12, shape, ha="center", va="top", fontsize=10, color=GREY)

    def mark(x: float, y: float, width: float, height: float, colour: str, words: str, **where) -> None:
        axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none"))
        if words:
            axes.text(x + width / 2, y + height / 2, words, ha="center", va="center", fontsize=9, **where)

    table(0.1, 0.9, 4.3, 2.0, "images", f"{images:,} x {inputs}")
    mark(0.1, 1.9, 4.3, 0.36, SKY, "one image")
    axes.text(4.8, 1.85, "@", ha="center", va="center", fontsize=15)
    table(5.2, 0.1, 1.9, 3.6, "weights", f"{inputs} x {neurons}")
    mark(6.1, 0.1, 0.36, 3.6, ORANGE, "one neuron", rotation=90)
    axes.text(7.5, 1.85, "+", ha="center", va="center", fontsize=15)
    table(7.9, 1.67, 1.9, 0.36, "biases", f"{neurons}")
    mark(8.8, 1.67, 0.36, 0.36, ORANGE, "")
    axes.text(10.2, 1.85, "=", ha="center", va="center", fontsize=15)
    table(10.6, 0.9, 1.9, 2.0, "z", f"{images:,} x {neurons}")
    mark(11.5, 1.9, 0.36, 0.36, VERMILLION, "")
    axes.annotate("this neuron's sum\nfor this image", (11.9, 2.08), (12.75, 2.6), fontsize=9, va="center",
                  arrowprops={"arrowstyle": "-", "color": VERMILLION})
    return figure


@in_style
def signal_flow(image: np.ndarray, activations: Sequence[np.ndarray], title: str) -> Picture:
    """One image on its way through a network: every neuron a circle, the fuller the more active.

    image (784,), from 0 to 1; activations: of this image, layer by layer without the inputs, (neurons,) each, the last
    between 0 and 1. At most 20 neurons a layer.
    """
    *hidden, outputs = (np.asarray(layer, dtype=float).ravel() for layer in activations)
    answer = int(outputs.argmax())
    spoken = ", ".join(f"{place}: {percent(p)}" for place, p in enumerate(outputs))
    figure = Picture(8.0, 4.4, f"{title}. The image, then columns of {', '.join(str(len(h)) for h in hidden)} and "
                               f"{len(outputs)} circles, filled by their activations. The outputs: {spoken}.")
    figure.headline(title)
    axes = figure.subplots()
    axes.axis("off")
    axes.set(xlim=(-0.2, 12.4), ylim=(-0.6, 7.4))
    axes.set_aspect("equal")
    axes.imshow(np.asarray(image).reshape(28, 28), cmap="gray_r", vmin=0, vmax=1, extent=(0, 3, 2.0, 5.0))
    axes.add_patch(Rectangle((0, 2.0), 3, 3, facecolor="none", edgecolor=FRAME))
    axes.text(1.5, 1.85, f"{np.size(image)} pixels", ha="center", va="top", fontsize=10, color=GREY)
    places = [(np.full(len(layer), x), 3.5 + (len(layer) - 1) * step / 2 - step * np.arange(len(layer)))
              for layer, x, step in zip([*hidden, outputs], np.linspace(5.2, 9.6, len(hidden) + 1),
                                        [0.42] * len(hidden) + [0.62], strict=True)]
    before: Sequence[tuple[float, float]] = [(3.0, 2.0 + 3 * part) for part in np.linspace(0.05, 0.95, 6)]
    for xs, ys in places:
        after = list(zip(xs, ys, strict=True))
        axes.add_collection(LineCollection([(one, other) for one in before for other in after], colors=FRAME,
                                           linewidths=0.35, zorder=1))
        before = after
    for (xs, ys), layer in zip(places, [*hidden, outputs], strict=True):
        size = 150 if layer is outputs else 78
        axes.scatter(xs, ys, s=size, c=layer, cmap=ACTIVE, vmin=0, vmax=max(1.0, layer.max()), edgecolors=GREY,
                     linewidths=0.9, zorder=3)
        axes.text(xs[0], -0.15, f"{len(layer)} neurons", ha="center", va="top", fontsize=10, color=GREY)
    for place, (x, y, p) in enumerate(zip(*places[-1], outputs, strict=True)):
        axes.text(x + 0.38, y, f"{place}   {percent(p)}", va="center", fontsize=10,
                  color=BLUE if place == answer else INK, fontweight="bold" if place == answer else "normal")
    return figure


@in_style
def softmax_rows(pre_activations: np.ndarray, title: str) -> Picture:
    """Softmax of one image as three rows of bars: z, exp(z), and the share of each in their sum. pre_activations (10,).
    """
    z = np.asarray(pre_activations, dtype=float)
    exponentials = np.exp(z)
    shares = exponentials / exponentials.sum()
    largest = int(z.argmax())
    spoken = "; ".join(f"{place}: z {one:.1f}, {percent(share)}"
                       for place, (one, share) in enumerate(zip(z, shares, strict=True)))
    figure = Picture(7.2, 4.6, f"{title}. Three rows of ten bars: z, e to the power of z, and its share. {spoken}.")
    figure.headline(title)
    rows = figure.subplots(3, 1, sharex=True)
    written: list[tuple[np.ndarray, str, Callable[[float], str]]] = [
        (z, "$z$", "{:.1f}".format), (exponentials, "$e^z$", _few_digits), (shares, "share", percent)]
    for axes, (values, name, write) in zip(rows, written, strict=True):
        axes.bar(range(len(z)), values, color=[VERMILLION if place == largest else BLUE for place in range(len(z))])
        axes.axhline(0, color=GREY, linewidth=1)
        for place, value in enumerate(values):
            axes.annotate(write(value), (place, max(value, 0)), (0, 2), textcoords="offset points", ha="center",
                          va="bottom", fontsize=9)
        low, high = min(0, values.min()), values.max()
        axes.set_ylim(low, high + 0.28 * (high - low))
        axes.set_yticks([])
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(axis="x", length=0)
        axes.set_ylabel(name, rotation=0, ha="right", va="center", fontsize=13)
    rows[-1].set_xticks(range(len(z)))
    rows[-1].set_xlabel("output")
    return figure


def _few_digits(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.2f}"


@in_style
def untrained_accuracies(accuracies: Mapping[str, np.ndarray], frequencies: np.ndarray) -> Picture:
    """Histograms of the accuracies of untrained networks, a row for each name, and how often the digits occur.

    accuracies: name -> (n,), from 0 to 1; frequencies (10,): the share of each digit among the images.
    """
    described = "; ".join(f"{name}: {percent(values.min())} to {percent(values.max())}"
                          for name, values in accuracies.items())
    low, high = np.min(frequencies), np.max(frequencies)
    figure = Picture(7.4, 0.9 + 1.05 * len(accuracies), f"Histograms of accuracies. {described}. The rarest digit is "
                     f"{percent(low)} of the images, the most frequent {percent(high)}.")
    figure.headline("How many of the images untrained networks read")
    rows = figure.subplots(len(accuracies), 1, sharex=True, squeeze=False).ravel()
    edges = np.arange(0, max(0.26, max(np.max(values) for values in accuracies.values()) + 0.02), 0.01)
    for axes, (name, values) in zip(rows, accuracies.items(), strict=True):
        axes.hist(values, bins=edges.tolist(), color=BLUE, edgecolor="white", linewidth=0.5)
        for share in {low, high}:
            axes.axvline(share, color=VERMILLION, linewidth=1.5, linestyle="--")
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_ylabel(name, rotation=0, ha="right", va="center", fontsize=9.5)
    percent_axis(rows[-1].xaxis)
    rows[-1].set_xlabel("share read correctly (dashed: the rarest and the most frequent digit)")
    return figure


@in_style
def linear_and_relu_sums() -> Picture:
    """Three neurons with one input, each times its weight in the next layer, and their sum: straight and with ReLU."""
    x = np.linspace(-3, 3, 241)
    neurons = [(x + 2, 1.5), (x + 0.5, -3.2), (x - 1, 3.4)]
    straight = [weight * z for z, weight in neurons]
    bent = [weight * np.maximum(z, 0) for z, weight in neurons]
    figure = Picture(7.8, 3.1, "Left: three straight lines, and their sum, a straight line again. Right: the same "
                               "three, each flat up to its bend, and their sum, which is flat, rises, falls and rises.")
    figure.headline("Straight lines add up to a straight line; bent ones do not")
    left, right = figure.subplots(1, 2, sharey=True)
    for axes, parts, name in ((left, straight, "three neurons that hand on z itself"),
                              (right, bent, "the same three with ReLU")):
        for number, part in enumerate(parts):
            axes.plot(x, part, color=GREY, linewidth=1.3, linestyle=("-", "--", ":")[number],
                      label="neurons" if number == 0 else None)
        axes.plot(x, sum(parts), color=VERMILLION, linewidth=3, label="their sum")
        axes.set_title(name, fontsize=10)
        axes.set(xlabel="input", ylim=(-6, 6))
        axes.set_xticks([-3, 0, 3])
    right.legend(fontsize=9, loc="upper left")
    return figure


@in_style
def accuracy_bars(accuracies: Mapping[str, float], title: str) -> Picture:
    """Accuracies side by side. accuracies: name -> share from 0 to 1."""
    figure = Picture(7.4, 0.9 + 0.4 * len(accuracies), f"{title}. "
                     + ", ".join(f"{name}: {percent(share)}" for name, share in accuracies.items()) + ".")
    figure.headline(title)
    axes = figure.subplots()
    lowest = min(accuracies.values())
    left = max(0.0, np.floor(10 * lowest - 0.5) / 10)
    for row, share in enumerate(accuracies.values()):
        axes.plot([left, share], [row, row], color=FRAME, linewidth=2, zorder=1)
        axes.plot(share, row, "o", color=BLUE, markersize=9, zorder=2)
        axes.annotate(percent(share), (share, row), (9, 0), textcoords="offset points", va="center")
    axes.set_yticks(range(len(accuracies)), accuracies)
    axes.set_ylim(len(accuracies) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.set(xlim=(left, 1.04), xlabel="share of the test images read correctly")
    axes.set_xticks(np.arange(round(10 * left), 11) / 10)
    percent_axis(axes.xaxis)
    return figure
