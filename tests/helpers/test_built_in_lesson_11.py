"""What the learner writes in lesson 11 agrees with what the course uses, and does what the lesson says."""

from dataclasses import replace

import numpy as np
import pytest

from helpers.data import load_mnist, normalize
from helpers.network import Network
from helpers.probes import random_labels
from tools.claims.lesson_11 import _epochs_to
from tools.claims.registry import CLAIMS, Value, measured


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


@pytest.mark.parametrize("limit", [99, 100, 399, 400, 401, 12345])
def test_the_search_stops_within_a_factor_of_two(built, limit):
    tried = []
    found = built["largest_learnt"](lambda count: tried.append(count) or count <= limit, 100)
    assert found <= limit < (2 * found or 100)
    assert len(tried) == len(set(tried)), "every try is a training"


def test_the_spread_gives_the_ranges_of_the_measurements(built, digits, monkeypatch):
    numbers = [3.0, 1.0, 4.0, 1.5]
    claim = replace(CLAIMS["J4"], measure=lambda mnist, seed: {"x": Value(numbers[seed])}, seeds=range(4))
    entry = measured(claim, None)["x"]
    middle, lowest, highest, variation = built["spread"](numbers)
    assert (middle, lowest, highest) == (entry["median"], entry["min"], entry["max"])
    assert variation == pytest.approx(np.std(numbers, ddof=1) / np.mean(numbers))


def test_the_nearest_is_the_nearest(built):
    random = np.random.default_rng(4)
    vectors, others = random.normal(size=(20, 7)), random.normal(size=(30, 7))
    distances = np.linalg.norm(vectors[:, None] - others, axis=2)
    np.testing.assert_array_equal(built["nearest"](vectors, others), distances.argmin(axis=1))
