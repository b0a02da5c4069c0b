"""A lesson as a deck: one HTML file with all slides, its formulas set and its widgets of the page alive.

A slide, what appears on it and what is left out: as `start.py present` has it (tools/slides.py). There is no kernel
behind a deck. Code stands there with what it showed when the lesson ran.
"""

import html
import json
import re
from pathlib import Path

from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from helpers.widgets.browser import bundle
from tools.handouts import parts
from tools.handouts.typeset import typeset
from tools.slides import slide_type

FOLDER = Path(__file__).parent
HINT = re.compile(r"^hint\(", re.MULTILINE)
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>%(title)s</title>
<style>
%(style)s
</style>
</head>
<body>
<main>
%(body)s
</main>
<nav aria-label="Slides"><button id="back" aria-label="Back">&lsaquo;</button><span
 id="place" role="status"></span><button id="on" aria-label="On">&rsaquo;</button></nav>
<script id="kept" type="application/json">%(kept)s</script>
<script>
%(script)s
</script>
%(modules)s
</body>
</html>
"""
MODULE = """<script type="module">
%(code)s
deck.alive(%(name)s, widget);
</script>"""


def page(browser, notebook: NotebookNode, title: str) -> str:
    """The deck of a lesson that has run (tools.slides.presented_notebook)."""
    living: list[dict] = []
    set_ = typeset(browser, _slides(notebook, living))
    # "</script>" in a text would end the script.
    kept = json.dumps(living, separators=(",", ":")).replace("<", "\\u003c")
    modules = "\n".join(MODULE % {"code": bundle(name).replace("export default", "const widget ="),
                                  "name": json.dumps(name)} for name in sorted({each["module"] for each in living}))
    style = "\n".join([(FOLDER / "deck.css").read_text(encoding="utf-8"), set_.style, _code_colours()])
    return PAGE % {"title": html.escape(title), "style": style, "body": set_.body, "kept": kept, "modules": modules,
                   "script": (FOLDER / "deck.js").read_text(encoding="utf-8")}


def _slides(notebook: NotebookNode, living: list[dict]) -> str:
    slides: list[list[str]] = []        # each a list of steps
    skipped = False
    for cell in notebook.cells:
        kind = slide_type(cell)
        skipped = kind == "skip" or (skipped and kind is None)
        content = "" if skipped else _cell(cell, living)
        if kind in ("slide", "subslide") or not slides:
            slides.append([content])
        elif kind == "fragment":
            slides[-1].append(content)
        else:
            slides[-1][-1] += content
    shown = [[step for step in steps if step] for steps in slides]
    return "\n".join("<section>" + "".join(f'<div class="step">{step}</div>' for step in steps) + "</section>"
                     for steps in shown if steps)


def _cell(cell: NotebookNode, living: list[dict]) -> str:
    if cell.cell_type == "markdown":
        return f'<div class="text">{parts.text(cell)}</div>'
    if "exercise" in cell.metadata.get("tags", []):
        return parts.code(parts.CHECK.sub("", cell.source))
    if HINT.search(cell.source) or "setup-guard" in cell.metadata.get("tags", []):
        return ""
    before = len(living)
    shown = parts.outputs(cell, living)
    # A widget stands for itself: what calls it says nothing to those who watch.
    return shown if len(living) > before else parts.code(cell.source) + shown


def _code_colours() -> str:
    light = HtmlFormatter(style="friendly").get_style_defs(":root:not(.dark) .code")
    return light + "\n" + HtmlFormatter(style="github-dark").get_style_defs(":root.dark .code")
