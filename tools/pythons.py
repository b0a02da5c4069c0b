"""Which Python can carry the course, and where to find another one.

Standard library only and in the syntax of Python 3.6: this runs before it is known whether the Python is new enough.
"""

import json
import os
import re
import shutil
import sys
import sysconfig

from tools.processes import VENV_PYTHON, Stop, command, quietly

OLDEST = (3, 10)
OLDEST_WINDOWS_ARM = (3, 12)  # before that, cffi and PyYAML have no wheels for it
NEWEST = (3, 14)  # 3.15: PyYAML and others have no wheels yet
PREFERRED = ("3.13", "3.12", "3.11", "3.10", "3.14")  # TensorFlow has no wheels for the last

# What another Python is asked before it is trusted; must run in every Python 3.
PROBE = """
import importlib.util, json, sys, sysconfig
print(json.dumps({
    "version": list(sys.version_info[:2]),
    "bits": 64 if sys.maxsize > 2**32 else 32,
    "platform": sysconfig.get_platform(),
    "base": getattr(sys, "_base_executable", None) or sys.executable,
    "packages": sysconfig.get_path("purelib"),
    "pip": importlib.util.find_spec("pip") is not None,
}))
"""


def probe(python):
    """Facts about another Python (see PROBE), or None if it does not run: shims and leftovers often do not."""
    answer = quietly([python, "-I", "-c", PROBE], seconds=60)
    try:
        return json.loads(answer[1]) if answer and answer[0] == 0 else None
    except ValueError:
        return None


def suitable(facts):
    """Whether the course can be installed for a Python with these facts."""
    oldest = OLDEST_WINDOWS_ARM if facts["platform"] == "win-arm64" else OLDEST
    return facts["bits"] == 64 and oldest <= tuple(facts["version"]) <= NEWEST


def running_python():
    bits = 64 if sys.maxsize > 2**32 else 32
    return {"version": list(sys.version_info[:2]), "bits": bits, "platform": sysconfig.get_platform()}


def parse_launcher(listing):
    """The paths in what `py -0p` prints on Windows: one Python a line, with its path at the end."""
    return re.findall(r"([A-Za-z]:\\[^*\r\n]*?\.exe)", listing)


def candidates():
    """Other Pythons, best first: the one that .venv was made with, then what is installed."""
    yield VENV_PYTHON
    if os.name == "nt":
        listing = quietly(["py", "-0p"], seconds=60)
        yield from parse_launcher(listing[1]) if listing else []
    # A Mac does not always have these on its PATH.
    places = os.pathsep.join([os.environ.get("PATH", ""), "/opt/homebrew/bin", "/usr/local/bin"])
    for name in ["python" + version for version in PREFERRED] + ["python3", "python"]:
        path = shutil.which(name, path=places)
        if path:
            yield path


def find_another():
    """The path of another Python that can carry the course. Raises Stop if there is none."""
    for path in candidates():
        facts = probe(path)
        if facts and suitable(facts):
            return path
    mine = running_python()
    version, bits = "{}.{}".format(*mine["version"]), mine["bits"]
    oldest, newest = "{}.{}".format(*OLDEST), "{}.{}".format(*NEWEST)
    raise Stop(
        f"The course needs Python {oldest} to {newest} (64 bits). This is Python {version} ({bits} bits), "
        "and no other was found on this computer.\n"
        f"Install one from https://www.python.org/downloads/ (3.13 is a good choice), then run: {command()}"
    )
