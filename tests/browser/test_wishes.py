"""What one image wants: the arrows and levers of the page are what NumPy computes, and all can be chosen by keys."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.network import Network
from helpers.widgets.wishes import what_it_wants, wishes
from tests.browser.test_grabbed import ended, shown  # noqa: F401 (a fixture)

IMAGE = np.random.default_rng(0).random((1, 784))
NET = Network([784, 6, 10], dtype="float64", seed=1)


@pytest.fixture
def page(browser, ended):  # noqa: F811
    opened = shown(browser, what_it_wants(NET, IMAGE[0], 4))
    ended.append(opened)
    return opened


def numbers(page, lever):
    words = page.locator(".lever").nth(lever).get_attribute("aria-label").split(": ")[1]
    return [float(word.replace("\N{MINUS SIGN}", "-")) for word in words.split(", ")]


def test_the_levers_of_an_output_are_numpys(page):
    missing = np.eye(10)[4] - NET.predict_proba(IMAGE)[0]
    for digit in (4, 0):
        page.get_by_role("button", name=f"Output {digit}:").click()
        assert numbers(page, 0) == pytest.approx([missing[digit]], abs=0.006)
        assert numbers(page, 1) == pytest.approx(wishes(NET, IMAGE, [4])[0, :, digit], abs=0.006)
        assert numbers(page, 2) == pytest.approx(missing[digit] * NET.weights[1][:, digit], abs=0.006)
    assert page.evaluate("window.kept") == {"chosen": 0}


def test_all_ten_together_ask_for_the_sum_over_all_ways(page):
    page.get_by_role("button", name="Output 4:").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="All ten outputs together").get_attribute("aria-pressed") == "true"
    missing = np.eye(10)[4] - NET.predict_proba(IMAGE)[0]
    assert numbers(page, 2) == pytest.approx(NET.weights[1] @ missing, abs=0.006)
    assert not page.locator(".lever").nth(0).is_visible()
