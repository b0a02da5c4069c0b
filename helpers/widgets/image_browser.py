"""Browse a set of digits and read their pixels as numbers: lesson 01's "what does the network see?".

`browse` is the widget, which the page draws (browser/lens.js), `draw_browser` a picture for pages without scripts,
`describe_browser` the same in words.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator

import numpy as np

from helpers.colours import FRAME, GREY, PALE
from helpers.validation import checked_number
from helpers.widgets import svg
from helpers.widgets.in_page import InPage
from helpers.widgets.packed import as_base64
from helpers.wording import percent

EACH = 60  # images of each digit that the page gets, about 0.13 MB for MNIST
LARGEST = 250_000  # characters that they may take
SIDE = 28  # pixels along each edge of an image
REACH = 3  # the lens shows this many pixels on every side of its centre: 7 x 7
PIXEL, CELL = 13, 52  # edge of a pixel in the picture and under the lens: 28 of the one are as tall as 7 of the other
EDGE = SIDE * PIXEL  # of the picture and of the lens
LEFT, LENS, TOP = 44, 460, 92  # left edge of the picture, left edge of the lens, upper edge of both


def browse(images: np.ndarray, labels: np.ndarray, title: str = "Image browser") -> InPage:
    """The widget: choose a digit, go through its first images, drag the lens. Show it as the last line of a cell.

    images: uint8 (n, 28, 28), 0 paper to 255 ink. labels: integers (n,). Raises what `draw_browser` raises.
    """
    images, labels = _checked_set(images, labels)
    digits, totals = np.unique(labels, return_counts=True)
    counts = {"all": len(labels)} | dict(zip(map(str, digits.tolist()), totals.tolist(), strict=True))
    shown, packed = _first_of_each(images, labels, digits)
    data = {"images": packed, "labels": labels[shown].tolist(), "indexes": shown.tolist(), "counts": counts,
            "title": title}
    at = {"index": int(shown[0]), "row": SIDE // 2 - 1, "column": SIDE // 2 - 1}
    words = describe_browser(images, labels, **at, title=title)

    def one_more(content: dict, _buffers: list) -> dict:
        """An image that the page does not have, when somebody goes to its index."""
        index = checked_number("index", content.get("index"), whole=True, at_least=0, below=len(images))
        return {"index": index, "label": int(labels[index]), "pixels": as_base64(images[index])}

    return InPage("lens", data, {"group": "all", **at}, words=words, on_message=one_more,
                  static=svg.as_image(draw_browser(images, labels, **at, title=title), words))


def _first_of_each(images: np.ndarray, labels: np.ndarray, digits: np.ndarray) -> tuple[np.ndarray, str]:
    """Where the images for the page are in the set, and their bytes, packed by zlib, as base64."""
    each = EACH
    while True:
        shown = np.sort(np.concatenate([np.flatnonzero(labels == digit)[:each] for digit in digits]))
        packed = base64.b64encode(zlib.compress(images[shown].tobytes(), 9)).decode()
        if len(packed) <= LARGEST or each == 1:  # images of noise cannot be packed
            return shown, packed
        each //= 2


def draw_browser(images: np.ndarray, labels: np.ndarray, index: int, row: int, column: int,
                 title: str = "Image browser") -> str:
    """The picture as SVG: image `index` on the left, the 7 x 7 pixels around (`row`, `column`) as numbers on the right.

    images: uint8 (n, 28, 28), 0 paper to 255 ink. labels: integers (n,). index: 0 to n - 1.
    row, column: 0 to 27, counted from the top left. A TypeError or ValueError names the argument that does not fit.
    """
    images, labels = _checked_set(images, labels)
    _check_place(len(images), index, row, column)
    image, rows, columns, below = images[index], _around(row), _around(column), TOP + EDGE
    zeros = image.size - int(np.count_nonzero(image))
    notes = [
        (LEFT, 62, svg.NORMAL, f"label {labels[index]}, index {index:,} of 0 to {len(images) - 1:,}"),
        (LENS, 62, svg.NORMAL, f"lens: rows {rows[0]} to {rows[-1]}, columns {columns[0]} to {columns[-1]}"),
        (LEFT, below + 28, svg.SMALL, f"smallest value {image.min()}, largest {image.max()}"),
        (LEFT, below + 50, svg.SMALL, f"{zeros} of {image.size} pixels are 0 ({percent(zeros / image.size)})"),
        (LENS, below + 50, svg.SMALL, f"place in the flat vector: {row} * {SIDE} + {column} = {row * SIDE + column}"),
    ]
    return svg.card(
        LENS + EDGE + 24, below + 66,
        svg.text(LEFT, 32, title, svg.LARGE, font_weight="bold"),
        _legend(),
        *(svg.text(x, y, words, size) for x, y, size, words in notes),
        svg.text(LENS, below + 28, f"row {row}, column {column}: {image[row, column]} of 255", font_weight="bold"),
        *_picture(image, rows, columns),
        *_lens(image, row, column),
        title=title)


def describe_browser(images: np.ndarray, labels: np.ndarray, index: int, row: int, column: int,
                     title: str = "Image browser") -> str:
    """What `draw_browser` shows, in words, every number under the lens included."""
    images, labels = _checked_set(images, labels)
    _check_place(len(images), index, row, column)
    image, rows, columns = images[index], _around(row), _around(column)
    numbers = "; ".join(f"row {r}: {' '.join(map(str, image[r, columns[0]:columns[-1] + 1]))}" for r in rows)
    return (f"{title}: the image at index {index}, labelled {labels[index]}, {SIDE} by {SIDE} pixels. "
            f"The lens is centred on row {row}, column {column}: {image[row, column]} of 255, "
            f"place {row * SIDE + column} in the flat vector. "
            f"Under the lens, in columns {columns[0]} to {columns[-1]}: {numbers}.")


def _around(centre: int) -> range:
    """The rows (or columns) under the lens: fewer of them at the edge of the image."""
    return range(max(centre - REACH, 0), min(centre + REACH, SIDE - 1) + 1)


def _picture(image: np.ndarray, rows: range, columns: range) -> Iterator[str]:
    """The whole image, numbered along two edges, with a frame around what the lens shows."""
    for tick in (0, 7, 14, 21, 27):
        middle = (tick + 0.5) * PIXEL
        yield svg.text(LEFT + middle, TOP - 7, tick, anchor="middle", fill=GREY)
        yield svg.text(LEFT - 6, TOP + middle + 5, tick, anchor="end", fill=GREY)
    yield svg.ink(image, LEFT, TOP, EDGE, EDGE)
    yield _frame(LEFT, TOP, EDGE, EDGE)
    yield svg.outline(LEFT + columns[0] * PIXEL, TOP + rows[0] * PIXEL, len(columns) * PIXEL, len(rows) * PIXEL)


def _lens(image: np.ndarray, row: int, column: int) -> Iterator[str]:
    """The cells of the lens. Its centre stays in the middle, so places outside the image stay empty."""
    left, top = LENS + (REACH - column) * CELL, TOP + (REACH - row) * CELL  # where pixel (0, 0) would be
    yield svg.element("rect", x=LENS, y=TOP, width=EDGE, height=EDGE, fill=PALE)
    for c in _around(column):
        yield svg.text(left + (c + 0.5) * CELL, TOP - 7, c, anchor="middle", fill=GREY)
    for r in _around(row):
        yield svg.text(LENS - 6, top + (r + 0.5) * CELL + 5, r, anchor="end", fill=GREY)
        for c in _around(column):
            x, y, shade = left + c * CELL, top + r * CELL, 255 - int(image[r, c])
            yield svg.element("rect", x=x, y=y, width=CELL, height=CELL, fill=f"#{shade:02X}{shade:02X}{shade:02X}",
                              stroke=FRAME)
            yield svg.text(x + CELL / 2, y + CELL / 2 + 6, image[r, c], svg.NORMAL, "middle", svg.contrasting(shade))
    yield _frame(LENS, TOP, EDGE, EDGE)
    yield svg.outline(left + column * CELL, top + row * CELL, CELL, CELL)


def _legend() -> str:
    """Which shade is which number, in the upper right corner."""
    x, y, width, height = LENS + 122, 20, 112, 14
    return (svg.text(x - 8, y + 12, "0 = paper", anchor="end")
            + svg.ink(np.arange(256, dtype=np.uint8)[np.newaxis], x, y, width, height) + _frame(x, y, width, height)
            + svg.text(x + width + 8, y + 12, "255 = full ink"))


def _frame(x: float, y: float, width: float, height: float) -> str:
    return svg.element("rect", x=x, y=y, width=width, height=height, fill="none", stroke=GREY)


def _checked_set(images: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    images, labels = np.asarray(images), np.asarray(labels)
    if images.dtype != np.uint8:
        raise TypeError(f"images: got an array of {images.dtype}, expected uint8, the images as load_mnist gives them")
    if images.ndim != 3 or images.shape[1:] != (SIDE, SIDE) or len(images) == 0:
        advice = "; one image is images[:1]" if images.shape == (SIDE, SIDE) else ""
        raise ValueError(f"images: got the shape {images.shape}, expected (n, {SIDE}, {SIDE}), n at least 1{advice}")
    if labels.dtype.kind not in "iu":
        raise TypeError(f"labels: got an array of {labels.dtype}, expected integers")
    if labels.shape != (len(images),):
        raise ValueError(f"labels: got the shape {labels.shape}, expected ({len(images)},), one for each image")
    return images, labels


def _check_place(count: int, index: int, row: int, column: int) -> None:
    checked_number("index", index, whole=True, at_least=0, below=count)
    checked_number("row", row, whole=True, at_least=0, below=SIDE)
    checked_number("column", column, whole=True, at_least=0, below=SIDE)
