"""Claims about what a network has learnt: H1 to H6, H8 and H9."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from helpers import probes
from helpers.data import Mnist, normalize
from helpers.network import Network
from helpers.probes import shapes, slices
from tools.claims.data import PASSES, trained_on_all
from tools.claims.registry import Value, claim, percent

SMALL = [784, 16, 16, 10]
wide_network = lru_cache(maxsize=8)(trained_on_all)  # the claims of this lesson ask the same networks


@lru_cache(maxsize=8)
def small_network(mnist: Mnist, seed: int, activation: str = "relu", init: str = "auto") -> Network:
    """784-16-16-10, trained as the wide one is."""
    net = Network(SMALL, activation=activation, init=init, seed=seed)
    net.train(normalize(mnist.train_images), mnist.train_labels, epochs=PASSES[len(mnist.train_labels)],
              decay="linear", seed=seed)
    return net


def _middle(maps: np.ndarray) -> np.ndarray:
    """The middle 20 by 20 pixels of maps of 784: outside, there is hardly any ink to learn from. (n, 20, 20)."""
    return maps.reshape(-1, 28, 28)[:, 4:24, 4:24]


def _learnt(net: Network) -> np.ndarray:
    """What training added to the first layer's weights, a row a neuron."""
    start = Network(net.sizes, net.activation, init=net.init, seed=net.seed)
    return (net.weights[0] - start.weights[0]).T


def _smoothness(maps: np.ndarray) -> Value:
    return Value(float(np.nanmedian(probes.morans_i(_middle(maps)))))


@claim("H1", seeds=range(5), seconds=6)
def layout(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The same network on images whose pixels all have another place, the same in every image."""
    order = np.random.default_rng(seed).permutation(784)
    train, test = (probes.scramble(normalize(images), order) for images in (mnist.train_images, mnist.test_images))
    net = Network([784, 128, 10], activation="relu", seed=seed)
    net.train(train, mnist.train_labels, epochs=PASSES[len(mnist.train_labels)], decay="linear", seed=seed)
    straight = wide_network(mnist, seed)
    return {"straight": percent(straight.accuracy(normalize(mnist.test_images), mnist.test_labels)),
            "scrambled": percent(net.accuracy(test, mnist.test_labels)),
            "smoothness_straight": _smoothness(straight.weights[0].T),
            "smoothness_scrambled": _smoothness(net.weights[0].T)}


@claim("H2", seeds=range(5), seconds=8)
def pixels(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Importance of a pixel: mean of |ink times slope of the cost| over 5,000 training images."""
    net, random = wide_network(mnist, seed), np.random.default_rng(seed)
    images, labels = normalize(mnist.test_images), mnist.test_labels
    some, some_labels = normalize(mnist.train_images[:5000]), mnist.train_labels[:5000]
    importance = np.abs(some * probes.input_gradients(net, some, some_labels)).mean(axis=0)
    answers, base = net.predict(images), net.accuracy(images, labels)
    loss = base - probes.erasing_each_pixel(net, images, labels)
    silent = sum(np.array_equal(net.predict(probes.erase(images[inked], [pixel])), answers[inked])
                 for pixel in range(784) if (inked := images[:, pixel] > 0).any())

    def without(pixels: np.ndarray) -> Value:
        return percent(net.accuracy(probes.erase(images, pixels), labels))

    by_importance = importance.argsort(kind="stable")
    by_variance = normalize(mnist.train_images).var(axis=0).argsort(kind="stable")
    train = mnist.train_images
    return {"base": percent(base), "constant": Value(int(np.sum(train.min(axis=0) == train.max(axis=0)))),
            "no_answer_changes": Value(int(silent + np.sum(~images.any(axis=0)))),
            "largest_loss": Value(100 * loss.max(), "points"),
            "without_200_least": without(by_importance[:200]), "without_300_least": without(by_importance[:300]),
            "without_100_random": without(random.permutation(784)[:100]),
            "without_100_most": without(by_importance[-100:]),
            "without_100_most_by_accuracy": without(loss.argsort(kind="stable")[-100:]),
            "only_400_most_varied": without(by_variance[:-400])}


@claim("H3", seeds=range(5), seconds=7)
def loops(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Test nines that have a loop: whole, filled, and without their uppermost rows of ink. And 36 drawn rings."""
    train, test = normalize(mnist.train_images), normalize(mnist.test_images)
    labels = mnist.train_labels[_upper_loops(mnist)]
    nines = test[mnist.test_labels == 9]
    nines = nines[shapes.has_upper_loop(nines)]
    rings = drawn_rings()
    result = {"images_8_or_9": percent(np.isin(labels, [8, 9]).mean()), "images": percent(len(labels) / len(train)),
              "nines": Value(len(nines))}
    for name, net in (("wide", wide_network(mnist, seed)), ("small", small_network(mnist, seed))):
        result[f"{name}_whole"] = percent(np.mean(net.predict(nines) == 9))
        result[f"{name}_filled"] = percent(np.mean(net.predict(shapes.fill_holes(nines)) == 9))
        for rows in (2, 3, 4):
            answers = net.predict(shapes.cut_top(nines, rows))
            result[f"{name}_cut_{rows}_is_4"] = percent(np.mean(answers == 4))
            result[f"{name}_cut_{rows}_is_9"] = percent(np.mean(answers == 9))
        answers = net.predict(rings)
        result |= {f"{name}_ring_is_{digit}": percent(np.mean(answers == digit)) for digit in (3, 8, 9)}
        result[f"{name}_low_ring_is_4"] = percent(net.predict(shapes.ring(13.5, radius=3.5)[np.newaxis])[0] == 4)
    return result


@lru_cache(maxsize=2)
def _upper_loops(mnist: Mnist) -> np.ndarray:
    return shapes.has_upper_loop(normalize(mnist.train_images))


def drawn_rings() -> np.ndarray:
    """36 rings in the upper half: three heights, three columns, two sizes, two widths."""
    return np.array([shapes.ring(row, column, radius, width) for row in (8, 9, 10) for column in (12.5, 13.5, 14.5)
                     for radius in (3.5, 4.5) for width in (2, 3)])


@claim("H4", seeds=range(5), seconds=3)
def lines(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Which images have an upright line on the left, and what a network says of 108 bars drawn there."""
    labels = mnist.train_labels[shapes.has_left_line(normalize(mnist.train_images))]
    result = {f"images_{digit}": percent(np.mean(labels == digit)) for digit in range(10)}
    result["images_0_or_6"] = percent(np.isin(labels, [0, 6]).mean())
    result["images_1_or_7"] = percent(np.isin(labels, [1, 7]).mean())
    for name, net in (("wide", wide_network(mnist, seed)), ("small", small_network(mnist, seed))):
        answers = net.predict(drawn_bars((6, 7, 8, 9)))
        for group in ((0, 6), (1, 7), (0, 4, 5, 6)):
            result[f"{name}_left_is_{'_or_'.join(map(str, group))}"] = percent(np.isin(answers, group).mean())
        result[f"{name}_column_8_is_0_or_6"] = percent(net.predict(shapes.bar(8)[np.newaxis])[0] in (0, 6))
        result[f"{name}_middle_is_1"] = percent(np.mean(net.predict(drawn_bars((13, 14))) == 1))
    return result


def drawn_bars(columns: tuple[int, ...]) -> np.ndarray:
    """Upright bars: 27 for each of the columns, of three tops, bottoms and widths."""
    return np.array([shapes.bar(column, top, bottom, width) for column in columns for top in (4, 6, 8)
                     for bottom in (19, 21, 23) for width in (2, 3, 4)])


@claim("H5", seeds=range(5), seconds=5)
def edges(mnist: Mnist, seed: int) -> dict[str, Value]:
    """How well first-layer neurons fit the best of 2,592 edges and strokes, against random mixtures of 200 digits.

    `..._over`: the share that fits better than 99 % of the mixtures do. `learnt`: the weights less their start.
    """
    templates = shapes.standardised(_middle(shapes.edge_templates()).reshape(-1, 400))

    def fits(maps: np.ndarray) -> np.ndarray:
        return shapes.best_templates(_middle(maps).reshape(-1, 400), templates)[0]

    mixed = fits(shapes.mixtures(normalize(mnist.train_images), 1000, np.random.default_rng(seed)))
    limit = np.quantile(mixed, 0.99)
    result = {"mixtures": Value(float(np.median(mixed))), "limit": Value(float(limit))}
    for name, net in (("wide", wide_network(mnist, seed)), ("small", small_network(mnist, seed))):
        for kind, maps in ((name, net.weights[0].T), (f"{name}_learnt", _learnt(net))):
            fit = fits(maps)
            result |= {kind: Value(float(np.median(fit))), f"{kind}_over": percent(np.mean(fit > limit))}
    return result


@claim("H6", seeds=range(5), seconds=12)
def smoothness(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Moran's I of the middle 20 by 20 weights, medians over the neurons of a network."""
    random, images = np.random.default_rng(seed), normalize(mnist.train_images)
    noise = probes.morans_i(random.standard_normal((2000, 20, 20)))
    high = np.quantile(noise, 0.99)
    means = np.array([images[mnist.train_labels == digit].mean(axis=0) for digit in range(10)])
    calm = Network([784, 128, 10], activation="relu", seed=seed)
    calm.train(images, mnist.train_labels, epochs=PASSES[len(images)], decay="linear", l2=3e-3, seed=seed)
    result = {"noise": Value(float(np.median(noise))), "noise_99": Value(float(high)), "means": _smoothness(means),
              "mixtures": _smoothness(shapes.mixtures(images, 1000, random)), "l2": _smoothness(calm.weights[0].T)}
    nets = {"wide": wide_network(mnist, seed), "small": small_network(mnist, seed),
            "sigmoid": small_network(mnist, seed, "sigmoid"),
            "sigmoid_normal": small_network(mnist, seed, "sigmoid", "normal")}
    for name, net in nets.items():
        values = probes.morans_i(_middle(net.weights[0].T))
        result |= {name: Value(float(np.median(values))), f"{name}_above_noise": percent(np.mean(values > high)),
                   f"{name}_learnt": _smoothness(_learnt(net))}
    return result


@claim("H8", seeds=range(5), seconds=7)
def drawing(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Ten images that excite one output each, from white paper, 200 steps. Others: networks of the next seed."""
    train, test = normalize(mnist.train_images), normalize(mnist.test_images)
    means = np.array([train[mnist.train_labels == digit].mean(axis=0) for digit in range(10)])
    digits, real = np.arange(10), test[:1000]
    real_means = means[mnist.test_labels[:1000]]
    result = {"real_smoothness": _smoothness(real), "real_likeness": Value(_likeness(real, real_means))}
    for name, build in (("wide", wide_network), ("small", small_network)):
        net = build(mnist, seed)
        images = np.array([probes.excite(net, digit, every=200, start=np.zeros(784))[-1] for digit in digits])
        nearest = (np.square(train).sum(axis=1) - 2 * images @ train.T).argsort(axis=1, kind="stable")[:, :3]
        votes = [np.bincount(mnist.train_labels[places], minlength=10).argmax() for places in nearest]
        result |= {
            f"{name}_confidence": percent(net.predict_proba(images)[digits, digits].min()),
            f"{name}_smoothness": _smoothness(images), f"{name}_likeness": Value(_likeness(images, means)),
            f"{name}_same_kind_agrees": percent(np.mean(build(mnist, seed + 1).predict(images) == digits)),
            f"{name}_neighbours_agree": percent(np.mean(np.array(votes) == digits))}
    wide, small = wide_network(mnist, seed), small_network(mnist, seed)
    images = np.array([probes.excite(wide, digit, every=200, start=np.zeros(784))[-1] for digit in digits])
    return result | {"wide_small_agrees": percent(np.mean(small.predict(images) == digits))}


def _likeness(images: np.ndarray, others: np.ndarray) -> float:
    """The median correlation of every image with its other."""
    return float(np.median((shapes.standardised(images) * shapes.standardised(others)).sum(axis=1)))


@claim("H9", seeds=range(5), seconds=8)
def boundaries(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Straight paths between 500 pairs of correctly read test digits of two classes; the boundary of 4 and 9."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    result = {}
    for name, net in (("wide", wide_network(mnist, seed)), ("small", small_network(mnist, seed))):
        right = net.predict(images) == labels
        crossed = slices.boundaries_crossed(net, *pairs(images[right], labels[right], 500, seed), 100)
        fours, nines = (images[right & (labels == digit)][:400] for digit in (4, 9))
        count = min(len(fours), len(nines))
        _, directions = slices.boundary_between(net, fours[:count], nines[:count], 4, 9)
        cosines = (directions @ directions.T)[np.triu_indices(count, 1)]
        result |= {f"{name}_two_or_more": percent(np.mean(crossed >= 2)),
                   f"{name}_most": Value(int(crossed.max())), f"{name}_cosine": Value(float(np.median(cosines)))}
    return result


def pairs(images: np.ndarray, labels: np.ndarray, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """`count` pairs of images with different labels, drawn at random: (starts, ends)."""
    drawn = np.random.default_rng(seed).integers(0, len(images), (3 * count, 2))
    drawn = drawn[labels[drawn[:, 0]] != labels[drawn[:, 1]]][:count]
    return images[drawn[:, 0]], images[drawn[:, 1]]
