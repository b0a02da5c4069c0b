"""A lesson for those who read it and do not run it: answers wait for a click, so that one can predict first."""

import re

ASKED = re.compile(r'\bquiz\("(\w+)"')
MEASURED = re.compile(r'\breveal\("(\w+)"')
PROMPT = "What came out"
WORDS = [
    (re.compile(r"\s*\b[Yy]ou had made no prediction( this time)?\."), ""),
    (re.compile(r"\bYou measured\b"), "The lesson measured"),
    (re.compile(r"\byou measured\b"), "the lesson measured"),
    (re.compile(r"\byours(?=, ○| at )"), "the lesson's"),
    (re.compile(r" · 0 of \d+ in this lesson"), ""),
]


def for_readers(shown: str) -> str:
    """HTML of an output, in words for somebody who has not measured and has not begun an exercise."""
    if "Not attempted yet" in shown:
        return '<p class="course-exercise">An exercise. Its check answers where the lesson runs.</p>'
    if "ou had made no prediction" in shown:
        for pattern, words in WORDS:
            shown = pattern.sub(words, shown)
    return shown


def hide_answers(cells: list[dict], living: set[str]) -> None:
    """Put what comes out between a prediction and its measurement behind a click, by myst-nb's tag for it.

    living: the ids of cells with widgets, which are there to be used.
    """
    measured = {name for cell in cells for name in MEASURED.findall("".join(cell["source"]))}
    waiting: set[str] = set()
    for cell in cells:
        source = "".join(cell["source"])
        asked, resolved = set(ASKED.findall(source)), set(MEASURED.findall(source))
        if cell.get("outputs") and (resolved or (waiting and not asked)) and cell["id"] not in living:
            cell["metadata"] |= {"tags": [*cell["metadata"].get("tags", []), "hide-output"],
                                 "mystnb": {"code_prompt_show": PROMPT, "code_prompt_hide": PROMPT}}
        waiting = (waiting | asked & measured) - resolved
