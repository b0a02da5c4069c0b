"""The network: are its numbers right, does it learn, and does it refuse what cannot be right?"""

import itertools
import re
import warnings

import numpy as np
import pytest

from helpers.network import History, Network

PAIRS = list(itertools.product(["softmax", "sigmoid"], ["cross_entropy", "quadratic"]))
ACTIVATIONS = ["sigmoid", "relu", "tanh", "linear"]


def small_problem(seed=0, n=7, inputs=5, classes=3):
    random = np.random.default_rng(seed)
    return random.random((n, inputs)), random.integers(0, classes, n)


def finite_differences(net, images, labels, step=1e-6):
    """The slope of the cost along every parameter, by two evaluations each."""
    slopes = []
    for array in net.weights + net.biases:
        slope = np.empty_like(array)
        for place in np.ndindex(array.shape):
            value = array[place]
            array[place] = value + step
            above = net.cost(images, labels)
            array[place] = value - step
            slope[place] = (above - net.cost(images, labels)) / (2 * step)
            array[place] = value
        slopes.append(slope)
    return slopes


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("output, cost", PAIRS)
@pytest.mark.parametrize("sizes", [[5, 3], [5, 4, 3], [5, 4, 6, 3]])
def test_the_gradient_is_the_slope_of_the_cost(activation, output, cost, sizes):
    images, labels = small_problem()
    net = Network(sizes, activation, output, cost, init="normal", dtype="float64", seed=3)
    weights, biases = net.gradients(images, labels)
    for given, slope in zip(weights + biases, finite_differences(net, images, labels), strict=True):
        np.testing.assert_allclose(given, slope, atol=1e-6)


@pytest.mark.parametrize("output, cost", PAIRS)
@pytest.mark.parametrize("recipe", [
    {}, {"momentum": 0.0}, {"l2": 0.01}, {"decay": "linear"}, {"momentum": 0.5, "l2": 0.1, "decay": "linear"}])
def test_training_takes_the_steps_of_the_formula(output, cost, recipe):
    """The same steps, written plainly: from the gradients, array by array."""
    images, labels = small_problem(n=10)
    recipe = {"momentum": 0.9, "l2": 0.0, "decay": None, **recipe}
    net = Network([5, 4, 3], "tanh", output, cost, dtype="float64", seed=1)
    plain = Network([5, 4, 3], "tanh", output, cost, dtype="float64", seed=1)
    net.train(images, labels, epochs=3, batch_size=4, learning_rate=0.3, seed=5, **recipe)

    random = np.random.default_rng(5)
    arrays = plain.weights + plain.biases
    velocity = [np.zeros_like(a) for a in arrays]
    for step, (_, start) in enumerate(itertools.product(range(3), range(0, 10, 4))):
        if start == 0:
            order = random.permutation(10)
        batch = order[start:start + 4]
        weights, biases = plain.gradients(images[batch], labels[batch])
        weights = [g + 2 * recipe["l2"] * w for g, w in zip(weights, plain.weights, strict=True)]
        rate = 0.3 * (1 - step / 9) if recipe["decay"] else 0.3
        for array, v, gradient in zip(arrays, velocity, weights + biases, strict=True):
            v[:] = recipe["momentum"] * v - rate * gradient
            array += v
    for trained, expected in zip(net.weights + net.biases, arrays, strict=True):
        np.testing.assert_allclose(trained, expected, rtol=1e-12, atol=1e-14)


def test_parameter_count_and_shapes():
    net = Network([784, 16, 16, 10])
    assert net.parameter_count == 13002
    assert [w.shape for w in net.weights] == [(784, 16), (16, 16), (16, 10)]
    assert [b.shape for b in net.biases] == [(16,), (16,), (10,)]
    assert {a.dtype for a in net.weights + net.biases} == {np.dtype("float32")}


def test_softmax_rows_sum_to_one_and_survive_huge_inputs():
    net = Network([5, 4, 3], "relu", init="normal", seed=0)
    images = np.array([[1e30] * 5, [-1e30] * 5, [0.0] * 5], dtype=np.float32)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        probabilities = net.predict_proba(images)
        cost = net.cost(images, np.array([0, 1, 2]))
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-6)
    assert np.isfinite(cost)


@pytest.mark.parametrize("output, cost", PAIRS)
def test_cost_by_its_definition(output, cost):
    images, labels = small_problem()
    net = Network([5, 4, 3], "sigmoid", output, cost, dtype="float64", seed=2)
    a, y = net.predict_proba(images), np.eye(3)[labels]
    by_definition = {
        ("softmax", "cross_entropy"): -(y * np.log(a)).sum(axis=1),
        ("sigmoid", "cross_entropy"): -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=1),
    }.get((output, cost), ((a - y) ** 2).sum(axis=1))
    assert net.cost(images, labels) == pytest.approx(by_definition.mean(), rel=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("output, cost", PAIRS)
def test_steps_that_are_far_too_large_end_without_warnings_and_show_in_the_cost(activation, output, cost):
    images, labels = small_problem(n=40)
    net = Network([5, 4, 3], activation, output, cost, seed=0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        history = net.train(images * 1e3, labels, epochs=4, learning_rate=1e6, validation=(images, labels))
        net.gradients(images, labels)
    assert not np.isnan(history.cost + history.validation_cost).any()
    assert history.cost[-1] > 0.5


def test_it_learns_and_its_history_tells():
    random = np.random.default_rng(0)
    labels = random.integers(0, 3, 300)
    images = np.eye(3)[labels] @ random.random((3, 5)) + 0.05 * random.standard_normal((300, 5))
    net = Network([5, 8, 3], "relu", seed=0)
    history = net.train(images, labels, epochs=20, batch_size=32, validation=(images[:50], labels[:50]))
    assert net.accuracy(images, labels) > 0.95
    assert history.cost[-1] < history.cost[0] / 2
    assert {len(entries) for entries in vars(history).values()} == {20}
    assert history.validation_accuracy[-1] == net.accuracy(images[:50], labels[:50])
    said = r"History\(20 epochs, ended at cost 0\.\d+, \d+\.\d%, \d+\.\d% on held-out images\)"
    assert re.fullmatch(said, repr(history))
    assert repr(History()) == "History(no epochs)"


def test_same_seeds_same_network_and_other_seeds_another():
    images, labels = small_problem(n=20)
    trained = []
    for start, order in [(1, 1), (1, 1), (2, 1), (1, 2)]:
        net = Network([5, 4, 3], seed=start)
        net.train(images, labels, epochs=2, batch_size=3, seed=order)
        trained.append(np.concatenate([a.ravel() for a in net.weights + net.biases]))
    assert np.array_equal(trained[0], trained[1])
    assert not np.array_equal(trained[0], trained[2])
    assert not np.array_equal(trained[0], trained[3])


def test_every_image_of_an_epoch_is_used_once():
    images, labels = small_problem(n=10)
    seen = []

    def remember(batch, random):
        seen.append(batch.copy())
        return batch

    Network([5, 3], seed=0).train(images, labels, epochs=1, batch_size=4, augment=remember)
    assert [len(batch) for batch in seen] == [4, 4, 2]
    np.testing.assert_allclose(np.sort(np.concatenate(seen), axis=0), np.sort(images.astype(np.float32), axis=0))


def test_inputs_and_settings_are_left_as_they_were():
    images, labels = small_problem(n=10)
    kept = images.copy(), labels.copy()
    net = Network([5, 4, 3], dtype="float64")
    net.train(images, labels, epochs=2)
    net.gradients(images, labels), net.cost(images, labels), net.predict_proba(images)
    assert np.array_equal(images, kept[0]) and np.array_equal(labels, kept[1])


def test_weights_that_were_replaced_are_trained_too():
    images, labels = small_problem()
    net = Network([5, 3], init="zeros", dtype="float64")
    net.weights[0] = np.ones((5, 3))
    net.train(images, labels, epochs=1, learning_rate=1e-9)
    np.testing.assert_allclose(net.weights[0], 1, atol=1e-6)


def test_on_epoch_can_end_the_training():
    images, labels = small_problem()
    calls = []
    net = Network([5, 3])
    history = net.train(images, labels, epochs=9, on_epoch=lambda epoch, _: calls.append(epoch) or epoch > 2)
    assert calls == [1, 2, 3] and len(history.cost) == 3


def test_saving_and_loading(tmp_path):
    images, labels = small_problem()
    net = Network([5, 4, 3], "tanh", "sigmoid", "quadratic", dtype="float64", seed=4)
    net.train(images, labels, epochs=2)
    net.save(tmp_path / "net.npz")
    again = Network.load(tmp_path / "net.npz")
    assert repr(again) == repr(net)
    assert np.array_equal(again.predict_proba(images), net.predict_proba(images))
    assert [path.name for path in tmp_path.iterdir()] == ["net.npz"]
    (tmp_path / "other.npz").write_bytes(b"not a network")
    with pytest.raises(ValueError, match=r"other\.npz"):
        Network.load(tmp_path / "other.npz")


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
])
def test_bad_training_arguments_are_named_before_any_work_is_done(bad, names):
    net = Network([5, 3])
    start = [a.copy() for a in net.weights + net.biases]
    with pytest.raises((ValueError, TypeError), match=f"^{names}: got .*expected"):
        net.train(**{**GOOD, **bad})
    assert all(np.array_equal(a, b) for a, b in zip(net.weights + net.biases, start, strict=True))


@pytest.mark.parametrize("bad, names", [
    ({"sizes": [5]}, "sizes"), ({"sizes": [5, 0]}, "sizes"), ({"sizes": [5, 2.5]}, "sizes"),
    ({"activation": "swish"}, "activation"), ({"output": "argmax"}, "output"), ({"cost": "hinge"}, "cost"),
    ({"init": "he"}, "init"), ({"dtype": "int8"}, "dtype"), ({"dtype": "half"}, "dtype"), ({"dtype": "x"}, "dtype"),
])
def test_bad_architectures_are_named(bad, names):
    with pytest.raises((ValueError, TypeError), match=f"^{names}: got .*expected"):
        Network(**{"sizes": [5, 3], **bad})
