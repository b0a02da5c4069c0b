"""Images that no digit is on, digits as nobody writes them, and labels that say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from helpers.handwriting import invert, prepare
from helpers.validation import checked_images, checked_number, checked_random

PIXELS = 28 * 28

# Capital letters, without those that are also the picture of a digit: I, O, S and Z.
CAPITALS = "ABCDEFGHJKLMNPQRTUVWXY"
# These files come with matplotlib, so that the letters are the same on every machine.
FONTS = ("DejaVuSans", "DejaVuSerif", "DejaVuSansMono", "STIXGeneral", "cmr10")


def uniform_noise(count: int, random: np.random.Generator) -> np.ndarray:
    """`count` images of which every pixel is drawn from 0 to 1, each grey equally likely. float32, (count, 784)."""
    _check_count(count)
    return checked_random(random).random((count, PIXELS), dtype=np.float32)


def gaussian_noise(count: int, random: np.random.Generator, mean: float = 0.13, spread: float = 0.31) -> np.ndarray:
    """`count` images of which every pixel is drawn from N(mean, spread^2), cut off at 0 and 1. float32, (count, 784).

    0.13 and 0.31 are mean and spread of the pixels of MNIST.
    """
    _check_count(count)
    checked_number("mean", mean)
    checked_number("spread", spread, at_least=0)
    checked_random(random)
    drawn = random.standard_normal((count, PIXELS), dtype=np.float32) * np.float32(spread) + np.float32(mean)
    return drawn.clip(0, 1)


def speckles(count: int, random: np.random.Generator, share: float = 0.19) -> np.ndarray:
    """`count` images of black and white pixels, of which `share` (0 to 1) are ink on average. float32, (count, 784).

    0.19 is the share of pixels with ink in MNIST (lesson 01).
    """
    _check_count(count)
    if checked_number("share", share, at_least=0) > 1:
        raise ValueError(f"share: got {share!r}, expected a share from 0 to 1")
    return (checked_random(random).random((count, PIXELS)) < share).astype(np.float32)


def inverted(images: np.ndarray) -> np.ndarray:
    """White ink on black paper: 1 - images. A new array, (n, 784)."""
    return invert(_checked(images))


def upside_down(images: np.ndarray) -> np.ndarray:
    """The images turned by 180 degrees, as from the other side of the table. A new array, (n, 784)."""
    return _checked(images)[:, ::-1].copy()  # the last pixel of the last row becomes the first of the first


def letters(text: str = CAPITALS, fonts: Sequence[str] = FONTS) -> tuple[np.ndarray, list[str]]:
    """Printed characters, each in every font, prepared exactly as MNIST's digits were.

    text: characters that leave ink. fonts: names of font files that come with matplotlib, such as "DejaVuSans" or
    "cmr10". Returns (float32 images (n, 784) from 0 to 1, n names), n = len(text) * len(fonts).
    """
    if not isinstance(text, str) or not text or any(character.isspace() for character in text):
        raise ValueError(f"text: got {text!r}, expected one or more characters that leave ink")
    images = [_letter(character, font) for font in fonts for character in text]
    if not images:
        raise ValueError(f"fonts: got {fonts!r}, expected at least one name, such as {FONTS[0]!r}")
    return np.array(images, np.float32), [character for _ in fonts for character in text]


@cache
def _letter(character: str, font: str) -> np.ndarray:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    if not (folder / f"{font}.ttf").exists():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.ttf")))
        raise ValueError(f"fonts: got {font!r}, expected names out of {known}")
    drawing = Image.new("L", (240, 240))
    size = ImageFont.truetype(folder / f"{font}.ttf", 120)
    ImageDraw.Draw(drawing).text((120, 120), character, fill=255, font=size, anchor="mm")
    return prepare(np.asarray(drawing)).ravel().astype(np.float32) / 255


def random_labels(labels: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """As many labels as came, drawn anew: each of the classes 0 to labels.max() equally likely, whatever it was before.

    One in ten therefore stays right by chance where there are ten. labels: (n,) integers. Returns a new array.
    """
    labels = np.asarray(labels)
    if labels.ndim != 1 or labels.dtype.kind not in "ui" or not len(labels):
        raise TypeError(f"labels: got {labels.dtype} of the shape {labels.shape}, expected (n,) integers")
    return checked_random(random).integers(0, int(labels.max()) + 1, len(labels)).astype(labels.dtype)


def _check_count(count: int) -> None:
    checked_number("count", count, whole=True, at_least=1)


def _checked(images: np.ndarray) -> np.ndarray:
    images = checked_images(images, PIXELS, np.float32)
    if images.min() < 0 or images.max() > 1:
        raise ValueError(f"images: got values from {images.min():g} to {images.max():g}, expected 0 to 1")
    return images
