"""A question with options: radio buttons in a page (widgets/browser/quiz.js), a list and letters anywhere else.

What is chosen is kept at once (helpers.progress) and shown again when the cell is run again, also on another day.
"""

from typing import Any

from helpers import progress
from helpers.colours import BLUE, GREEN, VERMILLION
from helpers.widgets.in_page import InPage

from .lessons import number, numbered, progress_words
from .model import Option, OwnWords, Quiz
from .verdicts import Card, marked_up, show, wrap

# Both: GitHub strips styles, and the notebooks' own style sheet overrides types.
LETTERS = 'type="a" style="list-style-type: lower-alpha"'


def show_quiz(quiz: Quiz) -> None:
    show(quiz_widget(quiz))


def quiz_widget(quiz: Quiz) -> InPage:
    """A quiz as buttons where a front end is, otherwise as the question with its options."""
    known = progress.answer(quiz.name)
    choice = known.get("choice")
    data = {"name": quiz.name, "heading": _heading(quiz), "question": marked_up(quiz.question),
            "prediction": quiz.prediction, "foot": foot(quiz.name), "said": known.get("said"),
            "came": known.get("came"),
            "options": [{"letter": letter, "text": marked_up(option.text), "feedback": marked_up(option.feedback),
                         "right": option.right} for letter, option in quiz.lettered.items()]}

    def on_state(state: dict) -> None:
        letter = state.get("choice")
        try:
            if letter in quiz.lettered:
                _keep(quiz, letter)
                widget.send({"kept": letter, "foot": foot(quiz.name)})
        except Exception as error:      # an exception in a callback would vanish into the log
            widget.send({"problem": f"This choice could not be kept: {type(error).__name__}: {error}"})

    widget = InPage("quiz", data, {"choice": choice if choice in quiz.lettered else None}, words=text(quiz),
                    static=fallback_html(quiz), on_state=on_state)
    return widget


def answer_quiz(quiz: Quiz, answer: Any) -> None:
    letter = answer.strip().strip(").").lower() if isinstance(answer, str) else ""
    if letter in quiz.lettered:
        _keep(quiz, letter)
        show(feedback(quiz, letter))
    else:
        letters = ", ".join(quiz.lettered)
        show(Card("○ No answer yet.", [f'Answer with one letter, {letters}: quiz("{quiz.name}", "a").']))


def _keep(quiz: Quiz, letter: str) -> None:
    progress.choose(quiz.name, letter)
    if quiz.prediction or quiz.lettered[letter].right:
        progress.mark_done(quiz.name)


def feedback(quiz: Quiz, letter: str) -> Card:
    """What a learner reads who chose an option. A prediction is only noted: the measurement is to answer it."""
    option: Option = quiz.lettered[letter]
    if quiz.prediction:
        return Card("Noted:", [f"you predicted {letter}) {option.text}", option.feedback or "Now measure."],
                    foot(quiz.name), BLUE)
    if option.right:
        return Card("✓ Right.", [f"{letter}) {option.text}", option.feedback], foot(quiz.name), GREEN)
    return Card("✗ Not this one.", [f"{letter}) {option.text}", option.feedback, "Try another one."], foot(quiz.name),
                VERMILLION)


def foot(name: str) -> str:
    """The last line of a card: the number, and how much of the lesson is done."""
    return " · ".join(filter(None, [number(name), progress_words(name)]))


def text(quiz: Quiz) -> str:
    options = [wrap(f"{letter}) {option.text}", "  ") for letter, option in quiz.lettered.items()]
    choice = progress.answer(quiz.name).get("choice")
    how = f'  {f"You chose {choice}. Another" if choice else "Answer with its"} letter: quiz("{quiz.name}", "a")'
    return "\n".join([wrap(f"{_heading(quiz)} {quiz.question}", ""), *options, how])


def fallback_html(quiz: Quiz) -> str:
    """Without buttons: question and options, and unless it is a prediction the answer, folded away."""
    options = "".join(f"<li>{marked_up(option.text)}</li>" for option in quiz.options)
    body = f'<p><strong>{_heading(quiz)}</strong> {marked_up(quiz.question)}</p><ol {LETTERS}>{options}</ol>'
    if not quiz.prediction:
        answers = "".join(f"<li>{'<strong>Right.</strong> ' if option.right else ''}{marked_up(option.feedback)}</li>"
                          for option in quiz.options)
        body += _folded("Answer", f"<ol {LETTERS}>{answers}</ol>")
    return _framed(body)


def _heading(quiz: Quiz) -> str:
    return numbered(quiz.name, "Predict:" if quiz.prediction else "Question:")


def _folded(title: str, body: str) -> str:
    return f"<details><summary>{title}</summary>{body}</details>"


def _framed(body: str) -> str:
    return f'<div style="border-left: 4px solid {BLUE}; padding: 0.1em 0.9em; max-width: 56em">{body}</div>'


# ---- questions without options ---------------------------------------------------------------------------------------

def own_words_widget(asked: OwnWords) -> InPage:
    """A place to write an answer to a question, and behind a click one to compare it with."""
    def on_state(state: dict) -> None:
        words = state.get("text")
        if isinstance(words, str):
            progress.write(asked.name, words)
            widget.send({"kept": words})

    data = {"name": asked.name, "question": marked_up(asked.question), "answer": marked_up(asked.answer)}
    static = _framed(f"<p>{data['question']}</p>" + _folded("An answer to compare with", f"<p>{data['answer']}</p>"))
    words = wrap(f"In your own words: {asked.question}", "")
    widget = InPage("own_words", data, {"text": progress.written(asked.name)}, words=words, static=static,
                    on_state=on_state)
    return widget
