"""Figures of what happened while a network learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from helpers.figures.picture import (
    BLUE,
    GREEN,
    GREY,
    HALO,
    ORANGE,
    VERMILLION,
    Picture,
    in_style,
    percent,
    percent_axis,
)
from helpers.network import History

LINES = [(VERMILLION, "s", "-"), (BLUE, "o", "-"), (GREEN, "^", "-"), (ORANGE, "D", "--")]


def epoch_axis(axes, epochs: int) -> None:
    """Whole epochs, at most eight labels."""
    axes.set_xticks(np.unique(np.linspace(1, epochs, min(epochs, 8)).round().astype(int)))
    axes.set_xlabel("epoch (one pass through the images)")


@in_style
def learning_curve(history: History) -> Picture:
    """Cost and accuracy, epoch by epoch; with the validation images where there are some."""
    epochs = np.arange(1, len(history.cost) + 1)
    shown = history.validation_accuracy or history.accuracy
    figure = Picture(7.6, 3.0, f"Two curves over {len(epochs)} epochs: the cost falls from {history.cost[0]:.2f} to "
                               f"{history.cost[-1]:.2f}, the accuracy goes from {percent(shown[0])} to "
                               f"{percent(shown[-1])}.")
    figure.headline("The cost falls, and the accuracy rises")
    left, right = figure.subplots(1, 2)
    for axes, training, validation in ((left, history.cost, history.validation_cost),
                                       (right, history.accuracy, history.validation_accuracy)):
        axes.plot(epochs, training, marker="o", color=BLUE, label="while training")
        if validation:
            axes.plot(epochs, validation, marker="s", color=VERMILLION, label="on held-out images")
        epoch_axis(axes, len(epochs))
        axes.legend()
    left.set_ylabel("cost")
    left.set_ylim(bottom=0)
    right.set_ylabel("accuracy")
    percent_axis(right.yaxis)
    return figure


@in_style
def accuracy_by_training_size(sizes: Sequence[int], accuracies: Sequence[float]) -> Picture:
    """How accuracy on new images grows with the number of training images."""
    points = ", ".join(f"{size:,} images {percent(accuracy)}" for size, accuracy in zip(sizes, accuracies, strict=True))
    figure = Picture(7.2, 3.5, f"Accuracy on new images rises with the number of training images: {points}.")
    figure.headline("More images, fewer mistakes")
    axes = figure.subplots()
    axes.plot(sizes, accuracies, marker="o")
    for size, accuracy in zip(sizes, accuracies, strict=True):
        axes.annotate(percent(accuracy), (size, accuracy), textcoords="offset points", xytext=(0, 9), ha="center",
                      fontsize=9)
    axes.set_xscale("log")
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    percent_axis(axes.yaxis)
    axes.set(xlabel="training images (log scale)", ylabel="accuracy on new images", ylim=(min(accuracies) - 0.05, 1.03))
    return figure


@in_style
def accuracy_curves(histories: Mapping[str, History], title: str) -> Picture:
    """The accuracy on held-out images, epoch by epoch, of up to four trainings. histories: name -> History."""
    epochs = len(next(iter(histories.values())).validation_accuracy)
    results = {name: history.validation_accuracy[-1] for name, history in histories.items()}
    figure = Picture(7.2, 3.5, f"{title}. Accuracy on held-out images after the last epoch: "
                               + ", ".join(f"{name}: {percent(accuracy)}" for name, accuracy in results.items()) + ".")
    figure.headline(title)
    axes = figure.subplots()
    for history, (colour, marker, line) in zip(histories.values(), LINES, strict=False):
        axes.plot(range(1, epochs + 1), history.validation_accuracy, color=colour, marker=marker, linestyle=line)
    order = sorted(results, key=results.get)
    spread = {}  # labels at the right end, pushed apart where two lines end close together
    for name in order:
        below = max(spread.values(), default=-1.0)
        spread[name] = max(results[name], below + 0.075)
    for (name, height), index in zip(spread.items(), [list(results).index(n) for n in order], strict=True):
        axes.annotate(f"{name}: {percent(results[name])}", (epochs, height), xytext=(10, -3),
                      textcoords="offset points", color=LINES[index % len(LINES)][0], fontweight="bold",
                      annotation_clip=False, path_effects=HALO)
    axes.axhline(0.1, color=GREY, linewidth=1, linestyle="--")
    axes.text(1, 0.03, "guessing gives 10 %", color=GREY, fontsize=9)
    epoch_axis(axes, epochs)
    axes.set_xlim(0.9, epochs + 0.38 * max(epochs - 1, 1))
    axes.set(ylabel="accuracy on held-out images", ylim=(0, 1.08))
    percent_axis(axes.yaxis)
    return figure
