"""What stands under a measurement that was predicted: you said, you measured, over so many runs it was, and why."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from helpers import progress
from helpers.colours import BLUE, GREEN
from helpers.measured import Range, measured_runs, written

from .dots import Row, dot_plot
from .model import Quiz
from .quizzes import foot
from .verdicts import Card


def resolve(quiz: Quiz, measured: tuple) -> Card:
    """The card under a measurement. Remembers which option came true.

    Raises ValueError for more or fewer values than the question is about, and for a share that is none.
    """
    rows = rows_of(quiz, [_number(value) for value in measured], _source())
    _check(rows)

    letter = came_true(quiz, rows)
    if letter:
        progress.resolve(quiz.name, letter)
    headline, sentence, colour = _said(quiz, letter)
    paragraphs = [sentence, *_measured(rows, "the course" if quiz.by_course else "you"), quiz.why]
    return Card(headline, list(filter(None, paragraphs)), _foot(quiz), colour, picture=dot_plot(rows))


def rows_of(quiz: Quiz, values: Sequence[float | None], source: str) -> list[Row]:
    """Each value that a question is about, beside the course's runs of it. source: "full" or "subset".

    Raises ValueError for more or fewer values than the question is about.
    """
    if len(values) != len(quiz.claims):
        wanted = ", ".join(filter(None, quiz.claims))
        raise ValueError(f"What was measured: got {len(values)} values, expected {len(quiz.claims)}"
                         + (f": {wanted}." if wanted else "."))
    found = [runs_of(claim, source) for claim in quiz.claims.values()]
    others = quiz.unit or next((runs[1] for runs in found if runs), "")
    return [Row(label, value, None, others, 0) if runs is None else Row(label, value, runs[0], runs[1] or quiz.unit,
                                                                        runs[2])
            for label, value, runs in zip(quiz.claims, values, found, strict=True)]


def _check(rows: Sequence[Row]) -> None:
    """Raise ValueError where a share that was measured cannot be one. A spread in parts of the mean may be over 1."""
    most = math.inf if any(row.runs and row.runs.highest > 1 for row in rows) else 1
    for row in rows:
        if row.unit == "share" and row.value is not None and not 0 <= row.value <= most:
            percent = " Is it in percent? Divide by 100." if 1 < row.value <= 100 else ""
            raise ValueError(f"What was measured: got {row.value:g}, expected a share from 0 to 1.{percent}")


def _said(quiz: Quiz, letter: str) -> tuple[str, str, str]:
    """A headline, a sentence and a colour: what was predicted, and what came true."""
    options = {letter: f"{letter}) {option.text.rstrip('.')}." for letter, option in quiz.lettered.items()}
    kept = progress.answer(quiz.name)
    said = options.get(kept.get("said", kept.get("choice", "")))
    came = options.get(letter)
    if came is None:
        return "Measured:", f"you said {said}" if said else "you had made no prediction.", BLUE
    if said is None:
        return "It is", f"{came} You had made no prediction this time.", BLUE
    if said == came:
        return "✓ As you said:", came, GREEN
    return "It came out otherwise.", f"You said {said} It is {came}", BLUE


def _measured(rows: list[Row], who: str) -> Iterator[str]:
    """You (or the course) measured, and over so many runs it was: a paragraph for each value."""
    for row in rows:
        yours = "" if row.value is None else written([row.value] * 3, row.unit, "median")
        runs = "" if row.runs is None else written(row.runs, row.unit, "both")
        measured = f"{who} measured {yours}." if yours else "what was handed over is no number that can be shown here."
        sentences = [f"{row.label}:" if row.label else "", measured]
        if not row.label:
            sentences[1] = sentences[1][0].upper() + sentences[1][1:]
        if runs and row.seeds > 1:
            sentences.append(f"All {row.seeds} runs of the course gave {runs}."
                             if row.runs.lowest == row.runs.highest  # type: ignore[union-attr]  # `runs` is not ""
                             else f"Over {row.seeds} runs it was {runs}.")
        elif runs and runs != yours:
            sentences.append(f"The course measured {runs}.")
        yield " ".join(filter(None, sentences))


def _foot(quiz: Quiz) -> str:
    true, resolved = progress.score()
    score = f"{true} of your {resolved} predictions came true so far" if resolved > 1 else ""
    return " · ".join(filter(None, [foot(quiz.name), score, "only you see this" if score else ""]))


def came_true(quiz: Quiz, rows: Sequence[Row]) -> str:
    """The letter of the option that came true, by what was measured or, if that says nothing, by the course's runs."""
    middles = [row.runs.median if row.runs else None for row in rows]
    for numbers in ([row.value for row in rows], middles):
        place = quiz.truth if isinstance(quiz.truth, int) else None
        if callable(quiz.truth) and None not in numbers:
            try:
                place = quiz.truth(*numbers)
            except Exception:       # more or fewer values than it expects
                continue
        if isinstance(place, int) and 0 <= place < len(quiz.options):
            return list(quiz.lettered)[place]
    return ""


def runs_of(claim: str, source: str) -> tuple[Range, str, int] | None:
    """Range, unit and number of runs of "A7 60000 4000": of the first of these quantities that there is."""
    name, *quantities = claim.split() or [""]
    for quantity in quantities:
        try:
            return measured_runs(name, quantity, source)
        except (LookupError, ValueError, OSError):
            continue
    return None


def _number(value: Any) -> float | None:
    """A measured value as a finite number, None if it is none."""
    try:
        number = float(value)
        return number if math.isfinite(number) else None
    except (Exception, SystemExit):     # whatever a learner hands over
        return None


def _source() -> str:
    """Which of the two data sets the learner works with."""
    from helpers.data import last_source  # takes its time: only where something is measured

    return last_source()
