"""A network as a web page: it answers what NumPy answers, asks for nothing, and is read with mouse, finger and keys."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.data import load_mnist, normalize, stratified_split
from helpers.network import Network
from helpers.preparation import prepare
from helpers.strokes import sample_strokes, samples
from helpers.webpage import export_webpage


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


@pytest.fixture(scope="module")
def net(mnist):
    images, labels = mnist.train_images, mnist.train_labels
    if len(images) > 30_000:
        _, some = stratified_split(labels, share=0.25)
        images, labels = images[some], labels[some]
    trained = Network([784, 128, 10], activation="relu", seed=0)
    trained.train(normalize(images), labels, epochs=6, decay="linear")
    return trained


@pytest.fixture(scope="module", params=["float16", "int8"])
def exported(request, net, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "network.html"
    return request.param, export_webpage(net, path, title="Reads <my> hand & yours", weights=request.param)


@pytest.fixture(scope="module")
def page(browser, exported):
    context = browser.new_context(viewport={"width": 1280, "height": 760}, has_touch=True)
    opened = context.new_page()
    opened.requests, opened.problems = [], []
    opened.on("request", lambda request: opened.requests.append(request.url))
    opened.on("console", lambda message: opened.problems.append(message.text))
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    opened.goto(exported[1].as_uri())
    yield opened
    context.close()


def answers(page, images: np.ndarray) -> np.ndarray:
    return np.array(page.evaluate("(images) => images.map((image) => window.course.predict(image))", images.tolist()))


def test_answers_are_numpys(page, net, mnist, exported):
    chosen = normalize(mnist.test_images[::len(mnist.test_images) // 200][:200])
    found, expected = answers(page, chosen), net.predict_proba(chosen)
    if exported[0] == "float16":
        assert np.abs(found - expected).max() < 1e-3
    assert (found.argmax(axis=1) == expected.argmax(axis=1)).mean() >= 0.99


def test_preparation_is_numpys(page):
    for drawing in samples()[0]:
        found = page.evaluate("(grey) => window.course.prepare(grey)", drawing.tolist())
        assert np.abs(np.array(found) - prepare(drawing).ravel().astype(int)).max() <= 1


@pytest.mark.parametrize("call", ["predict([1, 2])", "predict()", "predict(Array(784).fill(-5))", "prepare([null])",
                                  "prepare([])", "prepare([[0, 0]])"])
def test_bad_input_is_refused_in_words(page, call):
    said = page.evaluate(f"() => {{ try {{ course.{call}; return ''; }} catch (error) {{ return error.message; }} }}")
    assert "expected" in said


def test_size_requests_and_title(page, exported):
    assert exported[1].stat().st_size < {"float16": 320_000, "int8": 190_000}[exported[0]]
    assert page.locator("h1").inner_text() == "Reads <my> hand & yours"
    assert page.requests == [exported[1].as_uri()]


def draw(page, strokes) -> None:
    """Strokes as a person draws them: with the mouse, point by point."""
    page.get_by_role("button", name="Clear").click(force=True)
    box = page.locator(".pad canvas").bounding_box()
    for stroke in strokes:
        places = [(box["x"] + x / 280 * box["width"], box["y"] + y / 280 * box["height"]) for x, y in stroke]
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place)
        page.mouse.up()


def test_drawn_digits_are_read(page):
    right = 0
    for digit in range(10):
        draw(page, sample_strokes()[str(digit)][digit % 4])
        page.wait_for_timeout(60)       # the picture follows at the next frame
        right += f"It reads a {digit}." in page.locator(".answer").inner_text()
    assert right >= 8
    assert page.problems == []


def test_a_dot_is_ink(page):
    page.get_by_role("button", name="Clear").click(force=True)
    page.locator(".pad canvas").click()
    page.locator(".answer").get_by_text("It reads a").or_(page.get_by_text("Not sure.")).wait_for()
    assert page.problems == []


def test_a_pad_full_of_ink_is_no_drawing(page):
    draw(page, [[(0 if y % 2 else 280, 8 * y) for y in range(36)]] * 2)
    page.locator(".answer").get_by_text("Draw a digit.").wait_for()
    assert page.problems == []


def test_what_is_taken_back_while_one_draws_leaves_the_rest_a_stroke_of_its_own(page):
    page.get_by_role("button", name="Clear").click(force=True)
    page.locator(".pad canvas").focus()
    page.keyboard.press("1")
    box = page.locator(".pad canvas").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.keyboard.press("u")
    page.mouse.move(box["x"] + 60, box["y"] + 90, steps=5)
    page.keyboard.press("c")
    page.mouse.move(box["x"] + 80, box["y"] + 190, steps=5)
    page.mouse.up()
    assert "1 stroke" in page.locator(".pad canvas").get_attribute("aria-label")
    assert page.problems == []


def test_keys_draw_samples_and_take_them_back(page):
    page.locator(".pad canvas").focus()
    page.keyboard.press("7")
    page.locator(".answer").get_by_text("It reads a 7.").wait_for()
    assert "2 strokes" in page.locator(".pad canvas").get_attribute("aria-label")
    page.keyboard.press("Backspace")
    assert "1 stroke" in page.locator(".pad canvas").get_attribute("aria-label")
    page.keyboard.press("Delete")
    page.locator(".answer").get_by_text("Draw a digit.").wait_for()


def test_a_finger_draws_and_the_page_stays(page):
    box = page.locator(".pad canvas").bounding_box()
    finger = page.context.new_cdp_session(page)
    for kind, share in [("touchStart", 0.2), *[("touchMove", step / 20) for step in range(5, 17)], ("touchEnd", None)]:
        points = [] if share is None else [{"x": box["x"] + box["width"] / 2, "y": box["y"] + share * box["height"]}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.locator(".answer").get_by_text("It reads a 1.").wait_for()
    assert page.evaluate("window.scrollY") == 0


def test_below_the_threshold_it_is_not_sure(browser, net, tmp_path):
    path = export_webpage(net, tmp_path / "unsure.html", unsure_below=1.0)
    page = browser.new_page()
    page.goto(path.as_uri())
    page.locator(".pad canvas").focus()
    page.keyboard.press("4")
    page.locator(".answer").get_by_text("Not sure.").wait_for()
    assert "Its best guess is 4" in page.locator(".answer").inner_text()
    page.close()


@pytest.mark.parametrize("width", [390, 840, 961])
def test_it_fits_narrow_windows(browser, net, tmp_path, width):
    path = export_webpage(net, tmp_path / "narrow.html", title="Handschriftenerkennungsnetzwerkvorführung",
                          card={"x" * 60: "y" * 90})
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(path.as_uri())
    page.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize(("change", "words"), [
    ({"network": None}, "net: got a NoneType, expected a Network"),
    ({"network": Network([10, 10])}, "network: got 10 inputs and 10 outputs, expected 784 and 10"),
    ({"path": "page.txt"}, "path: got 'page.txt', expected a name that ends in .html"),
    ({"title": " "}, "title: got ' ', expected some words"),
    ({"unsure_below": 1.5}, "unsure_below: got 1.5, expected a share from 0 to 1"),
    ({"card": "x"}, "card: got a str, expected a dict"),
    ({"weights": "float8"}, "weights: got 'float8', expected"),
])
def test_what_does_not_fit_is_named(change, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = {"network": Network([784, 10]), "path": "page.html", **change}
    with pytest.raises((TypeError, ValueError), match=words):
        export_webpage(given.pop("network"), given.pop("path"), **given)
    assert not list(tmp_path.iterdir())
