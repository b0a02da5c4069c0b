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


# centre_by_mass, more of them


@right("centre_by_mass")
def tries_every_place(small):
    h, w = small.shape
    best, nearest = None, np.inf
    rows, columns = np.indices((28, 28))
    for top in range(28 - h + 1):
        for left in range(28 - w + 1):
            big = np.zeros((28, 28))
            big[top:top + h, left:left + w] = small
            r, c = (rows * big).sum() / big.sum(), (columns * big).sum() / big.sum()
            off = (r - 14) ** 2 + (c - 14) ** 2
            if off < nearest:
                best, nearest = big, off
    return best


@right("centre_by_mass")
def rounds_the_centre(small):
    from scipy.ndimage import center_of_mass

    r, c = center_of_mass(small)
    top, left = 14 - round(r), 14 - round(c)
    big = np.zeros((28, 28))
    big[top:top + small.shape[0], left:left + small.shape[1]] += small
    return big


@right("centre_by_mass")
def shifted_by_scipy_in_whole_pixels(small):
    from scipy import ndimage

    big = np.pad(small, ((0, 28 - small.shape[0]), (0, 28 - small.shape[1])))
    off = 14 - np.array(ndimage.center_of_mass(big))
    return ndimage.shift(big, np.rint(off), order=0)


@wrong("centre_by_mass", "shifted by parts of a pixel: the pixels are mixed anew")
def shifted_by_scipy(small):
    from scipy import ndimage

    big = np.pad(small, ((0, 28 - small.shape[0]), (0, 28 - small.shape[1])))
    return ndimage.shift(big, 14 - np.array(ndimage.center_of_mass(big)), order=1)


@wrong("centre_by_mass", "the centre is cut off to a whole number before it is subtracted")
def int_of_the_centre(small):
    h, w = small.shape
    r = int((small.sum(axis=1) * np.arange(h)).sum() / small.sum())
    c = int((small.sum(axis=0) * np.arange(w)).sum() / small.sum())
    big = np.zeros((28, 28))
    big[14 - r:14 - r + h, 14 - c:14 - c + w] = small
    return big


@wrong("centre_by_mass", "rows and columns are counted from 1")
def counted_from_one(small):
    h, w = small.shape
    r = (small.sum(axis=1) * np.arange(1, h + 1)).sum() / small.sum()
    c = (small.sum(axis=0) * np.arange(1, w + 1)).sum() / small.sum()
    top, left = round(14 - r), round(14 - c)
    big = np.zeros((28, 28))
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "the image of zeros holds whole numbers: grey becomes 0")
def image_of_whole_numbers(small):
    h, w = small.shape
    top = round(14 - np.average(np.arange(h), weights=small.sum(axis=1)))
    left = round(14 - np.average(np.arange(w), weights=small.sum(axis=0)))
    big = np.zeros((28, 28), dtype=int)
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "a margin of 4 is laid around it, and then it is moved as if there were none")
def margin_of_four(small):
    h, w = small.shape
    top = round(14 - np.average(np.arange(h), weights=small.sum(axis=1)))
    left = round(14 - np.average(np.arange(w), weights=small.sum(axis=0)))
    big = np.zeros((28, 28))
    big[4:4 + h, 4:4 + w] = small
    return np.roll(big, (top, left), axis=(0, 1))


@wrong("centre_by_mass", "the heaviest row and column come to 14, not the mean")
def heaviest_row(small):
    h, w = small.shape
    top = min(28 - h, 14 - small.sum(axis=1).argmax())
    left = min(28 - w, 14 - small.sum(axis=0).argmax())
    big = np.zeros((28, 28))
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "the middle is taken to be 13.5")
def middle_at_thirteen_and_a_half(small):
    h, w = small.shape
    top = round(13.5 - np.average(np.arange(h), weights=small.sum(axis=1)))
    left = round(13.5 - np.average(np.arange(w), weights=small.sum(axis=0)))
    big = np.zeros((28, 28))
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "only the rows are moved")
def rows_only(small):
    h, w = small.shape
    top = round(14 - np.average(np.arange(h), weights=small.sum(axis=1)))
    left = (28 - w) // 2
    big = np.zeros((28, 28))
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "the axes of the sums are exchanged, and so the lengths do not fit")
def sums_exchanged(small):
    h, w = small.shape
    r = small.sum(axis=0) @ np.arange(h) / small.sum()
    c = small.sum(axis=1) @ np.arange(w) / small.sum()
    top, left = round(14 - r), round(14 - c)
    big = np.zeros((28, 28))
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "a place of 20 x 20 is filled, whatever the digit's size")
def always_twenty(small):
    h, w = small.shape
    top = round(14 - np.average(np.arange(h), weights=small.sum(axis=1)))
    left = round(14 - np.average(np.arange(w), weights=small.sum(axis=0)))
    big = np.zeros((28, 28))
    big[top:top + 20, left:left + 20] = small
    return big


@wrong("centre_by_mass", "rounded up")
def rounded_up(small):
    h, w = small.shape
    top = math.ceil(14 - np.average(np.arange(h), weights=small.sum(axis=1)))
    left = math.ceil(14 - np.average(np.arange(w), weights=small.sum(axis=0)))
    big = np.zeros((28, 28))
    big[top:top + h, left:left + w] = small
    return big


@wrong("centre_by_mass", "flat, as the network takes it")
def flat(small):
    return with_average(small).ravel()


# wilson_interval, more of them


@right("wilson_interval")
def roots_of_the_equation(right, count):
    z, p = 1.96, right / count
    # the shares q with (p - q)^2 = z^2 q (1 - q) / n
    low, high = sorted(np.roots([1 + z**2 / count, -2 * p - z**2 / count, p**2]).real)
    return float(low), float(high)


@right("wilson_interval")
def the_courses_own(right, count):
    return wilson_interval(right, count)


@right("wilson_interval")
def from_both_sides(right, count):
    z = 1.96

    def upper(share):
        return (share + z**2 / (2 * count) + z * ((share * (1 - share) + z**2 / (4 * count)) / count) ** 0.5) / (
            1 + z**2 / count)

    return 1 - upper(1 - right / count), upper(right / count)


@wrong("wilson_interval", "brackets: z**2 / 2 * count")
def times_count(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / 2 * count) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "brackets: z**2 / 4 * count**2 under the root")
def times_count_under_the_root(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / 4 * count**2)
    return middle - half, middle + half


@wrong("wilson_interval", "brackets: z / 1 + z**2 / count times the root")
def brackets_of_the_half(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / 1 + z**2 / count * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "p is the count, not the share")
def count_for_share(right, count):
    z, p = 1.96, right
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "p * 1 - p")
def p_times_one_minus_p(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt((p * 1 - p) / count + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "the last term stands outside of the root")
def outside_of_the_root(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * (np.sqrt(p * (1 - p) / count) + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "1 minus z**2 / count")
def minus_in_the_denominator(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 - z**2 / count)
    half = z / (1 - z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "the whole width on either side")
def twice_the_half(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(p * (1 - p) / count + z**2 / (4 * count**2))
    return middle - 2 * half, middle + 2 * half


@wrong("wilson_interval", "right // count is 0 or 1")
def whole_division(right, count):
    return textbook_wilson((right // count) * count, count)


@wrong("wilson_interval", "Agresti and Coull's interval: two more of each are counted")
def two_more_of_each(right, count):
    n = count + 4
    p = (right + 2) / n
    half = 1.96 * math.sqrt(p * (1 - p) / n)
    return p - half, p + half


@wrong("wilson_interval", "half by hand, from the middle in place of the share")
def root_of_the_middle(right, count):
    z, p = 1.96, right / count
    middle = (p + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(middle * (1 - middle) / count + z**2 / (4 * count**2))
    return middle - half, middle + half


@wrong("wilson_interval", "printed, not returned")
def printed(right, count):
    low, high = textbook_wilson(right, count)
    print(low, high)


@wrong("wilson_interval", "the width is returned as well")
def with_the_width(right, count):
    low, high = textbook_wilson(right, count)
    return low, high, high - low


# rehearsal, more of them


@right("rehearsal")
def by_places_of_all_of_them(old_images, old_labels, new_images, new_labels, copies, random):
    x, y = np.vstack([old_images, new_images]), np.append(old_labels, new_labels)
    places = list(range(len(old_images), len(x))) * copies
    places += list(random.permutation(len(old_images))[:len(places)])
    random.shuffle(places)
    return x[places], y[places]


@right("rehearsal")
def one_at_a_time(old_images, old_labels, new_images, new_labels, copies, random):
    left = list(range(len(old_images)))
    images, labels = [], []
    for _ in range(copies):
        for image, label in zip(new_images, new_labels, strict=True):
            place = left.pop(int(random.integers(len(left))))
            images += [image, old_images[place]]
            labels += [label, old_labels[place]]
    return np.stack(images), np.array(labels)


@right("rehearsal")
def sorted_by_label(old_images, old_labels, new_images, new_labels, copies, random):
    n = copies * len(new_images)
    some = np.sort(random.choice(np.arange(len(old_labels)), n, replace=False, shuffle=False))
    x = np.r_[np.repeat(new_images, copies, 0), old_images[some]]
    y = np.r_[np.repeat(new_labels, copies), old_labels[some]]
    order = np.argsort(y)
    return x[order], y[order]


@wrong("rehearsal", "the last old ones in place of drawn ones")
def the_last(old_images, old_labels, new_images, new_labels, copies, random):
    x, y = np.tile(new_images, (copies, 1)), np.tile(new_labels, copies)
    return np.concatenate([x, old_images[-len(x):]]), np.concatenate([y, old_labels[-len(x):]])


@wrong("rehearsal", "every so many old ones in place of drawn ones")
def every_so_many(old_images, old_labels, new_images, new_labels, copies, random):
    x, y = np.tile(new_images, (copies, 1)), np.tile(new_labels, copies)
    step = len(old_images) // len(x)
    return (np.concatenate([x, old_images[::step][:len(x)]]), np.concatenate([y, old_labels[::step][:len(x)]]))


@wrong("rehearsal", "old and new are exchanged: the old ones are copied, the new ones drawn")
def exchanged(old_images, old_labels, new_images, new_labels, copies, random):
    again = np.tile(np.arange(len(old_images)), copies)
    some = random.choice(len(new_images), size=len(again))
    return np.concatenate([old_images[again], new_images[some]]), np.concatenate([old_labels[again], new_labels[some]])


@wrong("rehearsal", "so many old ones as there are new, each as often as the new")
def old_ones_copied_too(old_images, old_labels, new_images, new_labels, copies, random):
    some = random.choice(len(old_images), size=len(new_images), replace=False)
    x = np.concatenate([new_images, old_images[some]])
    y = np.concatenate([new_labels, old_labels[some]])
    return np.tile(x, (copies, 1)), np.tile(y, copies)


@wrong("rehearsal", "the new ones are drawn as well, so that some come more often")
def new_ones_drawn(old_images, old_labels, new_images, new_labels, copies, random):
    n = copies * len(new_images)
    a, b = random.choice(len(new_images), size=n), random.choice(len(old_images), size=n, replace=False)
    return np.concatenate([new_images[a], old_images[b]]), np.concatenate([new_labels[a], old_labels[b]])


@wrong("rehearsal", "the new ones and then `copies` copies: once too often")
def once_too_often(old_images, old_labels, new_images, new_labels, copies, random):
    x = np.concatenate([new_images, np.tile(new_images, (copies, 1))])
    y = np.concatenate([new_labels, np.tile(new_labels, copies)])
    some = random.choice(len(old_images), size=len(x), replace=False)
    return np.concatenate([x, old_images[some]]), np.concatenate([y, old_labels[some]])


@wrong("rehearsal", "images old first, labels new first")
def labels_in_another_order(old_images, old_labels, new_images, new_labels, copies, random):
    some = random.choice(len(old_images), size=copies * len(new_images), replace=False)
    return (np.concatenate([old_images[some], np.tile(new_images, (copies, 1))]),
            np.concatenate([np.tile(new_labels, copies), old_labels[some]]))


@wrong("rehearsal", "the old images are drawn, their labels are the first ones")
def first_labels(old_images, old_labels, new_images, new_labels, copies, random):
    n = copies * len(new_images)
    return (np.concatenate([np.tile(new_images, (copies, 1)), old_images[random.choice(len(old_images), n, False)]]),
            np.concatenate([np.tile(new_labels, copies), old_labels[:n]]))


@wrong("rehearsal", "a list of pairs")
def pairs(old_images, old_labels, new_images, new_labels, copies, random):
    return list(zip(*sorted_by_label(old_images, old_labels, new_images, new_labels, copies, random), strict=True))


@wrong("rehearsal", "axis=1 in np.concatenate")
def beside_each_other(old_images, old_labels, new_images, new_labels, copies, random):
    some = random.choice(len(old_images), size=copies * len(new_images), replace=False)
    return (np.concatenate([np.tile(new_images, (copies, 1)), old_images[some]], axis=1),
            np.concatenate([np.tile(new_labels, copies), old_labels[some]]))


@wrong("rehearsal", "drawn by a generator of its own, always the same")
def own_generator(old_images, old_labels, new_images, new_labels, copies, random):
    n = copies * len(new_images)
    some = np.random.default_rng(0).choice(len(old_images), size=n, replace=False)
    return (np.concatenate([np.tile(new_images, (copies, 1)), old_images[some]]),
            np.concatenate([np.tile(new_labels, copies), old_labels[some]]))


@wrong("rehearsal", "twice the noise: the copies are no copies")
def noisy_copies(old_images, old_labels, new_images, new_labels, copies, random):
    x, y = sorted_by_label(old_images, old_labels, new_images, new_labels, copies, random)
    return x + random.normal(0, 0.1, x.shape), y


# safe_threshold, more of them


@right("safe_threshold")
def by_sorting(confidence, right, thresholds, most_wrong):
    order = np.argsort(-confidence)
    sure, errors = confidence[order], np.cumsum(~right[order])
    best = np.inf
    for t in thresholds[::-1]:
        n = np.searchsorted(-sure, -t, side="right")
        if n and wilson_interval(int(errors[n - 1]), int(n))[1] <= most_wrong:
            best = t
    return best


@right("safe_threshold")
def by_next(confidence, right, thresholds, most_wrong):
    def fine(t):
        answers = right[confidence >= t]
        return answers.size and wilson_interval(int(answers.size - answers.sum()), answers.size)[1] <= most_wrong

    return next((t for t in thresholds if fine(t)), float("inf"))


@right("safe_threshold")
def as_an_array_of_one(confidence, right, thresholds, most_wrong):
    fine = np.array([bool((confidence >= t).any()) and wilson_interval(
        int(np.count_nonzero(~right & (confidence >= t))), int(np.count_nonzero(confidence >= t)))[1] <= most_wrong
        for t in thresholds])
    return thresholds[np.argmax(fine)] if fine.any() else np.inf


@wrong("safe_threshold", "gives up after the first threshold")
def gives_up(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1] <= most_wrong:
            return t
        else:
            return np.inf


@wrong("safe_threshold", "a threshold that keeps nothing is not looked after")
def keeps_nothing(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "a threshold that keeps nothing allows the promise")
def nothing_is_safe(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if not kept.any() or wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "right and kept are exchanged in the call")
def arguments_exchanged(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and wilson_interval(int(kept.sum()), int((kept & ~right).sum()))[1] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "the lower end of the right ones is compared with most_wrong itself")
def right_against_wrong(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and wilson_interval(int((kept & right).sum()), int(kept.sum()))[0] >= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "the confidence is believed: one minus its mean")
def believes_it(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any() and 1 - confidence[kept].mean() <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "one minus most_wrong, without looking at the answers")
def one_minus(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        if t >= 1 - most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "halving, as if a higher threshold were always safer")
def halving(confidence, right, thresholds, most_wrong):
    low, high = 0, len(thresholds)
    while low < high:
        middle = (low + high) // 2
        kept = confidence >= thresholds[middle]
        if kept.any() and wilson_interval(int((kept & ~right).sum()), int(kept.sum()))[1] <= most_wrong:
            high = middle
        else:
            low = middle + 1
    return thresholds[low] if low < len(thresholds) else np.inf


@wrong("safe_threshold", "the share of kept images is returned")
def the_share_kept(confidence, right, thresholds, most_wrong):
    t = first_that_fits(confidence, right, thresholds, most_wrong)
    return float((confidence >= t).mean())


@wrong("safe_threshold", "only right answers are kept, so nothing is ever wrong")
def keeps_the_right_ones(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = (confidence >= t) & right
        if kept.any() and wilson_interval(0, int(kept.sum()))[1] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "brackets: kept & right == False counts those that are handed over, too")
def without_brackets(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        errors = int((kept & right == False).sum())     # noqa: E712
        if kept.any() and errors <= kept.sum() and wilson_interval(errors, int(kept.sum()))[1] <= most_wrong:
            return t
    return np.inf


@wrong("safe_threshold", "the width of the interval is held against the promise")
def the_width(confidence, right, thresholds, most_wrong):
    for t in thresholds:
        kept = confidence >= t
        if kept.any():
            low, high = wilson_interval(int((kept & ~right).sum()), int(kept.sum()))
            if high - low <= most_wrong:
                return t
    return np.inf
