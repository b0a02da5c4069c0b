"""`check("01.2", answer)`, `hint("01.2")` and `quiz("01.1")`: what a learner calls.

None of them raises or returns anything.

How a lesson's exercises are written: see model.py. The way of an answer: runner.py runs it, compare.py compares,
judge.py finds the verdict, verdicts.py shows it.
"""

from typing import Any

from . import progress
from .judge import judge
from .lessons import find, progress_words
from .model import Exercise, Quiz
from .quizzes import answer_quiz, show_quiz
from .verdicts import Card, show, verdict_card

__all__ = ["check", "hint", "quiz"]

_hints_shown: dict[str, int] = {}


def check(id: str = "", *answers: Any) -> None:
    """Say whether an answer is right and, if not, what went wrong.

    Hand over the function itself (`check("01.2", normalize)`), or the value where a value is asked for. An answer that
    never ends is stopped after a few seconds.
    """
    try:
        if callable(id):
            raise LookupError(f'The number comes first: check("01.2", {getattr(id, "__name__", "your_answer")}).')
        exercise = find(id)
        if isinstance(exercise, Quiz):
            raise LookupError(f'{id} is a question: quiz("{id}") shows it.')
        if not answers:
            raise LookupError(f'{id} "{exercise.title}" needs your answer as well: check("{id}", your_answer).')
    except LookupError as error:
        show(Card("○ Nothing was checked.", [str(error)]))
        return
    verdict = judge(exercise, answers[0] if len(answers) == 1 else answers)
    if verdict.kind == "right":
        progress.mark_done(id)
    show(verdict_card(verdict, id, exercise.title, progress_words(id)))


def hint(id: str = "") -> None:
    """Show the next of the three hints of an exercise."""
    try:
        exercise = find(id)
        if not isinstance(exercise, Exercise):
            raise LookupError(f"{id} is a question: choose what you believe, its feedback helps on.")
    except LookupError as error:
        show(Card("○ No hint.", [str(error)]))
        return
    number = _hints_shown[id] = min(_hints_shown.get(id, 0) + 1, 4)
    solution = "the solved lesson is linked at the top of this notebook"
    if number <= 3:
        more = f'`hint("{id}")` once more shows the next one' if number < 3 else f"that was the last one; {solution}"
        show(Card(f"Hint {number} of 3.", [exercise.hints[number - 1]], f"{id} {exercise.title} · {more}"))
    else:
        all_three = [f"{place}. {text}" for place, text in enumerate(exercise.hints, 1)]
        show(Card("You have seen all three hints.", all_three, f"{id} {exercise.title} · {solution}"))


def quiz(id: str = "", answer: str | None = None) -> None:
    """Show a question with its options, or, with an answer (`quiz("01.1", "b")`), what there is to say about it."""
    try:
        question = find(id)
        if not isinstance(question, Quiz):
            raise LookupError(f'{id} is an exercise: check("{id}", your_answer) checks it.')
    except LookupError as error:
        show(Card("○ No question.", [str(error)]))
        return
    if answer is None:
        show_quiz(question)
    else:
        answer_quiz(question, answer)
