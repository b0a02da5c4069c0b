"""Where the ink of an image lies, how to move it, and how to make MNIST's kind of image from a drawing.

`shift`, `rotate`, `shear`, `thicken` and `thin` change all images alike, or each by an amount of its own. The
`random_*` functions draw those amounts; all of them fit `augment` of `Network.train`:

    net.train(images, labels, augment=random_shifts)
    net.train(images, labels, augment=lambda images, random: random_rotations(images, random, degrees=15))
"""

from __future__ import annotations

import numpy as np

from helpers.preparation import prepare
from helpers.validation import checked_array, checked_number, checked_random

__all__ = ["SIDE", "centre_of_ink", "invert", "longer_side", "prepare", "random_rotations", "random_shears",
           "random_shifts", "rotate", "shear", "shift", "thicken", "thin"]

SIDE = 28  # pixels along each edge of an image
AT_ONCE = 512  # images that are turned at once: their pixels then stay in the processor's cache


def centre_of_ink(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean row and the mean column of every image, each pixel counted as much as it has ink. Built in lesson 01.

    images: (n, 28, 28), any scale with 0 as paper. Returns two arrays (n,), in pixels from the top left; an image
    without ink gives NaN.
    """
    images = _stack(images)
    ink = images.sum(axis=(1, 2), dtype=float)
    with np.errstate(invalid="ignore"):
        rows = images.sum(axis=2, dtype=float) @ np.arange(images.shape[1]) / ink
        columns = images.sum(axis=1, dtype=float) @ np.arange(images.shape[2]) / ink
    return rows, columns


def longer_side(images: np.ndarray) -> np.ndarray:
    """The longer side of the smallest box around the ink, in pixels, for every image.

    images: (n, 28, 28), any scale with 0 as paper. Returns integers, (n,); an image without ink has 0.
    """
    images = _stack(images)

    def extent(inked: np.ndarray) -> np.ndarray:  # from the first True of each row to the last
        length = inked.shape[1] - inked.argmax(axis=1) - inked[:, ::-1].argmax(axis=1)
        return np.where(inked.any(axis=1), length, 0)

    return np.maximum(extent(np.any(images, axis=2)), extent(np.any(images, axis=1)))


def shift(images: np.ndarray, rows: int | np.ndarray, columns: int | np.ndarray) -> np.ndarray:
    """The images moved by whole pixels: paper comes in at one edge, what leaves at the other is gone.

    images: (n, 784) or (n, 28, 28), any scale with 0 as paper. rows: pixels down (negative: up), columns: pixels to the
    right (negative: left), each one whole number for all images or (n,) of them. Returns a new array of the same shape
    and dtype.
    """
    images, pictures = _pictures(images)
    moved = np.zeros_like(pictures)
    down, right = _per_image("rows", rows, len(images)), _per_image("columns", columns, len(images))
    for source, target, r, c in zip(pictures, moved, down, right, strict=True):
        target[_WITHIN[r], _WITHIN[c]] = source[_WITHIN[-r], _WITHIN[-c]]
    return moved.reshape(images.shape)


def random_shifts(images: np.ndarray, random: np.random.Generator, pixels: int = 1) -> np.ndarray:
    """Every image moved at random by up to `pixels` pixels along each axis. Made for `augment` of `Network.train`.

    images: (n, 784) or (n, 28, 28), 0 as paper. Each of the (2 pixels + 1)^2 moves is equally likely, and standing
    still is one of them. Returns a new array.
    """
    checked_number("pixels", pixels, whole=True, at_least=0)
    images, _ = _pictures(images)
    rows, columns = checked_random(random).integers(-pixels, pixels + 1, size=(2, len(images)))
    return shift(images, rows, columns)


def rotate(images: np.ndarray, degrees: float | np.ndarray) -> np.ndarray:
    """The images turned about their middle (13.5, 13.5), counter-clockwise for positive `degrees`.

    images: (n, 784) or (n, 28, 28), any scale with 0 as paper. degrees: one number for all images or (n,) of them.
    Each new pixel is the mean of the four around the place that it came from, weighted by nearness (bilinear).
    Returns a new array of the same shape and dtype; what leaves the picture is gone.
    """
    angles = np.radians(_amounts("degrees", degrees, len(images)))
    cosine, sine = np.cos(angles), np.sin(angles)
    return _from_elsewhere(images, np.array([[cosine, sine], [-sine, cosine]]))


def shear(images: np.ndarray, slope: float | np.ndarray) -> np.ndarray:
    """The images slanted: every row moves to the right by `slope` pixels for each pixel that it lies above the middle.

    A positive `slope` leans the writing to the right, as most hands do; 0.2 is a lean of 11 degrees. The rest is as
    in `rotate`.
    """
    slope = _amounts("slope", slope, len(images))
    one, none = np.ones_like(slope), np.zeros_like(slope)
    return _from_elsewhere(images, np.array([[one, none], [slope, one]]))


def thicken(images: np.ndarray, amount: float | np.ndarray = 1.0) -> np.ndarray:
    """The images written with a thicker pen: at 1 each pixel takes the most ink of itself and its four neighbours.

    images: (n, 784) or (n, 28, 28), any scale with 0 as paper. amount: one number for all images or (n,) of them, from
    0 (as it was) to 1 (a stroke grows by a pixel on either side); between the two, a mixture. Returns a new array of
    the same shape and dtype. (At 1 this is grey-scale dilation: Serra, "Image Analysis and Mathematical
    Morphology", 1982.)
    """
    return _with_neighbours(images, amount, np.maximum)


def thin(images: np.ndarray, amount: float | np.ndarray = 1.0) -> np.ndarray:
    """The images written with a thinner pen: at 1 each pixel takes the least ink of itself and its four neighbours.

    As `thicken`, the other way (erosion). A stroke two pixels wide or less is all but gone at 1.
    """
    return _with_neighbours(images, amount, np.minimum)


def invert(images: np.ndarray) -> np.ndarray:
    """White ink on black paper: 255 - images for whole numbers from 0 to 255, 1 - images for floats from 0 to 1.

    images: (n, 784) or (n, 28, 28). Returns a new array of the same shape and dtype.
    """
    images, _ = _pictures(images)
    full = 1 if images.dtype.kind == "f" else 255
    if images.size and not (images.min() >= 0 and images.max() <= full):  # NaN fails both comparisons
        raise ValueError(f"images: got values from {images.min():g} to {images.max():g}, expected 0 to {full}")
    return (full - images).astype(images.dtype, copy=False)


def random_rotations(images: np.ndarray, random: np.random.Generator, degrees: float = 10) -> np.ndarray:
    """Every image turned by an angle of its own, drawn evenly from -degrees to +degrees. Made for `augment`."""
    checked_number("degrees", degrees, at_least=0)
    images, _ = _pictures(images)
    return rotate(images, checked_random(random).uniform(-degrees, degrees, len(images)))


def random_shears(images: np.ndarray, random: np.random.Generator, slope: float = 0.2) -> np.ndarray:
    """Every image slanted by a slope of its own, drawn evenly from -slope to +slope. Made for `augment`."""
    checked_number("slope", slope, at_least=0)
    images, _ = _pictures(images)
    return shear(images, checked_random(random).uniform(-slope, slope, len(images)))


# The rows (or columns) that a picture moved by so many pixels covers; those that it shows are the ones of the opposite
# move. Made once: a network that trains on shifted images asks for four of them for every image.
_WITHIN = {move: slice(max(move, 0), SIDE + min(move, 0)) for move in range(-SIDE, SIDE + 1)}


def _stack(images: np.ndarray) -> np.ndarray:
    """`images` as an array of numbers, (n, rows, columns)."""
    images = checked_array("images", images, "buif", "numbers, (n, 28, 28)")
    if images.ndim != 3:
        raise ValueError(f"images: got the shape {images.shape}, expected (n, 28, 28)")
    return images


def _per_image(name: str, moves: int | np.ndarray, count: int) -> list[int]:
    moves = checked_array(name, moves, "iu", "whole numbers")
    if moves.shape not in ((), (count,)):
        raise ValueError(f"{name}: got the shape {moves.shape}, expected one number or ({count},), one for each image")
    return np.broadcast_to(np.clip(moves.astype(np.int64), -SIDE, SIDE), count).tolist()


def _pictures(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`images` as an array, and the same as (n, 28, 28)."""
    images = checked_array("images", images, "buif", "numbers, (n, 784)")
    if images.shape[1:] not in ((SIDE, SIDE), (SIDE * SIDE,)):
        raise ValueError(f"images: got the shape {images.shape}, expected (n, 784) or (n, 28, 28)")
    return images, images.reshape(-1, SIDE, SIDE)


def _amounts(name: str, amounts: float | np.ndarray, count: int) -> np.ndarray:
    """`amounts` as float64: one, (1,), for all images, or (count,)."""
    amounts = checked_array(name, amounts, "uif", "numbers")
    if amounts.shape not in ((), (count,)):
        raise ValueError(f"{name}: got the shape {amounts.shape}, expected one number or ({count},), one for each "
                         f"image")
    if not np.isfinite(amounts).all():
        raise ValueError(f"{name}: got a value that is not finite, expected finite numbers")
    return np.atleast_1d(amounts).astype(float)


def _from_elsewhere(images: np.ndarray, way_back: np.ndarray) -> np.ndarray:
    """Each new pixel is read where `way_back` says; (2, 2, n or 1): (row, column) from the middle -> where it was."""
    images, pictures = _pictures(images)
    moved = np.empty((len(images), SIDE * SIDE), images.dtype)
    places = np.indices((SIDE, SIDE)).reshape(2, -1) - (SIDE - 1) / 2
    # A margin of paper: a place outside the picture is moved into it, so that nothing is ever read out of bounds.
    side = SIDE + 3
    for start in range(0, len(images), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        padded = np.zeros((len(pictures[some]), side, side), np.float32)
        padded[:, 1:-2, 1:-2] = pictures[some]
        turned = np.einsum("abn,bp->anp", way_back if way_back.shape[2] == 1 else way_back[:, :, some], places)
        rows, columns = np.clip(turned + (SIDE - 1) / 2, -1, SIDE).astype(np.float32) + 1
        top, left = rows.astype(np.int32), columns.astype(np.int32)
        down, right = rows - top, columns - left
        corner = top * side + left
        flat = padded.reshape(len(padded), -1)
        if len(corner) == 1:  # one move for all images
            def read(step, flat=flat, corner=corner):
                return flat[:, corner[0] + step]
        else:
            own = corner + (np.arange(len(padded), dtype=np.int32) * side * side)[:, np.newaxis]

            def read(step, flat=flat, own=own):
                return flat.ravel().take(own + step)
        new = ((1 - down) * ((1 - right) * read(0) + right * read(1))
               + down * ((1 - right) * read(side) + right * read(side + 1)))
        moved[some] = new if images.dtype.kind == "f" else np.round(new)
    return moved.reshape(images.shape)


def _with_neighbours(images: np.ndarray, amount: float | np.ndarray, choose: np.ufunc) -> np.ndarray:
    """Every pixel on its way to what `choose` makes of itself and its four neighbours (outside there is paper)."""
    images, pictures = _pictures(images)
    amounts = _amounts("amount", amount, len(images))
    if amounts.size and (amounts.min() < 0 or amounts.max() > 1):
        raise ValueError(f"amount: got values from {amounts.min():g} to {amounts.max():g}, expected 0 to 1")
    padded = np.pad(pictures, ((0, 0), (1, 1), (1, 1)))
    extreme = pictures.copy()
    for rows, columns in ((slice(0, -2), slice(1, -1)), (slice(2, None), slice(1, -1)),
                          (slice(1, -1), slice(0, -2)), (slice(1, -1), slice(2, None))):
        choose(extreme, padded[:, rows, columns], out=extreme)
    share = amounts.astype(np.float32)[:, np.newaxis, np.newaxis]
    mixed = pictures + share * (extreme.astype(np.float32) - pictures)
    return (mixed if images.dtype.kind == "f" else np.round(mixed)).astype(images.dtype).reshape(images.shape)
