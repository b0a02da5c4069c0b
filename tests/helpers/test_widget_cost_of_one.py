"""Lesson 03's slider, without a browser."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.colours import BLUE, VERMILLION
from helpers.functions import costs
from helpers.widgets.cost_of_one import (
    HEIGHT,
    HIGHEST,
    LEFT,
    RESTS,
    RIGHT,
    TOP,
    WIDTH,
    cross_entropy,
    describe_cost,
    draw_cost,
    quadratic,
    ten_outputs,
)

NAMESPACE = "{http://www.w3.org/2000/svg}"


def texts(picture):
    return [entry.text for entry in ElementTree.fromstring(picture).iter(f"{NAMESPACE}text")]


def dots(picture):
    """colour -> (output for the 3, cost) where the dot stands."""
    found = ElementTree.fromstring(picture).iter(f"{NAMESPACE}circle")
    return {dot.get("fill"): ((float(dot.get("cx")) - LEFT) / WIDTH,
                              HIGHEST * (1 - (float(dot.get("cy")) - TOP) / HEIGHT)) for dot in found}


@pytest.mark.parametrize("rest", RESTS)
@pytest.mark.parametrize("right", [0, 0.01, 0.1, 0.37, 0.5, 0.99, 1])
def test_the_ten_outputs_add_up_to_one_and_give_the_rest_as_told(right, rest):
    outputs = ten_outputs(right, rest)
    assert outputs.sum() == pytest.approx(1) and outputs[RIGHT] == right and (outputs >= 0).all()
    assert np.count_nonzero(np.delete(outputs, RIGHT)) == (0 if right == 1 else 1 if rest == RESTS[0] else 9)


@pytest.mark.parametrize("rest", RESTS)
@pytest.mark.parametrize("right", [0.01, 0.37, 0.99])
def test_the_costs_are_those_of_the_network(right, rest):
    outputs = np.maximum(ten_outputs(right, rest), 1e-30)
    for cost, function in (("quadratic", quadratic), ("cross_entropy", cross_entropy)):
        assert function(outputs) == pytest.approx(costs("softmax", cost, np.log(outputs)[np.newaxis], [RIGHT])[0])


@pytest.mark.parametrize("rest", RESTS)
@pytest.mark.parametrize("right", [0.01, 0.25, 0.8, 1.0])
def test_the_dots_stand_at_the_costs_and_the_words_say_them(right, rest):
    outputs, picture = ten_outputs(right, rest), draw_cost(right, rest)
    place = dots(picture)
    assert place[VERMILLION] == pytest.approx((right, quadratic(outputs)), abs=0.001)
    assert place[BLUE] == pytest.approx((right, cross_entropy(outputs)), abs=0.001)
    words = describe_cost(right, rest)
    assert f"quadratic {quadratic(outputs):.2f}" in texts(picture)
    assert f"cross-entropy {cross_entropy(outputs):.2f}" in texts(picture)
    assert f"quadratic cost is {quadratic(outputs):.2f}" in words and f"output for the 3 is {right:.2f}" in words
    assert "-0.00" not in picture + words


def test_an_output_of_zero_is_infinitely_wrong_and_stays_in_the_picture():
    picture = draw_cost(0.0, RESTS[0])
    assert "cross-entropy infinite" in texts(picture) and "far above" in texts(picture)
    assert dots(picture)[BLUE] == pytest.approx((0, HIGHEST))
    assert "wrong: it says 8" in describe_cost(0.0, RESTS[0]) and "infinite" in describe_cost(0.0, RESTS[0])


def test_an_even_rest_is_cheaper_for_the_quadratic_cost_only():
    one, nine = (ten_outputs(0.4, rest) for rest in RESTS)
    assert quadratic(nine) < quadratic(one) and cross_entropy(nine) == cross_entropy(one)
    assert "the answer is wrong" in describe_cost(0.4, RESTS[0]) and "is right" in describe_cost(0.4, RESTS[1])


@pytest.mark.parametrize(("right", "rest", "error", "said"), [
    (1.2, RESTS[0], ValueError, "right: got 1.2"), (-0.1, RESTS[0], ValueError, "right: got -0.1"),
    (float("nan"), RESTS[0], ValueError, "right: got nan"), ("0.5", RESTS[0], TypeError, "right: got '0.5'"),
    (0.5, "nobody", ValueError, "rest: got 'nobody'")])
def test_the_argument_that_does_not_fit_is_named(right, rest, error, said):
    for function in (draw_cost, describe_cost):
        with pytest.raises(error, match=re.escape(said)):
            function(right, rest)
