"""Measured numbers as figures get them."""

import json

import pytest

from helpers import measured
from helpers.measured import Range, measured_ranges


def test_per_cents_become_shares_and_counts_stay(tmp_path, monkeypatch):
    file = tmp_path / "measured.json"
    entry = {"median": 96, "min": 95, "max": 97.5}
    file.write_text(json.dumps({"claims": {"F9": {"full": {
        "share": {**entry, "unit": "%"}, "count": {**entry, "unit": ""}}}}}), encoding="utf-8")
    monkeypatch.setattr(measured, "FILE", file)
    assert measured_ranges("F9", "full") == {"share": Range(0.96, 0.95, 0.975), "count": Range(96, 95, 97.5)}
    for wrong in (("F9", "subset"), ("F8", "full")):
        with pytest.raises(LookupError, match="F9"):
            measured_ranges(*wrong)


def test_the_courses_own_file_is_found():
    assert measured_ranges("A4", "full")["levels"] == Range(256, 256, 256)
