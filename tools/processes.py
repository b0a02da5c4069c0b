"""Running other programs, and talking to the user, for start.py.

Standard library only and in the syntax of Python 3.6: this runs before it is known whether the Python is new enough.
"""

import os
import shutil
import signal
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")

# Each of these, set for some other project, makes a healthy environment fail.
HARMFUL = [
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "__PYVENV_LAUNCHER__",
    "PIP_TARGET",
    "PIP_PREFIX",
    "MPLBACKEND",
]

# Several processes with a matrix library of many threads each would only wait for one another.
ONE_THREAD = {
    name: "1" for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
}


class Stop(Exception):
    """Something that the user can put right: the text is all that is shown."""


def say(text):
    # Flushed at once, so that it stands above what another program prints next.
    print(text, flush=True)


def command(words=""):
    """What the user types to run start.py."""
    python = "python3"
    if os.name == "nt":
        python = "py" if shutil.which("py") else "python"
    return f"{python} start.py {words}".strip()


def course_environment(inherited):
    """The environment variables for everything that runs inside .venv."""
    environment = {name: value for name, value in inherited.items() if name not in HARMFUL}
    environment["VIRTUAL_ENV"] = VENV
    environment["PATH"] = os.path.dirname(VENV_PYTHON) + os.pathsep + inherited.get("PATH", "")
    # Kernels and tests run in other folders than the user stands in.
    named = inherited.get("MNIST_DIR", "").strip(' "')
    if named:
        environment["MNIST_DIR"] = os.path.abspath(os.path.expanduser(named))
    environment["PYTHONUTF8"] = "1"
    environment["PIP_USER"] = "0"
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    # Otherwise a kernel called "python3" in the user's home folder is taken instead of ours.
    environment["JUPYTER_PREFER_ENV_PATH"] = "1"
    settings = os.path.join(ROOT, "tools", "jupyter")
    others = inherited.get("JUPYTER_CONFIG_PATH", "")
    environment["JUPYTER_CONFIG_PATH"] = settings + (os.pathsep + others if others else "")
    return environment


def run(words, environment=None):
    """Run a program in the course folder, in full view, and return its exit code.

    Ctrl-C reaches the program too. It ends in its own way (JupyterLab asks first), and only then does the
    KeyboardInterrupt go on here.
    """
    process = subprocess.Popen(words, cwd=ROOT, env=environment or course_environment(os.environ))
    before = signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
    interrupted = False
    try:
        while process.returncode is None:
            try:
                process.wait()
            except KeyboardInterrupt:
                interrupted = True
    finally:
        signal.signal(signal.SIGTERM, before)
    if interrupted:
        raise KeyboardInterrupt
    return process.returncode if process.returncode >= 0 else 128 - process.returncode


def quietly(words, seconds=None):
    """Run a program without showing what it prints.

    Returns (exit code, output, errors), or None if it cannot be run or takes too long.
    """
    try:
        done = subprocess.run(
            words,
            cwd=ROOT,
            env=course_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=seconds,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
