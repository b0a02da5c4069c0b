"""Figures of lesson 00: the images, a training, and how sure the network is afterwards."""

from __future__ import annotations

import numpy as np

from helpers.colours import BLUE, VERMILLION
from helpers.figures.picture import Picture, epoch_axis, in_style, percent_axis
from helpers.network import History
from helpers.wording import percent


@in_style
def digit_wall(images: np.ndarray, labels: np.ndarray, columns: int = 20) -> Picture:
    """The first `columns` images of every digit, a row each. images (n, 28, 28), labels (n,)."""
    rows = [images[labels == digit][:columns] for digit in range(10)]
    wall = np.block([[*row] for row in rows])
    figure = Picture(7.6, 4.2, f"A wall of handwritten digits in ten rows from 0 to 9, {columns} images a row: "
                               "upright and slanted, thick and thin, round and angular.")
    figure.headline("One row a digit: there are many ways to write each")
    axes = figure.subplots()
    axes.imshow(wall, cmap="gray_r", vmin=0, vmax=255)
    axes.set_yticks(np.arange(10) * 28 + 13.5, list("0123456789"), fontsize=12)
    axes.set_xticks([])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure


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
def confidence_of_right_and_wrong(confidence: np.ndarray, right: np.ndarray) -> Picture:
    """How sure the network was where it was right and where it was wrong. confidence (n,), right (n,) booleans."""
    figure = Picture(7.6, 3.0, "Two histograms of the largest output. Right answers: median "
                               f"{percent(np.median(confidence[right]))}. Wrong answers: median "
                               f"{percent(np.median(confidence[~right]))}, {(confidence[~right] > 0.99).sum()} of them "
                               "above 99 %.")
    figure.headline("Sure when right, and sometimes sure when wrong")
    for axes, chosen, colour, name in zip(figure.subplots(1, 2), (right, ~right), (BLUE, VERMILLION),
                                          ("right", "wrong"), strict=True):
        axes.hist(confidence[chosen], bins=np.linspace(0, 1, 21), color=colour)
        axes.set_title(f"{chosen.sum():,} {name} answers", fontsize=10)
        axes.set(xlabel="confidence (largest output)", ylabel="images")
        percent_axis(axes.xaxis)
    return figure
