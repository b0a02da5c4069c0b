"""Centre a digit by its mass."""

from functools import partial
from math import ceil

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def weighted(small):
    """The centre of mass, in pixels from the top left of the box."""
    height, width = small.shape
    return (small.sum(axis=1) @ np.arange(height) / small.sum(), small.sum(axis=0) @ np.arange(width) / small.sum())


def of_inked_pixels(small):
    rows, columns = np.nonzero(small)
    return rows.mean(), columns.mean()


def placed(small, *, centre=weighted, goal=14, to_whole=round, sign=1, turned=False):
    """The digit in 28 x 28, with each part that can go wrong as an argument."""
    starts = [to_whole(goal - sign * place) for place in centre(small)]
    return put(small, *(starts[::-1] if turned else starts))


def put(small, top, left):
    picture = np.zeros((28, 28))
    height, width = small.shape
    picture[top:top + height, left:left + width] = small
    return picture


def middle_of_box(small):
    height, width = small.shape
    return put(small, (28 - height) // 2, (28 - width) // 2)


def corner_at_the_middle(small):
    height, width = small.shape
    return put(small, min(14, 28 - height), min(14, 28 - width))


def corner_at_14(small):
    picture = np.zeros((28, 28))
    picture[14:, 14:] = small[:14, :14]
    return picture


def rolled(small):
    picture = put(small, 0, 0)
    rows, columns = (picture.sum(axis=1 - axis) @ np.arange(28) / picture.sum() for axis in (0, 1))
    return np.roll(picture, (round(14 - rows), round(14 - columns)), axis=(0, 1))


def with_a_loop(small):
    picture, total, down, right = np.zeros((28, 28), np.float32), 0.0, 0.0, 0.0
    for row in range(small.shape[0]):
        for column in range(small.shape[1]):
            total += small[row, column]
            down += row * small[row, column]
            right += column * small[row, column]
    for row in range(small.shape[0]):
        for column in range(small.shape[1]):
            picture[row + round(14 - down / total), column + round(14 - right / total)] = small[row, column]
    return picture


def of_the_box(small):
    return (small.shape[0] - 1) / 2, (small.shape[1] - 1) / 2


def rows_alone(small):
    return weighted(small)[0], small.shape[1] / 2


def columns_alone(small):
    return small.shape[0] / 2, weighted(small)[1]


def always_twenty(small):
    picture = np.zeros((28, 28))
    top, left = (round(14 - place) for place in weighted(small))
    picture[top:top + 20, left:left + 20] = small
    return picture


def columns_twice(small):
    across = small.sum(axis=0) @ np.arange(small.shape[1]) / small.sum()
    return across, across


def not_weighted_by_ink(small):
    """Divided by the number of pixels in place of the ink."""
    height, width = small.shape
    return small.sum(axis=1) @ np.arange(height) / small.size, small.sum(axis=0) @ np.arange(width) / small.size


def not_divided(small):
    height, width = small.shape
    return small.sum(axis=1) @ np.arange(height), small.sum(axis=0) @ np.arange(width)


def stretched(small):
    rows, columns = (np.arange(28) * side // 28 for side in small.shape)
    return small[rows][:, columns]


def centring_cases():
    flag = np.zeros((20, 12))                   # a 7 with a heavy stem to the right
    flag[:3], flag[3:, 7:10] = 0.6, 1.0
    foot = np.zeros((12, 20))                   # something wide that stands on its foot
    foot[8:], foot[:8, 13:17] = 0.9, 0.3
    y, x = np.mgrid[:20, :14]                   # a ring whose ink fades, with something pale above it
    ring = np.clip(1 - 2 * np.abs(np.hypot((y - 12) / 7, (x - 6) / 6) - 0.8), 0, 1)
    ring[:6, 8:12] = np.maximum(ring[:6, 8:12], 0.25)
    square = np.zeros((20, 20))                 # as wide as it is high, heavy below and to the left
    square[:, :4], square[14:], square[:3] = 1.0, 0.8, 0.2
    return [(flag,), (foot,), (ring,), (square,)]


EXERCISE = Exercise(
    title="Centred by mass",
    reference=placed,
    cases=centring_cases,
    mistakes=[
        Mistake("middle of the box", middle_of_box,
                "You centred the *box* around the digit. MNIST centres the ink: where a digit has more ink, there its "
                "centre of mass lies."),
        Mistake("middle of the box, rounded", partial(placed, centre=of_the_box),
                "You took the middle of the box for the centre of mass. Each row counts as much as it has ink: "
                "`small.sum(axis=1)` is the ink of the rows."),
        Mistake("every inked pixel alike", partial(placed, centre=of_inked_pixels),
                "You counted every inked pixel alike. A pale one weighs less: weigh each row and column by its ink."),
        Mistake("rows and columns swapped", partial(placed, turned=True),
                "Rows and columns changed places: the sum along `axis=1` belongs to the rows, and tells how far "
                "*down*."),
        Mistake("columns for both", partial(placed, centre=columns_twice),
                "You used the columns' centre for the rows as well. `small.sum(axis=1)` is the ink of the rows."),
        Mistake("at 13", partial(placed, goal=13),
                "Your digit lies a pixel too far up and to the left: the centre of mass comes to index 14."),
        Mistake("cut off", partial(placed, to_whole=int),
                "Some of your digits lie a pixel too far up or to the left. `round` takes the nearest whole pixel "
                "(`int` cuts the decimals off), and the goal is 14, not 13.5."),
        Mistake("rounded up", partial(placed, to_whole=ceil),
                "Some of your digits lie a pixel too far down or to the right. `round` takes the nearest whole pixel: "
                "`round(14 - row)`."),
        Mistake("rows alone", partial(placed, centre=rows_alone),
                "Up and down, your digits lie right. To the side, you centred the box and not its ink: the columns go "
                "the same way as the rows."),
        Mistake("columns alone", partial(placed, centre=columns_alone),
                "To the side, your digits lie right. Up and down, you centred the box and not its ink: the rows go the "
                "same way as the columns."),
        Mistake("always 20 x 20", always_twenty,
                "You keep a place of 20 x 20 pixels for every digit, but many are smaller. The place is as high and as "
                "wide as the digit: `top:top + height, left:left + width`."),
        Mistake("corner by the centre", lambda small: put(small, *(min(round(place), 28 - side) for place, side in
                                                                   zip(weighted(small), small.shape, strict=True))),
                "You put the corner of the box where its centre of mass is. It begins at 14 *minus* that."),
        Mistake("corner at 14", corner_at_14,
                "Your box *begins* at 14, and a part of it is cut off. Its centre of mass comes there."),
        Mistake("corner as near to 14 as it fits", corner_at_the_middle,
                "Your box begins as near to 14 as it can. Its centre of mass is to come there, not its corner."),
        Mistake("top left", lambda small: put(small, 0, 0),
                "Your digit is in the top left corner. Where must the box begin, so that its centre of mass is at 14?"),
        Mistake("divided by the number of pixels", partial(
            placed, centre=not_weighted_by_ink, to_whole=lambda start: min(round(start), 8)),
                "You divided by the number of pixels. Divide by the ink: `small.sum()`."),
        Mistake("not divided by the ink", partial(placed, centre=not_divided),
                "Your box begins far outside of the image: the weighted sum of the row numbers is not yet their mean. "
                "Divide it by the ink, `small.sum()`."),
        Mistake("stretched", stretched,
                "You stretched the digit over all of the image. Its size stays: it is laid into an image of zeros."),
        Mistake("where it begins", lambda small: tuple(round(14 - place) for place in weighted(small)),
                "That is where the box begins. Put `small` into an image of zeros there, and return the image."),
    ],
    hints=[
        "How much ink has each row? The mean of the row numbers, weighted by that, is how far down the centre of mass "
        "lies. The columns go the same way.",
        "`small.sum(axis=1) @ np.arange(height) / small.sum()` is the centre of mass in the box, counted from its top.",
        "The box begins at `top = round(14 - row)` and `left = round(14 - column)`. Then "
        "`picture[top:top + height, left:left + width] = small`.",
    ],
    variants=[with_a_loop, rolled, lambda small: placed(small, to_whole=lambda start: int(np.rint(start)))],
    remark="That was the last of the three steps. The course keeps them all in `helpers/preparation.py`.",
)
