"""A training in Keras while it runs, and again afterwards: cost, accuracy, and how a few images are read meanwhile.

    model.fit(images, labels, epochs=3, validation_data=held_out, verbose=0,
              callbacks=[monitor(3, hard_images, hard_labels)])

The picture grows with the training. When it is over, the slider goes back to any moment of it. `draw_monitor` is the
picture, `describe_monitor` the same in words; both work without Keras.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import ipywidgets
import numpy as np

from helpers.colours import BLUE, FRAME, GREY, GRID, VERMILLION
from helpers.validation import checked_labels, checked_number
from helpers.widgets import svg
from helpers.widgets.base import Explorer
from helpers.wording import percent

if TYPE_CHECKING:
    import keras

WIDTH, HEIGHT = 760, 402
TOP, BOTTOM = 88, 218  # upper and lower edge of both panels
PANEL, COST, ACCURACY = 290, 62, 446  # width of a panel, left edge of each
DIGIT, ROW = 54, 282  # edge of a watched image, its upper edge
MOST = 12  # images that are watched
PAUSE = 0.5  # seconds between two drawings: to draw all the time would slow the training down


class Moment(NamedTuple):
    """`epoch`: how many have been run, 1.25 within the second. Cost and accuracy since the moment before."""

    epoch: float
    cost: float
    accuracy: float
    probabilities: np.ndarray  # of the watched images, (n, classes)


@dataclass
class Record:
    """A training as far as it has come. `held_out`: (epoch, cost, accuracy) after each epoch."""

    epochs: int
    images: np.ndarray  # uint8, (n, 28, 28)
    labels: np.ndarray
    moments: list[Moment] = field(default_factory=list)
    held_out: list[tuple[int, float, float]] = field(default_factory=list)


def draw_monitor(record: Record, moment: int, title: str = "Training in Keras") -> str:
    """The picture as SVG, at moment number `moment` of those recorded (0: before the first)."""
    past = record.moments[:moment]
    epoch = past[-1].epoch if past else 0.0
    held_out = [entry for entry in record.held_out if entry[0] <= epoch + 1e-9]
    highest, floor = _scales(record)
    state = f"{epoch:.1f} of {_epochs(record)}" if past else "before the first step"
    return svg.card(
        WIDTH, HEIGHT,
        svg.text(24, 34, f"{title}: {state}", svg.LARGE, font_weight="bold"),
        _panel(COST, "cost", [(m.epoch, m.cost) for m in past], [entry[:2] for entry in held_out],
               (0.0, highest), record.epochs, (f"{highest:.2g}", "0"), "{:.3f}".format),
        _panel(ACCURACY, "accuracy", [(m.epoch, m.accuracy) for m in past], [entry[::2] for entry in held_out],
               (floor, 1.0), record.epochs, ("100 %", percent(floor, 0)), percent),
        svg.element("circle", cx=62, cy=250, r=4, fill=BLUE), svg.text(74, 255, "while training"),
        svg.element("rect", x=202, y=246, width=8, height=8, fill=VERMILLION),
        svg.text(218, 255, "on held-out images"),
        *_readings(record, past),
        title=title)


def describe_monitor(record: Record, moment: int, title: str = "Training in Keras") -> str:
    """What `draw_monitor` shows, in words."""
    past = record.moments[:moment]
    if not past:
        return f"{title}: before the first step."
    last = past[-1]
    words = (f"{title} after {last.epoch:.1f} of {_epochs(record)}: the cost is {last.cost:.3f}, the accuracy "
             f"while training {percent(last.accuracy)}")
    held_out = [percent(accuracy) for epoch, _, accuracy in record.held_out if epoch <= last.epoch + 1e-9]
    if held_out:
        words += f", on held-out images epoch by epoch {', '.join(held_out)}"
    if len(record.labels):
        guesses = last.probabilities.argmax(axis=1)
        words += (f". Of the {len(guesses)} images that are watched it reads "
                  f"{np.sum(guesses == record.labels)} right: labels {' '.join(map(str, record.labels))}, "
                  f"read as {' '.join(map(str, guesses))}")
    return words + "."


def _epochs(record: Record) -> str:
    return f"{record.epochs} epoch{'s' if record.epochs > 1 else ''}"


def _scales(record: Record) -> tuple[float, float]:
    """The highest cost and the lowest accuracy that are shown: once it reads most images, only the rest is of interest.

    The same for every moment of a training, so that the lines stand still while the slider moves.
    """
    if max((m.accuracy for m in record.moments), default=0.0) > 0.9:
        return 0.5, 0.8
    costs = [m.cost for m in record.moments if np.isfinite(m.cost)]
    return max([*costs, 1e-6]) if costs else 1.0, 0.0


def _panel(left: float, name: str, line: Sequence[tuple], squares: Sequence[tuple], limits: tuple[float, float],
           epochs: int, ends: tuple[str, str], number: Callable[[float], str]) -> str:
    """Axes from `limits`; the line of the moments, and the held-out images' squares. What lies outside is cut."""
    low, high = limits

    def place(epoch: float, value: float) -> tuple[float, float]:
        share = (min(max(value, low), high) - low) / (high - low)
        return left + PANEL * epoch / epochs, BOTTOM - (BOTTOM - TOP) * share

    parts = [svg.text(left, TOP - 14, name, svg.NORMAL),
             svg.element("rect", x=left, y=TOP, width=PANEL, height=BOTTOM - TOP, fill="none", stroke=FRAME),
             svg.text(left - 6, TOP + 11, ends[0], anchor="end", fill=GREY),
             svg.text(left - 6, BOTTOM, ends[1], anchor="end", fill=GREY)]
    for epoch in range(epochs + 1):
        x = left + PANEL * epoch / epochs
        if 0 < epoch < epochs:
            parts.append(svg.element("line", x1=x, x2=x, y1=TOP, y2=BOTTOM, stroke=GRID))
        if epochs <= 8 or epoch in (0, epochs):
            parts.append(svg.text(x, BOTTOM + 18, epoch, anchor="middle", fill=GREY))
    if epochs <= 8:
        parts.append(svg.text(left + PANEL / 2 / epochs, BOTTOM + 18, "epoch", anchor="middle", fill=GREY))
    points = [place(*point) for point in line if np.isfinite(point[1])]
    if points:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(svg.element("polyline", points=path, fill="none", stroke=BLUE, stroke_width=2))
        parts.append(svg.element("circle", cx=points[-1][0], cy=points[-1][1], r=4, fill=BLUE))
        parts.append(svg.text(left + PANEL - 84, TOP - 14, number(line[-1][1]), anchor="end", fill=BLUE,
                              font_weight="bold"))
    for epoch, value in squares:
        if np.isfinite(value):
            x, y = place(epoch, value)
            parts.append(svg.element("rect", x=x - 4, y=y - 4, width=8, height=8, fill=VERMILLION))
    if squares:
        parts.append(svg.text(left + PANEL, TOP - 14, number(squares[-1][1]), anchor="end", fill=VERMILLION,
                              font_weight="bold"))
    return "".join(parts)


def _readings(record: Record, past: Sequence[Moment]) -> list[str]:
    """The watched images in a row; under each what it is read as, and how confidently."""
    parts, step = [], (WIDTH - 48) / MOST
    for place, (image, label) in enumerate(zip(record.images, record.labels, strict=True)):
        x = 24 + place * step + (step - DIGIT) / 2
        parts.append(svg.ink(image, x, ROW, DIGIT, DIGIT))
        if past:
            probabilities = past[-1].probabilities[place]
            guess = int(probabilities.argmax())
            colour, mark = (BLUE, "✓") if guess == label else (VERMILLION, "✗")
            parts.append(svg.element("rect", x=x, y=ROW, width=DIGIT, height=DIGIT, fill="none", stroke=colour,
                                     stroke_width=2))
            middle = x + DIGIT / 2
            parts.append(svg.text(middle, ROW + DIGIT + 22, f"{guess} {mark}", svg.LARGE, "middle", colour,
                                  font_weight="bold"))
            sure = percent(min(float(probabilities[guess]), 0.999), 0)
            parts.append(svg.text(middle, ROW + DIGIT + 42, sure, anchor="middle", fill=GREY))
    if past and len(record.labels):
        right = int(np.sum(past[-1].probabilities.argmax(axis=1) == record.labels))
        parts.append(svg.text(ACCURACY + PANEL, 255, f"of these it reads {right} of {len(record.labels)}",
                              anchor="end"))
    return parts


def monitor(epochs: int, images: np.ndarray, labels: np.ndarray,
            title: str = "Training in Keras") -> keras.callbacks.Callback:
    """Show the picture at once, and return the callback for `fit` that keeps it up to date.

    epochs: as many as will be run. images: uint8, (n, 28, 28), up to 12 that are read again and again meanwhile, and
    `labels` (n,), what they are. The model gets them as it was built for: (n, 784) or (n, 28, 28, 1), from 0 to 1. It
    must be compiled with metrics=["accuracy"].
    """
    checked_number("epochs", epochs, whole=True, at_least=1)
    images = np.asarray(images)
    if images.dtype != np.uint8 or images.shape[1:] != (28, 28) or len(images) > MOST:
        raise ValueError(f"images: got {images.dtype} of the shape {images.shape}, expected uint8, (n, 28, 28) with n "
                         f"up to {MOST}")
    record = Record(epochs, images, checked_labels(labels, len(images), 10))
    import keras

    slider = ipywidgets.IntSlider(0, 0, 0, description="moment", continuous_update=True,
                                  layout=ipywidgets.Layout(width="420px"))
    explorer = Explorer(lambda moment: draw_monitor(record, moment, title), {"moment": slider},
                        lambda moment: describe_monitor(record, moment, title))
    shown = _show(explorer)

    class Monitor(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            record.moments.clear(), record.held_out.clear()
            self.epoch, self.drawn = 0, time.monotonic()

        def on_epoch_begin(self, epoch, logs=None):
            self.epoch, self.step, self.before = epoch, 0, {"loss": 0.0, "accuracy": 0.0}

        def on_train_batch_end(self, batch, logs=None):
            if time.monotonic() - self.drawn > PAUSE:
                self.note(batch + 1, logs)

        def note(self, step, logs):
            step = min(step, self.params["steps"])  # with steps_per_execution Keras counts past the end of an epoch
            if step > self.step:
                # Keras' numbers are means since the epoch began; these are those since the last moment.
                cost, accuracy = ((step * logs[name] - self.step * self.before[name]) / (step - self.step)
                                  for name in ("loss", "accuracy"))
                pixels = record.images.reshape(-1, *self.model.input_shape[1:]) / np.float32(255)
                probabilities = np.asarray(self.model(pixels, training=False)) if len(pixels) else np.zeros((0, 10))
                record.moments.append(Moment(self.epoch + step / self.params["steps"], cost, accuracy, probabilities))
                self.step, self.before = step, dict(logs)
            slider.max = slider.value = len(record.moments)
            explorer.refresh()
            self.drawn = time.monotonic()

        def on_epoch_end(self, epoch, logs=None):
            if "val_loss" in logs:
                record.held_out.append((epoch + 1, logs["val_loss"], logs["val_accuracy"]))
            self.note(self.params["steps"], logs)

        def on_train_end(self, logs=None):
            if shown is not None:
                shown.update(explorer)  # the page that is saved holds the finished picture, not the empty one

    callback = Monitor()
    callback.explorer, callback.record, callback.slider = explorer, record, slider
    return callback


def _show(explorer: Explorer):
    """Display it in a notebook, under a handle that can display it again in the same place; None elsewhere."""
    from IPython import get_ipython
    from IPython.display import display

    return display(explorer, display_id=True) if get_ipython() is not None else None
