"""Files out of packages of npm, fetched when something is made with them, without npm itself.

    text = npm.file(*npm.MATHJAX)

A package is pinned in PINNED with its version and the hash that npm publishes; another content is refused. It is
fetched once, and kept in .course/npm/.
"""

import base64
import hashlib
import io
import os
import shutil
import tarfile
import urllib.error
import urllib.request
from pathlib import Path

from helpers.files import write_whole
from tools.processes import COURSE, Stop, quietly, say

FOLDER = Path(COURSE) / "npm"
REGISTRY = "https://registry.npmjs.org/"
# `npm view mathjax@3.2.2 dist.integrity` prints it.
PINNED = {
    # Formulas as SVG; one file holds everything, so that a page asks for nothing.
    ("mathjax", "3.2.2"):
        "sha512-Bt+SSVU8eBG27zChVewOicYs7Xsdt40qm4+UpHyX7k0/O9NliPc+x77k1/FEsPsjKPZGJvtRZM1vO+geW0OhGw==",
    # Python in the browser.
    ("pyodide", "0.27.7"):
        "sha512-RUSVJlhQdfWfgO9hVHCiXoG+nVZQRS5D9FzgpLJ/VcgGBLSAKoPL8kTiOikxbHQm1kRISeWUBdulEgO26qpSRA==",
}
MATHJAX = ("mathjax", "3.2.2", "es5/tex-svg.js")


def file(name: str, version: str, path: str) -> bytes:
    """The content of one file of a package. path: within the package, "es5/tex-svg.js".

    Raises Stop, which says what to do, where the package cannot be fetched or is not the one that is pinned.
    """
    content = package(name, version)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        try:
            member = archive.extractfile(f"package/{path}")
        except KeyError:
            member = None
        if member is None:
            raise ValueError(f"path: got {path!r}, expected a file of {name}@{version}")
        return member.read()


def package(name: str, version: str) -> bytes:
    """A package's archive (.tgz): the kept one, or else fetched and kept. Raises Stop as `file` does."""
    if (name, version) not in PINNED:
        known = ", ".join("@".join(each) for each in PINNED)
        raise ValueError(f"name, version: got {name}@{version}, expected one of tools/npm.py's PINNED: {known}")
    kept = FOLDER / f"{name.replace('/', '-')}-{version}.tgz"
    if kept.is_file() and is_pinned(name, version, kept.read_bytes()):
        return kept.read_bytes()
    content = _fetched(f"{registry()}{name}/-/{name.rpartition('/')[2]}-{version}.tgz")
    if not is_pinned(name, version, content):
        raise Stop(f"npm's {name}@{version} is not what it was: its hash is not the one in tools/npm.py. Nothing was "
                   "kept of it. Does a proxy or a mirror answer in the registry's place?")
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_whole(kept, content)
    return content


def is_pinned(name: str, version: str, content: bytes) -> bool:
    """Whether an archive has the hash that PINNED says."""
    kind, _, expected = PINNED[name, version].partition("-")
    return base64.b64encode(hashlib.new(kind, content).digest()).decode() == expected


def registry() -> str:
    """The registry's address, with a / at its end: as npm is set up, or by its variable, or npm's own."""
    found = os.environ.get("NPM_CONFIG_REGISTRY") or ""
    npm = shutil.which("npm")
    if not found and npm:
        answer = quietly([npm, "config", "get", "registry"], 20)
        found = answer[1].strip() if answer and answer[0] == 0 else ""
    return (found if found.startswith("http") else REGISTRY).rstrip("/") + "/"


def _fetched(address: str) -> bytes:
    say(f"{address.rpartition('/')[2]} is fetched, once.")
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.read()
    except (urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise Stop(f"{address} does not come: {reason}. Is there a network? A mirror: set NPM_CONFIG_REGISTRY to its "
                   "address. A proxy: set HTTPS_PROXY.") from None
