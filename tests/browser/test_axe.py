"""What axe (https://github.com/dequelabs/axe-core) finds in the widgets of the page and in the exported page: nothing
serious, in both themes."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from helpers.network import Network
from helpers.webpage import export_webpage

WIDGETS = ["""
import os
os.environ["COURSE_DIGITS"] = "off"
import numpy as np
from helpers.network import Network
net = Network([784, 12, 10], activation="relu", seed=0)
images, labels = np.random.default_rng(0).integers(0, 256, (30, 28, 28)).astype(np.uint8), np.arange(30) % 10
""", """
from helpers.exercises import quiz, own_words
quiz("blank_pixels")
own_words("what_it_sees_of_a_seven")
""", """
from helpers.widgets.image_browser import browse
browse(images, labels)
""", """
from helpers.widgets.descent_in_1d import descend_on_curves
descend_on_curves()
""", """
from helpers.widgets.cost_of_one import explore_cost
explore_cost()
""", """
from helpers.widgets.chain_rule import explore_chain
explore_chain()
""", """
from helpers.widgets.stepper import step_through
step_through(net, images[0].ravel() / 255, labels[0])
""", """
from helpers.widgets.wishes import explore_wishes
explore_wishes(net, images[0].ravel() / 255, labels[0])
""", """
from helpers.widgets.pad import collect, draw
draw(net)
""", "collect(1)", """
from helpers.widgets.signal_flow import follow_signal
signal = follow_signal({"untrained": net, "trained": net}, images[:3].reshape(3, 784) / 255, labels[:3])
signal.state = {**signal.state, "open": [1, 2]}
signal
""", """
from helpers.widgets.decision import trace_decision
decision = trace_decision(net, images[:3].reshape(3, 784) / 255, labels[:3])
decision.state = {**decision.state, "off": ["others"]}
decision
""", """
from helpers.widgets.shifter import shift_digits
shift_digits(net, images[:3].reshape(3, 784) / 255, labels[:3])
"""]
SELECTOR = ".jp-OutputArea .course"


def serious(results) -> list[str]:
    """What is wrong and where, one line each."""
    return [f"{found['id']} ({found['impact']}): {node['html'][:120]}" for found in results.response["violations"]
            if found["impact"] in ("serious", "critical") for node in found["nodes"]]


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_serious_in_the_widgets(open_notebook, dark):
    page = open_notebook(WIDGETS, dark=dark)
    for place in range(len(WIDGETS)):   # the first cell has none, and the second has two
        page.locator(SELECTOR).nth(place).wait_for()
    page.locator(SELECTOR).last.locator("svg.grab[aria-label]").wait_for()  # the last one has drawn
    results = Axe().run(page, context=SELECTOR)
    assert len(results.response["passes"]) > 10 and serious(results) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_in_the_exported_page(browser, tmp_path, scheme):
    net = Network([784, 12, 10], activation="relu", seed=0)
    path = export_webpage(net, tmp_path / "network.html", title="Reads digits")
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator("summary").click()
    results = Axe().run(page)
    assert len(results.response["passes"]) > 10 and serious(results) == []
    context.close()
