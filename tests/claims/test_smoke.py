"""Every claim is measured on a few images: what it measures fits together, and is what data/measured.json holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import tools.claims.__main__  # noqa: F401 (enters all claims)
from helpers.data import Mnist, load_mnist, stratified_split
from helpers.measured import read_measured
from tools.claims.registry import CLAIMS, NeedsTensorflow, Numbers, in_order, measured

MEASURED = read_measured()
CHECKABLE = [CLAIMS[id] for id in in_order(CLAIMS) if CLAIMS[id].checkable]


@pytest.fixture(scope="module")
def few() -> Mnist:
    """3,000 + 1,000 images under a name of their own: networks are kept by it."""
    subset = load_mnist("subset")
    _, chosen = stratified_split(subset.train_labels, 3000 / len(subset.train_labels))
    return replace(subset, train_images=subset.train_images[chosen], train_labels=subset.train_labels[chosen],
                   source="few")


@pytest.mark.parametrize("claim", CHECKABLE, ids=lambda claim: claim.id)
def test_it_can_be_measured(few, claim):
    try:
        found = measured(claim, few, seeds=claim.seeds[:1])
    except NeedsTensorflow:
        pytest.skip("TensorFlow is not installed")
    kept = MEASURED[claim.id]
    assert found and set(found) <= {*kept["full"], *kept["subset"]}
    assert all(np.isfinite(numbers["median"]) for numbers in found.values())
    if set(found) == set(kept["full"]):
        assert claim.holds(Numbers(found)) in (True, False)
