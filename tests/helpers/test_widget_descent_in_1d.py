"""Lesson 04's slider, without a browser: does the picture show the walk that the rule makes?"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers import descent
from helpers.widgets.descent_in_1d import (
    CURVES,
    HIGH,
    LEFT,
    LOW,
    RIGHT,
    describe_descent,
    draw_descent,
)

NAMESPACE = "{http://www.w3.org/2000/svg}"


def walked(picture: str) -> np.ndarray:
    """The x of every place of the walk, read back from the picture."""
    lines = list(ElementTree.fromstring(picture).iter(f"{NAMESPACE}polyline"))
    across = [float(pair.split(",")[0]) for pair in lines[-1].get("points").split()]
    return LOW + (np.array(across) - LEFT) / (RIGHT - LEFT) * (HIGH - LOW)


@pytest.mark.parametrize("curve", CURVES)
@pytest.mark.parametrize(("learning_rate", "start"), [(0.1, 3.0), (0.3, -2.5), (0.02, 1.1)])
def test_the_walk_in_the_picture_is_the_one_that_the_rule_makes(curve, learning_rate, start):
    expected = descent.descend(CURVES[curve][1], start, learning_rate, 12)
    assert walked(draw_descent(curve, learning_rate, start, 12)) == pytest.approx(expected, abs=0.002)
    end = f"{round(expected[-1], 3) + 0.0:.3f}".replace("-", "\u2212")
    assert f"it is at x = {end}." in describe_descent(curve, learning_rate, start, 12)


def test_no_minus_zero():
    assert "it is at x = 0.000" in draw_descent("x²", 0.16, -2.5, 60)


def test_a_walk_that_leaves_the_picture_is_drawn_up_to_there_and_says_so():
    picture = draw_descent("x²", 1.05, 3.0, 60)
    assert walked(picture) == pytest.approx([3.0, -3.3, 3.63, -3.993, 4.3923], abs=0.002)
    assert "Step 5 leads out of the picture" in picture
    assert "Step 5 leads out" in describe_descent("x²", 1.05, 3.0, 60)
    assert "green the end" not in picture


@pytest.mark.parametrize(("changed", "error", "said"), [
    ({"curve": "x³"}, ValueError, "curve: got 'x³'"), ({"learning_rate": 0}, ValueError, "learning_rate: got 0"),
    ({"start": 9}, ValueError, "start: got 9"), ({"start": "left"}, TypeError, "start: got 'left'"),
    ({"steps": 1.5}, TypeError, "steps: got 1.5")])
def test_the_argument_that_does_not_fit_is_named(changed, error, said):
    with pytest.raises(error, match=re.escape(said)):
        draw_descent(**{"curve": "x²", "learning_rate": 0.1, "start": 3.0, "steps": 5} | changed)
