"""Lesson 08's threshold slider, without a browser."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.colours import BLUE
from helpers.widgets.confidence_explorer import (
    HEIGHT,
    LEFT,
    REACH,
    SHOWN,
    THRESHOLDS,
    TOP,
    WIDTH,
    answers_by_confidence,
    describe_threshold,
    draw_threshold,
    explore_confidence,
)

NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def data():
    random = np.random.default_rng(0)
    sure = 1 - 0.85 * random.random(500) ** 4  # from 0.15: a guess is always the largest of its ten
    labels = random.integers(0, 10, 500)
    guesses = np.where(random.random(500) < sure, labels, (labels + 1) % 10)
    probabilities = np.tile((1 - sure[:, np.newaxis]) / 9, 10)
    probabilities[np.arange(500), guesses] = sure
    images = random.integers(0, 256, (500, 28, 28), dtype=np.uint8)
    return images, labels, probabilities


def texts(picture):
    return [entry.text for entry in ElementTree.fromstring(picture).iter(f"{NAMESPACE}text")]


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_picture_and_words_tell_the_true_counts(data, threshold):
    images, labels, probabilities = data
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    answers = answers_by_confidence(images, labels, probabilities)
    picture, words = draw_threshold(answers, threshold), describe_threshold(answers, threshold)
    handed, kept = sure < threshold, sure >= threshold
    shown = " ".join(texts(picture))
    assert f"Handed over: {handed.sum():,} images" in shown
    assert f"{(handed & ~right).sum()} would have been errors, {(handed & right).sum()} were read right" in shown
    assert f"Slipped through: {(kept & ~right).sum()} errors among {kept.sum():,} kept" in shown
    assert f"{handed.sum():,}, which is" in words and f"{(kept & ~right).sum():,} errors slip through" in words
    assert picture.count("<image") == min(SHOWN, handed.sum()) + min(SHOWN, (kept & ~right).sum())


def test_the_dot_stands_on_the_curve(data):
    images, labels, probabilities = data
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    answers = answers_by_confidence(images, labels, probabilities)
    for threshold in (0.0, 0.3, 0.5, 0.7):
        dot = next(ElementTree.fromstring(draw_threshold(answers, threshold)).iter(f"{NAMESPACE}circle"))
        kept = sure >= threshold
        assert (float(dot.get("cx")) - LEFT) / WIDTH * REACH == pytest.approx((~kept).mean(), abs=0.001)
        height = (TOP + HEIGHT - float(dot.get("cy"))) / HEIGHT
        assert answers.lowest + height * (1 - answers.lowest) == pytest.approx(right[kept].mean(), abs=0.002)


def test_the_surest_errors_are_among_those_that_slip_through(data):
    images, labels, probabilities = data
    answers = answers_by_confidence(images, labels, probabilities)
    wrong = np.flatnonzero(~answers.right)
    assert f"{answers.labels[wrong[-1]]} as {answers.guesses[wrong[-1]]}" in texts(draw_threshold(answers, 0.0))


def test_nothing_kept_and_nothing_wrong_can_be_drawn():
    images, labels = np.zeros((3, 28, 28), np.uint8), np.array([1, 2, 3])
    unsure = np.full((3, 10), 0.1)
    answers = answers_by_confidence(images, labels, unsure)
    assert "nothing is kept" in texts(draw_threshold(answers, 0.9)) and "nothing is kept" in describe_threshold(
        answers, 0.9)
    certain = answers_by_confidence(images, labels, np.eye(10)[labels])
    assert texts(draw_threshold(certain, 0.9999)).count("none") == 2
    assert "100.00 % of the 3 others" in describe_threshold(certain, 0.9999)


@pytest.mark.parametrize("change, error, said", [
    ({"images": np.zeros((2, 28, 28))}, TypeError, "images: got an array of float64"),
    ({"images": np.zeros((3, 28, 28), np.uint8)}, ValueError, "images: got the shape (3, 28, 28)"),
    ({"labels": [1, 12]}, ValueError, "labels: got values from 1 to 12"),
    ({"probabilities": [0.5, 0.5]}, ValueError, "probabilities: got the shape (2,)")])
def test_the_argument_that_does_not_fit_is_named(change, error, said):
    fitting = {"images": np.zeros((2, 28, 28), np.uint8), "labels": [1, 2], "probabilities": np.full((2, 10), 0.1)}
    with pytest.raises(error, match=re.escape(said)):
        answers_by_confidence(**(fitting | change))
    with pytest.raises(ValueError, match=re.escape("threshold: got 0.123")):
        draw_threshold(answers_by_confidence(**fitting), 0.123)


def test_the_widget_follows_its_slider(data):
    explorer = explore_confidence(*data)
    assert "Below 95 %, a human looks" in explorer.html
    for threshold in THRESHOLDS:
        explorer.controls["threshold"].value = threshold
        assert "could not be drawn" not in explorer.html and BLUE in explorer.html


def test_a_confidence_that_equals_the_threshold_is_kept():
    images, probabilities = np.zeros((2, 28, 28), np.uint8), np.array([[0.5, 0.5], [0.4, 0.6]])
    answers = answers_by_confidence(images, [0, 1], probabilities)
    assert "Handed over: 0 images (0.0 %)" in texts(draw_threshold(answers, 0.5))
    assert "Handed over: 1 images (50.0 %)" in texts(draw_threshold(answers, 0.6))
