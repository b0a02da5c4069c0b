"""Figures of lesson 01: images, their pixels, and how much a network learns from more of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from helpers.colours import BLUE, GREY, GRID, INK, LINES, VERMILLION
from helpers.figures.picture import HALO, Picture, epoch_axis, in_style, percent_axis, show_digit
from helpers.network import History
from helpers.wording import article, percent


@in_style
def pixel_numbers(image: np.ndarray, label: int) -> Picture:
    """One image, and the 784 numbers that it consists of. image (28, 28) uint8."""
    figure = Picture(9.6, 5.4, f"Left, a handwritten {label}. Right, the same image as a table of 28 rows and 28 "
                               "columns of numbers from 0, no ink, to 255, full ink.")
    figure.headline(f"You see {article(label)}. The computer sees 784 numbers")
    left, right = figure.subplots(1, 2, width_ratios=[1, 3.4])
    show_digit(left, image)
    right.imshow(image * 0.4, cmap="gray_r", vmin=0, vmax=255, aspect=0.66)
    for row, column in np.ndindex(image.shape):
        value = int(image[row, column])
        right.text(column, row, value, ha="center", va="center", fontsize=6.6, color=INK if value else GREY)
    right.set_xticks([0, 9, 18, 27])
    right.set_yticks([0, 9, 18, 27])
    right.set(xlabel="column", ylabel="row")
    return figure


@in_style
def class_counts(labels: np.ndarray) -> Picture:
    """How many images there are of each digit."""
    counts = np.bincount(labels, minlength=10)
    equal = counts.min() == counts.max()
    most, least = counts.argmax(), counts.argmin()
    message = (f"Every digit appears {counts[0]:,} times" if equal else
               f"The {most} is the most frequent digit, the {least} the rarest")
    figure = Picture(7.2, 3.2, message + ": " + ", ".join(f"{digit}: {n:,}" for digit, n in enumerate(counts)) + ".")
    figure.headline(message)
    axes = figure.subplots()
    highlighted = [BLUE if equal or digit not in (most, least) else VERMILLION for digit in range(10)]
    axes.bar(range(10), counts, color=highlighted, width=0.75)
    for digit, n in enumerate(counts):
        axes.text(digit, n * 0.985, f"{n:,}", ha="center", va="top", fontsize=9, color="white")
    axes.axhline(counts.mean(), color=GREY, linewidth=1, linestyle="--", zorder=0)
    axes.set_xlim(-0.6, 9.6)
    axes.set_xticks(range(10))
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("digit (dashed: a tenth of all images)")
    return figure


@in_style
def pixel_histogram(images: np.ndarray) -> Picture:
    """How often each of the 256 pixel values occurs. images: uint8, any shape."""
    # In pieces: bincount makes eight bytes of every pixel.
    counts = np.sum([np.bincount(piece, minlength=256) for piece in np.array_split(images.ravel(), 64)], axis=0)
    shares = counts / counts.sum()
    peak = 1 + counts[1:].argmax()
    figure = Picture(7.2, 3.1, f"Histogram of the pixel values 0 to 255 on a logarithmic axis. {percent(shares[0])} "
                               f"of all "
                               f"pixels are exactly 0; the rest is spread thinly, with its peak at {peak}.")
    figure.headline(f"{percent(shares[0])} of all pixels are exactly 0: the page is mostly empty")
    axes = figure.subplots()
    axes.bar(range(256), shares, width=1.0, color=BLUE)
    axes.set_yscale("log")
    percent_axis(axes.yaxis)
    axes.set(xlabel="pixel value (0 = no ink, 255 = full ink)", ylabel="share of all pixels\n(log scale)")
    axes.set_xlim(-2, 257)
    axes.set_xticks([0, 50, 100, 150, 200, 255])
    return figure


@in_style
def mean_digits(images: np.ndarray, labels: np.ndarray) -> Picture:
    """The average image of every digit."""
    figure = Picture(7.6, 1.75, "The average image of each digit from 0 to 9: blurred, most of all the 4, the 5 and "
                                "the 9, but each can still be read.")
    figure.headline("The average image of every digit can still be read")
    for digit, axes in enumerate(figure.subplots(1, 10)):
        show_digit(axes, images[labels == digit].mean(axis=0) / 255, str(digit))
    return figure


@in_style
def ink_map(images: np.ndarray) -> Picture:
    """Left, how often each pixel has ink; right, the pixels that never change."""
    inked = (images > 0).mean(axis=0)
    constant = images.min(axis=0) == images.max(axis=0)
    figure = Picture(7.6, 3.7, f"Two maps of the 28 by 28 pixels. Left: ink lies in the middle, in up to "
                               f"{percent(inked.max(), 0)} of the images. Right: {constant.sum()} pixels in the "
                               f"corners "
                               "and at the edge never have any ink.")
    figure.headline(f"Ink gathers in the middle; {constant.sum()} pixels never have any")
    left, right = figure.subplots(1, 2)
    shown = left.imshow(inked, cmap="cividis", vmin=0)
    bar = figure.colorbar(shown, ax=left, shrink=0.85)
    percent_axis(bar.ax.yaxis)
    left.set_title("share of the images with ink here", fontsize=10)
    right.imshow(np.where(constant, 1.0, 0.0), cmap="Oranges", vmin=0, vmax=1.4)
    right.set_title(f"orange: the same in all {len(images):,} images", fontsize=10)
    for axes in (left, right):
        axes.set_xticks([0, 9, 18, 27])
        axes.set_yticks([0, 9, 18, 27])
        axes.set(xlabel="column", ylabel="row")
    return figure


@in_style
def centring(rows: np.ndarray, columns: np.ndarray, longer_sides: np.ndarray) -> Picture:
    """Where the centre of the ink lies in each image, and how long the digit's longer side is. All (n,), in pixels."""
    furthest = max(np.abs(rows - 14).max(), np.abs(columns - 14).max())
    share = percent(np.mean(longer_sides == 20))
    figure = Picture(7.8, 3.7, f"Left: the centres of the ink fill a small square around row 14, column 14; none is "
                               f"more than "
                               f"{furthest:.2f} pixels away along a row or a column. Right: the longer side of the "
                               f"digit "
                               f"is 20 pixels in {share} of the images.")
    figure.headline("Somebody scaled and moved every digit before you got it")
    left, right = figure.subplots(1, 2, width_ratios=[1, 1.3])
    left.hist2d(columns, rows, bins=56, range=[[13, 15], [13, 15]], cmap="Blues", cmin=1)
    left.set_aspect("equal")
    left.invert_yaxis()
    left.set_xticks([13, 13.5, 14, 14.5, 15])
    left.set_yticks([13, 13.5, 14, 14.5, 15])
    left.grid(color=GRID, linewidth=0.8)
    left.set_axisbelow(True)
    left.set(xlabel="column", ylabel="row")
    left.set_title("centre of the ink: half a pixel at most", fontsize=10)
    sizes = np.arange(15, 29)
    right.bar(sizes, [np.mean(longer_sides == size) for size in sizes], color=BLUE)
    percent_axis(right.yaxis)
    right.set(xlabel="pixels (the image has 28)", ylabel="share of the images", ylim=(0, 1.05))
    right.set_title("longer side of the digit", fontsize=10)
    return figure


@in_style
def scaled_histograms(scaled: Mapping[str, np.ndarray]) -> Picture:
    """The values of the same images on several scales, one panel each. scaled: name -> images."""
    described = "; ".join(f"{name}: from {values.min():.3g} to {values.max():.3g}, mean {values.mean():.2f}"
                          for name, values in scaled.items())
    figure = Picture(7.6, 2.5, f"The same pixels on {len(scaled)} scales. {described}.")
    figure.headline("The same pixels, the same shape: only the numbers on the axis differ")
    for axes, (name, values) in zip(figure.subplots(1, len(scaled), sharey=True), scaled.items(), strict=True):
        axes.hist(values.ravel(), bins=40, color=BLUE, weights=np.full(values.size, 1 / values.size))
        axes.set_yscale("log")
        percent_axis(axes.yaxis)
        axes.set_title(name, fontsize=10)
        axes.set_xlabel(f"mean {values.mean():.2f}, spread {values.std():.2f}".replace("-0.00", "0.00"))
    figure.axes[0].set_ylabel("share of the pixels\n(log scale)")
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
    order = sorted(results, key=lambda name: results[name])
    spread: dict[str, float] = {}  # labels at the right end, pushed apart where two lines end close together
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
