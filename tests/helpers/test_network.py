"""The network: are its numbers right, and does it learn?"""

import copy
import itertools
import re
import warnings

import numpy as np
import pytest

from helpers.momentum import Momentum
from helpers.network import History, Network, show_progress

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


def test_velocities_that_are_set_to_0_change_no_weight():
    """Bit for bit the weights of a plain loop, in which velocities do become denormal. The inked pixel comes rarely."""
    random = np.random.default_rng(0)
    images, labels = random.random((1000, 6), dtype=np.float32), random.integers(0, 3, 1000)
    images[1:, 0] = 0
    net, plain = (Network([6, 5, 3], "relu", seed=1) for _ in range(2))
    net.train(images, labels, epochs=4, batch_size=1, learning_rate=0.01, seed=5)

    arrays, random, denormal = plain.weights + plain.biases, np.random.default_rng(5), 0
    velocity = [np.zeros_like(array) for array in arrays]
    with np.errstate(under="ignore"):
        for _ in range(4):
            for one in random.permutation(1000):
                weights, biases = plain.gradients(images[[one]], labels[[one]])
                for array, v, gradient in zip(arrays, velocity, weights + biases, strict=True):
                    v *= 0.9
                    v -= 0.01 * gradient
                    array += v
                denormal += np.count_nonzero((velocity[0] != 0) & (np.abs(velocity[0]) < np.finfo(np.float32).tiny))
    assert denormal > 0
    for trained, expected in zip(net.weights + net.biases, arrays, strict=True):
        assert trained.tobytes() == expected.tobytes()


def test_no_velocity_stays_denormal():
    net = Network([3, 2], seed=0)
    descent = Momentum(net, learning_rate=1.0, momentum=0.9, l2=0, falling_steps=None)
    descent.gradient[:] = 1e-3
    descent.step()
    for _ in range(1200):
        descent.gradient[:] = 0
        descent.step()
        velocity = np.abs(descent.velocity)
        assert not ((velocity > 0) & (velocity < np.finfo(np.float32).tiny)).any()
    assert not descent.velocity.any()


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


def test_cost_falls_and_the_history_records_it():
    random = np.random.default_rng(0)
    labels = random.integers(0, 3, 300)
    images = np.eye(3)[labels] @ random.random((3, 5)) + 0.05 * random.standard_normal((300, 5))
    net = Network([5, 8, 3], "relu", seed=0)
    history = net.train(images, labels, epochs=20, batch_size=32, validation=(images[:50], labels[:50]))
    assert net.accuracy(images, labels) > 0.95
    assert history.cost[-1] < history.cost[0] / 2
    assert {len(entries) for entries in vars(history).values()} == {20}
    assert history.validation_accuracy[-1] == net.accuracy(images[:50], labels[:50])
    text = r"History\(20 epochs, ended at cost 0\.\d+, \d+\.\d+ %, \d+\.\d+ % on held-out images\)"
    assert re.fullmatch(text, repr(history))
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


def test_a_second_training_sees_other_orders_and_a_seed_repeats_them():
    images, labels = small_problem(n=20)
    seen = []

    def remember(batch, random):
        seen.append(batch.tobytes())
        return batch

    def orders(net, **seed):
        seen.clear()
        net.train(images, labels, epochs=2, batch_size=5, augment=remember, **seed)
        return tuple(seen)

    net, copied = Network([5, 3], seed=4), copy.deepcopy(Network([5, 3], seed=4))
    first, second = orders(net), orders(net)
    assert first != second
    assert (orders(copied), orders(copied)) == (first, second), "the network's seed settles all of it"
    assert orders(net, seed=7) == orders(copied, seed=7) == orders(Network([5, 3], seed=1), seed=7)
    assert orders(Network([5, 3], seed=None)) != orders(Network([5, 3], seed=None))


def test_seconds_come_from_the_clock():
    images, labels = small_problem()
    ticks = iter([1.0, 3.0, 10.0, 15.0])
    history = Network([5, 3]).train(images, labels, epochs=2, clock=lambda: next(ticks))
    assert history.seconds == [2.0, 5.0]


def test_training_goes_on_where_numpy_is_told_to_raise():
    images, labels = small_problem(n=40)
    net = Network([5, 8, 3], "relu", seed=0)
    with np.errstate(all="raise"):
        net.train(images * 1e-30, labels, epochs=3, batch_size=4, learning_rate=1e-9, validation=(images, labels))
        net.predict_proba(images * 1e3), net.cost(images * 1e3, labels), net.accuracy(images, labels)


def test_whole_numbers_up_to_255_are_warned_of_once_where_train_was_called():
    images, labels = np.full((4, 5), 255, np.uint8), np.array([0, 1, 2, 0])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        for _ in range(3):
            Network([5, 3]).train(images, labels, epochs=1)
        Network([5, 3]).train(images.astype(float), labels, epochs=1)  # as lesson 01 does, which knows
        Network([5, 3]).train(images > 0, labels, epochs=1)
    assert [(warning.category, warning.filename) for warning in caught] == [(UserWarning, __file__)]
    assert "normalize(images)" in str(caught[0].message)


def test_first_activations_are_read_only():
    images, _ = small_problem()
    with pytest.raises(ValueError, match="read-only"):
        Network([5, 3], dtype="float64").activations(images)[0][:] = 0
    images[0, 0] = 0.5  # the caller's own array is not locked


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


def test_progress_is_printed_a_line_an_epoch(capsys):
    show_progress(3, History([0.5], [0.9]))
    show_progress(4, History([0.25], [0.95], [0.3], [0.925]))
    assert capsys.readouterr().out == ("epoch  3: cost 0.500, 90.0 % right while training\n"
                                       "epoch  4: cost 0.250, 95.0 % right while training, 92.5 % on validation\n")
