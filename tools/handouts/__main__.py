"""Handouts and decks: `python -m tools.handouts [lesson ...]`.

Each lesson is run once, on the digits that are there. It gives, in build/handouts/: a page to print (.html), the same
as a PDF, and a deck for a screen (_deck.html). Nothing in them asks for a network.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from nbformat import NotebookNode

from helpers.files import write_whole
from helpers.measured import read_measured
from tools import chromium, npm, slides
from tools.build import execute
from tools.handouts import deck, paper
from tools.processes import Stop, is_writable, say
from tools.solutions import BuildError
from tools.sources import ROOT, Lesson, chosen, lesson_sources, read_lesson

FOLDER = ROOT / "build" / "handouts"


def main(words: list[str]) -> int:
    """The command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="start.py handouts", description="Print lessons, and make decks of them.")
    parser.add_argument("lessons", nargs="*", metavar="lesson", help="04 or 04_descent; without any: all")
    options = parser.parse_args(words)
    try:
        lessons = [read_lesson(path) for path in chosen(options.lessons, lesson_sources(ROOT))]
        if not is_writable(FOLDER):
            raise Stop(f"The folder {FOLDER} cannot be written.")
        npm.file(*npm.MATHJAX)  # what cannot be fetched is said now, and not when a lesson has run
        with chromium.started() as browser:
            for lesson in lessons:
                begun = time.perf_counter()
                say(f"{lesson.name} runs ...")
                written = make(browser, lesson, read_measured(ROOT), FOLDER)
                sizes = ", ".join(f"{path.name} ({path.stat().st_size / 1e6:.1f} MB)" for path in written)
                say(f"  {sizes}, in {time.perf_counter() - begun:.0f} s")
    except (BuildError, Stop, ValueError, OSError) as error:
        print(f"Not made. {error}", file=sys.stderr)
        return 1
    say(f"They are in {os.path.relpath(FOLDER, ROOT)}.")
    return 0


def make(browser, lesson: Lesson, measured: dict, folder: Path) -> list[Path]:
    """Run a lesson and write its page, its PDF and its deck. Returns their paths."""
    notebook = run(lesson, measured)
    title = notebook.cells[0].source.split("\n")[0].lstrip("# ")
    folder.mkdir(parents=True, exist_ok=True)
    on_paper, as_pdf, as_deck = (folder / f"{lesson.name}{end}" for end in (".html", ".pdf", "_deck.html"))
    text = paper.page(browser, notebook, title)
    write_whole(on_paper, text)
    paper.pdf(browser, text, as_pdf)
    write_whole(as_deck, deck.page(browser, notebook, title))
    return [on_paper, as_pdf, as_deck]


def run(lesson: Lesson, measured: dict) -> NotebookNode:
    """The learner's notebook with its outputs, living widgets among them, and what tools.slides says of its cells."""
    notebook = slides.presented_notebook(lesson, measured)
    places = [lesson.places[0], "the guard cell (tools/guard_cell.py)", *lesson.places[1:]]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        execute(notebook, Path(folder), places)
    return notebook


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
