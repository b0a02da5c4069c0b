"""Answers to the exercises of lesson 04 in the manner of students."""

import numpy as np

from tests.exercises.answers import right, wrong


def slope(x):
    return 2 * x


# descent_in_one_dimension

@right("descent_in_one_dimension")
def appends_each_place(slope, start, learning_rate, steps):
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * slope(places[-1]))
    return places


@right("descent_in_one_dimension")
def walks_by_itself(slope, start, learning_rate, steps):
    if steps == 0:
        return [start]
    return [start, *walks_by_itself(slope, start - learning_rate * slope(start), learning_rate, steps - 1)]


@wrong("descent_in_one_dimension", "uphill: plus in place of minus")
def walks_uphill(slope, start, learning_rate, steps):
    x, places = start, [start]
    for _ in range(steps):
        x = x + learning_rate * slope(x)
        places.append(x)
    return places


@wrong("descent_in_one_dimension", "recorded before the move: start twice, the last place missing")
def records_before_the_move(slope, start, learning_rate, steps):
    x, places = start, [start]
    for _ in range(steps):
        places.append(x)
        x = x - learning_rate * slope(x)
    return places


@wrong("descent_in_one_dimension", "the start is left out")
def list_without_the_start(slope, start, learning_rate, steps):
    x, places = start, []
    for _ in range(steps):
        x -= learning_rate * slope(x)
        places.append(x)
    return places


@wrong("descent_in_one_dimension", "one step too few")
def one_step_short(slope, start, learning_rate, steps):
    x, places = start, [start]
    for _ in range(1, steps):
        x -= learning_rate * slope(x)
        places.append(x)
    return places


@wrong("descent_in_one_dimension", "the slope at the start for every step")
def slope_of_the_start(slope, start, learning_rate, steps):
    x, places = start, [start]
    for _ in range(steps):
        x -= learning_rate * slope(start)
        places.append(x)
    return places


@wrong("descent_in_one_dimension", "only the sign of the slope: all steps are equally long")
def steps_of_one_length(slope, start, learning_rate, steps):
    x, places = start, [start]
    for _ in range(steps):
        x -= learning_rate * np.sign(slope(x))
        places.append(x)
    return places


@wrong("descent_in_one_dimension", "a learning rate of 0.1, whatever was asked for")
def rate_of_a_tenth(slope, start, learning_rate, steps):
    x, places = start, [start]
    for _ in range(steps):
        x -= 0.1 * slope(x)
        places.append(x)
    return places


@wrong("descent_in_one_dimension", "a whole-number array cuts the places off")
def array_of_whole_numbers(slope, start, learning_rate, steps):
    places = np.zeros(steps + 1, dtype=int)
    places[0] = start
    for i in range(steps):
        places[i + 1] = places[i] - learning_rate * slope(places[i])
    return places


# one_epoch

@right("one_epoch")
def order_cut_into_pieces(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    while len(order) > 0:
        batch, order = order[:batch_size], order[batch_size:]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@right("one_epoch")
def shuffles_indices_then_splits(gradient, weights, images, labels, learning_rate, batch_size, seed):
    rng = np.random.default_rng(seed)
    order = np.arange(images.shape[0])
    rng.shuffle(order)
    w = weights.copy()
    for batch in np.split(order, range(batch_size, len(order), batch_size)):
        w -= learning_rate * gradient(w, images[batch], labels[batch])
    return w


@wrong("one_epoch", "the images are shuffled without their labels")
def shuffles_images_alone(gradient, weights, images, labels, learning_rate, batch_size, seed):
    images = np.random.default_rng(seed).permutation(images)
    for i in range(0, len(images), batch_size):
        weights = weights - learning_rate * gradient(weights, images[i:i + batch_size], labels[i:i + batch_size])
    return weights


@wrong("one_epoch", "the last, smaller batch is left out")
def drops_the_last_batch(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for i in range(len(images) // batch_size):
        batch = order[i * batch_size:(i + 1) * batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@wrong("one_epoch", "not shuffled")
def keeps_the_order(gradient, weights, images, labels, learning_rate, batch_size, seed):
    for i in range(0, len(images), batch_size):
        weights = weights - learning_rate * gradient(weights, images[i:i + batch_size], labels[i:i + batch_size])
    return weights


@wrong("one_epoch", "images are drawn with replacement: some twice, some never")
def draws_with_replacement(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).integers(0, len(images), len(images))
    for i in range(0, len(images), batch_size):
        batch = order[i:i + batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@wrong("one_epoch", "every gradient is taken at the old weights")
def gradients_at_the_old_weights(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    new = weights.copy()
    for i in range(0, len(images), batch_size):
        batch = order[i:i + batch_size]
        new = new - learning_rate * gradient(weights, images[batch], labels[batch])
    return new


@wrong("one_epoch", "divides by the batch size though the gradient is of the mean cost")
def divides_by_the_batch_again(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for i in range(0, len(images), batch_size):
        batch = order[i:i + batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch]) / len(batch)
    return weights


@wrong("one_epoch", "the weights that were handed over are changed in place")
def steps_in_place(gradient, weights, images, labels, learning_rate, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(images))
    for i in range(0, len(images), batch_size):
        batch = order[i:i + batch_size]
        weights -= learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@wrong("one_epoch", "shuffled anew for every batch, so that images come twice or never")
def shuffles_for_every_batch(gradient, weights, images, labels, learning_rate, batch_size, seed):
    random = np.random.default_rng(seed)
    for i in range(0, len(images), batch_size):
        batch = random.permutation(len(images))[i:i + batch_size]
        weights = weights - learning_rate * gradient(weights, images[batch], labels[batch])
    return weights


@wrong("one_epoch", "batches of 32, whatever was asked for")
def batches_of_32(gradient, weights, images, labels, learning_rate, batch_size, seed):
    return order_cut_into_pieces(gradient, weights, images, labels, learning_rate, 32, seed)


# learning_rate_finder

@right("learning_rate_finder")
def multiplies_by_a_factor(try_rate, smallest, largest, count):
    factor = (largest / smallest) ** (1 / (count - 1))
    best, lowest = None, np.inf
    rate = smallest
    for _ in range(count):
        cost = try_rate(rate)
        if cost < lowest:
            best, lowest = rate, cost
        rate = rate * factor
    return best


@right("learning_rate_finder")
def powers_and_a_dictionary(try_rate, smallest, largest, count):
    exponents = np.linspace(np.log10(smallest), np.log10(largest), count)
    costs = {}
    for rate in 10**exponents:
        cost = try_rate(rate)
        if np.isfinite(cost):
            costs[rate] = cost
    return min(costs, key=costs.get)


@wrong("learning_rate_finder", "equal distances in place of equal factors")
def equal_distances(try_rate, smallest, largest, count):
    rates = np.linspace(smallest, largest, count)
    costs = [try_rate(rate) for rate in rates]
    costs = [cost if np.isfinite(cost) else np.inf for cost in costs]
    return rates[np.argmin(costs)]


@wrong("learning_rate_finder", "argmin takes NaN for the lowest cost")
def argmin_takes_nan(try_rate, smallest, largest, count):
    rates = np.geomspace(smallest, largest, count)
    return rates[np.argmin([try_rate(rate) for rate in rates])]


@wrong("learning_rate_finder", "the lowest cost in place of its rate")
def cost_in_place_of_rate(try_rate, smallest, largest, count):
    return np.nanmin([try_rate(rate) for rate in np.geomspace(smallest, largest, count)])


@wrong("learning_rate_finder", "the largest rate that did not burst, not the cheapest")
def largest_that_holds(try_rate, smallest, largest, count):
    rates = np.geomspace(smallest, largest, count)
    return max(rate for rate in rates if np.isfinite(try_rate(rate)))


@wrong("learning_rate_finder", "the place in the list in place of the rate")
def place_of_the_rate(try_rate, smallest, largest, count):
    return np.nanargmin([try_rate(rate) for rate in np.geomspace(smallest, largest, count)])


@wrong("learning_rate_finder", "every rate is ten times the last, count and largest are ignored")
def always_times_ten(try_rate, smallest, largest, count):
    rate, best, lowest = smallest, smallest, np.inf
    for _ in range(count):
        cost = try_rate(rate)
        if cost < lowest:
            best, lowest = rate, cost
        rate *= 10
    return best


@wrong("learning_rate_finder", "the factor is one step too small: largest is never tried")
def stops_below_the_largest(try_rate, smallest, largest, count):
    rates = smallest * (largest / smallest) ** (np.arange(count) / count)
    costs = np.array([try_rate(rate) for rate in rates])
    return rates[np.argmin(np.where(np.isfinite(costs), costs, np.inf))]


@wrong("learning_rate_finder", "stops at the first rise, and misses a lower cost beyond")
def stops_at_the_first_rise(try_rate, smallest, largest, count):
    best, lowest = smallest, np.inf
    for rate in np.geomspace(smallest, largest, count):
        cost = try_rate(rate)
        if not cost < lowest:
            break
        best, lowest = rate, cost
    return best
