"""What a network says, epoch by epoch, about images whose labels are partly random: lesson 11's slider.

    runs = {}
    for share in (0, 20, 60, 100):          # percent of the labels that are drawn at random
        runs[share] = noise_run(images, labels, share, new_images, new_labels)
    explore_label_noise(images, labels, runs)

`draw_label_noise` is the picture, `describe_label_noise` the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import ipywidgets
import numpy as np

from helpers.colours import BLUE, FRAME, GREEN, GREY, GRID, INK, VERMILLION
from helpers.network import Network
from helpers.probes import random_labels
from helpers.validation import checked_images, checked_labels, checked_number, one_of
from helpers.widgets import svg
from helpers.widgets.base import Explorer
from helpers.wording import article, percent

WIDTH, HEIGHT = 840, 416
LEFT, TOP, PLOT, TALL = 66, 60, 372, 250  # the curves' place
SHOWN, SIDE, COLUMNS = 8, 62, 4  # digits at the right


@dataclass(frozen=True, eq=False)
class NoiseRun:
    """One training. taught: (n,) labels; answers: (epochs, n) digits; new: (epochs,) share of new images read."""

    taught: np.ndarray
    answers: np.ndarray
    new: np.ndarray


def noise_run(images: np.ndarray, labels: np.ndarray, share: float, new_images: np.ndarray, new_labels: np.ndarray,
              epochs: int = 40, seed: int = 0) -> NoiseRun:
    """Train 784-128-10 on labels of which `share` percent are drawn at random, and ask it after every epoch."""
    checked_number("share", share, at_least=0)
    if share > 100:
        raise ValueError(f"share: got {share}, expected percent, 0 to 100")
    images = checked_images(images, np.shape(images)[-1] if np.ndim(images) == 2 else 784, np.float32)
    checked_labels(labels, len(images), 10)
    labels = np.asarray(labels)
    random = np.random.default_rng(seed)
    taught = np.where(random.random(len(labels)) < share / 100, random_labels(labels, random), labels)
    net, answers, new = Network([images.shape[1], 128, 10], activation="relu", seed=seed), [], []

    def ask(*_) -> None:  # once an epoch: `validation` of `train` would find the cost as well, in a pass of its own
        answers.append(net.predict(images))
        new.append(net.accuracy(new_images, new_labels))

    net.accuracy(new_images, new_labels)  # so that images and labels that do not fit are named before the training
    net.train(images, taught, epochs=epochs, seed=seed, on_epoch=ask)
    return NoiseRun(taught, np.array(answers), np.array(new))


def explore_label_noise(images: np.ndarray, labels: np.ndarray, runs: Mapping[int, NoiseRun]) -> Explorer:
    """The widget: one slider for the share of random labels, one for the epoch. Show it as the last line of a cell."""
    if not isinstance(runs, Mapping) or not runs:
        raise ValueError(f"runs: got {type(runs).__name__} of {len(runs)}, expected {{share: noise_run(...)}}, one or "
                         "more")
    for run in runs.values():
        checked_labels(labels, len(run.taught), 10)
    epochs = len(next(iter(runs.values())).new)
    wide = ipywidgets.Layout(width="390px")
    style = {"description_width": "initial"}
    share = ipywidgets.SelectionSlider(options=[(f"{share} %", share) for share in runs], description="Random labels",
                                       value=list(runs)[len(runs) // 2], layout=wide, style=style)
    epoch = ipywidgets.IntSlider(value=min(3, epochs), min=1, max=epochs, description="After epoch", layout=wide,
                                 style=style)

    def draw(share: int, epoch: int) -> str:
        return draw_label_noise(images, labels, runs, share, epoch)

    return Explorer(draw, {"share": share, "epoch": epoch},
                    lambda share, epoch: describe_label_noise(labels, runs, share, epoch))


def curves(labels: np.ndarray, run: NoiseRun) -> dict[str, np.ndarray]:
    """Shares, epoch by epoch: taught labels given back, true digits of the falsely labelled images, new images read."""
    false = run.taught != labels
    lines = {"gives back its labels": (run.answers == run.taught).mean(axis=1)}
    if false.any():
        lines["reads falsely labelled ones truly"] = (run.answers == labels)[:, false].mean(axis=1)
    return lines | {"reads new images": run.new}


def draw_label_noise(images: np.ndarray, labels: np.ndarray, runs: Mapping[int, NoiseRun], share: int,
                     epoch: int) -> str:
    """The picture as SVG: the curves with a line at `epoch`, and what it then says about images with a false label."""
    run = _chosen(runs, share, epoch)
    chosen = _chosen_images(labels, run)
    title = f"{share} % of the labels are random: after epoch {epoch}"
    parts = [svg.text(24, 34, title, svg.LARGE, font_weight="bold"),
             _plot(curves(labels, run), epoch)]
    words = "with a false label" if (run.taught != labels).any() else "all labels are true"
    parts.append(svg.text(480, 68, f"Images {words}", svg.NORMAL))
    for place, image in enumerate(chosen):
        x, y = 480 + (place % COLUMNS) * (SIDE + 22), 84 + (place // COLUMNS) * (SIDE + 66)
        told, says = run.taught[image], run.answers[epoch - 1, image]
        ink = np.round(255 * np.asarray(images[image], float).reshape(28, 28)).astype(np.uint8)
        colour = BLUE if says == labels[image] else VERMILLION if says == told else GREY
        parts += [svg.ink(ink, x, y, SIDE, SIDE),
                  svg.element("rect", x=x, y=y, width=SIDE, height=SIDE, fill="none", stroke=FRAME),
                  svg.text(x, y + SIDE + 18, f"taught {told}", fill=GREY),
                  svg.text(x, y + SIDE + 38, f"says {says}", svg.NORMAL, fill=colour, font_weight="bold")]
    parts.append(svg.text(480, TOP + TALL + 46, "blue: the true digit, orange: the false label", fill=GREY))
    return svg.card(WIDTH, HEIGHT, *parts, title="Networks whose labels are partly random")


def describe_label_noise(labels: np.ndarray, runs: Mapping[int, NoiseRun], share: int, epoch: int) -> str:
    """What `draw_label_noise` shows, in words."""
    run = _chosen(runs, share, epoch)
    lines = ", ".join(f"{name}: {percent(values[epoch - 1])}" for name, values in curves(labels, run).items())
    digits = ", ".join(f"{article(labels[i])} taught as {run.taught[i]}: says {run.answers[epoch - 1, i]}"
                       for i in _chosen_images(labels, run))
    return f"{share} % of the labels are random. After epoch {epoch} of {len(run.new)} the network {lines}. {digits}."


def _chosen(runs: Mapping[int, NoiseRun], share: int, epoch: int) -> NoiseRun:
    run = runs[one_of("share", share, list(runs))]
    one_of("epoch", epoch, range(1, len(run.new) + 1))
    return run


def _chosen_images(labels: np.ndarray, run: NoiseRun) -> np.ndarray:
    false = np.flatnonzero(run.taught != labels)
    return (false if len(false) else np.arange(len(labels)))[:SHOWN]


def _plot(lines: Mapping[str, np.ndarray], epoch: int) -> str:
    epochs = len(next(iter(lines.values())))

    def place(number: float, share: float) -> tuple[float, float]:
        return LEFT + PLOT * (number - 0.5) / epochs, TOP + TALL * (1 - share)

    parts = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = place(1, share)[1]
        parts += [svg.element("line", x1=LEFT, x2=LEFT + PLOT, y1=y, y2=y, stroke=GRID),
                  svg.text(LEFT - 8, y + 5, percent(share, 0), anchor="end", fill=GREY)]
    x = place(epoch, 0)[0]
    parts.append(svg.element("line", x1=x, x2=x, y1=TOP, y2=TOP + TALL, stroke=INK, stroke_width=1.5,
                             stroke_dasharray="5 4"))
    parts += [svg.text(place(number, 0)[0], TOP + TALL + 20, words, anchor="middle", fill=GREY)
              for number, words in {1: "1", epochs / 2: "epoch", epochs: str(epochs)}.items()]
    colours = {"gives back its labels": VERMILLION, "reads falsely labelled ones truly": BLUE,
               "reads new images": GREEN}
    for row, (name, values) in enumerate(lines.items()):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(i, value) for i, value in enumerate(values, 1)))
        at = place(epoch, values[epoch - 1])
        parts += [svg.element("polyline", points=points, fill="none", stroke=colours[name], stroke_width=2.6),
                  svg.element("circle", cx=at[0], cy=at[1], r=6, fill=colours[name], stroke="white", stroke_width=2)]
        parts.append(svg.text(LEFT, TOP + TALL + 46 + 22 * row, f"{name}: {percent(values[epoch - 1], 0)}",
                              fill=colours[name], font_weight="bold"))
    return "".join(parts)
