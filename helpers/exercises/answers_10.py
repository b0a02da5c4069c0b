"""Right and wrong answers to the exercises of lesson 10, and the cases that they are tried on."""

from functools import cache, partial

import numpy as np

from helpers.network import Network
from helpers.probes import input_gradients

# ---- 10.5 robustness -------------------------------------------------------------------------------------------------

def robustness(net, images, labels, change, amounts):
    return [net.accuracy(change(images, amount), labels) for amount in amounts]


def robustness_by_loop(net, images, labels, change, amounts):
    accuracies = np.zeros(len(amounts))
    for place, amount in enumerate(amounts):
        guesses = net.predict_proba(change(images, amount)).argmax(axis=1)
        accuracies[place] = (guesses == labels).sum() / len(labels)
    return accuracies


def more_and_more(net, images, labels, change, amounts):
    accuracies = []
    for amount in amounts:
        images = change(images, amount)
        accuracies.append(net.accuracy(images, labels))
    return accuracies


def against_itself(net, images, labels, change, amounts):
    before = net.predict(images)
    return [float((net.predict(change(images, amount)) == before).mean()) for amount in amounts]


def roll(images, amount):
    return np.roll(images, amount, axis=1)


def robustness_cases():
    """Images of one bright pixel, whose place is the digit; and some random ones."""
    bright, net = Network([4, 4], dtype="float64"), Network([6, 4], dtype="float64", seed=1)
    bright.weights = [np.eye(4)]
    places, digits = np.array([0, 1, 2, 3, 0, 1, 2, 3]), np.array([0, 1, 2, 3, 1, 3, 1, 2])
    images = np.random.default_rng(10).random((23, 6))
    labels = net.predict(images)
    labels[:6] = (labels[:6] + 1) % 4
    return [(bright, np.eye(4)[places], digits, roll, [2, 0, 3]), (net, images, labels, roll, [0, 1, 3, 2])]


# ---- 10.7 augmentation -----------------------------------------------------------------------------------------------

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


def own_dice(images, random):
    return augmentation(images, np.random.default_rng(0))


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


UNUSED = "nothing was drawn from random"


def watched(answer):
    """`answer`, whose images come with a remark where it drew nothing from the `random` that it was given."""
    return partial(_watched, answer)


def _watched(answer, images, random):
    before = random.bit_generator.state
    result = answer(images, random)
    drew = random.bit_generator.state != before
    return result if drew or not isinstance(result, np.ndarray) else (result, UNUSED)


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


def likeness(images, other):
    """The correlation of every image with one other: 1 where they are equal."""
    images, other = images - images.mean(axis=1, keepdims=True), other - other.mean()
    return images @ other / (np.linalg.norm(images, axis=1) * np.linalg.norm(other) + 1e-9)


def fault_of(result, images):
    """What is wrong with augmented images, in a word or three; "" if nothing."""
    drew = not (type(result) is tuple and len(result) == 2 and type(result[1]) is str and result[1] == UNUSED)
    result = result if drew else result[0]
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
    if np.mean(result.reshape(-1, 28, 28)[:, :3, :3] > 0.001) > 0.1:
        return "noise"
    if np.mean(upright) < 0.45 or np.mean(upright < 0.15) > 0.1:
        return "unreadable"
    return single_kind(result) or ("" if drew else "own dice")


def has_fault(*faults):
    return lambda result, expected, arguments: fault_of(result, arguments[0]) in faults


def compare_augmented(result, expected, arguments):
    fault = fault_of(result, arguments[0])
    if not fault:
        return True
    return {"shape": f"Return as many images as came, in the shape {arguments[0].shape}: numbers from 0 to 1.",
            "scale": "Your images have values outside of 0 (paper) to 1 (ink). Did you add two results up? Hand the "
                     "result of one helper on to the next instead."}.get(
                fault, "These are not yet new versions of the images that came.")


# ---- 10.9 the fast gradient sign method ------------------------------------------------------------------------------

def fgsm(net, images, labels, epsilon):
    return np.clip(images + epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


def by_where(net, images, labels, epsilon):
    slopes = input_gradients(net, images, labels)
    return np.minimum(1, np.maximum(0, images + np.where(slopes > 0, epsilon, -epsilon)))


def by_image(net, images, labels, epsilon):
    moved = []
    for image, label in zip(images, labels, strict=True):
        slopes = input_gradients(net, image[np.newaxis], [label])[0]
        moved.append((image + np.sign(slopes) * epsilon).clip(0, 1).astype(np.float32))
    return np.array(moved)


def step(step, clip=True, own_labels=False):
    """FGSM with another step: step(images, slopes, epsilon)."""
    def moved(net, images, labels, epsilon):
        labels = net.predict(images) if own_labels else labels
        new = step(images, input_gradients(net, images, labels), epsilon)
        return np.clip(new, 0, 1) if clip else new
    return moved


def right_step(images, slopes, epsilon):
    return images + epsilon * np.sign(slopes)


def fgsm_cases():
    random = np.random.default_rng(11)
    cases = []
    for seed, (count, epsilon) in enumerate([(3, 0.2), (12, 0.1)]):
        net = Network([6, 5, 3], activation="tanh", dtype="float64", seed=seed)
        images = random.random((count, 6)) * (random.random((count, 6)) < 0.6)
        images[:, 0] = 0.95
        labels = (net.predict(images) + (np.arange(count) % 2)) % 3  # every other one is read wrongly
        cases.append((net, images, labels, epsilon))
    return cases


# ---- 10.11 the audit -------------------------------------------------------------------------------------------------

def audit(labels, guesses, groups):
    names = np.unique(groups)
    right = labels == guesses
    return names, np.array([right[groups == name].mean() for name in names])


def audit_by_counting(labels, guesses, groups):
    count, right = {}, {}
    for label, guess, group in zip(labels.tolist(), guesses.tolist(), groups.tolist(), strict=True):
        count[group] = count.get(group, 0) + 1
        right[group] = right.get(group, 0) + (label == guess)
    return sorted(count), [right[group] / count[group] for group in sorted(count)]


def audit_by_inverse(labels, guesses, groups):
    names, place = np.unique(groups, return_inverse=True)
    return names, np.bincount(place, weights=labels == guesses) / np.bincount(place)


def within(share):
    """An audit that fills each group's place with share(right, members)."""
    def audited(labels, guesses, groups):
        names = np.unique(groups)
        return names, np.array([share(labels == guesses, groups == name) for name in names])
    return audited


def by_label(labels, guesses, groups):
    return audit(labels, guesses, labels)


def every_number(labels, guesses, groups):
    names = np.arange(groups.max() + 1)
    right = labels == guesses
    return names, np.array([right[groups == name].sum() / max(1, (groups == name).sum()) for name in names])


def as_they_come(labels, guesses, groups):
    names = list(dict.fromkeys(groups.tolist()))
    right = labels == guesses
    return np.array(names), np.array([right[groups == name].mean() for name in names])


def in_pairs(labels, guesses, groups):
    return list(zip(*audit(labels, guesses, groups), strict=True))


def as_dictionary(labels, guesses, groups):
    return {int(name): share for name, share in in_pairs(labels, guesses, groups)}


def audit_cases():
    random = np.random.default_rng(12)
    labels = random.integers(0, 10, 90)
    groups = random.choice([5, 2, 7], 90, p=[0.2, 0.5, 0.3])
    groups[0] = 7
    guesses = np.where(random.random(90) < np.where(groups == 5, 0.4, 0.85), labels, (labels + 1) % 10)
    small = (np.array([4, 4, 9, 9, 1, 6]), np.array([4, 9, 9, 9, 7, 0]), np.array([3, 3, 1, 1, 1, 8]))
    return [small, (labels, guesses, groups)]
