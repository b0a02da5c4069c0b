"""Page 13's game: a statement about networks, commit yourself, then the verdict and the numbers behind it.

What somebody answers is kept with their other answers (helpers.progress), on their computer only.
"""

from __future__ import annotations

import html
import json
import re

from helpers import progress
from helpers.measured import PLACEHOLDER, VERDICTS, claims, fill, read_measured
from helpers.widgets.in_page import InPage

NAME = "said_and_measured"  # what is kept is kept by it


def play_claims() -> InPage:
    """The widget. Show it as the last line of a cell."""
    measured = read_measured()
    told = [{"id": claim.id, "topic": claim.topic, "lesson": claim.lesson, "statement": claim.statement,
             "verdict": claim.verdict, "condition": claim.condition[:1].upper() + claim.condition[1:],
             "result": _plain(PLACEHOLDER.sub(lambda match: fill(match[1], measured), claim.result))}
            for claim in claims()]
    kept = _kept({claim["id"] for claim in told})
    words = f"{len(told)} statements about networks that read digits. Which are true?"
    first = "".join(f"<li>{html.escape(claim['statement'])}</li>" for claim in told[:3])
    return InPage("game", {"claims": told, "verdicts": VERDICTS}, {"answers": kept}, words=words,
                  static=f"<p>{html.escape(words)}</p><ul>{first}<li>...</li></ul>",
                  on_state=lambda state: progress.write(NAME, json.dumps(state["answers"])))


def right_so_far() -> tuple[int, int]:
    """How many of the statements that were answered were judged as measured, and how many were answered."""
    verdicts = {claim.id: claim.verdict for claim in claims()}
    answers = _kept(set(verdicts))
    return sum(verdicts[id] == said for id, said in answers.items()), len(answers)


def _plain(text: str) -> str:
    """Markdown's stars and strokes taken out: the page shows plain text."""
    return re.sub(r"[*`$]|\\", "", text)


def _kept(known: set[str]) -> dict[str, str]:
    try:
        answers = json.loads(progress.written(NAME) or "{}")
        return {id: said for id, said in answers.items() if id in known and said in VERDICTS}
    except (ValueError, AttributeError, TypeError):
        return {}
