"""Claims about costs: D1 to D4."""

from __future__ import annotations

from typing import Any

import numpy as np

from helpers.data import Mnist, normalize, stratified_split
from helpers.network import Network
from tools.claims.networks import SMALL
from tools.claims.registry import Value, claim, points, share
from tools.claims.source_texts import answer, jaffe, notes


@claim("D1", lesson="03", topic="cost", source=notes("Initial State and Cost Function, 3:51 to 4:18"),
       statement="The cost is the sum of the squared differences, averaged over the images",
       verdict="true",
       result="so it is defined, and training lowers it: from {{D1 full start}} before to {{D1 full trained}} after",
       holds=lambda x: x.high.trained < x.low.start, seeds=range(5), seconds=16)
def cost_before_and_after(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The textbook's network and cost; `short`: after as many epochs as the lesson takes."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    full = mnist.source == "full"
    result = {"start": Value(textbook(seed).cost(images, labels))}
    for name, epochs in (("short", 6 if full else 20), ("trained", 30 if full else 100)):
        net = textbook(seed)
        net.train(images, labels, epochs=epochs, seed=seed, **TEXTBOOK_STEPS)
        result[name] = Value(net.cost(images, labels))
    return result


@claim("D2", lesson="03", topic="cost", source=answer("Training Process"),
       statement="A higher cost means a greater error",
       verdict="true with conditions",
       condition="an error is how far the outputs are off, not how many answers are wrong",
       result="trained on and on, the test cost rose from {{D2 full lowest_cost}} to {{D2 full last_cost}}, and the "
              "accuracy changed by {{D2 full gain}}",
       holds=lambda x: x.last_cost > 1.1 * x.lowest_cost and x.low.gain > -0.005, seeds=range(5), seconds=5)
def cost_and_accuracy_by_epoch(mnist: Mnist, seed: int) -> dict[str, Value]:
    """1,000 training images, 60 epochs: the epoch of the lowest test cost against the last."""
    labels = mnist.train_labels
    _, few = stratified_split(labels, 1000 / len(labels), seed)
    test_images, test_labels = normalize(mnist.test_images), mnist.test_labels

    def trained(epochs: int, **more) -> tuple[Network, list[float], list[float]]:
        net = Network([784, 128, 10], activation="relu", seed=seed)
        history = net.train(normalize(mnist.train_images[few]), labels[few], epochs=epochs, seed=seed, **more)
        return net, history.validation_cost, history.validation_accuracy

    late, cost, accuracy = trained(60, validation=(test_images, test_labels))
    best = int(np.argmin(cost))
    early, _, _ = trained(best + 1)
    result = {"lowest_cost": Value(cost[best]), "last_cost": Value(cost[-1]),
              "accuracy_at_lowest": share(accuracy[best]), "last_accuracy": share(accuracy[-1]),
              "gain": points(accuracy[-1] - accuracy[best])}
    for name, net in (("early", early), ("late", late)):
        outputs = net.predict_proba(test_images)
        wrong = outputs.argmax(axis=1) != test_labels
        paid = -np.log(np.maximum(outputs[np.arange(len(outputs)), test_labels], 1e-12))
        result[f"price_{name}"] = Value(paid[wrong].mean())
    return result


@claim("D3", lesson="03", topic="cost", source=notes("Gradient Descent, 9:59 to 10:09"),
       statement="The cost must be smooth, so neurons are graded and not binary",
       verdict="true",
       result="a nudge of a millionth moves the cost in {{D3 full smooth}} of cases with smooth neurons, in "
              "{{D3 full step}} with step neurons: there is no slope to go by. Training without slopes was not tried",
       holds=lambda x: x.smooth == 1 and x.step == 0, seeds=range(5), seconds=3)
def graded_and_step_neurons(mnist: Mnist, seed: int) -> dict[str, Value]:
    """One weight of the first layer pushed by 1e-6: how often does the cost of 1,000 images move?"""
    net, images, labels = half_trained(mnist, seed)
    targets = np.eye(10)[labels]

    def smooth() -> float:
        return net.cost(images, labels)

    def step() -> float:
        outputs = images
        for weights, biases in zip(net.weights, net.biases, strict=True):
            outputs = (outputs @ weights + biases > 0).astype(float)
        return np.square(outputs - targets).sum(axis=1).mean()

    pushed = live_weights(net, images, labels, 200)
    return {"smooth": share(share_moved(net, pushed, 1e-6, smooth)),
            "step": share(share_moved(net, pushed, 1e-6, step))}


@claim("D4", lesson="03", topic="cost", source=jaffe("the text on reviewing itself"),
       statement="After each batch the network evaluates its accuracy and adjusts",
       verdict="false",
       result="a nudge of a millionth moves the cost in {{D4 full cost_millionth}} of cases, the accuracy in "
              "{{D4 full accuracy_millionth}}: the accuracy gives no slope to adjust by",
       holds=lambda x: x.accuracy_millionth == 0 and x.cost_millionth == 1, seeds=range(5), seconds=15)
def accuracy_and_cost(mnist: Mnist, seed: int) -> dict[str, Value]:
    """One weight pushed by 1e-6, 1e-3 or 0.1: how often does the accuracy move, how often the cost?

    `untrained_...` on 200 images, 780 pushes; otherwise half trained, on 1,000 images, 200 pushes, as in the lesson.
    """
    net, images, labels = half_trained(mnist, seed)
    fresh = Network(SMALL, output="sigmoid", cost="quadratic", dtype="float64", seed=seed)
    result = {}
    for prefix, asked, count, pushes in (("", net, 1000, 200), ("untrained_", fresh, 200, 780)):
        few, truth = images[:count], labels[:count]
        pushed = live_weights(asked, few, truth, pushes)
        for size, words in ((1e-6, "millionth"), (1e-3, "thousandth"), (0.1, "tenth")):
            for name, measure in (("accuracy", asked.accuracy), ("cost", asked.cost)):
                if name == "cost" and asked is net and words != "millionth":
                    continue  # said already: it moves at a millionth
                moved = share_moved(asked, pushed, size, lambda ask=measure, few=few, truth=truth: ask(few, truth))
                result[f"{prefix}{name}_{words}"] = share(moved)
    return result


TEXTBOOK_STEPS: dict[str, Any] = {"batch_size": 10, "learning_rate": 1.5, "momentum": 0, "decay": "linear"}


def textbook(seed: int, dtype: str = "float32") -> Network:
    """Sigmoid neurons, also at the outputs, and the quadratic cost."""
    return Network(SMALL, output="sigmoid", cost="quadratic", dtype=dtype, seed=seed)


def half_trained(mnist: Mnist, seed: int) -> tuple[Network, np.ndarray, np.ndarray]:
    """Lesson 03's network, and the 1,000 test images and labels that its cost is measured on."""
    net = textbook(seed, "float64")
    net.train(normalize(mnist.train_images[:4000]), mnist.train_labels[:4000], epochs=5, seed=seed, **TEXTBOOK_STEPS)
    every = len(mnist.test_labels) // 1000  # spread over the set: its first half is harder
    return net, normalize(mnist.test_images[::every]).astype(float), mnist.test_labels[::every]


def live_weights(net: Network, images: np.ndarray, labels: np.ndarray, count: int) -> np.ndarray:
    """`count` random places in the first weights, of those on which the cost depends at all."""
    live = np.flatnonzero(np.abs(net.gradients(images, labels)[0][0].ravel()) > 1e-8)
    return np.random.default_rng(0).choice(live, size=count, replace=False)


def share_moved(net: Network, places: np.ndarray, size: float, measure) -> float:
    """In which share of the pushes `measure` gives another number than before."""
    before, flat = measure(), net.weights[0].reshape(-1)
    moved = 0
    for place in places:
        kept = flat[place]
        flat[place] = kept + size
        moved += measure() != before
        flat[place] = kept
    return moved / len(places)
