"""Where the ink is, on images whose answer is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.handwriting import centre_of_ink, longer_side, random_shifts, shift


@given(row=st.integers(0, 27), column=st.integers(0, 27), value=st.integers(1, 255))
def test_a_single_dot_is_its_own_centre(row, column, value):
    images = np.zeros((1, 28, 28), np.uint8)
    images[0, row, column] = value
    rows, columns = centre_of_ink(images)
    np.testing.assert_allclose([rows[0], columns[0]], [row, column])
    assert longer_side(images)[0] == 1


@given(top=st.integers(0, 20), left=st.integers(0, 20), height=st.integers(1, 8), width=st.integers(1, 8))
def test_a_box(top, left, height, width):
    images = np.zeros((2, 28, 28), np.uint8)
    images[1, top:top + height, left:left + width] = 200
    images[0, 3, 3] = 1
    rows, columns = centre_of_ink(images)
    np.testing.assert_allclose([rows[1], columns[1]], [top + (height - 1) / 2, left + (width - 1) / 2])
    assert longer_side(images).tolist() == [1, max(height, width)]


def test_more_ink_pulls_more():
    images = np.zeros((1, 28, 28), np.uint8)
    images[0, 10, 0], images[0, 10, 4] = 100, 255 - 55
    assert centre_of_ink(images)[1][0] == 4 * 200 / 300


def test_an_empty_image_has_no_centre_and_no_side():
    images = np.zeros((1, 28, 28), np.uint8)
    assert np.isnan(centre_of_ink(images)).all()
    assert longer_side(images).tolist() == [0]


def shifted_pixel_by_pixel(image, down, right):
    moved = np.zeros_like(image)
    for row in range(28):
        for column in range(28):
            if 0 <= row - down < 28 and 0 <= column - right < 28:
                moved[row, column] = image[row - down, column - right]
    return moved


@given(down=st.integers(-40, 40), right=st.integers(-40, 40), seed=st.integers(0, 9))
def test_a_shift_moves_every_pixel_and_brings_in_paper(down, right, seed):
    images = np.random.default_rng(seed).random((2, 28, 28)).astype(np.float32)
    expected = [shifted_pixel_by_pixel(image, down, right) for image in images]
    np.testing.assert_array_equal(shift(images, down, right), expected)


def test_each_image_can_have_a_shift_of_its_own_and_flat_rows_stay_flat():
    images = np.random.default_rng(0).random((3, 784)).astype(np.float32)
    before = images.copy()
    moved = shift(images, np.array([0, 1, -2]), np.array([0, -3, 4], dtype=np.int8))
    assert moved.shape == (3, 784) and moved.dtype == np.float32
    np.testing.assert_array_equal(images, before)
    for row, (down, right) in enumerate([(0, 0), (1, -3), (-2, 4)]):
        expected = shifted_pixel_by_pixel(images[row].reshape(28, 28), down, right)
        np.testing.assert_array_equal(moved[row], expected.ravel())


def test_unsigned_shifts_and_uint8_images():
    image = np.arange(784, dtype=np.uint8).reshape(1, 28, 28)
    moved = shift(image, np.uint8(2), np.array([1], np.uint16))
    assert moved.dtype == np.uint8
    np.testing.assert_array_equal(moved[0], shifted_pixel_by_pixel(image[0], 2, 1))


def test_random_shifts_use_all_moves_about_equally_and_repeat_with_the_seed():
    dot = np.zeros((9000, 28, 28), np.float32)
    dot[:, 14, 14] = 1
    moved = random_shifts(dot.reshape(-1, 784), np.random.default_rng(3))
    counts = moved.sum(axis=0).reshape(28, 28)
    assert counts[13:16, 13:16].sum() == 9000
    assert counts[13:16, 13:16].min() > 850 and counts[13:16, 13:16].max() < 1150
    np.testing.assert_array_equal(moved, random_shifts(dot.reshape(-1, 784), np.random.default_rng(3)))
    assert random_shifts(dot, np.random.default_rng(0), pixels=3).sum(axis=0)[11:18, 11:18].sum() == 9000
    np.testing.assert_array_equal(random_shifts(dot, np.random.default_rng(0), pixels=0), dot)


@pytest.mark.parametrize("arguments, error, words", [
    ((np.zeros((2, 783)), 0, 0), ValueError, "images"),
    ((np.zeros(784), 0, 0), ValueError, "images"),
    ((np.zeros((2, 784)), 0.5, 0), TypeError, "rows"),
    ((np.zeros((2, 784)), 0, [1, 2, 3]), ValueError, "columns"),
])
def test_a_shift_that_cannot_be_is_refused(arguments, error, words):
    with pytest.raises(error, match=words):
        shift(*arguments)


@pytest.mark.parametrize("pixels, error", [(-1, ValueError), (1.5, TypeError)])
def test_random_shifts_of_no_size_are_refused(pixels, error):
    with pytest.raises(error, match="pixels"):
        random_shifts(np.zeros((2, 784)), np.random.default_rng(0), pixels)
