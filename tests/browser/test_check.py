"""What a page shows while a check runs, in JupyterLab: nothing, unless the kernel is stuck."""

from __future__ import annotations

import time

# One call of C code that lets nothing else run for nine seconds, as sum(range(10**10)) does for minutes.
STUCK = """
import ctypes, os
from helpers.exercises import check, lessons
lessons.load("accuracy")
print("the check begins", flush=True)
check("accuracy", lambda guesses, labels:
      ctypes.PyDLL("kernel32").Sleep(9000) if os.name == "nt" else ctypes.PyDLL(None).sleep(9))
"""
QUICK = """
import time
from helpers.exercises import check
check("accuracy", lambda guesses, labels: 1)
time.sleep(0.1)
"""


def test_a_page_says_what_to_do_when_the_kernel_is_stuck_and_takes_it_back(open_notebook):
    page = open_notebook([STUCK])
    begins, words = page.get_by_text("the check begins", exact=True), page.get_by_text("restart the kernel")
    begins.wait_for()
    begun = time.monotonic()
    words.wait_for(state="attached")
    assert not words.is_visible()
    outputs = page.locator(".jp-OutputArea").first
    empty = outputs.bounding_box()["height"]
    words.wait_for()                                    # until it is visible
    assert 5 < time.monotonic() - begun < 8.5
    assert outputs.bounding_box()["height"] > empty + 10
    page.get_by_text("Not yet.").wait_for()
    assert words.count() == 0
    assert page.problems == []


def test_a_quick_check_shows_its_verdict_alone(open_notebook):
    page = open_notebook([QUICK])
    page.get_by_text("Not yet.").wait_for()
    assert page.get_by_text("restart the kernel").count() == 0
    assert page.locator(".jp-OutputArea-output").count() == 1
    assert page.problems == []
