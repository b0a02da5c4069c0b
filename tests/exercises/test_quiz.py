"""A question as buttons, as HTML and as text."""

import ipywidgets
import pytest

from helpers.exercises import progress, quiz
from helpers.exercises.model import Option, Quiz
from helpers.exercises.quizzes import QuizView, _buttons, fallback_html


@pytest.fixture
def prediction(sample):
    return sample["moved_number"]


@pytest.fixture
def question(sample):
    return sample["why_the_square"]


def test_the_bundle_has_buttons_and_both_fallbacks(question):
    bundle = QuizView(question)._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
    assert bundle["text/plain"].startswith("98.6 Question: Why the square?\n  a) So that")
    assert 'quiz("why_the_square", "a")' in bundle["text/plain"]


def test_the_fallback_folds_the_answer_away(question):
    html = fallback_html(question)
    shown, hidden = html.split("<details>")
    assert "Why the square?" in shown and "Yes: a square" not in shown and "Right." not in shown
    assert "<strong>Right.</strong> Yes: a square is never negative." in hidden and "<code>*</code>" in hidden


def test_a_prediction_gives_nothing_away(prediction, capsys):
    html = fallback_html(prediction)
    assert "<details>" not in html and "Run the next cell" not in html
    quiz("moved_number")
    assert "Run the next cell" not in capsys.readouterr().out
    quiz("moved_number", "b")
    noted = capsys.readouterr().out
    assert noted.startswith("Noted: you predicted b) Only the cost\n  Run the next cell and see.")
    assert "Right" not in noted and "✓" not in noted and "✗" not in noted


def test_texts_are_escaped(prediction):
    html = fallback_html(prediction) + _buttons(prediction).children[0].value.split("</style>")[1]
    assert "<code>two</code>" in html and "&lt;b&gt;" in html and "<b>" not in html and "Neither &amp; none" in html


def test_choosing_shows_feedback_and_counts_and_may_be_done_again(question):
    _, radio, shown = _buttons(question).children
    assert isinstance(radio, ipywidgets.RadioButtons) and radio.index is None and shown.value == ""
    radio.index = 1
    assert "✗ Not this one." in shown.value and "it costs one" in shown.value
    assert progress.done() == {"why_the_square"} and "1 of 6 in this lesson" in shown.value
    radio.index = 0
    assert "✓ Right." in shown.value and "never negative" in shown.value


def test_an_exception_in_a_callback_is_shown_in_the_widget(question, monkeypatch):
    _, radio, shown = _buttons(question).children
    monkeypatch.setattr(progress, "mark_done", lambda name: 1 / 0)
    radio.index = 0
    assert "ZeroDivisionError" in shown.value


@pytest.mark.parametrize(("answer", "starts"), [
    ("a", "✓ Right. a) So that"), (" A) ", "✓ Right."), ("b", "✗ Not this one. b) It is faster"),
    ("c", "○ No answer yet. Answer with one letter, a, b"), ("", "○ No answer yet."), (0, "○ No answer yet."),
])
def test_answers_by_letter(question, capsys, answer, starts):
    assert quiz("why_the_square", answer) is None
    assert capsys.readouterr().out.startswith(starts)
    assert progress.done() == (set() if starts.startswith("○") else {"why_the_square"})


def test_calls_that_are_wrong_themselves(sample, capsys):
    quiz("weight_count")
    assert '"weight_count" is an exercise' in capsys.readouterr().out
    quiz()
    quiz("moved_numbers", "a")
    assert 'Did you mean "moved_number"?' in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("arguments", [
    {"options": [Option("one", "yes", right=True)]},
    {"options": [Option("one", "yes"), Option("two", "no")]},
    {"options": [Option("one", "yes", right=True), Option("two")]},
    {"options": [Option("one", right=True), Option("two")], "prediction": True},
    {"options": [Option(str(number), "text", right=True) for number in range(27)]},
])
def test_an_unusable_quiz_is_refused(arguments):
    with pytest.raises(ValueError, match=r"options of which_one: got .* expected"):
        Quiz(name="which_one", question="?", **arguments)
