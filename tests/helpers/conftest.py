"""What a lesson's solutions define, for the tests that hold it against the helpers; an option for the figures'."""

import ast
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest

COORDINATES = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy"}
SOURCES = Path(__file__).parents[2] / "notebooks" / "source"


def pytest_addoption(parser):
    parser.addoption("--update-thumbnails", action="store_true",
                     help="store the figures' examples as they are drawn now, after a look at each that changed")


@pytest.fixture(scope="module")
def definitions(request):
    """A function: the text of a lesson -> its functions and classes by name.

    A test module may say what else they use (SCOPE), which fixtures give that (FIXTURES), and which other statements of
    the lesson count (also_wanted).
    """
    also_wanted = getattr(request.module, "also_wanted", lambda node: False)
    scope = {"np": np, **getattr(request.module, "SCOPE", {})}
    scope |= {name: request.getfixturevalue(name) for name in getattr(request.module, "FIXTURES", ())}

    def defined_by(text):
        wanted = [node for node in ast.parse(text).body
                  if isinstance(node, ast.FunctionDef | ast.ClassDef) or also_wanted(node)]
        found = dict(scope)
        exec(compile(ast.Module(wanted, []), "the lesson", "exec"), found)
        return found
    return defined_by


@pytest.fixture(scope="module")
def lesson_text(request):
    """The source of the lesson that a module called test_built_in_lesson_NN is about."""
    [source] = SOURCES.glob(f"{request.module.__name__[-2:]}_*.py")
    return source.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(definitions, lesson_text):
    """What the lesson defines, by name."""
    return definitions(lesson_text)


@pytest.fixture(autouse=True)
def widgets_draw_on_their_card(monkeypatch):
    """Whatever a widget draws in a test lies on its card: no coordinate points beyond it."""
    from helpers.widgets import svg

    card = svg.card

    def checked_card(width, height, *children, **words):
        drawn = card(width, height, *children, **words)
        for element in ElementTree.fromstring(drawn).iter():
            for name in set(element.keys()) & COORDINATES:
                end = width if "x" in name else height
                assert -1 <= float(element.get(name)) <= end + 1, f"{name} of {element.attrib} in {width} x {height}"
        return drawn

    monkeypatch.setattr(svg, "card", checked_card)
