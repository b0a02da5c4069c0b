"""Is this gradient right? Slopes measured by nudging every parameter, and a layer-by-layer comparison.

Built in lesson 05. A gradient is what `Network.gradients` returns: (for the weights, for the biases), two lists with
one array for each layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from helpers.network import Network, checked_net, overflow_is_a_result
from helpers.validation import checked_images, checked_labels, checked_number

Gradients = tuple[Sequence[np.ndarray], Sequence[np.ndarray]]

# Two right ways to one gradient differ by rounding only; how much that is depends on the digits that a dtype keeps.
ROUNDING = {"float64": 1e-12, "float32": 1e-5}
APPROXIMATE = 1e-3  # beyond that the two do not even agree in three digits


@overflow_is_a_result
def finite_differences(net: Network, images, labels, step: float = 1e-5) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The gradient of `net.cost`, measured: every parameter is pushed up and down by `step`, one after the other.

        slope = (cost at parameter + step  -  cost at parameter - step) / (2 step)

    This central difference is off by about step^2, plus rounding divided by step. So it wants a network of float64:
    float32 leaves two or three digits. Two forward passes for each parameter, 26,004 of them for 784-16-16-10.
    Afterwards the network is the same to the last bit.

    Returns (weight gradients, bias gradients), shaped like `net.weights` and `net.biases`.
    Raises TypeError or ValueError for a net, images, labels or a step that cannot be right.
    """
    images = checked_images(images, checked_net(net).sizes[0], net.dtype)
    labels = checked_labels(labels, len(images), net.sizes[-1])
    checked_number("step", step, above=0)

    def cost() -> float:
        # Without the checks of net.cost, which would be made again for every single nudge.
        return net._mean_cost(net._forward(images)[1], labels)

    def slope(array: np.ndarray, place: tuple[int, ...]) -> float:
        kept = array[place]
        try:
            array[place] = kept + step
            above, cost_above = array[place], cost()
            array[place] = kept - step
            below, cost_below = array[place], cost()
        finally:
            array[place] = kept
        if above == below:
            raise ValueError(f"step: got {step}, expected one that is not lost in rounding beside a parameter {kept}")
        # Divided by the distance that the dtype really kept, not by the one that was asked for.
        return (cost_above - cost_below) / (float(above) - float(below))

    def slopes(array: np.ndarray) -> np.ndarray:
        flat = [slope(array, place) for place in np.ndindex(array.shape)]
        return np.array(flat, dtype=net.dtype).reshape(array.shape)

    return [slopes(weights) for weights in net.weights], [slopes(biases) for biases in net.biases]


class LayerComparison(NamedTuple):
    """How far two gradients of one layer's weights (or biases) are apart.

    largest_absolute    the largest difference of two slopes
    largest_relative    the same, divided by the largest slope of the reference in this layer
    verdict             "exact" (all but rounding), "approximate" (three digits and more), "different"
    """

    name: str
    largest_absolute: float
    largest_relative: float
    verdict: str


class Comparison(list):
    """A list of LayerComparison that prints as a table."""

    def __str__(self) -> str:
        width = max(len(layer.name) for layer in self)
        lines = [f"{'':{width}}  difference  relative"]
        lines += [f"{name:{width}}  {absolute:10.1e}  {relative:8.1e}  {verdict}"
                  for name, absolute, relative, verdict in self]
        return "\n".join(lines)

    __repr__ = __str__


def compare(given: Gradients, reference: Gradients, names: Sequence[str] | None = None) -> Comparison:
    """Layer by layer, first the weights of a layer, then its biases: how far is `given` from `reference`?

    given, reference    as from `Network.gradients`: (weight gradients, bias gradients)
    names               of the layers; "layer 1", "layer 2", ... by default

    "exact" means equal but for rounding: a relative difference of at most 1e-12, or 1e-5 where either is float32;
    "approximate" means at most 1e-3. What is not finite is "different".
    """
    given, reference = _checked_gradients("given", given), _checked_gradients("reference", reference)
    layers = len(reference[0])
    if len(given[0]) != layers:
        raise ValueError(f"given: got {len(given[0])} layers, expected {layers}, as in reference")
    names = [f"layer {number}" for number in range(1, layers + 1)] if names is None else list(names)
    if len(names) != layers:
        raise ValueError(f"names: got {len(names)}, expected {layers}, one for each layer")

    result = Comparison()
    for layer, name in enumerate(names):
        for kind, ours, theirs in (("weights", given[0], reference[0]), ("biases", given[1], reference[1])):
            if ours[layer].shape != theirs[layer].shape:
                raise ValueError(f"given: got {kind} of the shape {ours[layer].shape} for {name}, expected "
                                 f"{theirs[layer].shape}, as in reference")
            result.append(_compared(f"{name} {kind}", ours[layer], theirs[layer]))
    return result


def _compared(name: str, given: np.ndarray, reference: np.ndarray) -> LayerComparison:
    rounding = max(ROUNDING.get(array.dtype.name, ROUNDING["float64"]) for array in (given, reference))
    given, reference = given.astype(float), reference.astype(float)
    if not (np.isfinite(given).all() and np.isfinite(reference).all()):
        return LayerComparison(name, float("inf"), float("inf"), "different")
    difference, largest = float(np.abs(given - reference).max()), float(np.abs(reference).max())
    relative = difference / largest if largest else (float("inf") if difference else 0.0)
    verdict = "exact" if relative <= rounding else "approximate" if relative <= APPROXIMATE else "different"
    return LayerComparison(name, difference, relative, verdict)


def _checked_gradients(name: str, gradients: Gradients) -> tuple[list[np.ndarray], list[np.ndarray]]:
    if not isinstance(gradients, (tuple, list)) or len(gradients) != 2:
        raise TypeError(f"{name}: got {type(gradients).__name__}, expected a pair (weight gradients, bias gradients)")
    weights, biases = ([np.asarray(array) for array in part] for part in gradients)
    if not weights or len(weights) != len(biases):
        raise ValueError(f"{name}: got {len(weights)} weight gradients and {len(biases)} bias gradients, expected one "
                         "of each for every layer")
    for array in weights + biases:
        if array.dtype.kind not in "buif" or array.size == 0:
            raise TypeError(f"{name}: got an array of {array.dtype} with {array.size} entries, expected numbers")
    return weights, biases
