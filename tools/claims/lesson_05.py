"""Claims about the way back: C2, E6 and E11."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from threadpoolctl import threadpool_limits

from helpers.autograd import Value as Scalar
from helpers.data import Mnist, normalize
from helpers.gradients import compare, finite_differences
from helpers.network import Network
from helpers.quiet_tensorflow import MISSING, load_tensorflow
from tools.claims.registry import Value, claim, percent

SIZES = [784, 16, 16, 10]
DEEP = [784, 30, 30, 30, 30, 30, 30, 10]


@claim("C2", seeds=range(5), seconds=12)
def zero_starts(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Three epochs, from all zeros or not. `..._apart`: the largest difference between two hidden neurons' weights."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    test_images = normalize(mnist.test_images)
    result = {}
    for name, sizes, start in (
            ("relu", [784, 16, 10], {"activation": "relu", "init": "zeros"}),
            ("sigmoid", [784, 16, 10], {"init": "zeros", "dtype": "float64"}),
            ("sigmoid_float32", [784, 16, 10], {"init": "zeros"}),
            ("no_hidden", [784, 10], {"init": "zeros"}),
            ("random_weights", [784, 16, 10], {"seed": seed}),
            ("random_weights_relu", [784, 16, 10], {"activation": "relu", "seed": seed})):
        net = Network(sizes, **start)
        net.train(images, labels, epochs=3 if mnist.source == "full" else 15, seed=seed)
        result[name] = percent(net.accuracy(test_images, mnist.test_labels))
        if name.startswith("sigmoid"):
            result[f"{name}_apart"] = Value(float(np.ptp(net.weights[0], axis=1).max()))
    return result


@claim("E6", seeds=range(5), seconds=12)
def four_ways(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Largest difference over the largest slope of a layer, the worst layer; and how many times faster it is.

    Times are the processor's, one thread. float32 is nudged by 0.01, float64 by 0.00001.
    """
    tf = load_tensorflow()
    if tf is None:
        raise RuntimeError(MISSING)
    chosen = np.random.default_rng(seed).choice(len(mnist.train_images), 32, replace=False)
    images, labels = normalize(mnist.train_images[chosen]), mnist.train_labels[chosen].astype(int)
    result = {}
    with threadpool_limits(limits=1, user_api="blas"):
        for dtype, step in (("float64", 1e-5), ("float32", 1e-2)):
            net = Network(SIZES, dtype=dtype, seed=seed)
            gradients = net.gradients(images, labels)
            measured = finite_differences(net, images, labels, step)
            result[f"nudging_{dtype}"] = Value(_worst(measured, gradients))
            result[f"tape_{dtype}"] = Value(_worst(_tape(tf, net, images, labels), gradients))
        net = Network(SIZES, dtype="float64", seed=seed)
        result["scalars"] = Value(_worst(_by_scalars(net, images[0], labels[0]), net.gradients(images[:1], labels[:1])))
        for count in (1, 32):
            batch = images[:count], labels[:count]
            net.gradients(*batch), net.cost(*batch)  # warm

            def backpropagation(batch=batch):
                return net.gradients(*batch)

            def nudging(batch=batch):
                return finite_differences(net, *batch)

            # Before and after the long measurement: whatever slows the machine down slows both.
            before = _seconds(backpropagation, 1000)
            slow = _seconds(nudging, 1)
            fast = (before + _seconds(backpropagation, 1000)) / 2
            result[f"times_{count}"] = Value(slow / fast)
    return result


@claim("E11", seeds=range(5), seconds=4)
def fading(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Six hidden layers of 30. Typical slope: root of the mean square; `kept`: what is left of it layer by layer."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    result = {}
    for activation in ("sigmoid", "relu"):
        net = Network(DEEP, activation=activation, seed=seed)
        sizes = [float(np.sqrt(np.mean(w**2))) for w in net.gradients(images[:1000], labels[:1000])[0]]
        result[f"{activation}_last_to_first"] = Value(sizes[-1] / sizes[0])
        # Between the hidden layers: the first one has 784 inputs, most of them 0, and would mix two things up.
        result[f"{activation}_kept"] = Value((sizes[1] / sizes[-2]) ** (1 / (len(sizes) - 3)))
        net.train(images, labels, epochs=1 if mnist.source == "full" else 15, learning_rate=0.03, seed=seed)
        result[f"{activation}_accuracy"] = percent(net.accuracy(normalize(mnist.test_images), mnist.test_labels))
    return result


def _worst(given, reference) -> float:
    return max(layer.largest_relative for layer in compare(given, reference))


def _seconds(work: Callable[[], object], repeats: int) -> float:
    start = time.process_time()
    for _ in range(repeats):
        work()
    return (time.process_time() - start) / repeats


def _tape(tf, net: Network, images: np.ndarray, labels: np.ndarray):
    """TensorFlow's gradient of a network with sigmoid neurons, softmax and cross-entropy."""
    weights, biases = ([tf.Variable(array) for array in arrays] for arrays in (net.weights, net.biases))
    with tf.GradientTape() as tape:
        layer = tf.constant(images, net.dtype)
        for number, (w, b) in enumerate(zip(weights, biases, strict=True), 1):
            z = layer @ w + b
            layer = tf.sigmoid(z) if number < len(weights) else z
        cost = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, layer))
    return tuple([gradient.numpy() for gradient in part] for part in tape.gradient(cost, [weights, biases]))


def _by_scalars(net: Network, image: np.ndarray, label: int):
    """The same by helpers.autograd, for one image."""
    weights = [[[Scalar(w) for w in row] for row in matrix.tolist()] for matrix in net.weights]
    biases = [[Scalar(b) for b in row] for row in map(np.ndarray.tolist, net.biases)]
    layer = [Scalar(pixel) for pixel in image.tolist()]
    for matrix, row in zip(weights, biases, strict=True):
        z = [sum((a * w[k] for a, w in zip(layer, matrix, strict=True)), row[k]) for k in range(len(row))]
        layer = [value.sigmoid() for value in z]
    cost = sum((value.exp() for value in z[1:]), z[0].exp()).log() - z[label]
    cost.backward()
    return ([np.array([[w.slope for w in row] for row in matrix]) for matrix in weights],
            [np.array([b.slope for b in row]) for row in biases])
