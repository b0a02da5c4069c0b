import importlib.util
import sys
from pathlib import Path

import pytest

SAMPLE = "helpers.exercises.lesson_98"


@pytest.fixture(autouse=True)
def no_progress_file(monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    monkeypatch.setattr("helpers.exercises.progress._done", set())
    monkeypatch.setattr("helpers.exercises._hints_shown", {})


@pytest.fixture
def sample(monkeypatch):
    """tests/exercises/sample_lesson.py, registered as lesson 98."""
    spec = importlib.util.spec_from_file_location(SAMPLE, Path(__file__).with_name("sample_lesson.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, SAMPLE, module)
    return module
