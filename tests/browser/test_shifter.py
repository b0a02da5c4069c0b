"""Lesson 10's digit to drag: its pixels, its outputs and its map are what NumPy and the engine say."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.handwriting import rotate, shear, shift
from helpers.network import Network
from helpers.widgets.browser import bundle
from helpers.widgets.shifter import REACH, read_right, shift_digits
from tests.browser.test_grabbed import ended, shown, smallest_on_a_telephone, times_of_a_sweep  # noqa: F401

RANDOM = np.random.default_rng(8)
IMAGES = np.zeros((2, 28, 28))
IMAGES[:, 8:20, 9:19] = np.round(255 * RANDOM.random((2, 12, 10))) / 255
IMAGES = IMAGES.reshape(2, 784)
LABELS = [3, 7]


@pytest.fixture(scope="module")
def net():
    """With weights that float16 holds, as the page gets them."""
    made = Network([784, 20, 10], activation="relu", dtype="float64", seed=4)
    made.weights = [w.astype(np.float16).astype(float) for w in made.weights]
    return made


@pytest.mark.parametrize(("turn", "slant", "row", "column"), [
    (0, 0, 2, -3), (30, 0, 0, 0), (-75, 0, 1, 4), (0, 0.4, 0, 0), (0, -0.8, -2, 5)])
def test_the_pixels_are_those_of_the_helpers(browser, turn, slant, row, column):
    page = browser.new_page()
    code = bundle("shifter").replace("export default module_shifter.widget;", "window.shifter = module_shifter;")
    page.set_content(f'<script type="module">{code}</script>')
    page.wait_for_function("window.shifter")
    state = {"turn": turn, "slant": slant, "row": row, "column": column, "inverted": False}
    given = [(255 * IMAGES[0]).tolist(), state]
    came = page.evaluate("([pixels, state]) => Array.from(shifter.moved(pixels, state))", given)
    page.close()
    there = shift(shear(rotate(IMAGES[:1], turn), slant), row, column)[0]
    np.testing.assert_allclose(np.array(came) / 255, there, atol=1e-5)


def test_what_it_says_and_its_map_are_the_engines(browser, ended, net):  # noqa: F811
    page = shown(browser, shift_digits(net, IMAGES, LABELS))
    ended.append(page)
    page.locator("canvas").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    page.wait_for_function("window.kept?.row === -1 && window.kept.column === 2")
    shares = net.predict_proba(shift(IMAGES[:1], -1, 2))[0]
    right = read_right(net, IMAGES[0], 3)
    page.get_by_text("A 3, 2 to the right, 1 up, turned by 0 degrees, slanted by 0.0: it says "
                     f"{shares.argmax()}, with {100 * shares.max():.1f} %. "
                     f"Read right at {right.sum()} of {right.size} shifts (blue).").wait_for()
    cells = page.locator("svg.grab rect").evaluate_all("all => all.map((one) => one.getAttribute('fill'))")
    assert [fill == "var(--blue)" for fill in cells[:right.size]] == right.ravel().tolist()
    page.get_by_role("button", name="As it was").click()
    page.wait_for_function("window.kept.row === 0 && window.kept.column === 0")


def test_it_follows_the_pointer_and_fits_a_telephone(browser, ended, net):  # noqa: F811
    page = shown(browser, shift_digits(net, IMAGES, LABELS), color_scheme="dark")
    ended.append(page)
    page.wait_for_timeout(100)
    seen = times_of_a_sweep(page, page.locator("canvas"), (0.4, 0.5), (0.9, 0.5))
    assert len(seen) >= 60 and np.median(seen) < 100       # 17 ms on a computer that is not busy
    assert page.evaluate("window.kept.column") == REACH     # no further
    assert smallest_on_a_telephone(page, 800) >= 11.99


def test_a_read_right_map_is_what_shifted_images_get(net):
    right = read_right(net, IMAGES[1], 7)
    for row, column in ((0, 0), (3, 12), (16, 16), (8, 8)):
        moved = shift(IMAGES[1:], row - REACH, column - REACH)
        assert right[row, column] == (net.predict(moved)[0] == 7)


@pytest.mark.parametrize(("images", "labels", "named"), [
    (255 * IMAGES, LABELS, "images"), (IMAGES[:, :5], LABELS, "images"), (IMAGES, [3, 10], "labels"),
    (IMAGES.repeat(6, axis=0), LABELS * 6, "images")])
def test_what_it_cannot_show_is_refused_by_name(net, images, labels, named):
    with pytest.raises(ValueError, match=named):
        shift_digits(net, images, labels)
    with pytest.raises(ValueError, match="network"):
        shift_digits(Network([5, 10]), IMAGES, LABELS)
