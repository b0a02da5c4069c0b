"""Gradient descent in one dimension."""

import numpy as np

from helpers.descent import bowl_slope, descend, kink_slope, wiggle_slope
from helpers.exercises.model import Exercise, Mistake


def descent_by(step):
    """Descent whose next place is `step(slope, place, start, learning_rate)`."""
    def walk(slope, start, learning_rate, steps):
        places = [np.array(start, dtype=float)]
        for _ in range(steps):
            places.append(step(slope, places[-1], start, learning_rate))
        return np.array(places)
    return walk


def right(slope, place, start, rate):
    return place - rate * slope(place)


def slopes(gradient, start, learning_rate, steps):
    return np.array([gradient(place) for place in descend(gradient, start, learning_rate, steps)])


def in_plain_python(slope, start, learning_rate, steps):
    x, places = start, [start]
    while len(places) <= steps:
        x -= learning_rate * float(slope(x))
        places.append(x)
    return places


EXERCISE = Exercise(
    title="Descent in one dimension",
    reference=lambda slope, start, learning_rate, steps: descend(slope, start, learning_rate, steps),
    cases=[(bowl_slope, 3.0, 0.1, 4), (wiggle_slope, -1.5, 0.05, 6), (kink_slope, 2.0, 0.3, 3)],
    mistakes=[
        Mistake("uphill", descent_by(lambda slope, x, start, rate: x + rate * slope(x)),
                "You walk uphill: the slope points to where it rises. Which sign takes you the other way?"),
        Mistake("always the slope of the start",
                descent_by(lambda slope, x, start, rate: x - rate * slope(start)),
                "Every one of your steps uses the slope at the start. Measure it anew where you are."),
        Mistake("no learning rate", descent_by(lambda slope, x, start, rate: x - slope(x)),
                "You step by the whole slope. How much of it is taken is what `learning_rate` says."),
        Mistake("always the same distance",
                descent_by(lambda slope, x, start, rate: x - rate * np.sign(slope(x))),
                "All your steps are equally long: you used the sign of the slope only. The step is the rate times "
                "the slope itself."),
        Mistake("always from the start", descent_by(lambda slope, x, start, rate: start - rate * slope(x)),
                "Each of your steps sets out from the start again. Set out from the place that you reached last."),
        Mistake("slopes in place of places", slopes,
                "You collected the slopes. Collect the places: the values of x."),
    ],
    hints=[
        "Keep the places in a list that starts as `[start]`. Then do the same thing `steps` times.",
        "The new place is the last place minus the learning rate times the slope at the last place.",
        "Inside the loop: `x = x - learning_rate * slope(x)`, then `places.append(x)`. After it: return the list.",
    ],
    variants=[in_plain_python, descent_by(right)],
    remark="This one line in a loop is gradient descent. All that follows in this lesson is about when it works.",
)
