"""One epoch of training."""

from functools import partial

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.network import Network


def epoch(net, images, labels, batch_size, learning_rate, random, *, shuffle=True, labels_too=True, part=True,
          biases=True, everything=False, divided_by=None, only_first=False):
    """The loop, and with each switch one of the ways in which it goes wrong."""
    order = random.permutation(len(images)) if shuffle else np.arange(len(images))
    shuffled, answers = images[order], labels[order] if labels_too else labels
    end = len(images) if part else len(images) // batch_size * batch_size
    for start in range(0, end, batch_size):
        chosen = slice(None) if everything else slice(start, start + batch_size)
        weight_gradients, bias_gradients = net.gradients(shuffled[chosen], answers[chosen])
        rate = learning_rate / (divided_by(answers[chosen], batch_size) if divided_by else 1)
        for weights, gradient in zip(net.weights, weight_gradients, strict=True):
            weights -= rate * gradient
        for values, gradient in zip(net.biases, bias_gradients, strict=True):
            values -= rate * gradient if biases else 0
        if only_first:
            break
    return net


def uphill(net, images, labels, batch_size, learning_rate, random):
    return epoch(net, images, labels, batch_size, -learning_rate, random)


def rate_forgotten(net, images, labels, batch_size, learning_rate, random):
    return epoch(net, images, labels, batch_size, 1.0, random)


def one_big_step(net, images, labels, batch_size, learning_rate, random):
    return epoch(net, images, labels, len(images), learning_rate, random)


def by_new_arrays(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        batch = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[batch], labels[batch])
        net.weights = [w - learning_rate * g for w, g in zip(net.weights, weight_gradients, strict=True)]
        net.biases = [b - learning_rate * g for b, g in zip(net.biases, bias_gradients, strict=True)]
    return net


def by_position(net, images, labels, batch_size, learning_rate, random):
    order = np.arange(len(images))
    random.shuffle(order)
    for batch in np.split(order, range(batch_size, len(order), batch_size)):
        gradients = net.gradients(images[batch], labels[batch])
        for layer in range(len(net.weights)):
            net.weights[layer] = net.weights[layer] - learning_rate * gradients[0][layer]
            net.biases[layer] = net.biases[layer] - learning_rate * gradients[1][layer]
    return net


def epoch_cases():
    random = np.random.default_rng(6)
    cases = []
    for seed, (count, batch_size) in enumerate([(11, 4), (9, 2), (75, 34)]):
        net = Network([6, 4, 3], activation="tanh", dtype="float64", seed=seed)
        net.biases = [random.normal(size=b.shape) for b in net.biases]
        images, labels = random.normal(size=(count, 6)), random.integers(0, 3, count)
        cases.append((net, images, labels, batch_size, 0.3, np.random.default_rng(seed)))
    return cases


COPY = "a copy"


def call_with_a_net(answer, net, *others):
    """What an answer returns, or COPY where that is another network than the one it was handed."""
    result = answer(net, *others)
    return COPY if isinstance(result, Network) and result is not net else result


def compare_networks(result, expected, arguments):
    if result == COPY:
        return "You trained a copy: the network that was handed over is what it was before. Change `net` itself."
    if not isinstance(result, Network):
        return "Return the network itself, `net`, when its steps are done."
    came, wanted = result.weights + result.biases, expected.weights + expected.biases
    if [np.shape(array) for array in came] != [array.shape for array in wanted]:
        return "The network's arrays have other shapes now than before. A step leaves every shape as it is."
    gap = max(np.abs(a - b).max() for a, b in zip(came, wanted, strict=True))
    if gap < 1e-7:
        return True
    return (f"After your epoch some weights are off by up to {gap:.2g}. Is the order drawn once, by "
            "`random.permutation(len(images))`, and does every batch of that order get one step of all weights and "
            "biases?")


def drawn_anew(net, images, labels, batch_size, learning_rate, random):
    for start in range(0, len(images), batch_size):
        batch = random.permutation(len(images))[start:start + batch_size]
        epoch(net, images[batch], labels[batch], batch_size, learning_rate, random, shuffle=False)
    return net


EXERCISE = Exercise(
    title="One epoch",
    reference=epoch,
    cases=epoch_cases,
    changes=("net",),
    compare=compare_networks,
    call=call_with_a_net,
    mistakes=[
        Mistake("nothing changed", lambda net, images, labels, batch_size, learning_rate, random: net,
                "The network is what it was before. `w = w - ...` in a loop only gives the name `w` to a new "
                "array; `w -= ...` changes the array that the network holds."),
        Mistake("uphill", uphill,
                "Your network climbs. The gradient points to where the cost *grows*: subtract it."),
        Mistake("rate forgotten", rate_forgotten,
                "Your steps are as long as the gradient itself. Multiply it by `learning_rate`."),
        Mistake("not shuffled", partial(epoch, shuffle=False),
                "You took the images in the order in which they came. Draw a new order for every epoch, with "
                "`random.permutation(len(images))`, or the network meets the same batches again and again."),
        Mistake("labels in another order", partial(epoch, labels_too=False),
                "You shuffled the images but not their labels, so each image is taught a stranger's label. Use "
                "the same order for both."),
        Mistake("last images left out", partial(epoch, part=False),
                "The last images were left out: the batch size does not divide their number. The last batch may "
                "be smaller; a slice that runs past the end simply stops there."),
        Mistake("biases forgotten", partial(epoch, biases=False),
                "The weights are right, the biases have not moved. They have gradients of their own: the second "
                "list that `net.gradients` returns."),
        Mistake("divided by the batch size", partial(epoch, divided_by=lambda batch, size: size),
                "Your steps are too small by the batch size. `net.gradients` is the gradient of the *mean* cost: "
                "it has been divided already."),
        Mistake("all images in one step", one_big_step,
                "You took one single step, along the gradient of all images. Cut the order into batches, and "
                "step after each."),
        Mistake("gradient of all images each time", partial(epoch, everything=True),
                "The number of steps is right, but each one used the gradient of all images. Hand only the batch "
                "to `net.gradients`."),
        Mistake("only the first batch", partial(epoch, only_first=True),
                "Only the first batch was learnt from. Is your `return` inside the loop?"),
        Mistake("divided by the length of the batch", partial(epoch, divided_by=lambda batch, size: len(batch)),
                "Your steps are too small by the number of images in the batch. `net.gradients` has divided by it "
                "already: it is the gradient of the *mean* cost."),
        Mistake("drawn anew for every batch", drawn_anew,
                "You drew a new order for every batch, so some images were used twice and others never. Draw one "
                "order before the loop, and cut it into batches."),
    ],
    hints=[
        "`order = random.permutation(len(images))` is a new order; `order[start:start + batch_size]` is a batch "
        "of it.",
        "`for start in range(0, len(images), batch_size):` visits every batch, the small last one too. Get the "
        "gradients of `images[batch]` and `labels[batch]`.",
        "For each layer: `net.weights[layer] -= learning_rate * weight_gradients[layer]`, the same for the "
        "biases. After the loop, `return net`.",
    ],
    variants=[by_new_arrays, by_position],
    remark="That is all of training. `net.train` does the same, and keeps a record.",
)
