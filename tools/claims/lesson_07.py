"""Claims about what a network has learnt: H1 to H6, H8 and H9."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from helpers import probes
from helpers.data import Mnist, normalize
from helpers.network import Network
from helpers.probes import shapes, slices
from tools.claims.networks import WIDE, small, trained, wide
from tools.claims.registry import Value, claim, points, share
from tools.claims.source_texts import jaffe, notes


def _middle(maps: np.ndarray) -> np.ndarray:
    """The middle 20 by 20 pixels of maps of 784: outside, there is hardly any ink to learn from. (n, 20, 20)."""
    return maps.reshape(-1, 28, 28)[:, 4:24, 4:24]


def _learnt(net: Network) -> np.ndarray:
    """What training added to the first layer's weights, a row a neuron."""
    start = Network(net.sizes, net.activation, init=net.init, seed=net.seed)
    return (net.weights[0] - start.weights[0]).T


def _smoothness(maps: np.ndarray) -> Value:
    return Value(float(np.nanmedian(probes.morans_i(_middle(maps)))))


@claim("H1", lesson="07", topic="what it learns", source=jaffe("the text on the task"),
       statement="It sees spatial relations, not just pixels",
       verdict="false",
       result="with the pixels of all images scrambled in the same way {{H1 full scrambled}}, as they are "
              "{{H1 full straight}}",
       holds=lambda x: x.scrambled > x.straight - 0.003, seeds=range(5), seconds=6)
def layout(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The same network on images whose pixels all have another place, the same in every image."""
    order = np.random.default_rng(seed).permutation(784)
    train, test = (probes.scramble(normalize(images), order) for images in (mnist.train_images, mnist.test_images))
    net = Network(WIDE, activation="relu", seed=seed)
    net.train(train, mnist.train_labels, epochs=5 if mnist.source == "full" else 20, decay="linear", seed=seed)
    straight = wide(mnist, seed).accuracy(normalize(mnist.test_images), mnist.test_labels)
    return {"straight": share(straight), "scrambled": share(net.accuracy(test, mnist.test_labels))}


@claim("H2", lesson="07", topic="what it learns", source=jaffe("Key Neural Network Capabilities"),
       statement="Some pixels are more important than others",
       verdict="true",
       result="without the 200 least important {{H2 full without_200_least}} are right, without the 100 most important"
              " {{H2 full without_100_most}}; {{H2 full constant}} pixels never change at all",
       holds=lambda x: x.without_200_least > x.base - 0.002
                       and x.high.without_100_most < x.low.without_100_random - 0.1, seeds=range(5), seconds=8)
def pixels(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Importance of a pixel: mean of |ink times slope of the cost| over 5,000 training images."""
    net, random = wide(mnist, seed), np.random.default_rng(seed)
    images, labels = normalize(mnist.test_images), mnist.test_labels
    some, some_labels = normalize(mnist.train_images[:5000]), mnist.train_labels[:5000]
    importance = np.abs(some * probes.input_gradients(net, some, some_labels)).mean(axis=0)
    answers, base = net.predict(images), net.accuracy(images, labels)
    loss = base - probes.erasing_each_pixel(net, images, labels)
    silent = sum(np.array_equal(net.predict(probes.erase(images[inked], np.array([pixel]))), answers[inked])
                 for pixel in range(784) if (inked := images[:, pixel] > 0).any())

    def without(pixels: np.ndarray) -> Value:
        return share(net.accuracy(probes.erase(images, pixels), labels))

    by_importance = importance.argsort(kind="stable")
    by_variance = normalize(mnist.train_images).var(axis=0).argsort(kind="stable")
    train = mnist.train_images
    return {"base": share(base), "constant": Value(int(np.sum(train.min(axis=0) == train.max(axis=0)))),
            "no_answer_changes": Value(int(silent + np.sum(~images.any(axis=0)))),
            "largest_loss": points(loss.max()), "without_200_least": without(by_importance[:200]),
            "without_100_random": without(random.permutation(784)[:100]),
            "without_100_most": without(by_importance[-100:]),
            "without_100_most_by_accuracy": without(loss.argsort(kind="stable")[-100:]),
            "only_400_most_varied": without(by_variance[:-400])}


@claim("H3", lesson="07", topic="what it learns", source=jaffe("the text on decision boundaries"),
       statement="It might find out that a closed loop above means an 8 or a 9",
       verdict="true with conditions", condition="of the images, not of the network",
       result="of the images with such a loop {{H3 full images_8_or_9}} are. But the network does not need it: with "
              "the hole filled {{H3 full wide_filled}} of the nines stay nines, without the top three rows "
              "{{H3 full wide_cut_3_is_4}} become fours",
       holds=lambda x: x.images_8_or_9 > 0.85 and x.low.wide_filled > 0.9 and x.low.wide_cut_3_is_4 > 0.75,
       seeds=range(5), seconds=7)
def loops(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Test nines that have a loop: with the hole filled, and without their uppermost rows of ink."""
    labels = mnist.train_labels[_upper_loops(mnist)]
    nines = normalize(mnist.test_images)[mnist.test_labels == 9]
    nines = nines[shapes.has_upper_loop(nines)]
    net = wide(mnist, seed)
    result = {"images_8_or_9": share(np.isin(labels, [8, 9]).mean()),
              "wide_filled": share(np.mean(net.predict(shapes.fill_holes(nines)) == 9))}
    return result | {f"wide_cut_{rows}_is_4": share(np.mean(net.predict(shapes.cut_top(nines, rows)) == 4))
                     for rows in (3, 4)}


@lru_cache(maxsize=2)
def _upper_loops(mnist: Mnist) -> np.ndarray:
    return shapes.has_upper_loop(normalize(mnist.train_images))


@claim("H4", lesson="07", topic="what it learns", source=jaffe("the text on decision boundaries"),
       statement="It might find out that a vertical line on the left means a 1 or a 7",
       verdict="false",
       result="of the images with one {{H4 full images_0_or_6}} are a 0 or a 6, {{H4 full images_1_or_7}} a 1 or a 7",
       holds=lambda x: x.images_0_or_6 > 0.5 and x.images_1_or_7 < 0.05 and x.high.wide_left_is_1_or_7 < 0.1,
       seeds=range(5), seconds=3)
def lines(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Which images have an upright line on the left, and what a network says of 108 bars drawn there."""
    labels = mnist.train_labels[shapes.has_left_line(normalize(mnist.train_images))]
    net = wide(mnist, seed)
    answers = net.predict(drawn_bars((6, 7, 8, 9)))
    result = {f"images_{digit}": share(np.mean(labels == digit)) for digit in (0, 1, 4, 6, 7, 8)}
    result |= {"images_0_or_6": share(np.isin(labels, [0, 6]).mean()),
               "images_1_or_7": share(np.isin(labels, [1, 7]).mean())}
    result |= {f"wide_left_is_{'_or_'.join(map(str, group))}": share(np.isin(answers, group).mean())
               for group in ((0, 6), (1, 7), (0, 4, 5, 6))}
    return result | {"wide_column_8_is_0_or_6": share(net.predict(shapes.bar(8)[np.newaxis])[0] in (0, 6)),
                     "wide_middle_is_1": share(np.mean(net.predict(drawn_bars((13, 14))) == 1))}


def drawn_bars(columns: tuple[int, ...]) -> np.ndarray:
    """Upright bars: 27 for each of the columns, of three tops, bottoms and widths."""
    return np.array([shapes.bar(column, top, bottom, width) for column in columns for top in (4, 6, 8)
                     for bottom in (19, 21, 23) for width in (2, 3, 4)])


@claim("H5", lesson="07", topic="what it learns", source=notes("Performance and Limitations, 14:02"),
       statement="The hidden neurons often do not pick up edges",
       verdict="true",
       result="{{H5 full wide_over}} of the neurons ({{H5 full wide_learnt_over median}} without the noise of their "
              "start) fit an edge or a stroke better than 99 % of random mixtures of digits do",
       holds=lambda x: x.high.wide_over < 0.2 and x.high.small_over < 0.2, seeds=range(5), seconds=5)
def edges(mnist: Mnist, seed: int) -> dict[str, Value]:
    """How well first-layer neurons fit the best of 2,592 edges and strokes, against random mixtures of 200 digits.

    `..._over`: the share that fits better than 99 % of the mixtures do. `learnt`: the weights less their start.
    """
    def middles(maps: np.ndarray) -> np.ndarray:
        return shapes.standardised(_middle(maps).reshape(-1, 400))

    templates = middles(shapes.edge_templates())

    def fits(maps: np.ndarray) -> np.ndarray:
        return np.abs(middles(maps) @ templates.T).max(axis=1)

    mixed = fits(shapes.mixtures(normalize(mnist.train_images), 1000, np.random.default_rng(seed)))
    limit = np.quantile(mixed, 0.99)
    net = wide(mnist, seed)
    learnt = fits(_learnt(net))
    return {"mixtures": Value(float(np.median(mixed))), "wide_over": share(np.mean(fits(net.weights[0].T) > limit)),
            "wide_learnt": Value(float(np.median(learnt))), "wide_learnt_over": share(np.mean(learnt > limit)),
            "small_over": share(np.mean(fits(small(mnist, seed).weights[0].T) > limit))}


@claim("H6", lesson="07", topic="what it learns", source=notes("Performance and Limitations, 14:24"),
       statement="The first layer's weights look almost random",
       verdict="true with conditions", condition="to the eye only",
       result="not noise: neighbouring weights agree by {{H6 full wide}} (Moran's I), those of noise by "
              "{{H6 full noise median}}, those of random mixtures of digits by {{H6 full mixtures}}",
       holds=lambda x: x.low.wide > 2 * x.noise_99 and x.wide_above_noise > 0.75 and x.high.wide < x.low.mixtures,
       seeds=range(5), seconds=12)
def smoothness(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Moran's I of the middle 20 by 20 weights, medians over the neurons of a network."""
    random, images = np.random.default_rng(seed), normalize(mnist.train_images)
    noise = probes.morans_i(random.standard_normal((2000, 20, 20)))
    high = np.quantile(noise, 0.99)
    means = np.array([images[mnist.train_labels == digit].mean(axis=0) for digit in range(10)])
    calm = trained(Network(WIDE, activation="relu", seed=seed), mnist, 5, 20, decay="linear", l2=3e-3)
    result = {"noise": Value(float(np.median(noise))), "noise_99": Value(float(high)), "means": _smoothness(means),
              "mixtures": _smoothness(shapes.mixtures(images, 1000, random)), "l2": _smoothness(calm.weights[0].T)}
    nets = {"wide": wide(mnist, seed), "small": small(mnist, seed), "sigmoid": small(mnist, seed, "sigmoid"),
            "sigmoid_normal": small(mnist, seed, "sigmoid", "normal")}
    values = {name: probes.morans_i(_middle(net.weights[0].T)) for name, net in nets.items()}
    return (result | {name: Value(float(np.median(these))) for name, these in values.items()}
            | {f"{name}_above_noise": share(np.mean(values[name] > high)) for name in ("wide", "small")}
            | {f"{name}_learnt": _smoothness(_learnt(nets[name])) for name in ("wide", "sigmoid_normal")})


@claim("H8", lesson="07", topic="what it learns", source=notes("Performance and Limitations, 15:34"),
       statement="It has no idea how to draw a digit",
       verdict="true with conditions", condition="for human eyes; another network reads what it draws",
       result="images made to excite it look like no digit (correlation with the mean digit {{H8 full wide_likeness}},"
              " real digits {{H8 full real_likeness}}), yet another network reads {{H8 full wide_same_kind_agrees}} of"
              " them the same way",
       holds=lambda x: x.high.wide_likeness < x.real_likeness - 0.2 and x.low.wide_same_kind_agrees > 0.9,
       seeds=range(5), seconds=7)
def drawing(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Ten images that excite one output each, from white paper, 200 steps. Others: networks of the next seed."""
    train, test = normalize(mnist.train_images), normalize(mnist.test_images)
    means = np.array([train[mnist.train_labels == digit].mean(axis=0) for digit in range(10)])
    digits, real = np.arange(10), test[:1000]
    real_means = means[mnist.test_labels[:1000]]
    result = {"real_smoothness": _smoothness(real), "real_likeness": Value(_likeness(real, real_means))}
    for name, build in (("wide", wide), ("small", small)):
        net = build(mnist, seed)
        images = np.array([probes.excite(net, digit, every=200, start=np.zeros(784))[-1] for digit in range(10)])
        nearest = (np.square(train).sum(axis=1) - 2 * images @ train.T).argsort(axis=1, kind="stable")[:, :3]
        votes = [np.bincount(mnist.train_labels[places], minlength=10).argmax() for places in nearest]
        result |= {f"{name}_same_kind_agrees": share(np.mean(build(mnist, seed + 1).predict(images) == digits)),
                   f"{name}_neighbours_agree": share(np.mean(np.array(votes) == digits))}
        if name == "wide":
            result |= {"wide_confidence": share(net.predict_proba(images)[digits, digits].min()),
                       "wide_smoothness": _smoothness(images), "wide_likeness": Value(_likeness(images, means)),
                       "wide_small_agrees": share(np.mean(small(mnist, seed).predict(images) == digits))}
    return result


def _likeness(images: np.ndarray, others: np.ndarray) -> float:
    """The median correlation of every image with its other."""
    return float(np.median((shapes.standardised(images) * shapes.standardised(others)).sum(axis=1)))


@claim("H9", lesson="07", topic="what it learns", source=jaffe("the text on decision boundaries"),
       statement="Decision boundaries are invisible lines",
       verdict="true with conditions", condition="the lines are not straight",
       result="not straight: a line between two digits crosses two or more in {{H9 full wide_two_or_more}} of the "
              "cases",
       holds=lambda x: x.low.wide_two_or_more > 0.2 and x.wide_cosine < 0.9, seeds=range(5), seconds=8)
def boundaries(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Straight paths between 500 pairs of correctly read test digits of two classes; the boundary of 4 and 9."""
    images, labels, net = normalize(mnist.test_images), mnist.test_labels, wide(mnist, seed)
    right = net.predict(images) == labels
    crossed = slices.boundaries_crossed(net, *pairs(images[right], labels[right], 500, seed), 100)
    fours, nines = (images[right & (labels == digit)][:400] for digit in (4, 9))
    count = min(len(fours), len(nines))
    _, directions = slices.boundary_between(net, fours[:count], nines[:count], 4, 9)
    cosines = (directions @ directions.T)[np.triu_indices(count, 1)]
    return {"wide_two_or_more": share(np.mean(crossed >= 2)), "wide_cosine": Value(float(np.median(cosines)))}


def pairs(images: np.ndarray, labels: np.ndarray, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """`count` pairs of images with different labels, drawn at random: (starts, ends)."""
    drawn = np.random.default_rng(seed).integers(0, len(images), (3 * count, 2))
    drawn = drawn[labels[drawn[:, 0]] != labels[drawn[:, 1]]][:count]
    return images[drawn[:, 0]], images[drawn[:, 1]]
