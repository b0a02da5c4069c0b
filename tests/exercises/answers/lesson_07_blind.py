"""Answers to the exercises of lesson 07 in the manner of students."""

import numpy as np

from helpers import probes
from tests.exercises.answers import right, wrong


def read(net, images):
    """The network's answers."""
    return net.activations(images)[-1].argmax(axis=1)


# morans_i

@right("morans_i")
def walks_over_all_pixels(values):
    d = values - np.mean(values)
    rows, columns = d.shape
    products = []
    for r in range(rows):
        for c in range(columns):
            if r + 1 < rows:
                products.append(d[r, c] * d[r + 1, c])
            if c + 1 < columns:
                products.append(d[r, c] * d[r, c + 1])
    return np.mean(products) / np.mean(d**2)


@right("morans_i")
def two_sums_over_a_count(values):
    rows, columns = values.shape
    d = values - values.mean()
    total = (d[1:] * d[:-1]).sum() + (d[:, 1:] * d[:, :-1]).sum()
    pairs = (rows - 1) * columns + rows * (columns - 1)
    return (total / pairs) / ((d * d).sum() / d.size)


@wrong("morans_i", "the mean is not taken off")
def mean_left_in(values):
    pairs = np.concatenate([(values[1:] * values[:-1]).ravel(), (values[:, 1:] * values[:, :-1]).ravel()])
    return pairs.mean() / np.mean(values**2)


@wrong("morans_i", "only left and right, not above and below")
def left_and_right_only(values):
    d = values - values.mean()
    return np.mean(d[:, 1:] * d[:, :-1]) / np.mean(d**2)


@wrong("morans_i", "roll makes neighbours of opposite edges")
def edges_wrap_round(values):
    d = values - values.mean()
    return np.mean([d * np.roll(d, 1, axis=0), d * np.roll(d, 1, axis=1)]) / np.mean(d**2)


@wrong("morans_i", "sums in place of means")
def sums_for_means(values):
    d = values - values.mean()
    return ((d[1:] * d[:-1]).sum() + (d[:, 1:] * d[:, :-1]).sum()) / (d**2).sum()


@wrong("morans_i", "neighbours by corners are counted, too")
def counts_corners(values):
    d = values - values.mean()
    pairs = [d[1:] * d[:-1], d[:, 1:] * d[:, :-1], d[1:, 1:] * d[:-1, :-1], d[1:, :-1] * d[:-1, 1:]]
    return np.concatenate([p.ravel() for p in pairs]).mean() / np.mean(d**2)


@wrong("morans_i", "the two directions are averaged by themselves, then added: twice too large")
def adds_both_means(values):
    d = values - values.mean()
    return (np.mean(d[1:] * d[:-1]) + np.mean(d[:, 1:] * d[:, :-1])) / np.mean(d**2)


@wrong("morans_i", "the mean of each row is taken off, not of the map")
def mean_of_each_row(values):
    d = values - values.mean(axis=1, keepdims=True)
    pairs = np.concatenate([(d[1:] * d[:-1]).ravel(), (d[:, 1:] * d[:, :-1]).ravel()])
    return pairs.mean() / np.mean(d**2)


@wrong("morans_i", "divides by the standard deviation, not by the mean square")
def divides_by_the_deviation(values):
    d = values - values.mean()
    pairs = np.concatenate([(d[1:] * d[:-1]).ravel(), (d[:, 1:] * d[:, :-1]).ravel()])
    return pairs.mean() / values.std()


@wrong("morans_i", "28 rows and columns, whatever the map")
def always_28(values):
    d = (values - values.mean()).ravel()
    total = sum(d[28 * r + c] * d[28 * r + c + 1] for r in range(28) for c in range(27))
    total += sum(d[28 * r + c] * d[28 * (r + 1) + c] for r in range(27) for c in range(28))
    return total / (2 * 28 * 27) / np.mean(d**2)


# accuracy_without_pixels

@right("accuracy_without_pixels")
def multiplies_by_a_mask(net, images, labels, pixels):
    mask = np.ones(images.shape[1], dtype=images.dtype)
    mask[list(pixels)] = 0
    return np.mean(read(net, images * mask) == labels)


@right("accuracy_without_pixels")
def erases_one_after_another(net, images, labels, pixels):
    paper = np.array(images)
    for pixel in pixels:
        paper[:, pixel] = 0
    hits = 0
    for guess, label in zip(read(net, paper), labels, strict=True):
        hits += int(guess == label)
    return hits / len(labels)


@wrong("accuracy_without_pixels", "the images themselves are erased")
def erases_the_images(net, images, labels, pixels):
    images[:, pixels] = 0
    return np.mean(read(net, images) == labels)


@wrong("accuracy_without_pixels", "a second name is no copy: the images are erased all the same")
def second_name_no_copy(net, images, labels, pixels):
    erased = images
    erased[:, pixels] = 0
    return np.mean(read(net, erased) == labels)


@wrong("accuracy_without_pixels", "rows are erased: images, not pixels")
def erases_whole_images(net, images, labels, pixels):
    erased = images.copy()
    erased[[pixel % len(images) for pixel in pixels]] = 0
    return np.mean(read(net, erased) == labels)


@wrong("accuracy_without_pixels", "the pixels become ink, not paper")
def fills_with_ink(net, images, labels, pixels):
    filled = images.copy()
    filled[:, pixels] = 1
    return np.mean(read(net, filled) == labels)


@wrong("accuracy_without_pixels", "erased in a copy, but the images are read")
def reads_the_untouched(net, images, labels, pixels):
    erased = images.copy()
    erased[:, pixels] = 0
    return np.mean(read(net, images) == labels)


@wrong("accuracy_without_pixels", "the drop in accuracy, not the accuracy")
def drop_in_accuracy(net, images, labels, pixels):
    erased = images.copy()
    erased[:, pixels] = 0
    return np.mean(read(net, images) == labels) - np.mean(read(net, erased) == labels)


@wrong("accuracy_without_pixels", "all but these pixels are erased")
def keeps_only_these(net, images, labels, pixels):
    kept = np.zeros_like(images)
    kept[:, pixels] = images[:, pixels]
    return np.mean(read(net, kept) == labels)


@wrong("accuracy_without_pixels", "each pixel is erased by itself, and the accuracies averaged")
def each_pixel_by_itself(net, images, labels, pixels):
    shares = []
    for pixel in pixels:
        erased = images.copy()
        erased[:, pixel] = 0
        shares.append(np.mean(read(net, erased) == labels))
    return np.mean(shares) if shares else np.mean(read(net, images) == labels)


# scrambled_weights

@right("scrambled_weights")
def copies_row_for_row(weights, order):
    new = np.empty_like(weights)
    for i in range(len(order)):
        new[i] = weights[order[i]]
    return new


@right("scrambled_weights")
def permutation_matrix(weights, order):
    return np.eye(len(order))[order] @ weights


@wrong("scrambled_weights", "the inverse order")
def inverse_order(weights, order):
    return weights[np.argsort(order)]


@wrong("scrambled_weights", "assigned the other way round, which is the inverse order")
def assigns_the_other_way(weights, order):
    new = np.zeros_like(weights)
    new[order] = weights
    return new


@wrong("scrambled_weights", "the weights unchanged")
def leaves_the_weights(weights, order):
    return weights.copy()


@wrong("scrambled_weights", "the order turned round, from the last to the first")
def order_backwards(weights, order):
    return weights[order[::-1]]


@wrong("scrambled_weights", "the weights are scrambled in place")
def scrambles_in_place(weights, order):
    weights[:] = weights[order]
    return weights


@wrong("scrambled_weights", "the result is turned: (neurons, 784)")
def turned_result(weights, order):
    return weights.T[:, order]


@wrong("scrambled_weights", "each column in an order of its own size: the values are sorted")
def sorts_the_weights(weights, order):
    return np.sort(weights, axis=0)


# exciting_image

@right("exciting_image")
def clip_in_the_loop(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.max(np.abs(g)), 0, 1)
    return image


@right("exciting_image")
def minimum_and_maximum(net, digit, steps, rate):
    x = np.full((1, net.sizes[0]), 0.0)
    done = 0
    while done < steps:
        slope = probes.input_gradients(net, x, np.array([digit]))
        largest = max(abs(slope.min()), abs(slope.max()))
        x = np.minimum(1.0, np.maximum(0.0, x - slope * (rate / largest)))
        done += 1
    return x


@wrong("exciting_image", "plus: the cost is raised")
def excites_uphill(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image + rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "clipped once at the end, not after each step")
def clips_at_the_end(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = image - rate * g / np.abs(g).max()
    return np.clip(image, 0, 1)


@wrong("exciting_image", "the slope is not scaled")
def slope_not_scaled(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        image = np.clip(image - rate * probes.input_gradients(net, image, [digit]), 0, 1)
    return image


@wrong("exciting_image", "the largest slope without the absolute value")
def largest_without_sign(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / g.max(), 0, 1)
    return image


@wrong("exciting_image", "starts from grey, not from paper")
def starts_from_grey(net, digit, steps, rate):
    image = np.full((1, net.sizes[0]), 0.5)
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "the gradient of the white paper for every step")
def slope_of_the_paper(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    g = probes.input_gradients(net, image, [digit])
    for _ in range(steps):
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "one step too few")
def one_step_less(net, digit, steps, rate):
    return clip_in_the_loop(net, digit, steps - 1, rate)


@wrong("exciting_image", "scaled to length 1 in place of the largest slope")
def scaled_to_length_one(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.linalg.norm(g), 0, 1)
    return image


@wrong("exciting_image", "only the sign of the slope, as every pixel moved alike")
def sign_of_the_slope(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        image = np.clip(image - rate * np.sign(probes.input_gradients(net, image, [digit])), 0, 1)
    return image


@wrong("exciting_image", "always a 3, whichever digit was asked for")
def always_a_three(net, digit, steps, rate):
    return clip_in_the_loop(net, 3, steps, rate)
