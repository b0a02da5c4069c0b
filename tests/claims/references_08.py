"""Reference measurements for lesson 08, made independently of this code: (lowest, highest), on the full MNIST."""

REFERENCES = {
    "F4": {"sure": (0.888, 0.888), "right": (0.9984, 0.9992), "all": (0.98, 0.98)},
    "G1": {"128_99": (0.888, 0.888), "128_90": (0.069, 0.069), "128_70": (0.025, 0.025), "128_50": (0.015, 0.015),
           "128_below": (0.004, 0.004), "small_99": (0.769, 0.769), "small_90": (0.143, 0.143),
           "small_70": (0.05, 0.05),
           "small_50": (0.028, 0.028), "small_below": (0.009, 0.009)},
    "G2": {"nines": (0.769, 0.769), "all": (0.833, 0.833)},
    "G3": {"ece_128": (0.0039, 0.0063), "ece_small": (0.0104, 0.0104)},
    "G4": {"five_near_ties": (215, 215), "five_0-6": (8, 8), "five_3-5": (19, 19), "near_ties_0-6": (0, 2),
           "five_index": (8325, 8325), "blends_53_47": (0.51, 0.51)},
    "G5": {"auroc": (0.97, 0.97), "errors_above_90": (0.24, 0.24), "errors_above_99": (7, 14),
           "surest_error": (0.9998, 0.9998)},
    "G6": {"128_1": (0.985, 0.985), "128_2": (0.989, 0.989), "128_5": (0.996, 0.996), "128_10": (0.998, 0.998),
           "small_1": (0.965, 0.965), "small_2": (0.97, 0.97), "small_5": (0.98, 0.98), "small_10": (0.99, 0.99)},
    "G7": {"128_right": (0.05, 0.05), "128_confidence": (0.79, 0.79)},
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
