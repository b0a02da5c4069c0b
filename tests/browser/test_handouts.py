"""A lesson on paper and as a deck: no answers before they are measured, no requests, living widgets."""

from __future__ import annotations

import re

import pytest

from tools import chromium, npm
from tools.handouts import __main__ as made
from tools.processes import Stop
from tools.sources import read_lesson

# With questions, an exercise and a widget of the course, and nothing that takes long.
SAMPLE = '''
# %% [markdown] slideshow={"slide_type": "slide"}
# # 98 · A sample
#
# **The question: what does it cost?** {{solution}}. See [the next](02_next.ipynb).

# %% slideshow={"slide_type": "slide"}
from helpers.exercises import check, hint, quiz, reveal

quiz("confident_error_costs")

# %%
print("it grows: 1.5")

# %% slideshow={"slide_type": "fragment"}
print("the quadratic cost", 1.96)
reveal("confident_error_costs", 1.02)

# %% [markdown]
# So the quadratic cost hardly moves: $\\\\sum_k a_k^2$.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Your turn
#
# $$C = \\\\sum_k (a_k - y_k)^2$$

# %% tags=["exercise"]
def my_cost(output, target):
    ### BEGIN SOLUTION
    return float(((output - target) ** 2).sum())
    ### END SOLUTION


check("squared_error", my_cost)

# %% slideshow={"slide_type": "skip"}
hint("squared_error")

# %% slideshow={"slide_type": "slide"}
from helpers.widgets.cost_of_one import explore_cost

explore_cost()
'''
OPTIONS = 4     # of the question
FEEDBACK = ("hardly moves", "It is", "it grows", "1.96", "BEGIN SOLUTION", ".sum()", "hint")


@pytest.fixture(scope="module")
def written(browser, tmp_path_factory):
    """The page, the PDF and the deck of the sample."""
    if not (npm.FOLDER / "mathjax-3.2.2.tgz").exists():
        try:
            npm.package("mathjax", "3.2.2")
        except Stop as reason:
            pytest.skip(str(reason))
    folder = tmp_path_factory.mktemp("handouts")
    source = folder / "98_sample.py"
    source.write_text(SAMPLE.lstrip().replace("\\\\", "\\"), encoding="utf-8")
    return made.make(browser, read_lesson(source), {}, folder)


def opened(browser, path, **settings):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, **settings)
    page = context.new_page()
    page.requests, page.problems = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(path.as_uri())
    return page


def test_paper_asks_first_and_answers_after(browser, written):
    page = opened(browser, written[0])
    before, after = page.locator("main").inner_text().split("After the lesson")
    assert not any(word in before.replace("It hardly moves", "") for word in FEEDBACK)
    assert page.locator(".question .box").count() == OPTIONS
    assert "Measured:" in before and "return ..." in before and "solved lesson" not in before
    assert "it grows" in after and "1.96" in after and "hardly moves" in after and "no prediction" not in after
    assert page.locator(".question .lines").count() == 1 and page.locator(".notes").count() >= 1
    assert page.requests == [written[0].as_uri()] and page.problems == []
    page.context.close()


def test_formulas_are_pictures_and_links_lead_nowhere(written):
    for path in (written[0], written[2]):
        text = path.read_text(encoding="utf-8")
        assert text.count("<mjx-container") == 2
        assert "\\sum" not in re.sub(r"<mjx-container.*?</mjx-container>", "", text)
        assert ".ipynb" not in text and not re.search(r'(?:src|href)="(?!data:|#)', text)


def test_the_pdf_has_pages_with_all_of_it(written):
    content = written[1].read_bytes()
    assert content.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", content)) >= 2


def test_a_deck_shows_a_result_when_one_presses_for_it(browser, written):
    page = opened(browser, written[2])
    card = page.get_by_text("It hardly moves", exact=False).last
    assert page.locator("section.here h1").is_visible()
    page.keyboard.press("PageDown")
    assert page.get_by_role("radio").first.is_visible() and not page.get_by_text("the quadratic cost 1.96").is_visible()
    page.get_by_role("radio").nth(1).click()
    page.get_by_text("You predicted b").wait_for()
    page.wait_for_timeout(2200)     # a kernel that does not answer would be spoken of by now
    assert "run this cell" not in page.locator("section.here").inner_text()
    page.keyboard.press("PageDown")
    assert page.get_by_text("the quadratic cost 1.96").is_visible() and card.is_visible()
    page.keyboard.press("PageUp")
    assert not page.get_by_text("the quadratic cost 1.96").is_visible()
    assert page.requests == [written[2].as_uri()] and page.problems == []
    page.context.close()


def test_a_widget_moves_in_a_deck_light_and_dark(browser, written):
    for scheme in ("light", "dark"):
        page = opened(browser, written[2], color_scheme=scheme)
        page.keyboard.press("End")
        before = page.locator("section.here .in-page").inner_text()
        page.get_by_role("button", name="Give the rest to the 8").click()
        page.get_by_role("button", name="Share the rest evenly").click()
        assert page.locator("section.here .in-page").inner_text() != before
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(17, 17, 17)")
        assert page.problems == [] and page.url.endswith(f"#{page.locator('.step').count()}")
        page.context.close()


def test_without_a_browser_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(chromium, "installed_browser", lambda: None)
    assert made.main(["00"]) == 1
    assert "apt install chromium" in capsys.readouterr().err
