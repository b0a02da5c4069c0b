"""The committed outputs are those that today's sources, helpers and locked versions would give."""

from helpers.measured import read_measured
from tools.fresh import stale_reasons
from tools.sources import ROOT, lesson_sources, read_lesson


def test_the_outputs_are_fresh(number):
    lesson = read_lesson(lesson_sources(ROOT)[number])
    assert stale_reasons(lesson, read_measured(ROOT), ROOT) == [], "Run `python3 start.py build`."
