"""Every figure: can it be drawn, does it say in words what it shows, and is it the same picture each time?"""

import base64
import io
import re
import runpy
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image

from helpers import figures
from helpers.data import load_mnist
from helpers.figures.picture import a, percent


@pytest.fixture(scope="module")
def drawn():
    """name -> a function that draws it, from every file in figure_examples/."""
    mnist = load_mnist("subset")
    examples = {}
    for file in sorted(Path(__file__).with_name("figure_examples").glob("*.py")):
        examples |= runpy.run_path(str(file))["examples"](mnist.test_images, mnist.test_labels)
    return examples


def test_every_public_figure_is_tried_here(drawn):
    public = {name for name in figures.__all__ if name != "Picture"}
    assert {name.split(",")[0] for name in drawn} == public


def test_every_figure_draws_says_what_it_shows_and_stays_the_same(drawn):
    for name, draw in drawn.items():
        picture = draw()
        shown = picture._repr_mimebundle_()
        alt = re.search('alt="([^"]*)"', shown["text/html"])[1]
        assert len(alt) > 40 and alt.endswith("."), name
        assert "nan" not in alt.lower(), name
        assert shown["text/plain"] == picture.alt
        source = base64.b64decode(re.search("base64,([^\"]*)", shown["text/html"])[1])
        image = np.asarray(Image.open(io.BytesIO(source)).convert("L"))
        assert image.std() > 5, f"{name} is blank"
        assert (image[:, [0, -1]] > 200).mean() > 0.9 and (image[[0, -1]] > 200).mean() > 0.9, f"{name} is cut off"
        assert picture.get_suptitle(), name
        assert draw().png() == source, name


def test_the_rare_colours_of_a_map_are_shown_as_they_are():
    values = np.zeros((28, 28))
    values[3, 3], values[20, 20] = -1, 1  # one dark red and one dark blue pixel among 782 pale ones
    picture = figures.erased_pixels(values.ravel(), np.linspace(0, 1, 784))
    colours = np.asarray(Image.open(io.BytesIO(picture.png())).convert("RGB")).reshape(-1, 3).astype(int)
    for value in (0.0, 1.0):
        wanted = 255 * np.array(matplotlib.colormaps["RdBu"](value)[:3])
        assert np.abs(colours - wanted).max(axis=1).min() < 6


def test_a_learners_own_style_does_not_change_the_figures(drawn):
    plain = drawn["class_counts"]().png()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        assert drawn["class_counts"]().png() == plain
        assert matplotlib.rcParams["font.size"] == 30


@pytest.mark.parametrize("share, words", [
    (0.5, "50.0 %"), (1, "100.0 %"), (0.9996, "99.96 %"), (0.99996, "99.996 %"), (0, "0.0 %"), (0.9994, "99.9 %")])
def test_nearly_all_is_not_rounded_to_all(share, words):
    assert percent(share) == words


def test_articles():
    assert [a(digit) for digit in (7, 8, 1)] == ["a 7", "an 8", "a 1"]
