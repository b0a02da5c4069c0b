"""You against the network: answers by pointer and keys, what is said of them, and that they are kept."""

from __future__ import annotations

import json

import numpy as np
import pytest

from helpers import progress
from helpers.widgets.versus import NAME, hardest, play
from tests.browser.test_grabbed import ended, shown  # noqa: F401 (a fixture)

IMAGES = np.random.default_rng(0).integers(0, 256, (40, 28, 28), dtype=np.uint8)
LABELS = np.arange(40) % 10


@pytest.fixture
def probabilities():
    shares = np.random.default_rng(1).random((40, 10)) + 3 * np.eye(10)[LABELS]
    return shares / shares.sum(axis=1, keepdims=True)


def test_two_images_are_read_by_pointer_and_by_keys(browser, ended, probabilities):  # noqa: F811
    game = play(IMAGES, LABELS, probabilities, count=3)
    page = shown(browser, game)
    ended.append(page)
    first, second, _ = hardest(probabilities, 3)
    page.get_by_role("button", name=str(LABELS[first]), exact=True).click()
    assert "label" not in page.get_by_role("status").inner_text()     # nothing is given away before it is answered
    page.get_by_role("button", name="70 %").click()
    words = page.get_by_role("status").inner_text()
    assert f"The label says {LABELS[first]}." in words and "You said" in words and "70 % sure: right." in words
    assert f"The network says {probabilities[first].argmax()}, " in words
    page.get_by_role("button", name="Next image").click()
    wrong = (LABELS[second] + 1) % 10
    page.keyboard.press(str(wrong))
    page.keyboard.press("4")
    assert f"You said {wrong}, 90 % sure: wrong." in page.get_by_role("status").inner_text()
    assert "Of 2 answered: you 1 right" in page.locator(".versus").inner_text()
    game.state = page.evaluate("window.kept")
    answers = game.answers
    assert dict(zip(answers.indexes, answers.digits, strict=True)) == {first: LABELS[first], second: wrong}
    assert sorted(answers.confidence) == [0.7, 0.9]
    page.get_by_role("button", name="All afresh").click()
    assert "kept on this computer only" in page.locator(".versus").inner_text()


def test_it_fits_a_telephone_and_the_dark(browser, ended, probabilities):  # noqa: F811
    page = shown(browser, play(IMAGES, LABELS, probabilities, count=3), viewport={"width": 390, "height": 844},
                 color_scheme="dark")
    ended.append(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_answers_are_there_again_and_others_stay(probabilities):
    game = play(IMAGES, LABELS, probabilities, count=3)
    key, other = next(iter(game.places)), "1"
    progress.write(NAME, json.dumps({key: [4, 0.5], other: [1, 0.9]}))
    game = play(IMAGES, LABELS, probabilities, count=3)
    assert game.state["answers"] == {key: [4, 0.5]}
    assert game.answers.digits.tolist() == [4] and game.answers.indexes.tolist() == [game.places[key]]


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"1": 3}', '{"1": ["a", 2]}', "null"])
def test_what_is_damaged_counts_as_nothing(kept, probabilities):
    progress.write(NAME, kept)
    assert len(play(IMAGES, LABELS, probabilities, count=3).answers.indexes) == 0
