"""Figures of lesson 07: what a trained network looks for, what it can do without, and where its answers change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.colors import ListedColormap

from helpers.colours import BLUE, DIGITS, GREY, INK, LINES, VERMILLION
from helpers.figures.maps import show_signed
from helpers.figures.picture import HALO, Picture, frame, image_rows, in_style, percent_axis, show_digit
from helpers.wording import percent


@in_style
def smoothness(maps: Mapping[str, np.ndarray], values: Mapping[str, np.ndarray], title: str) -> Picture:
    """Groups of maps on a scale of Moran's I: a row a group, with one of its maps and a dot for every map.

    maps: group -> one example (784,). values: group -> (n,).
    """
    described = "; ".join(f"{name}: median {np.median(found):.2f}, from {min(found):.2f} to {max(found):.2f}"
                          for name, found in values.items())
    figure = Picture(8.2, 0.78 * len(values) + 1.0, f"{title}. Moran's I. {described}.")
    figure.headline(title)
    grid = figure.add_gridspec(len(values), 2, width_ratios=[1, 9])
    axes = figure.add_subplot(grid[:, 1])
    random = np.random.default_rng(0)
    for row, (name, found) in enumerate(values.items()):
        show_signed(figure.add_subplot(grid[row, 0]), maps[name])
        found = np.asarray(found)[:200]
        axes.plot(found, row + random.uniform(-0.17, 0.17, len(found)), "o", color=BLUE, alpha=0.3, markersize=5,
                  markeredgewidth=0)
        axes.plot([np.median(found)] * 2, [row - 0.27, row + 0.27], color=INK)
        axes.text(-0.24, row - 0.3, name, fontsize=10, fontweight="bold", va="bottom",
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
    axes.axvline(0, color=GREY, linewidth=1, zorder=0)
    axes.set(xlim=(-0.25, 1.02), ylim=(len(values) - 0.5, -0.75),
             xlabel="Moran's I: 0 for noise, 1 for a smooth surface (line: median)")
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    return figure


@in_style
def map_rows(rows: Mapping[str, np.ndarray], title: str, names: Sequence[object] = ()) -> Picture:
    """Rows of maps, red above 0 and blue below, each map with its own scale. rows: name -> (n, 784)."""
    count = max(map(len, rows.values()))
    figure = Picture(1.25 * count + 1.1, 1.25 * len(rows) + 0.75,
                     f"{title}. Rows of {count} maps of 28 by 28 numbers: {', '.join(rows)}.")
    figure.headline(title)
    for axes, name in zip(image_rows(figure, rows, show_signed)[0], names, strict=False):
        axes.set_title(name, fontsize=9.5, loc="center", pad=4)
    return figure


@in_style
def edge_fits(fits: Mapping[str, np.ndarray], limit: float) -> Picture:
    """How well maps fit their best edge or stroke, and the line `limit`. fits: group -> correlations (n,)."""
    over = {name: float(np.mean(np.asarray(values) > limit)) for name, values in fits.items()}
    described = "; ".join(f"{name}: median {np.median(values):.2f}, {percent(over[name])} above the line"
                          for name, values in fits.items())
    figure = Picture(7.8, 1.05 * len(fits) + 1.1, f"Histograms of the correlation with the best of the edges and "
                                                  f"strokes, 1 for an edge itself; a line at {limit:.2f}. {described}.")
    figure.headline("How many fit an edge or a stroke better than the line?")
    bins = np.linspace(0, 1, 51)
    for axes, (name, values) in zip(figure.subplots(len(fits), 1, sharex=True, squeeze=False).ravel(), fits.items(),
                                    strict=True):
        counts, _, patches = axes.hist(values, bins, weights=np.full(len(values), 1 / len(values)), color=BLUE)
        for patch, edge in zip(patches, bins, strict=False):
            patch.set_color(VERMILLION if edge >= limit - 0.005 else BLUE)
        axes.axvline(limit, color=INK, linewidth=1.5)
        axes.text(0.005, 0.72 * counts.max(), name, fontweight="bold", fontsize=10)
        axes.text(1, 0.72 * counts.max(), f"{percent(over[name])}\nbeyond the line", ha="right", fontsize=9.5,
                  color=VERMILLION, va="center")
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
    axes.set(xlim=(0, 1), xlabel="correlation with the best edge or stroke (an edge itself: 1)")
    return figure


@in_style
def erased_pixels(change: np.ndarray, mean: np.ndarray) -> Picture:
    """What erasing each pixel alone costs. change (784,): points of accuracy; mean (784,): the average image."""
    largest = max(np.abs(change).max(), 1e-9)
    figure = Picture(7.2, 3.3, f"Left, the average image. Right, what the accuracy does when one pixel is erased: "
                     f"between {change.min():+.2f} and {change.max():+.2f} points; for {np.sum(change == 0)} of 784 "
                     "pixels nothing at all (grey).")
    figure.headline(f"Erase one pixel: never more than {largest:.2f} points of accuracy")
    left, right = figure.subplots(1, 2, width_ratios=[1, 1.22])
    show_digit(left, mean, "where the ink is (average image)")
    shown = show_signed(right, np.where(change == 0, np.nan, change), largest, "accuracy without it (grey: the same)")
    figure.colorbar(shown, ax=right, shrink=0.85, label="change, in points").ax.tick_params(labelsize=9)
    return figure


@in_style
def erasing_curves(counts: Sequence[int], accuracies: Mapping[str, Sequence[float]], maps: np.ndarray) -> Picture:
    """The accuracy as more pixels are erased, a line for each order; and the pixels' importance, `maps` (784,)."""
    described = "; ".join(f"{name}: " + ", ".join(f"{count} {percent(value)}"
                                                  for count, value in zip(counts, values, strict=True))
                          for name, values in accuracies.items())
    figure = Picture(8.4, 3.4, f"Left, the importance of each pixel as a map. Right, the accuracy by the number of "
                               f"pixels that are erased. {described}.")
    figure.headline("The accuracy as more and more pixels are erased")
    left, axes = figure.subplots(1, 2, width_ratios=[1, 1.9])
    left.imshow(np.reshape(maps, (28, 28)), cmap="gray_r", interpolation="nearest")
    frame(left, "importance: the stronger, the more")
    for (name, values), (colour, marker, line) in zip(accuracies.items(), LINES, strict=False):
        axes.plot(counts, values, marker=marker, color=colour, linestyle=line, label=name)
    axes.legend(loc="lower left", fontsize=9.5)
    axes.set(xlabel="pixels erased", ylabel="accuracy on test images", ylim=(0, 1.03))
    percent_axis(axes.yaxis)
    return figure


@in_style
def captioned_rows(rows: Mapping[str, np.ndarray], title: str,
                   captions: Mapping[str, Sequence[object]] | None = None) -> Picture:
    """Rows of images with a name each: name -> (n, 784). captions: name -> what stands under the images of that row."""
    captions = captions or {}
    count = max(map(len, rows.values()))
    words = "; ".join(": ".join(filter(None, (name, ", ".join(map(str, captions.get(name, ())))))) for name in rows)
    tall = 1.2 if captions else 0.98
    figure = Picture(0.95 * count + 1.3, tall * len(rows) + 0.7,
                     f"{title}{'' if title.endswith('?') else '.'} Rows of {count} images of 28 by 28 pixels. "
                     f"{_spoken(words)}.")
    figure.headline(title)
    for line, name in zip(image_rows(figure, rows, show_digit), rows, strict=True):
        for axes, caption in zip(line, captions.get(name, ()), strict=False):
            axes.set_xlabel(caption, fontsize=9)
    return figure


def _spoken(words: str) -> str:
    """Labels broken into lines, in one line."""
    return words.replace("\n", " ")


@in_style
def answer_shares(shares: Mapping[str, np.ndarray], title: str, axis: str = "read as") -> Picture:
    """Which digits, in shares: a row of ten bars for each group. shares: group -> (10,), adding up to 1."""
    described = "; ".join(f"{name}: " + ", ".join(f"{digit} {percent(share)}" for digit, share in enumerate(values)
                                                  if share >= 0.005) for name, values in shares.items())
    figure = Picture(7.4, 0.95 * len(shares) + 1.0, f"{title}. {_spoken(described)}.")
    figure.headline(title)
    for axes, (name, values) in zip(figure.subplots(len(shares), 1, sharex=True, squeeze=False).ravel(),
                                    shares.items(), strict=True):
        axes.bar(range(10), values, width=0.7, color=[VERMILLION if v == max(values) else BLUE for v in values])
        for digit, share in enumerate(values):
            if share >= 0.005:
                axes.text(digit, share + 0.03, percent(share, 0 if share >= 0.095 else 1), ha="center", fontsize=9)
        axes.set_ylabel(name, rotation=0, ha="right", va="center", fontsize=10)
        axes.set_yticks([])
        axes.set_ylim(0, 1.25 * max(max(group) for group in shares.values()))
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="x", length=0)
    axes.set_xticks(range(10))
    axes.set_xlabel(axis)
    return figure


@in_style
def slice_map(probabilities: np.ndarray, places: np.ndarray, corners: np.ndarray, names: Sequence[str],
              title: str) -> Picture:
    """The answers in a flat slice through three images. probabilities (size * size, 10), of `probes.plane`'s images;
    places (3, 2): where the corners stand, column and row; corners (3, 784). The paler, the less sure."""
    size = round(len(probabilities) ** 0.5)
    answers = probabilities.argmax(axis=1).reshape(size, size)
    sure = probabilities.max(axis=1).reshape(size, size)
    found, counts = np.unique(answers, return_counts=True)
    described = ", ".join(f"{digit}: {percent(count / answers.size)}"
                          for digit, count in zip(found, counts, strict=True))
    figure = Picture(7.6, 4.6, f"{title}. A map of the answers in a flat slice through three images ({', '.join(names)}"
                               f"). Parts of the map: {described}. Between the regions the confidence falls.")
    figure.headline(title)
    grid = figure.add_gridspec(3, 2, width_ratios=[3.6, 1])
    axes = figure.add_subplot(grid[:, 0])
    colours = ListedColormap(DIGITS)(answers)[..., :3]
    weight = np.clip((sure - 0.25) / 0.75, 0, 1)[..., np.newaxis] ** 1.5
    shown = np.where(_edges(answers)[..., np.newaxis], 0.15, 1 - weight * (1 - colours))
    axes.imshow(shown, interpolation="bilinear")
    row, column = np.indices(answers.shape)
    free = np.all([np.hypot(column - x, row - y) > size / 10 for x, y in places], axis=0)  # no digit upon a corner
    for digit in found:
        inside, last = (answers == digit) & free, None
        while inside.any():  # wear the region's edge away: what is left last is the place furthest inside
            last = np.argwhere(inside)
            inside = np.pad(inside[1:-1, 1:-1] & inside[:-2, 1:-1] & inside[2:, 1:-1] & inside[1:-1, :-2]
                            & inside[1:-1, 2:], 1)
        if last is not None and np.mean(answers == digit) > 0.004:
            row, column = last[len(last) // 2]
            axes.text(column, row, digit, ha="center", va="center", fontsize=16, fontweight="bold", path_effects=HALO)
    for letter, (column, row) in zip("ABC", places, strict=True):
        axes.plot(column, row, "o", color=INK, markersize=9, markeredgecolor="white", markeredgewidth=1.5)
        axes.annotate(letter, (column, row), xytext=(8, 6), textcoords="offset points", fontweight="bold",
                      path_effects=HALO)
    axes.set_xticks([])
    axes.set_yticks([])
    for place, (letter, image, name) in enumerate(zip("ABC", corners, names, strict=True)):
        show_digit(figure.add_subplot(grid[place, 1]), image, f"{letter}: {name}")
    return figure


def _edges(answers: np.ndarray) -> np.ndarray:
    """Where the answer differs from that of the neighbour on the right or below: (rows, columns) of True and False."""
    edges = np.zeros(answers.shape, bool)
    edges[:, :-1] = answers[:, 1:] != answers[:, :-1]
    edges[:-1] |= answers[1:] != answers[:-1]
    return edges


@in_style
def along_path(images: np.ndarray, probabilities: np.ndarray, title: str) -> Picture:
    """The straight way from one image to another: some of the blends above the outputs. images (points, 784)."""
    best = probabilities.argmax(axis=1)
    stops = [best[0], *best[1:][np.diff(best) != 0]]
    figure = Picture(8.0, 3.5, f"{title}. The answers on the way: {', then '.join(map(str, stops))}.")
    figure.headline(title)
    shown = np.linspace(0, len(images) - 1, 9).round().astype(int)
    grid = figure.add_gridspec(2, len(shown), height_ratios=[1, 1.9])
    for column, place in enumerate(shown):
        show_digit(figure.add_subplot(grid[0, column]), images[place], str(best[place]))
    axes = figure.add_subplot(grid[1, :])
    share = np.linspace(0, 1, len(images))
    for digit in range(10):
        values = probabilities[:, digit]
        if values.max() > 0.05:
            axes.plot(share, values, color=DIGITS[digit])
            axes.text(share[values.argmax()], values.max() + 0.03, str(digit), color=DIGITS[digit], ha="center",
                      fontweight="bold")
    for place in np.flatnonzero(np.diff(best)):
        axes.axvline((share[place] + share[place + 1]) / 2, color=GREY, linewidth=1, linestyle=":")
    axes.set(xlim=(-0.02, 1.02), ylim=(0, 1.18), xlabel="share of the second image in the blend", ylabel="output")
    axes.set_yticks([0, 0.5, 1])
    percent_axis(axes.yaxis)
    percent_axis(axes.xaxis)
    return figure
