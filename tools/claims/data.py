"""Claims about the images: A1 to A7."""

from __future__ import annotations

import numpy as np

from helpers.data import Mnist, normalize, stratified_split
from helpers.handwriting import centre_of_ink, longer_side
from helpers.network import Network
from tools.claims.registry import Value, claim, percent


@claim("A1")
def image_counts(mnist: Mnist, seed: int) -> dict[str, Value]:
    counts = np.bincount(mnist.train_labels)
    return {"train": Value(len(mnist.train_images)), "test": Value(len(mnist.test_images)),
            "rarest": Value(int(counts.min())), "most_frequent": Value(int(counts.max()))}


@claim("A2")
def pixels_per_image(mnist: Mnist, seed: int) -> dict[str, Value]:
    return {"pixels": Value(mnist.train_images[0].size)}


@claim("A3")
def dimensions(mnist: Mnist, seed: int) -> dict[str, Value]:
    rows, columns = mnist.train_images.shape[1:]
    return {"rows": Value(rows), "columns": Value(columns), "product": Value(rows * columns)}


@claim("A4")
def pixel_values(mnist: Mnist, seed: int) -> dict[str, Value]:
    images = mnist.train_images
    return {"levels": Value(len(np.unique(images))), "lowest": Value(int(images.min())),
            "highest": Value(int(images.max())), "zeros": percent(np.mean(images == 0)),
            "constant_pixels": Value(int(np.sum(images.min(axis=0) == images.max(axis=0))))}


@claim("A5", seconds=12)
def centred_and_clear(mnist: Mnist, seed: int) -> dict[str, Value]:
    rows, columns = centre_of_ink(mnist.train_images)
    sides = longer_side(mnist.train_images)
    test_images = normalize(mnist.test_images)
    misread = [trained_on_all(mnist, start).predict(test_images) != mnist.test_labels for start in range(5)]
    return {"centre_row": Value(rows.mean(), "pixels"), "centre_column": Value(columns.mean(), "pixels"),
            "centre_spread": Value(rows.std(), "pixels"),
            "furthest": Value(np.hypot(rows - 14, columns - 14).max(), "pixels"),
            "longer_side_20": percent(np.mean(sides == 20)), "longest_side": Value(int(sides.max()), "pixels"),
            "missed_by_all": Value(int(np.all(misread, axis=0).sum()))}


@claim("A6", seconds=0.3)
def duplicates(mnist: Mnist, seed: int) -> dict[str, Value]:
    seen = set(map(bytes, mnist.train_images))
    return {"duplicates": Value(sum(bytes(image) in seen for image in mnist.test_images))}


PASSES = {100: 60, 300: 60, 1000: 40, 3000: 20, 4000: 20, 10000: 8, 30000: 5, 60000: 5}


@claim("A7", seeds=range(5), seconds=6)
def training_sizes(mnist: Mnist, seed: int) -> dict[str, Value]:
    test_images = normalize(mnist.test_images)
    result = {}
    for size in PASSES:
        if size < len(mnist.train_labels):
            _, chosen = stratified_split(mnist.train_labels, size / len(mnist.train_labels), seed)
            net = trained_on_all(mnist, seed, chosen, PASSES[size])
        elif size == len(mnist.train_labels):
            net = trained_on_all(mnist, seed)
        else:
            continue
        result[str(size)] = percent(net.accuracy(test_images, mnist.test_labels))
    return result


def trained_on_all(mnist: Mnist, seed: int, chosen=slice(None), epochs: int | None = None) -> Network:
    """Lesson 00's network and recipe, on all training images or on the `chosen` ones."""
    net = Network([784, 128, 10], activation="relu", seed=seed)
    net.train(normalize(mnist.train_images[chosen]), mnist.train_labels[chosen],
              epochs=epochs or PASSES[len(mnist.train_labels)], decay="linear", seed=seed)
    return net
