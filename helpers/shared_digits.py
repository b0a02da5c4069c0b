"""MNIST for a whole class: on a machine with many learners, its images lie in memory once, and not once for each.

    python -m helpers.shared_digits /srv/digits       unpack MNIST into a folder (0.3 GB), once
    MNIST_DIR=/srv/digits                             for every learner's kernel
    use()                                             at its start: deploy/jupyter/kernels/python3/kernel.json does it

`load_mnist` and `normalize` then map the files of that folder. What a kernel changes becomes its own and stays its own.
"""

import hashlib
import mmap
import sys
from functools import wraps
from pathlib import Path

import numpy as np

from helpers import data, mnist_files
from helpers.data import load_mnist, normalize
from helpers.files import write_whole

NORMALISED = {"train_images": "train-images-float32", "test_images": "t10k-images-float32"}

# By address, shape and strides: images that are mapped, and their normalised copy. They stay, so that no other array
# can ever lie at their address.
_shared: dict[tuple, tuple[np.ndarray, Path]] = {}
_compared: set[Path] = set()


def prepare(folder: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write the four files of MNIST, unpacked, and the normalised images into a folder that all learners can read."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, values in arrays.items():
        write_whole(folder / mnist_files.FILES[key].name, mnist_files.to_idx(values))
    for key, name in NORMALISED.items():
        write_whole(folder / name, normalize(arrays[key]).tobytes())


def use() -> None:
    """From now on, in this process, `load_mnist` and `normalize` take what is shared, where there is such a folder."""
    read_folder = mnist_files.read_folder

    @wraps(normalize)
    def shared(images: np.ndarray) -> np.ndarray:
        copy = normalised(images) if isinstance(images, np.ndarray) else None
        return normalize(images) if copy is None else copy

    mnist_files.read_folder = lambda folder: read(folder) or read_folder(folder)
    data.normalize = shared


def read(folder: Path) -> dict[str, np.ndarray] | None:
    """The four arrays, read-only, verified as `mnist_files.read` does, and mapped; None if the folder was not prepared
    so, or holds something else by now."""
    if not all((folder / name).is_file() for name in NORMALISED.values()):
        return None
    arrays = {}
    for key, expected in mnist_files.FILES.items():
        try:
            with open(folder / expected.name, "rb") as file:
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):  # it is not there, or empty
            return None
        if hashlib.sha256(content).hexdigest() != expected.sha256:
            return None
        start = len(content) - int(np.prod(expected.shape))
        arrays[key] = np.frombuffer(content, np.uint8, offset=start).reshape(expected.shape)
    for key, name in NORMALISED.items():
        _shared[_place(arrays[key])] = arrays[key], folder / name
    return arrays


def normalised(images: np.ndarray) -> np.ndarray | None:
    """The shared normalised copy of images that `read` returned, yours to change; None for all other images."""
    images, path = _shared.get(_place(images), (images, None))
    if path is None:
        return None
    shape = len(images), 784
    try:
        copy = np.memmap(path, np.float32, mode="c", shape=shape).view(np.ndarray)
    except (OSError, ValueError):  # it was taken away, or is too short
        return None
    # Once in a process: compared with what a division gives, so that nothing else is ever taken for it.
    if path not in _compared:
        pieces = [slice(first, first + 1000) for first in range(0, len(images), 1000)]
        if not all(np.array_equal(normalize(images[piece]), copy[piece]) for piece in pieces):
            return None
        _compared.add(path)
    return copy


def _place(images: np.ndarray) -> tuple:
    return images.__array_interface__["data"][0], images.shape, images.strides  # turned over, they are others


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("Name the folder: python -m helpers.shared_digits /srv/digits")
    mnist = load_mnist("full")
    prepare(Path(sys.argv[1]), {key: getattr(mnist, key) for key in mnist_files.FILES})
    print(f"{sys.argv[1]} is ready. Let MNIST_DIR name it where kernels start.")


if __name__ == "__main__":
    main()
