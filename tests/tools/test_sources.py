"""From a source to two notebooks, before they are executed."""

import re

import pytest

from tools.solutions import BuildError
from tools.sources import learner_notebook, lesson_sources, read_lesson, solved_notebook, version


def texts(notebook):
    return [cell.source for cell in notebook.cells]


def test_the_learner_gets_stubs_and_the_solved_notebook_the_code(sample, measured):
    learner, solved = learner_notebook(sample, measured), solved_notebook(sample, measured)
    assert "    # Your code here (2 lines are enough).\n    return ...\n" in "\n".join(texts(learner))
    assert "2 * number" not in "\n".join(texts(learner))
    assert "    twice = 2 * number\n    return twice\n" in "\n".join(texts(solved))
    for notebook in (learner, solved):
        assert "SOLUTION" not in "\n".join(texts(notebook))
        assert all(cell.get("outputs", []) == [] for cell in notebook.cells)


def test_links_and_numbers(sample, measured):
    learner, solved = (texts(make(sample, measured))[0] for make in (learner_notebook, solved_notebook))
    there = "[the network](../helpers/network.py), [next](02_next.ipynb)"
    assert f"[Here is the solved lesson](solutions/01_sample.ipynb), {there}" in learner
    there = "[the network](../../helpers/network.py), [next](02_next.ipynb)"
    assert f"[Here is the lesson to work on](../01_sample.ipynb), {there}" in solved
    assert "Measured: 96.2 % (96.0 to 96.4)." in learner and "Measured: 96.2 % (96.0 to 96.4)." in solved


def test_links_of_an_optional_lesson(write_deeper, measured):
    lesson = write_deeper("""
        # %% [markdown]
        # # More
        #
        # {{solution}}, [the network](../../helpers/network.py), [the lesson](../01_sample.ipynb)
        """)
    learner, solved = (texts(make(lesson, measured))[0] for make in (learner_notebook, solved_notebook))
    there = "[the network](../../helpers/network.py), [the lesson](../01_sample.ipynb)"
    assert f"[Here is the solved lesson](../solutions/deeper/01_more.ipynb), {there}" in learner
    there = "[the network](../../../helpers/network.py), [the lesson](../01_sample.ipynb)"
    assert f"[Here is the lesson to work on](../../deeper/01_more.ipynb), {there}" in solved


def test_ids_tags_and_slides_are_the_same_at_every_build(sample, measured):
    learner, solved = learner_notebook(sample, measured), solved_notebook(sample, measured)
    ids = ["l01-c01", "l01-guard", "l01-c02", "l01-c03", "l01-c04"]
    assert [cell.id for cell in learner.cells] == [cell.id for cell in solved.cells] == ids
    assert learner == learner_notebook(sample, measured)
    assert learner.cells[3].metadata == {"tags": ["nbval-check-output"], "slideshow": {"slide_type": "slide"}}
    assert learner.cells[2].metadata == {}


def test_the_guard_is_the_first_code_cell_and_hidden(sample, measured):
    guard = learner_notebook(sample, measured).cells[1]
    assert guard.metadata == {"tags": ["setup-guard"], "jupyter": {"source_hidden": True}}
    assert "helpers" in guard.source


def test_metadata_names_the_lesson_and_nothing_of_the_machine(sample, measured):
    learner, solved = learner_notebook(sample, measured), solved_notebook(sample, measured)
    course = {"lesson": "01", "name": "01_sample", "version": version(learner)}
    assert learner.metadata.course == solved.metadata.course == course
    assert re.fullmatch("[0-9a-f]{12}", version(learner))
    assert learner.metadata.kernelspec.name == "python3"
    assert "version" not in learner.metadata.language_info


def test_the_version_follows_the_learners_cells(write_lesson, measured):
    first = "# %% [markdown]\n# # T\n\n# %%\n### BEGIN SOLUTION\nx = {}\n### END SOLUTION\n"

    def version_of(text):
        return solved_notebook(write_lesson(text), measured).metadata.course.version

    assert version_of(first.format(1)) == version_of(first.format(2))  # another solution, the same exercise
    assert version_of(first.format(1)) != version_of(first.format(1).replace("x", "y"))


def test_a_jupytext_header_is_allowed_and_leaves_nothing(write_lesson, sample, measured):
    header = "# ---\n# jupyter:\n#   jupytext:\n#     text_representation:\n#       format_name: percent\n# ---\n\n"
    assert learner_notebook(write_lesson(header + sample.text), measured) == learner_notebook(sample, measured)


def test_comments_that_look_like_shell_commands_stay_comments(sample, measured):
    assert any("# cat in the hat: stays a comment" in text for text in texts(learner_notebook(sample, measured)))


TITLE = "# %% [markdown]\n# # Title\n\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TITLE + "# %%\n### BEGIN SOLUTION\nx = 1\n", r"01_sample\.py, line 5: "),
        (TITLE + '# %% tags=["timming"]\nx = 1\n', r"line 4: unknown tag timming"),
        (TITLE + '# %% tags=["raises-exception"]\n1 / 0\n', r"line 4: unknown tag raises-exception"),
        (TITLE + '# %% tags=["timing", "nbval-check-output"]\nx = 1\n', r"line 4: measured times"),
        (TITLE + "# %%\n# NBVAL_SKIP\nx = 1\n", r"line 4: use the tag"),
        ("# %%\nx = 1\n", r"line 1: a lesson begins with a text cell"),
        ("# %% [markdown]\n# no title\n", r"line 1: a lesson begins with a text cell"),
        ("x = 1\n\n" + TITLE, r"every cell, the first as well"),
        ("", r"every cell, the first as well"),
    ],
)
def test_a_source_that_breaks_a_rule_is_refused_with_its_place(write_lesson, text, message):
    with pytest.raises(BuildError, match=message):
        write_lesson(text)


@pytest.mark.parametrize("placeholder", ["{{E11 full raw}}", "{{solutions}}", "{{ E10 full }}"])
def test_an_unknown_placeholder_names_its_cell(write_lesson, measured, placeholder):
    lesson = write_lesson(TITLE + f"# %% [markdown]\n# We saw {placeholder}.\n")
    with pytest.raises(BuildError, match=r"01_sample\.py, line 4: .*placeholder"):
        learner_notebook(lesson, measured)


def test_braces_of_formulas_and_of_code_are_no_placeholders(write_lesson, measured):
    lesson = write_lesson(TITLE + '# %% [markdown]\n# $x^{{2}}$\n\n# %%\nprint(f"{{x}}")\n')
    notebook = learner_notebook(lesson, measured)
    assert notebook.cells[2].source == "$x^{{2}}$"
    assert notebook.cells[3].source == 'print(f"{{x}}")'


def test_a_solution_that_cannot_be_cut_names_its_cell(write_lesson, measured):
    lesson = write_lesson(TITLE + "# %%\n### BEGIN SOLUTION\n# no code\n### END SOLUTION\n")
    with pytest.raises(BuildError, match=r"01_sample\.py, line 4: "):
        learner_notebook(lesson, measured)


def test_windows_line_ends_make_the_same_lesson(course, sample):
    path = course / "notebooks" / "source" / "01_sample.py"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_lesson(path).text == sample.text


def test_optional_lessons_are_found_by_name(course, write_deeper):
    write_deeper(TITLE)
    write_deeper(TITLE, "01_even_more")  # several may belong to one lesson
    assert list(lesson_sources(course)) == ["01", "01_even_more", "01_more"]
    write_deeper(TITLE, "01_sample")
    with pytest.raises(BuildError, match=r"deeper/01_sample\.py: there is a lesson of this name"):
        lesson_sources(course)


def test_lessons_are_found_by_number(course):
    assert list(lesson_sources(course)) == ["01"]
    (course / "notebooks" / "source" / "01_other.py").write_text("")
    with pytest.raises(BuildError, match="same number"):
        lesson_sources(course)
    (course / "notebooks" / "source" / "01_other.py").rename(course / "notebooks" / "source" / "draft.py")
    with pytest.raises(BuildError, match=r"draft\.py"):
        lesson_sources(course)
