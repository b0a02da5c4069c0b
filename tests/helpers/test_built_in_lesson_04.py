"""What a learner builds in lesson 04, and the helpers that lessons use afterwards: do they agree?"""


import numpy as np
import pytest

from helpers import descent
from helpers.network import Network


@pytest.mark.parametrize(("slope", "start", "rate"), [
    (descent.bowl_slope, 3.0, 0.1), (descent.kink_slope, 1.0, 0.3), (descent.wiggle_slope, -1.5, 0.05)])
def test_descent_in_one_dimension(built, slope, start, rate):
    assert np.allclose(built["my_descent"](slope, start, rate, 30), descent.descend(slope, start, rate, 30))


def test_one_epoch_and_the_networks_own_training_agree(built):
    """Three times the same: the lesson's epoch, the helper's, and `Network.train` without momentum."""
    random = np.random.default_rng(0)
    images, labels = random.random((70, 12)), random.integers(0, 10, 70)
    net = Network([12, 5, 10], dtype="float64", seed=3)

    def gradient(weights, images, labels):
        descent.set_parameters(net, weights)
        return descent.flat_gradient(net, images, labels)

    start = descent.get_parameters(net)
    ends = [epoch(gradient, start, images, labels, 0.2, 16, 4) for epoch in (built["my_epoch"], descent.sgd_epoch)]
    trained = Network([12, 5, 10], dtype="float64", seed=3)
    trained.train(images, labels, epochs=1, batch_size=16, learning_rate=0.2, momentum=0, seed=4)
    for end in ends:
        assert np.allclose(end, descent.get_parameters(trained), atol=1e-12)
    assert not np.allclose(start, ends[0])


@pytest.mark.parametrize(("height", "slope"), [
    (descent.bowl, descent.bowl_slope), (descent.kink, descent.kink_slope), (descent.wiggle, descent.wiggle_slope)])
def test_slopes_are_the_slopes_of_their_curves(height, slope):
    x, h = np.linspace(-4, 4, 80), 1e-6  # 0, where |x| has no slope, is not among them
    assert np.allclose((height(x + h) - height(x - h)) / (2 * h), slope(x), atol=1e-6)


def test_the_gradient_of_the_map_is_its_slopes_along_x_and_y():
    points, h = np.random.default_rng(1).uniform(-5, 5, (20, 2)), 1e-6
    for axis, step in enumerate(h * np.eye(2)):
        slopes = (descent.himmelblau(points + step) - descent.himmelblau(points - step)) / (2 * h)
        assert np.allclose(slopes, descent.himmelblau_gradient(points)[:, axis], atol=1e-4)


@pytest.mark.filterwarnings("error")
def test_a_rate_that_is_too_large_ends_in_infinity_without_a_warning():
    assert not np.isfinite(descent.descend(descent.himmelblau_gradient, (4.0, 4.0), 1.0, 20)[-1]).any()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_parameters_can_be_taken_and_put_back(dtype):
    net, other = (Network([6, 4, 3], dtype=dtype, seed=seed) for seed in (0, 1))
    vector = descent.get_parameters(net)
    descent.set_parameters(other, vector)
    for one, two in zip(net.weights + net.biases, other.weights + other.biases, strict=True):
        assert np.array_equal(one, two) and one.dtype == two.dtype and one.shape == two.shape
    other.weights[0] += 1
    assert np.array_equal(vector, descent.get_parameters(net))  # a copy: the other network's changes stay there
    assert not np.array_equal(vector, descent.get_parameters(other))


def test_set_parameters_names_a_vector_of_the_wrong_length():
    with pytest.raises(ValueError, match=r"parameters: got the shape \(5,\), expected \(43,\)"):
        descent.set_parameters(Network([6, 4, 3]), np.zeros(5))


@pytest.mark.parametrize(("changed", "said"), [({"learning_rate": 0}, "learning_rate: got 0"),
                                               ({"steps": -1}, "steps: got -1")])
def test_descend_names_the_argument_that_does_not_fit(changed, said):
    with pytest.raises(ValueError, match=said):
        descent.descend(**{"gradient": descent.bowl_slope, "start": 1.0, "learning_rate": 0.1, "steps": 3} | changed)


# ---- one neuron, momentum, a network renumbered ----------------------------------------------------------------------


def test_the_neurons_cost_is_the_mean_surprise_and_its_gradient_is_measured_by_nudging():
    random = np.random.default_rng(2)
    inputs, labels = random.normal(4, 2, 50), np.arange(50) % 2
    points, h = random.uniform(-3, 3, (7, 2)), 1e-6
    right = np.where(labels == 1, descent.neuron_output(points, inputs), 1 - descent.neuron_output(points, inputs))
    assert np.allclose(descent.neuron_cost(points, inputs, labels), -np.log(right).mean(axis=-1))
    for axis, step in enumerate(h * np.eye(2)):
        slopes = (descent.neuron_cost(points + step, inputs, labels)
                  - descent.neuron_cost(points - step, inputs, labels)) / (2 * h)
        assert np.allclose(slopes, descent.neuron_gradient(points, inputs, labels)[:, axis], atol=1e-6)


def test_a_neuron_that_is_surely_wrong_costs_a_finite_number():
    assert descent.neuron_cost((1000.0, 0.0), np.array([-2.0]), np.array([1])) == pytest.approx(2000)


def test_momentum_adds_a_share_of_the_last_step():
    places = descent.descend(descent.bowl_slope, 3.0, 0.1, 2, momentum=0.5)
    assert places == pytest.approx([3, 2.4, 2.4 - 0.5 * 0.6 - 0.1 * 4.8])
    with pytest.raises(ValueError, match="momentum: got 1"):
        descent.descend(descent.bowl_slope, 3.0, 0.1, 2, momentum=1)


def test_a_renumbered_network_says_the_same_from_another_place():
    net = Network([6, 5, 4, 3], activation="relu", dtype="float64", seed=1)
    net.biases[0][:] = np.arange(5) / 5
    before = descent.get_parameters(net)
    copy, images = descent.renumbered(net, seed=0), np.random.default_rng(0).random((9, 6))
    assert np.allclose(net.predict_proba(images), copy.predict_proba(images), atol=1e-14)
    assert np.linalg.norm(descent.get_parameters(copy) - before) > 0.5
    assert np.array_equal(descent.get_parameters(net), before)
