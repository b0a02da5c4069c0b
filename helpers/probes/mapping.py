"""Many numbers a point, drawn on paper: a map in two dimensions, and what it is worth."""

from __future__ import annotations

import numpy as np

from helpers.validation import checked_array, checked_number


def principal_components(points: np.ndarray, count: int = 2) -> np.ndarray:
    """The points as seen from where they spread most: (n, count), the widest direction first.

    The mean is taken off, and the points are projected onto the first right singular vectors; each is turned so that
    its largest entry is positive. points: (n, d), n and d at least `count`. Source: K. Pearson, "On lines and planes of
    closest fit" (1901); the singular value decomposition of C. Eckart and G. Young (1936).
    """
    points = _checked_points(points)
    checked_number("count", count, whole=True, at_least=1, below=min(points.shape) + 1)
    centred = points - points.mean(axis=0)
    directions = np.linalg.svd(centred, full_matrices=False)[2][:count]
    largest = np.abs(directions).argmax(axis=1)
    directions *= np.sign(directions[np.arange(count), largest])[:, np.newaxis]
    return centred @ directions.T


def same_label_share(points: np.ndarray, labels: np.ndarray) -> float:
    """How often the nearest other point has the same label: a share from 0 to 1. points: (n, d), labels: (n,)."""
    points = _checked_points(points)
    labels = checked_array("labels", labels, "fiu", "a label for each point")
    if labels.shape != points.shape[:1]:
        raise ValueError(f"labels: got the shape {labels.shape}, expected ({len(points)},), one for each point")
    squares = np.square(points).sum(axis=1)
    distances = squares[:, np.newaxis] - 2 * points @ points.T + squares  # squared: the order is the same
    np.fill_diagonal(distances, np.inf)
    return float(np.mean(labels[distances.argmin(axis=1)] == labels))


def _checked_points(points: np.ndarray) -> np.ndarray:
    points = checked_array("points", points, "fiu", "numbers").astype(float)
    if points.ndim != 2 or len(points) < 2:
        raise ValueError(f"points: got the shape {points.shape}, expected (n, d) with n at least 2")
    return points
