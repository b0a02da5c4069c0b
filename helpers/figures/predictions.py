"""The ten outputs that a network gives for an image."""

from __future__ import annotations

import numpy as np

from helpers.colours import BLUE, GREY, VERMILLION
from helpers.figures.picture import Picture, in_style, percent_axis, show_digit
from helpers.wording import article, percent


@in_style
def ten_outputs(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray,
                title: str = "For every image the network gives ten numbers that add up to 1") -> Picture:
    """Some images (at most five), and the ten outputs of the network for each. probabilities (n, 10)."""
    best = probabilities.argmax(axis=1)
    described = "; ".join(f"{article(label)} read as {guess} with {percent(p.max())}"
                          for label, guess, p in zip(labels, best, probabilities, strict=True))
    figure = Picture(7.6, 4.0, f"{title.removesuffix('?')}. {len(images)} test images, each above the network's ten "
                               f"outputs: {described}.")
    figure.headline(title)
    grid = figure.subplots(2, len(images), height_ratios=[1.25, 1])
    for column, (image, label, guess, p) in enumerate(zip(images, labels, best, probabilities, strict=True)):
        top, bottom = grid[0, column], grid[1, column]
        right = guess == label
        verdict = "" if right else f"\nwrong, it is {article(label)}"
        show_digit(top, image, f"says {guess}: {percent(p.max())}{verdict}", BLUE if right else VERMILLION)
        bars = bottom.bar(range(10), p, color=GREY, width=0.8)
        bars[guess].set_color(BLUE if right else VERMILLION)
        bottom.set(ylim=(0, 1), xlabel="digit")
        bottom.set_xticks(range(10), range(10), fontsize=8)
        percent_axis(bottom.yaxis)
        if column:
            bottom.set_yticklabels([])
    grid[1, 0].set_ylabel("output")
    return figure
