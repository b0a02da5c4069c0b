"""The start of a layer."""


import numpy as np

from helpers.exercises.model import Exercise, Mistake


def right_spread(inputs, neurons, activation):
    return np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))


def start_layer(inputs, neurons, activation, random):
    return random.standard_normal((inputs, neurons)) * right_spread(inputs, neurons, activation), np.zeros(neurons)


def with_spread(spread):
    """A start whose weights have another spread."""
    return lambda inputs, neurons, activation, random: (
        random.standard_normal((inputs, neurons)) * spread(inputs, neurons, activation), np.zeros(neurons))


def uniform_start(inputs, neurons, activation, random):
    limit = np.sqrt(3) * right_spread(inputs, neurons, activation)  # uniform: a spread of limit / sqrt(3)
    return random.uniform(-limit, limit, (inputs, neurons)), np.zeros(neurons)


def single_precision(inputs, neurons, activation, random):
    variance = 2 / inputs if activation == "relu" else 2 / (inputs + neurons)
    return random.normal(0, variance ** 0.5, (inputs, neurons)).astype(np.float32), [0.0] * neurons


def positive(inputs, neurons, activation, random):
    return random.random((inputs, neurons)) * right_spread(inputs, neurons, activation), np.zeros(neurons)


def transposed(inputs, neurons, activation, random):
    return start_layer(inputs, neurons, activation, random)[0].T, np.zeros(neurons)


def random_biases(inputs, neurons, activation, random):
    return start_layer(inputs, neurons, activation, random)[0], random.standard_normal(neurons)


def bias_per_input(inputs, neurons, activation, random):
    return start_layer(inputs, neurons, activation, random)[0], np.zeros(inputs)


def all_zero(inputs, neurons, activation, random):
    return np.zeros((inputs, neurons)), np.zeros(neurons)


def are_multiples(rows):
    """Whether two rows that follow one another are the same, or the same but for a factor."""
    lengths = np.linalg.norm(rows, axis=1)
    return bool(np.any(np.abs(np.sum(rows[1:] * rows[:-1], axis=1)) > 0.999 * lengths[1:] * lengths[:-1]))


def compare_starts(result, expected, arguments):
    """Random numbers are compared by their mean and spread: with 60,000 of them both are known to half a percent."""
    if not isinstance(result, tuple) or len(result) != 2:
        return "Return two things: the weights and the biases."
    weights, biases = result
    if np.shape(weights) != expected[0].shape:
        return f"The weights have the shape {np.shape(weights)}, expected is {expected[0].shape}: inputs, neurons."
    if np.shape(biases) != expected[1].shape:
        return f"The biases have the shape {np.shape(biases)}, expected is {expected[1].shape}: one for each neuron."
    if not (np.isfinite(weights).all() and np.isfinite(biases).all()):
        return "Among your numbers are NaN (not a number) or infinity. Was something divided by 0?"
    if np.ptp(weights, axis=0).max() < 1e-9 and np.any(weights):
        return "A neuron of yours has the same weight for all its inputs. Draw a number for each weight."
    if are_multiples(weights.T) and not are_multiples(expected[0].T):
        return "Your neurons have the same weights, or multiples of them. Draw a number for each weight."
    if are_multiples(weights) and not are_multiples(expected[0]):
        return "Several inputs have the same weights, or multiples of them. Draw a number for each weight."
    spread = expected[0].std()
    if bool(np.any(biases)) != bool(np.any(expected[1])):
        return "The biases should all be 0."
    if abs(weights.std() - spread) > 0.03 * spread or abs(weights.mean() - expected[0].mean()) > 0.05 * spread:
        return (f"For {arguments[0]} inputs, {arguments[1]} neurons and {arguments[2]} your weights have a mean of "
                f"{weights.mean():.3g} and a spread of {weights.std():.3g}; 0 and {spread:.3g} are expected.")
    if np.unique(weights).size < 100 < np.unique(expected[0]).size:
        return "Your weights are not random: many of them are equal."
    return True


def drawn_evenly(inputs, neurons, activation, random):
    return random.uniform(-1, 1, (inputs, neurons)) * right_spread(inputs, neurons, activation), np.zeros(neurons)


EXERCISE = Exercise(
    title="A layer's start",
    reference=start_layer,
    cases=lambda: [(784, 128, "relu", np.random.default_rng(1)), (200, 500, "sigmoid", np.random.default_rng(2)),
                   (300, 250, "relu", np.random.default_rng(3))],
    compare=compare_starts,
    mistakes=[
        Mistake("not scaled", with_spread(lambda inputs, neurons, activation: 1.0),
                "Your weights have a spread of 1, whatever the number of inputs: the N(0, 1) of the textbooks. "
                "Multiply them by the spread that the formula gives."),
        Mistake("variance for spread", with_spread(lambda *layer: right_spread(*layer) ** 2),
                "Your weights are far too small: you multiplied by the variance, 2 divided by something. The "
                "spread is its square root."),
        Mistake("the two rules swapped", with_spread(
            lambda inputs, neurons, activation: right_spread(inputs, neurons, "sigmoid" if activation == "relu"
                                                             else "relu")),
                "The two rules are swapped: ReLU takes the inputs alone (He), sigmoid takes inputs and neurons "
                "together (Xavier)."),
        Mistake("He for both", with_spread(lambda inputs, neurons, activation: np.sqrt(2 / inputs)),
                "Right for ReLU. For sigmoid the other rule was asked for: inputs *and* neurons count there."),
        Mistake("Xavier for both",
                with_spread(lambda inputs, neurons, activation: np.sqrt(2 / (inputs + neurons))),
                "Right for sigmoid. ReLU neurons cut away half of what comes in, so for them only the inputs are "
                "counted, and the weights are larger."),
        Mistake("neurons for inputs", with_spread(
            lambda inputs, neurons, activation: right_spread(neurons if activation == "relu" else inputs, neurons,
                                                             activation)),
                "For ReLU you divided by the number of neurons. What a neuron adds up are its *inputs*: their "
                "number decides how large the sum gets."),
        Mistake("the 2 forgotten", with_spread(
            lambda inputs, neurons, activation: right_spread(inputs, neurons, activation) / np.sqrt(2)),
                "Your spread is too small by the square root of 2: there is a 2 above the fraction line."),
        Mistake("all positive", positive,
                "Your weights are all positive: `random.random` gives numbers from 0 to 1. They should lie "
                "around 0: `random.standard_normal`."),
        Mistake("transposed", transposed,
                "Rows and columns of the weights are swapped: the shape is (inputs, neurons)."),
        Mistake("random biases", random_biases,
                "The weights are right. The biases should start at 0: the random weights already make the "
                "neurons differ."),
        Mistake("a bias for every input", bias_per_input,
                "You made one bias for every input. Biases belong to the neurons of the layer."),
        Mistake("all zero", all_zero,
                "All weights are 0, so all neurons of the layer are the same and stay the same (lesson 05)."),
        Mistake("evenly from -1 to 1", drawn_evenly,
                "Numbers drawn evenly from -1 to 1 have a spread of only 0.58, so your weights are too small. "
                "`random.standard_normal` has a spread of 1."),
    ],
    hints=[
        "`random.standard_normal((inputs, neurons))` gives numbers with mean 0 and a spread of 1. Multiply them.",
        "The spread is the square root, `np.sqrt`, of 2 divided by `inputs` (ReLU) or by `inputs + neurons`.",
        "`return random.standard_normal((inputs, neurons)) * spread, np.zeros(neurons)`",
    ],
    variants=[uniform_start, single_precision],
    remark="`Network` starts like this, unless you ask for another `init`.",
)
