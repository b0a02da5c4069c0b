"""Every static figure of the course: arrays in, a `Picture` (a matplotlib Figure with alt text) out.

    from helpers import figures
    figures.digit_wall(images, labels)

The modules: picture (what all figures share), digits (images and their pixels), training (curves of what was learnt),
answers (what a network says about images).
"""

from helpers.figures.answers import answers, confidence_of_right_and_wrong, mistakes
from helpers.figures.digits import (
    centring,
    class_counts,
    digit_wall,
    ink_map,
    mean_digits,
    pixel_histogram,
    pixel_numbers,
    scaled_histograms,
)
from helpers.figures.picture import Picture
from helpers.figures.training import accuracy_by_training_size, accuracy_curves, learning_curve

__all__ = [
    "Picture",
    "accuracy_by_training_size",
    "accuracy_curves",
    "answers",
    "centring",
    "class_counts",
    "confidence_of_right_and_wrong",
    "digit_wall",
    "ink_map",
    "learning_curve",
    "mean_digits",
    "mistakes",
    "pixel_histogram",
    "pixel_numbers",
    "scaled_histograms",
]
