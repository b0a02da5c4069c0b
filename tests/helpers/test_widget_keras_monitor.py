"""The monitor of a training in Keras: drawn at any moment, from what was recorded, and recorded right."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from helpers.keras_twin import dense_network, load_keras
from helpers.widgets.keras_monitor import Moment, Record, describe_monitor, draw_monitor, monitor

random = np.random.default_rng(0)
IMAGES, LABELS = random.integers(0, 256, (12, 28, 28)).astype(np.uint8), np.arange(12) % 10


def record(accuracies=(0.5, 0.8, 0.95, 0.97)):
    moments = [Moment((n + 1) / 2, 1 / (n + 1), accuracy, random.dirichlet(np.ones(10), 12))
               for n, accuracy in enumerate(accuracies)]
    return Record(3, IMAGES, LABELS, moments, [(1, 0.6, 0.82), (2, 0.3, 0.96)])


def points(picture):
    return [re.findall(r"[\d.]+,[\d.]+", line) for line in re.findall(r'<polyline points="([^"]*)"', picture)]


def test_at_every_moment_so_many_points_and_readings():
    for moment in range(5):
        picture = draw_monitor(record(), moment)
        ElementTree.fromstring(picture)
        assert [len(line) for line in points(picture)] == [moment] * 2 * bool(moment)
        assert len(re.findall("[✓✗]</text>", picture)) == (12 if moment else 0)
    assert "2.0 of 3 epochs" in picture


def test_held_out_numbers_come_when_their_epoch_is_over():
    assert "82.0 %" not in draw_monitor(record(), 1)
    assert "82.0 %" in draw_monitor(record(), 2) and "96.0 %" not in draw_monitor(record(), 3)
    assert "96.0 %" in draw_monitor(record(), 4)


def test_a_good_reader_is_shown_enlarged_and_nothing_leaves_the_panels():
    for accuracies in ((0.5, 0.6), (0.5, 0.8, 0.95), (np.nan, 0.0), ()):
        picture = draw_monitor(record(accuracies), len(accuracies))
        y = [float(point.split(",")[1]) for line in points(picture) for point in line]
        assert all(88 <= value <= 218 for value in y)
        assert ("80 %" in re.sub("[0-9.]+ %</text>$", "", picture)) == (0.95 in accuracies)


def test_costs_that_have_overflowed_are_drawn():
    one = Record(2, IMAGES[:0], LABELS[:0], [Moment(0.5, np.inf, 0.1, np.zeros((0, 10)))], [(1, np.nan, 0.1)])
    ElementTree.fromstring(draw_monitor(one, 1))
    assert "inf" in describe_monitor(one, 1)


def test_the_words_say_what_the_picture_shows():
    one = record()
    words = describe_monitor(one, 4)
    right = np.sum(one.moments[-1].probabilities.argmax(axis=1) == LABELS)
    assert f"it reads {right} right" in words and "82.0 %, 96.0 %" in words and "0.250" in words
    assert "before the first" in describe_monitor(one, 0)


@pytest.mark.parametrize("arguments, error, words", [
    ((0, IMAGES, LABELS), ValueError, "epochs"), ((3, IMAGES / 255, LABELS), ValueError, "images"),
    ((3, np.repeat(IMAGES, 2, axis=0), LABELS), ValueError, "up to 12"),
    ((3, IMAGES, LABELS[:3]), ValueError, "labels")])
def test_what_cannot_be_watched_is_refused(arguments, error, words):
    with pytest.raises(error, match=words):
        monitor(*arguments)


@pytest.fixture(scope="module")
def keras():
    return load_keras() or pytest.skip("TensorFlow is not installed")


@pytest.mark.parametrize("steps_per_execution", [1, 4])
def test_what_it_records_adds_up_to_what_keras_reports(keras, monkeypatch, steps_per_execution):
    monkeypatch.setattr("helpers.widgets.keras_monitor.PAUSE", 0.0)
    images = (IMAGES.reshape(12, 784) / 255).astype(np.float32)
    model = dense_network([784, 8, 10])
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"],
                  steps_per_execution=steps_per_execution)
    callback = monitor(2, IMAGES, LABELS)
    assert "before the first step" in callback.explorer.html
    history = model.fit(images, LABELS, batch_size=1, epochs=2, validation_data=(images, LABELS), verbose=0,
                        callbacks=[callback]).history
    moments = callback.record.moments
    assert len(moments) == 24 // steps_per_execution and moments[-1].epoch == 2
    half = len(moments) // 2
    for epoch, part in enumerate((moments[:half], moments[half:])):
        assert np.mean([m.cost for m in part]) == pytest.approx(history["loss"][epoch], rel=1e-4)
        assert np.mean([m.accuracy for m in part]) == pytest.approx(history["accuracy"][epoch], abs=1e-4)
    assert [entry[2] for entry in callback.record.held_out] == pytest.approx(history["val_accuracy"])
    np.testing.assert_allclose(moments[-1].probabilities, model.predict(images, verbose=0), atol=1e-5)
    assert "2.0 of 2 epochs" in callback.explorer.html
    callback.slider.value = 1
    assert "0.1 of 2 epochs" in callback.explorer.html or "0.3 of 2 epochs" in callback.explorer.html


def test_no_moment_lies_behind_the_end_of_its_epoch(keras, monkeypatch):
    monkeypatch.setattr("helpers.widgets.keras_monitor.PAUSE", 0.0)
    images = (IMAGES.reshape(12, 784) / 255).astype(np.float32)
    model = dense_network([784, 8, 10])
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"], steps_per_execution=5)
    callback = monitor(2, IMAGES, LABELS)
    model.fit(images, LABELS, batch_size=1, epochs=2, verbose=0, callbacks=[callback])  # 12 steps, in fives
    assert [round(moment.epoch, 3) for moment in callback.record.moments] == [0.417, 0.833, 1, 1.417, 1.833, 2]
    assert "2.0 of 2 epochs" in callback.explorer.html
