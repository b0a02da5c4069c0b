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


@right("robustness")
def drawn_with_map(net, images, labels, change, amounts):
    return list(map(lambda amount: np.count_nonzero(net.predict(change(images, amount)) == labels) / labels.size,
                    amounts))


@right("robustness")
def all_in_one_batch(net, images, labels, change, amounts):
    stacked = np.concatenate([change(images, amount) for amount in amounts])
    right_ones = net.predict(stacked).reshape(len(amounts), -1) == labels
    return right_ones.mean(axis=1)


@right("robustness")
def keyed_then_listed(net, images, labels, change, amounts):
    found = {place: net.accuracy(change(images, amount), labels) for place, amount in enumerate(amounts)}
    return tuple(found[place] for place in range(len(amounts)))


@wrong("robustness", "the last amount is left out")
def stops_early(net, images, labels, change, amounts):
    return [net.accuracy(change(images, amounts[place]), labels) for place in range(len(amounts) - 1)]


@wrong("robustness", "change is called once for all amounts")
def one_call(net, images, labels, change, amounts):
    return net.accuracy(change(images, amounts), labels)


@wrong("robustness", "the labels are changed as well")
def labels_changed(net, images, labels, change, amounts):
    return [net.accuracy(change(images, amount), np.roll(labels, amount)) for amount in amounts]


@wrong("robustness", "the mean confidence in place of the accuracy")
def confidence_for_accuracy(net, images, labels, change, amounts):
    return [net.predict_proba(change(images, amount)).max(axis=1).mean() for amount in amounts]


@wrong("robustness", "the confidence in the true digit in place of the accuracy")
def confidence_in_the_truth(net, images, labels, change, amounts):
    return [net.predict_proba(change(images, amount))[np.arange(len(labels)), labels].mean() for amount in amounts]


@wrong("robustness", "the cost in place of the accuracy")
def cost_for_accuracy(net, images, labels, change, amounts):
    return [net.cost(change(images, amount), labels) for amount in amounts]


@wrong("robustness", "rounded to two places")
def rounded(net, images, labels, change, amounts):
    return [round(net.accuracy(change(images, amount), labels), 2) for amount in amounts]


@wrong("robustness", "only the images that were right before the change are asked")
def of_the_right_ones(net, images, labels, change, amounts):
    known = net.predict(images) == labels
    return [net.accuracy(change(images[known], amount), labels[known]) for amount in amounts]


@wrong("robustness", "the accuracies add up from amount to amount")
def sum_so_far(net, images, labels, change, amounts):
    return list(np.cumsum([net.accuracy(change(images, amount), labels) for amount in amounts]))


@wrong("robustness", "the answers for every image, not yet the share")
def hits_for_each_image(net, images, labels, change, amounts):
    return [net.predict(change(images, amount)) == labels for amount in amounts]


@wrong("robustness", "printed, not returned")
def printed(net, images, labels, change, amounts):
    for amount in amounts:
        f"{net.accuracy(change(images, amount), labels)}"


@wrong("robustness", "a roll over the images in place of the change handed in")
def always_rolled(net, images, labels, change, amounts):
    return [net.accuracy(np.roll(images, amount, axis=0), labels) for amount in amounts]


@right("fast_gradient_sign")
def by_two_masks(net, images, labels, epsilon):
    slopes = input_gradients(net, images, labels)
    new = images.copy()
    new[slopes > 0] += epsilon
    new[slopes < 0] -= epsilon
    new[new > 1] = 1
    new[new < 0] = 0
    return new


@right("fast_gradient_sign")
def by_dividing(net, images, labels, epsilon):
    slopes = input_gradients(net, images, labels)
    sign = np.divide(slopes, np.abs(slopes), out=np.zeros_like(slopes), where=slopes != 0)
    return (images + epsilon * sign).clip(min=0, max=1)


@right("fast_gradient_sign")
def in_batches(net, images, labels, epsilon):
    parts = []
    for start in range(0, len(images), 5):
        some = images[start:start + 5]
        slopes = input_gradients(net, some, labels[start:start + 5])
        parts.append(np.clip(some + np.sign(slopes) * epsilon, 0, 1))
    return np.vstack(parts)


@wrong("fast_gradient_sign", "twenty small steps instead of one: PGD")
def many_steps(net, images, labels, epsilon):
    new = images
    for _ in range(20):
        new = np.clip(new + epsilon / 20 * np.sign(input_gradients(net, new, labels)), 0, 1)
    return new


@wrong("fast_gradient_sign", "half of epsilon")
def half_a_step(net, images, labels, epsilon):
    return np.clip(images + epsilon / 2 * np.sign(input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "epsilon inside the sign")
def epsilon_in_the_sign(net, images, labels, epsilon):
    return np.clip(images + np.sign(epsilon * input_gradients(net, images, labels)), 0, 1)


@wrong("fast_gradient_sign", "the sign of the images, not of the slopes")
def sign_of_the_images(net, images, labels, epsilon):
    return np.clip(images + epsilon * np.sign(images), 0, 1)


@wrong("fast_gradient_sign", "cut off to epsilon around zero")
def clipped_to_epsilon(net, images, labels, epsilon):
    return np.clip(images + np.sign(input_gradients(net, images, labels)), -epsilon, epsilon)


@wrong("fast_gradient_sign", "the slopes are cut off to epsilon, no sign")
def slopes_clipped(net, images, labels, epsilon):
    return np.clip(images + np.clip(input_gradients(net, images, labels), -epsilon, epsilon), 0, 1)


@wrong("fast_gradient_sign", "the slopes of the cost of the first image for all")
def slopes_of_the_first(net, images, labels, epsilon):
    return np.clip(images + epsilon * np.sign(input_gradients(net, images, labels)[0]), 0, 1)


@wrong("fast_gradient_sign", "multiplied with the image")
def multiplied(net, images, labels, epsilon):
    return np.clip(images * (1 + epsilon * np.sign(input_gradients(net, images, labels))), 0, 1)


@wrong("fast_gradient_sign", "wraps around in place of cutting off")
def wraps(net, images, labels, epsilon):
    return (images + epsilon * np.sign(input_gradients(net, images, labels))) % 1


@wrong("fast_gradient_sign", "only less ink: the pixels whose slope is positive are left")
def only_lighter(net, images, labels, epsilon):
    return np.clip(images - epsilon * (input_gradients(net, images, labels) < 0), 0, 1)


@wrong("fast_gradient_sign", "the new images are rounded to black and white")
def rounded_to_ink(net, images, labels, epsilon):
    return np.round(np.clip(images + epsilon * np.sign(input_gradients(net, images, labels)), 0, 1))


@wrong("fast_gradient_sign", "both results: the images and the change")
def both(net, images, labels, epsilon):
    change = epsilon * np.sign(input_gradients(net, images, labels))
    return np.clip(images + change, 0, 1), change


@right("group_audit")
def with_a_mask_for_each(labels, guesses, groups):
    names = sorted(set(groups.tolist()))
    return names, [np.sum((labels == guesses) * (groups == name)) / np.sum(groups == name) for name in names]


@right("group_audit")
def by_sorting(labels, guesses, groups):
    order = np.argsort(groups, kind="stable")
    names, first = np.unique(groups[order], return_index=True)
    return names, [part.mean() for part in np.split((labels == guesses)[order], first[1:])]


@right("group_audit")
def one_minus_the_errors(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.array([1 - np.mean(labels[groups == name] != guesses[groups == name]) for name in names])


@wrong("group_audit", "percent")
def percent_of_each(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.array([100 * (labels == guesses)[groups == name].mean() for name in names])


@wrong("group_audit", "the names are texts")
def names_as_texts(labels, guesses, groups):
    names = np.unique(groups)
    return [str(name) for name in names], [(labels == guesses)[groups == name].mean() for name in names]


@wrong("group_audit", "the highest group is left out: range stops before it")
def one_too_few(labels, guesses, groups):
    names = [name for name in range(groups.max()) if name in groups]
    return names, [(labels == guesses)[groups == name].mean() for name in names]


@wrong("group_audit", "the last group only: overwritten in the loop")
def overwritten(labels, guesses, groups):
    names = np.unique(groups)
    for name in names:
        accuracy = (labels == guesses)[groups == name].mean()
    return names, accuracy


@wrong("group_audit", "the mean of the groups' accuracies as well")
def with_the_mean(labels, guesses, groups):
    names = np.unique(groups)
    accuracies = np.array([(labels == guesses)[groups == name].mean() for name in names])
    return names, accuracies, accuracies.mean()


@wrong("group_audit", "compares the labels with the groups")
def labels_with_groups(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.array([(labels[groups == name] == name).mean() for name in names])


@wrong("group_audit", "every image gets the accuracy of its group")
def for_each_image(labels, guesses, groups):
    return groups, np.array([(labels == guesses)[groups == name].mean() for name in groups])


@wrong("group_audit", "sorted from high to low")
def from_high_to_low(labels, guesses, groups):
    names = np.unique(groups)[::-1]
    return names, np.array([(labels == guesses)[groups == name].mean() for name in names])


@wrong("group_audit", "the accuracies are sorted on their own")
def sorted_alone(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.sort([(labels == guesses)[groups == name].mean() for name in names])


@wrong("group_audit", "a list of hits for each group, not yet the share")
def hits_of_each_group(labels, guesses, groups):
    names = np.unique(groups)
    return names, [(labels == guesses)[groups == name] for name in names]


@wrong("group_audit", "rounded to whole percent")
def to_whole_percent(labels, guesses, groups):
    names = np.unique(groups)
    return names, np.array([round((labels == guesses)[groups == name].mean(), 2) for name in names])
