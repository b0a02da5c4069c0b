"""A network and its Keras twin: the same outputs, cost and steps, there and back, for every kind of network."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from helpers.functions import ACTIVATIONS, OUTPUTS
from helpers.keras_twin import (
    as_history,
    dense_network,
    falling_adam,
    from_keras,
    keras_cost,
    largest_gap,
    load_keras,
    small_cnn,
    to_keras,
    weights_in_order,
)
from helpers.network import History, Network

KINDS = list(product(ACTIVATIONS, OUTPUTS, ("cross_entropy", "quadratic")))


@pytest.fixture(scope="module")
def keras():
    return load_keras() or pytest.skip("TensorFlow is not installed")


@pytest.fixture(scope="module")
def data():
    random = np.random.default_rng(0)
    return random.random((40, 20), dtype=np.float32), random.integers(0, 5, 40)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("activation, output, cost", KINDS)
def test_there_and_back_with_equal_outputs(keras, data, activation, output, cost, dtype):
    images, _ = data
    net = Network([20, 9, 7, 5], activation, output, cost, init="normal", dtype=dtype, seed=3)
    model = to_keras(net)
    np.testing.assert_allclose(np.asarray(model(images)), net.predict_proba(images), rtol=0, atol=1e-5)
    back = from_keras(model, cost)
    assert (back.sizes, back.activation, back.output, back.cost_name) == (net.sizes, activation, output, cost)
    np.testing.assert_allclose(back.predict_proba(images), net.predict_proba(images), rtol=0, atol=1e-5)
    assert back.cost(*data) == pytest.approx(net.cost(*data), rel=1e-4)


@pytest.mark.parametrize("activation, output, cost", KINDS)
def test_cost_and_three_steps_are_the_same(keras, data, activation, output, cost):
    net = Network([20, 9, 5], activation, output, cost, seed=1)
    model = to_keras(net)
    model.compile(keras.optimizers.SGD(0.1, momentum=0.9), keras_cost(net), run_eagerly=True)
    assert model.evaluate(*data, batch_size=40, verbose=0) == pytest.approx(net.cost(*data), rel=1e-5)
    for _ in range(3):
        model.train_on_batch(*data)
    net.train(*data, epochs=3, batch_size=40, learning_rate=0.1, momentum=0.9)
    assert largest_gap(net, model) < 1e-5


def test_twins_do_not_share_their_weights(keras, data):
    net = Network([20, 9, 5], seed=1)
    model = to_keras(net)
    back = from_keras(model)
    net.weights[0] += 1
    assert largest_gap(back, model) == 0 and largest_gap(net, model) == pytest.approx(1, rel=1e-5)


def test_a_network_without_hidden_layers(keras, data):
    net = Network([20, 5], activation="relu", seed=1)
    back = from_keras(to_keras(net))
    np.testing.assert_allclose(back.predict_proba(data[0]), net.predict_proba(data[0]), atol=1e-6)


def test_a_model_survives_keras_own_file(keras, data, tmp_path):
    net = Network([20, 9, 5], activation="relu", seed=1)
    to_keras(net).save(tmp_path / "net.keras")
    back = from_keras(keras.models.load_model(tmp_path / "net.keras"))
    np.testing.assert_array_equal(back.weights[0], net.weights[0])
    assert back.activation == "relu"


def test_the_order_of_the_arrays():
    net = Network([20, 9, 5])
    assert [array.shape for array in weights_in_order(net)] == [(20, 9), (9,), (9, 5), (5,)]


def test_what_is_no_network_is_refused(keras):
    dense, drop = keras.layers.Dense, keras.layers.Dropout
    for model, words in [
            (small_cnn(), "Conv2D"),
            (keras.Sequential([keras.Input((4,)), dense(3, "relu"), dense(3, "tanh"), dense(2, "softmax")]),
             "relu, tanh"),
            (keras.Sequential([keras.Input((4,)), dense(3, "gelu"), dense(2, "softmax")]), "gelu"),
            (keras.Sequential([keras.Input((4,)), dense(3, "relu"), dense(2)]), "output: got 'linear'"),
            (keras.Sequential([keras.Input((4,)), dense(3, "softmax", use_bias=False)]), "without biases"),
            (keras.Sequential([keras.Input((4,)), drop(0.5)]), "no dense layer")]:
        with pytest.raises(ValueError, match=words):
            from_keras(model)
    for wrong, function in ((Network([3, 2]), from_keras), ([1], from_keras), ([1], to_keras)):
        with pytest.raises(TypeError, match="got"):
            function(wrong)
    with pytest.raises(ValueError, match="shapes"):
        largest_gap(Network([4, 3]), dense_network([4, 2]))
    assert from_keras(dense_network([4, 3, 2], dropout=0.5)).sizes == [4, 3, 2]


def test_l2_is_the_engines(keras, data):
    model = dense_network([20, 9, 5], l2=0.01, seed=2)
    model.compile(keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy", run_eagerly=True)
    net = from_keras(model)
    net.train(*data, epochs=2, batch_size=40, learning_rate=0.1, momentum=0, l2=0.01)
    for _ in range(2):
        model.train_on_batch(*data)
    assert largest_gap(net, model) < 1e-5


def test_the_builders(keras):
    model = dense_network([784, 128, 10], dropout=0.5, seed=1)
    assert model.count_params() == 101770
    assert [type(layer).__name__ for layer in model.layers] == ["Dense", "Dropout", "Dense"]
    assert model.layers[0].get_weights()[0].std() == pytest.approx(np.sqrt(2 / 784), rel=0.05)
    for builder in (lambda seed: dense_network([6, 4, 3], seed=seed), small_cnn):
        one, same, other = (builder(seed).get_weights()[0] for seed in (1, 1, 2))
        assert np.array_equal(one, same) and not np.array_equal(one, other)
    assert small_cnn().count_params() == 30322 and small_cnn().output_shape == (None, 10)


@pytest.mark.parametrize("arguments, words", [
    ({"sizes": [784]}, "sizes"), ({"sizes": [4, 0]}, "sizes"), ({"sizes": [4, 2], "dropout": 1}, "dropout"),
    ({"sizes": [4, 2], "l2": -1}, "l2")])
def test_networks_that_cannot_be_are_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        dense_network(**arguments)


def test_learning_rate_of_falling_adam(keras):
    optimizer = falling_adam(1000, 128, 3, start=0.01, end=0.001)
    schedule = optimizer._learning_rate
    assert float(schedule(0)) == pytest.approx(0.01)
    assert float(schedule(12)) == pytest.approx((0.01 + 0.001) / 2)
    assert float(schedule(24)) == float(schedule(99)) == pytest.approx(0.001)
    with pytest.raises(ValueError, match="epochs"):
        falling_adam(1000, 128, 0)


def test_what_fit_noted_gets_the_names_of_the_course(keras, data):
    model = dense_network([20, 9, 5])
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    logs = model.fit(*data, epochs=2, validation_data=data, verbose=0).history
    history = as_history(logs)
    assert history.cost == pytest.approx(logs["loss"]) and len(history.cost) == 2
    assert history.validation_accuracy == pytest.approx(logs["val_accuracy"])
    assert as_history({"loss": [1]}) == History([1.0])


ROOT = Path(__file__).resolve().parents[2]
IN_ANOTHER_PROCESS = """
import os, sys
before = dict(os.environ)
from helpers.keras_twin import dense_network, load_keras
keras = load_keras()
layer = keras.layers.Conv2D(1, 3)
layer.build((None, 8, 8, 2))
print(keras.backend.backend(), keras.config.image_data_format(), layer.kernel.shape, layer.kernel.dtype)
images, labels = keras.ops.ones((8, 4)), keras.ops.zeros(8, "int32")
model = dense_network([4, 3])
model.compile("sgd", "sparse_categorical_crossentropy")
print(len(model.fit(images, labels, epochs=3, verbose=0).epoch), keras.config.epsilon())
print({name: os.environ.get(name) == value for name, value in before.items() if "KERAS" in name})
"""


@pytest.mark.parametrize("settings", [
    '{"image_data_format": "channels_first", "floatx": "float16", "epsilon": 0.5, "backend": "torch"}', None])
def test_settings_for_other_projects_do_not_reach_the_course(tmp_path, settings):
    """A valid file, and one that cannot even be opened."""
    file = tmp_path / "keras.json"
    if settings:
        file.write_text(settings)
    else:
        file.mkdir()
    variables = {**os.environ, "KERAS_HOME": str(tmp_path), "KERAS_BACKEND": "jax", "KERAS_MAX_EPOCHS": "1"}
    words = [sys.executable, "-c", IN_ANOTHER_PROCESS]
    done = subprocess.run(words, env=variables, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said, found, trained, left = done.stdout.splitlines()
    assert "KERAS_BACKEND is jax" in said and "TensorFlow" in said
    assert found == "tensorflow channels_last (3, 3, 2, 1) float32"
    assert trained == "3 1e-07"
    assert left == "{'KERAS_HOME': True, 'KERAS_BACKEND': True, 'KERAS_MAX_EPOCHS': True}"
    assert file.read_text() == settings if settings else file.is_dir()


def test_settings_hold_where_keras_had_been_loaded_before(keras, monkeypatch):
    keras.config.set_image_data_format("channels_first")
    keras.config.set_floatx("float16")
    keras.config.set_dtype_policy("mixed_float16")
    load_keras()
    assert (keras.config.image_data_format(), keras.config.floatx()) == ("channels_last", "float32")
    assert keras.config.dtype_policy().name == "float32"
    monkeypatch.setattr(keras.config, "backend", lambda: "jax")
    with pytest.raises(RuntimeError, match=r"Keras has been loaded on jax already\. Restart the kernel"):
        load_keras()
