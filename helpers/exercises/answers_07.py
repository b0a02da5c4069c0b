"""Right and wrong answers to lesson 07's exercises, and the cases they are tried on."""

import numpy as np

from helpers import probes
from helpers.network import Network

# ---- 07.2 Moran's I --------------------------------------------------------------------------------------------------

def differences(values):
    return values - values.mean()


def moran(values, across=True, down=True, sums=False, centred=True, twice=1, square=True):
    """Moran's I of one map; with each switch one of the ways in which it goes wrong."""
    d = differences(values) if centred else np.array(values, float)
    products = []
    if across:
        products += list((d[:, 1:] * d[:, :-1]).ravel())
    if down:
        products += list((d[1:] * d[:-1]).ravel())
    if sums:
        return twice * np.sum(products) / np.sum(d * d)
    return twice * np.mean(products) / (np.mean(d * d) if square else np.sqrt(np.mean(d * d)))


def around_the_border(values):
    d = differences(values)
    return np.mean([d * np.roll(d, 1, axis=0), d * np.roll(d, 1, axis=1)]) / np.mean(d * d)


def correlation_of_pairs(values):
    one = np.concatenate([values[1:].ravel(), values[:, 1:].ravel()])
    return np.corrcoef(one, np.concatenate([values[:-1].ravel(), values[:, :-1].ravel()]))[0, 1]


def squared_gaps(values):
    d = differences(values)
    gaps = np.concatenate([(d[:, 1:] - d[:, :-1]).ravel(), (d[1:] - d[:-1]).ravel()])
    return np.mean(gaps**2) / np.mean(d * d)


def with_diagonals(values):
    d = differences(values)
    products = np.concatenate([(d[:, 1:] * d[:, :-1]).ravel(), (d[1:] * d[:-1]).ravel(),
                               (d[1:, 1:] * d[:-1, :-1]).ravel(), (d[1:, :-1] * d[:-1, 1:]).ravel()])
    return np.mean(products) / np.mean(d * d)


def diagonals_only(values):
    d = differences(values)
    return (d[1:, 1:] * d[:-1, :-1]).mean() / (d * d).mean()


def in_one_row(values):
    d = differences(values).ravel()
    return (d[1:] * d[:-1]).mean() / (d * d).mean()


def by_the_square_of_the_mean(values):
    return moran(values) * np.var(values) / differences(values).mean() ** 2


def has_exploded(result, expected, arguments):
    return bool(not np.isfinite(result) or abs(result) > 1e9)


def by_loop_with_minus_one(values):
    """All four neighbours of every pixel; the place before 0 is the last one, by mistake."""
    d, products = differences(values), []
    rows, columns = d.shape
    for r in range(rows):
        for c in range(columns):
            products += [d[r, c] * d[r + down, c + right] for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0))
                         if r + down < rows and c + right < columns]
    return np.mean(products) / np.mean(d * d)


def mean_of_two_means(values):
    d = differences(values)
    return (np.mean(d[:, 1:] * d[:, :-1]) + np.mean(d[1:] * d[:-1])) / 2 / np.mean(d * d)


def by_loop(values):
    mean, total, pairs = np.mean(values), 0.0, 0
    rows, columns = values.shape
    for r in range(rows):
        for c in range(columns):
            for r2, c2 in ((r + 1, c), (r, c + 1)):
                if r2 < rows and c2 < columns:
                    total += (values[r, c] - mean) * (values[r2, c2] - mean)
                    pairs += 1
    return total / pairs / np.mean((values - mean) ** 2)


def every_pair_twice(values):
    d = differences(values)
    shifted = [(d[1:], d[:-1]), (d[:-1], d[1:]), (d[:, 1:], d[:, :-1]), (d[:, :-1], d[:, 1:])]
    return sum((a * b).sum() for a, b in shifted) / sum(a.size for a, _ in shifted) / d.var()


def maps():
    random = np.random.default_rng(72)
    row, column = np.mgrid[:6, :9]
    smooth = 3 + np.sin(row / 2) + column / 5 + 0.2 * random.normal(size=(6, 9))
    return [(np.array([[1.0, 2.0, 4.0], [2.0, 3.0, 9.0]]),), (smooth,), (random.normal(size=(20, 20)) + 0.5,)]


# ---- 07.6 erasing pixels ---------------------------------------------------------------------------------------------

def accuracy_without(net, images, labels, pixels):
    return net.accuracy(probes.erase(images, pixels), labels)


def filled(value, rows=False, invert=False):
    """The accuracy with something else put in the place of the pixels, or elsewhere."""
    def answer(net, images, labels, pixels):
        changed = images.copy()
        if invert:
            pixels = np.setdiff1d(np.arange(images.shape[1]), pixels)
        if rows:
            changed[pixels] = value
        else:
            changed[:, pixels] = images[:, pixels].mean(axis=0) if value == "mean" else value
        return net.accuracy(changed, labels)
    return answer


def lost(net, images, labels, pixels):
    return net.accuracy(images, labels) - accuracy_without(net, images, labels, pixels)


def against_its_own(net, images, labels, pixels):
    return np.mean(net.predict(probes.erase(images, pixels)) == net.predict(images))


def unchanged(net, images, labels, pixels):
    return net.accuracy(images, labels)


def how_many(net, images, labels, pixels):
    return np.sum(net.predict(probes.erase(images, pixels)) == labels)


def one_after_the_other(net, images, labels, pixels):
    return np.array([net.accuracy(probes.erase(images, [pixel]), labels) for pixel in pixels])


def with_a_mask(net, images, labels, pixels):
    mask = np.ones(images.shape[1])
    mask[pixels] = 0
    return np.mean(net.predict(images * mask) == labels)


def with_loops(net, images, labels, pixels):
    erased = np.array(images, dtype=np.float32)
    for image in erased:
        for pixel in pixels:
            image[pixel] = 0
    return float(sum(net.predict(erased) == labels)) / len(labels)


def networks():
    random = np.random.default_rng(76)
    cases = []
    for seed, pixels in ((1, [0, 3, 4]), (2, [1, 5, 6, 7])):
        net = Network([10, 12, 4], activation="relu", dtype="float64", seed=seed)
        images = random.random((60, 10))
        labels = net.predict(images)
        labels[:6] = (labels[:6] + 1) % 4  # a network that is always right would hide mistakes
        cases.append((net, images, labels, np.array(pixels)))
    return cases


# ---- 07.8 scrambled weights ------------------------------------------------------------------------------------------

def scrambled_weights(weights, order):
    return weights[order]


def by_rows(weights, order):
    new = np.empty_like(weights)
    for place, pixel in enumerate(order):
        new[place] = weights[pixel]
    return new


def back(weights, order):
    new = np.empty_like(weights)
    new[order] = weights
    return new


def orders():
    random = np.random.default_rng(78)
    return [(random.normal(size=(5, 3)), np.array([2, 0, 4, 1, 3])),
            (random.normal(size=(7, 7)), random.permutation(7))]


# ---- 07.12 gradient ascent on the image ------------------------------------------------------------------------------

def excite(net, digit, steps, rate):
    return probes.excite(net, digit, steps, rate, start=np.zeros(net.sizes[0]), every=steps)[-1]


def climb(start=0.0, sign=-1, scale=lambda slope: slope / np.abs(slope).max(), clip=(0, 1), at_end=False,
           first_slope=False, clip_step=False):
    """The ascent, with switches for what goes wrong. sign: -1 steps against the slope of the cost."""
    def climb(net, digit, steps, rate):
        image = np.full((1, net.sizes[0]), start)
        kept = None
        for _ in range(steps):
            if kept is None or not first_slope:
                kept = probes.input_gradients(net, image, [digit])
            step = rate * scale(kept)
            image = image + sign * (step.clip(0, 1) if clip_step else step)
            if clip and not at_end:
                image = image.clip(*clip)
        return image[0].clip(0, 1) if at_end else image[0]
    return climb


def clipped_before_the_step(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        slope = probes.input_gradients(net, image, [digit])
        image = image.clip(0, 1) - rate * slope / np.abs(slope).max()
    return image[0]


def two_dimensional(net, digit, steps, rate):
    return excite(net, digit, steps, rate)[np.newaxis]


def in_place(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]), np.float32)
    for _ in range(steps):
        slope = probes.input_gradients(net, image, np.array([digit]))
        image -= rate * slope / np.max(np.abs(slope))
        np.clip(image, 0, 1, out=image)
    return image.ravel().tolist()


def climbing_cases():
    cases = []
    for seed, digit, steps, rate in ((3, 2, 6, 0.3), (4, 0, 5, 0.4)):
        net = Network([9, 12, 4], activation="tanh", dtype="float64", seed=seed)
        cases.append((net, digit, steps, rate))
    return cases


def compare_images(result, expected, arguments):
    if not isinstance(result, np.ndarray) or result.dtype.kind not in "fiu" or result.size != expected.size:
        return f"Return the image itself, {expected.size} numbers, after the last step."
    gap = np.abs(result.ravel() - expected.ravel())
    if gap.max() < 1e-4:
        return True
    return (f"Your image differs from the expected one at {np.sum(gap > 1e-4)} of {gap.size} pixels, by up to "
            f"{gap.max():.2g}. In each step: ask for the slope at the image as it is *now*, take the step, then clip.")
