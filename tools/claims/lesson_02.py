"""Claims about the architecture, as in lesson 02: B1 to B5."""

from __future__ import annotations

import numpy as np

from helpers.confidence import confidence
from helpers.data import Mnist, normalize
from helpers.network import Network
from tools.claims.registry import Value, claim, percent


@claim("B1")
def textbook_network(mnist: Mnist, seed: int) -> dict[str, Value]:
    net = Network([mnist.train_images[0].size, 16, 16, 10])
    return {"parameters": Value(net.parameter_count), "weights": Value(sum(w.size for w in net.weights)),
            "biases": Value(sum(b.size for b in net.biases))}


@claim("B2")
def weights_and_biases(mnist: Mnist, seed: int) -> dict[str, Value]:
    net = Network([784, 16, 16, 10])
    connections = sum(before * after for before, after in zip(net.sizes[:-1], net.sizes[1:], strict=True))
    return {"connections": Value(connections), "biases": Value(sum(b.size for b in net.biases)),
            "neurons": Value(sum(net.sizes[1:]))}


@claim("B3", seeds=range(5), seconds=9)
def what_bends_buy(mnist: Mnist, seed: int) -> dict[str, Value]:
    """As in lesson 02, but with more epochs. `by_hand`: ten neurons whose weights are average digits, untrained."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
    means = np.stack([images[labels == digit].mean(axis=0) for digit in range(10)])
    sums = test_images @ means.T - (means**2).sum(axis=1) / 2
    result = {"by_hand": percent((sums.argmax(axis=1) == test_labels).mean())}

    nets = {name: Network([784, 128, 10], activation=name, seed=seed) for name in ("linear", "sigmoid", "tanh", "relu")}
    nets["none"] = Network([784, 10], seed=seed)
    for name, net in nets.items():
        net.train(images, labels, epochs=4 if mnist.source == "full" else 20, batch_size=32, decay="linear", seed=seed)
        result[name] = percent(net.accuracy(test_images, test_labels))
    return result


@claim("B4", seeds=range(5), seconds=2)
def sums_of_outputs(mnist: Mnist, seed: int) -> dict[str, Value]:
    """As in lesson 02: 784-16-16-10 with sigmoid outputs and with softmax, on test images, noise and a blank page."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    shown = {"test": normalize(mnist.test_images),
             "noise": np.random.default_rng(seed).random((1000, 784), dtype=np.float32), "blank": np.zeros((1, 784))}
    epochs = 2 if mnist.source == "full" else 20
    squashed = Network([784, 16, 16, 10], output="sigmoid", cost="quadratic", seed=seed)
    shared = Network([784, 16, 16, 10], output="softmax", seed=seed)
    for net in (squashed, shared):
        net.train(images, labels, epochs=epochs, seed=seed)

    result = {"softmax_furthest_from_1":
              Value(max(np.abs(shared.predict_proba(x).sum(axis=1) - 1).max() for x in shown.values()))}
    for name, x in shown.items():
        sums = squashed.predict_proba(x).sum(axis=1)
        result[f"sigmoid_{name}"] = Value(np.median(sums))
        if len(sums) > 1:
            result |= {f"sigmoid_{name}_lowest": Value(sums.min()), f"sigmoid_{name}_highest": Value(sums.max())}
    result["softmax_noise_confidence"] = percent(np.median(confidence(shared.predict_proba(shown["noise"]))))
    for name, net in (("sigmoid", squashed), ("softmax", shared)):
        result[f"{name}_accuracy"] = percent(net.accuracy(shown["test"], mnist.test_labels))
    return result


# Neurons of the hidden layers: epochs on the full set (four times as many on the subset), batch size, learning rate.
RECIPES = {(16, 16): (10, 32, 0.05), (128,): (5, 64, 0.1), (512, 512): (3, 128, 0.1)}


@claim("B5", seeds=range(3), seconds=18)
def how_many_parameters(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The counts of four networks, and what three of them reach with ReLU, momentum and a falling rate."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
    result = {"1024-1024": Value(Network([784, 1024, 1024, 10]).parameter_count)}
    for hidden, (epochs, batch_size, rate) in RECIPES.items():
        name = "-".join(map(str, hidden))
        net = Network([784, *hidden, 10], activation="relu", seed=seed)
        result[name] = Value(net.parameter_count)
        net.train(images, labels, epochs=epochs if mnist.source == "full" else 4 * epochs, batch_size=batch_size,
                  learning_rate=rate, decay="linear", seed=seed)
        result[f"{name}_accuracy"] = percent(net.accuracy(test_images, test_labels))
    return result
