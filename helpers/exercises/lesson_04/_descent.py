"""Right and wrong walks that both exercises about descent share."""

import numpy as np

from helpers.descent import descend


def descent_by(step, keep_start=True, keep_end=True):
    """Descent whose next place is `step(gradient, place, start, learning_rate)`."""
    def walk(gradient, start, learning_rate, steps):
        places = [np.array(start, dtype=float)]
        for _ in range(steps):
            places.append(step(gradient, places[-1], start, learning_rate))
        return np.array(places[0 if keep_start else 1:None if keep_end else -1])
    return walk


def right(gradient, place, start, rate):
    return place - rate * gradient(place)


def one_step(gradient, start, learning_rate, steps):
    return descend(gradient, start, learning_rate, 1)


def end(gradient, start, learning_rate, steps):
    return descend(gradient, start, learning_rate, steps)[-1]
