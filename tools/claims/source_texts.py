"""The texts whose statements the course puts to the test. Author and year are given where the text states them."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A text, and where in it the statement is made: a section, or minutes of the video that it retells."""

    name: str
    author: str     # "" where the text names nobody
    year: int | None
    where: str


def jaffe(where: str) -> Source:
    """An article for beginners. where: a section; "the text on ..." is what follows its preview."""
    return Source("Neural Network Training Process for Digit Recognition", "Colin Jaffe", 2026, where)


def answer(where: str) -> Source:
    """A question with a long answer."""
    return Source("How can neural networks be trained to recognize handwritten digits?", "", 2026, where)


def notes(where: str) -> Source:
    """Notes on a video of the channel 3Blue1Brown, by its sections and minutes."""
    return Source("Training neural networks for handwritten digit recognition", "3blue1brown", None, where)
