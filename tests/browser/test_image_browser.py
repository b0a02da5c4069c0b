"""Lesson 01's image browser in JupyterLab: what a learner does with it changes what the page shows."""

from __future__ import annotations

import io

import numpy as np
from matplotlib.image import imread

from helpers.widgets.image_browser import draw_browser

CELL = """
import numpy as np
from helpers.widgets.image_browser import browse
images = np.arange(20 * 784).reshape(20, 28, 28) % 251
browse(images.astype(np.uint8), np.arange(20) % 10, title="Test set")
"""


def value(index: int, row: int, column: int) -> int:
    return (index * 784 + row * 28 + column) % 251


def test_controls_change_the_picture(open_notebook):
    page = open_notebook([CELL])
    picture = page.locator(".widget-html-content [role=img] > svg")
    picture.get_by_text(f"row 13, column 13: {value(0, 13, 13)} of 255").wait_for()
    assert picture.bounding_box()["width"] > 700  # all of it is at its full size, beside the open file browser

    row = page.locator(".widget-hslider", has_text="Row").get_by_role("slider")
    row.focus()
    page.keyboard.press("ArrowRight")
    picture.get_by_text(f"row 14, column 13: {value(0, 14, 13)} of 255").wait_for()
    page.keyboard.press("Home")
    picture.get_by_text("lens: rows 0 to 3, columns 10 to 16").wait_for()

    column = page.locator(".widget-hslider", has_text="Column").get_by_role("slider").bounding_box()
    page.mouse.move(column["x"] + column["width"] / 2, column["y"] + column["height"] / 2)
    page.mouse.down()
    page.mouse.move(column["x"] + 400, column["y"], steps=20)
    page.mouse.up()
    picture.get_by_text(f"row 0, column 27: {value(0, 0, 27)} of 255").wait_for()

    page.get_by_label("Digit").select_option("7")
    picture.get_by_text("label 7, index 7 of 0 to 19").wait_for()
    page.get_by_role("button", name="Next").click()
    picture.get_by_text("label 7, index 17 of 0 to 19").wait_for()

    words = page.locator(".widget-html-content [role=img]").first.get_attribute("aria-label")
    assert words.startswith("Test set: the image at index 17, labelled 7,")
    assert f"row 0, column 27: {value(17, 0, 27)} of 255" in words
    assert page.locator(".jp-OutputArea-output[data-mime-type*=stderr]").count() == 0
    assert page.problems == []


def test_pixels_are_sharp_squares(browser):
    """A checkerboard of single pixels stays pure black and white at a width that fits no whole pixel: no smoothing."""
    board = (np.indices((1, 28, 28)).sum(axis=0) % 2 * 255).astype(np.uint8)
    page = browser.new_page()
    page.set_content(f'<div style="width:777px">{draw_browser(board, np.array([0]), 0, 3, 3)}</div>')
    box = page.locator("svg image").nth(1).bounding_box()
    quarter = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "width": 150, "height": 150}
    shot = imread(io.BytesIO(page.screenshot(clip=quarter)))[..., :3]  # the lens' frame is in another quarter
    page.close()
    assert 0.4 < np.mean(shot > 0.9) < 0.6
    assert np.mean((shot < 0.1) | (shot > 0.9)) > 0.99
