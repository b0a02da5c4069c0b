"""One widget shown twice, and a widget whose kernel has been restarted: both views work, and follow each other."""

from __future__ import annotations

import json

import pytest

START = """
import os
os.environ["COURSE_DIGITS"] = "off"
import numpy as np
from helpers.network import Network
from helpers.widgets.cost_of_one import explore_cost
from helpers.widgets.descent_in_1d import descend_on_curves
from helpers.widgets.image_browser import browse
from helpers.widgets.pad import draw
widget = {widget}
widget
"""
BROWSE = "browse(np.zeros((3, 28, 28), np.uint8), np.arange(3))"
PAD = "draw(Network([784, 12, 10], seed=0))"
# The widget, what takes the keys, a key, and where it is seen that something has changed.
WIDGETS = {
    "lens": (BROWSE, "canvas[role=slider]", "ArrowDown", "svg[role=img]", "aria-label"),
    "ball": ("descend_on_curves()", "svg[role=slider]", "ArrowLeft", "svg[role=slider]", "aria-valuenow"),
    "outputs": ("explore_cost()", "[role=slider]", "PageUp", "[role=slider]", "aria-valuenow"),
    "pad": (PAD, ".pad canvas", "7", ".answer", "textContent"),
}


def state(view, where: str, what: str) -> str:
    return view.locator(where).first.evaluate("(element, what) => element[what] ?? element.getAttribute(what)", what)


@pytest.mark.parametrize("name", WIDGETS)
def test_two_views_follow_each_other_and_outlive_the_kernel(open_notebook, lab, name):
    widget, grip, key, where, what = WIDGETS[name]
    page = open_notebook([START.format(widget=widget), "widget"])
    views = [page.locator(".jp-OutputArea .course").nth(place) for place in (0, 1)]
    views[1].locator(grip).first.wait_for()
    before = state(views[0], where, what)
    for view, other, press in ((views[0], views[1], key), (views[1], views[0], "3" if name == "pad" else key)):
        earlier = state(other, where, what)
        view.locator(grip).first.focus()
        page.keyboard.press(press)
        page.wait_for_timeout(600)
        assert state(view, where, what) == state(other, where, what) not in (before, earlier)
    (kernel,) = json.loads(lab.call("/api/kernels"))
    lab.call(f"/api/kernels/{kernel['id']}/restart", method="POST")
    page.wait_for_timeout(2000)
    earlier = state(views[0], where, what)
    views[0].locator(grip).first.focus()
    page.keyboard.press("7" if name == "pad" else key)
    page.wait_for_timeout(600)
    assert state(views[0], where, what) != earlier
    if name == "pad":       # nobody hears it any more, and the page says what to do
        views[0].get_by_role("button", name="7", exact=True).click()
        views[0].get_by_text("as soon as this cell is run again").wait_for()
    assert page.problems == []
