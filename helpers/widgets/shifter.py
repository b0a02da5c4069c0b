"""A digit that is dragged, turned and slanted before a network: lesson 10's widget (browser/shifter.js)."""

from __future__ import annotations

import numpy as np

from helpers.colours import BLUE, PALE
from helpers.handwriting import shift
from helpers.network import Network
from helpers.validation import checked_images, checked_labels
from helpers.widgets import svg
from helpers.widgets.in_page import InPage
from helpers.widgets.packed import as_base64, check_reads_digits, packed

REACH = 8  # pixels in each direction


def shift_digits(network: Network, images: np.ndarray, labels: np.ndarray) -> InPage:
    """The widget: drag a digit, see the ten outputs and a map of all shifts. Show it as the last line of a cell.

    network: 784 inputs, ten outputs. images (n, 784), 0 to 1, at most ten; labels (n,).
    Raises TypeError or ValueError for anything else.
    """
    check_reads_digits(network)
    images = checked_images(images, 784, float)
    labels = checked_labels(labels, len(images), 10)
    if len(images) > 10 or images.min() < 0 or images.max() > 1:
        raise ValueError(f"images: got {len(images)} with values from {images.min():g} to {images.max():g}, expected "
                         "at most 10 with values from 0 to 1; normalize(images) gives those")
    right = read_right(network, images[0], int(labels[0]))
    words = (f"A {labels[0]} to drag and to turn. At {right.sum()} of {right.size} shifts by up to {REACH} pixels the "
             "network reads it right.")
    cell, top = 14, 34
    side = cell * len(right)
    picture = svg.card(side + 24, side + top + 10, svg.text(12, 22, "Shifts read right: blue"), *(
        svg.element("rect", x=12 + cell * column, y=top + cell * row, width=cell - 1, height=cell - 1,
                    fill=BLUE if right[row, column] else PALE) for row, column in np.ndindex(right.shape)), title=words)
    data = {"network": packed(network), "labels": labels.tolist(),
            "images": [as_base64(np.round(255 * image).astype(np.uint8)) for image in images]}
    return InPage("shifter", data, {"image": 0, "row": 0, "column": 0, "turn": 0, "slant": 0, "inverted": False},
                  words=words, static=svg.as_image(picture, words))


def read_right(network: Network, image: np.ndarray, label: int) -> np.ndarray:
    """Whether the image (784,) is read as `label` at each shift. Returns (17, 17): rows down, columns to the right."""
    moves = np.arange(-REACH, REACH + 1)
    rows, columns = (grid.ravel() for grid in np.meshgrid(moves, moves, indexing="ij"))
    shifted = shift(np.repeat(image[np.newaxis], len(rows), axis=0), rows, columns)
    return (network.predict(shifted) == label).reshape(len(moves), len(moves))
