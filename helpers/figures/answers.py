"""Figures of what a network says about images."""

from __future__ import annotations

import numpy as np

from helpers.figures.picture import BLUE, GREY, VERMILLION, Picture, a, in_style, percent, percent_axis, show_digit


@in_style
def answers(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray) -> Picture:
    """Some images (at most five), and the ten outputs of the network for each. probabilities (n, 10)."""
    best = probabilities.argmax(axis=1)
    described = "; ".join(f"{a(label)} read as {guess} with {percent(p.max())}"
                          for label, guess, p in zip(labels, best, probabilities, strict=True))
    figure = Picture(7.6, 4.0, f"{len(images)} test images, each above the network's ten outputs: {described}.")
    figure.headline("For every image the network gives ten numbers that add up to 1")
    grid = figure.subplots(2, len(images), height_ratios=[1.25, 1])
    for column, (image, label, guess, p) in enumerate(zip(images, labels, best, probabilities, strict=True)):
        top, bottom = grid[0, column], grid[1, column]
        right = guess == label
        show_digit(top, image, f"says {guess}: {percent(p.max())}" + ("" if right else f"\nwrong, it is {a(label)}"),
                   BLUE if right else VERMILLION)
        bars = bottom.bar(range(10), p, color=GREY, width=0.8)
        bars[guess].set_color(BLUE if right else VERMILLION)
        bottom.set(ylim=(0, 1), xlabel="digit")
        bottom.set_xticks(range(10), range(10), fontsize=8)
        percent_axis(bottom.yaxis)
        if column:
            bottom.set_yticklabels([])
    grid[1, 0].set_ylabel("output")
    return figure


@in_style
def mistakes(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray, count: int = 24,
             title: str = "The misread images that the network is surest about") -> Picture:
    """The misread images that the network is surest about, at most `count`: what it said, and what was meant."""
    guesses, confidence = probabilities.argmax(axis=1), probabilities.max(axis=1)
    wrong = np.flatnonzero(guesses != labels)
    worst = wrong[np.argsort(-confidence[wrong])][:count]
    described = "; ".join(f"{a(labels[i])} read as {guesses[i]} with {percent(confidence[i])}" for i in worst[:6])
    figure = Picture(7.6, 0.6 + 1.15 * max(1, -(-len(worst) // 8)),
                     f"The {len(worst)} misread images with the highest confidence, among them {described}.")
    figure.headline(title)
    grid = figure.subplots(-(-len(worst) // 8) or 1, 8, squeeze=False)
    for axes in grid.ravel():
        axes.axis("off")
    for axes, i in zip(grid.ravel(), worst, strict=False):
        axes.axis("on")
        show_digit(axes, images[i], f"{labels[i]} read as {guesses[i]}\n{percent(confidence[i])}")
        axes.title.set_fontsize(8.5)
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
