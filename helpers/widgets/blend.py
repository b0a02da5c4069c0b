"""Mix a 0 and a 6 and see what a network says: lesson 08's hunt for 53 / 47.

`explore_blend` is the widget, `draw_blend` its picture, `describe_blend` the same in words.
"""

from __future__ import annotations

from functools import lru_cache

import ipywidgets
import numpy as np

from helpers.colours import BLUE, FRAME, GREY, GRID, INK, VERMILLION
from helpers.network import Network, checked_net
from helpers.validation import checked_images, checked_number
from helpers.widgets import svg
from helpers.widgets.base import Explorer
from helpers.wording import exact_percent, percent

STEPS = 101  # one for each percent of the mix
LEFT, TOP, WIDTH, HEIGHT = 66, 330, 690, 130  # the plot of the whole way
COLOURS = {0: BLUE, 6: VERMILLION}


def explore_blend(net: Network, zeros: np.ndarray, sixes: np.ndarray) -> Explorer:
    """The widget: which 0, which 6, and how much of the 6. Show it as the last line of a cell.

    zeros, sixes: images as the network takes them, (n, 784), from 0 to 1.
    """
    if checked_net(net).sizes[0] != 784 or net.sizes[-1] != 10:
        raise ValueError(f"net: got a network of the sizes {net.sizes}, expected 784 inputs and ten outputs")
    zeros, sixes = checked_images(zeros, 784, "float32", "zeros"), checked_images(sixes, 784, "float32", "sixes")

    @lru_cache(maxsize=256)
    def way(zero: int, six: int) -> tuple[np.ndarray, np.ndarray]:
        blends = blended(zeros[zero - 1], sixes[six - 1])
        return blends, net.predict_proba(blends)

    mix = ipywidgets.IntSlider(value=50, max=STEPS - 1, description="Share of the 6, in %",
                               layout=ipywidgets.Layout(width="460px"), style={"description_width": "initial"})
    which = [ipywidgets.IntSlider(value=1, min=1, max=len(images), description=name,
                                  layout=ipywidgets.Layout(width="260px"), style={"description_width": "initial"})
             for name, images in (("Which 0", zeros), ("Which 6", sixes))]
    return Explorer(lambda mix, zero, six: draw_blend(*way(zero, six), mix),
                    {"mix": mix, "zero": which[0], "six": which[1]},
                    lambda mix, zero, six: describe_blend(*way(zero, six), mix), rows=[[mix], which])


def blended(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """All mixes of two images, from only the first to only the second: float32, (101, 784)."""
    first, second = (checked_images(np.reshape(image, (1, -1)), 784, np.float32, name)
                     for image, name in ((first, "first"), (second, "second")))
    mix = np.linspace(0, 1, STEPS, dtype=np.float32)[:, np.newaxis]
    return (1 - mix) * first + mix * second


def draw_blend(blends: np.ndarray, probabilities: np.ndarray, mix: int) -> str:
    """The picture as SVG: the blend, its ten outputs, and the outputs on the whole way.

    blends (101, 784), probabilities (101, 10), mix: the percent of the second image, 0 to 100.
    """
    outputs = _checked(blends, probabilities, mix)
    guess = int(outputs.argmax())
    middle = LEFT + WIDTH * mix / (STEPS - 1)
    parts = [svg.text(28, 38, f"{100 - mix} % of the 0, {mix} % of the 6", svg.LARGE, font_weight="bold"),
             svg.ink((255 * blends[mix]).round().astype(np.uint8).reshape(28, 28), 66, 56, 224, 224),
             svg.element("rect", x=66, y=56, width=224, height=224, fill="none", stroke=GREY),
             svg.text(356, 38, f"It says {guess}, {percent(outputs[guess])} sure", svg.LARGE, font_weight="bold"),
             svg.bars(outputs, range(10), 356, 56, 400, row=22.4, number=percent,
                      fill=[COLOURS.get(digit, GREY) for digit in range(10)]),
             svg.text(LEFT, TOP - 14, "0 (blue), 6 (orange) and the other digits (grey) on the whole way")]
    for share in (0, 0.5, 1):
        y = TOP + HEIGHT * (1 - share)
        parts += [svg.element("line", x1=LEFT, x2=LEFT + WIDTH, y1=y, y2=y, stroke=GRID),
                  svg.text(LEFT - 8, y + 5, exact_percent(share), anchor="end")]
    parts.append(svg.element("line", x1=middle, x2=middle, y1=TOP, y2=TOP + HEIGHT, stroke=INK,
                             stroke_dasharray="4 4"))
    for digit in sorted(range(10), key=lambda digit: digit in COLOURS):  # the two of interest on top
        points = " ".join(f"{LEFT + WIDTH * step / (STEPS - 1):.1f},{TOP + HEIGHT * (1 - p):.1f}"
                          for step, p in enumerate(probabilities[:, digit]))
        colour = COLOURS.get(digit, FRAME)
        parts += [svg.element("polyline", points=points, fill="none", stroke=colour,
                              stroke_width=3 if digit in COLOURS else 1.5),
                  svg.element("circle", cx=middle, cy=TOP + HEIGHT * (1 - outputs[digit]), r=6, fill=colour)
                  if digit in COLOURS else ""]
    parts += [svg.text(LEFT, TOP + HEIGHT + 22, "only the 0"),
              svg.text(LEFT + WIDTH, TOP + HEIGHT + 22, "only the 6", anchor="end")]
    return svg.card(800, TOP + HEIGHT + 40, *parts, title="A 0 turns into a 6")


def describe_blend(blends: np.ndarray, probabilities: np.ndarray, mix: int) -> str:
    """What `draw_blend` shows, in words."""
    outputs = _checked(blends, probabilities, mix)
    others = ", ".join(f"{digit}: {percent(p)}" for digit, p in enumerate(outputs)
                       if digit not in COLOURS and p >= 0.005)
    return (f"A blend of {100 - mix} percent of a 0 and {mix} percent of a 6. The network says {outputs.argmax()}. "
            f"Output 0: {percent(outputs[0])}, output 6: {percent(outputs[6])}, "
            f"others: {others or 'next to nothing'}.")


def _checked(blends: np.ndarray, probabilities: np.ndarray, mix: int) -> np.ndarray:
    """The outputs at this mix."""
    if np.shape(blends) != (STEPS, 784):
        raise ValueError(f"blends: got the shape {np.shape(blends)}, expected ({STEPS}, 784)")
    if np.shape(probabilities) != (STEPS, 10):
        raise ValueError(f"probabilities: got the shape {np.shape(probabilities)}, expected ({STEPS}, 10)")
    checked_number("mix", mix, whole=True, at_least=0, below=STEPS)
    return np.clip(probabilities[mix].astype(np.float64), 0, 1)
