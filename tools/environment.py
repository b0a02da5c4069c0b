"""The environment in .venv: make it, install what the course needs, update it, and move it with its folder.

Standard library only: this runs before anything is installed.
"""

import contextlib
import hashlib
import itertools
import json
import os
import shutil
import sys
from glob import escape, glob

from helpers.files import locked, write_whole
from helpers.kernel import STARTUP
from tools import installer
from tools.processes import COURSE, ROOT, STAMP, VENV, VENV_PYTHON, Stop, command, is_writable, last_line, quietly, say
from tools.pythons import brought, probe, suitable

MARK = os.path.join(VENV, "made-by-the-course")
REQUIREMENTS = os.path.join(ROOT, "requirements.txt")

# Measured on Linux (x86-64) with Python 3.11 and 3.13.
VENV_GB = 2.4
DOWNLOAD_GB = 0.6
LONGEST_FILE_NAME = 190  # characters of the longest path below the course folder on Windows, a file of TensorFlow

ESSENTIALS = "import numpy, scipy, matplotlib, sklearn, mlxtend, ipywidgets, ipykernel, jupyterlab, pytest"


def prepare() -> None:
    """Make .venv complete. Nearly always there is nothing to do, and then it takes about 0.1 s.

    The stamp in .venv says what was installed completely, and is written last. An environment without one is made
    anew; what was downloaded for it is still in the cache. Raises Stop if the user has to do something.
    """
    if is_ready():
        return
    if not is_writable(ROOT):
        # The stamp names another folder, or an older list of packages: it may do all the same.
        if read_stamp() and problem_of_essentials() is None:
            return
        raise Stop(
            f"The folder {ROOT} cannot be written, and its environment (.venv) is not complete. Copy the folder to a "
            f"place of your own, and run there: {command()}"
        )
    os.makedirs(COURSE, exist_ok=True)
    waiting = "Another start is installing the course's packages into this folder. Waiting for it to end."
    with locked(os.path.join(COURSE, "lock"), lambda: say(waiting)):
        if not is_ready():
            make_ready()


def is_ready() -> bool:
    """Whether .venv holds exactly what is wanted, here."""
    facts, stamp = probe(VENV_PYTHON), read_stamp()
    if not (facts and suitable(facts) and stamp and stamp.items() >= wanted().items()):
        return False
    configure(facts["packages"])
    return True


def make_ready() -> None:
    stamp = read_stamp()
    if stamp is None and os.path.exists(STAMP):  # damaged: what is installed may be all there
        stamp = {"folder": ROOT, "requirements": "unknown"}
    facts = probe(VENV_PYTHON)
    if stamp and (stamp["folder"] != ROOT or facts is None):
        refresh_moved(stamp)
        facts = probe(VENV_PYTHON)
    good = facts is not None and suitable(facts) and problem_of_essentials() is None
    if stamp and good and stamp.get("updating") in (None, packages_digest(facts["packages"])):
        configure(facts["packages"])
        update(stamp, facts)
        return
    facts = create_environment(anew=os.path.lexists(VENV))
    try:
        installed = install()
    except installer.Unreachable as reason:
        todo = "Check the proxy" if "Proxy" in str(reason) else "Connect this computer to the internet"
        raise Stop(
            "The course's packages cannot be downloaded: the Python package index (PyPI) is not reached.\n"
            f"pip's own words: {reason}\n{todo}, then run again: {command()}\nOnly the first start needs it."
        ) from None
    if not installed:
        raise Stop(
            "The installation did not finish; the reason that pip gives is above.\n"
            f"When that is put right, the same command goes on: {command()}"
        )
    write_stamp(facts)
    if not os.path.isdir(os.path.join(facts["packages"], "tensorflow")):
        say("TensorFlow is not published for this Python on this computer. Lesson 09 and a part of 05 do without.")


def repaired() -> bool:
    """Whether .venv had lost packages that its stamp promises, and has them again."""
    problem = problem_of_essentials()
    if problem is None or not is_writable(ROOT):
        return False
    say(f"The environment in .venv is damaged ({problem}).")
    os.remove(STAMP)
    prepare()
    return True


def update(stamp: dict, facts: dict) -> None:
    """Install what has changed in requirements.txt. Without a network, go on with what there is."""
    if stamp["requirements"] != wanted()["requirements"]:
        before = packages_digest(facts["packages"])
        # From here on, what is in .venv may be half of the old and half of the new.
        write_whole(STAMP, json.dumps({**stamp, "updating": before}))
        say("The course wants other packages than it did. Installing them.")
        try:
            installed = install()
        except installer.Unreachable as reason:
            say(f"They cannot be downloaded now ({reason}). Going on with those you have.")
            return
        if not installed:
            if packages_digest(facts["packages"]) == before:
                say("They cannot be installed; the reason is above. Going on with those you have.")
                return
            raise Stop(f"The update did not finish; the reason is above. To go on, run again: {command()}")
    write_stamp(facts)


def install_group(name: str, size: str) -> None:
    """Install what only one command needs, a dependency group of pyproject.toml. Without it, the command goes on.

    size: a few words about what is to be downloaded.
    """
    answer = quietly([VENV_PYTHON, "-m", "tools.groups", name])
    missing = answer[1].splitlines() if answer else []
    if not missing:
        return
    say(f"Only this command needs {', '.join(missing)}: {size}.")
    try:
        if not installer.install(VENV_PYTHON, ["--constraint", REQUIREMENTS, *missing], lambda: True):
            say("It cannot be installed here; the reason is above. Going on without.")
    except installer.Unreachable as reason:
        say(f"It cannot be downloaded: {reason}. Going on without.")


# --- the stamp ---


def requirements_digest(text: str) -> str:
    """A hash that changes with a requirement, and not with comments or line endings."""
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    return hashlib.sha256("\n".join(line for line in lines if line).encode("utf-8")).hexdigest()


def packages_digest(packages: str) -> str:
    """A hash that changes when a package comes, goes or gets another version."""
    names = sorted(name for name in os.listdir(packages) if name.endswith(".dist-info") or name.startswith("~"))
    return hashlib.sha256("\n".join(names).encode("utf-8")).hexdigest()


def wanted() -> dict:
    with open(REQUIREMENTS, encoding="utf-8") as file:
        return {"requirements": requirements_digest(file.read()), "folder": ROOT}


def read_stamp() -> dict | None:
    """What was installed completely, where and with which Python, or None."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
        return stamp if {"folder", "requirements"} <= stamp.keys() else None
    except (OSError, ValueError, AttributeError):
        return None


def write_stamp(facts: dict) -> None:
    # The Python that the course brought moves with its folder, so its path is kept as seen from there.
    base = facts["base"]
    inside = os.path.realpath(base).startswith(os.path.realpath(COURSE) + os.sep)
    write_whole(STAMP, json.dumps({**wanted(), "base": None if inside else base}))


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


def create_environment(anew: bool) -> dict:
    """Make an empty .venv with the running Python. Returns the facts about its Python."""
    free = shutil.disk_usage(ROOT).free / 1e9
    if anew and not is_ours():
        aside = next(name for name in map((VENV + "-{}").format, itertools.count(1)) if not os.path.lexists(name))
        stop_if_anothers()
        os.rename(VENV, aside)
        say(f"There is a .venv that the course did not make. It is called {os.path.basename(aside)} now.")
    elif anew:
        say("The environment in .venv is not complete. It is made anew; what was downloaded before is not lost.")
        clear()
    say(
        f"The course installs its packages into the folder .venv, once. It downloads about {DOWNLOAD_GB} GB and needs\n"
        f"about {VENV_GB + DOWNLOAD_GB:.0f} GB of disk: {VENV_GB} in .venv, the rest in the cache of uv or pip "
        f"({free:.1f} GB are free). That takes a minute\nor a few. If it is cut off, the same command goes on."
    )
    if free < VENV_GB:
        raise Stop(f"There is too little free disk for {VENV}. Make room, then run again: {command()}")
    if os.name == "nt" and len(ROOT) + LONGEST_FILE_NAME > 259:
        say("The path of this folder is long. If Windows refuses a file name, move the course to, say, C:\\course.")
    os.mkdir(VENV)
    write_whole(MARK, "")
    # The base: with a virtual environment active, a new one must not be built on top of that.
    python = getattr(sys, "_base_executable", None) or sys.executable
    answer = quietly([python, "-m", "venv", VENV])
    facts = probe(VENV_PYTHON)
    if answer is None or answer[0] != 0 or facts is None:
        shutil.rmtree(VENV, ignore_errors=True)
        missing = quietly([python, "-c", "import ensurepip"])
        todo = "When that is put right"
        if missing and missing[0]:
            todo = "On Debian and Ubuntu this helps: sudo apt install python3-venv. Then"
        raise Stop(
            f"Python could not make the environment {VENV}.\n"
            f"Its own words: {last_line(answer)}\n{todo}, run again: {command()}"
        )
    configure(facts["packages"])
    return facts


def is_ours() -> bool:
    """Whether what is at .venv bears a sign of the course, or is nothing that anybody would miss."""
    if os.path.islink(VENV) or not os.path.isdir(VENV):
        return os.path.islink(VENV)
    course_file = glob(os.path.join(escape(VENV), "**", "digits_course.pth"), recursive=True)
    return bool(course_file) or os.path.exists(MARK) or os.path.exists(STAMP) or not os.listdir(VENV)


def stop_if_anothers() -> None:
    """Raises Stop if .venv belongs to another user."""
    owner = os.lstat(VENV).st_uid
    if hasattr(os, "geteuid") and owner != os.geteuid():
        raise Stop(
            f"The environment {VENV} belongs to another user. It was not touched.\n"
            f"Copy the course folder without .venv, and run there: {command()}"
        )


def clear() -> None:
    """Delete .venv: the stamp first, so that a start that is cut off here is not taken for complete."""
    stop_if_anothers()
    try:
        if os.path.islink(VENV) or not os.path.isdir(VENV):
            os.remove(VENV)
            return
        with contextlib.suppress(FileNotFoundError):
            os.remove(STAMP)
        shutil.rmtree(VENV)
    except OSError as problem:
        raise Stop(
            f"The unfinished environment {VENV} cannot be deleted: {problem.strerror or problem}.\n"
            f"Close JupyterLab and whatever else uses it, or delete that folder. Then run again: {command()}"
        ) from None


def configure(packages: str) -> None:
    """Let .venv find `helpers`, keep JupyterLab from asking whether it may fetch news, show home.md as a page and
    save what one did with widgets."""
    # A .pth file leads to the course folder. Its path is relative: so it survives a move, and is plain ASCII
    # (older Pythons on Windows misread umlauts there).
    write_if_changed(os.path.join(packages, "digits_course.pth"), os.path.relpath(ROOT, packages) + "\n")
    settings = os.path.join(VENV, "share", "jupyter", "lab", "settings", "overrides.json")
    notifications = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    pages = {"@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}}}
    widgets = {"@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True}}  # see tools/reopened.py
    write_if_changed(settings, json.dumps({**notifications, **pages, **widgets}))
    if is_writable(ROOT):
        startup = os.path.join(COURSE, "ipython", "profile_default", "startup", "course.py")
        write_if_changed(startup, STARTUP)


def refresh_moved(stamp: dict) -> None:
    """After the course folder was moved, or its Python: adjust .venv in place, without a network."""
    what = "Python" if stamp["folder"] == ROOT else "The course folder"
    say(f"{what} was moved. Adjusting the course's environment; this takes a few seconds and needs no network.")
    # Where .venv was made with the Python that the course brought, that has moved as well.
    known = [stamp.get("base"), brought(), (probe(VENV_PYTHON) or {}).get("base")]
    if glob(os.path.join(escape(VENV), "lib", "python{}.{}".format(*sys.version_info))):  # made for such a Python
        known.append(getattr(sys, "_base_executable", None) or sys.executable)
    base = next((path for path in known if path and os.path.exists(path)), None)
    if base and os.name != "nt" and not os.path.islink(VENV):  # a link leads to an environment of somebody else's
        programs = os.path.dirname(VENV_PYTHON)
        for name in os.listdir(programs):
            path = os.path.join(programs, name)
            if name.startswith("python") and os.path.islink(path):
                os.remove(path)  # it leads to where the folder was
    if base and not os.path.islink(VENV):
        quietly([base, "-m", "venv", "--without-pip", VENV])


def install() -> bool:
    """Install the locked requirements. Raises installer.Unreachable; then nothing has changed."""
    return installer.install(VENV_PYTHON, ["--requirement", REQUIREMENTS], lambda: problem_of_essentials() is None)


def problem_of_essentials() -> str | None:
    """None if the main packages can be imported, else the last line of the error."""
    answer = quietly([VENV_PYTHON, "-c", ESSENTIALS])
    return None if answer and answer[0] == 0 else last_line(answer)
