"""Lesson 00's first look at answers, without a browser."""

from __future__ import annotations

from xml.etree import ElementTree

import ipywidgets
import numpy as np
import pytest

from helpers.colours import BLUE, VERMILLION
from helpers.network import Network
from helpers.widgets.reader import QUESTION, describe_answer, draw_answer, read
from helpers.wording import percent

NAMESPACE = "{http://www.w3.org/2000/svg}"
RANDOM = np.random.default_rng(0)
IMAGES = RANDOM.integers(0, 256, (60, 28, 28), dtype=np.uint8)
LABELS = RANDOM.integers(0, 10, 60)
NET = Network([784, 10], seed=0)
PROBABILITIES = NET.predict_proba(IMAGES.reshape(60, 784) / np.float32(255))
WRONG = np.flatnonzero(PROBABILITIES.argmax(axis=1) != LABELS)


def texts(picture: str) -> list[str]:
    return [entry.text for entry in ElementTree.fromstring(picture).iter(f"{NAMESPACE}text")]


@pytest.mark.parametrize("label", [2, 7])
def test_the_picture_and_the_words_say_what_the_network_says(label):
    probabilities = np.full(10, 0.02)
    probabilities[7] = 0.82
    picture, words = draw_answer(IMAGES[0], label, probabilities), describe_answer(label, probabilities)
    verdict, colour = ("Right", BLUE) if label == 7 else ("Wrong: it is labelled 2", VERMILLION)
    assert texts(picture)[0] == f"It says 7, with a confidence of 82.0 %. {verdict}"
    assert texts(picture).count("2.0 %") == 9 and texts(picture).count("82.0 %") == 1
    assert {bar.get("fill") for bar in ElementTree.fromstring(picture).iter(f"{NAMESPACE}rect")} >= {colour}
    assert words.startswith(f"An image labelled {label}, read as 7.") and "7: 82.0 %, 8: 2.0 %" in words


def test_outputs_at_both_ends_and_with_rounding_errors_can_be_drawn():
    ElementTree.fromstring(draw_answer(IMAGES[0], 3, np.eye(10)[3] * (1 + 1e-7)))


def test_every_group_is_what_its_name_says():
    explorer = read(NET, IMAGES, LABELS)
    group, place, answer = (explorer.controls[name] for name in ("group", "place", "answer"))
    assert QUESTION in explorer.html and "It says" not in explorer.html
    answer.value = True
    assert group.options == ("all images", "misread", "least sure first") and place.max == 59
    assert "all images: 1 of 60" in explorer.html
    group.value = "misread"
    assert place.max == len(WRONG) - 1 and f"misread: 1 of {len(WRONG)}" in explorer.html
    for index in range(len(WRONG)):
        place.value = index
        assert f"Wrong: it is labelled {LABELS[WRONG[index]]}" in explorer.html
        assert f"misread: {index + 1} of {len(WRONG)}. An image labelled" in explorer.html
    group.value = "least sure first"
    shown = []
    for place.value in range(60):
        shown.append(explorer.html.split("confidence of ")[1].split(" %")[0])
    assert shown == [percent(value)[:-2] for value in np.sort(PROBABILITIES.max(axis=1))]


def test_a_network_that_reads_all_has_nothing_misread_to_choose():
    explorer = read(NET, IMAGES, PROBABILITIES.argmax(axis=1))
    assert explorer.controls["group"].options == ("all images", "least sure first")


def test_the_buttons_go_through_a_group_and_around():
    explorer = read(NET, IMAGES, LABELS)
    buttons = {button.description: button for button in explorer.box.children[0].children
               if isinstance(button, ipywidgets.Button)}
    buttons["Previous"].click()
    assert "all images: 60 of 60" in explorer.html
    buttons["Next"].click()
    assert "all images: 1 of 60" in explorer.html
    buttons["Random"].click()
    assert "could not be drawn" not in explorer.html
