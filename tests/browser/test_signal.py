"""Lesson 02's way through a network: lines, neurons and the open one hold NumPy's numbers, and follow a stroke."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from helpers.functions import sigmoid
from helpers.network import Network
from helpers.widgets.browser import bundle
from helpers.widgets.signal_flow import follow_signal
from tests.browser.test_grabbed import ended, shown, smallest_on_a_telephone, sweep, times_of_a_sweep  # noqa: F401

SIZES = [784, 16, 16, 10]
RANDOM = np.random.default_rng(5)
IMAGES = np.round(255 * RANDOM.random((3, 784)) * (RANDOM.random((3, 784)) > 0.8)) / 255
LABELS = [4, 7, 9]


def network(seed: int) -> Network:
    """With weights that float16 holds, as the page gets them."""
    net = Network(SIZES, dtype="float64", seed=seed)
    net.weights = [w.astype(np.float16).astype(float) for w in net.weights]
    net.biases = [RANDOM.normal(0, 1, b.shape).astype(np.float32).astype(float) for b in net.biases]
    return net


NETS = {"untrained": network(1), "trained": network(2)}


def widget():
    return follow_signal(NETS, IMAGES, LABELS)


def neurons(page) -> list[str]:
    return page.locator("circle").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")


def value(words: str) -> float:
    number = float(re.search(r"[−+]?[\d.]+(?= ?%?$)", words)[0].replace("−", "-"))  # noqa: RUF001
    return number / 100 if words.endswith("%") else number


def opened(page) -> dict[str, float]:
    rows = page.locator(".signal table tr").all()
    return {row.locator("td").first.inner_text(): value(row.locator("td").last.inner_text()) for row in rows}


def choose(page, layer: int, neuron: int):
    page.locator("circle").nth(sum(SIZES[1:layer]) + neuron).click()


def modules(browser):
    """A page with the widget's modules: window.signal, window.network, window.pad."""
    page = browser.new_page()
    code = bundle("signal").replace("export default module_signal.widget;", "Object.assign(window, "
                                    "{signal: module_signal, network: module_network, pad: module_pad});")
    page.set_content(f'<script type="module">{code}</script>')
    page.wait_for_function("window.signal")
    return page


@pytest.mark.parametrize("name", list(NETS))
def test_every_neuron_passes_on_what_the_engine_says(browser, ended, name):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    page.get_by_role("button", name="An image of MNIST: 7").click()
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_function(f"window.kept?.network === '{name}' && window.kept.image === 1")
    page.wait_for_timeout(100)
    layers = NETS[name].activations(IMAGES[1:2])
    expected = np.concatenate([layer[0] for layer in layers[1:]])
    words = neurons(page)
    assert words[0].startswith("Hidden 1, neuron 1 passes on") and words[41].startswith("Output 9 passes on")
    assert [value(word) for word in words] == pytest.approx(expected.tolist(), abs=0.0051)
    answer = layers[-1][0].argmax()
    page.get_by_text(f"{name.capitalize()}: says {answer}, with {100 * layers[-1][0][answer]:.1f} %").first.wait_for()


@pytest.mark.parametrize(("layer", "neuron"), [(1, 4), (2, 0), (3, 9)])
def test_the_open_neuron_shows_its_sum_its_bias_and_what_it_passes_on(browser, ended, layer, neuron):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    choose(page, layer, neuron)
    net = NETS["trained"]
    layers = net.activations(IMAGES[:1])
    total = layers[layer - 1][0] @ net.weights[layer - 1][:, neuron]
    bias = net.biases[layer - 1][neuron]
    found = opened(page)
    passes = "passes on, after softmax" if layer == 3 else "passes on sigmoid(z)"
    assert found == pytest.approx({f"sum of {SIZES[layer - 1]} products": total, "its bias": bias,
                                   "together: z": total + bias, passes: layers[layer][0, neuron]}, abs=0.0051)
    if layer < 3:
        assert found[passes] == pytest.approx(sigmoid(found["together: z"]), abs=0.01)
    choose(page, layer, neuron)                     # once more closes it
    page.get_by_role("heading", name="Open a neuron").wait_for()


def test_its_weights_are_an_image(browser, ended):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    choose(page, 1, 6)
    shares = [page.get_by_role("img", name=name).evaluate("""(canvas) => {
        const {data} = canvas.getContext("2d").getImageData(0, 0, 28, 28);
        return Array.from({length: 784}, (_, at) => data[4 * at] - data[4 * at + 2]); }""")      # red less blue
        for name in ("its weights", "weight × pixel")]  # noqa: RUF001
    weights = NETS["trained"].weights[0][:, 6]
    for found, expected in zip(shares, (weights, weights * IMAGES[0]), strict=True):
        assert np.corrcoef(found, expected)[0, 1] > 0.98


def test_lines_are_weight_times_what_comes_in(browser):
    page = modules(browser)
    packed = widget().data["networks"]["trained"]
    found = page.evaluate("""([packed, image]) => {
        const net = network.unpack(packed), all = network.forward(net, image);
        return [[1, null], [1, [1, 3]], [2, null], [3, null], [3, [3, 5]]].map(([layer, open]) =>
          signal.ways(net, all, layer, open)); }""", [packed, IMAGES[0].tolist()])
    net, layers = NETS["trained"], NETS["trained"].activations(IMAGES[:1])
    products = [layer[0][:, None] * w for layer, w in zip(layers, net.weights, strict=False)]
    wanted = [(products[0], 60), (products[0][:, [3]], 40), (products[1], 256), (products[2], 160),
              (products[2][:, [5]], 16)]
    for ways, (every, count) in zip(found, wanted, strict=True):
        assert len(ways) == count
        strongest = np.sort(np.abs(every).ravel())[::-1][:count]
        assert sorted((abs(way["share"]) for way in ways), reverse=True) == pytest.approx(strongest / strongest[0],
                                                                                        abs=1e-5)
    for ways, layer in ((found[0], 0), (found[3], 2)):
        assert all(way["share"] * np.abs(products[layer]).max() == pytest.approx(
            products[layer][way["from"], way["to"]], abs=1e-5) for way in ways)
    page.close()


def test_ones_own_drawing_goes_the_same_way(browser, ended):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    pad = page.get_by_role("img", name="Draw a digit here")
    sweep(page, pad.bounding_box(), (0.3, 0.2), (0.6, 0.8), steps=12)
    page.wait_for_function("window.kept?.strokes.length === 1 && window.kept.image === null")
    page.wait_for_timeout(100)
    state = page.evaluate("window.kept")
    other = modules(browser)
    image = other.evaluate("""(strokes) => { const one = pad.createPad({}); one.show(strokes);
      return Array.from(one.image()); }""", state["strokes"])
    other.close()
    expected = np.concatenate([layer[0] for layer in NETS["trained"].activations(np.array([image]) / 255)[1:]])
    assert [value(word) for word in neurons(page)] == pytest.approx(expected.tolist(), abs=0.0051)

    again = shown(browser, widget(), state)         # the next day
    ended.append(again)
    again.wait_for_timeout(100)
    assert neurons(again) == neurons(page)
    page.get_by_role("button", name="Clear").click()
    page.get_by_text("A blank page.").first.wait_for()
    page.get_by_role("button", name="An image of MNIST: 4").click()
    page.wait_for_function("window.kept.image === 0 && window.kept.strokes.length === 0")


def test_a_neuron_is_reached_and_opened_by_keys(browser, ended):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    assert page.locator("circle[tabindex='0']").count() == 1
    page.locator("circle[tabindex='0']").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    page.get_by_role("heading", name="Hidden 2, neuron 2").wait_for()
    assert page.evaluate("window.kept.open") == [2, 1]
    focused = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused).startswith("Hidden 2, neuron 2 ")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate(focused).startswith("Output ")
    page.keyboard.press("Tab")                      # on to the button that closes it
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Open a neuron").wait_for()
    assert page.evaluate("window.kept.open") is None and page.locator("circle[tabindex='0']").count() == 1


def test_another_view_shows_the_same(browser, ended):  # noqa: F811
    page = shown(browser, widget())
    ended.append(page)
    page.evaluate("window.model.set('state', {strokes: [], image: 2, network: 'untrained', open: [3, 1]})")
    page.get_by_role("heading", name="Output 1").wait_for()
    page.wait_for_timeout(100)
    expected = NETS["untrained"].activations(IMAGES[2:])[-1][0]
    assert [value(word) for word in neurons(page)[-10:]] == pytest.approx(expected.tolist(), abs=0.0006)


def test_it_follows_a_stroke_and_fits_a_telephone(browser, ended):  # noqa: F811
    page = shown(browser, widget(), {"open": [1, 0]}, color_scheme="dark")
    ended.append(page)
    page.wait_for_timeout(200)
    seen = times_of_a_sweep(page, page.get_by_role("img", name="Draw a digit here"), (0.2, 0.5), (0.9, 0.4))
    assert len(seen) >= 50 and np.median(seen) < 100        # 17 ms on a computer that is not busy
    assert smallest_on_a_telephone(page, 1400) >= 11.99


@pytest.mark.parametrize(("change", "words"), [
    ({"networks": {}}, "networks: got none"),
    ({"networks": {"a": NETS["trained"], "b": Network([784, 5, 10])}}, "networks: got different sizes"),
    ({"networks": {"a": Network([4, 10])}}, "network: got 4 inputs"),
    ({"images": IMAGES[:, :-1]}, r"got the shapes \(3, 783\)"),
    ({"labels": [1, 2]}, r"and \(2,\)"),
    ({"images": 255 * IMAGES}, "images: got numbers from 0 to 255"),
])
def test_what_it_is_given_is_checked(change, words):
    with pytest.raises(ValueError, match=words):
        follow_signal(**{"networks": NETS, "images": IMAGES, "labels": LABELS} | change)


def test_what_it_hands_over_is_small():
    assert len(json.dumps(widget().data)) < 120_000
