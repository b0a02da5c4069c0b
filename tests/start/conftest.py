"""A small course: the real start.py and its tools, and one package of a few hundred files in place of 150."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools import installer
from tools.processes import ROOT

# start.py with a command that prepares the environment and does nothing else.
READY = """
import sys
sys.path.insert(0, sys.argv[1])
import start
from tools import environment, pythons
environment.ESSENTIALS = "import tiny.module_1"
environment.VENV_GB = 0.1
start.COMMANDS["ready"] = lambda arguments: environment.prepare()
{change}
sys.exit(start.main(["ready"]))
"""


def wheel(folder: Path, version: str) -> None:
    """A package called tiny, as an index would hand it out."""
    info = f"tiny-{version}.dist-info"
    files = {f"tiny/module_{number}.py": "x = 1\n" for number in range(300)} | {
        "tiny/__init__.py": f'__version__ = "{version}"\n',
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"])
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"tiny-{version}-py3-none-any.whl", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


class SmallCourse:
    """A course folder of its own, in a home of its own, whose packages come from a folder and not from a network."""

    def __init__(self, place: Path):
        self.place = place
        self.root = place / "Kurs für Zahlen"
        self.wheels = place / "wheels"
        for name in ("tools", "helpers"):
            (self.root / name).mkdir(parents=True)
            for path in [*Path(ROOT, name).glob("*.py")]:
                shutil.copy(path, self.root / name)
        shutil.copy(Path(ROOT, "start.py"), self.root)
        self.require("1.0")
        self.variables = {
            "HOME": str(place),
            "PATH": os.environ["PATH"],
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_CONFIG_FILE": os.devnull,
        }

    def require(self, version: str) -> None:
        wheel(self.wheels, version)
        (self.root / "requirements.txt").write_text(f"tiny=={version}\n")

    def with_uv(self) -> "SmallCourse":
        """As after uv was fetched. Skips the test where there is none."""
        if not Path(installer.UV).is_dir():
            pytest.skip("uv is not in .course; python3 start.py fetches it")
        shutil.copytree(installer.UV, self.root / ".course" / "uv", symlinks=True)
        return self

    def words(self, change: str = "", python: str = sys.executable) -> list[str]:
        return [python, "-c", READY.format(change=change), str(self.root)]

    def start(self, change: str = "", **variables: str) -> subprocess.CompletedProcess:
        """One start, to its end. `change` is Python that pretends something first."""
        return subprocess.run(
            self.words(change), env=self.variables | variables, cwd=self.place, capture_output=True, text=True
        )

    @property
    def python(self) -> Path:
        return self.root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def version(self) -> str:
        """Which version of tiny the course's Python finds, "" if none."""
        code = "import tiny.module_299; print(tiny.__version__)"
        done = subprocess.run([self.python, "-I", "-c", code], capture_output=True, text=True)
        return done.stdout.strip()


@pytest.fixture
def course(tmp_path) -> SmallCourse:
    return SmallCourse(tmp_path)
