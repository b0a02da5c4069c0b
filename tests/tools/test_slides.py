"""A lesson as slides: what the speaker is told stays with the speaker, and what is missing is said."""

import pytest

from tools import present, slides
from tools.lesson_file import is_untouched
from tools.processes import Stop
from tools.solutions import BuildError
from tools.sources import learner_notebook, solved_notebook

ARRANGED = """# %% [markdown] slideshow={"slide_type": "slide"}
# # 97 · A lesson

# %% [markdown] tags=["notes"] minutes=2.5
# **Prepare:** a pen,
# and paper.
#
# Say *this*: {{E10 full raw median}}.

# %%
quiz("share")

# %% slideshow={"slide_type": "fragment"}
reveal("share", 1)

# %% tags=["exercise"]
def double(number):
    ### BEGIN SOLUTION
    return 2 * number
    ### END SOLUTION
"""


def test_notes_are_nowhere_but_in_the_presented_copy(sample, measured):
    for make in (learner_notebook, solved_notebook):
        assert "aloud" not in str(make(sample, measured))
    notebook = slides.presented_notebook(sample, measured)
    learners = learner_notebook(sample, measured)
    assert [cell.source for cell in notebook.cells] == [cell.source for cell in learners.cells]
    told = notebook.cells[-1].metadata.course
    assert told.minutes == 2 and told.notes.strip() == "<p>Say this aloud: 96.2 %.</p>"
    assert "twice = 2 * number" in told.solution and "SOLUTION" not in told.solution


def test_the_copy_knows_questions_results_and_minutes(write_lesson, measured):
    lesson = write_lesson(ARRANGED)
    notebook = slides.presented_notebook(lesson, measured)
    assert notebook.metadata.course.planned == 2.5 and slides.stops(lesson) == 2
    assert notebook.cells[1].metadata.slideshow.slide_type == "skip"        # the guard
    own = [cell.metadata.get("course", {}) for cell in notebook.cells]
    assert own[2].asks == own[3].reveals == "share" and own[4].solution.endswith("return 2 * number")
    assert slides.prepare(lesson) == "a pen, and paper."
    assert slides.problems(lesson) == []


@pytest.mark.parametrize(("old", "new", "problem"), [
    ('slideshow={"slide_type": "fragment"}', "", "waits for the speaker"),
    ('tags=["notes"] minutes=2.5', "", "nothing is noted"),
    ('slideshow={"slide_type": "slide"}', "", "the first cell is a slide"),
    ('# %%\nquiz(', '# %% slideshow={"slide_type": "subslide"}\n1\n\n' * 45 + '# %%\nquiz(', "stops, 45 at most"),
])
def test_what_is_missing_for_a_talk_is_said(write_lesson, old, new, problem):
    found = slides.problems(write_lesson(ARRANGED.replace(old, new)))
    assert found and problem in found[0]


@pytest.mark.parametrize(("old", "new", "words"), [
    (" minutes=2.5", "", "how many minutes"),
    ('"fragment"', '"notes"', "unknown slide_type"),
    ("\n# %%\nquiz", '\n# %% [markdown] tags=["notes"] minutes=1\n# More.\n\n# %%\nquiz', "two cells of notes"),
])
def test_notes_and_slides_that_cannot_be_meant_fail_the_build(write_lesson, old, new, words):
    with pytest.raises(BuildError, match=words):
        write_lesson(ARRANGED.replace(old, new))


def test_an_unknown_measurement_in_notes_names_the_place(write_lesson, measured):
    lesson = write_lesson(ARRANGED.replace("E10 full raw", "E99 full raw"))
    with pytest.raises(BuildError, match="line 1, in the notes"):
        slides.presented_notebook(lesson, measured)


def test_a_copy_in_which_nothing_was_typed_is_replaced_and_another_kept(course, sample, capsys):
    first = present.copy(course, sample)
    assert is_untouched(present.read(first)) and not (course / "my_work").exists()
    assert present.copy(course, sample) == first and not (first.parent / "kept").exists()
    first.write_text(first.read_text().replace("double(2)", "double(3)"))
    present.copy(course, sample)
    [kept] = (first.parent / "kept").iterdir()
    assert "double(3)" in kept.read_text() and "double(2)" in first.read_text()
    assert kept.name in capsys.readouterr().out


def test_the_extension_has_another_address_when_its_code_changes(tmp_path, monkeypatch):
    present.extension(tmp_path / "one")
    source = tmp_path / "source"
    source.mkdir()
    for name in ("extension.js", *present.STATIC):
        (source / name).write_text((present.SOURCE / name).read_text() + "\n")
    monkeypatch.setattr(present, "SOURCE", source)
    present.extension(tmp_path / "two")
    [one], [two] = ((tmp_path / name).glob("*/*/extension.js") for name in ("one", "two"))
    assert one.parent.name != two.parent.name


def test_without_a_lesson_there_is_a_list_and_for_an_unknown_one_a_sentence(capsys):
    assert present.main([]) == 0
    said = capsys.readouterr().out
    assert "01  Data and normalisation: " in said and "Prepare: " in said and "not yet arranged" in said
    for words in (["99"], ["data"], ["--dark"]):
        assert present.main(words) == 1
        said = capsys.readouterr()
        assert "start.py present" in said.err and "Traceback" not in said.err
    with pytest.raises(Stop, match="There is: 00, 01"):
        present.lesson_named(present.Path(present.ROOT), "99")
