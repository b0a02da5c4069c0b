"""Which exercises and quizzes are done, by name. Kept in a small JSON file beside the learner's own notebooks.

The environment variable COURSE_PROGRESS names another file, or is "off": then nothing is written. Where no file can be
written, or what is named is no file, the count is kept for as long as the kernel runs.
Standard library only: a lesson is given out anew whatever state the installed packages are in.
"""

import contextlib
import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from helpers.files import write_whole
from helpers.old_numbers import OLD_NUMBERS

ROOT = Path(__file__).resolve().parents[1]
VERSION = 2                 # of the file; the first version, without a number of its own, held "04.9" in place of names
LOCK_SECONDS = 2.0          # an abandoned lock is taken over after this long; writing takes milliseconds
CALL = re.compile(r'^[ \t]*(?:check|quiz)\(\s*"(\w+)"', re.MULTILINE)

_written: set[str] = set()      # what the file held when this kernel last saw it: should it be damaged meanwhile
_unwritten: set[str] = set()    # what no file has taken yet


def names_in(code: str) -> list[str]:
    """The exercises and quizzes that a lesson's code calls, in order."""
    return CALL.findall(code)


def mark_done(name: str) -> None:
    """Remember that an exercise was solved or a quiz answered. Never raises."""
    _unwritten.add(name)
    path = _path(ROOT)
    if path is None:
        return
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path):             # two kernels may write at once: read what the other one added, then replace
            known, version = _read(path)
            if not _unwritten <= known or version != VERSION:
                _write(path, known | _unwritten)
            _unwritten.clear()


def done() -> set[str]:
    """The names of everything that is done, in this kernel or in earlier ones."""
    path = _path(ROOT)
    if path is None:
        return set(_unwritten)
    with contextlib.suppress(OSError):
        return _read(path)[0] | _unwritten
    return _written | _unwritten


def forget(names: set[str], root: Path = ROOT) -> bool:
    """Let these count as not done: their lesson begins anew. Returns whether any of them was. Raises OSError."""
    path = _path(root)
    if path is None or not path.exists():
        return False
    with _locked(path):
        known, _ = _read(path)
        if known.isdisjoint(names):
            return False
        _write(path, known - names)
    return True


def _path(root: Path) -> Path | None:
    named = os.environ.get("COURSE_PROGRESS", "")
    if named.lower() == "off":
        return None
    # Installed without the course around it, the package has no folder for a learner's work.
    if not named and not (root / "notebooks").is_dir():
        return None
    try:
        path = Path(named).expanduser() if named else root / "my_work" / ".progress.json"
    except RuntimeError:        # ~somebody who has no home here
        return None
    return None if os.path.exists(path) and not os.path.isfile(path) else path


def _read(path: Path) -> tuple[set[str], int]:
    """The names in the file, and its version. A number that no table knows is kept as it is."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return set(), VERSION
    try:
        content = json.loads(text)
        names, version = content["done"], content.get("version", 1)
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ValueError(f"done: got {names!r:.40}, expected a list of texts")
    except (ValueError, KeyError, TypeError, RecursionError):
        _set_aside(path)
        _unwritten.update(_written)
        return set(), VERSION
    known = {str(OLD_NUMBERS.get(name, name)) for name in names}
    _remember(known)
    return known, version


def _write(path: Path, names: set[str]) -> None:
    write_whole(path, json.dumps({"version": VERSION, "done": sorted(names)}, indent=1) + "\n")
    _remember(names)


def _remember(names: set[str]) -> None:
    _written.clear()
    _written.update(names)


def _set_aside(path: Path) -> None:
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    with contextlib.suppress(OSError):
        os.replace(path, aside)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = path.with_name(path.name + ".lock")
    end = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except OSError as error:
            # Windows says PermissionError while the other one deletes it.
            if not isinstance(error, FileExistsError) and not (isinstance(error, PermissionError) and os.name == "nt"):
                raise
            if time.monotonic() > end:
                break
            time.sleep(0.01)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()
