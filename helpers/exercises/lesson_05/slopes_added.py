"""The way back through a list of numbers, each made from earlier ones."""

from helpers.exercises.model import Exercise, Mistake


def slopes(made_from, add=True, backwards=True, own=True, first=1.0, left_out=0, pair=lambda *pair: pair):
    """The slope of the last number by each, with every part that can go wrong as an argument."""
    found = [0.0] * len(made_from)
    found[-1] = first
    places = range(len(made_from) - left_out)
    for place in (reversed(places) if backwards else places):
        for parent, local_slope in (pair(*each) for each in made_from[place]):
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
        Mistake("the last set to nothing", lambda made_from: slopes(made_from, first=0.0),
                "All your slopes are 0: nobody has anything to hand on. Set the last one to 1 before you begin."),
        Mistake("begins before the last", lambda made_from: slopes(made_from, left_out=1),
                "You began before the last number, so its 1 is never handed on: "
                "`reversed(range(len(made_from)))` begins at the last."),
        Mistake("pairs the other way round", lambda made_from: slopes(made_from, pair=lambda *pair: pair[::-1]),
                "You took each pair as slope and place. The place comes first: `for parent, local_slope in ...`."),
    ],
    hints=[
        "`slopes = [0.0] * len(made_from)`, and the last one is 1: the result changes as fast as itself.",
        "Go backwards, `for place in reversed(range(len(made_from)))`. Whoever is younger has handed on already.",
        "For every pair `parent, local_slope` of `made_from[place]`: add `slopes[place] * local_slope` to "
        "`slopes[parent]`.",
    ],
    remark="That is all of an autograd engine's way back.",
)
