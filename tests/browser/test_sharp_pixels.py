"""The pixels in a picture without scripts are sharp squares, however large it is shown."""

from __future__ import annotations

import io

import numpy as np
from matplotlib.image import imread

from helpers.widgets.image_browser import draw_browser


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
