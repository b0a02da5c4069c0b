"""Accuracy by amount and by group, on answers that can be counted by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.audit import audit, equal_parts, robustness
from helpers.network import Network


def test_each_amount_is_tried_on_the_images_as_they_came():
    net = Network([4, 4], seed=0)
    net.weights = [np.eye(4, dtype=np.float32)]  # the answer is the brightest pixel
    images, labels = np.eye(4, dtype=np.float32)[[0, 1, 2, 3, 0]], np.array([0, 1, 2, 3, 1])
    called = []

    def roll(images, amount):
        called.append(images.copy())
        return np.roll(images, amount, axis=1)

    assert robustness(net, images, labels, roll, [0, 1, 4]) == pytest.approx([0.8, 0.2, 0.8])
    assert all(np.array_equal(one, images) for one in called) and len(called) == 3
    assert robustness(net, images, labels, roll, []) == []


def test_groups_are_counted_by_themselves():
    labels, guesses = np.array([1, 1, 2, 2, 3, 3]), np.array([1, 1, 2, 9, 9, 9])
    names, accuracies = audit(labels, guesses, np.array(["b", "b", "b", "b", "a", "b"]))
    assert names.tolist() == ["a", "b"]
    np.testing.assert_allclose(accuracies, [0, 3 / 5])
    np.testing.assert_allclose(audit(labels, guesses, labels)[1], [1, 0.5, 0])
    assert audit(labels, guesses, [5, 5, 2, 2, 9, 9])[0].tolist() == [2, 5, 9]


@given(count=st.integers(1, 7), seed=st.integers(0, 30))
def test_parts_are_equal_within_each_class_and_in_order(count, seed):
    random = np.random.default_rng(seed)
    labels, values = random.integers(0, 3, 90), random.normal(size=90)
    part = equal_parts(values, labels, count)
    for label in range(3):
        members = labels == label
        sizes = np.bincount(part[members], minlength=count)
        assert sizes.max() - sizes.min() <= 1 and len(sizes) == count
        order = values[members].argsort()
        assert (np.diff(part[members][order]) >= 0).all()


@pytest.mark.parametrize("call, error, words", [
    (lambda: audit([1, 2], [1, 2, 3], [0, 0]), ValueError, "guesses"),
    (lambda: audit([1, 2], [1, 2], [0]), ValueError, "groups"),
    (lambda: audit([1, 2], ["a", "b"], [0, 0]), TypeError, "guesses"),
    (lambda: robustness(Network([4, 4]), np.eye(4), [0, 1, 2, 3], None, [1]), TypeError, "change"),
    (lambda: robustness(Network([4, 4]), np.eye(4), [0, 1, 2, 3], np.roll, 1), TypeError, "amounts"),
    (lambda: equal_parts(["a", "b"], [1, 1], 2), TypeError, "values"),
    (lambda: equal_parts([1.0, 2.0], [1], 2), ValueError, "values"),
    (lambda: equal_parts([1.0, np.nan], [1, 1], 2), ValueError, "NaN"),
    (lambda: equal_parts([1.0, 2.0], [1, 1], 0), ValueError, "count"),
    (lambda: equal_parts([1.0, 2.0], [1, 1], 1.5), TypeError, "count"),
])
def test_bad_input_is_named(call, error, words):
    with pytest.raises(error, match=words):
        call()
