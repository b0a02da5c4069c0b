"""The learner's own digits: plain picture files in my_work/digits, one for each digit, and nobody else's business.

A file is named by its digit first, such as 7_001.png. What the drawing pad keeps is dark ink on white paper, as it was
drawn. A photograph that is put there under such a name counts as well.

The environment variable COURSE_DIGITS names another folder; with "off" nothing is written, and what is kept lasts as
long as the kernel.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from helpers.files import folder_named, write_whole
from helpers.photo import read_photo
from helpers.preparation import prepare
from helpers.validation import checked_array, checked_number

ROOT = Path(__file__).resolve().parents[1]
FOLDER: Path | None  # where digits are kept: read anew each time, see __getattr__
MARK = "digits-course-pad"  # stands in the files that the pad has written: those are no photographs
NAME = re.compile(r"([0-9])_.*\.(png|jpg|jpeg|webp|bmp)", re.IGNORECASE)

_in_this_kernel: list[tuple[np.ndarray, int]] = []


class OwnDigits(NamedTuple):
    """Drawings of digits, as they were drawn and as a network gets them.

    drawings: a list of uint8 (height, width), 0 = paper, 255 = full ink. images: uint8 (n, 28, 28), the same after
    `helpers.preparation.prepare`. labels: integers, (n,). files: the name of each, "" without a file. problems: a
    sentence for each file that could not be read, which names it.
    """

    drawings: list[np.ndarray]
    images: np.ndarray
    labels: np.ndarray
    files: list[str]
    problems: list[str]


def __getattr__(name: str):
    if name == "FOLDER":
        return digits_folder()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def digits_folder() -> Path | None:
    """The folder that digits are kept in; None where nothing is to be written."""
    setting = os.environ.get("COURSE_DIGITS", "")
    if setting.strip().lower() == "off":
        return None
    named = folder_named(setting)
    if named:
        return Path(named)
    # Installed without the course around it, the package has no folder for a learner's work.
    return ROOT / "my_work" / "digits" if (ROOT / "notebooks").is_dir() else None


def keep(drawing: np.ndarray, label: int) -> Path | None:
    """Write a drawing as the next file of its digit, such as 7_003.png. Returns its path, None where none is written.

    drawing: uint8 (height, width), 0 = paper, 255 = full ink. label: 0 to 9. No file is ever replaced. Raises TypeError
    or ValueError before anything is written, OSError where the folder cannot be written to.
    """
    ink = checked_array("drawing", drawing, "buif", "uint8 pixels, (height, width)")
    if ink.dtype != np.uint8:
        raise TypeError(f"drawing: got an array of {ink.dtype}, expected uint8, 0 = paper and 255 = full ink")
    if ink.ndim != 2 or ink.size == 0:
        raise ValueError(f"drawing: got the shape {ink.shape}, expected (height, width)")
    if not ink.any() or ink.min() == ink.max():
        raise ValueError(f"drawing: got no ink (every pixel is {ink.flat[0]}), expected some")
    label = checked_number("label", label, whole=True, at_least=0, below=10)
    place = digits_folder()
    if place is None:
        _in_this_kernel.append((ink.copy(), label))
        return None
    place.mkdir(parents=True, exist_ok=True)
    file = io.BytesIO()
    mark = PngInfo()
    mark.add_text(MARK, "as it was drawn")
    Image.fromarray(255 - ink).save(file, format="png", optimize=True, pnginfo=mark)
    path = _taken_name(place, label)
    try:
        write_whole(path, file.getvalue())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def load(folder: str | os.PathLike | None = None) -> OwnDigits:
    """All digits that are kept, in the order of their names; none where there is no such folder.

    folder: another one than the learner's own. A file of another name is passed over, one that cannot be read is named
    in `problems`.
    """
    place = digits_folder() if folder is None else Path(folder)
    drawings, labels, files, problems = [], [], [], []
    if place is None:
        for drawing, label in _in_this_kernel:
            drawings.append(drawing)
            labels.append(label)
            files.append("")
    elif place.is_dir():
        for path in sorted(place.iterdir()):
            match = NAME.fullmatch(path.name)
            if not match or not path.is_file():
                continue
            try:
                drawings.append(_drawing(path))
            except (OSError, ValueError) as problem:
                words = str(problem).replace(str(path), path.name)  # where the folder is, the learner knows
                problems.append(words if path.name in words else f"{path.name}: {words}")
                continue
            labels.append(int(match[1]))
            files.append(path.name)
    return OwnDigits(drawings, prepared(drawings), np.array(labels, dtype=int), files, problems)


def prepared(drawings: list[np.ndarray]) -> np.ndarray:
    """Drawings as MNIST images, uint8 (n, 28, 28)."""
    return np.array([prepare(drawing) for drawing in drawings], dtype=np.uint8).reshape(-1, 28, 28)


def digits_or_samples(at_least: int = 1) -> tuple[OwnDigits, bool]:
    """The learner's digits and True; with fewer than `at_least`, the course's forty sample drawings and False."""
    own = load()
    if len(own.labels) >= checked_number("at_least", at_least, whole=True, at_least=1):
        return own, True
    from helpers.strokes import samples

    drawings, labels = samples()
    return OwnDigits(list(drawings), prepared(drawings), np.asarray(labels, dtype=int), [""] * len(labels),
                     own.problems), False


def _drawing(path: Path) -> np.ndarray:
    """What `keep` wrote as it was drawn, anything else as a photograph."""
    # What cannot be opened so, read_photo says why.
    not_ours = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
    with contextlib.suppress(*not_ours), Image.open(path, formats=["PNG"]) as image:
        if image.info.get(MARK) and image.mode == "L" and max(image.size) <= 1000:
            return 255 - np.asarray(image)
    return read_photo(path)


def _taken_name(place: Path, label: int) -> Path:
    """The path of the digit's next file, which is there now, and empty: of two kernels, each gets its own."""
    used = [int(match[1]) for path in place.iterdir() if (match := re.match(rf"{label}_(\d+)\.", path.name))]
    for number in itertools.count(max(used, default=0) + 1):
        path = place / f"{label}_{number:03d}.png"
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL))
            return path
    raise AssertionError("counting never ends")
