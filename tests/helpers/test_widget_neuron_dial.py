"""Lesson 02's neuron with its two sliders, without a browser."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.widgets.neuron_dial import BARS, HEIGHT, LEFT, REACH, TOP, WIDTH, describe_neuron, dial, draw_neuron

NAMESPACE = "{http://www.w3.org/2000/svg}"
RANDOM = np.random.default_rng(0)
IMAGES = RANDOM.random((10, 784))
WEIGHTS = RANDOM.normal(0, 0.3, 784)
LABELS = np.arange(10)
SUMS = IMAGES @ WEIGHTS


def elements(picture: str, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(picture).iter(f"{NAMESPACE}{name}"))


@given(st.floats(0, 1), st.floats(-15, 15))
def test_every_image_stands_on_the_curve_at_its_z(scale, bias):
    for function in ("sigmoid", "ReLU"):
        circles = elements(draw_neuron(SUMS, IMAGES, LABELS, scale, bias, function), "circle")
        assert len(circles) == 10
        for circle, total in zip(circles, SUMS, strict=True):
            z = scale * total + bias
            shown = min(max(z, -REACH), REACH)
            assert float(circle.get("cx")) == pytest.approx(LEFT + WIDTH * (shown + REACH) / (2 * REACH), abs=0.02)
            height = 1 / (1 + np.exp(-z)) if function == "sigmoid" else min(max(z, 0), REACH) / REACH
            assert float(circle.get("cy")) == pytest.approx(TOP + HEIGHT * (1 - height), abs=0.02)


@pytest.mark.parametrize("function", ["sigmoid", "ReLU"])
def test_the_bars_and_the_words_hold_the_activations(function):
    picture = draw_neuron(SUMS, IMAGES, LABELS, 0.5, 1.0, function)
    z = 0.5 * SUMS + 1
    activations = 1 / (1 + np.exp(-z)) if function == "sigmoid" else np.maximum(z, 0)
    words = [text.text for text in elements(picture, "text")]
    described = describe_neuron(SUMS, LABELS, 0.5, 1.0, function)
    for label, activation in zip(LABELS, activations, strict=True):
        assert f"{activation:.2f}" in words
        assert f"{label}: z {z[label]:.1f}, activation {activation:.2f}" in described
    yes = ", ".join(map(str, LABELS[z > 0])) or "none of them"
    assert f"Activation {'above one half' if function == 'sigmoid' else 'above 0'}: {yes}" in words


def test_everything_stays_on_the_card_however_large_the_sums():
    for function in ("sigmoid", "ReLU"):
        picture = draw_neuron(SUMS * 100, IMAGES, LABELS, 1.0, 15.0, function)
        for bar in elements(picture, "rect")[1:]:
            assert float(bar.get("x")) > BARS and float(bar.get("x")) + float(bar.get("width")) < 700
        assert "nan" not in picture and "inf" not in picture


def test_the_sliders_move_the_picture():
    explorer = dial(WEIGHTS, IMAGES, LABELS)
    before = explorer.html
    explorer.controls["bias"].value = 3
    assert explorer.html != before and "bias 3." in explorer.html
    explorer.controls["scale"].value = 0
    assert "none of them" not in explorer.html  # z is 3 for all
    explorer.controls["function"].value = "ReLU"
    assert re.search("One neuron with ReLU, weights times 0.00, bias 3.", explorer.html)


def test_every_control_says_what_it_is():
    assert [control.description for control in dial(WEIGHTS, IMAGES, LABELS).controls.values()] == [
        "Weights times", "Bias", "Activation"]


@pytest.mark.parametrize(("changed", "said"), [
    ({"weights": WEIGHTS[:5]}, r"weights: got the shape \(5,\), expected \(784,\)"),
    ({"images": IMAGES[0]}, r"images: got the shape \(784,\)"),
    ({"images": np.zeros((11, 784))}, r"images: got the shape \(11, 784\)"),
    ({"labels": LABELS[:3]}, r"labels: got the shape \(3,\), expected \(10,\)")])
def test_the_argument_that_does_not_fit_is_named(changed, said):
    with pytest.raises(ValueError, match=said):
        dial(**({"weights": WEIGHTS, "images": IMAGES, "labels": LABELS} | changed))
