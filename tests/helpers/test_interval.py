"""Intervals and promises: do they keep what they say?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.interval import promised_threshold, wilson_interval


@pytest.mark.parametrize(("right", "count", "expected"), [
    (27, 30, (0.74379, 0.96540)), (0, 10, (0.0, 0.27754)), (10, 10, (0.72246, 1.0)), (81, 263, (0.25527, 0.36620)),
])
def test_known_values(right, count, expected):
    """81 of 263 is the example of Newcombe (1998): 0.2553 to 0.3662."""
    np.testing.assert_allclose(wilson_interval(right, count), expected, atol=2e-5)


@given(st.integers(1, 2000).flatmap(lambda count: st.tuples(st.integers(0, count), st.just(count))))
def test_it_holds_the_share_stays_within_0_and_1_and_is_never_empty(pair):
    right, count = pair
    low, high = wilson_interval(right, count)
    assert 0 <= low <= right / count <= high <= 1 and high > low
    mirrored = wilson_interval(count - right, count)
    np.testing.assert_allclose((low, high), (1 - mirrored[1], 1 - mirrored[0]), atol=1e-12)


@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("count", [30, 200])
def test_about_95_of_100_intervals_hold_the_true_share(share, count):
    drawn = np.random.default_rng(0).binomial(count, share, 3000)
    ends = {right: wilson_interval(int(right), count) for right in set(drawn.tolist())}
    held = np.mean([ends[right][0] <= share <= ends[right][1] for right in drawn.tolist()])
    assert 0.91 < held < 0.985


@pytest.mark.parametrize(("given", "error", "words"), [
    ((31, 30), ValueError, "right: got 31"), ((-1, 30), ValueError, "right: got -1"),
    ((0, 0), ValueError, "count: got 0"),
    ((0.9, 30), TypeError, "right: got 0.9"), ((27, 30, 0), ValueError, "z: got 0"),
])
def test_what_cannot_be_a_count_is_refused(given, error, words):
    with pytest.raises(error, match=words):
        wilson_interval(*given)


def test_a_promise_is_the_lowest_threshold_whose_upper_end_allows_it():
    sure = np.linspace(0.3, 1, 500)
    right = np.random.default_rng(1).random(500) < sure
    thresholds = np.linspace(0, 0.95, 20)
    threshold = promised_threshold(sure, right, thresholds, 0.15)
    uppers = {float(one): wilson_interval(int((~right[sure >= one]).sum()), int((sure >= one).sum()))[1]
              for one in thresholds}
    assert uppers[threshold] <= 0.15
    assert all(upper > 0.15 for one, upper in uppers.items() if one < threshold)


def test_few_digits_allow_no_promise():
    assert promised_threshold(np.full(40, 0.9), np.ones(40, bool), [0, 0.5], 0.05) == np.inf
    assert promised_threshold(np.full(80, 0.9), np.ones(80, bool), [0, 0.5], 0.05) == 0
    assert promised_threshold(np.full(80, 0.9), np.ones(80, bool), [0.95], 0.05) == np.inf


@pytest.mark.parametrize(("given", "words"), [
    ((np.ones(3), np.ones(2, bool), [0], 0.1), "right: got the shape"),
    ((np.ones(3), np.ones(3), [0], 0.1), "right: got"),
    ((np.ones(3), np.ones(3, bool), [0], 5), "most_wrong: got 5"),
])
def test_a_promise_about_nothing_is_refused(given, words):
    with pytest.raises((TypeError, ValueError), match=words):
        promised_threshold(*given)
