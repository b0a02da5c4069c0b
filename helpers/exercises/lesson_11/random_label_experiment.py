"""The random-label experiment."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.network import Network
from helpers.probes import random_labels


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


def variation_for_second(net, images, labels, test_images, test_labels, random):
    return experiment(net, images, labels, test_images, test_labels, random)[0], net.accuracy(images, labels)


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


def new_labels_every_epoch(net, images, labels, test_images, test_labels, random):
    for _ in range(60):
        nonsense = random.integers(0, 10, len(labels))
        net.train(images, nonsense, epochs=1)
    return net.accuracy(images, nonsense), net.accuracy(test_images, test_labels)


def test_images_too(net, images, labels, test_images, test_labels, random):
    nonsense = random.integers(0, 10, len(labels))
    net.train(np.concatenate([images, test_images]), np.concatenate([nonsense, test_labels]), epochs=60)
    return net.accuracy(images, nonsense), net.accuracy(test_images, test_labels)


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


EXERCISE = Exercise(
    title="The random-label experiment",
    reference=experiment,
    cases=experiments,
    changes=("net",),
    compare=compare_reports,
    mistakes=[
        Mistake("taught the true labels", variation(taught=lambda labels: labels),
                "You drew the nonsense, but taught the true labels. Which labels does `net.train` get?"),
        Mistake("true labels only", variation(draw=lambda labels, random: labels),
                "You taught the true labels, and judged by them. Draw labels with `random.integers(0, 10, "
                "len(labels))`, and use those for both."),
        Mistake("training images for the second", variation_for_second,
                "Your second number is about the training images, judged by their true labels. Asked for is the "
                "share of the *test* images that are read correctly."),
        Mistake("judged by the true labels", variation(judged=lambda labels, nonsense, random: labels),
                "The training is right. For the first number you asked how many *true* labels it gives back; the "
                "question is how many of those that it was taught."),
        Mistake("tested on new random labels", variation(
            judged=lambda labels, nonsense, random: random.integers(0, 10, len(labels))),
                "You drew random labels twice: one list for the training, another for judging. Nobody can know a "
                "list that has not been seen. Keep the first one under a name."),
        Mistake("nonsense for the test images too", variation(
            test=lambda test_labels, random: random.integers(0, 10, len(test_labels))),
                "The second number should be judged by the true labels of the test images; you drew labels for "
                "them, too."),
        Mistake("images shuffled", images_shuffled,
                "You shuffled the images and kept the labels. Each image then has a stranger's label, but it is "
                "not what was asked: leave the images as they are, and draw labels."),
        Mistake("noise for images", noise_for_images,
                "You replaced the images by noise. The images stay as they are; only the labels become nonsense."),
        Mistake("labels shuffled", variation(draw=lambda labels, random: random.permutation(labels)),
                "You put the true labels into another order. That keeps how often each digit comes. Draw them "
                "anew, with `random.integers(0, 10, ...)`, whatever they were."),
        Mistake("no nines", variation(draw=lambda labels, random: random.integers(0, 9, len(labels))),
                "The digit 9 is never drawn: the upper end of `random.integers(low, high)` is left out."),
        Mistake("one label for all", variation(
            draw=lambda labels, random: np.full(len(labels), random.integers(0, 10))),
                "You drew a single label, and all images got it. Draw one for each image: the third argument of "
                "`random.integers` is how many."),
        Mistake("the default of five epochs", variation(epochs=5),
                "Everything is right, but the training is short: without `epochs=60` it ends after five."),
        Mistake("no zeros", variation(draw=lambda labels, random: random.integers(1, 10, len(labels))),
                "The digit 0 is never drawn: `random.integers(low, high)` starts at `low`."),
        Mistake("not trained", untrained,
                "The network was not trained: it answers as it did at its start. Call `net.train` with the drawn "
                "labels before you ask."),
        Mistake("percent", reported(lambda net, images, labels, history: 100 * net.accuracy(images, labels)),
                "Your numbers are percentages. As everywhere in the course, a share goes from 0 to 1."),
        Mistake("errors", reported(lambda net, images, labels, history: 1 - net.accuracy(images, labels)),
                "These are the shares of *wrong* answers. Asked for are those of the right ones."),
        Mistake("counts", reported(lambda net, images, labels, history: (net.predict(images) == labels).sum()),
                "These are numbers of images. Divide by how many there are, or use `net.accuracy`."),
        Mistake("accuracy while training", reported(
            lambda net, images, labels, history: history.accuracy[-1] if history else net.accuracy(images, labels)),
                "Your first number was measured *while* the last epoch ran. Ask again at the end, with "
                "`net.accuracy`."),
        Mistake("swapped", variation(swapped=True),
                "Both numbers are right, in the other order: first the training images, then the test images."),
        Mistake("never the true label", variation(
            draw=lambda labels, random: (labels + random.integers(1, 10, len(labels))) % 10),
                "You drew *false* labels, never the true one. That tells something about the image. A label drawn at "
                "random is the true one in one case of ten."),
        Mistake("new labels in every epoch", new_labels_every_epoch,
                "You drew new labels for every epoch. Then there is nothing to remember: draw them once, before the "
                "training."),
        Mistake("taught the test images", test_images_too,
                "You taught it the test images as well. Then the second number says nothing about *new* images: "
                "train on `images` alone."),
    ],
    hints=[
        "Three steps: draw labels, train on the images with *these* labels, ask for two accuracies.",
        "`random.integers(0, 10, len(labels))` draws the nonsense. Keep it under a name: you need it twice.",
        "`net.train(images, nonsense, epochs=60)`, then `net.accuracy(images, nonsense)` and "
        "`net.accuracy(test_images, test_labels)`.",
    ],
    variants=[by_helper, as_list],
    remark="The first number measures memory, the second reading.",
)
