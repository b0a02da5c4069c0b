"""Answers to the exercises of lesson 10."""

import numpy as np

from helpers.probes import input_gradients
from tests.exercises.answers import right, wrong

groups = np.array([0, 1, 1])


@right("robustness")
def one_for_each(net, images, labels, change, amounts):
    found = []
    for amount in amounts:
        found.append(net.accuracy(change(images, amount), labels))
    return found


@wrong("robustness", "the amounts are not used: always the plain images")
def plain_images(net, images, labels, change, amounts):
    return [net.accuracy(images, labels) for _ in amounts]


@wrong("robustness", "changes add up: the changed images are changed again")
def adds_up(net, images, labels, change, amounts):
    found = []
    for amount in amounts:
        images = change(images, amount)
        found.append(net.accuracy(images, labels))
    return found


@wrong("robustness", "the mean of all accuracies")
def the_mean(net, images, labels, change, amounts):
    return np.mean([net.accuracy(change(images, amount), labels) for amount in amounts])


@wrong("robustness", "percent")
def in_percent(net, images, labels, change, amounts):
    return [100 * net.accuracy(change(images, amount), labels) for amount in amounts]


@wrong("robustness", "how much is lost")
def what_is_lost(net, images, labels, change, amounts):
    plain = net.accuracy(images, labels)
    return [plain - net.accuracy(change(images, amount), labels) for amount in amounts]


@wrong("robustness", "the order of the arguments of change is turned")
def turned_arguments(net, images, labels, change, amounts):
    return [net.accuracy(change(amount, images), labels) for amount in amounts]


@right("fast_gradient_sign")
def step_and_clip(net, images, labels, epsilon):
    return np.clip(images + epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "minus: the cost falls")
def minus(net, images, labels, epsilon):
    return np.clip(images - epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "not clipped")
def not_clipped(net, images, labels, epsilon):
    return images + epsilon * np.sign(input_gradients(net, images, labels))


@wrong("fast_gradient_sign", "the gradient itself, not its sign")
def gradient_itself(net, images, labels, epsilon):
    return np.clip(images + epsilon * input_gradients(net, images, labels), 0, 1)


@wrong("fast_gradient_sign", "the caller's images are changed")
def in_place(net, images, labels, epsilon):
    images += epsilon * np.sign(input_gradients(net, images, labels))
    return np.clip(images, 0, 1, out=images)


@wrong("fast_gradient_sign", "always 0.1")
def always_01(net, images, labels, epsilon):
    return np.clip(images + 0.1 * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "clipped before the step is added")
def clipped_first(net, images, labels, epsilon):
    return images + np.clip(epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


@right("group_audit")
def by_unique(labels, guesses, groups):
    names = np.unique(groups)
    return names, [np.mean(labels[groups == name] == guesses[groups == name]) for name in names]


@right("group_audit")
def by_a_dictionary(labels, guesses, groups):
    found = {}
    for label, guess, group in zip(labels, guesses, groups, strict=True):
        found.setdefault(group, []).append(label == guess)
    names = sorted(found)
    return np.array(names), np.array([sum(found[name]) / len(found[name]) for name in names])


@wrong("group_audit", "divided by all images")
def of_all_images(labels, guesses, groups):
    names = np.unique(groups)
    return names, [np.sum((labels == guesses) & (groups == name)) / len(labels) for name in names]


@wrong("group_audit", "counts")
def counts(labels, guesses, groups):
    names = np.unique(groups)
    return names, [np.sum((labels == guesses) & (groups == name)) for name in names]


@wrong("group_audit", "the groups of the notebook")
def groups_of_the_notebook(labels, guesses, which):
    names = np.unique(which)
    return names, [np.mean((labels == guesses)[: len(groups)][groups == name]) for name in names]


@wrong("group_audit", "accuracies alone")
def accuracies_alone(labels, guesses, groups):
    return by_unique(labels, guesses, groups)[1]


@wrong("group_audit", "the share of errors")
def errors(labels, guesses, groups):
    names, accuracies = by_unique(labels, guesses, groups)
    return names, [1 - accuracy for accuracy in accuracies]


@wrong("group_audit", "not sorted: in the order of their first appearance")
def by_appearance(labels, guesses, groups):
    names = list(dict.fromkeys(groups.tolist()))
    return names, [np.mean((labels == guesses)[groups == name]) for name in names]


@wrong("group_audit", "a dictionary")
def a_dictionary(labels, guesses, groups):
    names, accuracies = by_unique(labels, guesses, groups)
    return dict(zip(names, accuracies, strict=True))


@wrong("group_audit", "accuracies first")
def accuracies_first(labels, guesses, groups):
    return by_unique(labels, guesses, groups)[::-1]
