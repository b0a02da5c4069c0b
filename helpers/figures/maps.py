"""Maps of numbers above and below 0, such as weights: red, blue, and white at 0."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.image import AxesImage

from helpers.colours import FRAME, SIGNED
from helpers.figures.picture import Picture, frame, in_style


def show_signed(axes: Axes, values: np.ndarray, limit: float | None = None, title: str = "") -> AxesImage:
    """Draw numbers as a map: red above 0, blue below, white at 0, grey where there is none (NaN).

    values: (784,), shown as 28 by 28, or (rows, columns). limit: the size that has the fullest colour, by default the
    largest. Returns what `figure.colorbar` takes.
    """
    values = np.asarray(values, dtype=float)
    values = values.reshape(28, 28) if values.ndim == 1 else values
    limit = (np.nanmax(np.abs(values)) if limit is None else limit) or 1.0
    shown = axes.imshow(values, cmap=SIGNED, vmin=-limit, vmax=limit, interpolation="nearest")
    axes.set_facecolor(FRAME)
    frame(axes, title)
    return shown


@in_style
def weight_maps(weights: np.ndarray, title: str, names: Sequence[object] | None = None) -> Picture:
    """The weights of a layer, a map for each of its neurons. weights (784, neurons)."""
    count = weights.shape[1]
    names = range(count) if names is None else names
    columns = 10 if count % 10 == 0 else 8
    rows = -(-count // columns)
    figure = Picture(7.6, 0.5 + rows * 8.4 / columns, f"{title}. {count} maps of 28 by 28 weights, red above 0 and "
                     f"blue below; weights from {weights.min():.2f} to {weights.max():.2f}.")
    figure.headline(title)
    grid = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes in grid:
        axes.axis("off")
    for axes, column, name in zip(grid, weights.T, names, strict=False):
        axes.axis("on")
        show_signed(axes, column, np.abs(weights).max(), str(name))
    return figure
