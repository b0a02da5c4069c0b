"""Lesson 04's landscape: its costs, gradients and walks are NumPy's, and one turns, drops and plays as one expects."""

from __future__ import annotations

import json

import numpy as np
import pytest

from helpers import descent
from helpers.widgets.browser import bundle
from helpers.widgets.landscape import AS_IT_IS, LOW, PASSES, SCALED, SPAN, explore_landscape, scaled
from tests.browser.test_grabbed import (  # noqa: F401
    by_touch,
    ended,
    shown,
    smallest_on_a_telephone,
    sweep,
    times_of_a_sweep,
)

RANDOM = np.random.default_rng(3)
LABELS = np.arange(200) % 2
INPUTS = RANDOM.normal(np.where(LABELS, 3.2, 6.5), 1.8)
MAP, SURFACE = "The ball's place, weight and bias", "Turn the surface"
ORDER = np.array(explore_landscape(INPUTS, LABELS).data["order"])


def inputs(kind: str) -> np.ndarray:
    return np.array(explore_landscape(INPUTS, LABELS).data["inputs"][kind])


def spot(page, weight: float, bias: float) -> tuple[float, float]:
    """Where a point of the map is on the page."""
    box = page.get_by_role("slider", name=MAP).bounding_box()
    inner = box["width"] - 30       # the same numbers as in landscape.js: 26 pixels for the numbers at the left
    return (box["x"] + 26 + (weight - LOW[0]) / SPAN * inner, box["y"] + 4 + inner * (1 - (bias - LOW[1]) / SPAN))


def walked(kind: str, start, rate: float, steps: int, momentum: float = 0, batch: int | None = None) -> np.ndarray:
    """The walk as NumPy makes it."""
    x, turn = inputs(kind), iter(range(10**6))

    def slopes(point):
        chosen = slice(None) if batch is None else ORDER[(next(turn) * batch + np.arange(batch)) % len(ORDER)]
        return descent.neuron_gradient(point, x[chosen], LABELS[chosen])
    return descent.descend(slopes, start, rate, steps, momentum)


@pytest.mark.parametrize("kind", [SCALED, AS_IT_IS])
def test_cost_and_gradient_are_numpys(browser, kind):
    page = browser.new_page()
    code = bundle("landscape").replace("export default module_landscape.widget;", "window.neuron = module_one_neuron;")
    page.set_content(f'<script type="module">{code}</script>')
    page.wait_for_function("window.neuron")
    points = [*RANDOM.uniform(-8, 8, (40, 2)).tolist(), [0, 0], [60, -60]]
    data = {"x": inputs(kind).tolist(), "labels": LABELS.tolist()}
    found = page.evaluate("""([points, data]) => points.map((point) => [neuron.cost(point, data),
        ...neuron.gradient(point, data), ...neuron.gradient(point, data, [3, 4, 9])])""", [points, data])
    few = [3, 4, 9]
    expected = np.column_stack([descent.neuron_cost(points, inputs(kind), LABELS),
                                descent.neuron_gradient(points, inputs(kind), LABELS),
                                descent.neuron_gradient(points, inputs(kind)[few], LABELS[few])])
    assert np.allclose(found, expected, rtol=1e-12, atol=1e-12)
    page.close()


def test_the_three_walks_are_the_ones_that_the_rule_makes(browser, ended):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS), reduced_motion="reduce")
    ended.append(page)
    page.mouse.click(*spot(page, 1, 4))
    for name in ("10 images", "1 image"):
        page.get_by_label(name, exact=True).check()
    page.get_by_label("Momentum").fill("0.5")
    for _ in range(7):
        page.get_by_role("button", name="Step").click()
    state = page.evaluate("window.kept")
    assert state["start"] == pytest.approx([1, 4], abs=0.03) and state["steps"] == 7
    for name, batch in (("all", None), ("some", 10), ("one", 1)):
        expected = walked(SCALED, state["start"], 1, 7, 0.5, batch)[-1]
        assert state["ends"][name] == pytest.approx(expected.tolist(), abs=1e-9), name

    page.get_by_label("What the neuron gets").select_option(AS_IT_IS)
    page.get_by_label("Learning rate").fill("45")
    rate = page.evaluate("Number(document.querySelector('output').textContent)")
    page.get_by_role("button", name="Play").click()
    state = page.evaluate("window.kept")
    assert state["steps"] == 300 and state["rate"] == rate
    for name, batch in (("all", None), ("some", 10), ("one", 1)):
        expected = walked(AS_IT_IS, state["start"], rate, 300, 0.5, batch)[-1]
        assert state["ends"][name] == pytest.approx(expected.tolist(), abs=1e-6), name
    assert page.get_by_role("button", name="Step").is_disabled()

    again = shown(browser, explore_landscape(INPUTS, LABELS), state)        # the next day
    ended.append(again)
    words = [one.get_by_role("slider", name=MAP).get_attribute("aria-valuetext") for one in (page, again)]
    assert words[0] == words[1]


def test_it_says_the_slopes_and_which_counts_more(browser, ended):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS))
    ended.append(page)
    page.mouse.click(*spot(page, -5, 6))
    start = np.array(page.evaluate("window.kept.start"))
    first, second = descent.neuron_gradient(start, inputs(SCALED), LABELS)
    words = page.get_by_role("slider", name=MAP).get_attribute("aria-valuetext").replace("−", "-")  # noqa: RUF001
    cost = descent.neuron_cost(start, inputs(SCALED), LABELS)
    assert f"0 steps: weight {start[0]:.2f}, bias {start[1]:.2f}, cost {cost:.3f}" in words
    assert f"Slope {first:.2f} along the weight, {second:.2f} along the bias." in words
    more, times = ("weight", first / second) if abs(first) > abs(second) else ("bias", second / first)
    assert f"A small step along the {more} counts {abs(times):.1f} times as much." in words


def test_the_arrow_is_the_next_step(browser, ended):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS))
    ended.append(page)
    page.get_by_label("What the neuron gets").select_option(AS_IT_IS)
    page.mouse.click(*spot(page, 1, 2))
    ball = np.array(page.evaluate("window.kept.start"))
    to = walked(AS_IT_IS, ball, 1, 1)[-1]
    from_x, from_y, to_x, to_y = page.evaluate(
        "document.querySelector('svg.grab svg > path').getAttribute('d').match(/[-\\d.]+/g).slice(0, 4).map(Number)")
    inner = page.get_by_role("slider", name=MAP).bounding_box()["width"] - 30
    assert [to_x - from_x, from_y - to_y] == pytest.approx((to - ball) / SPAN * inner, abs=0.7)


def test_the_surface_turns_by_pointer_and_keys(browser, ended):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS))
    ended.append(page)
    surface = page.get_by_role("slider", name=SURFACE)
    before = surface.screenshot()
    sweep(page, surface.bounding_box(), (0.5, 0.5), (0.8, 0.7))
    page.wait_for_function("window.kept?.turn && window.kept.turn[0] !== -35")
    turn = page.evaluate("window.kept.turn")
    assert turn[0] < -35 and turn[1] > 28 and surface.screenshot() != before
    surface.press("ArrowLeft")
    page.wait_for_function(f"window.kept.turn[0] === {turn[0] + 5}")
    assert surface.get_attribute("aria-valuenow") == str(turn[0] + 5)
    for _ in range(20):
        surface.press("ArrowUp")
    page.wait_for_function("window.kept.turn[1] === 85")        # straight from above it would be the map


def test_the_ball_is_moved_by_keys_and_by_a_finger(browser, ended):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS), has_touch=True, viewport={"width": 390, "height": 1400})
    ended.append(page)
    ball = page.get_by_role("slider", name=MAP)
    ball.press("ArrowLeft")
    ball.press("ArrowUp")
    assert page.evaluate("window.kept.start") == [1.75, 5.25]
    ball.press("Enter")
    assert page.evaluate("window.kept.steps") == 1
    by_touch(page, spot(page, 1, 1), spot(page, 0, 2), spot(page, -3, 3))
    assert page.evaluate("window.kept.start") == pytest.approx([-3, 3], abs=0.05)
    before = page.evaluate("window.kept"), ball.get_attribute("aria-valuetext")
    by_touch(page, spot(page, 1, 1), spot(page, 0, 2), ends="touchCancel")
    assert (page.evaluate("window.kept"), ball.get_attribute("aria-valuetext")) == before
    sweep(page, ball.bounding_box(), (0.5, 0.5), (1.6, -0.4))           # out of the map: it stops at the edge
    assert page.evaluate("window.kept.start") == [LOW[0] + SPAN, LOW[1] + SPAN]


def test_play_goes_on_until_it_is_paused_and_a_grip_stops_it(browser, ended):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS))
    ended.append(page)
    page.get_by_role("button", name="Play").click()
    page.get_by_text("3 steps:").first.wait_for()
    page.get_by_role("button", name="Pause").click()
    steps = page.evaluate("window.kept.steps")
    page.wait_for_timeout(400)
    assert page.evaluate("window.kept.steps") == steps >= 3
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(200)
    page.mouse.click(*spot(page, 0, 0))
    page.wait_for_timeout(400)
    assert page.evaluate("window.kept.steps") == 0 and page.get_by_role("button", name="Play").is_enabled()


def test_a_walk_that_leaves_the_map_says_so(browser, ended):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS), {"input": AS_IT_IS, "rate": 20, "start": [2, 5]})
    ended.append(page)
    page.get_by_role("button", name="Step").click()
    page.get_by_text("1 step, off the map: weight").first.wait_for()
    assert np.allclose(page.evaluate("window.kept.ends.all"), walked(AS_IT_IS, (2, 5), 20, 1)[-1])


def test_one_walk_is_always_on(browser, ended):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS))
    ended.append(page)
    everything = page.get_by_label("all 200 images")
    everything.click()
    assert everything.is_checked()
    page.get_by_label("1 image", exact=True).check()
    everything.uncheck()
    assert page.evaluate("window.kept.who") == ["one"]
    page.evaluate(f"window.model.set('state', {json.dumps({'input': AS_IT_IS, 'who': ['some'], 'steps': 4})})")
    assert page.get_by_label("What the neuron gets").input_value() == AS_IT_IS
    assert page.get_by_label("10 images").is_checked() and not everything.is_checked()


@pytest.mark.parametrize("name", [MAP, SURFACE])
def test_it_is_alive_in_the_next_frames_and_fits_a_telephone(browser, ended, name):  # noqa: F811
    page = shown(browser, explore_landscape(INPUTS, LABELS), {"steps": 60, "who": ["all", "some", "one"]},
                 color_scheme="dark")
    ended.append(page)
    page.wait_for_timeout(200)
    seen = times_of_a_sweep(page, page.get_by_role("slider", name=name), (0.2, 0.5), (0.9, 0.4), name)
    assert len(seen) >= 50 and np.median(seen) < 100       # 17 ms on a computer that is not busy
    assert smallest_on_a_telephone(page, 1400) >= 11.99


def test_what_it_hands_over_is_small_and_checked():
    widget = explore_landscape(INPUTS, LABELS)
    assert len(json.dumps(widget.data)) < 30_000
    assert sorted(ORDER) == sorted(list(range(200)) * PASSES)
    assert scaled(INPUTS).mean() == pytest.approx(0) and scaled(INPUTS).std() == pytest.approx(1)
    with pytest.raises(ValueError, match="inputs, labels: got the shapes"):
        explore_landscape(INPUTS, LABELS[1:])
    with pytest.raises(ValueError, match="inputs, labels: got the shapes"):
        explore_landscape(INPUTS, LABELS + 1)
