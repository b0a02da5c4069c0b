"""Backpropagation against TensorFlow's tape and against nudging, and the tools that compare them."""

import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.gradients import Comparison, compare, finite_differences
from helpers.network import Network

ACTIVATIONS = ["sigmoid", "relu", "tanh", "linear"]
PAIRS = list(itertools.product(["softmax", "sigmoid"], ["cross_entropy", "quadratic"]))
LIMITS = {"float64": 1e-10, "float32": 1e-5}

every_mix = pytest.mark.parametrize(("activation", "output", "cost"),
                                    [(activation, *pair) for activation in ACTIVATIONS for pair in PAIRS])
both_dtypes = pytest.mark.parametrize("dtype", ["float64", "float32"])
problems = given(sizes=st.tuples(st.integers(1, 12), st.lists(st.integers(1, 9), max_size=3), st.integers(2, 7))
                 .map(lambda parts: [parts[0], *parts[1], parts[2]]),
                 count=st.integers(1, 9), seed=st.integers(0, 2**31))


def a_problem(sizes, count, seed):
    random = np.random.default_rng(seed)
    return random.random((count, sizes[0])), random.integers(0, sizes[-1], count)


def tape_gradients(tf, net, images, labels):
    """The gradient of the same cost by tf.GradientTape, from TensorFlow's own functions throughout."""
    weights, biases = ([tf.Variable(array) for array in arrays] for arrays in (net.weights, net.biases))
    targets = tf.one_hot(labels, net.sizes[-1], dtype=net.dtype)
    with tf.GradientTape() as tape:
        layer = tf.constant(images, net.dtype)
        for number, (w, b) in enumerate(zip(weights, biases, strict=True), 1):
            z = tf.matmul(layer, w) + b
            layer = z if number == len(weights) or net.activation == "linear" else getattr(tf.nn, net.activation)(z)
        if net.cost_name == "quadratic":
            costs = tf.reduce_sum(tf.square(getattr(tf.nn, net.output)(z) - targets), axis=1)
        elif net.output == "softmax":
            costs = tf.nn.softmax_cross_entropy_with_logits(targets, z)
        else:
            costs = tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(targets, z), axis=1)
        cost = tf.reduce_mean(costs)
    weights, biases = tape.gradient(cost, [weights, biases])
    return [w.numpy() for w in weights], [b.numpy() for b in biases]


def furthest(given, reference):
    """The largest difference over the largest gradient of the layer, weights and biases together; the worst layer."""
    layers = []
    for arrays in zip(*given, *reference, strict=True):
        weights, biases, reference_weights, reference_biases = (np.asarray(a, float).ravel() for a in arrays)
        ours, theirs = np.append(weights, biases), np.append(reference_weights, reference_biases)
        difference = np.abs(ours - theirs).max()
        layers.append(difference / np.abs(theirs).max() if difference else 0.0)
    return max(layers)


def keeps_its_digits(net, images, labels):
    """Whether the gradient survives numbers that are off by float32's rounding. Where shares cancel, none does."""
    gradients, random, kept = net.gradients(images, labels), np.random.default_rng(0), (net.weights, net.biases)

    def rounded(array):
        return array * (1 + 2.0**-22 * random.uniform(-1, 1, array.shape))

    for _ in range(5):
        net.weights, net.biases = ([rounded(array) for array in arrays] for arrays in kept)
        if furthest(net.gradients(rounded(images), labels), gradients) > 1e-6:
            return False
    return True


@pytest.fixture(scope="module")
def tf():
    from helpers.quiet_tensorflow import load_tensorflow

    return load_tensorflow() or pytest.skip("TensorFlow is not installed")


@every_mix
@both_dtypes
def test_backpropagation_equals_the_tape(tf, activation, output, cost, dtype):
    @problems
    @settings(max_examples=20, deadline=None)
    def compared(sizes, count, seed):
        images, labels = a_problem(sizes, count, seed)
        net = Network(sizes, activation, output, cost, dtype=dtype, seed=seed)
        gradients = net.gradients(images, labels)
        assert {array.dtype for part in gradients for array in part} == {net.dtype}
        by_tape = tape_gradients(tf, net, images, labels)
        assume(dtype == "float64" or keeps_its_digits(Network(sizes, activation, output, cost, seed=seed,
                                                              dtype="float64"), images, labels))
        assert furthest(gradients, by_tape) <= LIMITS[dtype]

    compared()


@every_mix
def test_backpropagation_equals_nudging(activation, output, cost):
    @problems
    @settings(max_examples=15, deadline=None)
    def compared(sizes, count, seed):
        images, labels = a_problem(sizes, count, seed)
        net = Network(sizes, activation, output, cost, dtype="float64", seed=seed)
        if activation == "relu":  # a nudge across the kink measures a bit of both sides
            layers = net.activations(images)
            sums = [a @ w + b for a, w, b in zip(layers[:-2], net.weights, net.biases, strict=False)]
            assume(all(np.abs(z).min() > 1e-3 for z in sums))
        gradients, measured = net.gradients(images, labels), finite_differences(net, images, labels)
        assert max(layer.largest_absolute for layer in compare(measured, gradients)) <= 1e-6

    compared()


@every_mix
@both_dtypes
def test_ten_steps_of_training_equal_ten_steps_with_the_tape(tf, activation, output, cost, dtype):
    images, labels = a_problem([6, 3], 20, 1)
    net, twin = (Network([6, 5, 4, 3], activation, output, cost, dtype=dtype, seed=2) for _ in range(2))
    net.train(images, labels, epochs=2, batch_size=4, learning_rate=0.2, momentum=0.9, seed=3)

    random = np.random.default_rng(3)
    velocities = [np.zeros_like(array) for array in twin.weights + twin.biases]
    steps = 0
    for _ in range(2):
        order = random.permutation(20)
        for start in range(0, 20, 4):
            batch = order[start:start + 4]
            weights, biases = tape_gradients(tf, twin, images[batch], labels[batch])
            for array, velocity, gradient in zip(twin.weights + twin.biases, velocities, weights + biases, strict=True):
                velocity[:] = 0.9 * velocity - 0.2 * gradient
                array += velocity
            steps += 1
    assert steps == 10
    assert furthest((net.weights, net.biases), (twin.weights, twin.biases)) <= LIMITS[dtype]


def test_a_wrong_gradient_is_told_from_a_right_one():
    """The limits above mean something: an error of a ten-thousandth in a single slope is far beyond them."""
    images, labels = a_problem([5, 3], 6, 0)
    net = Network([5, 4, 3], dtype="float64")
    right, wrong = net.gradients(images, labels), net.gradients(images, labels)
    wrong[0][1].flat[np.abs(wrong[0][1]).argmax()] *= 1.0001
    assert furthest(wrong, right) > 1e4 * LIMITS["float64"]


# ---- finite_differences ----------------------------------------------------------------------------------------------

@both_dtypes
def test_the_network_is_the_same_to_the_last_bit(dtype):
    images, labels = a_problem([5, 3], 6, 0)
    net = Network([5, 4, 3], init="normal", dtype=dtype, seed=1)
    arrays = net.weights + net.biases
    before = [array.tobytes() for array in arrays]
    weights, biases = finite_differences(net, images, labels, step=1e-3)
    assert [array.tobytes() for array in arrays] == before
    assert all(one is other for one, other in zip(arrays, net.weights + net.biases, strict=True))
    assert [array.shape for array in weights + biases] == [array.shape for array in arrays]
    assert {array.dtype for array in weights + biases} == {np.dtype(dtype)}


def test_the_network_is_restored_when_it_is_interrupted(monkeypatch):
    images, labels = a_problem([5, 3], 6, 0)
    net = Network([5, 4, 3], dtype="float64")
    before = [array.tobytes() for array in net.weights + net.biases]
    calls, forward = itertools.count(), net._forward

    def tired(images):
        if next(calls) == 13:
            raise KeyboardInterrupt
        return forward(images)

    monkeypatch.setattr(net, "_forward", tired)
    with pytest.raises(KeyboardInterrupt):
        finite_differences(net, images, labels)
    assert [array.tobytes() for array in net.weights + net.biases] == before


def test_it_is_the_central_difference():
    net = Network([1, 2], output="sigmoid", cost="quadratic", init="zeros", dtype="float64")
    images, labels = np.array([[3.0]]), np.array([0])
    step = 0.5  # large, so that another formula would give another number

    def cost(weight):
        return (1 / (1 + np.exp(-3 * weight)) - 1) ** 2 + 0.25

    weights, _ = finite_differences(net, images, labels, step)
    assert weights[0][0, 0] == pytest.approx((cost(step) - cost(-step)) / (2 * step), rel=1e-12)


GOOD = {"net": Network([4, 3], dtype="float64"), "images": np.zeros((2, 4)), "labels": np.array([0, 2])}


@pytest.mark.parametrize(("bad", "error", "said"), [
    ({"net": None}, TypeError, "net: got a NoneType, expected a Network"),
    ({"images": np.zeros((2, 5))}, ValueError, "images: got the shape"),
    ({"images": np.full((2, 4), np.nan)}, ValueError, "images: got NaN"),
    ({"labels": np.array([0, 3])}, ValueError, "labels: got values from 0 to 3"),
    ({"labels": np.array([0])}, ValueError, "labels: got the shape"),
    ({"step": 0}, ValueError, "step: got 0"), ({"step": -1e-5}, ValueError, "step: got -1e-05"),
    ({"step": "small"}, TypeError, "step: got 'small'"), ({"step": float("nan")}, ValueError, "step: got nan"),
    ({"step": 1e-30, "net": Network([4, 3], init="normal")}, ValueError, "step: got 1e-30.*lost in rounding")])
def test_bad_arguments_are_named(bad, error, said):
    with pytest.raises(error, match=said):
        finite_differences(**{**GOOD, **bad})


# ---- compare ---------------------------------------------------------------------------------------------------------

def gradients(dtype="float64", **changes):
    arrays = {"w1": [[1.0, -4.0]], "b1": [0.5, 0.0], "w2": [[2.0], [1.0]], "b2": [10.0]} | changes
    return tuple([np.array(arrays[name], dtype) for name in names] for names in (("w1", "w2"), ("b1", "b2")))


def test_differences_are_given_layer_by_layer_relative_to_its_largest_slope():
    result = compare(gradients(w1=[[1.0, -3.9]], b2=[10.0 + 1e-6]), gradients(), ["hidden", "outputs"])
    assert [layer.name for layer in result] == ["hidden weights", "hidden biases", "outputs weights", "outputs biases"]
    assert result[0].largest_absolute == pytest.approx(0.1) and result[0].largest_relative == pytest.approx(0.025)
    assert result[3].largest_relative == pytest.approx(1e-7)
    assert [layer.verdict for layer in result] == ["different", "exact", "exact", "approximate"]


@pytest.mark.parametrize(("dtype", "off", "verdict"), [
    ("float64", 0, "exact"), ("float64", 1e-14, "exact"), ("float64", 1e-11, "approximate"),
    ("float64", 9e-4, "approximate"), ("float64", 2e-3, "different"), ("float32", 1e-6, "exact"),
    ("float32", 1e-4, "approximate"), ("float32", 0.01, "different"), ("float64", np.nan, "different"),
    ("float64", np.inf, "different")])
def test_verdicts(dtype, off, verdict):
    assert compare(gradients(dtype, b2=[10 * (1 + off)]), gradients(dtype))[3].verdict == verdict


def test_one_of_float32_is_judged_as_float32():
    assert compare(gradients(b2=[10.0 + 1e-5]), gradients("float32"))[3].verdict == "exact"
    assert compare(gradients("float32"), gradients(b2=[10.0 + 1e-5]))[3].verdict == "exact"


def test_a_layer_without_slopes():
    nothing = compare(gradients(b2=[0.0]), gradients(b2=[0.0]))[3]
    assert (nothing.largest_relative, nothing.verdict) == (0.0, "exact")
    something = compare(gradients(b2=[1e-20]), gradients(b2=[0.0]))[3]
    assert (something.largest_relative, something.verdict) == (float("inf"), "different")


def test_it_prints_as_a_table():
    result = compare(gradients(w1=[[1.0, -3.9]]), gradients())
    assert isinstance(result, Comparison) and repr(result) == str(result)
    lines = str(result).splitlines()
    assert len(lines) == 5 and lines[1].split() == ["layer", "1", "weights", "1.0e-01", "2.5e-02", "different"]
    assert lines[2].endswith("exact")


@pytest.mark.parametrize(("arguments", "error", "said"), [
    ((None, gradients()), TypeError, "given: got NoneType"),
    ((gradients(), (gradients()[0], [np.ones(2)])), ValueError, r"reference: got 2 weight gradients and 1 bias"),
    ((gradients(w1=[[1.0, 2.0, 3.0]]), gradients()), ValueError, r"given: got weights of the shape \(1, 3\)"),
    ((([np.ones(2)], [np.ones(1)]), gradients()), ValueError, "given: got 1 layers, expected 2"),
    (((["a"], [np.ones(1)]), gradients()), TypeError, "given: got an array of"),
    ((gradients(), gradients(), ["one"]), ValueError, "names: got 1, expected 2")])
def test_what_cannot_be_compared_is_named(arguments, error, said):
    with pytest.raises(error, match=said):
        compare(*arguments)
