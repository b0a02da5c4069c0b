"""Drawings as strokes: a small set made for this course, and strokes as pixels.

A stroke is a list of points (x, y) on a pad of 280 x 280 pixels, x to the right and y down; a drawing is a list of
strokes.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

SIZE, PEN = 280, 20  # pixels: the pad's edge and the width of its pen, as in widgets/browser/pad.js
FILE = Path(__file__).resolve().parents[1] / "data" / "strokes.json"
STEPS = 6  # straight pieces between two points of a smooth line
SLANTS = ((0.0, 1.0), (0.22, 0.85))  # each way of writing as it is, and leaning to the right and smaller

Strokes = list[list[tuple[float, float]]]


def samples() -> tuple[list[np.ndarray], np.ndarray]:
    """Forty drawings, four of each digit: (uint8 (280, 280), 0 = paper and 255 = ink, a list), labels (40,)."""
    drawings = [(rasterize(strokes), digit) for digit, some in sample_strokes().items() for strokes in some]
    return [drawing for drawing, _ in drawings], np.array([int(digit) for _, digit in drawings])


@cache
def sample_strokes() -> dict[str, list[Strokes]]:
    """The strokes of the same drawings: digit -> four drawings."""
    ways = json.loads(FILE.read_text(encoding="utf-8"))
    return {str(digit): [_slanted([_smooth(stroke) for stroke in way], *slant)
                         for way in ways[str(digit)] for slant in SLANTS] for digit in range(10)}


def rasterize(strokes: Strokes, pen: float = PEN) -> np.ndarray:
    """A drawing as pixels, uint8 (280, 280): 0 is paper, 255 ink, greys where the pen's edge crosses a pixel.

    A pixel's ink is 1 up to half the pen's width from the middle of a stroke, and falls to 0 over one pixel.
    """
    middles = np.arange(SIZE) + 0.5
    distance = np.full((SIZE, SIZE), np.inf)
    for stroke in strokes:
        points = np.array(stroke, dtype=float).reshape(-1, 2)
        for start, end in pairwise([*points, points[-1]] if len(points) == 1 else points):
            # Only pixels that the pen may reach: a drawing has some hundred pieces.
            low = np.clip(np.floor(np.minimum(start, end) - pen), 0, SIZE).astype(int)
            high = np.clip(np.ceil(np.maximum(start, end) + pen), 0, SIZE).astype(int)
            x, y = middles[np.newaxis, low[0]:high[0]], middles[low[1]:high[1], np.newaxis]
            along = end - start
            share = np.clip(((x - start[0]) * along[0] + (y - start[1]) * along[1]) / max(along @ along, 1e-9), 0, 1)
            piece = np.hypot(x - start[0] - share * along[0], y - start[1] - share * along[1])
            part = distance[low[1]:high[1], low[0]:high[0]]
            np.minimum(part, piece, out=part)
    return np.round(255 * np.clip(pen / 2 + 0.5 - distance, 0, 1)).astype(np.uint8)


def _smooth(points: list) -> list[tuple[float, float]]:
    """A smooth line through the points. (Catmull and Rom, "A class of local interpolating splines", 1974.)"""
    p = np.array([points[0], *points, points[-1]], dtype=float)
    t = np.linspace(0, 1, STEPS, endpoint=False)[:, np.newaxis]
    pieces = [0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
              for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False)]
    return [(int(x), int(y)) for x, y in np.round([*np.concatenate(pieces), p[-1]])]


def _slanted(strokes: Strokes, slant: float, size: float) -> Strokes:
    middle = SIZE / 2
    return [[(round(middle + size * (x - middle - slant * (y - middle))), round(middle + size * (y - middle)))
             for x, y in stroke] for stroke in strokes]
