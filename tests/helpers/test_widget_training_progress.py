"""The picture of a running training: it can be drawn at any moment, and the finished one is what remains."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.network import History, Network
from helpers.widgets import training_progress
from helpers.widgets.training_progress import describe_progress, draw_progress, watch

HISTORY = History([0.9, 0.4], [0.8, 0.9], [0.7, 0.45], [0.85, 0.93], [1.0, 1.0])


def points(picture):
    """The points of every line, in the order in which they are drawn."""
    return [re.findall(r"[\d.]+,[\d.]+", line) for line in re.findall(r'<polyline points="([^"]*)"', picture)]


def test_one_point_for_each_epoch_and_line():
    picture = draw_progress(HISTORY, 5)
    ElementTree.fromstring(picture)
    assert [len(line) for line in points(picture)] == [2, 2, 2, 2]
    for line in points(picture):
        (x1, _), (x2, _) = (map(float, point.split(",")) for point in line)
        assert x2 - x1 == pytest.approx(290 / 5, abs=0.2)
    cost, _, accuracy, _ = ([float(point.split(",")[1]) for point in line] for line in points(picture))
    assert cost[1] > cost[0] and accuracy[1] < accuracy[0]  # y grows downwards: the cost falls, the accuracy rises


@pytest.mark.parametrize("history", [
    History(), History([2.0], [0.1]), History([np.nan], [0.1], [np.inf], [0.1]), History([1e12], [0.0]),
    History([0.0], [1.0], [0.0], [1.0])])
def test_it_is_drawn_before_during_and_when_all_goes_wrong(history):
    picture = draw_progress(history, 3)
    ElementTree.fromstring(picture)
    y = [float(point.split(",")[1]) for line in points(picture) for point in line]
    assert all(92 <= value <= 262 for value in y)
    assert len(describe_progress(history, 3)) > 20


def test_the_words_say_what_the_picture_shows():
    assert "epoch 2 of 5" in draw_progress(HISTORY, 5)
    words = describe_progress(HISTORY, 5)
    assert "epoch 2 of 5" in words and "0.90 to 0.40" in words and "85.0 %, 93.0 %" in words


def test_a_training_can_be_watched(monkeypatch):
    shown = []
    monkeypatch.setattr(training_progress, "_show", shown.append)
    random = np.random.default_rng(0)
    images, labels = random.random((30, 6)), random.integers(0, 3, 30)
    on_epoch = watch(3, "A small one")
    assert "waiting" in shown[0].html
    seen = []
    history = Network([6, 3]).train(images, labels, epochs=3, validation=(images, labels), on_epoch=lambda *now: (
        on_epoch(*now), seen.append(shown[0].html))[0])
    assert len(history.cost) == 3
    assert [f"epoch {n} of 3" in html for n, html in enumerate(seen, 1)] == [True] * 3
    saved = shown[0]._repr_mimebundle_()
    assert "epoch 3 of 3" in saved["text/plain"] and saved["text/html"].startswith("<img src=")


def test_it_does_not_end_the_training():
    assert watch(2)(1, HISTORY) is None


@pytest.mark.parametrize("epochs, error", [(0, ValueError), (2.5, TypeError)])
def test_epochs_that_cannot_be_are_refused(epochs, error):
    with pytest.raises(error, match="epochs"):
        watch(epochs)


def test_the_page_that_is_saved_gets_the_finished_picture_once(monkeypatch):
    updates = []

    class Handle:
        def update(self, explorer):
            updates.append(explorer._repr_mimebundle_()["text/plain"])

    monkeypatch.setattr(training_progress, "_show", lambda explorer: Handle())
    on_epoch = watch(2)
    on_epoch(1, History([0.9], [0.8]))
    assert updates == []
    on_epoch(2, HISTORY)
    assert len(updates) == 1 and "epoch 2 of 2" in updates[0]
