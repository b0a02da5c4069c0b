"""A question with options: radio buttons in a notebook, a list and letters anywhere else."""

import html
import threading
from typing import Any

from helpers import progress
from helpers.colours import BLUE, GREEN, VERMILLION

from .lessons import number, numbered, progress_words
from .model import Option, Quiz
from .verdicts import Card, marked_up, show, wrap

# ipywidgets gives each radio button the height of one line, so that long options would run over each other, and
# puts the button behind its text.
STYLE = """<style>
.course-quiz .widget-html-content { font-size: 14px; }
.course-quiz .widget-radio-box { width: auto; max-width: 56em; margin: 0; }
.course-quiz .widget-radio-box label { height: auto; line-height: 1.45; white-space: normal; margin: 0.2em 0;
  display: flex; flex-direction: row-reverse; justify-content: flex-end; align-items: baseline;
  cursor: pointer; font-size: 14px; }
.course-quiz .widget-radio-box input { margin: 0 0.6em 0 0.1em; flex: none; position: relative; top: 0.15em; }
</style>"""


# Both: GitHub strips styles, and the notebooks' own style sheet overrides types.
LETTERS = 'type="a" style="list-style-type: lower-alpha"'


class QuizView:
    """A quiz on display: buttons where a kernel and a front end are, otherwise the question with its options."""

    def __init__(self, quiz: Quiz) -> None:
        self.quiz = quiz

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        fallback = {"text/html": fallback_html(self.quiz), "text/plain": self.text()}
        return _buttons(self.quiz)._repr_mimebundle_() | fallback

    def text(self) -> str:
        options = [wrap(f"{letter}) {option.text}", "  ") for letter, option in lettered(self.quiz)]
        how = f'  Answer with its letter: quiz("{self.quiz.name}", "a")'
        return "\n".join([wrap(f"{_heading(self.quiz)} {self.quiz.question}", ""), *options, how])


def show_quiz(quiz: Quiz) -> None:
    show(QuizView(quiz))


def answer_quiz(quiz: Quiz, answer: Any) -> None:
    letters = dict(lettered(quiz))
    letter = answer.strip().strip(").").lower() if isinstance(answer, str) else ""
    if letter in letters:
        progress.mark_done(quiz.name)
        show(feedback(quiz, letter, letters[letter]))
    else:
        show(Card("○ No answer yet.", [f'Answer with one letter, {", ".join(letters)}: quiz("{quiz.name}", "a").']))


def lettered(quiz: Quiz) -> list[tuple[str, Option]]:
    return [(chr(ord("a") + place), option) for place, option in enumerate(quiz.options)]


def feedback(quiz: Quiz, letter: str, option: Option) -> Card:
    """What a learner reads who chose an option. A prediction is only noted: the measurement is to answer it."""
    foot = " · ".join(filter(None, [number(quiz.name), progress_words(quiz.name)]))
    if quiz.prediction:
        return Card("Noted:", [f"you predicted {letter}) {option.text}", option.feedback or "Now measure."], foot, BLUE)
    headline, colour = ("✓ Right.", GREEN) if option.right else ("✗ Not this one.", VERMILLION)
    return Card(headline, [f"{letter}) {option.text}", option.feedback], foot, colour)


def fallback_html(quiz: Quiz) -> str:
    """Without buttons: question and options, and unless it is a prediction the answer, folded away."""
    options = "".join(f"<li>{marked_up(option.text)}</li>" for option in quiz.options)
    body = f'<p><strong>{_heading(quiz)}</strong> {marked_up(quiz.question)}</p><ol {LETTERS}>{options}</ol>'
    if not quiz.prediction:
        answers = "".join(f"<li>{'<strong>Right.</strong> ' if option.right else ''}{marked_up(option.feedback)}</li>"
                          for option in quiz.options)
        body += f'<details><summary>Answer</summary><ol {LETTERS}>{answers}</ol></details>'
    return f'<div style="border-left: 4px solid {BLUE}; padding: 0.1em 0.9em; max-width: 56em">{body}</div>'


def _heading(quiz: Quiz) -> str:
    return numbered(quiz.name, "Predict:" if quiz.prediction else "Question:")


def _buttons(quiz: Quiz) -> Any:
    import ipywidgets as widgets  # takes 0.3 s: only where a quiz is shown

    letters = lettered(quiz)
    question = widgets.HTML(f"{STYLE}<p style='margin: 0; line-height: 1.45'><strong>{_heading(quiz)}</strong> "
                            f"{marked_up(quiz.question)}</p>")
    radio = widgets.RadioButtons(options=[f"{letter}) {option.text.replace('`', '')}" for letter, option in letters],
                                 index=None, layout=widgets.Layout(width="auto", margin="0.3em 0"))
    feedback_box = widgets.HTML()
    lock = threading.Lock()             # callbacks come on a thread of their own, beside running cells

    def on_choice(change: dict) -> None:
        with lock:
            try:
                letter, option = letters[change["new"]]
                progress.mark_done(quiz.name)
                feedback_box.value = f'<div role="status">{feedback(quiz, letter, option).html()}</div>'
            except Exception as error:  # an exception in a callback would vanish into the log
                what = html.escape(f"{type(error).__name__}: {error}")
                feedback_box.value = f"<p>This answer could not be shown: {what}</p>"

    radio.observe(on_choice, "index")
    box = widgets.VBox([question, radio, feedback_box], layout=widgets.Layout(
        border_left=f"4px solid {BLUE}", padding="0.3em 0.9em", max_width="58em"))
    box.add_class("course-quiz")
    return box
