"""The preparation of a drawing with one of its steps left out, and drawings to try it on."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PIL import Image

from helpers.preparation import BOX, SIDE, crop, prepare, resize
from helpers.validation import checked_array, checked_random, one_of

STEPS = ("crop", "size", "centre")
PAD = 280  # pixels along each edge of a drawing


def prepare_without(drawing: np.ndarray, *left_out: str) -> np.ndarray:
    """`helpers.preparation.prepare` without some of its steps: uint8 (28, 28), 0 = paper, 255 = full ink.

    drawing: (height, width), bright ink on 0. left_out: some of
        "crop"      the paper around the digit stays
        "size"      the longer side becomes all 28 pixels, not 20
        "centre"    the middle of the box comes to the middle of the image, not the centre of mass
    """
    for step in left_out:
        one_of("left_out", step, STEPS)
    if not left_out:
        return prepare(drawing)
    ink = checked_array("drawing", drawing, "buif", "numbers, (height, width)").astype(float)
    if ink.ndim != 2 or not ink.max(initial=0) > 0:
        raise ValueError(f"drawing: got the shape {ink.shape} or no ink, expected (height, width) with some")
    ink = ink / ink.max()
    small = resize(ink if "crop" in left_out else crop(ink), SIDE if "size" in left_out else BOX)
    starts = []
    for axis, length in enumerate(small.shape):
        mass = small.sum(axis=1 - axis)
        middle = length / 2 if "centre" in left_out else mass @ np.arange(length) / mass.sum()
        starts.append(int(np.clip(round(SIDE // 2 - middle), 0, SIDE - length)))
    picture = np.zeros((SIDE, SIDE), np.uint8)
    picture[starts[0]:starts[0] + small.shape[0], starts[1]:starts[1] + small.shape[1]] = np.round(255 * small)
    return picture


def all_without(drawings: Iterable[np.ndarray], *left_out: str) -> np.ndarray:
    """Many drawings prepared so, uint8 (n, 28, 28)."""
    return np.array([prepare_without(drawing, *left_out) for drawing in drawings], np.uint8).reshape(-1, SIDE, SIDE)


def drawn_large(images: np.ndarray, random: np.random.Generator) -> list[np.ndarray]:
    """MNIST's images as somebody might draw them on a pad: each uint8 (280, 280), of any size and at any place.

    images: uint8 (n, 28, 28), each with some ink. The longer side of a digit is drawn evenly from 90 to 220 pixels, its
    place from all where it fits.
    """
    images = checked_array("images", images, "u", "uint8 pixels, (n, 28, 28)")
    checked_random(random)
    drawings = []
    for image in images:
        ink = crop(image)
        longer = int(random.integers(90, 221))
        height, width = (max(1, round(longer * side / max(ink.shape))) for side in ink.shape)
        large = Image.fromarray(ink.astype(np.uint8)).resize((width, height), Image.Resampling.BILINEAR)
        top, left = (int(random.integers(0, PAD - side + 1)) for side in (height, width))
        drawing = np.zeros((PAD, PAD), np.uint8)
        drawing[top:top + height, left:left + width] = np.asarray(large)
        drawings.append(drawing)
    return drawings
