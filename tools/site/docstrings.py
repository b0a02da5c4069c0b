"""The course's docstrings are plain text: on the site, tables of words keep their lines, and `code` is code."""

from __future__ import annotations

import re
from itertools import groupby

MARKED = re.compile(r"``?([^`]+)``?")
SPECIAL = re.compile(r"([\\*_|])")
TABLE = re.compile(r"^ |\S {2,}\S", re.MULTILINE)


def as_pages_show(app: object, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """Change the lines of a docstring in place, into reStructuredText: sentences flow, what is set in columns stays."""
    shown: list[str] = []
    for blank, group in groupby(lines, lambda line: not line.strip()):
        paragraph = list(group)
        if blank:
            continue
        if TABLE.search("\n".join(paragraph)):
            shown += [".. code-block:: text", "", *(f"   {line}" for line in paragraph), ""]
        else:
            shown += [*map(_escaped, paragraph), ""]
    lines[:] = shown


def says_nothing(app: object, what: str, name: str, thing: object, skip: bool, options: object) -> bool | None:
    """Whether a member is left out: Python writes "Alias for field number 0" itself. None: as Sphinx would have it."""
    return True if str(getattr(thing, "__doc__", "")).startswith("Alias for field number") else None


def _escaped(line: str) -> str:
    parts = MARKED.split(line)  # plain, marked, plain, ...
    shown = [f"\\ ``{part}``\\ " if place % 2 else SPECIAL.sub(r"\\\1", part) for place, part in enumerate(parts)]
    return "".join(shown)
