"""Reference measurements for lesson 06, made independently of this code: (lowest, highest), on the full MNIST."""

REFERENCES = {
    "E9": {"wide_1": (93.9, 93.9), "wide_5": (97.0, 97.0), "wide_10": (97.6, 97.6), "wide_15": (97.9, 97.9),
           "wide_25": (98.0, 98.0), "wide_last_ten": (0.07, 0.07), "small_lowest_after_6": (94.6, 94.6),
           "small_highest_after_6": (95.8, 95.8)},
    "F1": {"textbook": (92.1, 93.4), "start_and_decay": (95.0, 95.4), "relu": (95.4, 96.2), "shifts": (96.2, 96.8)},
    "F2": {"32": (97.0, 97.0), "128": (97.97, 98.09)},
    # 72 is given without decimals: anything from 71.5 to 72.5 may be meant.
    "H7": {"after": (99.9, 99.9), "one_step_of_all_from_zero": (99.6, 99.6), "line_area": (4.5, 4.5),
           "line_share": (3.0, 3.0), "curve_share": (71.5, 72.5)},
    "H10": {"errors": (992, 992), "4-9": (84, 84), "2-7": (64, 64), "3-5": (64, 64), "7-9": (55, 55), "1-7": (18, 18),
            "0-6": (28, 28), "rank_1-7": (25, 25), "rank_0-6": (13, 13)},
}

# Where the course's own measurement lies elsewhere, and why.
DISAGREEMENTS = {
    ("E9", "wide_last_ten"): "the difference of two epochs that both waver by more than itself; the range holds 0.07",
    ("H10", "7-9"): "the errors of five other networks: a pair of about 50 differs by some from five to five",
    ("H10", "1-7"): "the errors of five other networks: a pair of about 20 differs by some from five to five",
    ("H10", "rank_1-7"): "pairs of about 20 errors lie close together, so a few errors move the place by several",
}
