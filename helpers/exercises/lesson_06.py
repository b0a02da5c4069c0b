"""Lesson 06, training from scratch: the loop, learning curves, the start, momentum, the confusion matrix."""

import numpy as np

from helpers.confusion import confusion_matrix
from helpers.exercises.model import Exercise, Mistake, Option, Quiz
from helpers.network import History, Network

QUIZZES = [
    Quiz(
        id="06.1",
        question="One step of gradient descent on this one image, whose label is 0. Which of the 1,568 weights change?",
        prediction=True,
        options=[Option("Only those behind the line in the middle, where a 1 would have its ink"),
                 Option("Only those behind pixels where this 0 has ink"),
                 Option("Those behind the line get smaller, those behind the curve larger, all others stay"),
                 Option("All of them: every weight has its share in the error")],
    ),
    Quiz(
        id="06.2",
        question="60,000 training images, 64 in a batch. How many steps does one epoch take?",
        options=[
            Option("937", "937 · 64 = 59,968: the last 32 images would never be learnt from. They make a batch of "
                          "their own, a smaller one."),
            Option("938", "Yes: 937 full batches, and a last one of 32 images. Every image is seen once.", right=True),
            Option("64", "64 is the number of images in a batch. How many such batches are there in 60,000?"),
            Option("60,000", "That would be a step after every single image, a batch size of 1."),
        ],
    ),
    Quiz(
        id="06.4",
        question="The same network goes on, epoch after epoch, with steps of the same rate. How does its accuracy on "
                 "held-out images move?",
        prediction=True,
        options=[Option("Up with every epoch, always by about as much"),
                 Option("Up with every epoch, by less each time, and never down"),
                 Option("Up at first, then up and down around a level"),
                 Option("Up at first, then steadily down")],
    ),
    Quiz(
        id="06.8",
        question="Texts say that two hidden layers of 16 neurons read \"about 96 %\" of new images. The recipe of the "
                 "first textbooks (sigmoid, squared error, plain steps, a start from N(0, 1)): what will you get?",
        prediction=True,
        options=[Option("About 85 %"), Option("90 to 94 %"), Option("95 to 97 %"), Option("Over 97 %")],
    ),
    Quiz(
        id="06.9",
        question="Ten networks, the same recipe, the same images. Only the seed differs: the start and the order. How "
                 "far apart are the best and the worst of them?",
        prediction=True,
        options=[Option("Less than 0.1 points"), Option("Less than 1 point"), Option("Several points")],
    ),
    Quiz(
        id="06.10",
        question="Which two digits does a trained network confuse most often?",
        prediction=True,
        options=[Option("0 and 6"), Option("1 and 7"), Option("4 and 9"), Option("3 and 8")],
    ),
]


# ---- 06.3 the training loop ------------------------------------------------------------------------------------------

def _epoch(net, images, labels, batch_size, learning_rate, random):
    return _run(net, images, labels, batch_size, learning_rate, random)


def _run(net, images, labels, batch_size, learning_rate, random, *, shuffle=True, labels_too=True, part=True,
         biases=True, everything=False, by_size=False, only_first=False):
    """The loop, and with each switch one of the ways in which it goes wrong."""
    order = random.permutation(len(images)) if shuffle else np.arange(len(images))
    shuffled, answers = images[order], labels[order] if labels_too else labels
    end = len(images) if part else len(images) // batch_size * batch_size
    for start in range(0, end, batch_size):
        chosen = slice(None) if everything else slice(start, start + batch_size)
        weight_gradients, bias_gradients = net.gradients(shuffled[chosen], answers[chosen])
        rate = learning_rate / batch_size if by_size else learning_rate
        for weights, gradient in zip(net.weights, weight_gradients, strict=True):
            weights -= rate * gradient
        for values, gradient in zip(net.biases, bias_gradients, strict=True):
            values -= rate * gradient if biases else 0
        if only_first:
            break
    return net


def _variation(**switches):
    return lambda net, images, labels, batch_size, learning_rate, random: _run(
        net, images, labels, batch_size, learning_rate, random, **switches)


def _uphill(net, images, labels, batch_size, learning_rate, random):
    return _run(net, images, labels, batch_size, -learning_rate, random)


def _rate_forgotten(net, images, labels, batch_size, learning_rate, random):
    return _run(net, images, labels, batch_size, 1.0, random)


def _one_big_step(net, images, labels, batch_size, learning_rate, random):
    return _run(net, images, labels, len(images), learning_rate, random)


def _by_new_arrays(net, images, labels, batch_size, learning_rate, random):
    order = random.permutation(len(images))
    for start in range(0, len(order), batch_size):
        batch = order[start:start + batch_size]
        weight_gradients, bias_gradients = net.gradients(images[batch], labels[batch])
        net.weights = [w - learning_rate * g for w, g in zip(net.weights, weight_gradients, strict=True)]
        net.biases = [b - learning_rate * g for b, g in zip(net.biases, bias_gradients, strict=True)]
    return net


def _by_position(net, images, labels, batch_size, learning_rate, random):
    order = np.arange(len(images))
    random.shuffle(order)
    for batch in np.split(order, range(batch_size, len(order), batch_size)):
        gradients = net.gradients(images[batch], labels[batch])
        for layer in range(len(net.weights)):
            net.weights[layer] = net.weights[layer] - learning_rate * gradients[0][layer]
            net.biases[layer] = net.biases[layer] - learning_rate * gradients[1][layer]
    return net


def _epoch_cases():
    random = np.random.default_rng(6)
    cases = []
    for seed, (count, batch_size) in enumerate([(11, 4), (9, 2)]):
        net = Network([6, 4, 3], activation="tanh", dtype="float64", seed=seed)
        net.biases = [random.normal(size=b.shape) for b in net.biases]
        images, labels = random.normal(size=(count, 6)), random.integers(0, 3, count)
        cases.append((net, images, labels, batch_size, 0.3, np.random.default_rng(seed)))
    return cases


def _compare_networks(result, expected, arguments):
    if not isinstance(result, Network):
        return "Return the network itself, `net`, when its steps are done."
    came, wanted = result.weights + result.biases, expected.weights + expected.biases
    if [np.shape(array) for array in came] != [array.shape for array in wanted]:
        return "The network's arrays have other shapes now than before. A step leaves every shape as it is."
    gap = max(np.abs(a - b).max() for a, b in zip(came, wanted, strict=True))
    if gap < 1e-7:
        return True
    return (f"After your epoch some weights are off by up to {gap:.2g}. Is the order drawn once, by "
            "`random.permutation(len(images))`, and does every batch of that order get one step of all weights and "
            "biases?")


# ---- 06.5 reading learning curves ------------------------------------------------------------------------------------

def four_trainings(images, labels, held_out_images, held_out_labels) -> dict[str, History]:
    """The trainings behind exercise 06.5, under their letters. Looking here spoils it."""
    recipes = {"A": (slice(200), 0.1, 0.9), "B": (slice(3000), 0.7, 0.5), "C": (slice(3000), 0.01, 0.5),
               "D": (slice(3000), 0.0005, 0.5)}
    validation = held_out_images[:2000], held_out_labels[:2000]  # enough for a curve, and five times as fast
    histories = {}
    for letter, (chosen, learning_rate, momentum) in recipes.items():
        net = Network([784, 32, 10], activation="relu", seed=1)
        histories[letter] = net.train(images[chosen], labels[chosen], epochs=20, batch_size=32, momentum=momentum,
                                      learning_rate=learning_rate, validation=validation)
    return histories


OVERFITS, TOO_LARGE, WELL, TOO_SMALL = "A", "B", "C", "D"
LETTERS = (TOO_LARGE, TOO_SMALL, OVERFITS)


def _letters(result):
    """Three letters, or a sentence that says why they are none."""
    if not isinstance(result, tuple) or len(result) != 3 or not all(isinstance(part, str) for part in result):
        return "Give three letters in quotes, such as \"A\"."
    letters = tuple(part.strip().upper() for part in result)
    if any(letter not in {"A", "B", "C", "D"} for letter in letters):
        return "The panels are called A, B, C and D."
    if len(set(letters)) < 3:
        return "You gave the same letter twice. Three different panels are asked for."
    return letters


def _compare_letters(result, expected, arguments):
    came, wanted = _letters(result), _letters(expected)
    if isinstance(came, str):
        return came
    right = sum(a == b for a, b in zip(came, wanted, strict=True))
    return True if right == 3 else (
        f"{right} of the three are right. For each panel ask two things: how does the cost of the training images "
        "move, and how far from it is that of the held-out ones?")


# ---- 06.6 the start --------------------------------------------------------------------------------------------------

def _spread(inputs, neurons, activation):
    return np.sqrt(2 / inputs) if activation == "relu" else np.sqrt(2 / (inputs + neurons))


def _layer(inputs, neurons, activation, random):
    return random.standard_normal((inputs, neurons)) * _spread(inputs, neurons, activation), np.zeros(neurons)


def _with_spread(spread):
    """A start whose weights have another spread."""
    return lambda inputs, neurons, activation, random: (
        random.standard_normal((inputs, neurons)) * spread(inputs, neurons, activation), np.zeros(neurons))


def _uniform(inputs, neurons, activation, random):
    limit = np.sqrt(3) * _spread(inputs, neurons, activation)  # a uniform distribution has a spread of limit / sqrt(3)
    return random.uniform(-limit, limit, (inputs, neurons)), np.zeros(neurons)


def _single_precision(inputs, neurons, activation, random):
    variance = 2 / inputs if activation == "relu" else 2 / (inputs + neurons)
    return random.normal(0, variance ** 0.5, (inputs, neurons)).astype(np.float32), [0.0] * neurons


def _positive(inputs, neurons, activation, random):
    return random.random((inputs, neurons)) * _spread(inputs, neurons, activation), np.zeros(neurons)


def _transposed(inputs, neurons, activation, random):
    return _layer(inputs, neurons, activation, random)[0].T, np.zeros(neurons)


def _random_biases(inputs, neurons, activation, random):
    return _layer(inputs, neurons, activation, random)[0], random.standard_normal(neurons)


def _bias_per_input(inputs, neurons, activation, random):
    return _layer(inputs, neurons, activation, random)[0], np.zeros(inputs)


def _all_zero(inputs, neurons, activation, random):
    return np.zeros((inputs, neurons)), np.zeros(neurons)


def _compare_starts(result, expected, arguments):
    """Random numbers are compared by their mean and spread: with 60,000 of them both are known to half a per cent."""
    if not isinstance(result, tuple) or len(result) != 2:
        return "Return two things: the weights and the biases."
    weights, biases = result
    if np.shape(weights) != expected[0].shape:
        return f"The weights have the shape {np.shape(weights)}, expected is {expected[0].shape}: inputs, neurons."
    if np.shape(biases) != expected[1].shape:
        return f"The biases have the shape {np.shape(biases)}, expected is {expected[1].shape}: one for each neuron."
    spread = expected[0].std()
    if bool(np.any(biases)) != bool(np.any(expected[1])):
        return "The biases should all be 0."
    if abs(weights.std() - spread) > 0.03 * spread or abs(weights.mean() - expected[0].mean()) > 0.05 * spread:
        return (f"For {arguments[0]} inputs, {arguments[1]} neurons and {arguments[2]} your weights have a mean of "
                f"{weights.mean():.3g} and a spread of {weights.std():.3g}; 0 and {spread:.3g} are expected.")
    if np.unique(weights).size < 100 < np.unique(expected[0]).size:
        return "Your weights are not random: many of them are equal."
    return True


# ---- 06.7 momentum ---------------------------------------------------------------------------------------------------

def _momentum_step(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + velocity, velocity


def _in_place(weights, velocity, gradient, learning_rate, momentum):
    velocity *= momentum
    velocity -= learning_rate * gradient
    weights += velocity
    return weights, velocity


def _momentum_variation(new_velocity, new_weights=lambda w, v, old, g, rate: w + v):
    def step(weights, velocity, gradient, learning_rate, momentum):
        new = new_velocity(velocity, gradient, learning_rate, momentum)
        return new_weights(weights, new, velocity, gradient, learning_rate), new
    return step


def _right_velocity(v, g, rate, m):
    return m * v - rate * g


def _momentum_cases():
    random = np.random.default_rng(7)
    return [(np.array([1.0, -2.0]), np.array([0.5, -0.4]), np.array([2.0, -1.0]), 0.1, 0.8),
            (random.normal(size=(3, 2)), random.normal(size=(3, 2)), random.normal(size=(3, 2)), 0.05, 0.9)]


# ---- 06.11 the confusion matrix --------------------------------------------------------------------------------------

def _table_by_loop(labels, guesses):
    table = [[0] * 10 for _ in range(10)]
    for label, guess in zip(labels, guesses, strict=True):
        table[label][guess] += 1
    return table


def _table_of_seen(labels, guesses):
    seen = np.unique(labels)
    return np.array([[int(np.sum((labels == i) & (guesses == j))) for j in seen] for i in seen])


def _marked_once(labels, guesses):
    table = np.zeros((10, 10), int)
    table[labels, guesses] += 1
    return table


def _both_ways(labels, guesses):
    table = confusion_matrix(labels, guesses)
    return table + table.T - np.diag(table.diagonal())


def _tables():
    random = np.random.default_rng(8)
    labels = random.permutation(np.repeat(np.arange(10), 12))
    guesses = np.where(random.random(120) < 0.75, labels, random.integers(0, 10, 120))
    return [(np.array([4, 4, 9, 4, 1]), np.array([9, 9, 4, 4, 1])), (labels, guesses)]


EXERCISES = [
    Exercise(
        id="06.3",
        title="One epoch",
        reference=_epoch,
        cases=_epoch_cases,
        compare=_compare_networks,
        mistakes=[
            Mistake("nothing changed", lambda net, images, labels, batch_size, learning_rate, random: net,
                    "The network is what it was before. `w = w - ...` in a loop only gives the name `w` to a new "
                    "array; `w -= ...` changes the array that the network holds."),
            Mistake("uphill", _uphill,
                    "Your network climbs. The gradient points to where the cost *grows*: subtract it."),
            Mistake("rate forgotten", _rate_forgotten,
                    "Your steps are as long as the gradient itself. Multiply it by `learning_rate`."),
            Mistake("not shuffled", _variation(shuffle=False),
                    "You took the images in the order in which they came. Draw a new order for every epoch, with "
                    "`random.permutation(len(images))`, or the network meets the same batches again and again."),
            Mistake("labels in another order", _variation(labels_too=False),
                    "You shuffled the images but not their labels, so each image is taught a stranger's label. Use "
                    "the same order for both."),
            Mistake("last images left out", _variation(part=False),
                    "The last images were left out: the batch size does not divide their number. The last batch may "
                    "be smaller; a slice that runs past the end simply stops there."),
            Mistake("biases forgotten", _variation(biases=False),
                    "The weights are right, the biases have not moved. They have gradients of their own: the second "
                    "list that `net.gradients` returns."),
            Mistake("divided by the batch size", _variation(by_size=True),
                    "Your steps are too small by the batch size. `net.gradients` is the gradient of the *mean* cost: "
                    "it has been divided already."),
            Mistake("all images in one step", _one_big_step,
                    "You took one single step, along the gradient of all images. Cut the order into batches, and "
                    "step after each."),
            Mistake("gradient of all images each time", _variation(everything=True),
                    "The number of steps is right, but each one used the gradient of all images. Hand only the batch "
                    "to `net.gradients`."),
            Mistake("only the first batch", _variation(only_first=True),
                    "Only the first batch was learnt from. Is your `return` inside the loop?"),
        ],
        hints=[
            "`order = random.permutation(len(images))` is a new order; `order[start:start + batch_size]` is a batch "
            "of it.",
            "`for start in range(0, len(images), batch_size):` visits every batch, the small last one too. Get the "
            "gradients of `images[batch]` and `labels[batch]`.",
            "For each layer: `net.weights[layer] -= learning_rate * weight_gradients[layer]`, the same for the "
            "biases. After the loop, `return net`.",
        ],
        variants=[_by_new_arrays, _by_position],
        remark="That is all of training. `net.train` does the same, and keeps a record.",
    ),
    Exercise(
        id="06.5",
        title="Reading learning curves",
        reference=LETTERS,
        compare=_compare_letters,
        mistakes=[
            Mistake("large and small swapped", (TOO_SMALL, TOO_LARGE, OVERFITS),
                    f"You swapped the two rates. With steps that are too small the cost falls smoothly, but hardly "
                    f"gets anywhere ({TOO_SMALL}); with steps that are too large it jumps ({TOO_LARGE})."),
            Mistake("overfitting taken for a large rate", (OVERFITS, TOO_SMALL, TOO_LARGE),
                    f"In {OVERFITS} the training cost falls smoothly to nearly 0, so its steps are fine; only on "
                    "held-out images does it get no better. Which panel shows a training cost that jumps?"),
            Mistake("the good one overfits", (TOO_LARGE, TOO_SMALL, WELL),
                    f"In {WELL} the two curves stay close together. Overfitting is a wide gap: next to nothing on the "
                    "training images, and a cost that rises on the others."),
            Mistake("the good one is slow", (TOO_LARGE, WELL, OVERFITS),
                    f"{WELL} is flat at the end because it has arrived: look how low its cost is. Which one is still "
                    "high up after the last epoch?"),
            Mistake("overfitting taken for a small rate", (TOO_LARGE, OVERFITS, TOO_SMALL),
                    f"The training cost of {OVERFITS} is the lowest of all, so its steps were not too small. What is "
                    f"wrong with it is the other curve. And {TOO_SMALL} has learnt too little to overfit anything."),
        ],
        hints=[
            "Look at the training cost (circles) first. Where does it jump about, where does it hardly fall?",
            "Then at the held-out cost (squares). Where does it part from the other and rise?",
            "Too large a rate: jumps. Too small: a smooth line that is still high at the end. Overfitting: training "
            "cost near 0, held-out cost rising.",
        ],
        variants=[tuple(letter.lower() for letter in LETTERS), [f" {letter} " for letter in LETTERS]],
        remark=f"And {WELL} is a good training: both costs fall, and stay close together.",
    ),
    Exercise(
        id="06.6",
        title="A layer's start",
        reference=_layer,
        cases=lambda: [(784, 128, "relu", np.random.default_rng(1)), (200, 500, "sigmoid", np.random.default_rng(2)),
                       (300, 250, "relu", np.random.default_rng(3))],
        compare=_compare_starts,
        mistakes=[
            Mistake("not scaled", _with_spread(lambda inputs, neurons, activation: 1.0),
                    "Your weights have a spread of 1, whatever the number of inputs: the N(0, 1) of the textbooks. "
                    "Multiply them by the spread that the formula gives."),
            Mistake("variance for spread", _with_spread(lambda *layer: _spread(*layer) ** 2),
                    "Your weights are far too small: you multiplied by the variance, 2 divided by something. The "
                    "spread is its square root."),
            Mistake("the two rules swapped", _with_spread(
                lambda inputs, neurons, activation: _spread(inputs, neurons, "sigmoid" if activation == "relu"
                                                            else "relu")),
                    "The two rules are swapped: ReLU takes the inputs alone (He), sigmoid takes inputs and neurons "
                    "together (Xavier)."),
            Mistake("He for both", _with_spread(lambda inputs, neurons, activation: np.sqrt(2 / inputs)),
                    "Right for ReLU. For sigmoid the other rule was asked for: inputs *and* neurons count there."),
            Mistake("Xavier for both",
                    _with_spread(lambda inputs, neurons, activation: np.sqrt(2 / (inputs + neurons))),
                    "Right for sigmoid. ReLU neurons cut away half of what comes in, so for them only the inputs are "
                    "counted, and the weights are larger."),
            Mistake("neurons for inputs", _with_spread(
                lambda inputs, neurons, activation: _spread(neurons if activation == "relu" else inputs, neurons,
                                                            activation)),
                    "For ReLU you divided by the number of neurons. What a neuron adds up are its *inputs*: their "
                    "number decides how large the sum gets."),
            Mistake("the 2 forgotten", _with_spread(
                lambda inputs, neurons, activation: _spread(inputs, neurons, activation) / np.sqrt(2)),
                    "Your spread is too small by the square root of 2: there is a 2 above the fraction line."),
            Mistake("all positive", _positive,
                    "Your weights are all positive: `random.random` gives numbers from 0 to 1. They should lie "
                    "around 0: `random.standard_normal`."),
            Mistake("transposed", _transposed,
                    "Rows and columns of the weights are swapped: the shape is (inputs, neurons)."),
            Mistake("random biases", _random_biases,
                    "The weights are right. The biases should start at 0: the random weights already make the "
                    "neurons differ."),
            Mistake("a bias for every input", _bias_per_input,
                    "You made one bias for every input. Biases belong to the neurons of the layer."),
            Mistake("all zero", _all_zero,
                    "All weights are 0, so all neurons of the layer are the same and stay the same (lesson 05)."),
        ],
        hints=[
            "`random.standard_normal((inputs, neurons))` gives numbers with mean 0 and a spread of 1. Multiply them.",
            "The spread is the square root, `np.sqrt`, of 2 divided by `inputs` (ReLU) or by `inputs + neurons`.",
            "`return random.standard_normal((inputs, neurons)) * spread, np.zeros(neurons)`",
        ],
        variants=[_uniform, _single_precision],
        remark="`Network` starts like this, unless you ask for another `init`.",
    ),
    Exercise(
        id="06.7",
        title="A step with momentum",
        reference=_momentum_step,
        cases=_momentum_cases,
        mistakes=[
            Mistake("uphill", _momentum_variation(lambda v, g, rate, m: m * v + rate * g),
                    "The velocity gains speed *uphill*: the gradient has to be subtracted from it."),
            Mistake("velocity subtracted",
                    _momentum_variation(_right_velocity, lambda w, v, old, g, rate: w - v),
                    "The velocity is right, but you subtracted it. It points downhill already: add it to the weights."),
            Mistake("rate forgotten", _momentum_variation(lambda v, g, rate, m: m * v - g),
                    "The gradient goes into the velocity unscaled. Multiply it by `learning_rate`."),
            Mistake("rate outside",
                    _momentum_variation(lambda v, g, rate, m: m * v + g, lambda w, v, old, g, rate: w - rate * v),
                    "That is how PyTorch keeps it: a velocity without the rate, which comes in at the step. The path "
                    "is the same while the rate is; here the rate belongs into the velocity, as in the formula."),
            Mistake("old velocity", _momentum_variation(_right_velocity, lambda w, v, old, g, rate: w + old),
                    "The new velocity is right, but you moved the weights by the old one. First the velocity, then "
                    "the step."),
            Mistake("velocity not used", _momentum_variation(_right_velocity, lambda w, v, old, g, rate: w - rate * g),
                    "You computed the velocity, and then took a plain step without it. The weights move by the "
                    "velocity."),
            Mistake("never slows down", _momentum_variation(lambda v, g, rate, m: v - rate * g),
                    "The old velocity is kept in full, so nothing ever slows down. Only the share `momentum` of it "
                    "is kept."),
            Mistake("no memory", _momentum_variation(lambda v, g, rate, m: -rate * g),
                    "Your velocity forgets the last one: that is a plain step. Keep the share `momentum` of it."),
            Mistake("weighted average", _momentum_variation(lambda v, g, rate, m: m * v - (1 - m) * rate * g),
                    "You averaged the old velocity and the new step. Momentum adds the new step in full; that is why "
                    "it gets faster where all steps agree."),
            Mistake("only the weights", lambda *arguments: _momentum_step(*arguments)[0],
                    "Only the weights came back. The velocity is needed for the next step: return both."),
            Mistake("order of the results", lambda *arguments: _momentum_step(*arguments)[::-1],
                    "The two results are swapped: the weights come first, then the velocity."),
        ],
        hints=[
            "Two lines: a new velocity, then new weights.",
            "The new velocity is `momentum` times the old one, minus `learning_rate` times the gradient.",
            "The new weights are the old ones plus the new velocity. Return both, weights first.",
        ],
        variants=[_in_place, lambda weights, velocity, gradient, learning_rate, momentum: [
            weights + momentum * velocity - learning_rate * gradient, momentum * velocity - learning_rate * gradient]],
        remark="With `momentum=0` it is the plain step.",
    ),
    Exercise(
        id="06.11",
        title="The confusion matrix",
        reference=confusion_matrix,
        cases=_tables,
        mistakes=[
            Mistake("transposed", lambda labels, guesses: confusion_matrix(guesses, labels),
                    "Rows and columns are swapped: the row is the true digit, the column what was read."),
            Mistake("counted once", _marked_once,
                    "Nothing is counted more than once. `table[labels, guesses] += 1` adds 1 to a place only once, "
                    "however often it is named; a loop does not have that problem, and neither has `np.add.at`."),
            Mistake("only the errors",
                    lambda labels, guesses: confusion_matrix(labels, guesses) * (1 - np.eye(10, dtype=int)),
                    "The right answers are missing. They belong on the diagonal."),
            Mistake("shares", lambda labels, guesses: confusion_matrix(labels, guesses)
                    / np.maximum(np.bincount(labels, minlength=10), 1)[:, None],
                    "You gave the share of each row. Counts are asked for: shares can still be made from them."),
            Mistake("both ways", _both_ways,
                    "Each error was counted both ways. A 4 read as a 9 is one thing, a 9 read as a 4 another."),
            Mistake("only digits that occur", _table_of_seen,
                    "Your table has a row only for digits that occur. It should always be 10 by 10."),
        ],
        hints=[
            "Start from `np.zeros((10, 10), int)`.",
            "Go through the pairs with `for label, guess in zip(labels, guesses):` and add 1 at the right place.",
            "The place is `table[label, guess]`. Return the table.",
        ],
        variants=[_table_by_loop,
                  lambda labels, guesses: np.bincount(10 * labels + guesses, minlength=100).reshape(10, 10)],
    ),
]
