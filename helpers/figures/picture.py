"""What all figures share: a Figure that carries alt text, the course's look, and small pieces to draw with."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.rcsetup import cycler
from PIL import Image, ImageOps

from helpers.colours import FRAME, GREY, INK, LINES
from helpers.wording import exact_percent

STYLE = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: a figure looks the same on every machine
    "font.size": 10.5,
    "text.color": INK,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": cycler(color=[colour for colour, *_ in LINES]),
    "xtick.color": INK,
    "ytick.color": INK,
    "lines.linewidth": 2.2,
    "legend.frameon": False,
    "figure.facecolor": "white",
}
DPI = 144
HALO = [withStroke(linewidth=3, foreground="white")]  # path_effects of a label that a line runs through
MARGIN = 15  # pixels of paper around the drawing; in JupyterLab's dark theme the paper is dark (tools/jupyter/custom)


class Picture(Figure):
    """A matplotlib Figure that a notebook shows with its alt text.

    `alt` is what a screen reader says and what stands where the picture cannot.
    """

    def __init__(self, width: float, height: float, alt: str):
        super().__init__(figsize=(width, height), dpi=DPI, layout="constrained")
        self.alt = alt

    def png(self) -> bytes:
        """The picture as PNG, the same bytes for the same picture."""
        canvas = FigureCanvasAgg(self)
        with _only({}):  # some ticks are made only now, and a learner's own style must not reach them
            canvas.draw()
        # 256 colours are as good to the eye here, and halve the file. MAXCOVERAGE keeps the rare ones (the dark ends of
        # a colour map), which the usual median cut blends into grey.
        picture = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
        picture = ImageOps.expand(picture, MARGIN, "white")
        picture = picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        file = io.BytesIO()
        picture.save(file, format="png", optimize=True)
        return file.getvalue()

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        source = base64.b64encode(self.png()).decode()
        width = round((self.get_figwidth() + 2 * MARGIN / DPI) * 96)
        return {
            "text/html": f'<img src="data:image/png;base64,{source}" alt="{html.escape(self.alt)}" width="{width}" '
                         'style="max-width: 100%; border-radius: 6px">',
            "text/plain": self.alt,
        }

    def headline(self, title: str) -> None:
        """The sentence above the picture that says what to see."""
        self.suptitle(title, x=0.01, ha="left", fontsize=12.5, fontweight="bold")


def in_style(draw: Callable[..., Picture]) -> Callable[..., Picture]:
    """Decorator: draw a figure in the course's look, whatever style the learner has set."""

    @wraps(draw)
    def styled(*args, **kwargs) -> Picture:
        with _only(STYLE):
            return draw(*args, **kwargs)

    return styled


def _only(style: Mapping[str, object]) -> AbstractContextManager[None]:
    """Matplotlib's defaults with `style`, and nothing that anybody has set."""
    settings: dict[Any, Any] = {**matplotlib.rcParamsDefault, **style, "backend": matplotlib.get_backend()}
    return matplotlib.rc_context(settings)


def show_digit(axes: Axes, image: np.ndarray, title: str = "", colour: str = INK) -> None:
    """One image as ink on paper: 0 is white, the largest value (255 or 1.0) black. `image`: (28, 28) or (784,)."""
    image = np.asarray(image)
    image = image.reshape(28, 28) if image.ndim == 1 else image
    axes.imshow(image, cmap="gray_r", vmin=0, vmax=255 if image.dtype == np.uint8 else 1, interpolation="nearest")
    frame(axes, title, colour)


def frame(axes: Axes, title: str = "", colour: str = INK) -> None:
    """A thin frame in place of the axes of an image or a map, and a title over it."""
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set(visible=True, color=FRAME, linewidth=0.8)
    if title:
        axes.set_title(title, color=colour, fontsize=10, loc="center", pad=4)


def image_rows(figure: Figure, rows: Mapping[str, np.ndarray], draw: Callable[[Axes, np.ndarray], object],
               fontsize: float = 10) -> np.ndarray:
    """A row of images for each name, which stands before it; `draw(axes, image)` draws one.

    rows: name -> (n, ...); a row may be shorter than the others. Returns the axes, (rows, columns).
    """
    grid = figure.subplots(len(rows), max(map(len, rows.values())), squeeze=False)
    for line, (name, images) in zip(grid, rows.items(), strict=True):
        for axes in line[len(images):]:
            axes.axis("off")
        for axes, image in zip(line, images, strict=False):
            draw(axes, image)
        line[0].set_ylabel(name, rotation=0, ha="right", va="center", fontsize=fontsize)
    return grid


def percent_axis(axis: Axis) -> None:
    """Write shares from 0 to 1 as percentages."""
    axis.set_major_formatter(lambda value, _: exact_percent(value))


def epoch_axis(axes: Axes, epochs: int) -> None:
    """Whole epochs, at most eight labels."""
    axes.set_xticks(np.unique(np.linspace(1, epochs, min(epochs, 8)).round().astype(int)))
    axes.set_xlabel("epoch (one pass through the images)")
