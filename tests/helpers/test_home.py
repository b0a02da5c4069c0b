"""The learner's home: what it shows is what is done, and what it says of a lesson is what the lesson says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from helpers import home, progress

GLOSSARY = home.ROOT / "notebooks" / "glossary.md"


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A course folder with the sources and a my_work of its own."""
    shutil.copytree(home.ROOT / "notebooks" / "source", tmp_path / "notebooks" / "source")
    (tmp_path / "my_work").mkdir()
    monkeypatch.delenv("COURSE_PROGRESS", raising=False)
    monkeypatch.setattr(progress, "ROOT", tmp_path)
    monkeypatch.setattr(home.write, "__defaults__", (tmp_path,))
    return tmp_path


def test_every_lesson_has_a_title_a_question_and_its_names():
    found = home.lessons()
    assert [lesson.title[:2] for lesson in found if "/" not in lesson.file] == [f"{n:02}" for n in range(14)]
    assert all(lesson.question.endswith("?") and lesson.names for lesson in found)
    assert "one_epoch" in found[4].names


def test_the_readme_says_the_same_of_every_lesson():
    readme = (home.ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d\d \| \[(.+?)\]\(notebooks/(.+?)\) \| (.+?) \| (\d+) \|$", readme, re.MULTILINE)
    expected = [(lesson.title[5:], lesson.file, str(lesson.minutes)) for lesson in home.lessons()
                if "/" not in lesson.file]
    assert [(title, file, minutes) for title, file, _, minutes in rows] == expected


def test_it_begins_goes_on_and_ends():
    lessons = home.lessons()
    assert "**Begin here:** [00 · Start here](00_start.ipynb)" in home.page(done=set())
    page = home.page(done={"one_hot"})
    assert "**Go on where you were:** [01 " in page and "1 of 9" in page
    everything = {name for lesson in lessons for name in lesson.names}
    page = home.page(done=everything)
    assert "You have done every lesson" in page and page.count("complete") == len(lessons)


def test_a_finished_lesson_is_not_where_one_goes_on():
    lessons = home.lessons()
    page = home.page(done=set(lessons[0].names))
    assert "**Go on where you were:** [01 " in page


def test_it_is_written_when_something_is_done(course):
    progress.mark_done("one_hot")
    assert "1 of 9" in (course / "my_work" / "home.md").read_text()
    progress.mark_done("normalize_images")
    assert "2 of 9" in (course / "my_work" / "home.md").read_text()


@pytest.mark.parametrize("text", ["My own page", "\udcff"])
def test_a_page_of_the_learners_own_stays(course, text):
    page = course / "my_work" / "home.md"
    page.write_text(text, errors="surrogateescape")
    before = page.read_bytes()
    progress.mark_done("one_hot")
    assert page.read_bytes() == before


@pytest.mark.parametrize("text", ["", "\ufeff", " \n"])
def test_an_empty_page_is_written_anew(course, text):
    (course / "my_work" / "home.md").write_text(text, encoding="utf-8")
    home.write()
    assert (course / "my_work" / "home.md").read_text(encoding="utf-8").startswith(home.MARK)


def test_a_link_that_leads_nowhere_stays(course):
    link = course / "my_work" / "home.md"
    link.symlink_to(course / "elsewhere.md")
    home.write()
    assert link.is_symlink() and not (course / "elsewhere.md").exists()


def test_without_sources_nothing_is_all_done(tmp_path):
    page = home.page(tmp_path, done=set())
    assert "done every" not in page and "All done" not in page


def test_without_a_folder_for_work_nothing_is_made(course):
    (course / "my_work").rmdir()
    home.write()
    assert not (course / "my_work").exists()


def test_the_next_lesson():
    assert home.next_lesson("04").title.startswith("05 ")
    assert home.next_lesson("13") is None


SOURCE = '''# %% [markdown]
# # 04 · A lesson
#
# {words}

# %%
from helpers.widgets.pad import draw

# %%
quiz("guess")

# %% tags=["exercise"]
check("exercise", answer)

# %%
hint("exercise")
'''


def test_minutes_count_words_cells_exercises_questions_and_widgets():
    def of(words: int) -> int:
        return home.minutes(SOURCE.format(words="word " * words))

    assert of(0) == 10                  # 0.5 a cell, 2 a widget, 1 a question, 4 an exercise, and the title: 7.5
    assert of(180 * 20) == 30
    assert of(180 * 100) - of(180 * 50) == 50


def test_each_word_of_the_glossary_is_used_in_the_lesson_that_it_names():
    words = re.findall(r"^\| \*\*(.+?)\*\* \((\d\d)\) \| .+\. \|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(words) >= 45 and words == sorted(words, key=lambda pair: pair[0].lower())
    sources = {path.name[:2]: re.sub("[-_]", " ", path.read_text(encoding="utf-8").lower())
               for path in (home.ROOT / "notebooks" / "source").glob("*.py")}
    for word, number in words:
        assert re.sub("[-_]", " ", word.lower()).rstrip("s") in sources[number], word
