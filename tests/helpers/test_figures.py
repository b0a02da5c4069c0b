"""Every figure: can it be drawn, does it say in words what it shows, and is it the same picture each time?"""

import base64
import io
import re

import matplotlib
import numpy as np
import pytest
from PIL import Image

from helpers import figures
from helpers.data import load_mnist
from helpers.figures.picture import a, percent
from helpers.network import History


@pytest.fixture(scope="module")
def drawn():
    mnist = load_mnist("subset")
    images, labels = mnist.test_images, mnist.test_labels
    random = np.random.default_rng(0)
    probabilities = random.dirichlet(np.full(10, 0.1), len(images))
    right = probabilities.argmax(axis=1) == labels
    history = History([0.5, 0.2], [0.9, 0.96], [0.6, 0.3], [0.85, 0.95], [1.0, 1.0])
    centres = random.uniform(13.5, 14.5, (2, len(images)))
    return {
        "digit_wall": lambda: figures.digit_wall(images, labels),
        "pixel_numbers": lambda: figures.pixel_numbers(images[0], labels[0]),
        "class_counts": lambda: figures.class_counts(labels),
        "class_counts, uneven": lambda: figures.class_counts(labels[:77]),
        "pixel_histogram": lambda: figures.pixel_histogram(images),
        "mean_digits": lambda: figures.mean_digits(images, labels),
        "ink_map": lambda: figures.ink_map(images),
        "centring": lambda: figures.centring(*centres, np.full(len(images), 20)),
        "scaled_histograms": lambda: figures.scaled_histograms({"raw": images, "0 to 1": images / 255}),
        "learning_curve": lambda: figures.learning_curve(history),
        "learning_curve, no validation": lambda: figures.learning_curve(History([0.5], [0.9])),
        "accuracy_curves": lambda: figures.accuracy_curves({"one": history, "two": history}, "Two trainings"),
        "accuracy_by_training_size": lambda: figures.accuracy_by_training_size([100, 1000], [0.7, 0.9]),
        "answers": lambda: figures.answers(images[:4], labels[:4], probabilities[:4]),
        "mistakes": lambda: figures.mistakes(images, labels, probabilities),
        "mistakes, none": lambda: figures.mistakes(images, labels, np.eye(10)[labels]),
        "confidence_of_right_and_wrong":
            lambda: figures.confidence_of_right_and_wrong(probabilities.max(axis=1), right),
    }


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
