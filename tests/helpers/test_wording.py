"""Numbers as people read them."""

import pytest

from helpers.wording import article, number, percent


@pytest.mark.parametrize(("share", "words"), [
    (0, "0.0 %"), (0.5, "50.0 %"), (1, "100.0 %"), (0.9994, "99.9 %"), (0.9996, "99.96 %"), (0.99996, "99.996 %")])
def test_nearly_all_is_not_rounded_to_all(share, words):
    assert percent(share) == words


def test_a_percentage_may_have_other_decimals():
    assert (percent(0.123, 0), percent(0.1234, 2), percent(0.999, 0)) == ("12 %", "12.34 %", "99.9 %")


@pytest.mark.parametrize(("value", "words"), [
    (0, "0.00"), (0.0123, "0.012"), (1.2345, "1.23"), (12.345, "12.3"), (1234.5, "1,230"), (-0.5, "-0.500"),
    (-0.0, "0.00"), (float("inf"), "inf"), (0.00001234, "1.23 × 10⁻⁵"), (12_300_000, "1.23 × 10⁷")])  # noqa: RUF001
def test_a_number_has_three_digits(value, words):
    assert number(value) == words


def test_articles():
    assert [article(digit) for digit in (7, 8, 1)] == ["a 7", "an 8", "a 1"]
