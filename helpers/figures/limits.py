"""Figures of lesson 10: what a network says where it should not be asked, and which images it fails on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from helpers.colours import BLUE, FRAME, GREY, GRID, INK, LINES, VERMILLION
from helpers.figures.maps import show_signed
from helpers.figures.picture import Picture, image_rows, in_style, percent_axis, show_digit
from helpers.wording import article, percent


@in_style
def strange_answers(groups: Mapping[str, tuple[np.ndarray, np.ndarray]],
                    sure: float = 0.9) -> Picture:
    """Images that are no digits, a column for each kind, with the network's answer and its confidence.

    groups: kind -> (images (n, 784), probabilities (n, 10)), the same n for all. An answer is red from `sure` on.
    """
    highest = np.concatenate([probabilities.max(axis=1) for _, probabilities in groups.values()])
    title = f"Each of the {len(highest)} gets a digit, {np.sum(highest >= sure)} with {percent(sure, 0)} or more"
    rows = len(next(iter(groups.values()))[0])
    described = "; ".join(f"{kind}: " + ", ".join(f"{p.argmax()} with {percent(p.max(), 0)}" for p in probabilities)
                          for kind, (_, probabilities) in groups.items())
    figure = Picture(1.33 * len(groups), 1.62 * rows + 0.75, f"{title}. Strange images and the network's answers. "
                                                             f"{described}.")
    figure.headline(title)
    grid = figure.subplots(rows, len(groups), squeeze=False)
    for column, (kind, (images, probabilities)) in enumerate(groups.items()):
        for row, (image, p) in enumerate(zip(images, probabilities, strict=True)):
            show_digit(grid[row, column], image)
            grid[row, column].set_xlabel(f"{p.argmax()}: {percent(p.max(), 0)}", fontweight="bold",
                                         color=VERMILLION if p.max() >= sure else INK)
        grid[0, column].set_title(kind, fontsize=10, loc="center")
    return figure


@in_style
def confidence_on(confidences: Mapping[str, np.ndarray], what: str, sure: float = 0.9) -> Picture:
    """How sure networks are about images that are none, a histogram each. confidences: network -> (n,)."""
    shares = {name: float(np.mean(values >= sure)) for name, values in confidences.items()}
    described = "; ".join(f"{name}: median {percent(np.median(values))}, {percent(shares[name])} of them at "
                          f"{percent(sure, 0)} or more" for name, values in confidences.items())
    title = f"How sure about {what}?"
    figure = Picture(7.8, 2.8, f"{title} Histograms of the confidence. {described}.")
    figure.headline(title)
    for axes, (name, values), (colour, *_) in zip(figure.subplots(1, len(confidences), sharey=True),
                                                 confidences.items(), LINES, strict=False):
        bins = np.linspace(0, 1, 21)
        axes.hist(values, bins=bins, color=colour, alpha=0.45)
        axes.hist(values[values >= sure], bins=bins, color=colour)
        axes.axvline(np.median(values), color=INK, linewidth=1.3)
        axes.set_title(f"{name}\nmedian {percent(np.median(values), 0)}, sure of {percent(shares[name], 0)}",
                       fontsize=10)
        axes.set(xlabel="confidence", xlim=(0, 1), xticks=[0, 0.3, 0.6, sure])
        percent_axis(axes.xaxis)
    figure.axes[0].set_ylabel("images")
    return figure


@in_style
def dots_by_kind(values: Mapping[str, Mapping[str, Sequence[float]]], title: str, xlabel: str) -> Picture:
    """One row a kind of images, one colour a network: a dot, with the range over several seeds if there is one.

    values: network -> kind -> (median, lowest, highest) or (value,), shares from 0 to 1; the same kinds for all.
    """
    kinds = list(next(iter(values.values())))
    described = "; ".join(f"{kind}: " + ", ".join(
        f"{name} {percent(of[kind][0])}" + (f" ({percent(of[kind][1])} to {percent(of[kind][2])})"
                                            if len(of[kind]) == 3 else "") for name, of in values.items())
        for kind in kinds)
    figure = Picture(7.6, 0.5 * len(kinds) + 1.5, f"{title}. {xlabel.capitalize()}. {described}.")
    figure.headline(title)
    axes = figure.subplots()
    middle = (len(values) - 1) / 2
    for place, ((name, of), (colour, marker, _)) in enumerate(zip(values.items(), LINES, strict=False)):
        for row, kind in enumerate(kinds):
            y, numbers = row + 0.24 * (place - middle), of[kind]
            if len(numbers) == 3:
                axes.plot(numbers[1:], [y, y], color=colour, linewidth=5, alpha=0.35, solid_capstyle="round")
            axes.plot(numbers[0], y, marker, color=colour, markersize=8, label=name if not row else None)
    axes.set_yticks(range(len(kinds)), kinds)
    axes.set_ylim(len(kinds) - 0.45, -0.55)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=GRID)
    axes.set_axisbelow(True)
    axes.set(xlim=(-0.02, 1.02), xlabel=xlabel)
    percent_axis(axes.xaxis)
    figure.legend(loc="outside lower right", ncols=len(values), fontsize=9.5)
    return figure


@in_style
def by_distance(accuracies: Sequence[float], examples: np.ndarray) -> Picture:
    """The accuracy on ten equal parts of the images, from the most usual to the most unusual, with one of each.

    accuracies (10,), shares. examples (10, 784).
    """
    first, last = percent(1 - accuracies[0]), percent(1 - accuracies[-1])
    title = f"Misread: {first} of the most usual digits, {last} of the most unusual"
    figure = Picture(7.8, 3.6, f"{title}. Accuracy in ten equal parts of the test images, by their distance to the "
                               f"mean image of their digit: {', '.join(map(percent, accuracies))}.")
    figure.headline(title)
    grid = figure.subplot_mosaic([list(range(len(accuracies))), ["bars"] * len(accuracies)], height_ratios=[1, 2.3])
    for place, image in enumerate(examples):
        show_digit(grid[place], image)
    axes = grid["bars"]
    axes.bar(range(1, len(accuracies) + 1), np.subtract(1, accuracies), color=VERMILLION, width=0.75)
    for place, accuracy in enumerate(accuracies, 1):
        axes.text(place, 1 - accuracy, percent(1 - accuracy), ha="center", va="bottom", fontsize=9)
    axes.set_xticks(range(1, len(accuracies) + 1))
    axes.set_xlim(0.5, len(accuracies) + 0.5)
    axes.set(xlabel="tenth of the test images, by distance to the mean image of their digit", ylabel="misread")
    percent_axis(axes.yaxis)
    return figure


@in_style
def missed_by_all(images: np.ndarray, labels: np.ndarray, guesses: np.ndarray, count: int = 27) -> Picture:
    """Some of the images that every network misreads: the label, and what the networks say.

    images (n, 28, 28) or (n, 784), labels (n,), guesses (networks, n).
    """
    missed = np.flatnonzero((guesses != labels).all(axis=0))
    shown = missed[:count]
    described = "; ".join(f"{article(labels[i])} read as {' '.join(map(str, guesses[:, i]))}" for i in shown[:8])
    title = f"{len(missed)} images that all {len(guesses)} networks misread: can you?"
    figure = Picture(7.9, 0.65 + 1.2 * max(1, -(-len(shown) // 9)), f"{title} Among them {described}.")
    figure.headline(title)
    grid = figure.subplots(max(1, -(-len(shown) // 9)), 9, squeeze=False)
    for axes in grid.ravel():
        axes.axis("off")
    for axes, i in zip(grid.ravel(), shown, strict=False):
        axes.axis("on")
        show_digit(axes, images[i])
        axes.set_xlabel(f"{labels[i]}, read {'/'.join(map(str, np.unique(guesses[:, i])))}", fontsize=9)
    return figure


@in_style
def change_curves(curves: Mapping[str, Sequence[float]], amounts: Sequence[float], title: str, xlabel: str,
                  examples: np.ndarray | None = None) -> Picture:
    """The accuracy as images are changed more and more. curves: name -> shares, one for each amount.

    examples: one image for each amount, shown above its place, (n, 784).
    """
    described = "; ".join(f"{name}: " + ", ".join(f"{percent(share)} at {amount:g}" for amount, share in
                                                  zip(amounts, shares, strict=True)) for name, shares in curves.items())
    figure = Picture(7.6, 3.3 + (examples is not None),
                     f"{title.removesuffix('?')}. Accuracy, by {xlabel}. {described}.")
    figure.headline(title)
    if examples is None:
        axes = figure.subplots()
    else:
        grid = figure.subplot_mosaic([list(range(len(examples))), ["curves"] * len(examples)], height_ratios=[1, 2.8])
        axes = grid["curves"]
        for place, (image, amount) in enumerate(zip(examples, amounts, strict=True)):
            show_digit(grid[place], image, f"{amount:g}".replace("-", "\N{MINUS SIGN}"))
    for (name, shares), (colour, marker, line) in zip(curves.items(), LINES, strict=False):
        axes.plot(amounts, shares, marker=marker, color=colour, linestyle=line, markersize=7, label=name)
    axes.axhline(0.1, color=GREY, linewidth=1.2, linestyle="--", label="guessing")
    axes.set(xlabel=xlabel, ylabel="accuracy", ylim=(-0.02, 1.03))
    axes.set_xticks(amounts)
    percent_axis(axes.yaxis)
    axes.grid(axis="y", color=GRID)
    axes.legend(fontsize=9.5)
    return figure


@in_style
def digit_rows(rows: Mapping[str, np.ndarray], title: str, columns: Sequence[str] = (),
               answers: Mapping[str, np.ndarray] | None = None) -> Picture:
    """Rows of images with a name before each row, words above each column and the network's answer below each image.

    rows: name -> (n, 784) or (n, 28, 28), the same n for all. columns: n words. answers: name -> probabilities (n, 10).
    """
    notes = {name: [f"{p.argmax()}: {percent(p.max(), 0)}" for p in outputs]
             for name, outputs in (answers or {}).items()}
    count = len(next(iter(rows.values())))
    described = "; ".join(f"{name}: {', '.join(notes[name])}"
                          if name in notes else name for name in rows)
    over = f" Columns: {', '.join(columns)}." if columns else ""
    size = min(1.2, 7.4 / (count + 0.6))
    figure = Picture(size * (count + 0.6) + 0.5, len(rows) * (size + (0.42 if notes else 0.08)) + 0.75,
                     f"{title.removesuffix('?')}. {len(rows)} rows of {count} images.{over} {described}.")
    figure.headline(title)
    grid = image_rows(figure, rows, show_digit, fontsize=9.5)
    for line, name in zip(grid, rows, strict=True):
        for axes, note in zip(line, notes.get(name, ()), strict=False):
            axes.set_xlabel(note, fontsize=8.5)
    for axes, words in zip(grid[0], columns, strict=False):
        axes.set_title(words, fontsize=9.5, loc="center", pad=4)
    return figure


@in_style
def attack(image: np.ndarray, attacked: np.ndarray, before: np.ndarray, after: np.ndarray) -> Picture:
    """An image, what was added to it, and the sum, with the answer to the first and the last.

    image, attacked (784,). before, after: the network's ten outputs for them.
    """
    difference = np.asarray(attacked, float) - np.asarray(image, float)
    largest = np.abs(difference).max() or 1.0
    answers = [f"{p.argmax()}: {percent(p.max())}" for p in (before, after)]
    changed = before.argmax() != after.argmax()
    title = "The answer stays"
    if changed:
        title = f"{article(int(before.argmax())).capitalize()}, a little of everything, {article(int(after.argmax()))}"
    figure = Picture(7.2, 2.75, f"{title}. The image is read as {answers[0]}; every pixel is changed by up to "
                                f"{largest:.2f}; the changed image is read as {answers[1]}.")
    figure.headline(title)
    first, middle, last = figure.subplots(1, 3)
    show_digit(first, image)
    show_digit(last, attacked)
    for axes, words, colour in ((first, answers[0], BLUE), (last, answers[1], VERMILLION if changed else BLUE)):
        axes.set_title(f"read as {words}", loc="center", fontsize=10.5, color=colour, fontweight="bold")
    drawn = show_signed(middle, difference, largest, "+ the difference")
    bar = figure.colorbar(drawn, ax=middle, shrink=0.8, ticks=[-largest, 0, largest])
    bar.ax.set_yticklabels([f"\N{MINUS SIGN}{largest:.2f}", "0", f"+{largest:.2f}"])
    return figure


@in_style
def audit(groups: Sequence[str], accuracies: Mapping[str, Sequence[float]], title: str, xlabel: str) -> Picture:
    """The accuracy in each group, a mark for each network. accuracies: network -> shares, one for each group.

    Where the networks are 3 points or more apart, the lower accuracy is written down.
    """
    described = "; ".join(f"{name}: " + ", ".join(f"{group} {percent(share)}" for group, share in
                                                  zip(groups, shares, strict=True))
                          for name, shares in accuracies.items()).replace("\n", " ")
    figure = Picture(7.4, 3.4, f"{title.removesuffix('?')}. Accuracy by {xlabel}. {described}.")
    figure.headline(title)
    axes = figure.subplots()
    for place, column in enumerate(zip(*accuracies.values(), strict=True)):
        axes.plot([place, place], [min(column), max(column)], color=FRAME, linewidth=3, zorder=1)
        if max(column) - min(column) >= 0.03:
            axes.annotate(percent(min(column)), (place, min(column)), xytext=(0, -18), textcoords="offset points",
                          ha="center", fontsize=9.5, fontweight="bold")
    for place, ((name, shares), (colour, marker, _)) in enumerate(zip(accuracies.items(), LINES, strict=False)):
        offset = 0.012 * len(groups) * (2 * place - len(accuracies) + 1)  # so that equal ones do not cover each other
        axes.plot(np.arange(len(groups)) + offset, shares, marker, color=colour, markersize=8.5, label=name)
    axes.set_xticks(range(len(groups)), groups)
    lowest = min(min(shares) for shares in accuracies.values())
    axes.set(xlabel=xlabel, ylabel="accuracy", ylim=(max(-0.08, lowest - 0.12), 1.02))
    axes.set_xlim(-0.5, len(groups) - 0.5)
    percent_axis(axes.yaxis)
    axes.grid(axis="y", color=GRID)
    axes.set_axisbelow(True)
    axes.legend(fontsize=9.5, loc="lower left")
    return figure
