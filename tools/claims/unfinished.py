"""The results of a run of `start.py claims` that is not finished: one small file for each claim, set and seed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from helpers.data import Mnist
from helpers.files import write_whole
from helpers.measured import ROOT
from tools.claims.registry import Claim, Value

FOLDER = ROOT / "data" / "claims_in_progress"


class Results:
    """Measures what is not there yet and stores it, so that a run that was stopped can go on.

    codes: what `code_of` said of each claim, by id, before the run began. A result that other code made counts as not
    there. Several runs may share the folder.
    """

    def __init__(self, codes: dict[str, str], folder: Path = FOLDER):
        self.codes, self.folder = codes, folder
        self.reused = 0

    def get(self, claim: Claim, mnist: Mnist, seed: int) -> dict[str, Value]:
        """What the claim measures on this set with this seed."""
        path, code = self.folder / f"{claim.id}_{mnist.source}_{seed}.json", self.codes[claim.id]
        result = _read(path, code)
        if result is not None:
            self.reused += 1
            return result
        result = claim.measure(mnist, seed)
        self.folder.mkdir(exist_ok=True)
        content = {name: [float(value.number), value.unit] for name, value in result.items()}
        write_whole(path, json.dumps({"code": code, "result": content}))
        return result

    def forget(self, ids: Iterable[str]) -> None:
        """Take these claims' files away: they are measured."""
        for id in ids:
            for path in self.folder.glob(f"{id}_*.json"):
                path.unlink(missing_ok=True)


def _read(path: Path, code: str) -> dict[str, Value] | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["code"] == code:
            return {name: Value(number, unit) for name, (number, unit) in content["result"].items()}
    except (OSError, ValueError, KeyError, TypeError):  # missing, cut off, or of another shape
        pass
    return None
