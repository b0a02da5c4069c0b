"""A question as a widget, as HTML and as text. How it looks in a page is tested in tests/browser."""

import json

import pytest

from helpers.exercises import own_words, progress, quiz
from helpers.exercises.lessons import own_words as find_own_words
from helpers.exercises.model import Option, Quiz
from helpers.exercises.quizzes import fallback_html, own_words_widget, quiz_widget, text
from helpers.widgets.in_page import KEPT


@pytest.fixture
def prediction(sample):
    return sample["moved_number"]


@pytest.fixture
def question(sample):
    return sample["why_the_square"]


def choose(quiz, letter):
    """What the page sends when somebody chooses; returns what it is answered."""
    widget, sent = quiz_widget(quiz), []
    widget.send = sent.append
    widget._on_state({"choice": letter})
    return sent


def test_the_bundle_has_a_view_and_both_fallbacks(question):
    bundle = quiz_widget(question)._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", KEPT, "text/html", "text/plain"}
    assert bundle["text/plain"].startswith("98.6 Question: Why the square?\n  a) So that")
    assert 'quiz("why_the_square", "a")' in bundle["text/plain"]
    assert json.loads(json.dumps(bundle[KEPT])) == bundle[KEPT] and bundle[KEPT]["state"] == {"choice": None}


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
    html = fallback_html(prediction) + json.dumps(quiz_widget(prediction).data)
    assert "<code>two</code>" in html and "&lt;b&gt;" in html and "<b>" not in html and "Neither &amp; none" in html


def test_a_choice_is_kept_and_shown_again(prediction):
    assert quiz_widget(prediction).state == {"choice": None}
    assert choose(prediction, "b") == [{"kept": "b", "foot": "98.1 · 1 of 6 in this lesson"}]
    assert quiz_widget(prediction).state == {"choice": "b"}
    choose(prediction, "a")
    assert quiz_widget(prediction).state == {"choice": "a"} and progress.done() == {"moved_number"}
    assert text(prediction).endswith('  You chose a. Another letter: quiz("moved_number", "a")')


@pytest.mark.parametrize("letter", ["z", "", None, 3, "ab"])
def test_what_is_no_option_is_not_kept(prediction, letter):
    assert choose(prediction, letter) == [] and progress.answer("moved_number") == {}
    progress.choose("moved_number", "z")                # an option that the question has lost since
    assert quiz_widget(prediction).state == {"choice": None}


def test_only_a_right_answer_to_a_question_counts(question, capsys):
    assert choose(question, "b")[0]["foot"] == "98.6 · 0 of 6 in this lesson"
    quiz("why_the_square", "b")
    assert progress.done() == set() and "Try another one." in capsys.readouterr().out
    assert choose(question, "a")[0]["foot"] == "98.6 · 1 of 6 in this lesson"
    choose(question, "b")
    assert progress.done() == {"why_the_square"} and quiz_widget(question).state == {"choice": "b"}


def test_an_exception_in_a_callback_is_shown_in_the_widget(question, monkeypatch):
    monkeypatch.setattr(progress, "choose", lambda name, letter: 1 / 0)
    assert "ZeroDivisionError" in choose(question, "a")[0]["problem"]


@pytest.mark.parametrize(("answer", "starts"), [
    ("a", "✓ Right. a) So that"), (" A) ", "✓ Right."), ("b", "✗ Not this one. b) It is faster"),
    ("c", "○ No answer yet. Answer with one letter, a, b"), ("", "○ No answer yet."), (0, "○ No answer yet."),
])
def test_answers_by_letter(question, capsys, answer, starts):
    assert quiz("why_the_square", answer) is None
    assert capsys.readouterr().out.startswith(starts)
    assert progress.done() == ({"why_the_square"} if starts.startswith("✓") else set())


def test_calls_that_are_wrong_themselves(sample, capsys):
    quiz("weight_count")
    assert '"weight_count" is an exercise' in capsys.readouterr().out
    quiz()
    quiz("moved_numbers", "a")
    assert 'Did you mean "moved_number"' in " ".join(capsys.readouterr().out.split())


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


# ---- questions without options ---------------------------------------------------------------------------------------

def test_own_words_are_kept_and_shown_again():
    asked = find_own_words("what_it_sees_of_a_seven")
    widget, sent = own_words_widget(asked), []
    widget.send = sent.append
    widget._on_state({"text": "784 numbers"})
    widget._on_state({"text": None})
    assert sent == [{"kept": "784 numbers"}]
    bundle = own_words_widget(asked)._repr_mimebundle_()
    assert bundle[KEPT]["state"] == {"text": "784 numbers"} and progress.done() == set()
    shown, hidden = bundle["text/html"].split("<details>")
    assert "What does the network see" in shown and "A row of 784" in hidden and "A row" not in bundle["text/plain"]


def test_own_words_by_name(capsys):
    assert own_words("why_raw_pixels_failed", "best_of_many_recipes") is None
    out = capsys.readouterr().out
    assert out.startswith("In your own words: Why did the raw") and "tried 200 recipes" in out
    for thing in ("no_such", 3, None):
        own_words(thing)
        assert capsys.readouterr().out.startswith("○ No question. Its name comes first")
    own_words()
    assert "name" in capsys.readouterr().out
