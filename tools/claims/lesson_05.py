"""Claims about the way back: C2, E6 and E11."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from threadpoolctl import threadpool_limits

from helpers.data import Mnist, normalize
from helpers.gradients import compare, finite_differences
from helpers.network import Network
from helpers.quiet_tensorflow import MISSING, load_tensorflow
from tools.claims.networks import SMALL
from tools.claims.registry import NeedsTensorflow, Value, claim, share
from tools.claims.source_texts import notes

DEEP = [784, 30, 30, 30, 30, 30, 30, 10]


@claim("C2", lesson="05", topic="the start", source=notes("Initial State and Cost Function, 3:19"),
       statement="All weights and biases start at random",
       verdict="true with conditions", condition="with a hidden layer the weights must not all be 0; biases may",
       result="everything at 0: ReLU stays at {{C2 full relu}} and sigmoid at {{C2 full sigmoid}}, without a hidden "
              "layer {{C2 full no_hidden}}; biases at 0 and random weights give {{C2 full random_weights}}",
       holds=lambda x: x.high.sigmoid < 0.5 and x.high.relu < 0.15 and x.low.no_hidden > 0.9
                       and x.low.random_weights > 0.9,
       seeds=range(5), seconds=12)
def zero_starts(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Three epochs, from all zeros or not. `sigmoid_apart`: largest difference between two hidden neurons' weights."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    test_images = normalize(mnist.test_images)
    result = {}
    for name, sizes, start in (
            ("relu", [784, 16, 10], {"activation": "relu", "init": "zeros"}),
            ("sigmoid", [784, 16, 10], {"init": "zeros", "dtype": "float64"}),
            ("sigmoid_float32", [784, 16, 10], {"init": "zeros"}),
            ("no_hidden", [784, 10], {"init": "zeros"}),
            ("random_weights", [784, 16, 10], {"seed": seed})):
        net = Network(sizes, **start)
        net.train(images, labels, epochs=3 if mnist.source == "full" else 15, seed=seed)
        result[name] = share(net.accuracy(test_images, mnist.test_labels))
        if name == "sigmoid":
            result["sigmoid_apart"] = Value(float(np.ptp(net.weights[0], axis=1).max()))
    return result


@claim("E6", lesson="05", topic="gradient descent", source=notes("Gradient Descent, 9:23"),
       statement="Backpropagation finds the gradient efficiently and correctly",
       verdict="true",
       result="equal to TensorFlow's but for {{E6 full tape_float64}}; for one image {{E6 full times_1}} times faster "
              "than nudging every weight",
       holds=lambda x: x.high.tape_float64 < 1e-12 and x.low.times_1 > 1000, seeds=range(5), seconds=12)
def four_ways(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Largest difference over the largest slope of a layer, the worst layer; and how many times faster it is.

    Times are the processor's, one thread. float32 is nudged by 0.01, float64 by 0.00001.
    """
    tf = load_tensorflow()
    if tf is None:
        raise NeedsTensorflow(MISSING)
    chosen = np.random.default_rng(seed).choice(len(mnist.train_images), 32, replace=False)
    images, labels = normalize(mnist.train_images[chosen]), mnist.train_labels[chosen].astype(int)
    result = {}
    with threadpool_limits(limits=1, user_api="blas"):
        for dtype, step in (("float64", 1e-5), ("float32", 1e-2)):
            net = Network(SMALL, dtype=dtype, seed=seed)
            gradients = net.gradients(images, labels)
            measured = finite_differences(net, images, labels, step)
            result[f"nudging_{dtype}"] = Value(_worst(measured, gradients))
            result[f"tape_{dtype}"] = Value(_worst(_tape(tf, net, images, labels), gradients))
        net = Network(SMALL, dtype="float64", seed=seed)
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


@claim("E11", lesson="05", topic="gradient descent", source=None,
       statement="Slopes fade on their way back through sigmoid layers",
       verdict="true with conditions", condition="how much depends on the weights; measured at the start",
       result="the last layer's are {{E11 full sigmoid_last_to_first}} times the first's, with hidden weights four "
              "times as large {{E11 full large_last_to_first}} times; with ReLU {{E11 full relu_last_to_first}} times",
       holds=lambda x: x.low.sigmoid_last_to_first > 1000 and x.high.relu_last_to_first < 10
       and x.high.large_last_to_first < 1000 and x.low.large_accuracy > x.high.sigmoid_accuracy,
       seeds=range(5), seconds=6)
def fading(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Six hidden layers of 30. Typical slope: root of the mean square.

    `large`: sigmoid neurons whose weights from one hidden layer to the next are four times as large at the start.
    """
    images, labels = normalize(mnist.train_images), mnist.train_labels
    result = {}
    for name, activation, factor in (("sigmoid", "sigmoid", 1), ("large", "sigmoid", 4), ("relu", "relu", 1)):
        net = Network(DEEP, activation=activation, seed=seed)
        for weights in net.weights[1:-1]:
            weights *= factor
        sizes = [float(np.sqrt(np.mean(w**2))) for w in net.gradients(images[:1000], labels[:1000])[0]]
        result[f"{name}_last_to_first"] = Value(sizes[-1] / sizes[0])
        net.train(images, labels, epochs=1 if mnist.source == "full" else 15, learning_rate=0.03, seed=seed)
        result[f"{name}_accuracy"] = share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))
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
