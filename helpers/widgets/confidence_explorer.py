"""Move the threshold below which a human looks: lesson 08's "when should it ask?".

`explore_confidence` is the widget, `draw_threshold` its picture, `describe_threshold` the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass

import ipywidgets
import numpy as np

from helpers.colours import BLUE, GREY, GRID, INK, PALE, VERMILLION
from helpers.confidence import confidence, risk_coverage
from helpers.validation import checked_labels, one_of
from helpers.widgets import svg
from helpers.widgets.base import Explorer
from helpers.wording import exact_percent, percent

# Closer together at the top: that is where most images are.
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995, 0.998,
              0.999, 0.9995, 0.9999)
SHOWN, COLUMNS, SIDE = 12, 6, 56  # how many images on each side, in rows of so many, and their edge
LEFT, TOP, WIDTH, HEIGHT, REACH = 78, 204, 256, 150, 0.3  # the curve's place, and the share that its right edge means


@dataclass(frozen=True)
class Answers:
    """What the widget shows, the least sure image first. Made once by `answers_by_confidence`."""

    images: np.ndarray
    labels: np.ndarray
    guesses: np.ndarray
    confidence: np.ndarray
    right: np.ndarray
    curve: str  # the points of the accuracy of the kept against the share handed over
    lowest: float  # the accuracy at the lower edge of the plot


def explore_confidence(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray) -> Explorer:
    """The widget: a slider for the threshold. Show it as the last line of a cell.

    images: uint8 (n, 28, 28). labels: integers (n,). probabilities: (n, classes), what a network says about them.
    """
    answers = answers_by_confidence(images, labels, probabilities)
    threshold = ipywidgets.SelectionSlider(
        options=[(exact_percent(value), value) for value in THRESHOLDS], value=0.95, description="Threshold",
        layout=ipywidgets.Layout(width="460px"))
    return Explorer(lambda threshold: draw_threshold(answers, threshold), {"threshold": threshold},
                    lambda threshold: describe_threshold(answers, threshold))


def answers_by_confidence(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray) -> Answers:
    """Sort images and answers by confidence. Raises TypeError or ValueError, which name the argument that is wrong."""
    images, probabilities = np.asarray(images), np.asarray(probabilities)
    sure = confidence(probabilities)
    if images.dtype != np.uint8:
        raise TypeError(f"images: got an array of {images.dtype}, expected uint8, the images as load_mnist gives them")
    if images.shape != (len(sure), 28, 28):
        raise ValueError(f"images: got the shape {images.shape}, expected ({len(sure)}, 28, 28), one for each row of "
                         "probabilities")
    labels = checked_labels(labels, len(sure), probabilities.shape[1])
    guesses = probabilities.argmax(axis=1)
    order = np.argsort(sure, kind="stable")
    curve = risk_coverage(sure, guesses == labels)
    lowest = 1 - max(1.2 * curve.risk[-1], 0.002)
    # As many points as the plot has pixels: thousands more would slow every frame.
    points = np.unique(np.linspace(0, len(curve.risk) - 1, WIDTH).astype(int))
    path = " ".join(_point(1 - curve.coverage[i], 1 - curve.risk[i], lowest) for i in points
                    if 1 - curve.coverage[i] <= REACH)
    return Answers(images[order], labels[order], guesses[order], sure[order].astype(np.float64),
                   (guesses == labels)[order], path, lowest)


def draw_threshold(answers: Answers, threshold: float) -> str:
    """The picture as SVG: what is kept, what is handed over, and images of both. threshold: one of THRESHOLDS."""
    cut, kept, right_kept, wrong_handed = _counts(answers, threshold)
    total, errors = len(answers.right), kept - right_kept
    handed = _spread(np.arange(cut))
    slipped = (cut + np.flatnonzero(~answers.right[cut:]))[::-1][:SHOWN]
    side = LEFT + WIDTH + 50
    parts = [
        svg.text(LEFT, 38, f"Below {exact_percent(threshold)}, a human looks", svg.LARGE, font_weight="bold"),
        *_two_bars(kept, right_kept, cut, wrong_handed),
        *_plot(answers, cut / total, right_kept / kept if kept else None),
        svg.text(side, 38, f"Handed over: {cut:,} images ({percent(cut / total)})", svg.NORMAL,
                 font_weight="bold"),
        svg.text(side, 60, f"{wrong_handed:,} would have been errors, {cut - wrong_handed:,} were read right anyway",
                 fill=GREY),
        *_images(answers, handed, side, 76),
        svg.text(side, 258, f"Slipped through: {errors:,} errors among {kept:,} kept", svg.NORMAL,
                 font_weight="bold"),
        *_images(answers, slipped, side, 274)]
    return svg.card(810, 448, *parts, title="When should the network ask?")


def describe_threshold(answers: Answers, threshold: float) -> str:
    """What `draw_threshold` shows, in words."""
    cut, kept, right_kept, wrong_handed = _counts(answers, threshold)
    rest = f"{percent(right_kept / kept, 2)} of the {kept:,} others are read right" if kept else "nothing is kept"
    return (f"Images with a confidence below {exact_percent(threshold)} are handed to a human: {cut:,}, which is "
            f"{percent(cut / len(answers.right))}. {wrong_handed:,} of them would have been errors. {rest}; "
            f"{kept - right_kept:,} errors slip through.")


def _counts(answers: Answers, threshold: float) -> tuple[int, int, int, int]:
    """Handed over, kept, kept and right, handed over and wrong."""
    one_of("threshold", threshold, THRESHOLDS)
    cut = int(np.searchsorted(answers.confidence, threshold, side="left"))
    return cut, len(answers.right) - cut, int(answers.right[cut:].sum()), int((~answers.right[:cut]).sum())


def _spread(places: np.ndarray) -> np.ndarray:
    """At most SHOWN of the places, the surest first, evenly picked."""
    return places[::-1][np.linspace(0, len(places) - 1, min(SHOWN, len(places))).astype(int)]


def _two_bars(kept: int, right_kept: int, handed: int, wrong_handed: int) -> list[str]:
    """Kept above handed over, each cut into right (blue) and wrong (vermillion, widened to be seen)."""
    parts, total = [], kept + handed
    for y, name, count, wrong in ((66, "kept", kept, kept - right_kept), (104, "human", handed, wrong_handed)):
        length = WIDTH * count / total
        red = min(length, max(3.0, WIDTH * wrong / total)) if wrong else 0.0
        parts += [svg.text(LEFT - 8, y + 17, name, anchor="end"),
                  svg.element("rect", x=LEFT, y=y, width=WIDTH, height=24, fill=PALE),
                  svg.element("rect", x=LEFT, y=y, width=length - red, height=24, fill=BLUE),
                  svg.element("rect", x=LEFT + length - red, y=y, width=red, height=24, fill=VERMILLION)]
    parts.append(svg.text(LEFT, 148, "blue: read right, orange: wrong", fill=GREY))
    return parts


def _plot(answers: Answers, handed: float, accuracy: float | None) -> list[str]:
    parts = [svg.text(LEFT, TOP - 12, "accuracy of what is kept")]
    for share in (answers.right.mean(), 1.0):
        y = TOP + HEIGHT * (1 - share) / (1 - answers.lowest)
        parts += [svg.element("line", x1=LEFT, x2=LEFT + WIDTH, y1=y, y2=y, stroke=GRID),
                  svg.text(LEFT - 8, y + 5, percent(share), anchor="end")]
    for share in (0, 0.1, 0.2, REACH):
        parts.append(svg.text(LEFT + WIDTH * share / REACH, TOP + HEIGHT + 20, exact_percent(share), anchor="middle"))
    parts += [svg.text(LEFT + WIDTH / 2, TOP + HEIGHT + 42, "handed to a human", anchor="middle"),
              svg.element("polyline", points=answers.curve, fill="none", stroke=BLUE, stroke_width=3)]
    if accuracy is None:
        return [*parts, svg.text(28, TOP + HEIGHT + 74, "nothing is kept", svg.LARGE, font_weight="bold")]
    if handed <= REACH:
        x, y = map(float, _point(handed, accuracy, answers.lowest).split(","))
        parts.append(svg.element("circle", cx=x, cy=y, r=8, fill=VERMILLION, stroke="white", stroke_width=2))
    return [*parts, svg.text(28, TOP + HEIGHT + 74, f"{percent(accuracy, 2)} of the kept are right", svg.LARGE,
                             font_weight="bold", fill=BLUE)]


def _point(handed: float, accuracy: float, lowest: float) -> str:
    height = (1 - max(accuracy, lowest)) / (1 - lowest)
    return f"{LEFT + WIDTH * handed / REACH:.1f},{TOP + HEIGHT * height:.1f}"


def _images(answers: Answers, places: np.ndarray, left: float, top: float) -> list[str]:
    if not len(places):
        return [svg.text(left, top + 24, "none", fill=GREY)]
    parts = []
    for number, place in enumerate(places):
        x, y = left + number % COLUMNS * (SIDE + 12), top + number // COLUMNS * (SIDE + 17)
        label, guess = answers.labels[place], answers.guesses[place]
        words = f"{guess}" if label == guess else f"{label} as {guess}"
        parts += [svg.ink(answers.images[place], x, y, SIDE, SIDE),
                  svg.element("rect", x=x, y=y, width=SIDE, height=SIDE, fill="none", stroke=GREY),
                  svg.text(x + SIDE / 2, y + SIDE + 13, words, anchor="middle",
                           fill=INK if label == guess else VERMILLION)]
    return parts
