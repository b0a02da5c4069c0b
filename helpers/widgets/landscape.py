"""The cost of one neuron as a landscape: lesson 04's map and surface, which the page draws (browser/landscape.js)."""

from __future__ import annotations

import numpy as np

from helpers import descent
from helpers.figures.landscapes import neuron_maps
from helpers.validation import checked_array
from helpers.widgets.in_page import InPage

LOW, SPAN = (-8.0, -2.0), 12.0  # the lower left corner of the map (weight, bias), and its sides
PASSES = 15  # orders of the images that small batches are cut from: enough for 300 steps of 10 of 200 images
SCALED, AS_IT_IS = "its input scaled", "its input as it is"


def explore_landscape(inputs, labels, feature: str = "the input") -> InPage:
    """The widget: turn the surface, drop a ball on the map, walk downhill. Show it as the last line of a cell.

    inputs: one number for each image, (n,); the neuron gets it as it is, or less its mean and divided by its spread.
    labels (n,): 0 or 1. feature: what the number is, in words.
    """
    inputs = checked_array("inputs", inputs, "fiu", "numbers").astype(float)
    labels = checked_array("labels", labels, "fiu", "0 or 1 for each input")
    if inputs.ndim != 1 or labels.shape != inputs.shape or not np.isin(labels, (0, 1)).all():
        raise ValueError(f"inputs, labels: got the shapes {inputs.shape} and {labels.shape}, expected as many labels "
                         "of 0 or 1 as inputs")
    random = np.random.default_rng(0)
    kinds = {SCALED: scaled(inputs), AS_IT_IS: inputs}
    order = np.concatenate([random.permutation(len(inputs)) for _ in range(PASSES)])
    data = {"inputs": {name: values.round(6).tolist() for name, values in kinds.items()}, "feature": feature,
            "labels": [int(label) for label in labels], "order": order.tolist(), "low": LOW, "span": SPAN}
    state = {"input": SCALED, "rate": 1, "momentum": 0, "who": ["all"], "start": [2, 5], "steps": 0,
             "turn": [-35, 28]}
    path = descent.descend(lambda point: descent.neuron_gradient(point, kinds[SCALED], labels), (2, 5), 1, 20)
    picture = neuron_maps({SCALED: (kinds[SCALED], labels)}, {SCALED: {"20 steps": path}}, LOW, SPAN,
                          "Twenty steps downhill from above")
    words = (f"The cost of one neuron that tells 1s from 0s by {feature}, for every weight and bias. 20 steps with a "
             f"rate of 1 lead from weight {path[0, 0]:g}, bias {path[0, 1]:g}, to weight {path[-1, 0]:.2f}, bias "
             f"{path[-1, 1]:.2f}.")
    return InPage("landscape", data, state, words=words, static=picture._repr_mimebundle_()["text/html"])


def scaled(inputs: np.ndarray) -> np.ndarray:
    """The inputs less their mean, divided by their spread (standard deviation), as lesson 01 does it."""
    return (inputs - inputs.mean()) / inputs.std()
