"""The explorers of lessons 07 to 11 in JupyterLab: each follows every slider that it has."""

from __future__ import annotations

import pytest

START = """
import numpy as np
from helpers.data import load_mnist, normalize
from helpers.network import Network
mnist = load_mnist("subset")
images, labels = normalize(mnist.test_images[:300]), mnist.test_labels[:300]
net = Network([784, 16, 10], activation="relu", seed=0)
net.train(images, labels, epochs=5)
probabilities = net.predict_proba(images)
"""
CELLS = {
    "weight_viewer": "from helpers.widgets.weight_viewer import view_weights\nview_weights(net, images, labels)",
    "confidence_explorer": "from helpers.widgets.confidence_explorer import explore_confidence\n"
                           "explore_confidence(mnist.test_images[:300], labels, probabilities)",
    "blend": "from helpers.widgets.blend import explore_blend\n"
             "explore_blend(net, images[labels == 0][:5], images[labels == 6][:5])",
    "adversary": "from helpers.widgets.adversary import explore_attack\nexplore_attack(net, images[:10], labels[:10])",
    "label_noise": "from helpers.widgets.label_noise import explore_label_noise, noise_run\n"
                   "some = images[:100], labels[:100]\n"
                   "runs = {share: noise_run(*some, share, images, labels) for share in (0, 60, 100)}\n"
                   "explore_label_noise(*some, runs)",
}


@pytest.mark.parametrize("name", CELLS)
def test_every_slider_moves_the_picture(open_notebook, name):
    page = open_notebook([START, CELLS[name]])
    picture = page.locator(".widget-html-content [role=img]").first
    picture.locator("svg").first.wait_for()
    sliders = page.get_by_role("slider")
    assert sliders.count() >= 1
    for place in range(sliders.count()):
        before = picture.inner_html(), picture.get_attribute("aria-label")
        sliders.nth(place).focus()
        page.keyboard.press("ArrowRight")
        for _ in range(100):  # the picture is a new element each time, so it is asked for anew
            if picture.inner_html() != before[0] and picture.get_attribute("aria-label") != before[1]:
                break
            page.wait_for_timeout(50)
        else:
            pytest.fail(f"slider {place} of {name} moved, and neither picture nor words changed within 5 s")
    assert page.locator(".widget-html-content [role=alert]").count() == 0
    assert page.locator(".jp-OutputArea-output[data-mime-type*=stderr]").count() == 0
    assert page.problems == []
