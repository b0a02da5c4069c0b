"""Confidence, calibration and deferring, against scikit-learn where they overlap and against plain loops elsewhere."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.calibration import calibration_curve
from sklearn.metrics import roc_auc_score

from helpers.confidence import (
    auroc,
    bands,
    confidence,
    cost_per_image,
    expected_calibration_error,
    fit_temperature,
    reliability,
    reliability_equal_mass,
    risk_coverage,
    threshold_for_costs,
    with_temperature,
)

unhurried = settings(deadline=None)  # the first call of scikit-learn imports half of it


@st.composite
def answers(draw, least=1):
    """Confidences, among them many equal ones and both ends, and which answers are right."""
    count = draw(st.integers(least, 60))
    values = st.one_of(st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0]), st.floats(0, 1, width=32))
    return (draw(hnp.arrays(np.float64, count, elements=values)),
            draw(hnp.arrays(np.bool_, count)))


@pytest.fixture
def network_like():
    """Probabilities as an overconfident network gives them, and the labels."""
    random = np.random.default_rng(0)
    logits = random.normal(0, 2, (4000, 10))
    honest = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = (honest.cumsum(axis=1) > random.random((4000, 1))).argmax(axis=1)  # drawn from the honest probabilities
    return with_temperature(honest, 0.4), honest, labels


# ---- bands and bins --------------------------------------------------------------------------------------------------


def test_the_confidence_is_the_largest_output():
    np.testing.assert_array_equal(confidence(np.array([[0.2, 0.8], [0.6, 0.4]])), [0.8, 0.6])


def test_a_band_holds_its_lower_edge_and_the_last_one_both():
    sure = np.array([0.0, 0.5, 0.5, 0.7, 0.99, 1.0, 1.0, 0.69])
    np.testing.assert_allclose(bands(sure), np.array([1, 3, 1, 0, 3]) / 8)


@unhurried
@given(answers())
def test_the_bands_share_out_all_images(given_answers):
    shares = bands(given_answers[0])
    assert shares.sum() == pytest.approx(1) and (shares >= 0).all()


@unhurried
@given(answers(), st.integers(1, 20))
def test_reliability_is_scikit_learns_off_the_edges(given_answers, bins):
    sure, right = given_answers
    edges = np.linspace(0, 1, bins + 1)
    sure = np.where(np.isin(sure, edges[:-1]), sure + 0.001, sure)  # they part only exactly on an inner edge
    found = reliability(sure, right, bins)
    share, said = calibration_curve(right, sure, n_bins=bins)
    filled = found.counts > 0
    np.testing.assert_allclose(found.right[filled], share)
    np.testing.assert_allclose(found.confidence[filled], said)
    assert found.counts.sum() == len(sure)
    assert np.isnan(found.right[~filled]).all() and np.isnan(found.confidence[~filled]).all()


def test_an_inner_edge_belongs_to_the_bin_above():
    found = reliability(np.array([0.25, 0.5, 1.0]), np.array([True, False, True]), 4)
    np.testing.assert_array_equal(found.counts, [0, 1, 1, 1])


def test_equal_mass_bins_are_equally_full_and_scikit_learns():
    random = np.random.default_rng(3)
    sure = random.random(1000)
    right = random.random(1000) < sure
    found = reliability_equal_mass(sure, right, 10)
    np.testing.assert_array_equal(found.counts, np.full(10, 100))
    assert (np.diff(found.edges) > 0).all() and found.edges[-1] == sure.max()
    share, said = calibration_curve(right, sure, n_bins=10, strategy="quantile")
    np.testing.assert_allclose(found.right, share)
    np.testing.assert_allclose(found.confidence, said)


@unhurried
@given(answers(), st.integers(1, 15))
def test_equal_mass_bins_hold_every_image_once(given_answers, bins):
    sure, right = given_answers
    bins = min(bins, len(sure))
    found = reliability_equal_mass(sure, right, bins)
    assert found.counts.sum() == len(sure) and found.counts.max() - found.counts.min() <= 1
    assert (found.counts * found.right).sum() == pytest.approx(right.sum())
    assert (np.diff(found.confidence) >= -1e-12).all()


# ---- ECE and AUROC ---------------------------------------------------------------------------------------------------


def test_the_calibration_error_by_hand():
    sure = np.array([0.95, 0.95, 0.85, 0.85])
    right = np.array([True, False, True, True])
    # bins 12 (0.8 to 0.867) and 14 (0.933 to 1): gaps |1 - 0.85| and |0.5 - 0.95|, half of the images each
    assert expected_calibration_error(sure, right) == pytest.approx(0.5 * 0.15 + 0.5 * 0.45)


@unhurried
@given(answers(), st.integers(1, 20))
def test_the_calibration_error_is_a_share_and_at_least_the_gap_of_the_means(given_answers, bins):
    sure, right = given_answers
    error = expected_calibration_error(sure, right, bins)
    assert abs(sure.mean() - right.mean()) - 1e-9 <= error <= 1
    if bins == 1:
        assert error == pytest.approx(abs(sure.mean() - right.mean()))


@unhurried
@given(answers(least=2))
def test_auroc_is_scikit_learns(given_answers):
    sure, right = given_answers
    right[:2] = True, False
    assert auroc(sure, right) == pytest.approx(roc_auc_score(right, sure))


# ---- temperature -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("temperature", [0.3, 1, 2.5])
def test_temperature_divides_the_pre_activations(temperature):
    logits = np.random.default_rng(1).normal(0, 3, (50, 10))
    def softmax(z):
        return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(with_temperature(softmax(logits), temperature), softmax(logits / temperature))


@unhurried
@given(hnp.arrays(np.float32, (5, 4), elements=st.floats(0, 1, width=32)), st.floats(0.05, 50))
def test_no_answer_changes_with_the_temperature(weights, temperature):
    probabilities = (weights + np.float32(1e-6)) / (weights + np.float32(1e-6)).sum(axis=1, keepdims=True)
    softened = with_temperature(probabilities, temperature)
    np.testing.assert_allclose(softened.sum(axis=1), 1)
    best = softened[np.arange(5), probabilities.argmax(axis=1)]
    np.testing.assert_allclose(best, softened.max(axis=1))


def test_the_temperature_is_found_again_and_calibrates(network_like):
    overconfident, honest, labels = network_like
    temperature = fit_temperature(overconfident, labels)
    assert temperature == pytest.approx(2.5, rel=0.05)  # the probabilities were sharpened with 1 / 2.5
    def error(p):
        return expected_calibration_error(confidence(p), p.argmax(axis=1) == labels)
    assert error(overconfident) > 0.1 and error(with_temperature(overconfident, temperature)) < 0.03
    assert fit_temperature(honest, labels) == pytest.approx(1, rel=0.05)


def test_no_other_temperature_is_cheaper(network_like):
    overconfident, _, labels = network_like
    best = fit_temperature(overconfident, labels)
    def cost(temperature):
        return -np.log(with_temperature(overconfident, temperature)[np.arange(len(labels)), labels]).mean()
    assert all(cost(best) <= cost(best * factor) for factor in (0.8, 0.99, 1.01, 1.3))


def test_without_an_error_the_sharpest_temperature_comes_back():
    probabilities = np.array([[0.9, 0.1], [0.2, 0.8]])
    assert fit_temperature(probabilities, np.array([0, 1])) == pytest.approx(0.01)
    assert fit_temperature(probabilities, np.array([1, 0])) == pytest.approx(100, rel=1e-4)


def test_outputs_that_were_rounded_to_0_and_1_stay_finite():
    hard = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    assert np.isfinite(with_temperature(hard, 5)).all()
    assert np.isfinite(fit_temperature(hard, np.array([0, 1, 1])))


# ---- deferring -------------------------------------------------------------------------------------------------------


@unhurried
@given(answers())
def test_risk_and_coverage_are_what_a_threshold_keeps(given_answers):
    sure, right = given_answers
    curve = risk_coverage(sure, right)
    for threshold, coverage, risk in zip(*curve, strict=True):
        kept = sure >= threshold
        assert coverage == pytest.approx(kept.mean()) and risk == pytest.approx((~right[kept]).mean())
    assert curve.coverage[-1] == 1 and (np.diff(curve.coverage) > 0).all() and (np.diff(curve.threshold) < 0).all()


@unhurried
@given(answers(), st.floats(0, 30), st.floats(0, 5))
def test_no_threshold_is_cheaper_than_the_chosen(given_answers, cost_of_error, cost_of_look):
    sure, right = given_answers
    chosen = threshold_for_costs(sure, right, cost_of_error, cost_of_look)
    lowest = cost_per_image(sure, right, chosen, cost_of_error, cost_of_look)
    for threshold in [0, *sure, *(sure + 1e-9), np.inf]:
        cost = cost_per_image(sure, right, threshold, cost_of_error, cost_of_look)
        assert lowest <= cost + 1e-9


def test_the_cost_of_an_image_by_hand():
    sure, right = np.array([0.9, 0.6, 0.99, 0.3]), np.array([True, True, False, False])
    assert cost_per_image(sure, right, 0.7, 20, 1) == (20 + 2) / 4     # 0.99 slips through, two looks
    assert cost_per_image(sure, right, 0.9, 20, 1) == (20 + 2) / 4     # the threshold itself is kept
    assert cost_per_image(sure, right, np.inf, 20, 1) == 1
    assert cost_per_image(sure, right, 0, 20, 1) == 10
    assert cost_per_image(sure, right, 0.7, 20, 1, human_error=0.1) == (20 + 2 * (1 + 2)) / 4
    with pytest.raises(ValueError, match="human_error: got 2, expected a share"):
        cost_per_image(sure, right, 0.7, 20, 1, human_error=2)


@pytest.mark.parametrize("error, look, chosen", [(1, 5, 0.0), (0, 1, 0.0), (1, 1, 0.0), (5, 0, np.inf), (5, 1, 0.8)])
def test_the_thresholds_at_the_ends_and_the_lowest_of_equals(error, look, chosen):
    sure, right = np.array([0.95, 0.4, 0.8, 0.99]), np.array([True, False, True, True])
    if look == 0:
        right = ~right
    assert threshold_for_costs(sure, right, error, look) == chosen


def test_calibrated_confidence_gives_chows_threshold():
    random = np.random.default_rng(6)
    sure = random.random(200_000)
    right = random.random(200_000) < sure
    assert threshold_for_costs(sure, right, 5, 1) == pytest.approx(1 - 1 / 5, abs=0.03)
    assert threshold_for_costs(sure, right, 5, 1, human_error=0.1) == pytest.approx(1 - 1 / 5 - 0.1, abs=0.03)


# ---- bad input -------------------------------------------------------------------------------------------------------

SURE, RIGHT = np.array([0.5, 0.9]), np.array([True, False])


@pytest.mark.parametrize("call, error, said", [
    (lambda: confidence([0.2, 0.8]), ValueError, "probabilities: got the shape (2,)"),
    (lambda: confidence([[0.2, 1.8]]), ValueError, "probabilities: got values from 0.2 to 1.8"),
    (lambda: confidence([["a"]]), TypeError, "probabilities: got an array of <U1"),
    (lambda: bands([[0.5]]), ValueError, "confidence: got the shape (1, 1)"),
    (lambda: bands([np.nan]), ValueError, "confidence: got values from nan"),
    (lambda: bands([]), ValueError, "confidence: got the shape (0,)"),
    (lambda: bands(SURE, [0.5, 0.5]), ValueError, "edges: got [0.5, 0.5]"),
    (lambda: reliability(SURE, np.array([1, 0])), TypeError, "right: got an array of int"),
    (lambda: reliability(SURE, RIGHT[:1]), ValueError, "right: got the shape (1,), expected (2,)"),
    (lambda: reliability(SURE, RIGHT, 0), ValueError, "bins: got 0"),
    (lambda: reliability(SURE, RIGHT, 2.0), TypeError, "bins: got 2.0"),
    (lambda: reliability_equal_mass(SURE, RIGHT, 3), ValueError, "bins: got 3 for 2 images"),
    (lambda: auroc(SURE, np.array([True, True])), ValueError, "right: got 2 right answers of 2"),
    (lambda: with_temperature([[0.5, 0.5]], 0), ValueError, "temperature: got 0"),
    (lambda: fit_temperature([[0.5, 0.5]], [2]), ValueError, "labels: got values from 2 to 2"),
    (lambda: fit_temperature([[0.5, 0.5]], [0.0]), TypeError, "labels: got an array of float64"),
    (lambda: cost_per_image(SURE, RIGHT, np.nan, 1, 1), ValueError, "threshold: got nan"),
    (lambda: cost_per_image(SURE, RIGHT, 0.5, -1, 1), ValueError, "cost_of_error: got -1"),
    (lambda: threshold_for_costs(SURE, RIGHT, 1, "1"), TypeError, "cost_of_look: got '1'"),
])
def test_the_argument_that_does_not_fit_is_named(call, error, said):
    with pytest.raises(error, match=re.escape(said)):
        call()


@pytest.mark.parametrize(("given", "advice"), [(np.full((3, 10), 0.1), True), (np.full((1, 1, 2), 0.5), False)])
def test_probabilities_in_the_place_of_a_confidence_get_advice(given, advice):
    with pytest.raises(ValueError, match=r"^confidence: got the shape") as error:
        risk_coverage(given, np.ones(len(given), bool))
    assert ("confidence(probabilities) gives that" in str(error.value)) == advice
