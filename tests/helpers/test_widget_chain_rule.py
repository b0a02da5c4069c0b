"""Lesson 05's widgets, without a browser: what they hand to the page is what the network says."""

import math

import numpy as np
import pytest

from helpers.functions import sigmoid
from helpers.network import Network
from helpers.widgets.chain_rule import SECOND, chain, explore_chain
from helpers.widgets.stepper import passes, step_through
from helpers.widgets.wishes import explore_wishes, wishes

RANDOM = np.random.default_rng(5)


def cost(weight, pixel, wanted, neurons):
    a = sigmoid(weight * pixel)
    return float(((sigmoid(SECOND * a) if neurons == 2 else a) - wanted) ** 2)


@pytest.mark.parametrize("neurons", [1, 2])
@pytest.mark.parametrize("wanted", [0, 1])
@pytest.mark.parametrize("weight", [-6, -0.3, 0, 2.5])
def test_the_slopes_multiplied_are_the_slope_of_the_cost(weight, wanted, neurons):
    links = chain(weight, 0.6, wanted, neurons)
    nudged = (cost(weight + 1e-5, 0.6, wanted, neurons) - cost(weight - 1e-5, 0.6, wanted, neurons)) / 2e-5
    assert math.prod(link.slope for link in links) == pytest.approx(nudged, rel=1e-6, abs=1e-10)
    assert links[-1].value == pytest.approx(cost(weight, 0.6, wanted, neurons))
    assert len(links) == 2 * neurons + 1


@pytest.mark.parametrize(("given", "named"), [(("w", 0.5, 1), "weight"), ((1, -0.5, 1), "pixel"),
                                              ((1, 0.5, 2), "wanted"), ((1, 0.5, 1, 3), "neurons")])
def test_what_cannot_be_is_refused_by_name(given, named):
    with pytest.raises((ValueError, TypeError), match=named):
        chain(*given)


@pytest.mark.parametrize("show", [explore_wishes, step_through, wishes, passes])
@pytest.mark.parametrize(("image", "label", "message"), [
    (np.full(12, 255), 1, "image: got values from 255 to 255, expected 0 to 1; normalize"),
    (np.full(12, -0.1), 1, "image: got values from -0.1"),
    (np.zeros((2, 12)), 1, r"image: got the shape \(2, 12\), expected one image"),
    (np.zeros(12), 10, "label: got values from 10 to 10"),
    (np.zeros(12), np.array([1, 2]), r"label: got the shape \(2,\), expected \(1,\)"),
])
def test_an_image_that_is_none_is_refused_by_name(show, image, label, message):
    with pytest.raises(ValueError, match=message):
        show(Network([12, 7, 10]), image, label)


def test_a_label_may_come_in_an_array():
    net = Network([12, 7, 10], dtype="float64")
    assert step_through(net, np.zeros(12), np.array([3])).text() == step_through(net, np.zeros(12), 3).text()


def test_what_the_widgets_cannot_show_is_refused():
    with pytest.raises(ValueError, match='net: got the cost "quadratic"'):
        wishes(Network([12, 10], output="sigmoid", cost="quadratic"), np.zeros(12), 1)
    for names in (["a"], range(12)):
        with pytest.raises(ValueError, match="names: got"):
            step_through(Network([12, 10]), np.zeros(12), 1, names)
    broken = Network([12, 10])
    broken.weights[0][:] = np.nan
    with pytest.raises(ValueError, match="net: its errors are not finite"):
        step_through(broken, np.ones(12), 1)


def test_the_words_say_the_product():
    assert "multiplied: -0.066" in explore_chain().text()


@pytest.fixture
def problem():
    net = Network([12, 7, 5, 10], init="normal", dtype="float64", seed=3)
    return net, RANDOM.random((6, 12)), RANDOM.integers(0, 10, 6)


def test_the_mean_of_the_wishes_is_minus_the_gradient(problem):
    net, images, labels = problem
    each = [wishes(net, image, label) for image, label in zip(images, labels, strict=True)]
    weights, biases = net.gradients(images, labels)
    assert np.allclose(-np.mean([wish.weights for wish in each], axis=0), weights[-1], rtol=1e-12, atol=1e-15)
    assert np.allclose(-np.mean([wish.outputs for wish in each], axis=0), biases[-1], rtol=1e-12, atol=1e-15)


def test_what_all_outputs_want_of_an_activation_is_minus_the_error_behind_its_slope(problem):
    net, images, labels = problem
    before = net.activations(images[:1])[-2][0]
    together = wishes(net, images[0], labels[0]).activations.sum(axis=1)
    assert np.allclose(-together * before * (1 - before), net.gradients(images[:1], labels[:1])[1][-2], rtol=1e-12)


def test_an_image_of_another_size_is_refused(problem):
    net, images, labels = problem
    with pytest.raises(ValueError, match="image"):
        wishes(net, images[0, :5], labels[0])


def test_the_words_name_the_ten_wishes(problem):
    net, images, labels = problem
    words = explore_wishes(net, images[0], labels[0]).text()
    assert all(f"{digit}: {wish:+.2f}" in words
               for digit, wish in enumerate(wishes(net, images[0], labels[0]).outputs))
