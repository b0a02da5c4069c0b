"""Running other programs, and talking to the user, for start.py.

Standard library only and in the syntax of Python 3.6: this runs before it is known whether the Python is new enough.
"""

import os
import re
import shutil
import signal
import stat
import subprocess
import tempfile

from helpers.files import folder_named

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "course.json")  # is there when .venv is complete
COURSE = os.path.join(ROOT, ".course")  # what the tools keep: settings, caches, uv, a Python of the course's own

# Set for some other project, these make a healthy environment fail: programs are to find what the course installed.
FOREIGN = re.compile(
    r"(PYTHON|__PYVENV|JUPYTER_|JUPYTERLAB_|IPYTHON|PIP_|UV_|PYTEST_|MPLBACKEND$|MPLCONFIGDIR$|MATPLOTLIBRC$"
    r"|KERAS_BACKEND$|TF_USE_LEGACY_KERAS$)"
)
# Of those, what says how packages are reached from here (a mirror, a proxy, certificates), and how a page is protected.
KEPT = re.compile(
    r"(PIP|UV)_\w*(INDEX|FIND_LINKS|CERT|TLS|HOST|PROXY|TIMEOUT|RETRIES|CACHE_DIR|KEYRING|MIRROR|JSON_URL|OFFLINE)"
    r"|JUPYTER_TOKEN$"
)

# Several processes with a matrix library of many threads each would only wait for one another.
ONE_THREAD = {
    name: "1" for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
}
# A lock stays locked until the programs that were started under it have ended as well (see helpers.files.locked).
INHERITING = {} if os.name == "nt" else {"close_fds": False}


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


def is_writable(folder):
    """Whether files can be made in a folder. (os.access says yes on a disk that is mounted read-only.)"""
    try:
        os.makedirs(folder, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def private_folder():
    """A folder for what the tools keep where the course folder cannot be written: nobody else can put files there."""
    home = re.sub(r"\W+", "-", os.path.expanduser("~"))
    folder = os.path.join(tempfile.gettempdir(), "digits-course-" + home)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        found = os.lstat(folder)
        theirs = os.name != "nt" and (found.st_uid != os.geteuid() or found.st_mode & 0o077)
        if theirs or not stat.S_ISDIR(found.st_mode):
            return tempfile.mkdtemp(prefix="digits-course-")
    return folder


def course_environment(inherited):
    """The environment variables for everything that runs inside .venv."""
    environment = {name: value for name, value in inherited.items() if not FOREIGN.match(name) or KEPT.match(name)}
    environment["VIRTUAL_ENV"] = VENV
    environment["PATH"] = os.path.dirname(VENV_PYTHON) + os.pathsep + inherited.get("PATH", "")
    # Kernels and tests run in other folders than the user stands in.
    named = folder_named(inherited.get("MNIST_DIR", ""))
    if named:
        environment["MNIST_DIR"] = named
    environment["PYTHONUTF8"] = "1"
    environment["PIP_USER"] = "0"
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    # Otherwise a kernel called "python3" in the user's home folder is taken instead of ours, settings of other
    # installations reach JupyterLab, and a home folder that cannot be written stops it.
    environment["JUPYTER_PREFER_ENV_PATH"] = "1"
    environment["JUPYTER_CONFIG_PATH"] = os.path.join(ROOT, "tools", "jupyter")
    kept = COURSE
    if not is_writable(COURSE):
        kept = private_folder()
    for name, folder in [
        ("JUPYTER_CONFIG_DIR", "jupyter"),
        ("JUPYTER_DATA_DIR", "jupyter"),
        ("IPYTHONDIR", "ipython"),
        ("MPLCONFIGDIR", "matplotlib"),
        ("KERAS_HOME", "keras"),
    ]:
        environment[name] = os.path.join(kept, folder)
    return environment


def run(words, environment=None):
    """Run a program in the course folder, in full view, and return its exit code.

    Ctrl-C reaches the program too, and a request to end (SIGTERM) is handed on. It ends in its own way (JupyterLab asks
    first), and only then does the KeyboardInterrupt go on here.
    """
    process = subprocess.Popen(words, cwd=ROOT, env=environment or course_environment(os.environ), **INHERITING)
    interrupted = False

    def end(number, frame):
        nonlocal interrupted
        interrupted = True
        process.terminate()

    before = signal.signal(signal.SIGTERM, end)
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


def quietly(words, seconds=None, environment=None, show=False):
    """Run a program without showing what it prints; with `show`, without showing its errors.

    Returns (exit code, output, errors), or None if it cannot be run or takes too long.
    """
    try:
        done = subprocess.run(
            words,
            cwd=ROOT,
            env=environment or course_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=None if show else subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=seconds,
            **INHERITING,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode, (done.stdout or b"").decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def last_line(answer):
    """The last line that a quiet program wrote, errors first: a tool's own reason."""
    if answer is None:
        return "it does not start"
    lines = [line.strip() for text in (answer[1], answer[2]) for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"
