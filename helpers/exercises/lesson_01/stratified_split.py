"""A stratified split. Many are right; what a wrong one lacks is read off the split itself."""

import numpy as np

from helpers.data import stratified_split
from helpers.exercises.model import Exercise, Mistake


def split_cases():
    random = np.random.default_rng(2)
    uneven = np.repeat(np.arange(10), [60, 90, 50, 70, 40, 30, 80, 60, 50, 70])
    even = np.repeat(np.arange(10), 40)
    return [(random.permutation(even), 0.25, 0), (random.permutation(uneven), 0.2, 3), (even, 0.5, 1)]


def parts_of(result):
    """The two parts as integer arrays, or a sentence that says why they are none."""
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        return "Return two things: the positions of the rest, and the positions that were chosen."
    ragged = "Each of the two parts should be a flat array of positions. `np.concatenate` joins a list of arrays."
    try:
        parts = [np.asarray(part) for part in result]
    except ValueError:
        return ragged
    if any(part.ndim != 1 for part in parts):
        return ragged
    if any(part.dtype == bool for part in parts):
        return "You returned True and False for every label. `np.flatnonzero` turns them into positions."
    if any(part.dtype.kind not in "iu" for part in parts):
        return "Positions are whole numbers; yours are not."
    return parts


def compare_split(result, expected, arguments):
    labels, share = arguments[:2]
    parts = parts_of(result)
    if isinstance(parts, str):
        return parts
    rest, chosen = parts
    together = np.sort(np.concatenate([rest, chosen]))
    if not np.array_equal(together, np.arange(len(labels))):
        if together.size and (together[0] < 0 or together[-1] >= len(labels)):
            return (f"Positions in {len(labels)} labels run from 0 to {len(labels) - 1}; yours run from {together[0]} "
                    f"to {together[-1]}.")
        return False
    counts, got = np.bincount(labels, minlength=10), np.bincount(labels[chosen], minlength=10)
    off = np.abs(got - counts * share)
    if np.any(off > 1):
        worst = off.argmax()
        return (f"With a share of {share:g} you chose {got[worst]} of the {counts[worst]} images of the digit {worst}; "
                f"{counts[worst] * share:.0f} would be that share.")
    return not takes_the_first(result, expected, arguments)


def on_parts(question):
    """A detector that only asks about answers which are two arrays of positions."""
    def detect(result, expected, arguments):
        parts = parts_of(result)
        return not isinstance(parts, str) and bool(question(*parts, *arguments[:2]))
    return detect


@on_parts
def are_labels(rest, chosen, labels, share):
    return np.array_equal(np.sort(np.concatenate([rest, chosen])), np.sort(labels))


def has_repeats(*parts):
    return any(np.unique(part).size < part.size for part in parts)


@on_parts
def repeats(rest, chosen, labels, share):
    return has_repeats(rest, chosen) and not np.array_equal(np.sort(np.concatenate([rest, chosen])), np.sort(labels))


@on_parts
def overlaps(rest, chosen, labels, share):
    return np.intersect1d(rest, chosen).size and not has_repeats(rest, chosen)


@on_parts
def leaves_a_digit_out(rest, chosen, labels, share):
    return has_no(rest, chosen, labels)


def has_no(rest, chosen, labels):
    """Whether just one digit is missing from what was chosen."""
    return (not has_repeats(rest, chosen) and set(range(len(labels))) >= {*rest.tolist(), *chosen.tolist()}
            and len(np.unique(labels[chosen])) == len(np.unique(labels)) - 1)


@on_parts
def loses_some(rest, chosen, labels, share):
    inside = np.concatenate([rest, chosen])
    return (not has_repeats(inside) and inside.size < len(labels) and inside.size
            and inside.min() >= 0 and inside.max() < len(labels) and not has_no(rest, chosen, labels))


def split_without(labels, share, seed):
    rest, chosen = stratified_split(labels, share, seed)
    return rest[labels[rest] != 9], chosen[labels[chosen] != 9]


def is_partition(rest, chosen, labels):
    return np.array_equal(np.sort(np.concatenate([rest, chosen])), np.arange(len(labels)))


@on_parts
def swapped(rest, chosen, labels, share):
    counts = np.bincount(labels)
    return (share != 0.5 and is_partition(rest, chosen, labels)
            and np.all(np.abs(np.bincount(labels[rest], minlength=10) - counts * share) <= 1))


@on_parts
def not_by_class(rest, chosen, labels, share):
    counts = np.bincount(labels)
    return (is_partition(rest, chosen, labels) and not has_no(rest, chosen, labels)
            and abs(len(chosen) - share * len(labels)) <= 10
            and np.ptp(np.bincount(labels[chosen], minlength=10)) > 1
            and np.any(np.abs(np.bincount(labels[chosen], minlength=10) - counts * share) > 1))


@on_parts
def equally_many(rest, chosen, labels, share):
    counts = np.bincount(labels)
    return (is_partition(rest, chosen, labels) and len(chosen) and np.ptp(counts) > 1
            and np.ptp(np.bincount(labels[chosen], minlength=10)) <= 1)


@on_parts
def takes_the_first(rest, chosen, labels, share):
    if not is_partition(rest, chosen, labels):
        return False
    for digit in np.unique(labels):
        members = np.flatnonzero(labels == digit)
        taken = np.intersect1d(members, chosen)
        if not 2 <= len(taken) < len(members) or not (np.array_equal(taken, members[:len(taken)])
                                  or np.array_equal(taken, members[-len(taken):])):
            return False
    return True


def split_with_overlap(labels, share, seed):
    return np.arange(len(labels)), stratified_split(labels, share, seed)[1]


def split_with_loss(labels, share, seed):
    rest, chosen = stratified_split(labels, share, seed)
    return rest[:len(chosen) // 2], chosen


def split_at_random(labels, share, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    count = round(share * len(labels))
    return order[count:], order[:count]


def split_first_of_each(labels, share, seed):
    members = [np.flatnonzero(labels == digit) for digit in range(10)]
    chosen = np.concatenate([positions[:round(share * len(positions))] for positions in members])
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


def split_with_replacement(labels, share, seed):
    random = np.random.default_rng(seed)
    members = [np.flatnonzero(labels == digit) for digit in range(10)]
    chosen = np.concatenate([random.choice(positions, round(share * len(positions))) for positions in members])
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


def split_equally(labels, share, seed):
    random, count = np.random.default_rng(seed), round(share * len(labels) / 10)
    chosen = np.concatenate([random.permutation(np.flatnonzero(labels == digit))[:count] for digit in range(10)])
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


def split_into_lists(labels, share, seed):
    random = np.random.default_rng(seed + 100)
    rest, chosen = [], []
    for digit in range(10):
        members = random.permutation(np.flatnonzero(labels == digit))
        count = int(share * len(members))
        chosen.extend(members[:count].tolist())
        rest.extend(members[count:].tolist())
    return rest, chosen


EXERCISE = Exercise(
    title="A stratified split",
    reference=stratified_split,
    cases=split_cases,
    compare=compare_split,
    mistakes=[
        Mistake("not class by class", split_at_random,
                "You drew from all labels at once, so the digits do not appear in the same shares in both parts. "
                "Draw "
                "from every digit by itself.", detect=not_by_class),
        Mistake("overlap", split_with_overlap,
                "Some positions are in both parts. An image that was trained on must not be used to judge the "
                "network.",
                detect=overlaps),
        Mistake("a digit left out", split_without,
                "Of one digit nothing was chosen at all. Does your loop go through all ten, 0 to 9?",
                detect=leaves_a_digit_out),
        Mistake("some are lost", split_with_loss,
                "Some positions are in neither part. What was not chosen belongs to the rest.", detect=loses_some),
        Mistake("labels for positions", lambda labels, share, seed: tuple(
            labels[part] for part in stratified_split(labels, share, seed)),
                "You returned the labels themselves. Asked for are their *positions*: `np.flatnonzero(labels == "
                "digit)` gives those of one digit.", detect=are_labels),
        Mistake("repeated", split_with_replacement,
                "In one of your parts a position comes more than once. Was it drawn with replacement "
                "(`random.choice` does that, unless `replace=False`)? Or do you count within the digit, where "
                "`np.flatnonzero(labels == digit)` gives positions among all labels?", detect=repeats),
        Mistake("equally many of each", split_equally,
                "You chose equally many images of every digit. There are not equally many to choose from: take the "
                "given share of each digit's own number.", detect=equally_many),
        Mistake("swapped", lambda labels, share, seed: stratified_split(labels, share, seed)[::-1],
                "The two parts are swapped: return the rest first and the chosen share second.", detect=swapped),
        Mistake("the first of each digit", split_first_of_each,
                "You took the same end of every digit's list, whatever the seed. If the file is sorted by "
                "writer, one "
                "part never sees some of the writers: shuffle first.", detect=takes_the_first),
    ],
    hints=[
        "`np.flatnonzero(labels == 3)` gives the positions of all threes. Do the same for every digit.",
        "Shuffle each digit's positions with `np.random.default_rng(seed).permutation`, and cut off the first "
        "share.",
        "Collect what you cut off in `chosen` and what remains in `rest`; join each with `np.concatenate`.",
    ],
    variants=[split_into_lists],
    remark="`helpers.data.stratified_split` does the same.",
)
