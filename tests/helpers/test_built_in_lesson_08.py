"""What the learner writes in lesson 08 and the helpers that stand for it afterwards agree."""


import numpy as np
import pytest

from helpers.confidence import (
    cost_per_image,
    expected_calibration_error,
    reliability,
    risk_coverage,
    threshold_for_costs,
    with_temperature,
)

SCOPE = {"test_images": None}


@pytest.fixture(params=range(3))
def answers(request):
    random = np.random.default_rng(request.param)
    sure = np.unique(np.concatenate([random.random(200) ** 0.3, [0.5, 0.9, 1.0]]))
    random.shuffle(sure)
    return sure, random.random(len(sure)) < sure


@pytest.mark.parametrize("bins", [1, 4, 10])
def test_the_calibration_error_is_the_helpers(built, answers, bins):
    found = reliability(*answers, bins)
    filled = [part[found.counts > 0] for part in found[:3]]
    assert built["my_calibration_error"](*filled) == pytest.approx(expected_calibration_error(*answers, bins))


@pytest.mark.parametrize("temperature", [0.3, 1, 4])
def test_another_temperature_is_the_helpers(built, temperature):
    probabilities = np.random.default_rng(0).dirichlet(np.ones(10), 20)
    np.testing.assert_allclose(built["my_temperature"](probabilities, temperature),
                               with_temperature(probabilities, temperature))


def test_risk_and_coverage_are_the_helpers_where_no_two_are_equal(built, answers):
    curve = risk_coverage(*answers)
    coverage, risk = built["my_risk_coverage"](*answers)
    np.testing.assert_allclose(coverage, curve.coverage)
    np.testing.assert_allclose(risk, curve.risk)


@pytest.mark.parametrize("cost_of_error, cost_of_look", [(20, 1), (3, 1), (1, 5)])
def test_the_policy_with_all_candidates_is_the_helpers(built, answers, cost_of_error, cost_of_look):
    candidates = np.concatenate([[0], np.sort(answers[0]), [np.inf]])
    mine = built["choose_threshold"](*answers, candidates, cost_of_error, cost_of_look)
    theirs = threshold_for_costs(*answers, cost_of_error, cost_of_look)
    # a candidate that no confidence equals keeps the same images as the next confidence above it
    assert (answers[0] < mine).sum() == (answers[0] < theirs).sum()
    assert cost_per_image(*answers, mine, cost_of_error, cost_of_look) == pytest.approx(
        cost_per_image(*answers, theirs, cost_of_error, cost_of_look))
