"""Reference measurements for lesson 02, made independently of this code; see references.py."""

REFERENCES = {
    "B1": {"parameters": (13002, 13002), "weights": (12960, 12960), "biases": (42, 42)},
    "B2": {"connections": (12960, 12960), "biases": (42, 42)},
    "B3": {"linear": (0.919, 0.919), "tanh": (0.972, 0.972), "sigmoid": (0.977, 0.977), "relu": (0.98, 0.98),
           "none": (0.926, 0.926)},
    "B4": {"sigmoid_noise": (0.85, 0.95), "sigmoid_blank": (0.15, 1.03)},
    "B5": {"16-16": (13002, 13002), "128": (101770, 101770), "512-512": (669706, 669706),
           "1024-1024": (1863690, 1863690), "16-16_accuracy": (0.96, 0.96), "128_accuracy": (0.98, 0.98)},
}

DISAGREEMENTS = {
    ("B3", "sigmoid"): "another recipe: with this start and rate sigmoid is still catching up after four epochs; the "
                       "larger rates at which it reaches 97.7 % cost ReLU half a point",
    ("B3", "tanh"): "another recipe: at this rate tanh does better; no rate, batch size or number of epochs that was "
                    "tried gave all five of the reference's numbers",
    ("B5", "16-16_accuracy"): "ten epochs of the course's usual recipe; lesson 06 climbs from here to 96 %",
}
