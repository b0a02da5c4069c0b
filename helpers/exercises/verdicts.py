"""What a learner reads after `check`, `hint` and `quiz`: as a card in a notebook, as text anywhere else."""

import html
import re
import sys
import textwrap
import threading
from dataclasses import dataclass, field
from typing import Any

from helpers.colours import BLUE, GREEN, VERMILLION
from helpers.in_browser import IN_BROWSER

PRINTED_LINES, PRINTED_WIDTH = 3, 100
PATIENCE = 1.5              # seconds over an exercise's limit, before a page says that the code cannot be stopped
PRINTED_STYLE = "margin: 0.3em 0; white-space: pre-wrap; font-family: monospace; background: transparent"
STRESSED = re.compile(r"(?<![\w*])\*(?=\w)([^*]*?\w[.,]?)\*(?![\w*])")


@dataclass
class Verdict:
    """What `judge` found. `kind`: right, mistake, wrong, error, timeout, survived, unattempted or unchecked."""

    kind: str
    sentences: list[str]
    mistake: str = ""                                   # the name of the listed mistake that was recognised
    printed: list[str] = field(default_factory=list)    # lines that the learner's code printed


@dataclass
class Card:
    """A headline, paragraphs, a foot line. `code` and *stress* in the texts are marked up, nothing else.

    picture: HTML, before the last paragraph; a text goes without.
    """

    headline: str
    paragraphs: list[str]
    foot: str = ""
    colour: str = BLUE
    printed: list[str] = field(default_factory=list)
    picture: str = ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        # Half a character, of which no message to a page can be made, may be among what was printed.
        return {kind: text.encode("utf-8", "backslashreplace").decode()
                for kind, text in (("text/html", self.html()), ("text/plain", self.text()))}

    def text(self) -> str:
        lines = [wrap(" ".join([self.headline, *self.paragraphs[:1]]), "")]
        lines += [wrap(paragraph, "  ") for paragraph in self.paragraphs[1:]]
        lines += [f"  | {line}" for line in self.printed]
        return "\n".join(lines + ([wrap(self.foot, "  ")] if self.foot else []))

    def html(self) -> str:
        first = " ".join([f"<strong>{marked_up(self.headline)}</strong>", *map(marked_up, self.paragraphs[:1])])
        parts = [first, *map(marked_up, self.paragraphs[1:])]
        shown = [f'<p style="margin: 0.2em 0">{part}</p>' for part in parts]
        body = "".join([*shown[:-1], self.picture, shown[-1]])
        if self.printed:
            printed = html.escape("\n".join(self.printed))
            body += f'<pre style="{PRINTED_STYLE}">{printed}</pre>'
        if self.foot:
            body += f'<p style="margin: 0.4em 0 0.2em; opacity: 0.8"><small>{marked_up(self.foot)}</small></p>'
        return f'<div style="{card_style(self.colour)}">{body}</div>'


def card_style(colour: str) -> str:
    """A tint that lets the page's own background and text colour through, so that it suits light and dark themes."""
    return (f"border-left: 4px solid {colour}; background: {colour}1a; padding: 0.4em 0.9em; margin: 0.3em 0; "
            "max-width: 56em; line-height: 1.45; overflow-wrap: anywhere")


def headline(kind: str) -> tuple[str, str]:
    """What is said first of a verdict of this kind, and its colour."""
    return {
        "right": ("✓ Right.", GREEN),
        "unattempted": ("○ Not attempted yet.", BLUE),
        "unchecked": ("○ Nothing was checked.", BLUE),
    }.get(kind, ("✗ Not yet.", VERMILLION))


def verdict_card(verdict: Verdict, name: str, heading: str, progress: str) -> Card:
    """The card of a verdict on the exercise `name`, which is called `heading` for people ("04.9 One epoch")."""
    first, colour = headline(verdict.kind)
    paragraphs, printed = list(verdict.sentences), []
    if verdict.printed:
        paragraphs.append("Your code printed, over all the calls of this check:")
        printed = [line[:PRINTED_WIDTH] for line in verdict.printed[:PRINTED_LINES]]
        printed += ["..."] if len(verdict.printed) > PRINTED_LINES else []
    hint = "" if verdict.kind in ("right", "survived", "unchecked") else f' · `hint("{name}")` helps'
    return Card(first, paragraphs, f"{heading} · {progress}{hint}", colour, printed)


def marked_up(text: str) -> str:
    """Escaped for HTML, `code` and *stressed words* marked as such."""
    pieces = [html.escape(piece) for piece in re.split(r"`([^`]+)`", text)]
    return "".join(f"<code>{piece}</code>" if place % 2 else STRESSED.sub(r"<em>\1</em>", piece)
                   for place, piece in enumerate(pieces))


def show(thing: Any) -> None:
    """Display `thing` in a notebook, print its text elsewhere."""
    if "IPython" in sys.modules:
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            display(thing)
            return
    text = thing.text()
    try:
        print(text)
    except UnicodeEncodeError:      # a Windows console with an old code page
        print(text.encode("ascii", "replace").decode())


class Place:
    """Where a verdict will be shown. Until it is there, a page says after some seconds what to do.

    One long call of C code stops the whole kernel, which then can say nothing any more. So the words are sent before
    the learner's code runs, and the page itself shows them when the time is over. A verdict takes their place.
    """

    def __init__(self, time_limit: float) -> None:
        self.handle = None
        if IN_BROWSER or "ipykernel" not in sys.modules:
            return
        from IPython import get_ipython
        from IPython.display import display

        kernel = getattr(get_ipython(), "kernel", None)
        if kernel is not None:
            self.handle = display(Waiting(time_limit + PATIENCE), display_id=True)
            sent = threading.Event()
            # Messages leave in order. (Flushing sys.stdout would wait as well, but it may be somebody else's by now.)
            kernel.iopub_thread.schedule(sent.set)
            sent.wait(1)

    def show(self, card: Card) -> None:
        """Show a verdict's card."""
        if self.handle is None:
            show(card)
        else:
            self.handle.update(card)

    def clear(self) -> None:
        """Leave nothing on the page."""
        if self.handle is not None:
            self.handle.update({"text/html": "", "text/plain": ""}, raw=True)


@dataclass
class Waiting:
    """Words that a page shows after some seconds."""

    seconds: float

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        words = (f"There is no verdict after {self.seconds:g} seconds: your code cannot be stopped. Is there one call "
                 "that takes very long, such as sum(range(10**10))? If these words stay here, restart the kernel (menu "
                 "Kernel, Restart Kernel).")
        shown = "@keyframes course-shown { to { max-height: 20em; visibility: visible } }"
        style = ("max-height: 0; overflow: hidden; visibility: hidden; "
                 f"animation: course-shown 0s {self.seconds}s forwards")
        return {"text/html": f'<style>{shown}</style><div style="{style}">{html.escape(words)}</div>',
                "text/plain": "The check is running."}


def wrap(text: str, indent: str) -> str:
    return textwrap.fill(text, 96, initial_indent=indent, subsequent_indent=indent or "  ", break_long_words=False,
                         break_on_hyphens=False)
