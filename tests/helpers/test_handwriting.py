"""Where the ink is, on images whose answer is known."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpers.handwriting import centre_of_ink, longer_side


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
