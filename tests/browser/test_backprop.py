"""Lesson 05's widgets in the page: their numbers are the network's, and they follow hand and keys."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.network import Network
from helpers.widgets.chain_rule import chain, explore_chain
from helpers.widgets.wishes import explore_wishes, wishes
from tests.browser.test_grabbed import ended, shown  # noqa: F401

NET = Network([784, 8, 6, 10], init="normal", dtype="float64", seed=1)
IMAGE = np.random.default_rng(2).random(784)


def numbers(found) -> list[float]:
    return [float(text.replace("\u2212", "-").split(" = ")[0]) for text in found.all_text_contents()]


def test_the_levers_show_the_networks_gradient(browser, ended):  # noqa: F811
    page = shown(browser, explore_wishes(NET, IMAGE, 4))
    ended.append(page)
    weights, biases = NET.gradients(IMAGE[np.newaxis], [4])
    for output in (4, 7, 0):
        page.get_by_role("button", name=f"Output {output}:").click()
        page.get_by_text(f"Output {output} wants").wait_for()
        rows = np.array(numbers(page.locator(".wish"))).reshape(-1, 2)
        assert np.allclose(rows[:, 0], -weights[-1][:, output], atol=5.1e-4)
        assert np.allclose(rows[:, 1], wishes(NET, IMAGE, 4).activations[:, output], atol=5.1e-4)
        bias = page.get_by_text("its bias: wish").text_content().split("wish ")[1].replace("\u2212", "-")
        assert float(bias) == pytest.approx(-biases[-1][output], abs=5.1e-4)
    page.get_by_role("button", name="All ten together").press("Enter")
    page.get_by_text("What all ten outputs want").wait_for()
    before = NET.activations(IMAGE[np.newaxis])[-2][0]
    together = np.array(numbers(page.locator(".wish")))
    assert np.allclose(-together * before * (1 - before), biases[-2], atol=2e-4)
    assert page.evaluate("window.kept") == {"output": "all"}


@pytest.mark.parametrize("neurons", [1, 2])
def test_the_slopes_on_the_lines_are_the_chains(browser, ended, neurons):  # noqa: F811
    page = shown(browser, explore_chain())
    ended.append(page)
    page.get_by_label("Neurons in a row").select_option(str(neurons))
    page.get_by_label("Nudge of w").fill("0.01")
    weight = page.get_by_role("slider", name="The weight w")
    for _ in range(3):
        weight.press("ArrowLeft")
    links = chain(1.2, 0.8, 1, neurons)
    assert np.allclose(numbers(page.locator(".slope")), [link.slope for link in links], atol=5.1e-4)
    moved = numbers(page.locator(".moved"))
    there = chain(1.21, 0.8, 1, neurons)
    assert np.allclose(moved, [0.01, *(b.value - a.value for a, b in zip(links, there, strict=True))], atol=5.1e-5)


def test_the_weight_is_dragged_and_the_lines_follow_at_once(browser, ended):  # noqa: F811
    page = shown(browser, explore_chain())
    ended.append(page)
    weight = page.get_by_role("slider", name="The weight w")
    box, picture = weight.bounding_box(), page.locator("svg").bounding_box()
    page.evaluate("window.times.length = 0")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(picture["x"] + (120 + 370 * 1 / 14) / 860 * picture["width"], y, steps=40)
    page.mouse.up()
    assert weight.get_attribute("aria-valuenow") == "-6.0"
    assert page.evaluate("window.kept.weight") == -6 and page.evaluate("window.saves") == 1
    page.wait_for_function("window.times.length > 20")
    times = np.array(page.evaluate("window.times"))[:, 0]
    print("latency p50, p90:", np.percentile(times, [50, 90]).round(1))
    assert np.median(times) < 34        # two frames
