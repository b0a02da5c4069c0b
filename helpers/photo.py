"""From a photograph of one handwritten digit to its ink: `read_photo`.

A camera sees more than ink: a lamp that makes one corner brighter, grey paper, noise, the table beside the sheet. Here
the paper is estimated where it is, and only what differs from it clearly is ink.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError
from scipy import ndimage

LONGEST = 800  # pixels: a larger photo is reduced to this
SKETCH = 100  # pixels: in this size the paper is looked for
MOST_PIXELS = 120_000_000  # more than any telephone takes; to open them would fill the memory
FORMATS = ("PNG", "JPEG", "WEBP", "BMP")

FAINTEST = 0.10  # of the way from black to white: less contrast than this is no ink
NOISES = 5  # and nothing is ink that differs from the paper by less than so many times its noise
QUIET = 0.004  # of the way from black to white: a scan or a drawing program has less noise, a camera more
LEFT_OF_NOISE = 0.28  # of a camera's noise after it was smoothed over a pixel's distance: 1 / (2 sqrt(pi))
DARKEST = 0.2  # paper in a deeper shadow than this shows noise, no ink
SMALLEST = 3e-4  # of the picture: less is a speck, no digit
EDGE_INK = 0.25  # of the picture's edge: with more ink than this, ink and paper cannot be told apart
MOST_INK = 0.5  # of the picture
THICKEST = 0.45  # of the longer side of what is on the paper: pen strokes are thinner


def read_photo(path: str | os.PathLike) -> np.ndarray:
    """The ink in a picture file of one digit: uint8 (height, width), 0 = paper, 255 = full ink.

    path: a PNG or JPEG (WebP and BMP work as well), of dark ink on bright paper or bright ink on dark paper: which of
    the two is found out. The longer side of what comes back has at most 800 pixels, held as the camera was held. What
    is transparent counts as white paper.

    Raises FileNotFoundError where there is no file, and ValueError for one that is no picture, is too large, has
    nothing on it, or in which ink and paper cannot be told apart: an inverted digit is never given back.
    """
    path = Path(path)
    grey = _grey(path)
    noise = _noise(grey)
    if noise > QUIET and min(grey.shape) >= 100:
        grey, noise = ndimage.gaussian_filter(grey, 1.0), noise * LEFT_OF_NOISE
    paper = _paper(grey, noise)
    # In a shadow, ink and paper are darker by the same factor: ink is told by the share of light that it takes away.
    difference = np.where(grey < paper, (grey - paper) / np.maximum(paper, DARKEST), grey - paper)
    least = max(FAINTEST, NOISES * noise)
    dark, bright = (_without_specks(sign * difference > least) for sign in (-1, 1))
    if not dark.any() and not bright.any():
        raise ValueError(f"{path}: got a picture with nothing on it that differs from the paper, expected a digit. "
                         "Take a dark pen and more light, or photograph it from nearer")
    amount = {sign: np.abs((grey - paper)[mask]).sum() for sign, mask in ((-1, dark), (1, bright))}
    sign, mask = (-1, dark) if amount[-1] >= amount[1] else (1, bright)
    _check_it_is_a_digit(path, mask)
    ink = np.where(_near(mask), sign * difference, 0)
    full = np.percentile(ink[mask], 75)
    faint = max(0.25 * full, 0.5 * least)
    return np.round(255 * np.clip((ink - faint) / (full - faint), 0, 1)).astype(np.uint8)


# ---- the file --------------------------------------------------------------------------------------------------------


def _grey(path: Path) -> np.ndarray:
    """The picture as brightness, float (height, width), 0 is black and 1 white; the longer side at most LONGEST."""
    if path.is_dir():
        raise ValueError(f"{path}: got a folder, expected a picture file")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # MOST_PIXELS decides
            with Image.open(path, formats=FORMATS) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    raise _too_large(path, f"{width:,} x {height:,} pixels")
                image.draft(None, (LONGEST, LONGEST))  # a JPEG is read in a smaller size at once
                image.load()
                return _brightness(ImageOps.exif_transpose(image))
    except FileNotFoundError:
        raise
    except Image.DecompressionBombError:
        raise _too_large(path, "far too many pixels") from None
    except UnidentifiedImageError:
        raise ValueError(f"{path}: got a file that is no picture of a known kind, expected a PNG or a JPEG. A "
                         "telephone's HEIC can be exported as JPEG") from None
    except (OSError, SyntaxError) as problem:  # Pillow's words for a file that is cut off or damaged
        raise ValueError(f"{path}: got a picture that cannot be read ({problem}), expected a whole PNG or JPEG. Save "
                         "or copy it again") from problem


def _too_large(path: Path, came: str) -> ValueError:
    return ValueError(f"{path}: got {came}, expected at most {MOST_PIXELS:,} pixels. Reduce the picture, or cut out "
                      "the digit")


def _brightness(image: Image.Image) -> np.ndarray:
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits: up to 65535
        values = np.asarray(image).astype(float)
        values = values / (65535 if values.max() > 255 else 255)
        image = Image.fromarray(np.round(255 * np.clip(values, 0, 1)).astype(np.uint8))
    elif image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info:
        seen = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    image = image.convert("L")
    if max(image.size) > LONGEST:
        image.thumbnail((LONGEST, LONGEST), Image.Resampling.BOX)
    return np.asarray(image) / 255


# ---- paper and ink ---------------------------------------------------------------------------------------------------


def _paper(grey: np.ndarray, noise: float) -> np.ndarray:
    """The brightness that the paper has at each place.

    What lies along the edge of a picture is paper. From there, paper is whatever differs little from the paper nearby:
    so it goes along with a lamp's light and a shadow, and stops at a stroke.
    """
    height, width = (max(1, round(side * min(1, SKETCH / max(grey.shape)))) for side in grey.shape)
    small = _resized(grey, height, width)
    paper, reach = _surface(small), max(height, width) / 16
    for _ in range(8):
        is_paper = np.abs(small - paper) < max(FAINTEST / 2, 3 * noise)
        weight = ndimage.gaussian_filter(is_paper.astype(float), reach)
        near = ndimage.gaussian_filter(np.where(is_paper, small, 0), reach) / np.maximum(weight, 1e-9)
        paper = np.where(weight > 0.02, near, paper)
    return _resized(paper, *grey.shape)


def _resized(values: np.ndarray, height: int, width: int) -> np.ndarray:
    way = Image.Resampling.BOX if height < values.shape[0] else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(values.astype(np.float32)).resize((width, height), way)).astype(float)


def _surface(grey: np.ndarray) -> np.ndarray:
    """A polynomial of degree 2 through the pixels along the edge, fitted again without those furthest from it."""
    y, x = np.meshgrid(*(np.linspace(-1, 1, side) for side in grey.shape), indexing="ij")
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=-1)
    edge = _edge(grey.shape)
    some, values = terms[edge], grey[edge]
    distance = np.abs(values - np.median(values))
    for _ in range(5):
        kept = distance <= np.quantile(distance, 0.75)
        fitted = np.linalg.lstsq(some[kept], values[kept], rcond=None)[0]
        distance = np.abs(values - some @ fitted)
    return terms @ fitted


def _edge(shape: tuple[int, ...]) -> np.ndarray:
    """True along the edge of a picture, a few per cent wide."""
    width = max(1, round(0.02 * min(shape)))
    edge = np.ones(shape, bool)
    edge[width:-width, width:-width] = False
    return edge


def _noise(grey: np.ndarray) -> float:
    """The standard deviation of the camera's noise, from pixels side by side: most pairs are both paper or both ink.

    1.48 times the median distance is that of a normal distribution (Hampel 1974); a difference has twice its variance.
    """
    return float(1.4826 * np.median(np.abs(np.diff(grey, axis=1))) / np.sqrt(2)) if grey.shape[1] > 1 else 0.0


def _without_specks(mask: np.ndarray) -> np.ndarray:
    """The mask without pieces that are small, by themselves or beside the others."""
    pieces, count = ndimage.label(mask, np.ones((3, 3)))
    if not count:
        return mask
    sizes = np.bincount(pieces.ravel())
    sizes[0] = 0
    return ((sizes >= max(4, SMALLEST * mask.size)) & (sizes >= 0.02 * sizes.max()))[pieces]


def _near(mask: np.ndarray) -> np.ndarray:
    """The mask and what lies close to it: the soft edges of the strokes."""
    return ndimage.binary_dilation(mask, iterations=max(1, round(max(mask.shape) / 200)))


def _check_it_is_a_digit(path: Path, mask: np.ndarray) -> None:
    """Raise ValueError where the ink lies as no digit's does: it may be the paper, or the sheet on a table."""
    on_edge = mask[_edge(mask.shape)].mean()
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    box = mask[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    filled = ndimage.binary_fill_holes(box)
    thickness = 2 * ndimage.distance_transform_edt(np.pad(box, 1)).max()
    sheet = filled.mean() > 0.9 and min(box.shape) > 0.4 * max(box.shape) and thickness > 0.25 * max(box.shape)
    advice = "Cut the picture so that there is nothing but paper around the digit"
    if on_edge > EDGE_INK:
        raise ValueError(f"{path}: got a picture whose edge is covered to {100 * on_edge:.0f} % by what looks "
                         f"like ink, expected paper there. {advice}")
    if mask.mean() > MOST_INK or thickness > THICKEST * max(box.shape) or sheet:
        raise ValueError(f"{path}: got a picture with a large filled area on it, expected the strokes of a pen. "
                         f"{advice}")
