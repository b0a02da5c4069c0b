"""The figures of helpers/figures/descent.py, each drawn once."""

import numpy as np

from helpers import descent, figures


def examples(images, labels):
    random = np.random.default_rng(0)
    on_bowl = {f"rate {rate}": descent.descend(descent.bowl_slope, 3.0, rate, 20) for rate in (0.1, 0.9, 1.05)}
    starts = np.linspace(-4, 4, 81)
    ends = descent.descend(descent.wiggle_slope, starts, 0.05, 200)[-1]
    grid = np.stack(np.meshgrid(*[np.linspace(-5, 5, 21)] * 2), axis=-1).reshape(-1, 2)
    paths = descent.descend(descent.himmelblau_gradient, grid, 0.01, 200)
    drops, changes = random.normal(size=300), random.normal(-0.1, 1, (2, 300))
    return {
        "descent_paths": lambda: figures.descent_paths(descent.bowl, on_bowl, -4.5, 4.5, "Three rates"),
        "valleys": lambda: figures.valleys(descent.wiggle, starts, ends),
        "descent_map": lambda: figures.descent_map(
            descent.himmelblau, {"one": paths[:, 30], "two": paths[:, 300]}, -5, 5, "Two walks"),
        "slope_sizes": lambda: figures.slope_sizes(np.where(np.arange(300) % 3, drops / 1000, 0)),
        "predicted_and_actual_drops": lambda: figures.predicted_and_actual_drops(
            {h: (np.abs(drops), np.abs(drops) - h * drops**2) for h in (0.001, 0.1, 1.0)}),
        "cost_and_slope": lambda: figures.cost_and_slope(np.abs(drops), np.abs(drops[::-1])),
        "step_changes": lambda: figures.step_changes(-np.abs(changes[0]), changes[1]),
        "rate_sweep": lambda: figures.rate_sweep([0.001, 0.1, 10], [0.6, 0.95, 0.1]),
        "batch_sweep": lambda: figures.batch_sweep([10, 512, 60000], [0.93, 0.92, 0.1]),
        "between_networks": lambda: figures.between_networks([0, 0.5, 1], [0.1, 2.0, 0.2]),
    }
