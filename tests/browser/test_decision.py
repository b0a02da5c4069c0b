"""Lesson 07's decision, taken apart: its numbers are NumPy's, switches count, one's own drawing goes the same way."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from helpers import probes
from helpers.network import Network
from helpers.widgets.browser import bundle
from helpers.widgets.decision import trace_decision
from tests.browser.test_grabbed import ended, shown, smallest_on_a_telephone, sweep, times_of_a_sweep  # noqa: F401

RANDOM = np.random.default_rng(7)
IMAGES = np.round(255 * RANDOM.random((3, 784)) * (RANDOM.random((3, 784)) > 0.8)) / 255
LABELS = [4, 7, 9]


def network(neurons: int = 24) -> Network:
    """With weights that float16 holds, as the page gets them."""
    net = Network([784, neurons, 10], activation="relu", dtype="float64", seed=3)
    net.weights = [w.astype(np.float16).astype(float) for w in net.weights]
    net.biases = [RANDOM.normal(0, 0.5, b.shape).astype(np.float32).astype(float) for b in net.biases]
    return net


NET = network()


def widget():
    return trace_decision(NET, IMAGES, LABELS)


def number(text: str) -> float:
    return float(text.replace("\N{MINUS SIGN}", "-"))


def rows(page) -> dict[str, list[str]]:
    """The table: what each row is called, and its ten cells."""
    lines = page.get_by_role("table").get_by_role("row").all()[1:]
    return {line.get_by_role("rowheader").inner_text().split("\n")[-1]: line.get_by_role("cell").all_inner_texts()
            for line in lines}


def expected(image: np.ndarray, off=(), others: bool = False) -> np.ndarray:
    """The sums, when neurons are switched off in NumPy."""
    hidden = NET.activations(image[np.newaxis])[1][0].copy()
    loudest = hidden.argsort()[::-1][:5]
    hidden[list(off)] = 0
    if others:
        hidden[np.setdiff1d(np.arange(len(hidden)), loudest)] = 0
    return hidden @ NET.weights[1] + NET.biases[1]


def alike(found: dict[str, list[str]], table: dict[str, list[str]]):
    """The same neurons and sums, but for the edges of strokes, which are smoother when they are drawn at once."""
    assert list(found)[-4:] == list(table)[-4:]
    assert [name.split(",")[0] for name in found] == [name.split(",")[0] for name in table]
    for name in list(table)[:-1]:
        assert [number(text) for text in found[name]] == pytest.approx([number(text) for text in table[name]], abs=0.11)


def settled(page, **state):
    page.wait_for_function(f"JSON.stringify(Object.fromEntries(Object.entries(window.kept ?? {{}}).filter(([name]) => "
                           f"name in {json.dumps(state)}))) === JSON.stringify({json.dumps(state)})")
    page.wait_for_timeout(100)


def test_the_numbers_are_the_engines_own(browser):
    page = browser.new_page()
    code = bundle("decision").replace("export default module_decision.widget;", "Object.assign(window, "
                                      "{decision: module_decision, network: module_network});")
    page.set_content(f'<script type="module">{code}</script>')
    page.wait_for_function("window.decision")
    for off, others in (([], False), ([2, 5, 11], False), ([0], True)):
        found = page.evaluate("([packed, image, off]) => decision.traced(network.unpack(packed), image, 5, off)",
                              [widget().data["network"], IMAGES[1].tolist(), [*off, "others"] if others else off])
        hidden = NET.activations(IMAGES[1:2])[1][0]
        assert found["first"] == hidden.argsort()[::-1][:5].tolist()
        np.testing.assert_allclose(found["added"], probes.contributions(NET, IMAGES[1]), atol=1e-6)
        only_first = [neuron for neuron in off if neuron in found["first"]]
        sums = expected(IMAGES[1], only_first, others)
        np.testing.assert_allclose(found["sums"], sums, atol=1e-6)
        np.testing.assert_allclose(found["shares"], np.exp(sums) / np.exp(sums).sum(), atol=1e-6)
        if not off:
            np.testing.assert_allclose(found["shares"], NET.predict_proba(IMAGES[1:2])[0], atol=1e-6)
    page.close()


def test_the_table_adds_up_to_the_networks_own_sums(browser, ended):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    page.get_by_role("button", name="An image of MNIST: 7").click()
    settled(page, image=1)
    table, hidden = rows(page), NET.activations(IMAGES[1:2])[1][0]
    loudest = hidden.argsort()[::-1][:5]
    names = [f"neuron {neuron}, active {hidden[neuron]:.1f}" for neuron in loudest]
    assert list(table) == [*names, "the 19 others", "biases", "sum", "share, by softmax"]
    added = probes.contributions(NET, IMAGES[1])
    for name, neuron in zip(names, loudest, strict=True):
        assert [number(text) for text in table[name]] == pytest.approx(added[neuron].tolist(), abs=0.051)
    assert [number(text) for text in table["sum"]] == pytest.approx(expected(IMAGES[1]).tolist(), abs=0.051)
    answer = expected(IMAGES[1]).argmax()
    page.get_by_text(f"It says {answer}, with ").first.wait_for()
    assert page.get_by_text(f"{np.sum(hidden > 0)} of 24 neurons are active").count()


def test_switching_neurons_off_changes_the_sums(browser, ended):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    hidden = NET.activations(IMAGES[:1])[1][0]
    loudest = hidden.argsort()[::-1][:5].tolist()
    page.get_by_role("button", name=re.compile(f"^neuron {loudest[0]}, .*: on$")).focus()
    page.keyboard.press("Enter")                    # by keys
    settled(page, off=[loudest[0]])
    assert page.get_by_role("button", name=re.compile(f"^neuron {loudest[0]}, .*: off$")).count() == 1
    sums = expected(IMAGES[0], loudest[:1])
    assert [number(text) for text in rows(page)["sum"]] == pytest.approx(sums.tolist(), abs=0.051)
    page.get_by_text(f"It says {sums.argmax()}, with ").first.wait_for()
    before = expected(IMAGES[0]).argmax()
    page.get_by_text(f"With all neurons on it says {before}, ").first.wait_for()

    for name, off, sums in (("The loudest off", loudest, expected(IMAGES[0], loudest)),
                            ("Only the loudest", ["others"], expected(IMAGES[0], (), True)),
                            ("All on", [], expected(IMAGES[0]))):
        page.get_by_role("button", name=name).click()
        settled(page, off=off)
        assert [number(text) for text in rows(page)["sum"]] == pytest.approx(sums.tolist(), abs=0.051)
    page.get_by_role("button", name="The loudest off").click()
    page.get_by_role("button", name="An image of MNIST: 9").click()
    settled(page, image=2, off=[])                  # another image, all on


def test_ones_own_drawing_is_decided_and_comes_back_the_next_day(browser, ended):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    sweep(page, page.get_by_role("img", name="Draw a digit here").bounding_box(), (0.3, 0.2), (0.6, 0.8), steps=12)
    page.wait_for_function("window.kept?.strokes.length === 1 && window.kept.image === null")
    page.get_by_role("button", name="The loudest off").click()
    page.wait_for_function("window.kept.off.length === 5")
    page.wait_for_timeout(100)
    state, table = page.evaluate("window.kept"), rows(page)
    again = shown(browser, widget(), state)
    ended.append(again)
    again.wait_for_timeout(150)
    alike(rows(again), table)
    other = shown(browser, widget())                # another view that hears of it
    ended.append(other)
    other.evaluate("(state) => window.model.set('state', state)", state)
    other.wait_for_timeout(150)
    alike(rows(other), table)
    page.get_by_role("button", name="Clear").click()
    page.get_by_text("A blank page.").first.wait_for()
    assert page.problems == again.problems == other.problems == []


def test_it_follows_a_stroke_and_fits_a_telephone(browser, ended):  # noqa: F811
    page = shown(browser, trace_decision(network(128), IMAGES, LABELS), color_scheme="dark")
    ended.append(page)
    page.wait_for_timeout(200)
    seen = times_of_a_sweep(page, page.get_by_role("img", name="Draw a digit here"), (0.2, 0.5), (0.9, 0.4))
    assert len(seen) >= 50 and np.median(seen) < 100        # 17 ms on a computer that is not busy
    assert smallest_on_a_telephone(page, 1400) >= 11.99
    cells = "[...document.querySelectorAll('.value')]"
    assert page.evaluate(f"{cells}.every((one) => one.scrollWidth <= one.clientWidth + 1)")


@pytest.mark.parametrize(("change", "words"), [
    ({"net": Network([784, 16, 16, 10], activation="relu")}, "net: got 784-16-16-10 with softmax"),
    ({"net": Network([784, 4, 10], activation="relu")}, "at least 5 neurons"),
    ({"net": Network([4, 8, 10])}, "network: got 4 inputs"),
    ({"images": IMAGES[:, :-1]}, "images: got "),
    ({"images": 255 * IMAGES}, "images: got numbers from 0 to 25"),
    ({"labels": [1, 2]}, "labels: got "),
    ({"images": np.zeros((11, 784)), "labels": np.zeros(11, int)}, "images: got 11, expected 1 to 10"),
])
def test_what_it_is_given_is_checked(change, words):
    with pytest.raises(ValueError, match=words):
        trace_decision(**{"net": NET, "images": IMAGES, "labels": LABELS} | change)


def test_without_a_page_there_is_a_picture_and_words():
    found = widget()
    assert "<img" in found.static and found.words.startswith("An image of a 4, decided by 24 hidden neurons")
