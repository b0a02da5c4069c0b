"""The file that a network is kept in: an .npz of plain arrays, and the settings as JSON. No pickle, either way.

A file may come from anybody. So it is looked at before anything is unpacked, and holds no more than its size on disk.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from itertools import pairwise
from pathlib import Path

import numpy as np

from helpers.files import write_whole

EXPECTED = "a file that Network.save wrote"


def write_network(path: str | os.PathLike, settings: dict, weights: list[np.ndarray], biases: list[np.ndarray]) -> None:
    """Write all of it, or leave the old file as it was.

    settings: what JSON can hold. Raises ValueError for numbers that are not finite, OSError where nothing can be
    written.
    """
    if not all(np.isfinite(array).all() for array in weights + biases):
        raise ValueError("weights: got NaN or infinite numbers, expected finite ones; "
                         "a training with steps that are too large ends like this")
    arrays = {"settings": np.array(json.dumps(settings))}
    arrays |= {f"weights_{n}": array for n, array in enumerate(weights)}
    arrays |= {f"biases_{n}": array for n, array in enumerate(biases)}
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    write_whole(path, content.getvalue())


def read_network(path: str | os.PathLike) -> tuple[dict, list[np.ndarray], list[np.ndarray]]:
    """Settings, weights and biases, as `write_network` was given them.

    Raises FileNotFoundError for a file that is not there, ValueError for one that holds something else.
    """
    path = Path(path)
    if path.exists() and not path.is_file():
        raise ValueError(f"path: got {path}, which is no file, expected {EXPECTED}")
    with open(path, "rb") as file:
        try:
            _refuse_compressed(file)
            with np.load(file, allow_pickle=False) as saved:
                settings = json.loads(str(saved["settings"])) if "settings" in saved else _settings_of_0_1(saved)
                layers = range(len(settings["sizes"]) - 1)
                weights = [saved[f"weights_{n}"] for n in layers]
                biases = [saved[f"biases_{n}"] for n in layers]
        except Exception as problem:  # whatever zipfile, json and NumPy say about bytes that are none of theirs
            raise ValueError(f"path: got {path}, which holds something else, expected {EXPECTED}") from problem
    _check_arrays(path, settings["sizes"], weights, biases)
    return settings, weights, biases


def _settings_of_0_1(saved) -> dict:
    """Version 0.1 of the course kept each setting as an array, and no random numbers."""
    names = ("sizes", "activation", "output", "cost", "init", "seed")
    return {"random": None} | {name: saved[name].tolist() for name in names}


def _refuse_compressed(file) -> None:
    """`save` does not compress. What claims to be larger than its file could fill the memory."""
    with zipfile.ZipFile(file) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > os.fstat(file.fileno()).st_size:
        raise ValueError(f"it unpacks to {size} bytes")
    file.seek(0)


def _check_arrays(path: Path, sizes: list[int], weights: list[np.ndarray], biases: list[np.ndarray]) -> None:
    shapes = [array.shape for array in weights + biases]
    if shapes != [*pairwise(sizes), *((n,) for n in sizes[1:])]:
        raise ValueError(f"path: got arrays of the shapes {shapes} in {path}, expected those of a network {sizes}")
    dtypes = {array.dtype.name for array in weights + biases}
    if len(dtypes) != 1 or not dtypes <= {"float32", "float64"}:
        raise ValueError(f"path: got arrays of {' and '.join(sorted(dtypes))} in {path}, expected float32 or float64")
    if not all(np.isfinite(array).all() for array in weights + biases):
        raise ValueError(f"path: got NaN or infinite numbers in {path}, expected finite weights and biases")
