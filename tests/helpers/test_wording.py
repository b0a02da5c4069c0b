"""Numbers as people read them."""

import pytest

from helpers.wording import MINUS, article, exact_percent, listed, number, percent, points


@pytest.mark.parametrize(("share", "words"), [
    (0, "0.0 %"), (0.5, "50.0 %"), (1, "100.0 %"), (0.9994, "99.9 %"), (0.9996, "99.96 %"), (0.99996, "99.996 %")])
def test_nearly_all_is_not_rounded_to_all(share, words):
    assert percent(share) == words


def test_a_percentage_may_have_other_decimals():
    assert (percent(0.123, 0), percent(0.1234, 2), percent(0.999, 0)) == ("12 %", "12.34 %", "99.9 %")


@pytest.mark.parametrize(("value", "words"), [
    (0, "0.00"), (0.0123, "0.012"), (1.2345, "1.23"), (12.345, "12.3"), (1234.5, "1,230"), (-0.5, f"{MINUS}0.500"),
    (-0.0, "0.00"), (float("inf"), "inf"), (0.00001234, "1.23 × 10⁻⁵"), (12_300_000, "1.23 × 10⁷")])  # noqa: RUF001
def test_a_number_has_three_digits(value, words):
    assert number(value) == words


@pytest.mark.parametrize(("share", "words"), [
    (0, "0 %"), (0.05, "5 %"), (0.29, "29 %"), (0.9995, "99.95 %"), (1, "100 %"), (1.2, "120 %")])
def test_a_chosen_share_keeps_the_digits_it_has_and_gets_no_others(share, words):
    assert exact_percent(share) == words


@pytest.mark.parametrize(("differences", "words"), [
    ([0.0123], "+1.2 points"), ([-0.0123], f"{MINUS}1.2 points"), ([0], "+0.0 points"), ([-0.0001], "+0.0 points"),
    ([-0.001, 0.0034], f"{MINUS}0.1 to +0.3 points")])
def test_differences_of_shares_are_points_with_a_sign(differences, words):
    assert points(*differences) == words


@pytest.mark.parametrize(("words", "sentence"), [
    ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_things_are_listed_as_in_a_sentence(words, sentence):
    assert listed(iter(words)) == sentence


def test_articles():
    assert [article(digit) for digit in (7, 8, 1)] == ["a 7", "an 8", "a 1"]
