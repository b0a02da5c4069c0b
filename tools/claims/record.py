"""data/measured.json: the claims' words, their numbers, and the hash of the code behind these."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from helpers.files import write_whole
from helpers.measured import ROOT
from tools.claims.code import code_of
from tools.claims.registry import CLAIMS, Claim, in_order

FILE = ROOT / "data" / "measured.json"
SETS = ("full", "subset")
PATIENCE = 30.0  # seconds for another run of `claims` to finish its entry, which takes some milliseconds
ABOUT = ("Written by `python3 start.py claims`; nobody edits it by hand. Median, smallest and largest over so "
         "many seeds (0, 1, 2 ...), on the full MNIST and on the subset of 5,000 images; shares are 0 to 1. Under "
         "\"code\" the hash of the code behind the numbers. The lessons take their numbers from here.")


def stale(claim: Claim, entry: dict, source: str) -> bool:
    """Are the claim's numbers on this set missing, or older than the code behind them? entry: what the file holds."""
    return claim.checkable and (source not in entry or entry.get("code", {}).get(source) != code_of(claim))


def stale_ids(file: Path = FILE) -> list[str]:
    """The claims that are older than their code on one of the two sets."""
    claims = _read(file)["claims"]
    return [id for id in in_order(CLAIMS)
            if any(stale(CLAIMS[id], claims.get(id, {}), source) for source in SETS)]


def enter(claim: Claim, source: str, result: dict[str, dict], code: str, file: Path = FILE) -> None:
    """Enter what was measured on one set. The file is whole at any moment, and several runs may enter at once.

    code: what `code_of` said before the measurement began; the files may have changed since.
    """
    with _changed(file) as claims:
        entry = claims.setdefault(claim.id, {})
        entry.setdefault("code", {})[source] = code
        entry[source] = result


def refresh_words(file: Path = FILE) -> None:
    """Copy the words of all claims into the file, and take out claims that are no more."""
    with _changed(file) as claims:
        for id in set(claims) - set(CLAIMS):
            del claims[id]
        for id, claim in CLAIMS.items():
            claims[id] = {**claims.get(id, {}), **claim.words()}


@contextmanager
def _changed(file: Path) -> Iterator[dict]:
    """The claims in the file, to be changed; written at the end unless nothing changed. One process at a time."""
    with _locked(file.with_suffix(".lock")):
        content = _read(file)
        yield content["claims"]
        ordered = {id: {key: content["claims"][id][key] for key in _KEYS if key in content["claims"][id]}
                   for id in in_order(content["claims"])}
        text = json.dumps({"about": ABOUT, "numpy": np.__version__, "claims": ordered}, indent=1, ensure_ascii=False)
        if not file.exists() or file.read_text(encoding="utf-8") != text + "\n":
            write_whole(file, text + "\n")


_KEYS = ("topic", "lesson", "statement", "source", "verdict", "condition", "result", "rule", "code", *SETS)


def _read(file: Path) -> dict:
    if not file.exists():
        return {"claims": {}}
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{file.name}: got no JSON ({error}), expected what `python3 start.py claims` writes. Is a "
                         "merge unfinished?") from error


@contextmanager
def _locked(lock: Path) -> Iterator[None]:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            lock.touch(exist_ok=False)
            break
        except FileExistsError:
            if time.monotonic() > end:
                raise TimeoutError(f"{lock}: got a file that stays, expected another run of `claims` to remove it. "
                                   "If none is running, delete it.") from None
            time.sleep(0.02)
    try:
        yield
    finally:
        lock.unlink()
