"""Claims about gradient descent: E1 to E5, E7, E8 and E12."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
from threadpoolctl import threadpool_limits

from helpers import descent
from helpers.data import Mnist, normalize
from helpers.network import Network
from tools.claims.networks import SMALL, lightly_trained
from tools.claims.registry import Value, claim, share
from tools.claims.source_texts import answer, notes


@claim("E1", lesson="04", topic="gradient descent", source=notes("Gradient Descent, 6:00"),
       statement="Go left where the slope is positive, right where it is negative",
       verdict="true",
       result="on a parabola, at a rate of 0.1, each step leaves {{E1 full largest_factor}} of the way to the bottom",
       holds=lambda x: x.smallest_factor > 0 and x.largest_factor < 1)
def small_steps(mnist: Mnist, seed: int) -> dict[str, Value]:
    places = descent.descend(descent.bowl_slope, 3.0, 0.1, 20)
    shrinks = places[1:] / places[:-1]
    return {"smallest_factor": Value(round(shrinks.min(), 9)), "largest_factor": Value(round(shrinks.max(), 9))}


@claim("E2", lesson="04", topic="gradient descent", source=notes("Gradient Descent, 7:39 to 8:40"),
       statement="The negative gradient is the direction of the fastest decrease",
       verdict="true with conditions", condition="for tiny steps, and for the images that it was computed on",
       result="of 3,600 directions on a map it is the best to {{E2 full angle_near}} for a tiny step and off by "
              "{{E2 full angle_far}} for a step of 1; a step for one batch raises the overall cost in "
              "{{E2 full raises_overall}} of cases",
       holds=lambda x: x.high.angle_near < 0.1 and x.angle_far > 1 and x.high.raises_own < 0.02
       and x.low.raises_overall > 0.25, seeds=range(5), seconds=8)
def steepest(mnist: Mnist, seed: int) -> dict[str, Value]:
    images, labels = normalize(mnist.train_images), mnist.train_labels
    with threadpool_limits(limits=1, user_api="blas"):
        start = Network(SMALL, activation="relu", dtype="float64", seed=seed)
        here, best = drops(start, images[:1000], labels[:1000], 0.01, seed)
        far, _ = drops(lightly_trained(mnist, seed, "float64"), images[:1000], labels[:1000], 1.0, seed)
        begun = Network(SMALL, activation="relu", seed=seed)
        begun.train(images[:10_000], labels[:10_000], epochs=1 if mnist.source == "full" else 3, batch_size=32,
                    momentum=0, seed=seed)
        own, overall = batch_steps(begun, images, labels, seed)
    return {"times_best_random": Value(here / best), "times_best_on_a_plane": Value(on_a_plane(start, seed)),
            "far_along_gradient": Value(-far), "raises_own": share(np.mean(own)),
            "raises_overall": share(np.mean(np.diff(overall) > 0)), "all_first_30": Value(float(np.mean(overall[:30]))),
            "all_last_30": Value(float(np.mean(overall[-30:]))), "angle_near": Value(angle_off(1e-4), "degrees"),
            "angle_far": Value(angle_off(1.0), "degrees")}


def on_a_plane(net: Network, seed: int) -> float:
    """The same ratio on a tilted plane over as many numbers: what geometry gives without any network."""
    random = np.random.default_rng([seed, 1])
    slopes, directions = random.standard_normal(net.parameter_count), random.standard_normal((300, net.parameter_count))
    return float(np.linalg.norm(slopes) / max(directions @ slopes / np.linalg.norm(directions, axis=1)))


def drops(net: Network, images, labels, distance: float, seed: int) -> tuple[float, float]:
    """The drop of the cost over `distance`: along the negative gradient, and in the best of 300 random directions."""
    here, cost = descent.get_parameters(net), net.cost(images, labels)
    random = np.random.default_rng(seed)
    directions = [-descent.flat_gradient(net, images, labels), *random.standard_normal((300, here.size))]
    found = []
    for direction in directions:
        descent.set_parameters(net, here + distance * direction / np.linalg.norm(direction))
        found.append(cost - net.cost(images, labels))
    return found[0], max(found[1:])


def batch_steps(net: Network, images, labels, seed: int) -> tuple[list[bool], list[float]]:
    """300 steps on 32 images: did each raise the cost of its own batch? The cost of 3,000 images before and after."""
    random = np.random.default_rng(seed)
    own, overall = [], [net.cost(images[-3000:], labels[-3000:])]
    for _ in range(300):
        batch = random.choice(len(images), 32, replace=False)
        before = net.cost(images[batch], labels[batch])
        step = 0.1 * descent.flat_gradient(net, images[batch], labels[batch])
        descent.set_parameters(net, descent.get_parameters(net) - step)
        own.append(net.cost(images[batch], labels[batch]) > before)
        overall.append(net.cost(images[-3000:], labels[-3000:]))
    return own, overall


def angle_off(distance: float) -> float:
    """On Himmelblau's landscape: degrees between the negative gradient and the best of 3,600 directions."""
    point = np.array([0.5, -1.5])
    angles = np.radians(np.arange(3600) / 10)
    around = point + distance * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    best = angles[descent.himmelblau(around).argmin()]
    x, y = -descent.himmelblau_gradient(point)
    return float(abs((np.degrees(np.arctan2(y, x) - best) + 180) % 360 - 180))


@claim("E3", lesson="04", topic="gradient descent", source=notes("Gradient Descent, 6:43"),
       statement="Steps shrink as the slope flattens, which prevents overshoot",
       verdict="true with conditions", condition="where the slope does flatten, and the rate is small enough",
       result="on a parabola, a rate of 0.1 overshoots in {{E3 full overshoots_0.1}} of 20 steps and 0.9 in "
              "{{E3 full overshoots_0.9}}; in a network the gradient grew from {{E3 full start}} to {{E3 full peak}}, "
              "and the cost rose in {{E3 full cost_rises}} of 200 steps",
       holds=lambda x: x["overshoots_0.1"] == 0 and x["overshoots_0.9"] == 20 and x.low.cost_rises > 0
                       and x.low.peak > x.high.start,
       seeds=range(5), seconds=4)
def flattening(mnist: Mnist, seed: int) -> dict[str, Value]:
    images, labels = normalize(mnist.train_images[:5000]), mnist.train_labels[:5000]
    net = Network(SMALL, activation="relu", seed=seed)
    costs, lengths = [], []
    with threadpool_limits(limits=1, user_api="blas"):
        for _ in range(200):
            gradient = descent.flat_gradient(net, images, labels)
            costs.append(net.cost(images, labels))
            lengths.append(float(np.linalg.norm(gradient)))
            descent.set_parameters(net, descent.get_parameters(net) - 0.2 * gradient)
    jumps = {f"overshoots_{rate}": Value(overshoots(rate)) for rate in (0.1, 0.9)}
    return jumps | {"start": Value(lengths[0]), "peak": Value(max(lengths)),
                    "peak_step": Value(int(np.argmax(lengths))),
                    "gradient_shrinks": share(np.mean(np.diff(lengths) < 0)),
                    "cost_rises": Value(int(np.sum(np.diff(costs) > 0)))}


def overshoots(rate: float) -> int:
    """How many of 20 steps on x^2 jump over the bottom."""
    places = descent.descend(descent.bowl_slope, 3.0, rate, 20)
    return int(np.sum(places[1:] * places[:-1] < 0))


@claim("E4", lesson="04", topic="gradient descent", source=notes("Gradient Descent, 6:27"),
       statement="It finds a local minimum only, with no promise of the best",
       verdict="true",
       result="shown on one curve with {{E4 full minima_1d}} valleys: {{E4 full global_1d}} of the starts find the "
              "deepest. Which valley a network found, a straight line does not tell: the cost rises to "
              "{{E4 full cost_between median}} on the way to another network, and to "
              "{{E4 full cost_renumbered median}} on the way to the same one with its neurons renumbered",
       holds=lambda x: x.global_1d < 0.5 and x.low.cost_renumbered > 5 * x.high.cost_first, seeds=range(5), seconds=5)
def valleys(mnist: Mnist, seed: int) -> dict[str, Value]:
    starts = np.linspace(-4, 4, 81)
    ends = descent.descend(descent.wiggle_slope, starts, 0.05, 200)[-1]
    first, second = (trained_ending(mnist, one) for one in (2 * seed, 2 * seed + 1))
    again = descent.renumbered(first, seed)
    costs, renumbered = (between(mnist, first, other) for other in (second, again))
    outputs = [net.predict_proba(normalize(mnist.test_images[::10])) for net in (first, again)]
    return {"minima_1d": Value(len(np.unique(ends.round(2)))),
            "global_1d": share(np.mean(descent.wiggle(ends) < descent.wiggle(ends).min() + 0.01)),
            "cost_first": Value(costs[0]), "cost_second": Value(costs[-1]), "cost_between": Value(max(costs)),
            "cost_renumbered": Value(max(renumbered)), "largest_difference": Value(np.abs(np.subtract(*outputs)).max())}


def trained_ending(mnist: Mnist, seed: int) -> Network:
    """784-16-16-10 as the lesson trains it for its last pictures."""
    net = Network(SMALL, activation="relu", seed=seed)
    net.train(normalize(mnist.train_images), mnist.train_labels, epochs=3 if mnist.source == "full" else 20,
              decay="linear", seed=seed)
    return net


def between(mnist: Mnist, first: Network, second: Network) -> list[float]:
    """The cost of 2,000 training images on the straight line between two networks, at 21 places."""
    images, labels = normalize(mnist.train_images[:2000]), mnist.train_labels[:2000]
    ends = [descent.get_parameters(net) for net in (first, second)]
    probe, costs = deepcopy(first), []
    for way in np.linspace(0, 1, 21):
        descent.set_parameters(probe, (1 - way) * ends[0] + way * ends[1])
        costs.append(probe.cost(images, labels))
    return costs


@claim("E5", lesson="04", topic="gradient descent", source=notes("Gradient Descent, 10:45 to 11:19"),
       statement="A gradient component says up or down by its sign, and by its size how important the weight is",
       verdict="true with conditions", condition="for tiny steps",
       result="promised and real change agree for tiny steps (correlation {{E5 full near median}}), not for large ones"
              " ({{E5 full far}})",
       holds=lambda x: x.near > 0.99 and x.far < 0.5, seeds=range(5), seconds=6)
def components(mnist: Mnist, seed: int) -> dict[str, Value]:
    images, labels = normalize(mnist.train_images[:1000]), mnist.train_labels[:1000]
    start = descent.flat_gradient(Network(SMALL, activation="relu", dtype="float64", seed=seed), images, labels)
    net = lightly_trained(mnist, seed, "float64")
    here, cost = descent.get_parameters(net), net.cost(images, labels)
    gradient = descent.flat_gradient(net, images, labels)
    chosen = np.random.default_rng(seed).choice(np.flatnonzero(gradient), 300, replace=False)

    def drop(place: int, value: float) -> float:
        moved = here.copy()
        moved[place] = value
        descent.set_parameters(net, moved)
        return cost - net.cost(images, labels)

    result = {"zeros": Value(int(np.sum(gradient == 0))),
              "before_and_after": Value(ranks_agree(np.abs(start), np.abs(gradient)))}
    with threadpool_limits(limits=1, user_api="blas"):
        for name, distance in (("near", 1e-3), ("middle", 0.1), ("far", 1.0)):
            real = [drop(i, here[i] - distance * np.sign(gradient[i])) for i in chosen]
            result[name] = Value(float(np.corrcoef(np.abs(gradient[chosen]), real)[0, 1]))
        far_rose = np.mean(np.array(real) < 0)
        deleted = np.abs([drop(i, 0.0) for i in chosen])
    result["far_rose"] = share(far_rose)
    result["deleted_and_size"] = Value(ranks_agree(deleted, np.abs(gradient[chosen])))
    result["deleted_and_product"] = Value(ranks_agree(deleted, np.abs(here * gradient)[chosen]))
    return result


def ranks_agree(first: np.ndarray, second: np.ndarray) -> float:
    """Spearman's rank correlation."""
    def ranks(values: np.ndarray) -> np.ndarray:
        _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
        return (np.cumsum(counts) - (counts - 1) / 2)[place]  # equal values share the mean of their ranks
    return float(np.corrcoef(ranks(first), ranks(second))[0, 1])


@claim("E7", lesson="04", topic="gradient descent", source=answer("Training Process"),
       statement="The learning rate controls the size of the steps",
       verdict="true",
       result="so it is defined: a step is the rate times the slope. What it does: one epoch at 0.001 gives "
              "{{E7 full rate_0.001 median}}, at 0.3 {{E7 full rate_0.3 median}}, at 3 {{E7 full rate_3 median}}",
       holds=lambda x: x.high["rate_0.001"] < x.low["rate_0.3"] and x.high.rate_3 < 0.15, seeds=range(5), seconds=6)
def learning_rates(mnist: Mnist, seed: int) -> dict[str, Value]:
    return {f"rate_{rate:g}": once_through(mnist, [784, 128, 10], 64, rate, seed)
            for rate in (0.0001, 0.001, 0.01, 0.1, 0.3, 1, 3, 10)}


@claim("E8", lesson="04", topic="gradient descent", source=answer("Training Process"),
       statement="Mini-batches save work and improve convergence",
       verdict="true",
       result="784-16-16-10: what one pass through 4,000 images does in batches of 32, takes {{E8 full passes}} passes "
              "with all of them in each step, at the best of five rates",
       holds=lambda x: x.low.passes > 10, seeds=range(5), seconds=16)
def batch_sizes(mnist: Mnist, seed: int) -> dict[str, Value]:
    result = {f"batch_{size}": once_through(mnist, [784, 64, 10], size, 0.05 * size / 32, seed)
              for size in (10, 32, 128, 512, 2048)}
    everything = len(mnist.train_labels)
    result["batch_all"] = once_through(mnist, [784, 64, 10], everything, 0.05 * everything / 32, seed)
    with threadpool_limits(limits=1, user_api="blas"):
        result["passes"] = Value(passes_needed(normalize(mnist.train_images[:4000]), mnist.train_labels[:4000], seed))
    return result


def passes_needed(images, labels, seed: int) -> int:
    """Passes by full batches until the cost is that of one pass in batches of 32: at the best of five rates."""
    goal = Network(SMALL, activation="relu", seed=seed)
    goal.train(images, labels, epochs=1, batch_size=32, learning_rate=0.1, momentum=0, seed=seed)
    wanted, best = goal.cost(images, labels), 200
    for rate in (0.1, 0.2, 0.5, 1, 2):
        net = Network(SMALL, activation="relu", seed=seed)
        for passes in range(1, best):
            descent.set_parameters(net, descent.get_parameters(net) - rate * descent.flat_gradient(net, images, labels))
            if net.cost(images, labels) <= wanted:
                best = passes
                break
    return best


def once_through(mnist: Mnist, sizes: list[int], batch_size: int, learning_rate: float, seed: int) -> Value:
    """Test accuracy after one pass through the full set in plain steps, or ten through the subset."""
    net = Network(sizes, activation="relu", seed=seed)
    net.train(normalize(mnist.train_images), mnist.train_labels, momentum=0, batch_size=batch_size,
              epochs=1 if mnist.source == "full" else 10, learning_rate=learning_rate, seed=seed)
    return share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))


@claim("E12", lesson="04", topic="gradient descent", source=None,
       statement="Unscaled inputs make the way down longer; momentum makes it shorter again",
       verdict="true with conditions", condition="measured for one neuron, each at the best of eight rates",
       result="{{E12 full plain_unscaled}} steps in place of {{E12 full plain_scaled}}, with momentum "
              "{{E12 full momentum_unscaled}}",
       holds=lambda x: x.low.plain_unscaled > 10 * x.high.plain_scaled
       and 2 * x.high.momentum_unscaled < x.low.plain_unscaled, seeds=range(5), seconds=3)
def ravine(mnist: Mnist, seed: int) -> dict[str, Value]:
    random, labels = np.random.default_rng(seed), mnist.train_labels
    chosen = np.concatenate([random.choice(np.flatnonzero(labels == digit), 100, replace=False) for digit in (0, 1)])
    ink = normalize(mnist.train_images[chosen]).reshape(-1, 28, 28)[:, 14].sum(axis=1)
    inputs = {"unscaled": ink, "scaled": (ink - ink.mean()) / ink.std()}
    return {f"{way}_{name}": Value(steps_down(x, labels[chosen], momentum))
            for name, x in inputs.items() for way, momentum in (("plain", 0), ("momentum", 0.9))}


def steps_down(inputs, labels, momentum: float, most: int = 1000) -> int:
    """Steps from (0, 0) until the cost stays within 0.01 of the lowest: at the best of eight rates."""
    def slopes(point):
        return descent.neuron_gradient(point, inputs, labels)

    everywhere = (inputs - inputs.mean()) / inputs.std()    # the lowest cost is the same, and sooner found
    bottom = descent.descend(lambda point: descent.neuron_gradient(point, everywhere, labels), (0, 0), 5, 3000)[-1]
    lowest = descent.neuron_cost(bottom, everywhere, labels)
    found = []
    for rate in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20):
        costs = descent.neuron_cost(descent.descend(slopes, (0, 0), rate, most, momentum), inputs, labels)
        found.append(int(np.flatnonzero(costs > lowest + 0.01)[-1]) + 1)
    return min(found)
