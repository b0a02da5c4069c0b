"""The environment in .venv: create it, install what the course needs, repair, update and move it.

Standard library only: this runs before anything is installed.
"""

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile

from helpers.files import write_whole
from tools.processes import ROOT, VENV, VENV_PYTHON, Stop, command, quietly, run, say
from tools.pythons import probe, suitable

STAMP = os.path.join(VENV, "course.json")
REQUIREMENTS = os.path.join(ROOT, "requirements.txt")

# Measured on Linux (x86-64) with Python 3.11 and 3.13.
VENV_GB = 2.4
DOWNLOAD_GB = 0.6
LONGEST_FILE_NAME = 190  # characters of the longest path below the course folder on Windows, a file of TensorFlow

ESSENTIALS = "import numpy, scipy, matplotlib, sklearn, mlxtend, ipywidgets, ipykernel, jupyterlab, pytest"


def prepare() -> None:
    """Make .venv complete. Nearly always there is nothing to do, and then it takes about 0.1 s.

    The stamp says what was installed completely, and is written last: a start that was cut off leaves none,
    and the next one goes on. Raises Stop if the user has to do something.
    """
    facts = probe(VENV_PYTHON)
    if facts is None or not facts["pip"] or not suitable(facts):
        facts = create_environment()
    known, wanted = read_stamp(), wanted_stamp(facts)
    configure(facts["packages"])
    if known == wanted:
        return
    moved = known is not None and known | {"folder": ROOT} == wanted
    if (moved and refresh_moved(facts["base"])) or install(facts["packages"]):
        write_whole(STAMP, json.dumps(wanted))
    elif known is not None and known.get("python") == facts["version"]:
        say("The course wants newer packages, but pip cannot reach the internet. Going on with those you have.")
    else:
        raise Stop(
            "The course's packages cannot be downloaded: pip does not reach the Python package index (PyPI).\n"
            f"Connect this computer to the internet, then run again: {command()}\nOnly the first start needs it."
        )


def install_group(name: str, size: str) -> None:
    """Install what only one command needs, a dependency group of pyproject.toml. Without it, the command goes on.

    size: a few words about what is to be downloaded.
    """
    answer = quietly([VENV_PYTHON, "-m", "tools.groups", name])
    missing = answer[1].splitlines() if answer else []
    if not missing:
        return
    say(f"Only this command needs {', '.join(missing)}: {size}.")
    if not pip_can_download():
        say("It cannot be downloaded: pip does not reach the Python package index. Going on without.")
    elif run([VENV_PYTHON, "-m", "pip", "install", "--constraint", REQUIREMENTS, *missing]) != 0:
        say("It cannot be installed here; pip's reason is above. Going on without.")


# --- the stamp ---


def requirements_digest(text: str) -> str:
    """A hash that changes with a requirement, and not with comments or line endings."""
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    return hashlib.sha256("\n".join(line for line in lines if line).encode("utf-8")).hexdigest()


def wanted_stamp(facts: dict) -> dict:
    with open(REQUIREMENTS, encoding="utf-8") as file:
        return {"requirements": requirements_digest(file.read()), "python": facts["version"], "folder": ROOT}


def read_stamp() -> dict | None:
    """What was installed completely, or None."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def forget_stamp() -> None:
    if os.path.exists(STAMP):
        os.remove(STAMP)


def write_if_changed(path: str, text: str) -> None:
    """Write a small file, unless it says so already: a prepared course folder may be read-only."""
    try:
        with open(path, encoding="utf-8") as file:
            if file.read() == text:
                return
    except (OSError, ValueError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
    write_whole(path, text)


# --- the steps ---


def create_environment() -> dict:
    """Make an empty .venv with the running Python. Returns the facts about its Python."""
    free = shutil.disk_usage(ROOT).free / 1e9
    say(
        f"The course installs its packages into the folder .venv, once. It downloads about {DOWNLOAD_GB} GB and needs\n"
        f"about {VENV_GB + DOWNLOAD_GB:.0f} GB of disk: {VENV_GB} in .venv, the rest in pip's cache "
        f"({free:.1f} GB are free). That takes a few minutes.\nIf it is cut off, the same command goes on."
    )
    if free < VENV_GB:
        raise Stop(f"There is too little free disk for {VENV}. Make room, then run again: {command()}")
    if os.name == "nt" and len(ROOT) + LONGEST_FILE_NAME > 259:
        say("The path of this folder is long. If Windows refuses a file name, move the course to, say, C:\\course.")
    # The base: with a virtual environment active, a new one must not be built on top of that.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if run([python, "-m", "venv", "--clear", VENV]) != 0:
        raise Stop(
            f"Python could not make {VENV}; its reason is above.\n"
            f"On Debian and Ubuntu this helps: sudo apt install python3-venv. Then run again: {command()}"
        )
    facts = probe(VENV_PYTHON)
    if facts is None:
        raise Stop(f"The Python in {VENV} does not start. Delete that folder, then run again: {command()}")
    return facts


def configure(packages: str) -> None:
    """Let .venv find `helpers`, and keep JupyterLab from asking whether it may fetch news."""
    # A .pth file leads to the course folder. Its path is relative: so it survives a move, and is plain ASCII
    # (older Pythons on Windows misread umlauts there).
    write_if_changed(os.path.join(packages, "digits_course.pth"), os.path.relpath(ROOT, packages) + "\n")
    settings = os.path.join(VENV, "share", "jupyter", "lab", "settings", "overrides.json")
    notifications = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    write_if_changed(settings, json.dumps(notifications))


def refresh_moved(base_python: str) -> bool:
    """After the course folder was moved: adjust .venv in place, without a network. False if that is not enough."""
    say("The course folder was moved. Adjusting its environment; this takes a few seconds and needs no network.")
    quietly([base_python, "-m", "venv", "--without-pip", VENV])
    return problem_of_essentials() is None


def install(packages: str) -> bool:
    """Install the locked requirements. Returns False if they cannot be downloaded; then nothing has changed."""
    remove_damaged(packages)
    words = [VENV_PYTHON, "-m", "pip", "install", "--requirement", REQUIREMENTS]
    if not pip_can_download():
        # They may all be there already, or in a folder that pip was set up with.
        answer = quietly([*words, "--no-index"])
        if answer is None or answer[0] != 0:
            return False
    else:
        forget_stamp()  # from here on, what is in .venv may be half of the old and half of the new
        if run(words) != 0:
            raise Stop(
                "The installation did not finish; pip's reason is above. If the network was lost or the disk is full,\n"
                f"put that right. Then run again, and it goes on: {command()}"
            )
    problem = problem_of_essentials()
    if problem:
        raise Stop(f"The packages are installed, but Python cannot use them: {problem}")
    if not os.path.isdir(os.path.join(packages, "tensorflow")):
        say("TensorFlow is not published for this Python on this computer. Lesson 09 and a part of 05 do without.")
    return True


def pip_can_download() -> bool:
    """Ask pip for one small package: this respects every mirror, proxy and certificate that it was set up with."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["-m", "pip", "download", "--no-deps", "--quiet", "--retries", "0", "--timeout", "15", "--dest", folder]
        answer = quietly([VENV_PYTHON, *words, "pooch"])
    return answer is not None and answer[0] == 0


def remove_damaged(packages: str) -> None:
    """Make pip install again what a pip that was cut off left half-written, which it would take for complete."""
    for name in sorted(os.listdir(packages)):
        folder = os.path.join(packages, name)
        if name.startswith("~") or (name.endswith(".dist-info") and not is_complete(packages, folder)):
            shutil.rmtree(folder, ignore_errors=True)


def is_complete(packages: str, dist_info: str) -> bool:
    """Whether every file that a package lists in its RECORD (path,hash,size) is there in full size."""
    try:
        with open(os.path.join(dist_info, "RECORD"), encoding="utf-8") as file:
            entries = re.findall(r'^"?(.+?)"?,[^,]*,(\d+)$', file.read(), re.MULTILINE)
        return all(os.path.getsize(os.path.join(packages, path)) == int(size) for path, size in entries)
    except (OSError, ValueError):
        return False


def problem_of_essentials() -> str | None:
    """None if the main packages can be imported, else the last line of the error."""
    answer = quietly([VENV_PYTHON, "-c", ESSENTIALS])
    if answer is None:
        return "its Python does not start"
    return None if answer[0] == 0 else (answer[2].strip().splitlines() or ["no reason given"])[-1]
