"""A better augmentation."""

from copy import deepcopy
from functools import cache, lru_cache

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def augmentation(images, random):
    from helpers.handwriting import random_rotations, random_shears, random_shifts
    turned = random_rotations(images, random, degrees=12)
    return random_shifts(random_shears(turned, random, slope=0.2), random)


def by_angles(images, random):
    from helpers.handwriting import random_thickness, rotate, shift
    turned = rotate(images, random.uniform(-10, 10, len(images)))
    moves = random.integers(-2, 3, (2, len(images)))
    return shift(random_thickness(turned, random, 0.3), *moves)


def one_by_one(images, random):
    from helpers.handwriting import rotate, shear
    return np.array([rotate(shear(image[np.newaxis], random.normal(0, 0.1)), random.normal(0, 5))[0]
                     for image in images])


def in_double_precision(images, random):
    from helpers.handwriting import random_rotations, random_thickness
    return random_rotations(random_thickness(images, random), random).astype(np.float64)


def mirror(images, random):
    flip = random.random(len(images)) < 0.5
    return np.where(flip[:, np.newaxis], images.reshape(-1, 28, 28)[:, :, ::-1].reshape(-1, 784), images)


def all_alike(images, random):
    from helpers.handwriting import rotate, shift
    return shift(rotate(images, random.uniform(4, 12)), int(random.integers(-1, 2)), 1)


def only_shifts(images, random):
    from helpers.handwriting import random_shifts
    return random_shifts(images, random)


def only_rotations(images, random):
    from helpers.handwriting import random_rotations
    return random_rotations(images, random)


def own_generator(images, random):
    return augmentation(images, np.random.default_rng(0))


def averaged(images, random):
    from helpers.handwriting import random_rotations, random_shifts
    return (random_rotations(images, random) + random_shifts(images, random)) / 2


def one_or_the_other(images, random):
    from helpers.handwriting import random_rotations, random_shifts
    turned = random.random(len(images)) < 0.5
    return np.where(turned[:, np.newaxis], random_rotations(images, random), random_shifts(images, random))


def gentle(images, random):
    from helpers.handwriting import random_rotations, random_shears
    return random_shears(random_rotations(images, random, degrees=3), random, slope=0.05)


def any_angle(images, random):
    from helpers.handwriting import random_rotations
    return random_rotations(images, random, degrees=180)


def with_noise(images, random):
    return (images + random.normal(0, 0.1, images.shape)).clip(0, 1)


def as_pictures(images, random):
    from helpers.handwriting import random_rotations
    return random_rotations(images.reshape(-1, 28, 28), random)


def flag():
    """An F: no mirror image of it is an F, nor is it when it stands on its head."""
    image = np.zeros((28, 28), np.float32)
    image[5:23, 10:13] = image[5:8, 10:20] = image[13:16, 10:17] = 1
    return image.ravel()


def augmentation_cases():
    images = np.repeat(flag()[np.newaxis], 60, axis=0)
    return [(images, np.random.default_rng(seed)) for seed in (3, 4)]


MIXED_UP = "another order"


def call_watching_order(answer, images, random):
    """What `answer` returns, or MIXED_UP where the images stand in another order than they came."""
    # The same once more, on paper that gets paler from image to image: what comes back has to get paler, too.
    shades = np.linspace(1, 0.2, len(images), dtype=images.dtype)[:, np.newaxis]
    shaded, repeated = images * shades, deepcopy(random)
    result = answer(images, random)
    if isinstance(result, np.ndarray) and result.shape == images.shape and result.dtype.kind == "f":
        ink = np.asarray(answer(shaded, repeated)).reshape(len(images), -1).max(axis=1)
        if ink.max() > ink.min() and np.corrcoef(ink, shades.ravel())[0, 1] < 0.5:
            return MIXED_UP
    return result


@cache
def single_changes():
    """What a single kind of change makes of the flag, by small steps: kind -> (n, 784)."""
    from helpers.handwriting import rotate, shear, shift, thicken, thin

    def many(change, *amounts):
        return change(np.repeat(flag()[np.newaxis], len(amounts[0]), axis=0), *amounts)

    down, right = np.mgrid[-4:5, -4:5].reshape(2, -1)
    parts = np.linspace(0, 1, 51)
    return {"shifts": many(shift, down, right), "rotations": many(rotate, np.arange(-60, 60.1, 0.25)),
            "slants": many(shear, np.arange(-1.5, 1.501, 0.01)),
            "changes of thickness": np.concatenate([many(thin, parts), many(thicken, parts)])}


def single_kind(images):
    """The one kind of change that explains all of these flags (nearly), or ""."""
    for kind, changed in single_changes().items():
        squares = (images**2).sum(axis=1)[:, np.newaxis] + (changed**2).sum(axis=1) - 2 * images @ changed.T
        if np.all(squares.min(axis=1) < 0.05**2 * (flag() ** 2).sum()):
            return kind
    return ""


@lru_cache(maxsize=4)
def is_mixture(data):
    """Whether flags (the bytes of float64 images) are sums of parts, such as averages, of single changes.

    Told only by images that no single change explains well: of the others nobody can tell.
    """
    from scipy.optimize import nnls
    images, size = np.frombuffer(data).reshape(-1, 784), np.linalg.norm(flag())
    singles = np.concatenate([changed[::step] for changed, step in zip(single_changes().values(), (1, 4, 2, 5),
                                                                       strict=True)]).astype(float)
    apart = np.array([np.linalg.norm(singles - image, axis=1).min() > 0.1 * size for image in images])
    return bool(apart.sum() >= len(images) / 10
                and all(nnls(singles.T, image)[1] < 0.01 * size for image in images[apart][:12]))


def likeness(images, other):
    """The correlation of every image with one other: 1 where they are equal."""
    images, other = images - images.mean(axis=1, keepdims=True), other - other.mean()
    return images @ other / (np.linalg.norm(images, axis=1) * np.linalg.norm(other) + 1e-9)


def fault_of(result, images):
    """What is wrong with augmented images, in a word or three; "" if nothing."""
    if isinstance(result, str) and result == MIXED_UP:
        return MIXED_UP
    if isinstance(result, np.ndarray) and result.shape == (len(images), 28, 28):
        return "pictures"
    if not isinstance(result, np.ndarray) or result.shape != images.shape or result.dtype.kind not in "buif":
        return "shape"
    result = result.astype(float)
    if not np.isfinite(result).all() or result.min() < -0.01 or result.max() > 1.01:
        return "scale"
    if np.allclose(result, images):
        return "unchanged"
    flag = images[0].reshape(28, 28).astype(float)
    upright = likeness(result, flag.ravel())
    mirrored = np.max([likeness(result, flip.ravel()) for flip in (flag[:, ::-1], flag[::-1])], axis=0)
    if np.mean((mirrored > upright) & (mirrored > 0.8)) > 0.1:
        return "mirrored"
    if np.allclose(result, result[0]):
        return "alike"
    if result.mean() > 0.5:
        return "inverted"
    if (likeness(result, flag.ravel()) > 0.9999).all():
        return "paler"
    if np.mean(result.reshape(-1, 28, 28)[:, :3, :3] > 0.001) > 0.1:
        return "noise"
    if np.mean(upright) < 0.45 or np.mean(upright < 0.15) > 0.1:
        return "unreadable"
    return single_kind(result) or ("mixed" if is_mixture(result.tobytes()) else "")


def has_fault(*faults):
    return lambda result, expected, arguments: fault_of(result, arguments[0]) in faults


def compare_augmented(result, expected, arguments):
    fault = fault_of(result, arguments[0])
    if not fault:
        return True
    return {"shape": f"Return as many images as came, in the shape {arguments[0].shape}: numbers from 0 to 1.",
            "scale": "Your images have values outside of 0 (paper) to 1 (ink). Did you add two results up? Hand the "
                     "result of one helper on to the next instead. (Images from 0 to 255 are not wanted either.)"}.get(
                fault, "These are not yet new versions of the images that came.")


EXERCISE = Exercise(
    title="A better augmentation",
    reference=augmentation,
    cases=augmentation_cases,
    compare=compare_augmented,
    call=call_watching_order,
    mistakes=[
        Mistake("unchanged", lambda images, random: images,
                "The images came back as they were. The helpers return new images and leave the old ones alone: "
                "did you return theirs?", has_fault("unchanged")),
        Mistake("all alike", all_alike,
                "All images of the batch were changed by the same amount. Sixty people do not all lean by the "
                "same angle: draw one amount for each image, as the `random_` helpers do.",
                has_fault("alike")),
        Mistake("only shifts", only_shifts,
                "These are shifts, and nothing else to speak of: that was lesson 06. What else differs from hand "
                "to hand?",
                has_fault("shifts")),
        Mistake("one kind", only_rotations,
                lambda case: f"These are {fault_of(case.result, case.arguments[0])}, and nothing else to "
                             "speak of. Combine two kinds or more: the second helper gets what the first returned, "
                             "not the old images.",
                has_fault("rotations", "slants", "changes of thickness")),
        Mistake("two results mixed", averaged,
                "You took a mixture of several results, such as their average: every digit is there more than "
                "once, in grey, as nobody writes it. Hand the result of one helper on to the next.",
                has_fault("mixed")),
        Mistake("another order", lambda images, random: random.permutation(augmentation(images, random)),
                "Your images stand in another order than they came, so they no longer belong to their labels. Leave "
                "the order as it is.", has_fault(MIXED_UP)),
        Mistake("mirrored", mirror,
                "Some images came back as in a mirror. That is fine for photographs of cats. Would you still read "
                "a mirrored 3 or 7 as what its label says?", has_fault("mirrored")),
        Mistake("too much", any_angle,
                "Many of your images can hardly be recognised any more, or have left the picture. A 6 on its head "
                "is a 9, but its label still says 6. Use smaller amounts.", has_fault("unreadable")),
        Mistake("inverted", lambda images, random: 1 - augmentation(images, random),
                "Paper became ink, and ink paper. Here 0 is paper and 1 is ink: leave out the subtraction.",
                has_fault("inverted")),
        Mistake("paler", lambda images, random: images * random.uniform(0.5, 1, (len(images), 1)),
                "Every stroke is where it was, only paler. That is another kind of change; hands differ in shape, "
                "slant, angle and place.", has_fault("paler")),
        Mistake("pixel noise", with_noise,
                "You added noise to all pixels. That is another kind of damage; nobody's handwriting differs by "
                "grey dust on the paper. Change the shape of the digit.", has_fault("noise")),
        Mistake("pictures", as_pictures,
                "Your images have the shape (n, 28, 28); `train` wants them as they came, (n, 784). The helpers "
                "keep the shape that they get.", has_fault("pictures")),
    ],
    hints=[
        "How do the fours of two people differ? In place, size, slant, angle, thickness of the pen.",
        "`random_rotations(images, random, degrees=...)` returns new images; hand these on to `random_shears` or "
        "`random_shifts`.",
        "`turned = random_rotations(images, random, degrees=10)`, then `return random_shifts(turned, random)`.",
    ],
    variants=[by_angles, one_by_one, in_double_precision, one_or_the_other, gentle],
    remark="Whether it is better, only new images can tell. Run the next cell.",
    time_limit=8.0,
)
