"""The figures of helpers/figures/backward.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import backward as figures
from helpers.gradients import compare
from helpers.network import Network

TINY = [np.array([1, 0.5]), np.array([0.8, 0.5]), np.array([0.6])]
LINKS = [np.array([[2.0, 1.0], [1.0, -1.0]]), np.array([[1.0], [-2.0]])]


def examples(images, labels):
    random = np.random.default_rng(0)
    net = Network([784, 16, 16, 10], dtype="float64")
    rows = images.reshape(len(images), -1) / 255
    weights, biases = net.gradients(rows[:1], labels[:1])
    layers = [layer[0] for layer in net.activations(rows[:1])[1:]]
    errors = [random.normal(0, 0.1 ** (3 - i), layer.shape) for i, layer in enumerate(layers)]
    right = compare((weights, biases), (weights, biases), ["hidden 1", "hidden 2", "output"])
    near = compare(([w + 1e-9 for w in weights], biases), (weights, biases), ["hidden 1", "hidden 2", "output"])
    wrong = compare(([weights[0] * 2, weights[1] * 100, weights[2]], biases), (weights, biases))
    steps = [10.0**-n for n in range(1, 13)]
    return {
        "measured_and_computed": lambda: figures.measured_and_computed(
            [w + 1e-9 for w in weights], weights, ["one", "two", "three"]),
        "activations_and_slopes": figures.activations_and_slopes,
        "activations_and_errors": lambda: figures.activations_and_errors(images[0], labels[0], layers, errors),
        "nudge_sizes": lambda: figures.nudge_sizes(steps, {"float64": [s**2 + 1e-16 / s for s in steps],
                                                           "float32": [s**2 + 1e-8 / s for s in steps]}),
        "gradient_comparison": lambda: figures.gradient_comparison({"one": right, "two": near}, "All agree"),
        "gradient_comparison, a bug": lambda: figures.gradient_comparison({"with a bug": wrong}, "Something is wrong"),
        "seconds_of_each": lambda: figures.seconds_of_each({"one": 1.2, "two": 0.2, "three": 0.00007}),
        "slopes_by_layer": lambda: figures.slopes_by_layer({"one": [1e-5, 1e-3, 0.1], "two": [0.1, 0.2, 0.1]}, "Fade"),
        "value_graph": figures.value_graph,
        "wishes_and_mean": lambda: figures.wishes_and_mean(random.normal(0, 0.2, (6, 8)), [3, 5, 8, 3, 9, 2],
                                                           [str(number) for number in range(1, 9)]),
        "two_two_one": lambda: figures.two_two_one(TINY, LINKS),
        "moving_boundary": lambda: figures.moving_boundary(
            random.normal(size=(30, 2)), np.arange(30) % 2,
            {"step 0": np.linspace(0, 1, 20).reshape(4, 5), "step 9": np.linspace(1, 0, 20).reshape(4, 5)},
            (-2, 2, -2, 2)),
    }
