"""The figures of helpers/figures/deciding.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import deciding as figures


def examples(images, labels):
    random = np.random.default_rng(0)
    pictures = images[:7].reshape(-1, 784) / 255
    added = random.normal(size=(20, 10)) * (random.random((20, 1)) > 0.5)
    clouds = {name: random.normal(size=(300, 2)) + spread * np.array([[d % 3, d // 3] for d in range(10)])[
        np.arange(300) % 10] for name, spread in (("mixed", 0), ("parted", 5))}
    leads = random.normal(1, 2, size=(7, 784))
    return {
        "decision": lambda: figures.decision(pictures[0], added, np.linspace(-0.4, 0.5, 10), [3, 8, 1, 0, 17],
                                             np.abs(added).max(axis=1), "What makes the sums"),
        "point_maps": lambda: figures.point_maps(clouds, np.arange(300) % 10, {"mixed": 0.1, "parted": 0.97},
                                                 "Two maps"),
        "covered_maps": lambda: figures.covered_maps({"test images": (pictures, leads),
                                                      "drawings": (pictures[:3], leads[:3])}, "Covered"),
    }
