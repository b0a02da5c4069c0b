"""Claims about gradient descent: E1 to E5, E7 and E8."""

from __future__ import annotations

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
       result="on a parabola each step is {{E1 full largest_factor}} of the one before",
       holds=lambda x: x.largest_factor < 1)
def small_steps(mnist: Mnist, seed: int) -> dict[str, Value]:
    places = descent.descend(descent.bowl_slope, 3.0, 0.1, 20)
    shrinks = places[1:] / places[:-1]
    return {"smallest_factor": Value(round(shrinks.min(), 9)), "largest_factor": Value(round(shrinks.max(), 9))}


@claim("E2", lesson="04", topic="gradient descent", source=notes("Gradient Descent, 7:39 to 8:40"),
       statement="The negative gradient is the direction of the fastest decrease",
       verdict="true with conditions", condition="for tiny steps, and for the images that it was computed on",
       result="close by it wins {{E2 full times_best_random}} to one against the best of 300 directions; a step for "
              "one batch raises the overall cost in {{E2 full raises_overall}} of cases",
       holds=lambda x: x.low.times_best_random > 10 and x.raises_overall > 0.25, seeds=range(5), seconds=12)
def steepest(mnist: Mnist, seed: int) -> dict[str, Value]:
    images, labels = normalize(mnist.train_images), mnist.train_labels
    with threadpool_limits(limits=1, user_api="blas"):
        start = Network(SMALL, activation="relu", dtype="float64", seed=seed)
        trained = lightly_trained(mnist, seed, "float64")
        here, best = drops(start, images[:1000], labels[:1000], 0.01, seed)
        far, _ = drops(trained, images[:1000], labels[:1000], 1.0, seed)
        own, overall = batch_steps(lightly_trained(mnist, seed), images, labels, seed)
    return {"times_best_random": Value(here / best), "far_along_gradient": Value(-far),
            "raises_own": share(own), "raises_overall": share(overall),
            "angle_far": Value(angle_off(1.0), "degrees")}


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


def batch_steps(net: Network, images, labels, seed: int) -> tuple[float, float]:
    """The shares of 300 steps on 32 images that raise the cost of their own batch, and of 10,000 images."""
    random = np.random.default_rng(seed)
    own, overall = [], [net.cost(images[-10_000:], labels[-10_000:])]
    for _ in range(300):
        batch = random.choice(len(images), 32, replace=False)
        before = net.cost(images[batch], labels[batch])
        step = 0.1 * descent.flat_gradient(net, images[batch], labels[batch])
        descent.set_parameters(net, descent.get_parameters(net) - step)
        own.append(net.cost(images[batch], labels[batch]) > before)
        overall.append(net.cost(images[-10_000:], labels[-10_000:]))
    return float(np.mean(own)), float(np.mean(np.diff(overall) > 0))


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
       verdict="true with conditions", condition="on a simple curve",
       result="not in a network: the gradient shrank in {{E3 full gradient_shrinks}} of 200 steps, grew from "
              "{{E3 full start}} to {{E3 full peak}}, and the cost rose in {{E3 full cost_rises}} of them",
       holds=lambda x: x.gradient_shrinks < 0.65 and x.low.cost_rises > 0, seeds=range(5), seconds=4)
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
    return {"start": Value(lengths[0]), "peak": Value(max(lengths)), "peak_step": Value(int(np.argmax(lengths))),
            "gradient_shrinks": share(np.mean(np.diff(lengths) < 0)),
            "cost_rises": Value(int(np.sum(np.diff(costs) > 0)))}


@claim("E4", lesson="04", topic="gradient descent", source=notes("Gradient Descent, 6:27"),
       statement="It finds a local minimum only, with no promise of the best",
       verdict="true",
       result="one curve, {{E4 full minima_1d}} valleys: {{E4 full global_1d}} of the starts find the deepest. Between"
              " two trained networks the cost rises from {{E4 full cost_first median}} to "
              "{{E4 full cost_between median}}",
       holds=lambda x: x.global_1d < 0.5 and x.low.cost_between > 5 * x.high.cost_first, seeds=range(5), seconds=5)
def valleys(mnist: Mnist, seed: int) -> dict[str, Value]:
    starts = np.linspace(-4, 4, 81)
    ends = descent.descend(descent.wiggle_slope, starts, 0.05, 200)[-1]
    grid = np.stack(np.meshgrid(*[np.linspace(-5, 5, 41)] * 2), axis=-1).reshape(-1, 2)
    bottoms, counts = np.unique(descent.descend(descent.himmelblau_gradient, grid, 0.005, 400)[-1].round(1) + 0.0,
                                axis=0, return_counts=True)
    costs = between(mnist, 2 * seed, 2 * seed + 1)
    return {"minima_1d": Value(len(np.unique(ends.round(2)))),
            "global_1d": share(np.mean(descent.wiggle(ends) < descent.wiggle(ends).min() + 0.01)),
            "minima_2d": Value(len(bottoms)), "fewest_2d": Value(int(counts.min())),
            "most_2d": Value(int(counts.max())), "cost_first": Value(costs[0]), "cost_second": Value(costs[-1]),
            "cost_between": Value(max(costs))}


def between(mnist: Mnist, first: int, second: int) -> list[float]:
    """The cost of 2,000 training images on the straight line between two networks with these seeds, at 21 places."""
    images, labels = normalize(mnist.train_images), mnist.train_labels
    ends = []
    for seed in (first, second):
        net = Network(SMALL, activation="relu", seed=seed)
        net.train(images, labels, epochs=3 if mnist.source == "full" else 20, decay="linear", seed=seed)
        ends.append(descent.get_parameters(net))
    costs = []
    for way in np.linspace(0, 1, 21):
        descent.set_parameters(net, (1 - way) * ends[0] + way * ends[1])
        costs.append(net.cost(images[:2000], labels[:2000]))
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
       result="one epoch at 0.001 gives {{E7 full rate_0.001 median}}, at 0.3 {{E7 full rate_0.3 median}}, at 3 "
              "{{E7 full rate_3 median}}",
       holds=lambda x: x.high["rate_0.001"] < x.low["rate_0.3"] and x.high.rate_3 < 0.15, seeds=range(5), seconds=6)
def learning_rates(mnist: Mnist, seed: int) -> dict[str, Value]:
    return {f"rate_{rate:g}": once_through(mnist, [784, 128, 10], 64, rate, seed)
            for rate in (0.0001, 0.001, 0.01, 0.1, 0.3, 1, 3, 10)}


@claim("E8", lesson="04", topic="gradient descent", source=answer("Training Process"),
       statement="Mini-batches save work and improve convergence",
       verdict="true",
       result="one epoch in batches of 32 gives {{E8 full batch_32 median}}, in one batch {{E8 full batch_all median}}",
       holds=lambda x: x.low.batch_32 > x.high.batch_all, seeds=range(5), seconds=14)
def batch_sizes(mnist: Mnist, seed: int) -> dict[str, Value]:
    result = {f"batch_{size}": once_through(mnist, [784, 64, 10], size, 0.05 * size / 32, seed)
              for size in (10, 32, 128, 512, 2048)}
    everything = len(mnist.train_labels)
    result["batch_all"] = once_through(mnist, [784, 64, 10], everything, 0.05 * everything / 32, seed)
    result["full_batch_38"] = once_through(mnist, [784, 64, 10], everything, 0.5, seed, epochs=38)
    return result


def once_through(mnist: Mnist, sizes: list[int], batch_size: int, learning_rate: float, seed: int,
                 epochs: int | None = None) -> Value:
    """Test accuracy after one pass through the full set in plain steps, or ten through the subset."""
    net = Network(sizes, activation="relu", seed=seed)
    net.train(normalize(mnist.train_images), mnist.train_labels, momentum=0, batch_size=batch_size,
              epochs=epochs or (1 if mnist.source == "full" else 10), learning_rate=learning_rate, seed=seed)
    return share(net.accuracy(normalize(mnist.test_images), mnist.test_labels))
