"""Reference measurements for the claims of lesson 04, made independently of this code. See references.py."""

REFERENCES = {
    "E1": {"smallest_factor": (0.8, 0.8), "largest_factor": (0.8, 0.8)},
    "E2": {"times_best_random": (39, 39), "raises_own": (0, 0), "raises_overall": (0.45, 0.45)},
    "E3": {"start": (1.06, 1.06), "peak": (2.15, 2.15), "peak_step": (22, 22), "gradient_shrinks": (0.46, 0.46),
           "cost_rises": (12, 12)},
    "E4": {"minima_1d": (3, 3), "global_1d": (0.36, 0.36), "cost_first": (0.07, 0.08), "cost_second": (0.07, 0.08),
           "cost_between": (2.6, 2.6)},
    "E5": {"near": (1.0, 1.0), "middle": (0.989, 0.989), "far": (-0.40, -0.40), "zeros": (3749, 3749),
           "before_and_after": (0.62, 0.62), "deleted_and_size": (0.87, 0.87), "deleted_and_product": (0.99, 0.99)},
    "E7": {"rate_0.0001": (0.131, 0.131), "rate_0.001": (0.652, 0.652), "rate_0.01": (0.886, 0.886),
           "rate_0.1": (0.935, 0.935),
           "rate_0.3": (0.955, 0.955), "rate_1": (0.951, 0.951), "rate_3": (0.178, 0.178), "rate_10": (0.101, 0.101)},
    "E8": {"batch_10": (0.93, 0.93), "batch_32": (0.931, 0.931), "batch_128": (0.93, 0.93), "batch_512": (0.924, 0.924),
           "batch_2048": (0.792, 0.792), "batch_all": (0.223, 0.223)},
}

ONE_RUN = "the reference is a single run, and lies within the range of the five starts measured here"
TWENTY = "the reference is a single run; twenty starts of this code gave"
TRAINED_OTHERWISE = "the reference's two networks were trained otherwise: this code gives"

# Where the course's own measurement lies elsewhere, and why.
DISAGREEMENTS = {
    ("E2", "raises_overall"): ONE_RUN,
    ("E3", "start"): f"{TWENTY} 0.51 to 2.69",
    ("E3", "peak"): ONE_RUN,
    ("E3", "peak_step"): ONE_RUN,
    ("E3", "gradient_shrinks"): ONE_RUN,
    ("E3", "cost_rises"): f"{TWENTY} 17 to 63",
    ("E4", "cost_first"): f"{TRAINED_OTHERWISE} 0.05 to 0.08 for 20 epochs on 5,000 images",
    ("E4", "cost_second"): f"{TRAINED_OTHERWISE} 0.04 to 0.06 for 20 epochs on 5,000 images",
    ("E4", "cost_between"): f"{TRAINED_OTHERWISE} 1.5 to 2.3 for four recipes; none reached 2.6",
    ("E5", "far"): ONE_RUN,
    ("E5", "zeros"): ONE_RUN,
    ("E5", "before_and_after"): "depends on the training between: three epochs with momentum give 0.47 to 0.58",
    ("E7", "rate_0.0001"): ONE_RUN,
    ("E7", "rate_0.001"): ONE_RUN,
    ("E7", "rate_0.1"): ONE_RUN,
    ("E7", "rate_0.3"): ONE_RUN,
    ("E7", "rate_1"): ONE_RUN,
    ("E7", "rate_3"): "beyond the cliff it is chance what is left: one of two starts with smaller weights gave 20.3",
    ("E8", "batch_10"): ONE_RUN,
    ("E8", "batch_128"): ONE_RUN,
    ("E8", "batch_512"): ONE_RUN,
    ("E8", "batch_2048"): "not found out: at this rate, 3.2, five kinds of start with ReLU gave 9.7 to 28.5; only "
                          "sigmoid came near (73.7 to 82.9), but its 128 gives 89.8, the reference's 93.0",
    ("E8", "batch_all"): ONE_RUN,
}
