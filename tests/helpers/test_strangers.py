"""The strangers' digits, and teaching a network some of them."""

import numpy as np
import pytest

from helpers.fine_tuning import mixed
from helpers.strangers import as_coarse, load_strangers, some_of_each


def test_there_are_1797_digits_of_13_people():
    strangers = load_strangers()
    assert strangers.drawings.shape == (1797, 64, 64) and strangers.drawings.dtype == np.uint8
    assert strangers.labels.shape == (1797,) and set(strangers.labels) == set(range(10))
    assert strangers.drawings.min() == 0 and strangers.drawings.max() == 255
    blocks = strangers.drawings.reshape(1797, 8, 8, 8, 8)
    assert (blocks == blocks[:, :, :1, :, :1]).all()
    assert len(np.unique(strangers.drawings)) == 17


def test_an_image_made_coarse_has_the_strangers_grey_levels_and_fills_the_height():
    image = np.zeros((28, 28), np.uint8)
    image[5:25, 12:16] = 200                # an upright line, 20 pixels long and 4 wide
    coarse = as_coarse(image[None])
    assert coarse.shape == (1, 64, 64) and coarse.dtype == np.uint8
    small = coarse[0, ::8, ::8]
    assert (coarse[0] == small.repeat(8, axis=0).repeat(8, axis=1)).all()
    assert set(np.unique(coarse)) <= set(np.unique(load_strangers().drawings))
    assert (small.max(axis=1) > 100).all()                      # the longer side fills the form
    assert set(np.flatnonzero(small.max(axis=0))) <= {3, 4}     # and the line lies in the middle
    assert as_coarse(np.zeros((0, 28, 28), np.uint8)).shape == (0, 64, 64)


def test_what_is_no_image_is_named():
    with pytest.raises(TypeError, match="images: got an array of float64"):
        as_coarse(np.zeros((1, 28, 28)))


def test_some_of_each_are_drawn_once_and_the_others_are_the_rest():
    labels = np.random.default_rng(0).integers(0, 10, 500)
    chosen, others = some_of_each(labels, 7, np.random.default_rng(1))
    assert (np.bincount(labels[chosen]) == 7).all()
    assert sorted([*chosen, *others]) == list(range(500))
    np.testing.assert_array_equal(chosen, some_of_each(labels, 7, np.random.default_rng(1))[0])
    assert not np.array_equal(chosen, some_of_each(labels, 7, np.random.default_rng(2))[0])


def test_a_class_that_is_too_small_is_named():
    with pytest.raises(ValueError, match="labels: got 2 of the class 5, expected at least 3"):
        some_of_each(np.array([5, 5, 1, 1, 1]), 3, np.random.default_rng(0))


def images(count, start):
    return (start + np.arange(count, dtype=np.float32))[:, None] * np.ones(4, np.float32)


def test_the_mixture_has_every_new_one_copies_times_and_as_many_old_ones():
    old, new = images(50, 0), images(3, 1000)
    some, labels = mixed(old, np.arange(50) % 10, new, np.array([7, 8, 9]), 4, np.random.default_rng(0))
    assert some.shape == (24, 4) and labels.shape == (24,) and some.dtype == np.float32
    values = some[:, 0].astype(int)
    assert all((values == 1000 + i).sum() == 4 and (labels[values == 1000 + i] == 7 + i).all() for i in range(3))
    olds = values < 1000
    assert olds.sum() == 12 == len(set(values[olds])) and (labels[olds] == values[olds] % 10).all()


def test_with_too_few_old_ones_all_of_them_come():
    some, _ = mixed(images(5, 0), np.arange(5), images(3, 1000), np.arange(3), 4, np.random.default_rng(0))
    assert len(some) == 17


@pytest.mark.parametrize(("change", "words"), [
    ({"copies": 0}, "copies: got 0"), ({"new_labels": np.arange(2)}, "new_labels: got the shape"),
    ({"old_images": images(5, 0).astype(np.uint8)}, "old_images: got"), ({"random": 0}, "random: got 0"),
])
def test_what_cannot_be_mixed_is_refused(change, words):
    good = {"old_images": images(5, 0), "old_labels": np.arange(5), "new_images": images(3, 0),
            "new_labels": np.arange(3), "copies": 1, "random": np.random.default_rng(0)}
    with pytest.raises((TypeError, ValueError), match=words):
        mixed(**{**good, **change})
