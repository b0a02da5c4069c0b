"""A drawing prepared as MNIST's digits were, on drawings whose answer is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.handwriting import centre_of_ink, longer_side
from helpers.preparation import prepare


def mnist_like(seed):
    """A blob that is prepared already: 20 pixels high, its centre of mass at (14, 14) as nearly as can be."""
    image = np.zeros((28, 28), np.uint8)
    image[4:24, 9:19] = np.random.default_rng(seed).integers(1, 255, (20, 10))
    image[13, 13] = 255
    rows, columns = centre_of_ink(image[np.newaxis])
    return np.roll(image, (round(14 - rows[0]), round(14 - columns[0])), axis=(0, 1))


@given(seed=st.integers(0, 50))
def test_what_is_prepared_already_stays_as_it_is(seed):
    image = mnist_like(seed)
    prepared = prepare(image)
    assert prepared.dtype == np.uint8 and prepared.shape == (28, 28)
    np.testing.assert_array_equal(prepared, image)


@given(seed=st.integers(0, 20), factor=st.integers(2, 5), top=st.integers(0, 40), left=st.integers(0, 40),
       scale=st.floats(0.01, 900), paper=st.floats(-5, 200))
def test_size_place_scale_and_colour_of_the_paper_do_not_matter(seed, factor, top, left, scale, paper):
    image = mnist_like(seed)
    large = np.pad(np.kron(image, np.ones((factor, factor))), ((top, 3), (left, 9)))
    np.testing.assert_allclose(prepare(paper + scale * large), image, atol=1)
    np.testing.assert_allclose(prepare(paper - scale * large, ink_is_bright=False), image, atol=1)


@given(height=st.integers(1, 90), width=st.integers(1, 90), seed=st.integers(0, 9))
def test_the_longer_side_has_20_pixels_the_proportions_stay_and_the_centre_is_at_14(height, width, seed):
    drawing = np.zeros((120, 130))
    drawing[7:7 + height, 11:11 + width] = 0.5 + np.random.default_rng(seed).random((height, width)) / 2
    prepared = prepare(drawing)
    inked = prepared > 0
    sides = (inked.any(axis=1).sum(), inked.any(axis=0).sum())
    assert max(sides) == 20 and longer_side(prepared[np.newaxis])[0] == 20
    assert abs(min(sides) - max(1, 20 * min(height, width) / max(height, width))) <= 0.5
    rows, columns = centre_of_ink(prepared[np.newaxis].astype(float))
    assert abs(rows[0] - 14) <= 0.51 and abs(columns[0] - 14) <= 0.51


def test_each_new_pixel_is_the_mean_of_the_area_that_it_covers():
    drawing = np.random.default_rng(0).random((30, 30))  # 30 to 20: each new pixel covers one and a half old ones
    drawing[0, 0], drawing[-1, -1] = 0, 1
    fine = np.kron(drawing, np.ones((2, 2))).reshape(20, 3, 20, 3).mean(axis=(1, 3))
    picture = prepare(drawing)
    rows, columns = np.flatnonzero(picture.any(axis=1)), np.flatnonzero(picture.any(axis=0))
    np.testing.assert_allclose(picture[rows[0]:rows[0] + 20, columns[0]:columns[0] + 20], 255 * fine, atol=0.51)


def test_a_lopsided_drawing_keeps_all_of_its_ink():
    drawing = np.zeros((20, 20))
    drawing[0, :] = 0.01
    drawing[:, 0] = 1
    prepared = prepare(drawing)
    assert prepared.any(axis=0).sum() == 20 and prepared.any(axis=1).sum() == 20
    assert prepare(drawing > 0.5).max() == 255  # a drawing of True and False


@pytest.mark.parametrize("drawing, error, words", [
    (np.zeros((28, 28)), ValueError, "no ink"),
    (np.full((5, 5), 7), ValueError, "no ink"),
    (np.zeros((28, 28, 3)), ValueError, "colour"),
    (np.zeros(784), ValueError, "height, width"),
    (np.zeros((0, 5)), ValueError, "height, width"),
    (np.array([[0, np.nan]]), ValueError, "finite"),
    (np.array([[0, np.inf]]), ValueError, "finite"),
    (np.array([["a", "b"]]), TypeError, "drawing"),
    ([[0, 1j]], TypeError, "drawing"),
])
def test_a_drawing_that_cannot_be_prepared_is_refused(drawing, error, words):
    with pytest.raises(error, match=words):
        prepare(drawing)
