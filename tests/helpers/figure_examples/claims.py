"""The figures of "Said and measured", each drawn once."""

from helpers.figures import claims as figures
from helpers.measured import Range, claims
from helpers.own_claim import OwnClaim


def examples(images, labels):
    return {
        "statements": lambda: figures.statements(claims()),
        "verdicts": lambda: figures.verdicts(claims()),
        "told_and_measured": lambda: figures.told_and_measured(
            {"read correctly, two layers of 16": (0.96, Range(0.93, 0.925, 0.937)),
             "a confidence of 90 to 99 %": (0.85, Range(0.08, 0.074, 0.082))}),
        "own_claims": lambda: figures.own_claims([OwnClaim("Wider is better", (0.021, 0.034, 0.028), True),
                                                  OwnClaim("A seed is a seed", (0.1, 0.4), False)]),
    }
