"""Which Python can carry the course, where to find one, and how to bring one.

Standard library only and in the syntax of Python 3.6: this runs before it is known whether the Python is new enough.
"""

import glob
import json
import os
import re
import shutil
import sys
import sysconfig

from helpers.files import locked
from tools import installer
from tools.processes import COURSE, STAMP, VENV, VENV_PYTHON, Stop, command, is_writable, last_line, quietly, run, say

# The Pythons of this course, in this one place: requirements.txt, README.md and the tests on GitHub go by it.
OLDEST = (3, 10)
NEWEST_WITH_TENSORFLOW = (3, 13)
NEWEST = (3, 14)  # 3.15: PyYAML and others have no wheels yet
OLDEST_WINDOWS_ARM = (3, 12)  # before that, cffi and PyYAML have no wheels for it
WITHOUT_TENSORFLOW = ("win-arm64", r"macosx-.*-x86_64")  # platforms for which none is published

BROUGHT = "3.13"  # what the course brings
BROUGHT_SIZE = "20 to 40 MB to download, depending on the system"
CHOSEN = "COURSE_PYTHON_CHOSEN"  # set when start.py hands over to another Python, which then does not look for one
HOME = os.path.join(COURSE, "python")

# What another Python is asked before it is trusted; must run in every Python 3.
PROBE = """
import json, sys, sysconfig
print(json.dumps({
    "version": list(sys.version_info[:2]),
    "bits": 64 if sys.maxsize > 2**32 else 32,
    "platform": sysconfig.get_platform(),
    "base": getattr(sys, "_base_executable", None) or sys.executable,
    "packages": sysconfig.get_path("purelib"),
}))
"""


def probe(python):
    """Facts about another Python (see PROBE), or None if it does not run: shims and leftovers often do not."""
    answer = quietly([python, "-I", "-c", PROBE], seconds=60)
    try:
        return json.loads(answer[1]) if answer and answer[0] == 0 else None
    except ValueError:
        return None


def running_python():
    bits = 64 if sys.maxsize > 2**32 else 32
    return {"version": list(sys.version_info[:2]), "bits": bits, "platform": sysconfig.get_platform()}


def suitable(facts):
    """Whether the course can be installed for a Python with these facts, with or without TensorFlow."""
    oldest = OLDEST_WINDOWS_ARM if facts["platform"] == "win-arm64" else OLDEST
    return facts["bits"] == 64 and oldest <= tuple(facts["version"]) <= NEWEST


def carries_everything(facts):
    """Whether it is suitable and TensorFlow is published for it, or for no Python on this kind of computer."""
    nowhere = any(re.match(platform, facts["platform"]) for platform in WITHOUT_TENSORFLOW)
    return suitable(facts) and (nowhere or tuple(facts["version"]) <= NEWEST_WITH_TENSORFLOW)


def better_python():
    """The path of a Python to go on with, or None if the running one is the best that there is.

    Raises Stop if there is none at all that can carry the course.
    """
    mine = running_python()
    if carries_everything(mine) or CHOSEN in os.environ:
        return None
    if os.path.exists(STAMP):
        used = probe(VENV_PYTHON)
        if used and suitable(used):
            return VENV_PYTHON
    say(
        "This is Python {}.{} ({} bits), for which not everything that the course needs is published. "
        "Looking for a better one.".format(*mine["version"], mine["bits"])
    )
    waiting = "Another start is at it. Waiting for it to end."
    found = None
    if is_writable(COURSE):
        with locked(os.path.join(COURSE, "lock"), lambda: say(waiting)):
            found = find_or_fetch()
    if found is None and suitable(mine):
        say(
            "Going on with this Python, without TensorFlow: lesson 09 and a part of 05 do without.\n"
            "To try it again some day, delete the folder .venv first."
        )
    elif found is None:
        raise Stop(
            "The course needs Python {}.{} to {}.{} (64 bits), and none is to be had on this computer.\n"
            "Install one from https://www.python.org/downloads/ ({} is a good choice), then run: {}".format(
                *OLDEST, *NEWEST, BROUGHT, command()
            )
        )
    return found


def find_or_fetch():
    """The path of a Python that carries everything: one that uv finds on this computer, or fetches. None if neither."""
    bootstrap = os.path.join(COURSE, "bootstrap")
    try:
        # Its own pip, since not every Python has one.
        answer = quietly([sys.executable, "-m", "venv", "--clear", bootstrap])
        if answer is None or answer[0] != 0:
            say(last_line(answer))
            return None
        python = os.path.join(bootstrap, os.path.relpath(VENV_PYTHON, VENV))
        environment = dict(installer.variables(python), UV_PYTHON_INSTALL_DIR=HOME)
        uv = installer.uv(python, environment)
        if uv is None:
            return None
        found = _find(uv, environment)
        if found is None:
            say(f"Fetching Python {BROUGHT} into the course folder, for the course alone ({BROUGHT_SIZE}).")
            # 64 bits, whatever those of the running one are.
            wanted = f"cpython-{BROUGHT}-windows-x86_64-none" if sys.maxsize < 2**32 and os.name == "nt" else BROUGHT
            run([uv, "python", "install", wanted, "--no-bin", "--no-registry"], environment)
            found = _find(uv, environment)
        return found
    finally:
        shutil.rmtree(bootstrap, ignore_errors=True)


def _find(uv, environment):
    wanted = ">={}.{},<={}.{}.99".format(*OLDEST, *NEWEST_WITH_TENSORFLOW)
    answer = quietly([uv, "python", "find", "--system", wanted], environment=environment)
    path = answer[1].strip() if answer and answer[0] == 0 else ""
    facts = probe(path) if path else None
    return path if facts and carries_everything(facts) else None


def brought():
    """The path of the Python that was fetched into the course folder, or None."""
    program = "python.exe" if os.name == "nt" else os.path.join("bin", "python" + BROUGHT)
    return next(iter(glob.glob(os.path.join(glob.escape(HOME), f"cpython-{BROUGHT}.*", program))), None)
