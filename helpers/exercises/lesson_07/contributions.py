"""What each hidden neuron adds to each output."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def contributions(activations, weights):
    return activations[:, np.newaxis] * weights


def by_loops(activations, weights):
    added = np.zeros(weights.shape)
    for neuron in range(weights.shape[0]):
        for output in range(weights.shape[1]):
            added[neuron, output] = activations[neuron] * weights[neuron, output]
    return added


def layers():
    random = np.random.default_rng(71)
    return [(np.array([0.5, 0.0, 2.0, 1.2]), random.normal(size=(4, 3)).round(1)),
            *((random.random(neurons) * (random.random(neurons) > 0.3), random.normal(size=(neurons, outputs)))
              for neurons, outputs in ((5, 5), (12, 10)))]


EXERCISE = Exercise(
    title="What each neuron adds",
    reference=contributions,
    cases=layers,
    mistakes=[
        Mistake("the sums", lambda activations, weights: activations @ weights,
                "You added up over the neurons: that is each output's sum. Keep the products apart: a row for each "
                "neuron, a column for each output."),
        Mistake("row sums", lambda activations, weights: (activations[:, np.newaxis] * weights).sum(axis=1),
                "You added up over the outputs. Nothing is added here: a row for each neuron, a column for each "
                "output."),
        Mistake("the weights alone", lambda activations, weights: weights.copy(),
                "Those are the weights. A neuron that is silent adds nothing, whatever its weights are: multiply by "
                "what it passes on."),
        Mistake("the activations alone", lambda activations, weights: np.repeat(
            activations[:, np.newaxis], weights.shape[1], axis=1),
                "You gave each output the activation itself. Each way has a weight: multiply by it."),
        Mistake("added", lambda activations, weights: activations[:, np.newaxis] + weights,
                "You added activation and weight. What a neuron hands over is the product."),
        Mistake("lies on its side", lambda activations, weights: (activations[:, np.newaxis] * weights).T,
                "The numbers are right and lie on their side: a row for each neuron, as in `weights`."),
        Mistake("along the outputs", lambda activations, weights: activations * weights,
                "`activations * weights` fits the activations to the *last* axis of the weights, the outputs. Make "
                "them a column first: `activations[:, np.newaxis]`."),
        Mistake("only what speaks for", lambda activations, weights: np.maximum(
            activations[:, np.newaxis] * weights, 0),
                "You cut the negative products off. A neuron speaks against most outputs: keep the sign."),
        Mistake("signs lost", lambda activations, weights: np.abs(activations[:, np.newaxis] * weights),
                "You took the sizes. A product below 0 speaks against an output: keep the sign."),
        Mistake("whether it is active", lambda activations, weights: (activations[:, np.newaxis] > 0) * weights,
                "You counted each active neuron once. A loud neuron adds more than a quiet one: multiply by the "
                "activation itself."),
        Mistake("divided", lambda activations, weights: activations[:, np.newaxis] * weights / len(activations),
                "You divided by the number of neurons. The output adds them up, it does not average."),
        Mistake("shares", lambda activations, weights: activations[:, np.newaxis] * weights
                / (activations @ weights),
                "You divided by each output's sum. Not shares but the products themselves are asked for."),
    ],
    hints=[
        "One neuron first: it passes on one number, and has a weight to each output. What arrives at the outputs?",
        "Row j of the answer is `activations[j] * weights[j]`.",
        "`return activations[:, np.newaxis] * weights`",
    ],
    variants=[by_loops, lambda activations, weights: (weights.T * activations).T,
              lambda activations, weights: np.diag(activations) @ weights,
              lambda activations, weights: np.array([a * row for a, row in zip(activations, weights, strict=True)])],
    remark="`probes.contributions` does the same for an image. Add the columns up, and the biases, and you have the "
           "outputs' sums.",
)
