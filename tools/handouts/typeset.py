"""Formulas set once, in the browser that makes the PDF: the pages carry them as SVG, and ask for no script."""

from dataclasses import dataclass

from tools import npm

SETTINGS = """window.MathJax = {
  tex: {inlineMath: [["$", "$"], ["\\\\(", "\\\\)"]], displayMath: [["$$", "$$"], ["\\\\[", "\\\\]"]]},
  svg: {fontCache: "none"}, options: {enableMenu: false}, startup: {typeset: false},
};"""
SECONDS = 60


@dataclass(frozen=True)
class Typeset:
    """HTML with its formulas set, and the style that they need."""

    body: str
    style: str


def typeset(browser, body: str) -> Typeset:
    """Set the formulas of a page's body. Raises Stop where MathJax cannot be had."""
    mathjax = npm.file(*npm.MATHJAX).decode()
    page = browser.new_context(offline=True).new_page()
    try:
        page.set_default_timeout(1000 * SECONDS)
        page.set_content(f"<!DOCTYPE html><meta charset='utf-8'><body>{body}</body>")
        page.evaluate(SETTINGS)
        page.evaluate(mathjax + "\n0")
        page.evaluate("async () => { await MathJax.startup.promise; await MathJax.typesetPromise(); }")
        style = page.evaluate("() => document.getElementById('MJX-SVG-styles')?.textContent ?? ''")
        return Typeset(page.evaluate("() => document.body.innerHTML"), style)
    finally:
        page.context.close()
