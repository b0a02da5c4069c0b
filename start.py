#!/usr/bin/env python3
"""One command for the whole course.

    python3 start.py                  open the course in JupyterLab (the same as: lab)
    python3 start.py lab [...]        the same; --port, --no-browser, --ip and so on go to JupyterLab
    python3 start.py present 03       show lesson 03 as slides, with notes; without a number: what there is
    python3 start.py handouts [03 ..] lessons on paper (HTML and PDF) and as decks, into build/handouts/
    python3 start.py test [...]       run all tests; --quick: the most telling; --lite: lessons in a browser tab;
                                      whatever follows goes to pytest
    python3 start.py reset 03         put your copy of lesson 03 aside and take a fresh one
    python3 start.py build [03 ...]   build notebooks from notebooks/source/; --stale lists those that need it;
                                      --nbgrader FOLDER makes assignments of them
    python3 start.py claims [E2 ...]  measure the numbers that the lessons state
    python3 start.py race [FILE]      how fast to 98.0 % on one core? FILE is your own recipe; --seeds 1,2,3,4,5
    python3 start.py bench            compare the speed of the course's network with others; --quick for a first look
    python3 start.py site             make the course a web site, in build/site

On Windows, type py instead of python3.
The first start installs the course's packages into the folder .venv. Later starts need no network.
"""
# Standard library only: this runs before anything is installed. This file and what it imports at once keep to the
# syntax of Python 3.6, so that an old Python can find or fetch a newer one, or say what is missing.

import os
import sys

# Only the course's own modules, and those of the standard library: PYTHONPATH may hold others of the same names.
FOREIGN_FOLDERS = [os.path.abspath(path) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep)]
sys.path[:] = [os.path.dirname(os.path.abspath(__file__))] + [
    path for path in sys.path if os.path.abspath(path) not in FOREIGN_FOLDERS
]

import contextlib  # noqa: E402
import difflib  # noqa: E402

from tools import pythons  # noqa: E402
from tools.processes import (  # noqa: E402
    ONE_THREAD,
    ROOT,
    VENV_PYTHON,
    Stop,
    command,
    course_environment,
    run,
    say,
)

DATA_REPORT = """
import sys
from helpers.data import load_mnist
try:
    mnist = load_mnist()
except (OSError, ValueError) as problem:
    sys.exit(str(problem))
images = len(mnist.train_images) + len(mnist.test_images)
name = {"full": "the full MNIST set", "subset": "the subset of MNIST that needs no download"}[mnist.source]
print(f"Data: {name}, {images:,} images")
"""

PEERS_SIZE = (
    "about 0.2 GB to download, and on Linux up to 3 GB, because it brings libraries for graphics cards. "
    "To do without it, press Ctrl-C and use bench --quick"
)


def lab_words(arguments, as_root, first_page):
    """JupyterLab's command line. What the user adds comes last, and so wins."""
    words = [VENV_PYTHON, "-m", "jupyterlab", "--ServerApp.root_dir=" + ROOT]
    if first_page:
        words.append("--LabApp.default_url=/lab/tree/my_work/" + first_page)
    if as_root and "--allow-root" not in arguments:
        words.append("--allow-root")
    return words + arguments


def lab(arguments):
    """Open the course in JupyterLab, on the learner's own copies of the lessons."""
    from helpers import home
    from tools import environment, running_lab, workcopies

    environment.prepare()
    for message in workcopies.update(ROOT, command("reset")):
        say(message)
    home.write()
    if running_lab.reopen(arguments):
        return 0
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if as_root:
        say("You are the administrator (root), as in a container, so JupyterLab gets --allow-root.")
    say("JupyterLab starts. If no browser opens, use the link below. To end it, press Ctrl-C here.")
    words = lab_words(arguments, as_root, workcopies.first_page(ROOT))
    try:
        code = run(words)
        if code and environment.repaired():
            code = run(words)
        return code
    except KeyboardInterrupt:
        say("JupyterLab has ended. Your work is in the folder my_work.")
        return 0


def present(arguments):
    """Show a lesson as slides."""
    from tools import environment

    environment.prepare()
    return run([VENV_PYTHON, "-m", "tools.present", *arguments])


def reset(arguments):
    """Put copies of lessons aside and take fresh ones."""
    from tools import workcopies

    if not arguments:
        raise Stop("Say which lesson, for example: " + command("reset 03"))
    for number in arguments:
        try:
            say(workcopies.reset(ROOT, number))
        except ValueError as problem:
            raise Stop(str(problem)) from None
    return 0


# Notebooks come last: with so many files of about the same length, both workers end at nearly the same time.
EVERYTHING = ["tests", "notebooks"]
# Within two minutes:
QUICK = [
    "tests/start/test_commands.py",
    "tests/exercises/test_every_exercise.py",
    "tests/exercises/test_families.py",
    "tests/helpers",
    "notebooks/00_start.ipynb",
]


# Installed beside the course, for the tests of what maintainers and instructors use.
LITE_SIZE = "about 20 MB to download"
TEST_GROUPS = {"site": "about 15 MB to download", "class": "about 25 MB to download"}


def test_words(arguments, folder):
    """pytest's command line: all tests and notebooks, unless the arguments name a file or folder or say --quick.

    folder: where the user stands. A path from there is made absolute, because pytest runs in the course folder.
    """
    words, named, previous = [], False, ""
    chosen = QUICK if "--quick" in arguments else EVERYTHING
    for argument in arguments:
        if argument == "--quick":
            continue
        # `-k data` chooses by name, although there is a folder called data.
        is_value = previous in ("-k", "-m", "-n", "-p", "-c", "-o", "--ignore", "--deselect", "--rootdir", "--basetemp")
        path, colons, rest = argument.partition("::")
        places = [os.path.join(place, path) for place in (folder, ROOT)]
        found = [] if is_value or argument.startswith("-") else [place for place in places if os.path.exists(place)]
        words.append(found[0] + colons + rest if found else argument)
        named = named or bool(found)
        previous = argument
    # A file stays with one worker: a notebook's cells need one another. Files start in the order given.
    pytest = [VENV_PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    nbval = ["--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=120"]
    return pytest + nbval + words + ([] if named else chosen)


def lite_words(arguments):
    """pytest's command line for the lessons in a browser tab, one at a time; what they print is shown."""
    pytest = [VENV_PYTHON, "-m", "pytest", "-q", "-s", "-n", "0", "tests/browser/lite_lessons.py"]
    return pytest + [word for word in arguments if word != "--lite"]


def test_environment(inherited):
    """The environment variables for a test run."""
    return {**course_environment(inherited), **ONE_THREAD, "COURSE_PROGRESS": "off", "COURSE_DIGITS": "off"}


def test(arguments):
    """Run the tests. The exit code is pytest's."""
    from tools import environment

    environment.prepare()
    variables = test_environment(os.environ)
    if "--lite" in arguments:
        environment.install_group("lite", LITE_SIZE)
        return run(lite_words(arguments), variables)
    if "--quick" not in arguments:
        for name, size in TEST_GROUPS.items():
            environment.install_group(name, size)
    # Before the tests and in one process: if MNIST is to be downloaded, it happens here, once.
    failed = run([VENV_PYTHON, "-c", DATA_REPORT], variables)
    return failed or run(test_words(arguments, os.getcwd()), variables)


def prepare_aside():
    """Make .venv complete. What there is to say about it goes to stderr: a list on stdout is nothing but a list."""
    from tools import environment

    with contextlib.redirect_stdout(sys.stderr):
        environment.prepare()


def build(arguments):
    """Build notebooks from their sources."""
    prepare_aside()
    if "--nbgrader" in arguments:
        from tools import environment

        environment.install_group("class", TEST_GROUPS["class"])
        return run([VENV_PYTHON, "-m", "tools.assignments", "--from", os.getcwd(), *arguments])
    return run([VENV_PYTHON, "-m", "tools.build", *arguments])


def claims(arguments):
    """Measure the numbers that the lessons state."""
    prepare_aside()
    return run([VENV_PYTHON, "-m", "tools.claims", *arguments])


def race(arguments):
    """Train a recipe on the clock, in turn with the course's own."""
    from tools import environment

    environment.prepare()
    words = [VENV_PYTHON, "-m", "tools.race", "--folder", os.getcwd(), *arguments]
    return run(words, {**course_environment(os.environ), **ONE_THREAD})


def bench(arguments):
    """Compare the speed of the course's network with others."""
    from tools import environment

    environment.prepare()
    if not {"--quick", "-h", "--help"} & set(arguments):
        environment.install_group("bench", PEERS_SIZE)
    return run([VENV_PYTHON, "-m", "tools.bench", *arguments])


def handouts(arguments):
    """Print lessons, and make decks of them."""
    from tools import environment

    environment.prepare()
    return run([VENV_PYTHON, "-m", "tools.handouts", *arguments], {**course_environment(os.environ), **ONE_THREAD})


def site(arguments):
    """Make the web site, in build/site."""
    from tools import environment

    environment.prepare()
    environment.install_group("site", TEST_GROUPS["site"])
    if not {"--without-lite", "-h", "--help"} & set(arguments):
        environment.install_group("lite", LITE_SIZE)
    words = [VENV_PYTHON, "-m", "tools.site", "--from", os.getcwd(), *arguments]
    return run(words, {**course_environment(os.environ), **ONE_THREAD})


COMMANDS = {"lab": lab, "present": present, "test": test, "reset": reset, "build": build, "claims": claims,
            "race": race, "bench": bench, "handouts": handouts, "site": site}


def choose(arguments):
    """The command's name and its arguments. Options alone belong to lab."""
    if not arguments or arguments[0].startswith("-"):
        return "lab", arguments
    name = arguments[0]
    if name not in COMMANDS:
        near = difflib.get_close_matches(name, list(COMMANDS), 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise Stop(f'There is no command "{name}".{meant} For a list: {command("--help")}')
    return name, arguments[1:]


def main(arguments):
    """Do what the command line asks for, and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an umlaut in a path must not stop a start on an old console
    try:
        if arguments and arguments[0] in ("-h", "--help", "help"):
            say((__doc__ or "").strip() or "python3 start.py: opens the course")  # PYTHONOPTIMIZE=2 leaves no __doc__
            return 0
        name, rest = choose(arguments)
        other = pythons.better_python()
        if other:
            variables = dict(os.environ, **{pythons.CHOSEN: "yes"})
            return run([other, "-I", os.path.abspath(__file__), *arguments], variables)
        return COMMANDS[name](rest)
    except Stop as reason:
        print(reason, file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. To go on, run: {command(' '.join(arguments))}", file=sys.stderr, flush=True)
        return 130
    except OSError as problem:
        print(f"This did not work: {problem}", file=sys.stderr, flush=True)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
