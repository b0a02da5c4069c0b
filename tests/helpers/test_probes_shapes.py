"""Shapes found and drawn, edges, mixtures; paths and slices through the space of images."""

import re
from itertools import pairwise

import numpy as np
import pytest

from helpers import probes
from helpers.network import Network

RING = probes.ring(9)


def picture(*lines):
    """A small drawing in the middle of an image: # is ink. Returns (1, 784)."""
    image = np.zeros((28, 28), np.float32)
    for row, line in enumerate(lines):
        image[10 + row, 10:10 + len(line)] = [mark == "#" for mark in line]
    return image.reshape(1, 784)


@pytest.fixture(scope="module")
def net():
    """Trained on two blobs: ink on the left is a 0, ink on the right a 1, ink at the top a 2."""
    random = np.random.default_rng(0)
    labels = np.arange(300) % 3
    images = np.zeros((300, 28, 28), np.float32)
    for image, label in zip(images, labels, strict=True):
        part = (image[8:20, 4:12], image[8:20, 16:24], image[2:8, 8:20])[label]
        part[:] = random.random(part.shape)
    net = Network([784, 16, 3], activation="relu", dtype="float64", seed=0)
    net.train(images.reshape(-1, 784), labels, epochs=10, batch_size=20)
    return net, images.reshape(-1, 784), labels


# ---- finding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines, count", [
    (("###", "# #", "###"), 1), (("####", "#  #", "####"), 2), (("###", "#  ", "###"), 0),
    ((" # ", "# #", " # "), 1), (("###", "###", "###"), 0), (("#####", "# # #", "#####"), 2)])
def test_a_hole_is_paper_that_ink_encloses_diagonals_included(lines, count):
    image = picture(*lines)
    found = probes.holes(image)
    assert found.shape == (1, 784) and found.dtype == bool and found.sum() == count
    filled = probes.fill_holes(image)
    assert filled.dtype == np.float32 and filled.sum() == image.sum() + count
    assert not probes.holes(filled).any() and np.all(filled[image > 0] == 1)


def test_grey_ink_is_kept_where_no_hole_is():
    image = picture("###", "# #", "###") * np.float32(0.8)
    np.testing.assert_allclose(probes.fill_holes(image)[image > 0], 0.8)


def test_an_upper_loop_lies_above_the_middle_of_the_ink():
    zero, nine = probes.ring(13.5), np.maximum(RING, probes.bar(17, top=9))
    six = np.maximum(probes.ring(18), probes.bar(10, bottom=18))
    eight = np.maximum(RING, probes.ring(18))
    blank, dot = np.zeros(784), picture("###", "# #", "###", "  #", "  #", "  #", "  #")[0]
    images = np.array([zero, nine, six, eight, blank, dot], np.float32)
    assert probes.has_upper_loop(images).tolist() == [False, True, False, True, False, False]
    assert probes.has_upper_loop(images[-1:], pixels=1).tolist() == [True]


def test_the_top_is_cut_from_the_first_row_of_ink_on():
    images = np.array([RING, probes.bar(13, top=2, bottom=25), np.zeros(784)], np.float32)
    before = images.copy()
    for rows in (0, 1, 4):
        cut = probes.cut_top(images, rows).reshape(-1, 28, 28)
        for image, result in zip(before.reshape(-1, 28, 28)[:2], cut[:2], strict=True):
            first = np.flatnonzero((image >= 0.5).any(axis=1))[0]
            assert not result[:first + rows].any() or rows == 0
            np.testing.assert_array_equal(result[first + rows:], image[first + rows:])
        assert not cut[2].any()
    np.testing.assert_array_equal(images, before)


@pytest.mark.parametrize("side", ["top", "left", "right"])
def test_a_loop_is_opened_on_one_side_and_nowhere_else(side):
    small, image = picture("###", "# #", "###").reshape(28, 28), RING.reshape(28, 28)
    both = np.maximum(image, np.roll(small, 12, axis=0))            # a second, smaller hole stays closed
    opened = probes.open_loops(both.reshape(1, 784), side)
    gone = np.argwhere((both - opened.reshape(28, 28)) > 0)
    assert probes.holes(both.reshape(1, 784)).sum() > 1 and probes.holes(opened).sum() == 1
    assert len(gone) and {"top": (gone[:, 0] < 9).all() and np.ptp(gone[:, 1]) == 2,
                          "left": (gone[:, 1] < 14).all() and np.ptp(gone[:, 0]) == 2,
                          "right": (gone[:, 1] > 14).all() and np.ptp(gone[:, 0]) == 2}[side]
    solid = picture("###", "###")
    np.testing.assert_array_equal(probes.open_loops(solid, side), solid)


def test_a_left_line_is_long_enough_and_on_the_left():
    images = np.array([probes.bar(8), probes.bar(13.5), probes.bar(10, top=10, bottom=17, width=1), probes.bar(20),
                       probes.bar(10, top=10, bottom=19, width=1)], np.float32)
    assert probes.has_left_line(images).tolist() == [True, False, False, False, True]
    assert probes.has_left_line(images, length=8).tolist() == [True, False, True, False, True]
    assert probes.has_left_line(images, last_column=25)[[1, 3]].all()


# ---- drawing ---------------------------------------------------------------------------------------------------------


def test_bars_and_rings_are_where_they_are_said_to_be():
    bar = probes.bar(8, top=4, bottom=23, width=3).reshape(28, 28)
    assert bar.dtype == np.float32 and bar[4:24, 7:10].min() == 1 and bar.sum() == 60
    ring = probes.ring(12, 14, radius=5, width=3).reshape(28, 28)
    assert ring.dtype == np.float32 and ring[12, 14] == 0 and ring[12, 19] == ring[7, 14] == 1 and ring[0, 0] == 0
    row, column = np.nonzero(ring)
    assert row.mean() == pytest.approx(12) and column.mean() == pytest.approx(14)
    assert probes.holes(ring.reshape(1, -1)).sum() > 20


# ---- edges and mixtures ----------------------------------------------------------------------------------------------


def test_templates_have_the_mean_zero_and_the_length_one_and_find_themselves():
    templates = probes.edge_templates()
    np.testing.assert_allclose(templates.mean(axis=1), 0, atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(templates, axis=1), 1, atol=1e-5)
    chosen = np.arange(0, len(templates), 97)
    fits, which = probes.best_templates(-3 * templates[chosen] + 5, templates)  # turned, scaled, moved: still itself
    np.testing.assert_allclose(fits, 1, atol=1e-4)
    np.testing.assert_array_equal(which, chosen)


def test_template_finds_an_edge_in_noise_but_not_in_noise_alone():
    random, templates = np.random.default_rng(0), probes.edge_templates()
    noise = random.normal(size=(20, 784)) / 28
    fits, which = probes.best_templates(templates[:2000:100] + 0.3 * noise, templates)
    assert fits.min() > 0.9 and np.mean(which == np.arange(0, 2000, 100)) == 1
    assert probes.best_templates(noise, templates)[0].max() < 0.3
    flat = probes.best_templates(np.ones((2, 784)), templates)[0]
    np.testing.assert_allclose(flat, 0, atol=1e-6)


def test_a_mixture_is_a_sum_of_images_and_nothing_else(net):
    _, images, _ = net
    mixed = probes.mixtures(images, 30, np.random.default_rng(1), parts=50)
    assert mixed.shape == (30, 784) and mixed.dtype == np.float32
    assert not mixed[:, ~images.any(axis=0)].any()
    assert abs(mixed.mean()) < 0.5 and mixed.min() < 0 < mixed.max()
    np.testing.assert_array_equal(mixed, probes.mixtures(images, 30, np.random.default_rng(1), parts=50))
    one = probes.mixtures(images[:1], 4, np.random.default_rng(1), parts=3)
    np.testing.assert_allclose(np.abs(np.corrcoef(one[:, images[0] > 0], images[:1, images[0] > 0])[-1]), 1, atol=1e-4)


# ---- paths and slices ------------------------------------------------------------------------------------------------


def test_a_path_goes_straight_from_one_to_the_other():
    start, end = np.zeros(784), np.ones(784)
    way = probes.path(start, end, 5)
    np.testing.assert_allclose(way[:, 0], [0, 0.25, 0.5, 0.75, 1])
    assert way.shape == (5, 784) and np.ptp(way, axis=1).max() == 0


def test_boundaries_are_counted_as_a_loop_counts_them(net):
    network, images, _ = net
    starts, ends = images[:20], images[20:40]
    expected = []
    for start, end in zip(starts, ends, strict=True):
        answers = [network.predict((start + share * (end - start))[np.newaxis])[0] for share in np.linspace(0, 1, 60)]
        expected.append(sum(a != b for a, b in pairwise(answers)))
    np.testing.assert_array_equal(probes.boundaries_crossed(network, starts, ends, 60), expected)
    assert max(expected) >= 1 and probes.boundaries_crossed(network, starts[:1], starts[:1]).tolist() == [0]


def test_a_walk_comes_back_only_where_a_region_has_a_dent(net):
    """Two neurons: the answer is 1 in the middle of the way, and 0 before and behind it."""
    dented = Network([784, 2, 2], activation="relu", dtype="float64")
    dented.weights = [np.zeros((784, 2)), np.array([[0.0, 2.0], [0.0, -4.0]])]
    dented.weights[0][0] = 1, 1
    dented.biases = [np.array([0.0, -0.5]), np.array([0.3, 0.0])]
    starts, ends = np.zeros((2, 784)), np.zeros((2, 784))
    ends[0, 0], ends[1, 0] = 1, 0.3
    assert probes.comes_back(dented, starts, ends).tolist() == [True, False]
    assert probes.boundaries_crossed(dented, starts, ends).tolist() == [2, 1]
    flat, images = Network([784, 3], dtype="float64", seed=1), net[1]
    flat.train(images, net[2], epochs=3)
    assert not probes.comes_back(flat, images[:40], images[40:80]).any()


def test_a_slice_holds_its_corners_and_is_not_distorted():
    random = np.random.default_rng(0)
    corners = random.random((3, 784))
    images, places = probes.plane(corners, size=201, margin=0.2)
    grid = images.reshape(201, 201, 784)
    for corner, (column, row) in zip(corners, places, strict=True):
        assert 20 < column < 180 and 20 < row < 180
        np.testing.assert_allclose(grid[round(row), round(column)], corner, atol=0.05)
    apart = np.linalg.norm(corners[0] - corners[1]) / np.linalg.norm(places[0] - places[1])
    for one, other in ((0, 2), (1, 2)):
        assert np.linalg.norm(corners[one] - corners[other]) / np.linalg.norm(places[one] - places[other]) \
            == pytest.approx(apart, rel=1e-4)
    # A point inside the triangle is a blend of the three: it lies in the span of their differences.
    share, *_ = np.linalg.lstsq((corners[1:] - corners[0]).T, grid[90, 70] - corners[0], rcond=None)
    np.testing.assert_allclose(corners[0] + share @ (corners[1:] - corners[0]), grid[90, 70], atol=1e-4)


def test_the_boundary_between_two_digits_is_found_and_crossed_at_right_angles(net):
    network, images, labels = net
    right = network.predict(images) == labels
    starts, ends = images[right & (labels == 0)][:15], images[right & (labels == 1)][:15]
    points, directions = probes.boundary_between(network, starts, ends, 0, 1)
    outputs = network.predict_proba(points)
    np.testing.assert_allclose(outputs[:, 0], outputs[:, 1], rtol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(directions, axis=1), 1, atol=1e-6)

    def lead(images):
        outputs = np.log(network.predict_proba(images))
        return outputs[:, 1] - outputs[:, 0]

    step = 1e-4
    slope = (lead(points + step * directions) - lead(points - step * directions)) / (2 * step)
    assert slope.min() > 0
    for _ in range(5):  # no other direction of the same length is steeper
        random = np.random.default_rng(0).normal(size=directions.shape)
        random /= np.linalg.norm(random, axis=1, keepdims=True)
        assert np.all(np.abs(lead(points + step * random) - lead(points - step * random)) / (2 * step) < slope + 1e-6)


# ---- what is refused -------------------------------------------------------------------------------------------------

IMAGES = np.zeros((2, 784), np.float32)


@pytest.mark.parametrize(("call", "error", "said"), [
    (lambda net: probes.holes(np.zeros((2, 28, 28))), ValueError, "images: got the shape (2, 28, 28)"),
    (lambda net: probes.cut_top(IMAGES, -1), ValueError, "rows: got -1"),
    (lambda net: probes.cut_top(IMAGES, 1.5), TypeError, "rows: got 1.5"),
    (lambda net: probes.has_left_line(IMAGES, length=0), ValueError, "length: got 0"),
    (lambda net: probes.has_left_line(IMAGES, length=29), ValueError, "length: got 29"),
    (lambda net: probes.has_left_line(IMAGES, last_column=28), ValueError, "last_column: got 28"),
    (lambda net: probes.has_upper_loop(IMAGES, pixels=0), ValueError, "pixels: got 0"),
    (lambda net: probes.bar("left"), TypeError, "column: got 'left'"),
    (lambda net: probes.bar(9, top=20, bottom=5), ValueError, "bottom: got 5"),
    (lambda net: probes.ring(9, radius=-1), ValueError, "radius: got -1"),
    (lambda net: probes.best_templates(IMAGES, IMAGES[:, :9]), ValueError, "maps: got the shape (2, 784)"),
    (lambda net: probes.best_templates(IMAGES, 3), ValueError, "templates: got the shape ()"),
    (lambda net: probes.open_loops(IMAGES, "bottom"), ValueError, "side: got 'bottom', expected one of 'top', 'left'"),
    (lambda net: probes.comes_back(net, IMAGES, IMAGES[:1]), ValueError, "ends: got 1 images, expected 2"),
    (lambda net: probes.mixtures(IMAGES, 0, np.random.default_rng(0)), ValueError, "count: got 0"),
    (lambda net: probes.mixtures(IMAGES, 3, 0), TypeError, "random: got 0"),
    (lambda net: probes.boundaries_crossed("net", IMAGES, IMAGES), TypeError, "net: got a str"),
    (lambda net: probes.boundary_between(net, IMAGES, IMAGES, 1, 1), ValueError, "other: got 1"),
    (lambda net: probes.plane(3), ValueError, "corners: got the shape ()"),
    (lambda net: probes.plane(np.zeros((2, 784))), ValueError, "corners: got 2 images, expected 3"),
    (lambda net: probes.plane(np.array([[0.0, 0], [1, 1], [2, 2]])), ValueError, "corners: got three images on one"),
    (lambda net: probes.path(IMAGES[0], IMAGES[1], 1), ValueError, "points: got 1"),
    (lambda net: probes.boundaries_crossed(net, IMAGES, IMAGES[:1]), ValueError, "ends: got 1 images, expected 2"),
    (lambda net: probes.boundary_between(net, IMAGES, IMAGES, 0, 3), ValueError, "one, other: got values from 0 to 3"),
])
def test_the_argument_that_does_not_fit_is_named(net, call, error, said):
    with pytest.raises(error, match=re.escape(said)):
        call(net[0])


def test_a_start_on_the_wrong_side_of_the_boundary_is_refused(net):
    network, images, labels = net
    zeros, ones = images[labels == 0][:3], images[labels == 1][:3]
    with pytest.raises(ValueError, match="starts: got some on the wrong side"):
        probes.boundary_between(network, ones, zeros, 0, 1)
    with pytest.raises(ValueError, match="ends: got some on the wrong side"):
        probes.boundary_between(network, zeros, zeros, 0, 1)
