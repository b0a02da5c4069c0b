"""The lens, the ball and the outputs that one drags: what the page shows is what NumPy says, and it follows at once."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from helpers import descent
from helpers.widgets.browser import bundle
from helpers.widgets.cost_of_one import cross_entropy, explore_cost, quadratic
from helpers.widgets.descent_in_1d import CURVES, descend_on_curves
from helpers.widgets.image_browser import EACH, browse
from helpers.widgets.in_page import InPage

IMAGES = np.random.default_rng(0).integers(0, 256, (120, 28, 28), dtype=np.uint8)
LABELS = np.arange(120) % 2 + 6
PAGE = """<div id="el"></div><script type="module">{code}
const kept = {kept};
window.times = [];
const model = {{get: (name) => kept[name], set(name, value) {{ kept[name] = value; window.kept = value; }}, on() {{}},
  save_changes() {{}}, send() {{}}}};
document.addEventListener("pointermove", () => {{ const start = performance.now();
  requestAnimationFrame(() => requestAnimationFrame(() => window.times.push(performance.now() - start))); }}, true);
widget.render({{model, el: document.getElementById("el")}});
window.ready = true;
</script>"""


def shown(browser, widget: InPage, **context):
    """The widget on a page of its own, without a kernel."""
    page = browser.new_context(viewport={"width": 900, "height": 700}, **context).new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    code = bundle(widget.module).replace("export default", "const widget =")
    page.set_content(PAGE.format(code=code, kept=json.dumps({"data": widget.data, "state": widget.state})))
    page.wait_for_function("window.ready")
    return page


@pytest.fixture
def ended():
    """Closes pages and sees that nothing went wrong on them."""
    pages = []
    yield pages
    for page in pages:
        assert page.problems == []
        page.context.close()


def sweep(page, box, start, end, steps: int = 40) -> None:
    """Press at one place of a box, move to another, let go; places as shares of its width and height."""
    page.mouse.move(box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"], steps=steps)
    page.mouse.up()


def test_the_lens_follows_the_pointer_and_shows_the_pixels(browser, ended):
    page = shown(browser, browse(IMAGES, LABELS))
    ended.append(page)
    page.get_by_text(f"row 13, column 13: {IMAGES[0, 13, 13]} of 255").wait_for()
    sweep(page, page.locator("canvas").bounding_box(), (0.5, 0.5), ((20 + 0.5) / 28, (5 + 0.5) / 28))
    page.get_by_text(f"row 5, column 20: {IMAGES[0, 5, 20]} of 255").wait_for()
    found = [int(text) for text in page.locator("svg text").all_text_contents()]
    assert found == IMAGES[0, 2:9, 17:24].ravel().tolist()
    page.locator("canvas").press("ArrowLeft")
    page.get_by_text(f"row 5, column 19: {IMAGES[0, 5, 19]} of 255").wait_for()

    page.get_by_label("Digit").select_option("7")
    page.get_by_role("button", name="Next").click()
    page.get_by_text(f"label 7: 2 of the {EACH} that are shown here; the set has 60").wait_for()
    page.get_by_text(f"row 5, column 19: {IMAGES[3, 5, 19]} of 255").wait_for()
    assert page.evaluate("window.kept") == {"group": "7", "place": 1, "row": 5, "column": 19}


@pytest.mark.parametrize("curve", CURVES)
def test_the_ball_walks_as_the_rule_says(browser, ended, curve):
    page = shown(browser, descend_on_curves())
    ended.append(page)
    page.get_by_label("Curve").select_option(curve)
    picture = page.get_by_role("slider", name="The ball's place")
    sweep(page, picture.bounding_box(), (0.5, 0.5), (0.3, 0.4))
    start = page.evaluate("window.kept.start")
    for _ in range(5):
        page.get_by_role("button", name="Step").click()
    expected = descent.descend(CURVES[curve][1], start, 0.1, 5)
    assert page.evaluate("window.kept.places") == pytest.approx(expected.tolist(), abs=1e-9)
    assert "After 5 steps" in page.locator("p[role=status]").inner_text()


def test_a_ball_that_flies_away_says_so(browser, ended):
    page = shown(browser, descend_on_curves(), reduced_motion="reduce")
    ended.append(page)
    page.get_by_label("Learning rate").fill("1.05")
    page.get_by_role("button", name="Play").click()
    page.get_by_text("Step 5 leads out of the picture.").wait_for()
    assert page.get_by_role("button", name="Step").is_disabled()
    page.get_by_role("button", name="Back to the start").click()
    assert page.get_by_role("button", name="Step").is_enabled()


def test_play_rolls_to_the_bottom(browser, ended):
    page = shown(browser, descend_on_curves())
    ended.append(page)
    page.get_by_label("Learning rate").fill("0.4")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("window.kept && Math.abs(window.kept.places?.at(-1)) < 0.001")


def test_outputs_cost_what_numpy_says(browser, ended):
    page = shown(browser, explore_cost())
    ended.append(page)
    three = page.get_by_role("slider", name="Output for 3")
    sweep(page, three.bounding_box(), (0.05, 0.5), (0.6, 0.5))
    outputs = np.array(page.evaluate("window.kept.outputs"))
    assert outputs[3] == pytest.approx(0.6, abs=0.01) and outputs.sum() == pytest.approx(1)
    costs = [float(text) for text in page.locator(".cost b").all_text_contents()]
    assert costs == pytest.approx([quadratic(outputs), cross_entropy(outputs)], abs=0.006)
    page.get_by_text("Its answer is 3: right.").wait_for()
    page.get_by_role("button", name="Share the rest evenly").click()
    assert np.delete(page.evaluate("window.kept.outputs"), 3) == pytest.approx((1 - outputs[3]) / 9)
    three.press("Home")
    page.get_by_text("infinite").wait_for()
    three.press("End")
    assert page.evaluate("window.kept.outputs") == pytest.approx(np.eye(10)[3].tolist(), abs=1e-9)


@pytest.mark.parametrize(("name", "widget", "selector"), [
    ("lens", lambda: browse(IMAGES, LABELS), "canvas"), ("ball", descend_on_curves, "svg.grab"),
    ("outputs", explore_cost, ".track >> nth=3")])
def test_it_is_alive_in_the_next_frames_and_fits_a_telephone(browser, ended, name, widget, selector):
    page = shown(browser, widget())
    ended.append(page)
    sweep(page, page.locator(selector).bounding_box(), (0.1, 0.5), (0.9, 0.5), steps=80)
    page.wait_for_timeout(100)
    times = np.array(page.evaluate("window.times"))
    print(f"{name}: pointer to the next frame but one, median {np.median(times):.1f} ms, "
          f"90 % {np.quantile(times, 0.9):.1f} ms")
    assert len(times) > 50 and np.median(times) < 100       # 17 ms on a computer that is not busy
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = page.evaluate("[...document.querySelectorAll('.course *')].filter((one) => one.textContent.trim()"
                          " && !one.closest('svg')).map((one) => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 12


def test_the_payload_is_small():
    assert len(json.dumps(browse(IMAGES.repeat(500, axis=0), LABELS.repeat(500)).data)) < 300_000
    with pytest.raises(ValueError, match=re.escape("images: got the shape (28, 28)")):
        browse(IMAGES[0], LABELS)
