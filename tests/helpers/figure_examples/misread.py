"""The figures of helpers/figures/misread.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import misread as figures


def examples(images, labels):
    random = np.random.default_rng(0)
    probabilities = random.dirichlet(np.full(10, 0.1), len(images))
    return {
        "most_confident": lambda: figures.most_confident(images, labels, probabilities),
        "most_confident, none": lambda: figures.most_confident(images, labels, np.eye(10)[labels]),
    }
