"""What the learner writes in lesson 11 agrees with what the course uses, and does what the lesson says."""

import numpy as np
import pytest

from helpers.data import load_mnist, normalize
from helpers.handwriting import shift
from helpers.network import Network
from helpers.probes import random_labels
from tools.claims.lesson_11 import _epochs_to, _inside
from tools.claims.registry import Value

SCOPE = {"shift": shift}


@pytest.fixture(scope="module")
def digits():
    mnist = load_mnist("subset")
    return normalize(mnist.train_images), mnist.train_labels, normalize(mnist.test_images), mnist.test_labels


def test_the_labels_drawn_are_those_of_the_helper(digits):
    labels = digits[1]
    by_hand = np.random.default_rng(3).integers(0, 10, len(labels))
    np.testing.assert_array_equal(random_labels(labels, np.random.default_rng(3)), by_hand)


def test_the_experiment_memorizes_and_reads_nothing(built, digits):
    images, labels, test_images, test_labels = digits
    net = Network([784, 64, 10], activation="relu", seed=0)
    given_back, read = built["random_label_experiment"](net, images[:500], labels[:500], test_images, test_labels,
                                                        np.random.default_rng(0))
    assert given_back > 0.99 and read < 0.2


@pytest.mark.parametrize("wanted", [0.1, 0.5, 0.9, 0.99])
def test_epochs_are_counted_as_in_the_measurements(built, wanted):
    accuracies = np.clip(np.linspace(0.05, 0.95, 20) + np.random.default_rng(1).normal(0, 0.1, 20), 0, 1).tolist()
    epoch = built["epochs_to"](accuracies, wanted)
    assert _epochs_to(accuracies, wanted) == Value(21 if epoch == np.inf else epoch, "epochs")


def test_what_is_read_in_spite_of_a_false_label_is_what_the_measurements_count(built):
    random = np.random.default_rng(4)
    labels, says = random.integers(0, 10, 50), random.integers(0, 10, (6, 50))
    taught = random_labels(labels, random)
    as_read = (says == labels)[:, taught != labels].mean(axis=1)  # as in J2
    np.testing.assert_allclose(built["read_anyway"](says, labels, taught), as_read)


def test_what_is_left_after_a_shift_is_what_the_measurements_count(built, digits):
    images, labels = digits[0][:200], digits[1][:200]
    net = Network([784, 16, 10], activation="relu", seed=0)
    net.train(images, labels, epochs=10, seed=0)
    left = built["kept_after_a_shift"](net, images, labels)
    assert left == pytest.approx(_inside(net, np.ones((784, 16)), images, labels)["moved"].number)
