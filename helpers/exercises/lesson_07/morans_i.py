"""Moran's I."""

import numpy as np

from helpers import probes
from helpers.exercises.model import Exercise, Mistake


def differences(values):
    return values - values.mean()


def moran(values, across=True, down=True, sums=False, centred=True, square=True, total=False, axis=None):
    """Moran's I of one map; with each switch one of the ways in which it goes wrong."""
    d = values - values.mean(axis=axis, keepdims=True) if centred else np.array(values, float)
    products = []
    if across:
        products += list((d[:, 1:] * d[:, :-1]).ravel())
    if down:
        products += list((d[1:] * d[:-1]).ravel())
    if sums:
        return np.sum(products) / np.sum(d * d)
    if total:
        return np.sum(products) / np.mean(d * d)
    return np.mean(products) / (np.mean(d * d) if square else np.sqrt(np.mean(d * d)))


def around_the_border(values):
    d = differences(values)
    return np.mean([d * np.roll(d, 1, axis=0), d * np.roll(d, 1, axis=1)]) / np.mean(d * d)


def correlation_of_pairs(values):
    one = np.concatenate([values[1:].ravel(), values[:, 1:].ravel()])
    return np.corrcoef(one, np.concatenate([values[:-1].ravel(), values[:, :-1].ravel()]))[0, 1]


def squared_gaps(values):
    d = differences(values)
    gaps = np.concatenate([(d[:, 1:] - d[:, :-1]).ravel(), (d[1:] - d[:-1]).ravel()])
    return np.mean(gaps**2) / np.mean(d * d)


def only_down_divided(values):
    d = differences(values)
    return np.mean(d[:, 1:] * d[:, :-1]) + np.mean(d[1:] * d[:-1]) / np.mean(d * d)


def products_without_a_mean(values):
    d = differences(values)
    return np.concatenate([(d[:, 1:] * d[:, :-1]).ravel(), (d[1:] * d[:-1]).ravel()]) / np.mean(d * d)


def with_diagonals(values):
    d = differences(values)
    products = np.concatenate([(d[:, 1:] * d[:, :-1]).ravel(), (d[1:] * d[:-1]).ravel(),
                               (d[1:, 1:] * d[:-1, :-1]).ravel(), (d[1:, :-1] * d[:-1, 1:]).ravel()])
    return np.mean(products) / np.mean(d * d)


def diagonals_only(values):
    d = differences(values)
    return (d[1:, 1:] * d[:-1, :-1]).mean() / (d * d).mean()


def in_one_row(values):
    d = differences(values).ravel()
    return (d[1:] * d[:-1]).mean() / (d * d).mean()


def by_the_square_of_the_mean(values):
    return moran(values) * np.var(values) / differences(values).mean() ** 2


def has_exploded(result, expected, arguments):
    return bool(not np.isfinite(result) or abs(result) > 1e9)


def by_loop_with_minus_one(values):
    """All four neighbours of every pixel; the place before 0 is the last one, by mistake."""
    d, products = differences(values), []
    rows, columns = d.shape
    for r in range(rows):
        for c in range(columns):
            products += [d[r, c] * d[r + down, c + right] for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0))
                         if r + down < rows and c + right < columns]
    return np.mean(products) / np.mean(d * d)


def mean_of_two_means(values):
    d = differences(values)
    return (np.mean(d[:, 1:] * d[:, :-1]) + np.mean(d[1:] * d[:-1])) / 2 / np.mean(d * d)


def by_loop(values):
    mean, total, pairs = np.mean(values), 0.0, 0
    rows, columns = values.shape
    for r in range(rows):
        for c in range(columns):
            for r2, c2 in ((r + 1, c), (r, c + 1)):
                if r2 < rows and c2 < columns:
                    total += (values[r, c] - mean) * (values[r2, c2] - mean)
                    pairs += 1
    return total / pairs / np.mean((values - mean) ** 2)


def every_pair_twice(values):
    d = differences(values)
    shifted = [(d[1:], d[:-1]), (d[:-1], d[1:]), (d[:, 1:], d[:, :-1]), (d[:, :-1], d[:, 1:])]
    return sum((a * b).sum() for a, b in shifted) / sum(a.size for a, _ in shifted) / d.var()


def maps():
    random = np.random.default_rng(72)
    row, column = np.mgrid[:6, :9]
    smooth = 3 + np.sin(row / 2) + column / 5 + 0.2 * random.normal(size=(6, 9))
    return [(np.array([[1.0, 2.0, 4.0], [2.0, 3.0, 9.0]]),), (smooth,), (random.normal(size=(20, 20)) + 0.5,)]


EXERCISE = Exercise(
    title="Moran's I",
    reference=lambda values: probes.morans_i(values),
    cases=maps,
    mistakes=[
        Mistake("mean left in", lambda values: moran(values, centred=False),
                "You multiplied the values themselves. Two neighbours that are both large count then, even where "
                "everything is large. Take the mean of the map off first."),
        Mistake("only side by side", lambda values: moran(values, down=False),
                "You looked at neighbours side by side only. Those above each other count, too."),
        Mistake("only above each other", lambda values: moran(values, across=False),
                "You looked at neighbours above each other only. Those side by side count, too."),
        Mistake("sums for means", lambda values: moran(values, sums=True),
                "You divided a sum over pairs by a sum over pixels. There are nearly twice as many pairs as "
                "pixels: take the *mean* of each."),
        Mistake("every pair twice, and sums", lambda values: 2 * moran(values, sums=True),
                "You divided a sum over pairs by a sum over pixels, and counted every pair from both sides. Take "
                "the *mean* of each; then it does not matter how often a pair is counted."),
        Mistake("sum by mean", lambda values: moran(values, total=True),
                "Above you have a sum, below a mean. Take the *mean* of the products, too."),
        Mistake("mean of each column", lambda values: moran(values, axis=0),
                "You took off the mean of each *column*. One mean is asked for, that of the whole map: "
                "`values.mean()`."),
        Mistake("mean of each row", lambda values: moran(values, axis=1),
                "You took off the mean of each *row*. One mean is asked for, that of the whole map: "
                "`values.mean()`."),
        Mistake("only one part divided", lambda values: only_down_divided(values),
                "Only the second of your two means is divided, as `/` goes before `+`. And one mean over all pairs "
                "is asked for: put all products together first."),
        Mistake("mean missing above", products_without_a_mean,
                "These are the products of all pairs, divided. What is missing is their mean."),
        Mistake("two means added", lambda values: 2 * mean_of_two_means(values),
                "You added the mean of the pairs side by side and that of the pairs above each other: the result "
                "can pass 1. One mean over all pairs is asked for."),
        Mistake("mean of two means", mean_of_two_means,
                "Nearly. You took the mean of two means; but there are not as many pairs in one direction as in "
                "the other. Put all products together, then take the mean."),
        Mistake("divided by the spread", lambda values: moran(values, square=False),
                "You divided by the spread. Products of two differences have to be compared with the variance, "
                "its square."),
        Mistake("not divided", lambda values: moran(values) * np.var(values),
                "You stopped at the mean product of neighbours. It still depends on the scale of the map: divide "
                "by the mean of the squared differences."),
        Mistake("around the border", around_the_border,
                "`np.roll` makes the last column a neighbour of the first one. Pixels at opposite borders are no "
                "neighbours: use slices, such as `d[:, 1:]` and `d[:, :-1]`."),
        Mistake("correlation of the pairs", correlation_of_pairs,
                "You took the correlation of all pairs, a close relative. It uses the mean and spread of each half "
                "of the pairs; Moran's I uses those of the whole map."),
        Mistake("square of the mean", by_the_square_of_the_mean,
                "You divided by the square of the mean of `d`. That mean is 0: take the mean of the squares, "
                "`(d * d).mean()`.", detect=has_exploded),
        Mistake("one long row", in_one_row,
                "You took the map as one long row. Then the last pixel of a row is a neighbour of the first one of "
                "the next, and nobody has a neighbour above. Keep the rows and columns."),
        Mistake("diagonals only", lambda values: diagonals_only(values),
                "`d[1:, 1:]` and `d[:-1, :-1]` pair each pixel with the one above *and* to the left. Shift in one "
                "direction at a time: first the columns, then the rows."),
        Mistake("wrapped round by -1", by_loop_with_minus_one,
                "In row or column 0 the place before is -1, and Python takes that for the *last* one. Skip "
                "neighbours that are outside the map."),
        Mistake("squared gaps", squared_gaps,
                "You squared the gaps between neighbours. That is another measure (close to Geary's C), small "
                "where neighbours are alike. Moran's I takes their products."),
        Mistake("diagonals too", with_diagonals,
                "You counted diagonal neighbours as well. Here only pixels that share a side are neighbours."),
    ],
    hints=[
        "What is `d`, for the whole map at once? Then the pairs: lay the map over itself, shifted by one column. "
        "Which pixels lie upon each other?",
        "With `d = values - values.mean()`, `d[:, 1:] * d[:, :-1]` are the products of all neighbours side by "
        "side. Which slices give those above each other?",
        "Put both into one array, `np.concatenate([a.ravel(), b.ravel()])`, and divide its mean by the mean of "
        "`d * d`.",
    ],
    variants=[moran, by_loop, every_pair_twice,
              lambda values: np.float32(moran(values))],
    remark="`probes.morans_i` does the same for many maps at once.",
)
