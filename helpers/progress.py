"""What a learner has done, chosen and written, by name. Kept in a small JSON file beside the learner's own notebooks.

The environment variable COURSE_PROGRESS names another file, or is "off": then nothing is written. Where no file can be
written, or what is named is no file, it is kept for as long as the kernel runs.
Standard library only: a lesson is given out anew whatever state the installed packages are in.
"""

import contextlib
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.files import write_whole
from helpers.old_numbers import OLD_NUMBERS

ROOT = Path(__file__).resolve().parents[1]
# Of the file. The first version, without a number of its own, held "04.9" in place of names; the second no answers.
VERSION = 3
LOCK_SECONDS = 2.0          # an abandoned lock is taken over after this long; writing takes milliseconds
CALL = re.compile(r'^[ \t]*(?:check|quiz)\(\s*"(\w+)"', re.MULTILINE)


@dataclass
class Kept:
    """What the file holds."""

    done: set[str] = field(default_factory=set)
    # By question: "choice", the letter of an option; of a prediction that was measured also "came", the option that
    # came true, and "said", what was chosen when it was first measured.
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)     # what was written to a question without options
    others: dict[str, Any] = field(default_factory=dict)    # what a later version of the course has added

    def joined(self, newer: "Kept") -> "Kept":
        answers = {name: self.answers.get(name, {}) | newer.answers.get(name, {})
                   for name in self.answers.keys() | newer.answers.keys()}
        return Kept(self.done | newer.done, answers, self.words | newer.words, self.others | newer.others)


_written = Kept()           # what the file held when this kernel last saw it: should it be damaged meanwhile
_unwritten = Kept()         # what no file has taken yet


def names_in(code: str) -> list[str]:
    """The exercises and quizzes that a lesson's code calls, in order."""
    return CALL.findall(code)


def mark_done(name: str) -> None:
    """Remember that an exercise was solved or a quiz answered. Never raises."""
    _keep(Kept(done={name}))


def done() -> set[str]:
    """The names of everything that is done, in this kernel or in earlier ones."""
    return _known().done


def choose(name: str, letter: str) -> None:
    """Remember which option of a quiz was chosen. Never raises."""
    _keep(Kept(answers={name: {"choice": letter}}))


def resolve(name: str, letter: str) -> None:
    """Remember which option of a prediction came true. What was chosen when it is first measured is what counts."""
    found = {"came": letter}
    if choice := answer(name).get("choice"):
        found["said"] = answer(name).get("said", choice)
    _keep(Kept(answers={name: found}))


def answer(name: str) -> dict[str, str]:
    """What is known of the answer to a quiz, see `Kept.answers`."""
    return _known().answers.get(name, {})


def score() -> tuple[int, int]:
    """How many of the learner's predictions came true, and how many were measured."""
    said = [found for found in _known().answers.values() if "said" in found and "came" in found]
    return sum(found["said"] == found["came"] for found in said), len(said)


def write(name: str, words: str) -> None:
    """Remember what was written to a question without options. Never raises."""
    _keep(Kept(words={name: words}))


def written(name: str) -> str:
    """What was written to a question without options."""
    return _known().words.get(name, "")


def forget(names: set[str], root: Path = ROOT) -> bool:
    """Let these count as not done and not answered: their lesson begins anew. Returns whether any was. Raises OSError.

    What somebody has written stays.
    """
    path = _path(root)
    if path is None or not path.exists():
        return False
    with _locked(path):
        known, version = _read(path)
        if names.isdisjoint(known.done | known.answers.keys()):
            return False
        answers = {name: found for name, found in known.answers.items() if name not in names}
        _write(path, Kept(known.done - names, answers, known.words, known.others), version)
    return True


def _keep(new: Kept) -> None:
    _replace(_unwritten, _unwritten.joined(new))
    path = _path(ROOT)
    if path is None:
        return
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path):             # two kernels may write at once: read what the other one added, then replace
            known, version = _read(path)
            whole = known.joined(_unwritten)
            if whole != known or version < VERSION:
                _write(path, whole, version)
            _replace(_unwritten, Kept())
    if path == ROOT / "my_work" / ".progress.json":
        from helpers import home  # it imports this module

        home.write()


def _known() -> Kept:
    path = _path(ROOT)
    if path is None:
        return Kept().joined(_unwritten)
    with contextlib.suppress(OSError):
        return _read(path)[0].joined(_unwritten)
    return _written.joined(_unwritten)


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


def _read(path: Path) -> tuple[Kept, int]:
    """What is in the file, and its version. A number that no table knows is kept as it is."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Kept(), VERSION
    try:
        content = json.loads(text)
        names, version = content["done"], content.get("version", 1)
        if not isinstance(names, list):
            raise ValueError(f"done: got {names!r:.40}, expected a list of texts")
        answers = {name: _texts(found) for name, found in content.get("answers", {}).items()}
        others = {name: part for name, part in content.items() if name not in ("version", "done", "answers", "words")}
        known = Kept(set(_texts(dict.fromkeys(names, ""))), answers, _texts(content.get("words", {})), others)
        version = int(version)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        _set_aside(path)
        _replace(_unwritten, _written.joined(_unwritten))
        return Kept(), VERSION
    known.done = {str(OLD_NUMBERS.get(name, name)) for name in known.done}
    _replace(_written, known)
    return known, version


def _texts(found: dict) -> dict[str, str]:
    if not all(isinstance(part, str) for pair in found.items() for part in pair):
        raise ValueError(f"got {found!r:.40}, expected texts")
    return found


def _write(path: Path, kept: Kept, version: int) -> None:
    content = {"version": max(version, VERSION), "done": sorted(kept.done), "answers": kept.answers,
               "words": kept.words, **kept.others}
    content = {name: part for name, part in content.items() if part or name == "done"}
    write_whole(path, json.dumps(content, indent=1, sort_keys=True) + "\n")
    _replace(_written, kept)


def _replace(kept: Kept, newer: Kept) -> None:
    kept.done, kept.answers, kept.words, kept.others = newer.done, newer.answers, newer.words, newer.others


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
