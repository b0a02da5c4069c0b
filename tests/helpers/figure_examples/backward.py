"""The figures of helpers/figures/backward.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import backward as figures
from helpers.gradients import compare
from helpers.network import Network


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
    wishes = random.normal(0, 0.2, (4, 5))
    small = ([np.array([1, 0.5]), np.array([0.731, 0.5]), np.array([0.524])],
             [np.array([[1, -1], [2, 1]]), np.array([[1.5], [-2]])], [np.array([-1, 0.5]), np.array([0])])
    return {
        "wishes_of_images": lambda: figures.wishes_of_images(rows[:4], labels[:4], wishes, wishes.mean(axis=0), 3),
        "small_network": lambda: figures.small_network(*small),
        "small_network, with errors": lambda: figures.small_network(
            *small, [np.array([-0.189, -0.021]), np.array([-0.07, 0.119]), np.array([-0.237])]),
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
    }
