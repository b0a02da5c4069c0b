"""A measured value among those of the course's own runs, as dots on a line: HTML for a card."""

import base64
import html
import math
from collections.abc import Sequence
from typing import NamedTuple

from helpers.colours import BLUE, ORANGE
from helpers.measured import Range, written
from helpers.wording import percent

WIDTH, HEIGHT, MARGIN = 340, 26, 9
LINE = "#8A8A8A"            # seen on white and on black: an image does not know the page's theme


class Row(NamedTuple):
    """One measured quantity."""

    label: str              # "" where it is the only one
    value: float | None     # what the learner measured
    runs: Range | None      # what the course's runs gave
    unit: str
    seeds: int              # how many runs of the course there were

    def outside(self) -> bool:
        """Whether the value, as it is written, is lower or higher than all of several runs that differ."""
        if self.value is None or self.runs is None or self.runs.lowest == self.runs.highest:
            return False
        nearest = min(max(self.value, self.runs.lowest), self.runs.highest)
        return " to " in written([nearest, nearest, self.value], self.unit, "range")


def dot_plot(rows: Sequence[Row]) -> str:
    """The rows below each other on one scale; "" where there is nothing to compare."""
    values = [value for row in rows for value in ([row.value] if row.value is not None else []) + list(row.runs or ())]
    units = {row.unit for row in rows}
    if not any(row.runs for row in rows) or len(units) > 1 or len({_written(value, *units) for value in values}) < 2:
        return ""
    low, high = _ends(values, rows[0].unit)
    ends = [_written(end, rows[0].unit) for end in (low, high)]
    cell = '<td style="padding: 0 8px; border: 0; text-align: left; white-space: nowrap; background: transparent">'
    lines = "".join(
        f'<tr style="background: transparent">{cell}{html.escape(row.label)}</td>{cell}<small>{ends[0]}</small></td>'
        f'{cell}{_image(row, low, high, ends)}</td>{cell}<small>{ends[1]}</small></td></tr>' for row in rows)
    seeds = sorted({row.seeds for row in rows if row.runs})
    runs = " or ".join(map(str, seeds))
    course = f"○ lowest, middle, highest of {runs} runs" if seeds != [1] else "○ the course's measurement"
    if beyond := [row.seeds for row in rows if row.outside()]:
        # Of n + 1 runs of one kind each is as likely the lowest, and as likely the highest.
        course += f"; one more value of the kind lies outside in up to {percent(2 / (min(beyond) + 1), 0)} of cases"
    return (f'<table style="border: 0; margin: 0.3em 0">{lines}</table>'
            f'<p style="margin: 0"><small><span style="color: {ORANGE}">◆</span> yours, {course}</small></p>')


def _image(row: Row, low: float, high: float, ends: list[str]) -> str:
    def place(value: float) -> float:
        return round(MARGIN + (value - low) / (high - low) * (WIDTH - 2 * MARGIN), 1)

    middle = HEIGHT / 2
    parts = [f'<path d="M{MARGIN} {middle}H{WIDTH - MARGIN}M{MARGIN} 8V18M{WIDTH - MARGIN} 8V18" stroke="{LINE}"/>']
    if row.runs:
        parts.append(f'<path d="M{place(row.runs.lowest)} {middle}H{place(row.runs.highest)}" stroke="{BLUE}" '
                     'stroke-width="3"/>')
        parts += [f'<circle cx="{place(value)}" cy="{middle}" r="5.5" fill="#FFFFFF" stroke="{BLUE}" '
                  'stroke-width="2.5"/>' for value in row.runs]
    if row.value is not None:
        x = place(row.value)
        parts.append(f'<path d="M{x} {middle - 7}l7 7l-7 7l-7 -7z" fill="{ORANGE}" stroke="#222222"/>')
    drawing = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" fill="none">'
               f'{"".join(parts)}</svg>')
    source = base64.b64encode(drawing.encode()).decode()
    alt = html.escape(_alt(row, ends))
    return (f'<img src="data:image/svg+xml;base64,{source}" alt="{alt}" width="{WIDTH}" height="{HEIGHT}" '
            'style="margin: 0; vertical-align: middle; max-width: none">')


def _alt(row: Row, ends: list[str]) -> str:
    outside = " (outside)" if row.outside() else ""
    found = [f"yours at {_written(row.value, row.unit)}{outside}"] if row.value is not None else []
    if row.runs:
        lowest, middle, highest = (_written(value, row.unit) for value in
                                   (row.runs.lowest, row.runs.median, row.runs.highest))
        found.append(f"the course's at {middle}" if lowest == highest else
                     f"the course's runs from {lowest} to {highest}, the middle one at {middle}")
    return f"{row.label + ': on' if row.label else 'On'} a line from {ends[0]} to {ends[1]}, {' and '.join(found)}."


def _ends(values: Sequence[float], unit: str) -> tuple[float, float]:
    """Two round numbers around the values, with some room."""
    low, high = min(values), max(values)
    room = (high - low) / 6
    step = 10.0 ** math.floor(math.log10((high - low) / 2))
    ends = [math.floor((low - room) / step) * step, math.ceil((high + room) / step) * step]
    if low >= 0:
        ends[0] = max(ends[0], 0.0)
    if unit == "share" and high <= 1:   # a spread in parts of the mean may be larger
        ends[1] = min(ends[1], 1.0)
    return ends[0], ends[1]


def _written(value: float, unit: str) -> str:
    return written([value] * 3, unit, "median")
