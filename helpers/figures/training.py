"""Figures of lesson 06: what a step changes, how trainings went, and which digits are taken for which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.ticker import MaxNLocator

from helpers.colours import BLUE, GREY, GRID, INK, LINES, VERMILLION
from helpers.confusion import confused_pairs
from helpers.figures.maps import show_signed
from helpers.figures.picture import Picture, in_style, percent_axis, show_digit
from helpers.network import History
from helpers.wording import article, listed, percent, points


@in_style
def pixel_maps(image: np.ndarray, maps: Mapping[str, np.ndarray], title: str) -> Picture:
    """An image, and beside it one number for each of its pixels: weights, or what a step did to them.

    image: (784,) or (28, 28). maps: what it is -> (784,). A number that is exactly 0 is shown in grey.
    """
    largest = max(np.abs(values).max() for values in maps.values())
    described = "; ".join(f"{name}: from {values.min():.2g} to {values.max():.2g}, exactly 0 at {np.sum(values == 0)} "
                          "of 784 pixels" for name, values in maps.items())
    figure = Picture(2.45 * (1 + len(maps)) + 0.9, 2.75, f"{title}. Left, the image. Beside it, maps of its 28 by 28 "
                                                         f"pixels. {described}.")
    figure.headline(title)
    first, *others = figure.subplots(1, 1 + len(maps))
    show_digit(first, image, "the image")
    for axes, (name, values) in zip(others, maps.items(), strict=True):
        drawn = show_signed(axes, np.where(values == 0, np.nan, values), largest, name)
    bar = figure.colorbar(drawn, ax=others, shrink=0.8, ticks=[-largest, 0, largest])
    bar.ax.set_yticklabels([f"{-largest:.2g}", "0", f"+{largest:.2g}"])
    bar.ax.tick_params(labelsize=9)
    return figure


@in_style
def held_out_accuracy(histories: Mapping[str, History], title: str) -> Picture:
    """The accuracy on held-out images, epoch by epoch, enlarged. An open marker: worse than the epoch before."""
    described = []
    for name, history in histories.items():
        accuracy = np.array(history.validation_accuracy)
        described.append(f"{name}: {percent(accuracy[0])} after the first epoch, {percent(accuracy[-1])} after the "
                         f"last, worse than the epoch before {np.sum(np.diff(accuracy) < 0)} times")
    figure = Picture(7.6, 3.7, f"{title}. Accuracy on held-out images. " + "; ".join(described) + ".")
    figure.headline(title)
    axes = figure.subplots()
    lowest = min(min(history.validation_accuracy) for history in histories.values())
    for (name, history), (colour, marker, line) in zip(histories.items(), LINES, strict=False):
        accuracy = np.array(history.validation_accuracy)
        epochs = np.arange(1, len(accuracy) + 1)
        axes.plot(epochs, accuracy, color=colour, linestyle=line)
        fell = np.append(False, np.diff(accuracy) < 0)
        for chosen, face in ((~fell, colour), (fell, "white")):
            axes.plot(epochs[chosen], accuracy[chosen], marker, color=colour, markerfacecolor=face, markersize=7,
                      markeredgewidth=1.8)
        axes.plot([], [], marker=marker, color=colour, linestyle=line, label=f"{name}: {percent(accuracy[-1])}")
    axes.plot([], [], "o", color=GREY, markerfacecolor="white", markeredgewidth=1.8, label="worse than before")
    axes.legend(loc="lower right", fontsize=9.5)
    last = max(len(history.cost) for history in histories.values())
    axes.set_xticks(range(1, last + 1, 1 + last // 16))
    highest = max(max(history.validation_accuracy) for history in histories.values())
    axes.set(xlabel="epoch (one pass through the images)", ylabel="accuracy on held-out images",
             ylim=(min(0.9, lowest - 0.01), min(1.0, highest + 0.015)))
    percent_axis(axes.yaxis)
    return figure


@in_style
def lettered_curves(histories: Mapping[str, History]) -> Picture:
    """The cost of four trainings, a panel each, while training and on held-out images: to be read, so without names."""
    described = "; ".join(
        f"{letter}: the training cost goes from {history.cost[0]:.2f} to {history.cost[-1]:.2f}, going up "
        f"{np.sum(np.diff(history.cost) > 0.01)} times; the held-out cost from {history.validation_cost[0]:.2f} over "
        f"its lowest, {min(history.validation_cost):.2f}, to {history.validation_cost[-1]:.2f}"
        for letter, history in histories.items())
    figure = Picture(8.6, 3.1, f"The cost of {len(histories)} trainings, epoch by epoch. {described}.")
    figure.headline("Four trainings: what is wrong with three of them?")
    panels = figure.subplots(1, len(histories), sharey=True)
    for axes, (letter, history) in zip(panels, histories.items(), strict=True):
        epochs = range(1, len(history.cost) + 1)
        axes.plot(epochs, history.cost, marker="o", markersize=4, color=BLUE, label="while training")
        axes.plot(epochs, history.validation_cost, marker="s", markersize=4, color=VERMILLION, label="held out")
        axes.set_title(letter, fontsize=13, fontweight="bold", loc="center")
        axes.set_xlabel("epoch")
        axes.set_xticks([1, len(history.cost) // 2, len(history.cost)])
        axes.grid(axis="y", color=GRID)
        axes.set_axisbelow(True)
    highest = max(max(history.cost + history.validation_cost) for history in histories.values())
    panels[0].set(ylabel="cost", ylim=(0, min(3.0, 1.1 * highest)))
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=2, fontsize=9.5)
    return figure


@in_style
def signal_by_layer(spreads: Mapping[str, Sequence[float]]) -> Picture:
    """How large the activations are, layer by layer. spreads: start -> one number for each hidden layer."""
    described = "; ".join(f"{name}: " + ", ".join(f"{value:.2g}" for value in values)
                          for name, values in spreads.items())
    figure = Picture(7.4, 3.2, f"The spread of the activations in each hidden layer. {described}.")
    figure.headline("Too large a start explodes, too small a start fades away")
    axes = figure.subplots()
    for (name, values), (colour, marker, line) in zip(spreads.items(), LINES, strict=False):
        layers = range(1, len(values) + 1)
        axes.plot(layers, values, marker=marker, color=colour, linestyle=line)
        axes.annotate(name, (len(values), values[-1]), xytext=(10, -4), textcoords="offset points", color=colour,
                      fontweight="bold", annotation_clip=False)
    count = len(next(iter(spreads.values())))
    axes.set_yscale("log")
    axes.minorticks_off()
    axes.set_xticks(range(1, count + 1))
    axes.set_xlim(0.8, count + 0.9)
    axes.set(xlabel="hidden layer", ylabel="spread of the activations\n(log scale)")
    return figure


@in_style
def accuracy_by_recipe(recipes: Mapping[str, tuple[float, float, float]], yours: Mapping[str, float]) -> Picture:
    """One row a recipe, the first at the bottom: the range over seeds, the median, and the learner's own run.

    recipes: recipe -> (median, lowest, highest) shares of right answers. yours: recipe -> share.
    """
    described = "; ".join(f"{name}: {percent(median)}, {percent(low)} to {percent(high)}"
                          + (f", your run {percent(yours[name])}" if name in yours else "")
                          for name, (median, low, high) in recipes.items())
    title = f"From {percent(min(median for median, *_ in recipes.values()))} to " \
            f"{percent(max(median for median, *_ in recipes.values()))}, recipe by recipe"
    figure = Picture(8.4, 0.5 * len(recipes) + 1.4, f"{title}. Accuracy on the test images, the first recipe at the "
                                                   f"bottom. {described}.")
    figure.headline(title)
    axes = figure.subplots()
    for row, (name, (median, low, high)) in enumerate(recipes.items()):
        axes.plot([low, high], [row, row], color=BLUE, linewidth=7, alpha=0.35, solid_capstyle="round")
        axes.plot(median, row, "o", color=BLUE, markersize=9)
        axes.annotate(percent(median), (high, row), xytext=(10, -4), textcoords="offset points", fontweight="bold")
        if name in yours:
            axes.plot(yours[name], row, "D", color=VERMILLION, markersize=7, markerfacecolor="white", markeredgewidth=2)
    axes.plot([], [], "o-", color=BLUE, label="several seeds: median and range")
    axes.plot([], [], "D", color=VERMILLION, markerfacecolor="white", markeredgewidth=2, label="your run")
    figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=2, fontsize=9.5)
    axes.set_yticks(range(len(recipes)), list(recipes))
    axes.set_ylim(-0.6, len(recipes) - 0.4)
    axes.tick_params(axis="y", length=0)
    numbers = [value for found in recipes.values() for value in found] + list(yours.values())
    axes.set_xlim(min(numbers) - 0.005, max(numbers) + 0.012)
    axes.grid(axis="x", color=GRID)
    axes.set_axisbelow(True)
    axes.set_xlabel("accuracy on test images")
    percent_axis(axes.xaxis)
    return figure


@in_style
def accuracy_by_step_length(lengths: Sequence[float], reached: Mapping[str, Sequence[float]],
                            runs: Mapping[str, Sequence[tuple[float, float, float]]]) -> Picture:
    """What trainings reach by the length of their steps: one run as dots, the range over several seeds as a band.

    lengths: rate / (1 - momentum). reached: recipe -> shares. runs: recipe -> (median, lowest, highest) at each length.
    """
    described = "; ".join(f"{name}: " + ", ".join(f"{percent(share)} at {length:g}"
                                                  for length, share in zip(lengths, shares, strict=True))
                          for name, shares in reached.items())
    figure = Picture(8.0, 3.4, f"The accuracy on held-out images by the length of a step. {described}. Bands show the "
                               "range over several seeds.")
    figure.headline("With momentum longer steps still work")
    axes = figure.subplots()
    for (name, shares), (colour, marker, line) in zip(reached.items(), LINES, strict=False):
        _, low, high = (list(values) for values in zip(*runs[name], strict=True))
        axes.fill_between(lengths, low, high, color=colour, alpha=0.2, linewidth=0)
        axes.plot(lengths, shares, color=colour, marker=marker, linestyle=line, label=name)
    best = max(max(shares) for shares in reached.values())
    axes.set(xscale="log", xlabel="length of a step where the gradient stays the same: rate / (1 - momentum)",
             ylabel="accuracy on\nheld-out images", ylim=(max(0.0, best - 0.16), best + 0.015))
    axes.set_xticks(list(lengths), [f"{length:g}" for length in lengths])
    axes.minorticks_off()
    axes.grid(axis="y", color=GRID)
    axes.set_axisbelow(True)
    percent_axis(axes.yaxis)
    axes.legend(loc="lower left", fontsize=9.5)
    return figure


@in_style
def accuracy_by_seed(accuracies: Mapping[str, Sequence[float]]) -> Picture:
    """One dot a network: recipes in rows, networks that differ only in their seed. accuracies: recipe -> shares."""
    described = "; ".join(f"{name}: {percent(min(values))} to {percent(max(values))}, median "
                          f"{percent(float(np.median(values)))}" for name, values in accuracies.items())
    figure = Picture(7.8, 0.75 * len(accuracies) + 1.25,
                     f"The accuracy of networks that differ only in their seed. {described}.")
    figure.headline("One recipe, ten seeds: ten different accuracies")
    axes = figure.subplots()
    for row, values in enumerate(accuracies.values()):
        axes.plot(values, np.full(len(values), row), "o", color=LINES[row][0], alpha=0.6, markersize=9)
        axes.plot([np.median(values)] * 2, [row - 0.25, row + 0.25], color=INK)
        axes.annotate(f"{points(max(values) - min(values)).lstrip('+')} apart", (max(values), row), xytext=(12, -4),
                      textcoords="offset points", fontsize=9.5)
    axes.set_yticks(range(len(accuracies)), list(accuracies))
    axes.set_ylim(len(accuracies) - 0.5, -0.5)
    numbers = [value for values in accuracies.values() for value in values]
    axes.set_xlim(min(numbers) - 0.01, max(numbers) + 0.3 * (max(numbers) - min(numbers)) + 0.01)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("accuracy on held-out images (line: median)")
    percent_axis(axes.xaxis)
    return figure


@in_style
def confusion(table: np.ndarray) -> Picture:
    """The confusion matrix, errors shaded; the diagonal is left pale, or nothing else would show. table (10, 10)."""
    errors = table * (1 - np.eye(10, dtype=int))
    row, column = np.unravel_index(errors.argmax(), errors.shape)
    count = errors[row, column]
    message = f"Most often, {article(row)} is read as {article(column)}" if count else "Not a single error"
    figure = Picture(6.2, 5.2, f"{message}. A table of ten by ten: rows are the true digits, columns what was read. "
                               f"{table.trace():,} of {table.sum():,} lie on the diagonal; the most frequent error "
                               f"comes {count} times.")
    figure.headline(message)
    axes = figure.subplots()
    shown = axes.imshow(errors, cmap="Oranges", vmin=0, vmax=max(1, errors.max()) * 1.15)
    for i, j in np.ndindex(table.shape):
        if table[i, j]:
            dark = errors[i, j] > 0.7 * count
            axes.text(j, i, f"{table[i, j]:,}", ha="center", va="center", fontsize=8 if i == j else 9.5,
                      color=GREY if i == j else "white" if dark else INK)
    axes.set_xticks(range(10))
    axes.set_yticks(range(10))
    axes.tick_params(length=0)
    axes.set(xlabel="read as", ylabel="true digit")
    axes.spines[:].set_visible(False)
    figure.colorbar(shown, ax=axes, shrink=0.8, label="errors")
    return figure


@in_style
def most_confused_pairs(table: np.ndarray, marked: Sequence[tuple[int, int]] = ((0, 6), (1, 7)),
                        count: int = 12) -> Picture:
    """The most confused pairs of digits, both ways together, and where the `marked` ones stand. table (10, 10)."""
    pairs = confused_pairs(table)
    rank = {(pair.one, pair.other): place for place, pair in enumerate(pairs, 1)}
    chosen = sorted(set(range(count)) | {rank[pair] - 1 for pair in marked})
    first = pairs[0]
    words = ", ".join(f"{pairs[i].one} and {pairs[i].other}: {pairs[i].errors}" for i in chosen)
    figure = Picture(7.6, 3.3, f"Errors for pairs of digits, both ways together, in descending order: {words}.")
    figure.headline(f"{first.one} and {first.other} lead; " + listed(
        f"{one}-{other} is number {rank[one, other]}" for one, other in marked))
    axes = figure.subplots()
    for place, i in enumerate(chosen):
        pair = pairs[i]
        colour = VERMILLION if (pair.one, pair.other) in marked else BLUE
        axes.bar(place, pair.errors, color=colour, width=0.75)
        axes.text(place, pair.errors, str(pair.errors), ha="center", va="bottom", fontsize=9)
    axes.set_xticks(range(len(chosen)), [f"{pairs[i].one}-{pairs[i].other}\n{i + 1}." for i in chosen])
    axes.tick_params(axis="x", length=0)
    axes.set(xlabel="pair of digits, and its place among all 45", ylabel="errors")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    return figure
