"""Present a lesson: `python -m tools.present 03 [--dark] [...]`. Without a lesson it lists what there is.

The lesson is copied into the folder `talks`, and JupyterLab opens the copy with settings of its own. There
tools/jupyter/labextensions/presenting runs all cells and shows them as slides. Nothing here touches my_work.
"""

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

import nbformat

from helpers.files import write_whole
from helpers.measured import read_measured
from tools import slides, workcopies
from tools.lesson_file import is_untouched, read
from tools.processes import ROOT, VENV_PYTHON, Stop, command, course_environment, run, say
from tools.solutions import BuildError
from tools.sources import Lesson, lesson_sources, read_lesson

TALKS = "talks"  # the folder of the copies
KEPT = "kept"  # in it: copies of earlier talks in which something was typed and saved
EXTENSION = "presenting"
CONFIG = Path(__file__).with_name("jupyter")
PAGE = Path("labconfig", "page_config.json")
SOURCE = CONFIG / "labextensions" / EXTENSION
STATIC = ("style.css", "notes.html")
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"


def main(words: list[str]) -> int:
    """The command line. Returns the exit code."""
    try:
        if words and words[0].startswith("-"):
            raise Stop(f"Say which lesson first, for example: {command('present 03 --dark')}")
        if not words:
            say("\n".join(overview(Path(ROOT))))
            return 0
        return present(words[0], words[1:])
    except (Stop, BuildError, ValueError) as reason:
        print(reason, file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        say("The talk has ended. What was saved in it is in the folder talks.")
        return 0


def overview(root: Path) -> list[str]:
    """What can be presented, how long it takes, and what to prepare: lines."""
    lines = [f"Say which lesson you present, for example: {command('present 03')}", ""]
    for number, path in lesson_sources(root).items():
        lesson = read_lesson(path)
        title = lesson.cells[0].source.split("\n")[0].partition(" · ")[2]
        arranged = not slides.problems(lesson)
        planned = f"{slides.planned(lesson):g} minutes" if arranged else "not yet arranged for a talk"
        lines.append(f"{number:3} {title}: {planned}, {slides.stops(lesson)} stops")
        if todo := slides.prepare(lesson) if arranged else "":
            lines.append(f"    Prepare: {todo}")
    return lines


def lesson_named(root: Path, name: str) -> Lesson:
    """The lesson called "3", "03" or "03_cost". Raises Stop with a sentence if there is none."""
    known = lesson_sources(root)
    found = (known | {path.stem: path for path in known.values()}).get(name.zfill(2))
    if found is None:
        raise Stop(_unknown(name))
    return read_lesson(found)


def _unknown(name: str) -> str:
    known = ", ".join(lesson_sources(Path(ROOT)))
    return f'There is no lesson "{name}" to present. There is: {known}. For a list with minutes: {command("present")}'


def copy(root: Path, lesson: Lesson) -> Path:
    """A fresh copy in the folder talks. What was typed and saved in the one before is kept beside it."""
    folder = root / TALKS
    target = folder / f"{lesson.name}.ipynb"
    if target.is_file() and _was_typed_in(target):
        (folder / KEPT).mkdir(exist_ok=True)
        aside = workcopies.set_aside(target, folder / KEPT)
        say(f"What you typed in the last talk is kept as {aside.relative_to(root).as_posix()}.")
    folder.mkdir(exist_ok=True)
    notebook = slides.presented_notebook(lesson, read_measured(root))
    write_whole(target, nbformat.writes(notebook).encode())
    return target


def _was_typed_in(path: Path) -> bool:
    try:
        notebook = read(path)
    except ValueError:
        return True  # whatever it is, it is not ours
    voted = any("votes" in cell["metadata"].get("course", {}) for cell in notebook["cells"])
    return voted or not is_untouched(notebook)


def settings(folder: Path, dark: bool) -> None:
    """JupyterLab's settings for a talk, written anew at each start."""
    shutil.rmtree(folder, ignore_errors=True)
    chosen = {
        "@jupyterlab/apputils-extension/themes": {"theme": DARK if dark else LIGHT},
        "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
        # Else cells that were not on the screen are not on the page, and slides jump.
        "@jupyterlab/notebook-extension/tracker": {
            "windowingMode": "none", "scrollPastEnd": False, "codeCellConfig": {"lineWrap": True}},
    }
    for name, values in chosen.items():
        file = folder / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")


def extension(folder: Path) -> None:
    """Put the extension where JupyterLab finds it. Browsers keep its files for a year: the hash is in their address."""
    texts = {name: (SOURCE / name).read_text(encoding="utf-8") for name in ("extension.js", *STATIC)}
    digest = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:12]
    shutil.rmtree(folder, ignore_errors=True)
    place = folder / EXTENSION / digest
    place.mkdir(parents=True)
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    described = {"name": EXTENSION, "version": "1.0.0", "private": True, "license": "MIT",
                 "jupyterlab": {"_build": {"load": f"{digest}/extension.js", "extension": "./extension"}}}
    (folder / EXTENSION / "package.json").write_text(json.dumps(described), encoding="utf-8")


def enabled(folder: Path) -> str:
    """Let the slides' extensions work, which learners do without. Returns JUPYTER_CONFIG_PATH."""
    without = json.loads((CONFIG / PAGE).read_text(encoding="utf-8"))["disabledExtensions"]
    file = folder / PAGE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"disabledExtensions": dict.fromkeys(without, False)}), encoding="utf-8")
    return os.pathsep.join([str(folder), str(CONFIG)])


def talk(root: Path, lesson: Lesson, kept: Path, dark: bool = False) -> tuple[list[str], dict[str, str]]:
    """Make everything ready. Returns JupyterLab's command line and environment variables.

    kept: a folder for settings, answers and the extension, which are made anew.
    """
    target = copy(root, lesson)
    settings(kept / "settings", dark)
    extension(kept / "labextensions")
    (kept / "progress.json").unlink(missing_ok=True)
    words = [VENV_PYTHON, "-m", "jupyterlab", f"--ServerApp.root_dir={target.parent}",
             f"--LabApp.default_url=/lab/workspaces/{lesson.name}/tree/{target.name}",
             f"--LabApp.extra_labextensions_path={kept / 'labextensions'}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words.append("--allow-root")
    own = {"JUPYTER_CONFIG_PATH": enabled(kept / "config"), "JUPYTERLAB_SETTINGS_DIR": kept / "settings",
           "JUPYTERLAB_WORKSPACES_DIR": kept / "workspaces", "COURSE_PROGRESS": kept / "progress.json",
           "COURSE_DIGITS": kept / "digits"}
    return words, {name: str(path) for name, path in own.items()}


def present(name: str, arguments: list[str]) -> int:
    """Copy a lesson and open it as slides. What is not --dark goes to JupyterLab."""
    lesson = lesson_named(Path(ROOT), name)
    kept = Path(course_environment(os.environ)["JUPYTER_DATA_DIR"]).parent / "present"
    words, own = talk(Path(ROOT), lesson, kept, "--dark" in arguments)
    for problem in slides.problems(lesson):
        say(f"Not yet arranged for a talk: {problem}.")
    say(f"{lesson.name}: JupyterLab starts and runs all cells; then the first slide stands there. To end the talk, "
        "press Ctrl-C here.")
    return run(words + [word for word in arguments if word != "--dark"], course_environment(os.environ) | own)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
