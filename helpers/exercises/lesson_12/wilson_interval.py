"""Wilson's interval."""

from functools import partial
from math import nan, sqrt

from helpers.exercises.model import Exercise, Mistake

Z = 1.96


def interval(right, count, *, z=Z, share_of=lambda right, count: right / count, variance=lambda p: p * (1 - p),
             shrink=lambda n, z: 1 + z * z / n, towards=lambda n, z: z * z / (2 * n),
             extra=lambda n, z: z * z / (4 * n * n), after=lambda n, z: 0.0, root=sqrt, half_shrinks=True,
             middle_shrinks=True, wide=None):
    """Wilson's interval, with every part that can go wrong as an argument."""
    share = share_of(right, count)
    middle = (share + towards(count, z)) / (shrink(count, z) if middle_shrinks else 1)
    half = ((z if wide is None else wide) * (root(variance(share) / count + extra(count, z)) + after(count, z))
            / (shrink(count, z) if half_shrinks else 1))
    return middle - half, middle + half


def root_or_nan(value):
    return sqrt(value) if value >= 0 else nan       # as np.sqrt, without its warning


def plain(right, count, z=Z):
    share = right / count
    half = z * sqrt(share * (1 - share) / count)
    return share - half, share + half


def clipped(right, count):
    low, high = plain(right, count)
    return max(0.0, low), min(1.0, high)


def without_fractions(right, count):
    """The same, multiplied out."""
    wrong, z2 = count - right, Z * Z
    middle, half = right + z2 / 2, Z * sqrt(right * wrong / count + z2 / 4)
    return (middle - half) / (count + z2), (middle + half) / (count + z2)


def around_the_share(right, count):
    low, high = interval(right, count)
    return right / count - (high - low) / 2, right / count + (high - low) / 2


def only_a_part_divided(right, count):
    low, high = interval(right, count)
    middle = right / count + Z * Z / (2 * count) / (1 + Z * Z / count)
    return middle - (high - low) / 2, middle + (high - low) / 2


def brackets_of_the_half(right, count):
    low, high = interval(right, count)
    root = sqrt(right / count * (1 - right / count) / count + Z * Z / (4 * count * count))
    half = Z / 1 + Z * Z / count * root
    return (low + high) / 2 - half, (low + high) / 2 + half


def middle_and_half(right, count):
    low, high = interval(right, count)
    return (low + high) / 2, (high - low) / 2


EXERCISE = Exercise(
    title="Wilson's interval",
    reference=interval,
    cases=[(27, 30), (40, 40), (0, 12), (1523, 1797), (1, 3)],
    mistakes=[
        Mistake("the plain formula", plain,
                "That is the formula of most schoolbooks. With all or none right it says that nothing is uncertain, "
                "and it can leave 0 to 1. Use the two lines above."),
        Mistake("the plain formula, kept within 0 and 1", clipped,
                "That is the schoolbook's formula, cut off at 0 and 1. For 40 right of 40 it still says: certainly "
                "100 %. Use the two lines above."),
        Mistake("around the share", around_the_share,
                "Your interval has the right width and lies around the share. Its middle is not the share: it lies "
                "nearer to one half."),
        Mistake("half not divided", partial(interval, half_shrinks=False),
                "The middle is right; half of the width is divided by $1 + z^2/n$ as well."),
        Mistake("middle not divided", partial(interval, middle_shrinks=False),
                "Half of the width is right; the middle is divided by $1 + z^2/n$ as well."),
        Mistake("neither divided", partial(interval, half_shrinks=False, middle_shrinks=False),
                "Nothing is divided by $1 + z^2/n$ yet. Both the middle and half of the width are."),
        Mistake("z not squared", partial(interval, shrink=lambda n, z: 1 + z / n, towards=lambda n, z: z / (2 * n),
                                         extra=lambda n, z: z / (4 * n * n)),
                "Where the formula has $z^2$, you have $z$: `z**2`, or `z * z`."),
        Mistake("n not squared", partial(interval, extra=lambda n, z: z * z / (4 * n)),
                "Under the root, $z^2$ is divided by $4 n^2$: the number of images counts twice there."),
        Mistake("4 squared as well", partial(interval, extra=lambda n, z: z * z / (4 * n) ** 2),
                "Under the root you squared the 4 as well: `(4 * count)**2`. Only the number of images is squared: "
                "`4 * count**2`."),
        Mistake("only a part of the middle divided", only_a_part_divided,
                "In the middle, only the last part is divided. Python divides before it adds: put the sum in brackets, "
                "`(share + z**2 / (2 * count)) / (1 + z**2 / count)`."),
        Mistake("times n in the middle", partial(interval, towards=lambda n, z: z * z / 2 * n),
                "`z**2 / 2 * count` divides by 2 and then *multiplies* by the count. Below the line stands $2 n$: "
                "put it in brackets, `z**2 / (2 * count)`."),
        Mistake("times n under the root", partial(interval, extra=lambda n, z: z * z / 4 * n * n),
                "`z**2 / 4 * count**2` divides by 4 and then *multiplies*. Below the line stands $4 n^2$: put it in "
                "brackets, `z**2 / (4 * count**2)`."),
        Mistake("half without brackets", brackets_of_the_half,
                "`z / 1 + z**2 / count * ...` divides by 1 alone. Below the line stands a sum: put it in brackets, "
                "`z / (1 + z**2 / count)`."),
        Mistake("p * 1 - p", partial(interval, variance=lambda p: p * 1 - p),
                "`p * 1 - p` is 0: Python multiplies before it subtracts. Put the difference in brackets: "
                "`p * (1 - p)`."),
        Mistake("minus below the line", partial(interval, shrink=lambda n, z: 1 - z * z / n),
                "You divide by one *minus* $z^2/n$. It is plus."),
        Mistake("the count for the share", partial(interval, share_of=lambda right, count: right, root=root_or_nan),
                "You took `right` for $p$. The share is `right / count`."),
        Mistake("outside of the root", partial(interval, extra=lambda n, z: 0.0,
                                                after=lambda n, z: z * z / (4 * n * n)),
                "The root ends too early: $z^2 / (4 n^2)$ stands under it as well."),
        Mistake("the whole width on either side", partial(interval, wide=2 * Z),
                "Your interval is twice as wide as it should be. `half` already is half of the width: `middle - half`, "
                "`middle + half`."),
        Mistake("percent", lambda right, count: tuple(100 * end for end in interval(right, count)),
                "Your ends are percentages. Shares from 0 to 1 are asked for."),
        Mistake("nothing added under the root", partial(interval, extra=lambda n, z: 0.0),
                "Under the root something is missing: $z^2 / (4 n^2)$. It keeps the width from becoming 0."),
        Mistake("nothing added to the share", partial(interval, towards=lambda n, z: 0.0),
                "The share alone is in your middle. $z^2 / (2 n)$ is added before it is divided."),
        Mistake("no root", partial(interval, root=lambda value: value),
                "The square root is missing from half of the width: `np.sqrt`."),
        Mistake("no z before the root", partial(interval, wide=1.0),
                "The $z$ in front of the root is missing."),
        Mistake("2 for z", partial(interval, z=2.0),
                "You took 2 for $z$. That is near, but here it is 1.96."),
        Mistake("90 per cent", partial(interval, z=1.645),
                "You took 1.645 for $z$: that makes an interval of 90 %. For 95 % it is 1.96."),
        Mistake("middle and half", middle_and_half,
                "You return the middle and half of the width. Asked for are the two ends: middle minus half, middle "
                "plus half."),
        Mistake("share of wrong ones", lambda right, count: interval(count - right, count),
                "That is the interval of the share that is *wrong*. `right` counts the right ones."),
        Mistake("low end alone", lambda right, count: interval(right, count)[0],
                "That is the lower end. Return both: `(low, high)`."),
    ],
    hints=[
        "Take it one line at a time: the share, the middle, half of the width. The ends come last.",
        "`middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)`",
        "`half = z * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2)) / (1 + z**2 / count)`, and then "
        "`return middle - half, middle + half`.",
    ],
    variants=[without_fractions, lambda right, count: list(interval(right, count)),
              lambda right, count: tuple(min(1.0, max(0.0, end)) for end in interval(right, count)),
              lambda right, count: tuple(1 - end for end in interval(count - right, count)[::-1])],
)
