"""What `helpers.measured` offered under other names, when learners made their copies of lessons 06, 09, 10 and 13."""

from __future__ import annotations

from helpers import measured


def measured_ranges(claim: str, source: str) -> dict[str, measured.Range]:
    """quantity -> Range of a claim such as "F1", on "full" or "subset"."""
    quantities = measured.read_measured()[claim][source]
    return {quantity: measured.measured_range(claim, quantity, source) for quantity in quantities}


sentences = measured.claims
