"""The exercises fit_model and keep_best with answers made in Keras, beyond those that their lesson's own test makes."""

import numpy as np
import pytest

from helpers.exercises.judge import judge
from helpers.exercises.lessons import load
from helpers.keras_twin import load_keras


@pytest.fixture(scope="module")
def keras():
    return load_keras() or pytest.skip("TensorFlow is not installed")


@pytest.fixture(scope="module")
def fitted(keras):
    """A function that makes a (model, history): images that are as easy as can be, class k has ink in place k."""
    random = np.random.default_rng(0)
    labels = random.integers(0, 10, 3330)
    images = (25 * random.random((3330, 784))).astype(np.float32)
    images[np.arange(3330), 40 * labels] = 1275
    images = images.reshape(-1, 28, 28)

    def fit(optimizer=None, logits=True, output=None, between=(), functional=False, **settings):
        keras.utils.set_random_seed(0)
        inputs = keras.Input((28, 28))
        layers = [keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(64, "relu"), *between,
                  keras.layers.Dense(10, output)]
        outputs = inputs
        for layer in layers:
            outputs = layer(outputs)
        model = keras.Model(inputs, outputs) if functional else keras.Sequential([inputs, *layers])
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=logits)
        model.compile(optimizer or keras.optimizers.SGD(0.05, momentum=0.9), loss, metrics=["accuracy"], **settings)
        return model, model.fit(images, labels, batch_size=128, verbose=0, validation_data=(images[:99], labels[:99]))
    return fit


def verdict(name, answer):
    found = judge(load(name), answer)
    return found.mistake or found.kind


@pytest.mark.parametrize("switches", [{}, {"steps_per_execution": 10}, {"functional": True}])
def test_right_fits_are_right_however_they_are_made(fitted, switches):
    assert verdict("fit_model", fitted(**switches)) == "right"


def test_wrong_fits_are_told_apart(keras, fitted):
    for expected, switches in [
            ("another optimizer", {"optimizer": "adam"}), ("all defaults", {"optimizer": "sgd"}),
            ("no momentum", {"optimizer": keras.optimizers.SGD(0.05)}),
            ("default rate", {"optimizer": keras.optimizers.SGD(momentum=0.9)}),
            ("loss of probabilities", {"logits": False}), ("softmax twice", {"output": "softmax"}),
            ("softmax in the model", {"logits": False, "output": "softmax"}),
            ("dropout", {"between": [keras.layers.Dropout(0.2)]})]:
        assert verdict("fit_model", fitted(**switches)) == expected
    found = judge(load("fit_model"), (fitted()[0], fitted()[1]))
    assert found.kind == "wrong" and "not that of this model" in found.sentences[0]


def test_what_is_missing_in_a_callback_is_told(keras):
    class KeepBest(keras.callbacks.Callback):
        def __init__(self, patience):
            super().__init__()
            self.patience, self.lowest, self.best, self.waited = patience, np.inf, None, 0

        def on_train_end(self, logs=None):
            if self.best is not None:
                self.model.set_weights(self.best)

    class Forgetful(KeepBest):
        keeps, remembers, what = True, True, "val_loss"

        def on_epoch_end(self, epoch, logs=None):
            if logs[self.what] < self.lowest:
                self.waited = 0
                self.lowest = logs[self.what] if self.remembers else self.lowest
                self.best = self.model.get_weights() if self.keeps else None
            else:
                self.waited += 1
                self.model.stop_training = self.waited >= self.patience

    assert verdict("keep_best", KeepBest) == "nothing happens"
    assert verdict("keep_best", Forgetful) == "right"
    assert verdict("keep_best", type("KeepBest", (Forgetful,), {"keeps": False})) == "weights not kept"
    assert verdict("keep_best", type("KeepBest", (Forgetful,), {"remembers": False})) == "lowest not remembered"
    assert verdict("keep_best", type("KeepBest", (Forgetful,), {"what": "val_accuracy"})) == "watches the accuracy"
