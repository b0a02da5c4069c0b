"""Lesson 08's blend of a 0 and a 6, without a browser."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.colours import BLUE, VERMILLION
from helpers.network import Network
from helpers.widgets.blend import (
    HEIGHT,
    LEFT,
    STEPS,
    TOP,
    WIDTH,
    blended,
    describe_blend,
    draw_blend,
    explore_blend,
)

NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def way():
    random = np.random.default_rng(0)
    blends = blended(*random.random((2, 784), dtype=np.float32))
    return blends, Network([784, 16, 10], seed=3).predict_proba(blends)


def test_the_blend_goes_from_one_image_to_the_other(way):
    first, second = np.random.default_rng(0).random((2, 784), dtype=np.float32)
    np.testing.assert_allclose(way[0][0], first)
    np.testing.assert_allclose(way[0][-1], second)
    np.testing.assert_allclose(way[0][50], (first + second) / 2, rtol=1e-5)
    assert way[0].shape == (STEPS, 784) and way[0].dtype == np.float32


@pytest.mark.parametrize("mix", [0, 37, 100])
def test_picture_and_words_tell_the_outputs(way, mix):
    picture, words = draw_blend(*way, mix), describe_blend(*way, mix)
    outputs = way[1][mix]
    shown = [entry.text for entry in ElementTree.fromstring(picture).iter(f"{NAMESPACE}text")]
    assert f"{100 - mix} % of the 0, {mix} % of the 6" in shown
    for output in outputs:
        assert f"{100 * output:.1f} %" in shown
    assert f"says {outputs.argmax()}" in words and f"Output 0: {100 * outputs[0]:.1f} %" in words
    dots = {dot.get("fill"): dot for dot in ElementTree.fromstring(picture).iter(f"{NAMESPACE}circle")}
    for colour, digit in ((BLUE, 0), (VERMILLION, 6)):
        assert (float(dots[colour].get("cx")) - LEFT) / WIDTH == pytest.approx(mix / 100, abs=0.001)
        assert 1 - (float(dots[colour].get("cy")) - TOP) / HEIGHT == pytest.approx(outputs[digit], abs=0.001)


@pytest.mark.parametrize("change, error, said", [
    ({"blends": np.zeros((5, 784))}, ValueError, "blends: got the shape (5, 784)"),
    ({"probabilities": np.zeros((101, 9))}, ValueError, "probabilities: got the shape (101, 9)"),
    ({"mix": 101}, ValueError, "mix: got 101"), ({"mix": 0.5}, TypeError, "mix: got 0.5")])
def test_the_argument_that_does_not_fit_is_named(way, change, error, said):
    fitting = {"blends": way[0], "probabilities": way[1], "mix": 3}
    for function in (draw_blend, describe_blend):
        with pytest.raises(error, match=re.escape(said)):
            function(**(fitting | change))


def test_the_widget_follows_its_three_sliders():
    random = np.random.default_rng(1)
    images = random.random((4, 784), dtype=np.float32)
    net = Network([784, 16, 10], seed=3)
    explorer = explore_blend(net, images[:2], images[2:])
    for zero, six, mix in ((1, 1, 0), (2, 1, 50), (2, 2, 100)):
        for name, value in (("zero", zero), ("six", six), ("mix", mix)):
            explorer.controls[name].value = value
        blend = (1 - mix / 100) * images[zero - 1] + mix / 100 * images[six + 1]
        best = net.predict_proba(blend[np.newaxis].astype(np.float32)).max()
        assert f"{100 * best:.1f} % sure" in explorer.html
    with pytest.raises(ValueError, match=re.escape("sixes: got the shape (2, 3)")):
        explore_blend(net, images[:2], np.zeros((2, 3)))
