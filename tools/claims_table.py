"""The tables of the page "Said and measured": `{{said data}}` becomes the sentences about data and their verdicts."""

from pathlib import Path

from helpers.measured import SIGNS, Sentence, sentences
from tools import measured as measurements

HEAD = "| | one reads | verdict | measured | lesson |\n|---|---|---|---|---|"


def is_table(placeholder: str) -> bool:
    """Is this `said <topic>`?"""
    return placeholder.split()[0] == "said"


def table(placeholder: str, measured: dict, sources: dict[str, Path]) -> str:
    """The Markdown table for "said <topic>". Raises ValueError for an unknown topic, lesson or measurement.

    measured: what tools.measured.read_measured returns. sources: lesson number -> source file, for the links.
    """
    topic = placeholder.split(maxsplit=1)[1] if " " in placeholder else ""
    chosen = [sentence for sentence in sentences() if sentence.topic == topic]
    if not chosen:
        topics = ", ".join(dict.fromkeys(sentence.topic for sentence in sentences()))
        raise ValueError(f"{{{{{placeholder}}}}} is not a placeholder. Topics are: {topics}.")
    return "\n".join([HEAD, *(_row(sentence, measured, sources) for sentence in chosen)])


def _row(sentence: Sentence, measured: dict, sources: dict[str, Path]) -> str:
    if sentence.lesson and sentence.lesson not in sources:
        raise ValueError(f"data/sentences.json: {sentence.id} names lesson {sentence.lesson}, which has no source.")
    link = f"[{sentence.lesson}]({sources[sentence.lesson].stem}.ipynb)" if sentence.lesson else ""
    words = measurements.PLACEHOLDER.sub(lambda match: measurements.fill(match[1], measured), sentence.measured)
    cells = (sentence.id, sentence.says, f"{SIGNS[sentence.verdict]} **{sentence.verdict}**", words, link)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
