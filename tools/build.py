"""Build the notebooks from their sources: `python -m tools.build [lesson ...] [--stale] [--why]`.

Each lesson gives two notebooks, the learner's and the solved one, both executed on the full MNIST. The lessons that are
named are built; without any, those whose outputs are stale. Nothing is written unless both notebooks of a lesson are in
order.
"""

import argparse
import base64
import io
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from PIL import Image

from helpers.files import write_whole
from helpers.measured import read_measured
from tools import guide
from tools.alive import write_alive
from tools.fresh import built_from, stale_reasons, values_read
from tools.outputs import CleanOutputs, private_texts, size_problem
from tools.processes import ONE_THREAD
from tools.solutions import BuildError
from tools.sources import (
    KERNELSPEC,
    LANGUAGE_INFO,
    ROOT,
    Lesson,
    chosen,
    learner_notebook,
    lesson_sources,
    notebook_paths,
    read_lesson,
    solved_notebook,
)

CELL_LIMIT = 120  # seconds, as under nbval
SLOW_CELL = 10  # seconds
FIGURE = re.compile(r'<img [^>]*src="data:image/png;base64,([^"]+)"')
PICTURE_SIZE = (240, 135)  # pixels, at most
SLOW_NOTEBOOK = 60  # seconds


def main(arguments: list[str] | None = None) -> int:
    """The command line. Returns the exit code: 1 if a build failed or, with --stale, if a lesson is stale."""
    parser = argparse.ArgumentParser(prog="start.py build", description="Build the notebooks from their sources.")
    parser.add_argument("lessons", nargs="*", metavar="lesson", help="04 or 04_descent; without any: what is stale")
    parser.add_argument("--stale", action="store_true", help="only list the lessons that need building")
    parser.add_argument("--why", action="store_true", help="list them with the reasons")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a Windows console may lack a character of a lesson
            stream.reconfigure(errors="backslashreplace")
    try:
        measured = read_measured(ROOT)
        lessons = [read_lesson(path) for path in chosen(options.lessons, lesson_sources(ROOT))]
        reasons = {lesson.name: stale_reasons(lesson, measured, ROOT) for lesson in lessons}
        if options.stale or options.why:
            return _list(reasons, options.why)
        wanted = [lesson for lesson in lessons if options.lessons or reasons[lesson.name]]
        if wanted:
            require_full_mnist()
        else:
            print("Nothing to build: every notebook is up to date.")
        for lesson in wanted:
            build(lesson, measured, ROOT)
        if guide.write(ROOT):
            print(f"{guide.GUIDE.as_posix()} is written")
    except (BuildError, ValueError) as error:
        print(f"\nNot built. {error}", file=sys.stderr)
        return 1
    return 0


def require_full_mnist() -> None:
    """Raise BuildError where only the subset can be had: the committed outputs show the full MNIST."""
    from helpers.data import load_mnist

    try:
        load_mnist("full")
    except Exception as error:  # whatever the reason, the author needs it in one sentence
        raise BuildError(f"Notebooks are built on the full MNIST, and it cannot be loaded here. {error}") from error


def build(lesson: Lesson, measured: dict, root: Path = ROOT) -> None:
    """Make, execute and write the two notebooks of a lesson. Raises BuildError and writes nothing if one fails."""
    record = built_from(lesson, measured, root)  # before anything runs: who edits a helper meanwhile must build again
    places = [lesson.places[0], "the guard cell (tools/guard_cell.py)", *lesson.places[1:]]
    notebooks = dict(zip(notebook_paths(lesson.name, root),
                         (learner_notebook(lesson, measured), solved_notebook(lesson, measured)), strict=True))
    read: set[str] = set()
    alive: dict[str, dict] = {}
    for path, notebook in notebooks.items():
        name = path.relative_to(root).as_posix()
        print(f"{name} ... ", end="", flush=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        seconds, noted = execute(notebook, path.parent, places)
        read.update(noted)
        cleaner = CleanOutputs(private_texts(root))
        cleaner.preprocess(notebook, {"places": places})
        if cleaner.problems:
            raise BuildError("\n".join([f"{name} may not be committed with these outputs:", *cleaner.problems]))
        alive = alive or cleaner.alive  # the learner's notebook comes first, and the site shows that one
        print(f"{sum(seconds.values()):.1f} s, {len(file_content(notebook)) / 1000:.0f} kB")
        for line in _slow(seconds):
            print(f"  warning: {line}")
    record["read"] = values_read(read, measured)
    contents = {}
    for path, notebook in notebooks.items():
        notebook.metadata.course.built_from = record
        contents[path] = file_content(notebook)
        if too_large := size_problem(contents[path], notebook):
            raise BuildError(f"{path.relative_to(root).as_posix()} may not be committed: {too_large}")
    for path, content in contents.items():
        write_whole(path, content)
    write_alive(lesson.name, alive, root)
    if picture := small_picture(next(iter(notebooks.values()))):
        folder = root / "notebooks" / "pictures"
        folder.mkdir(exist_ok=True)
        write_whole(folder / f"{lesson.name}.png", picture)


def small_picture(notebook: NotebookNode) -> bytes | None:
    """The first figure of a built notebook, small, for the learner's home; None where there is no figure."""
    texts = ("".join(output.get("data", {}).get("text/html", "")) for cell in notebook.cells
             for output in cell.get("outputs", []))
    found = next((match for text in texts if (match := FIGURE.search(text))), None)
    if found is None:
        return None
    file = io.BytesIO()
    try:
        small = Image.open(io.BytesIO(base64.b64decode(found[1]))).convert("RGB")
    except OSError:  # no picture after all
        return None
    small.thumbnail(PICTURE_SIZE)
    small.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


def execute(notebook: NotebookNode, folder: Path, places: list[str]) -> tuple[dict[str, float], list[str]]:
    """Run a notebook in place, in a kernel of this very Python. Raises BuildError.

    Returns the seconds by place, and the measurements that its code has read, as `helpers.measured` notes them.
    """
    seconds: dict[str, float] = {}
    started, running = 0.0, "the first cell"

    def before(cell: NotebookNode, cell_index: int) -> None:
        nonlocal started, running
        started, running = time.perf_counter(), places[cell_index]

    def after(cell: NotebookNode, cell_index: int, **_: object) -> None:
        seconds[running] = time.perf_counter() - started

    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # a kernel of the same name in the user's home must not win
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        noted = Path(scratch, "measurements")
        environment = os.environ | ONE_THREAD | {
            "COURSE_MEASURED_LOG": str(noted),
            "PYTHONHASHSEED": "0",
            "PYTHONIOENCODING": "utf-8",
            "COURSE_PROGRESS": str(Path(scratch, "progress.json")),  # so that "1 of 4" counts from the start
            "COURSE_DIGITS": "off",  # a maintainer's own handwriting stays at home
            "IPYTHONDIR": str(Path(scratch, "ipython")),  # no start-up files of the user's own
        }
        if folder_with_mnist := os.environ.get("MNIST_DIR"):
            environment["MNIST_DIR"] = str(Path(folder_with_mnist).resolve())  # the kernel runs in another folder
        client = NotebookClient(
            notebook,
            kernel_name=KERNELSPEC["name"],
            timeout=CELL_LIMIT,
            resources={"metadata": {"path": str(folder)}},
            record_timing=False,
            store_widget_state=False,
            extra_arguments=["--IPKernelApp.log_level=40"],  # errors; ipykernel warns about every local kernel
            on_cell_execute=before,
            on_cell_executed=after,
        )
        try:
            client.execute(env=environment)
        except CellTimeoutError as error:
            raise BuildError(f"{running} took over {CELL_LIMIT} s.") from error
        except CellExecutionError as error:
            raise BuildError(f"{running} raised an error.\n{strip_ansi(str(error))}") from error
        except DeadKernelError as error:
            raise BuildError(f"{running} ended the kernel: {error}") from error
        read = noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []
    notebook.metadata.language_info = nbformat.from_dict(LANGUAGE_INFO)
    executed = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    for count, cell in enumerate(executed, start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
    return seconds, read


def file_content(notebook: NotebookNode) -> bytes:
    """The notebook as it is stored: the same bytes on every system."""
    nbformat.validate(notebook)
    return (nbformat.writes(notebook).rstrip("\n") + "\n").encode()


def _list(reasons: dict[str, list[str]], why: bool) -> int:
    stale = {name: reason for name, reason in reasons.items() if reason}
    for name, reason in stale.items():
        print(f"{name}: {'; '.join(reason)}" if why else name)
    return 1 if stale else 0


def _slow(seconds: dict[str, float]) -> Iterator[str]:
    if sum(seconds.values()) > SLOW_NOTEBOOK:
        yield f"the notebook takes over {SLOW_NOTEBOOK} s"
    for place, taken in seconds.items():
        if taken > SLOW_CELL:
            yield f"{place} takes {taken:.0f} s, over {SLOW_CELL} s"


if __name__ == "__main__":
    sys.exit(main())
