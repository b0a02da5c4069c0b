"""The derivative of the quadratic cost at the outputs."""

import numpy as np

from helpers.exercises.lesson_03._quadratic import batch
from helpers.exercises.model import Exercise, Mistake

EXERCISE = Exercise(
    title="The derivative of the quadratic cost",
    reference=lambda outputs, targets: 2 * (outputs - targets),
    cases=batch,
    mistakes=[
        Mistake("no factor of two", lambda outputs, targets: outputs - targets,
                "You are a factor of two short. The derivative of a square x² is 2x."),
        Mistake("sign", lambda outputs, targets: 2 * (targets - outputs),
                "The sign is the other way round. An output that is too high costs more if it rises: its "
                "derivative is positive."),
        Mistake("parentheses missing", lambda outputs, targets: 2 * outputs - targets,
                "The 2 multiplies the outputs only. Put parentheses around `outputs - targets`."),
        Mistake("the cost itself", lambda outputs, targets: (outputs - targets) ** 2,
                "That is the cost of every output, not its derivative: how fast the cost *changes* when the output "
                "rises."),
        Mistake("added up", lambda outputs, targets: (2 * (outputs - targets)).sum(axis=1),
                "You added the ten derivatives up. Every output has its own, so a row of ten is wanted for each "
                "image."),
        Mistake("size only", lambda outputs, targets: 2 * np.abs(outputs - targets),
                "You dropped the sign. It is what tells an output that should rise from one that should fall."),
        Mistake("divided by the outputs", lambda outputs, targets: 2 * (outputs - targets) / 10,
                "You divided by ten. The cost adds the ten squares up; nothing is averaged within an image."),
        Mistake("divided by the images", lambda outputs, targets: 2 * (outputs - targets) / len(outputs),
                "You divided by the number of images. Here we ask for the cost of each image by itself."),
    ],
    hints=[
        "Only one of the ten squares holds output k. What is the derivative of that one?",
        "The derivative of x² is 2x, and here x is output minus target.",
        "For all outputs of all images at once: two times `outputs - targets`.",
    ],
    variants=[lambda outputs, targets: (outputs - targets) + (outputs - targets),
              lambda outputs, targets: np.array([[2 * (a - y) for a, y in zip(*pair, strict=True)]
                                                 for pair in zip(outputs, targets, strict=True)])],
)
