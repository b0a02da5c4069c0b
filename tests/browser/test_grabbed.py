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
NOISE = np.random.default_rng(1).integers(0, 256, (600, 28, 28), dtype=np.uint8)
PAGE = """<div id="el"></div><script type="module">{code}
const kept = {kept}, heard = {{}};
Object.assign(window, {{times: [], saves: 0, sent: [], tell: (name, message) => heard[name]?.(message)}});
const model = {{get: (name) => kept[name], on(name, call) {{ heard[name] = call; }},
  send(message) {{ window.sent.push(message); }},
  set(name, value) {{ kept[name] = window.kept = value; heard["change:" + name]?.(); }},
  save_changes() {{ window.saves += 1; }}}};
window.model = model;
document.addEventListener("pointermove", (event) => {{ const start = performance.now();
  requestAnimationFrame(() => {{ const next = performance.now() - start;      // the frame that shows it is being made
    requestAnimationFrame(() => window.times.push([next, performance.now() - event.timeStamp])); }}); }}, true);
widget.render({{model, el: document.getElementById("el")}});
window.ready = true;
</script>"""


def shown(browser, widget: InPage, state: dict | None = None, **context):
    """The widget on a page of its own, without a kernel; `state`: as it was left."""
    page = browser.new_context(**{"viewport": {"width": 900, "height": 700}} | context).new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: page.problems.append(request.url) if request.url.startswith("http") else None)
    code = bundle(widget.module).replace("export default", "const widget =")
    kept = json.dumps({"data": widget.data, "state": state or widget.state})
    page.set_content(PAGE.format(code=code, kept=kept))
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


def by_touch(page, *places: tuple[float, float], ends: str = "touchEnd") -> None:
    """A finger put down at the first place, moved over the others and lifted; `ends="touchCancel"`: taken over."""
    session = page.context.new_cdp_session(page)
    for kind, (x, y) in zip(["touchStart", *["touchMove"] * (len(places) - 1)], places, strict=True):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": ends, "touchPoints": []})


def lens_numbers(page) -> list[int]:
    return [int(text) for text in page.locator("svg .value").all_text_contents() if text]


def test_the_lens_follows_the_pointer_and_shows_the_pixels(browser, ended):
    page = shown(browser, browse(IMAGES, LABELS))
    ended.append(page)
    page.get_by_text(f"row 13, column 13: {IMAGES[0, 13, 13]} of 255").wait_for()
    sweep(page, page.locator("canvas").bounding_box(), (0.5, 0.5), ((20 + 0.5) / 28, (5 + 0.5) / 28))
    page.get_by_text(f"row 5, column 20: {IMAGES[0, 5, 20]} of 255").wait_for()
    assert lens_numbers(page) == IMAGES[0, 2:9, 17:24].ravel().tolist()
    assert page.evaluate("window.saves") == 1           # at the end of the gesture
    lens = page.get_by_role("slider")
    lens.press("ArrowLeft")
    page.get_by_text(f"row 5, column 19: {IMAGES[0, 5, 19]} of 255").wait_for()
    assert lens.get_attribute("aria-valuetext") == f"row 5, column 19: {IMAGES[0, 5, 19]} of 255"
    assert lens.get_attribute("aria-valuenow") == str(5 * 28 + 19)
    page.get_by_text(f"{(IMAGES[0] == 0).sum()} of 784 pixels are 0").wait_for()

    page.get_by_label("Digit").select_option("7")
    page.get_by_role("button", name="Next").click()
    page.get_by_text("Label 7, index 3 of 0 to 119. 2 of 60.").wait_for()
    page.get_by_text(f"row 5, column 19: {IMAGES[3, 5, 19]} of 255").wait_for()
    state = page.evaluate("window.kept")
    assert state == {"group": "7", "index": 3, "row": 5, "column": 19, "own": None}

    again = shown(browser, browse(IMAGES, LABELS), state)
    ended.append(again)
    again.get_by_text("Label 7, index 3 of 0 to 119. 2 of 60.").wait_for()
    assert lens_numbers(again) == IMAGES[3, 2:9, 16:23].ravel().tolist()
    again.locator("canvas").press("Home")
    assert lens_numbers(again) == IMAGES[3, 2:9, 0:4].ravel().tolist()      # the edge of the image


def test_the_lens_is_moved_by_a_finger(browser, ended):
    page = shown(browser, browse(IMAGES, LABELS), has_touch=True, viewport={"width": 390, "height": 844})
    ended.append(page)
    page.get_by_text("row 13, column 13:").wait_for()
    box = page.locator("canvas").bounding_box()
    size = box["width"] / 28
    by_touch(page, *[(box["x"] + (column + 0.5) * size, box["y"] + 4.5 * size) for column in (3, 9, 22)])
    page.get_by_text(f"row 4, column 22: {IMAGES[0, 4, 22]} of 255").wait_for()
    assert page.locator("svg").bounding_box()["y"] + 360 < 844      # the numbers are in sight of the finger


def test_an_image_that_the_page_does_not_have_comes_from_python(browser, ended):
    many, labels = IMAGES[:4].repeat(100, axis=0), np.arange(400) % 2 + 6
    many[399, 13, 13] = 77
    widget = browse(many, labels)
    page = shown(browser, widget)
    ended.append(page)
    page.get_by_text(f"This is 1 of the {2 * EACH} in this page; the set has 400.").wait_for()
    number = page.get_by_label("Index")
    number.fill("399")
    number.press("Enter")
    page.get_by_text("Image 399 is not in this page. Asking Python for it").wait_for()
    answer = widget._on_message(page.evaluate("window.sent[0]"), [])
    page.evaluate("answer => window.tell('msg:custom', answer)", answer)
    page.get_by_text("row 13, column 13: 77 of 255").wait_for()
    page.get_by_text("Label 7, index 399 of 0 to 399.").wait_for()

    again = shown(browser, widget, page.evaluate("window.kept"))        # there without Python as well
    ended.append(again)
    again.get_by_text("row 13, column 13: 77 of 255").wait_for()
    again.get_by_label("Index").fill("380")
    again.get_by_label("Index").press("Enter")
    again.get_by_text("and Python does not answer: run this cell again").wait_for()
    again.get_by_label("Index").fill("400")
    again.get_by_label("Index").press("Enter")
    again.get_by_text("An index is a whole number from 0 to 399.").wait_for()


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
        page.wait_for_timeout(20)       # before it has arrived, the next one begins
    page.get_by_text("After 5 steps").first.wait_for()
    page.wait_for_function("window.kept.steps === 5")
    expected = descent.descend(CURVES[curve][1], start, 0.1, 5)
    assert page.evaluate("window.kept.places") == pytest.approx(expected.tolist(), abs=1e-9)
    assert f"slope {CURVES[curve][1](expected[-1]):.2f}".replace("-", "−") in picture.get_attribute("aria-valuetext")  # noqa: RUF001

    again = shown(browser, descend_on_curves(), page.evaluate("window.kept"))
    ended.append(again)
    words = again.get_by_role("slider", name="The ball's place").get_attribute("aria-valuetext")
    assert words == picture.get_attribute("aria-valuetext")
    again.get_by_label("Learning rate").fill("0.2")      # as many steps again, by the new rate
    expected = descent.descend(CURVES[curve][1], start, 0.2, 5)
    assert again.evaluate("window.kept.places") == pytest.approx(expected.tolist(), abs=1e-9)


def test_the_ball_is_dropped_by_keys_and_by_a_finger(browser, ended):
    page = shown(browser, descend_on_curves(), has_touch=True, viewport={"width": 390, "height": 844})
    ended.append(page)
    ball = page.get_by_role("slider", name="The ball's place")
    for key, place in (("ArrowRight", "3.10"), ("PageDown", "2.10"), ("Home", "-4.00"), ("End", "4.00")):
        ball.press(key)
        assert ball.get_attribute("aria-valuenow") == place
    ball.press("Enter")
    page.wait_for_function("window.kept.steps === 1")
    assert page.evaluate("window.kept.places") == pytest.approx([4, 3.2])
    box = ball.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + 100
    by_touch(page, (box["x"] + 40, box["y"] + 60), (box["x"] + 200, box["y"] + 70), middle)
    assert page.evaluate("window.kept.start") == pytest.approx(0, abs=0.03)
    before = page.evaluate("window.kept"), page.evaluate("window.saves")
    by_touch(page, (box["x"] + 40, box["y"] + 60), (box["x"] + 80, box["y"] + 60), ends="touchCancel")
    assert (page.evaluate("window.kept"), page.evaluate("window.saves")) == before     # the page was scrolled
    assert float(ball.get_attribute("aria-valuenow")) == pytest.approx(0, abs=0.03)


def test_python_and_another_view_move_the_ball(browser, ended):
    page = shown(browser, descend_on_curves())
    ended.append(page)
    page.evaluate("window.model.set('state', {curve: '|x|', rate: 0.3, start: 1, steps: 3})")
    words = page.get_by_role("slider", name="The ball's place").get_attribute("aria-valuetext")
    assert words.startswith("After 3 steps: x = 0.10, slope 1.00")
    assert page.get_by_label("Curve").input_value() == "|x|"


def test_a_ball_that_flies_away_says_so(browser, ended):
    page = shown(browser, descend_on_curves(), reduced_motion="reduce")
    ended.append(page)
    page.get_by_label("Learning rate").fill("1.05")
    page.get_by_role("button", name="Play").click()
    page.get_by_text("Step 5 leads out of the picture, from x = 4.39 to −4.83.").first.wait_for()  # noqa: RUF001
    assert page.get_by_role("button", name="Step").is_disabled()
    page.get_by_role("button", name="Back to the start").click()
    assert page.get_by_role("button", name="Step").is_enabled()


def test_play_rolls_to_the_bottom(browser, ended):
    page = shown(browser, descend_on_curves())
    ended.append(page)
    page.get_by_label("Learning rate").fill("0.4")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("window.kept && Math.abs(window.kept.places?.at(-1)) < 0.001")
    assert page.get_by_role("button", name="Play").is_disabled()
    assert "it rests" in page.locator("[role=status]").inner_text()


def test_a_roll_is_interrupted_by_a_grip(browser, ended):
    page = shown(browser, descend_on_curves())
    ended.append(page)
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(500)
    picture = page.get_by_role("slider", name="The ball's place")
    sweep(page, picture.bounding_box(), (0.5, 0.5), (0.2, 0.5))
    page.wait_for_timeout(600)
    assert page.evaluate("window.kept.steps") == 0 and len(page.evaluate("window.kept.places")) == 1
    assert page.get_by_role("button", name="Play").is_enabled()


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
    assert "cross-entropy infinite" in three.get_attribute("aria-valuetext")
    three.press("End")
    assert page.evaluate("window.kept.outputs") == pytest.approx(np.eye(10)[3].tolist(), abs=1e-9)
    three.press("PageDown")
    assert page.evaluate("window.kept.outputs") == pytest.approx(np.where(np.arange(10) == 3, 0.9, 0.1 / 9))


def test_a_full_output_finds_the_others_as_they_were(browser, ended):
    page = shown(browser, explore_cost())
    ended.append(page)
    three = page.get_by_role("slider", name="Output for 3")
    sweep(page, three.bounding_box(), (0.05, 0.5), (1.0, 0.5))
    assert page.evaluate("window.kept.outputs[3]") == 1
    sweep(page, three.bounding_box(), (0.95, 0.5), (0.4, 0.5))
    outputs = np.array(page.evaluate("window.kept.outputs"))
    assert outputs[3] + outputs[8] == pytest.approx(1) and outputs[3] == pytest.approx(0.4, abs=0.01)
    sweep(page, page.get_by_role("slider", name="Output for 5").bounding_box(), (0.05, 0.5), (0.5, 0.5))
    outputs = np.array(page.evaluate("window.kept.outputs"))
    assert outputs[[3, 5, 8]] == pytest.approx([0.2, 0.5, 0.3], abs=0.01)

    again = shown(browser, explore_cost(), page.evaluate("window.kept"), has_touch=True)
    ended.append(again)
    bar = again.get_by_role("slider", name="Output for 5")
    assert bar.get_attribute("aria-valuenow") == "0.50"
    box = bar.bounding_box()
    middle = box["y"] + box["height"] / 2
    by_touch(again, (box["x"] + 10, middle), (box["x"] + 0.2 * box["width"], middle), ends="touchCancel")
    assert bar.get_attribute("aria-valuenow") == "0.50" and again.evaluate("window.saves") == 0
    by_touch(again, (box["x"] + 10, middle), (box["x"] + 0.2 * box["width"], middle))
    assert bar.get_attribute("aria-valuenow") == "0.20" and again.evaluate("window.saves") == 1


def times_of_a_sweep(page, target, start, end, name="") -> np.ndarray:
    """Milliseconds from the pointer to the frame after its own, for each of 80 moves over what is grabbed."""
    sweep(page, target.bounding_box(), start, end, steps=80)
    page.wait_for_timeout(100)
    drawn, seen = np.array(page.evaluate("window.times")).T
    for words, times in (("its frame", drawn), ("the frame after it", seen)):
        print(f"{name} from the pointer to {words}: {np.median(times):.1f} ms, 90 % {np.quantile(times, 0.9):.1f} ms")
    return seen


def smallest_on_a_telephone(page, height) -> float:
    """The smallest text in pixels where the page is 390 wide. Nothing may be wider than that."""
    page.set_viewport_size({"width": 390, "height": height})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    return min(page.evaluate("""[...document.querySelectorAll('.course *:not(style)')]
      .filter((one) => one.textContent.trim() && one.children.length === 0)
      .map((one) => parseFloat(getComputedStyle(one).fontSize)
        * (one.ownerSVGElement ? one.ownerSVGElement.getScreenCTM().a : 1))"""))


@pytest.mark.parametrize(("name", "widget", "selector"), [
    ("lens", lambda: browse(IMAGES, LABELS), "canvas"), ("ball", descend_on_curves, "svg.grab"),
    ("outputs", explore_cost, ".track >> nth=3")])
def test_it_is_alive_in_the_next_frames_and_fits_a_telephone(browser, ended, name, widget, selector):
    page = shown(browser, widget(), color_scheme="dark")
    ended.append(page)
    page.wait_for_timeout(100)
    seen = times_of_a_sweep(page, page.locator(selector), (0.1, 0.5), (0.9, 0.5), name)
    assert len(seen) >= 60 and np.median(seen) < 100       # 17 ms on a computer that is not busy
    assert smallest_on_a_telephone(page, 800) >= 12


def test_the_payload_is_small():
    assert len(json.dumps(browse(IMAGES.repeat(500, axis=0), LABELS.repeat(500)).data)) < 300_000
    assert len(json.dumps(browse(NOISE, np.arange(600) % 10).data)) < 300_000
    with pytest.raises(ValueError, match=re.escape("images: got the shape (28, 28)")):
        browse(IMAGES[0], LABELS)


IN_A_NOTEBOOK = """
import numpy as np
from helpers.widgets.image_browser import browse
images = np.zeros((300, 28, 28), np.uint8)
images[299, 13, 13] = 77
browse(images, np.zeros(300, int), title="Zeros")
"""


def test_the_kernel_hands_over_an_image_and_it_is_there_again_without_one(open_notebook, lab):
    page = open_notebook([IN_A_NOTEBOOK])
    page.get_by_text("This is 1 of the 60 in this page; the set has 300.").wait_for()
    page.get_by_label("Index").fill("299")
    page.get_by_label("Index").press("Enter")
    page.get_by_text("row 13, column 13: 77 of 255").wait_for()
    page.locator(".course canvas").press("ArrowUp")
    page.get_by_text("row 12, column 13: 0 of 255").wait_for()
    page.save()
    lab.end_kernels()
    page.goto(page.url)
    page.get_by_text("row 12, column 13: 0 of 255").wait_for()
    page.locator(".course canvas").press("ArrowDown")
    page.get_by_text("row 13, column 13: 77 of 255").wait_for()
    assert page.problems == []
