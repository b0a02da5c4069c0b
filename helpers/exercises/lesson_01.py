"""Lesson 01, data and normalisation: the checks of normalising, one-hot targets and the stratified split."""

import numpy as np

from helpers.data import normalize, one_hot, stratified_split
from helpers.exercises.model import Exercise, Mistake, Option, Quiz

QUIZZES = [
    Quiz(
        id="01.1",
        question="One text says that an MNIST image has \"2,828 dimensions\". You have just read the header. "
                 "How many numbers is one image made of?",
        options=[
            Option("2,828, as the text says", "Look at the header again: the last two numbers are 28 and 28. "
                                              "Somebody wrote "
                   "them side by side and read one large number."),
            Option("784", "Yes: 28 rows of 28 pixels, and 28 · 28 = 784. The \"2,828\" is \"28 28\" with the gap "
                          "lost.", right=True),
            Option("56", "28 + 28 would be right if the image had one row and one column. It has 28 rows *of* 28 "
                         "pixels."),
            Option("28", "That is one row only. How many rows are there?"),
        ],
    ),
    Quiz(
        id="01.2",
        question="Pixels run from 0 (paper) to 255 (full ink). Which share of all pixels is exactly 0?",
        prediction=True,
        options=[Option("About 20 %"), Option("About 50 %"), Option("About 80 %"), Option("Over 99 %")],
    ),
    Quiz(
        id="01.4",
        question="The same network, the same images, the same recipe, once for each scale. Which will learn worst?",
        prediction=True,
        options=[Option("The raw pixels, 0 to 255"), Option("The pixels scaled to 0 to 1"),
                 Option("The standardised pixels, mean 0 and spread 1"), Option("No difference: the pictures are the "
                                                                                "same")],
    ),
    Quiz(
        id="01.5",
        question="People write large and small, left and right on the page. How far is the middle of the ink from "
                 "the middle "
                 "of the image?",
        prediction=True,
        options=[Option("At most half a pixel along each axis"), Option("A few pixels, now and then"),
                 Option("Anywhere: digits touch every edge")],
    ),
    Quiz(
        id="01.7",
        question="A network trained on 1,000 images reads all of these 1,000 correctly. How many of 10,000 new images?",
        prediction=True,
        options=[Option("All of them: it has learnt digits"), Option("About 90 %"), Option("About 50 %"),
                 Option("About 10 %: it has only memorised")],
    ),
    Quiz(
        id="01.9",
        question="Ten images of each digit, 100 in all, and nothing else to learn from. How many new images will it "
                 "read "
                 "correctly?",
        prediction=True,
        options=[Option("About 10 %, as by guessing"), Option("About 40 %"), Option("About 75 %"),
                 Option("About 95 %")],
    ),
]


# ---- 01.3 normalise --------------------------------------------------------------------------------------------------

def _image_cases():
    random = np.random.default_rng(1)
    faint = random.integers(0, 201, (2, 28, 28)).astype(np.uint8)  # nowhere full ink: dividing by the maximum shows
    faint[0, 0, 0], faint[1, 0, 0] = 200, 120
    faint[1] = np.minimum(faint[1], 120)
    ramp = np.zeros((3, 28, 28), np.uint8)
    ramp[0] = np.arange(28)  # differs along rows and columns: a wrong order shows
    ramp[1] = np.arange(28)[:, None] * 9
    ramp[2, 13:15] = 255
    return [(ramp,), (faint,)]


def _flat(images):
    return images.reshape(len(images), -1)


def _by_loop(images):
    rows = []
    for image in images:
        rows.append([pixel / 255 for line in image.tolist() for pixel in line])
    return np.array(rows)


# ---- 01.6 one-hot ----------------------------------------------------------------------------------------------------

def _one_hot_by_loop(labels):
    targets = np.zeros((len(labels), 10))
    for row, label in enumerate(labels):
        targets[row, label] = 1
    return targets


def _marked(labels, columns, shift=0, value=1.0):
    targets = np.zeros((len(labels), columns))
    targets[np.arange(len(labels)), labels + shift] = value
    return targets


def _one_row_for_all(labels):
    targets = np.zeros(10)
    targets[labels] = 1
    return targets


# ---- 01.8 stratified split -------------------------------------------------------------------------------------------

def _split_cases():
    random = np.random.default_rng(2)
    uneven = np.repeat(np.arange(10), [60, 90, 50, 70, 40, 30, 80, 60, 50, 70])
    even = np.repeat(np.arange(10), 40)
    return [(random.permutation(even), 0.25, 0), (random.permutation(uneven), 0.2, 3), (even, 0.5, 1)]


def _parts(result):
    """The two parts as integer arrays, or a sentence that says why they are none."""
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        return "Return two things: the positions of the rest, and the positions that were chosen."
    parts = [np.asarray(part) for part in result]
    if any(part.ndim != 1 for part in parts):
        return "Each of the two parts should be a flat array of positions."
    if any(part.dtype == bool for part in parts):
        return "You returned True and False for every label. `np.flatnonzero` turns them into positions."
    if any(part.dtype.kind not in "iu" for part in parts):
        return "Positions are whole numbers; yours are not."
    return parts


def _compare_split(result, expected, arguments):
    labels, share, _seed = arguments
    parts = _parts(result)
    if isinstance(parts, str):
        return parts
    rest, chosen = parts
    together = np.sort(np.concatenate([rest, chosen]))
    if not np.array_equal(together, np.arange(len(labels))):
        return False
    wanted = np.bincount(labels) * share
    if np.any(np.abs(np.bincount(labels[chosen], minlength=10) - wanted) > 1):
        return False
    return not _takes_the_first(result, expected, arguments)


def _on_parts(question):
    """A detector that only asks about answers which are two arrays of positions."""
    def detect(result, expected, arguments):
        parts = _parts(result)
        return not isinstance(parts, str) and bool(question(*parts, *arguments[:2]))
    return detect


@_on_parts
def _overlaps(rest, chosen, labels, share):
    return np.intersect1d(rest, chosen).size


@_on_parts
def _loses_some(rest, chosen, labels, share):
    inside = np.concatenate([rest, chosen])
    return (not np.intersect1d(rest, chosen).size and inside.size < len(labels) and inside.size
            and inside.min() >= 0 and inside.max() < len(labels))


def _is_partition(rest, chosen, labels):
    return np.array_equal(np.sort(np.concatenate([rest, chosen])), np.arange(len(labels)))


@_on_parts
def _swapped(rest, chosen, labels, share):
    counts = np.bincount(labels)
    return (share != 0.5 and _is_partition(rest, chosen, labels)
            and np.all(np.abs(np.bincount(labels[rest], minlength=10) - counts * share) <= 1))


@_on_parts
def _not_by_class(rest, chosen, labels, share):
    counts = np.bincount(labels)
    return (_is_partition(rest, chosen, labels) and abs(len(chosen) - share * len(labels)) <= 10
            and np.any(np.abs(np.bincount(labels[chosen], minlength=10) - counts * share) > 1))


@_on_parts
def _takes_the_first(rest, chosen, labels, share):
    if not _is_partition(rest, chosen, labels):
        return False
    for digit in np.unique(labels):
        members = np.flatnonzero(labels == digit)
        taken = np.intersect1d(members, chosen)
        if len(taken) < 2 or not (np.array_equal(taken, members[:len(taken)])
                                  or np.array_equal(taken, members[-len(taken):])):
            return False
    return True


def _split_with_overlap(labels, share, seed):
    return np.arange(len(labels)), stratified_split(labels, share, seed)[1]


def _split_with_loss(labels, share, seed):
    rest, chosen = stratified_split(labels, share, seed)
    return rest[:len(chosen) // 2], chosen


def _split_at_random(labels, share, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    count = round(share * len(labels))
    return order[count:], order[:count]


def _split_first_of_each(labels, share, seed):
    members = [np.flatnonzero(labels == digit) for digit in range(10)]
    chosen = np.concatenate([positions[:round(share * len(positions))] for positions in members])
    return np.setdiff1d(np.arange(len(labels)), chosen), chosen


def _split_into_lists(labels, share, seed):
    random = np.random.default_rng(seed + 100)
    rest, chosen = [], []
    for digit in range(10):
        members = random.permutation(np.flatnonzero(labels == digit))
        count = int(share * len(members))
        chosen.extend(members[:count].tolist())
        rest.extend(members[count:].tolist())
    return rest, chosen


EXERCISES = [
    Exercise(
        id="01.3",
        title="Normalise images",
        reference=normalize,
        cases=_image_cases,
        mistakes=[
            Mistake("not scaled", lambda images: _flat(images).astype(float),
                    "The shape is right, but the values still run to 255. What must every pixel be divided by?"),
            Mistake("divided by 256", lambda images: _flat(images) / 256,
                    "Full ink comes out as 0.996. The largest pixel value is 255, not 256: the 256 values start at 0."),
            Mistake("whole-number division", lambda images: _flat(images) // 255,
                    "Nearly everything became 0: `//` drops what is behind the decimal point. Use `/`."),
            Mistake("back to whole numbers", lambda images: _flat(images / 255).round().astype(np.uint8),
                    "Your result holds whole numbers only, so every grey is lost. Keep the fractions that `/` gives."),
            Mistake("not flattened", lambda images: images / 255,
                    "The values are right, but each image is still 28 x 28. The network takes a row of 784: see "
                    "`reshape`."),
            Mistake("transposed", lambda images: (_flat(images) / 255).T,
                    "The values are right, but every image became a column. One image, one row: (n, 784)."),
            Mistake("columns first", lambda images: _flat(images.transpose(0, 2, 1)) / 255,
                    "The pixels are in a different order: you went down the columns. Row after row is what `reshape` "
                    "does by itself."),
            Mistake("each image by its own maximum",
                    lambda images: _flat(images / images.max(axis=(1, 2), keepdims=True)),
                    "You divided every image by its own darkest pixel. A faint digit then looks like a dark one; "
                    "divide all by 255."),
            Mistake("by the largest value that came", lambda images: _flat(images) / images.max(),
                    "You divided by the largest value of this batch. The same image would get other numbers in other "
                    "company; "
                    "255 is the same for all."),
            Mistake("inverted", lambda images: 1 - _flat(images) / 255,
                    "Paper became 1 and ink 0. Here ink is 1: leave out the subtraction."),
        ],
        hints=[
            "Two things change: the scale of the values, and the shape of the array.",
            "The largest pixel is 255 and should become 1. What do you divide by?",
            "`images.reshape(len(images), 784)` lays every image out as a row; divide that by 255.",
        ],
        variants=[_by_loop, lambda images: images.reshape(-1, 784) / 255,
                  lambda images: images.reshape(-1, 784).astype(np.float32) / np.float32(255),
                  lambda images: np.array([image.ravel() for image in images]) * (1 / 255)],
        remark="`helpers.data.normalize` does the same and returns float32, half the memory of float64.",
        may_change_input=False,
    ),
    Exercise(
        id="01.6",
        title="One-hot targets",
        reference=one_hot,
        cases=[(np.array([3, 0, 9]),), (np.array([5, 5, 1, 4, 2]),), (np.array([7], dtype=np.uint8),)],
        mistakes=[
            Mistake("one column too far left", lambda labels: _marked(labels, 10, shift=-1),
                    "Each 1 is one column too far left. Counting starts at 0, so digit 3 belongs into column 3, the "
                    "fourth."),
            Mistake("as many columns as needed", lambda labels: np.eye(int(labels.max()) + 1)[labels],
                    "The number of columns follows the largest label that happens to be there. It should always be "
                    "10."),
            Mistake("columns only for digits that occur", lambda labels: 1.0 * (labels[:, None] == np.unique(labels)),
                    "You made a column for each digit that occurs. A batch without a 9 needs the column of the 9 all "
                    "the same."),
            Mistake("transposed", lambda labels: _marked(labels, 10).T,
                    "Rows and columns are swapped: every image should be a row of ten."),
            Mistake("the label in place of the 1", lambda labels: _marked(labels, 10, value=labels),
                    "The places are right, but you wrote the label itself there. Write 1: digits are names here, not "
                    "amounts."),
            Mistake("eleven columns", lambda labels: _marked(labels, 11),
                    "There is a column too many: 0 to 9 are ten digits."),
            Mistake("one row for all", _one_row_for_all,
                    "All labels were marked in a single row. Each label needs a row of its own."),
        ],
        hints=[
            "Start from zeros: one row for each label, ten columns.",
            "In row i, the column `labels[i]` becomes 1. A loop will do.",
            "Without a loop: `np.eye(10)` is a table whose row k has its 1 in column k. What does "
            "`np.eye(10)[labels]` give?",
        ],
        variants=[_one_hot_by_loop, lambda labels: np.eye(10)[labels], lambda labels: labels[:, None] == np.arange(10)],
    ),
    Exercise(
        id="01.8",
        title="A stratified split",
        reference=stratified_split,
        cases=_split_cases,
        compare=_compare_split,
        mistakes=[
            Mistake("not class by class", _split_at_random,
                    "You drew from all labels at once, so the digits do not appear in the same shares in both parts. "
                    "Draw "
                    "from every digit by itself.", detect=_not_by_class),
            Mistake("overlap", _split_with_overlap,
                    "Some positions are in both parts. An image that was trained on must not be used to judge the "
                    "network.",
                    detect=_overlaps),
            Mistake("some are lost", _split_with_loss,
                    "Some positions are in neither part. What was not chosen belongs to the rest.", detect=_loses_some),
            Mistake("swapped", lambda labels, share, seed: stratified_split(labels, share, seed)[::-1],
                    "The two parts are swapped: return the rest first and the chosen share second.", detect=_swapped),
            Mistake("the first of each digit", _split_first_of_each,
                    "You took the same end of every digit's list, whatever the seed. If the file is sorted by "
                    "writer, one "
                    "part never sees some of the writers: shuffle first.", detect=_takes_the_first),
        ],
        hints=[
            "`np.flatnonzero(labels == 3)` gives the positions of all threes. Do the same for every digit.",
            "Shuffle each digit's positions with `np.random.default_rng(seed).permutation`, and cut off the first "
            "share.",
            "Collect what you cut off in `chosen` and what remains in `rest`; join each with `np.concatenate`.",
        ],
        variants=[_split_into_lists],
        remark="`helpers.data.stratified_split` does the same.",
    ),
]
