"""Keras as a contender: `fit` as it comes, and with the two settings that make it faster on small networks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from helpers.quiet_tensorflow import no_native_messages
from tools.bench.plan import Recipe
from tools.bench.trainer import CLOCK, Trainer

STEPS_PER_EXECUTION = 64


def _keras(recipe: Recipe, images: np.ndarray, labels: np.ndarray, **compiling) -> Trainer:
    with no_native_messages():
        import keras

        keras.utils.set_random_seed(recipe.seed)
        rate = recipe.learning_rate
        if recipe.falling:
            steps = recipe.epochs * -(-len(images) // recipe.batch_size)
            rate = keras.optimizers.schedules.PolynomialDecay(rate, steps, end_learning_rate=0.0)
        model = keras.Sequential([
            keras.Input((recipe.sizes[0],)), *(keras.layers.Dense(n, "relu") for n in recipe.sizes[1:-1]),
            keras.layers.Dense(recipe.sizes[-1], "softmax")])
        model.compile(keras.optimizers.SGD(rate, momentum=0.9), "sparse_categorical_crossentropy", **compiling)

    class Timer(keras.callbacks.Callback):
        def __init__(self, stop: Callable[[], bool]):
            super().__init__()
            self.stop = stop
            self.seconds: list[float] = []

        def on_epoch_begin(self, epoch, logs=None):
            self.start = CLOCK()

        def on_epoch_end(self, epoch, logs=None):
            self.seconds.append(CLOCK() - self.start)
            self.model.stop_training = self.stop()

    def train(epochs: int, stop: Callable[[], bool]) -> list[float]:
        timer = Timer(stop)
        with no_native_messages():
            model.fit(images, labels, batch_size=recipe.batch_size, epochs=epochs, verbose=0, callbacks=[timer])
        return timer.seconds
    return Trainer(train, lambda images: np.asarray(model(images)).argmax(axis=1))


def keras_default(recipe: Recipe, images: np.ndarray, labels: np.ndarray) -> Trainer:
    """`fit` as it comes (which compiles with XLA where it can), without metrics."""
    return _keras(recipe, images, labels)


def keras_tuned(recipe: Recipe, images: np.ndarray, labels: np.ndarray) -> Trainer:
    """`fit` with many steps in one call of TensorFlow, compiled by XLA."""
    return _keras(recipe, images, labels, steps_per_execution=STEPS_PER_EXECUTION, jit_compile=True)
