"""Images changed along the network's own slopes: to excite it, or to fool it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.ndimage import gaussian_filter

from helpers.functions import ACTIVATIONS, output_errors
from helpers.network import Network, checked_net
from helpers.validation import checked_images, checked_labels, checked_number


def input_gradients(net: Network, images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The gradient of each image's own cost with respect to its pixels: (n, 784). Nothing in the network changes.

    Backpropagation (lesson 05), one step further: past the first layer's weights to the inputs.
    """
    images = checked_images(images, checked_net(net).sizes[0], net.dtype)
    labels = checked_labels(labels, len(images), net.sizes[-1])
    layers = net.activations(images)
    targets = np.eye(net.sizes[-1], dtype=net.dtype)[labels]
    errors = output_errors(net.output, net.cost_name, layers[-1], targets)
    for layer in reversed(range(len(net.weights))):
        errors = errors @ net.weights[layer].T
        if layer > 0:
            errors *= ACTIVATIONS[net.activation].slope(layers[layer])
    return errors


def fgsm(net: Network, images: np.ndarray, labels: np.ndarray, epsilon: float) -> np.ndarray:
    """Every pixel moved by epsilon, up or down, whichever raises the cost; then cut off at 0 and 1. Built in lesson 10.

        image + epsilon * sign(gradient of the cost with respect to the image)

    epsilon: 0 to 1, on the scale of the images. Returns a new array (n, 784). Source: the "fast gradient sign method"
    of I. Goodfellow and others, "Explaining and harnessing adversarial examples" (2015), section 4.
    """
    checked_number("epsilon", epsilon, at_least=0)
    images = checked_images(images, checked_net(net).sizes[0], net.dtype)
    return (images + epsilon * np.sign(input_gradients(net, images, labels))).clip(0, 1).astype(net.dtype)


def pgd(net: Network, images: np.ndarray, labels: np.ndarray, epsilon: float, steps: int = 20) -> np.ndarray:
    """`fgsm` in many steps of epsilon / 4, each from where the last one ended, never further than epsilon away.

    epsilon: 0 to 1, on the scale of the images. Returns a new array (n, 784). Source: "projected gradient descent" in
    A. Madry and others, "Towards deep learning models resistant to adversarial attacks" (2018), section 2.1, from the
    images themselves.
    """
    checked_number("epsilon", epsilon, at_least=0)
    checked_number("steps", steps, whole=True, at_least=1)
    images = checked_images(images, checked_net(net).sizes[0], net.dtype)
    attacked = images
    for _ in range(steps):
        attacked = fgsm(net, attacked, labels, epsilon / 4).clip(images - epsilon, images + epsilon)
    return attacked


def attacked_half(net: Network, epsilon: float) -> Callable[[np.ndarray, np.random.Generator], np.ndarray]:
    """For `augment` of `net.train`: the first half of each batch is attacked by `fgsm` as the network stands then.

    The network's own answers serve as labels: what is true, `augment` is not told. Source of the idea: I. Goodfellow
    and others, "Explaining and harnessing adversarial examples" (2015), section 6.
    """
    checked_number("epsilon", epsilon, at_least=0)

    def attack(images: np.ndarray, _random: np.random.Generator) -> np.ndarray:
        half = len(images) // 2
        if not half:
            return images
        return np.concatenate([fgsm(net, images[:half], net.predict(images[:half]), epsilon), images[half:]])
    return attack


def excite(net: Network, digit: int, steps: int = 200, rate: float = 0.1, start: np.ndarray | None = None,
           every: int = 1) -> np.ndarray:
    """Gradient ascent on the pixels: images on the way to one that is surely a `digit`. Built in lesson 07.

    Each step adds rate * (the slope of ln(output of `digit`)), scaled to a largest value of 1, and cuts off at 0 and 1;
    the slope is scaled because it dies out as the network becomes sure. start: (784,), by default middle grey. Returns
    (k, 784): the start, then the image after every `every` steps; the last step is always there.
    Source: K. Simonyan and others, "Deep inside convolutional networks" (2014), section 2, without its penalty.
    """
    checked_number("steps", steps, whole=True, at_least=1)
    checked_number("every", every, whole=True, at_least=1)
    checked_number("rate", rate, above=0)
    checked_number("digit", digit, whole=True, at_least=0, below=checked_net(net).sizes[-1])
    start = np.full(net.sizes[0], 0.5) if start is None else np.ravel(start)
    image = checked_images(start[np.newaxis], net.sizes[0], net.dtype, name="start")
    way = [image[0]]
    for step in range(1, steps + 1):
        slope = -input_gradients(net, image, np.array([digit]))
        largest = np.abs(slope).max()
        image = (image + rate * slope / largest).clip(0, 1) if largest > 0 else image
        if step % every == 0 or step == steps:
            way.append(image[0])
    return np.array(way)


def ssim(images: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The structural similarity of every image to its other: (n,), 1 for equal, near 0 for unrelated ones.

    Compares mean, spread and shape in a window around every pixel and takes the mean of all. At the border the image is
    mirrored; to leave the border out, as some programs do, would judge only the middle 18 x 18 pixels of a digit, and
    an image whose paper has turned grey would seem more alike than it looks.

    images, others: (n, 784) or (n, 28, 28), 0 to 1. Source: Z. Wang and others, "Image quality assessment: from error
    visibility to structural similarity" (2004), equation 13, with its constants and its window.
    """
    x, y = (_pictures(a, name) for a, name in ((images, "images"), (others, "others")))
    if x.shape != y.shape:
        raise ValueError(f"others: got {len(y)} images, expected {len(x)}, one for each of images")
    return similarity_map(x, y).mean(axis=(1, 2))


def _pictures(images: np.ndarray, name: str) -> np.ndarray:
    array = np.asarray(images)
    if array.ndim == 3 and array.shape[1:] == (28, 28):
        array = array.reshape(-1, 784)
    return checked_images(array, 784, float, name=name).reshape(-1, 28, 28)


def similarity_map(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The structural similarity around every pixel, (n, 28, 28), of two batches of images (n, 28, 28) from 0 to 1."""
    def around(values: np.ndarray) -> np.ndarray:  # a Gaussian window, 1.5 pixels wide and cut off at 11 x 11
        return gaussian_filter(values, (0, 1.5, 1.5), truncate=5 / 1.5)

    x_mean, y_mean = around(x), around(y)
    x_variance, y_variance = around(x * x) - x_mean**2, around(y * y) - y_mean**2
    together = around(x * y) - x_mean * y_mean
    c1, c2 = 0.01**2, 0.03**2
    return ((2 * x_mean * y_mean + c1) * (2 * together + c2)
            / ((x_mean**2 + y_mean**2 + c1) * (x_variance + y_variance + c2)))
