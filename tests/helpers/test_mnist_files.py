"""A folder that the user names: every way in which its files can be wrong. helpers/mnist_files.py"""

import gzip
import hashlib
import os
import pickle
import socket
import tracemalloc
from io import BytesIO

import numpy as np
import pytest

from helpers import mnist_files
from helpers.data import load_mnist
from helpers.mnist_files import FILES, MnistFileError


@pytest.fixture
def small(monkeypatch, tmp_path):
    """A stand-in for MNIST, 60 + 10 images, in a folder named by MNIST_DIR. Returns folder and contents by key."""
    random = np.random.default_rng(0)
    contents = {}
    for key, file in list(FILES.items()):
        shape = (file.shape[0] // 1000, *file.shape[1:])
        values = random.integers(0, 10 if len(shape) == 1 else 256, shape, dtype=np.uint8)
        contents[key] = mnist_files._header(shape) + values.tobytes()
        digest = hashlib.sha256(contents[key]).hexdigest()
        monkeypatch.setitem(FILES, key, file._replace(shape=shape, sha256=digest))
    folder = tmp_path / "Ünsere Daten"
    folder.mkdir()
    for key, content in contents.items():
        (folder / f"{FILES[key].name}.gz").write_bytes(gzip.compress(content))
    monkeypatch.setenv("MNIST_DIR", str(folder))
    return folder, contents


@pytest.mark.parametrize("name", ["{}", "{}.gz"])
@pytest.mark.parametrize("dotted", [False, True])
@pytest.mark.parametrize("compressed", [False, True])
def test_every_usual_name_is_read_whatever_the_compression(small, name, dotted, compressed):
    folder, contents = small
    for file in folder.iterdir():
        file.unlink()
    for key, content in contents.items():
        base = FILES[key].name.replace("-idx", ".idx") if dotted else FILES[key].name
        (folder / name.format(base)).write_bytes(gzip.compress(content) if compressed else content)
    mnist = load_mnist()
    assert mnist.source == "full"
    for key, content in contents.items():
        array = getattr(mnist, key)
        assert array.shape == FILES[key].shape
        assert content.endswith(array.tobytes())


def npz(content):
    file = BytesIO()
    np.savez(file, x_train=np.frombuffer(content, np.uint8))
    return file.getvalue()


def npy(content):
    file = BytesIO()
    np.save(file, np.frombuffer(content, np.uint8))
    return file.getvalue()


HTML = b"\n<!DOCTYPE html>\n<html><head><title>Welcome to SchoolNet</title></head></html>"
SAME_SHAPE = "other values: it belongs to another data set"
BROKEN = {
    "truncated gz": (lambda good: gzip.compress(good)[:-2000], "is cut off: its compressed data stops after"),
    "gz of two bytes": (lambda good: b"\x1f\x8b", "is cut off: its compressed data stops after 2 bytes"),
    "gz with flipped bytes": (lambda good: gzip.compress(good)[:500] + bytes(50) + gzip.compress(good)[550:], "dama"),
    "gz of nonsense": (lambda good: gzip.compress(good)[:10] + b"\xff" * 90, "is damaged: it cannot be decompressed"),
    "gz with a wrong check sum": (lambda good: gzip.compress(good)[:-8] + bytes(8), "is damaged: it cannot be decom"),
    "truncated raw": (lambda good: good[:-2000], r"is cut off: it has 45,056 of 47,056 bytes"),
    "truncated header": (lambda good: good[:9], "is cut off after 9 bytes"),
    "truncated inside gz": (lambda good: gzip.compress(good[:-2000]), r"is cut off: it has 45,056 of 47,056 bytes"),
    "too long": (lambda good: good + b"more", r"is too long: it has more than the 47,056 bytes that belong"),
    "empty": (lambda good: b"", "is empty"),
    "nothing, compressed": (lambda good: gzip.compress(b""), "is empty"),
    "web page": (lambda good: HTML, "is a web page"),
    "web page, compressed": (lambda good: gzip.compress(HTML), "is a web page"),
    "pickle": (lambda good: pickle.dumps(np.frombuffer(good, np.uint8)), "is a Python pickle.*not opened"),
    "pickle, compressed": (lambda good: gzip.compress(pickle.dumps(good)), "is a Python pickle"),
    "old pickle": (lambda good: pickle.dumps(np.frombuffer(good, np.uint8), protocol=0), "is a Python pickle"),
    "npz": (npz, r"is a NumPy archive \(\.npz\)"),
    "npy": (npy, r"is a NumPy array \(\.npy\)"),
    "zip": (lambda good: b"PK\x03\x04" + bytes(300), "is a ZIP archive"),
    "compressed twice": (lambda good: gzip.compress(gzip.compress(good)), "was compressed twice"),
    "picture": (lambda good: b"\x89PNG\r\n\x1a\n" + bytes(99), "is not an IDX file: it starts with the bytes 89 50 4e"),
    "other set, same shape": (lambda good: good[:16] + good[:15:-1], SAME_SHAPE),
    "one pixel changed": (lambda good: good[:-1] + bytes([good[-1] ^ 1]), SAME_SHAPE),
    "other set, other shape": (
        lambda good: mnist_files._header((7, 8, 8)) + bytes(448),
        "IDX file of unsigned bytes, shape 7 x 8 x 8; expected MNIST's training images: unsigned bytes, shape 60 x 28",
    ),
    "one dimension more": (lambda good: mnist_files._header((60, 28, 28, 1)) + good[16:], "60 x 28 x 28 x 1; exp"),
    "float32": (lambda good: b"\0\0\x0d" + good[3:] + bytes(9), "IDX file of float32, shape 60 x 28 x 28; expected"),
    "unknown type": (lambda good: b"\0\0\x07" + good[3:], "not an IDX file: it starts with the bytes 00 00 07 03"),
    "labels of QMNIST": (
        lambda good: b"\0\0\x0c" + mnist_files._header((60, 8))[3:] + bytes(4 * 8 * 60),
        "is an IDX file of int32, shape 60 x 8, as QMNIST's labels are; expected MNIST's training images",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("which", [None, "full"])
def test_a_broken_file_is_named_and_described(small, fault, which, capsys):
    folder, contents = small
    breakage, sentence = BROKEN[fault]
    path = folder / "train-images-idx3-ubyte.gz"
    path.write_bytes(breakage(contents["train_images"]))
    with pytest.raises(MnistFileError, match=sentence) as caught:
        load_mnist(which)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "Put a good copy in its place" in message and "remove the environment variable MNIST_DIR" in message
    assert capsys.readouterr().out == ""  # nothing was switched
    assert path.exists() and len(list(folder.iterdir())) == 4  # the user's folder is left as it is


@pytest.mark.parametrize(
    ("named", "holds"),
    [("train_images", "test_images"), ("train_images", "train_labels"), ("test_labels", "train_labels")],
)
def test_swapped_files_are_told_apart(small, named, holds):
    folder, contents = small
    path = folder / f"{FILES[named].name}.gz"
    path.write_bytes(gzip.compress(contents[holds]))
    sentence = f"as MNIST's {FILES[holds].holds} are; expected MNIST's {FILES[named].holds}"
    with pytest.raises(MnistFileError, match=sentence) as caught:
        load_mnist()
    assert str(path) in str(caught.value)


def test_missing_files_are_listed_with_what_is_there(small):
    folder, _ = small
    (folder / "t10k-images-idx3-ubyte.gz").unlink()
    (folder / "train-labels-idx1-ubyte.gz").rename(folder / "labels.gz")
    with pytest.raises(MnistFileError) as caught:
        load_mnist()
    message = str(caught.value)
    assert "has no train-labels-idx1-ubyte and no t10k-images-idx3-ubyte" in message
    assert "It holds: labels.gz, t10k-labels-idx1-ubyte.gz, train-images-idx3-ubyte.gz." in message
    assert str(folder) in message


def test_an_empty_folder_says_that_it_holds_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DIR", str(tmp_path))
    with pytest.raises(MnistFileError, match="It holds: nothing"):
        load_mnist()


def test_a_folder_in_place_of_a_file(small):
    folder, contents = small
    (folder / "train-images-idx3-ubyte.gz").unlink()
    wrapper = folder / "train-images-idx3-ubyte"  # what unpacking programs like to make
    wrapper.mkdir()
    with pytest.raises(MnistFileError, match="is a folder, not a file"):
        load_mnist()
    (wrapper / "train-images.idx3-ubyte").write_bytes(contents["train_images"])
    with pytest.raises(MnistFileError, match=r"It holds train-images\.idx3-ubyte: move that file one level up"):
        load_mnist()
    (folder / "train-images.idx3-ubyte").write_bytes(contents["train_images"])
    assert load_mnist().source == "full"  # a file beside it counts


def test_mnist_dir_that_is_not_there_or_is_a_file(small, monkeypatch):
    folder, _ = small
    monkeypatch.setenv("MNIST_DIR", str(folder / "nowhere"))
    with pytest.raises(MnistFileError, match=r"MNIST_DIR names .*nowhere, which does not exist"):
        load_mnist()
    file = folder / "train-labels-idx1-ubyte.gz"
    monkeypatch.setenv("MNIST_DIR", str(file))
    with pytest.raises(MnistFileError, match=r"which is a file\. Name the folder"):
        load_mnist()


def test_a_file_that_may_not_be_read(small, monkeypatch):
    def refuse(path, flags):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(mnist_files.os, "open", refuse)  # not chmod: root and Windows read all the same
    with pytest.raises(MnistFileError, match=r"train-images-idx3-ubyte\.gz cannot be read: permission denied"):
        load_mnist()


def test_a_folder_that_may_not_be_opened(small, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(mnist_files.os, "listdir", refuse)
    with pytest.raises(MnistFileError, match="cannot be opened: permission denied"):
        load_mnist()


# ---- what is no file, and what never ends ----


def place(small, key, make):
    """Put something else in the place of a file."""
    path = mnist_files.find(small[0], key)
    path.unlink()
    make(path)
    return path


def listen(path):
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(path.parent)  # the name of a socket must be short
        listener.bind(path.name)


@pytest.mark.skipif(os.name == "nt", reason="a folder holds only files there")
@pytest.mark.parametrize("make", [lambda path: os.mkfifo(path), lambda path: path.symlink_to("/dev/zero"), listen])
def test_what_is_no_file_is_neither_waited_for_nor_read(small, make, monkeypatch):
    monkeypatch.chdir(".")  # comes back here
    path = place(small, "train_labels", make)
    with pytest.raises(MnistFileError, match=rf"{path.name} is not an ordinary file, but a pipe, a device or the like"):
        load_mnist()


@pytest.mark.parametrize("opener", [gzip.open, open])
def test_of_a_file_that_is_too_long_hardly_more_than_its_size_is_read(small, opener):
    def much(path):
        with opener(path, "wb") as file:
            file.write(small[1]["train_labels"])
            for _ in range(100):
                file.write(bytes(10**6))

    place(small, "train_labels", much)
    tracemalloc.start()
    with pytest.raises(MnistFileError, match="is too long: it has more than the 68 bytes that belong there"):
        load_mnist()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2e6, "100 MB were read"


@pytest.mark.parametrize("before", [' "', "\u202a", "\ufeff"])
@pytest.mark.parametrize("after", ["\r", " \r\n", '"\n', "\xa0\u200b"])
def test_what_cannot_be_seen_around_mnist_dir_does_no_harm(small, monkeypatch, before, after):
    monkeypatch.setenv("MNIST_DIR", f"{before}{small[0]}{after}")
    assert load_mnist().source == "full"


@pytest.mark.parametrize(
    ("named", "shown"),
    [("~nobody-of-this-name/digits", "~nobody-of-this-name"), ("/dig\rits", r"'[^']*/dig\\rits'")],
)
def test_a_folder_that_does_not_exist_is_shown_as_it_is(small, monkeypatch, named, shown):
    monkeypatch.setenv("MNIST_DIR", named)
    with pytest.raises(MnistFileError, match=rf"MNIST_DIR names .*{shown}.*, which does not exist"):
        load_mnist()
