"""Figures of the page "Said and measured": all claims at a glance, and numbers as they are told and as measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.patches import FancyBboxPatch

from helpers.colours import BLUE, FRAME, GREEN, GRID, INK, ORANGE, VERMILLION
from helpers.figures.picture import Picture, in_style, percent_axis
from helpers.measured import SIGNS, VERDICTS, Claim, Range
from helpers.own_claim import OwnClaim
from helpers.wording import percent

LOOKS = {verdict: (*colours, SIGNS[verdict]) for verdict, colours in
         zip(VERDICTS, [(GREEN, "white"), (ORANGE, INK), (VERMILLION, "white"), (FRAME, INK)], strict=True)}
KEY = (0, 0.17, 0.5, 0.69)  # where the four entries of the key begin, as shares of the width


@in_style
def statements(claims: Sequence[Claim]) -> Picture:
    """Every claim as a tile with nothing but its name, a row for each topic: what came of it is not told."""
    rows = _by_topic(claims)
    title = f"{len(claims)} statements: which are true?"
    figure = Picture(8.2, 0.46 * len(rows) + 0.6, f"{title} By topic: " + ", ".join(
        f"{topic} {len(row)}" for topic, row in rows.items()) + ".")
    figure.headline(title)
    axes = figure.subplots()
    for place, row in enumerate(rows.values()):
        for column, claim in enumerate(row):
            _tile(axes, column, place, FRAME)
            axes.text(column, place, claim.id, color=INK, ha="center", va="center_baseline", fontsize=9)
    _name_the_rows(axes, rows, len(rows) - 0.45)
    return figure


@in_style
def verdicts(claims: Sequence[Claim]) -> Picture:
    """Every claim as a tile in the colour of its verdict, a row for each topic."""
    rows = _by_topic(claims)
    longest = max(map(len, rows.values()))
    counts = {verdict: sum(claim.verdict == verdict for claim in claims) for verdict in VERDICTS}
    checkable = len(claims) - counts["not checkable"]
    title = f"{counts['true']} of {checkable} claims that can be measured are true as they stand"
    figure = Picture(8.2, 0.46 * len(rows) + 1.25, f"{title}. By topic: " + "; ".join(
        f"{topic}: " + ", ".join(f"{sum(claim.verdict == verdict for claim in row)} {verdict}" for verdict in VERDICTS
                                 if any(claim.verdict == verdict for claim in row))
        for topic, row in rows.items()) + ".")
    figure.headline(title)
    axes = figure.subplots()
    for place, row in enumerate(rows.values()):
        for column, claim in enumerate(sorted(row, key=lambda claim: VERDICTS.index(claim.verdict))):
            fill, ink, sign = LOOKS[claim.verdict]
            _tile(axes, column, place, fill)
            axes.text(column, place, f"{claim.id} {sign}".rstrip(), color=ink, ha="center", va="center_baseline",
                      fontsize=9)
    for left, (verdict, (fill, ink, sign)) in zip(KEY, LOOKS.items(), strict=True):
        left *= longest
        _tile(axes, left - 0.2, len(rows) + 0.35, fill, 0.5)
        axes.text(left - 0.2, len(rows) + 0.35, sign, color=ink, ha="center", va="center_baseline", fontsize=9)
        axes.text(left + 0.18, len(rows) + 0.35, f"{verdict}: {counts[verdict]}", va="center_baseline", fontsize=10)
    _name_the_rows(axes, rows, len(rows) + 0.8)
    return figure


def _by_topic(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    topics = dict.fromkeys(claim.topic for claim in claims)
    return {topic: [claim for claim in claims if claim.topic == topic] for topic in topics}


def _name_the_rows(axes, rows: Mapping[str, Sequence[Claim]], lowest: float) -> None:
    axes.set(xlim=(-0.6, max(map(len, rows.values())) - 0.4), ylim=(lowest, -0.55), xticks=[])
    axes.set_yticks(range(len(rows)), list(rows))
    axes.tick_params(left=False)
    axes.spines[:].set_visible(False)


def _tile(axes, column: float, row: float, fill: str, width: float = 0.9) -> None:
    axes.add_patch(FancyBboxPatch((column - width / 2 + 0.05, row - 0.35), width - 0.1, 0.7, linewidth=0,
                                  boxstyle="round,pad=0.03,rounding_size=0.1", facecolor=fill, mutation_aspect=1))


@in_style
def told_and_measured(rows: Mapping[str, tuple[float, Range]]) -> Picture:
    """The number as it is told (a diamond) against what was measured (a dot, its range as a line).

    rows: what the number is -> (share as it is told, Range measured). Shares from 0 to 1.
    """
    title = "Numbers as they are told, and as they were measured"
    names = list(rows)
    figure = Picture(8.2, 0.42 * len(names) + 1.2, f"{title}. " + "; ".join(
        f"{name}: told {percent(told, 0)}, measured {percent(found.median)} ({percent(found.lowest)} to "
        f"{percent(found.highest)})" for name, (told, found) in rows.items()) + ".")
    figure.headline(title)
    axes = figure.subplots()
    for place, (told, found) in enumerate(rows.values()):
        axes.plot([told, found.median], [place, place], color=FRAME, linewidth=1.5, zorder=1)
        axes.plot(told, place, "D", color=VERMILLION, markersize=9, zorder=2)
        axes.plot([found.lowest, found.highest], [place, place], color=BLUE, linewidth=3.5, zorder=3)
        axes.plot(found.median, place, "o", color=BLUE, markersize=8, markeredgecolor="white", zorder=4)
    axes.plot([], [], "D", color=VERMILLION, label="told")
    axes.plot([], [], "o-", color=BLUE, label="measured: median and range")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=10, borderaxespad=0)
    axes.set_yticks(range(len(names)), names)
    axes.set(xlim=(-0.02, 1.02), ylim=(len(names) - 0.4, -0.6), xlabel="share of the images")
    axes.grid(axis="x", color=GRID)
    axes.set_axisbelow(True)
    axes.tick_params(left=False)
    percent_axis(axes.xaxis)
    return figure


@in_style
def own_claims(claims: Sequence[OwnClaim]) -> Picture:
    """Statements of the learner's own, a row each: a dot for each seed, a bar from the lowest to the highest."""
    figure = Picture(8.2, 0.75 * len(claims) + 1.1, " ".join(claim.words() for claim in claims))
    figure.headline("What you measured: a dot for each seed")
    all_axes = figure.subplots(len(claims), squeeze=False).ravel()
    for axes, claim in zip(all_axes, claims, strict=True):
        axes.plot([min(claim.numbers), max(claim.numbers)], [0, 0], color=FRAME, linewidth=6, solid_capstyle="round")
        axes.plot(claim.numbers, [0] * len(claim.numbers), "o", color=BLUE if claim.holds else VERMILLION, markersize=8)
        axes.set_title(claim.judged, fontsize=10, loc="left")
        axes.set(yticks=[], ylim=(-1, 1))
        axes.margins(x=0.15)
        axes.spines["left"].set_visible(False)
    all_axes[-1].set_xlabel("what measure(seed) gave")
    return figure
