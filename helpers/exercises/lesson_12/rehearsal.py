"""New images and old ones, mixed for fine-tuning."""

from functools import partial

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def mix(old_images, old_labels, new_images, new_labels, copies, random, *, replace=False, old_count=None, times=None,
        labels_of_old=None):
    """The mixture, with every part that can go wrong as an argument."""
    times = copies if times is None else times
    size = times * len(new_images) if old_count is None else old_count(len(old_images), len(new_images), copies)
    some = random.choice(len(old_images), size=size, replace=replace)
    labels = old_labels[some] if labels_of_old is None else labels_of_old(old_labels, some, random)
    return (np.concatenate([np.tile(new_images, (times, 1)), old_images[some]]),
            np.concatenate([np.tile(new_labels, times), labels]))


def parts(result, arguments):
    """Where each image came from: (places among the new or -1, places among the old or -1, labels), or None."""
    old_images, _, new_images, *_ = arguments
    if not isinstance(result, tuple) or len(result) != 2:
        return None
    images, labels = result
    if not (isinstance(images, np.ndarray) and isinstance(labels, np.ndarray) and images.ndim == 2
            and images.dtype.kind in "fiu" and labels.dtype.kind in "fiu"
            and images.shape[1] == old_images.shape[1] and labels.shape == (len(images),)):
        return None
    new, old = (np.array([next(iter(np.flatnonzero(np.isclose(some, image).all(axis=1))), -1) for image in images], int)
                for some in (new_images, old_images))
    return new, old, labels


def judge_mixture(result, expected, arguments):
    """Any order and any draw is right: what counts is who is there, how often, and with which label."""
    if not isinstance(result, tuple) or len(result) != 2:
        return "Two things are asked for: the images, then their labels."
    found = parts(result, arguments)
    if found is None:
        return ("The images are to be of shape (number, pixels) and the labels of shape (number,), one for each image. "
                "(`np.repeat` without `axis=0` takes images apart into single pixels.)")
    _, old_labels, new_images, new_labels, copies, _ = arguments
    new, old, labels = found
    if np.any((new < 0) & (old < 0)):
        return "Some of your images are neither old nor new ones: the pixels have changed."
    if np.any(np.bincount(new[new >= 0], minlength=len(new_images)) != copies):
        return f"Every new image comes `copies` times, here {copies} times; in your mixture some do not."
    count = int((old >= 0).sum())
    if count != copies * len(new_images):
        return f"As many old images as new ones are asked for, here {copies * len(new_images)}. You have {count}."
    if np.any(labels[new >= 0] != new_labels[new[new >= 0]]) or np.any(labels[old >= 0] != old_labels[old[old >= 0]]):
        return "Some images have another one's label. Take images and labels by the same places."
    drawn = np.unique(old[old >= 0])
    return len(drawn) == count and not np.array_equal(drawn, np.arange(count))      # the first ones: not drawn


def seen(test):
    """A `detect`: test(new, old, labels, arguments) of a mixture that could be read."""
    def detect(result, expected, arguments):
        found = parts(result, arguments)
        return found is not None and not np.any((found[0] < 0) & (found[1] < 0)) and bool(test(*found, arguments))
    return detect


def counts(new, old, labels, arguments):
    """(how often the new ones come, how many old ones, copies, how many new images there are)"""
    times = np.bincount(new[new >= 0], minlength=len(arguments[2]))
    return times, int((old >= 0).sum()), arguments[4], len(arguments[2])


def all_the_old(new, old, labels, arguments):
    times, count, copies, _ = counts(new, old, labels, arguments)
    return count == len(arguments[0]) and np.all(times == copies)


def first_ones(new, old, labels, arguments):
    times, count, copies, number = counts(new, old, labels, arguments)
    return (np.all(times == copies) and count == copies * number
            and np.array_equal(np.sort(old[old >= 0]), np.arange(count)) and labels_fit(new, old, labels, arguments))


def labels_fit(new, old, labels, arguments):
    return (np.all(labels[new >= 0] == arguments[3][new[new >= 0]])
            and np.all(labels[old >= 0] == arguments[1][old[old >= 0]]))


def twice_drawn(new, old, labels, arguments):
    times, count, copies, number = counts(new, old, labels, arguments)
    return (np.all(times == copies) and count == copies * number and len(np.unique(old[old >= 0])) < count
            and labels_fit(new, old, labels, arguments) and not copied_too(new, old, labels, arguments))


def copied_too(new, old, labels, arguments):
    """Each old one there is comes `copies` times."""
    times, count, copies, number = counts(new, old, labels, arguments)
    return (np.all(times == copies) and count == copies * number
            and np.all(np.unique(old[old >= 0], return_counts=True)[1] == copies)
            and labels_fit(new, old, labels, arguments))


def others_labels(new, old, labels, arguments):
    times, count, copies, number = counts(new, old, labels, arguments)
    return (np.all(times == copies) and count == copies * number
            and np.all(labels[new >= 0] == arguments[3][new[new >= 0]])
            and not labels_fit(new, old, labels, arguments))


def new_labels_mixed_up(new, old, labels, arguments):
    times, count, copies, number = counts(new, old, labels, arguments)
    return (np.all(times == copies) and count == copies * number
            and np.all(labels[old >= 0] == arguments[1][old[old >= 0]])
            and not labels_fit(new, old, labels, arguments))


def with_the_first(old_images, old_labels, new_images, new_labels, copies, random):
    number = copies * len(new_images)
    return (np.concatenate([np.tile(new_images, (copies, 1)), old_images[:number]]),
            np.concatenate([np.tile(new_labels, copies), old_labels[:number]]))


def repeated_and_tiled(old_images, old_labels, new_images, new_labels, copies, random):
    images, labels = mix(old_images, old_labels, new_images, new_labels, copies, random)
    number = copies * len(new_images)
    return np.concatenate([np.repeat(new_images, copies, axis=0), images[number:]]), labels


def permuted(old_images, old_labels, new_images, new_labels, copies, random):
    """Right: drawn by a permutation, and shuffled all together."""
    some = random.permutation(len(old_images))[:copies * len(new_images)]
    images = np.vstack([old_images[some], np.repeat(new_images, copies, axis=0)])
    labels = np.hstack([old_labels[some], np.repeat(new_labels, copies)])
    order = random.permutation(len(images))
    return images[order], labels[order]


def with_a_loop(old_images, old_labels, new_images, new_labels, copies, random):
    images, labels = [], []
    for image, label in zip(new_images, new_labels, strict=True):
        images += [image] * copies
        labels += [label] * copies
    for place in random.choice(len(old_images), len(images), replace=False):
        images.append(old_images[place])
        labels.append(old_labels[place])
    return np.array(images), np.array(labels)


def mixture_cases():
    random = np.random.default_rng(12)
    cases = []
    for seed, (old, new, copies) in enumerate(((60, 4, 3), (90, 7, 5))):
        # Two labels in a row are never the same, so that a mix-up shows.
        cases.append((random.random((old, 6)), np.arange(old) % 10, random.random((new, 6)),
                      (3 * np.arange(new) + 1) % 10, copies, np.random.default_rng(seed)))
    return cases


EXERCISE = Exercise(
    title="Old ones among the new",
    reference=mix,
    cases=mixture_cases,
    compare=judge_mixture,
    mistakes=[
        Mistake("new ones only", lambda *case: tuple(part[:case[4] * len(case[2])] for part in mix(*case)),
                "There are only new images in your mixture. That is the training that forgets: add as many old ones.",
                detect=seen(lambda new, old, labels, arguments: len(old) > 0 and np.all(old < 0))),
        Mistake("new ones once", partial(mix, times=1, old_count=lambda old, new, copies: copies * new),
                "Each new image comes once. Among so many old ones it would hardly be heard: `copies` times each.",
                detect=seen(lambda *found: np.all(counts(*found)[0] == 1) and counts(*found)[1] == counts(*found)[2]
                            * counts(*found)[3])),
        Mistake("as many old ones as without copies", lambda *case: mix(
            *case, old_count=lambda old, new, copies: new),
                "You drew as many old images as there are *different* new ones. Each new one comes `copies` times; "
                "there are to be as many old ones as all of these together.",
                detect=seen(lambda *found: np.all(counts(*found)[0] == counts(*found)[2])
                            and counts(*found)[1] == counts(*found)[3])),
        Mistake("neither copied nor matched", partial(mix, times=1),
                "`copies` changes nothing in your mixture. Each new image comes that often, with as many old ones.",
                detect=seen(lambda *found: np.all(counts(*found)[0] == 1) and counts(*found)[1] == counts(*found)[3])),
        Mistake("all old ones", lambda *case: mix(*case, old_count=lambda old, new, copies: old),
                "All old images are in your mixture. The new ones drown in them, and it takes long: draw as many as "
                "there are new ones with their copies.", detect=seen(all_the_old)),
        Mistake("the first old ones", with_the_first,
                "You took the *first* old images. They may not be like the others: draw them, with `random.choice`.",
                detect=seen(first_ones)),
        Mistake("some drawn twice", partial(mix, replace=True),
                "Some old image comes twice: `random.choice` puts back what it has drawn, unless you say "
                "`replace=False`.", detect=seen(twice_drawn)),
        Mistake("the old ones copied, too", lambda *case: tuple(
            np.concatenate([part[:case[4] * len(case[2])], *[part[case[4] * len(case[2]):][:len(case[2])]] * case[4]])
            for part in mix(*case)),
                "You copied the old images as well. There are plenty of them: draw as many *different* ones as the new "
                "ones and their copies are together.", detect=seen(copied_too)),
        Mistake("labels drawn apart", lambda *case: mix(*case, labels_of_old=lambda labels, some, random: random.choice(
            labels, len(some), replace=False)),
                "The old images have other images' labels: you drew images and labels apart. Draw *places* once, and "
                "take both from there.", detect=seen(others_labels)),
        Mistake("copies in another order", repeated_and_tiled,
                "The new images are copied in one order and their labels in another: `np.repeat` makes 1, 1, 2, 2, "
                "`np.tile` 1, 2, 1, 2. Use the same for both.", detect=seen(new_labels_mixed_up)),
        Mistake("images without labels", lambda *case: mix(*case)[0],
                "Your images are right. Return their labels as well: `return images, labels`.",
                detect=lambda result, expected, arguments: isinstance(result, np.ndarray) and result.ndim == 2
                and result.shape == expected[0].shape),
        Mistake("labels first", lambda *case: mix(*case)[::-1],
                "The labels come first in your answer. Return the images, then the labels.",
                detect=lambda result, expected, arguments: isinstance(result, tuple) and len(result) == 2
                and isinstance(result[0], np.ndarray) and isinstance(result[1], np.ndarray)
                and result[0].ndim == 1 and result[1].ndim == 2),
    ],
    hints=[
        "Two parts: the new images, each `copies` times, and as many old ones. Make the places of both first, then "
        "take images and labels from the same places.",
        "`again = np.tile(np.arange(len(new_images)), copies)` holds every place `copies` times; "
        "`some = random.choice(len(old_images), size=len(again), replace=False)` draws the old ones.",
        "`np.concatenate([new_images[again], old_images[some]])` are the images. The labels go the same way.",
    ],
    variants=[permuted, with_a_loop],
    remark="`Network.train` shuffles them anew in each epoch, so their order does not matter.",
)
