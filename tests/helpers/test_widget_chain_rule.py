"""Lesson 05's slider, without a browser."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.colours import VERMILLION
from helpers.widgets.chain_rule import (
    HEIGHT,
    LEFT,
    REACH,
    SCALE,
    TOP,
    WIDTH,
    ZERO,
    chain,
    describe_chain,
    draw_chain,
    explore_chain,
)

NAMESPACE = "{http://www.w3.org/2000/svg}"
STATES = {"weight": st.floats(-REACH, REACH), "pixel": st.floats(0, 1), "wanted": st.sampled_from([0, 1])}


def elements(picture, name):
    return list(ElementTree.fromstring(picture).iter(f"{NAMESPACE}{name}"))


@given(**STATES)
def test_the_product_of_the_factors_is_the_slope_of_the_cost(weight, pixel, wanted):
    def cost(w):
        return (1 / (1 + np.exp(-w * pixel)) - wanted) ** 2

    at = chain(weight, pixel, wanted)
    assert at.cost == pytest.approx(cost(weight))
    assert at.slope == pytest.approx((cost(weight + 1e-5) - cost(weight - 1e-5)) / 2e-5, abs=1e-8)


@given(**STATES)
def test_the_dot_stands_on_the_curve_and_everything_on_the_card(weight, pixel, wanted):
    picture = draw_chain(weight, pixel, wanted)
    at = chain(weight, pixel, wanted)
    [dot] = elements(picture, "circle")
    assert float(dot.get("cx")) == pytest.approx(LEFT + WIDTH * (weight + REACH) / (2 * REACH), abs=0.01)
    assert float(dot.get("cy")) == pytest.approx(TOP + HEIGHT * (1 - at.cost), abs=0.01)
    for bar in elements(picture, "rect")[1:]:
        assert float(bar.get("x")) > 450 and float(bar.get("x")) + float(bar.get("width")) < 720


@given(**STATES)
def test_the_tangent_has_the_slope_and_stays_clear_of_the_numbers_around_the_plot(weight, pixel, wanted):
    picture = draw_chain(weight, pixel, wanted)
    [line] = [line for line in elements(picture, "line") if line.get("stroke") == VERMILLION]
    x1, x2, y1, y2 = (float(line.get(name)) for name in ("x1", "x2", "y1", "y2"))
    across, up = (x2 - x1) * 2 * REACH / WIDTH, (y1 - y2) / HEIGHT
    assert up == pytest.approx(chain(weight, pixel, wanted).slope * across, abs=0.001)
    assert across > 0.5
    for x, y in ((x1, y1), (x2, y2)):
        assert LEFT <= x <= LEFT + WIDTH and TOP - 11 <= y <= TOP + HEIGHT + 11


@pytest.mark.parametrize("wanted", [0, 1])
@pytest.mark.parametrize("weight", [-8.0, -1.3, 0.0, 2.5])
def test_the_bars_are_as_long_as_the_factors_and_the_words_say_them(weight, wanted):
    at = chain(weight, 0.6, wanted)
    picture, words = draw_chain(weight, 0.6, wanted), describe_chain(weight, 0.6, wanted).replace("\u2212", "-")
    bars = elements(picture, "rect")[1:]
    for bar, value in zip(bars, (at.dz_dw, at.da_dz, at.dc_da, at.slope), strict=True):
        assert float(bar.get("width")) == pytest.approx(max(1, SCALE * abs(value)), abs=0.01)
        assert float(bar.get("x")) == pytest.approx(ZERO - (SCALE * abs(value) if value < 0 else 0), abs=0.01)
    assert f"dz/dw 0.60, da/dz {at.da_dz:.3f}, dC/da {at.dc_da:.2f}." in words
    assert re.search(r"dC/dw, is (\S+)\.$", words)[1] == f"{round(at.slope, 3) + 0.0:.3f}"
    assert bars[3].get("fill") == VERMILLION


def test_no_input_no_slope_and_no_minus_zero():
    for wanted in (0, 1):
        picture = draw_chain(-3.0, 0.0, wanted)
        assert "slope 0.000" in picture and "\u22120.00" not in picture


@pytest.mark.parametrize(("changed", "error", "said"), [
    ({"weight": float("nan")}, ValueError, "weight: got nan"), ({"weight": "1"}, TypeError, "weight: got '1'"),
    ({"pixel": -0.5}, ValueError, "pixel: got -0.5"), ({"wanted": 2}, ValueError, "wanted: got 2")])
def test_the_argument_that_does_not_fit_is_named(changed, error, said):
    for function in (draw_chain, describe_chain):
        with pytest.raises(error, match=re.escape(said)):
            function(**({"weight": 1.0, "pixel": 0.5, "wanted": 1} | changed))


def test_the_widget_follows_its_controls():
    explorer = explore_chain()
    before = explorer.html
    explorer.controls["weight"].value = -4
    assert explorer.html != before and "the weight \u22124.0" in explorer.html
    explorer.controls["wanted"].value = 0
    assert "where 0 is wanted" in explorer.html
    explorer.controls["pixel"].value = 0
    assert "slope 0.000" in explorer.html
    assert [control.description for control in explorer.controls.values()] == ["Weight", "Input", "Wanted"]
