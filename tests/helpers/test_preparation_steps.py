"""The preparation with steps left out, and MNIST drawn large."""

import numpy as np
import pytest

from helpers.data import load_mnist
from helpers.handwriting import centre_of_ink, longer_side
from helpers.preparation import prepare
from helpers.preparation_steps import STEPS, all_without, drawn_large, prepare_without

IMAGES = load_mnist("subset").test_images[:40]


@pytest.fixture(scope="module")
def drawings():
    return drawn_large(IMAGES, np.random.default_rng(0))


def test_with_all_steps_it_is_the_preparation(drawings):
    for drawing in drawings[:10]:
        np.testing.assert_array_equal(prepare_without(drawing), prepare(drawing))


def test_each_step_does_what_it_is_called(drawings):
    whole = all_without(drawings)
    assert (longer_side(whole) == 20).all()
    assert all(np.abs(centre - 14).max() < 0.6 for centre in centre_of_ink(whole))
    assert (longer_side(all_without(drawings, "size")) >= 27).all()
    cropped = longer_side(all_without(drawings, "crop"))
    assert (cropped < 20).all() and cropped.min() < 10
    boxes = all_without(drawings, "centre")
    for image in boxes:
        for axis in (0, 1):
            inked = np.flatnonzero(image.any(axis=axis))
            assert abs(inked[0] + inked[-1] - 27) <= 1
    assert not np.array_equal(boxes, whole)


def test_without_any_step_the_drawing_is_shrunk_as_it_is():
    drawing = np.zeros((280, 280), np.uint8)
    drawing[100:120, 30:60] = 255
    image = prepare_without(drawing, *STEPS)
    assert image.shape == (28, 28) and image.dtype == np.uint8
    assert (image[10:12, 3:6] == 255).all() and image.sum() == 6 * 255


def test_drawings_are_large_and_anywhere_and_hold_the_same_digit(drawings):
    assert all(drawing.shape == (280, 280) and drawing.dtype == np.uint8 for drawing in drawings)
    sides = [max(np.ptp(np.flatnonzero(drawing.any(axis=axis))) for axis in (0, 1)) + 1 for drawing in drawings]
    assert 60 <= min(sides) < 120 and 190 < max(sides) <= 220
    for drawing, image in zip(drawings, IMAGES, strict=True):
        assert np.corrcoef(prepare(drawing).ravel(), prepare(image).ravel())[0, 1] > 0.97
    again = drawn_large(IMAGES[:3], np.random.default_rng(0))
    np.testing.assert_array_equal(again[0], drawings[0])


def test_none_gives_none():
    assert all_without([]).shape == (0, 28, 28)


@pytest.mark.parametrize(("call", "words"), [
    (lambda: prepare_without(np.ones((9, 9)), "colour"), "left_out: got 'colour'"),
    (lambda: prepare_without(np.zeros((9, 9)), "crop"), "drawing: got the shape"),
    (lambda: prepare_without(np.ones((2, 9, 9)), "crop"), "drawing: got the shape"),
    (lambda: drawn_large(np.ones((1, 28, 28)), np.random.default_rng(0)), "images: got"),
    (lambda: drawn_large(IMAGES[:1], 3), "random: got 3"),
])
def test_what_cannot_be_is_refused(call, words):
    with pytest.raises((TypeError, ValueError), match=words):
        call()
