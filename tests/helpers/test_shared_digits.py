"""helpers/shared_digits.py: the digits of a class are MNIST and nothing else, and nobody's change reaches others."""

import hashlib

import numpy as np
import pytest

from helpers import data, mnist_files, shared_digits
from helpers.data import load_mnist, normalize
from helpers.shared_digits import NORMALISED


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A prepared folder, with a few random images in the place of MNIST's 70,000."""
    random, arrays, files = np.random.default_rng(0), {}, {}
    for key, file in mnist_files.FILES.items():
        shape = (1500 if "train" in key else 40, *file.shape[1:])
        arrays[key] = random.integers(0, 256 if "images" in key else 10, shape, dtype=np.uint8)
        digest = hashlib.sha256(mnist_files.to_idx(arrays[key])).hexdigest()
        files[key] = file._replace(shape=shape, sha256=digest)
    monkeypatch.setattr(mnist_files, "FILES", files)
    monkeypatch.setattr(shared_digits, "_shared", {})
    monkeypatch.setattr(shared_digits, "_compared", set())
    shared_digits.prepare(tmp_path, arrays)
    return tmp_path


@pytest.fixture
def mnist(folder, monkeypatch):
    monkeypatch.setenv("MNIST_DIR", str(folder))
    monkeypatch.setattr(mnist_files, "read_folder", mnist_files.read_folder)  # use() is taken back behind each test
    monkeypatch.setattr(data, "normalize", data.normalize)
    shared_digits.use()
    return load_mnist()


def test_what_is_read_is_what_was_prepared(folder, mnist):
    plain = mnist_files.read_folder(folder)
    for key, values in plain.items():
        mapped = getattr(mnist, key)
        assert np.array_equal(mapped, values) and mapped.dtype == values.dtype and type(mapped) is np.ndarray
        assert not mapped.flags.writeable and mapped.flags.c_contiguous


def test_normalised_images_are_the_same_and_each_ones_own(mnist):
    first, second = data.normalize(mnist.train_images), data.normalize(mnist.train_images)
    assert first.base is not None, "it is not mapped"
    assert type(first) is np.ndarray and first.dtype == np.float32 and first.flags.writeable
    assert np.array_equal(first, normalize(mnist.train_images))
    first[:] = 7
    assert np.array_equal(second, normalize(mnist.train_images))
    assert np.array_equal(data.normalize(mnist.train_images), second)


def test_other_images_are_divided(mnist):
    for images in (mnist.train_images[:100], mnist.train_images[::-1], mnist.train_images.copy(),
                   mnist.train_images.transpose(0, 2, 1)):
        assert data.normalize(images).base is None or data.normalize(images).base.dtype == np.float32
        assert np.array_equal(data.normalize(images), normalize(images))
        assert shared_digits.normalised(images) is None


@pytest.mark.parametrize("damage", ["other", "short", "gone"])
def test_a_normalised_file_that_is_damaged_is_not_used(folder, mnist, damage):
    path = folder / NORMALISED["train_images"]
    content = bytearray(path.read_bytes())
    content[-4:] = b"\0\0\0\x40"
    path.unlink()
    if damage != "gone":
        path.write_bytes(content if damage == "other" else content[:1000])
    assert shared_digits.normalised(mnist.train_images) is None
    assert np.array_equal(data.normalize(mnist.train_images), normalize(mnist.train_images))


def test_a_damaged_image_file_is_refused_with_its_name(folder, monkeypatch):
    path = folder / mnist_files.FILES["test_images"].name
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert shared_digits.read(folder) is None
    monkeypatch.setenv("MNIST_DIR", str(folder))
    with pytest.raises(mnist_files.MnistFileError, match=path.name):
        load_mnist()


@pytest.mark.parametrize("missing", ["train-images-float32", "t10k-labels-idx1-ubyte"])
def test_a_folder_that_lacks_something_is_not_a_shared_one(folder, missing):
    (folder / missing).unlink()
    assert shared_digits.read(folder) is None


def test_the_module_names_a_folder_once(monkeypatch):
    monkeypatch.setattr("sys.argv", ["shared_digits"])
    with pytest.raises(SystemExit, match="Name the folder"):
        shared_digits.main()
