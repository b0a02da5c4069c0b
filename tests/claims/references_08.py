"""Reference measurements for lesson 08, made independently of this code: (lowest, highest), on the full MNIST."""

REFERENCES = {
    "F4": {"sure": (88.8, 88.8), "right": (99.84, 99.92), "all": (98.0, 98.0)},
    "G1": {"128_99": (88.8, 88.8), "128_90": (6.9, 6.9), "128_70": (2.5, 2.5), "128_50": (1.5, 1.5),
           "128_below": (0.4, 0.4), "small_99": (76.9, 76.9), "small_90": (14.3, 14.3), "small_70": (5.0, 5.0),
           "small_50": (2.8, 2.8), "small_below": (0.9, 0.9)},
    "G2": {"nines": (76.9, 76.9), "all": (83.3, 83.3)},
    "G3": {"ece_128": (0.39, 0.63), "ece_small": (1.04, 1.04)},
    "G4": {"five_near_ties": (215, 215), "five_0-6": (8, 8), "five_3-5": (19, 19), "near_ties_0-6": (0, 2),
           "five_index": (8325, 8325), "blends_53_47": (51.0, 51.0)},
    "G5": {"auroc": (0.97, 0.97), "errors_above_90": (24.0, 24.0), "errors_above_99": (7, 14),
           "surest_error": (99.98, 99.98)},
    "G6": {"128_1": (98.5, 98.5), "128_2": (98.9, 98.9), "128_5": (99.6, 99.6), "128_10": (99.8, 99.8),
           "small_1": (96.5, 96.5), "small_2": (97.0, 97.0), "small_5": (98.0, 98.0), "small_10": (99.0, 99.0)},
    "G7": {"128_right": (5.0, 5.0), "128_confidence": (79.0, 79.0)},
}

# Where the course's own measurement lies elsewhere, and why. Confidence goes on rising when accuracy has stopped: the
# course's network with a sixth or seventh epoch has 88 to 89 % of the images at 99 % and more, as the reference has.
LONGER = "the reference networks are a little surer at the same accuracy: one or two more epochs do that"
DISAGREEMENTS = {
    ("F4", "sure"): LONGER,
    ("G1", "128_99"): LONGER,
    ("G1", "128_90"): LONGER,
    ("G1", "small_99"): "ours are a little surer: one point of the images has moved up from the band below",
    ("G1", "small_90"): "the other side of it",
    ("G1", "small_70"): "the other side of it",
    ("G2", "nines"): LONGER,
    ("G2", "all"): LONGER,
    ("G4", "five_near_ties"): "ours are a little less sure (see F4), and so more often undecided",
    ("G4", "five_0-6"): "the near-ties of five other networks: a pair of about 7 differs by some from five to five",
    ("G4", "five_3-5"): "more near-ties altogether, see five_near_ties; 3-5 leads as in the reference",
    ("G4", "five_index"): "the mean of five other networks; the tie is so rare that they pick 1621 and have 8325 third",
    ("G4", "blends_53_47"): "the reference does not say how near 53/47 counts; here within 5 points. The range has 51",
    ("G5", "errors_above_90"): "20 to 27 % over the seeds, which holds 24",
    ("G6", "small_5"): "98.0 to 98.4 % over the seeds, which holds 98.0",
    ("G7", "128_right"): "2.6 to 7.5 % over the seeds, which holds 5.0",
    ("G7", "128_confidence"): "76 to 83 % over the seeds, which holds 79",
}
