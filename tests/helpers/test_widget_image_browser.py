"""Lesson 01's image browser: the numbers in the lens, the words, the controls."""

import base64
import io
from xml.etree import ElementTree

import ipywidgets
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from matplotlib.image import imread

from helpers.colours import VERMILLION
from helpers.widgets.base import Explorer
from helpers.widgets.image_browser import CELL, LENS, TOP, browse, describe_browser, draw_browser

NAMESPACE = "{http://www.w3.org/2000/svg}"
RNG = np.random.default_rng(0)
IMAGES = RNG.integers(0, 256, (40, 28, 28), dtype=np.uint8)
LABELS = RNG.integers(0, 10, 40).astype(np.uint8)
LABELS[:3] = 5, 5, 7


def texts(picture: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(picture).iter(f"{NAMESPACE}text"))


def number_places(picture: str) -> dict[tuple[int, int], int]:
    """(step down, step right from the lens' upper left cell) -> the number that stands there."""
    cells = [text for text in texts(picture) if (text.get("font-size"), text.get("text-anchor")) == ("16", "middle")]
    return {(int((float(cell.get("y")) - TOP) // CELL), int((float(cell.get("x")) - LENS) // CELL)): int(cell.text)
            for cell in cells}


@given(arrays.arrays(np.uint8, (28, 28), fill=st.just(0)), st.integers(0, 27), st.integers(0, 27),
       st.integers(-99, 10**9))
def test_every_number_stands_where_its_pixel_is(image, row, column, label):
    images, labels = image[np.newaxis], np.array([label])
    picture = draw_browser(images, labels, 0, row, column)
    top, bottom, left, right = max(row - 3, 0), min(row + 3, 27), max(column - 3, 0), min(column + 3, 27)
    assert number_places(picture) == {
        (r - row + 3, c - column + 3): image[r, c]
        for r in range(top, bottom + 1) for c in range(left, right + 1)}
    words = [entry.text for entry in texts(picture)]
    assert f"row {row}, column {column}: {image[row, column]} of 255" in words
    assert f"place in the flat vector: {row} * 28 + {column} = {row * 28 + column}" in words
    assert image.reshape(784)[row * 28 + column] == image[row, column]
    assert f"lens: rows {top} to {bottom}, columns {left} to {right}" in words
    assert f"label {label}, index 0 of 0 to 0" in words
    assert f"smallest value {image.min()}, largest {image.max()}" in words
    assert f"{(image == 0).sum()} of 784 pixels are 0 ({(image == 0).mean() * 100:.1f} %)" in words


def test_the_picture_is_the_chosen_image_as_ink_on_paper():
    picture = ElementTree.fromstring(draw_browser(IMAGES, LABELS, 17, 13, 13))
    digit = next(entry for entry in picture.iter(f"{NAMESPACE}image") if entry.get("width") == entry.get("height"))
    pixels = imread(io.BytesIO(base64.b64decode(digit.get("href").split(",")[1])))
    assert np.array_equal(255 - np.round(pixels * 255), IMAGES[17])
    assert "pixelated" in digit.get("style")


@pytest.mark.parametrize(("row", "column"), [(13, 11), (0, 0), (27, 27), (1, 25)])
def test_the_frame_on_the_picture_is_what_the_lens_shows(row, column):
    picture = ElementTree.fromstring(draw_browser(IMAGES, LABELS, 0, row, column))
    frames = [entry for entry in picture.iter(f"{NAMESPACE}rect") if entry.get("stroke") == VERMILLION]
    frame, centre = ({name: float(entry.get(name)) for name in ("x", "y", "width", "height")} for entry in frames)
    first, last = max(row - 3, 0), min(row + 3, 27)
    assert (frame["y"] - TOP) / 13 == first and frame["height"] / 13 == last - first + 1
    first, last = max(column - 3, 0), min(column + 3, 27)
    assert (frame["x"] - 44) / 13 == first and frame["width"] / 13 == last - first + 1
    assert (centre["x"] - LENS, centre["y"] - TOP) == (3 * CELL, 3 * CELL)


def test_the_words_hold_what_the_picture_shows():
    words = describe_browser(IMAGES, LABELS, 2, 1, 25, title="Test images")
    assert words.startswith("Test images: the image at index 2, labelled 7,")
    assert f"row 1, column 25: {IMAGES[2, 1, 25]} of 255, place 53 in the flat vector" in words
    for row in range(0, 5):
        assert f"row {row}: {' '.join(str(value) for value in IMAGES[2, row, 22:28])}" in words
    assert "row 5:" not in words


@pytest.mark.parametrize(("changed", "error", "said"), [
    ({"images": IMAGES / 255}, TypeError, "images: got an array of float64, expected uint8"),
    ({"images": IMAGES.reshape(40, 784)}, ValueError, r"images: got the shape \(40, 784\), expected \(n, 28, 28\)"),
    ({"images": IMAGES[0]}, ValueError, r"images: .*one image is images\[:1\]"),
    ({"images": IMAGES[:0]}, ValueError, "images: got the shape"),
    ({"labels": LABELS[:5]}, ValueError, r"labels: got the shape \(5,\), expected \(40,\)"),
    ({"labels": np.eye(10)[LABELS]}, TypeError, "labels: got an array of float64"),
    ({"index": 40}, ValueError, "index: got 40"),
    ({"index": -1}, ValueError, "index: got -1"),
    ({"index": 1.5}, TypeError, "index: got 1.5"),
    ({"row": 28}, ValueError, "row: got 28"),
    ({"column": -1}, ValueError, "column: got -1")])
def test_the_argument_that_does_not_fit_is_named(changed, error, said):
    arguments = {"images": IMAGES, "labels": LABELS, "index": 0, "row": 13, "column": 13} | changed
    for function in (draw_browser, describe_browser):
        with pytest.raises(error, match=said):
            function(**arguments)
    if {"images", "labels"} & set(changed):
        with pytest.raises(error, match=said):
            browse(arguments["images"], arguments["labels"])


def press(explorer: Explorer, name: str) -> None:
    row = explorer.box.children[0].children
    next(button for button in row if isinstance(button, ipywidgets.Button) and button.description == name).click()
