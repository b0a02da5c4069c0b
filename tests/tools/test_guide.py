"""The instructor's guide: its made parts are those of today, and its sums are right."""

import re

import pytest

from helpers import home
from helpers.exercises import lessons
from helpers.exercises.model import Quiz
from tools import guide, slides
from tools.sources import ROOT, lesson_sources, read_lesson

TEXT = (ROOT / guide.GUIDE).read_text(encoding="utf-8")


def part(name):
    return next(match[0] for match in guide.MADE.finditer(TEXT) if match[2] == name)


def test_the_made_parts_are_those_of_today():
    assert guide.filled(TEXT) == TEXT, "run: .venv/bin/python -m tools.guide"


@pytest.mark.parametrize("name", guide.PLANS)
def test_the_sums_of_a_plan_are_those_of_its_lessons(name):
    """Read off the page and added up anew, from the notes and from helpers/home.py."""
    sources = lesson_sources()
    alone = {lesson.title.partition(" · ")[2]: lesson.minutes for lesson in home.lessons()}
    *sessions, total = [[cell.strip() for cell in line.strip("|").split("|")]
                        for line in part(name).split("\n") if line.startswith("| ")][1:]
    sums = [0.0, 0.0]
    for _, in_class, minutes, at_home, minutes_at_home in sessions:
        given = sum(slides.planned(read_lesson(sources[number])) for number in re.findall(r"(\d\d) ·", in_class))
        left = sum(alone[title.strip("* ").partition(" · ")[2] or title.strip("* ")]
                   for title in at_home.split(",") if title)
        assert given == float(minutes or 0) and left == float(minutes_at_home or 0)
        assert name != "plan of a term" or given <= 100     # as the page says
        sums = [sums[0] + given, sums[1] + left]
    assert sums == [float(total[2].strip("*")), float(total[4].strip("*"))]


def test_every_question_is_in_the_bank_with_an_answer():
    bank = part("bank").split("\n")
    for path in lesson_sources().values():
        if path.parent.name == "deeper":
            continue
        for name in lessons.names(path.name[:2]):
            quiz = lessons.load(name)
            if isinstance(quiz, Quiz):
                place = next(number for number, line in enumerate(bank) if " ".join(quiz.question.split()) in line)
                answer = next(line for line in bank[place:] if line.startswith("> "))
                assert re.match(r"> \*\*\w\)\*\*", answer), (name, answer)
                once = [label for label, claim in quiz.claims.items() if quiz.prediction and not claim]
                for label in once:  # no range: the lesson says it
                    said = rf"{re.escape(f' ({label})')}" if label else r"[^)]*\."
                    assert re.search(rf"In the lesson: .*\d[^;]*{said}", answer), (name, answer)


def test_questions_of_optional_lessons_stand_under_their_own_heading():
    parts = re.split(r"^### Questions of ", part("bank"), flags=re.MULTILINE)[1:]
    optional = next(text for text in parts if text.startswith("*How far a slope holds* (optional, with lesson 04)"))
    usual = next(text for text in parts if text.startswith("lesson 04 "))
    assert "**04.13 " in optional and "**04.13 " not in usual and "**04.3 " in usual


def test_a_section_without_a_minute_is_no_place_to_stop():
    for number, path in lesson_sources().items():
        lesson = read_lesson(path)
        begins, not_shown = guide._clock(lesson)
        assert len(begins) + len(not_shown) == len(re.findall(r"^# ## ", lesson.text, re.MULTILINE)), number
    begins, not_shown = guide._clock(read_lesson(lesson_sources()["06"]))
    assert "*Your own network*" in not_shown and not any("Your own network" in section for section in begins)
    assert begins[0].startswith("1 *")


def test_a_part_that_nobody_knows_is_named():
    with pytest.raises(ValueError, match="plan of a year"):
        guide.filled("<!-- made by tools/guide.py: plan of a year -->\n<!-- end -->")


def test_what_is_written_by_hand_stays(tmp_path):
    assert not guide.write(tmp_path)    # no guide, nothing to make
    text = guide.filled("before\n<!-- made by tools/guide.py: plan of a day -->\nold\n<!-- end -->\nafter\n")
    assert text.startswith("before\n") and text.endswith("<!-- end -->\nafter\n") and "old" not in text
