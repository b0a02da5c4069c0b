"""The modules of helpers/widgets/browser, run in a browser: what they compute is what NumPy computes."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import numpy as np
import pytest

from helpers.network import Network
from helpers.preparation import prepare
from helpers.strokes import samples
from helpers.widgets import browser as modules
from helpers.widgets.packed import packed


@pytest.fixture(scope="module")
def page(browser):
    opened = browser.new_page()
    code = f"const {{unpack, forward, backward, prepare}} = await import({json.dumps(url())});"
    opened.set_content(f'<script type="module">{code}\nObject.assign(window, '
                       '{unpack, forward, backward, prepare, ready: true});</script>')
    opened.wait_for_function("window.ready")
    yield opened
    opened.close()


def url() -> str:
    """The modules as one that exports what these tests ask for."""
    text = modules.bundle("page")
    text = re.sub(r"export default .*", "", text)
    text += ("export const {unpack, forward, backward} = module_network;\n"
             "export const {prepare} = module_prepare;\n")
    return "data:text/javascript," + quote(text)


@pytest.mark.parametrize("settings", [
    {"sizes": [784, 128, 10], "activation": "relu"},
    {"sizes": [784, 16, 12, 10], "activation": "sigmoid", "output": "sigmoid"},
    {"sizes": [784, 10, 10], "activation": "tanh", "init": "normal"},
    {"sizes": [784, 10], "activation": "linear"},
])
@pytest.mark.parametrize("kind", ["float32", "float16"])
def test_forward_is_numpys(page, settings, kind):
    net = Network(**settings, seed=3)
    net.weights = [weights.astype(kind).astype("float32") for weights in net.weights]
    images = np.random.default_rng(0).uniform(0, 1, (5, 784)).astype(np.float32)
    images[images < 0.6] = 0
    found = page.evaluate("""([net, images]) => images.map((image) =>
        forward(unpack(net), image).map((layer) => Array.from(layer)))""", [packed(net, kind), images.tolist()])
    for place, layer in enumerate(net.activations(images)):
        close = pytest.approx(layer, abs=1e-5 * max(1.0, float(layer.max())))
        assert np.array([list(one[place]) for one in found]) == close


def test_sums_beyond_single_precision_are_numpys(page):
    net = Network([784, 6, 5, 10], activation="linear", dtype="float64", seed=2)
    net.weights = [weights * 1e25 for weights in net.weights]
    image = np.random.default_rng(2).uniform(0, 1, 784)
    assert net.activations(image[np.newaxis])[2].max() > np.finfo("float32").max
    found = page.evaluate("([net, image]) => Array.from(forward(unpack(net), image).at(-1))",
                          [packed(net, "float32"), image.tolist()])
    assert found == pytest.approx(net.predict_proba(image[np.newaxis])[0])


def test_backward_is_numpys(page):
    net = Network([784, 20, 12, 10], activation="tanh", dtype="float64", seed=1)
    image = np.random.default_rng(1).uniform(0, 1, (1, 784))
    found = page.evaluate("""([net, image]) => { const network = unpack(net), activations = forward(network, image);
        const {deltas, inputs} = backward(network, activations, 4);
        return [deltas.map((delta) => Array.from(delta)), Array.from(inputs)]; }""",
                          [packed(net, "float32"), image[0].tolist()])
    _, biases = net.gradients(image, np.array([4]))        # of one image: a layer's deltas are its biases' gradient
    for delta, expected in zip(found[0], biases, strict=True):
        assert delta == pytest.approx(expected, abs=1e-5)
    nudge = np.zeros((1, 784))
    nudge[0, 300] = 1e-5
    slope = (net.cost(image + nudge, [4]) - net.cost(image - nudge, [4])) / 2e-5
    assert found[1][300] == pytest.approx(slope, abs=1e-5)


def odd_drawings() -> list[np.ndarray]:
    random = np.random.default_rng(2)
    speck = np.zeros((50, 90))
    speck[10, 80] = 3
    line = np.zeros((280, 280))
    line[5:275, 140] = 255
    return [random.uniform(-1, 1, (9, 31)), random.integers(0, 256, (61, 40)), speck, line, line.T,
            np.eye(23), np.eye(23)[:7] * 255]


def test_preparation_is_numpys(page):
    drawings = [*samples()[0], *odd_drawings()]
    for drawing in drawings:
        found = page.evaluate("(grey) => Array.from(prepare(grey))", drawing.tolist())
        assert np.abs(np.array(found) - prepare(drawing).ravel().astype(int)).max() <= 1


@pytest.mark.parametrize("grey", [[], [[0, 0], [0, 0]], [[1, 2], [3]]])
def test_preparation_refuses_what_has_no_ink(page, grey):
    assert "expected" in page.evaluate("(grey) => { try { prepare(grey); return ''; } catch (e) { return e.message } }",
                                       grey)


def test_a_bundle_has_each_module_once_and_says_what_is_missing():
    text = modules.bundle("page")
    assert text.count("const module_draw =") == 1
    assert not re.search(r"^import |^export (?!default)", text, re.MULTILINE)
    with pytest.raises(ValueError, match=r"name: got 'nothing', expected one of .*network.*pad"):
        modules.bundle("nothing")


def test_int8_and_large_weights():
    net = Network([784, 10], seed=0)
    assert len(packed(net, "int8")["layers"][0]["weights"]) == 4 * -(-7840 // 3)
    net.weights[0][0, 0] = 1e6
    with pytest.raises(ValueError, match=r"weights: got \"float16\" for a weight of size 1e\+06, expected \"float32\""):
        packed(net)
    net.weights[0][0, 0] = 1e38
    with pytest.raises(ValueError, match=r"network: its layer 0 has weights that are not finite or above 1e\+30"):
        packed(net, "float32")
    net.weights[0][0, 0] = np.nan
    with pytest.raises(ValueError, match="network: its layer 0 has weights that are not finite"):
        packed(net, "float32")
