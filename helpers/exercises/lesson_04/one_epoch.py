"""One epoch of stochastic gradient descent."""

import math

import numpy as np

from helpers.descent import sgd_epoch
from helpers.exercises.lesson_04._recorded_steps import epoch_case, of_steps, plausible, recorded_steps, wanted_steps
from helpers.exercises.model import Exercise, Mistake


def compare_epoch(result, expected, arguments):
    recorded = recorded_steps(result, arguments)
    if recorded is None:
        return False
    steps, used, mismatched = recorded
    count, batch_size = len(arguments[2]), arguments[5]
    if abs(steps - wanted_steps(arguments)) > 1e-6 or mismatched > 1e-6 or np.isnan(used).any():
        return False
    if np.abs(used - used.round()).max() > 1e-6:
        return False
    sizes = np.bincount(used.round().astype(int), minlength=wanted_steps(arguments))
    full = [batch_size] * (count // batch_size) + [count % batch_size] * bool(count % batch_size)
    if sorted(sizes.tolist(), reverse=True) != full:
        return False
    return not in_order(result, expected, arguments) and not backwards(result, expected, arguments)


@of_steps
def in_order(steps, used, mismatched, arguments):
    return (plausible(steps, used, arguments) and used.max() > used.min()
            and np.all(np.diff(used.round()) >= 0))


@of_steps
def backwards(steps, used, mismatched, arguments):
    return (plausible(steps, used, arguments) and used.max() > used.min()
            and np.all(np.diff(used.round()) <= 0))


@of_steps
def uphill(steps, used, mismatched, arguments):
    return steps < -0.5


@of_steps
def last_batch_lost(steps, used, mismatched, arguments):
    missing = len(used) % arguments[5]
    return (missing and mismatched < 1e-6 and abs(steps - len(used) // arguments[5]) < 1e-6
            and np.isnan(used).sum() == missing)


@of_steps
def labels_left_behind(steps, used, mismatched, arguments):
    return plausible(steps, used, arguments) and mismatched > 0.5 and steps > 1.5


@of_steps
def only_one_step(steps, used, mismatched, arguments):
    # In the large case only: the small ones fit into one batch of another size as well.
    return len(used) > 60 and wanted_steps(arguments) > 1 and abs(steps - 1) < 1e-6


@of_steps
def one_image_each(steps, used, mismatched, arguments):
    return len(used) > wanted_steps(arguments) and abs(steps - len(used)) < 1e-6


@of_steps
def drawn_with_repeats(steps, used, mismatched, arguments):
    # A drawn image may come twice; then its entries add up and cannot be told apart: only the unused ones count.
    return (abs(steps - wanted_steps(arguments)) < 1e-6 and steps > 1.5 and mismatched < 1e-6
            and np.isnan(used).any())


def without_rate(gradient, weights, images, labels, learning_rate, batch_size, seed):
    return sgd_epoch(gradient, weights, images, labels, 1.0, batch_size, seed)


@of_steps
def rate_forgotten(steps, used, mismatched, arguments):
    return abs(steps * arguments[4] - wanted_steps(arguments)) < 1e-6 and arguments[4] != 1


def epoch_in_order(gradient, weights, images, labels, learning_rate, batch_size, seed):
    for start in range(0, len(images), batch_size):
        part = slice(start, start + batch_size)
        weights = weights - learning_rate * gradient(weights, images[part], labels[part])
    return weights


def epoch_backwards(gradient, weights, images, labels, learning_rate, batch_size, seed):
    return epoch_in_order(gradient, weights, images[::-1], labels[::-1], learning_rate, batch_size, seed)


def epoch_uphill(gradient, weights, images, labels, learning_rate, batch_size, seed):
    return sgd_epoch(gradient, weights, images, labels, -learning_rate, batch_size, seed)


def epoch_without_rest(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    order = order[:len(images) // batch_size * batch_size]
    return sgd_epoch(gradient, weights, images[order], labels[order], learning_rate, batch_size, seed)


def epoch_images_only(gradient, weights, images, labels, learning_rate, batch_size, seed):
    images = np.random.default_rng(seed).permutation(images)
    return epoch_in_order(gradient, weights, images, labels, learning_rate, batch_size, seed)


def epoch_of_one_step(gradient, weights, images, labels, learning_rate, batch_size, seed):
    return weights - learning_rate * gradient(weights, images, labels)


def epoch_first_batch_only(gradient, weights, images, labels, learning_rate, batch_size, seed):
    batch = np.random.default_rng(seed).permutation(len(images))[:batch_size]
    return weights - learning_rate * gradient(weights, images[batch], labels[batch])


def epoch_of_draws(gradient, weights, images, labels, learning_rate, batch_size, seed):
    random = np.random.default_rng(seed)
    for start in range(0, len(images), batch_size):
        batch = random.choice(len(images), min(batch_size, len(images) - start))
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


def epoch_at_the_start(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order, first = np.random.default_rng(seed).permutation(len(images)), weights
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        weights = weights - learning_rate * gradient(first, images[batch], labels[batch])
    return weights


@of_steps
def always_at_the_start(steps, used, mismatched, arguments):
    return wanted_steps(arguments) > 1 and abs(steps - wanted_steps(arguments)) < 1e-6 and np.all(used == 0)


def epoch_averaged_twice(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch]) / batch_size
    return weights


@of_steps
def averaged_twice(steps, used, mismatched, arguments):
    full, rest = divmod(len(used), arguments[5])
    by_own_size = full / arguments[5] + (1 / rest if rest else 0)
    whole = abs(steps - round(steps)) < 1e-6  # then it may be something else; the other cases will tell
    return not whole and min(abs(steps - wanted_steps(arguments) / arguments[5]),
                             abs(steps - by_own_size)) < 1e-6


def epoch_with_empty_batch(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for step in range(len(images) // batch_size + 1):
        batch = order[step * batch_size:(step + 1) * batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@of_steps
def empty_batch(steps, used, mismatched, arguments):
    return (len(used) % arguments[5] == 0 and plausible(steps, used, arguments)
            and abs(steps - wanted_steps(arguments) - 1) < 1e-6)


def epoch_by_shuffling(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = list(range(len(images)))
    np.random.RandomState(seed).shuffle(order)
    images, labels = images[order], labels[order]
    for step in range(math.ceil(len(images) / batch_size)):
        low, high = step * batch_size, (step + 1) * batch_size
        weights = weights - learning_rate * gradient(weights, images[low:high], labels[low:high])
    return weights


def epoch_in_place(gradient, weights, images, labels, learning_rate, batch_size, seed):
    weights = weights.copy()
    order = np.random.default_rng(seed + 7).permutation(len(images))
    for batch in np.split(order, range(batch_size, len(order), batch_size)):
        weights -= learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


def epoch_of_all_images(gradient, weights, images, labels, learning_rate, batch_size, seed):
    for _ in range(0, len(images), batch_size):
        weights = weights - learning_rate * gradient(weights, images, labels)
    return weights


@of_steps
def always_all_images(steps, used, mismatched, arguments):
    return (wanted_steps(arguments) > 1 and abs(steps - wanted_steps(arguments)) < 1e-6
            and not np.isnan(used).any() and used.min() > 0.5 and np.ptp(used) < 1e-6)


def epoch_with_the_rest_first(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for start in reversed(range(0, len(images), batch_size)):
        batch = order[start:start + batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


EXERCISE = Exercise(
    title="One epoch of stochastic gradient descent",
    reference=sgd_epoch,
    cases=[epoch_case(10, 0.4, 4, 0), epoch_case(12, 0.3, 3, 1), epoch_case(23, 0.7, 8, 2), epoch_case(75, 0.2, 34, 3)],
    compare=compare_epoch,
    mistakes=[
        Mistake("not shuffled", epoch_in_order,
                "The images come in the order of the file, epoch after epoch. Shuffle them: a file that is sorted "
                "by digit would make every batch one-sided.", detect=in_order),
        Mistake("reverse order", epoch_backwards,
                "The images come in the order of the file, the last ones first. Shuffle them.", detect=backwards),
        Mistake("last batch lost", epoch_without_rest,
                "Some images were never used: the ones left over when the number of images does not divide by "
                "`batch_size`. They make a last, smaller batch.", detect=last_batch_lost),
        Mistake("labels left behind", epoch_images_only,
                "Most images have another one's label now: images and labels were not put into the same order. Draw "
                "one order, and use it for both.", detect=labels_left_behind),
        Mistake("all images in one step", epoch_of_one_step,
                "You made a single step, on all images at once. Make one for every batch of `batch_size`.",
                detect=lambda result, expected, arguments: only_one_step(result, expected, arguments)
                and not np.isnan(recorded_steps(result, arguments)[1]).any()),
        Mistake("one image in each step", lambda gradient, weights, images, labels, learning_rate, batch_size, seed: (
            sgd_epoch(gradient, weights, images, labels, learning_rate, 1, seed)),
                "You made a step for every single image. Take `batch_size` of them together for each step.",
                detect=one_image_each),
        Mistake("only the first batch", epoch_first_batch_only,
                "You stopped after the first batch. Does `return` stand inside the loop?",
                detect=lambda result, expected, arguments: only_one_step(result, expected, arguments)
                and np.isnan(recorded_steps(result, arguments)[1]).any()),
        Mistake("drawn anew for every batch", epoch_of_draws,
                "Each batch is drawn from all images again, so some are used twice and others never. An epoch uses "
                "every image once: shuffle once, then cut into batches.", detect=drawn_with_repeats),
        Mistake("always the gradient of the start", epoch_at_the_start,
                "Every batch's gradient was taken at the weights that the epoch began with. Hand over the weights "
                "that you have reached.", detect=always_at_the_start),
        Mistake("uphill", epoch_uphill,
                "You added the gradient, so the cost rises. Subtract it.", detect=uphill),
        Mistake("averaged twice", epoch_averaged_twice,
                "You divided by the number of images in the batch. `gradient` gives the gradient of the *mean* "
                "cost already: there is nothing left to divide.", detect=averaged_twice),
        Mistake("an empty batch", epoch_with_empty_batch,
                "Where `batch_size` divides the number of images, you make one step too many, on a batch without "
                "any image. `range(0, len(images), batch_size)` counts right in both cases.", detect=empty_batch),
        Mistake("no learning rate", without_rate,
                "You step by the whole gradient. Multiply it by `learning_rate`.", detect=rate_forgotten),
        Mistake("all images in every step", epoch_of_all_images,
                "The number of steps is right, but each one used all images. Hand only the batch to `gradient`: "
                "`images[batch]` and `labels[batch]`.", detect=always_all_images),
    ],
    hints=[
        "`np.random.default_rng(seed).permutation(len(images))` is a random order of all positions.",
        "`range(0, len(images), batch_size)` counts through the beginnings of the batches. A slice that reaches "
        "past the end simply ends there.",
        "In the loop: `batch = order[start:start + batch_size]`, then step against "
        "`gradient(weights, images[batch], labels[batch])`, times the rate.",
    ],
    variants=[epoch_by_shuffling, epoch_in_place, epoch_with_the_rest_first],
    remark="`helpers.descent.sgd_epoch` is the same.",
)
