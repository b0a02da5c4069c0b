"""The images with a false label that are read all the same."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def misled_read(says, labels, taught):
    false = labels != taught
    return (says == labels)[:, false].mean(axis=1)


def with_a_loop(says, labels, taught):
    shares = []
    for answers in says:
        right = sum(answer == true for answer, true, told in zip(answers, labels, taught, strict=True) if true != told)
        shares.append(right / sum(labels != taught))
    return shares


def masked(says, labels, taught):
    false = labels != taught
    return np.sum((says == labels) & false, axis=1) / np.sum(false)


def share_of(who, whom):
    """says -> the share of the images `whom` that get the label `who`, epoch by epoch."""
    return lambda says, labels, taught: np.mean(
        (says == who(labels, taught))[:, whom(labels, taught)], axis=1)


def true(labels, taught):
    return labels


def told(labels, taught):
    return taught


def false(labels, taught):
    return labels != taught


def kept(labels, taught):
    return labels == taught


def everyone(labels, taught):
    return np.full(labels.shape, True)


def trainings():
    """Answers of three epochs to a few images: now one, now another label."""
    random = np.random.default_rng(4)
    cases = []
    for epochs, count in ((3, 12), (5, 30)):
        labels = random.integers(0, 10, count)
        taught = np.where(random.random(count) < 0.5, random.integers(0, 10, count), labels)
        taught[:2] = (labels[:2] + 1) % 10      # at least two are false, and one is true
        taught[2] = labels[2]
        picks = random.random((epochs, count))
        says = np.where(picks < 0.4, labels, np.where(picks < 0.7, taught, random.integers(0, 10, (epochs, count))))
        cases.append((says, labels, taught))
    return cases


EXERCISE = Exercise(
    title="The true digit, epoch by epoch",
    reference=misled_read,
    cases=trainings,
    mistakes=[
        Mistake("the label it was taught", share_of(told, false),
                "You counted how often it says the *false* label that it was taught. Asked is how often it says the "
                "true digit."),
        Mistake("all images", share_of(true, everyone),
                "You asked about all images. Asked is only about those whose taught label is false: `labels != "
                "taught`."),
        Mistake("images with a true label", share_of(true, kept),
                "You took the images whose label is true. Asked is about the others, `labels != taught`."),
        Mistake("all images, as taught", share_of(told, everyone),
                "That is the accuracy on what it was taught, over all images. Asked is: of the images with a false "
                "label, which share is given its true digit?"),
        Mistake("a part of all images",
                lambda says, labels, taught: np.mean((says == labels) & (labels != taught), axis=1),
                "You divided by the number of all images. Of those with a *false* label the share is asked."),
        Mistake("another answer than the false label",
                lambda says, labels, taught: np.mean((says != taught)[:, labels != taught], axis=1),
                "You counted every answer that is not the false label. Some of those are a third digit; asked is how "
                "often it says the true one."),
        Mistake("one number for all epochs", lambda says, labels, taught: np.mean(misled_read(says, labels, taught)),
                "That is one number for the whole training. Asked is one for each epoch: `mean(axis=1)`."),
        Mistake("one number for each image",
                lambda says, labels, taught: np.mean((says == labels)[:, labels != taught], axis=0),
                "You took the mean over the epochs, and have one number for each image. Asked is one for each epoch: "
                "`axis=1`."),
        Mistake("only the last epoch", lambda says, labels, taught: misled_read(says, labels, taught)[-1],
                "That is the last epoch alone. `says` has a row for each epoch, and each gets its share."),
        Mistake("counted", lambda says, labels, taught: np.sum((says == labels)[:, labels != taught], axis=1),
                "You counted the images. Divide by how many have a false label, or take the mean."),
        Mistake("of the true answers", lambda says, labels, taught: np.sum(
            (says == labels) & (labels != taught), axis=1) / np.sum(says == labels, axis=1),
                "You divided by how many images are read truly. Divide by how many have a *false* label."),
        Mistake("by how many are true", lambda says, labels, taught: np.sum(
            (says == labels) & (labels != taught), axis=1) / np.sum(labels == taught),
                "You divided by how many images have a *true* label. Divide by how many have a false one."),
        Mistake("the best epoch", lambda says, labels, taught: np.max(misled_read(says, labels, taught)),
                "That is the best epoch alone. Asked is a share for every epoch."),
        Mistake("true or as taught", lambda says, labels, taught: np.mean(
            ((says == labels) | (says == taught))[:, labels != taught], axis=1),
                "You counted the false label as well. Asked is how often it says the true digit."),
        Mistake("true and as taught", lambda says, labels, taught: np.mean(
            (says == labels) & (says == taught), axis=1),
                "An answer can be the true digit and the taught label at once only where the label is true. Those "
                "are not asked about: choose the images with `labels != taught`."),
        Mistake("no mean", lambda says, labels, taught: (says == labels)[:, labels != taught],
                "This is True or False for every epoch and image. The mean over the images is missing: "
                "`mean(axis=1)`."),
        Mistake("answers otherwise than taught", lambda says, labels, taught: np.array([
            np.mean((row == labels)[row != taught]) if (row != taught).any() else 0.0 for row in says]),
                "You chose the images whose *answer* is not the taught label. Choose those whose label is false, "
                "`labels != taught`: they are the same in every epoch."),
        Mistake("rows for columns", lambda says, labels, taught: (says == labels)[labels != taught].mean(axis=1),
                "You chose among the rows, which are epochs. The images are the columns: `[:, labels != taught]`."),
    ],
    hints=[
        "Which images have a false label? `labels != taught` says it, with True and False.",
        "`says == labels` compares every row of `says` with the true digits: shape (epochs, n). Keep the columns of "
        "the images with a false label.",
        "`false = labels != taught`, then `return (says == labels)[:, false].mean(axis=1)`.",
    ],
    variants=[with_a_loop, masked],
    remark="The network was never told these digits for these images. Where it says one, it has it from other images.",
)
