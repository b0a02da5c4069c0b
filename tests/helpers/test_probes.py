"""The questions put to a network, against slow and obvious ways to ask them."""

import importlib.util

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import probes
from helpers.data import normalize
from helpers.network import Network
from helpers.probes.exciting import similarity_map


@pytest.fixture(scope="module")
def digits():
    """Sixty images of ink-like blobs with labels: no data set needed."""
    random = np.random.default_rng(0)
    images = np.zeros((60, 28, 28), np.uint8)
    for image in images:
        for row, column in random.integers(4, 20, (3, 2)):
            image[row:row + 4, column:column + 3] = random.integers(50, 256)
    return normalize(images), random.integers(0, 10, 60)


@pytest.fixture(scope="module", params=["relu", "sigmoid", "tanh", "linear"])
def net(request, digits):
    net = Network([784, 12, 9, 10], activation=request.param, dtype="float64", seed=1)
    net.train(*digits, epochs=30, batch_size=10, learning_rate=0.05)
    return net


# ---- strange ---------------------------------------------------------------------------------------------------------


def test_noise_has_the_promised_shape_spread_and_seed():
    for draw in (probes.uniform_noise, probes.gaussian_noise, probes.speckles):
        images = draw(50, np.random.default_rng(3))
        assert images.shape == (50, 784) and images.dtype == np.float32 and images.min() >= 0 and images.max() <= 1
        np.testing.assert_array_equal(images, draw(50, np.random.default_rng(3)))
        assert np.ptp(images, axis=0).min() > 0, "a pixel that never changes is no noise"
    assert abs(probes.uniform_noise(50, np.random.default_rng(0)).mean() - 0.5) < 0.01
    assert abs(probes.gaussian_noise(50, np.random.default_rng(0), 0.5, 0.1).std() - 0.1) < 0.005
    speckles = probes.speckles(50, np.random.default_rng(0), 0.3)
    assert set(np.unique(speckles)) == {0.0, 1.0} and abs(speckles.mean() - 0.3) < 0.01


def test_inverted_and_upside_down_undo_themselves(digits):
    images, _ = digits
    np.testing.assert_allclose(probes.inverted(probes.inverted(images)), images, atol=1e-7)
    turned = probes.upside_down(images)
    np.testing.assert_array_equal(turned.reshape(-1, 28, 28), np.rot90(images.reshape(-1, 28, 28), 2, axes=(1, 2)))
    np.testing.assert_array_equal(probes.upside_down(turned), images)
    assert not np.shares_memory(turned, images)


def test_letters_look_like_mnist():
    images, names = probes.letters("AK", ["DejaVuSans", "cmr10"])
    assert images.shape == (4, 784) and names == ["A", "K", "A", "K"]
    pictures = images.reshape(-1, 28, 28)
    assert pictures.max() > 0.9 and pictures[:, 0].max() == 0, "ink in the middle, paper at the border"
    rows, columns = np.nonzero(pictures[0] > 0)
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20, "the longer side has 20 pixels, as in MNIST"
    assert np.abs(pictures[0] - pictures[1]).sum() > 10 and np.abs(pictures[0] - pictures[2]).sum() > 10
    with pytest.raises(ValueError, match="fonts: got 'Comic'"):
        probes.letters("A", ["Comic"])
    with pytest.raises(ValueError, match="text: got 'A B'"):
        probes.letters("A B")


def test_random_labels_are_independent_of_the_old_ones():
    labels = np.repeat(np.arange(10), 1000)
    drawn = probes.random_labels(labels, np.random.default_rng(0))
    assert drawn.shape == labels.shape and set(drawn) == set(range(10))
    assert abs((drawn == labels).mean() - 0.1) < 0.01, "one in ten is right by chance"
    assert np.bincount(drawn).min() > 900
    with pytest.raises(TypeError, match="labels: got float64"):
        probes.random_labels(np.ones(3), np.random.default_rng(0))


# ---- erasing ---------------------------------------------------------------------------------------------------------


def test_erase_takes_indices_and_masks(digits):
    images, _ = digits
    mask = np.zeros((28, 28), bool)
    mask[10, 10:13] = True
    erased = probes.erase(images, mask)
    np.testing.assert_array_equal(erased, probes.erase(images, np.flatnonzero(mask)))
    assert erased[:, mask.ravel()].max() == 0 and images[:, mask.ravel()].max() > 0
    np.testing.assert_array_equal(erased[:, ~mask.ravel()], images[:, ~mask.ravel()])
    np.testing.assert_array_equal(probes.erase(images, []), images)
    for pixels in ([784], [-1], np.ones(3, bool)):
        with pytest.raises(ValueError, match="pixels: got"):
            probes.erase(images, pixels)
    with pytest.raises(TypeError, match="pixels: got"):
        probes.erase(images, [1.5])


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh", "linear"])
def test_erasing_each_pixel_is_what_erasing_them_one_by_one_gives(digits, activation):
    images, labels = digits
    net = Network([784, 12, 9, 10], activation=activation, init="normal", dtype="float64", seed=1)  # large weights
    fast = probes.erasing_each_pixel(net, images, labels)
    slow = [net.accuracy(probes.erase(images, [pixel]), labels) for pixel in range(784)]
    np.testing.assert_allclose(fast, slow)
    assert len(set(slow)) > 1, "some pixel must matter for this to be a test"


def test_occlusion_covers_a_square(digits, net):
    image = digits[0][0]
    left = probes.occlusion(net, image, 3, size=5)
    covered = image.reshape(28, 28).copy()
    covered[8:13, 0:4] = 0  # around row 10, column 1: cut off at the border
    np.testing.assert_allclose(left[10, 1], probes.margins(net, covered.reshape(1, 784), [3])[0], rtol=1e-6)
    assert left.shape == (28, 28) and np.ptp(left) > 0
    with pytest.raises(ValueError, match="size: got 4"):
        probes.occlusion(net, image, 3, size=4)


# ---- deciding --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sizes", [[784, 12, 10], [784, 9, 8, 10]])
def test_what_the_neurons_add_makes_the_networks_own_outputs(digits, sizes):
    images, labels = digits
    net = Network(sizes, activation="relu", init="normal", dtype="float64", seed=1)
    added = np.array([probes.contributions(net, image) for image in images])
    sums = added.sum(axis=1) + net.biases[-1]
    np.testing.assert_allclose(sums, probes.output_sums(net, images), rtol=1e-9)
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    np.testing.assert_allclose(powers / powers.sum(axis=1, keepdims=True), net.predict_proba(images), atol=1e-12)
    assert added.shape == (len(images), sizes[-2], 10)
    np.testing.assert_array_equal(added[:, :, 4] != 0, net.activations(images)[-2] != 0)
    leads = probes.margins(net, images, labels)
    np.testing.assert_array_equal(leads > 0, net.predict(images) == labels)
    for lead, row, label in zip(leads, sums, labels, strict=True):
        assert lead == pytest.approx(row[label] - max(np.delete(row, label)))


# ---- mapping ---------------------------------------------------------------------------------------------------------


def test_principal_components_see_the_widest_direction_first():
    random = np.random.default_rng(0)
    turned = np.linalg.qr(random.normal(size=(6, 6)))[0]
    points = (random.normal(size=(400, 6)) * [0.1, 9, 0.2, 3, 0.1, 0.3]) @ turned + 50
    found = probes.principal_components(points)
    assert found.shape == (400, 2)
    np.testing.assert_allclose(found.mean(axis=0), 0, atol=1e-9)
    assert found.std(axis=0) == pytest.approx([9, 3], rel=0.15) and abs(np.corrcoef(found.T)[0, 1]) < 1e-9
    np.testing.assert_allclose(probes.principal_components(points, 6).var(axis=0).sum(), points.var(axis=0).sum())
    np.testing.assert_allclose(probes.principal_components(points + 7, 1)[:, 0], found[:, 0], atol=1e-9)
    values = np.linalg.eigvalsh(np.cov(points.T))[::-1][:2]
    np.testing.assert_allclose(found.var(axis=0, ddof=1), values, rtol=1e-9)


def test_same_label_share_counts_nearest_neighbours():
    line = np.array([[0.0], [1], [10], [12], [30]])
    assert probes.same_label_share(line, np.array([0, 0, 1, 1, 1])) == 1
    assert probes.same_label_share(line, np.array([0, 1, 1, 1, 0])) == pytest.approx(2 / 5)
    random = np.random.default_rng(1)
    points, labels = random.normal(size=(60, 3)), random.integers(0, 3, 60)
    apart = np.linalg.norm(points[:, None] - points, axis=2) + np.diag(np.full(60, 99))
    assert probes.same_label_share(points, labels) == np.mean(labels[apart.argmin(axis=1)] == labels)


# ---- layout ----------------------------------------------------------------------------------------------------------


@given(seed=st.integers(0, 100))
def test_scrambling_can_be_undone(seed):
    random = np.random.default_rng(seed)
    images, order = random.random((3, 784)), random.permutation(784)
    scrambled = probes.scramble(images, order)
    assert scrambled[1, 7] == images[1, order[7]]
    np.testing.assert_array_equal(probes.scramble(scrambled, np.argsort(order)), images)


def test_scramble_needs_a_permutation():
    for order in (np.zeros(784, int), np.arange(783), np.arange(784.0)):
        with pytest.raises(ValueError, match="order: got"):
            probes.scramble(np.zeros((1, 784)), order)


def test_morans_i_of_known_maps():
    rows, columns = np.indices((20, 20))
    noise = np.random.default_rng(0).standard_normal((500, 20, 20))
    assert abs(probes.morans_i(noise).mean() + 1 / 399) < 0.005, "noise has -1 / (n - 1) on average"
    assert probes.morans_i((rows + columns) % 2) == pytest.approx(-1)
    assert probes.morans_i(np.sin(rows / 6) + np.cos(columns / 6)) > 0.95
    np.testing.assert_allclose(probes.morans_i(3 * noise[:2] + 7), probes.morans_i(noise[:2]))
    assert np.isnan(probes.morans_i(np.ones((4, 4))))


def test_morans_i_by_its_definition():
    values = np.random.default_rng(1).random((5, 7))
    d = values - values.mean()
    places = [(r, c) for r in range(5) for c in range(7)]
    pairs = [(a, b) for a in places for b in places if abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1]
    expected = 35 / len(pairs) * sum(d[a] * d[b] for a, b in pairs) / (d**2).sum()
    assert probes.morans_i(values) == pytest.approx(expected)


@given(lean=st.integers(-2, 2), left=st.integers(8, 18))
def test_slant_of_a_leaning_line(lean, left):
    image = np.zeros((1, 28, 28), np.uint8)
    for row in range(10, 15):
        image[0, row, left - lean * (row - 10) + (4 * lean if lean > 0 else 0) + 4 * min(lean, 0) // 4] = 200
    assert probes.slant(image)[0] == pytest.approx(lean)
    assert probes.slant(image.reshape(1, 784) / 255)[0] == pytest.approx(lean)


def test_slant_of_a_flat_line_is_unknown():
    image = np.zeros((1, 28, 28))
    image[0, 9, 3:20] = 1
    assert np.isnan(probes.slant(image)[0])


# ---- exciting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("output", "cost"), [("softmax", "cross_entropy"), ("softmax", "quadratic"),
                                              ("sigmoid", "cross_entropy"), ("sigmoid", "quadratic")])
def test_input_gradients_against_nudges(digits, output, cost):
    net = Network([784, 9, 8, 10], activation="tanh", output=output, cost=cost, dtype="float64", seed=2)
    images, labels = digits[0][:3].astype(float), digits[1][:3]
    slopes = probes.input_gradients(net, images, labels)
    for pixel in (300, 400, 405):
        nudge = np.zeros(784)
        nudge[pixel] = 1e-5
        for n in range(3):
            up, down = (net.cost((images[n] + sign * nudge)[np.newaxis], labels[n:n + 1]) for sign in (1, -1))
            assert slopes[n, pixel] == pytest.approx((up - down) / 2e-5, rel=1e-5, abs=1e-9)


def test_fgsm_moves_every_pixel_by_epsilon_and_raises_the_cost(digits, net):
    images, labels = digits
    moved = probes.fgsm(net, images, labels, 0.05)
    assert net.cost(moved, labels) > net.cost(images, labels)
    assert np.abs(moved - images).max() <= 0.05 + 1e-6 and moved.min() >= 0 and moved.max() <= 1
    np.testing.assert_allclose(probes.fgsm(net, images, labels, 0), images)
    inside = (images > 0.1) & (images < 0.9)
    np.testing.assert_allclose(np.abs(moved - images)[inside], 0.05, atol=1e-6)
    with pytest.raises(ValueError, match="epsilon: got"):
        probes.fgsm(net, images, labels, -0.1)


def test_pgd_stays_within_epsilon_and_harms_no_less_than_one_step(digits, net):
    images, labels = digits
    attacked = probes.pgd(net, images, labels, 0.05)
    assert np.abs(attacked - images).max() <= 0.05 + 1e-6 and attacked.min() >= 0 and attacked.max() <= 1
    assert net.cost(attacked, labels) >= net.cost(probes.fgsm(net, images, labels, 0.05), labels) - 1e-3
    np.testing.assert_allclose(probes.pgd(net, images, labels, 0.05, steps=1),
                               probes.fgsm(net, images, labels, 0.0125))
    for change, words in (({"epsilon": -1}, "epsilon: got"), ({"epsilon": 0.1, "steps": 0}, "steps: got")):
        with pytest.raises(ValueError, match=words):
            probes.pgd(net, images, labels, **change)


def test_half_of_a_batch_is_attacked_as_the_network_stands_then(digits, net):
    images = digits[0][:7]
    augment = probes.attacked_half(net, 0.05)
    changed = augment(images, np.random.default_rng(0))
    np.testing.assert_array_equal(changed[3:], images[3:])
    np.testing.assert_allclose(changed[:3], probes.fgsm(net, images[:3], net.predict(images[:3]), 0.05))
    assert augment(images[:1], np.random.default_rng(0)).shape == (1, 784)


def test_excite_raises_the_output(net):
    way = probes.excite(net, 4, steps=25, every=10)
    assert way.shape == (4, 784), "the start, after 10, after 20 and at the end"
    sure = net.predict_proba(way)[:, 4]
    assert sure[-1] > sure[0] and (way[0] == 0.5).all() and way.min() >= 0 and way.max() <= 1
    from_paper = probes.excite(net, 4, steps=1, start=np.zeros(784))
    assert from_paper[0].max() == 0 and from_paper[1].max() > 0


def test_ssim_of_equal_and_unrelated_images(digits):
    images, _ = digits
    np.testing.assert_allclose(probes.ssim(images, images), 1)
    grey = (images + 0.1).clip(0, 1)
    more = (images + 0.3).clip(0, 1)
    assert (probes.ssim(images, grey) > probes.ssim(images, more)).all()
    noise = probes.uniform_noise(len(images), np.random.default_rng(0))
    assert probes.ssim(images, noise).max() < 0.3
    with pytest.raises(ValueError, match="others: got 1 images"):
        probes.ssim(images, images[:1])


@pytest.mark.skipif(importlib.util.find_spec("tensorflow") is None, reason="no TensorFlow here")
def test_ssim_away_from_the_border_is_tensorflows(digits):
    from helpers.quiet_tensorflow import load_tensorflow

    x = digits[0].reshape(-1, 28, 28)
    y = (x + 0.2 * np.random.default_rng(0).random(x.shape, dtype=np.float32)).clip(0, 1)
    theirs = load_tensorflow().image.ssim(x[..., np.newaxis], y[..., np.newaxis], 1.0).numpy()
    ours = similarity_map(x.astype(float), y.astype(float))[:, 5:-5, 5:-5].mean(axis=(1, 2))
    np.testing.assert_allclose(ours, theirs, atol=1e-4)


@pytest.mark.parametrize("call", [
    lambda: probes.uniform_noise(0, np.random.default_rng(0)), lambda: probes.speckles(2.5, np.random.default_rng(0)),
    lambda: probes.gaussian_noise(2, np.random.default_rng(0), spread=-1), lambda: probes.inverted(np.ones((2, 3))),
    lambda: probes.upside_down(np.full((1, 784), 255)), lambda: probes.morans_i(np.ones(5)),
    lambda: probes.morans_i("abc"), lambda: probes.slant(3.0), lambda: probes.ssim("a", "b"),
    lambda: probes.uniform_noise(3, 0), lambda: probes.speckles(3, np.random.default_rng(0), share=2),
    lambda: probes.erasing_each_pixel("net", np.zeros((1, 784)), [0]),
    lambda: probes.erase(np.ones((1, 784)), [[1, 2]]),
    lambda: probes.principal_components(np.ones(5)), lambda: probes.principal_components(np.ones((5, 3)), 4),
    lambda: probes.same_label_share(np.ones((5, 3)), [1, 2]), lambda: probes.output_sums("net", np.ones((1, 784))),
    lambda: probes.contributions(Network([784, 3, 10]), np.ones(5)),
    lambda: probes.slant(np.full((1, 784), -1.0)), lambda: probes.erase(np.ones(784), [1])])
def test_bad_arguments_are_named(call):
    names = "count|spread|share|random|net|pixels|images?|maps|points|labels"
    with pytest.raises((ValueError, TypeError), match=f"({names}): got"):
        call()
