"""Claims about what a network has learnt: H1 to H6, H8, H9 and H11 to H14."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from helpers import probes
from helpers.data import Mnist, normalize
from helpers.network import Network
from helpers.probes import shapes, slices
from tools.claims import maps
from tools.claims.networks import WIDE, no_hidden, small, trained, wide, wide_l2
from tools.claims.registry import Value, claim, points, share
from tools.claims.source_texts import jaffe, notes


@claim("H1", lesson="07", topic="what it learns", source=jaffe("the text on the task"),
       statement="It must find spatial relations, not just look at pixels",
       verdict="true with conditions", condition="pixels are weighed together, but which of them are neighbours it is "
                                                 "never told",
       result="with the pixels of all images scrambled in the same way {{H1 full scrambled}}, as they are "
              "{{H1 full straight}}; without a hidden layer, each pixel by itself, {{H1 full no_hidden}}",
       holds=lambda x: x.scrambled > x.straight - 0.003 and x.high.no_hidden < x.low.straight - 0.03,
       seeds=range(5), seconds=7)
def layout(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The same network on images whose pixels all have another place, the same in every image; and one layer only."""
    order = np.random.default_rng(seed).permutation(784)
    epochs = 5 if mnist.source == "full" else 20
    straight, test = (normalize(images) for images in (mnist.train_images, mnist.test_images))
    blind = Network(WIDE, activation="relu", seed=seed)
    blind.train(probes.scramble(straight, order), mnist.train_labels, epochs=epochs, decay="linear", seed=seed)
    return {"straight": share(wide(mnist, seed).accuracy(test, mnist.test_labels)),
            "scrambled": share(blind.accuracy(probes.scramble(test, order), mnist.test_labels)),
            "no_hidden": share(no_hidden(mnist, seed).accuracy(test, mnist.test_labels))}


@claim("H2", lesson="07", topic="what it learns", source=jaffe("Key Neural Network Capabilities"),
       statement="Some pixels are more important than others",
       verdict="true",
       result="without the 200 least important {{H2 full without_200_least}} are right, without the 100 most important "
              "{{H2 full without_100_most}}, without 100 drawn at random {{H2 full without_100_random}}; "
              "{{H2 full constant}} pixels never change at all",
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
              "the hole filled {{H3 full wide_filled}} of the nines stay nines, with the loop opened on the right "
              "{{H3 full wide_right_is_9}}, on the left {{H3 full wide_left_is_9}}, at the top "
              "{{H3 full wide_top_is_9}}",
       holds=lambda x: x.images_8_or_9 > 0.85 and x.low.wide_filled > 0.9
                       and min(x.low.wide_left_is_9, x.low.wide_right_is_9) > x.high.wide_top_is_9 + 0.2,
       seeds=range(5), seconds=8)
def loops(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Test nines that have a loop: with the hole filled, cut off at the top, or opened by a gap on one side."""
    labels = mnist.train_labels[_upper_loops(mnist)]
    nines = normalize(mnist.test_images)[mnist.test_labels == 9]
    nines = nines[shapes.has_upper_loop(nines)]
    net = wide(mnist, seed)

    def read_as(images: np.ndarray, digit: int) -> Value:
        return share(np.mean(net.predict(images) == digit))

    result = {"images_8_or_9": share(np.isin(labels, [8, 9]).mean()),
              "wide_filled": read_as(shapes.fill_holes(nines), 9),
              "wide_cut_4_is_4": read_as(shapes.cut_top(nines, 4), 4)}
    for side in ("left", "right", "top"):
        opened = shapes.open_loops(nines, side)
        result |= {f"wide_{side}_is_9": read_as(opened, 9), f"wide_{side}_is_4": read_as(opened, 4),
                   f"{side}_ink": Value(float(np.median(np.sum((nines >= 0.5) & (opened < 0.5), axis=1))), "pixels")}
    return result


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
    answers = net.predict(maps.drawn_bars((6, 7, 8, 9)))
    result = {f"images_{digit}": share(np.mean(labels == digit)) for digit in (0, 1, 4, 6, 7, 8)}
    result |= {"images_0_or_6": share(np.isin(labels, [0, 6]).mean()),
               "images_1_or_7": share(np.isin(labels, [1, 7]).mean())}
    result |= {f"wide_left_is_{'_or_'.join(map(str, group))}": share(np.isin(answers, group).mean())
               for group in ((0, 6), (1, 7), (0, 4, 5, 6))}
    return result | {"wide_column_8_is_0_or_6": share(net.predict(shapes.bar(8)[np.newaxis])[0] in (0, 6)),
                     "wide_middle_is_1": share(np.mean(net.predict(maps.drawn_bars((13, 14))) == 1))}


@claim("H5", lesson="07", topic="what it learns", source=notes("Performance and Limitations, 14:02"),
       statement="The hidden neurons often do not pick up edges",
       verdict="true with conditions",
       condition="few do without L2, which pulls all weights towards 0, and many with it",
       result="{{H5 full wide_over}} of the neurons fit an edge or a stroke better than 99 % of random mixtures of "
              "digits do ({{H5 full wide_learnt_over}} without the noise of their start); with L2 of 0.001 "
              "{{H5 full l2_over}}, at an accuracy of {{H5 full l2_accuracy}}",
       holds=lambda x: x.high.wide_over < 0.2 and x.high.wide_learnt_over < 0.25 and x.high.small_over < 0.25
                       and x.low.l2_over > 0.3, seeds=range(5), seconds=9)
def edges(mnist: Mnist, seed: int) -> dict[str, Value]:
    """How well neurons fit the best of 2,592 edges and strokes, against random mixtures of 200 digits.

    `..._over`: the share that fits better than 99 % of the mixtures do. `learnt`: the weights less their start.
    second: the small network's second layer, its mean slopes by each pixel.
    """
    def middles(some: np.ndarray) -> np.ndarray:
        return shapes.standardised(maps.middle(some).reshape(-1, 400))

    templates = middles(shapes.edge_templates())

    def fits(some: np.ndarray) -> np.ndarray:
        return np.abs(middles(some) @ templates.T).max(axis=1)

    images = normalize(mnist.train_images)
    mixed = fits(shapes.mixtures(images, 1000, np.random.default_rng(seed)))
    limit = np.quantile(mixed, 0.99)
    net, calm, narrow = wide(mnist, seed), wide_l2(mnist, seed), small(mnist, seed)
    active = (narrow.activations(images[::10])[1] > 0).mean(axis=0)
    found = {"wide": net.weights[0].T, "wide_learnt": maps.learnt(net), "small": narrow.weights[0].T,
             "second": (narrow.weights[0] * active @ narrow.weights[1]).T, "l2": calm.weights[0].T}
    return {"mixtures": Value(float(np.median(mixed))),
            "wide_learnt": Value(float(np.median(fits(found["wide_learnt"])))),
            "l2_accuracy": share(calm.accuracy(normalize(mnist.test_images), mnist.test_labels)),
            **{f"{name}_over": share(np.mean(fits(some) > limit)) for name, some in found.items()}}


@claim("H6", lesson="07", topic="what it learns", source=notes("Performance and Limitations, 14:24"),
       statement="The first layer's weights look almost random",
       verdict="true with conditions",
       condition="where the start is large, as N(0, 1) is; from a fitted one they look so at most to the eye",
       result="Moran's I, which tells how alike neighbours are and is {{H6 full noise median}} for noise, is "
              "{{H6 full wide}} with a start fitted to the layer, and {{H6 full sigmoid_normal}} with a start from "
              "N(0, 1); for random mixtures of digits it is {{H6 full mixtures}}",
       holds=lambda x: x.low.wide > 2 * x.noise_99 and x.wide_above_noise > 0.75 and x.high.wide < x.low.mixtures
                       and x.high.sigmoid_normal < 0.5 * x.low.sigmoid_normal_learnt, seeds=range(5), seconds=14)
def smoothness(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Moran's I of the middle 20 by 20 weights, medians over the neurons of a network."""
    random, images = np.random.default_rng(seed), normalize(mnist.train_images)
    noise = probes.morans_i(random.standard_normal((2000, 20, 20)))
    high = np.quantile(noise, 0.99)
    means = np.array([images[mnist.train_labels == digit].mean(axis=0) for digit in range(10)])
    result = {"noise": Value(float(np.median(noise))), "noise_99": Value(float(high)), "means": maps.smoothness(means),
              "mixtures": maps.smoothness(shapes.mixtures(images, 1000, random))}
    nets = {"wide": wide(mnist, seed), "small": small(mnist, seed), "l2": wide_l2(mnist, seed),
            "sigmoid_normal": small(mnist, seed, "sigmoid", "normal")}
    values = {name: probes.morans_i(maps.middle(net.weights[0].T)) for name, net in nets.items()}
    return (result | {name: Value(float(np.nanmedian(these))) for name, these in values.items()}
            | {f"{name}_above_noise": share(np.mean(values[name] > high)) for name in ("wide", "small")}
            | {f"{name}_learnt": maps.smoothness(maps.learnt(nets[name]))
               for name in ("wide", "small", "sigmoid_normal")})


@claim("H8", lesson="07", topic="what it learns", source=notes("Performance and Limitations, 15:34"),
       statement="It has no idea how to draw a digit",
       verdict="true with conditions", condition="unlike real digits; another network reads what it draws",
       result="images that make it 99 % sure are less like a digit than real ones (correlation with the mean digit "
              "{{H8 full wide_likeness}}, real digits {{H8 full real_likeness}}), yet another network reads "
              "{{H8 full wide_same_kind_agrees}} of them the same way",
       holds=lambda x: x.high.wide_likeness < x.real_likeness - 0.2 and x.low.wide_same_kind_agrees > 0.9
                       and x.high.random_agrees < 0.5, seeds=range(5), seconds=8)
def drawing(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Ten images that excite one output each: from white paper, the first on the way with 99 %.

    Others read them: networks of the next seed, and one without a hidden layer. random: the same images, with their
    pixels in another order.
    """
    train, digits, net = normalize(mnist.train_images), np.arange(10), wide(mnist, seed)
    means = np.array([train[mnist.train_labels == digit].mean(axis=0) for digit in digits])
    ways = [probes.excite(net, digit, start=np.zeros(784)) for digit in range(10)]
    steps = [int((net.predict_proba(way)[:, digit] >= 0.99).argmax()) for digit, way in enumerate(ways)]
    images = np.array([way[step] for way, step in zip(ways, steps, strict=True)])
    shuffled = images[:, np.random.default_rng(seed).permutation(784)]
    real, labels = normalize(mnist.test_images[::10]), mnist.test_labels[::10]
    other = wide(mnist, seed + 1)
    readers = {"wide_same_kind": other.predict(images), "wide_small": small(mnist, seed).predict(images),
               "no_hidden": no_hidden(mnist, seed).predict(images), "random": other.predict(shuffled)}
    return {"wide_likeness": maps.likeness(images, means), "real_likeness": maps.likeness(real, means[labels]),
            "wide_smoothness": maps.smoothness(images), "real_smoothness": maps.smoothness(real),
            "steps_least": Value(min(steps)), "steps_most": Value(max(steps)),
            **{f"{name}_agrees": share(np.mean(answers == digits)) for name, answers in readers.items()}}


@claim("H9", lesson="07", topic="what it learns", source=jaffe("the text on decision boundaries"),
       statement="Decision boundaries are invisible lines",
       verdict="true with conditions", condition="flat without a hidden layer, bent with one",
       result="{{H9 full wide_comes_back}} of straight paths between two digits leave an answer and meet it again; "
              "without a hidden layer {{H9 full linear_comes_back}}",
       holds=lambda x: x.low.wide_comes_back > 0 and x.high.linear_comes_back == 0 and x.high.wide_cosine < 0.9
                       and x.low.linear_cosine > 0.999, seeds=range(5), seconds=8)
def boundaries(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Straight paths between 1,000 pairs of correctly read test digits of two classes; the boundary of 4 and 9."""
    images, labels = normalize(mnist.test_images), mnist.test_labels
    result: dict[str, Value] = {}
    for name, net in (("wide", wide(mnist, seed)), ("linear", no_hidden(mnist, seed))):
        right = net.predict(images) == labels
        ways = maps.pairs(images[right], labels[right], 1000, seed)
        fours, nines = (images[right & (labels == digit)][::2] for digit in (4, 9))
        count = min(len(fours), len(nines))
        _, directions = slices.boundary_between(net, fours[:count], nines[:count], 4, 9)
        cosines = (directions @ directions.T)[np.triu_indices(count, 1)]
        result |= {f"{name}_two_or_more": share(np.mean(slices.boundaries_crossed(net, *ways) >= 2)),
                   f"{name}_comes_back": share(slices.comes_back(net, *ways).mean()),
                   f"{name}_cosine": Value(float(np.median(cosines)))}
    return result


@claim("H11", lesson="07", topic="what it learns", source=jaffe("the text on iterative refinement"),
       statement="Training lowers the weights of what does not matter",
       verdict="true with conditions", condition="only with L2, which pulls all weights towards 0",
       result="weights of the pixels that never have ink: {{H11 full moved}} have moved, and their size is "
              "{{H11 full never}} of that at the start; with L2 of 0.001 it is {{H11 full l2_never}}",
       holds=lambda x: x.high.moved == 0 and x.low.rarely > 0.99 and x.high.l2_never < 0.1, seeds=range(5), seconds=7)
def unused(mnist: Mnist, seed: int) -> dict[str, Value]:
    """The size (root mean square) of first-layer weights after training, as a share of that at the start."""
    inked = (mnist.train_images.reshape(-1, 784) > 0).mean(axis=0)
    groups = {"never": inked == 0, "rarely": (inked > 0) & (inked < 0.001), "often": inked >= 0.1}
    start, result = Network(WIDE, activation="relu", seed=seed).weights[0], {}
    for prefix, net in (("", wide(mnist, seed)), ("l2_", wide_l2(mnist, seed))):
        for name, pixels in groups.items():
            now, then = (np.sqrt(np.square(weights[pixels]).mean()) for weights in (net.weights[0], start))
            result[prefix + name] = Value(float(now / then))
    moved = int(np.count_nonzero(wide(mnist, seed).weights[0][inked == 0] != start[inked == 0]))
    return result | {"moved": Value(moved)}


@claim("H12", lesson="07", topic="what it learns", source=None,
       statement="A few neurons make the decision",
       verdict="true with conditions", condition="five of 128 are mostly enough; without them most answers stay, too",
       result="with nothing but the five loudest neurons of each image {{H12 full only_loudest}} of the answers stay "
              "as they were, without these five {{H12 full without_loudest}}; without five others "
              "{{H12 full without_others}}",
       holds=lambda x: x.low.only_loudest > 0.75 and x.low.without_loudest > 0.7
                       and x.high.only_others < x.low.only_loudest - 0.2, seeds=range(5), seconds=4)
def few_neurons(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Test images whose answer stays as it was. loudest: the five most active neurons; others: five active, drawn."""
    net = wide(mnist, seed)
    hidden = net.activations(normalize(mnist.test_images))[1]
    drawn = np.where(hidden > 0, np.random.default_rng(seed).random(hidden.shape), 2).argsort(axis=1)[:, :5]
    result = {"active": Value(float(np.sum(hidden > 0, axis=1).mean()))}

    def answers(passed_on: np.ndarray) -> np.ndarray:
        return (passed_on @ net.weights[1] + net.biases[1]).argmax(axis=1)

    for name, five in (("loudest", hidden.argsort(axis=1)[:, -5:]), ("others", drawn)):
        chosen = np.zeros(hidden.shape, bool)
        np.put_along_axis(chosen, five, True, axis=1)
        result |= {f"{words}_{name}": share(np.mean(answers(np.where(kept, hidden, 0)) == answers(hidden)))
                   for words, kept in (("without", ~chosen), ("only", chosen))}
    return result


@claim("H13", lesson="07", topic="what it learns", source=None,
       statement="The hidden layer brings images of one digit together",
       verdict="true",
       result="the nearest other test image has the same label for {{H13 full trained}} of the images by their 128 "
              "activations, for {{H13 full pixels}} by their pixels, and for {{H13 full untrained}} in the untrained "
              "network",
       holds=lambda x: x.low.trained > x.high.pixels + 0.02 and x.high.untrained < x.low.pixels, seeds=range(5),
       seconds=6)
def neighbours(mnist: Mnist, seed: int) -> dict[str, Value]:
    """How often the nearest other image has the same label: 2,000 test images; `flat`: on the map of two directions."""
    step = max(1, len(mnist.test_labels) // 2000)
    images, labels = normalize(mnist.test_images[::step]), mnist.test_labels[::step]
    result: dict[str, Value] = {}
    untrained = Network(WIDE, activation="relu", seed=seed)
    for name, values in (("pixels", images), ("untrained", untrained.activations(images)[1]),
                         ("trained", wide(mnist, seed).activations(images)[1])):
        result |= {name: share(probes.same_label_share(values, labels)),
                   f"{name}_flat": share(probes.same_label_share(probes.principal_components(values), labels))}
    return result


@claim("H14", lesson="07", topic="what it learns", source=None,
       statement="ReLU neurons die in training",
       verdict="true with conditions", condition="many of them only where the learning rate is large",
       result="of 128 neurons, this many are never active on a training image: {{H14 full dead}} with the course's "
              "recipe; after two epochs at a rate of 0.5 {{H14 full rate_5}}",
       holds=lambda x: x.high.dead <= 13 and x.high.untrained == 0 and x.low.rate_5 > 40, seeds=range(5), seconds=8)
def dead_neurons(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Hidden neurons of 784-128-10 that are 0 for every training image. rate_1, 2, 5: two epochs at 0.1, 0.2, 0.5."""
    images = normalize(mnist.train_images)

    def dead(net: Network) -> Value:
        return Value(int(np.sum(~(net.activations(images)[1] > 0).any(axis=0))))

    result = {"untrained": dead(Network(WIDE, activation="relu", seed=seed)), "dead": dead(wide(mnist, seed))}
    for tenths in (1, 2, 5):
        net = trained(Network(WIDE, activation="relu", seed=seed), mnist, 2, 8, decay="linear",
                      learning_rate=tenths / 10)
        result |= {f"rate_{tenths}": dead(net),
                   f"rate_{tenths}_accuracy": share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))}
    return result
