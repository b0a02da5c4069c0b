"""Builds the browser tab's part of the web site: JupyterLab as files, the course's wheels, the lessons."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.lite import contents, pyodide, wheels

# JupyterLab's extensions: that of the kernel, and of all that are installed those that widgets need.
KERNEL = "@jupyterlite/pyodide-kernel-extension"
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
# A worker resolves addresses from its own place, extensions/@jupyterlite/pyodide-kernel-extension/static/.
FROM_WORKER = "../../../../"
OWN_WHEELS = "wheels"
SETTINGS = {  # as tools/environment.py has them
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}},
}


def address(path: str) -> str:
    """Where a file opens, as seen from the built folder: address("my_work/04_descent.ipynb") is a lesson's."""
    return f"lab/index.html?path={path}"


# JupyterLite's first page holds settings and one script, which leads to an empty JupyterLab.
TO_LAB = "await import('./config-utils.js');"
TO_BEGINNING = f"location.replace('{address('my_work/00_start.ipynb')}');"


def build(folder: Path, own_pyodide: Path | None = None) -> None:
    """Write the site into `folder`, which is emptied before. About 20 s.

    own_pyodide: a folder that `pyodide.fetch` filled. The site then serves these files itself.
    Raises OSError or subprocess.CalledProcessError if a step fails.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        contents.write(work / "files")
        own = work / OWN_WHEELS
        own.mkdir()
        found = [*wheels.from_pypi(own), wheels.course_wheel(own)]
        (work / "jupyter-lite.json").write_text(json.dumps(
            configuration(found, shell_wheels(), own_pyodide is not None)))
        (work / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": {
            "apps": ["lab"], "contents": [str(work / "files")], "output_dir": str(folder.resolve()),
            "ignore_sys_prefix": ["federated_extensions"], "no_sourcemaps": True, "no_unused_shared_packages": True,
            "federated_extensions": [str(path) for path in (*map(_installed, EXTENSIONS), kernel_aside())]}}))
        subprocess.run([sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", name, "--log-level", "ERROR"],
                       cwd=work, check=True, stdout=subprocess.DEVNULL)
        shutil.copytree(own, folder / OWN_WHEELS)
    shutil.copy(pyodide.LOCK, folder / pyodide.LOCK.name)
    first = (folder / "index.html").read_text(encoding="utf-8")
    if TO_LAB not in first:
        raise OSError("index.html is not as JupyterLite makes it: it would lead to an empty JupyterLab.")
    (folder / "index.html").write_text(first.replace(TO_LAB, TO_BEGINNING), encoding="utf-8")
    if own_pyodide is not None:
        shutil.copytree(own_pyodide, folder / "pyodide")


def shell_wheels() -> list[Path]:
    """The kernel's own wheels, which lie beside its worker."""
    found = sorted((kernel_aside() / "static" / "pypi").glob("*.whl"))
    return [path for path in found if not path.name.startswith("widgetsnbextension")]  # nothing imports that


def configuration(own: list[Path], shell: list[Path], serves_pyodide: bool) -> dict:
    """jupyter-lite.json: where Pyodide comes from, which packages are there from the start, what is kept where."""
    packages = [*pyodide.PACKAGES, *(f"pypi/{path.name}" for path in shell),
                *(f"{FROM_WORKER}{OWN_WHEELS}/{path.name}" for path in own)]
    variables = {"HOME": "/home/pyodide", "COURSE_PROGRESS": "/drive/my_work/.progress.json",
                 "COURSE_DIGITS": "/drive/my_work/digits",
                 "PYTHONSTARTUP": f"{wheels.SITE_PACKAGES}/{wheels.STARTUP_FILE}"}
    settings = {
        "pyodideUrl": "./pyodide/pyodide.js" if serves_pyodide else f"{pyodide.ADDRESS}pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": f"./{pyodide.LOCK.name}", "packages": packages, "env": variables},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": {
        "appName": "How a network learns to read digits", "exposeAppInBrowser": True, "settingsOverrides": SETTINGS,
        "litePluginSettings": {f"{KERNEL}:kernel": settings}}}


def _installed(name: str, prefix: str = sys.prefix) -> Path:
    return Path(prefix, "share", "jupyter", "labextensions", name)


def kernel_aside(prefix: str = sys.prefix) -> Path:
    """Where the kernel's extension lies. If it is among the installed ones, it is moved out of there: an installed
    JupyterLab loads whatever is there, and this one breaks in it, as it needs a part of JupyterLite.
    """
    installed, aside = _installed(KERNEL, prefix), Path(prefix, "share", "jupyter", "lite", KERNEL)
    if installed.exists():
        shutil.rmtree(aside, ignore_errors=True)
        aside.parent.mkdir(parents=True, exist_ok=True)
        installed.rename(aside)
        with contextlib.suppress(OSError):  # another one of the same family is there
            installed.parent.rmdir()
    return aside


def size(folder: Path) -> float:
    """MB of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
