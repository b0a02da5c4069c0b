"""Claims about the images: A1 to A7 and E10."""

from __future__ import annotations

import numpy as np

from helpers.data import Mnist, normalize, stratified_split
from helpers.handwriting import centre_of_ink, longer_side
from helpers.network import Network
from tools.claims.networks import WIDE, trained, wide
from tools.claims.registry import Value, claim, share
from tools.claims.source_texts import answer, jaffe, notes


@claim("A1", lesson="01", topic="data", source=jaffe("Training Data Scale"),
       statement="60,000 images to train on and 10,000 to test on",
       verdict="true",
       result="{{A1 full train}} and {{A1 full test}}; the classes are not equal: {{A1 full rarest}} to "
              "{{A1 full most_frequent}} images",
       holds=lambda x: x.train == 60_000 and x.test == 10_000)
def image_counts(mnist: Mnist, seed: int) -> dict[str, Value]:
    counts = np.bincount(mnist.train_labels)
    return {"train": Value(len(mnist.train_images)), "test": Value(len(mnist.test_images)),
            "rarest": Value(int(counts.min())), "most_frequent": Value(int(counts.max()))}


@claim("A2", lesson="01", topic="data", source=jaffe("Training Data Scale"),
       statement="784 pixels an image",
       verdict="true",
       result="{{A2 full pixels}}",
       holds=lambda x: x.pixels == 784)
def pixels_per_image(mnist: Mnist, seed: int) -> dict[str, Value]:
    return {"pixels": Value(mnist.train_images[0].size)}


@claim("A3", lesson="01", topic="data", source=jaffe("Training Data Scale"),
       statement="2,828 image dimensions",
       verdict="false",
       result="{{A3 full rows}} times {{A3 full columns}} is {{A3 full product}}",
       holds=lambda x: x.product == 784)
def dimensions(mnist: Mnist, seed: int) -> dict[str, Value]:
    rows, columns = mnist.train_images.shape[1:]
    return {"rows": Value(rows), "columns": Value(columns), "product": Value(rows * columns)}


@claim("A4", lesson="01", topic="data", source=notes("Neural Network Structure Recap, 0:37"),
       statement="Pixels are grey values between 0 and 1",
       verdict="true with conditions", condition="after a division by 255",
       result="the files hold whole numbers from {{A4 full lowest}} to {{A4 full highest}}; 0 to 1 only after a "
              "division. {{A4 full zeros}} of them are 0",
       holds=lambda x: x.highest == 255 and x.levels == 256)
def pixel_values(mnist: Mnist, seed: int) -> dict[str, Value]:
    images = mnist.train_images
    return {"levels": Value(len(np.unique(images))), "lowest": Value(int(images.min())),
            "highest": Value(int(images.max())), "zeros": share(np.mean(images == 0)),
            "constant_pixels": Value(int(np.sum(images.min(axis=0) == images.max(axis=0))))}


@claim("A5", lesson="01", topic="data", source=notes("Performance and Limitations, 15:41"),
       statement="The network sees only clear, centred digits",
       verdict="true with conditions",
       condition="centred they are; clear they are not all, at least not to five networks",
       result="centred, yes: the centre of ink is never more than {{A5 full furthest}} off the middle. Clear, no: "
              "{{A5 full missed_by_all}} test images are misread by all of five networks",
       holds=lambda x: x.furthest < 1 and x.missed_by_all > 50, seconds=12)
def centred_and_clear(mnist: Mnist, seed: int) -> dict[str, Value]:
    rows, columns = centre_of_ink(mnist.train_images)
    sides = longer_side(mnist.train_images)
    test_images = normalize(mnist.test_images)
    misread = [wide(mnist, start).predict(test_images) != mnist.test_labels for start in range(5)]
    return {"centre_row": Value(rows.mean(), "pixels"), "centre_column": Value(columns.mean(), "pixels"),
            "centre_spread": Value(rows.std(), "pixels"),
            "furthest": Value(np.hypot(rows - 14, columns - 14).max(), "pixels"),
            "longer_side_20": share(np.mean(sides == 20)), "longest_side": Value(int(sides.max()), "pixels"),
            "missed_by_all": Value(int(np.all(misread, axis=0).sum()))}


@claim("A6", lesson="01", topic="data", source=jaffe("the text on the testing phase"),
       statement="The test images are completely new to the network",
       verdict="true",
       result="{{A6 full duplicates}} of them are also training images, pixel for pixel; near copies were not looked "
              "for",
       holds=lambda x: x.duplicates == 0, seconds=0.3)
def duplicates(mnist: Mnist, seed: int) -> dict[str, Value]:
    seen = set(map(bytes, mnist.train_images))
    return {"duplicates": Value(sum(bytes(image) in seen for image in mnist.test_images))}


PASSES = {100: 60, 300: 60, 1000: 40, 3000: 20, 4000: 20, 10000: 8, 30000: 5, 60000: 5}


@claim("A7", lesson="01", topic="data", source=jaffe("Neural Network Prediction Approach, under cons"),
       statement="It takes a large data set to be reliable",
       verdict="true with conditions", condition="if reliable means the last points of accuracy",
       result="100 images give {{A7 full 100}}, 1,000 give {{A7 full 1000}}, all give {{A7 full 60000}}",
       holds=lambda x: x["100"] > 0.7 and x["1000"] + 0.05 < x["60000"], seeds=range(5), seconds=6)
def training_sizes(mnist: Mnist, seed: int) -> dict[str, Value]:
    test_images = normalize(mnist.test_images)
    result = {}
    for size in PASSES:
        if size < len(mnist.train_labels):
            _, chosen = stratified_split(mnist.train_labels, size / len(mnist.train_labels), seed)
            net = trained(Network(WIDE, activation="relu", seed=seed), mnist, PASSES[size], PASSES[size], chosen,
                          decay="linear")
        elif size == len(mnist.train_labels):
            net = wide(mnist, seed)
        else:
            continue
        result[str(size)] = share(net.accuracy(test_images, mnist.test_labels))
    return result


@claim("E10", lesson="01", topic="gradient descent", source=answer("Data Preparation"),
       statement="Pixel values are often scaled, to 0 to 1 for example",
       verdict="true",
       result="how often was not counted. What it does: the same recipe with ReLU gives {{E10 full raw_test}} on 0 to "
              "255 and {{E10 full unit_test}} on 0 to 1; with sigmoid neurons {{E10 full raw_sigmoid_test}} and "
              "{{E10 full unit_sigmoid_test}}",
       holds=lambda x: x.high.raw_test < 0.2 and x.low.unit_test > 0.9
                       and x.high.raw_sigmoid_test < x.low.unit_sigmoid_test, seeds=range(5), seconds=12)
def scales(mnist: Mnist, seed: int) -> dict[str, Value]:
    """As in lesson 01, judged on held-out training images; `..._test`: trained on all, judged on the test images."""
    labels = mnist.train_labels
    training, held_out = stratified_split(labels, 1 / 6)
    raw, test = (images.reshape(-1, 784).astype(np.float32) for images in (mnist.train_images, mnist.test_images))
    mean, spread = raw[training].mean(), raw[training].std()
    scaled = {"raw": (raw, test), "unit": (raw / 255, test / 255),
              "standardised": ((raw - mean) / spread, (test - mean) / spread)}

    def accuracy(images, labels, new_images, new_labels, learning_rate=0.1, activation="relu") -> Value:
        net = Network(WIDE, activation=activation, seed=seed)
        net.train(images, labels, epochs=3 if mnist.source == "full" else 15, batch_size=64, momentum=0,
                  learning_rate=learning_rate, seed=seed)
        return share(net.accuracy(new_images, new_labels))

    result = {}
    for name, (images, new) in scaled.items():
        result[name] = accuracy(images[training], labels[training], images[held_out], labels[held_out])
        result[f"{name}_test"] = accuracy(images, labels, new, mnist.test_labels)
        result[f"{name}_sigmoid_test"] = accuracy(images, labels, new, mnist.test_labels, activation="sigmoid")
    result["raw_small_rate"] = accuracy(raw[training], labels[training], raw[held_out], labels[held_out], 0.001)
    result["raw_tiny_rate_test"] = accuracy(raw, labels, test, mnist.test_labels, 0.00001)
    return result
