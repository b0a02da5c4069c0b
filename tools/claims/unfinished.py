"""The results of a run of `start.py claims` that is not finished: one small file for each claim, set and seed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from helpers.data import Mnist
from tools.claims.registry import Claim, Value

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "claims_in_progress"


class Results:
    """Measures what is not there yet and keeps it, so that a run that was stopped can go on.

    A result that other code made (helpers or claims have changed since, or NumPy's version) counts as not there.
    """

    def __init__(self, folder: Path = FOLDER):
        self.folder = folder
        self.code = _code()
        self.count = sum(1 for path in folder.glob("*.json") if self._read(path) is not None)

    def get(self, claim: Claim, mnist: Mnist, seed: int) -> dict[str, Value]:
        """What the claim measures on this set with this seed."""
        path = self.folder / f"{claim.id}_{mnist.source}_{seed}.json"
        result = self._read(path)
        if result is None:
            result = claim.measure(mnist, seed)
            self.folder.mkdir(exist_ok=True)
            content = {name: [float(value.number), value.unit] for name, value in result.items()}
            new = path.with_suffix(f".{os.getpid()}.new")
            new.write_text(json.dumps({"code": self.code, "result": content}), encoding="utf-8")
            os.replace(new, path)
        return result

    def forget(self, ids: Iterable[str]) -> None:
        """The run is finished: take these claims' files away, and the folder with the last of them."""
        for id in ids:
            for path in self.folder.glob(f"{id}_*.json"):
                path.unlink(missing_ok=True)
        if self.folder.exists() and not any(self.folder.iterdir()):
            self.folder.rmdir()

    def _read(self, path: Path) -> dict[str, Value] | None:
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["code"] == self.code:
                return {name: Value(number, unit) for name, (number, unit) in content["result"].items()}
        except (OSError, ValueError, KeyError, TypeError):  # missing, cut off, or of another shape
            pass
        return None


def _code() -> str:
    """Twelve hex digits that change when the helpers, the claims or NumPy do."""
    files = sorted([*(ROOT / "helpers").rglob("*.py"), *(ROOT / "tools" / "claims").glob("*.py")])
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return hashlib.sha256((np.__version__ + text).encode()).hexdigest()[:12]
