"""The course's recipe for the race: its parts do what they say. How fast it is, `start.py race` tells."""

import numpy as np
import pytest

from helpers import speed_run
from helpers.data import load_mnist

FLAT = (-1, 784)


@pytest.fixture(scope="module")
def mnist():
    return load_mnist("subset")


def leaning(slant: float) -> np.ndarray:
    """A line through the middle, some pixels wide, that moves to the right by `slant` pixels for each pixel down."""
    row, column = np.mgrid[:28, :28] - 13.5
    distance = np.abs(column - slant * row)
    return (255 * np.clip(2.5 - distance, 0, 1) * (np.abs(row) < 8)).astype(np.uint8)


def test_a_small_image_holds_the_means_of_four(mnist):
    images = mnist.train_images[:700]
    means = images[:, 4:24, 4:24].reshape(-1, 10, 2, 10, 2).mean(axis=(2, 4))
    small = speed_run.shrunk(images.reshape(FLAT)).reshape(-1, 10, 10)
    assert small.dtype == np.uint8 and small.any()
    # A quarter of each of four bytes, rounded down, loses three in all.
    assert (small <= means).all() and (small > means - 3.01).all()


@pytest.mark.parametrize(("slant", "found"), [(0, 9), (0.3, 12), (-0.5, 4), (3, 18)])
def test_the_slant_of_a_line_is_found(slant, found):
    small = speed_run.shrunk(leaning(slant).reshape(FLAT))
    assert abs(int(speed_run.slants(small)[0]) - found) <= 1


def test_a_blank_image_is_upright():
    assert speed_run.slants(np.zeros((3, 100), np.uint8)).tolist() == [9, 9, 9]


def test_a_leaning_line_is_told_as_an_upright_one_is():
    lines = speed_run.shrunk(np.array([leaning(0), leaning(0.4)]).reshape(FLAT))
    tables = speed_run.waves()
    upright, leant = speed_run.described(lines, speed_run.slants(lines), tables)
    as_drawn = speed_run.described(lines, np.array([9, 9]), tables)[1]
    assert np.linalg.norm(upright - leant) < 0.5 * np.linalg.norm(upright - as_drawn)


def test_each_image_goes_to_its_place_times_the_table_of_its_slant(mnist):
    small = speed_run.shrunk(mnist.train_images[:600].reshape(FLAT))
    slant, tables = speed_run.slants(small), speed_run.waves()
    places = np.random.default_rng(0).permutation(600)
    numbers = speed_run.described(small, slant, tables, middle=2.0, places=places)
    assert len(set(slant.tolist())) > 5
    for image in (0, 1, 599):
        expected = small[image].astype(np.float32) @ tables[slant[image]] - 2
        np.testing.assert_allclose(numbers[places[image]], expected, rtol=1e-3, atol=1e-3)


def test_whitening_makes_the_inputs_equally_strong_and_the_last_one_constant(mnist):
    small = speed_run.shrunk(mnist.train_images.reshape(FLAT))
    slant, tables = speed_run.slants(small), speed_run.waves()
    spreads = {}
    for whitened in (False, True):
        changed, middle = speed_run.evened(tables, speed_run.described(small, slant, tables), whitened)
        inputs = speed_run.described(small, slant, changed, middle)
        assert inputs.shape == (len(small), 64) and np.ptp(inputs[:, -1]) == 0 and inputs[0, -1] > 0
        np.testing.assert_allclose((inputs[:, :-1] ** 2).mean(), speed_run.INPUT_SIZE**2, rtol=0.01)
        np.testing.assert_allclose(inputs[:, :-1].mean(axis=0), 0, atol=0.01)
        strengths = inputs[:, :-1].var(axis=0)
        spreads[whitened] = strengths.max() / strengths.mean()
    assert spreads[True] < 0.5 * spreads[False]


@pytest.mark.parametrize("changes", [
    {}, {"upright": False}, {"whitened": False, "rate": 0.3}, {"epochs": 2}, {"warm_up": 0}, speed_run.AS_DRAWN])
def test_it_learns_repeats_itself_and_changes_with_the_seed(changes, mnist):
    images, tests = mnist.train_images.reshape(FLAT), mnist.test_images.reshape(FLAT)
    before = images.copy()
    answers = [speed_run.train(images, mnist.train_labels, seed, **changes)(tests) for seed in (1, 1, 2)]
    assert (images == before).all()
    assert (answers[0] == mnist.test_labels).mean() > 0.8
    assert (answers[0] == answers[1]).all() and (answers[0] != answers[2]).any()


def test_images_of_another_kind_are_refused(mnist):
    images, labels = mnist.train_images.reshape(FLAT), mnist.train_labels
    for wrong in (mnist.train_images, images / 255, images[:, :700], images[0]):
        with pytest.raises(ValueError, match=r"images: got .*, expected uint8 \(n, 784\)"):
            speed_run.train(wrong, labels[:len(wrong)], 1)
    for count, of_labels, said in ((40, 40, "got 40 and 40 labels"), (100, 90, "got 100 and 90 labels")):
        with pytest.raises(ValueError, match=f"{said}, expected as many, 48 or more"):
            speed_run.train(images[:count], labels[:of_labels], 1)
    read = speed_run.train(images, labels, 1)
    with pytest.raises(ValueError, match="got uint8 of the shape"):
        read(mnist.test_images)
    with pytest.raises(ValueError, match="got float64 of the shape"):
        read(mnist.test_images.reshape(FLAT) / 255)


def test_one_blank_image_can_be_read(mnist):
    read = speed_run.train(mnist.train_images.reshape(FLAT), mnist.train_labels, 1)
    assert read(np.zeros((1, 784), np.uint8)).shape == (1,)
