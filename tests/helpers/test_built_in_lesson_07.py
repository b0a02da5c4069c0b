"""What the learner writes in lesson 07 and the helpers that stand for it afterwards agree."""


import numpy as np
import pytest

from helpers import probes
from helpers.network import Network

SCOPE = {"probes": probes, "Network": Network}


@pytest.fixture
def data():
    random = np.random.default_rng(0)
    return random.random((60, 784), np.float32) * (random.random((60, 784)) < 0.3), random.integers(0, 10, 60)


@pytest.fixture
def net(data):
    net = Network([784, 12, 10], activation="relu", dtype="float64", seed=0)
    net.train(*data, epochs=10, batch_size=10, seed=0)
    return net


def test_what_each_neuron_adds_is_the_helpers(built, net, data):
    images, _ = data
    for image in images[:5]:
        hidden = net.activations(image[np.newaxis])[1][0]
        np.testing.assert_allclose(built["my_contributions"](hidden, net.weights[1]), probes.contributions(net, image))


def test_morans_i_is_the_helpers(built, data):
    images, _ = data
    maps = images.reshape(-1, 28, 28)
    np.testing.assert_allclose([built["my_morans_i"](map) for map in maps], probes.morans_i(maps), atol=1e-6)
    np.testing.assert_allclose(built["my_morans_i"](maps[0, :5]), probes.morans_i(maps[0, :5]), rtol=1e-5)


def test_the_accuracy_without_pixels_is_that_of_the_erased_images(built, net, data):
    images, labels = data
    before = images.copy()
    for pixels in ([3], [100, 300, 400], np.arange(200, 500)):
        expected = net.accuracy(probes.erase(images, pixels), labels)
        assert built["accuracy_without"](net, images, labels, pixels) == expected
    np.testing.assert_array_equal(images, before)
    one = [built["accuracy_without"](net, images, labels, [pixel]) for pixel in range(0, 784, 56)]
    np.testing.assert_allclose(one, probes.erasing_each_pixel(net, images, labels)[::56])


def test_scrambled_weights_see_in_scrambled_images_what_the_others_saw(built, net, data):
    images, _ = data
    order = np.random.default_rng(1).permutation(784)
    expected = net.predict_proba(images)
    net.weights[0] = built["scrambled_weights"](net.weights[0], order)
    np.testing.assert_allclose(net.predict_proba(probes.scramble(images, order)), expected, rtol=1e-9)


@pytest.mark.parametrize("digit", [0, 7])
def test_the_exciting_image_is_the_helpers(built, net, digit):
    mine = built["my_excite"](net, digit, 25, 0.1)
    np.testing.assert_allclose(mine, probes.excite(net, digit, 25, 0.1, start=np.zeros(784))[-1], atol=1e-9)


def test_the_start_can_be_had_again(built):
    net = Network([784, 6, 10], init="normal", seed=3)
    start = net.weights[0].copy()
    net.weights[0] = net.weights[0] + 1
    np.testing.assert_array_equal(built["start_of"](net), start)


def test_smoothness_is_morans_i_of_the_middle(built, data):
    images, _ = data
    np.testing.assert_allclose(built["smoothness"](images[:4]),
                               [probes.morans_i(image.reshape(28, 28)[4:24, 4:24]) for image in images[:4]])
