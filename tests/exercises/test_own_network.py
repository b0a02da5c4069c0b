"""The check of lesson 06's own network, with classes that are right but for one thing."""

import numpy as np
import pytest

from helpers.exercises.judge import judge
from helpers.exercises.lesson_06 import _own_network
from helpers.exercises.lesson_06._own_network import backward, nudged_gradients
from helpers.exercises.lessons import load
from tools.solutions import cut_solutions, remove_markers
from tools.sources import lesson_sources, read_lesson

CELLS = [cell.source for cell in read_lesson(lesson_sources()["06"]).cells if cell.cell_type == "code"
         and cell.source.startswith(("def start_layer", "class MyNetwork"))]
SOURCE = "\n".join(cell.split("\ncheck(")[0] for cell in CELLS)
SLIPS = {
    "test data": ("order, rate =", "test_images; order, rate ="),
    "a method is missing": ("def predict_proba", "def predict"),
    "shapes": ("start_layer(sizes[i], sizes[i + 1],", "start_layer(sizes[i + 1], sizes[i],"),
    "shared start": ("weights.astype", "(0 * weights + 0.1).astype"),
    "spread": ("weights.astype", "(100 * weights).astype"),
    "seed": ("default_rng(seed)\n        layers", "default_rng()\n        layers"),
    "nothing returned": ("return self.activations(images)[-1]", "self.activations(images)[-1]"),
    "no softmax": ("layers[-1] = e / e.sum(axis=1, keepdims=True)", "layers[-1] = z"),
    "no biases": ("@ weights + biases", "@ weights"),
    "no bend": ("np.maximum(z, 0)", "z"),
    "bend at the outputs": ("e = np.exp(z -", "z = np.maximum(z, 0)\n        e = np.exp(z -"),
    "sigmoid": ("np.maximum(z, 0)", "1 / (1 + np.exp(-z))"),
    "outputs": ("return self.activations(images)[-1]", "return self.activations(images)[-1] ** 2"),
    "last layer first": ("insert(0, ", "append("),
    "forgotten mean": ("errors /= len(labels)", "pass"),
    "uphill gradients": ("errors /= len(labels)", "errors /= -len(labels)"),
    "slope of the wrong layer": ("(layers[layer] > 0)", "(layers[layer + 1] > 0)"),
    "no slope": (" * (layers[layer] > 0)", ""),
    "sigmoid's slope": ("(layers[layer] > 0)", "layers[layer] * (1 - layers[layer])"),
    "biases averaged": ("errors.sum(axis=0)", "errors.mean(axis=0)"),
    "not transposed": ("self.weights[layer].T", "self.weights[layer]"),
    "gradients": ("errors /= len(labels)", "errors /= len(labels) + 1"),
    "input overwritten": ("order, rate =", "images *= 1.5; order, rate ="),
    "nothing moves": ("range(0, len(images), batch_size)", "range(0, len(images) - batch_size + 1, batch_size)"),
    "uphill": ("-= rate *", "+= rate *"),
    "biases stand still": ("self.biases[layer] -=", "_ ="),
    "weights stand still": ("self.weights[layer] -=", "_ ="),
    "step": ("-= rate *", "-= 2 * rate *"),
    "always the same order": ("random.permutation(len(images))", "np.arange(len(images))"),
    "one epoch only": ("for epoch in range(epochs)", "for epoch in range(1)"),
    "below the bar": ("learning_rate=0.5", "learning_rate=0.005"),
    "learns nothing": ("learning_rate=0.5", "learning_rate=1e-6"),
}


def made(source, **names):
    names |= {"np": np}
    exec(source, names)
    return names["MyNetwork"]


@pytest.fixture(autouse=True)
def few_digits(monkeypatch):
    """A twentieth of the digits, and few epochs: the parts are what is looked at here."""
    source, images, labels, validation = _own_network._digits()
    chosen = slice(None, None, 20 if source == "full" else 1)
    monkeypatch.setattr(_own_network, "EPOCHS", {"full": 4, "subset": 4})
    monkeypatch.setattr(_own_network, "BARS", {"full": 0.7, "subset": 0.7})
    monkeypatch.setattr(_own_network, "_digits", lambda: (source, images[chosen], labels[chosen], validation))


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_named(name):
    before, after = SLIPS[name]
    slipped = remove_markers(SOURCE).replace(before, after)
    assert slipped != remove_markers(SOURCE)
    assert judge(load("own_network"), made(slipped)).mistake == name


def test_every_mistake_is_one_that_a_class_was_seen_to_make():
    named = {mistake.name for mistake in load("own_network").mistakes}
    assert named == {*SLIPS, "no class", "late"}


def test_errors_passed_back_too_early():
    late = remove_markers(SOURCE).replace("weight_gradients.insert", "back = errors @ self.weights[layer].T * "
                                          "(layers[layer] > 0)\n            errors = back if layer else errors\n"
                                          "            weight_gradients.insert", 1)
    late = late.replace("errors = errors @ self.weights[layer].T * (layers[layer] > 0)\n", "pass\n")
    assert judge(load("own_network"), made(late)).mistake == "late"


def test_right_classes_are_right_whatever_they_are_made_of():
    solved = remove_markers(SOURCE)
    for source in (solved, solved.replace('.astype("float32")', ""), solved.replace("def train(self, images, labels, "
                   "epochs, batch_size=64", "def train(self, images, labels, epochs=3, batch_size=32")):
        assert judge(load("own_network"), made(source)).kind == "right"


def test_what_is_not_written_or_no_class_is_told():
    assert judge(load("own_network"), made(cut_solutions(SOURCE))).kind == "unattempted"
    assert judge(load("own_network"), made(remove_markers(SOURCE))([5, 3])).mistake == "no class"


def test_a_class_that_stops_says_where():
    stops = remove_markers(SOURCE).replace("errors /= len(labels)", "errors /= lables")
    found = judge(load("own_network"), made(stops))
    assert found.kind == "error" and "lables" in found.sentences[0]


def test_the_gradients_that_are_expected_are_what_nudging_finds():
    for net, images, labels in _own_network._cases(made(remove_markers(SOURCE))):
        for expected, nudged in zip(backward(net, images, labels), nudged_gradients(net, images, labels), strict=True):
            for a, b in zip(expected, nudged, strict=True):
                np.testing.assert_allclose(a, b, atol=1e-6)
