"""Build the notebooks from their sources: `python -m tools.build [NN ...] [--stale]`.

Each lesson gives two notebooks, the learner's and the solved one, both executed on the full MNIST. With numbers, those
lessons are built; without, the ones whose outputs are stale. Nothing is written unless both notebooks of a lesson are
in order.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode

from helpers.measured import read_measured
from tools.fresh import built_from, stale_reasons
from tools.outputs import CleanOutputs, private_texts, size_problem
from tools.solutions import BuildError
from tools.sources import (
    KERNELSPEC,
    LANGUAGE_INFO,
    ROOT,
    Lesson,
    learner_notebook,
    lesson_sources,
    notebook_paths,
    read_lesson,
    solved_notebook,
)

CELL_LIMIT = 120  # seconds, as under nbval
SLOW_CELL = 10  # seconds
SLOW_NOTEBOOK = 60  # seconds


def main(arguments: list[str] | None = None) -> int:
    """The command line. Returns the exit code: 1 if a build failed or, with --stale, if a lesson is stale."""
    parser = argparse.ArgumentParser(prog="start.py build", description="Build the notebooks from their sources.")
    parser.add_argument("lessons", nargs="*", metavar="NN", help="lesson numbers; without any: those that are stale")
    parser.add_argument("--stale", action="store_true", help="only list the lessons that need building, and why")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # a Windows console may lack a character of a lesson
    try:
        measured = read_measured(ROOT)
        lessons = [read_lesson(path) for path in _chosen(options.lessons, lesson_sources(ROOT))]
        reasons = {lesson.name: stale_reasons(lesson, measured, ROOT) for lesson in lessons}
        if options.stale:
            return _list(reasons)
        wanted = [lesson for lesson in lessons if options.lessons or reasons[lesson.name]]
        if not wanted:
            print("Nothing to build: every notebook is up to date.")
            return 0
        require_full_mnist()
        for lesson in wanted:
            build(lesson, measured, ROOT)
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
    record = built_from(lesson, measured, root)
    finished: list[tuple[Path, bytes]] = []
    unexecuted = (learner_notebook(lesson, measured), solved_notebook(lesson, measured))
    for path, notebook in zip(notebook_paths(lesson.name, root), unexecuted, strict=True):
        name = path.relative_to(root).as_posix()
        print(f"{name} ... ", end="", flush=True)
        places = [lesson.places[0], "the guard cell (tools/guard_cell.py)", *lesson.places[1:]]
        path.parent.mkdir(parents=True, exist_ok=True)
        seconds = execute(notebook, path.parent, places)
        cleaner = CleanOutputs(private_texts(root))
        notebook, _ = cleaner.preprocess(notebook, {"places": places})
        notebook.metadata.course.built_from = record
        content = file_content(notebook)
        if too_large := size_problem(content, notebook):
            cleaner.problems.append(too_large)
        if cleaner.problems:
            raise BuildError("\n".join([f"{name} may not be committed with these outputs:", *cleaner.problems]))
        print(f"{sum(seconds.values()):.1f} s, {len(content) / 1000:.0f} kB")
        for line in _slow(seconds):
            print(f"  warning: {line}")
        finished.append((path, content))
    for path, content in finished:
        write(path, content)


def execute(notebook: NotebookNode, folder: Path, places: list[str]) -> dict[str, float]:
    """Run a notebook in place, in a kernel of this very Python. Returns the seconds by place; raises BuildError."""
    seconds: dict[str, float] = {}
    started, running = 0.0, "the first cell"

    def before(cell: NotebookNode, cell_index: int) -> None:
        nonlocal started, running
        started, running = time.perf_counter(), places[cell_index]

    def after(cell: NotebookNode, cell_index: int, **_: object) -> None:
        seconds[running] = time.perf_counter() - started

    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # a kernel of the same name in the user's home must not win
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        environment = os.environ | {
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONIOENCODING": "utf-8",
            "COURSE_PROGRESS": str(Path(scratch, "progress.json")),  # so that "1 of 4" counts from the start
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
    notebook.metadata.language_info = nbformat.from_dict(LANGUAGE_INFO)
    executed = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    for count, cell in enumerate(executed, start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
    return seconds


def file_content(notebook: NotebookNode) -> bytes:
    """The notebook as it is stored: the same bytes on every system."""
    nbformat.validate(notebook)
    return (nbformat.writes(notebook).rstrip("\n") + "\n").encode()


def write(path: Path, content: bytes) -> None:
    """Replace a file in one step, so that a build that is cut off leaves the old one whole."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _chosen(numbers: list[str], sources: dict[str, Path]) -> list[Path]:
    if not numbers:
        return list(sources.values())
    wanted = [number.zfill(2) for number in numbers]
    if unknown := [number for number in wanted if number not in sources]:
        raise BuildError(f"There is no source for lesson {', '.join(unknown)}. There is: {', '.join(sources)}.")
    return [sources[number] for number in dict.fromkeys(wanted)]


def _list(reasons: dict[str, list[str]]) -> int:
    stale = {name: why for name, why in reasons.items() if why}
    for name, why in stale.items():
        print(f"{name}: {'; '.join(why)}")
    if not stale:
        print("Nothing is stale: every notebook is up to date.")
    return 1 if stale else 0


def _slow(seconds: dict[str, float]) -> Iterator[str]:
    if sum(seconds.values()) > SLOW_NOTEBOOK:
        yield f"the notebook takes over {SLOW_NOTEBOOK} s"
    for place, taken in seconds.items():
        if taken > SLOW_CELL:
            yield f"{place} takes {taken:.0f} s, over {SLOW_CELL} s"


if __name__ == "__main__":
    sys.exit(main())
