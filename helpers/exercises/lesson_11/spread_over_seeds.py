"""The spread over seeds."""

import statistics

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def spread(values):
    return np.median(values), min(values), max(values), np.std(values, ddof=1) / np.mean(values)


def by_statistics(values):
    numbers = [float(value) for value in values]
    return [statistics.median(numbers), min(numbers), max(numbers),
            statistics.stdev(numbers) / statistics.fmean(numbers)]


def by_formula(values):
    values = np.asarray(values, dtype=np.float32)
    mean = values.mean()
    deviation = np.sqrt(np.sum((values - mean) ** 2) / (len(values) - 1))
    return np.array([np.median(values), values.min(), values.max(), deviation / mean])


def spread_with(middle=np.median, part=lambda values: np.std(values, ddof=1) / np.mean(values)):
    return lambda values: (middle(values), min(values), max(values), part(values))


EXERCISE = Exercise(
    title="Spread over seeds",
    reference=spread,
    cases=lambda: [(np.array([4.0, 2.0, 9.0]),), (np.random.default_rng(3).random(10) + 0.5,),
                   (np.array([0.02, 0.03, 0.025, 0.09]),)],
    mistakes=[
        Mistake("mean for median", spread_with(middle=np.mean),
                "The first number is the mean. Asked is the median, the one in the middle: a single run that went "
                "wrong does not move it."),
        Mistake("upper middle", spread_with(middle=lambda values: sorted(values)[len(values) // 2]),
                "Your median is right for an odd number of values. For an even number two stand in the middle, and "
                "the median is their mean; `np.median` knows that."),
        Mistake("lower middle", spread_with(middle=lambda values: sorted(values)[(len(values) - 1) // 2]),
                "Your median is right for an odd number of values. For an even number two stand in the middle, and "
                "the median is their mean; you took the lower one."),
        Mistake("places", lambda values: (np.median(values), np.argmin(values), np.argmax(values),
                                          spread(values)[3]),
                "Your second and third number are *places* in the list. Asked are the values there: `np.min`, "
                "`np.max`."),
        Mistake("mean for median, and by n", lambda values: spread_with(
            middle=np.mean, part=lambda values: np.std(values) / np.mean(values))(values),
                "Two things. The first number is the mean; asked is the median. And `np.std` divides by n, the "
                "formula by n - 1: `ddof=1`."),
        Mistake("standard error", spread_with(
            part=lambda values: np.std(values, ddof=1) / np.sqrt(len(values)) / np.mean(values)),
                "You also divided by the square root of n: that is how well the *mean* is known. Here the spread "
                "of the values themselves is asked for."),
        Mistake("variance by n", spread_with(part=lambda values: np.var(values) / np.mean(values)),
                "You divided the variance, which is in squared units, by the mean. Take `np.std(values, ddof=1)`."),
        Mistake("without the root", spread_with(part=lambda values: np.std(values, ddof=1) ** 2),
                "Your last number is the variance. Take its square root, and divide by the mean."),
        Mistake("quartiles", lambda values: (np.median(values), *np.quantile(values, [0.25, 0.75]),
                                             spread(values)[3]),
                "Your second and third number are the quartiles, which leave the outer half out. Asked are the "
                "lowest and the highest."),
        Mistake("not in order", lambda values: (values[len(values) // 2], *spread(values)[1:]),
                "Your first number is the one in the middle of the list. Put the values in order first; "
                "`np.median` does that."),
        Mistake("first and last", lambda values: (np.median(values), values[0], values[-1], spread(values)[3]),
                "Your second and third number are the first and the last of the values, which come in any order. "
                "Asked are the lowest and the highest."),
        Mistake("without the last", lambda values: spread(values)[:3],
                "Three of four. The coefficient of variation is missing."),
        Mistake("divided by n", spread_with(part=lambda values: np.std(values) / np.mean(values)),
                "Your deviation is a little small: `np.std` divides by n, the formula by n - 1. `np.std(values, "
                "ddof=1)` does that."),
        Mistake("not divided by the mean", spread_with(part=lambda values: np.std(values, ddof=1)),
                "The last number is the standard deviation itself, in the unit of the values. Divide it by the "
                "mean, so that large and small costs can be compared."),
        Mistake("deviation by n, and no mean", spread_with(part=np.std),
                "The last number is the standard deviation itself, divided by n. Take `np.std(values, ddof=1)`, "
                "and divide it by the mean."),
        Mistake("divided by the median", spread_with(
            part=lambda values: np.std(values, ddof=1) / np.median(values)),
                "You divided the deviation by the median. The coefficient of variation divides it by the mean."),
        Mistake("variance", spread_with(part=lambda values: np.var(values, ddof=1) / np.mean(values)),
                "You divided the variance, which is in squared units, by the mean. Take its square root first."),
        Mistake("percent", spread_with(part=lambda values: 100 * np.std(values, ddof=1) / np.mean(values)),
                "Your last number is in percent. Give it as a share: 0.07, not 7."),
        Mistake("upside down", spread_with(part=lambda values: np.mean(values) / np.std(values, ddof=1)),
                "Your last fraction is upside down: the deviation stands above, the mean below."),
        Mistake("width of the range", spread_with(
            part=lambda values: (np.max(values) - np.min(values)) / np.mean(values)),
                "You divided the width of the range by the mean. Take the standard deviation, which looks at all "
                "values and not only at the two outermost."),
    ],
    hints=[
        "NumPy has `np.median`, `np.min`, `np.max`, `np.mean` and `np.std`.",
        "`np.std(values, ddof=1)` divides by n - 1, as the formula does.",
        "`return np.median(values), min(values), max(values), np.std(values, ddof=1) / np.mean(values)`.",
    ],
    variants=[by_statistics, by_formula],
    remark="Every range in this course is made by the first three.",
)
