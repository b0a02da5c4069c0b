"""Lessons as nbgrader's assignments: what is handed out, and from a submission to points in the gradebook."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from helpers.measured import read_measured
from tools import assignments
from tools.solutions import BEGIN, BuildError, cut_solutions, stubs_beside
from tools.sources import ROOT, lesson_sources, read_lesson

ClearSolutions = pytest.importorskip("nbgrader.preprocessors").ClearSolutions
# Two exercises of the course, in a lesson that computes nothing besides: the round trip is what takes time here.
LESSON = "98_sample"
SAMPLE = """
# %% [markdown]
# # A sample
#
# {{solution}}.

# %%
import numpy as np

from helpers.exercises import check

# %% tags=["exercise"]
def share(guesses, labels):
    ### BEGIN SOLUTION
    return float(np.mean(guesses == labels))
    ### END SOLUTION


check("accuracy", share)

# %% tags=["exercise"]
### BEGIN SOLUTION
new_weight, new_bias = 2 - 0.1 * 3, 1 - 0.1 * 1
promised_drop = 3 * (0.1 * 3) + 1 * (0.1 * 1)
### END SOLUTION

check("step_by_hand", new_weight, new_bias, promised_drop)
"""
COUNT = "    return float(np.sum(guesses == labels))"    # in place of a share


@pytest.fixture(scope="module")
def sources():
    """Each lesson with the source of its assignment."""
    measured = read_measured(ROOT)
    lessons = [read_lesson(path) for path in lesson_sources().values()]
    return [(lesson, assignments.assignment(lesson, measured)) for lesson in lessons]


def graded(notebook, kind):
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get(kind)]


def test_every_exercise_is_worth_a_point(sources):
    for lesson, notebook in sources:
        exercises = [cell for cell in lesson.cells if "exercise" in cell.metadata.get("tags", [])]
        if notebook is None:
            assert not exercises
            continue
        solutions, tests = graded(notebook, "solution"), graded(notebook, "grade")
        assert len(solutions) == len(tests) == len(exercises)
        identities = [cell.metadata.nbgrader.grade_id for cell in solutions + tests]
        assert len(set(identities)) == len(identities)
        assert all(re.fullmatch(r"\w+", identity) for identity in identities)
        assert all(cell.metadata.nbgrader.locked and cell.metadata.nbgrader.points == 1 for cell in tests)


def test_what_nbgrader_leaves_of_a_solution_is_the_courses_own_stub(sources):
    for lesson, notebook in sources:
        written = [cell.source for cell in lesson.cells if cell.cell_type == "code" and BEGIN in cell.source]
        for source, cell in zip(written, graded(notebook, "solution") if notebook else [], strict=True):
            cell = nbformat.from_dict(cell)
            ClearSolutions(code_stub={"python": ""}).preprocess_cell(cell, {"language": "python"}, 0)
            left, stub = ([line for line in text.split("\n") if line.strip()]
                          for text in (cell.source, cut_solutions(source)))
            assert left == stub


def test_an_assignment_leads_nowhere_else(sources):
    for _, notebook in sources:
        text = "\n".join(cell.source for cell in (notebook.cells if notebook else []) if cell.cell_type == "markdown")
        assert ".ipynb" not in text and ".md)" not in text and "solved lesson" not in text


def test_a_solution_that_sets_what_follows_needs_is_refused():
    with pytest.raises(ValueError, match="return"):
        stubs_beside("def f():\n    ### BEGIN SOLUTION\n    a = 1\n    ### END SOLUTION\n    return a")


def test_a_solution_that_nothing_checks_is_refused(tmp_path):
    path = tmp_path / "99_sample.py"
    path.write_text("# %% [markdown]\n# # Sample\n\n# %% tags=['exercise']\n### BEGIN SOLUTION\na = 1\n"
                    "### END SOLUTION\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"99_sample\.py, line 4.*check"):
        assignments.assignment(read_lesson(path), {})


def test_what_an_instructor_changed_stays(tmp_path, sources, capsys):
    written = {lesson.name: notebook for lesson, notebook in sources if lesson.name == "00_start"}
    assignments.write(written, tmp_path)
    kept = tmp_path / "nbgrader_config.py"
    kept.write_text("c = 1\n", encoding="utf-8")
    assignments.write(written, tmp_path)
    assert kept.read_text(encoding="utf-8") == "c = 1\n"
    assert "nbgrader_config.py is another one" in capsys.readouterr().out


@pytest.fixture(scope="module")
def graded_class(tmp_path_factory):
    """An nbgrader course after three learners have handed in and were graded: its folder, and the grader's home."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("class")
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(home), "COURSE_PROGRESS": str(home / "progress.json")}

    def nbgrader(*words):
        done = subprocess.run([sys.executable, "-m", "nbgrader", *words], cwd=folder, env=environment,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    (home / f"{LESSON}.py").write_text(SAMPLE.lstrip(), encoding="utf-8")
    source = assignments.assignment(read_lesson(home / f"{LESSON}.py"), {})
    assignments.write({LESSON: source}, folder)
    nbgrader("generate_assignment", LESSON)
    released = folder / "release" / LESSON / f"{LESSON}.ipynb"
    solved = [cell.source for cell in graded(source, "solution")]
    wrong = [re.sub("    return float.*", COUNT, solved[0]), solved[1]]
    for learner, answers in {"solved": solved, "untouched": None, "wrong": wrong}.items():
        notebook = nbformat.read(released, 4)
        for cell, answer in zip(graded(notebook, "solution"), answers or [], strict=bool(answers)):
            cell.source = answer
        target = folder / "submitted" / learner / LESSON / released.name
        target.parent.mkdir(parents=True)
        nbformat.write(notebook, target)
    nbgrader("autograde", LESSON)
    return folder, home


def test_from_a_submission_to_points_and_reasons(graded_class):
    from nbgrader.api import Gradebook

    folder, home = graded_class
    points, words = {}, {}
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        for learner in ("solved", "untouched", "wrong"):
            submission = book.find_submission(LESSON, learner)
            points[learner] = (submission.score, submission.max_score)
            notebook = nbformat.read(Path(folder, "autograded", learner, LESSON, f"{LESSON}.ipynb"), 4)
            words[learner] = [cell.outputs[0].text for cell in graded(notebook, "grade")]
    assert points == {"solved": (2, 2), "untouched": (0, 2), "wrong": (1, 2)}
    assert all("Right." in text for text in words["solved"])
    assert all("Not attempted yet." in text for text in words["untouched"])
    assert "You counted the right answers." in words["wrong"][0]
    assert not (home / "progress.json").exists()    # the grader's own
