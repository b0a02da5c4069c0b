"""You against the network: images that the network is least sure of, read by both (lesson 08).

`play` is the widget. What somebody answers is kept with their other answers (helpers.progress), on their computer only.
"""

from __future__ import annotations

import json
import zlib
from typing import NamedTuple

import numpy as np

from helpers import progress
from helpers.validation import checked_array, checked_labels, checked_number
from helpers.widgets import svg
from helpers.widgets.in_page import InPage
from helpers.widgets.packed import as_base64

LEVELS = (0.2, 0.5, 0.7, 0.9, 0.99)  # how sure one may be, 0 to 1
NAME = "you_against_the_network"  # what is kept is kept by it


class Answers(NamedTuple):
    """What somebody has answered: places among the images, digits, and how sure they were (0 to 1), (n,) each."""

    indexes: np.ndarray
    digits: np.ndarray
    confidence: np.ndarray


class Versus(InPage):
    """The widget; `answers` is what has been answered so far."""

    places: dict[str, int]  # what an image's answer is kept by -> its place

    @property
    def answers(self) -> Answers:
        kept = sorted((self.places[key], *answer) for key, answer in self.state["answers"].items())
        indexes, digits, confidence = (np.array(part) for part in zip(*kept, strict=True)) if kept else [[]] * 3
        return Answers(np.array(indexes, int), np.array(digits, int), np.array(confidence, float))


def hardest(probabilities: np.ndarray, count: int) -> np.ndarray:
    """Every fourth of the 4 * count images with the lowest confidence, in mixed order: places, (count,).

    probabilities: (n, classes).
    """
    shares = checked_array("probabilities", probabilities, "f", "shares, (n, classes)")
    checked_number("count", count, whole=True, at_least=1, below=len(shares) + 1)
    unsure = shares.max(axis=1).argsort(kind="stable")[:4 * count]
    chosen = unsure[::max(1, len(unsure) // count)][:count]
    return np.random.default_rng(0).permutation(chosen)


def play(images: np.ndarray, labels: np.ndarray, probabilities: np.ndarray, count: int = 50) -> Versus:
    """The widget: one image after the other, which digit it is, how sure one is, and what the network says. Show it.

    images: uint8 (n, 28, 28). labels: integers (n,). probabilities: the network's, (n, 10).
    """
    images = checked_array("images", images, "u", "uint8 pixels, (n, 28, 28)")
    labels = checked_labels(labels, len(images), 10)
    chosen = hardest(probabilities, count)
    network = [[int(row.argmax()), round(float(row.max()), 4)] for row in np.asarray(probabilities)[chosen]]
    places = {str(zlib.crc32(images[place].tobytes())): int(place) for place in chosen}
    data = {"images": as_base64(images[chosen]), "keys": list(places),
            "labels": labels[chosen].tolist(), "network": network, "levels": LEVELS}
    words = f"{count} images that the network is least sure of, to be read by you."
    picture = svg.card(600, 190, svg.text(20, 32, words, svg.NORMAL, font_weight="bold"), *(
        svg.ink(image, 20 + 114 * place, 54, 104, 104) for place, image in enumerate(images[chosen[:5]])), title=words)
    kept = _kept()
    own = {key: kept.pop(key) for key in places if key in kept}
    widget = Versus("versus", data, {"answers": own}, words=words, static=svg.as_image(picture, words),
                    on_state=lambda state: progress.write(NAME, json.dumps(kept | state["answers"])))
    widget.places = places
    return widget


def _kept() -> dict[str, list]:
    """What is kept of all images that were ever answered: another network finds other ones hard."""
    try:
        kept = json.loads(progress.written(NAME) or "{}")
        return {key: [int(digit), float(level)] for key, (digit, level) in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
