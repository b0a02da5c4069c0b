"""The web site: what is on it, what it asks for, and that its widgets live."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from helpers.home import lessons
from tools.alive import alive_path
from tools.site import ROOT
from tools.site.docstrings import as_pages_show
from tools.site.glossary import Linker, with_anchors
from tools.site.pages import internal_links
from tools.site.pages import widget as widget_html
from tools.site.reading import for_readers, hide_answers

GLOSSARY = "| **cost** (03) | How wrong. |\n| **ReLU** (02) | Below 0 is 0. |\n"
LIVING = sorted((ROOT / "notebooks" / "widgets").glob("*.json"))


def test_a_word_is_linked_where_it_is_used_first_and_not_in_code_formulas_links_or_headings():
    link = Linker(GLOSSARY, "glossary.html")
    text = link("# The cost\n`cost` and $cost$ and [cost](x.md): the Costs fall, the cost too. relu, ReLU.")
    assert text.count("<a ") == 2
    assert 'the <a class="term" href="glossary.html#term-cost" title="How wrong.">Costs</a> fall, the' in text
    assert "relu, <a" in text and link("the cost, ReLU") == "the cost, ReLU"
    assert '<span id="term-cost"></span>**cost** (03)' in with_anchors(GLOSSARY)


def test_a_docstring_flows_and_its_columns_stay():
    lines = ["Does *it* with `x`.", "", "images  uint8", "labels  one"]
    as_pages_show(None, "function", "f", None, None, lines)
    assert lines == ["Does \\*it\\* with \\ ``x``\\ .", "", ".. code-block:: text", "", "   images  uint8",
                     "   labels  one", ""]


def test_a_widgets_state_cannot_end_its_script():
    text = widget_html("a", {"module": "quiz", "data": {"x": "</script>"}, "state": {}}, "still")
    assert text.count("</script>") == 1


def test_what_came_out_is_not_said_to_be_the_readers():
    card = ("<p><b>It is</b> b) Half. You had made no prediction this time.</p><p>You measured 5 %. all: you "
            "measured 6 %.</p>yours at 5 %, ◆ yours, ○ lowest<small>08.1 · 0 of 9 in this lesson</small>")
    assert for_readers(card) == (
        "<p><b>It is</b> b) Half.</p><p>The lesson measured 5 %. all: the lesson measured 6 %.</p>the lesson's at 5 %, "
        "◆ the lesson's, ○ lowest<small>08.1</small>")
    assert "the lesson runs" in for_readers("<p>○ Not attempted yet.</p>")
    assert for_readers("<p>a figure that you measured</p>") == "<p>a figure that you measured</p>"


def test_what_comes_out_after_a_prediction_waits_for_a_click():
    sources = ["print(1)", 'quiz("a")', "train()", 'quiz("b")', 'reveal("a", 1)', "play()", "no output",
               'reveal("b", 2)', "figure()", 'quiz("never_measured")', "print(2)"]
    cells = [{"id": source, "source": source, "metadata": {}, "outputs": [] if source.startswith("no ") else [{}]}
             for source in sources]
    hide_answers(cells, {"play()"})
    assert [place for place, cell in enumerate(cells) if "hide-output" in cell["metadata"].get("tags", [])] == [2, 4, 7]


def test_all_lessons_and_pages_are_there(site):
    for lesson in lessons():
        page = (site / "notebooks" / lesson.file.replace(".ipynb", ".html")).read_text(encoding="utf-8")
        assert "_CannotStart" not in page and "cell_output" in page, "a guard cell, or no outputs"
    for name in ("notebooks/glossary", "data/README", "helpers", "CHANGELOG", "lessons", "deeper", "search"):
        assert (site / f"{name}.html").is_file()
    first = (site / "index.html").read_text(encoding="utf-8")
    assert all(f"about {lesson.minutes} minutes" in first for lesson in lessons() if "deeper" not in lesson.file)


def test_of_the_solved_lessons_only_the_lessons_are_there(site):
    """Lesson 12 writes pages beside itself, with whoever's drawings: they belong to whoever ran it."""
    folder = site / "notebooks" / "solutions"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {lesson.file for lesson in lessons()}


def test_no_link_is_dead_and_it_is_small(site):
    assert internal_links(site) == []
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) < 60e6


def names(site):
    return [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))
            if path.relative_to(site).parts[0] != "lite"]


def test_no_page_asks_anybody_else_or_is_wider_than_a_telephone(site, server, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page, asked, wide, problems = context.new_page(), [], [], []
    page.set_default_timeout(60_000)
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: problems.append(str(error)))
    for name in names(site):
        page.goto(f"{server}/{name}")
        page.wait_for_timeout(100)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 390:
            wide.append(f"{name}: {width}")
    context.close()
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []
    assert wide == [] and problems == []


def test_formulas_are_set(look):
    page = look("notebooks/04_descent.html")
    page.locator("mjx-container svg").first.wait_for()


def test_a_word_is_found(look):
    page = look("search.html?q=backpropagation")
    page.locator("#search-results li a").first.wait_for()
    assert page.locator("#search-results li").count() > 3


def test_a_word_of_the_glossary_is_found_there_first_and_excerpts_are_prose(look):
    page = look("search.html?q=softmax")
    first = page.locator("#search-results li").first
    first.locator(".context").wait_for()
    assert "glossary" in first.locator("a").get_attribute("href")
    page.wait_for_function("""() => [...document.querySelectorAll("#search-results li .context")].length > 5""")
    assert not re.search(r"\\\(|import |def ", " ".join(page.locator("#search-results .context").all_inner_texts()))
    page = look("search.html?q=confident")  # no entry: the glossary has no first place
    page.locator("#search-results li a").first.wait_for()
    assert "glossary" not in page.locator("#search-results li a").first.get_attribute("href")


@pytest.mark.parametrize(("name", "dark"), [("index.html", False), ("index.html", True), ("helpers.html", False),
                                            ("notebooks/04_descent.html", False), ("notebooks/04_descent.html", True),
                                            ("notebooks/glossary.html", True)])
def test_axe_finds_nothing_serious(look, name, dark):
    page = look(name, dark=dark)
    page.wait_for_timeout(1000)
    found = [f"{each['id']}: {node['html'][:120]}" for each in Axe().run(page).response["violations"]
             if each["impact"] in ("serious", "critical") for node in each["nodes"]]
    assert found == []


def test_pictures_suit_the_dark(look):
    page = look("notebooks/04_descent.html", dark=True)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert "invert" in page.locator(".cell_output img").first.evaluate("image => getComputedStyle(image).filter")
    assert "none" in look("notebooks/04_descent.html").locator(".cell_output img").first.evaluate(
        "image => getComputedStyle(image).filter")


def test_the_first_page_reads_a_drawing_also_from_a_file(look, site):
    for base in (None, site.as_uri()):
        page = look("index.html", **({"base": base} if base else {}))
        pad = page.locator("#draw-here canvas").first
        pad.scroll_into_view_if_needed()
        pad.focus()
        pad.press("1")
        page.locator("#draw-here").get_by_text(re.compile("It reads a|Not sure")).first.wait_for()
        assert page.problems == []


def test_every_widget_of_the_lessons_comes_alive(look):
    assert LIVING, "Run `python3 start.py build`: no lesson has written what its widgets show."
    for path in LIVING:
        kept = json.loads(path.read_text(encoding="utf-8"))
        folder = "deeper/" if (ROOT / "notebooks" / "deeper" / f"{path.stem}.ipynb").exists() else ""
        page = look(f"notebooks/{folder}{path.stem}.html")
        for identity in kept:
            place = page.locator(f"#live-{identity.replace('/', '-')}")
            place.evaluate("element => element.scrollIntoView()")
            place.locator(".course-living").wait_for(state="attached")
        assert page.problems == []


def test_no_prediction_is_answered_before_the_reader_asks(look):
    for lesson in lessons():
        page = look(f"notebooks/{lesson.file.removesuffix('.ipynb')}.html")
        answers = page.locator("strong:text-is('It is')")
        assert answers.count() and not any(answer.is_visible() for answer in answers.all()), lesson.file
        assert "had made no prediction" not in page.content() and "Not attempted yet" not in page.content()
    page.locator("summary", has_text="What came out").first.click()
    answers.first.wait_for()


def test_a_widget_follows_the_pointer_and_a_link_brings_its_state_back(look):
    path = alive_path("04_descent")
    assert path.is_file(), "Run `python3 start.py build 04`."
    alive = json.loads(path.read_text(encoding="utf-8"))
    identity = next("live-" + key.replace("/", "-") for key, kept in alive.items() if kept["module"] == "ball")
    page = look("notebooks/04_descent.html")
    place = page.locator(f"#{identity}")
    place.evaluate("element => element.scrollIntoView({block: 'center'})")
    picture = place.locator("svg").first
    picture.wait_for()
    before, box = picture.inner_html(), picture.bounding_box()
    page.mouse.move(box["x"] + 0.75 * box["width"], box["y"] + 0.4 * box["height"])
    grab = place.locator(".grab").first.bounding_box()
    page.mouse.move(grab["x"] + grab["width"] / 2, grab["y"] + grab["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.3 * box["width"], grab["y"] + grab["height"] / 2, steps=5)
    page.mouse.up()
    page.wait_for_timeout(300)
    after = picture.inner_html()
    assert after != before
    place.get_by_role("button", name="Link to this state").click()
    address = page.evaluate("location.hash")
    assert address.startswith(f"#{identity}=")
    other = look(f"notebooks/04_descent.html{address}")
    again = other.locator(f"#{identity} svg").first
    again.wait_for()
    other.wait_for_timeout(300)
    assert again.inner_html() == after
    assert other.evaluate("""id => { const box = document.getElementById(id).getBoundingClientRect();
                                     return box.top < innerHeight && box.bottom > 0; }""", identity)
