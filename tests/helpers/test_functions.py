"""The formulas: are the numbers right, and does every function leave alone what it is given?"""

import numpy as np
import pytest

from helpers import functions
from helpers.functions import ACTIVATIONS, OUTPUTS, costs, output_errors

EVERY = {**{name: activation.function for name, activation in ACTIVATIONS.items()},
         **{f"{name}_slope": activation.slope for name, activation in ACTIVATIONS.items()}, **OUTPUTS}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_what_is_given_stays_as_it_was_and_the_dtype_is_kept(name, dtype):
    z = np.linspace(-3, 4, 12, dtype=dtype).reshape(3, 4)
    kept = z.copy()
    result = EVERY[name](z)
    assert np.array_equal(z, kept)
    assert result.dtype == z.dtype and result.shape == z.shape


@pytest.mark.parametrize("name", EVERY)
def test_lists_are_taken_too(name):
    rows = [[-2, 0, 1], [3, 4, -5]]
    np.testing.assert_allclose(EVERY[name](rows), EVERY[name](np.array(rows, float)), rtol=1e-15)


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("cost", ["cross_entropy", "quadratic"])
def test_costs_and_output_errors_take_lists_and_leave_arrays_alone(output, cost):
    z, labels, targets = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 1.0]]), np.array([2, 0]), np.eye(3)[[2, 0]]
    kept, a = z.copy(), OUTPUTS[output](z)
    by_lists = costs(output, cost, z.tolist(), labels.tolist())
    np.testing.assert_allclose(by_lists, costs(output, cost, z, labels), rtol=1e-15)
    kept_a = a.copy()
    np.testing.assert_allclose(output_errors(output, cost, a.tolist(), targets.tolist()),
                               output_errors(output, cost, a, targets), rtol=1e-15)
    assert np.array_equal(z, kept) and np.array_equal(a, kept_a)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_slope_is_that_of_its_function(name):
    function, slope = ACTIVATIONS[name]
    z = np.array([-3.0, -0.7, 0.2, 1.9])  # none at 0, where relu has a corner
    np.testing.assert_allclose(slope(function(z)), (function(z + 1e-6) - function(z - 1e-6)) / 2e-6, atol=1e-9)


def test_known_values():
    assert functions.sigmoid(0) == 0.5
    np.testing.assert_allclose(functions.sigmoid([np.log(3), -np.log(3)]), [0.75, 0.25])
    np.testing.assert_allclose(functions.softmax([np.log(1), np.log(3)]), [0.25, 0.75])
    assert functions.relu([-1.5, 0, 2]).tolist() == [0, 0, 2]


def test_large_inputs_do_not_overflow():
    assert functions.sigmoid([-1e30, 1e30]).tolist() == [0, 1]
    assert functions.softmax([[1e30, 0], [-1e30, -1e30]]).tolist() == [[1, 0], [0.5, 0.5]]
    assert np.isfinite(costs("softmax", "cross_entropy", [[1e30, 0]], [1])).all()
