"""Which lessons must be built again."""

import nbformat
import pytest

from tools.fresh import built_from, helper_files, stale_reasons
from tools.sources import learner_notebook, notebook_paths, read_lesson, solved_notebook


@pytest.fixture
def built(course, sample, measured):
    """The sample's notebooks as if they had been executed now."""
    made = (learner_notebook(sample, measured), solved_notebook(sample, measured))
    for path, notebook in zip(notebook_paths(sample.name, course), made, strict=True):
        notebook.metadata.course.built_from = built_from(sample, measured, course)
        notebook.cells[3].execution_count = 3
        notebook.cells[3].outputs = [nbformat.v4.new_output("stream", text="13,002\n")]
        path.parent.mkdir(exist_ok=True)
        nbformat.write(notebook, path)
    return notebook_paths(sample.name, course)


def reasons(course, measured):
    return stale_reasons(read_lesson(course / "notebooks" / "source" / "01_sample.py"), measured, course)


def test_imports_are_followed_wherever_they_stand(course, sample):
    names = {path.relative_to(course / "helpers").as_posix() for path in helper_files(sample, course)}
    assert names == {
        "__init__.py",
        "figures.py",
        "colours.py",
        "exercises/__init__.py",
        "exercises/model.py",
        "exercises/lesson_01.py",
        "widgets/__init__.py",
        "widgets/quiz_box.py",
        "widgets/quiz_box.css",
    }


def test_nothing_is_stale_after_a_build(course, built, measured):
    assert reasons(course, measured) == []


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("helpers/colours.py", "helpers/colours.py has changed"),
        ("helpers/exercises/lesson_01.py", "helpers/exercises/lesson_01.py has changed"),
        ("helpers/widgets/quiz_box.css", "helpers/widgets/quiz_box.css has changed"),
        ("requirements.txt", "the locked versions in requirements.txt have changed"),
        ("notebooks/source/01_sample.py", "its source has changed"),
    ],
)
def test_a_change_to_what_the_outputs_rest_on_makes_them_stale(course, built, measured, file, reason):
    path = course / file
    path.write_text(path.read_text() + "\nmore = 1\n")
    assert reasons(course, measured) == [reason]


@pytest.mark.parametrize("file", ["helpers/network.py", "helpers/exercises/lesson_02.py"])
def test_a_change_elsewhere_does_not(course, built, measured, file):
    (course / file).write_text("more = 1\n")
    assert reasons(course, measured) == []


def test_a_comment_in_the_requirements_does_not(course, built, measured):
    (course / "requirements.txt").write_text("# compiled\nnumpy==2.0  # via another\n")
    assert reasons(course, measured) == []


def test_new_measurements_make_a_lesson_stale(course, built, measured):
    raw = measured["E10"]["full"]["raw"] | {"median": 96.3}
    assert reasons(course, {"E10": {"full": {"raw": raw}}}) == ["measured numbers have changed"]


def test_a_missing_notebook_is_named(course, built, measured):
    built[1].unlink()
    assert reasons(course, measured) == ["notebooks/solutions/01_sample.ipynb does not exist"]


def test_a_notebook_edited_by_hand_is_named(course, built, measured):
    notebook = nbformat.read(built[0], as_version=4)
    notebook.cells[3].source += "  # by hand"
    nbformat.write(notebook, built[0])
    assert reasons(course, measured) == ["notebooks/01_sample.ipynb does not match its source"]


def test_a_notebook_that_was_never_executed_is_named(course, built, sample, measured):
    nbformat.write(learner_notebook(sample, measured), built[0])
    assert reasons(course, measured) == ["it has never been executed by the build"]
