"""What the learner writes in lesson 09 agrees with the helpers and with Keras; real models get the right verdicts.

The mistakes of exercises fit_model and convolutional_network are entered as descriptions: here they are made in Keras.
"""


import numpy as np
import pytest

from helpers.data import load_mnist
from helpers.exercises.judge import judge
from helpers.exercises.lesson_09 import _keras_models as keras_models
from helpers.exercises.lessons import load
from helpers.keras_twin import dense_network, load_keras, small_cnn

FIXTURES = ["keras"]


@pytest.fixture(scope="module")
def keras():
    return load_keras() or pytest.skip("TensorFlow is not installed")


def verdict(name, answer):
    found = judge(load(name), answer)
    return found.mistake or found.kind


@pytest.mark.parametrize("filters, size, channels", [(8, 5, 1), (24, 5, 8), (7, 3, 4)])
def test_parameters_are_counted_as_keras_counts(built, keras, filters, size, channels):
    layer = keras.layers.Conv2D(filters, size)
    layer.build((None, 28, 28, channels))
    assert built["conv_parameters"](filters, size, channels) == layer.count_params()


@pytest.mark.parametrize("patience", [1, 3])
def test_the_callback_does_as_keras_early_stopping(built, keras, patience):
    random = np.random.default_rng(1)
    images, labels = random.random((60, 20), dtype=np.float32), random.integers(0, 3, 60)
    results = []
    for callback in (built["KeepBest"](patience),
                     keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True)):
        model = dense_network([20, 30, 3], seed=2)
        model.compile(keras.optimizers.SGD(0.5), "sparse_categorical_crossentropy")
        history = model.fit(images[:30], labels[:30], epochs=30, batch_size=30, shuffle=False, verbose=0,
                            validation_data=(images[30:], labels[30:]), callbacks=[callback])
        results.append((len(history.epoch), model.get_weights()))
    assert results[0][0] == results[1][0] < 30
    for mine, theirs in zip(results[0][1], results[1][1], strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-6)


def test_real_callbacks_get_the_verdicts(built, keras):
    class Unreset(built["KeepBest"]):
        def on_epoch_end(self, epoch, logs=None):
            if logs["val_loss"] < self.lowest:
                self.lowest, self.best = logs["val_loss"], self.model.get_weights()
            else:
                self.waited += 1
                self.model.stop_training = self.waited >= self.patience

    class Unwritten(built["KeepBest"]):
        def on_epoch_end(self, epoch, logs=None):
            return ...

    assert verdict("keep_best", built["KeepBest"]) == "right"
    assert verdict("keep_best", Unreset) == "counter not reset"
    assert verdict("keep_best", Unwritten) == "unattempted"
    assert verdict("keep_best", keras.callbacks.Callback) in ("wrong", "error")


def fitted(keras, layers=None, loss=None, metrics=("accuracy",), held_out=True, count=3330, batch_size=128,
           one_hot=False, shape=(28, 28), scaled=True):
    """A model that has learnt images which are as easy as can be: class k has ink in place k."""
    random = np.random.default_rng(0)
    labels = random.integers(0, 10, count)
    images = (25 * random.random((count, 784))).astype(np.float32)
    images[np.arange(count), 40 * labels] = 1275
    images, targets = images.reshape(-1, *shape), np.eye(10)[labels] if one_hot else labels
    keras.utils.set_random_seed(0)
    layer = keras.layers
    layers = layers or [layer.Dense(64, "relu"), layer.Dense(10)]
    loss = loss or keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    scaling = [layer.Rescaling(1 / 255)] if scaled else []
    model = keras.Sequential([keras.Input(shape), *scaling, layer.Flatten(), *layers])
    model.compile(keras.optimizers.SGD(0.1, momentum=0.9), loss, metrics=list(metrics) or None)
    held = {"validation_data": (images[:100], targets[:100])} if held_out else {}
    return model, model.fit(images, targets, batch_size=batch_size, epochs=1, verbose=0, **held)


def test_real_fits_get_the_verdicts(keras):
    layer = keras.layers
    dense = layer.Dense
    answer = fitted(keras)
    assert verdict("fit_model", answer) == "right"
    for switches in ({"layers": [dense(64), layer.ReLU(), dense(10)]}, {"shape": (28, 28, 1)},
                     {"loss": keras.losses.CategoricalCrossentropy(from_logits=True), "one_hot": True}):
        assert verdict("fit_model", fitted(keras, **switches)) == "right"
    softmax = [dense(64, "relu"), dense(10, "softmax")]
    for expected, switches in [
            ("loss of probabilities", {"loss": "sparse_categorical_crossentropy"}),
            ("softmax in the model", {"layers": softmax, "loss": "sparse_categorical_crossentropy"}),
            ("softmax twice", {"layers": softmax}),
            ("not scaled", {"scaled": False}),
            ("no relu", {"layers": [dense(64), dense(10)]}),
            ("no hidden layer", {"layers": [dense(10)]}),
            ("squared error", {"loss": "mse", "one_hot": True}),
            ("squared error", {"loss": keras.losses.MeanSquaredError(), "one_hot": True}),
            ("no metrics", {"metrics": ()}),
            ("no held-out images", {"held_out": False}),
            ("learnt from all", {"count": 4000}),
            ("default batches", {"batch_size": 32})]:
        fresh = [type(one).from_config(one.get_config()) for one in switches.get("layers", [])]
        assert verdict("fit_model", fitted(keras, **{**switches, "layers": fresh or None})) == expected
    model, history = answer
    for wrong in ((model, None), (model, history.history), (history, model), model, (model, model)):
        found = judge(load("fit_model"), wrong)
        assert found.kind == "wrong" and len(" ".join(found.sentences)) > 30
    assert judge(load("fit_model"), (..., ...)).kind == "unattempted"


@pytest.fixture
def easy_bar(monkeypatch):
    monkeypatch.setattr(keras_models, "BARS", {"full": 0.05, "subset": 0.05})


def test_real_cnns_get_the_verdicts(keras, easy_bar):
    model = small_cnn(seed=3)
    assert verdict("convolutional_network", model) == "right"
    layer = keras.layers
    large = keras.Sequential([keras.Input((28, 28, 1)), layer.Conv2D(16, 5), layer.Flatten(), layer.Dense(10)])
    assert verdict("convolutional_network", large) == "too many parameters"
    assert verdict("convolutional_network", dense_network([784, 16, 10])) == "no filters"
    for wrong in (keras.Sequential([layer.Conv2D(8, 5)]), "a text", keras.Sequential([keras.Input((30, 30, 1))])):
        assert judge(load("convolutional_network"), wrong).kind == "wrong"
    assert judge(load("convolutional_network"), ...).kind == "unattempted"


def test_a_cnn_that_has_learnt_the_held_out_images_is_told_so(keras, easy_bar):
    count = len(load_mnist().train_labels)
    model = small_cnn(seed=3)
    for learnt, expected in ((count, "learnt from all"), (count - count // 6, "right")):
        model.history = type("History", (), {"params": {"steps": -(-learnt // 128)}})()
        keras_models._last.clear()
        assert verdict("convolutional_network", model) == expected


def test_fit_leaves_the_steps_of_an_epoch_with_the_model(keras):
    model = dense_network([4, 3])
    model.compile("sgd", "sparse_categorical_crossentropy")
    model.fit(np.zeros((10, 4)), np.zeros(10), batch_size=4, verbose=0)
    assert model.history.params["steps"] == 3


def test_an_untrained_cnn_is_called_untrained(keras):
    assert verdict("convolutional_network", small_cnn(seed=3)) == "not trained"


def test_a_model_that_is_trained_further_is_asked_again(keras):
    model = small_cnn(seed=3)
    before = keras_models.described_cnn(model)
    assert keras_models.described_cnn(model) is before
    model.set_weights([array + 0.01 for array in model.get_weights()])
    assert keras_models.described_cnn(model) is not before
