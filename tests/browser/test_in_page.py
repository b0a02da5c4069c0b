"""Widgets that are computed in the page: alive with a kernel, without one, and when the notebook is opened again."""

from __future__ import annotations

CELL = """
from helpers.widgets.in_page import InPage
options = [{"letter": letter, "text": text, "feedback": ""} for letter, text in (("a", "this"), ("b", "that"))]
data = {"name": "which", "heading": "", "question": "Which?", "prediction": True, "foot": "", "options": options}
InPage("quiz", data, {"choice": None}, words="Which? this, that")
"""


def test_a_reopened_widget_lives_without_a_kernel(open_notebook, lab):
    page = open_notebook([CELL])
    page.get_by_role("radio", name="that").click()
    page.save()
    lab.end_kernels()
    page.goto(page.url)
    page.get_by_role("radio", name="this").click()
    assert page.get_by_role("radio", name="this").is_checked()
    assert "model not found" not in page.content()
    assert page.problems == []


def test_keys_stay_in_the_widget(open_notebook):
    page = open_notebook([CELL, "1 + 1"])
    page.get_by_role("radio", name="that").click()
    for key in ("b", "d", "d", "ArrowDown", "x"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.locator(".jp-Notebook .jp-CodeCell").count() == 2
