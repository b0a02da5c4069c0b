"""A notebook that is opened again without its kernel gets what the learner chose or wrote last."""

import pytest

from helpers import progress
from helpers.exercises import lessons
from helpers.exercises.quizzes import own_words_widget, quiz_widget
from helpers.widgets.in_page import KEPT
from tools.reopened import WIDGET_STATE, WIDGET_VIEW, kept_alive, states_kept


@pytest.fixture(autouse=True)
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.json"))


def states(*widgets):
    """What the page's widgets begin with, once a notebook that shows these is opened again."""
    outputs = [{"data": widget._repr_mimebundle_()} for widget in widgets]
    notebook = {"metadata": {}, "cells": [{"outputs": outputs}]}
    kept_alive(notebook)
    models = notebook["metadata"]["widgets"][WIDGET_STATE]["state"]
    return [models[output["data"][WIDGET_VIEW]["model_id"]]["state"]["state"] for output in outputs]


def test_what_was_chosen_after_the_last_save_is_there():
    shown = quiz_widget(lessons.load("blank_pixels")), own_words_widget(lessons.own_words("why_raw_pixels_failed"))
    assert states(*shown) == [{"choice": None}, {"text": ""}]
    progress.choose("blank_pixels", "c")
    progress.write("why_raw_pixels_failed", "too large")
    assert states(*shown) == [{"choice": "c"}, {"text": "too large"}]


def test_what_no_file_has_is_what_the_notebook_has(monkeypatch):
    progress.choose("blank_pixels", "c")
    shown = quiz_widget(lessons.load("blank_pixels"))
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    assert states(shown) == [{"choice": "c"}]


def test_what_was_done_with_a_widget_is_saved_beside_it_and_nothing_else_of_its_state():
    shown = quiz_widget(lessons.load("blank_pixels"))
    data = shown._repr_mimebundle_()
    saved = {"state": {data[WIDGET_VIEW]["model_id"]: {"state": {"_esm": "code", "state": {"choice": "b"}}},
                       "other": {"state": {"value": 3}}}}
    notebook = {"metadata": {"widgets": {WIDGET_STATE: saved}}, "cells": [
        {"outputs": [{"data": data}, {"data": {"text/plain": "3"}}, {"name": "stdout"}]}, {"source": "text"}]}
    states_kept(notebook)
    assert notebook["metadata"] == {} and data[KEPT]["state"] == {"choice": "b"}
    states_kept(notebook)       # saved without states: what is there stays
    assert data[KEPT]["state"] == {"choice": "b"}
