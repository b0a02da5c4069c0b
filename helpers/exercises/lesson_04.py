"""Lesson 04, gradient descent: descent in one and two dimensions, one epoch of SGD, a learning-rate finder."""

import math

import numpy as np

from helpers.descent import (
    bowl_slope,
    descend,
    himmelblau_gradient,
    kink_slope,
    sgd_epoch,
    wiggle_slope,
)
from helpers.exercises.model import Exercise, Mistake, Option, Quiz

QUIZZES = [
    Quiz(
        id="04.1",
        question="You stand at x = 3 on the curve x². The slope there is 6. Which way is down, and what tells you?",
        options=[
            Option("To the right: the slope is positive",
                   "A positive slope says that the curve rises to the right. Down is the other way."),
            Option("To the left: the slope is positive",
                   "Yes. A positive slope means that it rises to the right, so down is to the left: against the sign "
                   "of the slope.", right=True),
            Option("To the left: the bottom is at 0",
                   "True, but nobody told you where the bottom is. In the fog you only have the slope, and its sign is "
                   "enough."),
            Option("It cannot be known without looking at the whole curve",
                   "For the bottom you would have to. For the way *down from here* the sign of the slope is enough."),
        ],
    ),
    Quiz(
        id="04.3",
        question="The same start on x², larger steps. With a learning rate of 0.1 you saw an even walk to the bottom. "
                 "What will 0.9 do?",
        prediction=True,
        options=[Option("Arrive nine times sooner"), Option("Jump over the bottom with every step, and still arrive"),
                 Option("Jump over the bottom once, then slow down"), Option("Fly away")],
    ),
    Quiz(
        id="04.4",
        question="A curve with three valleys, and 81 starts spread evenly over it. From how many of them will small "
                 "steps end in the deepest valley?",
        prediction=True,
        options=[Option("From all: downhill leads to the lowest place"), Option("From more than half"),
                 Option("From about a third"), Option("From hardly any")],
    ),
    Quiz(
        id="04.6",
        question="13,002 weights and biases. We try 300 random directions, a step of the same length in each, and keep "
                 "the best. How much further does the cost drop along the negative gradient?",
        prediction=True,
        options=[Option("Hardly further: the best of 300 is nearly as good"), Option("About twice as far"),
                 Option("About ten times as far"), Option("About forty times as far")],
    ),
    Quiz(
        id="04.7",
        question="We move one weight at a time, downhill, by 0.001, by 0.1 or by 1. For which of them is the drop of "
                 "the cost what the slope promises, slope times distance?",
        prediction=True,
        options=[Option("For all three: the slope is the slope"), Option("For 0.001 and roughly for 0.1"),
                 Option("For 0.001 only"), Option("For none")],
    ),
    Quiz(
        id="04.8",
        question="Full-batch descent with a fixed learning rate, from a random start, 200 steps. What will the length "
                 "of the gradient do?",
        prediction=True,
        options=[Option("Shrink with every step, as on x²"), Option("First grow, then shrink steadily"),
                 Option("Grow first, then shrink and grow again in turn"), Option("Stay about the same")],
    ),
    Quiz(
        id="04.10",
        question="A step on a mini-batch of 32 images follows the gradient of these 32 only. How many of such steps "
                 "make the cost of *all* images worse?",
        prediction=True,
        options=[Option("None: down is down"), Option("About one in twenty"), Option("About one in four"),
                 Option("Nearly half")],
    ),
    Quiz(
        id="04.11",
        question="Eight learning rates, each ten or three times the one before, from 0.0001 to 10. How many of the "
                 "eight will read over 90 % of the test images after this short training?",
        prediction=True,
        options=[Option("One: the rate must be just right"), Option("Two or three"), Option("Five or six"),
                 Option("All: they only differ in speed")],
    ),
    Quiz(
        id="04.13",
        question="One pass through the images in batches of 10, 32, 128 ... up to all of them at once. Larger batches "
                 "get a rate that is larger in proportion. Where will the accuracy break down?",
        prediction=True,
        options=[Option("Nowhere: the larger rate makes up for the fewer steps"),
                 Option("At the small batches: their gradients are too noisy"),
                 Option("Somewhere above 500 images in a batch"), Option("Only with all images in one batch")],
    ),
    Quiz(
        id="04.14",
        question="Two networks, trained from different random starts, both good. Walk from one to the other in a "
                 "straight line. What is the cost half-way?",
        prediction=True,
        options=[Option("As low as at both ends"), Option("A little higher"),
                 Option("Many times higher"), Option("Lower: the average of two is better than one")],
    ),
]


# ---- 04.2 and 04.5 descent -------------------------------------------------------------------------------------------
# Loops that differ from the right one in one thing each.

def _with(step, keep_start=True, keep_end=True):
    """Descent whose next place is `step(gradient, place, start, learning_rate)`."""
    def walk(gradient, start, learning_rate, steps):
        places = [np.array(start, dtype=float)]
        for _ in range(steps):
            places.append(step(gradient, places[-1], start, learning_rate))
        return np.array(places[0 if keep_start else 1:None if keep_end else -1])
    return walk


def _as_1d(walk):
    """The same function with the argument names of the exercise in one dimension."""
    return lambda slope, start, learning_rate, steps: walk(slope, start, learning_rate, steps)


def _right(gradient, place, start, rate):
    return place - rate * gradient(place)


def _one_step(gradient, place, start, learning_rate, steps):
    return np.array([place, _right(gradient, place, start, learning_rate)])


def _end(gradient, start, learning_rate, steps):
    return descend(gradient, start, learning_rate, steps)[-1]


def _slopes(gradient, start, learning_rate, steps):
    return np.array([gradient(place) for place in descend(gradient, start, learning_rate, steps)])


def _in_plain_python(slope, start, learning_rate, steps):
    x, places = start, [start]
    while len(places) <= steps:
        x -= learning_rate * float(slope(x))
        places.append(x)
    return places


def _filled_in(gradient, start, learning_rate, steps):
    places = np.empty((steps + 1, 2))
    places[0] = start
    for step in range(steps):
        places[step + 1] = places[step] - learning_rate * gradient(places[step])
    return places


def _coordinates(gradient, start, learning_rate, steps):
    x, y = start
    path = [(x, y)]
    for _ in range(steps):
        along_x, along_y = gradient(np.array([x, y]))
        x, y = x - learning_rate * along_x, y - learning_rate * along_y
        path.append((x, y))
    return np.array(path)


def _same_array(gradient, start, learning_rate, steps):
    point = np.array(start, dtype=float)
    path = [point]
    for _ in range(steps):
        point -= learning_rate * gradient(point)
        path.append(point)
    return np.array(path)


def _one_after_the_other(gradient, place, start, rate):
    point = np.array(place)
    point[0] -= rate * gradient(point)[0]
    point[1] -= rate * gradient(point)[1]
    return point


def _tilted_bowl(point):
    """The gradient of x^2 + 3 y^2 + x y."""
    x, y = point
    return np.array([2 * x + y, 6 * y + x])


# ---- 04.9 one epoch -------------------------------------------------------------------------------------------------
# The "network" of these cases keeps a diary in its weights: from the weights at the end of the epoch one can read which
# images were used, in which step, and with which labels. So any shuffle is accepted, and every mistake can be named.

def _diary(weights, images, labels):
    """images: rows of the identity; labels: 1, 2, 3 ...

    A step of -learning_rate * gradient adds (each times the rate) to the place of each image of the batch 1 + what the
    last place holds, to the last place but one the count of labels that do not belong to their images, to the last 1.
    """
    numbers = images.argmax(axis=1) + 1
    mismatched = float(np.sum(numbers != labels)) if len(numbers) == len(labels) else float(len(numbers))
    return -np.concatenate([images.sum(axis=0) * (1 + weights[-1]), [mismatched, 1.0]])


def _epoch_case(count, learning_rate, batch_size, seed):
    return (_diary, np.zeros(count + 2), np.eye(count), np.arange(1, count + 1), learning_rate, batch_size, seed)


def _read(weights, arguments):
    """(steps, steps in which each image was used or NaN, mismatched labels) of a diary, None if it is none."""
    learning_rate, count = arguments[4], len(arguments[2])
    weights = np.asarray(weights, dtype=float)
    if weights.shape != (count + 2,) or not np.all(np.isfinite(weights)):
        return None
    steps = weights[-1] / learning_rate
    used = (weights[:count] / learning_rate - 1) / learning_rate
    used[weights[:count] == 0] = np.nan
    return steps, used, weights[-2] / learning_rate


def _wanted_steps(arguments):
    return math.ceil(len(arguments[2]) / arguments[5])


def _compare_epoch(result, expected, arguments):
    diary = _read(result, arguments)
    if diary is None:
        return False
    steps, used, mismatched = diary
    count, batch_size = len(arguments[2]), arguments[5]
    if abs(steps - _wanted_steps(arguments)) > 1e-6 or mismatched > 1e-6 or np.isnan(used).any():
        return False
    if np.abs(used - used.round()).max() > 1e-6:
        return False
    sizes = np.bincount(used.round().astype(int), minlength=_wanted_steps(arguments))
    full = [batch_size] * (count // batch_size) + [count % batch_size] * bool(count % batch_size)
    return sizes.tolist() == full and not _in_order(result, expected, arguments)


def _on_diary(question):
    """A detector that only asks about weights which can be read as a diary."""
    def detect(result, expected, arguments):
        diary = _read(result, arguments)
        return diary is not None and bool(question(*diary, arguments))
    return detect


def _plausible(steps, used, arguments):
    """Every image used once, in a whole number of steps."""
    return not np.isnan(used).any() and np.abs(used - used.round()).max() < 1e-6 and used.min() > -0.5


@_on_diary
def _in_order(steps, used, mismatched, arguments):
    return (_plausible(steps, used, arguments) and used.max() > 0.5
            and np.all(np.diff(used.round()) >= 0))


@_on_diary
def _uphill(steps, used, mismatched, arguments):
    return steps < -0.5


@_on_diary
def _last_batch_lost(steps, used, mismatched, arguments):
    missing = len(used) % arguments[5]
    return (missing and mismatched < 1e-6 and abs(steps - len(used) // arguments[5]) < 1e-6
            and np.isnan(used).sum() == missing)


@_on_diary
def _labels_left_behind(steps, used, mismatched, arguments):
    return _plausible(steps, used, arguments) and mismatched > 0.5 and steps > 1.5


@_on_diary
def _only_one_step(steps, used, mismatched, arguments):
    return _wanted_steps(arguments) > 1 and abs(steps - 1) < 1e-6


@_on_diary
def _drawn_with_repeats(steps, used, mismatched, arguments):
    # A drawn image may come twice; then its entries add up and cannot be told apart: only the unused ones count.
    return (abs(steps - _wanted_steps(arguments)) < 1e-6 and steps > 1.5 and mismatched < 1e-6
            and np.isnan(used).any())


def _without_rate(gradient, weights, images, labels, learning_rate, batch_size, seed):
    return sgd_epoch(gradient, weights, images, labels, 1.0, batch_size, seed)


@_on_diary
def _rate_forgotten(steps, used, mismatched, arguments):
    return abs(steps * arguments[4] - _wanted_steps(arguments)) < 1e-6 and arguments[4] != 1


def _epoch_in_order(gradient, weights, images, labels, learning_rate, batch_size, seed):
    for start in range(0, len(images), batch_size):
        part = slice(start, start + batch_size)
        weights = weights - learning_rate * gradient(weights, images[part], labels[part])
    return weights


def _epoch_uphill(gradient, weights, images, labels, learning_rate, batch_size, seed):
    return sgd_epoch(gradient, weights, images, labels, -learning_rate, batch_size, seed)


def _epoch_without_rest(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    order = order[:len(images) // batch_size * batch_size]
    return sgd_epoch(gradient, weights, images[order], labels[order], learning_rate, batch_size, seed)


def _epoch_images_only(gradient, weights, images, labels, learning_rate, batch_size, seed):
    images = np.random.default_rng(seed).permutation(images)
    return _epoch_in_order(gradient, weights, images, labels, learning_rate, batch_size, seed)


def _epoch_of_one_step(gradient, weights, images, labels, learning_rate, batch_size, seed):
    return weights - learning_rate * gradient(weights, images, labels)


def _epoch_first_batch_only(gradient, weights, images, labels, learning_rate, batch_size, seed):
    batch = np.random.default_rng(seed).permutation(len(images))[:batch_size]
    return weights - learning_rate * gradient(weights, images[batch], labels[batch])


def _epoch_of_draws(gradient, weights, images, labels, learning_rate, batch_size, seed):
    random = np.random.default_rng(seed)
    for start in range(0, len(images), batch_size):
        batch = random.choice(len(images), min(batch_size, len(images) - start))
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


def _epoch_at_the_start(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order, first = np.random.default_rng(seed).permutation(len(images)), weights
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        weights = weights - learning_rate * gradient(first, images[batch], labels[batch])
    return weights


@_on_diary
def _always_at_the_start(steps, used, mismatched, arguments):
    return _wanted_steps(arguments) > 1 and abs(steps - _wanted_steps(arguments)) < 1e-6 and np.all(used == 0)


def _epoch_averaged_twice(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch]) / batch_size
    return weights


@_on_diary
def _averaged_twice(steps, used, mismatched, arguments):
    full, rest = divmod(len(used), arguments[5])
    by_own_size = full / arguments[5] + (1 / rest if rest else 0)
    whole = abs(steps - round(steps)) < 1e-6  # then it may be something else; the other cases will tell
    return not whole and min(abs(steps - _wanted_steps(arguments) / arguments[5]),
                             abs(steps - by_own_size)) < 1e-6


def _epoch_with_empty_batch(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for step in range(len(images) // batch_size + 1):
        batch = order[step * batch_size:(step + 1) * batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@_on_diary
def _empty_batch(steps, used, mismatched, arguments):
    return (len(used) % arguments[5] == 0 and _plausible(steps, used, arguments)
            and abs(steps - _wanted_steps(arguments) - 1) < 1e-6)


def _epoch_by_shuffling(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = list(range(len(images)))
    np.random.RandomState(seed).shuffle(order)
    images, labels = images[order], labels[order]
    for step in range(math.ceil(len(images) / batch_size)):
        low, high = step * batch_size, (step + 1) * batch_size
        weights = weights - learning_rate * gradient(weights, images[low:high], labels[low:high])
    return weights


def _epoch_in_place(gradient, weights, images, labels, learning_rate, batch_size, seed):
    weights = weights.copy()
    order = np.random.default_rng(seed + 7).permutation(len(images))
    for batch in np.split(order, range(batch_size, len(order), batch_size)):
        weights -= learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


# ---- 04.12 learning-rate finder --------------------------------------------------------------------------------------

def _find(try_rate, smallest, largest, count):
    rates = np.geomspace(smallest, largest, count)
    costs = np.array([try_rate(rate) for rate in rates], dtype=float)
    return float(rates[np.where(np.isfinite(costs), costs, np.inf).argmin()])


def _find_by_loop(try_rate, smallest, largest, count):
    best, lowest = None, float("inf")
    for step in range(count):
        rate = smallest * (largest / smallest) ** (step / (count - 1))
        cost = try_rate(rate)
        if cost < lowest:
            best, lowest = rate, cost
    return best


def _with_costs(choose, space=np.geomspace):
    def find(try_rate, smallest, largest, count):
        rates = space(smallest, largest, count)
        return choose(rates, np.array([try_rate(rate) for rate in rates], dtype=float))
    return find


def _lowest(costs):
    return int(np.where(np.isfinite(costs), costs, np.inf).argmin())


def _largest_that_survives(rates, costs):
    return float(rates[np.flatnonzero(np.isfinite(costs))[-1]])


def _in_logspace(result, expected, arguments):
    _try_rate, smallest, largest, count = arguments
    with np.errstate(over="ignore"):
        return bool(np.isclose(result, np.logspace(smallest, largest, count), rtol=1e-9).any())


def _tame(rate):
    """A training that slows down beyond its best rate, 0.3, and never breaks."""
    return 0.2 + abs(math.log10(rate / 0.3))


def _bursting(rate):
    """A training that ends in NaN beyond a rate of 2, with its lowest cost near 0.1."""
    return float("nan") if rate > 2 else 0.5 + abs(math.log10(rate / 0.1))


def _overflowing(rate):
    """A training that ends in infinity beyond a rate of 20, with its lowest cost near 0.02."""
    return float("inf") if rate > 20 else 0.3 + abs(math.log10(rate / 0.02)) / 2


EXERCISES = [
    Exercise(
        id="04.2",
        title="Descent in one dimension",
        reference=lambda slope, start, learning_rate, steps: descend(slope, start, learning_rate, steps),
        cases=[(bowl_slope, 3.0, 0.1, 4), (wiggle_slope, -1.5, 0.05, 6), (kink_slope, 2.0, 0.3, 3)],
        mistakes=[
            Mistake("uphill", _as_1d(_with(lambda slope, x, start, rate: x + rate * slope(x))),
                    "You walk uphill: the slope points to where it rises. Which sign takes you the other way?"),
            Mistake("start missing", _as_1d(_with(_right, keep_start=False)),
                    "The places are right, but the first one, the start itself, is missing from your list."),
            Mistake("last step missing", _as_1d(_with(_right, keep_end=False)),
                    "You are one step short. With `steps` steps you visit `steps` + 1 places: the start, and one after "
                    "each step."),
            Mistake("always the slope of the start",
                    _as_1d(_with(lambda slope, x, start, rate: x - rate * slope(start))),
                    "Every one of your steps uses the slope at the start. Measure it anew where you are."),
            Mistake("no learning rate", _as_1d(_with(lambda slope, x, start, rate: x - slope(x))),
                    "You step by the whole slope. How much of it is taken is what `learning_rate` says."),
            Mistake("always the same distance",
                    _as_1d(_with(lambda slope, x, start, rate: x - rate * np.sign(slope(x)))),
                    "All your steps are equally long: you used the sign of the slope only. The step is the rate times "
                    "the slope itself."),
            Mistake("always from the start", _as_1d(_with(lambda slope, x, start, rate: start - rate * slope(x))),
                    "Each of your steps sets out from the start again. Set out from the place that you reached last."),
            Mistake("only the end", _as_1d(_end),
                    "That is the place where the walk ends. Return every place that was visited, the start first."),
            Mistake("slopes in place of places", _as_1d(_slopes),
                    "You collected the slopes. Collect the places: the values of x."),
            Mistake("returned within the loop", _as_1d(_one_step),
                    "You stop after a single step. Does `return` stand inside the loop?"),
        ],
        hints=[
            "Keep the places in a list that starts as `[start]`. Then do the same thing `steps` times.",
            "The new place is the last place minus the learning rate times the slope at the last place.",
            "Inside the loop: `x = x - learning_rate * slope(x)`, then `places.append(x)`. After it: return the list.",
        ],
        variants=[_in_plain_python, _as_1d(_with(_right))],
        remark="This one line in a loop is gradient descent. All that follows in this lesson is about when it works.",
    ),
    Exercise(
        id="04.5",
        title="Descent in two dimensions",
        reference=lambda gradient, start, learning_rate, steps: descend(gradient, start, learning_rate, steps),
        cases=[(_tilted_bowl, np.array([2.0, -1.0]), 0.1, 4), (himmelblau_gradient, np.array([0.5, -1.5]), 0.01, 5)],
        may_change_input=False,
        mistakes=[
            Mistake("the same array again and again", _same_array,
                    "All rows of your path are the same point, the last one. You keep changing one array with `-=`, "
                    "and the list holds that array many times. Make a new one: `point = point - ...`."),
            Mistake("one coordinate after the other", _with(_one_after_the_other),
                    "You moved x first, and measured the slope along y from there. Measure both at the same place, "
                    "then move both."),
            Mistake("always the same distance",
                    _with(lambda gradient, p, start, rate: p - rate * gradient(p) / np.linalg.norm(gradient(p))),
                    "All your steps are equally long: you divided the gradient by its length. The step is the rate "
                    "times the gradient itself."),
            Mistake("signs only", _with(lambda gradient, p, start, rate: p - rate * np.sign(gradient(p))),
                    "You used the signs of the gradient only. Its two numbers also say how steep it is along x and "
                    "along y."),
            Mistake("only x moves",
                    _with(lambda gradient, p, start, rate: p - rate * gradient(p) * np.array([1.0, 0.0])),
                    "Only x moves on your path. Both coordinates step, each by its own slope."),
            Mistake("x and y swapped", _with(lambda gradient, p, start, rate: p - rate * gradient(p)[::-1]),
                    "x moved by the slope along y, and y by the slope along x. `gradient(point)` gives x first."),
            Mistake("uphill", _with(lambda gradient, p, start, rate: p + rate * gradient(p)),
                    "You walk uphill: the gradient points to where it rises fastest. Go against it."),
            Mistake("no learning rate", _with(lambda gradient, p, start, rate: p - gradient(p)),
                    "You step by the whole gradient. Multiply it by `learning_rate`."),
            Mistake("always the gradient of the start",
                    _with(lambda gradient, p, start, rate: p - rate * gradient(start)),
                    "Every step uses the gradient at the start. Measure it anew at each place."),
            Mistake("start missing", _with(_right, keep_start=False),
                    "The places are right, but the start itself is missing: your path should have `steps` + 1 rows."),
            Mistake("last step missing", _with(_right, keep_end=False),
                    "You are one step short: your path should have `steps` + 1 rows, the start and one for each step."),
            Mistake("only the end", _end, "That is where the walk ends. Return every place, the start first."),
            Mistake("transposed", lambda gradient, start, learning_rate, steps:
                    descend(gradient, start, learning_rate, steps).T,
                    "The numbers are right, but x and y became rows. One place, one row: (steps + 1, 2)."),
        ],
        hints=[
            "It is the loop from one dimension. NumPy multiplies and subtracts both coordinates at once.",
            "`point - learning_rate * gradient(point)` is a new array: the next place.",
            "Collect the points in a list that starts with the start, and return `np.array(...)` of it.",
        ],
        variants=[_filled_in, _coordinates, _with(_right)],
        remark="Nothing in it says 2: it would do for 13,002 dimensions. `helpers.descent.descend` is the same.",
    ),
    Exercise(
        id="04.9",
        title="One epoch of stochastic gradient descent",
        reference=sgd_epoch,
        cases=[_epoch_case(10, 0.5, 4, 0), _epoch_case(12, 0.25, 3, 1), _epoch_case(23, 0.5, 8, 2)],
        compare=_compare_epoch,
        may_change_input=False,
        mistakes=[
            Mistake("not shuffled", _epoch_in_order,
                    "The images come in the order of the file, epoch after epoch. Shuffle them: a file that is sorted "
                    "by digit would make every batch one-sided.", detect=_in_order),
            Mistake("last batch lost", _epoch_without_rest,
                    "Some images were never used: the ones left over when the number of images does not divide by "
                    "`batch_size`. They make a last, smaller batch.", detect=_last_batch_lost),
            Mistake("labels left behind", _epoch_images_only,
                    "The images were shuffled and their labels were not: most images now have another one's label. "
                    "Use one and the same order for both.", detect=_labels_left_behind),
            Mistake("all images in one step", _epoch_of_one_step,
                    "You made a single step, on all images at once. Make one for every batch of `batch_size`.",
                    detect=lambda result, expected, arguments: _only_one_step(result, expected, arguments)
                    and not np.isnan(_read(result, arguments)[1]).any()),
            Mistake("only the first batch", _epoch_first_batch_only,
                    "You stopped after the first batch. Does `return` stand inside the loop?",
                    detect=lambda result, expected, arguments: _only_one_step(result, expected, arguments)
                    and np.isnan(_read(result, arguments)[1]).any()),
            Mistake("drawn anew for every batch", _epoch_of_draws,
                    "Each batch is drawn from all images again, so some are used twice and others never. An epoch uses "
                    "every image once: shuffle once, then cut into batches.", detect=_drawn_with_repeats),
            Mistake("always the gradient of the start", _epoch_at_the_start,
                    "Every batch's gradient was taken at the weights that the epoch began with. Hand over the weights "
                    "that you have reached.", detect=_always_at_the_start),
            Mistake("uphill", _epoch_uphill,
                    "You added the gradient, so the cost rises. Subtract it.", detect=_uphill),
            Mistake("averaged twice", _epoch_averaged_twice,
                    "You divided by the number of images in the batch. `gradient` gives the gradient of the *mean* "
                    "cost already: there is nothing left to divide.", detect=_averaged_twice),
            Mistake("an empty batch", _epoch_with_empty_batch,
                    "Where `batch_size` divides the number of images, you make one step too many, on a batch without "
                    "any image. `range(0, len(images), batch_size)` counts right in both cases.", detect=_empty_batch),
            Mistake("no learning rate", _without_rate,
                    "You step by the whole gradient. Multiply it by `learning_rate`.", detect=_rate_forgotten),
        ],
        hints=[
            "`np.random.default_rng(seed).permutation(len(images))` is a random order of all positions.",
            "`range(0, len(images), batch_size)` counts through the beginnings of the batches. A slice that reaches "
            "past the end simply ends there.",
            "In the loop: `batch = order[start:start + batch_size]`, then step against "
            "`gradient(weights, images[batch], labels[batch])`, times the rate.",
        ],
        variants=[_epoch_by_shuffling, _epoch_in_place],
        remark="`helpers.descent.sgd_epoch` is the same.",
    ),
    Exercise(
        id="04.12",
        title="A learning-rate finder",
        reference=_find,
        cases=[(_tame, 0.001, 10.0, 9), (_bursting, 0.0001, 10.0, 6), (_overflowing, 0.001, 1000.0, 7)],
        mistakes=[
            Mistake("evenly spaced", _with_costs(lambda rates, costs: float(rates[_lowest(costs)]), np.linspace),
                    "Your rates have equal *differences*, so nearly all of them are large. Equal *ratios* treat 0.001 "
                    "and 1 alike: see `np.geomspace`."),
            Mistake("logspace of the rates",
                    _with_costs(lambda rates, costs: float(rates[_lowest(costs)]), np.logspace),
                    "`np.logspace` takes the *exponents* of the first and last rate, so yours start above 1. "
                    "`np.geomspace` takes the rates themselves.", detect=_in_logspace),
            Mistake("NaN counted as the lowest", _with_costs(lambda rates, costs: float(rates[costs.argmin()])),
                    "For one case a cost is NaN, and `argmin` takes NaN for the lowest. A training that burst must "
                    "count as the worst."),
            Mistake("the cost in place of the rate", _with_costs(lambda rates, costs: float(costs[_lowest(costs)])),
                    "You returned the lowest cost. What is wanted is the rate that led to it."),
            Mistake("the place in place of the rate", _with_costs(lambda rates, costs: _lowest(costs)),
                    "You returned the *position* of the best rate. Look the rate up at that position."),
            Mistake("the highest cost",
                    _with_costs(lambda rates, costs: float(rates[np.where(np.isfinite(costs), costs, -1).argmax()])),
                    "You returned the rate with the highest cost. Low is good here."),
            Mistake("the largest that survives", _with_costs(_largest_that_survives),
                    "You returned the largest rate that did not burst. A rate can survive and still learn badly: "
                    "compare the costs."),
        ],
        hints=[
            "Three steps: make the rates, try every one of them, return the one with the lowest cost.",
            "`np.geomspace(smallest, largest, count)` gives rates with equal ratios. `np.isfinite` is False for NaN "
            "and infinity.",
            "A loop that keeps the best rate and its cost will do: start from infinity and ask `cost < lowest`. NaN is "
            "never smaller than anything.",
        ],
        variants=[_find_by_loop,
                  lambda try_rate, smallest, largest, count: min(
                      (rate for rate in np.geomspace(smallest, largest, count) if np.isfinite(try_rate(rate))),
                      key=try_rate)],
    ),
]
