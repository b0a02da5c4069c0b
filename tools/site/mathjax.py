"""MathJax, which sets the formulas: one file, fetched from npm's registry once and kept in .course."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
import urllib.request
from pathlib import Path

from helpers.files import write_whole
from tools.site import ROOT

VERSION = "3.2.2"
MEMBER = "package/es5/tex-svg.js"
SHA256 = "d4295dc33744836935c1399feece5159577b34c5c8ffb9f1c6324cd82e03a882"  # of that file
ADDRESS = f"https://registry.npmjs.org/mathjax/-/mathjax-{VERSION}.tgz"


def fetch(folder: Path) -> Path:
    """Put tex-svg.js into `folder`. Raises RuntimeError, with what to do, where it cannot be had or is another file."""
    kept = ROOT / ".course" / "site" / f"tex-svg-{VERSION}.js"
    if not (kept.is_file() and _digest(kept.read_bytes()) == SHA256):
        content = _downloaded()
        if _digest(content) != SHA256:
            raise RuntimeError(f"MathJax {VERSION} came with another content than expected, and was not used.")
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, content)
    return Path(shutil.copy(kept, folder / "tex-svg.js"))


def _downloaded() -> bytes:
    """The file from npm's package: by npm where it is installed, because npm knows this computer's mirror and proxy."""
    try:
        if npm := shutil.which("npm"):
            with tempfile.TemporaryDirectory() as scratch:
                subprocess.run([npm, "pack", f"mathjax@{VERSION}"], cwd=scratch, check=True, capture_output=True,
                               timeout=300)
                packed = next(Path(scratch).glob("*.tgz")).read_bytes()
        else:
            with urllib.request.urlopen(ADDRESS, timeout=60) as answer:
                packed = answer.read()
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            member = archive.extractfile(MEMBER)
            assert member is not None
            return member.read()
    except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError, StopIteration) as problem:
        raise RuntimeError(
            f"MathJax {VERSION}, which sets the formulas, cannot be fetched from npm's registry: {problem}\nConnect to "
            f"the internet, or put its file es5/tex-svg.js here: .course/site/tex-svg-{VERSION}.js") from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
