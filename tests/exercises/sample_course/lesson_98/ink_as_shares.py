"""An answer must leave its input alone."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake

EXERCISE = Exercise(
    title="Ink from 0 to 1",
    reference=lambda images: images.reshape(len(images), -1) / np.float32(255),
    cases=[(np.arange(3 * 4, dtype=np.uint8).reshape(3, 2, 2) * 20,)],
    mistakes=[
        Mistake("not divided", lambda images: images.reshape(len(images), -1), "You did not divide."),
        Mistake("whole division", lambda images: images.reshape(len(images), -1) // 255,
                "`//` cuts off the fraction."),
    ],
    hints=["One", "Two", "Three"],

)
