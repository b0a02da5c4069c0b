"""The figures of helpers/figures/inside.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import inside as figures


def examples(images, labels):
    random = np.random.default_rng(0)
    maps, pictures = random.normal(size=(9, 784)), images[:9].reshape(-1, 784) / 255
    groups = {"noise": maps, "digits": pictures}
    low, high = random.normal(0, 0.04, 300), random.normal(0.8, 0.05, 300)
    fits = {"mixtures": random.normal(0.5, 0.06, 500), "neurons": random.normal(0.55, 0.08, 128)}
    size = 24
    column, row = np.meshgrid(np.linspace(-4, 4, size), np.linspace(-4, 4, size))
    sums = np.stack([column.ravel(), row.ravel(), -column.ravel(), *np.full((7, size * size), -2.0)], axis=1)
    probabilities = np.exp(sums) / np.exp(sums).sum(axis=1, keepdims=True)
    places = np.array([[20.0, 12.0], [12.0, 20.0], [4.0, 12.0]])
    share = np.linspace(0, 1, 50)[:, np.newaxis]
    return {
        "smoothness": lambda: figures.smoothness(
            {name: values[0] for name, values in groups.items()},
            {"noise": low, "digits": high}, "Noise and digits"),
        "map_rows": lambda: figures.map_rows({"above": maps, "below": maps[:5]}, "Maps", range(9)),
        "edge_fits": lambda: figures.edge_fits(fits, 0.64),
        "erased_pixels": lambda: figures.erased_pixels(
            np.where(pictures[0] > 0, -maps[0] / 50, 0), pictures.mean(axis=0)),
        "erased_pixels, nothing changes": lambda: figures.erased_pixels(np.zeros(784), pictures[0]),
        "erasing_curves": lambda: figures.erasing_curves(
            [0, 100, 200], {"least first": [0.98, 0.98, 0.97], "random": [0.98, 0.95, 0.9],
                            "most first": [0.98, 0.5, 0.3]}, pictures[0]),
        "captioned_rows": lambda: figures.captioned_rows(
            {"whole": pictures, "some": pictures[:4]}, "Digits", {"some": [1, 2, 3, 4]}),
        "captioned_rows, no captions": lambda: figures.captioned_rows({"whole": pictures}, "Digits"),
        "answer_shares": lambda: figures.answer_shares(
            {"whole": np.eye(10)[9], "cut": np.bincount(labels, minlength=10) / len(labels)}, "What it says"),
        "slice_map": lambda: figures.slice_map(probabilities, places, pictures[:3], ["a 0", "a 1", "a 2"], "A slice"),
        "along_path": lambda: figures.along_path(
            (1 - share) * pictures[0] + share * pictures[1],
            np.hstack([1 - share, share, np.zeros((50, 8))]) * 0.9 + 0.01, "From one to the other"),
    }
