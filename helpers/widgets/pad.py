"""Draw a digit: `draw` shows what a network makes of it while one draws, `collect` asks for digits to keep."""

from __future__ import annotations

import numpy as np

from helpers import own_digits
from helpers.colours import BLUE, FRAME, GREY
from helpers.network import Network
from helpers.preparation import prepare
from helpers.strokes import SIZE, Strokes, rasterize, sample_strokes
from helpers.validation import checked_number
from helpers.widgets import svg
from helpers.widgets.in_page import InPage
from helpers.widgets.packed import check_reads_digits, packed
from helpers.wording import percent


class Pad(InPage):
    """A pad that the page draws. `strokes`: what is on it."""

    @property
    def strokes(self) -> Strokes:
        """The drawing as it is on the page now, a list of strokes; empty for none."""
        return [[(float(x), float(y)) for x, y in stroke] for stroke in self.state.get("strokes", [])]

    @property
    def image(self) -> np.ndarray | None:
        """The drawing as MNIST would have it, uint8 (28, 28); None for none."""
        drawn = rasterize(self.strokes)
        return prepare(drawn) if drawn.min() < drawn.max() else None


def draw(network: Network, drawing: Pad | None = None, name: str = "The network") -> Pad:
    """A pad, and ten bars that follow while one draws. Show it as the last line of a cell.

    drawing: another pad whose drawing is to be on this one at first. name: what the answer calls the network.
    """
    check_reads_digits(network)
    if not isinstance(drawing, Pad | None):
        raise TypeError(f"drawing: got a {type(drawing).__name__}, expected what another draw(...) has given")
    state = {"strokes": drawing.strokes if drawing else []}
    data = {"network": packed(network), "samples": samples(), "name": name, "keep": True}
    shown = drawing.strokes if drawing and drawing.image is not None else sample_strokes()["3"][1]
    picture, words = _picture(network, shown, name)
    return Pad("reader_pad", data, state, words=words, static=svg.as_image(picture, words), on_message=_keep)


def collect(per_digit: int = 3) -> InPage:
    """A pad that asks for one digit after the other and keeps each in my_work/digits. As the last line of a cell.

    per_digit: how often it asks for each of the ten, in an order that is drawn anew each time.
    """
    checked_number("per_digit", per_digit, whole=True, at_least=1)
    order = np.random.default_rng().permutation(np.repeat(np.arange(10), per_digit)).tolist()
    there = own_digits.load()
    data = {"order": order, "samples": samples(), "kept": len(there.labels)}
    return InPage("collect", data, words=f"A pad that asks for digits. {len(there.labels)} are kept so far.",
                  on_message=_keep)


def samples() -> dict:
    """Two drawings of each digit, for those who have no pointer."""
    return {digit: some[::2] for digit, some in sample_strokes().items()}


def _picture(network: Network, strokes: Strokes, name: str) -> tuple[str, str]:
    """A drawing, prepared, and what the network answers: as SVG and in words."""
    image = prepare(rasterize(strokes))
    probabilities = network.predict_proba(image.reshape(1, -1) / 255)[0]
    answer = int(probabilities.argmax())
    words = f"{name} says {answer}, with {percent(probabilities[answer])}."
    fill = [BLUE if digit == answer else GREY for digit in range(10)]
    card = svg.card(
        720, 300, svg.text(24, 34, "As the network gets it", svg.NORMAL, font_weight="bold"),
        svg.ink(image, 24, 52, 220, 220),
        svg.element("rect", x=24, y=52, width=220, height=220, fill="none", stroke=FRAME),
        svg.text(290, 34, words, svg.NORMAL, font_weight="bold"),
        svg.bars(probabilities, range(10), 280, 48, 420, row=23, fill=fill, number=percent),
        title="A drawing and the answer to it")
    return card, f"A drawing of 28 by 28 pixels. {words}"


def _keep(content: dict, buffers: list) -> dict:
    """Write a digit that the page sent to the learner's folder, and say so."""
    try:
        drawing = np.frombuffer(buffers[0], np.uint8).reshape(SIZE, SIZE)
        path = own_digits.keep(drawing, content["keep"])
    except (OSError, ValueError, TypeError, KeyError, IndexError) as problem:
        return {"kept": f"It could not be kept: {problem}", "failed": True, "label": content.get("keep")}
    where = "in this kernel only" if path is None else f"as {path.parent.name}/{path.name}"
    return {"kept": f"Kept {where}.", "label": content["keep"]}
