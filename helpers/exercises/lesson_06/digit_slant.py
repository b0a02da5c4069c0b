"""How far a digit leans."""

from functools import partial

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def slope(image, *, weigh=np.asarray, about=None, over="rows", together=True, sign=1, finish=lambda s: s):
    """The slope of the line through the ink, with each part that can go wrong as an argument."""
    ink = weigh(np.asarray(image, dtype=float))
    row, column = np.indices(ink.shape)
    mean_row, mean_column = ((ink * part).sum() / ink.sum() for part in (row, column))
    if about is not None:
        mean_row = mean_column = about
    row_off, column_off = row - mean_row, column - mean_column
    both, rows, columns = ((ink * part).sum() for part in (row_off * column_off, row_off**2, column_off**2))
    divisor = {"rows": rows, "columns": columns, "spreads": np.sqrt(rows * columns), "ink": ink.sum(),
               "paper": (row_off**2).sum(), "a square": (ink * row_off).sum() ** 2}[over]
    return finish(sign * (both if together else (ink * row_off).sum() * (ink * column_off).sum()) / divisor)


def with_loops(image):
    image = np.asarray(image, dtype=float)
    total = r = c = 0.0
    for i, j in np.ndindex(image.shape):
        total, r, c = total + image[i, j], r + i * image[i, j], c + j * image[i, j]
    both = rows = 0.0
    for i, j in np.ndindex(image.shape):
        both += image[i, j] * (i - r / total) * (j - c / total)
        rows += image[i, j] * (i - r / total) ** 2
    return both / rows


def with_cov(image):
    image = np.asarray(image, dtype=float)
    row, column = np.indices(image.shape)
    table = np.cov(row.ravel(), column.ravel(), aweights=image.ravel())
    return table[0, 1] / table[0, 0]


def cases():
    """Leaning lines of uneven ink, away from the middle."""
    random = np.random.default_rng(3)
    row, column = np.mgrid[:28, :28]
    images = []
    for lean, top, left, width in ((0.4, 10, 13, 3.0), (-0.25, 15, 17, 4.0), (0.1, 13, 11, 5.0)):
        near = np.clip(width - np.abs(column - left - lean * (row - top)), 0, 1) * (np.abs(row - top) < 7)
        images.append(near * random.uniform(0.2, 1, (28, 28)) * (0.5 + row / 28))
    return [(image,) for image in images]


EXERCISE = Exercise(
    title="How far a digit leans",
    reference=slope,
    cases=cases,
    mistakes=[
        Mistake("means kept", partial(slope, about=0),
                "Rows and columns are counted from the corner here. Take the distances from the mean row and the mean "
                "column of the ink."),
        Mistake("middle of the image", partial(slope, about=13.5),
                "Distances are taken from the middle of the image here. Take them from the mean row and the mean "
                "column of the ink."),
        Mistake("columns below", partial(slope, over="columns"),
                "You divided by the spread of the columns. How far the column moves for each *row* is asked: the "
                "squares of the row distances belong below."),
        Mistake("correlation", partial(slope, over="spreads"),
                "That is the correlation, which says how straight the line is. For its slope divide by the squares of "
                "the row distances alone."),
        Mistake("not divided by squares", partial(slope, over="ink"),
                "That is the covariance. Divided by the mean square of the row distances it becomes a slope."),
        Mistake("squares of all rows", partial(slope, over="paper"),
                "Below, all pixels count alike. There, too, count each as much as it has ink."),
        Mistake("every inked pixel alike", partial(slope, weigh=lambda image: (image > 0).astype(float)),
                "Each pixel with ink counts alike here. Count it as much as it has ink."),
        Mistake("nothing leans", partial(slope, together=False),
                "Your slope is 0, whatever the image shows. Two ways lead there: a product of sums, where the sum of "
                "the products belongs, `(image * r * c).sum()`; or pixels that all count alike, paper as well."),
        Mistake("the square of the sum", partial(slope, over="a square"),
                "Your slope is huge: below stands the square of a sum that is 0. Square the row distances first, then "
                "add up: `(image * r**2).sum()`.", lambda result, expected, arguments: abs(result) > 1e6),
        Mistake("the other way", partial(slope, sign=-1),
                "The sign is turned: a digit whose lower end is further to the right has a slope above 0 here."),
        Mistake("an angle", partial(slope, finish=np.arctan),
                "That is the angle. The slope itself is asked, in pixels to the right for each pixel down."),
        Mistake("an angle in degrees", partial(slope, finish=lambda s: np.degrees(np.arctan(s))),
                "That is the angle, in degrees. The slope itself is asked, in pixels to the right for each pixel "
                "down."),
        Mistake("upside down", partial(slope, finish=lambda s: 1 / s),
                "That is how many rows it takes for one column. Turn the fraction over."),
    ],
    hints=[
        "`row, column = np.indices(image.shape)` says where each pixel lies. The mean row is "
        "`(image * row).sum() / image.sum()`.",
        "Take away the means: `r = row - mean_row`, `c = column - mean_column`.",
        "The slope is `(image * r * c).sum() / (image * r**2).sum()`.",
    ],
    variants=[with_loops, with_cov],
    remark="It is the slope of the straight line that comes closest to the ink, row by row.",
)
