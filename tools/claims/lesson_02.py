"""Claims about the architecture and the start, as in lesson 02: B1 to B5 and C1."""

from __future__ import annotations

import numpy as np

from helpers.confidence import confidence
from helpers.data import Mnist, normalize
from helpers.network import Network
from tools.claims.networks import SMALL, WIDE, trained, wide
from tools.claims.registry import Value, claim, share
from tools.claims.source_texts import answer, jaffe, notes


@claim("B1", lesson="02", topic="architecture", source=notes("Neural Network Structure Recap, 1:15"),
       statement="784-16-16-10 has about 13,000 weights and biases",
       verdict="true",
       result="{{B1 full parameters}}: {{B1 full weights}} weights and {{B1 full biases}} biases",
       holds=lambda x: 12_500 < x.parameters < 13_500)
def textbook_network(mnist: Mnist, seed: int) -> dict[str, Value]:
    net = Network([mnist.train_images[0].size, 16, 16, 10])
    return {"parameters": Value(net.parameter_count), "weights": Value(sum(w.size for w in net.weights)),
            "biases": Value(sum(b.size for b in net.biases))}


@claim("B2", lesson="02", topic="architecture", source=answer("Neural Network Architecture"),
       statement="Each connection has its own weight and bias",
       verdict="false",
       result="{{B2 full connections}} connections, {{B2 full biases}} biases: a bias belongs to a neuron",
       holds=lambda x: x.biases == x.neurons < x.connections)
def weights_and_biases(mnist: Mnist, seed: int) -> dict[str, Value]:
    net = Network(SMALL)
    connections = sum(before * after for before, after in zip(net.sizes[:-1], net.sizes[1:], strict=True))
    return {"connections": Value(connections), "biases": Value(sum(b.size for b in net.biases)),
            "neurons": Value(sum(net.sizes[1:]))}


@claim("B3", lesson="02", topic="architecture", source=answer("Neural Network Architecture"),
       statement="Activation functions make it non-linear, so that it can learn complex patterns",
       verdict="true",
       result="hidden layer without one {{B3 full linear}}, with ReLU {{B3 full relu}}; no hidden layer at all "
              "{{B3 full none}}",
       holds=lambda x: x.high.linear < x.low.relu - 0.03 and abs(x.linear - x.none) < 0.01, seeds=range(5), seconds=9)
def what_bends_buy(mnist: Mnist, seed: int) -> dict[str, Value]:
    """As in lesson 02, but with more epochs. `by_hand`: ten neurons whose weights are average digits, untrained."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
    means = np.stack([images[labels == digit].mean(axis=0) for digit in range(10)])
    sums = test_images @ means.T - (means**2).sum(axis=1) / 2
    result = {"by_hand": share((sums.argmax(axis=1) == test_labels).mean())}

    nets = {name: Network(WIDE, activation=name, seed=seed) for name in ("linear", "sigmoid", "tanh", "relu")}
    nets["none"] = Network([784, 10], seed=seed)
    for name, net in nets.items():
        net.train(images, labels, epochs=4 if mnist.source == "full" else 20, batch_size=32, decay="linear", seed=seed)
        result[name] = share(net.accuracy(test_images, test_labels))
    return result


@claim("B4", lesson="02", topic="architecture", source=answer("Neural Network Architecture"),
       statement="Softmax turns the ten outputs into probabilities, and the largest is the answer",
       verdict="true with conditions",
       condition="as numbers that sum to 1; how far they can be trusted is another question",
       result="softmax outputs always sum to 1, also for noise, where the network is "
              "{{B4 full softmax_noise_confidence}} sure; ten sigmoid outputs of noise sum to "
              "{{B4 full sigmoid_noise}}",
       holds=lambda x: x.softmax_furthest_from_1 < 1e-5 and x.softmax_noise_confidence > 0.5
                       and x.sigmoid_noise < 0.95, seeds=range(5), seconds=2)
def sums_of_outputs(mnist: Mnist, seed: int) -> dict[str, Value]:
    """As in lesson 02: 784-16-16-10 with sigmoid outputs and with softmax, on test images, noise and a blank page."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    shown = {"test": normalize(mnist.test_images),
             "noise": np.random.default_rng(seed).random((1000, 784), dtype=np.float32), "blank": np.zeros((1, 784))}
    epochs = 2 if mnist.source == "full" else 20
    squashed = Network(SMALL, output="sigmoid", cost="quadratic", seed=seed)
    shared = Network(SMALL, output="softmax", seed=seed)
    for net in (squashed, shared):
        net.train(images, labels, epochs=epochs, seed=seed)

    result = {"softmax_furthest_from_1":
              Value(max(np.abs(shared.predict_proba(x).sum(axis=1) - 1).max() for x in shown.values()))}
    for name, x in shown.items():
        result[f"sigmoid_{name}"] = Value(np.median(squashed.predict_proba(x).sum(axis=1)))
    result["softmax_noise_confidence"] = share(np.median(confidence(shared.predict_proba(shown["noise"]))))
    return result


@claim("B5", lesson="02", topic="architecture", source=jaffe("the text on adjusting parameters"),
       statement="Training adjusts what may be millions of parameters",
       verdict="true with conditions", condition="digits do not need them",
       result="{{B5 full 16-16}} give {{B5 full 16-16_accuracy median}}, {{B5 full 128}} give "
              "{{B5 full 128_accuracy median}}, {{B5 full 512-512}} give {{B5 full 512-512_accuracy median}}",
       holds=lambda x: x["16-16_accuracy"] > 0.95 and x["128_accuracy"] > x["512-512_accuracy"] - 0.003,
       seeds=range(3), seconds=18)
def how_many_parameters(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The counts of four networks, and what three of them reach with ReLU, momentum and a falling rate."""
    nets = {
        "16-16": trained(Network(SMALL, activation="relu", seed=seed), mnist, 10, 40, batch_size=32,
                         learning_rate=0.05, decay="linear"),
        "128": wide(mnist, seed),
        "512-512": trained(Network([784, 512, 512, 10], activation="relu", seed=seed), mnist, 3, 12, batch_size=128,
                           decay="linear")}
    result = {"1024-1024": Value(Network([784, 1024, 1024, 10]).parameter_count)}
    for name, net in nets.items():
        result[name] = Value(net.parameter_count)
        result[f"{name}_accuracy"] = share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))
    return result


@claim("C1", lesson="02", topic="the start", source=jaffe("the text on random weights"),
       statement="With random weights it does barely better than chance",
       verdict="true",
       result="a hundred networks: {{C1 full textbook}}. Chance, not better. Images of one digit tend to get one "
              "answer, so the networks differ; with shuffled labels {{C1 full shuffled}}",
       holds=lambda x: 0.09 < x.textbook < 0.11 and 0.09 < x.wide_relu < 0.11, seeds=range(100),
       seconds=0.15)
def untrained(mnist: Mnist, seed: int) -> dict[str, Value]:
    """`shuffled`: the first network's accuracy with the labels shuffled among the images. `same_digit`, `other_digit`:
    how often it gives one answer to two images of one digit, and to two of different digits."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    nets = {"textbook": Network(SMALL, output="sigmoid", cost="quadratic", init="normal", seed=seed),
            "relu": Network(SMALL, activation="relu", seed=seed),
            "wide_relu": Network(WIDE, activation="relu", seed=seed)}
    answers = nets["textbook"].predict(images)
    shares = np.array([np.bincount(answers[labels == digit], minlength=10) / (labels == digit).sum()
                       for digit in range(10)])
    equal, frequencies = shares @ shares.T, np.bincount(labels) / len(labels)
    pairs = np.outer(frequencies, frequencies)
    other = pairs * (1 - np.eye(10))
    shuffled = np.random.default_rng(seed).permutation(labels)
    return {name: share(net.accuracy(images, labels)) for name, net in nets.items()} | {
        "textbook_cost": Value(nets["textbook"].cost(images, labels)),
        "shuffled": share((answers == shuffled).mean()),
        "same_digit": share(np.average(np.diag(equal), weights=np.diag(pairs))),
        "other_digit": share(np.average(equal, weights=other))}
