"""From a lesson's source, notebooks/source/NN_name.py, to its two notebooks, not yet executed."""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from helpers.home import minutes
from helpers.measured import PLACEHOLDER, fill
from tools import claims_table
from tools.lesson_file import version_of
from tools.solutions import CELL_MARKER, BuildError, CutSolutions, KeepSolutions, check_markers

ROOT = Path(__file__).resolve().parents[1]
SOURCE_NAME = re.compile(r"(\d\d)_[a-z0-9_]+\.py")
TAGS = {"nbval-check-output", "timing", "exercise", "before", "notes"}
SLIDE_TYPES = ("slide", "subslide", "fragment", "skip")
OWN_TEXTS = {"solution", "minutes"}  # placeholders that are no measurement
SOLVED = "> **This is the solved lesson.** Your own copy, to work on, is in the folder `my_work`."
DEEPER = "deeper"  # the folder of the optional lessons
LINK = r"""(\]\(|\]:\s*|(?:href|src)=["'])"""
LINK_OUT = {"": re.compile(LINK + r"(?=\.\./)"), DEEPER: re.compile(LINK + r"(?=\.\./\.\./)")}  # of notebooks/
JUPYTEXT_HEADER = re.compile(r"\A# ---\n(#.*\n)*?# ---\n")
# Comments stay comments: Jupytext would turn "# cat ..." and "# more ..." into shell commands.
PERCENT_FORMAT = {"extension": ".py", "format_name": "percent", "comment_magics": False}
# Nothing here may depend on the machine that builds, such as Python's version.
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE_INFO = {
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}


@dataclass(frozen=True)
class Lesson:
    """A lesson's source, read and checked."""

    number: str  # "01"
    name: str  # "01_data"
    text: str  # the whole source
    cells: list[NotebookNode]
    places: list[str]  # "01_data.py, line 12", a place for each cell
    notes: dict[int, NotebookNode]  # what the speaker is told with a cell, by that cell's place in `cells`
    folder: str = ""  # within notebooks/: "" or DEEPER


def lesson_sources(root: Path = ROOT) -> dict[str, Path]:
    """The sources that exist: a lesson by its number, an optional one in source/deeper/ by its file's name.

    Raises BuildError for a misnamed or doubled one.
    """
    folder = root / "notebooks" / "source"
    found: dict[str, Path] = {}
    for path in [*sorted(folder.glob("*.py")), *sorted((folder / DEEPER).glob("*.py"))]:
        match = SOURCE_NAME.fullmatch(path.name)
        place = path.relative_to(root).as_posix()
        if not match:
            raise BuildError(f"{place}: name a lesson NN_name.py, in lower case.")
        if path.parent == folder and match[1] in found:
            raise BuildError(f"notebooks/source/: {found[match[1]].name} and {path.name} have the same number.")
        if path.stem in {other.stem for other in found.values()}:
            raise BuildError(f"{place}: there is a lesson of this name in notebooks/source/ as well.")
        found[match[1] if path.parent == folder else path.stem] = path
    return found


def chosen(names: list[str], sources: dict[str, Path]) -> list[Path]:
    """The sources of "4", "04" or "04_descent"; all of them without names. Raises BuildError."""
    known = sources | {path.stem: path for path in sources.values()}
    wanted = [name.zfill(2) for name in names] or list(sources)
    if unknown := [name for name in wanted if name not in known]:
        raise BuildError(f"There is no source for lesson {', '.join(unknown)}. There is: {', '.join(sources)}.")
    return [known[name] for name in dict.fromkeys(wanted)]


def notebook_paths(name: str, root: Path = ROOT) -> tuple[Path, Path]:
    """Where a lesson's two notebooks live: the learner's and the solved one. name: that of its source, "01_data"."""
    notebooks = root / "notebooks"
    folder = DEEPER if (notebooks / "source" / DEEPER / f"{name}.py").exists() else ""
    return notebooks / folder / f"{name}.ipynb", notebooks / "solutions" / folder / f"{name}.ipynb"


def read_lesson(path: Path) -> Lesson:
    """Read a source in Jupytext's percent format. Raises BuildError, which names file and line, if it breaks a rule."""
    text = path.read_text(encoding="utf-8")
    check_markers(text, path.name)
    lines = text.split("\n")
    starts = [index for index, line in enumerate(lines) if CELL_MARKER.match(line)]
    cells = jupytext.reads(text, fmt=PERCENT_FORMAT).cells
    if not starts or JUPYTEXT_HEADER.sub("", "\n".join(lines[: starts[0]])).strip() or len(starts) != len(cells):
        raise BuildError(f"{path.name}: every cell, the first as well, begins with `# %%` or `# %% [markdown]`.")
    places = [f"{path.name}, line {start + 1}" for start in starts]
    for cell, place in zip(cells, places, strict=True):
        cell.source = cell.source.strip("\n")
        cell.metadata.pop("lines_to_next_cell", None)  # Jupytext's own note about blank lines
        _check_cell(cell, place)
    if cells[0].cell_type != "markdown" or not cells[0].source.startswith("# "):
        raise BuildError(f"{places[0]}: a lesson begins with a text cell that holds its title, `# # Title`.")
    folder = DEEPER if path.parent.name == DEEPER else ""
    return Lesson(path.name[:2], path.stem, text, *_without_notes(cells, places), folder)


def _without_notes(cells: list[NotebookNode], places: list[str]) -> tuple[list, list, dict]:
    """Cells and places without those of the speaker's notes, and these by the place of the cell that they belong to."""
    left: tuple[list, list, dict] = ([], [], {})
    for cell, place in zip(cells, places, strict=True):
        if "notes" not in cell.metadata.get("tags", []):
            left[0].append(cell)
            left[1].append(place)
        elif len(left[0]) - 1 in left[2]:
            raise BuildError(f"{place}: two cells of notes in a row. Make them one.")
        else:
            left[2][len(left[0]) - 1] = cell
    return left


def _check_cell(cell: NotebookNode, place: str) -> None:
    tags = set(cell.metadata.get("tags", []))
    if tags - TAGS:
        raise BuildError(f"{place}: unknown tag {', '.join(sorted(tags - TAGS))}. Known: {', '.join(sorted(TAGS))}.")
    if {"timing", "nbval-check-output"} <= tags:
        raise BuildError(f"{place}: measured times cannot be compared. Split the cell or drop one of its two tags.")
    if "notes" in tags and not (cell.cell_type == "markdown" and isinstance(cell.metadata.get("minutes"), int | float)):
        raise BuildError(f"{place}: notes are a text cell that says how many minutes are planned: "
                         '`# %% [markdown] tags=["notes"] minutes=2`.')
    slide_type = cell.metadata.get("slideshow", {}).get("slide_type")
    if slide_type not in {None, *SLIDE_TYPES}:
        raise BuildError(f"{place}: unknown slide_type {slide_type}. Known: {', '.join(SLIDE_TYPES)}.")
    if cell.cell_type == "code" and re.search(r"#\s*(NBVAL_|PYTEST_VALIDATE)", cell.source):
        raise BuildError(f"{place}: use the tag nbval-check-output; no other instruction for nbval is allowed.")


def learner_notebook(lesson: Lesson, measured: dict) -> NotebookNode:
    """The notebook with the solutions cut out."""
    return _notebook(lesson, measured, solved=False)


def solved_notebook(lesson: Lesson, measured: dict) -> NotebookNode:
    """The notebook with the solutions in place."""
    return _notebook(lesson, measured, solved=True)


def placeholders(lesson: Lesson, measured: dict) -> dict[str, str]:
    """The measured numbers that a lesson's text shows: placeholder -> text. Raises BuildError for an unknown one."""
    found = {}
    for cell, place in zip(lesson.cells, lesson.places, strict=True):
        for match in PLACEHOLDER.finditer(cell.source) if cell.cell_type == "markdown" else ():
            if match[1] not in OWN_TEXTS:
                name = " ".join(match[1].split())
                try:
                    found[name] = (claims_table.table(name, measured, lesson_sources())
                                   if claims_table.is_table(name) else fill(name, measured))
                except ValueError as error:
                    raise BuildError(f"{place}: {error}") from error
    return found


def version(notebook: NotebookNode) -> str:
    """Twelve hex digits that change when a cell's type or source does."""
    return version_of([(cell.cell_type, cell.source) for cell in notebook.cells])


def _notebook(lesson: Lesson, measured: dict, solved: bool) -> NotebookNode:
    texts = placeholders(lesson, measured)
    texts |= {"solution": _link_to_twin(lesson, solved), "minutes": str(minutes(lesson.text))}
    cells = [nbformat.from_dict(cell) for cell in lesson.cells]
    for index, cell in enumerate(cells, start=1):
        cell.id = f"l{lesson.number}-c{index:02}"
        if cell.cell_type == "markdown":
            if solved:  # this notebook lies one folder deeper
                cell.source = LINK_OUT[lesson.folder].sub(r"\1../", cell.source)
            cell.source = PLACEHOLDER.sub(lambda match: texts[" ".join(match[1].split())], cell.source)
            if solved and index == 1:
                title, *rest = cell.source.split("\n")
                cell.source = "\n".join([title, "", SOLVED, *rest])
    notebook = nbformat.v4.new_notebook(cells=cells)
    preprocessor = KeepSolutions() if solved else CutSolutions()
    notebook, _ = preprocessor.preprocess(notebook, {"places": lesson.places})
    notebook.cells.insert(1, _guard_cell(lesson.number))
    lesson_version = version(_notebook(lesson, measured, solved=False) if solved else notebook)
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": KERNELSPEC,
            "language_info": LANGUAGE_INFO,
            "course": {"lesson": lesson.number, "name": lesson.name, "version": lesson_version},
        }
    )
    nbformat.validate(notebook)
    return notebook


def _link_to_twin(lesson: Lesson, solved: bool) -> str:
    """The link from one of the lesson's notebooks to the other."""
    learners, solution = lesson.folder or ".", posixpath.join("solutions", lesson.folder)
    words, here, there = (("lesson to work on", solution, learners) if solved
                          else ("solved lesson", learners, solution))
    return f"[Here is the {words}]({posixpath.relpath(there, here)}/{lesson.name}.ipynb)"


def _guard_cell(number: str) -> NotebookNode:
    source = Path(__file__).with_name("guard_cell.py").read_text(encoding="utf-8").strip()
    metadata = {"tags": ["setup-guard"], "jupyter": {"source_hidden": True}}
    return nbformat.v4.new_code_cell(source, id=f"l{number}-guard", metadata=metadata)
