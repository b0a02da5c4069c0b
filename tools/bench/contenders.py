"""The engine and its peers, each made to train in the same way: float32 images, the same batches, a new order an epoch.

A contender is a function `(recipe, images, labels) -> Trainer`. `FLOOR` is no trainer but the least that one can do.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise

import numpy as np
from sklearn import config_context
from sklearn.neural_network import MLPClassifier

from helpers.network import Network
from tools.bench.keras_contender import keras_default, keras_tuned
from tools.bench.plan import FULL, Recipe
from tools.bench.trainer import CLOCK, Trainer, by_epoch


def engine(recipe: Recipe, images: np.ndarray, labels: np.ndarray) -> Trainer:
    """This course's network."""
    net = Network(recipe.sizes, activation="relu", seed=recipe.seed)

    def train(epochs: int, stop: Callable[[], bool]) -> list[float]:
        return net.train(images, labels, epochs=epochs, batch_size=recipe.batch_size, clock=CLOCK,
                         learning_rate=recipe.learning_rate, momentum=0.9, decay="linear" if recipe.falling else None,
                         on_epoch=lambda *_: stop()).seconds
    return Trainer(train, net.predict)


def loops(recipe: Recipe, images: np.ndarray, labels: np.ndarray, part: int = FULL.loop_images) -> Trainer:
    """The textbooks' way: backpropagation for one image after the other, summed up over a batch.

    An epoch would take long, so `part` images are trained and the time is scaled up to all.
    """
    random = np.random.default_rng(recipe.seed)
    weights = [(random.standard_normal((before, after)).T * np.sqrt(2 / before)).astype(np.float32, order="C")
               for before, after in pairwise(recipe.sizes)]
    biases = [np.zeros(len(w), np.float32) for w in weights]
    velocities = [np.zeros_like(array) for array in weights + biases]
    targets = np.eye(recipe.sizes[-1], dtype=np.float32)[labels]
    part = min(part, len(images))

    def forward(image: np.ndarray) -> list[np.ndarray]:
        layers = [image]
        for w, b in zip(weights, biases, strict=True):
            z = w @ layers[-1] + b
            layers.append(np.maximum(z, 0) if len(layers) < len(weights) else z)
        e = np.exp(layers[-1] - layers[-1].max())
        layers[-1] = e / e.sum()
        return layers

    def train_once() -> None:
        order = random.permutation(len(images))[:part]
        for start in range(0, part, recipe.batch_size):
            batch = order[start:start + recipe.batch_size]
            gradients = [np.zeros_like(array) for array in weights + biases]
            for index in batch:
                layers = forward(images[index])
                errors = layers[-1] - targets[index]
                for layer in reversed(range(len(weights))):
                    gradients[layer] += np.outer(errors, layers[layer])
                    gradients[len(weights) + layer] += errors
                    if layer:
                        errors = (weights[layer].T @ errors) * (layers[layer] > 0)
            for array, velocity, gradient in zip(weights + biases, velocities, gradients, strict=True):
                velocity *= 0.9
                velocity -= recipe.learning_rate / len(batch) * gradient
                array += velocity

    return Trainer(by_epoch(train_once, len(images) / part),
                   lambda images: np.array([forward(image)[-1].argmax() for image in images]))


def scikit_learn(recipe: Recipe, images: np.ndarray, labels: np.ndarray) -> Trainer:
    """MLPClassifier with its own SGD, one `partial_fit` an epoch. Falling: "adaptive", the schedule that it has."""
    falling = {"learning_rate": "adaptive", "tol": 0.03, "n_iter_no_change": 1} if recipe.falling else {}
    net = MLPClassifier(recipe.sizes[1:-1], solver="sgd", batch_size=min(recipe.batch_size, len(images)),
                        learning_rate_init=recipe.learning_rate, momentum=0.9, nesterovs_momentum=False, alpha=0,
                        random_state=recipe.seed, **falling)

    def train_once() -> None:
        with config_context(assume_finite=True):  # the check of the images would be repeated each epoch
            net.partial_fit(images, labels, classes=range(recipe.sizes[-1]))
    return Trainer(by_epoch(train_once), net.predict)


def pytorch(recipe: Recipe, images: np.ndarray, labels: np.ndarray) -> Trainer:
    """The plain training loop, with batches gathered by index, which is faster than a DataLoader."""
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    layers = [part for before, after in pairwise(recipe.sizes)
              for part in (torch.nn.Linear(before, after), torch.nn.ReLU())]
    model = torch.nn.Sequential(*layers[:-1])
    optimizer = torch.optim.SGD(model.parameters(), recipe.learning_rate, momentum=0.9)
    steps = recipe.epochs * -(-len(images) // recipe.batch_size)
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps) if recipe.falling else None
    all_images, all_labels = torch.from_numpy(images), torch.from_numpy(labels.astype(np.int64))

    def train_once() -> None:
        for batch in torch.randperm(len(all_images)).split(recipe.batch_size):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(all_images[batch]), all_labels[batch]).backward()
            optimizer.step()
            if falling:
                falling.step()

    def predict(images: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return model(torch.from_numpy(images)).argmax(dim=1).numpy()
    return Trainer(by_epoch(train_once), predict)


def floor(recipe: Recipe, images: np.ndarray, labels: np.ndarray) -> Trainer:
    """Nothing but the matrix products of an epoch: forward, weight gradients, errors passed back; images in order."""
    random = np.random.default_rng(recipe.seed)
    weights = [random.standard_normal(shape).astype(np.float32) for shape in pairwise(recipe.sizes)]
    gradients = [np.empty_like(w) for w in weights]
    layers = [random.random((recipe.batch_size, n), dtype=np.float32) for n in recipe.sizes]
    errors = [np.empty_like(layer) for layer in layers]

    def train_once() -> None:
        for start in range(0, len(images), recipe.batch_size):
            n = min(recipe.batch_size, len(images) - start)
            inputs = [images[start:start + n], *(layer[:n] for layer in layers[1:])]
            for layer, w in enumerate(weights):
                np.matmul(inputs[layer], w, out=layers[layer + 1][:n])
            errors[-1][:n] = layers[-1][:n]
            for layer in reversed(range(len(weights))):
                np.matmul(inputs[layer].T, errors[layer + 1][:n], out=gradients[layer])
                if layer:
                    np.matmul(errors[layer + 1][:n], weights[layer].T, out=errors[layer][:n])
    return Trainer(by_epoch(train_once), None)


ENGINE, LOOPS, FLOOR = "this course's engine", "explicit loops over images", "the matrix products alone"
KERAS = "Keras, default fit"
CONTENDERS: dict[str, Callable[..., Trainer]] = {
    ENGINE: engine, LOOPS: loops, "scikit-learn": scikit_learn, KERAS: keras_default,
    "Keras, tuned": keras_tuned, "PyTorch": pytorch, FLOOR: floor}
NEEDS = {KERAS: "tensorflow", "Keras, tuned": "tensorflow", "PyTorch": "torch"}


def available() -> dict[str, Callable[..., Trainer]]:
    """The contenders whose library is installed."""
    return {name: make for name, make in CONTENDERS.items() if name not in NEEDS or find_spec(NEEDS[name])}
