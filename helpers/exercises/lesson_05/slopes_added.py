"""The way back through a list of numbers, each made from earlier ones."""

from helpers.exercises.model import Exercise, Mistake


def slopes(made_from, add=True, backwards=True, own=True):
    """The slope of the last number by each, with every part that can go wrong as an argument."""
    found = [0.0] * len(made_from)
    found[-1] = 1.0
    for place in (reversed(range(len(made_from))) if backwards else range(len(made_from))):
        for parent, local_slope in made_from[place]:
            share = local_slope * (found[place] if own else 1)
            found[parent] = found[parent] + share if add else share
    return found


CASES = [
    [[], [], [(0, 3.0), (1, 2.0)], [(2, 1.0), (0, 1.0)]],  # a * b + a
    [[], [(0, 2.0)], [(1, 0.5)], [(2, -3.0)]],  # a row
    [[], [], [(0, 1.0), (1, 1.0)], [(2, 4.0), (2, 4.0)], [(3, 0.5), (0, -1.0), (2, 2.0)]],  # ways that meet twice
]

EXERCISE = Exercise(
    title="The way back, added up",
    reference=slopes,
    cases=[(case,) for case in CASES],
    mistakes=[
        Mistake("set, not added", lambda made_from: slopes(made_from, add=False),
                "You *set* a parent's slope. A number that is used twice gets two shares: add with `+=`."),
        Mistake("the oldest first", lambda made_from: slopes(made_from, backwards=False),
                "You went from the oldest to the youngest. Nothing is known there yet: begin at the last number."),
        Mistake("local slopes alone", lambda made_from: slopes(made_from, own=False),
                "You handed on the local slopes alone. What a parent gets is the value's own slope times the local "
                "slope."),
    ],
    hints=[
        "`slopes = [0.0] * len(made_from)`, and the last one is 1: the result changes as fast as itself.",
        "Go backwards, `for place in reversed(range(len(made_from)))`. Whoever is younger has handed on already.",
        "For every pair `parent, local_slope` of `made_from[place]`: add `slopes[place] * local_slope` to "
        "`slopes[parent]`.",
    ],
    remark="That is all of an autograd engine's way back.",
)
