"""Answers to the exercises of lesson 01 in the manner of students."""

import numpy as np

from tests.exercises.answers import right, wrong

train_labels = np.random.default_rng(7).integers(0, 10, 500)


# normalize_images

@right("normalize_images")
def flattens_image_by_image(images):
    rows = []
    for image in images:
        rows.append(image.flatten() / 255.0)
    return np.array(rows)


@right("normalize_images")
def converts_then_multiplies(images):
    n = images.shape[0]
    x = images.astype(np.float64)
    x = x * (1 / 255)
    return np.reshape(x, (n, -1))


@wrong("normalize_images", "divides by 256, so that full ink is not 1")
def divides_by_256(images):
    return images.reshape(len(images), 784) / 256


@wrong("normalize_images", "whole division: every grey becomes 0")
def divides_whole(images):
    return images.reshape(len(images), 784) // 255


@wrong("normalize_images", "paper and ink are exchanged")
def turns_ink_to_paper(images):
    return 1 - images.reshape(len(images), 784) / 255


@wrong("normalize_images", "divides by the largest pixel that happens to be in the images, not by 255")
def divides_by_the_largest_pixel(images):
    return images.reshape(len(images), 784) / images.max()


@wrong("normalize_images", "pixels go down the columns instead of along the rows")
def reads_columns_first(images):
    return images.transpose(0, 2, 1).reshape(len(images), 784) / 255


# one_hot

@right("one_hot")
def compares_with_ten_digits(labels):
    return (np.asarray(labels)[:, None] == np.arange(10)).astype(float)


@right("one_hot")
def puts_ones_in_a_loop(labels):
    rows = []
    for label in labels:
        row = [0] * 10
        row[label] = 1
        rows.append(row)
    return np.array(rows)


@wrong("one_hot", "as many columns as the largest label needs, not ten")
def columns_up_to_the_largest_label(labels):
    return np.eye(max(labels) + 1)[labels]


@wrong("one_hot", "the column before the label's own")
def one_column_early(labels):
    targets = np.zeros((len(labels), 10))
    for i, label in enumerate(labels):
        targets[i, label - 1] = 1
    return targets


@wrong("one_hot", "the label itself stands where the 1 belongs")
def writes_the_label_not_a_one(labels):
    targets = np.zeros((len(labels), 10))
    targets[np.arange(len(labels)), labels] = labels
    return targets


@wrong("one_hot", "sets whole columns: every row gets the ones of all labels")
def fills_whole_columns(labels):
    targets = np.zeros((len(labels), 10))
    targets[:, labels] = 1
    return targets


@wrong("one_hot", "rows and columns are exchanged: shape (10, n)")
def one_row_per_digit(labels):
    targets = np.zeros((10, len(labels)))
    targets[labels, np.arange(len(labels))] = 1
    return targets


# stratified_split

@right("stratified_split")
def shuffles_each_digit(labels, share, seed):
    random = np.random.default_rng(seed)
    rest, chosen = [], []
    for digit in range(10):
        places = random.permutation(np.where(labels == digit)[0])
        count = round(share * len(places))
        chosen.extend(places[:count])
        rest.extend(places[count:])
    return np.array(rest, dtype=int), np.array(chosen, dtype=int)


@right("stratified_split")
def marks_the_chosen_ones(labels, share, seed):
    rng = np.random.default_rng(seed)
    picked = np.zeros(len(labels), dtype=bool)
    for digit in np.unique(labels):
        where = np.flatnonzero(labels == digit)
        k = int(np.round(share * where.size))
        picked[rng.choice(where, size=k, replace=False)] = True
    return np.flatnonzero(~picked), np.flatnonzero(picked)


@wrong("stratified_split", "not stratified: a draw from all images at once")
def draws_from_all_at_once(labels, share, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    count = round(share * len(labels))
    return order[count:], order[:count]


@wrong("stratified_split", "returns the chosen ones first")
def hands_back_chosen_first(labels, share, seed):
    rest, chosen = shuffles_each_digit(labels, share, seed)
    return chosen, rest


@wrong("stratified_split", "not random: always the first images of each digit")
def takes_the_first_of_each(labels, share, seed):
    rest, chosen = [], []
    for digit in range(10):
        places = np.flatnonzero(labels == digit)
        count = round(share * len(places))
        chosen.append(places[:count])
        rest.append(places[count:])
    return np.concatenate(rest), np.concatenate(chosen)


@wrong("stratified_split", "draws with replacement, so that a position can be chosen twice")
def draws_with_replacement(labels, share, seed):
    rng = np.random.default_rng(seed)
    chosen = []
    for digit in range(10):
        where = np.flatnonzero(labels == digit)
        chosen.extend(rng.choice(where, round(share * len(where))))
    chosen = np.array(chosen, dtype=int)
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


@wrong("stratified_split", "the seed that was handed over is ignored: always 0")
def always_seeds_with_zero(labels, share, seed):
    random = np.random.default_rng(0)
    rest, chosen = [], []
    for digit in range(10):
        places = random.permutation(np.flatnonzero(labels == digit))
        count = round(share * len(places))
        chosen.append(places[:count])
        rest.append(places[count:])
    return np.concatenate(rest), np.concatenate(chosen)


@wrong("stratified_split", "a tenth of every digit, whatever share was asked for")
def always_a_tenth(labels, share, seed):
    return shuffles_each_digit(labels, 0.1, seed)


@wrong("stratified_split", "the positions come from the notebook's labels, not from the argument")
def splits_the_notebooks_labels(labels, share, seed):
    return shuffles_each_digit(train_labels, share, seed)
