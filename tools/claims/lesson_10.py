"""Claims about where networks fail: I1 to I4 and I6 to I8."""

from __future__ import annotations

import numpy as np

from helpers import probes
from helpers.audit import equal_parts
from helpers.confidence import confidence
from helpers.data import Mnist, normalize, stratified_split
from helpers.handwriting import random_rotations, random_shears, random_shifts, rotate, shift
from helpers.network import Network
from tools.claims.data import trained_on_all
from tools.claims.registry import Value, claim, percent

SURE = 0.9
MOVES = ((1, 0), (-1, 0), (0, 1), (0, -1))


def _data(mnist: Mnist) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    return normalize(mnist.train_images), mnist.train_labels, normalize(mnist.test_images), mnist.test_labels


def _small(mnist: Mnist, seed: int, activation: str) -> Network:
    """784-16-16-10, trained with lesson 06's best recipe without shifts, half as long."""
    net = Network([784, 16, 16, 10], activation=activation, seed=seed)
    recipe = {"relu": {"momentum": 0, "batch_size": 32, "learning_rate": 0.1},
              "sigmoid": {"momentum": 0.9, "batch_size": 64, "learning_rate": 0.5}}[activation]
    net.train(normalize(mnist.train_images), mnist.train_labels, epochs=10 if mnist.source == "full" else 40,
              decay="linear", seed=seed, **recipe)
    return net


def _strange(test_images: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    return {"uniform": probes.uniform_noise(2000, random), "gaussian": probes.gaussian_noise(2000, random),
            "speckles": probes.speckles(2000, random), "inverted": probes.inverted(test_images[:2000]),
            "letters": probes.letters()[0], "upside_down": probes.upside_down(test_images[:2000])}


@claim("I1", seeds=range(10), seconds=6)
def nonsense(mnist: Mnist, seed: int) -> dict[str, Value]:
    """`wide` is 784-128-10, `small` 784-16-16-10 with ReLU, `sigmoid` the same with sigmoid neurons.

    The median of the largest output; `..._sure`: the share of images where it is .9 or more. Gaussian noise has the
    mean 0.13 and the spread 0.31 of MNIST's pixels, speckles its share of ink.
    """
    *_, test_images, test_labels = _data(mnist)
    nets = {"wide": trained_on_all(mnist, seed), "small": _small(mnist, seed, "relu"),
            "sigmoid": _small(mnist, seed, "sigmoid")}
    result = {f"{name}_accuracy": percent(net.accuracy(test_images, test_labels)) for name, net in nets.items()}
    for kind, images in _strange(test_images, seed).items():
        for name, net in nets.items():
            sure = confidence(net.predict_proba(images))
            result[f"{name}_{kind}"] = percent(np.median(sure))
            result[f"{name}_{kind}_sure"] = percent(np.mean(sure >= SURE))
    return result


@claim("I2", seeds=range(5), seconds=4.5)
def doubt(mnist: Mnist, seed: int) -> dict[str, Value]:
    """600 images of uniform noise, each with every label once, are learnt along with the digits: targets of .1 each."""
    images, labels, test_images, test_labels = _data(mnist)
    noise = probes.uniform_noise(600, np.random.default_rng(100 + seed))
    net = Network([784, 128, 10], activation="relu", seed=seed)
    net.train(np.concatenate([images, np.repeat(noise, 10, axis=0)]),
              np.concatenate([labels, np.tile(np.arange(10, dtype=np.uint8), 600)]),
              epochs=5 if mnist.source == "full" else 20, decay="linear", seed=seed)
    plain = trained_on_all(mnist, seed)
    result = {"accuracy": percent(net.accuracy(test_images, test_labels)),
              "plain_accuracy": percent(plain.accuracy(test_images, test_labels))}
    for kind, strange in _strange(test_images, seed).items():
        result[kind] = percent(np.median(confidence(net.predict_proba(strange))))
        result[f"plain_{kind}"] = percent(np.median(confidence(plain.predict_proba(strange))))
    return result


@claim("I3", seeds=range(5), seconds=2.2)
def unusual(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Test images in ten parts by their distance to the mean training image of their digit: part 1 is nearest.

    `own_1` and so on: the same, but each digit's images are cut into ten parts, so that all parts hold all digits. (The
    nearest of all are mostly ones.)
    """
    images, labels, test_images, test_labels = _data(mnist)
    means = np.array([images[labels == digit].mean(axis=0) for digit in range(10)])
    distance = np.linalg.norm(test_images - means[test_labels], axis=1)
    own = equal_parts(distance, test_labels, 10)
    right = trained_on_all(mnist, seed).predict(test_images) == test_labels
    result = {f"own_{place + 1}": percent(right[own == place].mean()) for place in range(10)}
    return result | {f"part_{place}": percent(right[part].mean())
                     for place, part in enumerate(np.array_split(distance.argsort(), 10), 1)}


@claim("I4", seconds=10)
def missed_by_all(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Five networks that differ in their seed: what do all of them miss?"""
    *_, test_images, test_labels = _data(mnist)
    guesses = np.array([trained_on_all(mnist, start).predict(test_images) for start in range(5)])
    wrong = guesses != test_labels
    missed = wrong.all(axis=0)
    agreed = missed & (guesses == guesses[0]).all(axis=0)
    seven_one = missed & np.isin(test_labels, [1, 7]) & np.isin(guesses, [1, 7]).all(axis=0)
    return {"missed_by_all": Value(int(missed.sum())), "same_wrong_answer": Value(int(agreed.sum())),
            "mean_missed_by_one": Value(float(wrong.sum(axis=1).mean())), "one_as_seven": Value(int(seven_one.sum())),
            "share_shared": percent(missed.sum() / wrong.sum(axis=1).mean())}


EPSILONS = (0.03, 0.05, 0.1, 0.15, 0.2)


@claim("I6", seeds=range(5), seconds=8)
def adversarial(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Accuracy after FGSM steps, of random steps of the same size, of PGD (20 steps of a quarter of .1, 2,000 images).

    `transfer`: images made with one network, shown to another. `flip`: the smallest of 1/255, 2/255 ... that changes a
    right answer. `paper_grey`: the share of the white pixels that .1 turns grey.
    """
    *_, images, labels = _data(mnist)
    net, other = trained_on_all(mnist, seed), trained_on_all(mnist, seed + 1)
    result, random = {}, np.random.default_rng(seed)
    for epsilon in EPSILONS:
        attacked = probes.fgsm(net, images, labels, epsilon)
        probabilities = net.predict_proba(attacked)
        wrong = probabilities.argmax(axis=1) != labels
        signs = random.choice(np.array([-epsilon, epsilon], np.float32), images.shape)
        result |= {f"fgsm_{epsilon}": percent(1 - wrong.mean()),
                   f"wrong_confidence_{epsilon}": percent(confidence(probabilities)[wrong].mean()),
                   f"random_{epsilon}": percent(net.accuracy((images + signs).clip(0, 1), labels)),
                   f"transfer_{epsilon}": percent(other.accuracy(attacked, labels)),
                   f"ssim_{epsilon}": Value(float(np.median(probes.ssim(images[:1000], attacked[:1000]))))}
        if epsilon == 0.1:
            result["paper_grey"] = percent(np.mean(attacked[images == 0] > 0))

    some, their_labels = images[:2000], labels[:2000]
    right = net.predict(some) == their_labels
    flips = np.full(len(some), 0.5)
    signs = np.sign(probes.input_gradients(net, some, their_labels))
    for level in range(76, 0, -1):
        wrong = net.predict((some + level / 255 * signs).clip(0, 1)) != their_labels
        flips[wrong] = level / 255
    result |= {"flip": Value(float(np.median(flips[right]))),
               "flip_8_of_255": percent(np.mean(flips[right] < 8.5 / 255)),
               "wrong_at_8_of_255": percent(np.mean(~right | (flips < 8.5 / 255)))}

    pgd = some
    for _ in range(20):
        moved = pgd + 0.025 * np.sign(probes.input_gradients(net, pgd, their_labels))
        pgd = np.clip(moved, some - 0.1, some + 0.1).clip(0, 1).astype(np.float32)
    probabilities = net.predict_proba(pgd)
    wrong = probabilities.argmax(axis=1) != their_labels
    return result | {"pgd_0.1": percent(1 - wrong.mean()),
                     "pgd_wrong_confidence": percent(confidence(probabilities)[wrong].mean())}


@claim("I7", seeds=range(5), seconds=8)
def biased(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Trained on the less right-leaning half of each class (`upright`), or on as many at random (`control`).

    `..._1` to `..._5`: fifths of each class of test images, 1 leans least to the right. `thin`: trained on the half
    with less ink, tested on the fifth with most. `rare`: trained with 2 % of the sevens; recall of the sevens.
    `shift_2` and so on: the network trained on all, on changed test images (mean over the four or two directions).
    """
    images, labels, test_images, test_labels = _data(mnist)
    random = np.random.default_rng(seed)

    def recipe(chosen):  # as many steps for a half as for all
        epochs = 5 if mnist.source == "full" else 20
        return trained_on_all(mnist, seed, chosen, epochs)

    result = {}
    slant, ink = probes.slant, lambda some: some.sum(axis=1)
    control = recipe(np.sort(random.permutation(len(labels))[:len(labels) // 2])).predict(test_images) == test_labels
    for name, measure in (("upright", slant), ("thin", ink)):
        right = recipe(equal_parts(measure(images), labels, 2) == 0).predict(test_images) == test_labels
        fifth = equal_parts(measure(test_images), test_labels, 5)
        result[f"{name}_accuracy"] = percent(right.mean())
        for place in range(5):
            result[f"{name}_{place + 1}"] = percent(right[fifth == place].mean())
            result[f"{name}_control_{place + 1}"] = percent(control[fifth == place].mean())
    result["control_accuracy"] = percent(control.mean())

    sevens = np.flatnonzero(labels == 7)
    few = np.ones(len(labels), bool)
    few[random.permutation(sevens)[round(0.02 * len(sevens)):]] = False
    plain, rare = recipe(np.ones(len(labels), bool)), recipe(few)
    seven = test_labels == 7
    for name, net in (("all", plain), ("rare", rare)):
        result[f"{name}_sevens"] = percent(net.accuracy(test_images[seven], test_labels[seven]))
        result[f"{name}_accuracy"] = percent(net.accuracy(test_images, test_labels))

    changed = {f"shift_{n}": [shift(test_images, n * r, n * c) for r, c in MOVES] for n in (1, 2, 4)}
    changed |= {f"rotate_{d}": [rotate(test_images, d), rotate(test_images, -d)] for d in (15, 30, 45)}
    changed |= {"inverted": [probes.inverted(test_images)], "upside_down": [probes.upside_down(test_images)]}
    return result | {name: percent(np.mean([plain.accuracy(these, test_labels) for these in several]))
                     for name, several in changed.items()}


def _rotations_shears_shifts(images: np.ndarray, random: np.random.Generator) -> np.ndarray:
    return random_shifts(random_shears(random_rotations(images, random, 12), random, 0.2), random)


@claim("I8", seeds=range(5), seconds=10)
def few_images(mnist: Mnist, seed: int) -> dict[str, Value]:
    """`train_100` and so on: accuracy on its own so many images; `test_100`; `shifts_100`: test, learnt with shifts.

    The others learnt 1,000: `short` 8 epochs instead of 80, `l2` 1e-3, `rotations` up to 10 degrees, `mixed` rotations
    up to 12 degrees, slopes up to 0.2 and shifts. `..._rotate_30`: on test images turned by 30 degrees to the left.
    """
    images, labels, test_images, test_labels = _data(mnist)
    turned, result = rotate(test_images, 30), {}

    def learn(size, epochs=80, **recipe):
        _, chosen = stratified_split(labels, size / len(labels), seed)
        net = Network([784, 128, 10], activation="relu", seed=seed)
        net.train(images[chosen], labels[chosen], epochs=epochs, decay="linear", seed=seed, **recipe)
        return net, percent(net.accuracy(images[chosen], labels[chosen]))

    for size in (100, 300, 1000):
        net, result[f"train_{size}"] = learn(size)
        shifted, _ = learn(size, augment=random_shifts)
        result[f"test_{size}"] = percent(net.accuracy(test_images, test_labels))
        result[f"shifts_{size}"] = percent(shifted.accuracy(test_images, test_labels))
    others = {"plain": {}, "short": {"epochs": 8}, "l2": {"l2": 1e-3}, "shifts": {"augment": random_shifts},
              "rotations": {"augment": random_rotations}, "mixed": {"augment": _rotations_shears_shifts}}
    for name, recipe in others.items():
        net, _ = (net, None) if name == "plain" else (shifted, None) if name == "shifts" else learn(1000, **recipe)
        result[name] = percent(net.accuracy(test_images, test_labels))
        result[f"{name}_rotate_30"] = percent(net.accuracy(turned, test_labels))
    return result
