"""The course's docstrings are plain text: on the site they keep their lines, and what stands in backticks is code."""

from __future__ import annotations

import re

MARKED = re.compile(r"``?([^`]+)``?")
SPECIAL = re.compile(r"([\\*_|])")


def as_line_block(app: object, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """Change the lines of a docstring in place, into reStructuredText that shows them as they are."""
    lines[:] = [f"| {_escaped(line)}" if line.strip() else "|" for line in lines] + [""]


def _escaped(line: str) -> str:
    parts = MARKED.split(line)  # plain, marked, plain, ...
    shown = [f"\\ ``{part}``\\ " if place % 2 else SPECIAL.sub(r"\\\1", part) for place, part in enumerate(parts)]
    return "".join(shown)
