"""Lesson 11's two sliders, without a browser."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.colours import BLUE, GREEN, VERMILLION
from helpers.data import load_mnist, normalize
from helpers.widgets.label_noise import (
    LEFT,
    PLOT,
    SHOWN,
    TALL,
    TOP,
    curves,
    describe_label_noise,
    draw_label_noise,
    explore_label_noise,
    noise_run,
)

NAMESPACE = "{http://www.w3.org/2000/svg}"
EPOCHS = 6


@pytest.fixture(scope="module")
def data():
    mnist = load_mnist("subset")
    return normalize(mnist.train_images[:300]), mnist.train_labels[:300]


@pytest.fixture(scope="module")
def runs(data):
    images, labels = data
    return {share: noise_run(images, labels, share, images[:50], labels[:50], epochs=EPOCHS) for share in (0, 50, 100)}


def dots(picture):
    """colour -> (epoch, share) where the dot stands."""
    found = ElementTree.fromstring(picture).iter(f"{NAMESPACE}circle")
    return {dot.get("fill"): ((float(dot.get("cx")) - LEFT) / PLOT * EPOCHS + 0.5,
                              1 - (float(dot.get("cy")) - TOP) / TALL) for dot in found}


def test_a_run_is_what_it_says(data, runs):
    _, labels = data
    assert np.array_equal(runs[0].taught, labels)
    changed = {share: np.mean(run.taught != labels) for share, run in runs.items()}
    assert 0.35 < changed[50] < 0.55 and 0.82 < changed[100] < 0.97  # a tenth of what is drawn stays true
    for run in runs.values():
        assert run.answers.shape == (EPOCHS, 300) and run.new.shape == (EPOCHS,)
        assert run.taught.dtype == labels.dtype
    assert runs[0].new[-1] > 0.8 > 0.4 > runs[100].new[-1]


def test_the_same_seed_gives_the_same_run(data, runs):
    images, labels = data
    again = noise_run(images, labels, 50, images[:50], labels[:50], epochs=EPOCHS)
    assert np.array_equal(again.taught, runs[50].taught) and np.array_equal(again.answers, runs[50].answers)


@pytest.mark.parametrize("epoch", [1, 4, EPOCHS])
def test_the_dots_stand_where_the_answers_are(data, runs, epoch):
    (images, labels), run = data, runs[50]
    false, says = run.taught != labels, run.answers[epoch - 1]
    place = dots(draw_label_noise(images, labels, runs, 50, epoch))
    assert place[VERMILLION] == pytest.approx((epoch, np.mean(says == run.taught)), abs=0.01)
    assert place[BLUE] == pytest.approx((epoch, np.mean(says[false] == labels[false])), abs=0.01)
    assert place[GREEN] == pytest.approx((epoch, run.new[epoch - 1]), abs=0.01)


def test_the_digits_are_falsely_labelled_ones_and_say_what_the_network_says(data, runs):
    (images, labels), run = data, runs[50]
    chosen = np.flatnonzero(run.taught != labels)[:SHOWN]
    picture = ElementTree.fromstring(draw_label_noise(images, labels, runs, 50, 3))
    words = [entry.text for entry in picture.iter(f"{NAMESPACE}text")]
    assert [word for word in words if word.startswith("taught")] == [f"taught {run.taught[i]}" for i in chosen]
    assert [word for word in words if word.startswith("says")] == [f"says {run.answers[2, i]}" for i in chosen]
    assert len(list(picture.iter(f"{NAMESPACE}image"))) == SHOWN
    said = describe_label_noise(labels, runs, 50, 3)
    assert f"a {labels[chosen[0]]} taught as {run.taught[chosen[0]]}: says {run.answers[2, chosen[0]]}" in said


def test_without_a_false_label_there_is_no_line_for_them(data, runs):
    images, labels = data
    assert set(curves(labels, runs[0])) == {"gives back its labels", "reads new images"}
    picture = draw_label_noise(images, labels, runs, 0, 2)
    assert "all labels are true" in picture and BLUE not in dots(picture)
    assert "nan" not in picture + describe_label_noise(labels, runs, 0, 2)


@pytest.mark.parametrize(("share", "epoch", "said"), [
    (55, 1, "share: got 55"), (50, 0, "epoch: got 0"), (50, EPOCHS + 1, f"epoch: got {EPOCHS + 1}")])
def test_the_argument_that_does_not_fit_is_named(data, runs, share, epoch, said):
    images, labels = data
    with pytest.raises(ValueError, match=re.escape(said)):
        draw_label_noise(images, labels, runs, share, epoch)
    with pytest.raises(ValueError, match=re.escape(said)):
        describe_label_noise(labels, runs, share, epoch)


@pytest.mark.parametrize(("share", "error"), [(-1, ValueError), (101, ValueError), ("half", TypeError)])
def test_a_share_is_a_percentage(data, share, error):
    images, labels = data
    with pytest.raises(error, match="share: got"):
        noise_run(images, labels, share, images, labels)


def test_the_widget_follows_both_sliders(data, runs):
    explorer = explore_label_noise(*data, runs)
    assert "50 % of the labels are random: after epoch 3" in explorer.html
    for share in runs:
        explorer.controls["share"].value = share
        for epoch in (1, EPOCHS):
            explorer.controls["epoch"].value = epoch
            assert f"{share} % of the labels are random: after epoch {epoch}" in explorer.html
    assert [control.description for control in explorer.controls.values()] == ["Random labels", "After epoch"]


def test_runs_and_labels_that_do_not_fit_are_named(data, runs):
    images, labels = data
    with pytest.raises(ValueError, match="runs: got dict of 0"):
        explore_label_noise(images, labels, {})
    with pytest.raises(ValueError, match="labels: got"):
        explore_label_noise(images, labels[:-1], runs)
