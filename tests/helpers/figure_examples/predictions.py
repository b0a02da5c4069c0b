"""The figures of helpers/figures/predictions.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import predictions as figures


def examples(images, labels):
    random = np.random.default_rng(0)
    probabilities = random.dirichlet(np.full(10, 0.1), len(images))
    return {
        "ten_outputs": lambda: figures.ten_outputs(images[:4], labels[:4], probabilities[:4]),
        "ten_outputs, a title": lambda: figures.ten_outputs(images[:4], labels[:4], probabilities[:4], "Sure?"),
    }
