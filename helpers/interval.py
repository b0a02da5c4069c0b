"""What may be said of a share that was counted on few images: an interval, and a promise. Built in lesson 12.

    low, high = wilson_interval(right=27, count=30)         # (0.744, 0.965)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from helpers.validation import checked_array, checked_number

Z = 1.96  # standard deviations on either side of the middle that hold 95 % of a normal distribution


def wilson_interval(right: int, count: int, z: float = Z) -> tuple[float, float]:
    """The interval for a share that was counted as `right` of `count`, 0 to 1. Built in lesson 12.

    For any true share, about 95 of 100 such intervals hold it. They stay within 0 and 1, and none has the width 0.
    (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.)

    Raises TypeError or ValueError unless 0 <= right <= count and count is at least 1.
    """
    count = checked_number("count", count, whole=True, at_least=1)
    right = checked_number("right", right, whole=True, at_least=0, below=count + 1)
    checked_number("z", z, above=0)
    share = right / count
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2)) / (1 + z**2 / count)
    return float(max(0.0, min(share, middle - half))), float(min(1.0, max(share, middle + half)))  # but for rounding


def promised_threshold(confidence: np.ndarray, right: np.ndarray, thresholds: Sequence[float],
                       most_wrong: float) -> float:
    """The lowest threshold that lets one promise: of what is kept, at most the share `most_wrong` is wrong.

    confidence (n,), right booleans (n,): of the images the promise rests on. An image is kept if its confidence is at
    least the threshold. The promise holds where the upper end of the Wilson interval of the errors among the kept is at
    most `most_wrong`. Infinity where no threshold allows it: then a human looks at everything. Built in lesson 12.
    """
    confidence = checked_array("confidence", confidence, "uif", "numbers from 0 to 1, (n,)")
    right = checked_array("right", right, "b", "booleans, such as guesses == labels")
    if confidence.ndim != 1 or right.shape != confidence.shape:
        raise ValueError(f"right: got the shape {right.shape}, expected {confidence.shape}, one for each confidence")
    if not 0 <= checked_number("most_wrong", most_wrong) <= 1:
        raise ValueError(f"most_wrong: got {most_wrong}, expected a share from 0 to 1")
    for threshold in sorted(thresholds):
        kept = confidence >= threshold
        if kept.any() and wilson_interval(int((~right[kept]).sum()), int(kept.sum()))[1] <= most_wrong:
            return float(threshold)
    return float("inf")
