"""A small experiment in one line: train a network on some images, and see how many of others it reads.

    trained_accuracy([64], seed=0) - trained_accuracy([32], seed=0)         # what 32 further hidden neurons bring
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from helpers.data import load_mnist, normalize
from helpers.network import Network
from helpers.validation import checked_number

TO_TRAIN_ON, TO_JUDGE_BY = 3000, 1000  # images, drawn once: as many as there are in the small data set


def trained_accuracy(hidden: Sequence[int], seed: int, images: int = TO_TRAIN_ON, epochs: int = 10,
                     activation: str = "relu", **training: Any) -> float:
    """The share of 1,000 new images that a network reads after a training on others, 0 to 1.

    hidden: the neurons of each hidden layer, such as [32] or [16, 16]; [] for none. seed: of the start and of the order
    of the images. images: how many to train on, at most 3,000. training: whatever `Network.train` takes, such as
    learning_rate=0.05 or l2=0.001; the rate falls in a line unless you say decay=None. The images are the same for
    every seed.
    """
    images = checked_number("images", images, whole=True, at_least=1, below=TO_TRAIN_ON + 1)
    (some, labels), (new, truth) = _drawn()
    net = Network([some.shape[1], *hidden, 10], activation=activation, seed=seed)
    net.train(some[:images], labels[:images], epochs=epochs, seed=seed, **{"decay": "linear", **training})
    return net.accuracy(new, truth)


@cache
def _drawn() -> tuple[tuple[np.ndarray, np.ndarray], ...]:
    """Images and labels to train on, and to judge by: other training images, since the test images decide nothing."""
    mnist = load_mnist()
    drawn = np.random.default_rng(13).permutation(len(mnist.train_labels))[:TO_TRAIN_ON + TO_JUDGE_BY]
    return tuple((normalize(mnist.train_images[part]), mnist.train_labels[part])
                 for part in (drawn[:TO_TRAIN_ON], drawn[TO_TRAIN_ON:]))
