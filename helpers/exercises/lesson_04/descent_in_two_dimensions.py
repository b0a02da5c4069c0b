"""Gradient descent in two dimensions."""

import numpy as np

from helpers.descent import descend, himmelblau_gradient
from helpers.exercises.lesson_04._descent import descent_by, right
from helpers.exercises.model import Exercise, Mistake


def filled_in(gradient, start, learning_rate, steps):
    places = np.empty((steps + 1, 2))
    places[0] = start
    for step in range(steps):
        places[step + 1] = places[step] - learning_rate * gradient(places[step])
    return places


def coordinates(gradient, start, learning_rate, steps):
    x, y = start
    path = [(x, y)]
    for _ in range(steps):
        along_x, along_y = gradient(np.array([x, y]))
        x, y = x - learning_rate * along_x, y - learning_rate * along_y
        path.append((x, y))
    return np.array(path)


def same_array(gradient, start, learning_rate, steps):
    point = np.array(start, dtype=float)
    path = [point]
    for _ in range(steps):
        point -= learning_rate * gradient(point)
        path.append(point)
    return np.array(path)


def one_after_the_other(gradient, place, start, rate):
    point = np.array(place)
    point[0] -= rate * gradient(point)[0]
    point[1] -= rate * gradient(point)[1]
    return point


def tilted_bowl(point):
    """The gradient of x^2 + 3 y^2 + x y."""
    x, y = point
    return np.array([2 * x + y, 6 * y + x])


EXERCISE = Exercise(
    title="Descent in two dimensions",
    reference=lambda gradient, start, learning_rate, steps: descend(gradient, start, learning_rate, steps),
    cases=[(tilted_bowl, np.array([2.0, -1.0]), 0.1, 4), (himmelblau_gradient, np.array([0.5, -1.5]), 0.01, 5)],
    mistakes=[
        Mistake("the same array again and again", same_array,
                "All rows of your path are the same point, the last one. You keep changing one array with `-=`, "
                "and the list holds that array many times. Make a new one: `point = point - ...`."),
        Mistake("one coordinate after the other", descent_by(one_after_the_other),
                "You moved x first, and measured the slope along y from there. Measure both at the same place, "
                "then move both."),
        Mistake("always the same distance",
                descent_by(lambda gradient, p, start, rate: p - rate * gradient(p) / np.linalg.norm(gradient(p))),
                "All your steps are equally long: you divided the gradient by its length. The step is the rate "
                "times the gradient itself."),
        Mistake("signs only", descent_by(lambda gradient, p, start, rate: p - rate * np.sign(gradient(p))),
                "You used the signs of the gradient only. Its two numbers also say how steep it is along x and "
                "along y."),
        Mistake("only x moves",
                descent_by(lambda gradient, p, start, rate: p - rate * gradient(p) * np.array([1.0, 0.0])),
                "Only x moves on your path. Both coordinates step, each by its own slope."),
        Mistake("x and y swapped", descent_by(lambda gradient, p, start, rate: p - rate * gradient(p)[::-1]),
                "x moved by the slope along y, and y by the slope along x. `gradient(point)` gives x first."),
        Mistake("uphill", descent_by(lambda gradient, p, start, rate: p + rate * gradient(p)),
                "You walk uphill: the gradient points to where it rises fastest. Go against it."),
        Mistake("no learning rate", descent_by(lambda gradient, p, start, rate: p - gradient(p)),
                "You step by the whole gradient. Multiply it by `learning_rate`."),
        Mistake("always the gradient of the start",
                descent_by(lambda gradient, p, start, rate: p - rate * gradient(start)),
                "Every step uses the gradient at the start. Measure it anew at each place."),
    ],
    hints=[
        "It is the loop from one dimension. NumPy multiplies and subtracts both coordinates at once.",
        "`point - learning_rate * gradient(point)` is a new array: the next place.",
        "Collect the points in a list that starts with the start, and return `np.array(...)` of it.",
    ],
    variants=[filled_in, coordinates, descent_by(right)],
    remark="Nothing in it says 2: it would do for 13,002 dimensions. `helpers.descent.descend` is the same.",
)
