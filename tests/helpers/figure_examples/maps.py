"""The figures of helpers/figures/maps.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import maps as figures


def examples(images, labels):
    weights = np.random.default_rng(0).normal(size=(784, 16))
    return {
        "weight_maps": lambda: figures.weight_maps(weights, "Sixteen neurons"),
        "weight_maps, ten": lambda: figures.weight_maps(weights[:, :10], "Ten neurons", range(10)),
    }
