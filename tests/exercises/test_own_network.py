"""The check of lesson 06's own network, with classes that are right but for one thing."""

import functools

import numpy as np
import pytest

from helpers.exercises.judge import judge
from helpers.exercises.lesson_06 import _own_network
from helpers.exercises.lesson_06._own_network import Own
from helpers.exercises.lesson_06._own_slips import backward
from helpers.exercises.lessons import load
from helpers.exercises.model import Case
from helpers.gradients import compare, finite_differences
from helpers.network import Network
from tools.solutions import cut_solutions, remove_markers
from tools.sources import lesson_sources, read_lesson

CELLS = [cell.source for cell in read_lesson(lesson_sources()["06"]).cells if cell.cell_type == "code"
         and cell.source.startswith(("def start_layer", "class MyNetwork"))]
SOURCE = "\n".join(cell.split("\ncheck(")[0] for cell in CELLS)
SLIPS = {
    "test data": ("order, rate =", "test_images; order, rate ="),
    "a method is missing": ("def predict_proba", "def predict"),
    "no weights": ("self.", "self.my_"),
    "shapes": ("start_layer(sizes[i], sizes[i + 1],", "start_layer(sizes[i + 1], sizes[i],"),
    "shared start": ("weights.astype", "(0 * weights + 0.1).astype"),
    "spread": ("weights.astype", "(100 * weights).astype"),
    "seed": ("default_rng(seed)\n        layers", "default_rng()\n        layers"),
    "nothing returned": ("return self.activations(images)[-1]", "self.activations(images)[-1]"),
    "no softmax": ("layers[-1] = e / e.sum(axis=1, keepdims=True)", "layers[-1] = z"),
    "softmax across images": ("e / e.sum(axis=1, keepdims=True)", "e / e.sum(axis=0)"),
    "overflow": ("np.exp(z - z.max(axis=1, keepdims=True))", "np.exp(z)"),
    "no biases": ("@ weights + biases", "@ weights"),
    "no bend": ("np.maximum(z, 0)", "z"),
    "bend at the outputs": ("e = np.exp(z -", "z = np.maximum(z, 0)\n        e = np.exp(z -"),
    "sigmoid": ("np.maximum(z, 0)", "1 / (1 + np.exp(-z))"),
    "outputs": ("return self.activations(images)[-1]", "return self.activations(images)[-1] ** 2"),
    "form of the gradients": ("return weight_gradients, bias_gradients", "return None, None"),
    "biases first": ("return weight_gradients, bias_gradients", "return bias_gradients, weight_gradients"),
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
    "batch_size without effect": ("order, rate =", "batch_size = 32; order, rate ="),
    "last batch dropped": ("range(0, len(images), batch_size)",
                           "range(0, max(1, len(images) // batch_size) * batch_size, batch_size)"),
    "shuffled once": ("order, rate = random", "order, rate = np.random.default_rng(seed)"),
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
    monkeypatch.setattr(_own_network, "EPOCHS", {"full": (4,), "subset": (4,)})
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


RIGHT = {
    "a name with test in it": ("order, rate =", "self.latest_rate = learning_rate; order, rate ="),
    "a module of NumPy's": ("errors /= len(labels)", "np.testing.assert_equal(1, 1); errors /= len(labels)"),
    "a method that tests": ("errors /= len(labels)", "self.self_test(); errors /= len(labels)"),
    "its own held-out part": ("order, rate =", "self.test_images = images[:2]; self.test_images; order, rate ="),
    "a function that tests": ("order, rate =", "run_test(); order, rate ="),
    "outputs that start at 0": ("for _, biases in layers]", "for _, biases in layers]\n        self.weights[-1] *= 0"),
    "a step by itself": ("self.gradients(images[batch]", "type(self).gradients(self, images[batch]"),
    "by name": ("self.gradients(images[batch], labels[batch])", "self.gradients(labels=labels[batch], "
                                                                "images=images[batch])"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_only_looks_like_a_slip_is_none(name):
    before, after = RIGHT[name]
    changed = remove_markers(SOURCE).replace(before, after)
    assert changed != remove_markers(SOURCE)
    changed += "\n    def self_test(self):\n        pass\n"
    found = judge(load("own_network"), made(changed, run_test=lambda: None))
    assert found.kind == "right", found


@pytest.mark.parametrize(("before", "after", "named"), [
    ("order, rate =", "(lambda: x_test); order, rate =", "x_test"),
    ("order, rate =", "[test_labels for _ in ()]; order, rate =", "test_labels"),
    ("order, rate =", "from helpers.data import load_mnist; load_mnist().test_images; order, rate =", "test_images"),
    ("    def train", "    @staticmethod\n    def more():\n        return test_images\n\n    def train", "test_images"),
    ("    def train", "    @property\n    def more(self):\n        return test_images\n\n    def train", "test_images"),
    ("    def train", "    @functools.wraps(lambda: test_images)\n    def more(self):\n        pass\n\n    def train",
     "test_images"),
])
def test_test_images_are_found_wherever_they_are_read(before, after, named):
    found = judge(load("own_network"), made(remove_markers(SOURCE).replace(before, after), functools=functools,
                                            x_test=np.ones(3), test_images=np.ones(3)))
    assert found.mistake == "test data" and f"`{named}`" in found.sentences[0]


@pytest.mark.parametrize("method", ["predict_proba", "gradients", "train"])
def test_a_method_that_overwrites_its_images_is_named(method):
    first = {"predict_proba": "return self.activations(images)[-1]", "gradients": "layers = self.activations(images)\n",
             "train": "random = np.random.default_rng(seed)\n        for"}[method]
    changed = remove_markers(SOURCE).replace(first, "images *= 0.5; " + first)
    found = judge(load("own_network"), made(changed))
    assert found.mistake == "input overwritten" and f"`{method}` overwrites" in found.sentences[0]


def test_an_accuracy_just_below_the_bar_does_not_read_like_the_bar():
    below = next(mistake for mistake in load("own_network").mistakes if mistake.name == "below the bar")
    words = [below.words(Case((), None, Own(right=right))) for right in (0.965, 0.9699, 0.96996)]
    assert ["96.5 %" in words[0], "96.99 %" in words[1], "96.996 %" in words[2]] == [True] * 3


def test_more_epochs_come_only_where_few_do_not_reach_the_bar(monkeypatch):
    asked = []
    counting = remove_markers(SOURCE).replace("for epoch in range(epochs)", "asked.append(epochs)\n"
                                              "        for epoch in range(epochs)")
    for bar, expected in ((0.7, [4]), (1.0, [4, 5])):
        monkeypatch.setattr(_own_network, "EPOCHS", {"full": (4, 5), "subset": (4, 5)})
        monkeypatch.setattr(_own_network, "BARS", {"full": bar, "subset": bar})
        asked.clear()
        judge(load("own_network"), made(counting, asked=asked))
        assert [epochs for epochs in asked if epochs > 3] == expected


def test_what_is_not_written_or_no_class_is_told():
    assert judge(load("own_network"), made(cut_solutions(SOURCE))).kind == "unattempted"
    assert judge(load("own_network"), made(remove_markers(SOURCE))([5, 3])).mistake == "no class"


def test_a_class_that_stops_says_where():
    stops = remove_markers(SOURCE).replace("errors /= len(labels)", "errors /= lables")
    found = judge(load("own_network"), made(stops))
    assert found.kind == "error" and "lables" in found.sentences[0]


def test_the_gradients_that_are_expected_are_what_nudging_finds():
    for own, images, labels in _own_network._cases(made(remove_markers(SOURCE))):
        net = Network([len(own.weights[0]), *map(len, own.biases)], activation="relu", dtype="float64")
        net.weights, net.biases = own.weights, own.biases
        found = compare(backward(own, images, labels), finite_differences(net, images, labels))
        assert {layer.verdict for layer in found} <= {"exact", "approximate"}
