"""The stepper: forwards, back, by buttons and keys; its numbers are those of `Network.gradients`, to the last digit."""

from __future__ import annotations

import re

import numpy as np
import pytest

from helpers.network import Network
from helpers.widgets.stepper import passes, step_through
from tests.browser.test_grabbed import ended, shown  # noqa: F401 (a fixture)


def tiny():
    net = Network([2, 2, 1], output="sigmoid", dtype="float64")
    net.weights = [np.array([[2.0, 1.0], [1.0, -1.0]]), np.array([[1.0], [-2.0]])]
    return net


def texts(page, kind=".number"):
    return [text.replace("\N{MINUS SIGN}", "-") for text in page.locator(f"svg {kind}").all_text_contents()]


def test_the_small_network_shows_every_number(browser, ended):  # noqa: F811
    net, image = tiny(), np.array([1.0, 0.5])
    page = shown(browser, step_through(net, image, 0))
    ended.append(page)
    assert texts(page, ".error") == []
    for _ in range(5):
        page.get_by_role("button", name="On").click()
    assert page.get_by_role("button", name="On").is_disabled()
    (weights, biases), shown_now = net.gradients(image[np.newaxis], np.array([0])), texts(page, ".error")
    expected = [f"{slope:.3f}" for matrix in weights for slope in matrix.ravel()]
    expected += [f"δ {error:.3f}" for errors in biases for error in errors]
    assert sorted(shown_now) == sorted(expected)
    assert {f"{a:.3f}" for layer in net.activations(image[np.newaxis]) for a in layer[0]} <= set(texts(page))
    assert f"cost {net.cost(image[np.newaxis], np.array([0])):.3f}" in texts(page)
    page.get_by_role("button", name="Back").click()
    assert len(texts(page, ".error")) == 3                # one output, and two weights into it
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    assert texts(page, ".error") == [] and page.get_by_role("button", name="Back").is_disabled()
    assert page.evaluate("window.kept") == {"step": 0}


@pytest.mark.parametrize("sizes", [[784, 16, 16, 10], [784, 128, 10]])
def test_a_network_of_ones_own_goes_layer_by_layer(browser, ended, sizes):  # noqa: F811
    net, image = Network(sizes, activation="relu", dtype="float64", seed=1), np.random.default_rng(0).random(784)
    page = shown(browser, step_through(net, image, 3))
    ended.append(page)
    weights, _ = net.gradients(image[np.newaxis], np.array([3]))
    for _ in range(len(sizes)):
        page.get_by_role("button", name="On").click()
    for slopes in reversed(weights):
        page.get_by_role("button", name="On").click()
        said = page.get_by_role("status").inner_text().replace("\N{MINUS SIGN}", "-")
        *ends, slope = re.search(r"from (\w+ \d+) to (\w+ \d+), is (\S+)\.$", said).groups()
        before, after = (int(end.split()[1]) - end.startswith("neuron") for end in ends)      # neurons count from 1
        assert abs(slopes[before, after]) == np.abs(slopes).max()
        assert float(slope) == pytest.approx(slopes[before, after], abs=0.0006)


def test_the_numbers_are_the_engines():
    net, image = Network([5, 4, 3], dtype="float64", seed=2), np.random.default_rng(1).random(5)
    found, (weights, biases) = passes(net, image, 1), net.gradients(image[np.newaxis], np.array([1]))
    for ours, theirs in ((found["slopes"], weights), (found["errors"], biases)):
        for a, b in zip(ours, theirs, strict=True):
            np.testing.assert_array_equal(a, b)
    with pytest.raises(ValueError, match="image"):
        step_through(net, np.zeros(4), 1)
    with pytest.raises(ValueError, match="label"):
        step_through(net, image, 3)
