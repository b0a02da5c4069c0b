"""Shapes that texts about digits speak of: loops, bars, rings, edges and strokes. And mixtures to compare them with.

Images are float (n, 784) from 0 (paper) to 1 (ink), row by row; a drawn shape is one image, float32 (784,).
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from helpers.handwriting import SIDE
from helpers.validation import checked_images, checked_number, checked_random, one_of

INK = 0.5  # a pixel with at least this much counts as ink where a shape is looked for

# ---- finding shapes in images ----------------------------------------------------------------------------------------


def holes(images: np.ndarray) -> np.ndarray:
    """Which pixels lie in a hole: paper that ink encloses on all sides, diagonals included. Returns bool, (n, 784)."""
    images = checked_images(images, SIDE * SIDE, np.float32)
    return np.array([ndimage.binary_fill_holes(ink) & ~ink for ink in images.reshape(-1, SIDE, SIDE) >= INK]
                    ).reshape(len(images), -1)


def fill_holes(images: np.ndarray) -> np.ndarray:
    """The images with every hole inked in full. Returns a new array of the same shape."""
    return np.where(holes(images), np.float32(1), images)


def has_upper_loop(images: np.ndarray, pixels: int = 3) -> np.ndarray:
    """Whether a hole of at least `pixels` pixels lies in the upper half of the digit's ink. Returns bool, (n,).

    Upper half: the middle of the hole is above the middle of the ink by a twelfth of its height or more, so that the
    hole of a 0, which is in the middle, does not count.
    """
    images = checked_images(images, SIDE * SIDE, np.float32)
    checked_number("pixels", pixels, whole=True, at_least=1)
    found = np.zeros(len(images), bool)
    for place, (image, hole) in enumerate(zip(images, holes(images), strict=True)):
        if not hole.any():
            continue
        rows = np.flatnonzero((image.reshape(SIDE, SIDE) >= INK).any(axis=1))
        limit = (rows[0] + rows[-1]) / 2 - (rows[-1] - rows[0]) / 12
        parts, count = ndimage.label(hole.reshape(SIDE, SIDE))
        for part in range(1, count + 1):
            row = np.nonzero(parts == part)[0]
            found[place] |= len(row) >= pixels and row.mean() < limit
    return found


def cut_top(images: np.ndarray, rows: int) -> np.ndarray:
    """The images without the uppermost `rows` rows of their ink. Returns a new array of the same shape."""
    images = checked_images(images, SIDE * SIDE, np.float32).copy()
    checked_number("rows", rows, whole=True, at_least=0)
    pictures = images.reshape(-1, SIDE, SIDE)
    first = (pictures >= INK).any(axis=2).argmax(axis=1)
    pictures[np.arange(SIDE) < first[:, np.newaxis] + rows] = 0
    return images


def open_loops(images: np.ndarray, side: str) -> np.ndarray:
    """The images with their largest hole opened: a gap of three pixels from its middle to one side. A new array.

    side: "top", "left" or "right". Images without a hole stay as they are.
    """
    images = checked_images(images, SIDE * SIDE, np.float32).copy()
    one_of("side", side, ("top", "left", "right"))
    for image, hole in zip(images.reshape(-1, SIDE, SIDE), holes(images).reshape(-1, SIDE, SIDE), strict=True):
        parts, count = ndimage.label(hole)
        if not count:
            continue
        rows, columns = np.nonzero(parts == 1 + np.bincount(parts.ravel())[1:].argmax())
        row, column = round(rows.mean()), round(columns.mean())
        if side == "top":
            image[:row, column - 1:column + 2] = 0
        else:
            image[row - 1:row + 2, slice(0, column) if side == "left" else slice(column + 1, SIDE)] = 0
    return images


def has_left_line(images: np.ndarray, length: int = 10, last_column: int = 10) -> np.ndarray:
    """Whether an upright line stands on the left: `length` inked pixels below each other in one of the columns up to
    `last_column`. Returns bool, (n,)."""
    images = checked_images(images, SIDE * SIDE, np.float32)
    checked_number("length", length, whole=True, at_least=1, below=SIDE + 1)
    checked_number("last_column", last_column, whole=True, at_least=0, below=SIDE)
    left = images.reshape(-1, SIDE, SIDE)[:, :, :last_column + 1] >= INK
    runs = np.lib.stride_tricks.sliding_window_view(left, length, axis=1).all(axis=-1)
    return np.any(runs, axis=(1, 2))


# ---- drawing shapes --------------------------------------------------------------------------------------------------

ROWS, COLUMNS = np.mgrid[:SIDE, :SIDE].astype(np.float32)


def bar(column: float, top: float = 4, bottom: float = 23, width: float = 3) -> np.ndarray:
    """An upright bar, its middle at `column`, from row `top` to row `bottom`. Returns float32, (784,)."""
    for name, value in (("column", column), ("top", top)):
        checked_number(name, value)
    checked_number("bottom", bottom, at_least=top)
    checked_number("width", width, above=0)
    across = np.clip((width + 1) / 2 - np.abs(COLUMNS - column), 0, 1)
    along = np.clip((bottom - top) / 2 + 1 - np.abs(ROWS - (top + bottom) / 2), 0, 1)
    return (across * along).ravel()


def ring(row: float, column: float = 13.5, radius: float = 4.5, width: float = 3) -> np.ndarray:
    """A ring of `radius` pixels (to the middle of its line) around (row, column). Returns float32, (784,)."""
    for name, value in (("row", row), ("column", column)):
        checked_number(name, value)
    for name, value in (("radius", radius), ("width", width)):
        checked_number(name, value, above=0)
    distance = np.hypot(ROWS - row, COLUMNS - column)
    return np.clip((width + 1) / 2 - np.abs(distance - radius), 0, 1).astype(np.float32).ravel()


# ---- are weights edges? ----------------------------------------------------------------------------------------------


def edge_templates() -> np.ndarray:
    """Edges and strokes as weights: both at 8 directions, of 2 sizes, all over the middle of the image. (k, 784).

    An edge is bright on one side and dark on the other (the slope of a bell curve across it), a stroke is bright with
    dark flanks (its curvature); both fade along their length, as the first layers of networks that read photographs
    have them. Each template has the mean 0 and the length 1.
    """
    templates = []
    for size in (1.5, 2.5):
        for angle in np.arange(8) * np.pi / 8:
            for row in range(6, 23, 2):
                for column in range(6, 23, 2):
                    across = ((ROWS - row) * np.cos(angle) + (COLUMNS - column) * np.sin(angle)) / size
                    along = ((COLUMNS - column) * np.cos(angle) - (ROWS - row) * np.sin(angle)) / (2 * size)
                    bell = np.exp(-(across**2 + along**2) / 2)
                    templates += [bell * across, bell * (1 - across**2)]
    return standardised(np.reshape(templates, (-1, SIDE * SIDE)))


def best_templates(maps: np.ndarray, templates: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each map the template that is most like it, turned to its negative where that fits better.

    maps: (n, pixels). templates: (k, pixels), as `edge_templates` gives them, whole or of some pixels only. Returns
    (fits, which): the correlation, 0 to 1, and the template's place, each (n,).
    """
    pixels = np.shape(templates)[-1] if np.ndim(templates) else SIDE * SIDE
    templates = checked_images(templates, pixels, np.float32, name="templates")
    maps = checked_images(maps, pixels, np.float32, name="maps")
    similarity = np.abs(standardised(maps) @ templates.T)
    return similarity.max(axis=1), similarity.argmax(axis=1)


def mixtures(images: np.ndarray, count: int, random: np.random.Generator, parts: int = 200) -> np.ndarray:
    """Random mixtures of digits: `parts` images each, added up with amounts from N(0, 1). Returns float32 (count, 784).

    That is what a neuron's weights would be if the errors that were sent to it had been drawn at random.
    """
    images = checked_images(images, SIDE * SIDE, np.float32)
    checked_number("count", count, whole=True, at_least=1)
    checked_number("parts", parts, whole=True, at_least=1)
    chosen = checked_random(random).integers(0, len(images), (count, parts))
    amounts = random.standard_normal((count, parts)).astype(np.float32)
    return np.array([amount @ images[places] for amount, places in zip(amounts, chosen, strict=True)])


def standardised(maps: np.ndarray) -> np.ndarray:
    """Each row with its mean taken off and scaled to the length 1, so that a product of two rows is a correlation."""
    maps = np.asarray(maps, np.float32)
    maps = maps - maps.mean(axis=1, keepdims=True)
    return maps / np.maximum(np.linalg.norm(maps, axis=1, keepdims=True), 1e-12)
