"""A lesson's notebook file: read and written, as it is given out, which version of a lesson it is, and its links.

Standard library only: a lesson is given out whatever state .venv is in.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

from helpers.files import write_whole
from tools.syntax import digest

# The lessons' file names of version 0.1, and what they are called now.
RENAMED = {
    "00_start_here": "00_start",
    "01_data_and_normalization": "01_data",
    "02_neurons_and_layers": "02_neurons",
    "03_cost_functions": "03_cost",
    "04_gradient_descent": "04_descent",
    "05_backpropagation": "05_backprop",
    "06_training_from_scratch": "06_training",
    "07_looking_inside": "07_inside",
    "09_training_with_keras": "09_keras",
    "11_memorizing_or_learning": "11_memorising",
}


def read(path: Path) -> dict:
    """A notebook as it is stored. Raises ValueError with a sentence if it is none."""
    try:
        if not path.is_file():  # a pipe would have us wait for ever
            raise ValueError
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if not (isinstance(notebook["cells"], list) and isinstance(notebook["metadata"], dict)):
            raise TypeError
        for cell in notebook["cells"]:
            "".join([cell["cell_type"], *cell["source"]])  # a TypeError unless all are texts
            if not isinstance(cell["source"], str | list):
                raise TypeError
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise ValueError(f"{path.parent.name}/{path.name} cannot be read as a notebook.") from None
    return notebook


def write(path: Path, notebook: dict) -> None:
    """Write a notebook, laid out as Jupyter does. Raises ValueError with a sentence if it cannot be stored so."""
    try:
        content = (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()
    except (ValueError, RecursionError):
        raise ValueError(f"{path.parent.name}/{path.name} cannot be written as a notebook.") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)


# --- as it is given out ---


def fresh(notebook: dict) -> dict:
    """The notebook as a learner should meet it: nothing answered beforehand, links that work from my_work/."""
    notebook = with_markdown(notebook, relink)
    emptied: dict = {"outputs": [], "execution_count": None}
    cells = [cell | emptied if cell["cell_type"] == "code" else cell for cell in notebook["cells"]]
    metadata = {name: value for name, value in notebook["metadata"].items() if name != "widgets"}
    return notebook | {"cells": cells, "metadata": metadata}


def with_markdown(notebook: dict, change: Callable[[str], str]) -> dict:
    """The notebook with the text of its Markdown cells changed, each line by itself where it is stored in lines."""

    def changed(cell: dict) -> dict:
        source = cell["source"]
        return cell | {"source": change(source) if isinstance(source, str) else [change(line) for line in source]}

    return notebook | {
        "cells": [changed(cell) if cell["cell_type"] == "markdown" else cell for cell in notebook["cells"]]
    }


LINK = r"""(\]\(<?|(?:href|src)=["'])(?:\./)?((?:\.\./)*)"""


def relink(text: str) -> str:
    """Links to notebooks/solutions/ and notebooks/source/, as seen from my_work/ or from my_work/deeper/."""
    return re.sub(LINK + r"(solutions|source)/", r"\1\2../notebooks/\3/", text)


def relink_back(text: str) -> str:
    """The reverse of relink."""
    return re.sub(LINK + r"\.\./notebooks/(solutions|source)/", r"\1\2\3/", text)


def with_new_names(text: str) -> str:
    """Links to lessons in notebooks/ or my_work/, and to their solutions and sources, by the names of today."""
    names = "|".join(RENAMED)
    link = rf"(?P<folder>{LINK}(?:notebooks/)?(?:(?:solutions|source)/)?)(?P<name>{names})(?=\.(?:ipynb|py)\b)"
    return re.sub(link, lambda found: found["folder"] + RENAMED[found["name"]], text)


# --- which version of a lesson it is ---


def version(notebook: dict) -> str | None:
    """Which state of the lesson a notebook was made from."""
    course = notebook["metadata"].get("course")
    return course.get("version") if isinstance(course, dict) else None


def version_of(cells: list[tuple[str, str]]) -> str:
    """Twelve hex digits that change when a cell's type or source does. cells: type and source of each."""
    return digest(repr(cells))


def is_untouched(notebook: dict) -> bool:
    """Whether a copy's cells are those that the course gave out. Outputs do not count: running gives them again."""
    return version(notebook) == state(notebook)


def state(copy: dict) -> str:
    """The version of the lesson that would be given out as this copy."""
    cells = [(cell["cell_type"], relink_back("".join(cell["source"]))) for cell in copy["cells"]]
    # JupyterLab adds an empty cell when the last one is run.
    return version_of([cell for cell in cells if cell[1].strip()])
