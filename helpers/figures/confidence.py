"""Figures of lesson 08: how sure a network is, whether it may be believed, and what to hand to a human."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from helpers.colours import BLUE, DIGITS, FRAME, GREY, INK, LINES, SHADES, SKY, VERMILLION
from helpers.confidence import Bins, RiskCoverage
from helpers.figures.picture import Picture, in_style, percent_axis, show_digit
from helpers.wording import exact_percent, percent


def band_names(edges: Sequence[float]) -> list[str]:
    """The bands between edges in words: "under 50 %", "50 to 70 %", ..., "99 % and more"."""
    inner = [exact_percent(edge) for edge in edges[1:-1]]
    between = [f"{low.removesuffix(' %')} to {high}" for low, high in itertools.pairwise(inner)]
    return [f"under {inner[0]}", *between, f"{inner[-1]} and more"]


def _sentence(title: str) -> str:
    return title if title.endswith("?") else f"{title}."


@in_style
def band_examples(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray, title: str,
                  edges: Sequence[float] = (0, 0.5, 0.7, 0.9, 0.99, 1), columns: int = 9) -> Picture:
    """A row of images for each band of confidence, the surest band on top: evenly picked from the band's images."""
    guesses, confidence = probabilities.argmax(axis=1), probabilities.max(axis=1)
    names = band_names(edges)
    place = np.clip(np.searchsorted(edges, confidence, side="right") - 1, 0, len(names) - 1)
    rows = []
    for band in reversed(range(len(names))):
        members = np.flatnonzero(place == band)
        members = members[np.argsort(-confidence[members], kind="stable")]
        rows.append(members[np.linspace(0, len(members) - 1, min(columns, len(members))).astype(int)])
    described = "; ".join(f"{name}: " + (f"{np.sum(guesses[row] != labels[row])} of the {len(row)} shown are read wrong"
                                         if len(row) else "no image")
                          for name, row in zip(reversed(names), rows, strict=True))
    heights = [1 if len(row) else 0.35 for row in rows]
    figure = Picture(8.6, 1.03 * sum(heights) + 0.5, f"{_sentence(title)} Rows of images by the confidence of their "
                                                  f"answer. {described}.")
    figure.headline(title)
    grid = figure.subplots(len(rows), columns + 1, squeeze=False, width_ratios=[1.9] + [1] * columns,
                           height_ratios=heights)
    for cells, row, name in zip(grid, rows, reversed(names), strict=True):
        for axes in cells:
            axes.axis("off")
        cells[0].text(0, 0.5, name, transform=cells[0].transAxes, va="center", fontsize=10.5, fontweight="bold")
        if not len(row):
            cells[1].text(0, 0.5, "none", transform=cells[1].transAxes, va="center", color=GREY)
        for axes, i in zip(cells[1:], row, strict=False):
            axes.axis("on")
            right = guesses[i] == labels[i]
            show_digit(axes, images[i], f"says {guesses[i]}" + ("" if right else f", is {labels[i]}"),
                       INK if right else VERMILLION)
            axes.title.set_fontsize(8.5)
    return figure


@in_style
def band_shares(shares: Mapping[str, Sequence[float]], title: str,
                edges: Sequence[float] = (0, 0.5, 0.7, 0.9, 0.99, 1)) -> Picture:
    """One bar a network, cut into bands of confidence. shares: name -> share of the images in each band."""
    names = band_names(edges)
    described = "; ".join(f"{network}: " + ", ".join(f"{percent(share)} at {name}" for name, share in
                                                     zip(names, parts, strict=True) if share)
                          for network, parts in shares.items())
    figure = Picture(8.6, 0.55 * len(shares) + 1.35, f"{_sentence(title)} {described}.")
    figure.headline(title)
    axes = figure.subplots()
    for row, parts in enumerate(shares.values()):
        left = 0.0
        for band, share in enumerate(parts):
            axes.barh(row, share, left=left, height=0.72, color=SHADES[band], edgecolor="white", linewidth=0.8,
                      label=names[band] if row == 0 else None)
            if share >= 0.05:
                axes.text(left + share / 2, row, percent(share, 0), ha="center", va="center", fontsize=9.5,
                          color="white" if band > 2 else INK)
            left += share
    axes.set_yticks(range(len(shares)), list(shares))
    axes.set_ylim(len(shares) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.set_xlim(0, 1)
    axes.set_xlabel("share of the test images")
    percent_axis(axes.xaxis)
    figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=len(names), fontsize=9,
                  handlelength=1.2, columnspacing=1.2)
    return figure


@in_style
def reliability_diagram(bins: Mapping[str, Bins], title: str) -> Picture:
    """Confidence against the share that is right, a panel each; whiskers: what chance alone would allow (Wilson, 95 %).

    Under each panel, how many images each bin has.
    """
    described = "; ".join(f"{name}: " + ", ".join(
        f"{percent(sure)} sure and {percent(share)} right ({count:.0f} images)"
        for sure, share, count in zip(found.confidence, found.right, found.counts, strict=True) if count)
        for name, found in bins.items())
    figure = Picture(0.6 + 3.4 * len(bins), 4.4, f"{_sentence(title)} {described}.")
    figure.headline(title)
    grid = figure.subplots(2, len(bins), height_ratios=[3.6, 1], sharex=True, squeeze=False)
    for column, (name, found) in enumerate(bins.items()):
        top, bottom = grid[:, column]
        filled = found.counts > 0
        sure, share, count = found.confidence[filled], found.right[filled], found.counts[filled]
        low, high = _wilson(share, count)
        top.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1.4, label="as sure as right")
        top.vlines(sure, low, high, color=BLUE, alpha=0.35, linewidth=5)
        top.plot(sure, share, "o-", color=BLUE, markersize=6, linewidth=1.2, label="one bin of images")
        top.set_title(name, fontsize=10.5, loc="center")
        top.set(xlim=(0, 1.02), ylim=(0, 1.02))
        bottom.bar((found.edges[:-1] + found.edges[1:]) / 2, found.counts / found.counts.sum(),
                   width=0.9 * np.diff(found.edges), color=SKY)
        bottom.set(xlabel="confidence", ylim=(0, 1))
        bottom.set_xticks([0.2, 0.4, 0.6, 0.8, 1])  # without 0: it would run into the 100 % of the panel before
        percent_axis(bottom.xaxis)
        for axes in (top, bottom):
            percent_axis(axes.yaxis)
            if column:
                axes.set_yticklabels([])
    grid[0, 0].set_ylabel("share read right")
    grid[1, 0].set_ylabel("images")
    figure.legend(*grid[0, 0].get_legend_handles_labels(), loc="outside lower center", ncols=2, fontsize=9.5)
    return figure


def _wilson(share: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The 95 % interval of a share (Wilson 1927): it stays within 0 and 1, and is wide where there are few images."""
    z = 1.96
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2)) / (1 + z**2 / count)
    return middle - half, middle + half


@in_style
def softened_outputs(image: np.ndarray, outputs: Mapping[float, np.ndarray]) -> Picture:
    """An image, and its ten outputs at several temperatures. outputs: temperature -> (10,)."""
    described = "; ".join(f"temperature {value:g}: a {p.argmax()} with {percent(p.max())}"
                          for value, p in outputs.items())
    figure = Picture(8.6, 2.5, f"One image and its ten outputs. {described}.")
    figure.headline("A higher temperature spreads the outputs, and keeps their order")
    first, *others = figure.subplots(1, 1 + len(outputs))
    show_digit(first, image)
    for column, (axes, (value, p)) in enumerate(zip(others, outputs.items(), strict=True)):
        axes.bar(range(10), p, color=[BLUE if digit == p.argmax() else GREY for digit in range(10)], width=0.8)
        axes.set_title(f"temperature {value:g}\nsays {p.argmax()}: {percent(p.max())}", fontsize=9.5, loc="center")
        axes.set(ylim=(0, 1), xlabel="digit")
        axes.set_xticks(range(10), range(10), fontsize=8)
        percent_axis(axes.yaxis)
        if column:
            axes.set_yticklabels([])
    others[0].set_ylabel("output")
    return figure


@in_style
def blend_path(images: np.ndarray, mix: np.ndarray, probabilities: np.ndarray, title: str) -> Picture:
    """The outputs while one image turns into another, and the images on the way.

    images (n, 784), mix (n,): the share of the second image, 0 to 1; probabilities (n, 10).
    """
    middle = np.abs(mix - 0.5).argmin()
    order = np.argsort(-probabilities[middle])[:3]
    figure = Picture(7.8, 4.3, f"{_sentence(title)} It starts as a {probabilities[0].argmax()} and ends as a "
                               f"{probabilities[-1].argmax()}; half way, the largest outputs are "
                               + ", ".join(f"{digit} with {percent(probabilities[middle, digit])}" for digit in order)
                     + ".")
    figure.headline(title)
    grid = figure.subplot_mosaic([["path"] * 9, list("abcdefghi")], height_ratios=[3.4, 1])
    axes: Axes = grid["path"]
    ends = {int(probabilities[0].argmax()), int(probabilities[-1].argmax())}
    for digit in range(10):
        strong = digit in ends or probabilities[:, digit].max() > 0.2
        axes.plot(mix, probabilities[:, digit], color=DIGITS[digit] if strong else FRAME,
                  linewidth=2.6 if strong else 1.0, label=f"output {digit}" if strong else None)
    axes.axvline(mix[middle], color=GREY, linewidth=1, linestyle=":")
    axes.set(xlim=(0, 1), ylim=(0, 1.02), ylabel="output", xlabel="share of the second image")
    axes.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), fontsize=9.5)
    percent_axis(axes.xaxis)
    percent_axis(axes.yaxis)
    for name, position in zip("abcdefghi", np.linspace(0, len(mix) - 1, 9).astype(int), strict=True):
        show_digit(grid[name], images[position])
        grid[name].set_xlabel(percent(mix[position], 0), fontsize=9)
    return figure


@in_style
def risk_coverage(curves: Mapping[str, RiskCoverage], title: str, marked: Sequence[float] = (0.01, 0.05, 0.1)
                  ) -> Picture:
    """The accuracy of what is kept against the share that is handed to a human; dots at the shares `marked`."""
    figure = Picture(7.6, 3.7, "")
    figure.headline(title)
    axes, described = figure.subplots(), []
    for (name, curve), (colour, marker, line) in zip(curves.items(), LINES, strict=False):
        deferred, accuracy = 1 - curve.coverage, 1 - curve.risk
        axes.plot(deferred, accuracy, color=colour, linestyle=line, label=name)
        places = [np.searchsorted(curve.coverage, 1 - share - 1e-9) for share in marked]
        for share, place in zip(marked, places, strict=True):
            axes.plot(deferred[place], accuracy[place], marker, color=colour, markersize=7)
            axes.annotate(percent(accuracy[place]), (deferred[place], accuracy[place]), xytext=(4, -13),
                          textcoords="offset points", color=colour, fontsize=9.5, fontweight="bold")
            described.append(f"{name}, {percent(share, 0)} handed over: {percent(accuracy[place])}")
    figure.alt = f"{_sentence(title)} Accuracy of the images that are kept. {'; '.join(described)}."
    lowest = min(1 - curve.risk[-1] for curve in curves.values())
    axes.set(xlim=(-0.005, 0.3), ylim=(lowest - 0.1 * (1 - lowest), 1 + 0.03 * (1 - lowest)),
             xlabel="share handed to a human, the least sure first", ylabel="accuracy of the rest")
    axes.legend(loc="lower right", fontsize=9.5)
    percent_axis(axes.xaxis)
    percent_axis(axes.yaxis)
    return figure


@in_style
def cost_by_threshold(costs: Mapping[str, np.ndarray], thresholds: np.ndarray, chosen: float, title: str) -> Picture:
    """What 100 images cost, for every threshold. costs: name -> (n,) for the `thresholds` (n,), all below 1."""
    described = "; ".join(f"{name}: {values[0]:.0f} at a threshold of {percent(thresholds[0])}, lowest "
                          f"{values.min():.1f} at {percent(thresholds[values.argmin()])}"
                          for name, values in costs.items())
    figure = Picture(7.6, 3.5, f"{_sentence(title)} The cost of 100 images against the threshold. {described}. Chosen: "
                               f"{percent(chosen)}.")
    figure.headline(title)
    axes = figure.subplots()
    for (name, values), (colour, _, line) in zip(costs.items(), LINES, strict=False):
        axes.plot(-np.log10(1 - thresholds), values, color=colour, linestyle=line, label=name)
    axes.axvline(-np.log10(1 - min(chosen, thresholds[-1])), color=GREY, linewidth=1.4, linestyle="--",
                 label=f"chosen on validation: {percent(chosen)}")
    ticks = [share for share in (0, 0.5, 0.9, 0.99, 0.999, 0.9999) if thresholds[0] <= share <= thresholds[-1]]
    axes.set_xticks([-np.log10(1 - share) for share in ticks], [exact_percent(share) for share in ticks])
    axes.set(xlabel="threshold: below it, a human looks", ylabel="cost of 100 images (looks)", ylim=(0, None))
    axes.legend(loc="upper center", fontsize=9.5)
    return figure
