"""Lesson 07's weight viewer, without a browser."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.network import Network
from helpers.probes import morans_i
from helpers.widgets.weight_viewer import ORDERS, SHOWN, describe_neuron, draw_neuron, look_into, view_weights

NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def trained():
    random = np.random.default_rng(0)
    labels = np.arange(120) % 10
    images = random.random((120, 784), np.float32) * (random.random((120, 784)) < 0.2)
    images[np.arange(120), labels * 70] = 1
    net = Network([784, 12, 10], activation="relu", seed=0)
    net.train(images, labels, epochs=5, batch_size=20)
    net.weights[0][:, 5], net.biases[0][5] = -0.1, -1  # a dead neuron
    return net, images, labels, look_into(net, images, labels)


def texts(picture):
    return [entry.text for entry in ElementTree.fromstring(picture).iter(f"{NAMESPACE}text")]


def test_it_finds_what_a_loop_finds(trained):
    net, images, labels, neurons = trained
    active = net.activations(images)[1]
    for neuron in range(12):
        order = sorted(range(len(images)), key=lambda i, n=neuron: (-active[i, n], i))[:SHOWN]
        np.testing.assert_array_equal(neurons.labels[neuron], labels[order])
        np.testing.assert_allclose(neurons.strongest[neuron], active[order, neuron])
        np.testing.assert_array_equal(neurons.exciting[neuron],
                                      np.round(images[order] * 255).astype(np.uint8).reshape(-1, 28, 28))
        for digit in range(10):
            assert neurons.by_digit[neuron, digit] == pytest.approx(active[labels == digit, neuron].mean(), abs=1e-5)
        assert neurons.smoothness[neuron] == pytest.approx(
            morans_i(net.weights[0][:, neuron].reshape(28, 28)[4:24, 4:24]), nan_ok=True)


def test_the_picture_and_the_words_say_the_same(trained):
    *_, neurons = trained
    for neuron in range(12):
        picture, words = draw_neuron(neurons, neuron), describe_neuron(neurons, neuron)
        written = texts(picture)
        assert f"Neuron {neuron}" in written and words.startswith(f"Neuron {neuron}.")
        for label, value in zip(neurons.labels[neuron], neurons.strongest[neuron], strict=True):
            assert f"{label}: {value:.1f}" in written and f"{label} ({value:.1f})" in words
        for digit, value in enumerate(neurons.by_digit[neuron]):
            assert f"{digit}: {value:.2f}" in words and f"{value:.2f}" in written
        assert len(list(ElementTree.fromstring(picture).iter(f"{NAMESPACE}image"))) == 1 + SHOWN
        assert ("No image wakes it: this neuron is dead." in written) == (neuron == 5)


def test_the_widget_follows_slider_and_order(trained):
    net, images, labels, neurons = trained
    explorer = view_weights(net, images, labels)
    place, order = explorer.controls["place"], explorer.controls["order"]
    seen = {}
    for name in ORDERS:
        order.value, seen[name] = name, []
        for position in range(12):
            place.value = position
            assert "could not be drawn" not in explorer.html
            seen[name].append(int(re.search(r">Neuron (\d+)<", explorer.html)[1]))
        assert sorted(seen[name]) == list(range(12))
    assert seen[ORDERS[0]] == list(range(12))
    assert seen[ORDERS[1]] == sorted(range(12), key=lambda n: (-neurons.by_digit[n].mean(), n))
    assert seen[ORDERS[1]][-1] == 5


def test_what_does_not_fit_is_named(trained):
    net, images, labels, neurons = trained
    with pytest.raises(ValueError, match="neuron: got 12"):
        draw_neuron(neurons, 12)
    with pytest.raises(TypeError, match=re.escape("neuron: got 1.5")):
        describe_neuron(neurons, 1.5)
    with pytest.raises(ValueError, match="expected 784"):
        look_into(Network([10, 5, 10]), images, labels)
    with pytest.raises(ValueError, match="labels: got the shape"):
        look_into(net, images, labels[:3])
    with pytest.raises(ValueError, match=re.escape("images: got the shape")):
        look_into(net, images[:, :10], labels)
