"""The network refuses what cannot be right, and names it."""

import numpy as np
import pytest

from helpers.network import Network

GOOD = {"images": np.zeros((4, 5)), "labels": np.array([0, 1, 2, 0])}


@pytest.mark.parametrize("bad, names", [
    ({"images": np.zeros((4, 6))}, "images"),
    ({"images": np.zeros((4, 5, 1))}, "images"),
    ({"images": np.full((4, 5), np.nan)}, "images"),
    ({"images": np.full((4, 5), np.inf)}, "images"),
    ({"images": np.full((4, 5), 1e33)}, "images"),
    ({"images": np.array([["a"] * 5] * 4)}, "images"),
    ({"images": np.zeros((0, 5)), "labels": np.zeros(0, int)}, "images"),
    ({"labels": np.array([0, 1, 2])}, "labels"),
    ({"labels": np.array([0, 1, 2, 3])}, "labels"),
    ({"labels": np.array([0, 1, 2, -1])}, "labels"),
    ({"labels": np.array([0.0, 1.0, 2.0, 0.0])}, "labels"),
    ({"labels": np.eye(3)[[0, 1, 2, 0]]}, "labels"),
    ({"epochs": 0}, "epochs"), ({"epochs": 1.5}, "epochs"), ({"epochs": True}, "epochs"),
    ({"batch_size": 0}, "batch_size"),
    ({"learning_rate": -0.1}, "learning_rate"), ({"learning_rate": float("nan")}, "learning_rate"),
    ({"learning_rate": "fast"}, "learning_rate"),
    ({"momentum": 1.0}, "momentum"), ({"l2": -1}, "l2"), ({"decay": "cosine"}, "decay"),
    ({"validation": (np.zeros((2, 6)), np.array([0, 1]))}, "validation images"),
    ({"validation": (np.zeros((2, 5)), np.array([0, 7]))}, "validation labels"),
    ({"validation": (np.zeros((2, 5)), np.array([0, 1]), 1)}, "validation"), ({"validation": 0.1}, "validation"),
    ({"images": [[0.0] * 5, [0.0] * 4]}, "images"), ({"images": None}, "images"), ({"labels": None}, "labels"),
    ({"labels": [[0], [1, 2]]}, "labels"), ({"on_epoch": 5}, "on_epoch"), ({"augment": 5}, "augment"),
    ({"clock": 5}, "clock"), ({"learning_rate": 10**400}, "learning_rate"), ({"epochs": 10**5000 * -1}, "epochs"),
    ({"decay": ["linear"]}, "decay"), ({"seed": -1}, "seed"), ({"seed": "0"}, "seed"),
])
def test_bad_training_arguments_are_named_before_any_work_is_done(bad, names):
    net = Network([5, 3])
    start = [a.copy() for a in net.weights + net.biases]
    with pytest.raises((ValueError, TypeError), match=f"^{names}: got .*expected"):
        net.train(**{**GOOD, **bad})
    assert all(np.array_equal(a, b) for a, b in zip(net.weights + net.biases, start, strict=True))


def test_an_augment_that_changes_the_number_of_images_is_named():
    with pytest.raises(ValueError, match="augment's result: got 3 images, expected 4"):
        Network([5, 3]).train(**GOOD, augment=lambda images, random: images[1:])


@pytest.mark.parametrize("method", ["accuracy", "cost", "gradients"])
@pytest.mark.parametrize(("images", "labels", "message"), [
    (None, GOOD["labels"], "images: got None, expected numbers"),
    (GOOD["images"], None, "labels: got None, expected integers"),
    (GOOD["images"], GOOD["labels"].reshape(4, 1), r"labels: got the shape \(4, 1\).*labels\.ravel\(\) gives that"),
    (GOOD["images"], np.eye(3)[GOOD["labels"]], r"labels: got the shape \(4, 3\).*labels\.argmax\(axis=1\)")])
def test_arguments_of_the_other_methods_are_checked(method, images, labels, message):
    with pytest.raises((ValueError, TypeError), match=message):
        getattr(Network([5, 3]), method)(images, labels)


@pytest.mark.parametrize("bad, names", [
    ({"sizes": [5]}, "sizes"), ({"sizes": [5, 0]}, "sizes"), ({"sizes": [5, 2.5]}, "sizes"),
    ({"activation": "swish"}, "activation"), ({"output": "argmax"}, "output"), ({"cost": "hinge"}, "cost"),
    ({"sizes": 784, "activation": 10}, "sizes"),
    ({"sizes": (n for n in (5, 3))}, "sizes"), ({"sizes": {5, 3}}, "sizes"),
    ({"sizes": [5, 10**10]}, "sizes"), ({"sizes": [10**5, 10**5]}, "sizes"), ({"sizes": "53"}, "sizes"),
    ({"activation": ["relu"]}, "activation"), ({"activation": np.array(["relu"])}, "activation"),
    ({"seed": -1}, "seed"), ({"seed": [1, 2]}, "seed"), ({"seed": np.random.default_rng(0)}, "seed"),
    ({"seed": 10**40}, "seed"), ({"init": "he"}, "init"),
    ({"dtype": "int8"}, "dtype"), ({"dtype": "half"}, "dtype"), ({"dtype": "x"}, "dtype"),
])
def test_bad_architectures_are_named(bad, names):
    with pytest.raises((ValueError, TypeError), match=f"^{names}: got .*expected"):
        Network(**{"sizes": [5, 3], **bad})


def test_the_largest_seed():
    assert Network([4, 2], seed=2**64 - 1).seed == 2**64 - 1
    with pytest.raises(ValueError, match=r"^seed: got 18446744073709551616, expected a whole number"):
        Network([4, 2], seed=2**64)
