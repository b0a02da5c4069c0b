"""What the learner writes in lesson 12 and the helpers that stand for it afterwards agree."""

import numpy as np
import pytest

from helpers.data import load_mnist
from helpers.fine_tuning import mixed
from helpers.interval import promised_threshold, wilson_interval
from helpers.preparation import BOX, crop, prepare, resize
from helpers.preparation_steps import drawn_large

SCOPE = {"wilson_interval": wilson_interval}


def test_the_centring_is_the_last_step_of_the_preparation(built):
    for drawing in drawn_large(load_mnist("subset").test_images[:30], np.random.default_rng(0)):
        small = resize(crop(drawing / drawing.max()), BOX)
        np.testing.assert_array_equal(np.round(255 * built["my_centring"](small)), prepare(drawing))


@pytest.mark.parametrize(("right", "count"), [(27, 30), (0, 5), (5, 5), (1523, 1797)])
def test_the_interval_is_the_helpers(built, right, count):
    np.testing.assert_allclose(built["my_interval"](right, count), wilson_interval(right, count), atol=1e-12)


def test_the_mixture_is_the_helpers(built):
    random = np.random.default_rng(0)
    given = random.random((40, 9)), np.arange(40) % 10, random.random((4, 9)), np.arange(4), 5
    mixtures = built["my_mixture"](*given, np.random.default_rng(3)), mixed(*given, np.random.default_rng(3))
    for mine, theirs in zip(*mixtures, strict=True):
        np.testing.assert_array_equal(mine, theirs)


@pytest.mark.parametrize("most_wrong", [0.01, 0.05, 0.1, 0.3])
def test_the_threshold_is_the_helpers(built, most_wrong):
    random = np.random.default_rng(1)
    sure = random.random(400) ** 0.3
    given = sure, random.random(400) < sure, np.linspace(0, 0.99, 100), most_wrong
    assert built["my_threshold"](*given) == promised_threshold(*given)
