"""Go through test images and see what a network says about each: lesson 00's first look at answers.

`read` is the widget, `draw_answer` its picture, `describe_answer` the same in words.
"""

from __future__ import annotations

import numpy as np
from ipywidgets import Layout, ToggleButton

from helpers.colours import BLUE, GREY, PALE, VERMILLION
from helpers.network import Network
from helpers.widgets import svg
from helpers.widgets.base import Explorer
from helpers.widgets.chooser import Chooser
from helpers.wording import percent

QUESTION = "Which digit is it? Decide, then let the network answer."
PICTURE, LEFT, TOP, BARS = 308, 28, 82, 380  # edge of the image, its left and upper edge, left edge of the bars


def read(net: Network, images: np.ndarray, labels: np.ndarray) -> Explorer:
    """The widget: go through all images, the misread ones, or those the network was least sure of.

    images: uint8 (n, 28, 28). labels: integers (n,). Show it as the last line of a cell.
    """
    probabilities = net.predict_proba(images.reshape(len(images), -1) / np.float32(255))
    confidence, wrong = probabilities.max(axis=1), probabilities.argmax(axis=1) != labels
    chooser = Chooser({"all images": np.arange(len(images)), "misread": np.flatnonzero(wrong),
                       "least sure first": confidence.argsort(kind="stable")[:200]}, "Show")

    answer = ToggleButton(description="Show its answer", tooltip="Decide first", layout=Layout(width="140px"))

    def picture(group: str, place: int, answer: bool) -> str:
        index, where = chooser.index(group, place), chooser.where(group, place)
        if not answer:
            return draw_question(images[index], where)
        return draw_answer(images[index], int(labels[index]), probabilities[index], where)

    def words(group: str, place: int, answer: bool) -> str:
        index, where = chooser.index(group, place), chooser.where(group, place)
        return describe_answer(int(labels[index]), probabilities[index], where) if answer else f"{where}. {QUESTION}"

    return chooser.connect(Explorer(picture, {**chooser.controls, "answer": answer}, words,
                                    rows=[chooser.row, [answer]]))


def draw_question(image: np.ndarray, where: str = "") -> str:
    """The picture as SVG before one has decided: the image alone. image: uint8 (28, 28)."""
    return svg.card(
        760, TOP + PICTURE + 28, svg.text(LEFT, 38, QUESTION, svg.LARGE, font_weight="bold"),
        svg.text(LEFT, 64, where, fill=GREY) if where else "", svg.ink(image, LEFT, TOP, PICTURE, PICTURE),
        svg.element("rect", x=LEFT, y=TOP, width=PICTURE, height=PICTURE, fill="none", stroke=GREY),
        title="A test image")


def draw_answer(image: np.ndarray, label: int, probabilities: np.ndarray, where: str = "") -> str:
    """The picture as SVG: the image on the left, the ten outputs as bars on the right.

    image: uint8 (28, 28). probabilities: (10,), from 0 to 1. where: which image it is, in words.
    """
    guess, right = int(probabilities.argmax()), int(probabilities.argmax()) == label
    verdict = "Right" if right else f"Wrong: it is labelled {label}"
    colour = BLUE if right else VERMILLION
    row = PICTURE / 10
    return svg.card(
        760, TOP + PICTURE + 28,
        svg.text(LEFT, 38, f"It says {guess}, with a confidence of {percent(float(probabilities.max()))}. {verdict}",
                 svg.LARGE, font_weight="bold", fill=colour),
        svg.text(LEFT, 64, where, fill=GREY) if where else "",
        svg.ink(image, LEFT, TOP, PICTURE, PICTURE),
        svg.element("rect", x=LEFT, y=TOP, width=PICTURE, height=PICTURE, fill="none", stroke=GREY),
        svg.element("rect", x=BARS - 6, y=TOP + guess * row, width=356, height=row, fill=PALE, rx=4),
        svg.bars(probabilities.clip(0, 1), range(10), BARS, TOP, 350, row=row, fill=colour, number=percent),
        title="What the network says")


def describe_answer(label: int, probabilities: np.ndarray, where: str = "") -> str:
    """What `draw_answer` shows, in words, all ten outputs included."""
    outputs = ", ".join(f"{digit}: {percent(p)}" for digit, p in enumerate(probabilities))
    return (f"{where and where + '. '}An image labelled {label}, read as {probabilities.argmax()}. "
            f"The ten outputs are {outputs}.")
