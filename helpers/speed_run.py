"""From untrained to 98 % of the test images in less than a tenth of a second: the course's recipe for the race.

`python3 start.py race` puts it on the clock, and the optional lesson 06_speed_run tells what each part is worth.

A network 64-192-10, as lessons 02 to 06 build it, is trained for one epoch with plain steps. What makes it fast stands
before it: a digit is shrunk to 10 x 10 pixels, set upright, and told in 63 numbers instead of 784.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

SIDE = 10  # rows and columns of a shrunken image
CHUNK = 500  # images at a time, so that they and what is made of them stay in the processor's cache
FROM_MIDDLE = 2 * np.arange(SIDE, dtype=np.float32) - 9  # where its rows and columns lie, in pixels of the large image
STEEPEST = 9  # slants go from -9 to 9, in tenths of a pixel to the right for each pixel down
WAVES = 8  # along each side: from 0 to 7 half waves
INPUT_SIZE = 1.3  # the inputs' root mean square: the first layer takes steps 1.3 ** 2 times as long as the second's
EVENING = 0.7  # the half of whitening: 0 would make all axes equally strong, noise as well
SEEN_FIRST = 4000  # images from which the axes are found
# The fastest found for digits as they were drawn: `train(images, labels, seed, **AS_DRAWN)`.
AS_DRAWN: dict[str, Any] = {"upright": False, "count": 55_000, "epochs": 2, "hidden": 192, "batch_size": 64}


def shrunk(images: np.ndarray) -> np.ndarray:
    """The middle 20 x 20 pixels at half the size, each the mean of four: uint8 (n, 784) -> uint8 (n, 100)."""
    if images.dtype != np.uint8 or images.shape[1:] != (784,):
        raise ValueError(f"images: got {images.dtype} of the shape {images.shape}, expected uint8 (n, 784)")
    small = np.empty((len(images), SIDE, SIDE), np.uint8)
    for start in range(0, len(images), CHUNK):
        # Rows 4 to 23 in one long line, so that adding needs no loop. Of a quarter, four fit into a byte.
        pixels = (images[start:start + CHUNK, 4 * 28:24 * 28] >> 2).ravel()
        pixels[:-1] += pixels[1:]  # each and its right neighbour,
        pixels[:-28] += pixels[28:]  # and the two below
        small[start:start + CHUNK] = pixels.reshape(-1, 20, 28)[:, ::2, 4:24:2]
    return small.reshape(-1, SIDE * SIDE)


def slants(small: np.ndarray) -> np.ndarray:
    """How far each digit leans, (n,) whole numbers from 0 to 18; an upright one has 9.

    Where the ink's mean column moves by s pixels a row, s is the covariance of row and column over the variance of the
    rows: the slope of the straight line through the ink, the row being given.
    """
    row, column = np.repeat(FROM_MIDDLE, SIDE), np.tile(FROM_MIDDLE, SIDE)
    # One product gives five sums over the ink. (Three columns of zeros, since products like multiples of eight.)
    sums_of = np.stack([row**0, row, column, row * column, row * row, *3 * [0 * row]], axis=1)
    sums = np.concatenate([small[start:start + CHUNK].astype(np.float32) @ sums_of
                           for start in range(0, len(small), CHUNK)])
    ink, rows, columns, both, rows_squared = sums[:, :5].T
    ink = np.maximum(ink, 1)  # of a blank image, too
    slope = (both - rows * columns / ink) / np.maximum(rows_squared - rows**2 / ink, 1)
    return np.clip(np.rint(10 * slope), -STEEPEST, STEEPEST).astype(np.int8) + np.int8(STEEPEST)


def waves() -> np.ndarray:
    """For each slant a table that turns 100 pixels into 63 numbers, (19, 100, 63).

    Each number tells how much of a pattern of waves there is: cos(down) * cos(across), with 0 to 7 half waves along
    each side, all pairs but the finest. Instead of the image, the patterns are slanted.
    """
    half_waves = np.arange(WAVES) * np.pi / (2 * SIDE)
    down = np.cos((FROM_MIDDLE + SIDE)[:, None] * half_waves)
    tables = []
    for slant in np.arange(-STEEPEST, STEEPEST + 1) / 10:
        upright_column = FROM_MIDDLE - slant * FROM_MIDDLE[:, None]  # (row, column): where a pixel goes
        across = np.cos((upright_column + SIDE)[:, :, None] * half_waves)
        patterns = down[:, None, :, None] * across[:, :, None, :]  # (row, column, waves down, waves across)
        tables.append(patterns.reshape(SIDE * SIDE, WAVES**2)[:, :-1] / 255)
    return np.array(tables, np.float32)


def described(small: np.ndarray, slant: np.ndarray, tables: np.ndarray, middle: np.ndarray | float = 0.0,
              places: np.ndarray | None = None) -> np.ndarray:
    """Each image times the table of its slant, minus `middle`: (n, numbers). places: in which row each one goes."""
    numbers = np.empty((len(small), tables.shape[2]), np.float32)
    places = np.arange(len(small)) if places is None else places
    by_slant = slant.argsort(kind="stable")  # images of one slant are multiplied together
    ends = np.bincount(slant, minlength=len(tables)).cumsum()
    for table, first, last in zip(tables, [0, *ends[:-1]], ends, strict=True):
        for start in range(first, last, CHUNK):
            chosen = by_slant[start:min(start + CHUNK, last)]
            pixels = small[chosen].astype(np.float32)
            numbers[places[chosen]] = pixels @ table - middle
    return numbers


def evened(tables: np.ndarray, sample: np.ndarray, whitened: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Tables and a middle that give 63 numbers of about equal strength, and a 1 for the biases: (19, 100, 64), (64,).

    sample (n, 63): some images, described by the tables as they are. Their principal axes are found, and the weaker
    ones stretched. As all of this is a product of matrices, it goes into the tables, and costs nothing an image.
    """
    mean = sample.mean(axis=0)
    strength, axes = np.linalg.eigh(np.cov(sample, rowvar=False))
    if not whitened:
        axes, stretch = np.eye(len(axes)), np.ones(len(axes))
    else:
        stretch = 1 / np.sqrt(strength + EVENING * strength.mean())
    stretch *= INPUT_SIZE / np.sqrt((((sample - mean) @ (axes * stretch)) ** 2).mean())
    change = np.zeros((len(axes), len(axes) + 1), np.float32)
    change[:, :-1] = axes * stretch
    middle = mean @ change
    middle[-1] = -INPUT_SIZE  # 0 minus this: an input that is always the same
    return tables @ change, middle


def train(images: np.ndarray, labels: np.ndarray, seed: int, *, upright: bool = True, whitened: bool = True,
          smoothing: float = 0.1, count: int = 36_000, epochs: int = 1, hidden: int = 192, batch_size: int = 48,
          rate: float = 1.8, warm_up: float = 0.05) -> Callable[[np.ndarray], np.ndarray]:
    """A network, trained on the first `count` of the images, uint8 (n, 784); a function from images to digits.

    upright     digits are set upright first       whitened   inputs are made equally strong
    smoothing   this share of each target goes to the nine other digits
    rate        grows from 0 during the share `warm_up` of all steps, and falls back to 0 during the others
    """
    random = np.random.default_rng(seed)
    images, labels = images[:count], labels[:count]
    if not batch_size <= len(images) == len(labels):
        raise ValueError(f"images: got {len(images)} and {len(labels)} labels, expected as many, {batch_size} or more")

    # What goes in
    def prepared(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        small = shrunk(images)
        return small, slants(small) if upright else np.full(len(small), STEEPEST, np.int8)

    small, slant = prepared(images)
    first = slice(0, SEEN_FIRST)
    tables = waves()
    tables, middle = evened(tables, described(small[first], slant[first], tables), whitened)

    # What is to come out: 1 - smoothing for the digit itself; one column an image
    targets = np.full((10, 10), smoothing / 9, np.float32)
    np.fill_diagonal(targets, 1 - smoothing)

    # The network: the biases of the hidden layer are the weights of the input that is always the same
    weights = random.standard_normal((len(middle), hidden), np.float32) * np.float32(0.07)
    out_weights = random.standard_normal((10, hidden), np.float32) * np.float32(0.05)

    # Room for the results of every step: asking for memory each time would take longer
    activations, errors = np.empty((2, batch_size, hidden), np.float32)
    gradient, out_gradient = np.empty_like(weights), np.empty_like(out_weights)
    outputs = np.empty((10, batch_size), np.float32)

    steps_an_epoch = len(images) // batch_size
    step = 0
    for _ in range(epochs):
        places = random.permutation(len(images))
        inputs = described(small, slant, tables, middle, places)
        shuffled = np.empty_like(labels)
        shuffled[places] = labels
        wanted = targets[:, shuffled]
        for start in range(0, steps_an_epoch * batch_size, batch_size):
            done = step / (epochs * steps_an_epoch)
            step_rate = rate * min(done / warm_up if warm_up else 1, (1 - done) / (1 - warm_up))
            step += 1
            batch = inputs[start:start + batch_size]
            # forward: two layers, softmax
            np.dot(batch, weights, out=activations)
            np.maximum(activations, 0, out=activations)
            np.dot(out_weights, activations.T, out=outputs)
            outputs -= outputs.max(axis=0)
            np.exp(outputs, out=outputs)
            outputs /= outputs.sum(axis=0)
            # backward: the rate is multiplied in here, where the numbers are fewest
            outputs -= wanted[:, start:start + batch_size]
            outputs *= np.float32(step_rate / batch_size)
            np.dot(outputs.T, out_weights, out=errors)
            errors *= activations > 0
            # step
            np.dot(outputs, activations, out=out_gradient)
            out_weights -= out_gradient
            np.dot(batch.T, errors, out=gradient)
            weights -= gradient

    def read(images: np.ndarray) -> np.ndarray:
        inputs = described(*prepared(images), tables, middle)
        return (np.maximum(inputs @ weights, 0) @ out_weights.T).argmax(axis=1)

    return read
