"""A whole talk, in a browser: the remote leads through it, widgets live, and no slide is taller than the screen."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from pathlib import Path

import pytest

from tools import present, slides
from tools.processes import ROOT
from tools.sources import Lesson, lesson_sources, read_lesson

SIZE = {"width": 1280, "height": 720}  # pixels of the projector
LESSONS = sorted(name for name in lesson_sources() if name.isdigit())  # optional ones are for solitary readers
HEIGHT = """() => { const cells = [...document.querySelectorAll(".talk-shown")];
  const boxes = cells.map((cell) => cell.getBoundingClientRect());
  return Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)); }"""
SOURCES = "[...document.querySelectorAll('.jp-Notebook .cm-content')].map((code) => code.textContent)"


@pytest.fixture(scope="module")
def give(browser, serve, tmp_path_factory):
    """A function that opens the talk of a lesson, all cells run: give("00") -> the page, with `page.problems`."""
    with contextlib.ExitStack() as ends:
        yield lambda number: ends.enter_context(
            _given(browser, serve, tmp_path_factory.mktemp("talk"), read_lesson(lesson_sources()[number])))


@contextlib.contextmanager
def _given(browser, serve, root: Path, lesson: Lesson, waits_for: str = ".talk-number"):
    (root / "data").mkdir()
    shutil.copy(Path(ROOT, "data", "measured.json"), root / "data")
    words, variables = present.talk(root, lesson, root / "kept")
    with serve(words, variables, root) as lab:
        context = browser.new_context(viewport=SIZE)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.problems, page.lesson, page.root = [], lesson, root
        context.on("page", lambda other: _listen(other, page.problems, lab.url))
        _listen(page, page.problems, lab.url)
        page.goto(f"{lab.url}/?token={lab.token}")
        page.locator(waits_for).wait_for(timeout=400_000)  # until then all cells run: lesson 09 on a busy computer
        yield page
        context.close()


def _listen(page, problems: list[str], url: str) -> None:
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith((url, "data:", "blob:"))
            else problems.append(request.url))


@pytest.fixture(scope="module")
def talk(give):
    return give("00")


@pytest.fixture
def page(talk):
    """The talk of lesson 00 at its first slide."""
    to(talk, 1)
    yield talk
    assert talk.problems == []


def stop(page) -> int:
    return int(page.locator(".talk-number").inner_text().split("/")[0])


def to(page, number: int) -> None:
    """Go to a stop with the remote's keys."""
    while (here := stop(page)) != number:
        page.keyboard.press("PageDown" if here < number else "PageUp")
        page.locator(".talk-number", has_text=f"{here + (1 if here < number else -1)}/").wait_for()


def to_sight(page, selector: str) -> None:
    """Go on until what is looked for stands on the slide."""
    while not page.locator(f".talk-shown {selector}").count():
        to(page, stop(page) + 1)


@pytest.mark.parametrize("number", LESSONS)
def test_an_arranged_lesson_has_few_stops_and_notes_on_every_slide(number):
    assert slides.problems(read_lesson(lesson_sources()[number])) == []


@pytest.mark.parametrize("number", LESSONS)
def test_every_slide_fits_the_screen(give, talk, number):
    page = talk if number == "00" else give(number)
    to(page, 1)
    too_tall = {}
    for here in range(1, slides.stops(page.lesson) + 1):
        to(page, here)
        page.wait_for_timeout(150)  # the widgets of this slide have come
        if (height := page.evaluate(HEIGHT)) > SIZE["height"]:
            too_tall[here] = round(height)
        if page.get_by_title("Show the solution").is_enabled():
            page.keyboard.press("s")
            page.locator(".talk-shown", has_text="✓").wait_for()
            if (height := page.evaluate(HEIGHT)) > SIZE["height"]:
                too_tall[f"{here} with its solution"] = round(height)
            page.keyboard.press("s")
            page.locator(".talk-shown", has_text="Not attempted yet").wait_for()
    page.keyboard.press("PageDown")  # behind the last slide there is nothing
    page.wait_for_timeout(100)
    assert stop(page) == slides.stops(page.lesson)
    assert too_tall == {} and page.problems == []


def test_the_remote_works_on_after_a_slider_and_a_drawing(page):
    to_sight(page, "canvas")
    box = page.locator(".talk-shown canvas").first.bounding_box()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"], steps=12)
    page.mouse.up()
    page.locator(".talk-shown", has_text=re.compile(r"\d %")).wait_for()  # the network answers
    here = stop(page)
    page.keyboard.press("ArrowRight")
    page.locator(".talk-number", has_text=f"{here + 1}/").wait_for()
    to_sight(page, "[role=slider].noUi-handle")
    handle, here = page.locator(".talk-shown [role=slider].noUi-handle").first, stop(page)
    before, box = handle.get_attribute("aria-valuenow"), handle.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 85, box["y"] + 5, steps=5)
    page.mouse.up()
    dragged = handle.get_attribute("aria-valuenow")
    assert dragged != before
    handle.focus()  # who comes by keys goes on there
    page.keyboard.press("ArrowRight")
    assert float(handle.get_attribute("aria-valuenow")) > float(dragged) and stop(page) == here
    page.keyboard.press("PageDown")
    page.locator(".talk-number", has_text=f"{here + 1}/").wait_for()
    page.keyboard.press("PageUp")
    page.locator(".talk-number", has_text=f"{here}/").wait_for()
    box = handle.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] - 40, box["y"] + 5, steps=5)
    page.mouse.up()
    assert handle.get_attribute("aria-valuenow") != dragged
    page.keyboard.press("ArrowRight")
    page.locator(".talk-number", has_text=f"{here + 1}/").wait_for()
    page.keyboard.press("PageUp")
    page.locator(".talk-number", has_text=f"{here}/").wait_for()


def test_no_key_of_a_notebook_has_an_effect(page):
    to(page, 6)
    before = page.evaluate(SOURCES)
    for key in ("x", "a", "y", "m", "Shift+Enter", "Control+Enter", "Enter", "Escape", "Delete", "b"):
        page.keyboard.press(key)
    assert page.locator("body.talk-blank").count() == 1
    page.keyboard.press("b")
    page.wait_for_timeout(500)
    assert page.evaluate(SOURCES) == before and stop(page) == 6
    assert page.locator("body.talk-blank, .jp-mod-editMode").count() == 0


def test_a_vote_stands_beside_the_result_that_waits(page):
    to_sight(page, ".quiz")
    here = stop(page)
    assert not page.get_by_text("There are ten digits, and its answer").is_visible()
    page.keyboard.press("v")
    for letter, hands in (("a", 4), ("b", 12), ("d", 3)):
        page.get_by_label(f"Votes for {letter}").fill(str(hands))
    page.get_by_role("button", name="Done").click()
    to(page, here + 1)
    assert page.get_by_text("There are ten digits, and its answer").is_visible()
    bars = page.locator(".talk-shown .talk-votes")
    assert bars.get_attribute("aria-label") == "Votes: a 4, b 12, d 3"
    widths = bars.locator(".talk-share").evaluate_all("(bars) => bars.map((bar) => bar.getBoundingClientRect().width)")
    assert widths[2] == 0 and widths[1] / widths[0] == pytest.approx(3, abs=0.1)
    assert not page.get_by_text("You had made no prediction").count()


def test_a_reload_leads_back_to_the_slide_and_its_widgets_live(page):
    to_sight(page, "canvas")
    here = stop(page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator(".talk-number", has_text=f"{here}/").wait_for()
    page.locator(".talk-shown canvas").first.wait_for()
    assert page.get_by_text("The cells run").count() == 0
    box = page.locator(".talk-shown canvas").first.bounding_box()
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 0.2 * box["height"], steps=8)
    page.mouse.up()
    page.locator(".talk-shown", has_text=re.compile(r"\d %")).wait_for()
    page.locator(".talk-shown button:text-is('7')").click()
    page.locator(".talk-shown", has_text="7_001.png").wait_for()  # the kernel answers too
    assert [file.name for file in (page.root / "kept" / "digits").iterdir()] == ["7_001.png"]
    assert not (page.root / "my_work").exists()


def test_the_notes_follow_on_the_second_screen(page):
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    notes.get_by_text("00 · Start here", exact=True).wait_for()
    assert notes.get_by_text("Say what they will be able to do").is_visible()
    for number in range(2, slides.stops(page.lesson) + 1):
        page.keyboard.press("PageDown")
        notes.locator("#number", has_text=re.compile(f"^{number}$")).wait_for()
    notes.get_by_text("This is the end.").wait_for()
    assert notes.locator("#planned").inner_text() == notes.locator("#all").inner_text()
    assert re.fullmatch(r"\d+:\d\d", notes.locator("#gone").inner_text())
    notes.keyboard.press("PageUp")  # a remote speaks to the window that was clicked last
    page.locator(".talk-number", has_text=f"{slides.stops(page.lesson) - 1}/").wait_for()
    notes.close()


def test_a_solution_is_shown_when_asked_for(page):
    while not page.get_by_title("Show the solution").is_enabled():
        to(page, stop(page) + 1)
    shown = page.locator(".talk-shown")
    assert "np.mean(guesses == labels)" not in " ".join(shown.all_inner_texts())
    page.keyboard.press("s")
    page.locator(".talk-shown", has_text="np.mean(guesses == labels)").wait_for()
    page.locator(".talk-shown", has_text="✓").wait_for()
    page.keyboard.press("s")
    page.locator(".talk-shown", has_text="Not attempted yet").wait_for()


def test_a_dark_room_gets_white_on_black(page):
    color = "getComputedStyle(document.querySelector('.jp-Deck.jp-NotebookPanel')).backgroundColor"
    ink = "getComputedStyle(document.querySelector('.talk-shown p')).color"
    size = "parseFloat(getComputedStyle(document.querySelector('.talk-shown p')).fontSize)"
    assert (page.evaluate(color), page.evaluate(ink)) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    assert page.evaluate(size) >= 20
    page.keyboard.press("d")
    page.wait_for_function("document.body.dataset.jpThemeLight === 'false'")
    page.wait_for_function(f"{color} === 'rgb(0, 0, 0)' && {ink} === 'rgb(255, 255, 255)'")
    for _ in range(3):  # faster than JupyterLab's curtain opens
        page.keyboard.press("d")
    page.wait_for_function("document.body.dataset.jpThemeLight === 'true'")
    page.wait_for_function("document.body.dataset.jpThemeLight === 'false'")
    page.wait_for_function("document.body.dataset.jpThemeLight === 'true'")
    page.wait_for_function("!document.getElementById('jupyterlab-splash')")


def test_what_was_typed_and_saved_is_kept_when_the_lesson_is_presented_again(page, wait_until):
    page.keyboard.press("Control+s")
    copy = page.root / "talks" / "00_start.ipynb"
    wait_until(page, lambda: "votes" in copy.read_text(encoding="utf-8"))
    present.copy(page.root, page.lesson)
    [kept] = (page.root / "talks" / "kept").iterdir()
    cells = json.loads(kept.read_text(encoding="utf-8"))["cells"]
    assert {"a": 4, "b": 12, "d": 3} in [cell["metadata"].get("course", {}).get("votes") for cell in cells]


def test_a_cell_that_fails_stops_the_talk_and_is_shown(browser, serve, tmp_path):
    source = tmp_path / "97_broken.py"
    source.write_text("# %% [markdown] slideshow={\"slide_type\": \"slide\"}\n# # Broken\n\n# %%\n1 / 0\n\n# %%\n2\n")
    with _given(browser, serve, tmp_path, read_lesson(source), ".talk-problem") as page:
        assert page.get_by_text("A cell has stopped with an error.").is_visible()
        assert page.locator("text=ZeroDivisionError").first.is_visible()
        assert page.locator("body[data-jp-deck-mode]").count() == 0
