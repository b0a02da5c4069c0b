"""An audit by group."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


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


EXERCISE = Exercise(
    title="An audit by group",
    reference=audit,
    cases=audit_cases,
    mistakes=[
        Mistake("divided by all", within(lambda right, members: (right & members).mean()),
                "You divided by the number of all images. Of a small group even a perfect reading would then be a "
                "small number. Divide by the size of the group."),
        Mistake("counts", within(lambda right, members: (right & members).sum()),
                "These are numbers of images. Groups differ in size, so compare *shares*."),
        Mistake("errors", within(lambda right, members: 1 - right[members].mean()),
                "These are the shares of wrong answers. Asked for is the share of right ones."),
        Mistake("the total", within(lambda right, members: right.mean()),
                "Every group got the accuracy of all images together. Choose the group's own: `right[groups == "
                "name]`."),
        Mistake("share of the errors", within(
            lambda right, members: (~right & members).sum() / (~right).sum()),
                "You found out which share of all errors lies in each group. A large group has many errors, even "
                "if it is read well. How well is each group read?"),
        Mistake("share of the right ones", within(
            lambda right, members: (right & members).sum() / right.sum()),
                "You found out which share of all right answers lies in each group. A large group has many. How "
                "well is each group read?"),
        Mistake("size of the group", within(lambda right, members: members.sum()),
                "You counted the images of each group. How many of them are right, as a share?"),
        Mistake("share of the images", within(lambda right, members: members.mean()),
                "That is each group's share of all images. How well is it read? `right[groups == name].mean()`."),
        Mistake("errors counted", within(lambda right, members: (~right[members]).sum()),
                "You counted the wrong answers. Asked for is the *share* of right ones, in each group."),
        Mistake("difference to the total", within(lambda right, members: right[members].mean() - right.mean()),
                "You took the accuracy of all images off. Asked for is that of each group, as it is."),
        Mistake("the others", within(lambda right, members: right[~members].mean()),
                "You took the images that are *not* in the group. `groups == name` chooses those that are."),
        Mistake("names counted through", lambda labels, guesses, groups: (
            np.arange(len(np.unique(groups))), audit(labels, guesses, groups)[1]),
                "The shares are right. The names are 0, 1, 2, ...: return those that the groups have, "
                "`np.unique(groups)`."),
        Mistake("the first group only", lambda *case: tuple(part[:1] for part in audit(*case)),
                "Only the first group came back. Is `return` inside the loop?"),
        Mistake("by label", by_label,
                "You went by the labels, so this is the accuracy of each *digit*. Go by `groups`."),
        Mistake("by guess", lambda labels, guesses, groups: audit(labels, guesses, guesses),
                "You went by what the network said. Go by `groups`."),
        Mistake("in pairs", in_pairs,
                "You returned pairs of name and share. Return two things: all names, then all shares."),
        Mistake("a dictionary", as_dictionary,
                "Your dictionary has it all. The cells below want two things: all names, then all shares."),
        Mistake("names forgotten", lambda labels, guesses, groups: audit(labels, guesses, groups)[1],
                "The shares are right, but nobody can tell which group each belongs to. Return both: the names of "
                "the groups, then their shares."),
        Mistake("groups that are not there", every_number,
                "You counted the groups up from 0; some of these numbers do not occur. Which groups there are, "
                "`np.unique(groups)` says."),
        Mistake("in order of appearance", as_they_come,
                "The numbers are right, but the groups stand in the order in which they came. Sort them, as "
                "`np.unique` does."),
        Mistake("names as texts", lambda *case: ([str(name) for name in audit(*case)[0]], audit(*case)[1]),
                "The shares are right. The names are texts now: return them as they stand in `groups`, "
                "`np.unique(groups)`."),
        Mistake("the mean as well", lambda *case: (*audit(*case), np.mean(audit(*case)[1])),
                "You returned three things. Two are asked for: the names, and the share of each. A mean of all would "
                "hide what the audit is for."),
        Mistake("for each image", lambda labels, guesses, groups: (
            groups, np.array([(labels == guesses)[groups == name].mean() for name in groups])),
                "You have an entry for each *image*. Go through the groups, each once: `np.unique(groups)`."),
        Mistake("right or wrong, not the share", lambda labels, guesses, groups: (
            np.unique(groups), [(labels == guesses)[groups == name] for name in np.unique(groups)]),
                "For every group you have True or False for each of its images. Their mean is the share."),
    ],
    hints=[
        "`labels == guesses` is True where the answer is right; its mean is the accuracy. You need that mean for "
        "some of the images at a time.",
        "`names = np.unique(groups)` are the groups. For one `name`, `groups == name` chooses its images.",
        "`right[groups == name].mean()` for every name in `names`; return `names` and the list of these means.",
    ],
    variants=[audit_by_counting, audit_by_inverse, lambda *case: np.array(audit(*case)),
              lambda *case: list(audit(*case))],
)
