"""Every explorer of the course in JupyterLab: each of its controls, by keyboard, changes the picture and its words.

One page holds them all, in the dark theme, where a control is easily lost.
"""

from __future__ import annotations

import json

import pytest

START = """
import sys
from types import SimpleNamespace
import numpy as np
from helpers.data import load_mnist, normalize
from helpers.network import Network
mnist = load_mnist("subset")
pictures, labels = mnist.test_images[:300], mnist.test_labels[:300]
images = normalize(pictures)
net = Network([784, 16, 10], activation="relu", seed=0)
net.train(images, labels, epochs=3)
probabilities = net.predict_proba(images)
first = [np.flatnonzero(labels == digit)[0] for digit in range(10)]
"""
# A training in Keras without TensorFlow, which takes seconds to load and stands in no callback.
KERAS = """
from helpers.widgets.keras_monitor import monitor
class Model:
    input_shape = (None, 784)
    __call__ = lambda self, pixels, training: net.predict_proba(pixels)
kept, sys.modules["keras"] = sys.modules.get("keras"), SimpleNamespace(callbacks=SimpleNamespace(Callback=object))
watching = monitor(2, pictures[:12], labels[:12], "A stand-in")
sys.modules["keras"] = kept
watching.model, watching.params = Model(), {"steps": 10}
watching.on_train_begin()
for epoch in (0, 1):
    watching.on_epoch_begin(epoch)
    watching.on_epoch_end(epoch, {"loss": 0.5 - 0.1 * epoch, "accuracy": 0.6, "val_loss": 0.6, "val_accuracy": 0.5})
watching.slider.value = 0
"""
CELLS = {
    "reader": "from helpers.widgets.reader import read\nread(net, mnist.test_images[:400], mnist.test_labels[:400])",
    "neuron_dial": "from helpers.widgets.neuron_dial import dial\n"
                   "weights = images[labels == 0].mean(axis=0) - images.mean(axis=0)\n"
                   "dial(weights, images[first], labels[first])",
    "weight_viewer": "from helpers.widgets.weight_viewer import view_weights\nview_weights(net, images, labels)",
    "confidence_explorer": "from helpers.widgets.confidence_explorer import explore_confidence\n"
                           "explore_confidence(pictures, labels, probabilities)",
    "blend": "from helpers.widgets.blend import explore_blend\n"
             "explore_blend(net, images[labels == 0][:5], images[labels == 6][:5])",
    "keras_monitor": KERAS,
    "adversary": "from helpers.widgets.adversary import explore_attack\nexplore_attack(net, images[:10], labels[:10])",
    "label_noise": "from helpers.widgets.label_noise import explore_label_noise, noise_run\n"
                   "some = images[:100], labels[:100]\n"
                   "runs = {share: noise_run(*some, share, images, labels, epochs=5) for share in (0, 60, 100)}\n"
                   "explore_label_noise(*some, runs)",
}
CONTROLS = "[role=slider], select, button"


@pytest.fixture(scope="module")
def page(open_once):
    page = open_once([START, *CELLS.values()], dark=True)
    page.locator(".jp-OutputArea .widget-html [role=img] > svg").nth(len(CELLS) - 1).wait_for()
    return page


@pytest.fixture
def output(page, request):
    """The explorer's part of the page. What goes wrong while a test uses it fails this test and no other."""
    del page.problems[:]
    part = page.locator(".jp-Cell", has_text=f"from helpers.widgets.{request.param} ").locator(".jp-OutputArea")
    yield part
    assert part.locator("[role=alert]").count() == 0
    assert part.locator(".jp-OutputArea-output[data-mime-type*=stderr]").count() == 0
    assert page.problems == []


def pictured(output) -> tuple[str, str]:
    """The picture and its words. It is a new element each time it is drawn, so both are read at once."""
    return tuple(output.locator(".widget-html [role=img]").first.evaluate(
        "picture => [picture.innerHTML, picture.getAttribute('aria-label')]"))


def changed(wait_until, output, before: tuple[str, str]) -> bool:
    return wait_until(output.page, lambda: all(now != then for now, then in zip(pictured(output), before, strict=True)),
                      seconds=5)


def use(page, control) -> None:
    """What a learner without a mouse does with a control that has the focus."""
    if control.get_attribute("role") == "slider":
        end = control.get_attribute("aria-valuenow") == control.get_attribute("aria-valuemax")
        page.keyboard.press("ArrowLeft" if end else "ArrowRight")
    elif control.evaluate("control => control.tagName") == "SELECT":
        control.select_option(index=control.evaluate("menu => (menu.selectedIndex + 1) % menu.length"))
    else:
        page.keyboard.press("Space")


@pytest.mark.parametrize("output", CELLS, indirect=True)
def test_every_control_is_reached_by_tab_and_changes_the_picture(page, output, wait_until):
    picture = output.locator(".widget-html [role=img]").first
    assert picture.locator("svg *").count() > 5
    size = picture.bounding_box()
    assert size["width"] > 700 and size["height"] > 250

    controls = output.locator(CONTROLS)
    assert controls.count() >= 1
    controls.first.focus()
    for place in range(controls.count()):
        control, before = controls.nth(place), pictured(output)
        for _ in range(3):  # the number beside a slider has a stop of its own
            if control.evaluate("control => control === document.activeElement"):
                break
            page.keyboard.press("Tab")
        else:
            pytest.fail(f"control {place} is not reached by Tab")
        if "mod-active" in (control.get_attribute("class") or ""):
            continue  # the button that is already pressed
        for _ in range(3 if control.inner_text() == "Random" else 1):  # chance may choose the same image again
            use(page, control)
            if changed(wait_until, output, before):
                break
        else:
            pytest.fail(f"control {place} was used, and not both the picture and its words have changed")
    page.wait_for_timeout(100)  # an error in a callback arrives after the picture
    assert picture.bounding_box()["height"] == size["height"]


@pytest.mark.parametrize("output", CELLS, indirect=True)
def test_every_control_has_a_readable_name(page, output):
    for name in output.locator(".widget-label").all():
        if name.is_visible():
            assert name.inner_text().strip()
            assert name.evaluate("name => name.scrollWidth <= name.clientWidth"), f"cut off: {name.inner_text()}"
            assert name.get_attribute("title") != "null"
    for menu in output.locator("select").all():
        assert "fill='white'" in menu.evaluate("menu => getComputedStyle(menu).backgroundImage")


@pytest.mark.parametrize("output", CELLS, indirect=True)
def test_nothing_is_cut_off_in_a_narrow_window(page, output):
    if page.viewport_size["width"] != 760:
        page.set_viewport_size({"width": 760, "height": 800})
        page.wait_for_timeout(300)  # JupyterLab lays its panels out a little later
    room = output.bounding_box()
    for part in output.locator(f"{CONTROLS}, .widget-label, .widget-readout, .widget-html svg").all():
        box = part.bounding_box()
        if box is None:
            continue  # a name that is empty and not shown
        assert room["x"] <= box["x"] and box["x"] + box["width"] <= room["x"] + room["width"]


def test_a_saved_notebook_is_opened_with_its_pictures_when_its_kernel_has_ended(page, lab):
    """In place of each stood "Error displaying widget: model not found"."""
    for _ in range(2):  # the second finds the file as JupyterLab believes that it has left it
        page.save()
    assert page.get_by_role("dialog").count() == 0
    name = page.url.split("/")[-1]

    def kinds() -> list[set[str]]:
        cells = json.loads(lab.call(f"/api/contents/{name}"))["content"]["cells"]
        return [set(cell["outputs"][0]["data"]) for cell in cells if "helpers.widgets" in cell["source"]]

    picture, live = {"text/html", "text/plain"}, {"application/vnd.jupyter.widget-view+json"}
    assert kinds() == [picture | live] * len(CELLS)
    lab.end_kernels()
    assert kinds() == [picture] * len(CELLS)
