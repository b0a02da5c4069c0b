"""More answers to lesson 07 in the manner of students."""
# ruff: noqa: B905

import copy

import numpy as np

from helpers import probes
from helpers.network import Network
from tests.exercises.answers import right, wrong

# what the notebook has defined by then, in small
wide = Network([784, 4, 10], activation="relu", seed=3)
test_images = np.random.default_rng(1).random((20, 784), dtype=np.float32)
test_labels = np.arange(20) % 10


# ---- morans_i -------------------------------------------------------------------------------------------------------


@right("morans_i")
def concatenated_pairs(values):
    d = values - values.mean()
    sideways = d[:, 1:] * d[:, :-1]
    downwards = d[1:] * d[:-1]
    pairs = np.concatenate([sideways.ravel(), downwards.ravel()])
    return pairs.mean() / (d ** 2).mean()


@right("morans_i")
def four_loops_of_it(values):
    rows, columns = values.shape
    mean = sum(values[r, c] for r in range(rows) for c in range(columns)) / (rows * columns)
    products, squares = [], []
    for r in range(rows):
        for c in range(columns):
            squares.append((values[r, c] - mean) ** 2)
            if c + 1 < columns:
                products.append((values[r, c] - mean) * (values[r, c + 1] - mean))
            if r + 1 < rows:
                products.append((values[r, c] - mean) * (values[r + 1, c] - mean))
    return float((sum(products) / len(products)) / (sum(squares) / len(squares)))


@right("morans_i")
def every_pair_from_both_sides(values):
    d = values - np.mean(values)
    rows, columns = d.shape
    total, count = 0.0, 0
    for r in range(rows):
        for c in range(columns):
            for dr, dc in [(0, 1), (1, 0), (0, -1), (-1, 0)]:
                if 0 <= r + dr < rows and 0 <= c + dc < columns:
                    total += d[r, c] * d[r + dr, c + dc]
                    count += 1
    return total / count / np.var(values)


@right("morans_i")
def sums_and_counts(values):
    d = np.array(values, dtype=float)
    d -= d.mean()
    rows, columns = d.shape
    pair_sum = np.einsum("ij,ij->", d[:, :-1], d[:, 1:]) + np.einsum("ij,ij->", d[:-1], d[1:])
    pair_count = rows * (columns - 1) + (rows - 1) * columns
    return (pair_sum / pair_count) / (np.sum(d * d) / d.size)


@right("morans_i")
def weighted_by_the_counts(values):
    d = values - values.mean()
    across, down = d[:, 1:] * d[:, :-1], d[1:, :] * d[:-1, :]
    top = np.average([across.mean(), down.mean()], weights=[across.size, down.size])
    bottom = np.mean(np.square(d))
    return (top / bottom).item()


@wrong("morans_i", "the mean of two means: in a map that is not square there are more pairs of one kind")
def mean_of_two_means(values):
    d = values - values.mean()
    sideways = (d[:, 1:] * d[:, :-1]).mean()
    downwards = (d[1:] * d[:-1]).mean()
    return (sideways + downwards) / 2 / (d ** 2).mean()


@wrong("morans_i", "the two means are added and not averaged: twice as large")
def sum_of_two_means(values):
    d = values - values.mean()
    sideways = (d[:, 1:] * d[:, :-1]).mean()
    downwards = (d[1:] * d[:-1]).mean()
    return (sideways + downwards) / (d ** 2).mean()


@wrong("morans_i", "only neighbours left and right are looked at")
def sideways_only(values):
    d = values - values.mean()
    return (d[:, 1:] * d[:, :-1]).mean() / (d ** 2).mean()


@wrong("morans_i", "only neighbours above and below are looked at")
def up_and_down_only(values):
    d = values - values.mean()
    return (d[1:] * d[:-1]).mean() / (d ** 2).mean()


@wrong("morans_i", "the mean of the map is not taken off")
def not_centred(values):
    pairs = np.append(values[:, 1:] * values[:, :-1], values[1:] * values[:-1])
    return pairs.mean() / (values ** 2).mean()


@wrong("morans_i", "each column's own mean is taken off, not the mean of the map")
def column_means(values):
    d = values - values.mean(axis=0)
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    return pairs.mean() / (d ** 2).mean()


@wrong("morans_i", "divided by the spread instead of the mean square: the root is one too many")
def divided_by_the_spread(values):
    d = values - values.mean()
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    return pairs.mean() / values.std()


@wrong("morans_i", "the square of the mean instead of the mean of the squares: the mean of d is 0")
def square_of_the_mean(values):
    d = values - values.mean()
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    return pairs.mean() / d.mean() ** 2


@wrong("morans_i", "sums in place of means: there are more pairs than pixels")
def sums_for_means(values):
    d = values - values.mean()
    pairs = (d[:, 1:] * d[:, :-1]).sum() + (d[1:] * d[:-1]).sum()
    return pairs / (d ** 2).sum()


@wrong("morans_i", "the variance with n - 1 below: the formula has the mean over all pixels")
def one_less_below(values):
    d = values - values.mean()
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    return pairs.mean() / values.var(ddof=1)


@wrong("morans_i", "np.roll makes the last column a neighbour of the first, and the last row of the first")
def rolled_around(values):
    d = values - values.mean()
    pairs = np.append(d * np.roll(d, 1, axis=1), d * np.roll(d, 1, axis=0))
    return pairs.mean() / (d ** 2).mean()


@wrong("morans_i", "the map is flattened, so that the end of a row is next to the start of the following one")
def flattened(values):
    d = (values - values.mean()).ravel()
    columns = values.shape[1]
    pairs = np.append(d[1:] * d[:-1], d[columns:] * d[:-columns])
    return pairs.mean() / (d ** 2).mean()


@wrong("morans_i", "the neighbours across the corners count, too")
def eight_neighbours(values):
    d = values - values.mean()
    pairs = np.concatenate([(d[:, 1:] * d[:, :-1]).ravel(), (d[1:] * d[:-1]).ravel(),
                            (d[1:, 1:] * d[:-1, :-1]).ravel(), (d[1:, :-1] * d[:-1, 1:]).ravel()])
    return pairs.mean() / (d ** 2).mean()


@wrong("morans_i", "the neighbour across the corner instead of the two that share a side")
def across_the_corner(values):
    d = values - values.mean()
    return (d[1:, 1:] * d[:-1, :-1]).mean() / (d ** 2).mean()


@wrong("morans_i", "the last row and the last column are left out: the loop stops one early in both directions")
def loop_stops_at_the_edge(values):
    d = values - values.mean()
    products = []
    for r in range(len(d) - 1):
        for c in range(len(d[0]) - 1):
            products.append(d[r, c] * d[r, c + 1])
            products.append(d[r, c] * d[r + 1, c])
    return np.mean(products) / np.mean(d ** 2)


@wrong("morans_i", "pixels two apart are compared: there is one between them")
def every_second(values):
    d = values - values.mean()
    pairs = np.append(d[:, 2:] * d[:, :-2], d[2:] * d[:-2])
    return pairs.mean() / (d ** 2).mean()


@wrong("morans_i", "the products are made positive, so opposite neighbours count as alike")
def absolute_products(values):
    d = values - values.mean()
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    return np.abs(pairs).mean() / (d ** 2).mean()


@wrong("morans_i", "the correlation of the neighbours: each side is centred by its own mean and has its own spread")
def corrcoef_of_neighbours(values):
    one = np.append(values[:, 1:].ravel(), values[1:].ravel())
    other = np.append(values[:, :-1].ravel(), values[:-1].ravel())
    return np.corrcoef(one, other)[0, 1]


@wrong("morans_i", "squared differences of the neighbours instead of products: 0 for something smooth")
def squared_differences(values):
    d = values - values.mean()
    pairs = np.append(np.diff(d, axis=1) ** 2, np.diff(d, axis=0) ** 2)
    return pairs.mean() / (d ** 2).mean()


@wrong("morans_i", "upside down: squares above, pairs below")
def upside_down(values):
    d = values - values.mean()
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    return (d ** 2).mean() / pairs.mean()


@wrong("morans_i", "rounded to two places, as the numbers in the text")
def rounded_to_two(values):
    d = values - values.mean()
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    return round(float(pairs.mean() / (d ** 2).mean()), 2)


@wrong("morans_i", "one number for each row instead of one for the map")
def row_by_row(values):
    d = values - values.mean()
    return (d[:, 1:] * d[:, :-1]).mean(axis=1) / (d ** 2).mean(axis=1)


@wrong("morans_i", "cut to the middle 20 by 20 pixels, which the notebook does for its own maps only")
def middle_of_the_map(values):
    values = values[4:24, 4:24]
    d = values - values.mean()
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    return pairs.mean() / (d ** 2).mean()


@wrong("morans_i", "printed, not returned")
def printed_i(values):
    d = values - values.mean()
    pairs = np.append(d[:, 1:] * d[:, :-1], d[1:] * d[:-1])
    print(pairs.mean() / (d ** 2).mean())


# ---- accuracy_without_pixels ----------------------------------------------------------------------------------------


@right("accuracy_without_pixels")
def a_copy_with_paper(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return net.accuracy(changed, labels)


@right("accuracy_without_pixels")
def mask_of_ones_and_zeros(net, images, labels, pixels):
    mask = np.ones(images.shape[1], dtype=images.dtype)
    mask[list(pixels)] = 0
    return float(np.mean(net.predict(images * mask) == labels))


@right("accuracy_without_pixels")
def image_by_image(net, images, labels, pixels):
    count = 0
    for image, label in zip(images, labels):
        erased = np.array(image)
        for p in pixels:
            erased[p] = 0.0
        answer = net.predict_proba(erased[np.newaxis])[0].argmax()
        if answer == label:
            count += 1
    return count / len(labels)


@right("accuracy_without_pixels")
def where_in_pixels(net, images, labels, pixels):
    gone = np.isin(np.arange(images.shape[1]), pixels)
    paper = np.where(gone, np.float32(0), images)
    guesses = net.predict(paper)
    return sum(guesses == labels) / len(guesses)


@right("accuracy_without_pixels")
def column_by_column_in_a_deep_copy(net, images, labels, pixels):
    images = copy.deepcopy(images)
    for pixel in pixels:
        images[:, pixel] *= 0
    return net.accuracy(images, labels)


@wrong("accuracy_without_pixels", "erased in the images themselves, which must stay as they are")
def erased_for_good(net, images, labels, pixels):
    images[:, pixels] = 0
    return net.accuracy(images, labels)


@wrong("accuracy_without_pixels", "a slice is no copy of an array: the images are changed all the same")
def copied_like_a_list(net, images, labels, pixels):
    changed = images[:]
    changed[:, pixels] = 0
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "asarray makes no copy: the images are changed all the same")
def copied_by_asarray(net, images, labels, pixels):
    changed = np.asarray(images)
    changed[:, pixels] = 0
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "whole images are erased, the rows, in place of pixels, the columns")
def rows_in_place_of_columns(net, images, labels, pixels):
    changed = images.copy()
    rows = [pixel for pixel in pixels if pixel < len(images)]
    changed[rows] = 0
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the pixels are made ink, 1, not paper")
def inked_instead(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 1
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the pixels get their mean over the images, not 0")
def replaced_by_the_mean(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = images[:, pixels].mean(axis=0)
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "all pixels but these are erased")
def all_but_these(net, images, labels, pixels):
    changed = np.zeros_like(images)
    changed[:, pixels] = images[:, pixels]
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the return stands inside the loop: only the first pixel is erased")
def first_pixel_only(net, images, labels, pixels):
    changed = images.copy()
    for pixel in pixels:
        changed[:, pixel] = 0
        return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "a fresh copy is made for each pixel, so in the end only the last one is erased")
def copy_inside_the_loop(net, images, labels, pixels):
    for pixel in pixels:
        changed = images.copy()
        changed[:, pixel] = 0
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the pixels are erased one at a time, and the accuracies averaged")
def average_over_single_pixels(net, images, labels, pixels):
    accuracies = []
    for pixel in pixels:
        changed = images.copy()
        changed[:, pixel] = 0
        accuracies.append(net.accuracy(changed, labels))
    return np.mean(accuracies)


@wrong("accuracy_without_pixels", "everything between the first and the last of the pixels is erased")
def from_first_to_last(net, images, labels, pixels):
    changed = images.copy()
    changed[:, min(pixels):max(pixels) + 1] = 0
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the pixels are counted from 1: their left neighbours are erased")
def counted_from_one(net, images, labels, pixels):
    changed = images.copy()
    changed[:, np.array(pixels) - 1] = 0
    return net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the columns are cut out, so the images no longer fit the network")
def columns_cut_out(net, images, labels, pixels):
    return net.accuracy(np.delete(images, pixels, axis=1), labels)


@wrong("accuracy_without_pixels", "the copy is changed, but the accuracy is asked for the old images")
def asks_with_the_old_ones(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return net.accuracy(images, labels)


@wrong("accuracy_without_pixels", "the notebook's wide network answers, not the one that was handed over")
def always_the_wide_one(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return wide.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the notebook's test images are used, not the ones that were handed over")
def always_the_test_images(net, images, labels, pixels):
    changed = test_images.copy()
    changed[:, pixels] = 0
    return net.accuracy(changed, test_labels)


@wrong("accuracy_without_pixels", "how much is lost, instead of what is left")
def the_loss(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return net.accuracy(images, labels) - net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the share of wrong answers")
def the_error_rate(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return np.mean(net.predict(changed) != labels)


@wrong("accuracy_without_pixels", "compared with what the network said before, not with the labels")
def same_answer_as_before(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return (net.predict(changed) == net.predict(images)).mean()


@wrong("accuracy_without_pixels", "percent instead of a share")
def in_percent(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return 100 * net.accuracy(changed, labels)


@wrong("accuracy_without_pixels", "the number of right answers, not divided by the number of images")
def how_many(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return (net.predict(changed) == labels).sum()


@wrong("accuracy_without_pixels", "the mean confidence, not the accuracy")
def mean_confidence(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return net.predict_proba(changed).max(axis=1).mean()


@wrong("accuracy_without_pixels", "True and False for each image: the mean is missing")
def mean_forgotten(net, images, labels, pixels):
    changed = images.copy()
    changed[:, pixels] = 0
    return net.predict(changed) == labels


# ---- scrambled_weights ----------------------------------------------------------------------------------------------


@right("scrambled_weights")
def rows_in_the_new_order(weights, order):
    return weights[order]


@right("scrambled_weights")
def taken_along_the_rows(weights, order):
    return np.take(weights, order, axis=0)


@right("scrambled_weights")
def row_by_row_into_zeros(weights, order):
    new = np.zeros_like(weights)
    for place, pixel in enumerate(order):
        new[place, :] = weights[pixel, :]
    return new


@right("scrambled_weights")
def columns_of_the_transpose(weights, order):
    as_images = weights.T.copy()
    return as_images[:, order].T


@right("scrambled_weights")
def stacked_list_of_rows(weights, order):
    return np.stack([weights[i] for i in order.tolist()])


@wrong("scrambled_weights", "the order is turned round: argsort puts pixels back, it does not scramble them")
def put_back_instead(weights, order):
    return weights[np.argsort(order)]


@wrong("scrambled_weights", "row i is written to place order[i] instead of read from there")
def written_to_the_places(weights, order):
    new = np.empty_like(weights)
    new[order] = weights
    return new


@wrong("scrambled_weights", "the columns are put in order, as with the images; pixels are the rows here")
def columns_as_with_images(weights, order):
    return weights[:, order]


@wrong("scrambled_weights", "the weights are scrambled in place, not in a new array")
def scrambled_in_place(weights, order):
    weights[:] = weights[order]
    return weights


@wrong("scrambled_weights", "nothing is changed: the weights as they are")
def as_they_are(weights, order):
    return weights.copy()


@wrong("scrambled_weights", "a new random order is drawn; it is not the one of the images")
def an_order_of_its_own(weights, order):
    return weights[np.random.default_rng().permutation(len(weights))]


@wrong("scrambled_weights", "the notebook's order is drawn again, and the argument is ignored")
def the_notebooks_order(weights, order):
    order = np.random.default_rng(0).permutation(784)
    return weights[order]


@wrong("scrambled_weights", "scrambled twice")
def scrambled_twice(weights, order):
    return weights[order][order]


@wrong("scrambled_weights", "the order is sorted first, which leaves nothing of it")
def order_sorted(weights, order):
    return weights[np.sort(order)]


@wrong("scrambled_weights", "the order is read backwards")
def order_backwards(weights, order):
    return weights[order[::-1]]


@wrong("scrambled_weights", "the order is taken to count from 1: every row is one too early")
def order_less_one(weights, order):
    return weights[order - 1]


@wrong("scrambled_weights", "rows are read from the array that is being changed, so some are lost")
def read_while_writing(weights, order):
    new = weights.copy()
    for i in range(len(order)):
        new[i] = new[order[i]]
    return new


@wrong("scrambled_weights", "rows are swapped pair by pair along the order, which gives another order")
def swapped_pair_by_pair(weights, order):
    new = weights.copy()
    for i, j in enumerate(order):
        new[[i, j]] = new[[j, i]]
    return new


@wrong("scrambled_weights", "the last row stays 0: the loop ends one early")
def last_row_forgotten(weights, order):
    new = np.zeros_like(weights)
    for i in range(len(order) - 1):
        new[i] = weights[order[i]]
    return new


@wrong("scrambled_weights", "every neuron gets an order of its own: the weights within a column are sorted")
def weights_sorted(weights, order):
    return np.sort(weights, axis=0)


@wrong("scrambled_weights", "take without an axis takes from the flattened array: one column of numbers")
def take_without_an_axis(weights, order):
    return weights.take(order)


@wrong("scrambled_weights", "transposed: (neurons, 784)")
def left_on_its_side(weights, order):
    return weights.T[:, order]


@wrong("scrambled_weights", "only the first neuron's weights come back")
def first_neuron(weights, order):
    return weights[order, 0]


# ---- exciting_image -------------------------------------------------------------------------------------------------


@right("exciting_image")
def step_clip_repeat(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        slope = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * slope / np.abs(slope).max(), 0, 1)
    return image


@right("exciting_image")
def counting_down(net, digit, steps, rate):
    x = np.zeros((1, net.sizes[0]), dtype=np.float32)
    while steps > 0:
        g = probes.input_gradients(net, x, np.array([digit]))
        largest = max(g.max(), -g.min())
        x = np.minimum(np.maximum(x - rate * (g / largest), 0), 1)
        steps -= 1
    return x


@right("exciting_image")
def one_after_the_other(net, digit, steps, rate):
    if steps == 0:
        return np.zeros((1, net.sizes[0]))
    before = one_after_the_other(net, digit, steps - 1, rate)
    g = probes.input_gradients(net, before, [digit])
    return (before - rate * g / abs(g).max()).clip(0, 1)


@right("exciting_image")
def cut_by_hand(net, digit, steps, rate):
    def scaled(slope):
        return slope / np.linalg.norm(slope[0], ord=np.inf)

    image = np.array([[0.0] * net.sizes[0]])
    for _ in range(1, steps + 1):
        image -= rate * scaled(probes.input_gradients(net, image, [digit]))
        image[image < 0] = 0
        image[image > 1] = 1
    return image


@wrong("exciting_image", "a plus: the cost is raised, and the output falls")
def up_the_cost(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image + rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "the slope is not scaled")
def slope_as_it_is(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g, 0, 1)
    return image


@wrong("exciting_image", "divided by the largest slope, not by the largest absolute one")
def largest_without_abs(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / g.max(), 0, 1)
    return image


@wrong("exciting_image", "divided by the length of the slope, not by its largest entry")
def divided_by_the_length(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.linalg.norm(g), 0, 1)
    return image


@wrong("exciting_image", "only the sign of the slope is used: every pixel moves by the same")
def sign_of_the_slope(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * np.sign(g), 0, 1)
    return image


@wrong("exciting_image", "every pixel is divided by its own absolute slope")
def each_by_its_own(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / (np.abs(g) + 1e-12), 0, 1)
    return image


@wrong("exciting_image", "not clipped")
def never_clipped(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = image - rate * g / np.abs(g).max()
    return image


@wrong("exciting_image", "clipped once, after the last step, not after each")
def clipped_at_the_end(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = image - rate * g / np.abs(g).max()
    return np.clip(image, 0, 1)


@wrong("exciting_image", "np.clip returns a new array, and nobody keeps it")
def clip_and_forget(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = image - rate * g / np.abs(g).max()
        np.clip(image, 0, 1)
    return image


@wrong("exciting_image", "the step is clipped, not the image")
def clipped_step(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = image - np.clip(rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "clipped to -1 ... 1: there is no ink below paper")
def below_paper(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), -1, 1)
    return image


@wrong("exciting_image", "clipped below only: pixels get darker than ink")
def floor_without_a_ceiling(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.maximum(image - rate * g / np.abs(g).max(), 0)
    return image


@wrong("exciting_image", "starts with ink everywhere, not with white paper")
def starts_with_ink(net, digit, steps, rate):
    image = np.ones((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "starts with noise, not with white paper")
def starts_with_noise(net, digit, steps, rate):
    image = np.random.default_rng(0).random((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "784 pixels, however many inputs the network has")
def always_784_pixels(net, digit, steps, rate):
    image = np.zeros((1, 784))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "the slope is asked for once, at white paper, and not at each image")
def slope_of_the_paper(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    g = probes.input_gradients(net, image, [digit])
    for _ in range(steps):
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "one step too few: range begins at 1")
def one_step_too_few(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(1, steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "one step too many")
def one_step_too_many(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps + 1):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "the return stands inside the loop: one step")
def home_after_one_step(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
        return image


@wrong("exciting_image", "a 9 is drawn, whatever the digit")
def always_a_nine(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [9])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "the label is what the network says of the image, not the digit")
def label_from_the_network(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, net.predict(image))
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "the rate is 0.1, whatever is handed over")
def rate_of_a_tenth(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - 0.1 * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "the rate is left out")
def rate_left_out(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "the notebook's wide network is asked, not the one that was handed over")
def asks_the_wide_one(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(wide, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "every step starts from white paper again: the image is not kept")
def paper_again_and_again(net, digit, steps, rate):
    paper = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, paper, [digit])
        image = np.clip(paper - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "all images on the way are returned, not the last one")
def the_whole_way(net, digit, steps, rate):
    way = [np.zeros((1, net.sizes[0]))]
    for _ in range(steps):
        g = probes.input_gradients(net, way[-1], [digit])
        way.append(np.clip(way[-1] - rate * g / np.abs(g).max(), 0, 1))
    return np.array(way)


@wrong("exciting_image", "returns how sure the network is, not the image")
def how_sure_it_got(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return net.predict_proba(image)[0, digit]


@wrong("exciting_image", "stops as soon as the network is sure, instead of taking all steps")
def stops_when_it_is_sure(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        if net.predict(image)[0] == digit:
            break
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image
