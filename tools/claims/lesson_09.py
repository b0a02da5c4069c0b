"""Claims about what tools and tricks add: F3, F7, F9 to F11, I5 and I8."""

from __future__ import annotations

import time
from functools import partial

import numpy as np

from helpers.data import Mnist, normalize, stratified_split
from helpers.gpu_times import read_gpu_times
from helpers.handwriting import random_rotations, random_shears, random_shifts
from helpers.keras_twin import dense_network, falling_adam, load_keras, small_cnn
from helpers.network import Network
from helpers.quiet_tensorflow import MISSING, no_native_messages
from helpers.two_workers import two_workers
from tools.claims.networks import WIDE
from tools.claims.registry import NeedsTensorflow, Value, claim, points, share
from tools.claims.source_texts import answer, notes

FEW = 1000
RECIPE = {"batch_size": 32, "learning_rate": 0.02, "momentum": 0.9}


def _keras():
    keras = load_keras()
    if keras is None:
        raise NeedsTensorflow(MISSING)
    return keras


@claim("F3", lesson="09", topic="accuracy", source=notes("Performance and Limitations, 16:13"),
       statement="Modern variants do better",
       verdict="true",
       result="a small network of filters, {{F3 full parameters}} parameters: {{F3 full cnn}}; 784-128-10 gets "
              "{{F3 full dense}} with the same optimizer and epochs, and {{F2 full 128}} by lesson 06's recipe",
       holds=lambda x: x.low.cnn > x.high.dense + 0.005 and x.high.parameters < 60_000, seeds=range(5), seconds=18)
def convolutions(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Lesson 09's network of filters, 3 epochs (15 on the subset); the control `dense` is 784-128-10 trained alike."""
    _keras()
    epochs = 3 if mnist.source == "full" else 15
    images, test_images = (normalize(part).reshape(-1, 28, 28, 1) for part in (mnist.train_images, mnist.test_images))
    read = {}
    for name, model in {"dense": dense_network(WIDE, seed=seed), "cnn": small_cnn(seed)}.items():
        shape = model.input_shape[1:]
        model.compile(falling_adam(len(images), 128, epochs), "sparse_categorical_crossentropy", steps_per_execution=20)
        model.fit(images.reshape(-1, *shape), mnist.train_labels, batch_size=128, epochs=epochs, verbose=0)
        guesses = model.predict(test_images.reshape(-1, *shape), batch_size=1000, verbose=0).argmax(axis=1)
        read[name] = guesses == mnist.test_labels
    return {name: share(right.mean()) for name, right in read.items()} | {
        "errors": Value(int(np.sum(~read["cnn"]))), "dense_errors": Value(int(np.sum(~read["dense"]))),
        "parameters": Value(model.count_params())}


@claim("F7", lesson="09", topic="accuracy", source=None,
       statement="Keras is fast by itself",
       verdict="false",
       result="784-128-10: an epoch of `fit` as it comes takes {{F7 full engine_all}} times the course's NumPy on "
              "60,000 images in batches of 64, and {{F7 full engine}} times on 3,200 in batches of 32, where much of "
              "it is the fixed cost of a call; 50 steps in one call make it {{F7 full steps}} times as fast",
       holds=lambda x: x.low.engine > 1.5 and x.low.engine_all > 1.2 and x.steps > 1.3, seeds=range(5), seconds=8)
def speed_of_keras(mnist: Mnist, seed: int) -> dict[str, Value]:
    """784-128-10 on 3,200 images: how many times as long an epoch takes as the fastest of three, by the processor.

    `engine_all`: the same with all training images in batches of 64, the faster of two epochs.
    """
    keras = _keras()
    images, labels = normalize(mnist.train_images), mnist.train_labels

    def seconds(function) -> float:
        start = time.process_time()
        function()
        return time.process_time() - start

    def keras_epoch(batch_size: int = 32, count: int = 3200, runs: int = 4, **compiling) -> float:
        model = dense_network(WIDE, seed=seed)
        model.compile(keras.optimizers.SGD(0.05), "sparse_categorical_crossentropy", **compiling)
        fit = partial(model.fit, images[:count], labels[:count], batch_size=batch_size, verbose=0)
        with no_native_messages():
            taken = [seconds(fit) / count for _ in range(runs)]
        return min(taken[1:])

    def engine_epoch(batch_size: int, count: int, epochs: int) -> float:
        net = Network(WIDE, activation="relu", seed=seed)
        train = partial(net.train, images[:count], labels[:count], batch_size=batch_size, epochs=epochs, seed=0)
        return min(seconds(train) / epochs / count for _ in range(3))

    plain, everything = keras_epoch(), len(images)
    return {"steps": Value(plain / keras_epoch(steps_per_execution=50)),
            "engine": Value(plain / engine_epoch(32, 3200, 4)),
            "engine_all": Value(keras_epoch(64, everything, 3) / engine_epoch(64, everything, 1))}


@claim("F9", lesson="09", topic="data", source=None,
       statement="`validation_split` holds back a fair sample",
       verdict="true with conditions", condition="if the images lie in a random order",
       result="it takes the last images as they lie: sorted by label, {{F9 full sorted}} of them are read, and in a "
              "random order {{F9 full shuffled}}",
       holds=lambda x: x.high.sorted < 0.2 and x.low.shuffled > 0.85, seeds=range(5), seconds=4)
def validation_split(mnist: Mnist, seed: int) -> dict[str, Value]:
    """784-128-10, two epochs of 6,000 images (subset: 4,000, four epochs) with `validation_split=0.1`: the share read.

    `sorted`: the images come sorted by label. `shuffled`: the same images in a random order.
    """
    keras = _keras()
    chosen = np.random.default_rng(seed).permutation(len(mnist.train_labels))[:6000]
    orders = {"shuffled": chosen, "sorted": chosen[mnist.train_labels[chosen].argsort(kind="stable")]}
    result = {}
    for name, order in orders.items():
        model = dense_network(WIDE, seed=seed)
        model.compile(keras.optimizers.SGD(0.05, momentum=0.9), "sparse_categorical_crossentropy",
                      metrics=["accuracy"], steps_per_execution=10)
        history = model.fit(normalize(mnist.train_images[order]), mnist.train_labels[order], validation_split=0.1,
                            batch_size=32, epochs=2 if mnist.source == "full" else 4, verbose=0)
        result[name] = share(history.history["val_accuracy"][-1])
    return result


@claim("F10", lesson="09", topic="accuracy", source=None,
       statement="A graphics card trains such networks faster",
       verdict="true with conditions", condition="if there is enough to multiply in each step",
       result="an H200 beside 16 processor cores, the same Keras on both: 784-16-16-10 in batches of 32 takes "
              "{{F10 full small}} times as long, 784-128-10 in batches of 64 {{F10 full wide}} times; "
              "784-4096-4096-10 is {{F10 full large}} times as fast, and in batches of 1,024 "
              "{{F10 full large_batches}} times",
       holds=lambda x: x.small > 2 and x.wide > 1.2 and x.large > 10 and x.large_batches > 10)
def gpu_against_cpu(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Ratios of the times in data/gpu.json, which tools/bench/gpu.py measures where there is a GPU; equal on both sets.

    `small`, `wide`: GPU over CPU in Keras; `engine_small`: GPU over the course's engine on one core. `large`,
    `large_batches`: CPU over GPU.
    """
    seconds = read_gpu_times().seconds

    def times(network: str, batch_size: int) -> float:
        return seconds["Keras GPU", network, batch_size] / seconds["Keras CPU", network, batch_size]

    small, large = "784-16-16-10", "784-4096-4096-10"
    return {"small": Value(times(small, 32)), "wide": Value(times("784-128-10", 64)),
            "engine_small": Value(seconds["Keras GPU", small, 32] / seconds["engine", small, 32]),
            "large": Value(1 / times(large, 64)), "large_batches": Value(1 / times(large, 1024))}


@claim("F11", lesson="09", topic="accuracy", source=None,
       statement="Two workers with half a batch each learn what one learns with the whole",
       verdict="true",
       result="two processes, 20 steps of 784-128-10: their weights differ from one worker's by at most "
              "{{F11 full to_whole_batch}}; with one half alone by {{F11 full half_batch}}",
       holds=lambda x: x.high.between_workers < 1e-6 and x.high.to_whole_batch < 1e-5 and x.low.half_batch > 1e-3,
       seeds=range(3), seconds=45)
def shared_batches(mnist: Mnist, seed: int) -> dict[str, Value]:
    """What `two_workers` finds, with images of its own for each seed."""
    _keras()
    order = np.random.default_rng(seed).permutation(len(mnist.train_labels))[:20 * 128]
    found = two_workers(normalize(mnist.train_images[order]), mnist.train_labels[order], seed=seed)
    return {name: Value(value) for name, value in found._asdict().items()}


@claim("I5", lesson="09", topic="limits", source=answer("Limitations and Edge Cases"),
       statement="Overfitting makes it poor on new images; regularisation and dropout help",
       verdict="true with conditions",
       condition="dropout helps a little, L2 hardly, early stopping not; changed images help more",
       result="1,000 images: {{I5 full plain_train median}} of them, {{I5 full plain}} of others; with L2 "
              "{{I5 full l2}}, early stopping {{I5 full early}}, dropout {{I5 full dropout}}, shifts by up to two "
              "pixels {{I5 full shifts}}",
       holds=lambda x: x.plain_train == 1 and x.low.l2_gain > 0 and x.high.l2_gain < 0.01
                       and x.low.dropout_gain > 0 and x.high.dropout_gain < 0.03 and x.high.early_gain < 0
                       and x.low.shifts_gain > 0.03, seeds=range(5), seconds=14)
def aids_against_overfitting(mnist: Mnist, seed: int) -> dict[str, Value]:
    """784-128-10 on 1,000 images for 60 epochs, one aid at a time; asked about a held-out sixth of the training images.

    `long`: 300 epochs. `early`: the lesson's callbacks, which watch 1,000 further training images. `..._gain`: against
    `plain`, seed by seed.
    """
    keras = _keras()
    (images, labels), watched, held_out = few_images(mnist, seed)
    layers, result = keras.layers, {}
    for name, epochs, l2 in (("plain", 60, 0), ("l2", 60, 1e-3), ("long", 300, 0)):
        net = Network(WIDE, activation="relu", seed=seed)
        net.train(images, labels, epochs=epochs, seed=seed, l2=l2, **RECIPE)  # type: ignore[arg-type]
        result[name] = share(net.accuracy(*held_out))
        if name != "l2":
            result[f"{name}_cost"] = Value(net.cost(*held_out))
        if name == "plain":
            result["plain_train"] = share(net.accuracy(images, labels))
    between = {"dropout": ([], [layers.Dropout(0.5)]), "early": ([], []),
               "shifts": ([layers.RandomTranslation(2 / 28, 2 / 28, fill_mode="constant")], [])}
    for name, (before, after) in between.items():
        keras.utils.set_random_seed(seed)
        model = keras.Sequential([keras.Input((28, 28, 1)), *before, layers.Flatten(),
                                  layers.Dense(128, activation="relu"), *after, layers.Dense(10)])
        model.compile(keras.optimizers.SGD(RECIPE["learning_rate"], momentum=RECIPE["momentum"]),
                      keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"],
                      steps_per_execution=32)
        if name == "early":
            model.fit(*_square(images, labels), batch_size=32, epochs=60, validation_data=_square(*watched), verbose=0,
                      validation_batch_size=1000, callbacks=[
                          keras.callbacks.ReduceLROnPlateau(factor=0.5, patience=2),
                          keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)])
        else:
            model.fit(_epochs_in_one(*_square(images, labels), RECIPE["batch_size"], 60),  # type: ignore[arg-type]
                      shuffle=False, verbose=0)
        _, accuracy = model.evaluate(*_square(*held_out), batch_size=1000, verbose=0)
        result[name] = share(accuracy)
    gains = {f"{aid}_gain": points(result[aid].number - result["plain"].number)
             for aid in ("l2", "dropout", "early", "shifts")}
    return result | gains


def _square(images: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return images.reshape(-1, 28, 28, 1), labels


def _epochs_in_one(images: np.ndarray, labels: np.ndarray, batch_size: int, epochs: int):
    """All epochs as a single one for `fit`, as in the lesson: between two it does more than in one of so few images."""
    import tensorflow as tf

    return tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(len(images)).repeat(epochs).batch(batch_size)


def few_images(mnist: Mnist, seed: int) -> tuple[tuple, ...]:
    """(images, labels) of 1,000 training images, of 1,000 others, and of a held-out sixth of the training images."""
    training, held_out = stratified_split(mnist.train_labels, 1 / 6, seed)
    order = np.random.default_rng(seed).permutation(training)
    return tuple((normalize(mnist.train_images[part]), mnist.train_labels[part])
                 for part in (order[:FEW], order[FEW:2 * FEW], held_out))


@claim("I8", lesson="09", topic="limits", source=None,
       statement="Few images mean overfitting",
       verdict="true",
       result="100 images: {{I8 full train_100 median}} of them, {{I8 full test_100}} of the test images; 300 images: "
              "{{I8 full test_300}}; 1,000 images: {{I8 full test_1000}}, and with turns, slants and shifts "
              "{{I8 full mixed}}",
       holds=lambda x: x.train_100 == 1 and x.high.test_100 < 0.85 and x.low.mixed > x.high.test_1000 + 0.02,
       seeds=range(5), seconds=6)
def so_many_images(mnist: Mnist, seed: int) -> dict[str, Value]:
    """784-128-10 after 80 epochs: `train_100` on its own 100 images, `test_100` and so on: on the test images.

    `mixed`: 1,000 images, each turned by up to 12 degrees, slanted by up to 0.2 and shifted by a pixel, in every epoch.
    """
    def changed(images: np.ndarray, random: np.random.Generator) -> np.ndarray:
        return random_shifts(random_shears(random_rotations(images, random, 12), random, 0.2), random)

    test, result = (normalize(mnist.test_images), mnist.test_labels), {}
    for size, augment in ((100, None), (300, None), (1000, None), (1000, changed)):
        _, chosen = stratified_split(mnist.train_labels, size / len(mnist.train_labels), seed)
        images, labels = normalize(mnist.train_images[chosen]), mnist.train_labels[chosen]
        net = Network(WIDE, activation="relu", seed=seed)
        net.train(images, labels, epochs=80, decay="linear", seed=seed, augment=augment)
        result["mixed" if augment else f"test_{size}"] = share(net.accuracy(*test))
        if size == 100:
            result["train_100"] = share(net.accuracy(images, labels))
    return result
