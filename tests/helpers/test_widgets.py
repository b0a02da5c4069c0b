"""The parts that every widget shares, without a browser."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
import threading
import time
from xml.etree import ElementTree

import ipywidgets
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from matplotlib.image import imread

from helpers.widgets import svg
from helpers.widgets.base import Explorer

NAMESPACE = "{http://www.w3.org/2000/svg}"


def texts(picture: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(picture).iter(f"{NAMESPACE}text"))


def shown(explorer: Explorer) -> str:
    return re.sub(r"^<div[^>]*>|</div>$", "", explorer.html)


def counter(draws: list, draw=None, alt="Number {}.".format) -> tuple[ipywidgets.IntSlider, Explorer]:
    """A slider and an explorer that shows its number and notes every drawing in `draws`."""
    slider = ipywidgets.IntSlider(max=1000)

    def number_card(number):
        draws.append(number)
        return svg.card(100, 40, svg.text(10, 20, f"number {number}"), title="A number")

    return slider, Explorer(draw or number_card, {"number": slider}, lambda number: alt(number))


# --- svg ---

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]))  # what XML may hold, but for white space


@given(WORDS, WORDS)
@example(inner="<b> & 'c' \"d\"", outer="<b> & 'c' \"d\"")
def test_any_words_survive_as_text_and_as_attribute(inner, outer):
    read = ElementTree.fromstring(svg.element("text", svg.escape(inner) or " ", aria_label=outer))
    assert (read.text.strip(), read.get("aria-label")) == (inner.strip(), outer)


@pytest.mark.parametrize("forbidden", ["\0", "\x1b", "\ud800", "\ufffe"])
def test_what_no_picture_may_hold_is_replaced(forbidden):
    assert ElementTree.fromstring(svg.element("text", svg.escape(f"a{forbidden}b"))).text == "a\ufffdb"


def test_attributes_are_short_numbers_and_none_is_left_out():
    assert svg.element("rect", x=1 / 3, y=2.0, stroke_width=5, fill=None) == '<rect x="0.33" y="2" stroke-width="5"/>'


@given(arrays.arrays(np.uint8, st.one_of(
    st.tuples(st.integers(1, 40), st.integers(1, 40)), st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3)))))
def test_png_holds_the_pixels(values):
    assert np.array_equal(np.round(imread(io.BytesIO(svg.png(values))) * 255), values)


@pytest.mark.parametrize(("values", "error", "said"), [
    (np.zeros((2, 2)), TypeError, "values: got an array of float64, expected uint8"),
    (np.zeros(4, np.uint8), ValueError, r"values: got the shape \(4,\)"),
    (np.zeros((2, 2, 4), np.uint8), ValueError, r"values: got the shape \(2, 2, 4\)"),
    (np.zeros((0, 2), np.uint8), ValueError, r"values: got the shape \(0, 2\)")])
def test_png_names_what_does_not_fit(values, error, said):
    for function in (svg.png, lambda v: svg.ink(v, 0, 0, 10, 10)):
        with pytest.raises(error, match=said):
            function(values)


@pytest.mark.parametrize(("full", "half"), [(0, 1), (4, 2)])
def test_signed_numbers_are_white_at_zero_red_above_and_blue_below(full, half):
    values = np.array([[2, -2, 0], [half, 0, 0]])
    image = ElementTree.fromstring(svg.signed_pixels(values, 0, 0, 9, 6, full))
    colours = np.round(imread(io.BytesIO(base64.b64decode(image.get("href").split(",")[1])))[..., :3] * 255)
    red, blue, white, half_red = colours[0, 0], colours[0, 1], colours[0, 2], colours[1, 0]
    assert white.tolist() == [255, 255, 255]
    assert red[0] > red[2] and blue[2] > blue[0]
    assert np.allclose(half_red, red if full else (red + white) / 2, atol=1)


def test_nothing_but_zeros_is_white():
    assert svg.signed_pixels(np.zeros((2, 2)), 0, 0, 9, 9) == svg.pixels(np.full((2, 2, 3), 255, np.uint8), 0, 0, 9, 9)


@pytest.mark.parametrize(("value", "digits", "said"), [
    (-1.234, 2, "\u22121.23"), (1.236, 2, "1.24"), (-0.001, 2, "0.00"), (-8, 0, "\u22128"), (0, 0, "0"),
    (np.float64(-0.5), 1, "\u22120.5")])
def test_a_signed_number_has_a_real_minus_and_no_minus_zero(value, digits, said):
    assert svg.signed(value, digits) == said


@pytest.mark.parametrize("grey", range(256))
def test_numbers_are_readable_on_every_grey(grey):
    linear = grey / 255 / 12.92 if grey / 255 <= 0.03928 else ((grey / 255 + 0.055) / 1.055) ** 2.4  # WCAG 2
    ratio = (linear + 0.05) / 0.05 if svg.contrasting(grey) == "#000000" else 1.05 / (linear + 0.05)
    assert ratio >= 4.5


@pytest.mark.parametrize("full", [1.0, 40.0])
def test_bars_are_as_long_as_their_values(full):
    drawn = svg.bars(np.array([0.25, 0.5, 1.0]) * full, "abc", 10, 10, 300, full=full)
    picture = svg.card(400, 100, drawn, title="Bars")
    lengths = [float(bar.get("width")) for bar in ElementTree.fromstring(picture).iter(f"{NAMESPACE}rect")][1:]
    assert lengths == pytest.approx([lengths[2] / 4, lengths[2] / 2, lengths[2]], abs=0.01)
    assert lengths[2] > 200
    numbers = [f"{share * full:.2f}" for share in (0.25, 0.5, 1)]
    assert [words.text for words in texts(picture)] == ["a", numbers[0], "b", numbers[1], "c", numbers[2]]
    ends = [float(words.get("x")) for words in texts(picture)[1::2]]
    assert ends[2] + 60 <= 310 + 6  # the number of the longest bar has its room


@pytest.mark.parametrize(("values", "names", "said"), [
    ([0.1, np.nan], "ab", "values: got"), ([1.2], "a", "values: got"), ([-0.1], "a", "values: got"),
    ([0.1], "ab", "names: got 2")])
def test_bars_name_what_does_not_fit(values, names, said):
    with pytest.raises(ValueError, match=said):
        svg.bars(values, names, 0, 0, 100)


# --- base ---

def test_the_picture_follows_its_control():
    draws = []
    slider, explorer = counter(draws)
    assert "number 0" in explorer.html
    slider.value = 7
    assert "number 7" in explorer.html and 'aria-label="Number 7."' in explorer.html
    assert draws == [0, 7]


def test_every_control_has_its_name_beside_it_and_as_its_tooltip():
    slider, _ = counter([])
    named = ipywidgets.IntSlider(description="Radius", tooltip="In pixels")
    buttons = ipywidgets.ToggleButtons(options=["one", "two"], description="Which")
    controls = {"slider": slider, "named": named, "buttons": buttons}
    Explorer(lambda **state: svg.card(9, 9, title=""), controls, lambda **state: "")
    assert [control.tooltip for control in controls.values()] == ["", "In pixels", "Which"]
    assert "widget-inline-hbox" in buttons._dom_classes and not slider._dom_classes


def test_the_static_picture_is_the_present_one():
    slider, explorer = counter([], alt=lambda number: f'Number {number}, "quoted" & <cut>.')
    slider.value = 9
    bundle = explorer._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
    assert bundle["text/plain"] == 'Number 9, "quoted" & <cut>.'
    image = ElementTree.fromstring(bundle["text/html"].replace('">', '"/>'))
    assert image.get("alt") == bundle["text/plain"]
    kind, data = image.get("src").split(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == shown(explorer)


def test_an_error_while_drawing_is_one_line_and_the_widget_goes_on():
    def draw(number):
        if number == 3:
            raise ValueError("three\n  is <too> much")
        return svg.card(10, 10, svg.text(0, 0, number), title="A number")

    slider, explorer = counter([], draw=draw)
    slider.value = 3
    line = "This picture could not be drawn. ValueError: three is <too> much"
    assert explorer.html == f'<p role="alert">{svg.escape(line)}</p>'
    bundle = explorer._repr_mimebundle_()
    assert (bundle["text/html"], bundle["text/plain"]) == (explorer.html, line)
    slider.value = 4
    assert ">4<" in explorer.html and explorer._repr_mimebundle_()["text/plain"] == "Number 4."


@pytest.mark.parametrize("broken", ["draw", "alt"])
def test_an_error_in_the_first_picture_is_shown_too(broken):
    def fail(number):
        raise KeyError

    _, explorer = counter([], **{broken: fail})
    assert explorer.html == '<p role="alert">This picture could not be drawn. KeyError</p>'


def test_a_guarded_callback_draws_once_at_its_end():
    draws = []
    slider, explorer = counter(draws)

    def several(_event):
        for value in (1, 2, 3):
            slider.value = value

    explorer.guarded(several)(None)
    assert draws == [0, 3] and "number 3" in explorer.html


def test_an_error_in_a_callback_is_shown_even_from_an_inner_one():
    slider, explorer = counter([])

    def fail(_change):
        raise RuntimeError("no such digit")

    def change(_button):
        slider.value = 5

    slider.observe(explorer.guarded(fail), names="value")
    explorer.guarded(change)(None)
    assert "RuntimeError: no such digit" in explorer.html
    explorer.refresh()
    assert "number 5" in explorer.html


def test_queued_changes_are_drawn_once_with_the_newest_state():
    draws, drawing, go_on, at_once, most, changed = [], threading.Event(), threading.Event(), [], [], []
    slider = ipywidgets.IntSlider(max=1000)
    state = {"value": 0}

    def draw(number):
        at_once.append(1)
        most.append(len(at_once))
        draws.append(state["value"])
        if state["value"] == 1:
            drawing.set()
            assert go_on.wait(10)
        at_once.pop()
        return svg.card(10, 10, svg.text(0, 0, f"state {draws[-1]}"), title="A number")

    explorer = Explorer(draw, {"number": slider}, lambda number: "")

    def change(value):
        state["value"] = value
        changed.append(value)
        explorer.refresh()

    threads = [threading.Thread(target=change, args=(value,), daemon=True) for value in range(1, 31)]
    threads[0].start()
    assert drawing.wait(10)
    for thread in threads[1:]:
        thread.start()
    while len(changed) < 30:
        time.sleep(0.01)
    time.sleep(0.3)  # now all of them wait for the lock
    newest = state["value"]
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert draws == [0, 1, newest]
    assert f"state {newest}" in explorer.html
    assert max(most) == 1


def test_a_widget_is_loaded_only_where_it_is_used():
    code = "import helpers, helpers.widgets, helpers.widgets.svg, sys; print('ipywidgets' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
