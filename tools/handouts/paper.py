"""A lesson on paper: first what one needs before and during it, without answers; then what was seen."""

import html
import re
from pathlib import Path

from nbformat import NotebookNode

from tools.handouts import parts
from tools.handouts.typeset import typeset

STYLE = Path(__file__).with_name("paper.css")
HEADING = re.compile(r"^#{2,3} ", re.MULTILINE)
SECTION = re.compile(r"^## ", re.MULTILINE)
OWN_WORDS = re.compile(r"^\*\*Say it in your own words")  # above questions, which answer nothing
RECAP = re.compile(r"^## What you have (measured|seen)", re.MULTILINE)
NOTES = f'<div class="notes"><p>Notes</p>{parts.lines(5)}</div>'
AFTER = """<section class="after"><h2>After the lesson: what was seen</h2>
<p class="quiet">Read on when you have measured.</p>"""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
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
</body>
</html>
"""


def page(browser, notebook: NotebookNode, title: str) -> str:
    """The printable page of a lesson that has run (tools.slides.presented_notebook)."""
    before, after = _sorted(notebook)
    notes = [] if before[-1:] == [NOTES] else [NOTES]
    set_ = typeset(browser, "\n".join([*before, *notes, AFTER, *after, "</section>"]))
    style = STYLE.read_text(encoding="utf-8") + set_.style
    return PAGE % {"title": html.escape(title), "style": style, "body": set_.body}


def _sorted(notebook: NotebookNode) -> tuple[list[str], list[str]]:
    """What comes before, and what answers: a result and all behind it, to the next heading.

    What is shown between a prediction and its result may answer as well, in a picture that grows.
    """
    before: list[str] = []
    after: list[str] = []
    answered, waiting, heading = False, False, ""
    for cell in notebook.cells:
        if "setup-guard" in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown" and (match := HEADING.search(cell.source)):
            answered, heading = bool(RECAP.search(cell.source)), cell.source[match.start():].split("\n")[0]
            if SECTION.search(cell.source) and before[-1:] != [NOTES]:
                before.append(NOTES)
        asked, shown = _cell(cell)
        before += asked
        waiting = waiting or any(parts.is_prediction(name) for name in parts.QUIZ.findall(cell.source))
        if "reveals" in cell.metadata.get("course", {}):
            answered, waiting = True, False
        answers = answered and not (cell.cell_type == "markdown" and OWN_WORDS.match(cell.source))
        if shown and (answers or (waiting and cell.cell_type == "code")):
            if heading and heading not in cell.source:
                after.append(parts.markdown2html(heading))
            after += shown
            heading = ""
        else:
            before += shown
    return before, after


def _cell(cell: NotebookNode) -> tuple[list[str], list[str]]:
    """What a cell asks, and what it says or shows."""
    if cell.cell_type == "markdown":
        return [], [parts.text(cell)]
    if "exercise" in cell.metadata.get("tags", []):
        return [parts.stub(cell.source)], []
    asked = [parts.question(name) for name in parts.QUIZ.findall(cell.source)]
    own = parts.in_own_words(cell.source)
    asked += [own] if own else []
    if asked or re.match(r"^hint\(", cell.source):
        return asked, []
    shown = parts.outputs(cell)
    return [], [shown] if shown else []


def pdf(browser, text: str, target: Path) -> None:
    """Print a page as a PDF with numbered pages."""
    context = browser.new_context(offline=True)
    try:
        sheet = context.new_page()
        sheet.set_content(text, wait_until="load")
        sides = f'<span>{html.escape(sheet.title())}</span><span class="pageNumber"></span>'
        line = ('<div style="font: 8px system-ui, sans-serif; color: #555; width: 100%; padding: 0 16mm; '
                f'display: flex; justify-content: space-between">{sides}</div>')
        sheet.pdf(path=str(target), format="A4", print_background=True, display_header_footer=True,
                  header_template="<span></span>", footer_template=line,
                  margin={"top": "16mm", "bottom": "18mm", "left": "16mm", "right": "16mm"})
    finally:
        context.close()
