"""The glossary's words: an anchor for each on its page, and a link at its first use in a lesson."""

from __future__ import annotations

import html
import re

ROW = re.compile(r"^\| \*\*(.+?)\*\* \((\d\d)\) \| (.+?) \|$", re.MULTILINE)
# What stays as it is: code, formulas, links and pictures, HTML, headings, tables.
KEPT = re.compile(r"```.*?```|``.*?``|`[^`]*`|\$\$.*?\$\$|\$[^$\n]+\$|!?\[[^\]]*\]\([^)]*\)|<a\b.*?</a>|<[^>]+>"
                  r"|^(?:#{1,6} |\||>)[^\n]*$", re.MULTILINE | re.DOTALL)


def anchor(word: str) -> str:
    """The name of a word's place on the glossary's page."""
    return "term-" + re.sub(r"\W+", "-", word.lower())


def words(glossary: str) -> dict[str, str]:
    """What each word means, by the word, from the text of notebooks/glossary.md."""
    return {word: meaning for word, _, meaning in ROW.findall(glossary)}


def with_anchors(glossary: str) -> str:
    """The glossary's text with a place to link to at each word."""
    return ROW.sub(lambda row: f'| <span id="{anchor(row[1])}"></span>**{row[1]}** ({row[2]}) | {row[3]} |', glossary)


class Linker:
    """Links the words of one lesson, each where it is used first. texts are given to it in order."""

    def __init__(self, glossary: str, page: str):
        """page: the address of the glossary's page, as seen from the lesson."""
        self.page, self.meanings = page, words(glossary)
        self.left = sorted(self.meanings, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text with links."""
        for word in list(self.left):
            pattern = re.compile(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", re.IGNORECASE if word.islower() else 0)
            kept = [match.span() for match in KEPT.finditer(text)]
            for found in pattern.finditer(text):
                if any(begin <= found.start() < end for begin, end in kept):
                    continue
                link = (f'<a class="term" href="{self.page}#{anchor(word)}" '
                        f'title="{html.escape(self.meanings[word])}">{found[0]}</a>')
                text = text[:found.start()] + link + text[found.end():]
                self.left.remove(word)
                break
        return text
