"""Answers to the exercises of lesson 10 in the manner of students."""

import numpy as np

from helpers.probes import input_gradients
from tests.exercises.answers import right, wrong


def read(net, images):
    """The network's answers."""
    return net.activations(images)[-1].argmax(axis=1)


# robustness

@right("robustness")
def one_accuracy_an_amount(net, images, labels, change, amounts):
    accuracies = []
    for amount in amounts:
        changed = change(images, amount)
        accuracies.append(float(np.mean(read(net, changed) == labels)))
    return accuracies


@right("robustness")
def maps_a_helper(net, images, labels, change, amounts):
    def share(amount):
        outputs = net.activations(change(images, amount))[-1]
        hits = [int(np.argmax(row)) == label for row, label in zip(outputs, labels, strict=True)]
        return sum(hits) / len(hits)

    return list(map(share, amounts))


@wrong("robustness", "each change is made on top of the last")
def changes_pile_up(net, images, labels, change, amounts):
    accuracies = []
    for amount in amounts:
        images = change(images, amount)
        accuracies.append(np.mean(read(net, images) == labels))
    return accuracies


@wrong("robustness", "the changed images are thrown away, the old ones read")
def reads_the_old_images(net, images, labels, change, amounts):
    accuracies = []
    for amount in amounts:
        change(images, amount)
        accuracies.append(np.mean(read(net, images) == labels))
    return accuracies


@wrong("robustness", "return inside the loop: the first amount only, a number for a list")
def accuracy_of_the_first_amount(net, images, labels, change, amounts):
    for amount in amounts:
        return np.mean(read(net, change(images, amount)) == labels)


@wrong("robustness", "the average over the amounts, one number")
def average_over_amounts(net, images, labels, change, amounts):
    return np.mean(one_accuracy_an_amount(net, images, labels, change, amounts))


@wrong("robustness", "the share of answers that stay the same, not of right ones")
def answers_that_stay(net, images, labels, change, amounts):
    before = read(net, images)
    return [np.mean(read(net, change(images, amount)) == before) for amount in amounts]


@wrong("robustness", "the loss of accuracy, not the accuracy")
def loss_of_accuracy(net, images, labels, change, amounts):
    before = np.mean(read(net, images) == labels)
    return [before - np.mean(read(net, change(images, amount)) == labels) for amount in amounts]


@wrong("robustness", "the amounts are sorted first")
def amounts_sorted(net, images, labels, change, amounts):
    return [np.mean(read(net, change(images, amount)) == labels) for amount in sorted(amounts)]


@wrong("robustness", "per cent in place of shares")
def robustness_in_per_cent(net, images, labels, change, amounts):
    return [100 * np.mean(read(net, change(images, amount)) == labels) for amount in amounts]


@wrong("robustness", "places in the list are handed on in place of the amounts")
def places_for_amounts(net, images, labels, change, amounts):
    return [np.mean(read(net, change(images, i)) == labels) for i in range(len(amounts))]


# fast_gradient_sign

@right("fast_gradient_sign")
def up_or_down_by_where(net, images, labels, epsilon):
    g = input_gradients(net, images, labels)
    step = np.where(g > 0, epsilon, np.where(g < 0, -epsilon, 0))
    return np.minimum(np.maximum(images + step, 0), 1)


@right("fast_gradient_sign")
def copies_and_corrects(net, images, labels, epsilon):
    new = images.copy()
    new = new + epsilon * np.sign(input_gradients(net, new, labels))
    new[new < 0] = 0
    new[new > 1] = 1
    return new


@wrong("fast_gradient_sign", "minus: the cost is lowered")
def helps_the_network(net, images, labels, epsilon):
    return np.clip(images - epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "the gradient itself, not its sign")
def gradient_without_sign(net, images, labels, epsilon):
    return np.clip(images + epsilon * input_gradients(net, images, labels), 0, 1)


@wrong("fast_gradient_sign", "not cut off")
def attack_without_clip(net, images, labels, epsilon):
    return images + epsilon * np.sign(input_gradients(net, images, labels))


@wrong("fast_gradient_sign", "the images themselves are changed")
def attacks_in_place(net, images, labels, epsilon):
    images += epsilon * np.sign(input_gradients(net, images, labels))
    return np.clip(images, 0, 1)


@wrong("fast_gradient_sign", "an epsilon of 0.1, whatever was asked for")
def epsilon_of_a_tenth(net, images, labels, epsilon):
    return np.clip(images + 0.1 * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "only the movement, without the images")
def movement_alone(net, images, labels, epsilon):
    return np.clip(epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "the movement is cut off, not the new images")
def clips_the_movement(net, images, labels, epsilon):
    return images + np.clip(epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "the network's guesses in place of the labels")
def guesses_for_labels(net, images, labels, epsilon):
    return np.clip(images + epsilon * np.sign(input_gradients(net, images, read(net, images))), 0, 1)


@wrong("fast_gradient_sign", "scaled by the largest slope, as in lesson 07, not the sign")
def scaled_as_before(net, images, labels, epsilon):
    g = input_gradients(net, images, labels)
    return np.clip(images + epsilon * g / np.abs(g).max(), 0, 1)


@wrong("fast_gradient_sign", "a random sign for each pixel")
def random_signs(net, images, labels, epsilon):
    signs = np.random.default_rng(0).choice([-1, 1], size=images.shape)
    return np.clip(images + epsilon * signs, 0, 1)


# group_audit

@right("group_audit")
def counts_in_a_dictionary(labels, guesses, groups):
    seen, hits = {}, {}
    for label, guess, group in zip(labels, guesses, groups, strict=True):
        seen[group] = seen.get(group, 0) + 1
        hits[group] = hits.get(group, 0) + (label == guess)
    names = sorted(seen)
    return names, [hits[name] / seen[name] for name in names]


@right("group_audit")
def bincount_with_weights(labels, guesses, groups):
    names, number = np.unique(groups, return_inverse=True)
    return names, np.bincount(number, weights=labels == guesses) / np.bincount(number)


@wrong("group_audit", "divides by all images, not by those of the group")
def divides_by_all_images(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.array([np.sum((labels == guesses) & (groups == name)) / len(labels) for name in names])


@wrong("group_audit", "the accuracy of all images for every group")
def same_for_every_group(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.array([np.mean(labels == guesses) for _ in names])


@wrong("group_audit", "the share wrong in place of right")
def share_wrong_of_groups(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.array([np.mean(labels[groups == name] != guesses[groups == name]) for name in names])


@wrong("group_audit", "groups in the order in which they occur, not sorted")
def order_of_occurrence(labels, guesses, groups):
    names = list(dict.fromkeys(groups))
    return names, [np.mean(labels[groups == name] == guesses[groups == name]) for name in names]


@wrong("group_audit", "groups are numbered from 0, though their names may be others")
def numbers_for_names(labels, guesses, groups):
    names = np.arange(len(np.unique(groups)))
    return names, bincount_with_weights(labels, guesses, groups)[1]


@wrong("group_audit", "counts of right answers in place of shares")
def right_ones_of_groups(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.array([np.sum(labels[groups == name] == guesses[groups == name]) for name in names])


@wrong("group_audit", "grouped by the labels, not by the groups")
def groups_by_label(labels, guesses, groups):
    names = np.unique(labels)
    return names, np.array([np.mean(guesses[labels == name] == name) for name in names])


@wrong("group_audit", "accuracies first, names second")
def accuracies_come_first(labels, guesses, groups):
    names, shares = bincount_with_weights(labels, guesses, groups)
    return shares, names


@wrong("group_audit", "sorted by accuracy, worst first")
def worst_group_first(labels, guesses, groups):
    names, shares = bincount_with_weights(labels, guesses, groups)
    order = np.argsort(shares)
    return names[order], shares[order]


@wrong("group_audit", "the last group is left out")
def last_group_left_out(labels, guesses, groups):
    names, shares = bincount_with_weights(labels, guesses, groups)
    return names[:-1], shares[:-1]
