"""How images and labels are prepared for a network: normalize, one_hot and stratified_split of helpers/data.py."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from helpers.data import load_mnist, normalize, one_hot, stratified_split

IMAGES = arrays.arrays(np.uint8, st.tuples(st.integers(0, 4), st.just(28), st.just(28)))


@given(IMAGES)
def test_normalize_keeps_every_pixel(images):
    before = images.copy()
    scaled = normalize(images)
    assert scaled.shape == (len(images), 784)
    assert scaled.dtype == np.float32
    assert scaled.flags.c_contiguous and scaled.flags.writeable
    assert ((scaled >= 0) & (scaled <= 1)).all()
    assert (np.rint(scaled * 255).reshape(images.shape) == images).all()
    assert (images == before).all()
    assert (normalize(images.reshape(-1, 784)) == scaled).all()


@given(arrays.arrays(np.uint8, (28, 28)))
def test_normalize_takes_a_single_image(image):
    assert normalize(image).shape == (1, 784)
    assert (normalize(image) == normalize(image[None])).all()


def test_normalize_reaches_both_ends_exactly():
    image = np.zeros((28, 28), np.uint8)
    image[3, 4] = 255
    scaled = normalize(image)
    assert scaled.min() == 0 and scaled.max() == 1 and scaled[0, 3 * 28 + 4] == 1


def test_normalize_takes_views():
    images = np.random.default_rng(0).integers(0, 256, (6, 28, 28), dtype=np.uint8)
    assert (normalize(images[::2]) == normalize(images[::2].copy())).all()
    assert (normalize(images[:, ::-1]) == normalize(images[:, ::-1].copy())).all()


@pytest.mark.parametrize(
    ("images", "error", "sentence"),
    [
        (np.full((2, 28, 28), 0.5), TypeError, r"got float64 from 0\.5 to 0\.5, expected uint8 .*normalised already"),
        (np.full((2, 784), 1, np.float32), TypeError, "normalised already"),
        (np.full((2, 28, 28), 200.0), TypeError, r"images\.astype\(np\.uint8\)"),
        (np.full((2, 28, 28), 200), TypeError, r"int64.*images\.astype\(np\.uint8\)|int32.*astype"),
        (np.full((2, 28, 28), -3), TypeError, "from -3 to -3"),
        (np.full((2, 28, 28), np.nan), TypeError, r"float64 with NaN \(not a number\) among them"),
        (np.zeros((2, 28, 28), bool), TypeError, "bool"),
        (["a"], TypeError, "images: got an array of <U1, expected uint8"),
        (np.zeros((2, 32, 32), np.uint8), ValueError, r"\(2, 32, 32\), expected \(n, 28, 28\)"),
        (np.zeros((2, 28, 28, 1), np.uint8), ValueError, r"\(2, 28, 28, 1\)"),
        (np.zeros(784, np.uint8), ValueError, r"\(784,\)"),
        (np.uint8(3), ValueError, r"\(\)"),
    ],
)
def test_normalize_says_what_is_wrong(images, error, sentence):
    with pytest.raises(error, match=sentence):
        normalize(images)


def test_normalising_twice_is_named():
    with pytest.raises(TypeError, match="Normalise only once"):
        normalize(normalize(load_mnist("subset").test_images))


@given(st.integers(1, 12).flatmap(lambda classes: st.tuples(
    st.just(classes), arrays.arrays(st.sampled_from([np.uint8, np.int32, np.int64]), st.integers(0, 30),
                                    elements=st.integers(0, classes - 1)))))  # fmt: skip
def test_one_hot_can_be_undone(case):
    classes, labels = case
    targets = one_hot(labels, classes)
    assert targets.shape == (len(labels), classes)
    assert targets.dtype == np.float32
    assert (targets.sum(axis=1) == 1).all()
    assert ((targets == 0) | (targets == 1)).all()
    assert (targets.argmax(axis=1) == labels).all()


def test_one_hot_of_a_list():
    assert one_hot([2, 0], classes=3).tolist() == [[0, 0, 1], [1, 0, 0]]


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        (([1.0, 2.0],), TypeError, r"labels: got an array of float64, expected integers.*labels\.astype\(int\)"),
        ((["1"],), TypeError, "labels: got an array of <U1, expected integers"),
        (([True],), TypeError, "bool"),
        (([0, 10],), ValueError, "labels: got values from 0 to 10, expected 0 to 9"),
        (([0, -1],), ValueError, "labels: got values from -1 to 0, expected 0 to 9"),
        (([3], 3), ValueError, "got values from 3 to 3, expected 0 to 2"),
        ((3,), ValueError, r"labels: got the shape \(\), expected \(n,\)"),
        (([[3], [4]],), ValueError, r"labels\.ravel\(\) gives that"),
        ((np.eye(10, dtype=int),), ValueError, r"\(10, 10\), expected \(n,\); one-hot targets\? labels\.argmax"),
        (([0], 0), ValueError, "classes: got 0, expected a whole number at least 1"),
        (([0], 2.0), TypeError, "classes: got .*, expected a whole number"),
        (([0], True), TypeError, "classes: got .*, expected a whole number"),
    ],
)
def test_one_hot_says_what_is_wrong(arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        one_hot(*arguments)


@given(
    counts=st.lists(st.integers(10, 40), min_size=1, max_size=6),
    share=st.floats(0.1, 0.9),
    seed=st.integers(0, 2**32),
    shift=st.integers(-3, 300),
)
def test_stratified_split_shares_out_every_class(counts, share, seed, shift):
    labels = np.random.default_rng(seed).permutation(np.repeat(np.arange(len(counts)) + shift, counts))
    rest, chosen = stratified_split(labels, share, seed)
    assert sorted([*rest, *chosen]) == list(range(len(labels)))
    for digit, count in enumerate(counts):
        assert abs((labels[chosen] == digit + shift).sum() - share * count) <= 0.5
    again = stratified_split(labels, share, seed)
    assert (again[0] == rest).all() and (again[1] == chosen).all()


def test_stratified_split_is_random_and_mixed():
    labels = np.repeat(np.arange(10), 100)
    parts = stratified_split(labels, 0.2, seed=0)
    other = stratified_split(labels, 0.2, seed=1)
    assert set(parts[1]) != set(other[1])
    for part in parts:
        assert part.dtype.kind == "i"
        assert len(np.unique(labels[part[:50]])) >= 8  # the first few are a fair sample, not the first class
    drawn = np.bincount(np.concatenate([stratified_split(labels, 0.2, seed)[1] for seed in range(300)]), minlength=1000)
    assert drawn.min() > 20 and drawn.max() < 110  # every position has its chance: 60 of 300 are expected


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        (([0, 1] * 5, 0), ValueError, "share: got 0, expected a finite number above 0 and below 1"),
        (([0, 1] * 5, 1), ValueError, "expected a finite number above 0 and below 1"),
        (([0, 1] * 5, 20), ValueError, "share: got 20"),
        (([0, 1] * 5, float("nan")), ValueError, "expected a finite number above 0 and below 1"),
        (([0, 1] * 5, "0.2"), TypeError, "share: got '0.2', expected a number"),
        (([0] * 10 + [7], 0.2), ValueError, "labels: got 1 of the class 7, expected enough for a share of 0.2"),
        (([0] * 10 + [7, 7], 0.9), ValueError, "labels: got 2 of the class 7, expected enough for a share of 0.9"),
        (([0.5, 1.0], 0.5), TypeError, "labels: got an array of float64, expected integers"),
        (([[0, 1]], 0.5), ValueError, r"labels: got the shape \(1, 2\), expected \(n,\)"),
    ],
)
def test_stratified_split_says_what_is_wrong(arguments, error, sentence):
    with pytest.raises(error, match=re.escape(sentence) if "\\" not in sentence else sentence):
        stratified_split(*arguments)
