"""Probabilities at another temperature."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def softened(probabilities, temperature):
    powers = probabilities ** (1 / temperature)
    return powers / powers.sum(axis=1, keepdims=True)


def by_logarithms(probabilities, temperature):
    z = np.log(probabilities) / temperature
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def row_by_row(probabilities, temperature):
    rows = []
    for row in probabilities:
        e = np.exp(np.log(row) / temperature)
        rows.append(e / e.sum())
    return np.array(rows)


def softmax_of(scores):
    return lambda probabilities, temperature: _softmax(scores(probabilities, temperature))


def _softmax(z, axis=1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def some():
    random = np.random.default_rng(8)
    cases = []
    for temperature, count in ((2.0, 3), (0.5, 4), (5.0, 2)):
        shares = random.random((count, 10)) ** 4 + 1e-4
        cases.append((shares / shares.sum(axis=1, keepdims=True), temperature))
    return cases


EXERCISE = Exercise(
    title="Probabilities at another temperature",
    reference=softened,
    cases=some,
    mistakes=[
        Mistake("multiplied by T", softmax_of(lambda p, temperature: np.log(p) * temperature),
                "You multiplied by the temperature, so a high one makes the network surer. Divide by it."),
        Mistake("not shared out", lambda p, temperature: p ** (1 / temperature),
                "Your numbers do not add up to 1. After the exponentials come the shares: divide each row by its sum."),
        Mistake("probabilities divided, not their logarithms", softmax_of(lambda p, temperature: p / temperature),
                "You put the probabilities themselves into the softmax. In the place of the z stand their "
                "*logarithms*: `np.log(probabilities)`."),
        Mistake("columns", lambda p, temperature: _softmax(np.log(p) / temperature, axis=0),
                "You shared out over the images. Each *row* is one image and adds up to 1: `axis=1`."),
        Mistake("over all at once", lambda p, temperature: p ** (1 / temperature) / np.sum(p ** (1 / temperature)),
                "You divided by the sum over all images. Each row adds up to 1: `sum(axis=1, keepdims=True)`."),
        Mistake("without the exponential",
                lambda p, temperature: np.log(p) / temperature / (np.log(p) / temperature).sum(axis=1, keepdims=True),
                "You shared out the logarithms themselves. Take `np.exp` of them first."),
        Mistake("only divided", lambda p, temperature: p / temperature,
                "You divided the probabilities: then they add up to 1/T. Divide their logarithms, and share out anew "
                "with a softmax."),
        Mistake("unchanged", lambda p, temperature: p,
                "These are the probabilities as they came. (Dividing all ten by one number, or adding one to their "
                "logarithms, and sharing out anew changes nothing.) Divide their *logarithms* by the temperature."),
        Mistake("log to base 10", softmax_of(lambda p, temperature: np.log10(p) / temperature),
                "`np.exp` undoes `np.log`, the natural logarithm, and not `np.log10`."),
    ],
    hints=[
        "The logarithm of a softmax is z, but for one number that is the same in the whole row: "
        "`np.log(probabilities)` will do for the z.",
        "Divide by the temperature, take `np.exp`, and divide each row by its sum.",
        "`e = np.exp(np.log(probabilities) / temperature)`, then `return e / e.sum(axis=1, keepdims=True)`.",
    ],
    variants=[by_logarithms, row_by_row],
    remark="The largest stays the largest, whatever the temperature.",
)
