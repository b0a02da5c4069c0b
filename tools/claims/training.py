"""Claims about networks before and while they learn: C1 and E10."""

from __future__ import annotations

import numpy as np

from helpers.data import Mnist, normalize, stratified_split
from helpers.network import Network
from tools.claims.registry import Value, claim, percent


@claim("C1", seeds=range(100), seconds=0.15)
def untrained(mnist: Mnist, seed: int) -> dict[str, Value]:
    images, labels = normalize(mnist.test_images), mnist.test_labels
    textbook = Network([784, 16, 16, 10], output="sigmoid", cost="quadratic", init="normal", seed=seed)
    small = Network([784, 16, 16, 10], activation="relu", seed=seed)
    wide = Network([784, 128, 10], activation="relu", seed=seed)
    return {"textbook": percent(textbook.accuracy(images, labels)),
            "textbook_cost": Value(textbook.cost(images, labels)),
            "relu": percent(small.accuracy(images, labels)), "wide_relu": percent(wide.accuracy(images, labels))}


@claim("E10", seeds=range(5), seconds=12)
def scales(mnist: Mnist, seed: int) -> dict[str, Value]:
    """As in lesson 01, judged on held-out training images; `..._test`: trained on all, judged on the test images."""
    labels = mnist.train_labels
    training, held_out = stratified_split(labels, 1 / 6)
    raw, test = (images.reshape(-1, 784).astype(np.float32) for images in (mnist.train_images, mnist.test_images))
    mean, spread = raw[training].mean(), raw[training].std()
    scaled = {"raw": (raw, test), "unit": (raw / 255, test / 255),
              "standardised": ((raw - mean) / spread, (test - mean) / spread)}

    def accuracy(images, labels, new_images, new_labels, learning_rate=0.1, activation="relu") -> Value:
        net = Network([784, 128, 10], activation=activation, seed=seed)
        net.train(images, labels, epochs=3 if mnist.source == "full" else 15, batch_size=64, momentum=0,
                  learning_rate=learning_rate, seed=seed)
        return percent(net.accuracy(new_images, new_labels))

    result = {}
    for name, (images, new) in scaled.items():
        result[name] = accuracy(images[training], labels[training], images[held_out], labels[held_out])
        result[f"{name}_test"] = accuracy(images, labels, new, mnist.test_labels)
        result[f"{name}_sigmoid_test"] = accuracy(images, labels, new, mnist.test_labels, activation="sigmoid")
    result["raw_small_rate"] = accuracy(raw[training], labels[training], raw[held_out], labels[held_out], 0.001)
    result["raw_tiny_rate_test"] = accuracy(raw, labels, test, mnist.test_labels, 0.00001)
    return result
