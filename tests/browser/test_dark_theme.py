"""Pictures in JupyterLab's two themes: no white slab in the dark one, and the hues stay what the text says of them."""

import io

import numpy as np
import pytest
from PIL import Image

FIGURE = """
from helpers.figures.picture import Picture
picture = Picture(3, 2, "A blue disc.")
picture.add_axes((0, 0, 1, 1)).set(xlim=(0, 1), ylim=(0, 1), facecolor="#0072B2")
picture
"""
EXPLORER = """
import ipywidgets
from helpers.widgets import svg
from helpers.widgets.base import Explorer
disc = svg.element("rect", x=50, y=50, width=100, height=100, fill="#0072B2")
Explorer(lambda size: svg.card(200, 200, disc, title="A blue disc"), {"size": ipywidgets.IntSlider()}, lambda size: "")
"""


def colours(place) -> tuple[list[int], list[int]]:
    """The colour near a corner and that of the middle, as they are on the screen."""
    shown = np.asarray(Image.open(io.BytesIO(place.screenshot())).convert("RGB")).astype(int)
    height, width, _ = shown.shape
    return shown[height - 8, width // 2].tolist(), shown[height // 2, width // 2].tolist()


@pytest.mark.parametrize(("cell", "picture"), [(FIGURE, ".jp-OutputArea-output img"), (EXPLORER, ".widget-html svg")])
@pytest.mark.parametrize("dark", [False, True])
def test_the_paper_is_as_dark_as_the_page_and_blue_stays_blue(open_notebook, cell, picture, dark):
    page = open_notebook([cell], dark=dark)
    place = page.locator(picture).first
    place.wait_for()
    paper, disc = colours(place)
    assert max(paper) < 24 if dark else min(paper) > 240
    red, green, blue = disc
    assert blue > green > red
    assert page.problems == []
