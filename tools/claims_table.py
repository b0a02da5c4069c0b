"""The page "Said and measured": `{{claims data}}` becomes the table of the claims about data and their verdicts."""

from pathlib import Path

from helpers.measured import PLACEHOLDER, SIGNS, fill

HEAD = "| | statement | verdict | measured | lesson |\n|---|---|---|---|---|"


def is_table(placeholder: str) -> bool:
    """Is this `claims <topic>`, or `claims sources`?"""
    return placeholder.split()[0] == "claims"


def table(placeholder: str, measured: dict, lessons: dict[str, Path]) -> str:
    """The Markdown table for "claims <topic>", or the list of all sources for "claims sources".

    measured: what `helpers.measured.read_measured` returns. lessons: lesson number -> source file, for the links.
    Raises ValueError for an unknown topic, lesson or measurement.
    """
    topic = placeholder.split(maxsplit=1)[1] if " " in placeholder else ""
    sources = _sources(measured)
    if topic == "sources":
        return "; ".join(f"[{number}] {source}" for source, number in sources.items())
    rows = [_row(id, claim, measured, lessons, sources) for id, claim in measured.items() if claim["topic"] == topic]
    if not rows:
        topics = ", ".join(dict.fromkeys(claim["topic"] for claim in measured.values()))
        raise ValueError(f"{{{{{placeholder}}}}} is not a placeholder. Topics are: {topics}.")
    return "\n".join([HEAD, *rows])


def _sources(measured: dict) -> dict[str, int]:
    """The texts that the claims are from, numbered: {"Colin Jaffe, *Neural ...* (2026)": 1}."""
    found = dict.fromkeys(_named(claim["source"]) for claim in measured.values() if claim["source"])
    return {source: number for number, source in enumerate(found, 1)}


def _named(source: dict) -> str:
    author = f"{source['author']}, " if source["author"] else ""
    year = f" ({source['year']})" if source["year"] else ""
    return f"{author}*{source['name']}*{year}"


def _row(id: str, claim: dict, measured: dict, lessons: dict[str, Path], sources: dict[str, int]) -> str:
    lesson = claim["lesson"]
    if lesson and lesson not in lessons:
        raise ValueError(f"{id}: got lesson {lesson!r}, expected one that has a source.")
    link = f"[{lesson}]({lessons[lesson].stem}.ipynb)" if lesson else ""
    source = claim["source"]
    statement = f"{claim['statement']} [{sources[_named(source)]}: {source['where']}]" if source else claim["statement"]
    verdict = f"{SIGNS[claim['verdict']]} **{claim['verdict']}**"
    if claim["condition"]:
        verdict += f": {claim['condition']}"
    result = PLACEHOLDER.sub(lambda match: fill(match[1], measured), claim["result"])
    if claim["rule"]:
        result += f". Rule: `{claim['rule']}`"
    cells = (id, statement, verdict, result, link)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
