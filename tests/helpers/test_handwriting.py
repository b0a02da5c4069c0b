"""Where the ink is and how it is moved, on images whose answer is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.handwriting import (
    centre_of_ink,
    invert,
    longer_side,
    random_rotations,
    random_shears,
    random_shifts,
    rotate,
    shear,
    shift,
    thicken,
    thin,
)


@given(row=st.integers(0, 27), column=st.integers(0, 27), value=st.integers(1, 255))
def test_a_single_dot_is_its_own_centre(row, column, value):
    images = np.zeros((1, 28, 28), np.uint8)
    images[0, row, column] = value
    rows, columns = centre_of_ink(images)
    np.testing.assert_allclose([rows[0], columns[0]], [row, column])
    assert longer_side(images)[0] == 1


@given(top=st.integers(0, 20), left=st.integers(0, 20), height=st.integers(1, 8), width=st.integers(1, 8))
def test_centre_and_side_of_a_box(top, left, height, width):
    images = np.zeros((2, 28, 28), np.uint8)
    images[1, top:top + height, left:left + width] = 200
    images[0, 3, 3] = 1
    rows, columns = centre_of_ink(images)
    np.testing.assert_allclose([rows[1], columns[1]], [top + (height - 1) / 2, left + (width - 1) / 2])
    assert longer_side(images).tolist() == [1, max(height, width)]


def test_centre_is_weighted_by_ink():
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


# ---- turning, slanting, thickness -----------------------------------------------------------------------------------


def some_images(count=3, seed=0):
    return np.random.default_rng(seed).random((count, 28, 28)).astype(np.float32)


def bilinear(image, row, column):
    """The mean of the four pixels around a place, by the textbook; outside the picture there is paper."""
    total = 0.0
    for r in (int(np.floor(row)), int(np.floor(row)) + 1):
        for c in (int(np.floor(column)), int(np.floor(column)) + 1):
            if 0 <= r < 28 and 0 <= c < 28:
                total += max(0, 1 - abs(row - r)) * max(0, 1 - abs(column - c)) * image[r, c]
    return total


@given(degrees=st.floats(-400, 400), seed=st.integers(0, 9))
def test_rotation_reads_each_pixel_where_it_was(degrees, seed):
    image, angle = some_images(1, seed)[0], np.radians(degrees)
    turned = rotate(image[np.newaxis], degrees)[0]
    for row, column in ((0, 0), (3, 20), (13, 14), (27, 5), (14, 27)):
        up, right = 13.5 - row, column - 13.5
        # Going back is turning clockwise by the same angle.
        old_right = np.cos(angle) * right + np.sin(angle) * up
        old_up = -np.sin(angle) * right + np.cos(angle) * up
        np.testing.assert_allclose(turned[row, column], bilinear(image, 13.5 - old_up, 13.5 + old_right), atol=1e-4)


def test_rotation_by_quarters_is_exact_in_both_directions():
    images = np.random.default_rng(1).integers(0, 256, (2, 28, 28), np.uint8)
    np.testing.assert_array_equal(rotate(images, 0), images)
    np.testing.assert_array_equal(rotate(images, 90), np.rot90(images, axes=(1, 2)))
    np.testing.assert_array_equal(rotate(images, -90), np.rot90(images, -1, axes=(1, 2)))
    np.testing.assert_array_equal(rotate(images, 180), images[:, ::-1, ::-1])


def test_a_positive_slope_leans_to_the_right():
    bar = np.zeros((1, 28, 28), np.float32)
    bar[0, 4:24, 13] = 1
    leaning = shear(bar, 0.5)[0]
    rows = np.arange(4, 24)
    columns = (leaning @ np.arange(28))[rows] / leaning[rows].sum(axis=1)
    np.testing.assert_allclose(columns, 13 + 0.5 * (13.5 - rows), atol=1e-4)


def by_neighbours(image, choose):
    padded = np.pad(image, 1)
    return choose([padded[1:-1, 1:-1], padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:]],
                  axis=0)


def test_thicken_and_thin():
    images = some_images()
    for image, thick, slim in zip(images, thicken(images), thin(images), strict=True):
        np.testing.assert_allclose(thick, by_neighbours(image, np.max), atol=1e-6)
        np.testing.assert_allclose(slim, by_neighbours(image, np.min), atol=1e-6)
    np.testing.assert_allclose(thicken(images, 0.25), images + 0.25 * (thicken(images) - images), atol=1e-6)
    np.testing.assert_array_equal(thin(images, 0), images)
    bar = np.zeros((1, 28, 28), np.uint8)
    bar[0, 5:9, 5:20] = 255
    assert (thicken(bar)[0, :, 10] > 0).sum() == 6 and (thin(bar)[0, :, 10] > 0).sum() == 2


@pytest.mark.parametrize("change", [rotate, shear, lambda images, amounts: thicken(images, amounts / 40),
                                    lambda images, amounts: thin(images, amounts / 40)])
def test_each_image_can_have_an_amount_of_its_own(change):
    # More images than are turned at once, so that the seam between two lots is tried.
    images, amounts = some_images(600), np.linspace(0, 40, 600)
    together = change(images.reshape(-1, 784), amounts)
    assert together.shape == (600, 784) and together.dtype == np.float32
    for n in (0, 1, 511, 512, 599):
        np.testing.assert_allclose(together[n], change(images[n:n + 1], amounts[n]).ravel(), atol=1e-5)


@pytest.mark.parametrize("change", [lambda i: rotate(i, 17), lambda i: shear(i, 0.3), lambda i: thicken(i, 0.4),
                                    lambda i: thin(i, 0.4), lambda i: shift(i, 1, -2)])
def test_a_change_keeps_shape_dtype_scale_and_the_input(change):
    images = np.random.default_rng(2).integers(0, 256, (4, 28, 28), np.uint8)
    before = images.copy()
    changed = change(images)
    assert changed.shape == images.shape and changed.dtype == np.uint8
    np.testing.assert_array_equal(images, before)
    floats = change((images / 255).reshape(4, 784).astype(np.float32))
    np.testing.assert_allclose(floats.reshape(4, 28, 28) * 255, changed, atol=0.51)
    assert len(change(images[:0])) == 0


@pytest.mark.parametrize("change", [random_rotations, random_shears])
def test_random_changes_differ_from_image_to_image_and_repeat_with_the_seed(change):
    images = np.repeat(some_images(1), 50, axis=0).reshape(-1, 784)
    changed = change(images, np.random.default_rng(3))
    assert len(np.unique(changed.round(4), axis=0)) == 50
    np.testing.assert_array_equal(changed, change(images, np.random.default_rng(3)))
    np.testing.assert_allclose(change(images, np.random.default_rng(3), 0), images, atol=1e-6)


def test_random_changes_go_up_to_the_amount_and_both_ways():
    bar = np.zeros((400, 28, 28), np.float32)
    bar[:, 4:24, 12:16] = 1
    leaning = random_shears(bar, np.random.default_rng(0), slope=0.4)
    columns = (leaning @ np.arange(28))[:, 4] / leaning[:, 4].sum(axis=1)
    slopes = (columns - 13.5) / 9.5
    assert -0.41 < slopes.min() < -0.35 and 0.35 < slopes.max() < 0.41


@pytest.mark.parametrize("call, error, words", [
    (lambda: rotate(np.zeros((2, 783)), 3), ValueError, "images"),
    (lambda: rotate(np.zeros((2, 784)), "3"), TypeError, "degrees"),
    (lambda: rotate(np.zeros((2, 784)), [1, 2, 3]), ValueError, "degrees"),
    (lambda: rotate(np.zeros((2, 784)), np.nan), ValueError, "degrees"),
    (lambda: shear(np.array([["a"] * 784]), 0), TypeError, "images"),
    (lambda: shear(np.zeros((2, 784)), [[1], [2]]), ValueError, "slope"),
    (lambda: thicken(np.zeros((2, 784)), 1.5), ValueError, "amount"),
    (lambda: thin(np.zeros((2, 784)), -0.1), ValueError, "amount"),
    (lambda: random_rotations(np.zeros((2, 784)), np.random.default_rng(0), degrees=-1), ValueError, "degrees"),
    (lambda: random_shifts(np.zeros((2, 784)), 5), TypeError, "random: got 5"),
    (lambda: random_rotations(None, np.random.default_rng(0)), TypeError, "images"),
    (lambda: centre_of_ink(np.zeros((2, 784))), ValueError, "images"),
    (lambda: longer_side(None), TypeError, "images"),
    (lambda: random_shears(np.zeros((2, 784)), np.random.default_rng(0), slope="a"), TypeError, "slope"),
])
def test_a_change_that_cannot_be_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_inverting_twice_gives_the_images_back():
    images = np.arange(2 * 784, dtype=np.uint8).reshape(2, 28, 28)
    assert invert(images).dtype == np.uint8 and invert(images)[0, 0, 0] == 255
    np.testing.assert_array_equal(invert(invert(images)), images)
    floats = np.linspace(0, 1, 784, dtype=np.float32).reshape(1, 784)
    np.testing.assert_allclose(invert(floats), floats[:, ::-1], atol=1e-6)
    for images in (np.full((1, 784), 2.0), np.full((1, 784), 300)):
        with pytest.raises(ValueError, match="images: got values"):
            invert(images)
