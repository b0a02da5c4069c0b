"""Answers to the exercises of lesson 04."""

import numpy as np

from tests.exercises.answers import right, wrong

learning_rate = 0.1
start = 2.0


@right("descent_in_one_dimension")
def append_each(slope, start, learning_rate, steps):
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * slope(places[-1]))
    return places


@right("descent_in_one_dimension")
def into_an_array(slope, start, learning_rate, steps):
    x = np.empty(steps + 1)
    x[0] = start
    for i in range(1, steps + 1):
        x[i] = x[i - 1] - slope(x[i - 1]) * learning_rate
    return x


@wrong("descent_in_one_dimension", "uphill")
def uphill(slope, start, learning_rate, steps):
    places = [start]
    for _ in range(steps):
        places.append(places[-1] + learning_rate * slope(places[-1]))
    return places


@wrong("descent_in_one_dimension", "the start is missing")
def start_missing(slope, start, learning_rate, steps):
    return append_each(slope, start, learning_rate, steps)[1:]


@wrong("descent_in_one_dimension", "one step too few")
def too_few(slope, start, learning_rate, steps):
    return append_each(slope, start, learning_rate, steps - 1)


@wrong("descent_in_one_dimension", "only the last place")
def last_place(slope, start, learning_rate, steps):
    x = start
    for _ in range(steps):
        x = x - learning_rate * slope(x)
    return x


@wrong("descent_in_one_dimension", "the slope at the start, every time")
def slope_at_start(slope, start, learning_rate, steps):
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * slope(start))
    return places


@wrong("descent_in_one_dimension", "recorded before the move, so the start comes twice")
def recorded_before(slope, start, learning_rate, steps):
    x = start
    places = [start]
    for _ in range(steps):
        places.append(x)
        x -= learning_rate * slope(x)
    return places


@wrong("descent_in_one_dimension", "the learning rate of the notebook")
def notebooks_rate(slope, start, rate, steps):
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * slope(places[-1]))
    return places


@wrong("descent_in_one_dimension", "only the sign of the slope is used")
def sign_only(slope, start, learning_rate, steps):
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * np.sign(slope(places[-1])))
    return places


@wrong("descent_in_one_dimension", "return in the loop")
def returns_in_loop(slope, start, learning_rate, steps):
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * slope(places[-1]))
        return places


@right("one_epoch")
def by_ranges(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    images, labels = images[order], labels[order]
    for start in range(0, len(images), batch_size):
        part = slice(start, start + batch_size)
        weights = weights - learning_rate * gradient(weights, images[part], labels[part])
    return weights


@right("one_epoch")
def with_array_split_points(gradient, weights, images, labels, learning_rate, batch_size, seed):
    rng = np.random.default_rng(seed)
    order = list(range(len(labels)))
    rng.shuffle(order)
    for batch in np.split(np.array(order), range(batch_size, len(order), batch_size)):
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@wrong("one_epoch", "the last, smaller batch is dropped")
def drops_the_rest(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for i in range(len(images) // batch_size):
        batch = order[i * batch_size:(i + 1) * batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@wrong("one_epoch", "not shuffled")
def no_shuffle(gradient, weights, images, labels, learning_rate, batch_size, seed):
    for start in range(0, len(images), batch_size):
        weights = weights - learning_rate * gradient(
            weights, images[start:start + batch_size], labels[start:start + batch_size])
    return weights


@wrong("one_epoch", "uphill")
def plus(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        weights = weights + learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@wrong("one_epoch", "every gradient is taken at the weights of the start")
def old_weights(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    new = weights.copy()
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        new = new - learning_rate * gradient(weights, images[batch], labels[batch])
    return new


@wrong("one_epoch", "one image at a time: the batch size is ignored")
def one_by_one(gradient, weights, images, labels, learning_rate, batch_size, seed):
    for i in np.random.default_rng(seed).permutation(len(images)):
        weights = weights - learning_rate * gradient(weights, images[i:i + 1], labels[i:i + 1])
    return weights


@wrong("one_epoch", "the caller's weights are overwritten")
def in_place(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        weights -= learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@wrong("one_epoch", "the step is divided by the batch size once more")
def divided_by_batch(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for start in range(0, len(images), batch_size):
        batch = order[start:start + batch_size]
        weights = weights - learning_rate / batch_size * gradient(weights, images[batch], labels[batch])
    return weights


@right("learning_rate_finder")
def best_so_far(try_rate, smallest, largest, count):
    best, best_cost = None, np.inf
    for rate in np.geomspace(smallest, largest, count):
        cost = try_rate(rate)
        if cost < best_cost:
            best, best_cost = rate, cost
    return best


@wrong("learning_rate_finder", "equal distances")
def equal_distances(try_rate, smallest, largest, count):
    rates = np.linspace(smallest, largest, count)
    return rates[np.nanargmin([try_rate(rate) for rate in rates])]


@wrong("learning_rate_finder", "the cost is returned")
def returns_the_cost(try_rate, smallest, largest, count):
    return np.nanmin([try_rate(rate) for rate in np.geomspace(smallest, largest, count)])


@wrong("learning_rate_finder", "the place in the list")
def returns_the_place(try_rate, smallest, largest, count):
    return int(np.nanargmin([try_rate(rate) for rate in np.geomspace(smallest, largest, count)]))


@wrong("learning_rate_finder", "one rate too many")
def one_too_many(try_rate, smallest, largest, count):
    rates = np.geomspace(smallest, largest, count + 1)
    return rates[np.nanargmin([try_rate(rate) for rate in rates])]


@wrong("learning_rate_finder", "argmin falls for NaN")
def falls_for_nan(try_rate, smallest, largest, count):
    rates = np.geomspace(smallest, largest, count)
    return rates[np.argmin([try_rate(rate) for rate in rates])]


@wrong("learning_rate_finder", "the rate is rounded")
def rounded(try_rate, smallest, largest, count):
    return round(float(best_so_far(try_rate, smallest, largest, count)), 2)

right("step_by_hand")((1.7, 0.9, 1.0))
right("step_by_hand")((2 - 0.3, 1 - 0.1, 3 * 0.3 + 0.1))
wrong("step_by_hand", "uphill")((2.3, 1.1, 1.0))
wrong("step_by_hand", "the learning rate is forgotten")((-1, 0, 10))
wrong("step_by_hand", "the slopes are swapped")((1.9, 0.7, 0.6))
wrong("step_by_hand", "the drop is the sum of the slopes")((1.7, 0.9, 4))
wrong("step_by_hand", "the drop is the sum of the distances")((1.7, 0.9, 0.4))
wrong("step_by_hand", "the drop has the wrong sign")((1.7, 0.9, -1.0))
wrong("step_by_hand", "the drop is the length of the step")((1.7, 0.9, (0.3**2 + 0.1**2) ** 0.5))
