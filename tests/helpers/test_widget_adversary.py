"""Lesson 10's slider, without a browser."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.network import Network
from helpers.probes import fgsm, input_gradients
from helpers.widgets.adversary import KINDS, attacked, describe_attack, draw_attack, explore_attack
from helpers.wording import percent

NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def net():
    return Network([784, 32, 10], activation="relu", seed=1)


@pytest.fixture
def images():
    random = np.random.default_rng(0)
    return (random.random((6, 784)) * (random.random((6, 784)) < 0.2)).astype(np.float32)


def texts(picture):
    return [entry.text for entry in ElementTree.fromstring(picture).iter(f"{NAMESPACE}text")]


def test_the_step_is_that_of_the_fast_gradient_sign_method(net, images):
    labels = net.predict(images)
    signs = np.sign(input_gradients(net, images, labels))
    for place, epsilon in enumerate((0.0, 0.02, 0.1, 0.3)):
        attack = attacked(net, images[place], labels[place], signs[place], epsilon)
        expected = fgsm(net, images[place:place + 1], labels[place:place + 1], epsilon)
        np.testing.assert_allclose(attack.changed, expected[0], atol=1e-6)
        np.testing.assert_allclose(attack.after, net.predict_proba(expected)[0], atol=1e-5)
        np.testing.assert_allclose(attack.before, net.predict_proba(images[place:place + 1])[0], atol=1e-5)


def test_the_picture_and_the_words_say_what_the_network_says(net, images):
    label = int(net.predict(images[:1])[0])
    signs = np.sign(input_gradients(net, images[:1], [label]))[0]
    for epsilon, headline in ((0.0, "Still read correctly"), (0.3, "No longer read correctly")):
        attack = attacked(net, images[0], label, signs, epsilon)
        picture, words = draw_attack(attack), describe_attack(attack)
        assert headline in texts(picture) and words.startswith(headline)
        assert f"read as {attack.after.argmax()}, {percent(min(float(attack.after.max()), 0.9999))}" in texts(picture)
        assert f"read as {attack.after.argmax()}, {percent(min(float(attack.after.max()), 0.9999))}" in words
        levels = round(255 * float(np.abs(attack.changed - attack.image).max()))
        assert f"up to {epsilon:.3f}, {levels} of 255" in texts(picture)
    assert draw_attack(attacked(net, images[0], (label + 1) % 10, signs, 0.1)).count("Read wrongly before") == 1
    assert "SSIM) 1.00" in describe_attack(attacked(net, images[0], label, signs, 0.0))


def test_the_widget_follows_all_controls(net, images):
    labels = net.predict(images)
    explorer = explore_attack(net, images, labels)
    assert [control.description for control in explorer.controls.values()] == ["Image", "Epsilon", "Change it"]
    seen = set()
    for kind in KINDS:
        explorer.controls["kind"].value = kind
        for number in range(len(images)):
            explorer.controls["number"].value = number
            for epsilon in (0.0, 0.1, 0.3):
                explorer.controls["epsilon"].value = epsilon
                assert "could not be drawn" not in explorer.html
                seen.add(explorer.html)
    # Without a change both directions are the same picture; all others differ.
    assert len(seen) == len(images) * 5


def test_random_signs_do_less(net, images):
    net.train(images, np.arange(6), epochs=60, batch_size=6)
    explorer = explore_attack(net, images, np.arange(6))
    explorer.controls["epsilon"].value = 0.15
    assert "No longer read correctly" in explorer.html
    explorer.controls["kind"].value = KINDS[1]
    assert "Still read correctly" in explorer.html


@pytest.mark.parametrize("wrong, error, said", [
    ({"images": np.zeros((2, 783))}, ValueError, "images"), ({"labels": [1, 2, 3]}, ValueError, "labels"),
    ({"labels": [1, 12]}, ValueError, "labels")])
def test_the_argument_that_does_not_fit_is_named(net, wrong, error, said):
    arguments = {"images": np.zeros((2, 784)), "labels": [1, 2], **wrong}
    with pytest.raises(error, match=said):
        explore_attack(net, **arguments)


def test_a_step_of_no_size_is_refused(net, images):
    with pytest.raises(ValueError, match=re.escape("epsilon: got -0.1")):
        attacked(net, images[0], 3, np.ones(784), -0.1)
