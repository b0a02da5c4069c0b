"""Questions in a real page: pointer and keys, and that what was chosen or written is still there whatever happens."""

from __future__ import annotations

import json

import pytest

PREDICTION = 'from helpers.exercises import own_words, quiz, reveal\nquiz("blank_pixels")'
QUESTION = 'from helpers.exercises import quiz\nquiz("image_dimensions")'
OWN_WORDS = 'from helpers.exercises import own_words\nown_words("why_raw_pixels_failed")'
RUN_AGAIN = "once you run this cell again"


@pytest.fixture(autouse=True)
def nothing_kept(lab):
    lab.progress.unlink(missing_ok=True)


def kept(lab, name="blank_pixels"):
    """What is kept of the answer to a question, or of what was written to one."""
    content = json.loads(lab.progress.read_text()) if lab.progress.exists() else {}
    return content.get("answers", {}).get(name, {}).get("choice") or content.get("words", {}).get(name)


@pytest.fixture
def wait_until_kept(lab, wait_until):
    def wait(page, answer, name="blank_pixels"):
        wait_until(page, lambda: kept(lab, name) == answer)
        assert kept(lab, name) == answer

    return wait


def chosen(page):
    return page.evaluate("[...document.querySelectorAll('.course .quiz input:checked')].map((one) => one.value)")


def wait_for_choice(page, letter):
    page.locator(f".course .quiz input[value={letter}]:checked").wait_for()


def menu(page, *words):
    page.get_by_role("menuitem", name=words[0], exact=True).click()
    for word in words[1:]:
        page.get_by_text(word, exact=True).click()


def cells(page):
    return page.locator(".jp-Notebook .jp-CodeCell").count()


def reopen(page):
    page.save()
    page.goto(page.url)


def test_pointer_and_keys_choose_and_stay_inside(open_notebook, wait_until_kept):
    page = open_notebook([PREDICTION, "1 + 1"])
    group = page.get_by_role("radiogroup", name="Which share of all pixels")
    group.get_by_text("About 50 %").click()
    wait_until_kept(page, "b")
    assert chosen(page) == ["b"]
    for key, letter in (("ArrowDown", "c"), ("ArrowUp", "b"), ("d", "d"), ("d", "d"), ("a", "a"), ("B", "b"),
                        ("x", "b"), ("ArrowRight", "c"), ("Enter", "c")):
        page.keyboard.press(key)
        assert (key, chosen(page)) == (key, [letter])
    wait_until_kept(page, "c")
    assert cells(page) == 2
    assert page.locator(".jp-Notebook.jp-mod-commandMode").count() == 1
    assert page.locator(".course .quiz input:focus").get_attribute("value") == "c"
    page.keyboard.press("Shift+Enter")                  # which runs the cell, and moves on
    page.wait_for_timeout(1500)
    assert chosen(page) == ["c"]
    assert page.locator(".jp-Cell.jp-mod-active").inner_text().find("1 + 1") >= 0
    assert page.problems == []


def test_tab_leads_in_and_on(open_notebook):
    page = open_notebook([PREDICTION, QUESTION])
    page.locator(".course .quiz").nth(1).wait_for()
    page.locator(".course .quiz p").first.click()
    for _ in range(9):                                  # over the buttons that JupyterLab has in a cell
        page.keyboard.press("Tab")
        if page.locator(".course .quiz input:focus").count():
            break
    page.keyboard.press("Space")
    assert chosen(page) == ["a"]
    page.keyboard.press("Tab")
    page.keyboard.press("b")
    assert chosen(page) == ["a", "b"]
    assert page.get_by_text("✓ Right.").is_visible() and cells(page) == 2
    assert page.problems == []


def test_a_wrong_answer_to_a_question_may_be_tried_again(open_notebook, wait_until_kept):
    page = open_notebook([QUESTION])
    page.get_by_text("28", exact=True).click()
    page.get_by_text("Not this one.").wait_for()
    assert page.get_by_text("That is one row only.").is_visible() and page.get_by_text("Try another one.").is_visible()
    wait_until_kept(page, "d", "image_dimensions")
    page.get_by_text("0 of 9 in this lesson").wait_for()
    page.get_by_text("784", exact=True).click()
    page.get_by_text("1 of 9 in this lesson").wait_for()
    assert page.get_by_text("✓ Right.").is_visible()
    assert page.problems == []


def test_a_choice_stays_after_run_all_and_a_restart(open_notebook, lab, wait_until_kept):
    page = open_notebook([PREDICTION, 'reveal("blank_pixels", 0.81)'])
    page.locator(".course .quiz").get_by_text("About 50 %").click()
    wait_until_kept(page, "b")
    menu(page, "Run", "Run All Cells")
    page.get_by_text("You said b) About 50 %.").wait_for()
    assert page.get_by_text("You predicted b. You may change it until you measure.").is_visible()
    wait_for_choice(page, "b")
    menu(page, "Kernel", "Restart Kernel…")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_selector("#jp-main-statusbar :text('| Idle')")
    page.wait_for_timeout(500)
    page.locator(".course .quiz").get_by_text("About 20 %").click()     # no kernel knows this widget any more
    page.get_by_text(RUN_AGAIN).wait_for()
    assert chosen(page) == ["a"] and kept(lab) == "b"
    menu(page, "Run", "Run All Cells")
    page.get_by_text(RUN_AGAIN).wait_for(state="hidden")
    wait_for_choice(page, "a")
    wait_until_kept(page, "a")
    assert page.get_by_text("You said b, and it was c.").is_visible()
    assert page.get_by_text("You said b) About 50 %.").is_visible()     # what was said before it was measured
    assert page.problems == []


def test_the_next_day_it_is_there_without_a_kernel(open_notebook, lab, wait_until_kept):
    page = open_notebook([PREDICTION])
    page.locator(".course .quiz").wait_for()
    page.save()
    page.locator(".course .quiz").get_by_text("About 50 %").click()     # after the last save
    wait_until_kept(page, "b")
    lab.end_kernels()
    page.goto(page.url)
    wait_for_choice(page, "b")
    assert "model not found" not in page.content() and not page.get_by_text(RUN_AGAIN).is_visible()
    icon = "getComputedStyle(document.querySelector('.course.jupyter-widgets-disconnected'), '::before')"
    assert page.evaluate(icon + ".display") == "none" and page.evaluate(icon + ".content") == "none"
    page.locator(".course .quiz").get_by_text("Over 99 %").click()
    assert page.get_by_text(RUN_AGAIN).is_visible() and chosen(page) == ["d"] and kept(lab) == "b"
    lab.end_kernels()
    reopen(page)
    wait_for_choice(page, "d")
    page.wait_for_selector("#jp-main-statusbar :text('| Idle')")
    menu(page, "Run", "Run All Cells")
    page.get_by_text(RUN_AGAIN).wait_for(state="hidden")
    wait_until_kept(page, "d")
    assert chosen(page) == ["d"]
    assert page.problems == []


def test_own_words_are_kept_and_come_back(open_notebook, lab, wait_until_kept):
    page = open_notebook([OWN_WORDS, "1 + 1"])
    area = page.get_by_role("textbox", name="Why did the raw pixels fail")
    area.click()
    page.keyboard.type("bad steps, add dd")
    page.keyboard.press("Enter")
    page.keyboard.type("b")
    page.get_by_text("Kept.").wait_for()
    assert cells(page) == 2 and not page.get_by_text("Make the inputs smaller").is_visible()
    assert kept(lab, "why_raw_pixels_failed") == "bad steps, add dd\nb"
    page.keyboard.type(" or")
    page.keyboard.press("Shift+Enter")                  # before it was kept
    wait_until_kept(page, "bad steps, add dd\nb or", "why_raw_pixels_failed")
    page.locator(".jp-InputPrompt", has_text="[3]:").wait_for()
    page.wait_for_timeout(300)
    assert area.input_value() == "bad steps, add dd\nb or"
    page.get_by_text("An answer to compare with").click()
    assert page.get_by_text("Make the inputs smaller").is_visible()
    lab.end_kernels()
    reopen(page)
    assert area.input_value() == "bad steps, add dd\nb or"
    area.fill("too large")
    area.blur()
    assert page.get_by_text(RUN_AGAIN).is_visible()
    page.wait_for_selector("#jp-main-statusbar :text('| Idle')")
    menu(page, "Run", "Run All Cells")
    page.get_by_text(RUN_AGAIN).wait_for(state="hidden")
    wait_until_kept(page, "too large", "why_raw_pixels_failed")
    assert area.input_value() == "too large"
    assert page.problems == []
