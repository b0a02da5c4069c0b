"""Installing packages: with uv, and with pip where uv cannot be had or fails.

Standard library only and in the syntax of Python 3.6: an old Python uses this to fetch a newer one.
"""

import ast
import glob
import os
import re
import shutil
import tempfile

from tools.processes import COURSE, KEPT, course_environment, last_line, quietly, run, say

UV = os.path.join(COURSE, "uv")

# The words of pip and of uv for: nobody could be reached.
UNREACHABLE = re.compile(
    "NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|ConnectionError|"
    "Network is unreachable|name resolution|getaddrinfo failed"
)

# pip's variables, uv's for the same, and what separates several values there.
SAME_FOR_UV = {
    "PIP_INDEX_URL": ("UV_DEFAULT_INDEX", " "),
    "PIP_EXTRA_INDEX_URL": ("UV_INDEX", " "),
    "PIP_FIND_LINKS": ("UV_FIND_LINKS", ","),
    "PIP_TRUSTED_HOST": ("UV_INSECURE_HOST", " "),
    "PIP_CERT": ("SSL_CERT_FILE", " "),
    "PIP_PROXY": ("ALL_PROXY", " "),
    "PIP_DEFAULT_TIMEOUT": ("UV_HTTP_TIMEOUT", " "),
    "PIP_TIMEOUT": ("UV_HTTP_TIMEOUT", " "),
}


class Unreachable(Exception):
    """The package index does not answer. The text is the tool's own last line."""


def variables(python):
    """The environment variables for pip and uv: where packages come from as the user set it, and nothing else.

    `pip config list` knows it all, from files and from variables. What is in the files besides (a `target`, a
    `constraint`) is left out by not reading them again.
    """
    environment = course_environment(os.environ)
    named = os.environ.get("PIP_CONFIG_FILE")
    asking = dict(environment, PIP_CONFIG_FILE=named) if named else environment
    answer = quietly([python, "-m", "pip", "config", "list"], environment=asking)
    lines = answer[1].splitlines() if answer and answer[0] == 0 else []
    for section in ("global", "install", ":env:"):
        for key, value in re.findall(f"(?m)^{section}\\.([\\w-]+)=(.*)$", "\n".join(lines)):
            name = "PIP_" + key.upper().replace("-", "_")
            if KEPT.match(name):
                environment[name] = str(ast.literal_eval(value))
    environment["PIP_CONFIG_FILE"] = os.devnull
    for name, (uvs, separator) in SAME_FOR_UV.items():
        if name in environment:
            environment.setdefault(uvs, separator.join(environment[name].split()))
    environment["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # all indexes count the same, as they do for pip
    environment["UV_PYTHON_DOWNLOADS"] = "manual"
    return environment


def without_socks(environment):
    """pip fails at once with a SOCKS proxy, for which it lacks a package; without it, it may get through."""
    return {
        name: value
        for name, value in environment.items()
        if not (name.lower().endswith("_proxy") and value.lower().startswith("socks"))
    }


def uv(python, environment):
    """The path of uv, or None if it cannot be had. `python` is one that has pip.

    uv is kept in .course, so that it is there when .venv has to be made anew without a network.
    """
    found = _uv_in(UV)
    if found:
        return found
    say("Fetching uv, which installs the packages.")
    aside = UV + ".new"
    shutil.rmtree(aside, ignore_errors=True)
    pip = [python, "-m", "pip", "install", "--retries", "1", "--target", aside, "uv"]
    answer = quietly(pip, environment=without_socks(environment), show=True)
    if answer is None or answer[0] != 0:
        say(f"uv cannot be had: {last_line(answer)}")
        return None
    shutil.rmtree(UV, ignore_errors=True)
    os.rename(aside, UV)
    return _uv_in(UV)


def _uv_in(folder):
    """The uv in a folder that pip installed it into, if it runs."""
    for path in sorted(
        glob.glob(os.path.join(glob.escape(folder), "[Bb]in", "uv*"))
        + glob.glob(os.path.join(glob.escape(folder), "Scripts", "uv*"))
    ):
        if os.path.splitext(os.path.basename(path))[0] == "uv":
            answer = quietly([path, "--version"], seconds=60)
            if answer and answer[0] == 0:
                return path
    return None


def install(python, words, is_done):
    """Install into the environment of `python` what `words` name (pip's command line). Returns whether it worked.

    is_done: asked after each way that ends well. (uv puts packages elsewhere if a file of the user's tells it to.)
    Raises Unreachable; then nothing has changed.
    """
    environment = variables(python)
    path = uv(python, environment)
    into = ["pip", "install", "--python", python, "--compile-bytecode", *words]
    if environment.get("PIP_NO_INDEX", "0").lower() in ("1", "true", "yes", "on"):
        into.append("--no-index")
    if path and run([path, *into], environment) == 0 and is_done():
        return True
    pip, direct = [python, "-m", "pip", "install", *words], without_socks(environment)
    reason = unreachable(python, direct)
    if reason:
        # Everything may be in uv's cache, or in a folder that pip was set up with.
        answer = quietly([path, *into, "--offline"] if path else [*pip, "--no-index"], environment=environment)
        if answer and answer[0] == 0 and is_done():
            return True
        raise Unreachable(reason)
    say("Going on with pip, which takes longer.")
    return run(pip, direct) == 0 and is_done()


def unreachable(python, environment):
    """The reason that pip gives if nobody answers where packages come from, else None."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [python, "-m", "pip", "download", "--no-deps", "--quiet", "--retries", "1", "--timeout", "15"]
        answer = quietly([*pip, "--dest", folder, "pooch"], environment=environment)
    lines = answer[2].splitlines() if answer and answer[0] != 0 else []
    return next((line.strip() for line in reversed(lines) if UNREACHABLE.search(line)), None)
