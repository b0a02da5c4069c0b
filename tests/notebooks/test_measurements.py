"""A measurement that changes makes exactly the lessons stale that print or plot it."""

import re
from copy import deepcopy

import nbformat
import pytest

from helpers.exercises.lessons import load
from helpers.measured import PLACEHOLDER, read_measured
from tools.fresh import stale_reasons
from tools.sources import ROOT, lesson_sources, notebook_paths, read_lesson

MEASURED = read_measured(ROOT)
LESSONS = {path.stem: read_lesson(path) for path in lesson_sources(ROOT).values()}


def quantities(lines):
    """(claim, quantity) of "<claim> full <quantity>", whatever form follows."""
    found = (line.split(" ", 2) for line in lines)
    return {(claim, re.sub(" (median|range)$", "", quantity)) for claim, source, quantity in found if source == "full"}


def plotted(name):
    """What the lesson's code asked for when it was built."""
    built_from = nbformat.read(notebook_paths(name, ROOT)[0], as_version=4).metadata.course.built_from
    return quantities(line for line in built_from.get("read", {}) if line.count(" ") >= 2)


def printed(name):
    """What stands in its text, or in a claim of one of its tables."""
    found = [" ".join(match[1].split()) for match in PLACEHOLDER.finditer(LESSONS[name].text)]
    topics = {words[1] for words in map(str.split, found) if words[0] == "claims"}
    tables = "".join(claim["result"] for claim in MEASURED.values() if claim["topic"] in topics)
    found += [match[1] for match in PLACEHOLDER.finditer(tables)]
    return quantities(line for line in found if line.count(" ") >= 2)


def revealed(code):
    """The claims whose numbers stand under the predictions that a lesson resolves."""
    quizzes = [load(name) for name in re.findall(r'\breveal\(\s*"(\w+)"', code)]
    return {claim.split()[0] for quiz in quizzes for claim in quiz.claims.values() if claim}


def stale(measured):
    return {name for name, lesson in LESSONS.items()
            if "measured numbers have changed" in stale_reasons(lesson, measured, ROOT)}


@pytest.mark.parametrize("name", LESSONS)
def test_what_a_lesson_asks_for_is_on_its_record(name):
    code = "\n".join(cell.source for cell in LESSONS[name].cells if cell.cell_type == "code")
    told = revealed(code)
    assert bool(plotted(name)) == ("measured_range" in code or bool(told)), "Run `python3 start.py build`."
    assert all(f'"{claim}"' in code or claim in told for claim, _ in plotted(name))


@pytest.mark.parametrize(("uses", "others"), [(plotted, printed), (printed, plotted)], ids=["plotted", "printed"])
def test_a_changed_value_makes_exactly_those_lessons_stale_that_use_it(uses, others):
    used, elsewhere = (set.union(*map(way, LESSONS)) for way in (uses, others))
    assert used, "Run `python3 start.py build`."
    chosen = claim, quantity = min(used, key=lambda one: (one in elsewhere, one))  # best one that only this way shows
    measured = deepcopy(MEASURED)
    for number in ("median", "min", "max"):
        measured[claim]["full"][quantity][number] += 1
    assert stale(measured) - stale(MEASURED) == {name for name in LESSONS if chosen in printed(name) | plotted(name)}
