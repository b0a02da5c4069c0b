"""Answers to the exercises of lesson 11, right and wrong, and the cases that tell them apart."""

import math
import statistics

import numpy as np

from helpers.network import Network
from helpers.probes import random_labels

# ---- 11.2 the random-label experiment --------------------------------------------------------------------------------

def experiment(net, images, labels, test_images, test_labels, random):
    nonsense = random.integers(0, 10, len(labels))
    net.train(images, nonsense, epochs=60)
    return net.accuracy(images, nonsense), net.accuracy(test_images, test_labels)


def by_helper(net, images, labels, test_images, test_labels, random):
    nonsense = random_labels(labels, random)
    net.train(images, nonsense, epochs=60)
    return np.mean(net.predict(images) == nonsense), np.mean(net.predict(test_images) == test_labels)


def as_list(net, images, labels, test_images, test_labels, random):
    nonsense = random.integers(10, size=labels.shape)
    history = net.train(images, nonsense, epochs=60, validation=(test_images, test_labels))
    return [net.accuracy(images, nonsense), history.validation_accuracy[-1]]


def variation(draw=lambda labels, random: random.integers(0, 10, len(labels)), epochs=60, taught=None, swapped=False,
               judged=lambda labels, nonsense, random: nonsense, test=lambda test_labels, random: test_labels):
    """The experiment, and with each argument one of the ways in which it goes wrong."""
    def answer(net, images, labels, test_images, test_labels, random):
        nonsense = draw(labels, random)
        net.train(images, nonsense if taught is None else taught(labels), epochs=epochs)
        result = (net.accuracy(images, judged(labels, nonsense, random)),
                  net.accuracy(test_images, test(test_labels, random)))
        return result[::-1] if swapped else result
    return answer


def images_shuffled(net, images, labels, test_images, test_labels, random):
    shuffled = images[random.permutation(len(images))]
    net.train(shuffled, labels, epochs=60)
    return net.accuracy(shuffled, labels), net.accuracy(test_images, test_labels)


def noise_for_images(net, images, labels, test_images, test_labels, random):
    noise = random.random(images.shape)
    net.train(noise, labels, epochs=60)
    return net.accuracy(noise, labels), net.accuracy(test_images, test_labels)


def experiments():
    """Small digits of twelve pixels: a class has its own pixels, and noise."""
    random = np.random.default_rng(11)
    patterns = random.random((10, 12))
    cases = []
    for seed, (count, hidden) in enumerate([(60, 20), (90, 24)]):
        labels, test_labels = np.arange(count) % 10, np.arange(150) % 10
        images, test_images = (patterns[digits] + 0.15 * random.standard_normal((len(digits), 12))
                               for digits in (labels, test_labels))
        net = Network([12, hidden, 10], activation="tanh", dtype="float64", seed=seed)
        cases.append((net, images, labels, test_images, test_labels, np.random.default_rng(seed)))
    return cases


def reported(how):
    """The right experiment, reported in another way: how(net, images, labels, history) -> a number, for both."""
    def answer(net, images, labels, test_images, test_labels, random):
        nonsense = random.integers(0, 10, len(labels))
        history = net.train(images, nonsense, epochs=60)
        return how(net, images, nonsense, history), how(net, test_images, test_labels, None)
    return answer


def untrained(net, images, labels, test_images, test_labels, random):
    return net.accuracy(images, random.integers(0, 10, len(labels))), net.accuracy(test_images, test_labels)


def compare_reports(result, expected, arguments):
    """Two shares are asked for; where one is off, both are told."""
    if not isinstance(result, (tuple, np.ndarray)) or len(result) != 2:
        return "Return two numbers: the share of the drawn labels given back, and the share of test images read."
    try:
        came = [float(value) for value in result]
    except (TypeError, ValueError):
        return "Both results should be single numbers, shares from 0 to 1."
    if np.allclose(came, np.array(expected, float), atol=1e-6):
        return True
    return (f"With {len(arguments[1])} small images your numbers are {came[0]:.3f} and {came[1]:.3f}; they should be "
            f"{float(expected[0]):.3f} and {float(expected[1]):.3f}. Draw the labels once, from the given `random`, "
            "and train once, with `epochs=60` and nothing else.")


# ---- 11.4 epochs to a target -----------------------------------------------------------------------------------------

def epochs_to(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, start=1):
        if accuracy >= wanted:
            return epoch
    return math.inf


def by_positions(accuracies, wanted):
    reached = np.flatnonzero(np.array(accuracies) >= wanted)
    return reached[0] + 1 if len(reached) else np.inf


def by_argmax(accuracies, wanted):
    reached = np.asarray(accuracies) >= wanted
    return float(reached.argmax() + 1) if reached.any() else np.inf


def strictly(accuracies, wanted):
    return next((epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy > wanted), math.inf)


def never_is(value):
    """The right answer, but for a target that is never reached."""
    def answer(accuracies, wanted):
        epoch = epochs_to(accuracies, wanted)
        return value(accuracies) if epoch == math.inf else epoch
    return answer


# ---- 11.8 capacity ---------------------------------------------------------------------------------------------------

def largest_learnt(learns, smallest):
    if not learns(smallest):
        return 0
    count = smallest
    while learns(2 * count):
        count *= 2
    return count


def with_a_break(learns, smallest):
    largest, count = 0, smallest
    while True:
        if not learns(count):
            break
        largest, count = count, count * 2
    return largest


def recursively(learns, smallest):
    return max(smallest, recursively(learns, 2 * smallest)) if learns(smallest) else 0


def none_for_none(learns, smallest):
    return largest_learnt(learns, smallest) or None


def first_that_failed(learns, smallest):
    while learns(smallest):
        smallest *= 2
    return smallest


def one_doubling(learns, smallest):
    return 0 if not learns(smallest) else 2 * smallest if learns(2 * smallest) else smallest


def smallest_untried(learns, smallest):
    while learns(2 * smallest):
        smallest *= 2
    return smallest


def half_of_failed(learns, smallest):
    while learns(smallest):
        smallest *= 2
    return smallest // 2


def by_adding(learns, smallest):
    count = 0
    while learns(count + smallest):
        count += smallest
    return count


def one_by_one(learns, smallest):
    count = smallest if learns(smallest) else 0
    while count and learns(count + 1):
        count += 1
    return count


def past_a_failure(learns, smallest):
    return max((smallest * 2**power for power in range(12) if learns(smallest * 2**power)), default=0)


def doublings(learns, smallest):
    largest = largest_learnt(learns, smallest)
    return round(math.log2(largest / smallest)) if largest else 0


def capacities():
    return [(holds_up_to(730), 100), (holds_up_to(130), 100), (holds_up_to(2600), 125), (holds_up_to(40), 50),
            (lambda count: count <= 310 or 1000 < count <= 2000, 75)]  # a lucky run after a failure


def holds_up_to(limit):
    return lambda count: 0 < count <= limit


# ---- 11.11 spread ----------------------------------------------------------------------------------------------------

def spread(values):
    return np.median(values), min(values), max(values), np.std(values, ddof=1) / np.mean(values)


def by_statistics(values):
    numbers = [float(value) for value in values]
    return [statistics.median(numbers), min(numbers), max(numbers),
            statistics.stdev(numbers) / statistics.fmean(numbers)]


def by_formula(values):
    values = np.asarray(values, dtype=np.float32)
    mean = values.mean()
    deviation = np.sqrt(np.sum((values - mean) ** 2) / (len(values) - 1))
    return np.array([np.median(values), values.min(), values.max(), deviation / mean])


def spread_with(middle=np.median, part=lambda values: np.std(values, ddof=1) / np.mean(values)):
    return lambda values: (middle(values), min(values), max(values), part(values))
