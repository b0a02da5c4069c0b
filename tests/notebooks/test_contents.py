"""What a committed notebook must hold, and what it may not."""

import os
import re
from pathlib import Path
from urllib.parse import unquote

from tools.outputs import problems, size_problem
from tools.sources import ROOT, notebook_paths

LINK = re.compile(r"""\]\(<?([^)\s>]+)>?[^)]*\)|^\s*\[[^\]]+\]:\s*(\S+)|(?:href|src)=["']([^"']+)["']""", re.MULTILINE)


def code_cells(notebook):
    """Without the guard, which learners do not see."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells[0].metadata.tags == ["setup-guard"]
    return cells[1:]


def has_picture(cell):
    return any("<img" in output.get("data", {}).get("text/html", "") for output in cell.outputs)


def test_it_has_been_executed_from_top_to_bottom(notebook):
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    assert counts == list(range(1, len(counts) + 1))


def test_its_outputs_may_be_committed(notebook):
    found = [f"{cell.id}: {problem}" for cell in notebook.cells if "outputs" in cell for problem in problems(cell)]
    assert found == []


def test_no_widget_state_is_stored(path, notebook):
    assert "widgets" not in notebook.metadata
    assert "application/vnd.jupyter" not in path.read_text(encoding="utf-8")


def test_nbval_has_something_to_compare(notebook):
    compared = [cell for cell in notebook.cells if "nbval-check-output" in cell.metadata.get("tags", [])]
    assert compared, "Tag a cell that prints the same on both data sets and every platform nbval-check-output."
    for cell in compared:
        texts = [output.get("text") or output.get("data", {}).get("text/plain") for output in cell.outputs]
        assert cell.execution_count and texts and all(text.strip() for text in texts), cell.id


def test_the_first_picture_comes_within_three_cells(notebook):
    assert any(has_picture(cell) for cell in code_cells(notebook)[:3])


def test_it_is_small_enough_for_the_web(path, notebook):
    assert size_problem(path.read_bytes(), notebook) is None


def test_its_links_lead_somewhere(path, notebook):
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    links = [next(filter(None, match)) for match in LINK.findall(text)]
    [other] = set(notebook_paths(path.stem, ROOT)) - {path}
    twin = Path(os.path.relpath(other, path.parent)).as_posix()
    assert twin in links, "Write {{solution}} where the lesson should link to its other notebook."
    local = [link.split("#")[0] for link in links if not re.match(r"[a-z]+:", link) and not link.startswith("#")]
    broken = [link for link in local if not (path.parent / unquote(link)).resolve().exists()]
    assert broken == []
    assert all((path.parent / unquote(link)).resolve().is_relative_to(ROOT) for link in local)


def test_the_learners_copy_holds_no_solution(notebook):
    assert not re.search("(BEGIN|END) SOLUTION", "\n".join(cell.source for cell in notebook.cells))


def test_every_check_sees_a_stub_as_not_attempted_and_a_solution_as_right(path, notebook):
    cells = [cell for cell in notebook.cells if "exercise" in cell.metadata.get("tags", []) and "check(" in cell.source]
    said = {cell.id: " ".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
            for cell in cells}
    wanted = "✓" if "solutions" in path.parts else "Not attempted yet"
    assert {name: text[:200] for name, text in said.items() if wanted not in text} == {}
