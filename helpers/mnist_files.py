"""The four files of MNIST: what they must hold, and what is wrong with one that does not hold it.

The format (IDX) is simple: two zero bytes, a byte for the type (8 = unsigned byte), a byte for the number of
dimensions, each dimension as four bytes with the largest part first, then the values. Lesson 01 reads one by hand.

A file is believed only if the SHA-256 of its decompressed bytes is the published one, so what comes out of `read` is
MNIST and nothing else. Everything after that comparison exists to tell in words what else the file is.
"""

import gzip
import hashlib
import os
import re
import stat
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np


class IdxFile(NamedTuple):
    name: str
    holds: str
    shape: tuple[int, ...]
    sha256: str  # of the decompressed bytes: every compressor packs them differently


FILES = {
    "train_images": IdxFile(
        "train-images-idx3-ubyte", "training images", (60000, 28, 28),
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    "train_labels": IdxFile(
        "train-labels-idx1-ubyte", "training labels", (60000,),
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    "test_images": IdxFile(
        "t10k-images-idx3-ubyte", "test images", (10000, 28, 28),
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    "test_labels": IdxFile(
        "t10k-labels-idx1-ubyte", "test labels", (10000,),
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
}  # fmt: skip


IDX_TYPES = {8: "unsigned bytes", 9: "signed bytes", 11: "int16", 12: "int32", 13: "float32", 14: "float64"}


class MnistFileError(ValueError):
    """A file is not the part of MNIST that its name promises. The message names the file and what is wrong with it."""


def find(folder: Path, key: str) -> Path | None:
    """The file in `folder` that should hold part `key` of MNIST, or None.

    Some mirrors unpack to `train-images.idx3-ubyte`, with a dot; both spellings count, with or without `.gz`.
    A folder of that name is returned only if no file has it, so that the error can speak of it.
    """
    dashed = FILES[key].name
    dotted = dashed.replace("-idx", ".idx")
    there = [path for end in ("", ".gz") for path in (folder / (dashed + end), folder / (dotted + end))
             if os.path.exists(path)]  # fmt: skip
    return next((path for path in there if path.is_file()), there[0] if there else None)


def read(path: Path, key: str) -> np.ndarray:
    """Read and verify one file. Returns a uint8 array of shape (n, 28, 28) or (n,), C-contiguous and read-only.

    Read-only, because it is a view on the very bytes that were verified: no copy is made, and a cell that writes into
    the images by mistake meets an error at once, where it would have spoiled every later cell in silence.

    Raises MnistFileError, whose message names the file and what is wrong with it.
    """
    expected = FILES[key]
    if path.is_dir():
        inside = [name for name in os.listdir(path) if re.match(re.split(r"-idx", expected.name)[0], name)]
        advice = f" It holds {inside[0]}: move that file one level up." if inside else ""
        raise MnistFileError(f"{path} is a folder, not a file.{advice}")
    try:
        content = _content(path, _size(expected.shape))
    except EOFError:
        size = path.stat().st_size
        raise MnistFileError(
            f"{path} is cut off: its compressed data stops after {size:,} bytes, before the end."
        ) from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise MnistFileError(f"{path} is damaged: it cannot be decompressed ({error}).") from None
    except OSError as error:
        if path.is_socket():  # which cannot even be opened
            raise MnistFileError(f"{path} {NOT_ORDINARY}") from error
        raise MnistFileError(f"{path} cannot be read: {_reason(error)}.") from error
    if hashlib.sha256(content).hexdigest() != expected.sha256:
        raise MnistFileError(f"{path} {_what_is_wrong(content, key)}")
    return np.frombuffer(content, np.uint8, offset=len(_header(expected.shape))).reshape(expected.shape)


WAY_OUT = "or remove the environment variable MNIST_DIR: the course then fetches a copy of its own."


def read_folder(folder: Path) -> dict[str, np.ndarray]:
    """Read all four files from a folder that the user named. Raises MnistFileError, saying what to do."""
    shown = str(folder)
    named = f"MNIST_DIR names {shown if shown.isprintable() else repr(shown)}"  # so that a line end in it can be seen
    if not os.path.exists(folder):
        raise MnistFileError(f"{named}, which does not exist. Correct it, {WAY_OUT}")
    if not folder.is_dir():
        raise MnistFileError(f"{named}, which is a file. Name the folder that holds the four files, {WAY_OUT}")
    try:
        inside = sorted(os.listdir(folder))
    except OSError as error:
        raise MnistFileError(f"{named}, which cannot be opened: {_reason(error)}. Allow it, {WAY_OUT}") from error

    paths = {key: path for key in FILES if (path := find(folder, key))}
    missing = [FILES[key].name for key in FILES if key not in paths]
    if missing:
        seen = (", ".join(inside[:8]) + (" ..." if len(inside) > 8 else "")) or "nothing"
        raise MnistFileError(
            f"{named}, but the folder has no {' and no '.join(missing)} (with or without .gz). It holds: {seen}. "
            f"Add what is missing (data/README.md says where to get it), {WAY_OUT}"
        )
    try:
        return {key: read(path, key) for key, path in paths.items()}
    except MnistFileError as error:
        raise MnistFileError(
            f"{error} Put a good copy in its place (data/README.md says where to get one), {WAY_OUT}"
        ) from None


def to_idx(values: np.ndarray) -> bytes:
    """The content of an IDX file that holds `values`, uint8 of any shape: for MNIST, the very bytes of its files.

    Lesson 01 reads what this returns by hand, so that it has a file to open on the subset too.
    """
    if values.dtype != np.uint8:
        raise TypeError(f"values: got {values.dtype}, expected uint8")
    return _header(values.shape) + values.tobytes()


NOT_ORDINARY = "is not an ordinary file, but a pipe, a device or the like."


def _content(path: Path, size: int) -> bytes:
    """What a file holds, decompressed, up to one byte more than the `size` it should have.

    Only an ordinary file is read. A pipe would be waited for, and a device may never end.
    """

    def without_waiting(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))

    with open(path, "rb", opener=without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise MnistFileError(f"{path} {NOT_ORDINARY}")
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        return gzip.GzipFile(fileobj=file).read(size + 1) if packed else file.read(size + 1)


def _size(shape: tuple[int, ...]) -> int:
    return len(_header(shape)) + int(np.prod(shape))


def _header(shape: tuple[int, ...]) -> bytes:
    return bytes([0, 0, 8, len(shape)]) + b"".join(size.to_bytes(4, "big") for size in shape)


def _what_is_wrong(content: bytes, key: str) -> str:
    """What a file holds in place of the expected bytes, as the end of a sentence that starts with its name."""
    _, holds, shape, _ = FILES[key]
    start = content[:200]
    if not content:
        return "is empty (0 bytes)."
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return "is a web page, not data: what was saved is probably an error page or the login page of a network."
    if start.startswith(b"PK\x03\x04"):
        kind = "a NumPy archive (.npz)" if b".npy" in start else "a ZIP archive"
        return f"is {kind}, not an IDX file."
    if start.startswith(b"\x93NUMPY"):
        return "is a NumPy array (.npy), not an IDX file."
    if re.match(rb"\x80[\x02-\x05]", start) or b"cnumpy" in start:
        return "is a Python pickle, not an IDX file. It was not opened: a pickle may run any code."
    if start.startswith(b"\x1f\x8b"):
        return "was compressed twice. Decompress it once."

    if not re.match(rb"\0\0[\x08\x09\x0b-\x0e][^\0]", start):
        expected = _header(shape)[:4].hex(" ")
        return f"is not an IDX file: it starts with the bytes {start[:4].hex(' ')}, not with {expected}."
    found = tuple(int.from_bytes(content[at : at + 4], "big") for at in range(4, 4 + 4 * content[3], 4))
    if len(content) < len(_header(found)):
        return f"is cut off after {len(content)} bytes."
    if content[2] != 8 or found != shape:
        known = {(8, *file.shape): f"MNIST's {file.holds}" for file in FILES.values()}
        known[12, found[0], 8] = "QMNIST's labels"
        this = (content[2], *found)
        like = f", as {known[this]} are" if this in known else ""
        return (
            f"is an IDX file of {IDX_TYPES[content[2]]}, shape {_times(found)}{like}; expected MNIST's {holds}: "
            f"unsigned bytes, shape {_times(shape)}."
        )
    whole = _size(shape)
    if len(content) < whole:
        return f"is cut off: it has {len(content):,} of {whole:,} bytes."
    if len(content) > whole:
        return f"is too long: it has more than the {whole:,} bytes that belong there."
    return (
        f"has the shape of MNIST's {holds} but other values: it belongs to another data set (Fashion-MNIST and others "
        "use the same names), or was changed."
    )


def _times(shape) -> str:
    return " x ".join(f"{size:,}" for size in shape)


def _reason(error: OSError) -> str:
    return "permission denied" if isinstance(error, PermissionError) else (error.strerror or str(error)).lower()
