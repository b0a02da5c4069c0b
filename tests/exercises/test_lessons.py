"""Exercises and quizzes are found by their names; numbers follow from the order in the lesson's source."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from helpers.exercises import check, hint, lessons, quiz
from helpers.old_numbers import OLD_NUMBERS
from helpers.progress import names_in

ANY_CALL = re.compile(r'\b(?:check|hint|quiz|reveal)\("([^"]*)"')
SOURCES = Path(__file__).parents[2] / "notebooks" / "source"
EXERCISE = '''from helpers.exercises.model import Exercise

EXERCISE = Exercise(title="{title}", reference={reference}, mistakes=[], hints=["1", "2", "3"])
'''


# ---- the course ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("lesson", lessons.lessons())
def test_a_lesson_uses_all_its_exercises_and_no_others(lesson):
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob(f"{lesson}_*.py"))
    used = names_in(text)
    assert sorted(used) == sorted(lessons.names(lesson))        # each in one call, and each file in use
    assert set(ANY_CALL.findall(text)) == set(used)             # hints as well, and calls that stand elsewhere


def test_every_question_without_options_that_a_lesson_asks_is_there():
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    names = [name for call in re.findall(r"\bown_words\(([^)]*)\)", text) for name in re.findall(r'"(\w+)"', call)]
    assert len(names) >= 3 and len(set(names)) == len(names)
    assert [lessons.own_words(name).name for name in names] == names


def test_names_are_unique_and_plain():
    names = [name for lesson in lessons.lessons() for name in lessons.names(lesson)]
    assert len(names) > 100 and len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch("[a-z]+(_[a-z]+)*", name)] == []


def test_every_source_that_asks_something_has_a_folder():
    asking = {path.name[:2] for path in SOURCES.rglob("*.py") if names_in(path.read_text(encoding="utf-8"))}
    assert asking == set(lessons.lessons())


def test_every_old_number_leads_to_something_of_its_lesson_or_says_that_it_is_gone():
    assert len(OLD_NUMBERS) == 135
    for number, name in OLD_NUMBERS.items():
        if lessons.lesson_of(name) is not None:
            assert lessons.find_name(number) == name and lessons.lesson_of(name) == number[:2]
            continue
        for given in (number, name):  # it is gone, and an older copy of the lesson is told so
            with pytest.raises(LookupError, match=f'"{name}" is no longer .* reset {number[:2]} '):
                lessons.find_name(given)


# ---- numbers ---------------------------------------------------------------------------------------------------------

def test_numbers_follow_from_the_order_of_first_calls(sample):
    assert list(sample) == ["moved_number", "cost_of_one_image", "weight_count", "ink_as_shares", "split_by_class",
                            "why_the_square"]
    assert [lessons.number(name) for name in sample] == [f"98.{place}" for place in range(1, 7)]


def test_without_the_sources_the_title_stands_alone(sample, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(lessons, "SOURCES", tmp_path / "not installed")
    check("weight_count", 784 * 16)
    hint("weight_count")
    quiz("why_the_square")
    quiz("why_the_square", "a")
    out = capsys.readouterr().out
    assert "✓ Right.\n  How many weights? · 1 of 6 in this lesson" in out
    assert "  How many weights? · `hint(" in out
    assert "\nQuestion: Why the square?" in out and "\n  2 of 6 in this lesson" in out


@pytest.fixture
def small_course(tmp_path, add_course, monkeypatch):
    """Two exercises and a question; returns a function that writes an exercise, and the path of the source."""
    for module in [name for name in sys.modules if ".lesson_97" in name]:       # of the last test's folder
        monkeypatch.delitem(sys.modules, module)
    package = tmp_path / "lesson_97"
    package.mkdir()
    (package / "__init__.py").touch()

    def write(name, reference):
        (package / f"{name}.py").write_text(EXERCISE.format(title=name.replace("_", " "), reference=reference))
        add_course(tmp_path)

    source = tmp_path / "97_small.py"
    source.write_text('check("first_sum", 3)\n\nquiz("moved_number")\n\ncheck("last_sum", 7)\n')
    shutil.copy(Path(__file__).with_name("sample_course") / "lesson_98" / "quizzes.py", package)
    write("first_sum", 3)
    write("last_sum", 7)
    return write, source


def test_an_exercise_in_the_middle_changes_no_other(small_course, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.json"))
    write, source = small_course
    check("first_sum", 3)
    check("last_sum", 7)
    assert "97.3 last sum · 2 of 4 in this lesson" in capsys.readouterr().out
    before = (tmp_path / "progress.json").read_bytes()

    source.write_text(source.read_text().replace("quiz(", 'check("middle_sum", 5)\n\nquiz('))
    write("middle_sum", 5)
    assert (tmp_path / "progress.json").read_bytes() == before
    assert [lessons.number(name) for name in ("first_sum", "middle_sum", "moved_number", "last_sum")] == [
        "97.1", "97.2", "97.3", "97.4"]
    check("last_sum", 6)
    assert "97.4 last sum · 2 of 5 in this lesson" in capsys.readouterr().out
    check("middle_sum", 5)
    assert "97.2 middle sum · 3 of 5 in this lesson" in capsys.readouterr().out


def test_an_optional_lesson_counts_on_after_its_main_one_and_is_done_by_itself(small_course, capsys):
    write, source = small_course
    optional = source.parent / "deeper" / "97_more.py"
    optional.parent.mkdir()
    optional.write_text('check("added_sum", 4)\n')
    write("added_sum", 4)
    assert [lessons.number(name) for name in ("last_sum", "added_sum")] == ["97.3", "97.4"]
    check("first_sum", 3)       # 4 and 2, since one question is in no source
    check("added_sum", 4)
    out = capsys.readouterr().out
    assert "97.1 first sum · 1 of 4 in this lesson" in out and "97.4 added sum · 1 of 2 in this lesson" in out


# ---- copies of lessons from before the names -------------------------------------------------------------------------

@pytest.mark.parametrize(("call", "first", "last"), [
    (lambda: check("04.9", 3), "✗ Not yet.", '04.9 has a name now: `check("one_epoch", ...)`.'),
    (lambda: hint("01.6"), "Hint 1 of 3.", '01.6 has a name now: `hint("one_hot")`.'),
    (lambda: quiz("01.2"), "01.1 Predict:", '01.2 has a name now: `quiz("blank_pixels")`.'),
    (lambda: quiz("01.2", "a"), "Noted:", '01.2 has a name now: `quiz("blank_pixels")`.'),
])
def test_an_old_number_still_works_and_tells_the_name(capsys, call, first, last):
    call()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(first) and lines[-1] == last


def test_a_name_says_nothing_about_numbers(capsys):
    check("one_hot", len)
    hint("one_hot")
    quiz("blank_pixels")
    assert "has a name" not in capsys.readouterr().out


def test_an_old_copy_of_lesson_06_finds_its_four_trainings():
    from helpers.exercises import lesson_06
    from helpers.exercises.lesson_06 import learning_curves

    assert lesson_06.four_trainings is learning_curves.four_trainings
    assert not hasattr(lesson_06, "five_trainings")
