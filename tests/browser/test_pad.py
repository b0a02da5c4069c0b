"""Drawing in JupyterLab: the bars follow, the same drawing meets another network, digits are kept."""

from __future__ import annotations

import numpy as np

from helpers.own_digits import load
from helpers.strokes import sample_strokes

NETWORK = """
import os
os.environ["COURSE_DIGITS"] = {folder!r}
import numpy as np
from helpers.network import Network
from helpers.preparation import prepare
from helpers.strokes import samples
from helpers.widgets.pad import collect, draw
drawings, labels = samples()
images = np.array([prepare(drawing) for drawing in drawings]).reshape(-1, 784) / 255
net = Network([784, 32, 10], activation="relu", seed=0)
"""

AGAIN = """
net.train(images, labels, epochs=200, batch_size=8, learning_rate=0.1)
print('strokes', len(first.strokes), None if first.image is None else first.image.shape)
draw(net, first, name='Trained')
"""


def draw(page, canvas, strokes) -> None:
    """Strokes as a person draws them: with the mouse, point by point."""
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    for stroke in strokes:
        places = [(box["x"] + x / 280 * box["width"], box["y"] + y / 280 * box["height"]) for x, y in stroke]
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place)
        page.mouse.up()


def test_a_drawing_is_read_again_by_a_trained_network_and_kept(open_notebook, tmp_path):
    folder = tmp_path / "digits"
    page = open_notebook([NETWORK.format(folder=str(folder)), "first = draw(net, name='New')\nfirst", AGAIN])
    canvas = page.locator(".course .pad canvas").first
    canvas.wait_for()
    draw(page, canvas, sample_strokes()["4"][0])
    page.locator(".course .answer", has_text="New says").wait_for()
    page.locator(".course .keep button", has_text="4").first.click()
    page.get_by_text("Kept as digits/4_001.png.").first.wait_for()
    kept = load(folder)
    assert kept.labels.tolist() == [4] and np.abs(kept.images[0].astype(int)).max() > 200

    page.locator(".jp-CodeCell .cm-content").last.click()
    page.keyboard.press("Shift+Enter")
    page.locator(".course .answer", has_text="Trained says 4").wait_for()
    page.get_by_text("strokes 3 (28, 28)").wait_for()
    assert page.problems == []


def test_digits_are_collected(open_notebook, wait_until, tmp_path):
    folder = tmp_path / "digits"
    page = open_notebook([NETWORK.format(folder=str(folder)), "collect(per_digit=1)"], dark=True)
    asked = page.locator(".course .asked b")
    for number in range(10):
        page.locator(".course .asked", has_text=f"({number + 1} of 10)").wait_for()
        digit = asked.inner_text()
        draw(page, page.locator(".course .pad canvas"), sample_strokes()[digit][1])
        page.keyboard.press("Enter") if number % 2 else page.get_by_role("button", name="Keep and go on").click()
    page.get_by_text("Done: 10 digits of yours.").wait_for()
    page.get_by_text("Kept as digits/").wait_for()
    wait_until(page, lambda: len(load(folder).labels) == 10)  # the last one is still on its way to the file
    assert sorted(load(folder).labels.tolist()) == list(range(10))
    assert page.problems == []


def test_what_cannot_be_kept_is_asked_for_again(open_notebook, tmp_path):
    folder = tmp_path / "digits"
    folder.write_text("a file where the folder should be")
    page = open_notebook([NETWORK.format(folder=str(folder)), "collect(per_digit=1)"])
    page.locator(".course .asked", has_text="(1 of 10)").wait_for()
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="Skip").click()
    digit = page.locator(".course .asked b").inner_text()
    draw(page, page.locator(".course .pad canvas"), sample_strokes()[digit][1])
    page.keyboard.press("Enter")
    page.get_by_text("It could not be kept:").wait_for()
    page.locator(".course .asked", has_text="(1 of 10)").wait_for()
    assert page.locator(".course .album canvas").count() == 0


def test_the_picture_follows_the_pointer(open_notebook, tmp_path):
    """From a step of the pointer to the bars on the page: within two frames, with room for a busy computer."""
    page = open_notebook([NETWORK.format(folder="off").replace("32", "128"), "draw(net)"])
    canvas = page.locator(".course .pad canvas")
    canvas.wait_for()
    page.evaluate("""() => { window.times = [];
        document.querySelector('.course .pad canvas').addEventListener('pointermove', () => {
            const start = performance.now();
            requestAnimationFrame(() => requestAnimationFrame(() => window.times.push(performance.now() - start)));
        }); }""")
    draw(page, canvas, sample_strokes()["8"][0] + sample_strokes()["3"][0])
    page.wait_for_timeout(200)
    times = np.array(page.evaluate("window.times"))
    work = float(page.locator("[data-milliseconds]").first.get_attribute("data-milliseconds"))
    late = np.quantile(times, 0.9)
    print(f"pointer to the next frame but one: median {np.median(times):.1f} ms, 90 % {late:.1f} ms; "
          f"network and bars {work} ms")
    assert len(times) > 50 and np.median(times) < 100
