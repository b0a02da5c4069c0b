import importlib
from pathlib import Path

import pytest

import helpers.exercises
from helpers.exercises import lessons
from helpers.progress import Kept

SAMPLE_COURSE = Path(__file__).with_name("sample_course")


@pytest.fixture(autouse=True)
def no_progress_file(monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    monkeypatch.setattr("helpers.progress._written", Kept())
    monkeypatch.setattr("helpers.progress._unwritten", Kept())
    monkeypatch.setattr("helpers.exercises._hints_shown", {})


@pytest.fixture
def add_course(monkeypatch):
    """A function that adds a folder's lessons to those that are found; the folder holds their sources as well."""
    def add(folder):
        monkeypatch.setattr(helpers.exercises, "__path__", [*helpers.exercises.__path__, str(folder)])
        monkeypatch.setattr(lessons, "SOURCES", folder)
        importlib.invalidate_caches()
    return add


@pytest.fixture
def sample(add_course):
    """The exercises and quizzes of lesson 98, in sample_course/, by name."""
    add_course(SAMPLE_COURSE)
    return {name: lessons.load(name) for name in lessons.names("98")}
