"""The SVG pieces that widgets are drawn with: strings in, strings out.

A picture is a *paper card*: a white rounded rectangle with dark ink. In JupyterLab's dark theme its lightness is turned
round (tools/jupyter/custom).
Lengths are in CSS pixels at full width. Keep text at `SMALL` or above: a card of 850 pixels may be shown at 760.
Nothing here uses an SVG `id`: two widgets on one page would share it.
"""

from __future__ import annotations

import base64
import re
import struct
import zlib
from collections.abc import Callable, Sequence
from xml.sax import saxutils

import numpy as np

from helpers.colours import ABOVE, BELOW, BLUE, FRAME, INK, VERMILLION
from helpers.wording import MINUS

FONT = "system-ui, Segoe UI, Helvetica, Arial, DejaVu Sans, sans-serif"
SMALL, NORMAL, LARGE = 14, 16, 18

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(words: object) -> str:
    """`words` as they must stand in SVG or HTML, between tags or inside double quotes."""
    return saxutils.escape(_NOT_XML.sub("\ufffd", str(words)), {'"': "&quot;"})


def element(name: str, *children: str, **attributes: object) -> str:
    """`<name ...>children</name>`. Children are SVG already; attributes are escaped.

    `stroke_width` is written stroke-width; an attribute that is None is left out.
    """
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
                      for key, value in attributes.items() if value is not None)
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def _attribute(value: object) -> str:
    # Two decimals are a hundredth of a pixel; more would only make every frame longer.
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, (float, np.floating)) else escape(value)


def card(width: int, height: int, *children: str, title: str) -> str:
    """A whole picture: `children` on a white card of `width` x `height` pixels; scales down with its container."""
    paper = element("rect", x=0.5, y=0.5, width=width - 1, height=height - 1, rx=10, fill="white", stroke=FRAME)
    return element(
        "svg", element("title", escape(title)), paper, *children, xmlns="http://www.w3.org/2000/svg", role="img",
        width=width, height=height, viewBox=f"0 0 {width} {height}", font_family=FONT, font_size=SMALL, fill=INK,
        style="display:block;max-width:100%;height:auto")


def as_image(picture: str, words: str) -> str:
    """A picture as an <img>, which shows anywhere: inline SVG is removed from a notebook that is not trusted."""
    source = base64.b64encode(picture.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{source}" alt="{escape(words)}" style="max-width:100%">'


def text(x: float, y: float, words: object, size: int = SMALL, anchor: str = "start", fill: str = INK,
         **attributes: object) -> str:
    """One line of text whose baseline is at `y`; `anchor` is "start", "middle" or "end"."""
    return element("text", escape(words), x=x, y=y, font_size=None if size == SMALL else size,
                   text_anchor=None if anchor == "start" else anchor, fill=None if fill == INK else fill, **attributes)


def signed(value: float, digits: int = 2) -> str:
    """Rounded, with a real minus sign and never "-0.00"."""
    return f"{round(float(value), digits) + 0.0:.{digits}f}".replace("-", MINUS)


def outline(x: float, y: float, width: float, height: float, colour: str = VERMILLION) -> str:
    """A frame around something, with a white edge inside and outside so that it shows on black and on white."""
    box = {"x": x, "y": y, "width": width, "height": height, "fill": "none"}
    return (element("rect", **box, stroke="white", stroke_width=5)
            + element("rect", **box, stroke=colour, stroke_width=2.5))


def contrasting(grey: int) -> str:
    """Black or white, whichever reads better on a grey of this lightness (0 black, 255 white)."""
    # WCAG contrast: both are equally readable at a relative luminance of 0.18, which is grey 117 in sRGB.
    return "#000000" if grey > 117 else "#FFFFFF"


def pixels(values: np.ndarray, x: float, y: float, width: float, height: float) -> str:
    """An array as a picture whose pixels stay sharp squares however large it is shown.

    values: uint8, (rows, columns) for greys (0 black, 255 white) or (rows, columns, 3) for red, green, blue.
    """
    source = "data:image/png;base64," + base64.b64encode(png(values)).decode()
    return element("image", href=source, x=x, y=y, width=width, height=height, preserveAspectRatio="none",
                   style="image-rendering:pixelated")


def ink(values: np.ndarray, x: float, y: float, width: float, height: float) -> str:
    """A digit as the course shows it everywhere: 0 is white paper, 255 is black ink. values: uint8, (rows, columns)."""
    return pixels(255 - _bytes(values), x, y, width, height)


def signed_pixels(values: np.ndarray, x: float, y: float, width: float, height: float, full: float = 0.0) -> str:
    """Numbers as `pixels`: white at 0, red above, blue below. values: finite floats, (rows, columns).

    full: the size that has the fullest colour; 0 for the largest size among the values.
    """
    values = np.asarray(values, dtype=float)[..., np.newaxis]
    share = np.clip(values / (full or max(np.abs(values).max(), 1e-12)), -1, 1)
    above, below = (np.frombuffer(bytes.fromhex(colour[1:]), np.uint8).astype(float) for colour in (ABOVE, BELOW))
    colours = 255 - np.abs(share) * (255 - np.where(share > 0, above, below))
    return pixels(colours.round().astype(np.uint8), x, y, width, height)


def png(values: np.ndarray) -> bytes:
    """An array as a PNG file (W3C PNG, sections 5 and 9: 8 bits, no filter). values: as for `pixels`."""
    values = _bytes(values)
    rows, columns = values.shape[:2]
    lines = np.zeros((rows, 1 + values[0].size), np.uint8)  # each line starts with its filter: 0, none
    lines[:, 1:] = values.reshape(rows, -1)
    header = struct.pack(">IIBBBBB", columns, rows, 8, 0 if values.ndim == 2 else 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 6)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts)


def _bytes(values: np.ndarray) -> np.ndarray:
    values = np.asarray(values)
    if values.dtype != np.uint8:
        raise TypeError(f"values: got an array of {values.dtype}, expected uint8")
    if not (values.ndim == 2 or (values.ndim == 3 and values.shape[2] == 3)) or values.size == 0:
        raise ValueError(f"values: got the shape {values.shape}, expected (rows, columns) or (rows, columns, 3)")
    return values


def bars(values: Sequence[float] | np.ndarray, names: Sequence[object], x: float, y: float, width: float,
         row: float = 24, full: float = 1.0, fill: str | Sequence[str] = BLUE,
         number: Callable[[float], str] = "{:.2f}".format) -> str:
    """Horizontal bars, one in each `row` pixels: name, bar, number. A bar of `full` takes all the room between the two.

    values: from 0 to `full`. fill: a colour, or one for each bar. number: writes a value, such as wording.percent.
    """
    shares = np.asarray(values, dtype=float) / full
    if shares.ndim != 1 or len(shares) != len(names):
        raise ValueError(f"names: got {len(names)} for values of the shape {shares.shape}, expected one for each value")
    if not np.all((shares >= 0) & (shares <= 1)):  # NaN fails this too
        raise ValueError(f"values: got {np.asarray(values).tolist()}, expected numbers from 0 to {full}")
    left, right = 8 + SMALL * 0.65 * max((len(str(name)) for name in names), default=0), 60
    parts = []
    for place, (share, name) in enumerate(zip(shares, names, strict=True)):
        top, length = y + place * row, (width - left - right) * share
        baseline = top + row / 2 + SMALL * 0.36
        parts += [
            text(x + left - 8, baseline, name, anchor="end"),
            element("rect", x=x + left, y=top + 3, width=max(length, 1.0), height=row - 6,
                    fill=fill if isinstance(fill, str) else fill[place]),
            text(x + left + length + 6, baseline, number(values[place]))]
    return "".join(parts)
