"""The engine of single numbers: every operation, every way back."""

import inspect
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers import autograd
from helpers.autograd import Value
from helpers.gradients import compare
from helpers.network import Network

NUMBERS = st.floats(-3, 3)
ONE = {
    "exp": (Value.exp, math.exp), "tanh": (Value.tanh, math.tanh), "negative": (lambda a: -a, lambda a: -a),
    "sigmoid": (Value.sigmoid, lambda a: 1 / (1 + math.exp(-a))), "relu": (Value.relu, lambda a: max(a, 0)),
    "square": (lambda a: a**2, lambda a: a**2), "cube": (lambda a: a**3, lambda a: a**3),
    "to the power 0": (lambda a: a**0, lambda a: 1.0), "plus": (lambda a: a + 2, lambda a: a + 2),
    "plus on the right": (lambda a: 2 + a, lambda a: 2 + a), "minus": (lambda a: a - 2, lambda a: a - 2),
    "minus on the right": (lambda a: 2 - a, lambda a: 2 - a), "times": (lambda a: a * 4, lambda a: a * 4),
    "times on the right": (lambda a: 4 * a, lambda a: 4 * a), "over": (lambda a: a / 4, lambda a: a / 4),
}
POSITIVE = {
    "log": (Value.log, math.log), "root": (lambda a: a**0.5, math.sqrt), "one over": (lambda a: 1 / a, lambda a: 1 / a),
    "to the power -2": (lambda a: a**-2, lambda a: a**-2),
}
TWO = {
    "sum": lambda a, b: a + b, "difference": lambda a, b: a - b, "product": lambda a, b: a * b,
    "quotient": lambda a, b: a / b, "twice": lambda a, b: a * b + a * a - b / a,
    "nested": lambda a, b: (a * (a + b) - b) * (a + b) * (a + b),
}


def nudged(function, *numbers, along=0):
    up, down = ([n + s * (i == along) for i, n in enumerate(numbers)] for s in (1e-5, -1e-5))
    return (function(*up) - function(*down)) / 2e-5


@pytest.mark.parametrize("name", ONE)
@given(number=NUMBERS)
def test_functions_of_one_number(name, number):
    assume(name != "relu" or abs(number) > 1e-4)
    ours, plain = ONE[name]
    a = Value(number)
    result = ours(a)
    assert result.number == pytest.approx(plain(number), rel=1e-12, abs=1e-12)
    result.backward()
    assert a.slope == pytest.approx(nudged(plain, number), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("name", POSITIVE)
@given(number=st.floats(0.2, 5))
def test_functions_of_a_positive_number(name, number):
    ours, plain = POSITIVE[name]
    a = Value(number)
    result = ours(a)
    assert result.number == pytest.approx(plain(number))
    result.backward()
    assert a.slope == pytest.approx(nudged(plain, number), rel=1e-5)


@pytest.mark.parametrize("name", TWO)
@given(first=st.floats(0.3, 3), second=st.floats(0.3, 3))
def test_functions_of_two_numbers(name, first, second):
    function = TWO[name]
    a, b = Value(first), Value(second)
    result = function(a, b)
    assert result.number == pytest.approx(function(first, second), abs=1e-12)
    result.backward()
    for along, value in enumerate((a, b)):
        assert value.slope == pytest.approx(nudged(function, first, second, along=along), rel=1e-5, abs=1e-5)


def test_what_is_used_twice_gets_both_shares():
    a, b = Value(2), Value(3)
    (a * b + a).backward()
    assert (a.slope, b.slope) == (4, 2)
    x = Value(3)
    (x + x).backward()
    assert x.slope == 2
    (x * x * x).backward()
    assert x.slope == 27


def test_shares_arrive_before_they_are_passed_on():
    """A short way and a long way to the same value: it must wait for both."""
    a = Value(2.0)
    middle = a * 3
    result = middle + (middle * middle).exp().log()
    result.backward()
    assert middle.slope == pytest.approx(1 + 2 * 6) and a.slope == pytest.approx(3 * 13)


def test_backward_twice_gives_the_same():
    a, b = Value(2), Value(3)
    middle = a * b
    result = middle * middle + a
    result.backward()
    once = a.slope, b.slope, middle.slope, result.slope
    result.backward()
    assert (a.slope, b.slope, middle.slope, result.slope) == once == (37, 24, 12, 1)


def test_another_result_forgets_the_slopes_of_the_first():
    a, b = Value(2), Value(3)
    (a * b).backward()
    (a + b).backward()
    assert (a.slope, b.slope) == (1, 1)
    (a * a).backward()
    assert (a.slope, b.slope) == (4, 1)  # b was not part of it, and keeps what it had


def test_a_chain_longer_than_pythons_stack():
    a = Value(1.0)
    result = a
    for _ in range(50_000):
        result = result + 1
    result.backward()
    assert (result.number, a.slope) == (50_001, 1)


def test_relu_at_its_kink_and_a_sigmoid_far_out():
    zero = Value(0)
    zero.relu().backward()
    assert zero.slope == 0
    for far, activation in ((-2000, 0), (2000, 1)):
        z = Value(far)
        result = z.sigmoid()
        result.backward()
        assert (result.number, z.slope) == (activation, 0)


def test_a_number_without_a_logarithm():
    with pytest.raises(ValueError, match=r"math domain|positive"):
        Value(0).log()


@pytest.mark.parametrize(("wrong", "error", "words"), [
    (lambda: Value("3"), TypeError, "number: got '3', expected a single number"),
    (lambda: Value(1) + "3", TypeError, "number: got '3'"), (lambda: Value(1) * None, TypeError, "number: got None"),
    (lambda: Value(3) * np.array([1.0, 2.0]), TypeError, r"number: got array\(\[1., 2.\]\)"),
    (lambda: Value(Value(1)), TypeError, r"number: got Value\(1, slope 0\)"),
    (lambda: Value(2) ** Value(3), ValueError, r"power of 2: got Value\(3, slope 0\), expected a plain number"),
    (lambda: Value(2) ** "3", ValueError, "power of 2: got '3'"),
    (lambda: Value(0) ** 0.5, ValueError, "power of 0: got 0.5, expected a plain number, whole for 0"),
    (lambda: Value(-8) ** (1 / 3), ValueError, "power of -8: got 0.333"),
])
def test_what_is_no_number_is_refused(wrong, error, words):
    with pytest.raises(error, match=words):
        wrong()


def test_whole_powers_of_numbers_below_0_are_fine():
    for number, power, slope in ((-2, 3, 12), (-2, 2.0, -4), (0, 2, 0), (-2, -1, -0.25), (np.float32(-1), 2, -2)):
        a = Value(number)
        (a**power).backward()
        assert a.slope == slope


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_a_whole_network_equals_backpropagation(activation):
    random = np.random.default_rng(0)
    image, label = random.random((1, 6)), np.array([2])
    net = Network([6, 5, 4, 3], activation, init="normal", dtype="float64", seed=1)
    weights = [[[Value(w) for w in row] for row in matrix] for matrix in net.weights]
    biases = [[Value(b) for b in row] for row in net.biases]
    layer = [Value(pixel) for pixel in image[0]]
    for matrix, row in zip(weights, biases, strict=True):
        z = [sum((a * w[j] for a, w in zip(layer, matrix, strict=True)), row[j]) for j in range(len(row))]
        layer = [getattr(value, activation)() for value in z]
    cost = sum(value.exp() for value in z).log() - z[2]
    assert cost.number == pytest.approx(net.cost(image, label))
    cost.backward()
    slopes = ([np.array([[w.slope for w in row] for row in matrix]) for matrix in weights],
              [np.array([b.slope for b in row]) for row in biases])
    assert {layer.verdict for layer in compare(slopes, net.gradients(image, label))} == {"exact"}


def test_it_is_as_short_as_the_lesson_says():
    assert sum(bool(line.strip()) for line in inspect.getsource(autograd).splitlines()) < 80


def test_a_value_says_what_it_is():
    assert repr(Value(2.5)) == "Value(2.5, slope 0)"
