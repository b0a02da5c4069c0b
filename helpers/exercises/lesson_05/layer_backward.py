"""One layer backwards."""

import numpy as np

from helpers.exercises.lesson_05.sigmoid_slope import sigmoid_slope
from helpers.exercises.model import Exercise, Mistake


def layers():
    random = np.random.default_rng(3)
    cases = []
    for count, before, after in ((5, 4, 4), (6, 5, 3), (1, 16, 10), (8, 3, 7)):
        cases.append((random.normal(size=(count, after)) / count, random.normal(size=(before, after)),
                      random.uniform(0.05, 0.95, (count, before))))
    return cases


def one_layer(errors, weights, activations):
    return (activations.T @ errors, errors.sum(axis=0), errors @ weights.T * activations * (1 - activations))


def one_layer_by_loops(errors, weights, activations):
    weight_gradient, passed_back = np.zeros(weights.shape), np.zeros(activations.shape)
    for error, a, passed in zip(errors, activations, passed_back, strict=True):
        for i in range(len(weights)):
            for j in range(len(error)):
                weight_gradient[i, j] += a[i] * error[j]
                passed[i] += weights[i, j] * error[j] * a[i] * (1 - a[i])
    return weight_gradient, [sum(column) for column in errors.T], passed_back


def layer(**parts):
    """A mistake: the right answer, but for the parts that are given."""
    def wrong(errors, weights, activations):
        right = dict(zip(("weights", "biases", "errors"), one_layer(errors, weights, activations), strict=True))
        return tuple({**right, **{name: part(errors, weights, activations) for name, part in parts.items()}}.values())
    return wrong


EXERCISE = Exercise(
    title="One layer backwards",
    reference=one_layer,
    cases=layers,
    mistakes=[
        Mistake("no slope of the activation",
                layer(errors=lambda errors, weights, activations: errors @ weights.T),
                "The gradients are right. The errors passed back stop halfway: `errors @ weights.T` is dC/da of "
                "the layer before. One factor further, the sigmoid's slope a(1 - a), and it is dC/dz."),
        Mistake("slope of the wrong number",
                layer(errors=lambda errors, weights, activations: errors @ weights.T
                      * sigmoid_slope(activations)),
                "The gradients are right. For the slope you put `activations` into the sigmoid again; they have "
                "been through it already. It is activations * (1 - activations)."),
        Mistake("biases averaged", layer(biases=lambda errors, weights, activations: errors.mean(axis=0)),
                "The bias gradient is too small by the number of images. The errors have their 1/n already: add "
                "them up, do not average again."),
        Mistake("biases not added up", layer(biases=lambda errors, weights, activations: errors),
                "The bias gradient still has a row for each image. There is one bias for each neuron: add up over "
                "the images."),
        Mistake("biases as a table", layer(biases=lambda errors, weights, activations:
                                           errors.sum(axis=0, keepdims=True)),
                "The bias gradient is a table of one row. One number for each neuron is asked for, shape (after,): "
                "leave out `keepdims`."),
        Mistake("biases along the wrong axis", layer(biases=lambda errors, weights, activations:
                                                     errors.sum(axis=1)),
                "You added up the errors of each image. The bias of a neuron is shared by all images: add up "
                "downwards, `axis=0`."),
        Mistake("weight gradient transposed",
                layer(weights=lambda errors, weights, activations: errors.T @ activations),
                "The weight gradient lies on its side. It must have the shape of `weights`: a row for each "
                "neuron *before*."),
        Mistake("weights not transposed",
                layer(errors=lambda errors, weights, activations: errors @ weights
                      * activations * (1 - activations)),
                "`errors @ weights` goes through the weights forwards. It works by accident where a layer is as "
                "wide as the one before. Backwards the matrix is transposed: `weights.T`."),
        Mistake("reshaped, not transposed",
                layer(errors=lambda errors, weights, activations: errors @ weights.reshape(weights.shape[::-1])
                      * activations * (1 - activations)),
                "You gave `weights` the right shape with `reshape`, which only cuts the same row of numbers "
                "elsewhere. `.T` swaps rows and columns."),
        Mistake("divided again",
                layer(weights=lambda errors, weights, activations: activations.T @ errors / len(errors),
                      biases=lambda errors, weights, activations: errors.mean(axis=0)),
                "Both gradients are too small by the number of images. The errors have their 1/n already: leave "
                "the division out."),
        Mistake("the slope in the gradient",
                layer(weights=lambda errors, weights, activations:
                      (activations * activations * (1 - activations)).T @ errors),
                "The weight gradient has a factor a(1 - a) too much. It is activation before times error after; "
                "the slope belongs to the errors that are passed back."),
        Mistake("divided everywhere",
                lambda *arguments: tuple(part / len(arguments[0]) for part in one_layer(*arguments)),
                "All three are too small by the number of images. The errors that came in have their 1/n already, "
                "and hand it on: divide nothing."),
        Mistake("half of the slope", layer(errors=lambda errors, weights, activations:
                                           errors @ weights.T * (1 - activations)),
                "The gradients are right. For the slope you took 1 - a alone; the sigmoid's is a(1 - a)."),
    ],
    hints=[
        "Check shapes: for n images, `activations` is (n, before), `errors` (n, after), `weights` (before, after). "
        "Which product gives (before, after)? Which (n, before)?",
        "`activations.T @ errors` adds activation times error over the images. A bias is a weight whose input is "
        "always 1: what remains of the sum?",
        "The errors: `errors @ weights.T`, times `activations * (1 - activations)`.",
    ],
    variants=[one_layer_by_loops, lambda errors, weights, activations: list(
        one_layer(errors, weights, activations)),
              lambda errors, weights, activations: (
                  np.einsum("ni,nj->ij", activations, errors), np.ones(len(errors)) @ errors,
                  (weights @ errors.T).T * (activations - activations**2))],
)
