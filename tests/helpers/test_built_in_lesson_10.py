"""What the learner writes in lesson 10 and the helpers that stand for it afterwards agree."""


import numpy as np
import pytest

from helpers import audit, handwriting, probes
from helpers.network import Network

SCOPE = {"input_gradients": probes.input_gradients, **vars(handwriting)}


@pytest.fixture
def net():
    return Network([784, 20, 10], activation="relu", seed=3)


@pytest.fixture
def data():
    random = np.random.default_rng(0)
    return (random.random((40, 784)) * (random.random((40, 784)) < 0.3)).astype(np.float32), random.integers(0, 10, 40)


def test_robustness_is_the_helpers(built, net, data):
    arguments = (net, *data, handwriting.rotate, [-30, 0, 45])
    assert built["my_robustness"](*arguments) == audit.robustness(*arguments)


@pytest.mark.parametrize("epsilon", [0, 0.05, 0.3])
def test_the_attack_is_the_helpers(built, net, data, epsilon):
    np.testing.assert_allclose(built["my_fgsm"](net, *data, epsilon), probes.fgsm(net, *data, epsilon), atol=1e-6)


def test_the_audit_is_the_helpers(built, data):
    random = np.random.default_rng(1)
    guesses, groups = random.integers(0, 10, 40), random.choice([1, 4, 6], 40)
    for mine, theirs in zip(built["my_audit"](data[1], guesses, groups), audit.audit(data[1], guesses, groups),
                            strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_ten_labels_for_each_image_are_a_target_of_a_tenth(net, data):
    # The lesson teaches doubt with this: cross-entropy is linear in the target.
    images = data[0][:3]
    weights, biases = net.gradients(np.repeat(images, 10, axis=0), np.tile(np.arange(10), 3))
    hidden, outputs = net.activations(images)[1:]
    errors = (outputs - 0.1) / len(images)
    np.testing.assert_allclose(biases[1], errors.sum(axis=0), atol=1e-6)
    np.testing.assert_allclose(weights[1], hidden.T @ errors, atol=1e-6)
