"""Answers to the exercises of the optional lesson 06_speed_run."""

import math

import numpy as np

from tests.exercises.answers import right, wrong

# ---- smoothed_targets -----------------------------------------------------------------------------------------------


@right("smoothed_targets")
def one_hot_mixed(labels, smoothing):
    one_hot = np.zeros((len(labels), 10))
    one_hot[np.arange(len(labels)), labels] = 1
    return one_hot * (1 - smoothing) + (1 - one_hot) * smoothing / 9


@right("smoothed_targets")
def nested_loops(labels, smoothing):
    rows = []
    for label in labels:
        rows.append([1 - smoothing if digit == label else smoothing / 9 for digit in range(10)])
    return rows


@right("smoothed_targets")
def compared_with_all_digits(labels, smoothing):
    return np.where(labels[:, None] == np.arange(10), 1 - smoothing, smoothing / 9)


@wrong("smoothed_targets", "the others share it by ten")
def mixed_with_a_tenth(labels, smoothing):
    return np.where(labels[:, None] == np.arange(10), 1 - smoothing, smoothing / 10)


@wrong("smoothed_targets", "the usual recipe of libraries: spread over all ten")
def as_keras_does(labels, smoothing):
    return np.eye(10)[labels] * (1 - smoothing) + smoothing / 10


@wrong("smoothed_targets", "columns instead of rows")
def a_column_each(labels, smoothing):
    return np.where(labels == np.arange(10)[:, None], 1 - smoothing, smoothing / 9)


@wrong("smoothed_targets", "the nine others get nothing")
def only_the_digit(labels, smoothing):
    targets = np.zeros((len(labels), 10))
    targets[np.arange(len(labels)), labels] = 1 - smoothing
    return targets


@wrong("smoothed_targets", "each of the others gets all of it")
def smoothing_for_each(labels, smoothing):
    targets = np.full((len(labels), 10), smoothing)
    targets[np.arange(len(labels)), labels] = 1 - smoothing
    return targets


@wrong("smoothed_targets", "every row is set where the labels are, so all images of a batch share their digits")
def the_columns_of_all(labels, smoothing):
    targets = np.full((len(labels), 10), smoothing / 9)
    targets[:, labels] = 1 - smoothing
    return targets


@wrong("smoothed_targets", "a constant smoothing of 0.1")
def always_a_tenth(labels, smoothing):
    return np.where(labels[:, None] == np.arange(10), 0.9, 0.1 / 9)


@wrong("smoothed_targets", "for one image only")
def for_one_image(labels, smoothing):
    targets = np.full(10, smoothing / 9)
    targets[labels[0]] = 1 - smoothing
    return targets


@wrong("smoothed_targets", "nothing is returned")
def returns_no_targets(labels, smoothing):
    targets = np.full((len(labels), 10), smoothing / 9)
    targets[np.arange(len(labels)), labels] = 1 - smoothing


# ---- digit_slant ----------------------------------------------------------------------------------------------------


@right("digit_slant")
def weighted_averages(image):
    rows, columns = np.mgrid[:28, :28]
    mean_row, mean_column = np.average(rows, weights=image), np.average(columns, weights=image)
    both = np.average((rows - mean_row) * (columns - mean_column), weights=image)
    return both / np.average((rows - mean_row) ** 2, weights=image)


@right("digit_slant")
def fitted_line(image):
    rows, columns = np.indices(image.shape)
    return np.polyfit(rows.ravel(), columns.ravel(), 1, w=np.sqrt(image.ravel()))[0]


@right("digit_slant")
def by_moments(image):
    r, c = np.arange(28), np.arange(28)
    ink, by_row, by_column = image.sum(), image.sum(axis=1), image.sum(axis=0)
    mean_row, mean_column = by_row @ r / ink, by_column @ c / ink
    return (r @ image @ c / ink - mean_row * mean_column) / (by_row @ r**2 / ink - mean_row**2)


@wrong("digit_slant", "rows and columns changed places")
def rows_and_columns_swapped(image):
    c, r = np.indices(image.shape)
    r = r - (image * r).sum() / image.sum()
    c = c - (image * c).sum() / image.sum()
    return (image * r * c).sum() / (image * r**2).sum()


@wrong("digit_slant", "fitted without weights, to the inked pixels")
def fitted_to_the_inked(image):
    rows, columns = np.nonzero(image > 0)
    return np.polyfit(rows, columns, 1)[0]


@wrong("digit_slant", "the plain mean of rows and columns, not that of the ink")
def middle_of_the_image(image):
    r, c = np.indices(image.shape) - 13.5
    return (image * r * c).sum() / (image * r**2).sum()


@wrong("digit_slant", "the correlation")
def correlation(image):
    r, c = np.indices(image.shape)
    r = r - (image * r).sum() / image.sum()
    c = c - (image * c).sum() / image.sum()
    return (image * r * c).sum() / math.sqrt((image * r**2).sum() * (image * c**2).sum())


@wrong("digit_slant", "an angle in degrees")
def in_degrees(image):
    return math.degrees(math.atan(by_moments(image)))


@wrong("digit_slant", "up counts as positive, so the sign is turned")
def counted_upwards(image):
    return by_moments(image[::-1])


@wrong("digit_slant", "the square of the rows is not weighed with the ink")
def spread_of_all_rows(image):
    r, c = np.indices(image.shape)
    r = r - (image * r).sum() / image.sum()
    c = c - (image * c).sum() / image.sum()
    return (image * r * c).sum() / (r**2).sum()


@wrong("digit_slant", "the sums are means over one of the axes: a slope a row")
def a_slope_for_each_row(image):
    r, c = np.indices(image.shape)
    r = r - (image * r).sum() / image.sum()
    c = c - (image * c).sum() / image.sum()
    return (image * r * c).sum(axis=1) / (image * r**2).sum()


def moments(image):
    row, column = np.indices(image.shape)
    ink = image.sum()
    return row - (image * row).sum() / ink, column - (image * column).sum() / ink


@wrong("digit_slant", "the product of the sums")
def product_of_sums(image):
    r, c = moments(image)
    return (image * r).sum() * (image * c).sum() / (image * r**2).sum()


@wrong("digit_slant", "below stands the square of the sum")
def square_of_the_sum(image):
    r, c = moments(image)
    return (image * r * c).sum() / (image * r).sum() ** 2


@wrong("digit_slant", "every pixel counts alike")
def all_alike(image):
    row, column = np.indices(image.shape) - 13.5
    return (row * column).sum() / (row**2).sum()
