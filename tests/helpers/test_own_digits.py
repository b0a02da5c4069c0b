"""The learner's own digits: kept as plain pictures, never overwritten, read again with what else lies there."""

import os
import sys
import threading
import types

import numpy as np
import pytest
from PIL import Image

from helpers import own_digits
from helpers.own_digits import digits_or_samples, keep, load
from helpers.preparation import prepare
from helpers.strokes import rasterize


def drawing(place=100, pen=20):
    ink = np.zeros((280, 280), np.uint8)
    ink[40:240, place:place + pen] = 255
    ink[40:60, place - 40:place] = 120
    return ink


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DIGITS", str(tmp_path / "digits"))
    monkeypatch.setattr(own_digits, "_in_this_kernel", [])
    return tmp_path / "digits"


@pytest.fixture
def sample_drawings(monkeypatch):
    """A stand-in for the course's forty drawings: four of each digit."""
    module = types.ModuleType("helpers.strokes")
    module.samples = lambda: ([drawing(60 + 3 * i) for i in range(40)], np.repeat(np.arange(10), 4))
    monkeypatch.setitem(sys.modules, "helpers.strokes", module)


def test_a_drawing_is_kept_as_a_plain_picture_and_comes_back_as_it_was(folder):
    path = keep(drawing(), 7)
    assert path == folder / "7_001.png"
    grey = np.asarray(Image.open(path))
    assert grey.shape == (280, 280) and grey[0, 0] == 255 and grey[100, 110] == 0
    own = load()
    np.testing.assert_array_equal(own.drawings[0], drawing())
    np.testing.assert_array_equal(own.images[0], prepare(drawing()))
    assert own.labels.tolist() == [7] and own.files == ["7_001.png"] and own.problems == []


def test_digits_are_numbered_and_none_is_replaced(folder):
    assert [keep(drawing(), digit).name for digit in (7, 7, 1)] == ["7_001.png", "7_002.png", "1_001.png"]
    (folder / "7_001.png").unlink()
    assert keep(drawing(), 7).name == "7_003.png"
    (folder / "7_009.jpg").write_bytes(b"a photo")
    assert keep(drawing(), 7).name == "7_010.png"
    assert load().labels.tolist() == [1, 7, 7, 7]


def test_two_kernels_that_keep_a_digit_at_once_get_a_file_each(folder):
    threads = [threading.Thread(target=keep, args=(drawing(), 3)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(load().labels) == 8 and load().problems == []


def test_nothing_is_left_behind_when_the_disk_is_full(folder, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(own_digits, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        keep(drawing(), 7)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("given", "error"), [
    ((drawing() / 255.0, 7), TypeError), ((drawing()[None], 7), ValueError),
    ((np.zeros((9, 9), np.uint8), 7), ValueError),
    ((np.full((9, 9), 9, np.uint8), 7), ValueError), ((drawing(), 10), ValueError), ((drawing(), -1), ValueError),
    ((drawing(), "7"), TypeError), (("x", 7), TypeError),
])
def test_what_is_no_drawing_is_refused_and_nothing_written(folder, given, error):
    with pytest.raises(error, match=r"(drawing|label): got .*expected"):
        keep(*given)
    assert not folder.exists()


def test_photographs_count_as_well(folder):
    keep(drawing(), 7)
    photo = np.round(200 - 150 * (drawing() / 255)).astype(np.uint8)
    Image.fromarray(photo).convert("RGB").save(folder / "7_from the kitchen.jpg")
    Image.fromarray(255 - photo).save(folder / "7_white ink.PNG")
    own = load()
    assert own.labels.tolist() == [7, 7, 7] and own.problems == []
    for image in own.images:
        assert np.corrcoef(image.ravel(), own.images[0].ravel())[0, 1] > 0.9


def test_a_file_that_cannot_be_read_is_named_and_passed_over(folder):
    keep(drawing(), 7)
    (folder / "3_broken.png").write_bytes(b"no picture")
    Image.new("L", (50, 50), 255).save(folder / "4_blank.png")
    (folder / "notes.txt").write_text("mine")
    (folder / "12_digits.png").write_bytes(b"x")
    (folder / "5_folder.png").mkdir()
    own = load()
    assert own.files == ["7_001.png"] and len(own.problems) == 2
    assert own.problems[0].startswith("3_broken.png: got a file that is no picture")
    assert own.problems[1].startswith("4_blank.png: got a picture with nothing on it")


def test_without_a_folder_there_are_none(folder, tmp_path):
    own = load(tmp_path / "nowhere")
    assert own.drawings == [] and own.images.shape == (0, 28, 28) and own.labels.shape == (0,)


def test_off_means_that_nothing_is_written(folder, monkeypatch):
    monkeypatch.setenv("COURSE_DIGITS", "off")
    assert own_digits.FOLDER is None
    assert keep(drawing(), 7) is None
    own = load()
    assert own.labels.tolist() == [7] and own.files == [""]
    assert not folder.exists()


def test_the_folder_is_the_courses_unless_a_setting_names_another(monkeypatch, folder):
    assert folder == own_digits.FOLDER
    monkeypatch.delenv("COURSE_DIGITS")
    assert own_digits.ROOT / "my_work" / "digits" == own_digits.FOLDER
    with pytest.raises(AttributeError):
        own_digits.NOTHING  # noqa: B018


def test_a_folder_that_cannot_be_made_is_an_error_that_names_it(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("COURSE_DIGITS", os.fspath(tmp_path / "file" / "digits"))
    with pytest.raises(OSError, match="digits"):
        keep(drawing(), 7)


def test_with_nothing_kept_the_samples_stand_in(sample_drawings):
    digits, own = digits_or_samples()
    assert not own and digits.images.shape == (40, 28, 28) and len(digits.drawings) == 40
    assert np.bincount(digits.labels).tolist() == [4] * 10


def test_what_is_kept_comes_first(sample_drawings):
    keep(drawing(), 7)
    digits, own = digits_or_samples()
    assert own and digits.labels.tolist() == [7]
    assert digits_or_samples(at_least=2)[1] is False


@pytest.mark.parametrize("strokes", [
    [[(2, 2), (278, 2), (278, 278)]], [[(6, 6), (274, 6), (274, 274), (6, 274), (6, 6)]],
    [[(0, y) if y % 2 else (280, y) for y in range(260)]]])
def test_a_drawing_along_the_edge_comes_back_as_it_was(strokes, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DIGITS", str(tmp_path))
    drawing = rasterize(strokes)
    own_digits.keep(drawing, 7)
    assert np.array_equal(own_digits.load().drawings[0], drawing)


def test_a_huge_picture_is_passed_over(tmp_path):
    Image.new("1", (20_000, 20_000), 1).save(tmp_path / "7_huge.png")
    found = own_digits.load(tmp_path)
    assert len(found.labels) == 0 and "7_huge.png" in found.problems[0]
