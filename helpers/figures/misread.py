"""The images that a network misreads."""

from __future__ import annotations

import numpy as np

from helpers.figures.picture import Picture, in_style, show_digit
from helpers.wording import article, percent


@in_style
def most_confident(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray, count: int = 24,
                   title: str = "The misread images that the network is surest about") -> Picture:
    """The misread images that the network is surest about, at most `count`: what it said, and what was meant."""
    guesses, confidence = probabilities.argmax(axis=1), probabilities.max(axis=1)
    wrong = np.flatnonzero(guesses != labels)
    worst = wrong[np.argsort(-confidence[wrong])][:count]
    described = "; ".join(f"{article(labels[i])} read as {guesses[i]} with {percent(confidence[i])}" for i in worst[:6])
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
