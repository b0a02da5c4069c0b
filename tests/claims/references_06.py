"""Reference measurements for lesson 06, made independently of this code: (lowest, highest), on the full MNIST."""

REFERENCES = {
    "E9": {"wide_1": (0.939, 0.939), "wide_5": (0.97, 0.97), "wide_10": (0.976, 0.976), "wide_15": (0.979, 0.979),
           "wide_25": (0.98, 0.98), "wide_last_ten": (0.0007, 0.0007), "small_lowest_after_6": (0.946, 0.946),
           "small_highest_after_6": (0.958, 0.958)},
    "E13": {"plain_0.5": (0.931, 0.949), "plain_1": (0.898, 0.943), "momentum_1": (0.945, 0.947)},
    "F1": {"textbook": (0.921, 0.934), "relu": (0.954, 0.962), "shifts": (0.962, 0.968)},
    "F2": {"32": (0.97, 0.97), "128": (0.9797, 0.9809)},
    "H7": {"after": (0.999, 0.999), "one_step_of_all_from_zero": (0.996, 0.996), "line_area": (0.045, 0.045),
           "line_share": (0.03, 0.03)},
    "H10": {"errors": (992, 992), "4-9": (84, 84), "2-7": (64, 64), "3-5": (64, 64), "7-9": (55, 55), "1-7": (18, 18),
            "0-6": (28, 28), "rank_1-7": (25, 25), "rank_0-6": (13, 13)},
}

# Where the course's own measurement lies elsewhere, and why.
DISAGREEMENTS = {
    ("E9", "wide_last_ten"): "the difference of two epochs that both waver by more than itself; the range holds 0.0007",
    ("F1", "textbook"): "twenty epochs; the reference has ten",
    ("H10", "7-9"): "the errors of five other networks: a pair of about 50 differs by some from five to five",
    ("H10", "1-7"): "the errors of five other networks: a pair of about 20 differs by some from five to five",
    ("H10", "rank_1-7"): "pairs of about 20 errors lie close together, so a few errors move the place by several",
}
