"""Images become rows of numbers from 0 to 1."""

import numpy as np

from helpers.data import normalize
from helpers.exercises.model import Exercise, Mistake


def image_cases():
    random = np.random.default_rng(1)
    faint = random.integers(0, 201, (2, 28, 28)).astype(np.uint8)  # nowhere full ink: dividing by the maximum shows
    faint[0, 0, 0], faint[1, 0, 0] = 200, 120
    faint[1] = np.minimum(faint[1], 120)
    ramp = np.zeros((3, 28, 28), np.uint8)
    ramp[0] = np.arange(28)  # differs along rows and columns: a wrong order shows
    ramp[1] = np.arange(28)[:, None] * 9
    ramp[2, 13:15] = 255
    return [(ramp,), (faint,)]


def flat(images):
    return images.reshape(len(images), -1)


def divided_in_place(images):
    rows = flat(images)
    rows /= 255
    return rows


def by_loop(images):
    rows = []
    for image in images:
        rows.append([pixel / 255 for line in image.tolist() for pixel in line])
    return np.array(rows)


EXERCISE = Exercise(
    title="Normalise images",
    reference=normalize,
    cases=image_cases,
    mistakes=[
        Mistake("not scaled", lambda images: flat(images).astype(float),
                "The shape is right, but the values still run to 255. What must every pixel be divided by?"),
        Mistake("divided by 256", lambda images: flat(images) / 256,
                "Full ink comes out as 0.996. The largest pixel value is 255, not 256: the 256 values start at 0."),
        Mistake("whole-number division", lambda images: flat(images) // 255,
                "Nearly everything became 0, as the fractions were dropped. `//` does that; so does `astype(int)` "
                "after `/`, and so does writing the result back into an array of whole numbers."),
        Mistake("divided in place", divided_in_place,
                "`images /= 255` would put fractions into an array of whole numbers, and NumPy refuses. `images / "
                "255` makes a new array."),
        Mistake("standardised", lambda images: (flat(images) - flat(images).mean()) / flat(images).std(),
                "You standardised: mean 0, spread 1. That is a scale that comes later in this lesson. Here 0 stays "
                "0 and 255 becomes 1."),
        Mistake("from -1 to 1", lambda images: flat(images) / 127.5 - 1,
                "Your values run from -1 to 1. Paper should be 0 and full ink 1."),
        Mistake("twice", lambda images: flat(images) / 255 / 255,
                "You divided by 255 twice: full ink became 0.004."),
        Mistake("by its own sum", lambda images: flat(images) / flat(images).sum(axis=1, keepdims=True),
                "You divided every image by the sum of its own pixels. Divide all of them by 255."),
        Mistake("back to whole numbers", lambda images: flat(images / 255).round().astype(np.uint8),
                "Your result holds only 0 and 1, so every grey is lost. Keep the fractions that `/` gives."),
        Mistake("not flattened", lambda images: images / 255,
                "The values are right, but each image is still 28 x 28. The network takes a row of 784: see "
                "`reshape`."),
        Mistake("columns first", lambda images: flat(images.transpose(0, 2, 1)) / 255,
                "The pixels are in a different order: you went down the columns. Row after row is what `reshape` "
                "does by itself."),
        Mistake("each image by its own maximum",
                lambda images: flat(images / images.max(axis=(1, 2), keepdims=True)),
                "You divided every image by its own darkest pixel. A faint digit then looks like a dark one; "
                "divide all by 255."),
        Mistake("by the largest value that came", lambda images: flat(images) / images.max(),
                "You divided by the largest value of this batch. The same image would get other numbers in other "
                "company; "
                "255 is the same for all."),
        Mistake("inverted", lambda images: 1 - flat(images) / 255,
                "Paper became 1 and ink 0. Here ink is 1: leave out the subtraction."),
    ],
    hints=[
        "Two things change: the scale of the values, and the shape of the array.",
        "The largest pixel is 255 and should become 1. What do you divide by?",
        "`images.reshape(len(images), 784)` lays every image out as a row; divide that by 255.",
    ],
    variants=[by_loop, lambda images: images.reshape(-1, 784) / 255,
              lambda images: images.reshape(-1, 784).astype(np.float32) / np.float32(255),
              lambda images: np.array([image.ravel() for image in images]) * (1 / 255)],
    remark="`helpers.data.normalize` does the same and returns float32, half the memory of float64.",
)
