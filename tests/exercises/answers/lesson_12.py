"""Answers to the exercises of lesson 12."""

import math

import numpy as np

from helpers.interval import wilson_interval
from tests.exercises.answers import right, wrong


@right("centre_by_mass")
def centred(small):
    small = np.asarray(small, dtype=float)
    rows, columns = np.indices(small.shape)
    total = small.sum()
    r, c = (rows * small).sum() / total, (columns * small).sum() / total
    big = np.zeros((28, 28))
    top, left = int(np.round(14 - r)), int(np.round(14 - c))
    for i in range(small.shape[0]):
        for j in range(small.shape[1]):
            big[top + i, left + j] = small[i, j]
    return big


@right("centre_by_mass")
def with_average(small):
    h, w = small.shape
    top = round(14 - np.average(np.arange(h), weights=small.sum(axis=1)))
    left = round(14 - np.average(np.arange(w), weights=small.sum(axis=0)))
    return np.pad(small, ((top, 28 - h - top), (left, 28 - w - left)))


@right("centre_by_mass")
def padded_and_rolled(small):
    h, w = small.shape
    big = np.zeros((28, 28), dtype=np.float32)
    big[:h, :w] = small
    m = big / big.sum()
    dr = round(14 - float((m.sum(axis=1) * np.arange(28)).sum()))
    dc = round(14 - float((m.sum(axis=0) * np.arange(28)).sum()))
    return np.roll(np.roll(big, dr, axis=0), dc, axis=1)


@wrong("centre_by_mass", "the box is centred, not the ink")
def box(small):
    h, w = small.shape
    big = np.zeros((28, 28))
    big[(28 - h) // 2:(28 - h) // 2 + h, (28 - w) // 2:(28 - w) // 2 + w] = small
    return big


@wrong("centre_by_mass", "pixels are not weighted by their ink")
def unweighted(small):
    h, w = small.shape
    r, c = np.argwhere(small > 0).mean(axis=0)
    big = np.zeros((28, 28))
    top, left = round(14 - r), round(14 - c)
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "the axes are swapped")
def axes_swapped(small):
    h, w = small.shape
    r = small.sum(axis=0) @ np.arange(w) / small.sum()
    c = small.sum(axis=1) @ np.arange(h) / small.sum()
    big = np.zeros((28, 28))
    top, left = round(14 - r), round(14 - c)
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "int cuts off in place of rounding")
def truncated(small):
    h, w = small.shape
    top = int(14 - small.sum(axis=1) @ np.arange(h) / small.sum())
    left = int(14 - small.sum(axis=0) @ np.arange(w) / small.sum())
    big = np.zeros((28, 28))
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "the ink is not divided by, so the index is far outside")
def not_divided(small):
    h, w = small.shape
    top = round(14 - small.sum(axis=1) @ np.arange(h))
    left = round(14 - small.sum(axis=0) @ np.arange(w))
    big = np.zeros((28, 28))
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "only the corner is returned")
def corner_only(small):
    h, w = small.shape
    return (round(14 - small.sum(axis=1) @ np.arange(h) / small.sum()),
            round(14 - small.sum(axis=0) @ np.arange(w) / small.sum()))


@wrong("centre_by_mass", "the small digit comes back as it was")
def unchanged(small):
    return small


@wrong("centre_by_mass", "the digit is stretched over the whole image")
def stretched(small):
    rows = np.arange(28) * small.shape[0] // 28
    columns = np.arange(28) * small.shape[1] // 28
    return small[rows][:, columns]


@right("wilson_interval")
def textbook_wilson(right, count):
    z = 1.96
    p = right / count
    centre = p + z * z / (2 * count)
    spread = z * math.sqrt((p * (1 - p) + z * z / (4 * count)) / count)
    scale = 1 + z * z / count
    return (centre - spread) / scale, (centre + spread) / scale


@right("wilson_interval")
def as_an_array(right, count):
    z = 1.96
    p = right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
    return np.array([middle - half, middle + half])


@wrong("wilson_interval", "the plain formula of the normal approximation")
def wald(right, count):
    p = right / count
    half = 1.96 * np.sqrt(p * (1 - p) / count)
    return p - half, p + half


@wrong("wilson_interval", "half is not divided by 1 + z^2 / n")
def undivided_half(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "brackets forgotten: only the last term of the middle is divided")
def brackets(right, count):
    z, p = 1.96, right / count
    middle = p + z**2 / (2 * count) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "4 * n in place of 4 * n^2")
def four_n(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / (4 * count))
    return middle - half, middle + half


@wrong("wilson_interval", "in percent")
def in_percent(right, count):
    low, high = textbook_wilson(right, count)
    return 100 * low, 100 * high


@wrong("wilson_interval", "the upper end first")
def upper_first(right, count):
    return textbook_wilson(right, count)[::-1]


@wrong("wilson_interval", "rounded to two places")
def rounded(right, count):
    low, high = textbook_wilson(right, count)
    return round(low, 2), round(high, 2)


@wrong("wilson_interval", "(4 n)^2 in place of 4 n^2")
def four_n_squared(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / (4 * count)**2)
    return middle - half, middle + half


@right("rehearsal")
def shuffled_places(old_images, old_labels, new_images, new_labels, copies, random):
    n = len(new_images) * copies
    places = np.arange(len(old_images))
    random.shuffle(places)
    x = np.concatenate([old_images[places[:n]]] + [new_images] * copies)
    y = np.concatenate([old_labels[places[:n]]] + [new_labels] * copies)
    return x, y


@right("rehearsal")
def repeated(old_images, old_labels, new_images, new_labels, copies, random):
    x_new, y_new = np.repeat(new_images, copies, axis=0), np.repeat(new_labels, copies)
    keep = random.choice(len(old_images), len(x_new), replace=False)
    return [np.vstack((x_new, old_images[keep])), np.hstack((y_new, old_labels[keep]))]


@wrong("rehearsal", "drawn with replacement")
def replaced(old_images, old_labels, new_images, new_labels, copies, random):
    again = np.tile(np.arange(len(new_images)), copies)
    some = random.integers(0, len(old_images), len(again))
    return np.concatenate([new_images[again], old_images[some]]), np.concatenate([new_labels[again], old_labels[some]])


@wrong("rehearsal", "the first old ones in place of drawn ones")
def the_first(old_images, old_labels, new_images, new_labels, copies, random):
    x, y = np.tile(new_images, (copies, 1)), np.tile(new_labels, copies)
    return np.concatenate([x, old_images[:len(x)]]), np.concatenate([y, old_labels[:len(x)]])


@wrong("rehearsal", "images and labels of the old ones are drawn apart")
def drawn_apart(old_images, old_labels, new_images, new_labels, copies, random):
    x, y = np.tile(new_images, (copies, 1)), np.tile(new_labels, copies)
    return (np.concatenate([x, random.choice(old_images, len(x), replace=False)]),
            np.concatenate([y, random.choice(old_labels, len(x), replace=False)]))


@wrong("rehearsal", "all old ones are there")
def everything(old_images, old_labels, new_images, new_labels, copies, random):
    return (np.concatenate([old_images] + [new_images] * copies), np.concatenate([old_labels] + [new_labels] * copies))


@wrong("rehearsal", "the new ones are there once only")
def once(old_images, old_labels, new_images, new_labels, copies, random):
    some = random.choice(len(old_images), len(new_images), replace=False)
    return np.concatenate([new_images, old_images[some]]), np.concatenate([new_labels, old_labels[some]])


@wrong("rehearsal", "np.tile without the axis flattens the images")
def flattened(old_images, old_labels, new_images, new_labels, copies, random):
    x, y = np.repeat(new_images, copies), np.repeat(new_labels, copies)
    some = random.choice(len(old_images), len(y), replace=False)
    return np.concatenate([x, old_images[some].ravel()]), np.concatenate([y, old_labels[some]])


@wrong("rehearsal", "images shuffled without their labels")
def shuffled_apart(old_images, old_labels, new_images, new_labels, copies, random):
    x, y = repeated(old_images, old_labels, new_images, new_labels, copies, random)
    return random.permutation(x), y


@wrong("rehearsal", "only the new ones")
def new_only(old_images, old_labels, new_images, new_labels, copies, random):
    return np.tile(new_images, (copies, 1)), np.tile(new_labels, copies)


@right("safe_threshold")
def first_that_fits(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        wrong_kept, n = int(np.sum(~right[confidence >= t])), int(np.sum(confidence >= t))
        if n > 0 and wilson_interval(wrong_kept, n)[1] <= most_wrong:
            return float(t)
    return float("inf")


@right("safe_threshold")
def smallest_of_all(confidence, right, thresholds, most_wrong):
    fine = [t for t in thresholds if (confidence >= t).sum() > 0
            and 1 - wilson_interval(int(right[confidence >= t].sum()), int((confidence >= t).sum()))[0] <= most_wrong]
    return min(fine, default=math.inf)


@wrong("safe_threshold", "the counted share, without an interval")
def counted(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and (~right[kept]).mean() <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "the lower end of the interval")
def hopeful(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[0] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "the highest threshold that allows it")
def highest(confidence, right, thresholds, most_wrong):
    best = np.inf
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1] <= most_wrong:
            best = t
    return best


@wrong("safe_threshold", "greater than, not at least")
def greater(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence > t
        if kept.any() and wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "errors of all images over the kept ones")
def all_errors(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        errors = int((~right).sum())
        if kept.sum() >= errors and kept.any() and wilson_interval(errors, int(kept.sum()))[1] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "right ones counted in place of wrong ones")
def right_ones(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and wilson_interval(int((kept & right).sum()), int(kept.sum()))[1] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "nothing is returned where no threshold allows it")
def none_at_the_end(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1] <= most_wrong:
            return t


@wrong("safe_threshold", "the last threshold where none allows it")
def last_at_the_end(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1] <= most_wrong:
            break
    return t


@wrong("safe_threshold", "always 5 %, whatever was to be promised")
def five_per_cent(confidence, right, thresholds, most_wrong):
    return first_that_fits(confidence, right, thresholds, 0.05)
