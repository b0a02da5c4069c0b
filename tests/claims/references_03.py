"""Reference measurements for lesson 03; see references.py."""

REFERENCES = {
    "D1": {"start": (1.9, 3.4), "trained": (0.036, 0.050)},
    "D2": {"lowest_cost": (0.367, 0.367), "last_cost": (0.466, 0.466), "accuracy_at_lowest": (0.8935, 0.8935),
           "last_accuracy": (0.8999, 0.8999)},
    "D3": {"smooth": (1, 1), "step": (0, 0)},
    "D4": {"untrained_accuracy_millionth": (0, 0), "untrained_accuracy_thousandth": (0, 0),
           "untrained_accuracy_tenth": (0, 0), "untrained_cost_millionth": (1, 1),
           "untrained_cost_thousandth": (1, 1), "untrained_cost_tenth": (1, 1)},
}

DISAGREEMENTS = {
    ("D2", "accuracy_at_lowest"): "a median over five drawings of 1,000 images, as many of every digit as the full set "
                                  "has; it depends on the drawing (the first 1,000 images give 88.2 and 88.9 %)",
    ("D2", "last_accuracy"): "as for accuracy_at_lowest",
}
