"""Teaching a trained network a new hand without losing the old ones. Built in lesson 12."""

from __future__ import annotations

import numpy as np

from helpers.validation import checked_array, checked_labels, checked_number, checked_random


def mixed(old_images: np.ndarray, old_labels: np.ndarray, new_images: np.ndarray, new_labels: np.ndarray, copies: int,
          random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Every new image `copies` times, and as many old ones, drawn at random, none twice: (images, labels).

    old_images (n, 784), new_images (m, 784), the labels integers. The result has 2 * copies * m images, or fewer where
    there are not that many old ones; their order does not matter to `Network.train`, which shuffles. Showing old
    examples among the new ones is called rehearsal (A. Robins, "Catastrophic forgetting, rehearsal and
    pseudorehearsal", 1995).
    """
    old_images, new_images = (checked_array(name, images, "f", "numbers from 0 to 1, (n, 784)")
                              for name, images in (("old_images", old_images), ("new_images", new_images)))
    old_labels = checked_labels(old_labels, len(old_images), name="old_labels")
    new_labels = checked_labels(new_labels, len(new_images), name="new_labels")
    copies = checked_number("copies", copies, whole=True, at_least=1)
    checked_random(random)
    again = np.tile(np.arange(len(new_images)), copies)
    some = random.choice(len(old_images), size=min(len(again), len(old_images)), replace=False)
    return (np.concatenate([new_images[again], old_images[some]]),
            np.concatenate([new_labels[again], old_labels[some]]))
