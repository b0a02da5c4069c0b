"""Every committed notebook is what its source gives. Nobody edits a notebook by hand."""

import nbformat

from helpers.measured import read_measured
from tools import lesson_file
from tools.build import file_content
from tools.fresh import without_outputs
from tools.sources import ROOT, learner_notebook, lesson_sources, notebook_paths, read_lesson, solved_notebook

BUILD = "Run `python3 start.py build`."


def test_there_are_lessons_and_no_notebooks_without_a_source():
    sources = lesson_sources(ROOT)
    assert {"00", "01"} <= set(sources)
    expected = {path for source in sources.values() for path in notebook_paths(source.stem, ROOT)}
    found = {path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts}
    assert found == expected, BUILD


def test_the_notebooks_match_their_source(number):
    lesson, measured = read_lesson(lesson_sources(ROOT)[number]), read_measured(ROOT)
    rebuilt = (learner_notebook(lesson, measured), solved_notebook(lesson, measured))
    for path, expected in zip(notebook_paths(lesson.name, ROOT), rebuilt, strict=True):
        committed = without_outputs(nbformat.read(path, as_version=4))
        assert [cell.id for cell in committed.cells] == [cell.id for cell in expected.cells], f"{path.name}. {BUILD}"
        for cell, wanted in zip(committed.cells, expected.cells, strict=True):
            assert cell == wanted, f"{path.name}, cell {cell.id}. {BUILD}"
        assert committed == expected, f"{path.name}. {BUILD}"


def test_a_fresh_copy_counts_as_untouched(number, tmp_path):
    learners, _ = notebook_paths(lesson_sources(ROOT)[number].stem, ROOT)
    lesson_file.write(tmp_path / "copy.ipynb", lesson_file.fresh(lesson_file.read(learners)))
    assert lesson_file.is_untouched(lesson_file.read(tmp_path / "copy.ipynb")), BUILD


def test_the_file_is_written_as_the_build_writes_it(path, notebook):
    content = path.read_bytes().replace(b"\r\n", b"\n")  # git may check it out with Windows' line ends
    assert content == file_content(notebook), BUILD
