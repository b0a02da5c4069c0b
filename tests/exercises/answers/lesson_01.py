"""Answers to the exercises of lesson 01."""

import numpy as np

from tests.exercises.answers import right, wrong

images = np.arange(3 * 784, dtype=np.uint8).reshape(3, 28, 28)
train_labels = np.array([5, 0, 4, 1, 9])


@right("normalize_images")
def reshape_and_divide(images):
    return images.reshape(len(images), 784) / 255


@right("normalize_images")
def row_by_row(images):
    return np.array([image.flatten() / 255.0 for image in images])


@right("normalize_images")
def as_float32(images):
    flat = images.astype("float32").reshape(-1, 784)
    flat /= 255
    return flat


@wrong("normalize_images", "the notebook's images")
def the_notebooks_images(pictures):
    return images.reshape(-1, 784) / 255


@wrong("normalize_images", "divided by 256")
def by_256(images):
    return images.reshape(-1, 784) / 256


@wrong("normalize_images", "divided by the largest pixel there is")
def by_the_largest(images):
    return images.reshape(-1, 784) / images.max()


@wrong("normalize_images", "not flattened")
def not_flat(images):
    return images / 255


@wrong("normalize_images", "whole division gives 0 or 1")
def floor_division(images):
    return images.reshape(-1, 784) // 255


@wrong("normalize_images", "paper and ink are swapped")
def inverted(images):
    return 1 - images.reshape(-1, 784) / 255


@wrong("normalize_images", "each image is transposed before it is flattened")
def columns_first(images):
    return images.transpose(0, 2, 1).reshape(-1, 784) / 255


@wrong("normalize_images", "standardised: mean 0, spread 1")
def standardised(images):
    flat = images.reshape(-1, 784).astype(float)
    return (flat - flat.mean()) / flat.std()


@wrong("normalize_images", "only black and white: above 127 or not")
def black_and_white(images):
    return (images.reshape(-1, 784) > 127).astype(float)


@wrong("normalize_images", "only the first image")
def the_first_alone(images):
    for image in images:
        return image.reshape(784) / 255


@wrong("normalize_images", "all images in one row")
def one_row(images):
    return images.flatten() / 255


@wrong("normalize_images", "divided twice")
def twice(images):
    scaled = images / 255
    return scaled.reshape(-1, 784) / 255


@right("one_hot")
def by_identity(labels):
    return np.eye(10)[labels]


@right("one_hot")
def by_comparison(labels):
    return (labels[:, None] == np.arange(10)) * 1


@right("one_hot")
def by_two_loops(labels):
    rows = []
    for label in labels:
        row = [0] * 10
        row[label] = 1
        rows.append(row)
    return np.array(rows)


@wrong("one_hot", "the columns are counted from 1")
def from_one(labels):
    table = np.zeros((len(labels), 10))
    for row, label in enumerate(labels):
        table[row, label - 1] = 1
    return table


@wrong("one_hot", "lies on its side")
def on_its_side(labels):
    table = np.zeros((10, len(labels)))
    table[labels, np.arange(len(labels))] = 1
    return table


@wrong("one_hot", "the label itself stands where a 1 belongs")
def label_itself(labels):
    table = np.zeros((len(labels), 10))
    table[np.arange(len(labels)), labels] = labels
    return table


@wrong("one_hot", "as many columns as the largest label needs")
def only_the_seen(labels):
    return np.eye(labels.max() + 1)[labels]


@wrong("one_hot", "whole columns are set: table[:, labels] = 1")
def whole_columns(labels):
    table = np.zeros((len(labels), 10))
    table[:, labels] = 1
    return table


@wrong("one_hot", "0 and 1 swapped")
def swapped(labels):
    table = np.ones((len(labels), 10))
    table[np.arange(len(labels)), labels] = 0
    return table


@wrong("one_hot", "the notebook's labels")
def of_the_notebook(those):
    return np.eye(10)[train_labels]


@wrong("one_hot", "one row only, for all labels together")
def one_row_for_all(labels):
    row = np.zeros(10)
    row[labels] = 1
    return row


@wrong("one_hot", "the return is in the loop")
def first_only(labels):
    table = np.zeros((len(labels), 10))
    for i in range(len(labels)):
        table[i, labels[i]] = 1
        return table


@right("stratified_split")
def digit_by_digit(labels, share, seed):
    random = np.random.default_rng(seed)
    chosen = []
    for digit in range(10):
        places = np.where(labels == digit)[0]
        random.shuffle(places)
        chosen += list(places[: round(share * len(places))])
    chosen = np.array(chosen)
    return np.array([place for place in range(len(labels)) if place not in set(chosen)]), chosen


@right("stratified_split")
def with_choice(labels, share, seed):
    rng = np.random.default_rng(seed)
    parts = [rng.choice(np.flatnonzero(labels == d), int(share * np.sum(labels == d)), replace=False)
             for d in np.unique(labels)]
    chosen = np.sort(np.concatenate(parts))
    return np.delete(np.arange(len(labels)), chosen), chosen


@wrong("stratified_split", "the seed is ignored")
def seed_ignored(labels, share, seed):
    return digit_by_digit(labels, share, 42)


@wrong("stratified_split", "a generator without a seed")
def without_a_seed(labels, share, seed):
    return digit_by_digit(labels, share, None)


@wrong("stratified_split", "the chosen ones come first")
def other_way_round(labels, share, seed):
    rest, chosen = digit_by_digit(labels, share, seed)
    return chosen, rest


@wrong("stratified_split", "drawn from all, not digit by digit")
def from_all(labels, share, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    cut = int(share * len(labels))
    return order[cut:], order[:cut]


@wrong("stratified_split", "the labels are returned, not their positions")
def labels_returned(labels, share, seed):
    rest, chosen = digit_by_digit(labels, share, seed)
    return labels[rest], labels[chosen]


@wrong("stratified_split", "drawn with replacement")
def with_replacement(labels, share, seed):
    rng = np.random.default_rng(seed)
    chosen = np.concatenate([rng.choice(np.flatnonzero(labels == d), int(share * np.sum(labels == d)))
                             for d in range(10)])
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


@wrong("stratified_split", "the first of each digit, not random ones")
def not_random(labels, share, seed):
    chosen = np.concatenate([np.flatnonzero(labels == d)[: int(share * np.sum(labels == d))] for d in range(10)])
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


@wrong("stratified_split", "the rest is everything, the chosen included")
def rest_is_all(labels, share, seed):
    return np.arange(len(labels)), digit_by_digit(labels, share, seed)[1]


@wrong("stratified_split", "the share is for the rest")
def share_of_the_rest(labels, share, seed):
    return digit_by_digit(labels, 1 - share, seed)
