"""`check("one_hot", answer)`, `hint("one_hot")` and `quiz("blank_pixels")`: what a learner calls.

None of them raises or returns anything.

How an exercise is written: see model.py. The way of an answer: runner.py runs it, compare.py compares, judge.py finds
the verdict, verdicts.py shows it.
"""

from typing import Any

from . import progress
from .judge import judge
from .lessons import find_name, load, numbered, progress_words
from .model import Exercise, Quiz
from .quizzes import answer_quiz, show_quiz
from .verdicts import Card, show, verdict_card

__all__ = ["check", "hint", "quiz"]

_hints_shown: dict[str, int] = {}


def check(name: str = "", *answers: Any) -> None:
    """Say whether an answer is right and, if not, what went wrong.

    Hand over the function itself (`check("one_hot", my_one_hot)`), or the value where a value is asked for. An answer
    that never ends is stopped after a few seconds.
    """
    given = name
    try:
        if callable(given):
            raise LookupError(f'The name comes first: check("...", {getattr(given, "__name__", "your_answer")}).')
        name = find_name(given)
        exercise = load(name)
        if isinstance(exercise, Quiz):
            raise LookupError(f'"{name}" is a question: quiz("{name}") shows it.')
        if not answers:
            raise LookupError(f'"{exercise.title}" needs your answer as well: check("{name}", your_answer).')
    except LookupError as error:
        show(Card("○ Nothing was checked.", [str(error)]))
        return
    verdict = judge(exercise, answers[0] if len(answers) == 1 else answers)
    if verdict.kind == "right":
        progress.mark_done(name)
    show(verdict_card(verdict, name, numbered(name, exercise.title), progress_words(name)))
    _show_new_name(given, f'check("{name}", ...)')


def hint(name: str = "") -> None:
    """Show the next of the three hints of an exercise."""
    given = name
    try:
        name = find_name(given)
        exercise = load(name)
        if not isinstance(exercise, Exercise):
            raise LookupError(f'"{name}" is a question: choose what you believe, its feedback helps on.')
    except LookupError as error:
        show(Card("○ No hint.", [str(error)]))
        return
    place = _hints_shown[name] = min(_hints_shown.get(name, 0) + 1, 4)
    heading, solution = numbered(name, exercise.title), "the solved lesson is linked at the top of this notebook"
    if place <= 3:
        more = f'`hint("{name}")` once more shows the next one' if place < 3 else f"that was the last one; {solution}"
        show(Card(f"Hint {place} of 3.", [exercise.hints[place - 1]], f"{heading} · {more}"))
    else:
        all_three = [f"{place}. {text}" for place, text in enumerate(exercise.hints, 1)]
        show(Card("You have seen all three hints.", all_three, f"{heading} · {solution}"))
    _show_new_name(given, f'hint("{name}")')


def quiz(name: str = "", answer: str | None = None) -> None:
    """Show a question with its options, or, with an answer (`quiz("blank_pixels", "b")`), what there is to say."""
    given = name
    try:
        name = find_name(given)
        question = load(name)
        if not isinstance(question, Quiz):
            raise LookupError(f'"{name}" is an exercise: check("{name}", your_answer) checks it.')
    except LookupError as error:
        show(Card("○ No question.", [str(error)]))
        return
    if answer is None:
        show_quiz(question)
    else:
        answer_quiz(question, answer)
    _show_new_name(given, f'quiz("{name}")')


def _show_new_name(given: str, call: str) -> None:
    """For a copy of a lesson from the time when exercises had numbers."""
    if f'"{given}"' not in call:
        show(Card(f"{given} has a name now:", [f"`{call}`."]))
