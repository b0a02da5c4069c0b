"""The game of page 13: commit, hear the verdict, a score by topic, kept."""

from __future__ import annotations

import json

import pytest

from helpers import progress
from helpers.measured import claims
from helpers.widgets.claims_game import NAME, play_claims, right_so_far
from tests.browser.test_grabbed import ended, shown  # noqa: F401 (a fixture)


def test_statements_are_judged_by_pointer_and_by_keys(browser, ended):  # noqa: F811
    game = play_claims()
    page = shown(browser, game)
    ended.append(page)
    first, second = claims()[:2]
    status = page.get_by_role("status")
    assert "measured" in status.inner_text() and "As you said" not in status.inner_text()
    assert first.statement in page.locator(".statement").inner_text()
    page.get_by_role("button", name=first.verdict, exact=True).click()
    assert f"✓ As you said: {first.verdict}." in status.inner_text()
    page.get_by_role("button", name="Next", exact=True).click()
    assert second.statement in page.locator(".statement").inner_text()
    page.keyboard.press("4")
    assert f"{second.verdict}." in status.inner_text()
    assert f"{first.topic}" in page.locator("table").inner_text() and "of 2" in page.locator("table").inner_text()
    page.get_by_label("Topic").select_option("confidence")
    of_topic = {claim.statement for claim in claims() if claim.topic == "confidence"}
    assert page.locator(".statement").inner_text() in of_topic
    assert page.evaluate("window.kept.answers")[first.id] == first.verdict


@pytest.mark.parametrize("width", [390, 900])
def test_it_fits(browser, ended, width):  # noqa: F811
    page = shown(browser, play_claims(), viewport={"width": width, "height": 800}, color_scheme="dark")
    ended.append(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_was_answered_is_there_again():
    first, second = claims()[:2]
    other = "false" if second.verdict != "false" else "true"
    progress.write(NAME, json.dumps({first.id: first.verdict, second.id: other, "Z9": "true", first.id + "x": 3}))
    assert play_claims().state["answers"] == {first.id: first.verdict, second.id: other}
    assert right_so_far() == (1, 2)
    progress.write(NAME, "{")
    assert right_so_far() == (0, 0)
