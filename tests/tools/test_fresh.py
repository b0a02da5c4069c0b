"""Which lessons must be built again: on a course in miniature, and in the house as it stands."""

import shutil
from copy import deepcopy

import nbformat
import pytest

from helpers.measured import read_measured
from tools.fresh import built_from, helper_files, stale_reasons
from tools.sources import ROOT, learner_notebook, lesson_sources, read_lesson


def reasons(course, measured):
    return stale_reasons(read_lesson(course / "notebooks" / "source" / "01_sample.py"), measured, course)


def test_imports_are_followed_wherever_they_stand(course, sample):
    names = {path.relative_to(course / "helpers").as_posix() for path in helper_files(sample, course)}
    assert names == {
        "__init__.py",
        "figures/__init__.py",
        "figures/bars.py",
        "colours.py",
        "exercises/__init__.py",
        "exercises/model.py",
        "exercises/lesson_01/__init__.py",
        "exercises/lesson_01/double.py",
        "functions.py",
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
        ("helpers/exercises/lesson_01/double.py", "helpers/exercises/lesson_01/double.py has changed"),
        ("helpers/functions.py", "helpers/functions.py has changed"),
        ("helpers/widgets/quiz_box.css", "helpers/widgets/quiz_box.css has changed"),
        ("requirements.txt", "the locked versions in requirements.txt have changed"),
        ("notebooks/source/01_sample.py", "its source has changed"),
    ],
)
def test_a_change_to_what_the_outputs_rest_on_makes_them_stale(course, built, measured, file, reason):
    path = course / file
    path.write_text(path.read_text() + "\nmore = 1\n")
    assert reasons(course, measured) == [reason]


@pytest.mark.parametrize("file", ["helpers/network.py", "helpers/exercises/lesson_02/__init__.py",
                                  "helpers/exercises/lesson_02/new.py", "helpers/figures/lines.py",
                                  "helpers/figures/old_names.py"])
def test_a_change_elsewhere_does_not(course, built, measured, file):
    (course / file).write_text("more = 1\n")
    assert reasons(course, measured) == []


def test_a_new_exercise_makes_its_lesson_stale(course, built, measured):
    (course / "helpers" / "exercises" / "lesson_01" / "new.py").write_text("")
    assert reasons(course, measured) == ["helpers/exercises/lesson_01/new.py has changed"]


def test_comments_do_not(course, built, measured):
    (course / "requirements.txt").write_text("# compiled\nnumpy==2.0  # via another\n")
    (course / "helpers" / "colours.py").write_text('"""The colours."""\n\n# dark\nINK = 1  # black\n')
    assert reasons(course, measured) == []


@pytest.mark.parametrize(("claim", "quantity", "stale"), [
    ("E10", "raw", ["measured numbers have changed"]),  # printed
    ("E11", "kept", ["measured numbers have changed"]),  # asked for when the lesson ran
    ("E11", "lost", []),
])
def test_new_measurements_make_stale_what_prints_or_plots_them(course, built, measured, claim, quantity, stale):
    measured = deepcopy(measured)
    measured[claim]["full"][quantity]["median"] += 0.1
    assert reasons(course, measured) == stale


def test_a_measurement_that_is_gone_makes_a_lesson_stale(course, built, measured):
    assert reasons(course, {"E10": measured["E10"]}) == ["measured numbers have changed"]


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


# ---- the house as it stands ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of what lessons are made from."""
    root = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "requirements.txt", root)
    shutil.copytree(ROOT / "helpers", root / "helpers", ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture(scope="module")
def lessons():
    return {path.stem: read_lesson(path) for path in lesson_sources(ROOT).values()}


@pytest.fixture
def stale_after(house, lessons):
    """A function that adds a line to a helper and names the lessons that must then be built again."""

    def after(file, line):
        path, measured = house / "helpers" / file, read_measured(ROOT)
        before, text = {name: built_from(lesson, measured, house) for name, lesson in lessons.items()}, path.read_text()
        path.write_text(f"{line}\n{text}\n{line}\n" if line.startswith("#") else f"{text}\n{line}\n")
        try:
            return {name for name, lesson in lessons.items() if built_from(lesson, measured, house) != before[name]}
        finally:
            path.write_text(text)

    return after


@pytest.mark.parametrize("file", ["figures/descent.py", "figures/picture.py", "figures/__init__.py", "network.py"])
def test_a_comment_makes_nothing_stale(stale_after, file):
    assert stale_after(file, "# a remark") == set()


@pytest.mark.parametrize(("file", "stale"), [
    ("figures/backward.py", {"05_backprop", "05_an_autograd_engine"}),
    ("figures/descent.py", {"04_descent", "04_how_far_a_slope_holds"}),
    ("figures/deciding.py", {"07_inside"}),
    ("figures/inside.py", {"07_inside", "07_edges_or_digits"}),
    ("figures/memory.py", {"11_memorising"}),
    ("figures/maps.py", {"02_neurons", "05_an_autograd_engine", "05_backprop", "06_speed_run", "06_training",
                         "07_inside", "07_edges_or_digits", "09_keras", "10_limits", "11_memorising"}),
    ("figures/predictions.py", {"00_start", "08_confidence"}),
    ("widgets/chain_rule.py", {"05_backprop"}),
    ("exercises/lesson_04/quizzes.py", {"04_descent", "04_how_far_a_slope_holds"}),
    ("figures/old_names.py", set()),
])
def test_a_line_in_one_topic_makes_only_its_lesson_stale(stale_after, file, stale):
    assert stale_after(file, "MORE = 1") == stale


def test_a_line_that_all_share_makes_every_lesson_stale(stale_after, lessons):
    assert stale_after("figures/picture.py", "MORE = 1") == set(lessons)
