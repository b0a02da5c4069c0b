"""What a learner calls: check("one_hot", answer), hint("one_hot"), quiz("blank_pixels"), reveal("blank_pixels", share)
and own_words("what_a_seven_is"). None of them raises or returns anything.

What a grader calls: points, reasons = grade("one_hot", answer).

How an exercise is written: see model.py. The way of an answer: runner.py runs it, compare.py compares, judge.py finds
the verdict, verdicts.py shows it.
"""

from types import BuiltinFunctionType, FunctionType
from typing import Any, NamedTuple, TypeVar

from helpers import progress

from .judge import judge
from .lessons import find_name, load, numbered, progress_words
from .lessons import own_words as find_own_words
from .model import Exercise, Quiz
from .quizzes import answer_quiz, own_words_widget, show_quiz
from .reveals import resolve
from .runner import Stopped, name_of
from .verdicts import Card, Place, Verdict, headline, show, verdict_card

__all__ = ["check", "grade", "hint", "own_words", "quiz", "reveal"]

Kind = TypeVar("Kind", Exercise, Quiz)

_hints_shown: dict[str, int] = {}


def check(name: str = "", *answers: Any) -> None:
    """Say whether an answer is right and, if not, what went wrong.

    Hand over the function itself (`check("one_hot", my_one_hot)`), or the value where a value is asked for. An answer
    that never ends is stopped after a few seconds.
    """
    nothing = "○ Nothing was checked."
    if callable(name):
        # Nothing else is asked for its name: it may be an object that resists.
        known = type(name) in (FunctionType, BuiltinFunctionType)
        answer = getattr(name, "__name__", "") if known else "your_answer"
        show(Card(nothing, [f'The name comes first: check("...", {answer}).']))
        return
    given, (name, exercise) = name, _find(name, Exercise, nothing, 'is a question: quiz("{}") shows it.')
    if exercise is None:
        return
    if not answers:
        show(Card(nothing, [f'"{exercise.title}" needs your answer as well: check("{name}", your_answer).']))
        return
    place = Place(exercise.time_limit)
    try:
        verdict = judge(exercise, answers[0] if len(answers) == 1 else answers)
    except Stopped:
        place.clear()
        raise
    except BaseException as error:      # an object that resists whatever is done to it
        verdict = Verdict("unchecked", [f"Your answer cannot be looked at: `{name_of(error)}`. Is it a function "
                                        "or a value of the kind that was asked for?"])
    if verdict.kind == "right":
        progress.mark_done(name)
    place.show(verdict_card(verdict, name, numbered(name, exercise.title), progress_words(name)))
    _show_new_name(given, f'check("{name}", ...)')


class Grade(NamedTuple):
    """Points, 1.0 or 0.0, and the sentences that say why."""

    points: float
    reasons: list[str]


def grade(name: str, *answers: Any) -> Grade:
    """The points for an answer, 1.0 if `check` calls it right and else 0.0, and the reasons, in the words of `check`.

    For those who grade: it shows nothing and keeps nothing. Raises LookupError where no exercise has this name, and
    TypeError without an answer.
    """
    exercise = load(name)
    if not isinstance(exercise, Exercise):
        raise LookupError(f'name: got "{name}", which is a question, expected an exercise')
    if not answers:
        raise TypeError(f'answers: got none, expected what is to be graded: grade("{name}", answer)')
    verdict = judge(exercise, answers[0] if len(answers) == 1 else answers)
    return Grade(float(verdict.kind == "right"), [headline(verdict.kind)[0], *verdict.sentences])


def hint(name: str = "") -> None:
    """Show the next of the three hints of an exercise."""
    given, (name, exercise) = name, _find(name, Exercise, "○ No hint.",
                                          "is a question: choose what you believe, its feedback helps on.")
    if exercise is None:
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
    given, (name, question) = name, _find(name, Quiz, "○ No question.",
                                          'is an exercise: check("{}", your_answer) checks it.')
    if question is None:
        return
    if answer is None:
        show_quiz(question)
    else:
        answer_quiz(question, answer)
    _show_new_name(given, f'quiz("{name}")')


def reveal(name: str = "", *measured: Any) -> None:
    """Say what came of a prediction, where it was measured: `reveal("blank_pixels", share)`."""
    given, (name, question) = name, _find(name, Quiz, "○ Nothing to reveal.",
                                          'is an exercise: check("{}", your_answer) checks it.')
    if question is None:
        return
    if not question.prediction:
        show(Card("○ Nothing to reveal.", [f'"{name}" is no prediction: quiz("{name}") asks it, and says why.']))
    elif not measured:
        show(Card("○ Nothing to reveal.", [f'What you measured comes second: reveal("{name}", value).']))
    else:
        try:
            show(resolve(question, measured))
        except ValueError as error:
            show(Card("○ Nothing to reveal.", [str(error)]))
    _show_new_name(given, f'reveal("{name}", ...)')


def own_words(*names: str) -> None:
    """Show places to answer these questions in your own words, with an answer to compare with behind a click."""
    for name in names or ("",):
        try:
            show(own_words_widget(find_own_words(name)))
        except LookupError as error:
            show(Card("○ No question.", [str(error)]))


def _find(given: str, kind: type[Kind], nothing: str, other: str) -> tuple[str, Kind | None]:
    """The name that is meant, and what goes by it. Shows why, and gives None, where that is no `kind`.

    nothing: the headline then. other: what to say of a quiz in place of an exercise, or the other way round; {} is its
    name.
    """
    try:
        name = find_name(given)
        found = load(name)
        if isinstance(found, kind):
            return name, found
        raise LookupError(f'"{name}" {other.format(name)}')
    except LookupError as error:
        show(Card(nothing, [str(error)]))
        return given, None


def _show_new_name(given: str, call: str) -> None:
    """For a copy of a lesson from the time when exercises had numbers."""
    if f'"{given}"' not in call:
        show(Card(f"{given} has a name now:", [f"`{call}`."]))
