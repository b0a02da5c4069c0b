"""Claims about what tools and tricks add: F3, F7 and I5."""

from __future__ import annotations

import time
from functools import partial

import numpy as np

from helpers.data import Mnist, normalize, stratified_split
from helpers.handwriting import random_shifts
from helpers.keras_twin import dense_network, falling_adam, load_keras, small_cnn
from helpers.network import History, Network
from helpers.quiet_tensorflow import MISSING, no_native_messages
from tools.claims.networks import WIDE
from tools.claims.registry import NeedsTensorflow, Value, claim, share
from tools.claims.source_texts import answer, notes

FEW = 1000
RECIPE = {"epochs": 60, "batch_size": 32, "learning_rate": 0.02, "momentum": 0.9}


def _keras():
    keras = load_keras()
    if keras is None:
        raise NeedsTensorflow(MISSING)
    return keras


@claim("F3", lesson="09", topic="accuracy", source=notes("Performance and Limitations, 16:13"),
       statement="Modern variants do better",
       verdict="true",
       result="a small network of filters, {{F3 full parameters}} parameters: {{F3 full cnn}}; 784-128-10 gets "
              "{{F2 full 128}}",
       holds=lambda x: x.low.cnn > 0.987 and x.high.parameters < 60_000, seeds=range(5), seconds=14)
def convolutions(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Lesson 09's network of filters and recipe: 3 epochs, 15 on the subset."""
    _keras()
    epochs = 3 if mnist.source == "full" else 15
    images, test_images = (normalize(part).reshape(-1, 28, 28, 1) for part in (mnist.train_images, mnist.test_images))
    model = small_cnn(seed)
    model.compile(falling_adam(len(images), 128, epochs), "sparse_categorical_crossentropy", steps_per_execution=20)
    model.fit(images, mnist.train_labels, batch_size=128, epochs=epochs, verbose=0)
    guesses = model.predict(test_images, batch_size=1000, verbose=0).argmax(axis=1)
    return {"cnn": share((guesses == mnist.test_labels).mean()),
            "errors": Value(int(np.sum(guesses != mnist.test_labels))), "parameters": Value(model.count_params())}


@claim("F7", lesson="09", topic="accuracy", source=None,
       statement="Keras is fast by itself",
       verdict="false",
       result="784-128-10 on 3,200 images in batches of 32: `fit` as it comes takes {{F7 full engine}} times the "
              "course's NumPy; with 50 steps in one call it is {{F7 full steps}} times as fast as before",
       holds=lambda x: x.low.engine > 1.5 and x.steps > 1.3, seeds=range(5), seconds=4)
def speed_of_keras(mnist: Mnist, seed: int) -> dict[str, Value]:
    """784-128-10 on 3,200 images: how many times as long an epoch takes as the fastest of three, by the processor.

    `jit_first`: seconds of the first epoch, which compiles, over those of the epochs after it.
    """
    keras = _keras()
    images, labels = normalize(mnist.train_images[:3200]), mnist.train_labels[:3200]

    def seconds(function) -> float:
        start = time.process_time()
        function()
        return time.process_time() - start

    def epochs(batch_size: int, count: int = 3200, **compiling) -> tuple[float, float]:
        model = dense_network(WIDE, seed=seed)
        model.compile(keras.optimizers.SGD(0.05), "sparse_categorical_crossentropy", **compiling)
        fit = partial(model.fit, images[:count], labels[:count], batch_size=batch_size, verbose=0)
        with no_native_messages():
            taken = [seconds(fit) * 3200 / count for _ in range(4)]
        return taken[0], min(taken[1:])

    _, plain = epochs(32)
    jit_first, jit = epochs(32, steps_per_execution=50, jit_compile=True)
    _, many = epochs(32, steps_per_execution=50)
    _, large = epochs(256)
    _, eager = epochs(32, count=320, run_eagerly=True)
    net = Network(WIDE, activation="relu", seed=seed)
    engine = min(seconds(lambda: net.train(images, labels, epochs=4, batch_size=32, seed=0)) / 4 for _ in range(3))
    return {"eager": Value(eager / plain), "steps": Value(plain / many), "jit": Value(many / jit),
            "batch": Value(plain / large), "engine": Value(plain / engine), "jit_first": Value(jit_first / jit)}


@claim("I5", lesson="09", topic="limits", source=answer("Limitations and Edge Cases"),
       statement="Overfitting makes it poor on new images; regularisation and dropout help",
       verdict="true with conditions", condition="they help a little; changed images help more",
       result="1,000 images: {{I5 full plain_train median}} of them, {{I5 full plain}} of the test images; with L2 "
              "{{I5 full l2_small}}, dropout {{I5 full dropout}}, early stopping {{I5 full early}}, shifts by a pixel "
              "{{I5 full shifts_1}}",
       holds=lambda x: x.plain_train == 1 and x.l2_small < x.plain + 0.01 and x.dropout < x.plain + 0.02
                       and x.low.shifts_1 > x.plain + 0.03, seeds=range(5), seconds=11)
def aids_against_overfitting(mnist: Mnist, seed: int) -> dict[str, Value]:
    """784-128-10 on 1,000 images, one recipe, one aid at a time; early stopping watches 1,000 other training images."""
    keras = _keras()
    images, labels, others, test = few_images(mnist, seed)

    def trained(epochs: int = 60, **aid) -> tuple[Network, History]:
        net = Network(WIDE, activation="relu", seed=seed)
        history = net.train(images, labels, seed=seed, **(RECIPE | {"epochs": epochs} | aid))
        return net, history

    plain, _ = trained()
    result = {"plain_train": share(plain.accuracy(images, labels)), "plain": share(plain.accuracy(*test)),
              "plain_cost": Value(plain.cost(*test))}
    _, watched = trained(epochs=120, validation=others)
    best = int(np.argmin(watched.validation_cost)) + 1
    stopped, _ = trained(epochs=best)  # no decay: the same way, ended there
    for name, (net, _) in {"long": trained(epochs=300), "early": (stopped, None),
                           "l2_small": trained(l2=1e-3), "l2_large": trained(l2=1e-2),
                           "shifts_1": trained(augment=random_shifts),
                           "shifts_2": trained(augment=partial(random_shifts, pixels=2))}.items():
        result[name] = share(net.accuracy(*test))
        if name in ("long", "early", "l2_small"):
            result[f"{name}_cost"] = Value(net.cost(*test))
    model = dense_network(WIDE, dropout=0.5, seed=seed)
    model.compile(keras.optimizers.SGD(RECIPE["learning_rate"], momentum=RECIPE["momentum"]),
                  "sparse_categorical_crossentropy", metrics=["accuracy"], steps_per_execution=32)
    model.fit(images, labels, batch_size=32, epochs=RECIPE["epochs"], verbose=0)
    _, accuracy = model.evaluate(*test, batch_size=1000, verbose=0)
    return result | {"dropout": share(accuracy)}


def few_images(mnist: Mnist, seed: int) -> tuple:
    """1,000 training images, their labels, (1,000 other images, labels), and the test set."""
    rest, chosen = stratified_split(mnist.train_labels, FEW / len(mnist.train_labels), seed)
    held_out = rest[:FEW]
    return (normalize(mnist.train_images[chosen]), mnist.train_labels[chosen],
            (normalize(mnist.train_images[held_out]), mnist.train_labels[held_out]),
            (normalize(mnist.test_images), mnist.test_labels))
