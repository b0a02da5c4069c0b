"""Lessons as assignments for nbgrader: `python -m tools.assignments --nbgrader FOLDER [lesson ...]`.

Writes an nbgrader course: the source of an assignment for each lesson, with a locked cell behind each exercise that
gives its points (helpers.exercises.grade), and a configuration. Lessons without exercises are left out.
"""

import argparse
import ast
import re
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers.files import write_whole
from helpers.measured import read_measured
from tools.processes import VENV_PYTHON, Stop, command, say
from tools.solutions import BEGIN, BuildError, stubs_beside
from tools.sources import ROOT, Lesson, chosen, learner_notebook, lesson_sources, read_lesson

SCHEMA = 3  # of nbgrader's metadata
POINTS = 1  # an exercise
TWIN = re.compile(r"\[Here is the solved lesson\]\([^)]*\)")
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?:|mailto:|#)[^)\s]+\)")  # to a file that is not handed out
CONFIGURATION = Path(__file__).with_name("nbgrader_config.py")
TEST = """\
# The points of the exercise above. This cell is locked.
from helpers.exercises import grade

points, reasons = grade({arguments})
print(*reasons, sep="\\n")
points"""


def main(words: list[str]) -> int:
    """The command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="start.py build", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--nbgrader", metavar="FOLDER", required=True, help="where the nbgrader course is to be")
    parser.add_argument("--from", dest="start", default=".", help=argparse.SUPPRESS)  # where the user stands
    parser.add_argument("lessons", nargs="*", metavar="lesson", help="04 or 04_descent; without any: all")
    options = parser.parse_args(words)
    try:
        measured = read_measured(ROOT)
        folder = Path(options.start, Path(options.nbgrader).expanduser()).absolute()
        if options.nbgrader in lesson_sources(ROOT) and not folder.exists():
            raise Stop(f"{options.nbgrader} is a lesson. Say the folder first, for example: "
                       + command(f"build --nbgrader my_class {options.nbgrader}"))
        lessons = [read_lesson(path) for path in chosen(options.lessons, lesson_sources(ROOT))]
        found = {lesson.name: notebook for lesson in lessons if (notebook := assignment(lesson, measured))}
        if not found:
            raise Stop("There is nothing to grade in " + ", ".join(lesson.name for lesson in lessons) + ".")
        write(found, folder)
    except (BuildError, Stop, ValueError, OSError) as error:
        print(f"Nothing to hand out. {error}", file=sys.stderr)
        return 1
    nbgrader = Path(VENV_PYTHON).with_name("nbgrader")
    say(f"\nGo on in {folder}, for example with\n  {nbgrader} generate_assignment {next(iter(found))}")
    return 0


def assignment(lesson: Lesson, measured: dict) -> NotebookNode | None:
    """The source of an assignment: the learner's notebook with solutions and points; None without an exercise."""
    notebook = learner_notebook(lesson, measured)
    first, guard, *rest = notebook.cells
    cells = [first, guard]
    for cell, written, place in zip([first, *rest], lesson.cells, lesson.places, strict=True):
        if cell is not first:
            cells.append(cell)
        cell.metadata.pop("slideshow", None)
        if cell.cell_type == "code" and BEGIN in written.source:
            cells.append(_graded(cell, written.source, place))
    count = sum("nbgrader" in cell.metadata for cell in cells) // 2
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = TWIN.sub(f"It is worth {count} {'point' if count == 1 else 'points'}", cell.source)
            cell.source = LINK.sub(r"\1", cell.source)
    notebook.cells = cells
    nbformat.validate(notebook)
    return notebook if count else None


def _graded(cell: NotebookNode, source: str, place: str) -> NotebookNode:
    """Make an exercise's cell one of nbgrader's. Returns the locked cell that gives its points."""
    calls = [node.value for node in ast.parse(source).body if isinstance(node, ast.Expr)]
    checks = [call for call in calls if isinstance(call, ast.Call) and ast.unparse(call.func) == "check"]
    if len(checks) != 1 or not isinstance(checks[0].args[0], ast.Constant):
        raise BuildError(f'{place}: nothing says how this solution is graded. Call check("name", answer) once, in its '
                         "cell.")
    try:
        cell.source = stubs_beside(source)
    except (SyntaxError, ValueError) as error:
        raise BuildError(f"{place}: this solution cannot be cut out by nbgrader ({error}).") from error
    name = str(checks[0].args[0].value)
    cell.metadata["nbgrader"] = _metadata(name, solution=True)
    arguments = ", ".join([f'"{name}"', *(ast.unparse(argument) for argument in checks[0].args[1:])])
    test = nbformat.v4.new_code_cell(TEST.format(arguments=arguments), id=f"{cell.id}-points")
    test.metadata["nbgrader"] = _metadata(f"{name}_points", solution=False) | {"points": POINTS}
    return test


def _metadata(identity: str, solution: bool) -> dict:
    return {"grade": not solution, "grade_id": identity, "locked": not solution, "schema_version": SCHEMA,
            "solution": solution, "task": False}


def write(assignments: dict[str, NotebookNode], folder: Path) -> None:
    """Write assignments by their names, and the configuration. What is there already and is different stays."""
    _write(folder / CONFIGURATION.name, CONFIGURATION.read_text(encoding="utf-8"), folder)
    for name, notebook in assignments.items():
        _write(folder / "source" / name / f"{name}.ipynb", nbformat.writes(notebook) + "\n", folder)


def _write(path: Path, text: str, folder: Path) -> None:
    name = path.relative_to(folder).as_posix()
    if path.exists() and path.read_text(encoding="utf-8") != text:
        say(f"{name} is another one: it stays as it is. Delete it to have it anew.")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)
    say(f"{name} is written")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
